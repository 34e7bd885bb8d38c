#include "dsl/lower/wording.hpp"

#include <algorithm>

#include "dsl/lower/acts.hpp"

namespace dun::lower {

namespace {

std::size_t place_of(std::vector<std::string>& terms, const std::string& term) {
  const auto found = std::find(terms.begin(), terms.end(), term);
  if (found == terms.end()) terms.push_back(term);
  return static_cast<std::size_t>(std::find(terms.begin(), terms.end(), term) - terms.begin());
}

void add_term_rule(Context& context, const syntax::RuleSection& rule, const syntax::Line<syntax::RuleLine>& line) {
  const auto& states = std::get<syntax::StatesTermLine>(line.value);
  plan::TermRule made;
  if (const auto* acts = find_line<syntax::RuleForLine>(rule.lines))
    if (const auto* any = std::get_if<syntax::AnyAct>(&acts->acts)) made.acts = acts_named(context, any->act.text);
  for (const syntax::Text& term : states.terms) {
    made.wording.push_back(term.text);
    made.accepted |= facts::TermSet{1} << place_of(context.plan.terms, facts::folded_term(term.text));
  }
  made.reason = context.reason(rule.name.text, Context::cite_text(rule.cite), line.span);
  context.term_rules.emplace(&states, context.plan.term_rules.size());
  context.plan.term_rules.push_back(std::move(made));
}

}  // namespace

void add_term_rules(Context& context, const std::vector<std::size_t>& laws) {
  for (const std::size_t law : laws)
    for (const names::SectionRef ref : context.bundle().laws[law].rules) {
      context.file = ref.file;
      const auto& rule = std::get<syntax::RuleSection>(context.bundle().at(ref));
      for (const auto& line : rule.lines)
        if (std::holds_alternative<syntax::StatesTermLine>(line.value)) add_term_rule(context, rule, line);
    }
}

void set_text(Context& context, const syntax::Name& path, plan::Step& step) {
  const names::Symbol symbol = context.symbol(path);
  step.text = path.text;
  const auto& text = std::get<syntax::TextSection>(context.bundle().at({symbol.file, symbol.section}));
  for (const auto& line : text.lines)
    if (const auto* states = std::get_if<syntax::StatesTermLine>(&line.value))
      for (const syntax::Text& term : states->terms) step.states += (step.states.empty() ? "" : "\n") + term.text;
  step.terms = facts::terms_of(step.states, context.plan.terms);
}

}  // namespace dun::lower
