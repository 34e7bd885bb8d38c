// Questions to the laws of a country, asked of the program as a user does.
#pragma once

#include <string>

#include "tests/support/program.hpp"

namespace dun::tests {

inline bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

inline const std::string claim = " --given 'a consumer claim of 1200.00 NOK, due 2026-03-02'";

inline support::Ended limits(const std::string& arguments) {
  const support::Scratch scratch;
  return support::run_dun(scratch, "limits " + arguments);
}

inline support::Ended interest(const std::string& arguments) {
  const support::Scratch scratch;
  return support::run_dun(scratch, "interest " + arguments);
}

}  // namespace dun::tests
