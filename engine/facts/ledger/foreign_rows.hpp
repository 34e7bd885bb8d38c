// Rows of a view or table in an SQLite database that somebody else keeps: opened for reading alone, never locked for
// longer than a read takes, never written. Knows nothing of what the rows mean.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace dun::facts {

class ForeignRows {
 public:
  /// Refuses (usage) a file that is not there, (data) a database without that view.
  [[nodiscard]] static base::Result<std::unique_ptr<ForeignRows>> open(const std::string& database,
                                                                       const std::string& view);

  ForeignRows(const ForeignRows&) = delete;
  ForeignRows& operator=(const ForeignRows&) = delete;
  ~ForeignRows();

  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
  /// To the next row; false at the end.
  [[nodiscard]] base::Result<bool> step();
  /// Back before the first row.
  void rewind();

  /// The value as text, valid until the next step; empty for NULL.
  [[nodiscard]] std::string_view text(std::size_t column) const;
  /// Floating point or bytes: nothing that can be taken as written.
  [[nodiscard]] bool is_inexact(std::size_t column) const;

 private:
  struct Connection;
  explicit ForeignRows(std::unique_ptr<Connection> connection);

  std::unique_ptr<Connection> connection_;
  std::vector<std::string> columns_;
};

}  // namespace dun::facts
