#include "engine/journal/verify.hpp"

#include <fmt/format.h>

#include "engine/journal/findings.hpp"

namespace dun::journal {

std::string_view to_string(FindingKind kind) {
  switch (kind) {
    case FindingKind::file:
      return "file";
    case FindingKind::state:
      return "state";
    case FindingKind::row_changed:
      return "changed";
    case FindingKind::row_missing:
      return "missing";
    case FindingKind::row_added:
      return "added";
    case FindingKind::chain:
      return "chain";
    case FindingKind::run:
      return "run";
  }
  return "";
}

void Findings::add(FindingKind kind, std::string table, std::string row, std::string message) {
  constexpr int most_of_a_kind = 100;
  if (++count_[static_cast<std::size_t>(kind)] > most_of_a_kind) {
    verification_.more = true;
    return;
  }
  verification_.findings.push_back({kind, std::move(table), std::move(row), std::move(message)});
}

void check_file(facts::Database& database, Findings& findings) {
  facts::Statement sound = database.prepare("PRAGMA integrity_check(100)");
  while (sound.step())
    if (sound.bytes(0) != "ok") findings.add(FindingKind::file, "", "", sound.text(0));
  facts::Statement keys = database.prepare("PRAGMA foreign_key_check");
  while (keys.step())
    findings.add(FindingKind::file, keys.text(0), keys.is_null(1) ? "a row" : fmt::format("row {}", keys.integer(1)),
                 fmt::format("names a row of {} that is not there", keys.bytes(2)));
}

base::Result<Verification> verify(const facts::Ledger& ledger, const std::string& head,
                                  const std::function<void(std::int64_t done)>& progress) {
  return facts::guarded([&] {
    facts::Database& database = ledger.database();
    Verification verification;
    Findings findings(verification);
    // Everything is read as of one moment, whoever writes meanwhile.
    database.execute("BEGIN");
    try {
      check_file(database, findings);
      check_seals(database, findings, head);
      check_states(database, findings, progress);
      verification.claims = database.number("SELECT count(*) FROM claim").value_or(0);
      verification.actions = database.number("SELECT count(*) FROM action").value_or(0);
      verification.runs = database.number("SELECT count(*) FROM run").value_or(0);
    } catch (...) {
      database.roll_back();
      throw;
    }
    database.roll_back();
    return verification;
  });
}

}  // namespace dun::journal
