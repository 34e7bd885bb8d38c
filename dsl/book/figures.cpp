// Rates by date, scales by size, open days: each figure with its paragraph.
#include <fmt/format.h>

#include <algorithm>

#include "dsl/book/law.hpp"
#include "dsl/book/phrases.hpp"
#include "dsl/names/amount_names.hpp"
#include "dsl/names/sections.hpp"

namespace dun::book {

using Style = Run::Style;

namespace {

/// What a law's amounts are made from, its own figures first, in the order of mention.
class FiguresOf {
 public:
  explicit FiguresOf(const names::Bundle& bundle) : bundle_(bundle) {}

  std::vector<names::SectionRef> of(const names::Law& law) {
    for (const auto* list : {&law.rates, &law.derived_rates, &law.scales})
      for (const names::SectionRef ref : *list) add(ref);
    for (const auto* list : {&law.rules, &law.interests, &law.charges})
      for (const names::SectionRef ref : *list)
        std::visit([&](const auto& section) { read(ref.file, section); }, bundle_.at(ref));
    return std::move(found_);
  }

 private:
  void add(names::SectionRef ref) {
    if (std::find(found_.begin(), found_.end(), ref) != found_.end()) return;
    found_.push_back(ref);
    if (const auto* derived = std::get_if<syntax::DerivedRateSection>(&bundle_.at(ref)))
      follow(ref.file, derived->value);
  }

  void follow(base::FileId file, syntax::AmountId amount) {
    for (const syntax::Name* name : names::names_in(bundle_.tree(file), amount)) {
      const names::Symbol symbol = bundle_.symbol(file, *name);
      using Kind = names::SymbolKind;
      if (symbol.kind == Kind::rate || symbol.kind == Kind::derived_rate || symbol.kind == Kind::scale)
        add({symbol.file, symbol.section});
    }
  }

  template <class Section>
  void read(base::FileId, const Section&) {}
  void read(base::FileId file, const syntax::RuleSection& rule) { read_lines(file, rule.lines); }
  void read(base::FileId file, const syntax::InterestSection& interest) { read_lines(file, interest.lines); }
  void read(base::FileId file, const syntax::ChargeSection& charge) { read_lines(file, charge.lines); }

  template <class Value>
  void read_lines(base::FileId file, const syntax::Lines<Value>& lines) {
    for (const auto& line : lines)
      std::visit(
          [&](const auto& value) {
            if constexpr (requires { follow(file, value.amount); }) follow(file, value.amount);
            if constexpr (requires { follow(file, value.rate); }) follow(file, value.rate);
          },
          line.value);
  }

  const names::Bundle& bundle_;
  std::vector<names::SectionRef> found_;
};

std::string value_text(const types::Unit& unit, const std::optional<values::Ratio>& value) {
  if (!value) return "not known";
  switch (unit.kind) {
    case types::Unit::Kind::money:
      return values::to_decimal(value->numerator() / value->divisor(), unit.currency) + " " +
             values::to_string(unit.currency);
    case types::Unit::Kind::percent:
      return values::to_string(*value * values::Ratio(100, 1)) + " %";
    case types::Unit::Kind::fraction:
      return fmt::format("{}/{}", value->numerator(), value->divisor());
    case types::Unit::Kind::number:
      break;
  }
  return values::to_string(*value);
}

/// "The row of the day of sending counts."
std::string chosen_text(const Phrases& phrases, const std::optional<syntax::Anchor>& anchor) {
  if (!anchor) return "";
  if (std::holds_alternative<syntax::RunDateAnchor>(*anchor)) return "The row of each day counts for that day.";
  const std::string day = phrases.anchor(*anchor);
  return fmt::format("The row in force on {} counts.", day == "sending" ? "the day of sending" : day);
}

class Writer {
 public:
  Writer(Page& page, const types::Program& program, names::SectionRef ref)
      : page_(page), program_(program), phrases_(program.bundle, ref.file), ref_(ref) {}

  template <class Section>
  void operator()(const Section&) {}

  void operator()(const syntax::RateSection& section) {
    const types::Rate* rate = program_.rate(ref_);
    if (rate == nullptr) return;
    start("Rate: " + spaced(section.name.text), chosen_text(phrases_, section.chosen_by));
    Table table{{"From", "Value", "Paragraph or source"}, {1}, {}};
    for (const types::RateRow& row : rate->rows)
      table.rows.push_back({Cell{line(values::to_string(row.from))}, Cell{line(value_text(rate->unit, row.value))},
                            Cell{line(row.cite + (row.expected ? ", expected" : ""), Style::cite)}});
    page_.blocks.push_back(std::move(table));
    add_notes(section.lines);
  }

  void operator()(const syntax::DerivedRateSection& section) {
    std::string text = phrases_.amount(section.value);
    if (section.moves_under) text += ", moves under " + values::to_string(section.moves_under->value) + " ignored";
    start("Rate: " + spaced(section.name.text), "");
    page_.blocks.push_back(
        Paragraph{{{text + ".", Style::plain, {}}, {"  " + Phrases::cite(section.cite), Style::cite, {}}}});
  }

  void operator()(const syntax::ScaleSection& section) {
    const types::Scale* scale = program_.scale(ref_);
    if (scale == nullptr) return;
    start("Scale: " + spaced(section.name.text),
          fmt::format("By {}; {}. {}", spaced(section.on.text),
                      section.slices ? "each slice bears its own part" : "the row of the whole amount counts",
                      chosen_text(phrases_, section.chosen_by)));
    Table table{{"From", "Size", "Value", "Paragraph or source"}, {2}, {}};
    for (const types::ScaleVersion& version : scale->versions) add_version(table, *scale, version);
    page_.blocks.push_back(std::move(table));
    add_notes(section.lines);
  }

 private:
  void start(const std::string& title, const std::string& text) {
    page_.blocks.push_back(Heading{4, title, ""});
    if (!text.empty()) page_.blocks.push_back(Paragraph{line(text)});
  }

  static void add_version(Table& table, const types::Scale& scale, const types::ScaleVersion& version) {
    bool first = true;
    if (version.rows.empty())
      table.rows.push_back({Cell{line(values::to_string(version.from))}, Cell{line("any")}, Cell{line("not known")},
                            Cell{line(version.cite, Style::cite)}});
    for (const types::ScaleRow& row : version.rows) {
      const std::string size = row.up_to ? "up to " + values::to_decimal(*row.up_to, scale.currency) : "above";
      table.rows.push_back({Cell{line(first ? values::to_string(version.from) : "")}, Cell{line(size)},
                            Cell{line(scale_value(scale, row))}, Cell{line(first ? version.cite : "", Style::cite)}});
      first = false;
    }
  }

  static std::string scale_value(const types::Scale& scale, const types::ScaleRow& row) {
    const types::Unit unit{row.is_share ? types::Unit::Kind::percent : types::Unit::Kind::money, scale.currency};
    std::string text = value_text(unit, row.value);
    if (row.steps)
      text += fmt::format(", plus {} for each started {} above {}", values::to_decimal(row.steps->plus, scale.currency),
                          values::to_decimal(row.steps->per_started, scale.currency),
                          values::to_decimal(row.steps->above, scale.currency));
    return text;
  }

  template <class Value>
  void add_notes(const syntax::Lines<Value>& lines) {
    List notes;
    names::each_line<syntax::NoteLine>(lines, [&](const syntax::NoteLine& note, base::Span) {
      notes.items.push_back(line(note.text.text, Style::note));
    });
    if (!notes.items.empty()) page_.blocks.push_back(std::move(notes));
  }

  Page& page_;
  const types::Program& program_;
  Phrases phrases_;
  names::SectionRef ref_;
};

std::string mark_text(const std::string& name, bool unverified) {
  return unverified ? name + " (unverified)" : name;
}

std::string easter_text(int offset) {
  if (offset == 0) return "Easter Sunday";
  const int days = offset < 0 ? -offset : offset;
  return fmt::format("{} day{} {} Easter Sunday", days, days == 1 ? "" : "s", offset < 0 ? "before" : "after");
}

std::vector<std::string> weekend_names(const calendar::Definition& calendar) {
  static constexpr const char* names[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  std::vector<std::string> days;
  for (const calendar::Weekday day : calendar.weekend) days.emplace_back(names[static_cast<std::size_t>(day)]);
  return days;
}

}  // namespace

void add_figures(Page& page, const types::Program& program, std::size_t law) {
  const std::vector<names::SectionRef> figures = FiguresOf(program.bundle).of(program.bundle.laws[law]);
  if (figures.empty()) return;
  page.blocks.push_back(Heading{3, "Rates and scales", ""});
  for (const names::SectionRef ref : figures)
    std::visit([&](const auto& section) { Writer(page, program, ref)(section); }, program.bundle.at(ref));
}

void add_calendar(Page& page, const types::Program& program, std::size_t index) {
  const calendar::Definition& calendar = program.calendars[index];
  page.blocks.push_back(Heading{2, "Banking days: " + calendar.name, calendar.name});
  page.blocks.push_back(Paragraph{line(
      fmt::format("Closed on {} and on the days below. Known from {} to {}.", listed(weekend_names(calendar), "and"),
                  values::to_string(calendar.covers_from), values::to_string(calendar.covers_to)))});
  Table table{{"Day", "Name"}, {}, {}};
  for (const calendar::FixedHoliday& day : calendar.fixed)
    table.rows.push_back({Cell{line(fmt::format("each {:02}-{:02}", day.month, day.day))},
                          Cell{line(mark_text(day.name, day.unverified))}});
  for (const calendar::EasterHoliday& day : calendar.easter)
    table.rows.push_back({Cell{line(easter_text(day.offset))}, Cell{line(mark_text(day.name, day.unverified))}});
  for (const calendar::OneOffHoliday& day : calendar.one_off)
    table.rows.push_back({Cell{line(values::to_string(day.day))}, Cell{line(mark_text(day.name, day.unverified))}});
  page.blocks.push_back(std::move(table));
}

}  // namespace dun::book
