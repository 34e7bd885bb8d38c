// Names in laws: their heads, acts, counts, rules, interests and charges.
#include "dsl/names/shared_lines.hpp"

namespace dun::names {
namespace {

struct LawNames : SharedLineNames {
  using SharedLineNames::operator();

  void operator()(const syntax::AppliesToLine& line) const { names.claims(line.claims); }
  void operator()(const syntax::CountsDaysLine&) const {}
  void operator()(const syntax::ExpectedLine&) const {}
  void operator()(const syntax::OnlyByNameLine&) const {}
  void operator()(const syntax::CheckedThroughLine&) const {}
  void operator()(const syntax::PresumeReceiptLine& line) const {
    names.find(line.channel, wanted::channel);
    names.cite(line.cite);
  }
  void operator()(const syntax::TermStartsLine& line) const {
    names.find(line.channel, wanted::channel);
    names.point(line.point);
    names.cite(line.cite);
  }
  void operator()(const syntax::TogetherLine& line) const {
    names.find(line.act, wanted::act);
    names.cite(line.cite);
  }

  // count
  void operator()(const syntax::CountOfLine& line) const { names.find_all(line.acts, wanted::act); }
  void operator()(const syntax::CountPerLine& line) const {
    if (line.year_of) names.anchor(*line.year_of);
  }
  void operator()(const syntax::StartsAgainLine& line) const { names.cite(line.cite); }
};

struct RuleNames : SharedLineNames {
  using SharedLineNames::operator();

  void operator()(const syntax::RuleForLine& line) const { names.acts(line.acts); }
  void operator()(const syntax::NotBeforeLine& line) const { names.point(line.point); }
  void operator()(const syntax::NotAfterLine& line) const { names.point(line.point); }
  void operator()(const syntax::OnlyAfterLine& line) const {
    for (const syntax::Event& event : line.events) names.event(event);
  }
  void operator()(const syntax::OnlyByLine& line) const { names.find_all(line.channels, wanted::channel); }
  void operator()(const syntax::OnlyIfLine& line) const { names.condition(line.condition); }
  void operator()(const syntax::NeverWhileLine& line) const { names.condition(line.condition); }
  void operator()(const syntax::FeeAtMostLine& line) const { names.amount(line.amount); }
  void operator()(const syntax::PayByAtLeastLine& line) const { names.anchor(line.anchor); }
  void operator()(const syntax::AtMostCountLine& line) const { names.find(line.count, wanted::count); }
  void operator()(const syntax::AtLeastAfterLine& line) const { names.act(line.act, wanted::act); }
  void operator()(const syntax::UnlessLine& line) const {
    names.condition(line.condition);
    names.cite(line.cite);
  }
};

struct MoneyNames : SharedLineNames {
  using SharedLineNames::operator();

  // interest
  void operator()(const syntax::InterestRateLine& line) const { names.amount(line.rate); }
  void operator()(const syntax::FromPointLine& line) const { names.point(line.point); }
  void operator()(const syntax::DayCountLine&) const {}
  void operator()(const syntax::MethodLine&) const {}
  void operator()(const syntax::RoundedLine& line) const { names.money(line.unit); }

  // charge
  void operator()(const syntax::ChargeAmountLine& line) const { names.amount(line.amount); }
  void operator()(const syntax::ChargeDueLine& line) const { names.point(line.point); }
  void operator()(const syntax::AnnouncedInLine& line) const { names.find(line.act, wanted::act); }
  void operator()(const syntax::AtMostPerLine& line) const { names.word(line.per, SymbolKind::per, "measure"); }
  void operator()(const syntax::OffsetsLine& line) const {
    names.words(line.parts, SymbolKind::part, "part of a claim");
  }
};

}  // namespace

void resolve(NameResolver& names, const syntax::LawSection& section) {
  each(LawNames{{names}}, section.lines);
}

void resolve(NameResolver&, const syntax::SourceSection&) {}

void resolve(NameResolver& names, const syntax::ActSection& section) {
  names.find(section.kind, wanted::act);
}

void resolve(NameResolver& names, const syntax::CountSection& section) {
  names.cite(section.cite);
  each(LawNames{{names}}, section.lines);
}

void resolve(NameResolver& names, const syntax::RuleSection& section) {
  names.cite(section.cite);
  each(RuleNames{{names}}, section.lines);
}

void resolve(NameResolver& names, const syntax::InterestSection& section) {
  names.cite(section.cite);
  each(MoneyNames{{names}}, section.lines);
}

void resolve(NameResolver& names, const syntax::ChargeSection& section) {
  names.cite(section.cite);
  each(MoneyNames{{names}}, section.lines);
}

}  // namespace dun::names
