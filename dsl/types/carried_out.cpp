#include "dsl/types/carried_out.hpp"

#include <algorithm>

#include "dsl/names/sections.hpp"
#include "dsl/types/diagnostics.hpp"

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
  std::string operator()(const syntax::AtMostPerLine& line) const {
    return line.most == 1 ? "" : "a charge that is claimed more than once";
  }
  std::string operator()(const syntax::OffsetsLine& line) const {
    return is_only(line.parts, "fees") ? "" : "setting off a charge against anything but fees";
  }
};

class CarriedOut {
 public:
  CarriedOut(const names::Bundle& bundle, base::DiagnosticSink& sink) : bundle_(bundle), sink_(sink) {}

  void law(const names::Law& law) {
    lines<syntax::LawSection>(law.head);
    for (const names::SectionRef interest : law.interests) lines<syntax::InterestSection>(interest);
    for (const names::SectionRef charge : law.charges) lines<syntax::ChargeSection>(charge);
  }
  void policy(const names::Policy& policy) {
    if (!policy.schedule) lines<syntax::PolicySection>(policy.head);
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

}  // namespace

void check_carried_out(const Program& program, base::DiagnosticSink& sink) {
  CarriedOut check(program.bundle, sink);
  for (const names::Law& law : program.bundle.laws) check.law(law);
  for (const names::Policy& policy : program.bundle.policies) check.policy(policy);
}

}  // namespace dun::types
