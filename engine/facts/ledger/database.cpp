#include "engine/facts/ledger/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace dun::facts {

namespace {

constexpr int patience_in_milliseconds = 10'000;

/// A path as an SQLite URI, with what a URI gives a meaning to written out.
std::string as_uri(const std::string& path, const char* query) {
  std::string uri = "file:";
  for (const char letter : path) {
    if (letter == '%' || letter == '?' || letter == '#')
      uri += fmt::format("%{:02x}", letter);
    else
      uri += letter;
  }
  return uri + query;
}

std::optional<struct stat> status_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return std::nullopt;
  return status;
}

bool is_empty_or_absent(const std::string& path) {
  const auto status = status_of(path);
  return !status || status->st_size == 0;
}

/// Nobody may write it, whoever asks: the superuser is held to the marking, too.
bool is_marked_read_only(const struct stat& status) {
  constexpr mode_t anybody_writes = S_IWUSR | S_IWGRP | S_IWOTH;
  return (status.st_mode & anybody_writes) == 0;
}

bool can_be_written(const std::string& path, const struct stat& status) {
  return !is_marked_read_only(status) && access(path.c_str(), W_OK) == 0;
}

/// A reader, too, opens a file for writing where it can, and promises not to (query_only): only so can it take up a log
/// that a killed program left, and leave none of its own.
int flags_of(const std::string& path, Database::Opening opening) {
  if (opening == Database::Opening::create) return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const auto status = status_of(path);
  return status && can_be_written(path, *status) ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
}

void check_path(const std::string& path, Database::Opening opening) {
  const auto status = status_of(path);
  if (opening == Database::Opening::create) {
    if (status && status->st_size > 0)
      refuse_usage(fmt::format("{} exists already", path), "choose another name, or use the ledger as it is");
    return;
  }
  if (!status)
    refuse_usage(fmt::format("there is no ledger at {}", path), fmt::format("make one: dun ledger init {}", path));
  if (!S_ISREG(status->st_mode)) refuse_usage(fmt::format("{} is not a file", path), "name the ledger file");
  if (opening == Database::Opening::read_write && !can_be_written(path, *status))
    refuse_machine(fmt::format("the ledger {} is read-only", path),
                   fmt::format("make it writable (chmod u+w {}), or add --dry-run to look without writing", path));
}

}  // namespace

void refuse_data(std::string message, std::string advice) {
  throw Refused{{base::FaultKind::data, std::move(message), std::move(advice)}};
}
void refuse_usage(std::string message, std::string advice) {
  throw Refused{{base::FaultKind::usage, std::move(message), std::move(advice)}};
}
void refuse_machine(std::string message, std::string advice) {
  throw Refused{{base::FaultKind::machine, std::move(message), std::move(advice)}};
}

Database::Database(const std::string& path, Opening opening) : path_(path), opening_(opening) {
  check_path(path, opening);
  try {
    connect(path, flags_of(path, opening));
    configure();
  } catch (const Refused&) {
    sqlite3_close_v2(connection_);
    throw;
  }
}

Database::~Database() {
  statements_.clear();
  sqlite3_close_v2(connection_);
}

void Database::connect(const std::string& name, int flags) {
  const int code = sqlite3_open_v2(name.c_str(), &connection_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr);
  if (code != SQLITE_OK) throw Refused{fault_of(connection_, code, path_)};
  sqlite3_extended_result_codes(connection_, 1);
  wait_for_writers(patience_in_milliseconds);
  // The first read opens the write-ahead log. In a folder that cannot be written this fails even for reading; the file
  // alone can then be read as long as there is no log beside it.
  const int first_read = sqlite3_exec(connection_, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
  if (first_read == SQLITE_OK) return;
  const bool untouched = is_read_only() && is_empty_or_absent(path_ + "-wal") && name == path_;
  if ((first_read & 0xff) != SQLITE_CANTOPEN || !untouched) throw Refused{fault_of(connection_, first_read, path_)};
  sqlite3_close_v2(std::exchange(connection_, nullptr));
  connect(as_uri(path_, "?immutable=1"), SQLITE_OPEN_READONLY);
}

void Database::configure() {
  execute("PRAGMA foreign_keys = ON");
  execute("PRAGMA trusted_schema = OFF");
  execute("PRAGMA temp_store = MEMORY");
  execute("PRAGMA cache_size = -32768");
  // With a write-ahead log, FULL makes every commit wait for the disk: a run that was reported is there after a power
  // cut.
  execute("PRAGMA synchronous = FULL");
  if (is_read_only()) execute("PRAGMA query_only = ON");
}

void Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw Refused{fault_of(connection_, code, path_)};
}

Statement& Database::cached(const char* sql) {
  std::unique_ptr<Statement>& statement = statements_[sql];
  if (!statement) statement = std::make_unique<Statement>(connection_, path_, sql);
  return *statement;
}

std::optional<std::int64_t> Database::number(const char* sql) {
  Statement& statement = cached(sql).with();
  std::optional<std::int64_t> found;
  if (statement.step()) found = statement.optional_integer(0);
  statement.reset();
  return found;
}

void Database::wait_for_writers(int milliseconds) {
  sqlite3_busy_timeout(connection_, milliseconds);
}

void Database::begin(References references) {
  if (is_read_only()) refuse_machine(fmt::format("the ledger {} was opened for reading only", path_));
  if (references == References::trusted) {  // inside a transaction SQLite would ignore it
    execute("PRAGMA foreign_keys = OFF");
    references_ = references;
  }
  try {
    execute("BEGIN IMMEDIATE");
  } catch (...) {
    check_references_again();
    throw;
  }
}

void Database::commit() {
  execute("COMMIT");
  check_references_again();
}

void Database::check_references_again() noexcept {
  if (references_ == References::checked) return;
  sqlite3_exec(connection_, "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr);
  references_ = References::checked;
}

void Database::roll_back() noexcept {
  if (!in_transaction()) return;
  for (auto& [sql, statement] : statements_) statement->reset();
  sqlite3_exec(connection_, "ROLLBACK", nullptr, nullptr, nullptr);
  check_references_again();
}

bool Database::in_transaction() const {
  return sqlite3_get_autocommit(connection_) == 0;
}
std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(connection_);
}
std::int64_t Database::changes() const {
  return sqlite3_changes64(connection_);
}

}  // namespace dun::facts
