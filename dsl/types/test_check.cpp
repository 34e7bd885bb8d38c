#include "dsl/types/test_check.hpp"

#include <fmt/format.h>

#include "dsl/types/diagnostics.hpp"
#include "dsl/types/expressions.hpp"
#include "dsl/types/facts.hpp"

namespace dun::types {
namespace {

/// What a test gives may lie anywhere: outside the calendar the law, or the policy, holds the claim, which is worth a
/// test. An act or an amount that is expected there would never come.
class TestCheck {
 public:
  TestCheck(ExprCheck& check, const calendar::Definition* calendar) : check_(check), calendar_(calendar) {}

  void operator()(const syntax::NoteLine&) {}
  void operator()(const syntax::GivenClaimLine& line) { check_.money(line.principal); }
  void operator()(const syntax::GivenRateLine&) {}
  void operator()(const syntax::GivenActLine& line) { money(line.fee); }
  void operator()(const syntax::GivenNamedLine& line) { check_.yes_no(line.name); }
  void operator()(const syntax::GivenMoneyLine& line) { check_.money(line.amount); }
  void operator()(const syntax::GivenFactLine& line) { check_.condition(line.condition); }
  void operator()(const syntax::FactsKnownLine&) {}
  void operator()(const syntax::RunLine&) {}
  void operator()(const syntax::ExpectActLine& line) {
    date(line.date);
    money(line.fee);
    money(line.interest);
    money(line.compensation);
    money(line.announces);
    if (line.pay_by) date(*line.pay_by);
  }
  void operator()(const syntax::ExpectNothingLine&) {}
  void operator()(const syntax::ExpectNoLine& line) {
    if (line.until) date(*line.until);
  }
  void operator()(const syntax::ExpectMayLine& line) {
    if (line.may) date(line.date);
    money(line.fee_at_most);
    if (line.pay_by_at_least) date(*line.pay_by_at_least);
    if (line.until) date(*line.until);
  }
  void operator()(const syntax::ExpectAmountLine& line) {
    check_.money(line.amount);
    if (line.amount.money.minor != 0) date(line.date);
  }
  void operator()(const syntax::ExpectWithoutLine&) {}

 private:
  void money(const std::optional<syntax::MoneyLiteral>& amount) {
    if (amount) check_.money(*amount);
  }

  /// One date outside the calendar is told of each test; the others have the same cause.
  void date(const syntax::Date& date) {
    if (calendar_ == nullptr || told_) return;
    if (calendar_->covers_from <= date.day && date.day <= calendar_->covers_to) return;
    told_ = true;
    check_.report(OutsideCalendar{check_.place(date.span), calendar_->name, date.day, calendar_->covers_from,
                                  calendar_->covers_to});
  }

  ExprCheck& check_;
  const calendar::Definition* calendar_;
  bool told_ = false;
};

}  // namespace

void check_test(const Program& program, const names::Test& test, std::optional<std::size_t> calendar,
                AmountJudge& judge, base::DiagnosticSink& sink) {
  Block block;
  block.file = test.section.file;
  if (test.law) {
    block.name = fmt::format("law `{}`", program.bundle.laws[*test.law].path);
    block.currency = program.laws[*test.law].currency;
  } else {
    block.name = fmt::format("policy `{}`", program.bundle.policies[*test.policy].path);
    const values::Currency currency = program.policies[*test.policy].currency;
    if (currency.code != 0) block.currency = currency;
  }
  const auto& section = std::get<syntax::TestSection>(program.bundle.at(test.section));
  ExprCheck check(block, judge, sink);
  TestCheck lines(check, calendar ? &program.calendars[*calendar] : nullptr);
  for (const auto& line : section.lines) std::visit(lines, line.value);
}

}  // namespace dun::types
