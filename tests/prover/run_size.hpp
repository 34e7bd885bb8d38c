// How much of the tests of the prover to run, and from which seed: the defaults fit a build on two cores.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <string_view>

namespace dun::prover {

[[nodiscard]] inline std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

[[nodiscard]] inline std::size_t run_size(const char* variable, std::size_t otherwise) {
  return static_cast<std::size_t>(number_from(variable, otherwise));
}

/// The same one on every run, so that a change is blamed only for what it did. DUN_SEED says another, or asks for a
/// `new` one: tests/search.sh looks with those for what this one does not show.
[[nodiscard]] inline std::uint64_t seed() {
  const char* asked = std::getenv("DUN_SEED");
  if (asked == nullptr || std::string_view(asked) != "new") return number_from("DUN_SEED", 20261122);
  std::random_device device;
  return (std::uint64_t{device()} << 32U) | device();
}

/// What a run came to.
struct Tally {
  std::map<std::string, std::size_t> verdicts;
  std::map<std::string, std::size_t> uses;    // policies with a construct
  std::map<std::string, std::size_t> broken;  // of them, those that can break the law
  std::size_t states = 0;
  std::size_t pairs = 0;
  std::size_t without_history = 0;
};

}  // namespace dun::prover
