// Where rows come from: the port between an import and a file or a query. Text is UTF-8 by the time it is handed out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace dun::import {

/// What is wrong with a row: in which of its columns (empty: in the row as a whole), and why.
struct Problem {
  std::string column;
  std::string reason;
};

struct SourceRow {
  std::size_t line = 0;                  // of the file, or of the query's answer; counted from 1
  std::vector<std::string_view> fields;  // one for each column of the header; valid until the next row is read
  std::vector<Problem> problems;         // if any, the fields are not to be read
};

struct Progress {
  std::size_t done = 0;
  std::size_t total = 0;  // 0 if it is not known
};

class RowSource {
 public:
  RowSource() = default;
  RowSource(const RowSource&) = delete;
  RowSource& operator=(const RowSource&) = delete;
  virtual ~RowSource() = default;

  [[nodiscard]] virtual const std::vector<std::string>& header() const = 0;
  /// The next row; false at the end.
  [[nodiscard]] virtual base::Result<bool> next(SourceRow& row) = 0;
  /// Back to the first row.
  [[nodiscard]] virtual base::Result<void> rewind() = 0;
  [[nodiscard]] virtual Progress progress() const = 0;
};

}  // namespace dun::import
