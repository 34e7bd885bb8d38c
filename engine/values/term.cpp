// Terms as the author writes them.
#include "engine/values/term.hpp"

#include <fmt/format.h>

namespace dun::values {

namespace {

std::string_view unit_word(TermUnit unit) {
  switch (unit) {
    case TermUnit::days:
      return "day";
    case TermUnit::full_days:
      return "full day";
    case TermUnit::banking_days:
      return "banking day";
    case TermUnit::working_days:
      return "working day";
    case TermUnit::months:
      return "month";
    case TermUnit::years:
      return "year";
  }
  return {};
}

std::string_view month_end_words(Term term) {
  if (term.unit != TermUnit::months && term.unit != TermUnit::years) return {};
  return term.month_end == MonthEnd::down ? " (month end down)" : " (month end up)";
}

}  // namespace

std::string to_string(Term term) {
  return fmt::format("{} {}{}{}", term.count, unit_word(term.unit), term.count == 1 ? "" : "s", month_end_words(term));
}

}  // namespace dun::values
