#include "dsl/types/law_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dsl/names/sections.hpp"
#include "dsl/types/diagnostics.hpp"
#include "dsl/types/expressions.hpp"

namespace dun::types {
namespace {

/// What a line of a law is made of. Lines that are only names have been looked up already.
struct LawLineCheck {
  ExprCheck& check;

  // head
  void operator()(const syntax::TitleLine&) const {}
  void operator()(const syntax::NoteLine&) const {}
  void operator()(const syntax::AppliesToLine&) const {}
  void operator()(const syntax::CountsDaysLine&) const {}
  void operator()(const syntax::CalendarLine&) const {}
  void operator()(const syntax::InForceLine& line) const { check.in_force(line); }
  void operator()(const syntax::ExpectedLine&) const {}
  void operator()(const syntax::OnlyByNameLine&) const {}
  void operator()(const syntax::CheckedThroughLine&) const {}
  void operator()(const syntax::PresumeReceiptLine& line) const { check.term(line.term); }
  void operator()(const syntax::TermStartsLine& line) const {
    check.point(line.point);
    if (!std::holds_alternative<syntax::SendingAnchor>(line.point.anchor) ||
        line.point.side == syntax::Point::Side::before)
      check.clash(line.point.span, "this term starts by something else than its letter",
                  "a term starts on the day of sending or some days after it");
  }
  void operator()(const syntax::SettleLine&) const {}
  void operator()(const syntax::TogetherLine&) const {}

  // count
  void operator()(const syntax::CountOfLine&) const {}
  void operator()(const syntax::CountPerLine& line) const {
    if (line.year_of) check.anchor(*line.year_of);
  }
  void operator()(const syntax::StartsAgainLine& line) const {
    if (line.more_than) check.term(*line.more_than);
  }

  // rule
  void operator()(const syntax::RuleForLine&) const {}
  void operator()(const syntax::ForClaimsLine&) const {}
  void operator()(const syntax::NotBeforeLine& line) const { check.point(line.point); }
  void operator()(const syntax::NotAfterLine& line) const { check.point(line.point); }
  void operator()(const syntax::OnlyAfterLine& line) const {
    for (const syntax::Event& event : line.events)
      if (event.at_least) check.term(*event.at_least);
  }
  void operator()(const syntax::OnlyByLine&) const {}
  void operator()(const syntax::OnlyIfLine& line) const { check.condition(line.condition); }
  void operator()(const syntax::NeverWhileLine& line) const { check.condition(line.condition); }
  void operator()(const syntax::FeeAtMostLine& line) const { check.money(line.amount); }
  void operator()(const syntax::PayByAtLeastLine& line) const {
    check.term(line.term);
    if (syntax::of_this_letter(line.anchor) == nullptr) check.anchor(line.anchor);
  }
  void operator()(const syntax::AtMostCountLine&) const {}
  void operator()(const syntax::AtLeastAfterLine& line) const { check.term(line.term); }
  void operator()(const syntax::StatesTermLine&) const {}
  void operator()(const syntax::UnlessLine& line) const { check.condition(line.condition); }

  // interest and charge
  void operator()(const syntax::IfLine& line) const { check.condition(line.condition); }
  void operator()(const syntax::OnLine&) const {}
  void operator()(const syntax::InterestRateLine& line) const { check.share(line.rate); }
  void operator()(const syntax::FromPointLine& line) const { check.point(line.point); }
  void operator()(const syntax::DayCountLine&) const {}
  void operator()(const syntax::MethodLine&) const {}
  void operator()(const syntax::RoundedLine& line) const {
    if (check.money(line.unit) && line.unit.money.minor <= 0)
      check.clash(line.unit.span, "a rounding to nothing", "the unit of a rounding must be more than zero");
  }
  void operator()(const syntax::ChargeAmountLine& line) const {
    if (!check.money(line.amount)) return;
    const Judged& amount = check.judged(line.amount);
    if (!amount.bounds.whole()) check.report(NotRounded{check.place(line.amount), amount.unit.currency});
  }
  void operator()(const syntax::ChargeDueLine& line) const { check.point(line.point); }
  void operator()(const syntax::AnnouncedInLine&) const {}
  void operator()(const syntax::AtMostPerLine&) const {}
  void operator()(const syntax::OffsetsLine&) const {}
};

bool is_limit(const syntax::RuleLine& line) {
  return !std::holds_alternative<syntax::NoteLine>(line) && !std::holds_alternative<syntax::RuleForLine>(line) &&
         !std::holds_alternative<syntax::InForceLine>(line) && !std::holds_alternative<syntax::ForClaimsLine>(line) &&
         !std::holds_alternative<syntax::UnlessLine>(line);
}

class LawCheck {
 public:
  LawCheck(const Program& program, std::size_t law, AmountJudge& judge, base::DiagnosticSink& sink)
      : program_(program),
        law_(program.bundle.laws[law]),
        facts_(program.laws[law]),
        block_{fmt::format("law `{}`", law_.path), law_.head.file, facts_.currency, facts_.calendar},
        check_(block_, judge, sink) {}

  bool run() {
    const auto& head = section<syntax::LawSection>(law_.head);
    block_.names_calendar = names::line_of<syntax::CalendarLine>(head.lines) != nullptr;
    lines(head.lines);
    for (const names::SectionRef& ref : law_.derived_rates) derived(section<syntax::DerivedRateSection>(ref));
    for (const names::SectionRef& ref : law_.counts) count(section<syntax::CountSection>(ref));
    for (const names::SectionRef& ref : law_.rules) rule(section<syntax::RuleSection>(ref));
    for (const names::SectionRef& ref : law_.interests) interest(section<syntax::InterestSection>(ref));
    for (const names::SectionRef& ref : law_.charges) charge(section<syntax::ChargeSection>(ref));
    check_calendar();
    return block_.uses_calendar;
  }

 private:
  template <class Section>
  const Section& section(names::SectionRef ref) {
    block_.file = ref.file;
    return std::get<Section>(program_.bundle.at(ref));
  }
  template <class Value>
  void lines(const syntax::Lines<Value>& lines) {
    for (const auto& line : lines) std::visit(LawLineCheck{check_}, line.value);
  }

  template <class Section>
  void cited(const Section& section, const char* what) {
    if (!section.cite)
      check_.report(NoCitation{check_.place(section.name.span), fmt::format("{} `{}`", what, section.name.text)});
  }
  void require(bool there, const syntax::Name& name, const char* what, const char* lacks, const char* fix) {
    if (!there) check_.lack(MissingLine{check_.place(name.span), fmt::format("{} `{}`", what, name.text), lacks, fix});
  }

  void derived(const syntax::DerivedRateSection& section) {
    cited(section, "derived rate");
    (void)check_.judged(section.value);
  }

  void count(const syntax::CountSection& section) {
    cited(section, "count");
    lines(section.lines);
    require(names::line_of<syntax::CountOfLine>(section.lines) != nullptr, section.name, "count", "counts nothing",
            "add a line such as  of purring with a fee");
  }

  void rule(const syntax::RuleSection& section) {
    cited(section, "rule");
    lines(section.lines);
    const bool limits =
        std::any_of(section.lines.begin(), section.lines.end(), [](const auto& line) { return is_limit(line.value); });
    require(limits, section.name, "rule", "limits nothing",
            "add a line such as  not before 14 days after due  or  fee at most 5.00 EUR");
  }

  void interest(const syntax::InterestSection& section) {
    cited(section, "interest");
    lines(section.lines);
    require(names::line_of<syntax::InterestRateLine>(section.lines) != nullptr, section.name, "interest", "has no rate",
            "add a line that starts with  rate");
    require(names::line_of<syntax::FromPointLine>(section.lines) != nullptr, section.name, "interest",
            "has no first day", "add a line such as  from the day after due");
    require(names::line_of<syntax::DayCountLine>(section.lines) != nullptr, section.name, "interest",
            "says not how days are counted", "add a line such as  days actual/365");
    if (names::line_of<syntax::RoundedLine>(section.lines) == nullptr)
      check_.lack(InterestNotRounded{check_.place(section.name.span), section.name.text});
  }

  void charge(const syntax::ChargeSection& section) {
    cited(section, "charge");
    lines(section.lines);
    require(names::line_of<syntax::ChargeAmountLine>(section.lines) != nullptr, section.name, "charge", "has no amount",
            "add a line that starts with  amount");
    const auto* on = names::line_of<syntax::OnLine>(section.lines);
    const bool of_letter = on != nullptr && on->of_the_letter;
    require(!of_letter || names::line_of<syntax::AnnouncedInLine>(section.lines) != nullptr, section.name, "charge",
            "counts by its letter and says not by which", "add a line that starts with  announced in");
  }

  void check_calendar() {
    if (!block_.uses_calendar || !facts_.calendar || !facts_.checked_through) return;
    const calendar::Definition& calendar = program_.calendars[*facts_.calendar];
    if (calendar.covers_to < calendar.covers_from || *facts_.checked_through <= calendar.covers_to) return;
    const auto& head = section<syntax::LawSection>(law_.head);
    const auto* line = names::line_of<syntax::CalendarLine>(head.lines);
    check_.report(CalendarEnds{check_.place(line->calendar.span), calendar.name, calendar.covers_to, law_.path,
                               *facts_.checked_through});
  }

  const Program& program_;
  const names::Law& law_;
  const LawFacts& facts_;
  Block block_;
  ExprCheck check_;
};

}  // namespace

bool check_law(const Program& program, std::size_t law, AmountJudge& judge, base::DiagnosticSink& sink) {
  return LawCheck(program, law, judge, sink).run();
}

}  // namespace dun::types
