#include <string_view>

#include "engine/plan/arithmetic.hpp"
#include "engine/plan/plan.hpp"

namespace dun::plan {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::act:
      return "act";
    case Outcome::held:
      return "held";
    case Outcome::stopped:
      return "stopped";
    case Outcome::paused:
      return "paused";
    case Outcome::blocked:
      return "blocked";
    case Outcome::no_channel:
      return "no-channel";
    case Outcome::too_early:
      return "too-early";
    case Outcome::waits_for_fact:
      return "waits-for-fact";
    case Outcome::waits_for_release:
      return "waits-for-release";
    case Outcome::lapsed:
      return "lapsed";
    case Outcome::not_covered:
      return "not-covered";
    case Outcome::another_first:
      return "another-first";
    case Outcome::nothing_left:
      return "nothing-left";
  }
  return "";
}

std::string_view to_string(Op op) {
  switch (op) {
    case Op::constant:
      return "constant";
    case Op::column:
      return "column";
    case Op::column_present:
      return "column_present";
    case Op::register_field:
      return "register_field";
    case Op::register_present:
      return "register_present";
    case Op::run_date:
      return "run_date";
    case Op::candidate_fee:
      return "candidate_fee";
    case Op::candidate_pay_by:
      return "candidate_pay_by";
    case Op::candidate_channel:
      return "candidate_channel";
    case Op::candidate_free:
      return "candidate_free";
    case Op::letter_sum:
      return "letter_sum";
    case Op::letter_share:
      return "letter_share";
    case Op::add_days:
      return "add_days";
    case Op::add_months:
      return "add_months";
    case Op::add_open_days:
      return "add_open_days";
    case Op::next_open:
      return "next_open";
    case Op::calendar_covers:
      return "calendar_covers";
    case Op::rate:
      return "rate";
    case Op::rate_known:
      return "rate_known";
    case Op::scale:
      return "scale";
    case Op::scale_known:
      return "scale_known";
    case Op::equal:
      return "equal";
    case Op::less:
      return "less";
    case Op::less_equal:
      return "less_equal";
    case Op::both:
      return "both";
    case Op::either:
      return "either";
    case Op::negate:
      return "negate";
    case Op::plus:
      return "plus";
    case Op::minus:
      return "minus";
    case Op::times:
      return "times";
    case Op::lesser:
      return "lesser";
    case Op::greater:
      return "greater";
    case Op::rescale:
      return "rescale";
    case Op::round:
      return "round";
    case Op::select:
      return "select";
    case Op::has_bit:
      return "has_bit";
    case Op::count_:
      break;
  }
  return "";
}

std::string_view to_string(RateTest test) {
  switch (test) {
    case RateTest::missing:
      return "missing";
    case RateTest::at_most:
      return "at most";
    case RateTest::at_least:
      return "at least";
    case RateTest::more_than:
      return "more than";
    case RateTest::less_than:
      return "less than";
  }
  return "";
}

}  // namespace dun::plan
