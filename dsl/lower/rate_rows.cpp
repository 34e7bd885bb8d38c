#include "dsl/lower/rate_rows.hpp"

#include <set>

#include "engine/base/exact.hpp"

namespace dun::lower {

namespace {

using values::Ratio;

/// A rate expression evaluated on one day; the citations of the rows it read are collected on the way.
class RateOn {
 public:
  RateOn(const Context& context, values::Day day, std::set<std::string>& cites)
      : context_(context), day_(day), cites_(cites) {}

  [[nodiscard]] std::optional<Ratio> value(base::FileId file, syntax::AmountId id) {
    return std::visit([&](const auto& amount) { return of(file, amount); }, context_.bundle().tree(file).at(id));
  }

 private:
  std::optional<Ratio> of(base::FileId, const syntax::MoneyAmount&) { return std::nullopt; }
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

  std::optional<Ratio> of(base::FileId file, const syntax::RoundedAmount& amount) {
    const auto inner = value(file, amount.inner);
    if (!inner || !amount.percent) return inner;
    const Ratio unit = amount.percent->value * Ratio(1, 100);
    const std::int64_t steps = values::round_to(base::Int128{inner->numerator()} * unit.divisor(),
                                                base::Int128{inner->divisor()} * unit.numerator(), 1, amount.mode);
    return unit * Ratio(steps, 1);
  }

  std::optional<Ratio> of(base::FileId file, const syntax::NamedAmount& amount) {
    const names::Symbol symbol = context_.bundle().symbol(file, amount.name);
    const names::SectionRef ref{symbol.file, symbol.section};
    if (const types::DerivedRate* derived = context_.program.derived_rate(ref)) {
      cites_.insert(derived->cite);
      return value(symbol.file, std::get<syntax::DerivedRateSection>(context_.bundle().at(ref)).value);
    }
    const types::Rate* rate = context_.program.rate(ref);
    const types::RateRow* found = nullptr;
    for (const types::RateRow& row : rate->rows)
      if (row.from <= day_) found = &row;
    if (found == nullptr || !found->value) return std::nullopt;
    cites_.insert(found->cite);
    return found->value;
  }

  const Context& context_;
  values::Day day_;
  std::set<std::string>& cites_;
};

/// The days on which some rate of an expression changes.
class ChangeDays {
 public:
  ChangeDays(const Context& context, std::set<values::Day>& days) : context_(context), days_(days) {}

  void collect(base::FileId file, syntax::AmountId id) {
    std::visit([&](const auto& amount) { from(file, amount); }, context_.bundle().tree(file).at(id));
  }

 private:
  void from(base::FileId, const syntax::MoneyAmount&) {}
  void from(base::FileId, const syntax::RatioAmount&) {}
  void from(base::FileId file, const syntax::BracketAmount& amount) { collect(file, amount.inner); }
  void from(base::FileId file, const syntax::RoundedAmount& amount) { collect(file, amount.inner); }
  void from(base::FileId file, const syntax::ProductAmount& amount) {
    collect(file, amount.factor);
    collect(file, amount.of);
  }
  void from(base::FileId file, const syntax::SumAmount& amount) {
    collect(file, amount.left);
    collect(file, amount.right);
  }
  void from(base::FileId file, const syntax::ChoiceAmount& amount) {
    collect(file, amount.left);
    collect(file, amount.right);
  }
  void from(base::FileId file, const syntax::NamedAmount& amount) {
    const names::Symbol symbol = context_.bundle().symbol(file, amount.name);
    const names::SectionRef ref{symbol.file, symbol.section};
    if (context_.program.derived_rate(ref) != nullptr)
      collect(symbol.file, std::get<syntax::DerivedRateSection>(context_.bundle().at(ref)).value);
    else if (const types::Rate* rate = context_.program.rate(ref))
      for (const types::RateRow& row : rate->rows) days_.insert(row.from);
  }

  const Context& context_;
  std::set<values::Day>& days_;
};

std::string joined(const std::set<std::string>& cites) {
  std::string text;
  for (const std::string& cite : cites) text += (text.empty() ? "" : "; ") + cite;
  return text;
}

}  // namespace

RateRows rate_rows(const Context& context, syntax::AmountId amount) {
  std::set<values::Day> days;
  ChangeDays(context, days).collect(context.file, amount);
  if (days.empty()) days.insert(values::first_day);
  RateRows rows;
  for (const values::Day day : days) {
    std::set<std::string> cites;
    const std::optional<Ratio> rate = RateOn(context, day, cites).value(context.file, amount);
    rows.rows.push_back({day, rate, static_cast<std::uint32_t>(rows.cites.size())});
    rows.cites.push_back(joined(cites));
  }
  return rows;
}

}  // namespace dun::lower
