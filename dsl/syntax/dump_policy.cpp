// Lines of policies, steps, schedules and tests as text.
#include "dsl/syntax/dump_lines.hpp"

namespace dun::syntax {
namespace {

std::string money(const std::optional<MoneyLiteral>& amount, const std::string& before) {
  return amount ? before + " " + values::to_string(amount->money) : std::string();
}

std::string flag(bool set, const char* text) {
  return set ? text : "";
}

struct LineText {
  const Tree& tree;

  std::string operator()(const TitleLine& line) const { return bracketed("title", {quoted(line.text)}); }
  std::string operator()(const NoteLine& line) const { return bracketed("note", {quoted(line.text)}); }
  std::string operator()(const BecauseLine& line) const { return bracketed("because", {quoted(line.text)}); }

  std::string operator()(const UnderLine& line) const { return bracketed("under", {line.law.text}); }
  std::string operator()(const CoversLine& line) const { return bracketed("covers", {dump(line.claims)}); }
  std::string operator()(const CalendarLine& line) const { return bracketed("calendar", {line.calendar.text}); }
  std::string operator()(const StartLine& line) const { return bracketed("start", {dump(tree, line.condition)}); }
  std::string operator()(const StopLine& line) const { return bracketed("stop", {dump(tree, line.condition)}); }
  std::string operator()(const PauseLine& line) const { return bracketed("pause", {dump(tree, line.condition)}); }
  std::string operator()(const GatherLine& line) const { return bracketed("gather", {line.act.text}); }
  std::string operator()(const SettleLine& line) const {
    return bracketed("settle", {words(line.order), cited(line.cite)});
  }
  std::string operator()(const DaysLine& line) const { return bracketed("days", {to_text(line.day_count)}); }
  std::string operator()(const ReleaseLine& line) const {
    return bracketed("release", {line.release == Release::automatic ? "automatic" : "by-hand"});
  }
  std::string operator()(const AssumeReceiptLine& line) const {
    return bracketed("assume-receipt", {line.channel.text, values::to_string(line.term.term), quoted(line.because)});
  }

  std::string operator()(const StepIsLine& line) const { return bracketed("is", {line.act.text}); }
  std::string operator()(const WhenLine& line) const { return bracketed("when", {dump(line.point)}); }
  std::string operator()(const UntilLine& line) const { return bracketed("until", {dump(line.point)}); }
  std::string operator()(const IfLine& line) const { return bracketed("if", {dump(tree, line.condition)}); }
  std::string operator()(const ByLine& line) const { return bracketed("by", {words(line.channels)}); }
  std::string operator()(const FeeLine& line) const {
    if (line.kind == FeeLine::Kind::amount) return bracketed("fee", {dump(tree, line.amount)});
    return bracketed("fee", {line.kind == FeeLine::Kind::none ? "none" : "the-most"});
  }
  std::string operator()(const PayByLine& line) const {
    return bracketed("pay-by", {values::to_string(line.term.term), dump(line.anchor)});
  }
  std::string operator()(const AddLine& line) const { return bracketed("add", {words(line.charges)}); }
  std::string operator()(const AgainLine& line) const {
    return bracketed("again", {values::to_string(line.every.term), std::to_string(line.at_most)});
  }
  std::string operator()(const TextLine& line) const { return bracketed("text", {line.path.text}); }
  std::string operator()(const OtherwiseLine& line) const {
    if (line.kind == OtherwiseLine::Kind::use) return bracketed("otherwise", {word(line.step, "use")});
    return bracketed("otherwise", {line.kind == OtherwiseLine::Kind::skip ? "skip" : "wait"});
  }

  std::string operator()(const ScheduleFromLine& line) const {
    return bracketed("from", {day(line.from), line.all_open ? "all-open" : "new"});
  }
  std::string operator()(const ScheduleUntilLine& line) const { return bracketed("until", {day(line.until)}); }
  std::string operator()(const OnlyGentlerLine&) const { return "(only-gentler)"; }
  std::string operator()(const ContactsMayGrowLine&) const { return "(contacts-may-grow)"; }

  std::string operator()(const StatesTermLine& line) const { return bracketed("states-term", {quoted(line.terms)}); }

  std::string operator()(const GivenClaimLine& line) const {
    return bracketed("given-claim",
                     {word(line.name), word(line.debtor), word(line.claim_kind),
                      values::to_string(line.principal.money), day(line.issued, "issued"), "due " + day(line.due)});
  }
  std::string operator()(const GivenRateLine& line) const {
    return bracketed("given-rate", {line.rate.text, values::to_string(line.value.value), day(line.from)});
  }
  std::string operator()(const GivenActLine& line) const {
    return bracketed("given-act", {day(line.date), line.act.text, word(line.claim, "of"), word(line.channel, "by"),
                                   money(line.fee, "fee"), flag(line.no_fee, "no-fee"), day(line.pay_by, "pay-by"),
                                   day(line.received, "received"), states(line), flag(line.failed, "failed")});
  }
  std::string operator()(const GivenNamedLine& line) const {
    return bracketed("given-named", {day(line.date), line.name.text, word(line.claim, "of")});
  }
  std::string operator()(const GivenMoneyLine& line) const {
    return bracketed("given-money",
                     {day(line.date), line.event.text, values::to_string(line.amount.money), word(line.claim, "of")});
  }
  std::string operator()(const GivenFactLine& line) const {
    return bracketed("given-fact", {day(line.date), dump(tree, line.condition), word(line.claim, "of")});
  }
  static std::string states(const GivenActLine& line) {
    return line.states.empty() ? std::string() : bracketed("states-term", {quoted(line.states)});
  }
  std::string operator()(const FactsKnownLine& line) const { return bracketed("facts-known", {day(line.date)}); }
  std::string operator()(const RunLine& line) const {
    return bracketed("run", {flag(line.daily, "daily"), day(line.on)});
  }

  std::string operator()(const ExpectActLine& line) const {
    return bracketed("expect-act", {day(line.date), line.step.text, word(line.claim, "of"), word(line.channel, "by"),
                                    money(line.fee, "fee"), flag(line.no_fee, "no-fee"),
                                    money(line.interest, "interest"), money(line.compensation, "compensation"),
                                    money(line.announces, "announces"), day(line.pay_by, "pay-by"),
                                    line.without.empty() ? std::string() : "without " + words(line.without)});
  }
  std::string operator()(const ExpectNothingLine& line) const {
    return bracketed("expect-nothing", {day(line.before, "before")});
  }
  std::string operator()(const ExpectNoLine& line) const {
    return bracketed("expect-no", {line.step.text, day(line.date), line.because.text, day(line.until, "before")});
  }
  std::string operator()(const ExpectMayLine& line) const {
    return bracketed(
        line.may ? "expect-may" : "expect-may-not",
        {line.act.text, flag(line.with_fee, "with-fee"), day(line.date), money(line.fee_at_most, "fee-at-most"),
         day(line.pay_by_at_least, "pay-by-at-least"), word(line.because), day(line.until, "before")});
  }
  std::string operator()(const ExpectAmountLine& line) const {
    return bracketed("expect-amount", {line.what.text, values::to_string(line.amount.money), day(line.date)});
  }
  std::string operator()(const ExpectWithoutLine& line) const {
    return bracketed("expect-without", {line.what.text, day(line.date)});
  }
};

}  // namespace

std::string dump(const Tree& tree, const PolicyLine& line) {
  return std::visit(LineText{tree}, line);
}
std::string dump(const Tree& tree, const StepLine& line) {
  return std::visit(LineText{tree}, line);
}
std::string dump(const Tree& tree, const ScheduleLine& line) {
  return std::visit(LineText{tree}, line);
}
std::string dump(const Tree& tree, const LetterLine& line) {
  return std::visit(LineText{tree}, line);
}
std::string dump(const Tree& tree, const TestLine& line) {
  return std::visit(LineText{tree}, line);
}

}  // namespace dun::syntax
