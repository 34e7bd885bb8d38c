// The limits of a law as a table: an act a row, what each rule asks of it by column.
#include <fmt/format.h>

#include <algorithm>

#include "dsl/book/rules.hpp"
#include "dsl/book/worth.hpp"
#include "dsl/names/sections.hpp"

namespace dun::book {

using Style = Run::Style;

namespace {

/// One act, and what each rule asks of it.
class LimitsRow {
 public:
  LimitsRow(const types::Program& program, std::size_t law, const names::Act& act)
      : program_(program), bundle_(program.bundle), law_(law), act_(act) {}

  void take(names::SectionRef ref) {
    const auto& rule = std::get<syntax::RuleSection>(bundle_.at(ref));
    const Phrases phrases(bundle_, ref.file, bundle_.laws[law_].path);
    const auto* acts = names::line_of<syntax::RuleForLine>(rule.lines);
    if (!concerns(phrases, rule, acts)) return;
    speak_of(phrases, acts);
    qualify(phrases, rule);
    const Phrases words = phrases.within(rule);
    for (const auto& each : rule.lines) std::visit([&](const auto& value) { put(words, value); }, each.value);
  }

  [[nodiscard]] std::vector<Cell> cells() && {
    return {Cell{line(spaced(act_.name), Style::strong)},
            std::move(when_),
            std::move(fee_),
            std::move(time_to_pay_),
            std::move(how_often_),
            std::move(conditions_)};
  }
  [[nodiscard]] bool is_named() const { return is_named_; }
  [[nodiscard]] bool is_empty() const {
    return when_.empty() && fee_.empty() && time_to_pay_.empty() && how_often_.empty() && conditions_.empty();
  }

 private:
  bool concerns(const Phrases& phrases, const syntax::RuleSection& rule, const syntax::RuleForLine* acts) {
    if (acts == nullptr) {
      const auto* most = names::line_of<syntax::AtMostCountLine>(rule.lines);
      return most == nullptr || counts(phrases, most->count);
    }
    if (const auto* any = std::get_if<syntax::AnyAct>(&acts->acts)) {
      is_named_ = is_named_ || any->act.text == act_.name;
      return is_a(any->act.text);
    }
    const auto& ordinal = std::get<syntax::OrdinalAct>(acts->acts);
    return (!ordinal.act || is_a(ordinal.act->text)) && (!ordinal.count || counts(phrases, *ordinal.count));
  }

  [[nodiscard]] bool is_a(const std::string& kind) const {
    return std::find(act_.kinds.begin(), act_.kinds.end(), kind) != act_.kinds.end();
  }

  [[nodiscard]] bool counts(const Phrases& phrases, const syntax::Name& name) const {
    const syntax::CountSection* count = phrases.count_of(name);
    const auto* of = count != nullptr ? names::line_of<syntax::CountOfLine>(count->lines) : nullptr;
    return of != nullptr &&
           std::any_of(of->acts.begin(), of->acts.end(), [&](const syntax::Name& act) { return is_a(act.text); });
  }

  /// Which of the acts the rule is for, where it is not for all.
  void speak_of(const Phrases& phrases, const syntax::RuleForLine* acts) {
    has_subject_ = acts != nullptr;
    with_fee_ = acts != nullptr && std::visit([](const auto& of) { return of.with_fee; }, acts->acts);
    const bool is_ordinal = acts != nullptr && std::holds_alternative<syntax::OrdinalAct>(acts->acts);
    ordinal_ = is_ordinal ? phrases.acts(acts->acts) + ": " : "";
  }

  /// What the rule says of itself: for whom, when it does not hold, from which dates, and where it stands.
  void qualify(const Phrases& phrases, const syntax::RuleSection& rule) {
    const auto* claims = names::line_of<syntax::ForClaimsLine>(rule.lines);
    claims_ = claims != nullptr ? phrases.claims(claims->claims) + ": " : "";
    exceptions_.clear();
    names::each_line<syntax::UnlessLine>(rule.lines, [&](const syntax::UnlessLine& unless, base::Span) {
      exceptions_ += "; " + phrases.exception(unless.condition);
    });
    if (const auto* in_force = names::line_of<syntax::InForceLine>(rule.lines)) {
      exceptions_ += fmt::format("; where {} is {} or later", phrases.day_of(in_force->anchor),
                                 values::to_string(in_force->from.day));
      if (in_force->until) exceptions_ += ", and not after " + values::to_string(in_force->until->day);
    }
    cite_ = phrases.cited(rule.cite);
  }

  void add(Cell& cell, const Line& text, bool fee_is_meant = false) {
    const std::string prefix = claims_ + ordinal_ + (with_fee_ && !fee_is_meant ? "with a fee: " : "");
    cell.push_back(joined(joined(joined(line(prefix), text), line(exceptions_)), cite_));
  }
  void add(Cell& cell, const std::string& text, bool fee_is_meant = false) { add(cell, line(text), fee_is_meant); }

  template <class Other>
  void put(const Phrases&, const Other&) {}

  void put(const Phrases& phrases, const syntax::NotBeforeLine& each) {
    add(when_, "from " + phrases.point(each.point));
  }
  void put(const Phrases& phrases, const syntax::NotAfterLine& each) {
    add(when_, "not later than " + phrases.point(each.point));
  }
  void put(const Phrases& phrases, const syntax::OnlyAfterLine& each) {
    add(when_, "once " + phrases.events(each.events));
  }
  void put(const Phrases& phrases, const syntax::AtLeastAfterLine& each) {
    add(when_, term_text(each.term.term) + " after " + phrases.act(each.act));
  }
  void put(const Phrases& phrases, const syntax::FeeAtMostLine& each) {
    const Line together = line(each.together ? "all fees together: " : "");
    add(fee_, joined(together, amount_with_worth(program_, law_, phrases, each.amount)), true);
  }
  void put(const Phrases& phrases, const syntax::PayByAtLeastLine& each) {
    add(time_to_pay_,
        fmt::format("at least {}, counted from {}", term_text(each.term.term), phrases.anchor(each.anchor)));
  }
  void put(const Phrases& phrases, const syntax::AtMostCountLine& each) {
    add(how_often_, most_text(phrases, each), true);
  }
  void put(const Phrases&, const syntax::OnlyByLine& each) { add(conditions_, "by " + listed(each.channels, "or")); }
  void put(const Phrases& phrases, const syntax::OnlyIfLine& each) {
    add(conditions_, "only if " + phrases.condition(each.condition));
  }
  void put(const Phrases&, const syntax::StatesTermLine& each) {
    add(conditions_, "if it states its term as " + quoted(each.terms));
  }
  void put(const Phrases& phrases, const syntax::NeverWhileLine& each) {
    add(conditions_, "not " + phrases.condition_of_time(each.condition));
  }

  [[nodiscard]] std::string most_text(const Phrases& phrases, const syntax::AtMostCountLine& each) const {
    const syntax::CountSection* count = phrases.count_of(each.count);
    if (each.most > 0 || count == nullptr) return fmt::format("at most {} of {}", each.most, quoted(each.count.text));
    if (!has_subject_) return "not at all";
    return fmt::format("not after {} (counted in {})", phrases.one_counted(*count), quoted(each.count.text));
  }

  const types::Program& program_;
  const names::Bundle& bundle_;
  std::size_t law_;
  const names::Act& act_;
  Cell when_, fee_, time_to_pay_, how_often_, conditions_;
  bool has_subject_ = false;
  bool with_fee_ = false;
  bool is_named_ = false;
  std::string claims_;
  std::string ordinal_;
  std::string exceptions_;
  Line cite_;
};

Table without_empty_columns(Table table) {
  for (std::size_t column = table.headings.size(); column-- > 1;) {
    const auto is_empty = [&](const std::vector<Cell>& row) { return row[column].empty(); };
    if (!std::all_of(table.rows.begin(), table.rows.end(), is_empty)) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.headings.erase(table.headings.begin() + at);
    for (std::vector<Cell>& row : table.rows) row.erase(row.begin() + at);
  }
  return table;
}

bool declares(const names::Bundle& bundle, const names::Law& law, const std::string& act) {
  return std::any_of(law.acts.begin(), law.acts.end(), [&](names::SectionRef ref) {
    return std::get<syntax::ActSection>(bundle.at(ref)).name.text == act;
  });
}

/// A kind of the vocabulary stands in the table where rules name it and no act of the law is one.
bool has_act_of_kind(const names::Bundle& bundle, const names::Law& law, const std::string& kind) {
  return std::any_of(bundle.acts.begin(), bundle.acts.end(), [&](const names::Act& act) {
    return act.name != kind && declares(bundle, law, act.name) &&
           std::find(act.kinds.begin(), act.kinds.end(), kind) != act.kinds.end();
  });
}

/// Those the law declares, in its order; then kinds of the vocabulary that none of them is of.
std::vector<const names::Act*> acts_of(const names::Bundle& bundle, const names::Law& law) {
  std::vector<const names::Act*> acts;
  for (const names::SectionRef ref : law.acts)
    for (const names::Act& act : bundle.acts)
      if (act.name == std::get<syntax::ActSection>(bundle.at(ref)).name.text) acts.push_back(&act);
  for (const names::Act& act : bundle.acts)
    if (!declares(bundle, law, act.name) && !has_act_of_kind(bundle, law, act.name)) acts.push_back(&act);
  return acts;
}

}  // namespace

void add_limits(Page& page, const types::Program& program, std::size_t law_index) {
  const names::Bundle& bundle = program.bundle;
  const names::Law& law = bundle.laws[law_index];
  Table table{{"Act", "When", "Highest fee", "Time to pay", "How often", "Only"}, {}, {}};
  for (const names::Act* act : acts_of(bundle, law)) {
    LimitsRow row(program, law_index, *act);
    for (const names::SectionRef rule : law.rules) row.take(rule);
    const bool is_meant = declares(bundle, law, act->name) || row.is_named();
    if (is_meant && !row.is_empty()) table.rows.push_back(std::move(row).cells());
  }
  if (table.rows.empty()) return;
  page.blocks.emplace_back(Heading{3, "What may be done, and what it may cost", ""});
  page.blocks.emplace_back(without_empty_columns(std::move(table)));
}

}  // namespace dun::book
