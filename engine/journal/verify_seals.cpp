// The chain of seals against the rows it covers.
#include <fmt/format.h>

#include <map>

#include "engine/facts/ledger/action_row.hpp"
#include "engine/journal/findings.hpp"
#include "engine/journal/run_row.hpp"

namespace dun::journal {

using facts::Database;
using facts::Seal;
using facts::SealKind;
using facts::Statement;

namespace {

/// Rows of one table that are sealed in batches, numbered from 1 without gaps.
class BatchCheck {
 public:
  using ReadBytes = std::function<void(const Statement&, std::string&)>;

  BatchCheck(Database& database, Findings& findings, std::string table, std::string name, const std::string& columns,
             int checksum_column, ReadBytes read)
      : findings_(findings),
        table_(std::move(table)),
        name_(std::move(name)),
        checksum_column_(checksum_column),
        read_(std::move(read)),
        rows_(database.prepare(fmt::format("SELECT {} ORDER BY 1", columns))) {
    more_ = rows_.step();
  }

  /// The bytes of a batch; `intact` is false if a row of it was found changed, missing or added.
  std::string batch(const Seal& seal, bool& intact);
  /// What is left over was never sealed.
  void finish();
  [[nodiscard]] std::int64_t next() const { return next_; }

 private:
  std::string row(std::int64_t number) const { return fmt::format("{} {}", name_, number); }
  void added();

  Findings& findings_;
  std::string table_;
  std::string name_;
  int checksum_column_;
  ReadBytes read_;
  Statement rows_;
  bool more_ = false;
  std::int64_t next_ = 1;
};

void BatchCheck::added() {
  findings_.add(FindingKind::row_added, table_, row(rows_.integer(0)), "stands in no sealed batch: it was slipped in");
  more_ = rows_.step();
}

std::string BatchCheck::batch(const Seal& seal, bool& intact) {
  std::string bytes;
  for (; more_ && rows_.integer(0) < seal.first; intact = false) added();
  for (std::int64_t number = seal.first; number <= seal.last; ++number) {
    if (!more_ || rows_.integer(0) != number) {
      findings_.add(FindingKind::row_missing, table_, row(number), "was sealed and is not there any more");
      intact = false;
      continue;
    }
    const std::size_t begin = bytes.size();
    read_(rows_, bytes);
    if (facts::checksum_of(std::string_view(bytes).substr(begin)) != rows_.integer(checksum_column_)) {
      findings_.add(FindingKind::row_changed, table_, row(number), "does not match its checksum: it was changed");
      intact = false;
    }
    more_ = rows_.step();
  }
  next_ = seal.last + 1;
  return bytes;
}

void BatchCheck::finish() {
  while (more_) added();
}

/// Walks the chain from its beginning.
class ChainCheck {
 public:
  ChainCheck(Database& database, Findings& findings);
  void walk(const std::string& head);

 private:
  void check(const Seal& seal);
  void check_batch(const Seal& seal, BatchCheck& rows, std::string_view what);
  void check_run(const Seal& seal);
  void count_decisions();
  void check_unsealed_runs();
  void check_counts(std::int64_t number, const RunRecord& record);
  void broken(const Seal& seal, std::string message);

  Database& database_;
  Findings& findings_;
  facts::Words words_;
  BatchCheck actions_;
  BatchCheck changes_;
  std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> decisions_;  // acts and skips by run
  Seal before_;
};

ChainCheck::ChainCheck(Database& database, Findings& findings)
    : database_(database),
      findings_(findings),
      words_(database),
      actions_(database, findings, "action", "action", fmt::format("{} FROM action a", facts::action_columns),
               facts::action_column_count - 1,
               [this](const Statement& row, std::string& bytes) { append_bytes(bytes, read_action(row), words_); }),
      changes_(database, findings, "action_change", "change",
               fmt::format("{} FROM action_change c", facts::change_columns), facts::change_column_count - 1,
               [this](const Statement& row, std::string& bytes) { append_bytes(bytes, read_change(row), words_); }) {}

void ChainCheck::broken(const Seal& seal, std::string message) {
  findings_.add(FindingKind::chain, "seal", fmt::format("seal {}", seal.number), std::move(message));
}

void ChainCheck::check(const Seal& seal) {
  if (seal.number != before_.number + 1)
    broken(seal, fmt::format("follows seal {}: seals in between were removed", before_.number));
  switch (seal.kind) {
    case SealKind::decisions:
      return check_batch(seal, actions_, "actions");
    case SealKind::changes:
      return check_batch(seal, changes_, "changes");
    case SealKind::run:
      return check_run(seal);
  }
  broken(seal, "is of no known kind");
}

void ChainCheck::check_batch(const Seal& seal, BatchCheck& rows, std::string_view what) {
  if (seal.first != rows.next() || seal.last < seal.first)
    broken(seal,
           fmt::format("covers {} {} to {}, expected them to begin at {}", what, seal.first, seal.last, rows.next()));
  bool intact = true;
  const std::string bytes = rows.batch(seal, intact);
  if (intact && hash_of(before_.hash, seal.kind, seal.first, seal.last, bytes) != seal.hash)
    broken(seal,
           fmt::format("does not match {} {} to {} and the seal before: one of them was changed, checksum and all",
                       what, seal.first, seal.last));
}

void ChainCheck::check_run(const Seal& seal) {
  const std::string bytes = bytes_of_run(database_, seal.first);
  if (bytes.empty()) {
    findings_.add(FindingKind::row_missing, "run", fmt::format("run number {}", seal.first),
                  "was sealed and is not there any more");
    return;
  }
  const RunRecord record = read_run(database_, seal.first);
  if (hash_of(before_.hash, seal.kind, seal.first, seal.last, bytes) != seal.hash)
    findings_.add(FindingKind::row_changed, "run", "run " + record.id,
                  "does not match its seal and the seal before: it, its counts or the chain was changed");
  check_counts(seal.first, record);
}

void ChainCheck::count_decisions() {
  Statement rows = database_.prepare(
      "SELECT run, count(*) FILTER (WHERE state <> ?1), count(*) FILTER (WHERE state = ?1) FROM action WHERE run IS "
      "NOT "
      "NULL GROUP BY run");
  rows.with(static_cast<int>(facts::ActionState::skipped));
  while (rows.step()) decisions_[rows.integer(0)] = {rows.integer(1), rows.integer(2)};
}

void ChainCheck::check_counts(std::int64_t number, const RunRecord& record) {
  const auto [actions, skips] = decisions_[number];
  if (actions != record.new_actions || skips != record.new_skips)
    findings_.add(FindingKind::run, "run", "run " + record.id,
                  fmt::format("has {} actions and {} skips, its record says {} and {}", actions, skips,
                              record.new_actions, record.new_skips));
}

void ChainCheck::check_unsealed_runs() {
  Statement rows = database_.prepare(
      "SELECT number, id FROM run r WHERE NOT EXISTS (SELECT 1 FROM seal s WHERE s.kind = "
      "3 AND s.first = r.number) ORDER BY number");
  while (rows.step())
    findings_.add(FindingKind::row_added, "run", "run " + rows.text(1), "has no seal: it was slipped in");
}

void ChainCheck::walk(const std::string& head) {
  bool head_found = head.empty();
  count_decisions();
  Statement rows = database_.prepare("SELECT number, kind, first, last, hash FROM seal ORDER BY number");
  while (rows.step()) {
    const Seal seal{rows.integer(0), static_cast<SealKind>(rows.integer(1)), rows.integer(2), rows.integer(3),
                    rows.text(4)};
    check(seal);
    before_ = seal;
    if (!head_found) head_found = facts::hexadecimal(seal.hash) == head;
  }
  actions_.finish();
  changes_.finish();
  check_unsealed_runs();
  findings_.verification().head = facts::hexadecimal(before_.hash);
  if (!head_found)
    findings_.add(FindingKind::chain, "seal", "seal " + head,
                  "is not in the chain: what came after it, or the whole chain, was replaced or cut off");
}

}  // namespace

void check_seals(Database& database, Findings& findings, const std::string& head) {
  ChainCheck(database, findings).walk(head);
}

}  // namespace dun::journal
