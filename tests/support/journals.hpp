// Runs for tests: claims that all get a reminder, decided by nobody.
#pragma once

#include "engine/journal/journal.hpp"
#include "tests/support/ledgers.hpp"

namespace dun::support {

/// Claims of as many debtors.
[[nodiscard]] inline std::vector<facts::ClaimHistory> portfolio(int claims) {
  std::vector<facts::ClaimHistory> histories;
  for (int i = 0; i < claims; ++i) {
    histories.push_back(claim_due("2026-03-02"));
    histories.back().claim.id = "c" + std::to_string(i);
    histories.back().debtor.id = histories.back().claim.debtor = "d" + std::to_string(i);
  }
  return histories;
}

/// Claims of one debtor.
[[nodiscard]] inline std::vector<facts::ClaimHistory> one_debtor(int claims) {
  std::vector<facts::ClaimHistory> histories = portfolio(claims);
  for (auto& history : histories) history.debtor.id = history.claim.debtor = "kari";
  return histories;
}

[[nodiscard]] inline journal::RunStart start_on(std::string_view run_date) {
  return {day(run_date), std::nullopt, "7f3a", {"no/consumer-standard"}, {"no/inkasso"}, "2026-03-16T06:00:00Z"};
}

[[nodiscard]] inline journal::Names names() {
  return {{"purring"}, {"reminder"}, {"letter"}, {"reminder.when", "early-fee"}, {}};
}

/// A reminder with a fee for every claim of the ledger.
[[nodiscard]] inline std::vector<journal::Entry> entries_for(const facts::Ledger& ledger, std::uint16_t occurrence) {
  std::vector<journal::Entry> entries;
  must(ledger.each_claim([&](const facts::ClaimRecord& claim) {
    journal::Entry entry;
    entry.claim = must(ledger.number_of(claim.id));
    entry.relationship = must(ledger.relationship_number_of(claim.id));
    entry.step = entry.act = entry.channel = 0;
    entry.occurrence = occurrence;
    entry.pay_by = day("2026-03-30");
    entry.principal = claim.principal.minor;
    entry.fee = 3800;
    entry.reasons[0] = 0;
    entry.reasons[1] = 1;
    entries.push_back(entry);
    return true;
  }));
  return entries;
}

inline journal::RunRecord run_entries(facts::Ledger& ledger, std::string_view run_date,
                                      const std::vector<journal::Entry>& entries) {
  journal::Run run = must(journal::Run::start(ledger, start_on(run_date), names()));
  must(run.write(entries));
  run.count(plan::Outcome::act, static_cast<std::int64_t>(entries.size()));
  return must(run.finish("2026-03-16T06:00:01Z"));
}

inline journal::RunRecord run_day(facts::Ledger& ledger, std::string_view run_date) {
  return run_entries(ledger, run_date, entries_for(ledger, 1));
}

}  // namespace dun::support
