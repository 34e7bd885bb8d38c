// dun limits: what the laws of a country let a creditor do to a claim on a day.
#include "dsl/answer/limits.hpp"

#include <fmt/core.h>

#include "cli/options.hpp"
#include "cli/question.hpp"

namespace dun::cli {

int limits(const LimitsOptions& options) {
  int status = fine;
  const auto question = asked({options.country, options.paths, options.law, options.given}, status);
  if (!question) return status;
  const answer::Limits limits = answer::limits_of(*question, options.on);
  fmt::print("{}", options.json ? answer::to_json(*question, limits, options.on) + "\n"
                                : answer::to_text(*question, limits, options.on));
  return fine;
}

}  // namespace dun::cli
