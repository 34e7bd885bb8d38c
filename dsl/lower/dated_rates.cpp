#include "dsl/lower/dated_rates.hpp"

#include "dsl/types/rate_uses.hpp"
#include "engine/values/rounding.hpp"

namespace dun::lower {

namespace {

using values::Day;
using values::Ratio;

/// A rate expression evaluated once; the citations of the rows it read are collected on the way.
class RateOn {
 public:
  RateOn(Context& context, const DayOf& day_of, std::set<std::string>& cites)
      : context_(context), day_of_(day_of), cites_(cites) {}

  [[nodiscard]] std::optional<Ratio> value(base::FileId file, syntax::AmountId id) {
    return std::visit([&](const auto& amount) { return of(file, amount); }, context_.bundle().tree(file).at(id));
  }

 private:
  std::optional<Ratio> of(base::FileId, const syntax::MoneyAmount& amount) {
    return Ratio(amount.money.money.minor, 1);
  }
  std::optional<Ratio> of(base::FileId, const syntax::RatioAmount& amount) { return amount.ratio; }
  std::optional<Ratio> of(base::FileId file, const syntax::BracketAmount& amount) { return value(file, amount.inner); }

  std::optional<Ratio> of(base::FileId file, const syntax::ProductAmount& amount) {
    const auto a = value(file, amount.factor);
    const auto b = value(file, amount.of);
    return a && b ? std::optional(*a * *b) : std::nullopt;
  }

  std::optional<Ratio> of(base::FileId file, const syntax::SumAmount& amount) {
    const auto a = value(file, amount.left);
    const auto b = value(file, amount.right);
    if (!a || !b) return std::nullopt;
    return amount.minus ? *a - *b : *a + *b;
  }

  std::optional<Ratio> of(base::FileId file, const syntax::ChoiceAmount& amount) {
    const auto a = value(file, amount.left);
    const auto b = value(file, amount.right);
    if (!a || !b) return std::nullopt;
    return amount.greater == (*a > *b) ? a : b;
  }

  /// Reads a fact, which no row can: a formula does (rate_of_interest.hpp).
  std::optional<Ratio> of(base::FileId, const syntax::OrWhereAmount&) { return std::nullopt; }

  std::optional<Ratio> of(base::FileId file, const syntax::RoundedAmount& amount) {
    const auto inner = value(file, amount.inner);
    if (!inner || !amount.percent) return inner;
    return values::round_to(*inner, amount.percent->value * Ratio(1, 100), amount.mode);
  }

  std::optional<Ratio> of(base::FileId file, const syntax::NamedAmount& amount) {
    const names::Symbol symbol = context_.bundle().symbol(file, amount.name);
    const names::SectionRef ref{symbol.file, symbol.section};
    if (const types::Rate* settled = settled_rate(context_, symbol))
      return row_of(*settled, day_of_(chosen_like(context_, *settled)));
    if (const types::DerivedRate* derived = context_.program.derived_rate(ref)) {
      cites_.insert(derived->cite);
      return value(symbol.file, std::get<syntax::DerivedRateSection>(context_.bundle().at(ref)).value);
    }
    const types::Rate* rate = context_.program.rate(ref);
    return row_of(*rate, day_of_(*rate));
  }

  std::optional<Ratio> row_of(const types::Rate& rate, Day day) {
    const types::RateRow* found = nullptr;
    for (const types::RateRow& row : rate.rows)
      if (row.from <= day) found = &row;
    if (found == nullptr || !found->value) return std::nullopt;
    cites_.insert(found->cite);
    return found->value;
  }

  Context& context_;
  const DayOf& day_of_;
  std::set<std::string>& cites_;
};

/// "0.50" of a rate in percent is half a hundredth.
Ratio in_unit(const types::Unit& unit, const syntax::Number& number) {
  return unit.kind == types::Unit::Kind::percent ? number.value * Ratio(1, 100) : number.value;
}

bool moved(Ratio from, Ratio to, Ratio least) {
  return !((from < to ? to - from : from - to) < least);
}

/// Where nothing is known the count starts anew: the first value after it stands as it is, like the first of all.
types::Rate settle(Context& context, const types::DerivedRate& derived, const syntax::DerivedRateSection& section) {
  const base::FileId file = derived.declared.file;
  std::set<Day> days;
  for (const types::Rate* rate : rates_under(context, file, section.value))
    for (const types::RateRow& row : rate->rows) days.insert(row.from);
  const Ratio least = in_unit(derived.unit, *section.moves_under);
  types::Rate made{derived.name, derived.unit, derived.declared, {}};
  for (const Day day : days) {
    DatedRate now = rate_on(context, file, section.value, [day](const types::Rate&) { return day; });
    const std::optional<Ratio> counted = made.rows.empty() ? std::nullopt : made.rows.back().value;
    if (now.value && counted && !moved(*counted, *now.value, least)) continue;
    now.cites.insert(derived.cite);
    made.rows.push_back({day, now.value, joined(now.cites), false, {file, section.name.span}});
  }
  return made;
}

}  // namespace

std::string joined(const std::set<std::string>& cites) {
  std::string text;
  for (const std::string& cite : cites) text += (text.empty() ? "" : "; ") + cite;
  return text;
}

DatedRate rate_on(Context& context, base::FileId file, syntax::AmountId amount, const DayOf& day_of) {
  DatedRate rate;
  rate.value = RateOn(context, day_of, rate.cites).value(file, amount);
  return rate;
}

const types::Rate* settled_rate(Context& context, const names::Symbol& symbol) {
  const names::SectionRef ref{symbol.file, symbol.section};
  const types::DerivedRate* derived = context.program.derived_rate(ref);
  if (derived == nullptr) return nullptr;
  const auto& section = std::get<syntax::DerivedRateSection>(context.bundle().at(ref));
  if (!section.moves_under) return nullptr;
  const auto key = std::pair(ref.file.value, ref.section.value);
  const auto found = context.settled_rates.find(key);
  if (found != context.settled_rates.end()) return &found->second;
  return &context.settled_rates.emplace(key, settle(context, *derived, section)).first->second;
}

const types::Rate& chosen_like(const Context& context, const types::Rate& settled) {
  const auto& section = std::get<syntax::DerivedRateSection>(context.bundle().at(settled.declared));
  return *rates_under(context, settled.declared.file, section.value).front();
}

std::vector<const types::Rate*> rates_under(const Context& context, base::FileId file, syntax::AmountId amount) {
  std::vector<const types::Rate*> rates;
  for (const types::RateUse& use : types::rates_in(context.program, file, amount)) rates.push_back(use.rate);
  return rates;
}

}  // namespace dun::lower
