#include "engine/run/run.hpp"

#include <fmt/core.h>

#include "engine/base/stopwatch.hpp"
#include "engine/facts/ledger/blocks.hpp"

namespace dun::run {

using plan::Outcome;

namespace {

/// The names journal entries refer to, and where each plan's own numbers start among them.
struct NameTable {
  journal::Names names;
  std::vector<std::uint16_t> first_reason;
  std::vector<std::vector<std::uint16_t>> step, act, channel;  // by plan, then the plan's number

  NameTable(const std::vector<plan::Plan>& plans, const facts::Request& request) {
    names.acts = request.acts;
    names.steps = request.steps;
    names.channels = request.channels;
    names.texts.resize(request.steps.size());
    names.states.resize(request.steps.size());
    for (const plan::Plan& plan : plans) {
      first_reason.push_back(static_cast<std::uint16_t>(names.reasons.size()));
      for (const plan::Reason& reason : plan.reasons) names.reasons.push_back(reason.id);
      std::vector<std::uint16_t>& steps = step.emplace_back();
      for (const plan::Step& each : plan.steps) {
        steps.push_back(place(names.steps, each.name));
        if (!each.text.empty()) names.texts[steps.back()] = each.text;
        if (!each.states.empty()) names.states[steps.back()] = each.states;
      }
      std::vector<std::uint16_t>& acts = act.emplace_back();
      for (const plan::Act& each : plan.acts) acts.push_back(place(names.acts, each.name));
      std::vector<std::uint16_t>& channels = channel.emplace_back();
      for (const std::string& each : plan.channels) channels.push_back(place(names.channels, each));
    }
  }

  static std::uint16_t place(const std::vector<std::string>& all, const std::string& name) {
    for (std::size_t index = 0; index < all.size(); ++index)
      if (all[index] == name) return static_cast<std::uint16_t>(index);
    return journal::no_name;
  }
};

class Writer {
 public:
  Writer(const std::vector<plan::Plan>& plans, const NameTable& table) : plans_(plans), table_(table) {}

  const std::vector<journal::Entry>& entries(const facts::Block& block, const Decided& decided) {
    entries_.clear();
    for (std::size_t row = 0; row < block.rows; ++row) {
      const decide::Details* details = decided.details(row);
      if (details == nullptr) continue;
      const std::size_t plan = decided.plan[row];
      if (details->passed_over != 0) add_skips(block, row, plan, details->passed_over);
      if (decided.decision(row).outcome == Outcome::act) add_act(block, row, plan, decided.decision(row), *details);
    }
    return entries_;
  }

 private:
  journal::Entry& start(const facts::Block& block, std::size_t row, std::size_t plan, std::size_t step) {
    journal::Entry& entry = entries_.emplace_back();
    entry.claim = block.claim[row];
    entry.relationship = block.relationship[row];
    entry.step = table_.step[plan][step];
    entry.act = table_.act[plan][plans_[plan].steps[step].act.index()];
    return entry;
  }

  void add_skips(const facts::Block& block, std::size_t row, std::size_t plan, std::uint64_t passed_over) {
    for (std::size_t step = 0; step < plans_[plan].steps.size(); ++step)
      if ((passed_over >> step & 1U) != 0) start(block, row, plan, step).verdict = journal::Verdict::skipped;
  }

  void add_act(const facts::Block& block, std::size_t row, std::size_t plan, const decide::Decision& decision,
               const decide::Details& details) {
    journal::Entry& entry = start(block, row, plan, decision.step);
    entry.verdict = plans_[plan].steps[decision.step].by_hand ? journal::Verdict::proposed : journal::Verdict::released;
    if (details.channel != facts::no_code) entry.channel = table_.channel[plan][details.channel];
    entry.occurrence = details.occurrence;
    if (details.led_by) entry.letter = block.claim[*details.led_by];
    if (details.has_pay_by) entry.pay_by = details.pay_by;
    entry.principal = details.principal;
    entry.fee = details.fee;
    entry.interest = details.interest;
    entry.compensation = details.compensation;
    entry.announced = details.announced;
    copy_reasons(details.reasons, plan, entry.reasons);
    copy_reasons(details.withheld, plan, entry.withheld);
  }

  template <std::size_t n>
  void copy_reasons(const std::array<plan::ReasonId, n>& from, std::size_t plan,
                    std::array<std::uint16_t, n>& to) const {
    std::size_t place = 0;
    for (const plan::ReasonId reason : from)
      if (reason.is_set()) to[place++] = static_cast<std::uint16_t>(table_.first_reason[plan] + reason.index());
  }

  const std::vector<plan::Plan>& plans_;
  const NameTable& table_;
  std::vector<journal::Entry> entries_;
};

journal::RunStart run_start(const std::vector<plan::Plan>& plans, const Options& options) {
  journal::RunStart start;
  start.run_date = options.on;
  start.known_on = options.known_on;
  start.bundle_hash = options.bundle_hash;
  start.started = options.started;
  for (const plan::Plan& plan : plans) {
    start.policies.push_back(plan.name);
    for (const std::string& law : plan.laws)
      start.law_versions.push_back(fmt::format("{}, checked through {}", law, values::to_string(plan.checked_through)));
  }
  return start;
}

void count(const facts::Block& block, const Decided& decided, Report& report) {
  for (std::size_t row = 0; row < block.rows; ++row)
    ++report.counts[static_cast<std::size_t>(decided.decision(row).outcome)];
  report.claims += static_cast<std::int64_t>(block.rows);
}

/// Seals, commits, and takes what the journal says of the run.
base::Result<void> finish(journal::Run& journal, const Options& options, Report& report) {
  const base::Stopwatch watch(report.timing.write);
  for (std::size_t outcome = 0; outcome < report.counts.size(); ++outcome)
    journal.count(static_cast<Outcome>(outcome), report.counts[outcome]);
  const base::Result<journal::RunRecord> record = journal.finish(options.started);
  if (!record) return tl::make_unexpected(record.error());
  report.run_id = record->id;
  report.new_actions = record->new_actions;
  report.found_actions = record->found_actions;
  return {};
}

/// Adds the time it takes to make a result to `nanoseconds`.
template <class Work>
auto timed(std::int64_t& nanoseconds, Work work) {
  const base::Stopwatch watch(nanoseconds);
  return work();
}

}  // namespace

base::Result<Report> run(facts::Ledger& ledger, const std::vector<plan::Plan>& plans, const Options& options,
                         bool wants_ids, const Visitor& visit, const Progress& progress) {
  facts::Request request = decide::request_for(plans);
  request.claim_ids = wants_ids;
  const NameTable table(plans, request);
  std::optional<journal::Run> journal;
  if (!options.dry_run) {
    base::Result<journal::Run> started = journal::Run::start(ledger, run_start(plans, options), table.names);
    if (!started) return tl::make_unexpected(started.error());
    journal.emplace(std::move(*started));
  }
  Report report;
  Timing& timing = report.timing;
  auto blocks = timed(timing.read, [&] { return facts::open_blocks(ledger, request, {options.on, options.known_on}); });
  if (!blocks) return tl::make_unexpected(blocks.error());
  Decider decider(plans, request, options.on);
  Writer writer(plans, table);
  facts::Block block;
  Decided decided;
  const auto next = [&] { return timed(timing.read, [&] { return (*blocks)->next(block); }); };
  for (base::Result<bool> more = next(); !more || *more; more = next()) {
    if (!more) return tl::make_unexpected(more.error());
    if (const auto done = timed(timing.decide, [&] { return decider.decide(block, decided); }); !done)
      return tl::make_unexpected(done.error());
    count(block, decided, report);
    watch(block, decided, options.on, report.watched);
    if (journal) {
      const auto kept = timed(timing.write, [&] { return journal->write(writer.entries(block, decided)); });
      if (!kept) return tl::make_unexpected(kept.error());
    }
    if (visit) visit(block, decided);
    if (progress) progress(report.claims);
  }
  report.new_actions = report.counts[static_cast<std::size_t>(Outcome::act)];
  if (!journal) return report;
  if (const auto finished = finish(*journal, options, report); !finished) return tl::make_unexpected(finished.error());
  timing.hash = journal->nanoseconds_hashing();
  timing.write -= timing.hash;
  return report;
}

}  // namespace dun::run
