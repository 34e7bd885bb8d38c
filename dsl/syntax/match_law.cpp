// The grammar of vocabularies, calendars, rates, scales and laws, compiled.
#include "dsl/syntax/grammar/law.hpp"
#include "dsl/syntax/grammar/run.hpp"

namespace dun::syntax::grammar {

base::Span Trace::span(const char* begin, const char* end) const {
  while (end > begin && (end[-1] == ' ' || end[-1] == '\t')) --end;
  return {offset_ + static_cast<std::uint32_t>(begin - line_), offset_ + static_cast<std::uint32_t>(end - line_)};
}

void Trace::drop_from(const char* at) {
  auto& nodes = open_.back().nodes;
  const auto begin = offset_ + static_cast<std::uint32_t>(at - line_);
  while (!nodes.empty() && nodes.back().span.end > begin) nodes.pop_back();
}

void Trace::fail_expecting(Expected wanted) {
  const char* at = open_.back().begin;
  open_.pop_back();
  if (at < furthest_) return;
  if (at > furthest_) expected_.clear();
  furthest_ = at;
  const bool known =
      std::any_of(expected_.begin(), expected_.end(), [&](const Expected& other) { return other.text == wanted.text; });
  if (!known) expected_.push_back(wanted);
}

Node Trace::line() {
  return {Kind::line, {}, std::move(open_.back().nodes)};
}

Mismatch Trace::mismatch() {
  return {offset_ + static_cast<std::uint32_t>(furthest_ - line_), std::move(expected_)};
}

Match match_law_line(Form form, std::string_view line, std::uint32_t offset) {
  switch (form) {
    case Form::use:
      return run<use_head>(line, offset);
    case Form::title:
      return run<title_line>(line, offset);
    case Form::note:
      return run<note_line>(line, offset);
    case Form::vocabulary:
      return run<vocabulary_head>(line, offset);
    case Form::reads:
      return run<reads_line>(line, offset);
    case Form::kind:
      return run<kind_line>(line, offset);
    case Form::channel:
      return run<channel_line>(line, offset);
    case Form::calendar:
      return run<calendar_head>(line, offset);
    case Form::weekend:
      return run<weekend_line>(line, offset);
    case Form::holiday:
      return run<holiday_line>(line, offset);
    case Form::easter:
      return run<easter_line>(line, offset);
    case Form::covers_dates:
      return run<covers_dates_line>(line, offset);
    case Form::rate:
      return run<rate_head>(line, offset);
    case Form::rate_row:
      return run<rate_row>(line, offset);
    case Form::ends:
      return run<ends_line>(line, offset);
    case Form::derived_rate:
      return run<derived_rate_head>(line, offset);
    case Form::scale:
      return run<scale_head>(line, offset);
    case Form::scale_from:
      return run<scale_from_line>(line, offset);
    case Form::scale_up_to:
      return run<scale_up_to_line>(line, offset);
    case Form::scale_above:
      return run<scale_above_line>(line, offset);
    case Form::law:
      return run<law_head>(line, offset);
    case Form::source:
      return run<source_head>(line, offset);
    case Form::act:
      return run<act_head>(line, offset);
    case Form::applies_to:
      return run<applies_to_line>(line, offset);
    case Form::counts_days:
      return run<counts_days_line>(line, offset);
    case Form::calendar_line:
      return run<calendar_line>(line, offset);
    case Form::in_force:
      return run<in_force_line>(line, offset);
    case Form::expected:
      return run<expected_line>(line, offset);
    case Form::only_by_name:
      return run<only_by_name_line>(line, offset);
    case Form::checked_through:
      return run<checked_through_line>(line, offset);
    case Form::presume_receipt:
      return run<presume_receipt_line>(line, offset);
    case Form::term_starts:
      return run<term_starts_line>(line, offset);
    case Form::settle:
      return run<settle_line>(line, offset);
    case Form::together:
      return run<together_line>(line, offset);
    case Form::count:
      return run<count_head>(line, offset);
    case Form::count_of:
      return run<count_of_line>(line, offset);
    case Form::count_per:
      return run<count_per_line>(line, offset);
    case Form::starts_again:
      return run<starts_again_line>(line, offset);
    case Form::rule:
      return run<rule_head>(line, offset);
    case Form::rule_for:
      return run<rule_for_line>(line, offset);
    case Form::for_claims:
      return run<for_claims_line>(line, offset);
    case Form::not_before:
      return run<not_before_line>(line, offset);
    case Form::not_after:
      return run<not_after_line>(line, offset);
    case Form::only_after:
      return run<only_after_line>(line, offset);
    case Form::only_by:
      return run<only_by_line>(line, offset);
    case Form::only_if:
      return run<only_if_line>(line, offset);
    case Form::never_while:
      return run<never_while_line>(line, offset);
    case Form::fee_at_most:
      return run<fee_at_most_line>(line, offset);
    case Form::fees_together:
      return run<fees_together_line>(line, offset);
    case Form::pay_by_at_least:
      return run<pay_by_at_least_line>(line, offset);
    case Form::at_most_count:
      return run<at_most_count_line>(line, offset);
    case Form::at_least_after:
      return run<at_least_after_line>(line, offset);
    case Form::states_term:
      return run<states_term_line>(line, offset);
    case Form::unless:
      return run<unless_line>(line, offset);
    case Form::interest:
      return run<interest_head>(line, offset);
    case Form::if_:
      return run<if_line>(line, offset);
    case Form::on:
      return run<on_line>(line, offset);
    case Form::interest_rate:
      return run<interest_rate_line>(line, offset);
    case Form::from_point:
      return run<from_point_line>(line, offset);
    case Form::day_count:
      return run<day_count_line>(line, offset);
    case Form::method:
      return run<method_line>(line, offset);
    case Form::rounded:
      return run<rounded_line>(line, offset);
    case Form::charge:
      return run<charge_head>(line, offset);
    case Form::charge_amount:
      return run<charge_amount_line>(line, offset);
    case Form::charge_due:
      return run<charge_due_line>(line, offset);
    case Form::announced_in:
      return run<announced_in_line>(line, offset);
    case Form::at_most_per:
      return run<at_most_per_line>(line, offset);
    case Form::offsets:
      return run<offsets_line>(line, offset);
    default:
      return Mismatch{offset, {}};
  }
}

}  // namespace dun::syntax::grammar
