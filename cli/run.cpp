// dun run: decides every claim of a ledger for a day and keeps what was decided.
#include <fmt/core.h>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <iterator>

#include "cli/bundle.hpp"
#include "cli/decision_json.hpp"
#include "cli/failure.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "engine/base/stopwatch.hpp"
#include "engine/prove/proof.hpp"
#include "engine/run/run.hpp"

namespace dun::cli {

namespace {

std::string now_text() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

double seconds(std::int64_t nanoseconds) {
  return static_cast<double>(nanoseconds) / 1e9;
}

void print_summary(const RunOptions& options, const run::Report& report, std::FILE* out) {
  fmt::print(out, "run of {}{}{}\n", values::to_string(options.on),
             report.run_id.empty() ? "" : " (" + report.run_id + ")",
             options.dry_run ? ", dry: nothing was written" : "");
  for (std::size_t outcome = 0; outcome < report.counts.size(); ++outcome)
    if (report.counts[outcome] != 0)
      fmt::print(out, "{:>10}  {}\n", report.counts[outcome], plan::to_string(static_cast<plan::Outcome>(outcome)));
  fmt::print(out, "{:>10}  claims in scope\n", report.claims);
  if (!options.dry_run)
    fmt::print(out, "{} new actions, {} decided before\n", report.new_actions, report.found_actions);
}

/// The rest is compiling the policy, opening the ledger and closing it.
void print_timing(const run::Timing& timing, std::int64_t together, std::FILE* out) {
  const std::int64_t rest = together - timing.read - timing.decide - timing.hash - timing.write;
  fmt::print(out, "read {:.3f} s, decide {:.3f} s, hash {:.3f} s, write {:.3f} s, rest {:.3f} s; together {:.3f} s\n",
             seconds(timing.read), seconds(timing.decide), seconds(timing.hash), seconds(timing.write), seconds(rest),
             seconds(together));
}

/// What a reader should look into where all policies are proved: acts the law stopped all the same, and claims that act
/// though they are not as the proof assumes.
void print_incidents(const std::vector<plan::Plan>& plans, const run::Report& report, std::FILE* out) {
  const std::pair<std::int64_t, const char*> incidents[] = {
      {report.counts[static_cast<std::size_t>(plan::Outcome::blocked)],
       "blocked by the law, which the proof of the policy rules out; `dun why` names the rule"},
      {report.watched.by_hand,
       "acting after an act done by hand, which the proof does not look at (`dun prove --by-hand` does)"},
      {report.watched.twice_a_day, "acting for the second time today; the proof assumes once"},
      {report.watched.late_failures, "acting after a failed delivery that became known after a later act"},
  };
  const auto is_none = [](const auto& incident) { return incident.first == 0; };
  if (std::all_of(std::begin(incidents), std::end(incidents), is_none)) return;
  for (const plan::Plan& plan : plans)
    if (prove::prove(plan).verdict != prove::Verdict::proved) return;  // nothing is promised there
  for (const auto& [claims, what] : incidents)
    if (claims != 0) fmt::print(out, "incident: {} {} {}\n", claims, claims == 1 ? "claim" : "claims", what);
}

void log_outcome(const run::Report& report, const Log& log) {
  std::string outcomes;
  for (std::size_t outcome = 0; outcome < report.counts.size(); ++outcome)
    if (report.counts[outcome] != 0)
      outcomes += fmt::format(", {} {}", report.counts[outcome], plan::to_string(static_cast<plan::Outcome>(outcome)));
  log.info(fmt::format("{} claims{}; {} new actions, {} decided before", report.claims, outcomes, report.new_actions,
                       report.found_actions));
}

/// Opens the ledger, decides, and closes it again.
base::Result<run::Report> run_over(const RunOptions& options, const std::vector<plan::Plan>& plans,
                                   const std::string& bundle_hash) {
  auto ledger =
      facts::Ledger::open(options.ledger, options.dry_run ? facts::Access::read_only : facts::Access::read_write);
  if (!ledger) return tl::make_unexpected(ledger.error());
  ProgressLine progress("claims decided");
  const auto claims = progress.is_watched() ? ledger->claim_count() : 0;
  if (!claims) return tl::make_unexpected(claims.error());

  const DecisionJson json(plans);
  const run::Visitor print = [&](const facts::Block& block, const run::Decided& decided) {
    for (std::size_t row = 0; row < block.rows; ++row) fmt::print("{}\n", json.line(block, decided, row));
  };
  const run::Options run_options{options.on, options.known_on, options.dry_run, bundle_hash, now_text()};
  return run::run(*ledger, plans, run_options, options.json, options.json ? print : run::Visitor{},
                  [&](std::int64_t decided) {
                    const auto rows = static_cast<std::size_t>(decided);
                    progress.show(rows, static_cast<std::size_t>(*claims), rows);
                  });
}

}  // namespace

int run(const RunOptions& options) {
  const auto log = Log::open(options.log);
  if (!log) return fail(log.error());
  int status = fine;
  std::int64_t together = 0;
  std::optional<base::Stopwatch> watch(std::in_place, together);
  const std::optional<compile::Bundle> bundle = bundle_of(options.policies, status);
  if (!bundle) return status;
  const std::vector<plan::Plan> plans = plans_of(*bundle);
  if (plans.empty())
    return log->fail(
        {base::FaultKind::usage, "the files name no policy", "give --policy a file or folder with a `policy` block"});
  log->info(fmt::format("run of {}{} on {}, policies {}", values::to_string(options.on),
                        options.dry_run ? ", dry," : "", options.ledger, bundle->hash));
  const auto done = run_over(options, plans, bundle->hash);
  if (!done) return log->fail(done.error());
  log_outcome(*done, *log);
  watch.reset();
  std::FILE* const out = options.json ? stderr : stdout;
  print_summary(options, *done, out);
  print_incidents(plans, *done, out);
  if (options.timing) print_timing(done->timing, together, out);
  return fine;
}

}  // namespace dun::cli
