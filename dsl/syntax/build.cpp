#include "dsl/syntax/build.hpp"

#include <array>
#include <cstdlib>
#include <stdexcept>

#include "engine/base/exact.hpp"

namespace dun::syntax {

const Node& Node::at(Kind wanted) const {
  if (const Node* found = find(wanted)) return *found;
  throw std::logic_error("the grammar left out a part it promises");
}

void Builder::begin_line() {
  mark_ = {tree_.name_count, tree_.conditions.size(), tree_.amounts.size()};
  failed_ = false;
}

bool Builder::end_line() {
  if (!failed_) return true;
  tree_.name_count = mark_.names;
  tree_.conditions.resize(mark_.conditions);
  tree_.condition_spans.resize(mark_.conditions);
  tree_.amounts.resize(mark_.amounts);
  tree_.amount_spans.resize(mark_.amounts);
  return false;
}

Name Builder::name(const Node& node) {
  return {std::string(slice(node.span)), node.span, NameId(tree_.name_count++)};
}

std::optional<Name> Builder::maybe_name(const Node* node) {
  if (node == nullptr) return std::nullopt;
  const Node* inner = node->find(Kind::name);
  return name(inner != nullptr ? *inner : *node);
}

std::vector<Name> Builder::names(const Node& node) {
  std::vector<Name> all;
  for (const Node& child : node.children)
    if (child.kind == Kind::name) all.push_back(name(child));
  return all;
}

Name Builder::unit(const Node& node) {
  Name unit = name(node);
  if (node.kind == Kind::currency && !values::parse_currency(unit.text))
    fail(UnknownCurrency{node.span, unit.text, {}});
  return unit;
}

Text Builder::text(const Node& node) {
  const std::string_view quoted = slice(node.span);
  return {std::string(quoted.substr(1, quoted.size() - 2)), node.span};
}

Text Builder::words(const Node& node) {
  std::string joined;
  for (const char c : slice(node.span)) {
    const bool is_blank = c == ' ' || c == '\t';
    if (!is_blank || joined.back() != ' ') joined += is_blank ? ' ' : c;
  }
  return {std::move(joined), node.span};
}

Date Builder::date(const Node& node) {
  const auto day = values::parse_day(slice(node.span));
  if (!day) fail(ImpossibleDate{node.span, std::string(slice(node.span))});
  return {day.value_or(values::Day{}), node.span};
}

int Builder::integer(const Node& node) {
  constexpr std::size_t most_digits = 6;
  const std::string_view digits = slice(node.span);
  if (digits.size() > most_digits) {
    fail(BadNumber{node.span, BadNumber::What::too_large, std::string(digits), {}});
    return 0;
  }
  return std::atoi(std::string(digits).c_str());
}

Number Builder::number(const Node& node) {
  const std::string_view written = slice(node.span);
  const std::size_t point = written.find('.');
  const int decimals = point == std::string_view::npos ? 0 : static_cast<int>(written.size() - point - 1);
  return {ratio(node), decimals, node.span};
}

values::Ratio Builder::ratio(const Node& node) {
  if (node.kind == Kind::percent) {
    const values::Ratio value = ratio(node.at(Kind::number));
    if (value.divisor() <= INT64_MAX / 100) return {value.numerator(), value.divisor() * 100};
    fail(BadNumber{node.span, BadNumber::What::too_large, std::string(slice(node.span)), {}});
    return {};
  }
  const std::string_view written = slice(node.span);
  const std::size_t stroke = written.find('/');
  const auto first = values::parse_decimal(written.substr(0, stroke));
  const auto second =
      stroke == std::string_view::npos ? values::Ratio(1, 1) : values::parse_decimal(written.substr(stroke + 1));
  if (!first || !second || second->numerator() == 0) {
    const bool is_zero = first && second;
    fail(BadNumber{
        node.span, is_zero ? BadNumber::What::zero_divisor : BadNumber::What::too_large, std::string(written), {}});
    return {};
  }
  return stroke == std::string_view::npos ? *first : values::Ratio(first->numerator(), second->numerator());
}

MoneyLiteral Builder::money(const Node& node) {
  const Node& amount = node.at(Kind::number);
  const Node& code = node.at(Kind::currency);
  MoneyLiteral literal{{}, name(code), node.span};
  const auto currency = values::parse_currency(slice(code.span));
  if (!currency) {
    fail(UnknownCurrency{code.span, literal.currency.text, {}});
    return literal;
  }
  const std::string_view written = slice(amount.span);
  const std::size_t point = written.find('.');
  const std::size_t decimals = point == std::string_view::npos ? 0 : written.size() - point - 1;
  if (decimals > static_cast<std::size_t>(values::exponent(*currency))) {
    fail(TooManyDecimals{amount.span, std::string(written), literal.currency.text, values::exponent(*currency)});
    return literal;
  }
  const auto minor = values::parse_minor(written, *currency);
  if (!minor) fail(BadNumber{amount.span, BadNumber::What::too_large, std::string(written), {}});
  literal.money = {minor.value_or(0), *currency};
  return literal;
}

TermLiteral Builder::term(const Node& node) {
  using values::TermUnit;
  static constexpr std::pair<std::string_view, TermUnit> units[] = {
      {"full", TermUnit::full_days}, {"banking", TermUnit::banking_days}, {"working", TermUnit::working_days},
      {"day", TermUnit::days},       {"month", TermUnit::months},         {"year", TermUnit::years}};
  TermLiteral literal;
  literal.span = node.span;
  literal.term.count = integer(node.at(Kind::integer));
  const std::string_view unit = slice(node.at(Kind::unit).span);
  for (const auto& [word, value] : units)
    if (unit.substr(0, word.size()) == word) literal.term.unit = value;
  literal.has_month_end = node.has(Kind::month_end_down) || node.has(Kind::month_end_up);
  literal.term.month_end = node.has(Kind::month_end_up) ? values::MonthEnd::up : values::MonthEnd::down;
  return literal;
}

Cite Builder::cite(const Node& node) {
  return {name(node.at(Kind::name)), text(node.at(Kind::text)), node.span};
}

std::optional<Cite> Builder::maybe_cite(const Node& line) {
  const Node* node = line.find(Kind::cite);
  if (node == nullptr) return std::nullopt;
  return cite(*node);
}

std::optional<Date> Builder::maybe_date(const Node* node) {
  if (node == nullptr) return std::nullopt;
  return date(node->at(Kind::date));
}

std::optional<MoneyLiteral> Builder::maybe_money(const Node* node) {
  if (node == nullptr) return std::nullopt;
  return money(node->at(Kind::money));
}

int ordinal_value(std::string_view word) {
  static constexpr std::array<std::string_view, 10> ordinals = {"first", "second",  "third",  "fourth", "fifth",
                                                                "sixth", "seventh", "eighth", "ninth",  "tenth"};
  for (std::size_t i = 0; i < ordinals.size(); ++i)
    if (ordinals[i] == word) return static_cast<int>(i + 1);
  throw std::logic_error("the grammar knows an ordinal the builder does not");
}

values::RoundingMode rounding_mode(const Node& rounding) {
  if (rounding.has(Kind::down)) return values::RoundingMode::down;
  if (rounding.has(Kind::up)) return values::RoundingMode::up;
  return rounding.has(Kind::half_up) ? values::RoundingMode::half_up : values::RoundingMode::half_to_even;
}

}  // namespace dun::syntax
