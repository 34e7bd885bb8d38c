// dun ledger import: rows of a file or a database into a ledger, and what became of each of them.
#include <fmt/format.h>

#include <cstdio>

#include "cli/failure.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "engine/facts/import/import.hpp"

namespace dun::cli {
namespace {

using import::ImportReport;
using import::Kind;

bool has_rows(const import::Counts& counts) {
  return counts.added + counts.updated + counts.unchanged > 0;
}

void print_counts(const ImportReport& report) {
  for (std::size_t i = 0; i < import::kind_count; ++i) {
    const import::Counts& counts = report.counts[i];
    const auto kind = static_cast<Kind>(i);
    if (!has_rows(counts) || kind == Kind::states) continue;
    fmt::print("  {:<10} {:>8} added", to_string(kind), counts.added);
    if (counts.updated > 0) fmt::print(", {} updated", counts.updated);
    if (counts.unchanged > 0) fmt::print(", {} unchanged", counts.unchanged);
    fmt::print("\n");
  }
  if (report.adjustments > 0)
    fmt::print("  {:<10} {:>8} added, so that claims stand as stated\n", "events", report.adjustments);
  for (const auto& [because, rows] : report.left_out) fmt::print("  {:<10} {:>8} {}\n", "left out", rows, because);
}

void print_rejects(const ImportReport& report, const std::string& rejects) {
  if (report.rejected == 0) return;
  fmt::print("  {:<10} {:>8}{}\n", "rejected", report.rejected, rejects.empty() ? "" : " (" + rejects + ")");
  std::fflush(stdout);
  for (const import::Reject& reject : report.first_rejects)
    fmt::print(stderr, "{}:{}: {}{}{}\n", reject.file, reject.line, reject.problem.column,
               reject.problem.column.empty() ? "" : ": ", reject.problem.reason);
  if (report.problems > report.first_rejects.size())
    fmt::print(stderr, "… and {} more{}\n", report.problems - report.first_rejects.size(),
               rejects.empty() ? "; --rejects FILE writes them all" : ", all in " + rejects);
}

void log_rows(const ImportReport& report, const Log& log) {
  import::Counts all;
  for (const import::Counts& counts : report.counts) {
    all.added += counts.added;
    all.updated += counts.updated;
    all.unchanged += counts.unchanged;
  }
  log.info(fmt::format("{} rows read: {} added, {} updated, {} unchanged, {} rejected", report.rows, all.added,
                       all.updated, all.unchanged, report.rejected));
  for (const import::Reject& reject : report.first_rejects)
    log.warn(fmt::format("{}:{}: {}: {}", reject.file, reject.line, reject.problem.column, reject.problem.reason));
}

const std::string& source_of(const LedgerOptions& options) {
  return options.file.empty() ? options.mapping : options.file;
}

import::ImportOptions options_of(const LedgerOptions& options, ProgressLine& progress){import::ImportOptions wanted;
wanted.file = options.file;
wanted.mapping = options.mapping;
wanted.rejects = options.rejects;
wanted.dry_run = options.dry_run;
wanted.day_of_export = options.on.value_or(today());
if (!options.kind.empty()) wanted.kind = import::kind_named(options.kind);
wanted.on_progress = [&progress](import::Progress at, std::size_t rows) { progress.show(at.done, at.total, rows); };
return wanted;
}  // namespace

base::Result<ImportReport> bring_in(const LedgerOptions& options) {
  auto opened = facts::Ledger::open(options.ledger, facts::Access::read_write);
  if (!opened) return tl::make_unexpected(opened.error());
  ProgressLine progress("importing " + source_of(options));
  return import::import_rows(*opened, options_of(options, progress));
}

}  // namespace dun::cli

int ledger_import(const LedgerOptions& options) {
  const auto log = Log::open(options.log);
  if (!log) return fail(log.error());
  log->info(fmt::format("import of {} into {}{}", source_of(options), options.ledger, options.dry_run ? ", dry" : ""));
  const auto report = bring_in(options);
  if (!report) return log->fail(report.error());
  log_rows(*report, *log);
  fmt::print("{}: {} {} read{}\n", source_of(options), report->rows, report->rows == 1 ? "row" : "rows",
             options.dry_run ? ", nothing kept (dry run)" : "");
  print_counts(*report);
  print_rejects(*report, options.rejects);
  return report->rejected == 0 ? fine : answer_is_no;
}

}  // namespace dun::cli
