#include "engine/facts/ledger/foreign_rows.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>

namespace dun::facts {

struct ForeignRows::Connection {
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    sqlite3_finalize(statement);
    sqlite3_close(database);
  }
  [[nodiscard]] tl::unexpected<base::Fault> failed(base::FaultKind kind, const std::string& advice) const {
    return base::refuse(kind, fmt::format("{}: {}", path, sqlite3_errmsg(database)), advice);
  }

  std::string path;
  sqlite3* database = nullptr;
  sqlite3_stmt* statement = nullptr;
};

namespace {

std::string select_all(const std::string& view) {
  std::string sql = "SELECT * FROM \"";
  for (const char c : view) sql += c == '"' ? std::string("\"\"") : std::string(1, c);
  return sql + '"';
}

}  // namespace

ForeignRows::ForeignRows(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {
  const int count = sqlite3_column_count(connection_->statement);
  for (int i = 0; i < count; ++i) columns_.emplace_back(sqlite3_column_name(connection_->statement, i));
}
ForeignRows::~ForeignRows() = default;

base::Result<std::unique_ptr<ForeignRows>> ForeignRows::open(const std::string& database, const std::string& view) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(database, error))
    return base::refuse(base::FaultKind::usage, fmt::format("there is no database at {}", database),
                        "check `sqlite` in the mapping");
  auto connection = std::make_unique<Connection>();
  connection->path = database;
  if (sqlite3_open_v2(database.c_str(), &connection->database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
    return connection->failed(base::FaultKind::machine, "check the file and its permissions");
  sqlite3_busy_timeout(connection->database, 10'000);
  const std::string sql = select_all(view);
  if (sqlite3_prepare_v2(connection->database, sql.c_str(), -1, &connection->statement, nullptr) != SQLITE_OK)
    return connection->failed(base::FaultKind::data,
                              fmt::format("check that it is an SQLite database with a view `{}`", view));
  return std::unique_ptr<ForeignRows>(new ForeignRows(std::move(connection)));
}

base::Result<bool> ForeignRows::step() {
  const int code = sqlite3_step(connection_->statement);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return connection_->failed(base::FaultKind::machine, "nothing was loaded; try again when the database can be read");
}

void ForeignRows::rewind() {
  sqlite3_reset(connection_->statement);
}

std::string_view ForeignRows::text(std::size_t column) const {
  const int at = static_cast<int>(column);
  const unsigned char* begin = sqlite3_column_text(connection_->statement, at);
  if (begin == nullptr) return {};
  return {reinterpret_cast<const char*>(begin),
          static_cast<std::size_t>(sqlite3_column_bytes(connection_->statement, at))};
}

bool ForeignRows::is_inexact(std::size_t column) const {
  const int type = sqlite3_column_type(connection_->statement, static_cast<int>(column));
  return type == SQLITE_FLOAT || type == SQLITE_BLOB;
}

}  // namespace dun::facts
