// Lines of vocabularies, calendars, rates and scales.
#include <cstdlib>
#include <stdexcept>

#include "dsl/syntax/build.hpp"

namespace dun::syntax {

namespace {

FactType fact_type(const Node& node) {
  static constexpr std::pair<Kind, FactType> types[] = {
      {Kind::type_yes_no, FactType::yes_no}, {Kind::type_one_of, FactType::one_of}, {Kind::type_date, FactType::date},
      {Kind::type_money, FactType::money},   {Kind::type_number, FactType::number}, {Kind::type_name, FactType::name}};
  for (const auto& [kind, type] : types)
    if (node.has(kind)) return type;
  throw std::logic_error("the grammar knows a type the builder does not");
}

ReadsLine reads(Builder& builder, const Node& node) {
  ReadsLine line;
  line.fact = builder.name(node.at(Kind::name));
  line.type = fact_type(node);
  if (const Node* choices = node.find(Kind::choices)) line.choices = builder.names(*choices);
  line.attribute = node.has(Kind::from_attribute);
  if (node.has(Kind::missing_hold)) line.missing = ReadsLine::Missing::hold;
  if (node.has(Kind::missing_error)) line.missing = ReadsLine::Missing::error;
  if (const Node* value = node.find(Kind::missing_value)) {
    line.missing = ReadsLine::Missing::value;
    line.missing_value = builder.operand(*value);
  }
  return line;
}

unsigned two_digits(std::string_view digits) {
  return static_cast<unsigned>((digits[0] - '0') * 10 + (digits[1] - '0'));
}

HolidayLine holiday(Builder& builder, const Node& node) {
  HolidayLine line;
  if (const Node* date = node.find(Kind::date)) {
    line.date = builder.date(*date);
  } else {
    const std::string_view written = builder.slice(node.at(Kind::month_day).span);
    line.month = two_digits(written.substr(0, 2));
    line.day = two_digits(written.substr(3, 2));
  }
  line.name = builder.text(node.at(Kind::text));
  line.unverified = node.has(Kind::unverified);
  return line;
}

EasterLine easter(Builder& builder, const Node& node) {
  Node digits = node.at(Kind::signed_integer);
  const char sign = builder.slice(digits.span).front();
  if (sign == '-' || sign == '+') ++digits.span.begin;
  const int offset = builder.integer(digits);
  return {sign == '-' ? -offset : offset, builder.text(node.at(Kind::text)), node.has(Kind::unverified)};
}

RateRowLine rate_row(Builder& builder, const Node& node) {
  RateRowLine row;
  const Node* fraction = node.find(Kind::ratio);
  row.value = builder.number(fraction != nullptr ? *fraction : node.at(Kind::number));
  if (fraction != nullptr) row.fraction = row.value.value;
  row.from = builder.date(node.at(Kind::date));
  row.cite = builder.maybe_cite(node);
  row.expected = node.has(Kind::expected);
  return row;
}

ScaleRowLine scale_row(Builder& builder, const Node& node) {
  ScaleRowLine row;
  if (const Node* bound = node.find(Kind::number)) row.up_to = builder.number(*bound);
  for (const Kind kind : {Kind::percent, Kind::ratio})
    if (const Node* share = node.find(kind)) {
      row.value = builder.ratio(*share);
      row.written = builder.words(*share).text;
    }
  if (const Node* amount = node.find(Kind::money)) row.value = builder.money(*amount);
  if (const Node* steps = node.find(Kind::steps)) {
    std::vector<MoneyLiteral> amounts;
    for (const Node& child : steps->children) amounts.push_back(builder.money(child));
    row.steps = ScaleRowLine::Steps{amounts.at(0), amounts.at(1), amounts.at(2)};
  }
  return row;
}

[[noreturn]] void unknown_form() {
  throw std::logic_error("a line of this section that no builder knows");
}

}  // namespace

void build(Builder& builder, Form form, const Node& node, VocabularyLine& line) {
  switch (form) {
    case Form::title:
      line = TitleLine{builder.text(node.at(Kind::text))};
      break;
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::reads:
      line = reads(builder, node);
      break;
    case Form::kind: {
      Name kind = builder.name(node.at(Kind::name));
      line = KindLine{std::move(kind), builder.maybe_name(node.find(Kind::parent))};
      break;
    }
    case Form::channel:
      line = ChannelLine{builder.name(node.at(Kind::name))};
      break;
    default:
      unknown_form();
  }
}

void build(Builder& builder, Form form, const Node& node, CalendarBlockLine& line) {
  switch (form) {
    case Form::title:
      line = TitleLine{builder.text(node.at(Kind::text))};
      break;
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::weekend:
      line = WeekendLine{builder.names(node.at(Kind::names))};
      break;
    case Form::holiday:
      line = holiday(builder, node);
      break;
    case Form::easter:
      line = easter(builder, node);
      break;
    case Form::covers_dates:
      line = CoversDatesLine{builder.date(node.children.at(0)), builder.date(node.children.at(1))};
      break;
    default:
      unknown_form();
  }
}

void build(Builder& builder, Form form, const Node& node, RateLine& line) {
  switch (form) {
    case Form::title:
      line = TitleLine{builder.text(node.at(Kind::text))};
      break;
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::rate_row:
      line = rate_row(builder, node);
      break;
    case Form::ends:
      line = EndsLine{builder.date(node.at(Kind::date)), builder.maybe_cite(node)};
      break;
    default:
      unknown_form();
  }
}

void build(Builder& builder, Form form, const Node& node, ScaleLine& line) {
  switch (form) {
    case Form::title:
      line = TitleLine{builder.text(node.at(Kind::text))};
      break;
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::scale_from:
      line = ScaleFromLine{builder.date(node.at(Kind::date)), builder.cite(node.at(Kind::cite))};
      break;
    case Form::scale_up_to:
    case Form::scale_above:
      line = scale_row(builder, node);
      break;
    case Form::ends:
      line = EndsLine{builder.date(node.at(Kind::date)), builder.maybe_cite(node)};
      break;
    default:
      unknown_form();
  }
}

}  // namespace dun::syntax
