// SQLite's codes in a reader's words.
#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <new>
#include <stdexcept>

#include "engine/facts/ledger/database.hpp"

namespace dun::facts {

namespace {

base::Fault machine(std::string message, std::string advice) {
  return {base::FaultKind::machine, std::move(message), std::move(advice)};
}

base::Fault full(const std::string& path) {
  return machine(
      fmt::format("no room to write the ledger {}", path),
      "free some space on the disk, or raise the limit on file sizes, and run again; nothing was kept of this");
}

/// The operating system's own reason, which the file that failed remembers: the ledger or its log.
int last_errno(sqlite3* connection, int which) {
  sqlite3_file* file = nullptr;
  int reason = 0;
  sqlite3_file_control(connection, "main", which, static_cast<void*>(&file));
  if (file != nullptr && file->pMethods != nullptr)
    file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &reason);
  return reason;
}

int reason_of_failure(sqlite3* connection) {
  if (const int reason = last_errno(connection, SQLITE_FCNTL_JOURNAL_POINTER)) return reason;
  if (const int reason = last_errno(connection, SQLITE_FCNTL_FILE_POINTER)) return reason;
  return sqlite3_system_errno(connection);
}

base::Fault failed_to_write(sqlite3* connection, const std::string& path) {
  const int reason = reason_of_failure(connection);
  if (reason == ENOSPC || reason == EFBIG || reason == EDQUOT) return full(path);
  return machine(fmt::format("the ledger {} cannot be read or written: {}", path,
                             reason == 0 ? sqlite3_errmsg(connection) : std::strerror(reason)),
                 "check the disk, then run again; nothing was kept of this");
}

base::Fault corrupt(const std::string& path) {
  return machine(
      fmt::format("the ledger {} is damaged", path),
      fmt::format("keep a copy of it, restore the latest backup, and see what differs: dun ledger verify {}", path));
}

}  // namespace

base::Fault fault_of(sqlite3* connection, int code, const std::string& path) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return machine(fmt::format("another program is writing the ledger {}", path),
                     "wait until it has ended, then run again; nothing was written");
    case SQLITE_FULL:
      return full(path);
    case SQLITE_IOERR:
      return failed_to_write(connection, path);
    case SQLITE_CORRUPT:
      return corrupt(path);
    case SQLITE_NOTADB:
      return machine(fmt::format("{} is not a ledger", path), "name a file made with dun ledger init");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return machine(fmt::format("the ledger {} is read-only", path), "make the file and its folder writable");
    case SQLITE_CANTOPEN:
      return machine(fmt::format("the ledger {} cannot be opened", path),
                     "check that its folder exists and can be written: a log is kept beside the ledger");
    case SQLITE_NOMEM:
      throw std::bad_alloc();
    default:
      throw std::logic_error(fmt::format("SQLite {}: {}", code, sqlite3_errmsg(connection)));
  }
}

}  // namespace dun::facts
