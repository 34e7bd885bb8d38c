#include "dsl/book/book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "dsl/book/law.hpp"
#include "dsl/book/phrases.hpp"
#include "dsl/names/countries.hpp"
#include "dsl/names/sections.hpp"

namespace dun::book {

namespace fs = std::filesystem;
using Style = Run::Style;

namespace {

constexpr char caution[] =
    "Made from the law files, rule by rule; it says what they say and nothing else. It is no legal advice.";

struct CountryLaws {
  std::string name;
  std::string file;
  std::vector<std::size_t> laws;
};

std::string lower_case(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

/// What a reader looks for first: laws with rules and an interest or charge, other laws with rules, the rest, and last
/// those that are asked by their name alone.
int rank_of(const types::Program& program, std::size_t law) {
  const names::Law& each = program.bundle.laws[law];
  if (program.laws[law].is_asked_by_name()) return 3;
  if (each.rules.empty()) return 2;
  return each.interests.empty() && each.charges.empty() ? 1 : 0;
}

/// A folder `cases` below a folder that was named holds tests: a law there is made up for one, and is no law of its
/// country.
bool is_for_tests(const fs::path& file, const std::vector<std::string>& named) {
  bool is_below = false;
  for (const std::string& each : named) {
    const fs::path way = file.lexically_normal().lexically_relative((fs::path(each) / "").lexically_normal());
    if (way.empty() || *way.begin() == "..") continue;
    const fs::path folder = way.parent_path();
    if (std::find(folder.begin(), folder.end(), "cases") == folder.end()) return false;
    is_below = true;
  }
  return is_below;
}

/// By English name; laws that name no country stand under "Any country".
std::vector<CountryLaws> countries_of(const compile::Bundle& bundle, const std::vector<std::string>& named) {
  std::map<std::string, CountryLaws> by_name;
  for (std::size_t law = 0; law < bundle.program.bundle.laws.size(); ++law) {
    const base::FileId file = bundle.program.bundle.laws[law].head.file;
    if (!bundle.is_named(file) || is_for_tests(bundle.sources->at(file).path(), named)) continue;
    const std::string& iso = bundle.program.laws[law].country;
    const std::string name = iso.empty() ? "Any country" : spaced(names::country_name(iso));
    CountryLaws& country = by_name[name];
    country.name = name;
    country.file = iso.empty() ? "any-country" : lower_case(iso);
    country.laws.push_back(law);
  }
  std::vector<CountryLaws> countries;
  for (auto& [name, country] : by_name) {
    std::stable_sort(country.laws.begin(), country.laws.end(), [&](std::size_t a, std::size_t b) {
      return rank_of(bundle.program, a) < rank_of(bundle.program, b);
    });
    countries.push_back(std::move(country));
  }
  return countries;
}

std::string title_of(const types::Program& program, std::size_t law) {
  const auto& section = std::get<syntax::LawSection>(program.bundle.at(program.bundle.laws[law].head));
  const auto* title = names::line_of<syntax::TitleLine>(section.lines);
  return title != nullptr ? title->text.text : section.path.text;
}

std::string scope_of(const types::Program& program, std::size_t law) {
  const names::SectionRef head = program.bundle.laws[law].head;
  const auto& section = std::get<syntax::LawSection>(program.bundle.at(head));
  const auto* applies = names::line_of<syntax::AppliesToLine>(section.lines);
  return applies != nullptr ? Phrases(program.bundle, head.file).claims(applies->claims) : "claims";
}

std::string checked_of(const types::LawFacts& facts) {
  if (facts.expected) return "expected";
  const std::string day = facts.checked_through ? values::to_string(*facts.checked_through) : "not checked";
  return facts.only_by_name ? day + ", only by name" : day;
}

/// What a page holds, with links to it.
Table contents_of(const types::Program& program, const CountryLaws& country, const std::string& page) {
  Table table{{"Law", "For", "Checked through", "Rules"}, {3}, {}};
  for (const std::size_t law : country.laws) {
    const names::Law& each = program.bundle.laws[law];
    table.rows.push_back({Cell{{{title_of(program, law), Style::plain, page + "#" + each.path}}},
                          Cell{line(capitalised(scope_of(program, law)))}, Cell{line(checked_of(program.laws[law]))},
                          Cell{line(std::to_string(each.rules.size()))}});
  }
  return table;
}

Page page_of(const types::Program& program, const CountryLaws& country) {
  Page page{country.file, country.name, {}};
  page.blocks.emplace_back(Heading{1, country.name, ""});
  page.blocks.emplace_back(Paragraph{{{caution, Style::note}, {"  "}, {"All countries", Style::plain, "index"}}});
  page.blocks.emplace_back(contents_of(program, country, ""));
  std::set<std::size_t> calendars;
  for (const std::size_t law : country.laws) {
    add_law(page, program, law);
    if (program.laws[law].calendar) calendars.insert(*program.laws[law].calendar);
  }
  for (const std::size_t calendar : calendars) add_calendar(page, program, calendar);
  return page;
}

Page index_of(const types::Program& program, const std::vector<CountryLaws>& countries) {
  Page page{"index", "Law book", {}};
  page.blocks.emplace_back(Heading{1, "Law book", ""});
  page.blocks.emplace_back(Paragraph{line(caution, Style::note)});
  Table table{{"Country", "Law", "For", "Checked through", "Rules"}, {4}, {}};
  for (const CountryLaws& country : countries) {
    bool first = true;
    for (std::vector<Cell>& row : contents_of(program, country, country.file).rows) {
      row.insert(row.begin(), first ? Cell{{{country.name, Style::strong, country.file}}} : Cell{line("")});
      table.rows.push_back(std::move(row));
      first = false;
    }
  }
  page.blocks.emplace_back(std::move(table));
  return page;
}

}  // namespace

std::vector<Page> pages_of(const compile::Bundle& bundle, const std::vector<std::string>& named) {
  const std::vector<CountryLaws> countries = countries_of(bundle, named);
  std::vector<Page> pages;
  if (countries.empty()) return pages;
  pages.push_back(index_of(bundle.program, countries));
  for (const CountryLaws& country : countries) pages.push_back(page_of(bundle.program, country));
  return pages;
}

}  // namespace dun::book
