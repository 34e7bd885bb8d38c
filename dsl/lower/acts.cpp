#include "dsl/lower/acts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dun::lower {

using plan::Register;
using plan::RegisterField;
using plan::RegisterId;

namespace {

/// What the law lets follow from an act does not follow from a letter that has no effect.
void leave_out_wrong_letters(const Context& context, Register& made) {
  if (made.step || context.worst == plan::Wording::wrong || (made.members & acts_with_terms(context)) == 0) return;
  made.worst = context.worst;
  made.name += made.worst == plan::Wording::right ? ", with a right term" : ", without a wrong term";
}

RegisterId remember(Context& context, Register made) {
  const auto [place, is_new] = context.registers.try_emplace(made.name, RegisterId(context.plan.registers.size()));
  if (is_new) context.plan.registers.push_back(std::move(made));
  return place->second;
}

const syntax::CountSection& count_section(const Context& context, names::SectionRef ref) {
  return std::get<syntax::CountSection>(context.bundle().at(ref));
}

/// Whose acts are counted together.
void set_per(Context& context, const syntax::CountPerLine& per, Register& made) {
  made.per_relationship = per.per != syntax::CountPerLine::Per::claim;
  if (per.per != syntax::CountPerLine::Per::contract) return;
  made.contract = context.build.column_id(facts::Attribute{"contract", facts::FactType::name});
  if (!per.year_of) return;
  const bool of_issue = std::holds_alternative<syntax::InvoiceAnchor>(*per.year_of);
  made.year_of = context.build.column_id(of_issue ? facts::Fact::issued : facts::Fact::due);
}

/// The window a count declares; its members are all acts of the window.
Register window_of(Context& context, names::SectionRef ref) {
  const syntax::CountSection& section = count_section(context, ref);
  Register made;
  made.name = section.name.text;
  if (const auto* of = find_line<syntax::CountOfLine>(section.lines)) {
    for (const syntax::Name& act : of->acts) made.window |= acts_named(context, act.text);
    made.window_with_fee = of->with_fee;
  }
  if (const auto* per = find_line<syntax::CountPerLine>(section.lines)) set_per(context, *per, made);
  if (const auto* again = find_line<syntax::StartsAgainLine>(section.lines)) {
    if (!again->more_than) {
      made.restart_with_arrears = true;
      made.arrears_since = context.build.column_id(facts::Fact::arrears_since);
    } else if (const values::Term term = again->more_than->term; term.unit == values::TermUnit::months) {
      made.restart_months = term.count;
      made.month_end = term.month_end;
    } else if (term.unit == values::TermUnit::years) {
      made.restart_months = 12 * term.count;
      made.month_end = term.month_end;
    } else {
      made.restart_days = term.count;
    }
  }
  made.members = made.window;
  made.members_with_fee = made.window_with_fee;
  return made;
}

Register all_acts(plan::ActSet acts, bool with_fee) {
  Register made;
  made.name = "acts " + std::to_string(acts) + (with_fee ? " with a fee" : "");
  made.members = acts;
  made.members_with_fee = with_fee;
  return made;
}

/// The acts a reference chooses from: all of a name, or those of them that a count counts.
Register named_acts(Context& context, const syntax::ActRef& act) {
  if (!act.count) return all_acts(acts_named(context, act.act.text), act.with_fee);
  const names::Symbol count = context.symbol(*act.count);
  Register made = window_of(context, {count.file, count.section});
  if (!act.act.text.empty()) made.members = acts_named(context, act.act.text);
  made.members_with_fee = made.members_with_fee || act.with_fee;
  made.name += ": " + act.act.text + (act.with_fee ? " with a fee" : "");
  return made;
}

}  // namespace

plan::ActSet acts_named(const Context& context, const std::string& name) {
  plan::ActSet set = 0;
  for (std::size_t act = 0; act < context.plan.acts.size(); ++act) {
    const std::vector<std::string>& kinds = context.plan.acts[act].kinds;
    if (std::find(kinds.begin(), kinds.end(), name) != kinds.end()) set |= plan::ActSet{1} << act;
  }
  return set;
}

plan::ActSet acts_with_terms(const Context& context) {
  plan::ActSet set = 0;
  for (const plan::TermRule& rule : context.plan.term_rules) set |= rule.acts;
  return set;
}

RegisterId register_of_step(Context& context, plan::StepId step) {
  Register made;
  made.name = "step " + std::to_string(step.index());
  made.step = step;
  return remember(context, std::move(made));
}

RegisterId register_of_acts(Context& context, plan::ActSet acts, bool with_fee) {
  Register made = all_acts(acts, with_fee);
  leave_out_wrong_letters(context, made);
  return remember(context, std::move(made));
}

RegisterId register_of(Context& context, const syntax::ActRef& act, const plan::ShortestDeadline& shortest) {
  const names::Symbol symbol = context.symbol(act.act);
  if (symbol.kind == names::SymbolKind::step && context.steps != nullptr)
    for (std::size_t step = 0; step < context.steps->size(); ++step)
      if ((*context.steps)[step].name == act.act.text) return register_of_step(context, plan::StepId(step));
  Register made = named_acts(context, act);
  if (act.which == syntax::ActRef::Which::ordinal) {
    made.nth = act.ordinal;
    made.name += fmt::format(", number {}", act.ordinal);
  }
  leave_out_wrong_letters(context, made);
  made.shortest = shortest;
  if (shortest != plan::ShortestDeadline{})
    made.name += fmt::format(", of at least {} months {} days {}", shortest.months, shortest.days,
                             shortest.calendar ? "open on " + std::to_string(shortest.calendar->index()) : "");
  return remember(context, std::move(made));
}

Count count_of(Context& context, const syntax::Name& name) {
  const names::Symbol symbol = context.symbol(name);
  const Register window = window_of(context, {symbol.file, symbol.section});
  plan::Builder& build = context.build;
  Count count;
  count.acts = window.window;
  count.with_fee = window.window_with_fee;
  count.in = remember(context, window);
  const NodeId counted = build.field(count.in, RegisterField::count);
  const NodeId last = build.field(count.in, RegisterField::window_last);
  count.ends_known = build.no();
  count.now = counted;
  count.known = build.yes();
  if (window.contract) count.known = build.column_present(*window.contract);
  if (window.year_of) count.known = build.both(count.known, build.column_present(*window.year_of));
  if (window.restart_months == 0 && window.restart_days == 0) {
    count.ends = build.run_date();
    return count;
  }
  const NodeId pause_over = window.restart_months != 0 ? build.add_months(last, window.restart_months, window.month_end)
                                                       : build.add_days(last, window.restart_days);
  const NodeId ended = build.both(build.holds_act(count.in), build.less(pause_over, build.run_date()));
  count.now = build.select(ended, build.constant(plan::Type::number, 0), counted);
  count.ends = build.add_days(pause_over, 1);
  count.ends_known = build.both(build.holds_act(count.in), build.negate(ended));
  return count;
}

}  // namespace dun::lower
