#include "dsl/types/amounts.hpp"

#include <fmt/format.h>

#include "dsl/names/sections.hpp"
#include "dsl/types/diagnostics.hpp"
#include "dsl/types/facts.hpp"

namespace dun::types {
namespace {

using names::SymbolKind;

constexpr std::int64_t number_scale = facts::number_scale;

Judged broken() {
  Judged judged;
  judged.sound = false;
  return judged;
}

bool same_money(const Unit& a, const Unit& b) {
  return a.currency == b.currency || a.currency.code == 0 || b.currency.code == 0;
}

/// Can they be added and compared?
bool mix(const Unit& a, const Unit& b) {
  if (a.kind == Unit::Kind::money || b.kind == Unit::Kind::money) return a.kind == b.kind && same_money(a, b);
  return is_share(a) == is_share(b);
}

Unit joined(const Unit& a, const Unit& b) {
  if (a.kind == Unit::Kind::money) return a.currency.code != 0 ? a : b;
  return a.kind == Unit::Kind::percent ? a : b;
}

/// The unit of a product of which at most one factor is money.
Unit product_unit(const Unit& a, const Unit& b) {
  if (a.kind == Unit::Kind::money) return a;
  if (b.kind == Unit::Kind::money) return b;
  if (a.kind == Unit::Kind::percent || b.kind == Unit::Kind::percent) return {Unit::Kind::percent, {}};
  return is_share(a) || is_share(b) ? Unit{Unit::Kind::fraction, {}} : Unit{Unit::Kind::number, {}};
}

Unit::Kind written_kind(const std::string& written) {
  if (written.find('/') != std::string::npos) return Unit::Kind::fraction;
  return written.find("percent") != std::string::npos ? Unit::Kind::percent : Unit::Kind::number;
}

/// One amount of one file; operands are judged through the judge, so each is judged once.
struct Judgement {
  AmountJudge& judge;
  base::FileId file;
  Place place;

  Judged operator()(const syntax::MoneyAmount& amount) const {
    return {{Unit::Kind::money, amount.money.money.currency}, exactly({amount.money.money.minor, 1}), true};
  }
  Judged operator()(const syntax::RatioAmount& amount) const {
    return {{written_kind(amount.written), {}}, exactly(amount.ratio), true};
  }
  Judged operator()(const syntax::NamedAmount& amount) const { return judge.named(file, amount.name); }
  Judged operator()(const syntax::BracketAmount& amount) const { return judge.judge(file, amount.inner); }

  Judged operator()(const syntax::ProductAmount& amount) const {
    const Judged factor = judge.judge(file, amount.factor);
    const Judged of = judge.judge(file, amount.of);
    if (!factor.sound || !of.sound) return broken();
    if (factor.unit.kind == Unit::Kind::money && of.unit.kind == Unit::Kind::money)
      return clash("money of money", "a share of an amount is expected here");
    return {product_unit(factor.unit, of.unit), product(factor.bounds, of.bounds), true};
  }

  Judged operator()(const syntax::SumAmount& amount) const {
    const Judged left = judge.judge(file, amount.left);
    const Judged right = judge.judge(file, amount.right);
    if (!left.sound || !right.sound) return broken();
    if (!mix(left.unit, right.unit)) return unlike(left.unit, right.unit);
    const Bounds added = amount.minus ? negative(right.bounds) : right.bounds;
    return {joined(left.unit, right.unit), sum(left.bounds, added), true};
  }

  Judged operator()(const syntax::ChoiceAmount& amount) const {
    const Judged left = judge.judge(file, amount.left);
    const Judged right = judge.judge(file, amount.right);
    if (!left.sound || !right.sound) return broken();
    if (!mix(left.unit, right.unit)) return unlike(left.unit, right.unit);
    return {joined(left.unit, right.unit), either(left.bounds, right.bounds), true};
  }

  Judged operator()(const syntax::OrWhereAmount& amount) const {
    const Judged usual = judge.judge(file, amount.usual);
    const Judged other = judge.judge(file, amount.other);
    if (!asks_well(amount) || !usual.sound || !other.sound) return broken();
    if (!mix(usual.unit, other.unit)) return unlike(usual.unit, other.unit);
    return {joined(usual.unit, other.unit), either(usual.bounds, other.bounds), true};
  }

  Judged operator()(const syntax::RoundedAmount& amount) const {
    const Judged inner = judge.judge(file, amount.inner);
    if (!inner.sound) return broken();
    if (amount.percent) {
      if (!is_share(inner.unit)) return clash(in_words(inner.unit), "only a rate is rounded to a percentage");
      return in_steps(inner, *amount.percent, amount.mode);
    }
    const Unit unit{Unit::Kind::money, amount.unit.money.currency};
    if (!mix(inner.unit, unit)) return unlike(inner.unit, unit);
    if (amount.unit.money.minor <= 0)
      return clash("a rounding to nothing", "the unit of a rounding must be more than zero");
    return {joined(inner.unit, unit), rounded(inner.bounds, amount.unit.money.minor, amount.mode), true};
  }

 private:
  /// Whether the fact is missing, where it may be; or how it compares with what it can be compared with.
  bool asks_well(const syntax::OrWhereAmount& amount) const {
    if (!amount.bound.is_set()) return judge.may_be_missing(file, amount.fact);
    const Judged fact = judge.named(file, amount.fact);
    const Judged bound = judge.judge(file, amount.bound);
    if (!fact.sound || !bound.sound) return false;
    if (!mix(fact.unit, bound.unit)) unlike(fact.unit, bound.unit);
    return mix(fact.unit, bound.unit);
  }

  /// Rounded to multiples of so many percent.
  Judged in_steps(const Judged& rate, const syntax::Number& percent, values::RoundingMode mode) const {
    if (percent.value.numerator() <= 0)
      return clash("a rounding to nothing", "the unit of a rounding must be more than zero");
    const values::Ratio step = percent.value * values::Ratio(1, 100);
    const values::Ratio per_step(step.divisor(), step.numerator());
    return {rate.unit, product(rounded(product(rate.bounds, exactly(per_step)), 1, mode), exactly(step)), true};
  }
  Judged unlike(const Unit& a, const Unit& b) const {
    return clash(fmt::format("{} with {}", in_words(a), in_words(b)), "only amounts of one kind and currency mix");
  }
  Judged clash(std::string seen, std::string expected) const {
    judge.clash(place, std::move(seen), std::move(expected));
    return broken();
  }
};

Bounds row_bounds(const ScaleRow& row) {
  const Bounds amount = whole_between(0, facts::largest_amount);
  Bounds bounds = row.is_share ? product(exactly(row.value), amount) : exactly(row.value);
  if (!row.steps) return bounds;
  const std::int64_t most = facts::largest_amount / row.steps->per_started + 1;
  return sum(bounds, product(whole_between(0, most), exactly({row.steps->plus, 1})));
}

/// Money that is no whole number of minor units.
std::string in_parts(values::Ratio minor, values::Currency currency) {
  std::int64_t minor_units = 1;
  for (int digit = 0; digit < values::exponent(currency); ++digit) minor_units *= 10;
  return values::to_string(minor * values::Ratio(1, minor_units)) + " " + values::to_string(currency);
}

}  // namespace

std::string in_words(const Unit& unit, values::Ratio value, MoneyWords money) {
  switch (unit.kind) {
    case Unit::Kind::money:
      return value.divisor() == 1 ? money({value.numerator(), unit.currency}) : in_parts(value, unit.currency);
    case Unit::Kind::percent:
      return values::to_string(value * values::Ratio(100, 1)) + " %";
    case Unit::Kind::fraction:
      return fmt::format("{}/{}", value.numerator(), value.divisor());
    case Unit::Kind::number:
      break;
  }
  return values::to_string(value);
}

std::string in_words(const Unit& unit) {
  switch (unit.kind) {
    case Unit::Kind::money:
      return unit.currency.code == 0 ? "money" : "money in " + values::to_string(unit.currency);
    case Unit::Kind::fraction:
      return "a fraction";
    case Unit::Kind::percent:
      return "a percentage";
    case Unit::Kind::number:
      return "a number";
  }
  return {};
}

bool is_share(const Unit& unit) {
  return unit.kind == Unit::Kind::fraction || unit.kind == Unit::Kind::percent;
}

Bounds bounds_of(const Rate& rate) {
  std::optional<Bounds> bounds;
  for (const RateRow& row : rate.rows)
    if (row.value) bounds = bounds ? either(*bounds, exactly(*row.value)) : exactly(*row.value);
  return bounds.value_or(Bounds{});
}

Bounds bounds_of(const Scale& scale) {
  Bounds all;
  for (const ScaleVersion& version : scale.versions) {
    Bounds bounds;
    for (const ScaleRow& row : version.rows)
      bounds = scale.slices ? sum(bounds, row_bounds(row)) : either(bounds, row_bounds(row));
    all = either(all, bounds);
  }
  return all;
}

AmountJudge::AmountJudge(const Program& program, base::DiagnosticSink& sink) : program_(program), sink_(sink) {
  for (const syntax::Tree& tree : program.bundle.trees) entries_.emplace_back(tree.amounts.size());
}

const Judged& AmountJudge::judge(base::FileId file, syntax::AmountId amount) {
  Entry& entry = entries_[file.index()][amount.index()];
  if (entry.state == State::judging) {
    entry.judged = broken();  // a ring of rates, and reported
    return entry.judged;
  }
  if (entry.state == State::done) return entry.judged;
  entry.state = State::judging;
  const syntax::Tree& tree = program_.bundle.tree(file);
  const Place place{file, tree.span_of(amount)};
  Judged judged = std::visit(Judgement{*this, file, place}, tree.at(amount));
  if (judged.sound && !judged.bounds.safe) {
    sink_.add(to_diagnostic(OutOfRange{place}));
    judged.sound = false;
  }
  entry.judged = judged;
  entry.state = State::done;
  return entry.judged;
}

Judged AmountJudge::named(base::FileId file, const syntax::Name& name) {
  const names::Symbol symbol = program_.bundle.symbol(file, name);
  const names::SectionRef ref{symbol.file, symbol.section};
  switch (symbol.kind) {
    case SymbolKind::fact:
      if (const Fact* fact = program_.fact(name.text)) return of_fact(*fact, {file, name.span});
      return broken();
    case SymbolKind::rate:
      if (const Rate* rate = program_.rate(ref)) return {rate->unit, bounds_of(*rate), true};
      return broken();
    case SymbolKind::scale:
      if (const Scale* scale = program_.scale(ref))
        return {{Unit::Kind::money, scale->currency}, bounds_of(*scale), true};
      return broken();
    case SymbolKind::derived_rate: {
      const auto& section = std::get<syntax::DerivedRateSection>(program_.bundle.at(ref));
      return judge(symbol.file, section.value);
    }
    case SymbolKind::charge:
      return of_charge(symbol);
    default:
      return broken();
  }
}

Judged AmountJudge::of_fact(const Fact& fact, Place place) {
  if (fact.type == facts::FactType::money)
    return {{Unit::Kind::money, {}}, whole_between(-facts::largest_amount, facts::largest_amount), true};
  if (fact.type != facts::FactType::number) {
    clash(place, fmt::format("`{}` is {}", fact.name, with_article(fact.type)),
          "an amount, a rate or a number is expected here");
    return broken();
  }
  const auto* column = std::get_if<facts::Fact>(&fact.column);
  if (column != nullptr && *column == facts::Fact::contract_rate) {
    const Bounds percentage = whole_between(0, facts::largest_percentage);
    return {{Unit::Kind::percent, {}}, product(percentage, exactly({1, 100 * number_scale})), true};
  }
  const Bounds number = whole_between(-facts::largest_number, facts::largest_number);
  return {{Unit::Kind::number, {}}, product(number, exactly({1, number_scale})), true};
}

bool AmountJudge::may_be_missing(base::FileId file, const syntax::Name& name) {
  const Fact* fact = program_.fact(name.text);
  if (fact == nullptr) return false;  // 020
  const auto* column = std::get_if<facts::Fact>(&fact->column);
  const bool is_always_there =
      fact->missing.kind == Missing::Kind::value ||
      (column != nullptr && !facts::fact_specs()[static_cast<std::size_t>(*column)].may_be_missing);
  if (is_always_there)
    clash({file, name.span}, fmt::format("`{}` is never missing", name.text),
          "a fact that holds the claim, or is an error, where it is missing is expected here");
  return !is_always_there;
}

Judged AmountJudge::of_charge(const names::Symbol& symbol) {
  const auto& section = std::get<syntax::ChargeSection>(program_.bundle.at({symbol.file, symbol.section}));
  const auto* line = names::line_of<syntax::ChargeAmountLine>(section.lines);
  return line != nullptr ? judge(symbol.file, line->amount) : broken();
}

void AmountJudge::clash(Place place, std::string seen, std::string expected) {
  sink_.add(to_diagnostic(TypeClash{place, std::move(seen), std::move(expected), {}}));
}

std::vector<std::vector<Unit>> AmountJudge::units() const {
  std::vector<std::vector<Unit>> units;
  for (const std::vector<Entry>& file : entries_) {
    units.emplace_back();
    for (const Entry& entry : file) units.back().push_back(entry.judged.unit);
  }
  return units;
}

}  // namespace dun::types
