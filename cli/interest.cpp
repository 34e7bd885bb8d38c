// dun interest: the late interest of one claim to a day, segment by segment.
#include <fmt/core.h>

#include "cli/failure.hpp"
#include "cli/options.hpp"
#include "cli/question.hpp"
#include "dsl/answer/interest.hpp"

namespace dun::cli {

namespace {

std::string paths_of(const std::vector<answer::Interest>& interests) {
  std::string text;
  for (const answer::Interest& interest : interests) text += (text.empty() ? "" : ", ") + interest.law;
  return text;
}

}  // namespace

int interest(const InterestOptions& options) {
  int status = fine;
  const auto question = asked({options.country, options.paths, options.law, options.given}, status);
  if (!question) return status;
  if (question->given.claims.size() > 1)
    return fail({base::FaultKind::usage, "more than one claim was given",
                 "interest is counted for one claim; ask about each by itself"});
  const std::vector<answer::Interest> interests = answer::interests_of(*question, options.to);
  if (interests.empty()) {
    const std::vector<answer::Because> unchecked = answer::unchecked_on(*question, options.to);
    fmt::print("{}", options.json ? answer::no_interest_json(*question, unchecked, options.to) + "\n"
                                  : answer::no_interest_text(*question, unchecked, options.to));
    return unchecked.empty() ? fine : answer_is_no;
  }
  if (interests.size() > 1)
    return fail({base::FaultKind::data, "several laws have an interest for this claim: " + paths_of(interests),
                 "name one with --law"});
  const answer::Interest& found = interests.front();
  fmt::print("{}", options.json ? answer::to_json(*question, found, options.to) + "\n"
                                : answer::to_text(*question, found, options.to));
  return found.withheld.empty() || !found.applies ? fine : answer_is_no;
}

}  // namespace dun::cli
