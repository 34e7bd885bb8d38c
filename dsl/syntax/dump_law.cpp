// Lines of vocabularies, calendars, rates, scales and laws as text.
#include "dsl/syntax/dump_lines.hpp"

namespace dun::syntax {
namespace {

std::string type_of(const ReadsLine& line) {
  switch (line.type) {
    case FactType::yes_no:
      return "yes/no";
    case FactType::one_of:
      return bracketed("one-of", {words(line.choices)});
    case FactType::date:
      return "date";
    case FactType::money:
      return "money";
    case FactType::number:
      return "number";
    case FactType::name:
      return "name";
  }
  return {};
}

std::string missing_of(const ReadsLine& line) {
  switch (line.missing) {
    case ReadsLine::Missing::unsaid:
      return {};
    case ReadsLine::Missing::hold:
      return "(missing hold)";
    case ReadsLine::Missing::error:
      return "(missing error)";
    case ReadsLine::Missing::value:
      return bracketed("missing", {line.missing_value ? operand(*line.missing_value) : std::string()});
  }
  return {};
}

std::string month_day(const HolidayLine& line) {
  return line.date ? day(*line.date) : std::to_string(line.month) + "-" + std::to_string(line.day);
}

std::string value_of(const ScaleRowLine& line) {
  const auto* money = std::get_if<MoneyLiteral>(&line.value);
  return money != nullptr ? values::to_string(money->money) : line.written;
}

std::string steps_of(const ScaleRowLine& line) {
  if (!line.steps) return {};
  return bracketed("steps",
                   {values::to_string(line.steps->plus.money), values::to_string(line.steps->per_started.money),
                    values::to_string(line.steps->above.money)});
}

std::string text_of(RateMoment moment) {
  switch (moment) {
    case RateMoment::day_by_day:
      return "day-by-day";
    case RateMoment::first_day:
      return "first-day";
    case RateMoment::day_of_payment:
      return "day-of-payment";
  }
  return {};
}

std::string text_of(CountPerLine::Per per) {
  switch (per) {
    case CountPerLine::Per::claim:
      return "claim";
    case CountPerLine::Per::relationship:
      return "relationship";
    case CountPerLine::Per::contract:
      return "contract";
  }
  return {};
}

struct LineText {
  const Tree& tree;

  std::string operator()(const TitleLine& line) const { return bracketed("title", {quoted(line.text)}); }
  std::string operator()(const NoteLine& line) const { return bracketed("note", {quoted(line.text)}); }
  std::string operator()(const ReadsLine& line) const {
    return bracketed("reads", {line.fact.text, type_of(line), line.attribute ? "attribute" : "", missing_of(line)});
  }
  std::string operator()(const KindLine& line) const {
    return bracketed("kind", {line.kind.text, word(line.parent, "is")});
  }
  std::string operator()(const ChannelLine& line) const { return bracketed("channel", {line.channel.text}); }
  std::string operator()(const WeekendLine& line) const { return bracketed("weekend", {words(line.days)}); }
  std::string operator()(const HolidayLine& line) const {
    return bracketed("holiday", {month_day(line), quoted(line.name), line.unverified ? "unverified" : ""});
  }
  std::string operator()(const EasterLine& line) const {
    return bracketed("easter", {std::to_string(line.offset), quoted(line.name), line.unverified ? "unverified" : ""});
  }
  std::string operator()(const CoversDatesLine& line) const {
    return bracketed("covers", {day(line.from), day(line.to)});
  }
  std::string operator()(const RateRowLine& line) const {
    return bracketed("row", {values::to_string(line.fraction ? *line.fraction : line.value.value), day(line.from),
                             cited(line.cite), line.expected ? "expected" : ""});
  }
  std::string operator()(const EndsLine& line) const { return bracketed("ends", {day(line.date), cited(line.cite)}); }
  std::string operator()(const ScaleFromLine& line) const {
    return bracketed("from", {day(line.from), cited(line.cite)});
  }
  std::string operator()(const ScaleRowLine& line) const {
    const std::string to = line.up_to ? "up-to " + values::to_string(line.up_to->value) : "above";
    return bracketed("row", {to, value_of(line), steps_of(line)});
  }

  std::string operator()(const CalendarLine& line) const { return bracketed("calendar", {line.calendar.text}); }
  std::string operator()(const ForClaimsLine& line) const { return bracketed("for", {dump(line.claims)}); }
  std::string operator()(const InForceLine& line) const {
    return bracketed("in-force", {dump(line.anchor), day(line.from), day(line.until, "until")});
  }
  std::string operator()(const AppliesToLine& line) const { return bracketed("applies-to", {dump(line.claims)}); }
  std::string operator()(const CountsDaysLine& line) const {
    return bracketed("counts-days", {line.from_the_day_after ? "day-after" : "same-day"});
  }
  std::string operator()(const ExpectedLine&) const { return "(expected)"; }
  std::string operator()(const OnlyByNameLine&) const { return "(only-by-name)"; }
  std::string operator()(const CheckedThroughLine& line) const {
    return bracketed("checked-through", {day(line.date), quoted(line.by)});
  }
  std::string operator()(const PresumeReceiptLine& line) const {
    return bracketed("presume-receipt", {line.channel.text, values::to_string(line.term.term), cited(line.cite)});
  }
  std::string operator()(const TermStartsLine& line) const {
    return bracketed("term-starts", {line.channel.text, dump(line.point), cited(line.cite)});
  }
  std::string operator()(const SettleLine& line) const {
    return bracketed("settle", {words(line.order), cited(line.cite)});
  }
  std::string operator()(const TogetherLine& line) const {
    return bracketed("together", {line.act.text, cited(line.cite)});
  }

  std::string operator()(const CountOfLine& line) const {
    return bracketed("of", {words(line.acts), line.with_fee ? "with-fee" : ""});
  }
  std::string operator()(const CountPerLine& line) const {
    return bracketed("per", {text_of(line.per), line.year_of ? dump(*line.year_of) : std::string()});
  }
  std::string operator()(const StartsAgainLine& line) const {
    const std::string after = line.more_than ? "more-than " + values::to_string(line.more_than->term) : "no-arrears";
    return bracketed("starts-again", {after, cited(line.cite)});
  }

  std::string operator()(const RuleForLine& line) const { return bracketed("for", {dump(line.acts)}); }
  std::string operator()(const NotBeforeLine& line) const { return bracketed("not-before", {dump(line.point)}); }
  std::string operator()(const NotAfterLine& line) const { return bracketed("not-after", {dump(line.point)}); }
  std::string operator()(const OnlyAfterLine& line) const {
    std::vector<std::string> events;
    for (const Event& event : line.events) events.push_back(dump(event));
    return bracketed("only-after", events);
  }
  std::string operator()(const OnlyByLine& line) const { return bracketed("only-by", {words(line.channels)}); }
  std::string operator()(const OnlyIfLine& line) const { return bracketed("only-if", {dump(tree, line.condition)}); }
  std::string operator()(const NeverWhileLine& line) const {
    return bracketed("never-while", {dump(tree, line.condition)});
  }
  std::string operator()(const FeeAtMostLine& line) const {
    return bracketed(line.together ? "fees-together-at-most" : "fee-at-most", {dump(tree, line.amount)});
  }
  std::string operator()(const PayByAtLeastLine& line) const {
    return bracketed("pay-by-at-least", {values::to_string(line.term.term), dump(line.anchor)});
  }
  std::string operator()(const AtMostCountLine& line) const {
    return bracketed("at-most", {std::to_string(line.most), line.count.text});
  }
  std::string operator()(const AtLeastAfterLine& line) const {
    return bracketed("at-least", {values::to_string(line.term.term), dump(line.act)});
  }
  std::string operator()(const StatesTermLine& line) const { return bracketed("states-term", {quoted(line.terms)}); }
  std::string operator()(const UnlessLine& line) const {
    return bracketed("unless", {dump(tree, line.condition), cited(line.cite)});
  }

  std::string operator()(const OnLine& line) const {
    return bracketed("on", {words(line.parts), line.of_the_letter ? "of-the-letter" : ""});
  }
  std::string operator()(const IfLine& line) const { return bracketed("if", {dump(tree, line.condition)}); }
  std::string operator()(const InterestRateLine& line) const {
    return bracketed("rate", {dump(tree, line.rate), text_of(line.moment)});
  }
  std::string operator()(const FromPointLine& line) const { return bracketed("from", {dump(line.point)}); }
  std::string operator()(const DayCountLine& line) const {
    std::vector<std::string> choices;
    for (const DayCountName choice : line.choices) choices.push_back(to_text(choice));
    return bracketed("days", choices);
  }
  std::string operator()(const MethodLine& line) const {
    return bracketed("method", {line.compound_yearly ? "compound-yearly" : "simple"});
  }
  std::string operator()(const RoundedLine& line) const {
    return bracketed("rounded",
                     {to_text(line.mode), values::to_string(line.unit.money), line.per_period ? "per-period" : "once"});
  }
  std::string operator()(const ChargeAmountLine& line) const { return bracketed("amount", {dump(tree, line.amount)}); }
  std::string operator()(const ChargeDueLine& line) const { return bracketed("due", {dump(line.point)}); }
  std::string operator()(const AnnouncedInLine& line) const { return bracketed("announced-in", {line.act.text}); }
  std::string operator()(const AtMostPerLine& line) const {
    return bracketed("at-most", {std::to_string(line.most), line.per.text});
  }
  std::string operator()(const OffsetsLine& line) const { return bracketed("offsets", {words(line.parts)}); }
};

}  // namespace

std::string dump(const Tree& tree, const VocabularyLine& line) {
  return std::visit(LineText{tree}, line);
}
std::string dump(const Tree& tree, const CalendarBlockLine& line) {
  return std::visit(LineText{tree}, line);
}
std::string dump(const Tree& tree, const RateLine& line) {
  return std::visit(LineText{tree}, line);
}
std::string dump(const Tree& tree, const ScaleLine& line) {
  return std::visit(LineText{tree}, line);
}
std::string dump(const Tree& tree, const LawLine& line) {
  return std::visit(LineText{tree}, line);
}
std::string dump(const Tree& tree, const CountLine& line) {
  return std::visit(LineText{tree}, line);
}
std::string dump(const Tree& tree, const RuleLine& line) {
  return std::visit(LineText{tree}, line);
}
std::string dump(const Tree& tree, const InterestLine& line) {
  return std::visit(LineText{tree}, line);
}
std::string dump(const Tree& tree, const ChargeLine& line) {
  return std::visit(LineText{tree}, line);
}

}  // namespace dun::syntax
