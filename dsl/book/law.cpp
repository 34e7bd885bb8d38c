#include "dsl/book/law.hpp"

#include <fmt/format.h>

#include "dsl/book/rules.hpp"
#include "dsl/book/worth.hpp"
#include "dsl/names/countries.hpp"
#include "dsl/names/sections.hpp"

namespace dun::book {

using Style = Run::Style;

namespace {

/// "First costs, then interest, then principal."
std::string order_text(const std::vector<syntax::Name>& parts) {
  std::string text;
  for (const syntax::Name& part : parts) text += (text.empty() ? "First " : ", then ") + spaced(part.text);
  return text + ".";
}

/// The lines at the head of a law.
class HeadLines {
 public:
  explicit HeadLines(Phrases phrases) : phrases_(std::move(phrases)) {}

  void add(Page& page, const syntax::LawSection& section) {
    for (const auto& each : section.lines) std::visit([this](const auto& value) { take(value); }, each.value);
    if (!receipt_.empty()) terms_.items.emplace_back("Receipt of a letter", std::move(receipt_));
    if (!start_.empty()) terms_.items.emplace_back("Start of a term", std::move(start_));
    page.blocks.emplace_back(std::move(terms_));
    if (!notes_.items.empty()) page.blocks.emplace_back(std::move(notes_));
  }

 private:
  void term(const std::string& word, Line text) { terms_.items.emplace_back(word, std::vector<Line>{std::move(text)}); }

  template <class Other>
  void take(const Other&) {}

  void take(const syntax::AppliesToLine& each) {
    term("Applies to", line(capitalised(phrases_.claims(each.claims)) + "."));
  }
  void take(const syntax::CountsDaysLine& each) {
    term("Counting days", line(each.from_the_day_after ? "The first day is the day after the event."
                                                       : "The day of the event is the first day."));
  }
  void take(const syntax::CalendarLine& each) {
    term("Banking days", {{"As in "}, {each.calendar.text, Style::code, "#" + each.calendar.text}});
  }
  void take(const syntax::InForceLine& each) {
    std::string text =
        fmt::format("Where {} is {} or later", phrases_.day_of(each.anchor), values::to_string(each.from.day));
    if (each.until) text += ", and not after " + values::to_string(each.until->day);
    term("In force", line(text + "."));
  }
  void take(const syntax::ExpectedLine&) {
    term("Expected", line("Not in force yet; no policy stands under it unless it names it.", Style::strong));
  }
  void take(const syntax::OnlyByNameLine&) {
    term("Only by name", line("Only where it is named; no answer for the country takes it in."));
  }
  void take(const syntax::CheckedThroughLine& each) {
    term("Checked through", {{values::to_string(each.date.day), Style::strong}, {", by " + each.by.text}});
  }
  void take(const syntax::PresumeReceiptLine& each) {
    const std::string term = term_text(each.term.term);
    receipt_.push_back(joined(line(fmt::format("By {}: presumed {} after sending.", each.channel.text, term)),
                              phrases_.cited(each.cite)));
  }
  void take(const syntax::TermStartsLine& each) {
    start_.push_back(joined(line(fmt::format("By {}: {}.", each.channel.text, phrases_.point(each.point))),
                            phrases_.cited(each.cite)));
  }
  void take(const syntax::SettleLine& each) {
    term("A payment settles", joined(line(order_text(each.order)), phrases_.cited(each.cite)));
  }
  void take(const syntax::TogetherLine& each) {
    const std::string text = "All overdue claims of one debtor go in one " + spaced(each.act.text) + ".";
    term("In one letter", joined(line(text), phrases_.cited(each.cite)));
  }
  void take(const syntax::NoteLine& each) { notes_.items.push_back(line(each.text.text, Style::note)); }

  const Phrases phrases_;
  Terms terms_;
  std::vector<Line> receipt_, start_;
  List notes_;
};

/// An interest or a charge, a line a term.
class RunningAmount {
 public:
  RunningAmount(const types::Program& program, std::size_t law, base::FileId file)
      : program_(program), law_(law), phrases_(program.bundle, file, program.bundle.laws[law].path) {}

  template <class Section>
  void add(Page& page, const std::string& kind, const Section& section, const std::string& place) {
    page.blocks.emplace_back(Heading{3, kind + ": " + spaced(section.name.text), ""});
    for (const auto& each : section.lines) std::visit([this](const auto& value) { take(value); }, each.value);
    Line paragraph = section.cite ? Line{phrases_.citation(*section.cite, Style::strong)} : Line{};
    paragraph.push_back({"  " + place, Style::cite});
    terms_.items.emplace_back("Paragraph", std::vector<Line>{std::move(paragraph)});
    page.blocks.emplace_back(std::move(terms_));
    if (!notes_.items.empty()) page.blocks.emplace_back(std::move(notes_));
  }

 private:
  void term(const std::string& word, const Line& text) {
    terms_.items.emplace_back(word, std::vector<Line>{joined(text, line("."))});
  }
  void term(const std::string& word, const std::string& text) { term(word, line(text)); }
  static std::string day_counts(const std::vector<syntax::DayCountName>& choices) {
    static constexpr const char* words[] = {"a year of 365 days", "a year of 360 days",
                                            "the days the year has, 366 in leap years",
                                            "months of 30 days, a year of 360"};
    std::vector<std::string> texts;
    for (const syntax::DayCountName choice : choices) texts.emplace_back(words[static_cast<std::size_t>(choice)]);
    std::string text = capitalised(texts.front());
    texts.erase(texts.begin());
    return texts.empty() ? text : text + "; a policy may choose " + listed(texts, "or");
  }

  template <class Other>
  void take(const Other&) {}

  void take(const syntax::ForClaimsLine& each) { term("For", capitalised(phrases_.claims(each.claims))); }
  void take(const syntax::IfLine& each) { term("If", capitalised(phrases_.condition(each.condition))); }
  void take(const syntax::OnLine& each) {
    term("On",
         capitalised(listed(each.parts, "and")) + (each.of_the_letter ? ", summed over the claims of the letter" : ""));
  }
  void take(const syntax::InterestRateLine& each) {
    static constexpr const char* moments[] = {"each day at the rate of that day",
                                              "at the rate of the first day for the whole life of the debt",
                                              "at the rate of the day of payment"};
    const std::string moment = moments[static_cast<std::size_t>(each.moment)];
    term("Rate", joined(amount_with_worth(program_, law_, phrases_, each.rate), line(", " + moment)));
  }
  void take(const syntax::FromPointLine& each) { term("Runs from", capitalised(phrases_.point(each.point))); }
  void take(const syntax::DayCountLine& each) { term("Days", day_counts(each.choices)); }
  void take(const syntax::MethodLine& each) {
    term("Method", each.compound_yearly ? "Added to the principal every year" : "Simple; no interest on interest");
  }
  void take(const syntax::RoundedLine& each) {
    static constexpr const char* modes[] = {"Down", "Up", "Half up", "Half to even"};
    term("Rounded", fmt::format("{} to {}, {}", modes[static_cast<std::size_t>(each.mode)], money_text(each.unit.money),
                                each.per_period ? "each period by itself" : "once at the end"));
  }
  void take(const syntax::ChargeAmountLine& each) {
    term("Amount", amount_with_worth(program_, law_, phrases_, each.amount));
  }
  void take(const syntax::ChargeDueLine& each) { term("Owed from", capitalised(phrases_.point(each.point))); }
  void take(const syntax::AnnouncedInLine& each) {
    term("Announced in", capitalised(with_article(spaced(each.act.text))) + ", which names the amount");
  }
  void take(const syntax::AtMostPerLine& each) {
    term("How often", fmt::format("At most {} for each {}", each.most, spaced(each.per.text)));
  }
  void take(const syntax::OffsetsLine& each) {
    term("Set off", fmt::format("{} already claimed reduce it", capitalised(listed(each.parts, "and"))));
  }
  void take(const syntax::NoteLine& each) { notes_.items.push_back(line(each.text.text, Style::note)); }

  const types::Program& program_;
  std::size_t law_;
  const Phrases phrases_;
  Terms terms_;
  List notes_;
};

std::string title_of(const syntax::LawSection& section) {
  const auto* title = names::line_of<syntax::TitleLine>(section.lines);
  return title != nullptr ? title->text.text : section.path.text;
}

}  // namespace

void add_law(Page& page, const types::Program& program, std::size_t law_index) {
  const names::Bundle& bundle = program.bundle;
  const names::Law& law = bundle.laws[law_index];
  const auto& section = std::get<syntax::LawSection>(bundle.at(law.head));
  page.blocks.emplace_back(Heading{2, title_of(section), law.path});
  page.blocks.emplace_back(Paragraph{{{law.path, Style::code}, {"  " + place_of(bundle, law.head), Style::cite}}});
  HeadLines(Phrases(bundle, law.head.file)).add(page, section);
  add_limits(page, program, law_index);
  add_counts(page, bundle, law);
  add_rules(page, bundle, law);
  for (const names::SectionRef ref : law.interests)
    RunningAmount(program, law_index, ref.file)
        .add(page, "Interest", std::get<syntax::InterestSection>(bundle.at(ref)), place_of(bundle, ref));
  for (const names::SectionRef ref : law.charges)
    RunningAmount(program, law_index, ref.file)
        .add(page, "Charge", std::get<syntax::ChargeSection>(bundle.at(ref)), place_of(bundle, ref));
  add_facts(page, program, law_index);
  add_figures(page, program, law_index);
  add_sources(page, bundle, law);
}

}  // namespace dun::book
