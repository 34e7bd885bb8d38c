#include "engine/decide/decide.hpp"

#include <algorithm>

#include "engine/decide/allowed.hpp"
#include "engine/decide/charges.hpp"
#include "engine/decide/condition.hpp"
#include "engine/decide/guard.hpp"
#include "engine/decide/letters.hpp"
#include "engine/decide/registers.hpp"
#include "engine/decide/slots.hpp"

namespace dun::decide {

using plan::Gate;
using plan::Otherwise;
using plan::Outcome;
using plan::ReasonId;
using plan::Step;

namespace {

Day day_at(const Slots& slots, NodeId id, Row row) {
  return Day{static_cast<std::int32_t>(slots.at(id, row))};
}

/// A condition that ends the question; when it ends by itself is asked of the rows it holds only.
struct GateProgram {
  const Gate* gate;
  Condition condition;
  Stage ending;
};

/// What one step asks, compiled for a run date: is it due, may it act, and how.
struct StepProgram {
  Stage entry;               // holds, until, due, condition, release
  Stage acting;              // channels, pay-by
  std::vector<Guard> guard;  // one; a vector so that it can be made in place
  bool forbids_later = false;
};

}  // namespace

struct Evaluator::State {
  State(const plan::Plan& the_plan, const facts::Request& request, Day the_date, Options the_options);

  void decide(const facts::Block& block, Answers& out);
  [[nodiscard]] Rows covered(const facts::Block& block);
  void pass_gate(const GateProgram& program, Rows& rows);
  void in_waves(const facts::Block& block, const Rows& rows);
  void take_steps(const Rows& rows);
  void take_step(std::size_t index, const Rows& rows, Rows& onward);
  void enter(std::size_t index, const Rows& rows, Rows& ready, Rows& refused, Rows& onward);
  void settle(std::size_t index, const Rows& ready, const Rows& refused, Rows& onward, std::size_t first);
  void refuse(std::size_t index, const Rows& rows, Outcome outcome, ReasonId reason, Rows& onward);
  void act(std::size_t index, const Rows& rows, Rows& onward);
  void conclude(std::size_t index, std::vector<Candidate>& candidates);
  [[nodiscard]] const Gate* missing_fact(const Step& step, Row row) const;
  [[nodiscard]] std::uint16_t channel_of(const Step& step, Row row) const;
  Details& details_of(Row row);
  void answer(Row row, Outcome outcome, std::size_t step, ReasonId reason);
  void answer_lawful_from(std::size_t index, const Candidate& candidate);
  void answer_until(Row row, Day until);
  void note_passed_over();
  [[nodiscard]] std::uint16_t occurrence(std::size_t step, Row row) const;
  [[nodiscard]] facts::ActRow as_act(Row row) const;

  const plan::Plan& plan;
  facts::Request request;
  Day run_date;
  Options options;
  Codes codes;
  Slots slots;
  Registers registers;
  Charges charges;
  Letters letters;
  Condition covers;
  std::vector<GateProgram> gates;
  std::vector<StepProgram> steps;
  NodeId pay_by_node;

  const facts::Block* block_ = nullptr;
  Answers* answers = nullptr;
  std::vector<Rows> at_step;  // the rows a step is asked about; last, those that no step is left for
  std::vector<std::uint64_t> passed_over;
  Rows passed_rows;
};

Evaluator::State::State(const plan::Plan& the_plan, const facts::Request& the_request, Day the_date,
                        Options the_options)
    : plan(the_plan),
      request(the_request),
      run_date(the_date),
      options(the_options),
      codes(the_plan, the_request),
      slots(the_plan, the_date, codes),
      registers(the_plan, slots, codes),
      charges(the_plan, codes, slots, the_date),
      letters(the_plan, slots),
      covers(the_plan, slots, the_plan.covers, {}) {
  std::vector<const Stage*> available;
  for (const Gate& gate : plan.gates)
    if (!slots.is_never(gate.when))
      gates.push_back(
          {&gate, Condition(plan, slots, gate.when, {}), slots.stage_for({gate.until, gate.until_known}, {})});
  pay_by_node = input_of(plan, plan::Op::candidate_pay_by);
  at_step.resize(plan.steps.size() + 1);
  steps.reserve(plan.steps.size());
  for (const Step& step : plan.steps) {
    StepProgram& program = steps.emplace_back();
    std::vector<NodeId> roots{step.due, step.due_known, step.until, step.condition, step.proposed};
    for (const Gate& hold : step.holds) roots.push_back(hold.when);
    program.entry = slots.stage_for(roots, available);
    std::vector<const Stage*> later = available;
    later.push_back(&program.entry);
    roots = {step.pay_by};
    for (const plan::ChannelChoice& choice : step.channels) roots.push_back(choice.usable);
    program.acting = slots.stage_for(roots, later);
    later.push_back(&program.acting);
    program.guard.emplace_back(plan, step, slots, later, options);
    program.forbids_later = may_forbid_later(plan, step);
  }
}

void Evaluator::State::decide(const facts::Block& block, Answers& out) {
  block_ = &block;
  answers = &out;
  out.decisions.assign(block.rows, Decision{});
  out.details.clear();
  passed_over.resize(std::max(passed_over.size(), block.rows), 0);
  slots.bind(block);
  registers.bind(block);
  charges.bind(block);
  Rows open = covered(block);
  for (const GateProgram& gate : gates) pass_gate(gate, open);
  registers.find_positions(open);
  if (registers.per_relationship())
    in_waves(block, open);
  else
    take_steps(open);
  letters.complete(block, out);
  note_passed_over();
  registers.clear();
}

Rows Evaluator::State::covered(const facts::Block& block) {
  Rows rows(block.rows);
  for (Row row = 0; row < block.rows; ++row) rows[row] = row;
  Rows others;
  covers.take(slots, false, rows, others);
  for (const Row row : others) answer(row, Outcome::not_covered, facts::no_code, plan.covers_reason);
  return rows;
}

void Evaluator::State::pass_gate(const GateProgram& program, Rows& rows) {
  const Gate& gate = *program.gate;
  Rows stopped;
  program.condition.take(slots, true, rows, stopped);
  if (gate.until.is_set()) slots.run(program.ending, stopped);
  for (const Row row : stopped) {
    answer(row, gate.outcome, facts::no_code, gate.reason);
    if (gate.until.is_set() && slots.holds(gate.until_known, row)) answer_until(row, day_at(slots, gate.until, row));
  }
}

/// The claims of a relationship one after the other, each seeing the acts decided today for those before it.
void Evaluator::State::in_waves(const facts::Block& block, const Rows& rows) {
  std::vector<Rows> waves;
  std::size_t wave = 0;
  for (std::size_t place = 0; place < rows.size(); ++place) {
    const bool neighbour = place > 0 && block.relationship[rows[place]] == block.relationship[rows[place - 1]];
    wave = neighbour ? wave + 1 : 0;
    if (wave == waves.size()) waves.emplace_back();
    waves[wave].push_back(rows[place]);
  }
  for (std::size_t number = 0; number < waves.size(); ++number) {
    for (const Row row : waves[number]) {
      std::vector<ActOfRow> today;
      for (Row before = row; before > 0 && block.relationship[before - 1] == block.relationship[row]; --before)
        if (answers->decisions[before - 1].outcome == Outcome::act) today.push_back({before - 1, as_act(before - 1)});
      registers.refold_relationship(row, today);
    }
    take_steps(waves[number]);
  }
}

/// Each step sees the claims that have come as far as it and those the step before has nothing to say of.
void Evaluator::State::take_steps(const Rows& rows) {
  for (const Row row : rows) at_step[registers.position(row)].push_back(row);
  for (std::size_t index = 0; index < steps.size(); ++index) {
    Rows& next = at_step[index + 1];
    const std::size_t placed = next.size();
    if (plan.steps[index].only_as_substitute)
      next.insert(next.end(), at_step[index].begin(), at_step[index].end());
    else
      take_step(index, at_step[index], next);
    at_step[index].clear();
    in_order(next, 0, placed);
  }
  for (const Row row : at_step.back()) answer(row, Outcome::nothing_left, facts::no_code, ReasonId{});
  at_step.back().clear();
}

/// `onward`: gets the rows that the next step is asked about.
void Evaluator::State::take_step(std::size_t index, const Rows& rows, Rows& onward) {
  if (rows.empty()) return;
  const std::size_t first = onward.size();
  Rows ready;
  Rows refused;
  enter(index, rows, ready, refused, onward);
  settle(index, ready, refused, onward, first);
}

/// What came out of entering a step; those it passes over join the rows that go on, from `first`.
void Evaluator::State::settle(std::size_t index, const Rows& ready, const Rows& refused, Rows& onward,
                              std::size_t first) {
  std::size_t middle = onward.size();
  refuse(index, refused, Outcome::waits_for_fact, plan.steps[index].condition_reason, onward);
  in_order(onward, first, middle);
  middle = onward.size();
  if (!ready.empty()) act(index, ready, onward);
  in_order(onward, first, middle);
}

/// Rows by whether the step's day has come: those too early, past its last day or waiting are answered here.
void Evaluator::State::enter(std::size_t index, const Rows& rows, Rows& ready, Rows& refused, Rows& onward) {
  const Step& step = plan.steps[index];
  slots.run(steps[index].entry, rows);
  const NodeId always = step.due_known;  // stands in where a node is not there, and is not asked
  const Values due = slots.values(step.due);
  const Values due_known = slots.values(step.due_known);
  const Values until = slots.values(step.until.is_set() ? step.until : always);
  const Values condition = slots.values(step.condition.is_set() ? step.condition : always);
  const Values proposed = slots.values(step.proposed);
  const bool has_until = step.until.is_set();
  const bool has_condition = step.condition.is_set();
  for (const Row row : rows) {
    const Gate* const unknown = step.holds.empty() ? nullptr : missing_fact(step, row);
    if (unknown != nullptr) {
      answer(row, Outcome::held, index, unknown->reason);
    } else if (has_until && run_date.number > until.at(row)) {
      onward.push_back(row);
    } else if (!due_known.holds(row)) {
      answer(row, Outcome::waits_for_fact, index, step.reason);
    } else if (run_date.number < due.at(row)) {
      answer(row, Outcome::too_early, index, step.reason);
      answer_until(row, Day{static_cast<std::int32_t>(due.at(row))});
    } else if (proposed.holds(row)) {
      answer(row, Outcome::waits_for_release, index, step.reason);
    } else {
      (has_condition && !condition.holds(row) ? refused : ready).push_back(row);
    }
  }
}

const Gate* Evaluator::State::missing_fact(const Step& step, Row row) const {
  for (const Gate& hold : step.holds)
    if (slots.holds(hold.when, row)) return &hold;
  return nullptr;
}

/// Rows a step cannot take: passed over for good, waiting, or taken by another step in its place.
void Evaluator::State::refuse(std::size_t index, const Rows& rows, Outcome outcome, ReasonId reason, Rows& onward) {
  if (rows.empty()) return;
  const Step& step = plan.steps[index];
  if (step.otherwise == Otherwise::use && step.use) {
    const std::size_t other = step.use->index();
    Rows ready;
    Rows refused;
    const std::size_t first = onward.size();
    enter(other, rows, ready, refused, onward);
    return settle(other, ready, refused, onward, first);
  }
  for (const Row row : rows) {
    if (step.otherwise == Otherwise::skip) {
      if (passed_over[row] == 0) passed_rows.push_back(row);
      passed_over[row] |= std::uint64_t{1} << index;
      onward.push_back(row);
      continue;
    }
    answer(row, outcome, index, reason);
    if (step.until.is_set()) answer_until(row, day_at(slots, step.until, row) + 1);
  }
}

void Evaluator::State::act(std::size_t index, const Rows& rows, Rows& onward) {
  const Step& step = plan.steps[index];
  StepProgram& program = steps[index];
  slots.run(program.acting, rows);
  std::vector<Candidate> candidates;
  candidates.reserve(rows.size());
  Rows judged;
  judged.reserve(rows.size());
  Rows without_channel;
  for (const Row row : rows) {
    const std::uint16_t channel = step.channels.empty() ? facts::no_code : channel_of(step, row);
    if (channel == facts::no_code && !step.channels.empty()) {
      without_channel.push_back(row);
      continue;
    }
    if (pay_by_node.is_set()) slots.own(pay_by_node)[row] = step.pay_by.is_set() ? slots.at(step.pay_by, row) : 0;
    Candidate& candidate = candidates.emplace_back();
    candidate.row = row;
    candidate.channel = channel;
    judged.push_back(row);
  }
  refuse(index, without_channel, Outcome::no_channel, step.channel_reason, onward);
  program.guard.front().judge(candidates, judged);
  conclude(index, candidates);
}

/// The first usable channel; no_code if there is none.
std::uint16_t Evaluator::State::channel_of(const Step& step, Row row) const {
  for (const plan::ChannelChoice& choice : step.channels)
    if (slots.holds(choice.usable, row)) return static_cast<std::uint16_t>(choice.channel.index());
  return facts::no_code;
}

void Evaluator::State::conclude(std::size_t index, std::vector<Candidate>& candidates) {
  const Step& step = plan.steps[index];
  Rows acting;
  acting.reserve(candidates.size());
  for (Candidate& candidate : candidates) {
    const Row row = candidate.row;
    if (candidate.held || candidate.blocked) {
      answer(row, candidate.held ? Outcome::held : Outcome::blocked, index, candidate.reasons[0]);
      if (candidate.blocked && !candidate.held && candidate.until_known) answer_lawful_from(index, candidate);
      if (candidate.reason_count > 1) details_of(row).reasons = candidate.reasons;
      continue;
    }
    answer(row, Outcome::act, index, ReasonId{});
    Details& details = details_of(row);
    details.channel = candidate.channel;
    details.occurrence = occurrence(index, row);
    details.has_pay_by = step.pay_by.is_set();
    if (details.has_pay_by) details.pay_by = day_at(slots, step.pay_by, row);
    details.fee = candidate.fee;
    details.reasons[0] = step.reason;
    std::copy_n(candidate.reasons.begin(), std::min<std::size_t>(candidate.reason_count, 5),
                details.reasons.begin() + 1);
    acting.push_back(row);
  }
  charges.add(step, acting, *answers, slots);
}

void Evaluator::State::answer(Row row, Outcome outcome, std::size_t step, ReasonId reason) {
  Decision& decision = answers->decisions[row];
  decision.outcome = outcome;
  decision.step = static_cast<std::uint16_t>(step);
  decision.reason = reason;
}

/// On the day that the limits of today let go, others may be in force.
void Evaluator::State::answer_lawful_from(std::size_t index, const Candidate& candidate) {
  if (!steps[index].forbids_later) return answer_until(candidate.row, candidate.until);
  const Step& step = plan.steps[index];
  const std::int64_t fee = step.fee == plan::FeeKind::the_most ? 0 : candidate.fee;
  const std::optional<Day> from =
      lawful_from(plan, request, *block_, candidate.row, {step.act, fee, candidate.channel, candidate.until});
  if (from) answer_until(candidate.row, *from);
}

void Evaluator::State::answer_until(Row row, Day until) {
  Decision& decision = answers->decisions[row];
  if (until <= run_date) return;
  decision.has_until = true;
  decision.until = until;
}

Details& Evaluator::State::details_of(Row row) {
  Decision& decision = answers->decisions[row];
  if (decision.details == no_details) {
    decision.details = static_cast<std::uint32_t>(answers->details.size());
    answers->details.emplace_back();
  }
  return answers->details[decision.details];
}

void Evaluator::State::note_passed_over() {
  for (const Row row : passed_rows) {
    details_of(row).passed_over = passed_over[row];
    passed_over[row] = 0;
  }
  passed_rows.clear();
}

/// The number of this attempt: failed deliveries were attempts too, so that each has a key of its own.
std::uint16_t Evaluator::State::occurrence(std::size_t step, Row row) const {
  std::uint16_t number = 1;
  if (block_->acts.begin.empty()) return number;
  for (const facts::ActRow* act = block_->acts.first(row); act != block_->acts.last(row); ++act)
    if (codes.step(*act) == step && act->state != facts::ActState::skipped) ++number;
  return number;
}

facts::ActRow Evaluator::State::as_act(Row row) const {
  const Decision& decision = answers->decisions[row];
  const Details& details = answers->details[decision.details];
  facts::ActRow act;
  act.sent = run_date;
  act.pay_by = details.pay_by;
  act.has_pay_by = details.has_pay_by;
  act.fee = details.fee;
  act.compensation = details.compensation;
  act.stated = plan.steps[decision.step].terms;
  act.act = static_cast<std::uint16_t>(plan.steps[decision.step].act.index());
  act.step = decision.step;
  act.channel = details.channel;
  act.state = plan.steps[decision.step].by_hand ? facts::ActState::proposed : facts::ActState::sent;
  return act;
}

Evaluator::Evaluator(const plan::Plan& plan, const facts::Request& request, Day run_date, Options options)
    : state_(std::make_unique<State>(plan, request, run_date, options)) {}
Evaluator::Evaluator(const plan::Plan& plan, Day run_date, Options options)
    : Evaluator(plan, plan::request_of(plan), run_date, options) {}
Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;

void Evaluator::decide(const facts::Block& block, Answers& answers) {
  state_->decide(block, answers);
}

}  // namespace dun::decide
