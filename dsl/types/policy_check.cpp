#include "dsl/types/policy_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dsl/names/sections.hpp"
#include "dsl/types/caps.hpp"
#include "dsl/types/diagnostics.hpp"
#include "dsl/types/expressions.hpp"
#include "dsl/types/rates.hpp"

namespace dun::types {
namespace {

struct PolicyLineCheck {
  ExprCheck& check;

  // policy
  void operator()(const syntax::TitleLine&) const {}
  void operator()(const syntax::NoteLine&) const {}
  void operator()(const syntax::UnderLine&) const {}
  void operator()(const syntax::CoversLine&) const {}
  void operator()(const syntax::CalendarLine&) const {}
  void operator()(const syntax::StartLine& line) const { check.condition(line.condition); }
  void operator()(const syntax::StopLine& line) const { check.condition(line.condition); }
  void operator()(const syntax::PauseLine& line) const { check.condition(line.condition); }
  void operator()(const syntax::GatherLine&) const {}
  void operator()(const syntax::SettleLine&) const {}
  void operator()(const syntax::DaysLine&) const {}
  void operator()(const syntax::ReleaseLine&) const {}
  void operator()(const syntax::AssumeReceiptLine& line) const { check.term(line.term); }

  // schedule
  void operator()(const syntax::ScheduleFromLine&) const {}
  void operator()(const syntax::ScheduleUntilLine&) const {}
  void operator()(const syntax::BecauseLine&) const {}
  void operator()(const syntax::IfLine& line) const { check.condition(line.condition); }
  void operator()(const syntax::OnlyGentlerLine&) const {}
  void operator()(const syntax::ContactsMayGrowLine&) const {}

  // step
  void operator()(const syntax::StepIsLine&) const {}
  void operator()(const syntax::WhenLine& line) const { check.point(line.point); }
  void operator()(const syntax::UntilLine& line) const { check.point(line.point); }
  void operator()(const syntax::ByLine&) const {}
  void operator()(const syntax::FeeLine& line) const {
    if (line.kind == syntax::FeeLine::Kind::amount) fee(line.amount);
  }
  void operator()(const syntax::PayByLine& line) const {
    check.term(line.term);
    check.anchor(line.anchor);
  }
  void operator()(const syntax::AddLine&) const {}
  void operator()(const syntax::AgainLine& line) const { check.term(line.every); }
  void operator()(const syntax::TextLine&) const {}
  void operator()(const syntax::OtherwiseLine&) const {}

 private:
  void fee(syntax::AmountId amount) const {
    const Judged& judged = check.judged(amount);
    if (!judged.sound) return;
    const Block& block = check.block();
    const bool is_money = judged.unit.kind == Unit::Kind::money;
    const values::Currency written = judged.unit.currency;
    if (is_money && block.currency && written.code != 0 && written != *block.currency)
      check.report(FeeInOtherCurrency{check.place(amount), written, *block.currency, "this fee", {}});
    else if (check.money(amount) && !judged.bounds.whole())
      check.report(NotRounded{check.place(amount), block.currency.value_or(written)});
  }
};

class PolicyCheck {
 public:
  PolicyCheck(const Program& program, std::size_t policy, AmountJudge& judge, base::DiagnosticSink& sink)
      : program_(program),
        policy_(program.bundle.policies[policy]),
        facts_(program.policies[policy]),
        block_{fmt::format("policy `{}`", policy_.path), policy_.head.file, std::nullopt, facts_.calendar},
        check_(block_, judge, sink) {
    if (facts_.currency.code != 0) block_.currency = facts_.currency;
    const auto& head = std::get<syntax::PolicySection>(program.bundle.at(policy_.head));
    block_.names_calendar = names::line_of<syntax::CalendarLine>(head.lines) != nullptr;
  }

  bool run() {
    if (policy_.schedule)
      schedule();
    else
      own_lines();
    for (const names::Step& step : policy_.steps) whole_step(step);
    if (!policy_.schedule) check_calendar();
    return block_.uses_calendar;
  }

 private:
  template <class Value>
  void lines(const syntax::Lines<Value>& lines) {
    for (const auto& line : lines) std::visit(PolicyLineCheck{check_}, line.value);
  }

  void own_lines() {
    const auto& head = std::get<syntax::PolicySection>(program_.bundle.at(policy_.head));
    lines(head.lines);
    if (const auto* days = names::line_of<syntax::DaysLine>(head.lines)) check_day_count(*days, head);
    for (const names::Step& step : policy_.steps)
      lines(std::get<syntax::StepSection>(program_.bundle.at(step.declared)).lines);
  }

  void schedule() {
    block_.file = policy_.schedule->file;
    lines(std::get<syntax::ScheduleSection>(program_.bundle.at(*policy_.schedule)).lines);
    for (const names::SectionRef& ref : policy_.changes) {
      const syntax::SectionValue& change = program_.bundle.at(ref);
      if (const auto* changed = std::get_if<syntax::ChangeSection>(&change)) lines(changed->lines);
      if (const auto* added = std::get_if<syntax::AddSection>(&change)) lines(added->lines);
    }
  }

  /// The policy may pick one of the day counts its law names.
  void check_day_count(const syntax::DaysLine& days, const syntax::PolicySection& head) {
    for (const std::size_t law : policy_.laws)
      for (const names::SectionRef& ref : program_.bundle.laws[law].interests) {
        const auto& interest = std::get<syntax::InterestSection>(program_.bundle.at(ref));
        const auto* allowed = names::line_of<syntax::DayCountLine>(interest.lines);
        if (allowed == nullptr ||
            std::find(allowed->choices.begin(), allowed->choices.end(), days.day_count) != allowed->choices.end())
          continue;
        names::each_line<syntax::DaysLine>(head.lines, [&](const syntax::DaysLine&, base::Span span) {
          check_.clash(span, "this way to count days is none of the law's",
                       fmt::format("interest `{}` says which there are", interest.name.text));
        });
        return;
      }
  }

  /// Was the line written in this policy or schedule, and not in the policy the schedule adapts?
  bool own(base::FileId file, base::Span span) const {
    if (!policy_.schedule) return true;
    return std::any_of(policy_.changes.begin(), policy_.changes.end(), [&](const names::SectionRef& ref) {
      return ref.file == file && holds(program_.bundle.at(ref), span);
    });
  }

  static bool holds(const syntax::SectionValue& change, base::Span span) {
    const auto has = [&](const auto& lines) {
      return std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line.span == span; });
    };
    if (const auto* changed = std::get_if<syntax::ChangeSection>(&change)) return has(changed->lines);
    if (const auto* added = std::get_if<syntax::AddSection>(&change)) return has(added->lines);
    return false;
  }

  /// What a step lacks, and whether its fee has a cap, is seen once all its lines are together.
  void whole_step(const names::Step& step) {
    block_.file = step.declared.file;
    const bool added = std::holds_alternative<syntax::AddSection>(program_.bundle.at(step.declared));
    if (!policy_.schedule || added) require_lines(step);
    const auto fee = line_of<syntax::FeeLine>(step);
    const auto is = line_of<syntax::StepIsLine>(step);
    if (fee.line == nullptr || is.line == nullptr || fee.line->kind == syntax::FeeLine::Kind::none) return;
    if (!own(fee.file, fee.span) && !own(is.file, is.span)) return;
    block_.file = fee.file;
    const std::vector<Cap> caps = caps_on(program_, policy_.laws, act_of(step), facts_.debtor);
    const bool capped = std::any_of(caps.begin(), caps.end(), [](const Cap& cap) { return cap.every_time; });
    if (fee.line->kind == syntax::FeeLine::Kind::the_most && !capped && laws_are_whole())
      check_.report(NoHighestFee{check_.place(fee.span), act_of(step)});
    if (!in_other_currency(*fee.line)) check_caps(caps, fee.span);
  }

  /// Could everything the laws say be read? Else the cap may stand in a line that could not.
  bool laws_are_whole() const {
    return !policy_.laws.empty() && std::none_of(policy_.laws.begin(), policy_.laws.end(), [&](std::size_t law) {
      return program_.bundle.is_damaged(program_.bundle.laws[law].head.file);
    });
  }

  /// Is the written fee itself in another currency than the claims? Then that is told, and not the caps.
  bool in_other_currency(const syntax::FeeLine& fee) {
    if (fee.kind != syntax::FeeLine::Kind::amount || !block_.currency) return false;
    const values::Currency written = check_.judged(fee.amount).unit.currency;
    return written.code != 0 && written != *block_.currency;
  }

  /// A cap in another currency than the claims' cannot be compared with any fee.
  void check_caps(const std::vector<Cap>& caps, base::Span fee) {
    if (!block_.currency) return;
    const Place place = check_.place(fee);
    for (const Cap& cap : caps) {
      block_.file = cap.rule.file;
      const Judged& judged = check_.judged(cap.line->amount);
      const values::Currency currency = judged.unit.currency;
      if (!judged.sound || currency.code == 0 || currency == *block_.currency) continue;
      const auto& rule = std::get<syntax::RuleSection>(program_.bundle.at(cap.rule));
      base::LawNote note{rule.name.text, cite_text(rule.cite), {cap.rule.file, rule.name.span}};
      check_.report(FeeInOtherCurrency{place, currency, *block_.currency,
                                       fmt::format("the cap on this fee, `{}`,", rule.name.text), std::move(note)});
      return;
    }
  }

  void require_lines(const names::Step& step) {
    const syntax::Name* name = names::declared_name(program_.bundle.at(step.declared));
    const auto require = [&](bool there, const char* lacks, const char* fix) {
      if (!there) check_.lack(MissingLine{check_.place(name->span), fmt::format("step `{}`", step.name), lacks, fix});
    };
    require(line_of<syntax::StepIsLine>(step).line != nullptr, "says not what act it is",
            "add a line such as  is a message");
    require(line_of<syntax::WhenLine>(step).line != nullptr || is_substitute(step), "says not when it is taken",
            "add a line such as  when 14 days after due");
  }

  /// Is the step taken in place of another, "otherwise use"?
  bool is_substitute(const names::Step& step) const {
    return std::any_of(policy_.steps.begin(), policy_.steps.end(), [&](const names::Step& other) {
      const auto otherwise = line_of<syntax::OtherwiseLine>(other);
      return otherwise.line != nullptr && otherwise.line->step && otherwise.line->step->text == step.name;
    });
  }

  void check_calendar() {
    if (!block_.uses_calendar || !facts_.calendar) return;
    const calendar::Definition& calendar = program_.calendars[*facts_.calendar];
    const auto& head = std::get<syntax::PolicySection>(program_.bundle.at(policy_.head));
    const auto* line = names::line_of<syntax::CalendarLine>(head.lines);
    if (calendar.covers_to < calendar.covers_from) return;
    block_.file = policy_.head.file;
    for (const std::size_t law : policy_.laws) {
      const auto& checked = program_.laws[law].checked_through;
      if (!checked || *checked <= calendar.covers_to) continue;
      check_.report(CalendarEnds{check_.place(line->calendar.span), calendar.name, calendar.covers_to,
                                 program_.bundle.laws[law].path, *checked});
      return;
    }
  }

  const Program& program_;
  const names::Policy& policy_;
  const PolicyFacts& facts_;
  Block block_;
  ExprCheck check_;
};

}  // namespace

bool check_policy(const Program& program, std::size_t policy, AmountJudge& judge, base::DiagnosticSink& sink) {
  return PolicyCheck(program, policy, judge, sink).run();
}

}  // namespace dun::types
