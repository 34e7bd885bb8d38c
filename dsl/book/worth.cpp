#include "dsl/book/worth.hpp"

#include <algorithm>
#include <map>

#include "dsl/names/amount_names.hpp"
#include "dsl/types/amounts.hpp"
#include "engine/values/rounding.hpp"

namespace dun::book {

using Style = Run::Style;
using values::Day;
using values::Ratio;

namespace {

/// A value with the days on which all rows it comes from are in force.
struct Worth {
  Ratio value;
  Day from = values::first_day;
  Day until = values::last_day;
};
using MaybeWorth = std::optional<Worth>;

Worth of_both(const Worth& a, const Worth& b, Ratio value) {
  return {value, std::max(a.from, b.from), std::min(a.until, b.until)};
}

Ratio rounded(Ratio value, std::int64_t unit, values::RoundingMode mode) {
  return {values::round_to(value.numerator(), value.divisor(), unit, mode), 1};
}

/// The last row that was in force on the day.
MaybeWorth worth_of_rate(const types::Rate& rate, Day day) {
  MaybeWorth worth;
  for (const types::RateRow& row : rate.rows) {
    if (worth && worth->until == values::last_day) worth->until = Day{row.from} - 1;
    if (row.value && !row.expected && row.from <= day) worth = Worth{*row.value, row.from};
  }
  return worth;
}

struct WorthOf {
  const types::Program& program;
  base::FileId file;
  Day day;

  [[nodiscard]] MaybeWorth of(syntax::AmountId id) const { return std::visit(*this, program.bundle.tree(file).at(id)); }

  MaybeWorth operator()(const syntax::MoneyAmount& amount) const { return Worth{{amount.money.money.minor, 1}}; }
  MaybeWorth operator()(const syntax::RatioAmount& amount) const { return Worth{amount.ratio}; }
  MaybeWorth operator()(const syntax::BracketAmount& amount) const { return of(amount.inner); }
  MaybeWorth operator()(const syntax::NamedAmount& amount) const {
    const names::Symbol symbol = program.bundle.symbol(file, amount.name);
    const names::SectionRef ref{symbol.file, symbol.section};
    if (symbol.kind == names::SymbolKind::rate) {
      const types::Rate* rate = program.rate(ref);
      return rate != nullptr ? worth_of_rate(*rate, day) : std::nullopt;
    }
    if (symbol.kind != names::SymbolKind::derived_rate) return std::nullopt;
    const auto& derived = std::get<syntax::DerivedRateSection>(program.bundle.at(ref));
    return derived.moves_under ? std::nullopt : WorthOf{program, ref.file, day}.of(derived.value);
  }
  MaybeWorth operator()(const syntax::ProductAmount& amount) const {
    return both(amount.factor, amount.of, [](Ratio a, Ratio b) { return a * b; });
  }
  MaybeWorth operator()(const syntax::SumAmount& amount) const {
    return both(amount.left, amount.right, [&](Ratio a, Ratio b) { return amount.minus ? a - b : a + b; });
  }
  MaybeWorth operator()(const syntax::ChoiceAmount& amount) const {
    return both(amount.left, amount.right,
                [&](Ratio a, Ratio b) { return amount.greater ? std::max(a, b) : std::min(a, b); });
  }
  MaybeWorth operator()(const syntax::OrWhereAmount&) const { return std::nullopt; }  // goes by a fact of the claim
  MaybeWorth operator()(const syntax::RoundedAmount& amount) const {
    MaybeWorth worth = of(amount.inner);
    if (!worth) return worth;
    if (!amount.percent) {
      worth->value = rounded(worth->value, amount.unit.money.minor, amount.mode);
      return worth;
    }
    const Ratio step = amount.percent->value * Ratio(1, 100);
    worth->value = rounded(worth->value * Ratio(step.divisor(), step.numerator()), 1, amount.mode) * step;
    return worth;
  }

 private:
  template <class Operation>
  [[nodiscard]] MaybeWorth both(syntax::AmountId left, syntax::AmountId right, Operation operation) const {
    const MaybeWorth a = of(left);
    const MaybeWorth b = a ? of(right) : std::nullopt;
    if (!b) return std::nullopt;
    return of_both(*a, *b, operation(a->value, b->value));
  }
};

/// "38 NOK from 2026-01-01: ".
Line worth_text(const types::Unit& unit, const Worth& worth) {
  const std::string from = worth.from == values::first_day ? "" : " from " + values::to_string(worth.from);
  const std::string until = worth.until == values::last_day ? "" : " to " + values::to_string(worth.until);
  return {{value_text(unit, worth.value), Style::strong}, {from + until + ": ", Style::plain}};
}

types::Unit unit_of(const WorthOf& worth_of, const syntax::Name& name) {
  const names::Symbol symbol = worth_of.program.bundle.symbol(worth_of.file, name);
  const names::SectionRef ref{symbol.file, symbol.section};
  if (const types::Rate* rate = worth_of.program.rate(ref)) return rate->unit;
  const types::DerivedRate* derived = worth_of.program.derived_rate(ref);
  return derived != nullptr ? derived->unit : types::Unit{};
}

/// The rates named in an amount, by the place their names lead to, and what each is worth.
std::map<std::string, std::string> values_of(const WorthOf& worth_of, const Phrases& phrases, syntax::AmountId amount) {
  std::map<std::string, std::string> values;
  for (const syntax::Name* name : names::names_in(phrases.tree(), amount))
    if (const MaybeWorth worth = worth_of(syntax::NamedAmount{*name}))
      values[phrases.link_to(*name)] = value_text(unit_of(worth_of, *name), worth->value);
  return values;
}

/// "fee share (1/20) of inkassosats (750 NOK)".
Line with_values(const Line& words, const std::map<std::string, std::string>& values) {
  Line text;
  for (const Run& run : words) {
    text.push_back(run);
    const auto value = values.find(run.link);
    if (value != values.end()) text.push_back({" (" + value->second + ")"});
  }
  return text;
}

}  // namespace

std::string value_text(const types::Unit& unit, const Ratio& value) {
  return types::in_words(unit, value, money_text);
}

Line amount_with_worth(const types::Program& program, std::size_t law, const Phrases& phrases,
                       syntax::AmountId amount) {
  const Line words = phrases.amount(amount);
  if (names::names_in(phrases.tree(), amount).empty()) return words;
  const Day day = program.laws[law].checked_through.value_or(values::last_day);
  const WorthOf worth_of{program, phrases.file(), day};
  const MaybeWorth worth = worth_of.of(amount);
  if (!worth || worth->from > worth->until) return words;
  const Line text = worth_text(program.unit(phrases.file(), amount), *worth);
  const bool is_one_name = words.size() == 1;
  return joined(text, is_one_name ? words : with_values(words, values_of(worth_of, phrases, amount)));
}

}  // namespace dun::book
