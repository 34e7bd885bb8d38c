#include "dsl/syntax/parse.hpp"

#include <filesystem>

#include "tests/support/catch.hpp"

using namespace dun;
using namespace dun::syntax;

namespace {

struct Parsed {
  source::SourceSet sources;
  base::DiagnosticSink sink;
  Tree tree;
};

Parsed parse(std::string text) {
  Parsed parsed;
  const base::FileId file = parsed.sources.add("x.dun", std::move(text));
  parsed.tree = from_source(parsed.sources, file, parsed.sink);
  return parsed;
}

std::vector<int> numbers(const Parsed& parsed) {
  std::vector<int> found;
  for (const base::Diagnostic& diagnostic : parsed.sink.found()) found.push_back(diagnostic.number);
  return found;
}

template <class Line, class Section>
const Line& line(const Parsed& parsed, std::size_t section, std::size_t index) {
  return std::get<Line>(std::get<Section>(parsed.tree.sections.at(section).value).lines.at(index).value);
}

}  // namespace

TEST_CASE("a byte order mark, carriage returns, tabs and a missing last line break are harmless") {
  const Parsed parsed = parse("\xef\xbb\xbfpolicy\tno/x\r\n\ttitle \"x\"\r\nstep a\r\n  is a purring");
  CHECK(numbers(parsed).empty());
  REQUIRE(parsed.tree.sections.size() == 2);
  CHECK(std::get<StepSection>(parsed.tree.sections[1].value).lines.size() == 1);
}

TEST_CASE("the good lines around a mistake are kept") {
  const Parsed parsed = parse("policy no/x\nstep a\n  is a purring\n  when 14 dyas after due\n  fee none\n");
  CHECK(numbers(parsed) == std::vector<int>{2});
  CHECK(std::get<StepSection>(parsed.tree.sections.at(1).value).lines.size() == 2);
}

TEST_CASE("names are numbered without gaps, also after a line that was given up") {
  const Parsed parsed = parse("rule a\n  fee at most 1/20 of b plus c\n  fee at most 3.000 NOK\n  at most 2 d\n");
  CHECK(numbers(parsed) == std::vector<int>{24, 21});
  CHECK(parsed.tree.name_count == 2);
  CHECK(line<AtMostCountLine, RuleSection>(parsed, 0, 0).count.id.index() == 1);
  CHECK(parsed.tree.amounts.empty());
}

TEST_CASE("calendar, rate and add are lines or heads by what follows them") {
  const Parsed parsed = parse(
      "policy a/b\n  calendar no/days\ncalendar no/days\n  weekend sunday\n"
      "interest i\n  rate x, day by day\nrate x in percent\n  5 from 2026-01-01\n"
      "schedule c/d adapts a/b\nchange s\n  add interest\nadd t after s\n  add interest\n");
  CHECK(numbers(parsed).empty());
  REQUIRE(parsed.tree.sections.size() == 7);
  CHECK(std::holds_alternative<CalendarSection>(parsed.tree.sections[1].value));
  CHECK(std::holds_alternative<RateSection>(parsed.tree.sections[3].value));
  CHECK(std::get<AddSection>(parsed.tree.sections[6].value).lines.size() == 1);
}

TEST_CASE("the lines of a misspelt head are not held against the block before it") {
  const Parsed parsed = parse("policy a/b\nstep one\n  is a call\nstpe two\n  is a call\n  fee 1.000 NOK\n");
  CHECK(numbers(parsed) == std::vector<int>{1, 16});
  CHECK(std::get<StepSection>(parsed.tree.sections.at(1).value).lines.size() == 1);
}

TEST_CASE("amounts keep their structure") {
  const Parsed parsed =
      parse("rule a\n  fee at most the lesser of 2000 EUR and (base plus 1/20 of x), rounded half to even to 1 EUR\n");
  CHECK(numbers(parsed).empty());
  const Tree& tree = parsed.tree;
  const auto& rounded = std::get<RoundedAmount>(tree.at(line<FeeAtMostLine, RuleSection>(parsed, 0, 0).amount));
  CHECK(rounded.mode == values::RoundingMode::half_to_even);
  CHECK(rounded.unit.money.minor == 100);
  const auto& choice = std::get<ChoiceAmount>(tree.at(rounded.inner));
  CHECK_FALSE(choice.greater);
  CHECK(std::holds_alternative<MoneyAmount>(tree.at(choice.left)));
  const auto& bracket = std::get<BracketAmount>(tree.at(choice.right));
  CHECK(std::holds_alternative<ProductAmount>(tree.at(std::get<SumAmount>(tree.at(bracket.inner)).right)));
}

TEST_CASE("a dated given is an act, a fact or either, as far as its words tell") {
  const Parsed parsed = parse(
      "test \"x\"\n  given 2026-03-16 purring by email, no fee\n  given 2026-03-16 reachable by email\n"
      "  given 2026-03-16 not disputed\n  given 2026-03-16 handover\n  given 2026-03-16 payment of 5 NOK for claim "
      "B\n");
  CHECK(numbers(parsed).empty());
  CHECK(line<GivenActLine, TestSection>(parsed, 0, 0).no_fee);
  CHECK(line<GivenFactLine, TestSection>(parsed, 0, 1).date);
  CHECK(line<GivenFactLine, TestSection>(parsed, 0, 2).date);
  CHECK(line<GivenNamedLine, TestSection>(parsed, 0, 3).name.text == "handover");
  CHECK(line<GivenMoneyLine, TestSection>(parsed, 0, 4).claim->text == "B");
}

TEST_CASE("givens alone become a test") {
  source::SourceSet sources;
  base::DiagnosticSink sink;
  const auto file =
      sources.add("--given", "a consumer claim of 1200.00 NOK, due 2026-03-02\ndisputed\nnonsense here\n");
  const Tree tree = parse_given(sources, file, sink);
  CHECK(std::get<TestSection>(tree.sections.at(0).value).lines.size() == 2);
  CHECK(sink.found().size() == 1);
}

TEST_CASE("every shipped file parses") {
  const std::string root = DUN_SOURCE_DIR;
  std::vector<std::string> folders;
  for (const char* folder : {"/stdlib", "/policies", "/examples"})
    if (std::filesystem::exists(root + folder)) folders.push_back(root + folder);
  const auto sources = source::load(folders);
  REQUIRE(sources);
  base::DiagnosticSink sink;
  for (std::size_t i = 0; i < sources->size(); ++i) {
    const auto tree = from_source(*sources, base::FileId(i), sink);
    CHECK_FALSE(tree.sections.empty());
  }
  for (const auto& found : sink.found()) {
    CAPTURE(found.message, sources->at(found.place.file).path());
    CHECK(found.number == 0);
  }
}
