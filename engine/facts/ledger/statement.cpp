#include <sqlite3.h>

#include <utility>

#include "engine/facts/ledger/database.hpp"

namespace dun::facts {

Statement::Statement(sqlite3* connection, const std::string& path, std::string_view sql)
    : connection_(connection), path_(&path) {
  check(sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement_,
                           nullptr));
}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_), statement_(std::exchange(other.statement_, nullptr)), path_(other.path_) {}

Statement::~Statement() {
  sqlite3_finalize(statement_);
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) throw Refused{fault_of(connection_, code, *path_)};
}

void Statement::reset() {
  sqlite3_reset(statement_);
}

void Statement::bind(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(statement_, parameter, value));
}

void Statement::bind(int parameter, std::string_view value) {
  // A view of nothing has no address, which SQLite would take for NULL.
  check(sqlite3_bind_text64(statement_, parameter, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC,
                            SQLITE_UTF8));
}

void Statement::bind(int parameter, std::nullopt_t) {
  check(sqlite3_bind_null(statement_, parameter));
}

void Statement::bind_bytes(int parameter, std::string_view value) {
  check(sqlite3_bind_blob64(statement_, parameter, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC));
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_);
    return false;
  }
  const base::Fault fault = fault_of(connection_, code, *path_);
  sqlite3_reset(statement_);
  throw Refused{fault};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
std::string Statement::text(int column) const {
  return std::string(bytes(column));
}

std::string_view Statement::bytes(int column) const {
  const void* begin = sqlite3_column_blob(statement_, column);
  if (begin == nullptr) return {};
  return {static_cast<const char*>(begin), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<Day> Statement::optional_day(int column) const {
  if (is_null(column)) return std::nullopt;
  return day(column);
}

std::optional<bool> Statement::optional_flag(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column) != 0;
}

}  // namespace dun::facts
