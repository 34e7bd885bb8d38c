// One connection to an SQLite file, and its statements. What SQLite refuses is thrown as a Refused, which carries the
// fault in a reader's words; the doors of engine/facts/ledger and engine/journal catch it, and it goes no further.
// sqlite3.h stays in the sources of these two rooms.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/base/result.hpp"
#include "engine/facts/ledger/ledger.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace dun::facts {

/// Thrown inside the two rooms that see SQLite, and by nothing else.
struct Refused {
  base::Fault fault;
};

/// Runs `work` and turns a Refused into a Result.
template <class Work>
[[nodiscard]] auto guarded(Work&& work) -> base::Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (Refused& refused) {
    return tl::make_unexpected(std::move(refused.fault));
  }
}

/// A prepared statement. Parameters and columns are counted from 1 and 0, as SQLite does; texts handed out live until
/// the next step.
class Statement {
 public:
  Statement(sqlite3* connection, const std::string& path, std::string_view sql);
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  /// Starts anew and binds all parameters in order.
  template <class... Values>
  Statement& with(const Values&... values) {
    reset();
    int parameter = 0;
    (bind(++parameter, values), ...);
    return *this;
  }
  void reset();
  void bind(int parameter, std::int64_t value);
  void bind(int parameter, int value) { bind(parameter, std::int64_t{value}); }
  void bind(int parameter, std::uint16_t value) { bind(parameter, std::int64_t{value}); }
  void bind(int parameter, bool value) { bind(parameter, std::int64_t{value ? 1 : 0}); }
  void bind(int parameter, Day value) { bind(parameter, std::int64_t{value.number}); }
  /// The bytes must live until the statement was stepped.
  void bind(int parameter, std::string_view value);
  void bind(int parameter, const std::string& value) { bind(parameter, std::string_view(value)); }
  void bind(int parameter, std::nullopt_t);
  void bind_bytes(int parameter, std::string_view value);
  template <class T>
  void bind(int parameter, const std::optional<T>& value) {
    if (value)
      bind(parameter, *value);
    else
      bind(parameter, std::nullopt);
  }

  /// True while there is a row.
  bool step();
  /// Steps a statement that gives no rows.
  void run() {
    while (step()) {
    }
  }

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::string_view bytes(int column) const;
  [[nodiscard]] Day day(int column) const { return Day{static_cast<std::int32_t>(integer(column))}; }
  [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;
  [[nodiscard]] std::optional<Day> optional_day(int column) const;
  [[nodiscard]] std::optional<bool> optional_flag(int column) const;

  [[nodiscard]] sqlite3_stmt* handle() const { return statement_; }

 private:
  void check(int code) const;

  sqlite3* connection_;
  sqlite3_stmt* statement_ = nullptr;
  const std::string* path_;
};

class Database {
 public:
  enum class Opening : std::uint8_t { create, read_write, read_only };
  /// Whether the rows that written rows refer to are looked up. Trusted: the writer has read them under this very lock.
  enum class References : std::uint8_t { checked, trusted };

  Database(const std::string& path, Opening opening);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] bool is_read_only() const { return opening_ == Opening::read_only; }
  [[nodiscard]] sqlite3* handle() const { return connection_; }

  void execute(const std::string& sql);
  [[nodiscard]] Statement prepare(std::string_view sql) const { return {connection_, path_, sql}; }
  /// The statement for this text, prepared once. `sql` must be a literal: it is known by its address.
  [[nodiscard]] Statement& cached(const char* sql);
  /// The first column of the first row; nothing if there is no row or it is NULL.
  [[nodiscard]] std::optional<std::int64_t> number(const char* sql);

  /// How long to wait for another writer. Ten seconds unless a test says otherwise.
  void wait_for_writers(int milliseconds);
  /// Takes the write lock, waiting for another writer; throws Refused (machine) if that takes too long.
  void begin(References references = References::checked);
  void commit();
  /// Undoes an open transaction; does nothing without one.
  void roll_back() noexcept;
  [[nodiscard]] bool in_transaction() const;
  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] std::int64_t changes() const;

 private:
  void connect(const std::string& name, int flags);
  void configure();
  void check_references_again() noexcept;

  std::string path_;
  Opening opening_;
  References references_ = References::checked;
  sqlite3* connection_ = nullptr;
  std::unordered_map<const char*, std::unique_ptr<Statement>> statements_;
};

/// The fault for a code of SQLite, with what to do next.
[[nodiscard]] base::Fault fault_of(sqlite3* connection, int code, const std::string& path);

[[noreturn]] void refuse_data(std::string message, std::string advice = {});
[[noreturn]] void refuse_usage(std::string message, std::string advice = {});
[[noreturn]] void refuse_machine(std::string message, std::string advice = {});

}  // namespace dun::facts
