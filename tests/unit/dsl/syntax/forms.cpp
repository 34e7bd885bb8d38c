#include "dsl/syntax/form.hpp"

#include "dsl/syntax/match.hpp"
#include "tests/support/catch.hpp"

using namespace dun::syntax;

namespace {

constexpr SectionKind last_section = SectionKind::test;

std::vector<LineForm> all_lines() {
  std::vector<LineForm> all;
  for (int section = 0; section <= static_cast<int>(last_section); ++section)
    for (const LineForm& form : lines_of(static_cast<SectionKind>(section)))
      if (form.section == static_cast<SectionKind>(section)) all.push_back(form);  // changed steps share those of steps
  return all;
}

}  // namespace

TEST_CASE("every line and every head is read by its own rule") {
  for (const HeadForm& head : heads()) {
    CAPTURE(head.sample);
    CHECK(std::holds_alternative<Node>(match(head.form, head.sample, 0)));
    CHECK(head.sample.substr(0, head.words.size()) == head.words);
  }
  for (const LineForm& form : all_lines()) {
    CAPTURE(form.sample);
    CHECK(std::holds_alternative<Node>(match(form.form, form.sample, 0)));
    CHECK(form.sample.substr(0, form.words.size()) == form.words);
  }
}

TEST_CASE("a line that is cut short says where it ends") {
  const Match found = match(Form::when, "when 14 days after", 100);
  REQUIRE(std::holds_alternative<Mismatch>(found));
  CHECK(std::get<Mismatch>(found).at == 118);
  CHECK_FALSE(std::get<Mismatch>(found).expected.empty());
}

TEST_CASE("no two lines of a section start with the same words, but for claims beside acts") {
  const auto lines = all_lines();
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t j = i + 1; j < lines.size(); ++j)
      if (lines[i].section == lines[j].section && lines[i].words == lines[j].words) {
        CAPTURE(lines[i].words);
        CHECK(lines[i].section == SectionKind::rule);
        CHECK(lines[i].words == "for");
      }
}
