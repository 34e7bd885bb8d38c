// Rates by date, scales by size, open days: each figure with its paragraph.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "dsl/book/fact_words.hpp"
#include "dsl/book/law.hpp"
#include "dsl/book/phrases.hpp"
#include "dsl/book/worth.hpp"
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

std::string maybe_value_text(const types::Unit& unit, const std::optional<values::Ratio>& value) {
  return value ? value_text(unit, *value) : "not known";
}

/// "The row of the day of sending counts."
std::string chosen_text(const Phrases& phrases, const std::optional<syntax::Anchor>& anchor) {
  if (!anchor) return "";
  if (std::holds_alternative<syntax::RunDateAnchor>(*anchor)) return "The row of each day counts for that day.";
  return fmt::format("The row in force on {} counts.", phrases.day_of(*anchor));
}

class Writer {
 public:
  Writer(Page& page, const types::Program& program, const std::string& law, names::SectionRef ref)
      : page_(page), program_(program), law_(law), phrases_(program.bundle, ref.file, law), ref_(ref) {}

  template <class Section>
  void operator()(const Section&) {}

  void operator()(const syntax::RateSection& section) {
    const types::Rate* rate = program_.rate(ref_);
    if (rate == nullptr) return;
    start("Rate: ", section.name.text, chosen_text(phrases_, section.chosen_by));
    const CitesByDay cites = cites_of(section);
    Table table{{"From", "Value", "Paragraph or source"}, {1}, {}};
    for (const types::RateRow& row : rate->rows)
      table.rows.push_back({Cell{line(values::to_string(row.from))},
                            Cell{line(maybe_value_text(rate->unit, row.value))},
                            Cell{joined(cited_on(cites, row.from), line(row.expected ? ", expected" : ""))}});
    page_.blocks.emplace_back(std::move(table));
    add_notes(section.lines);
  }

  void operator()(const syntax::DerivedRateSection& section) {
    const std::string ignored =
        section.moves_under ? ", moves under " + values::to_string(section.moves_under->value) + " ignored" : "";
    start("Rate: ", section.name.text, "");
    page_.blocks.emplace_back(
        Paragraph{joined(joined(phrases_.amount(section.value), line(ignored + ".")), phrases_.cited(section.cite))});
  }

  void operator()(const syntax::ScaleSection& section) {
    const types::Scale* scale = program_.scale(ref_);
    if (scale == nullptr) return;
    start("Scale: ", section.name.text,
          fmt::format("By {}; {}. {}", noun_of(section.on.text),
                      section.slices ? "each slice bears its own part" : "the row of the whole amount counts",
                      chosen_text(phrases_, section.chosen_by)));
    Table table{{"From", "Size", "Value", "Paragraph or source"}, {2}, {}};
    const CitesByDay cites = cites_of(section);
    for (const types::ScaleVersion& version : scale->versions)
      add_version(table, *scale, version, cited_on(cites, version.from));
    page_.blocks.emplace_back(std::move(table));
    add_notes(section.lines);
  }

 private:
  void start(const char* kind, const std::string& name, const std::string& text) {
    page_.blocks.emplace_back(Heading{4, kind + spaced(name), figure_anchor(law_, name)});
    if (!text.empty()) page_.blocks.emplace_back(Paragraph{line(text)});
  }

  /// The citations of rows, by the first day they hold.
  using CitesByDay = std::map<values::Day, Run>;

  template <class Section>
  [[nodiscard]] CitesByDay cites_of(const Section& section) const {
    CitesByDay cites;
    for (const auto& each : section.lines) std::visit([&](const auto& value) { take_cite(cites, value); }, each.value);
    return cites;
  }
  template <class Other>
  void take_cite(CitesByDay&, const Other&) const {}
  void take_cite(CitesByDay& cites, const syntax::RateRowLine& row) const {
    cites.erase(row.from.day);
    if (row.cite) cites[row.from.day] = phrases_.citation(*row.cite);
  }
  void take_cite(CitesByDay& cites, const syntax::ScaleFromLine& from) const {
    cites[from.from.day] = phrases_.citation(from.cite);
  }
  void take_cite(CitesByDay& cites, const syntax::EndsLine& ends) const {
    if (ends.cite) cites[ends.date.day + 1] = phrases_.citation(*ends.cite);
  }
  static Line cited_on(const CitesByDay& cites, values::Day day) {
    const auto found = cites.find(day);
    return found != cites.end() ? Line{found->second} : Line{};
  }

  static void add_version(Table& table, const types::Scale& scale, const types::ScaleVersion& version,
                          const Line& cite) {
    const std::string from = values::to_string(version.from);
    if (version.rows.empty())
      table.rows.push_back({Cell{line(from)}, Cell{line("any")}, Cell{line("not known")}, Cell{cite}});
    std::optional<std::int64_t> below;
    for (const types::ScaleRow& row : version.rows) {
      const bool is_first = &row == &version.rows.front();
      table.rows.push_back({Cell{line(is_first ? from : "")}, Cell{line(size_text(scale, row, below))},
                            Cell{line(scale_value(scale, row))}, Cell{is_first ? cite : Line{}}});
      below = row.up_to;
    }
  }

  /// "up to 2 500 NOK", "above 2 500 NOK".
  static std::string size_text(const types::Scale& scale, const types::ScaleRow& row,
                               const std::optional<std::int64_t>& below) {
    if (row.up_to) return "up to " + money_text({*row.up_to, scale.currency});
    return below ? "above " + money_text({*below, scale.currency}) : "any";
  }

  static std::string scale_value(const types::Scale& scale, const types::ScaleRow& row) {
    const types::Unit unit{row.is_share ? types::Unit::Kind::percent : types::Unit::Kind::money, scale.currency};
    std::string text = value_text(unit, row.value);
    const auto money = [&](std::int64_t minor) { return money_text({minor, scale.currency}); };
    if (row.steps)
      text += fmt::format(", plus {} for each started {} above {}", money(row.steps->plus),
                          money(row.steps->per_started), money(row.steps->above));
    return text;
  }

  template <class Value>
  void add_notes(const syntax::Lines<Value>& lines) {
    List notes;
    names::each_line<syntax::NoteLine>(lines, [&](const syntax::NoteLine& note, base::Span) {
      notes.items.push_back(line(note.text.text, Style::note));
    });
    if (!notes.items.empty()) page_.blocks.emplace_back(std::move(notes));
  }

  Page& page_;
  const types::Program& program_;
  const std::string& law_;
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

std::vector<names::SectionRef> figures_of(const names::Bundle& bundle, const names::Law& law) {
  return FiguresOf(bundle).of(law);
}

void add_figures(Page& page, const types::Program& program, std::size_t law) {
  const std::vector<names::SectionRef> figures = figures_of(program.bundle, program.bundle.laws[law]);
  if (figures.empty()) return;
  page.blocks.emplace_back(Heading{3, "Rates and scales", ""});
  for (const names::SectionRef ref : figures)
    std::visit([&](const auto& section) { Writer(page, program, program.bundle.laws[law].path, ref)(section); },
               program.bundle.at(ref));
}

void add_calendar(Page& page, const types::Program& program, std::size_t index) {
  const calendar::Definition& calendar = program.calendars[index];
  page.blocks.emplace_back(Heading{2, "Banking days: " + calendar.name, calendar.name});
  page.blocks.emplace_back(Paragraph{line(
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
  page.blocks.emplace_back(std::move(table));
}

}  // namespace dun::book
