#include "dsl/lower/lower.hpp"

#include <algorithm>

#include "dsl/lower/acts.hpp"
#include "dsl/lower/charges.hpp"
#include "dsl/lower/context.hpp"
#include "dsl/lower/expressions.hpp"
#include "dsl/lower/limits.hpp"
#include "dsl/lower/points.hpp"
#include "dsl/lower/steps.hpp"
#include "dsl/lower/tables.hpp"
#include "dsl/lower/wording.hpp"
#include "engine/plan/precedence.hpp"

namespace dun::lower {

using plan::Gate;
using plan::Outcome;
using plan::Type;

namespace {

/// Of a line that says whom a policy is for.
plan::ReasonId covers_reason(Context& context, syntax::Span span) {
  return context.reason(std::string(plan::covers_id), "", span);
}

/// Reasons that no line of a file gives: they come from the ledger itself.
plan::ReasonId native_reason(Context& context, const std::string& id, const std::string& text) {
  context.plan.reasons.push_back({id, "", text, {}});
  return plan::ReasonId(context.plan.reasons.size() - 1);
}

/// A vocabulary's kinds, and what one of the laws declares; laws may declare acts of the same name.
bool belongs(const Context& context, const names::Act& act, const std::vector<std::size_t>& laws) {
  const names::Bundle& bundle = context.bundle();
  if (std::holds_alternative<syntax::VocabularySection>(bundle.at(act.declared))) return true;
  return std::any_of(laws.begin(), laws.end(), [&](std::size_t law) {
    const std::vector<names::SectionRef>& acts = bundle.laws[law].acts;
    return std::any_of(acts.begin(), acts.end(), [&](names::SectionRef declared) {
      return std::get<syntax::ActSection>(bundle.at(declared)).name.text == act.name;
    });
  });
}

/// Acts, channels and the facts every plan reads.
void start_plan(Context& context, const std::vector<std::size_t>& laws) {
  plan::Plan& plan = context.plan;
  context.laws = laws;
  plan.channels = context.bundle().channels;
  for (const names::Act& act : context.bundle().acts)
    if (belongs(context, act, laws)) plan.acts.push_back({act.name, act.kinds});
  plan.principal = context.build.column(context.build.column_id(facts::Fact::principal), Type::amount);
  plan.principal_open = context.build.column(context.build.column_id(facts::Fact::principal_open), Type::amount);
  add_term_rules(context, laws);
}

/// A law that was not checked, or is not in force, on a day holds every claim of that day.
void add_law_gates(Context& context, std::size_t law) {
  plan::Builder& build = context.build;
  const names::Law& names = context.bundle().laws[law];
  const types::LawFacts& facts = context.program.laws[law];
  for (const auto& line : std::get<syntax::LawSection>(context.bundle().at(names.head)).lines) {
    if (std::holds_alternative<syntax::CheckedThroughLine>(line.value) && facts.checked_through) {
      const NodeId past = build.less(build.constant(Type::day, facts.checked_through->number), build.run_date());
      context.plan.gates.push_back(
          {Outcome::held, past, context.reason("checked-through", names.path, line.span), {}, {}});
    } else if (const auto* in_force = std::get_if<syntax::InForceLine>(&line.value)) {
      const KnownDay day = anchor_day(context, in_force->anchor);
      NodeId inside = build.less_equal(build.constant(Type::day, in_force->from.day.number), day.day);
      if (in_force->until)
        inside = build.both(inside, build.less_equal(day.day, build.constant(Type::day, in_force->until->day.number)));
      const NodeId outside = build.negate(build.both(inside, build.both(day.present, day.known)));
      context.plan.gates.push_back({Outcome::held, outside, context.reason("in-force", names.path, line.span), {}, {}});
    }
  }
}

/// Is the charge for other debtors than the one a law is asked about?
bool is_for_others(const Context& context, names::SectionRef ref) {
  const auto& section = std::get<syntax::ChargeSection>(context.bundle().at(ref));
  const auto* claims = find_line<syntax::ForClaimsLine>(section.lines);
  if (claims == nullptr || !claims->claims.debtor || !context.asked_of) return false;
  return context.bundle().symbol(ref.file, *claims->claims.debtor).value !=
         static_cast<std::uint32_t>(*context.asked_of);
}

/// Of the charges of a law the one for the policy's claims, or for the debtor a law is asked about.
std::optional<names::SectionRef> the_charge(const Context& context, const std::vector<names::SectionRef>& declared) {
  const auto meant = std::find_if(declared.begin(), declared.end(), [&](names::SectionRef ref) {
    return context.policy ? context.program.policies[*context.policy].charge == ref : !is_for_others(context, ref);
  });
  if (meant != declared.end()) return *meant;
  if (context.policy || declared.empty()) return std::nullopt;
  return declared.front();  // for others only: then it comes to nothing, which is an answer
}

/// The interests of a law that are for the policy's claims; of laws asked alone, those of the first that has any.
void add_interests(Context& context, const std::vector<names::SectionRef>& declared,
                   std::optional<syntax::DayCountName> day_count) {
  if (!context.policy && !context.plan.interests.empty()) return;
  for (const names::SectionRef ref : declared) {
    if (context.policy) {
      const auto& meant = context.program.policies[*context.policy].interests;
      if (std::find(meant.begin(), meant.end(), ref) == meant.end()) continue;
    }
    context.plan.interests.push_back(interest_of(context, ref, day_count));
  }
}

/// The rules, charges and interest of a law.
void add_law(Context& context, std::size_t law, std::optional<syntax::DayCountName> day_count) {
  const names::Law& names = context.bundle().laws[law];
  const types::LawFacts& facts = context.program.laws[law];
  plan::Plan& plan = context.plan;
  context.enter_law(law);
  plan.laws.push_back(names.path);
  if (facts.checked_through && (plan.checked_by.empty() || *facts.checked_through < plan.checked_through)) {
    plan.checked_through = *facts.checked_through;
    plan.checked_by = facts.checked_by;
  }
  add_law_gates(context, law);
  for (const names::SectionRef rule : names.rules) add_rule(context, rule);
  for (const auto& line : std::get<syntax::LawSection>(context.bundle().at(names.head)).lines)
    if (const auto* together = std::get_if<syntax::TogetherLine>(&line.value))
      plan.gathered |= acts_named(context, together->act.text);
  add_interests(context, names.interests, day_count);
  if (const auto ref = the_charge(context, names.charges); ref && !plan.compensation)
    plan.compensation = charge_of(context, *ref);
  context.enter_law(law);
  if (const auto* settle =
          find_line<syntax::SettleLine>(std::get<syntax::LawSection>(context.bundle().at(names.head)).lines))
    if (plan.settlement.empty()) plan.settlement = settlement_of(context, *settle);
}

/// A hold somebody entered, and a promise to pay, pause a claim until their day has passed; one without an end runs to
/// the last day there is, and time alone ends nothing.
void add_ledger_gates(Context& context) {
  plan::Builder& build = context.build;
  const auto pause_through = [&](facts::Fact fact, const std::string& id, const std::string& text) {
    const plan::ColumnId column = build.column_id(fact);
    const NodeId day = build.column(column, Type::day);
    const NodeId present = build.column_present(column);
    const NodeId running = build.both(present, build.less_equal(build.run_date(), day));
    const NodeId ends = build.both(present, build.less(day, build.constant(Type::day, values::last_day.number)));
    context.plan.gates.push_back(
        {Outcome::paused, running, native_reason(context, id, text), build.add_days(day, 1), ends});
  };
  pause_through(facts::Fact::held_until, "hold", "a hold runs");
  pause_through(facts::Fact::promised, "promise", "a promise to pay runs");
}

void add_condition_gates(Context& context, const syntax::PolicySection& section) {
  plan::Builder& build = context.build;
  std::vector<Gate> stops;
  std::vector<Gate> pauses;
  std::vector<Gate> starts;
  const auto gate = [&](std::vector<Gate>& into, syntax::ConditionId id, Outcome outcome, const std::string& name,
                        syntax::Span span) {
    const Known condition = condition_of(context, id);
    const plan::ReasonId reason = context.reason(name, "", span);
    const NodeId unknown = build.negate(condition.known);
    if (!build.is_no(unknown)) context.plan.gates.push_back({Outcome::held, unknown, reason, {}, {}});
    const NodeId when = outcome == Outcome::waits_for_fact ? build.negate(condition.value) : condition.value;
    into.push_back({outcome, when, reason, {}, {}});
  };
  for (const auto& line : section.lines) {
    if (const auto* stop = std::get_if<syntax::StopLine>(&line.value))
      gate(stops, stop->condition, Outcome::stopped, "stop", line.span);
    if (const auto* pause = std::get_if<syntax::PauseLine>(&line.value))
      gate(pauses, pause->condition, Outcome::paused, "pause", line.span);
    if (const auto* start = std::get_if<syntax::StartLine>(&line.value))
      gate(starts, start->condition, Outcome::waits_for_fact, "start", line.span);
  }
  std::vector<Gate>& gates = context.plan.gates;
  gates.insert(gates.end(), stops.begin(), stops.end());
  add_ledger_gates(context);
  gates.insert(gates.end(), pauses.begin(), pauses.end());
  gates.insert(gates.end(), starts.begin(), starts.end());
}

/// A line that says whom a policy is for.
struct Cover {
  Known holds;
  plan::ReasonId reason;
};

/// Whom a schedule is for: claims issued from its day on (or all open ones), until its end, on its condition.
void add_schedule_covers(Context& context, const names::Policy& policy, std::vector<Cover>& covers) {
  plan::Builder& build = context.build;
  if (!policy.schedule) return;
  context.file = policy.schedule->file;
  const auto& section = std::get<syntax::ScheduleSection>(context.bundle().at(*policy.schedule));
  const KnownDay issued = anchor_day(context, syntax::InvoiceAnchor{});
  for (const auto& line : section.lines) {
    const auto add = [&](const Known& holds) { covers.push_back({holds, covers_reason(context, line.span)}); };
    if (const auto* from = std::get_if<syntax::ScheduleFromLine>(&line.value)) {
      const NodeId first = build.constant(Type::day, from->from.day.number);
      add(from->all_open ? Known{build.less_equal(first, build.run_date()), build.yes()}
                         : Known{build.less_equal(first, issued.day), issued.known});
    } else if (const auto* until = std::get_if<syntax::ScheduleUntilLine>(&line.value)) {
      add({build.less_equal(build.run_date(), build.constant(Type::day, until->until.day.number)), build.yes()});
    } else if (const auto* condition = std::get_if<syntax::IfLine>(&line.value)) {
      add(condition_of(context, condition->condition));
    }
  }
}

/// A claim of which it is not known whether it is covered is covered, and held: no other policy takes it up either.
void add_covers(Context& context, const names::Policy& policy, const syntax::PolicySection& section) {
  plan::Builder& build = context.build;
  std::vector<Cover> covers;
  for (const auto& line : section.lines)
    if (const auto* claims = std::get_if<syntax::CoversLine>(&line.value)) {
      context.plan.covers_reason = covers_reason(context, line.span);
      covers.push_back({claims_match(context, claims->claims), context.plan.covers_reason});
    }
  add_schedule_covers(context, policy, covers);
  std::vector<Known> parts;
  for (const Cover& cover : covers) parts.push_back(cover.holds);
  const Known all = all_of(context, parts);
  const NodeId unknown = build.negate(all.known);
  context.plan.covers = build.either(unknown, all.value);
  for (const Cover& cover : covers) {
    const NodeId missing = build.both(unknown, build.negate(cover.holds.known));
    if (!build.is_no(missing)) context.plan.gates.push_back({Outcome::held, missing, cover.reason, {}, {}});
  }
}

}  // namespace

plan::Plan from_types(const types::Program& program, std::size_t policy_index) {
  const names::Policy& policy = program.bundle.policies[policy_index];
  const types::PolicyFacts& facts = program.policies[policy_index];
  const auto& section = std::get<syntax::PolicySection>(program.bundle.at(policy.head));
  plan::Plan plan;
  Context context(program, plan);
  context.steps = &policy.steps;
  context.policy = policy_index;
  plan.name = policy.path;
  plan.title = facts.title;
  plan.currency = facts.currency;
  if (policy.schedule) plan.adapts = std::get<syntax::ScheduleSection>(program.bundle.at(*policy.schedule)).adapts.text;
  start_plan(context, policy.laws);
  const auto* days = find_line<syntax::DaysLine>(section.lines);
  for (const std::size_t law : policy.laws) add_law(context, law, days ? std::optional(days->day_count) : std::nullopt);

  context.enter_policy(policy_index);
  if (const auto* settle = find_line<syntax::SettleLine>(section.lines); settle != nullptr && plan.settlement.empty())
    plan.settlement = settlement_of(context, *settle);
  for (const auto& line : section.lines)
    if (const auto* gather = std::get_if<syntax::GatherLine>(&line.value))
      plan.gathered |= acts_named(context, gather->act.text);
  add_covers(context, policy, section);
  context.file = policy.head.file;
  add_condition_gates(context, section);
  const auto* release = find_line<syntax::ReleaseLine>(section.lines);
  add_steps(context, policy, release != nullptr && release->release == syntax::Release::by_hand);
  return plan;
}

plan::Plan from_law(const types::Program& program, std::size_t law, std::optional<facts::DebtorKind> debtor) {
  return from_laws(program, {law}, debtor);
}

plan::Plan from_laws(const types::Program& program, const std::vector<std::size_t>& laws,
                     std::optional<facts::DebtorKind> debtor) {
  plan::Plan plan;
  Context context(program, plan);
  context.asked_of = debtor;
  for (const std::size_t law : laws) {
    plan.name += (plan.name.empty() ? "" : ", ") + program.bundle.laws[law].path;
    if (program.laws[law].currency) plan.currency = *program.laws[law].currency;
  }
  start_plan(context, laws);
  for (const std::size_t law : laws) add_law(context, law, std::nullopt);
  plan.covers = context.build.yes();
  return plan;
}

}  // namespace dun::lower
