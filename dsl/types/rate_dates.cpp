#include "dsl/types/rate_dates.hpp"

#include <algorithm>
#include <set>

#include "dsl/names/sections.hpp"
#include "dsl/types/caps.hpp"
#include "dsl/types/diagnostics.hpp"
#include "dsl/types/rate_uses.hpp"
#include "dsl/types/rates.hpp"

namespace dun::types {
namespace {

using names::SymbolKind;
using values::Day;

std::vector<RateUse> rates_of_law(const Program& program, const names::Law& law) {
  std::vector<RateUse> uses;
  const auto add = [&](base::FileId file, syntax::AmountId amount) {
    for (const RateUse& use : rates_in(program, file, amount)) uses.push_back(use);
  };
  for (const names::SectionRef& ref : law.rules)
    names::each_line<syntax::FeeAtMostLine>(
        std::get<syntax::RuleSection>(program.bundle.at(ref)).lines,
        [&](const syntax::FeeAtMostLine& line, base::Span) { add(ref.file, line.amount); });
  for (const names::SectionRef& ref : law.interests)
    names::each_line<syntax::InterestRateLine>(
        std::get<syntax::InterestSection>(program.bundle.at(ref)).lines,
        [&](const syntax::InterestRateLine& line, base::Span) { add(ref.file, line.rate); });
  for (const names::SectionRef& ref : law.charges)
    names::each_line<syntax::ChargeAmountLine>(
        std::get<syntax::ChargeSection>(program.bundle.at(ref)).lines,
        [&](const syntax::ChargeAmountLine& line, base::Span) { add(ref.file, line.amount); });
  return uses;
}

/// A claim of a test, by its name; the claim under test has none.
struct TestClaim {
  std::string name;
  Day due;
  std::optional<Day> issued;
};

/// One test, read for the rates its expected amounts come from.
class TestReader {
 public:
  TestReader(const Program& program, const names::Test& test, base::DiagnosticSink& sink)
      : program_(program),
        test_(test),
        section_(std::get<syntax::TestSection>(program.bundle.at(test.section))),
        sink_(sink) {
    for (const auto& line : section_.lines) {
      if (const auto* claim = std::get_if<syntax::GivenClaimLine>(&line.value)) add(*claim);
      if (const auto* rate = std::get_if<syntax::GivenRateLine>(&line.value)) add(*rate);
    }
    laws_ = test.law ? std::vector<std::size_t>{*test.law} : program.bundle.policies[*test.policy].laws;
  }

  void run() {
    for (const auto& line : section_.lines) {
      if (const auto* act = std::get_if<syntax::ExpectActLine>(&line.value)) expect(*act);
      if (const auto* may = std::get_if<syntax::ExpectMayLine>(&line.value)) expect(*may);
      if (const auto* amount = std::get_if<syntax::ExpectAmountLine>(&line.value)) expect(*amount);
    }
  }

 private:
  void add(const syntax::GivenRateLine& line) {
    given_.push_back(&line);
    const names::Symbol symbol = program_.bundle.symbol(test_.section.file, line.rate);
    if (const Rate* rate = program_.rate({symbol.file, symbol.section}))
      check_value(rate->unit, line.value, test_.section.file, sink_);
  }

  void add(const syntax::GivenClaimLine& line) {
    TestClaim claim{line.name ? line.name->text : std::string(), line.due.day, std::nullopt};
    if (line.issued) claim.issued = line.issued->day;
    claims_.push_back(std::move(claim));
  }

  const TestClaim* claim(const std::optional<syntax::Name>& name) const {
    const std::string wanted = name ? name->text : std::string();
    const auto found =
        std::find_if(claims_.begin(), claims_.end(), [&](const TestClaim& each) { return each.name == wanted; });
    return found == claims_.end() ? nullptr : &*found;
  }

  void expect(const syntax::ExpectActLine& line) {
    const TestClaim* of = claim(line.claim);
    if (of == nullptr) return;
    const bool with_fee = line.fee && line.fee->money.minor > 0;
    if (with_fee && test_.policy) fee_of_step(line, *of);
    if (line.interest && line.interest->money.minor > 0) interest(*of, line.date);
    if (line.compensation && line.compensation->money.minor > 0) charges({}, *of, line.date);
  }

  void fee_of_step(const syntax::ExpectActLine& line, const TestClaim& of) {
    const names::Policy& policy = program_.bundle.policies[*test_.policy];
    for (const names::Step& step : policy.steps) {
      if (step.name != line.step.text) continue;
      const auto fee = line_of<syntax::FeeLine>(step);
      if (fee.line != nullptr && fee.line->kind == syntax::FeeLine::Kind::amount)
        amount(fee.file, fee.line->amount, of, line.date);
      caps(act_of(step), of, line.date);
    }
  }

  void expect(const syntax::ExpectMayLine& line) {
    const TestClaim* of = claim({});
    const bool amount_wanted = line.may && line.fee_at_most && line.fee_at_most->money.minor > 0;
    if (of != nullptr && amount_wanted) caps(line.act.text, *of, line.date);
  }

  void expect(const syntax::ExpectAmountLine& line) {
    const TestClaim* of = claim({});
    if (of == nullptr || line.amount.money.minor == 0) return;
    const names::Symbol symbol = program_.bundle.symbol(test_.section.file, line.what);
    const bool is_part = symbol.kind == SymbolKind::part;
    const bool is_interest = symbol.kind == SymbolKind::interest ||
                             (is_part && static_cast<names::Part>(symbol.value) == names::Part::interest);
    if (is_interest)
      interest(*of, line.date);
    else
      charges(symbol, *of, line.date);
  }

  void caps(const std::string& act, const TestClaim& of, const syntax::Date& on) {
    for (const Cap& cap : caps_on(program_, laws_, act, {}))
      if (cap.every_time) amount(cap.rule.file, cap.line->amount, of, on);
  }

  /// Day by day the rate is needed from the day after due; a fixed one on the first day only.
  void interest(const TestClaim& of, const syntax::Date& on) {
    for (const std::size_t law : laws_)
      for (const names::SectionRef& ref : program_.bundle.laws[law].interests) {
        const auto& section = std::get<syntax::InterestSection>(program_.bundle.at(ref));
        const auto* from = names::line_of<syntax::FromPointLine>(section.lines);
        const auto* line = names::line_of<syntax::InterestRateLine>(section.lines);
        const bool from_due = from != nullptr && std::holds_alternative<syntax::DueAnchor>(from->point.anchor);
        if (line == nullptr || !from_due || line->moment == syntax::RateMoment::day_of_payment) continue;
        const Day first = of.due + 1;
        const Day last = line->moment == syntax::RateMoment::first_day ? first : on.day;
        if (first > last) continue;
        for (const RateUse& use : rates_in(program_, ref.file, line->rate)) {
          if (use.at_times) continue;
          const auto& anchor = std::get<syntax::RateSection>(program_.bundle.at(use.rate->declared)).chosen_by;
          if (!anchor || std::holds_alternative<syntax::RunDateAnchor>(*anchor))
            need(*use.rate, first, last, on);
          else if (const auto day = chosen_day(*anchor, of, on.day))
            need(*use.rate, *day, *day, on);
        }
      }
  }

  void charges(const names::Symbol& only, const TestClaim& of, const syntax::Date& on) {
    for (const std::size_t law : laws_)
      for (const names::SectionRef& ref : program_.bundle.laws[law].charges) {
        if (only.kind == SymbolKind::charge && !(names::SectionRef{only.file, only.section} == ref)) continue;
        const auto& section = std::get<syntax::ChargeSection>(program_.bundle.at(ref));
        if (const auto* line = names::line_of<syntax::ChargeAmountLine>(section.lines))
          amount(ref.file, line->amount, of, on);
      }
  }

  void amount(base::FileId file, syntax::AmountId id, const TestClaim& of, const syntax::Date& on) {
    for (const RateUse& use : rates_in(program_, file, id)) {
      if (use.at_times) continue;
      const auto& section = std::get<syntax::RateSection>(program_.bundle.at(use.rate->declared));
      const auto day = section.chosen_by ? chosen_day(*section.chosen_by, of, on.day) : std::nullopt;
      if (day) need(*use.rate, *day, *day, on);
    }
  }

  static std::optional<Day> chosen_day(const syntax::Anchor& anchor, const TestClaim& of, Day on) {
    if (std::holds_alternative<syntax::DueAnchor>(anchor)) return of.due;
    if (std::holds_alternative<syntax::InvoiceAnchor>(anchor)) return of.issued;
    if (std::holds_alternative<syntax::SendingAnchor>(anchor) || std::holds_alternative<syntax::RunDateAnchor>(anchor))
      return on;
    return std::nullopt;
  }

  void need(const Rate& rate, Day first, Day last, const syntax::Date& written) {
    const auto& section = std::get<syntax::RateSection>(program_.bundle.at(rate.declared));
    const Place declared{rate.declared.file, section.name.span};
    if (known_throughout(rate, first, last) || is_given(rate, first) || program_.bundle.is_damaged(declared)) return;
    Day unknown = first;
    while (unknown < last && known_throughout(rate, unknown, unknown)) unknown = unknown + 1;
    if (told_.emplace(rate.name, unknown).second)
      sink_.add(to_diagnostic(UnknownOn{{test_.section.file, written.span}, rate.name, unknown, declared}));
  }

  bool is_given(const Rate& rate, Day first) const {
    return std::any_of(given_.begin(), given_.end(), [&](const syntax::GivenRateLine* line) {
      return line->rate.text == rate.name && line->from.day <= first;
    });
  }

  const Program& program_;
  const names::Test& test_;
  const syntax::TestSection& section_;
  base::DiagnosticSink& sink_;
  std::vector<TestClaim> claims_;
  std::vector<const syntax::GivenRateLine*> given_;
  std::vector<std::size_t> laws_;
  std::set<std::pair<std::string, Day>> told_;
};

}  // namespace

void check_rates_of_laws(const Program& program, base::DiagnosticSink& sink) {
  for (std::size_t at = 0; at < program.bundle.laws.size(); ++at) {
    const names::Law& law = program.bundle.laws[at];
    const LawFacts& facts = program.laws[at];
    const Day first = facts.in_force_from.value_or(values::first_day);
    const Day last = std::min(facts.in_force_until.value_or(values::last_day),
                              facts.expected ? values::last_day : facts.checked_through.value_or(values::last_day));
    std::set<const Rate*> told;
    for (const RateUse& use : rates_of_law(program, law)) {
      if (use.rate->rows.empty() || known_somewhere(*use.rate, first, last) || !told.insert(use.rate).second) continue;
      const auto& section = std::get<syntax::RateSection>(program.bundle.at(use.rate->declared));
      sink.add(
          to_diagnostic(NeverKnown{use.place, use.rate->name, law.path, {use.rate->declared.file, section.name.span}}));
    }
  }
}

void check_rates_of_test(const Program& program, const names::Test& test, base::DiagnosticSink& sink) {
  TestReader(program, test, sink).run();
}

}  // namespace dun::types
