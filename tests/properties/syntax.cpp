// Round trips of texts made at random: lines of every kind in files of every shape, laid out badly, with comments, and
// shipped files with pieces taken out, doubled and moved.
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "dsl/syntax/form.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/round_trip.hpp"

using namespace dun;
namespace fs = std::filesystem;

namespace {

/// Draws from one seed: a file takes thousands of draws, and only the seed and the size are rapidcheck's to shrink.
std::mt19937_64 dice;

std::size_t below(std::size_t limit) {
  return dice() % limit;
}

template <class Value>
const Value& one_of(const std::vector<Value>& all) {
  return all[below(all.size())];
}
std::string one_text(const std::vector<std::string>& all) {
  return one_of(all);
}

bool happens(std::size_t one_in) {
  return below(one_in) == 0;
}

std::string any_name() {
  return one_text({"a", "late-interest", "overføring", "督促", "step1", "title", "fee", "yes"});
}
std::string any_number() {
  return one_text({"0", "1", "14", "2000", "37.50", "0.01"});
}
std::string any_money() {
  return one_text({"0 NOK", "38.00 NOK", "5 ISK", "2000 EUR"});
}
std::string any_date() {
  return one_text({"1900-01-01", "2026-03-16", "2024-02-29", "2199-12-31"});
}
std::string any_term() {
  return one_text({"1 day", "14 days", "14 full days", "5 banking days", "3 working days", "6 months (month end down)",
                   "1 year ( month end up )", "2 months"});
}
std::string any_act() {
  return one_text({"the last notice", "first purring of small-fees", "second of c with a fee", "an act with a fee"});
}
std::string any_anchor() {
  return one_text(
      {"due", "invoice", "sending", "run date", "pay-by of " + any_name(), "receipt of " + any_act(), any_name()});
}
std::string any_point() {
  const std::string point = one_text({"the day after " + any_anchor(), any_term() + " after " + any_anchor(),
                                      any_term() + " before " + any_anchor(), any_anchor()});
  return point + (happens(4) ? ", or the next banking day" : "");
}

std::string any_condition(int depth) {
  if (depth == 0 || happens(3))
    return one_text({any_name(), "consent to " + any_name(), "reachable by " + any_name(), "business claims",
                     any_name() + " at most " + any_money(), any_name() + " is not " + any_name(),
                     any_name() + " more than " + any_number(), any_name() + " is " + any_date()});
  const std::string left = "(" + any_condition(depth - 1) + ")";
  return one_text({"not " + left, left + " and " + any_name() + " and " + any_name(), left + " or " + any_name()});
}

std::string any_sum(int depth) {
  if (depth == 0 || happens(3))
    return one_text({any_name(), any_money(), "1/20", "5 percent", any_number(), "1/20 of " + any_name(),
                     any_name() + " of " + any_name()});
  const std::string inner = "(" + any_sum(depth - 1) + ")";
  return one_text({inner + " plus " + any_name() + " minus " + any_money(),
                   "the lesser of " + inner + " and " + any_money(), "the greater of " + any_name() + " and " + inner,
                   "2 of " + inner});
}
std::string any_amount() {
  const std::string rounding = ", rounded " + one_text({"down", "up", "half up", "half to even"}) + " to 1 NOK";
  return any_sum(3) + (happens(2) ? rounding : "");
}

/// The sample of a form, or a line of its kind with parts drawn anew.
std::string any_line(const syntax::LineForm& form) {
  using syntax::Form;
  switch (form.form) {
    case Form::not_before:
      return "not before " + any_point();
    case Form::when:
      return "when " + any_point();
    case Form::never_while:
      return "never while " + any_condition(3);
    case Form::stop:
      return "stop when " + any_condition(3);
    case Form::if_:
      return "if " + any_condition(2);
    case Form::fee_at_most:
      return "fee at most " + any_amount();
    case Form::fee:
      return "fee " + any_amount();
    case Form::only_after:
      return "only after the pay-by of " + any_act() + ", of at least " + any_term() + " or " + any_act();
    case Form::given:
      return "given " + any_date() + " " + any_name() + " by " + any_name() + ", fee " + any_money();
    case Form::expect:
      return "expect " + any_date() + " " + any_name() + ", no fee, pay by " + any_date();
    default:
      return std::string(form.sample);
  }
}

/// The same words with other blanks between them, none inside texts.
std::string spread(const std::string& line) {
  std::string wide;
  bool in_text = false;
  for (const char c : line) {
    if (c == '"') in_text = !in_text;
    wide += c == ' ' && !in_text ? one_text({" ", "  ", "\t", "      "}) : std::string(1, c);
  }
  return wide;
}

std::string any_comment() {
  return one_text({"# why", "#", "# \"quoted\" # twice", "#\ttab æ"});
}
std::string any_gap() {
  std::string gap;
  while (happens(3)) gap += one_text({"\n", "   \n", any_comment() + "\n", "  " + any_comment() + "\n"});
  return gap;
}
std::string ended(const std::string& line) {
  return spread(line) + (happens(6) ? " " + any_comment() : "") + one_text({"\n", "\r\n", "  \n"});
}

std::string any_block() {
  const auto heads = syntax::heads();
  const auto& head = heads[1 + below(heads.size() - 1)];  // the first is `use`
  std::string text = any_gap() + ended(std::string(head.sample));
  // Without a line of its own, a calendar cannot be told from the `calendar` line of a law.
  if (head.form == syntax::Form::calendar) text += "easter 0 \"Easter\"\n";
  std::vector<syntax::Form> given;
  const auto lines = syntax::lines_of(head.opens);
  const std::size_t count = lines.empty() ? 0 : below(9);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& form = lines[below(lines.size())];
    const bool is_there = std::find(given.begin(), given.end(), form.form) != given.end();
    if (is_there && !form.may_repeat) continue;
    given.push_back(form.form);
    text += any_gap() + "  " + ended(any_line(form));
  }
  return text;
}

std::string any_file(std::size_t blocks) {
  std::string text = happens(5) ? "\xef\xbb\xbf" : "";
  for (std::size_t i = below(3); i > 0; --i) text += any_gap() + ended("use no/inkasso");
  for (std::size_t i = 0; i < blocks; ++i) text += any_block();
  return text + any_gap();
}

std::vector<std::string> shipped_texts() {
  std::vector<std::string> texts;
  for (const char* folder : {"stdlib", "policies", "tests/golden/syntax/good"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(DUN_SOURCE_DIR) / folder))
      if (entry.path().extension() == ".dun") texts.push_back(tests::read_file(entry.path()));
  std::sort(texts.begin(), texts.end());
  return texts;
}

std::string mutated(std::string text) {
  for (std::size_t i = 1 + below(5); i > 0 && !text.empty(); --i) {
    const std::size_t at = below(text.size());
    const std::size_t length = 1 + below(59);
    const std::string piece = text.substr(at, length);
    const std::size_t to = below(text.size());
    if (happens(2)) text.erase(at, length);
    if (happens(2)) text.insert(std::min(to, text.size()), piece);
    if (happens(8))
      text.insert(std::min(to, text.size()), one_text({"\n", "\"", "#", "(", ",", "\r\n\r\n", " plus ", "\xff"}));
  }
  return text;
}

}  // namespace

TEST_CASE("laying out a file made at random changes its layout only") {
  CHECK(rc::check([] {
    dice.seed(*rc::gen::arbitrary<std::uint64_t>());
    const std::string text = any_file(*rc::gen::inRange<std::size_t>(0, 6));
    const tests::Reading reading(text);
    RC_LOG(text);
    for (const auto& found : reading.sink.found()) RC_FAIL(found.message);
    RC_ASSERT(tests::broken_promise(text) == "");
  }));
}

TEST_CASE("shipped files survive mutation: a message, or the same file laid out") {
  static const std::vector<std::string> texts = shipped_texts();
  CHECK(rc::check([] {
    dice.seed(*rc::gen::arbitrary<std::uint64_t>());
    const std::string text = mutated(one_of(texts));
    RC_CLASSIFY(tests::Reading(text).is_clean());
    RC_ASSERT(tests::broken_promise(text) == "");
  }));
}
