#include "engine/journal/run_row.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace dun::journal {

using facts::Database;
using facts::Statement;

std::string as_lines(const std::vector<std::string>& texts) {
  std::string lines;
  for (const std::string& text : texts) lines += (lines.empty() ? "" : "\n") + text;
  return lines;
}

std::vector<std::string> from_lines(const std::string& lines) {
  std::vector<std::string> texts;
  std::size_t begin = 0;
  while (begin < lines.size()) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    texts.push_back(lines.substr(begin, end - begin));
    begin = end + 1;
  }
  return texts;
}

namespace {
constexpr int run_columns = 14;
}

void open_run(Database& database, std::int64_t number, const RunRecord& record) {
  const RunStart& start = record.start;
  const std::string policies = as_lines(start.policies), versions = as_lines(start.law_versions);
  database.cached("INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?, '')")
      .with(number, record.id, start.run_date, start.known_on, record.knowledge_date, start.bundle_hash, policies,
            versions, start.started)
      .run();
}

void complete_run(Database& database, std::int64_t number, const RunRecord& record, std::int64_t events_known) {
  database
      .cached(
          "UPDATE run SET new_actions = ?, new_skips = ?, found_actions = ?, events_known = ?, ended = ? "
          "WHERE number = ?")
      .with(record.new_actions, record.new_skips, record.found_actions, events_known, record.ended, number)
      .run();
  Statement& insert = database.cached("INSERT INTO run_outcome VALUES (?, ?, ?)");
  for (std::size_t i = 0; i < record.counts.size(); ++i)
    if (record.counts[i] != 0) insert.with(number, to_string(static_cast<plan::Outcome>(i)), record.counts[i]).run();
}

namespace {

void read_counts(Database& database, std::int64_t number, RunRecord& record) {
  Statement& rows = database.cached("SELECT outcome, claims FROM run_outcome WHERE run = ?").with(number);
  while (rows.step())
    for (std::size_t i = 0; i < record.counts.size(); ++i)
      if (rows.bytes(0) == to_string(static_cast<plan::Outcome>(i))) record.counts[i] = rows.integer(1);
}

}  // namespace

RunRecord read_run(Database& database, std::int64_t number) {
  Statement& row = database
                       .cached(
                           "SELECT id, run_date, known_on, knowledge_date, bundle_hash, policies, law_versions, "
                           "new_actions, new_skips, found_actions, started, ended FROM run WHERE number = ?")
                       .with(number);
  if (!row.step()) throw std::logic_error(fmt::format("run {} is not in the ledger", number));
  RunRecord record;
  record.id = row.text(0);
  record.start = {row.day(1),  row.optional_day(2), row.text(4), from_lines(row.text(5)), from_lines(row.text(6)),
                  row.text(10)};
  record.knowledge_date = row.day(3);
  record.new_actions = row.integer(7);
  record.new_skips = row.integer(8);
  record.found_actions = row.integer(9);
  record.ended = row.text(11);
  row.reset();
  read_counts(database, number, record);
  return record;
}

std::string bytes_of_run(Database& database, std::int64_t number) {
  Statement& row = database.cached("SELECT * FROM run WHERE number = ?").with(number);
  if (!row.step()) return {};
  std::string bytes;
  const auto add = [&bytes](std::string_view text) { bytes += fmt::format("{}:{}", text.size(), text); };
  for (int column = 0; column < run_columns; ++column) row.is_null(column) ? add("-") : add("=" + row.text(column));
  row.reset();
  Statement& counts =
      database.cached("SELECT outcome, claims FROM run_outcome WHERE run = ? ORDER BY outcome").with(number);
  while (counts.step()) add(fmt::format("{} {}", counts.bytes(0), counts.integer(1)));
  return bytes;
}

}  // namespace dun::journal
