#include "dsl/answer/limits.hpp"

#include <set>

#include "dsl/answer/act_limits.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/names/sections.hpp"
#include "engine/decide/one_row.hpp"

namespace dun::answer {

namespace {

using Laws = std::vector<std::size_t>;

std::set<std::string> acts_declared_by(const Asked& asked, std::size_t law) {
  std::set<std::string> acts;
  const names::Bundle& bundle = asked.bundle.program.bundle;
  for (const names::SectionRef ref : bundle.laws[law].acts)
    acts.insert(std::get<syntax::ActSection>(bundle.at(ref)).name.text);
  return acts;
}

/// The kinds and acts that rules name in `for`.
std::set<std::string> named_by_rules(const Asked& asked, const Laws& laws) {
  std::set<std::string> named;
  const names::Bundle& bundle = asked.bundle.program.bundle;
  for (const std::size_t law : laws)
    for (const names::SectionRef ref : bundle.laws[law].rules)
      if (const auto* acts = names::line_of<syntax::RuleForLine>(std::get<syntax::RuleSection>(bundle.at(ref)).lines))
        if (const auto* any = std::get_if<syntax::AnyAct>(&acts->acts)) named.insert(any->act.text);
  return named;
}

/// What the laws declare, then kinds that rules name and no declared act is of: a message is an act as it stands.
std::vector<plan::ActId> acts_of(const Asked& asked, const Laws& laws, const plan::Plan& plan) {
  std::set<std::string> declared;
  for (const std::size_t law : laws) declared.merge(acts_declared_by(asked, law));
  std::set<std::string> covered;
  std::vector<plan::ActId> acts;
  for (std::size_t act = 0; act < plan.acts.size(); ++act)
    if (declared.count(plan.acts[act].name) != 0)
      covered.insert(plan.acts[act].kinds.begin(), plan.acts[act].kinds.end());
  const auto add = [&](const std::string& name) {
    for (std::size_t act = 0; act < plan.acts.size(); ++act) {
      const bool is_there = std::find(acts.begin(), acts.end(), plan::ActId(act)) != acts.end();
      if (plan.acts[act].name == name && !is_there) acts.emplace_back(act);
    }
  };
  for (const std::size_t law : laws)
    for (const names::SectionRef ref : asked.bundle.program.bundle.laws[law].acts)
      add(std::get<syntax::ActSection>(asked.bundle.program.bundle.at(ref)).name.text);
  const std::set<std::string> named = named_by_rules(asked, laws);
  for (std::size_t act = 0; act < plan.acts.size(); ++act) {
    const std::string& name = plan.acts[act].name;
    if (named.count(name) != 0 && covered.count(name) == 0) acts.emplace_back(act);
  }
  return acts;
}

LawBook law_book(const Asked& asked, const Laws& laws, Day on) {
  LawBook book{asked, on, lower::from_laws(asked.bundle.program, laws, asked.claim().debtor.kind), {}};
  book.plan.currency = asked.currency();
  book.holds = std::move(book.plan.gates);
  book.plan.gates.clear();
  return book;
}

void add_interests(Limits& limits, const Asked& asked, Day on) {
  std::size_t running = 0;
  for (const Interest& interest : interests_of(asked, on)) {
    add_new(limits.withheld, interest.applies ? interest.withheld : std::vector<Because>{});
    if (interest.applies) add_new(limits.unknown, interest.unknown);
    if (interest.applies) ++running;
    add_new(limits.alternatives, interest.alternatives);
    if (!interest.applies || !interest.minor) continue;
    limits.charges.push_back({"interest", interest.law, interest.rule, interest.open});
    limits.interest = interest.open;
  }
  if (running == 0) limits.interest = 0;
  if (running > 1) limits.interest.reset();
}

/// The fixed sums of the laws, and what a letter has to name of them before they are owed.
class Compensations {
 public:
  Compensations(Limits& limits, const Asked& asked, Day on) : limits_(limits), asked_(asked), on_(on) {}

  void add(const Laws& laws) {
    limits_.compensation = 0;
    for (const std::size_t law : laws) {
      const plan::Plan plan = plan_of(asked_, law);
      if (plan.compensation) add(plan);
    }
  }

 private:
  void add(const plan::Plan& plan) {
    const facts::Block block = scenario::block_on(asked_.given, plan::request_of(plan), on_);
    const std::size_t row_number = scenario::row_of(block, 0).value_or(0);
    const decide::OneRow row(plan, block, row_number, on_);
    const plan::ChargeRule& charge = *plan.compensation;
    for (const plan::Gate& gate : plan.gates)
      if (row.holds(gate.when)) return withhold(plan, gate.reason, row, gate.when);
    announce(plan, decide::announced(plan, block, row_number, on_));
    if (!row.holds(charge.applies)) return;
    if (!row.holds(charge.amount_known)) return withhold(plan, charge.unknown_reason, row, charge.amount_known);
    const std::optional<std::int64_t> claimed = decide::claimable(plan, block, row_number, on_).compensation;
    if (!claimed) return withhold(plan, charge.unknown_reason, row, charge.amount_known);
    const std::int64_t minor = *claimed;
    if (limits_.compensation) *limits_.compensation += minor;
    if (minor != 0) limits_.charges.push_back({"compensation", plan.name, because(plan, charge.reason), minor});
  }

  void withhold(const plan::Plan& plan, plan::ReasonId reason, const decide::OneRow& row, plan::NodeId why) {
    limits_.compensation.reset();
    add_new(limits_.withheld, {because(plan, reason)});
    add_new(limits_.unknown, unknown_of(asked_, plan, decide::missing_behind(plan, row, why)));
  }

  void announce(const plan::Plan& plan, std::optional<std::int64_t> named) {
    const plan::ActSet letters = plan.compensation->announced_in;
    for (std::size_t act = 0; named && act < plan.acts.size(); ++act)
      for (ActLimits& limits : limits_.acts)
        if ((letters >> act & 1U) != 0 && limits.act == plan.acts[act].name && limits.allowed) limits.announces = named;
  }

  Limits& limits_;
  const Asked& asked_;
  Day on_;
};

}  // namespace

std::string_view to_string(Said::About about) {
  switch (about) {
    case Said::About::act:
      return "act";
    case Said::About::fee:
      return "fee";
    case Said::About::pay_by:
      return "pay-by";
  }
  return "";
}

Limits limits_of(const Asked& asked, Day on) {
  const Laws laws = laws_in_force(asked, on);
  Limits limits;
  for (const std::size_t law : laws) limits.laws.push_back(asked.law_path(law));
  const LawBook book = law_book(asked, laws, on);
  for (const plan::ActId act : acts_of(asked, laws, book.plan)) {
    limits.acts.push_back(ActQuestion(book, act).answer());
    add_new(limits.unknown, limits.acts.back().unknown);
  }
  add_interests(limits, asked, on);
  Compensations(limits, asked, on).add(laws);
  return limits;
}

}  // namespace dun::answer
