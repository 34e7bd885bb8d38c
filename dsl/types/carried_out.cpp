#include "dsl/types/carried_out.hpp"

#include <algorithm>

#include "dsl/names/sections.hpp"
#include "dsl/types/diagnostics.hpp"
#include "dsl/types/rate_uses.hpp"

namespace dun::types {
namespace {

bool is_only(const std::vector<syntax::Name>& parts, std::string_view part) {
  return std::all_of(parts.begin(), parts.end(), [&](const syntax::Name& name) { return name.text == part; });
}

/// What is not carried out of a line; empty if all of it is.
struct NotDone {
  bool of_interest = false;

  template <class Line>
  std::string operator()(const Line&) const {
    return {};
  }

  std::string operator()(const syntax::OnLine& line) const {
    if (line.of_the_letter && of_interest) return "interest by all claims of a letter";
    return is_only(line.parts, "principal") ? "" : "interest or a charge on anything but the principal";
  }
  std::string operator()(const syntax::OnlyGentlerLine&) const {
    return "that a schedule is only gentler than its policy";
  }
  std::string operator()(const syntax::ContactsMayGrowLine&) const { return "how far a schedule may go"; }
  std::string operator()(const syntax::CoversLine& line) const { return of_one_creditor(line.claims); }
  std::string operator()(const syntax::AppliesToLine& line) const { return of_one_creditor(line.claims); }
  std::string operator()(const syntax::ForClaimsLine& line) const { return of_one_creditor(line.claims); }
  std::string operator()(const syntax::AtMostPerLine& line) const {
    return line.most == 1 ? "" : "a charge that is claimed more than once";
  }
  std::string operator()(const syntax::OffsetsLine& line) const {
    return is_only(line.parts, "fees") ? "" : "setting off a charge against anything but fees";
  }

  static std::string of_one_creditor(const syntax::Claims& claims) {
    return claims.creditor ? "that it is for the claims of one creditor" : "";
  }
};

class CarriedOut {
 public:
  CarriedOut(const names::Bundle& bundle, base::DiagnosticSink& sink) : bundle_(bundle), sink_(sink) {}

  void law(const names::Law& law) {
    lines<syntax::LawSection>(law.head);
    for (const names::SectionRef rule : law.rules) lines<syntax::RuleSection>(rule);
    for (const names::SectionRef interest : law.interests) lines<syntax::InterestSection>(interest);
    for (const names::SectionRef charge : law.charges) lines<syntax::ChargeSection>(charge);
  }
  void policy(const names::Policy& policy) {
    if (policy.schedule)
      lines<syntax::ScheduleSection>(*policy.schedule);
    else
      lines<syntax::PolicySection>(policy.head);
  }

 private:
  template <class Section>
  void lines(names::SectionRef ref) {
    for (const auto& line : std::get<Section>(bundle_.at(ref)).lines)
      if (std::string what = std::visit(NotDone{std::is_same_v<Section, syntax::InterestSection>}, line.value);
          !what.empty())
        sink_.add(to_diagnostic(NotCarriedOut{{ref.file, line.span}, std::move(what)}));
  }

  const names::Bundle& bundle_;
  base::DiagnosticSink& sink_;
};

/// May both be read on one day? Only plain days and dates of the ledger are compared.
bool same_day(const std::optional<syntax::Anchor>& a, const std::optional<syntax::Anchor>& b) {
  if (!a || !b) return true;  // 055
  if (a->index() != b->index() || std::holds_alternative<syntax::DueAnchor>(*a) ||
      std::holds_alternative<syntax::InvoiceAnchor>(*a) || std::holds_alternative<syntax::SendingAnchor>(*a) ||
      std::holds_alternative<syntax::RunDateAnchor>(*a))
    return a->index() == b->index();
  const auto* act = std::get_if<syntax::ActAnchor>(&*a);
  if (act == nullptr || act->act.which != syntax::ActRef::Which::named) return false;
  const syntax::ActRef& other = std::get<syntax::ActAnchor>(*b).act;
  return other.which == syntax::ActRef::Which::named && other.act.text == act->act.act.text;
}

/// What stands in a rate that dated rows cannot hold.
class RatesWritten {
 public:
  RatesWritten(const Program& program, base::DiagnosticSink& sink) : program_(program), sink_(sink) {}

  void derived(const DerivedRate& derived) {
    const auto& section = std::get<syntax::DerivedRateSection>(program_.bundle.at(derived.declared));
    if (!section.moves_under) return;
    const base::FileId file = derived.declared.file;
    const Place place{file, section.moves_under->span};
    const Basis basis = basis_of(program_, file, section.value);
    const bool is_dated = !basis.rates.empty() && !basis.numbers && !basis.others;
    if (derived.unit.kind == Unit::Kind::money || !is_dated)
      return refuse(place, "that small moves are ignored of anything but rates in percent, fractions or numbers");
    for (const RateUse& use : basis.rates)
      if (!same_day(chosen_by(*basis.rates.front().rate), chosen_by(*use.rate)))
        return refuse(place, "that small moves are ignored of rates chosen by different days");
  }

  void interest(names::SectionRef ref) {
    const auto& lines = std::get<syntax::InterestSection>(program_.bundle.at(ref)).lines;
    names::each_line<syntax::InterestRateLine>(lines, [&](const syntax::InterestRateLine& line, base::Span span) {
      if (basis_of(program_, ref.file, line.rate).others &&
          program_.unit(ref.file, line.rate).kind != Unit::Kind::money)
        refuse({ref.file, span}, "interest at a rate that goes by amounts, days or choices of the claim");
      const auto* method = names::line_of<syntax::MethodLine>(lines);
      if (line.moment == syntax::RateMoment::day_of_payment && method != nullptr && method->compound_yearly)
        refuse({ref.file, span}, "interest on interest at the rate of the day of payment");
    });
  }

 private:
  const std::optional<syntax::Anchor>& chosen_by(const Rate& rate) const {
    return std::get<syntax::RateSection>(program_.bundle.at(rate.declared)).chosen_by;
  }

  void refuse(Place place, std::string what) { sink_.add(to_diagnostic(NotCarriedOut{place, std::move(what)})); }

  const Program& program_;
  base::DiagnosticSink& sink_;
};

}  // namespace

void check_carried_out(const Program& program, base::DiagnosticSink& sink) {
  CarriedOut check(program.bundle, sink);
  for (const names::Law& law : program.bundle.laws) check.law(law);
  for (const names::Policy& policy : program.bundle.policies) check.policy(policy);
  RatesWritten rates(program, sink);
  for (const DerivedRate& derived : program.derived_rates) rates.derived(derived);
  for (const names::Law& law : program.bundle.laws)
    for (const names::SectionRef interest : law.interests) rates.interest(interest);
}

}  // namespace dun::types
