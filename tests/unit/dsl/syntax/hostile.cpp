// Input nobody writes: it must end with a clear message, in time that grows with its length and no faster.
#include <chrono>

#include "dsl/syntax/findings.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/round_trip.hpp"

using dun::tests::broken_promise;
using dun::tests::Reading;

namespace {

std::string repeated(std::string_view part, std::size_t times) {
  std::string all;
  all.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

std::vector<int> numbers(const Reading& reading) {
  std::vector<int> found;
  for (const auto& diagnostic : reading.sink.found()) found.push_back(diagnostic.number);
  return found;
}

const std::string rule = "rule a cite X \"1\"\n  never while ";

}  // namespace

TEST_CASE("a line of 10 MB, quoted, spaced or bare") {
  for (const char* part : {"\"", "(", "a and "}) {
    const Reading reading(rule + repeated(part, 10'000'000 / std::string_view(part).size()) + "\n  never while b\n");
    CAPTURE(part);
    CHECK(numbers(reading) == std::vector<int>{6});
    CHECK(dun::render::to_text(reading.sink.found().front(), reading.sources).size() < 1000);
  }
}

TEST_CASE("100,000 open brackets, on one line and on lines of their own") {
  CHECK(numbers(Reading(rule + repeated("(", 100'000))) == std::vector<int>{6});
  CHECK(numbers(Reading(rule + repeated("(", 9'000))) == std::vector<int>{5});
  CHECK(numbers(Reading(repeated("(\n", 100'000))).back() == 8);
}

TEST_CASE("nesting as deep as is allowed, and deeper") {
  CHECK(numbers(Reading(rule + repeated("(", 40) + "a" + repeated(")", 40))).empty());
  CHECK(numbers(Reading(rule + repeated("(", 41) + "a" + repeated(")", 41))) == std::vector<int>{5});
  CHECK(numbers(Reading(rule + repeated("not ", 39) + "a")).empty());
  CHECK(numbers(Reading(rule + repeated("not ", 2000) + "a")).front() == 5);
  CHECK(numbers(Reading("rule a\n  fee at most " + repeated("the lesser of ", 500) + "a")).front() == 5);
}

TEST_CASE("a chain as long as a line holds") {
  CHECK(numbers(Reading(rule + repeated("a or ", 1900) + "a")).empty());
  CHECK(numbers(Reading("rule a\n  fee at most " + repeated("a plus ", 1400) + "a")).empty());
}

TEST_CASE("bytes that are no text") {
  std::string noise;
  std::uint64_t state = 88172645463325252u;
  for (int i = 0; i < 1'000'000; ++i) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    noise += static_cast<char>(state);
  }
  CHECK(numbers(Reading(noise)) == std::vector<int>{7});
  std::string without_zero = noise;
  for (char& c : without_zero)
    if (c == 0) c = 1;
  CHECK(numbers(Reading(without_zero)).size() <= dun::syntax::Findings::limit + 1);
  CHECK(broken_promise(without_zero).empty());
}

TEST_CASE("a file of many good lines takes time in proportion") {
  const auto read = [](std::size_t lines) {
    const std::string text = "vocabulary v\n" + repeated("  reads a as yes/no, missing means no  # c\n", lines);
    const auto start = std::chrono::steady_clock::now();
    CHECK(broken_promise(text).empty());
    return std::chrono::steady_clock::now() - start;
  };
  (void)read(100);
  const auto little = read(500);
  const auto much = read(5'000);
  CHECK(much < 30 * little + std::chrono::milliseconds(200));
}
