// Why an answer is what it is, and what would have to be known for a better one: rules with their paragraphs, and facts
// with the words that would give them.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "dsl/answer/question.hpp"
#include "engine/decide/missing.hpp"

namespace dun::answer {

/// A row of a rate or scale that an amount was made from.
struct Shown {
  std::string name;
  std::string value;  // "750.00 NOK"; empty of a scale
  Day from;
  std::string cite;
};

/// A line of a law that decided something.
struct Because {
  std::string rule;
  std::string cite;
  std::string text;  // the line as written, or what stands in its way
  plan::FilePlace place;
  std::optional<Day> until;  // the day from which time alone lifts it
  std::vector<Shown> figures{};

  friend bool operator==(const Because& a, const Because& b) {
    return a.rule == b.rule && a.cite == b.cite && a.text == b.text;
  }
};
[[nodiscard]] Because because(const plan::Plan& plan, plan::ReasonId reason, std::optional<Day> until = {});

/// The rows of rates and scales behind an amount of the plan.
[[nodiscard]] std::vector<Shown> figures_of(const Asked& asked, const plan::Plan& plan, const decide::OneRow& row,
                                            plan::NodeId amount);

/// Something that is not known and holds an answer.
struct Unknown {
  std::string what;     // "fee-agreed", "a value of rate X on 2031-01-01"
  std::string give;     // the phrase that would give it: "fee-agreed is yes"; empty where none can
  std::string means{};  // what the vocabulary says of the fact; may be empty
  friend bool operator==(const Unknown&, const Unknown&) = default;
};
/// The line of a law that could not be followed, for what is not known.
[[nodiscard]] Because withheld_for(Because line, const std::vector<Unknown>& unknown);
[[nodiscard]] Unknown unknown_of(const Asked& asked, const plan::Plan& plan, const decide::Missing& missing);
[[nodiscard]] std::vector<Unknown> unknown_of(const Asked& asked, const plan::Plan& plan,
                                              const std::vector<decide::Missing>& missing);

/// Adds what is not there yet.
template <class Each>
void add_new(std::vector<Each>& all, const std::vector<Each>& more) {
  for (const Each& each : more)
    if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
}

/// Why the laws asked say nothing of the day: those that were checked through an earlier one.
[[nodiscard]] std::vector<Because> unchecked_on(const Asked& asked, Day on);

}  // namespace dun::answer
