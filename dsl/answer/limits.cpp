#include "dsl/answer/limits.hpp"

#include <algorithm>

#include "dsl/answer/act_limits.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/names/sections.hpp"
#include "engine/decide/one_row.hpp"
#include "engine/facts/standing.hpp"

namespace dun::answer {

namespace {

using Laws = std::vector<std::size_t>;

std::string title_of(const Asked& asked, std::size_t law) {
  const names::Bundle& bundle = asked.bundle.program.bundle;
  const auto& section = std::get<syntax::LawSection>(bundle.at(bundle.laws[law].head));
  const auto* title = names::line_of<syntax::TitleLine>(section.lines);
  return title != nullptr ? title->text.text : "";
}

/// The law that declares an act; of a kind of the vocabulary the first that is asked.
std::string law_of(const Asked& asked, const Laws& laws, const std::string& act) {
  const names::Bundle& bundle = asked.bundle.program.bundle;
  for (const std::size_t law : laws)
    for (const names::SectionRef ref : bundle.laws[law].acts)
      if (std::get<syntax::ActSection>(bundle.at(ref)).name.text == act) return asked.law_path(law);
  return asked.law_path(laws.front());
}

/// A kind of the vocabulary that nothing more special is of: a message is an act as it stands. A cost that no law names
/// is none.
bool is_plain_kind(const plan::Plan& plan, std::size_t kind) {
  const std::string& name = plan.acts[kind].name;
  return !is_cost(plan.acts[kind]) && std::none_of(plan.acts.begin(), plan.acts.end(), [&](const plan::Act& other) {
    return other.name != name && std::find(other.kinds.begin(), other.kinds.end(), name) != other.kinds.end();
  });
}

/// What the laws declare, then the plain kinds that a limit binds, be it as `any act`.
std::vector<plan::ActId> acts_of(const Asked& asked, const Laws& laws, const plan::Plan& plan) {
  std::vector<plan::ActId> acts;
  const auto add = [&](plan::ActId act) {
    if (std::find(acts.begin(), acts.end(), act) == acts.end()) acts.push_back(act);
  };
  for (const std::size_t law : laws)
    for (const names::SectionRef ref : asked.bundle.program.bundle.laws[law].acts)
      for (std::size_t act = 0; act < plan.acts.size(); ++act)
        if (plan.acts[act].name == std::get<syntax::ActSection>(asked.bundle.program.bundle.at(ref)).name.text)
          add(plan::ActId(act));
  for (std::size_t act = 0; act < plan.acts.size(); ++act) {
    const bool is_bound = std::any_of(plan.limits.begin(), plan.limits.end(),
                                      [&](const plan::Limit& limit) { return limit.binds(plan::ActId(act)); });
    if (is_bound && is_plain_kind(plan, act)) add(plan::ActId(act));
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

/// In the order in which the answer names what they are about. Which cost a name stands for, and what else may be
/// claimed beside it, the law says of itself.
void add_notes(Limits& limits, const Asked& asked) {
  std::vector<Note> notes;
  for (const ActLimits& act : limits.acts)
    if (act.is_cost) add_new(notes, notes_of_law(asked, act.law));
  for (const ActLimits& act : limits.acts)
    for (const Said& said : act.because) {
      add_new(notes, notes_of(asked, said.rule));
      if (said.about == Said::About::fee) add_new(notes, notes_of_figures(asked, said.rule));
    }
  for (const Charge& charge : limits.charges) add_new(notes, notes_of(asked, charge.rule));
  for (const Because& rule : limits.withheld) add_new(notes, notes_of(asked, rule));
  add_new(notes, limits.notes);
  limits.notes = std::move(notes);
}

void add_interests(Limits& limits, const Asked& asked, Day on) {
  std::size_t running = 0;
  for (const Interest& interest : interests_of(asked, on)) {
    add_new(limits.withheld, interest.applies ? interest.withheld : std::vector<Because>{});
    if (interest.applies) add_new(limits.unknown, interest.unknown);
    if (interest.applies) ++running;
    if (interest.applies && !interest.minor) add_new(limits.notes, interest.rate_notes);
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
    announce(plan, block, row_number);
    if (!row.holds(charge.applies)) return;
    if (!row.holds(charge.amount_known)) {
      withhold(plan, charge.unknown_reason, row, charge.amount_known);
      if (charge.wording_open.is_set() && row.holds(charge.wording_open))
        add_new(limits_.withheld, {because(plan, charge.wording_reason)});
      return;
    }
    const std::optional<std::int64_t> claimed = decide::claimable(plan, block, row_number, on_).compensation;
    if (!claimed) return withhold(plan, charge.unknown_reason, row, charge.amount_known);
    const std::int64_t minor = *claimed;
    if (limits_.compensation) *limits_.compensation += minor;
    if (minor != 0) limits_.charges.push_back({"compensation", plan.name, because(plan, charge.reason), minor});
  }

  void withhold(const plan::Plan& plan, plan::ReasonId reason, const decide::OneRow& row, plan::NodeId why) {
    const std::vector<Unknown> unknown = unknown_of(asked_, plan, decide::missing_behind(plan, row, why));
    const bool is_gate = reason != plan.compensation->unknown_reason;
    limits_.compensation.reset();
    add_new(limits_.withheld, {is_gate ? because(plan, reason) : withheld_for(because(plan, reason), unknown)});
    add_new(limits_.unknown, unknown);
  }

  void announce(const plan::Plan& plan, const facts::Block& block, std::size_t row) {
    for (std::size_t act = 0; act < plan.acts.size(); ++act)
      for (ActLimits& limits : limits_.acts) {
        const bool names_it = (plan.compensation->announced_in >> act & 1U) != 0;
        if (!names_it || limits.act != plan.acts[act].name || !limits.allowed) continue;
        const std::vector<std::size_t> letter = letter_of(plan, block, row, plan::ActId(act));
        limits.announces = decide::announced(plan, block, letter, on_);
        limits.announces_for = letter.size();
      }
  }

  /// The claim asked about and, where the law puts claims together, all others of the debtor that are overdue and for
  /// which the letter may go that day.
  [[nodiscard]] std::vector<std::size_t> letter_of(const plan::Plan& plan, const facts::Block& block, std::size_t row,
                                                   plan::ActId act) const {
    std::vector<std::size_t> letter{row};
    if ((plan.gathered >> act.index() & 1U) == 0) return letter;
    for (std::size_t other = 0; other < block.rows; ++other)
      if (other != row && block.relationship[other] == block.relationship[row] && is_overdue(block, other) &&
          decide::ask(plan, block, other, on_, act, false).allowed)
        letter.push_back(other);
    return letter;
  }

  [[nodiscard]] bool is_overdue(const facts::Block& block, std::size_t row) const {
    const auto place = static_cast<std::size_t>(block.claim[row]) - 1;
    const Day known_on = asked_.given.known_on.value_or(on_);
    const facts::Standing standing = facts::stand(asked_.given.claims[place], on_, known_on).standing;
    return standing.due < on_ && standing.principal_open > 0;
  }

  Limits& limits_;
  const Asked& asked_;
  Day on_;
};

/// A law that has no interest and no charge may have come to have one since it was checked.
void withhold_unchecked(Limits& limits, const Asked& asked, Day on) {
  const std::vector<Because> unchecked = unchecked_on(asked, on);
  if (unchecked.empty()) return;
  limits.interest.reset();
  limits.compensation.reset();
  add_new(limits.withheld, unchecked);
}

}  // namespace

std::string_view to_string(Said::About about) {
  switch (about) {
    case Said::About::act:
      return "act";
    case Said::About::fee:
      return "fee";
    case Said::About::pay_by:
      return "pay-by";
    case Said::About::term:
      return "term";
  }
  return "";
}

Limits limits_of(const Asked& asked, Day on) {
  const Laws laws = laws_in_force(asked, on);
  Limits limits;
  for (const std::size_t law : laws) {
    limits.laws.push_back(asked.law_path(law));
    limits.titles.push_back(title_of(asked, law));
  }
  const LawBook book = law_book(asked, laws, on);
  for (const plan::ActId act : acts_of(asked, laws, book.plan)) {
    limits.acts.push_back(ActQuestion(book, act).answer());
    limits.acts.back().law = law_of(asked, laws, limits.acts.back().act);
    add_new(limits.unknown, limits.acts.back().unknown);
  }
  add_interests(limits, asked, on);
  Compensations(limits, asked, on).add(laws);
  withhold_unchecked(limits, asked, on);
  add_notes(limits, asked);
  return limits;
}

}  // namespace dun::answer
