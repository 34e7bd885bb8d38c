// PEGTL's own analysis of the grammar: no rule can loop without taking a character.
#include <tao/pegtl/contrib/analyze.hpp>

#include "dsl/syntax/grammar/test.hpp"
#include "tests/support/catch.hpp"

namespace g = dun::syntax::grammar;

namespace {

/// All lines as one rule; the first words need not tell them apart here.
struct any_line
    : g::sor<g::use_head, g::title_line, g::note_line, g::vocabulary_head, g::reads_line, g::kind_line, g::channel_line,
             g::calendar_head, g::weekend_line, g::holiday_line, g::easter_line, g::covers_dates_line, g::rate_head,
             g::rate_row, g::ends_line, g::derived_rate_head, g::scale_head, g::scale_from_line, g::scale_up_to_line,
             g::scale_above_line, g::law_head, g::source_head, g::act_head, g::applies_to_line, g::counts_days_line,
             g::calendar_line, g::in_force_line, g::expected_line, g::only_by_name_line, g::checked_through_line,
             g::presume_receipt_line, g::term_starts_line, g::settle_line, g::together_line, g::count_head,
             g::count_of_line, g::count_per_line, g::starts_again_line, g::rule_head, g::rule_for_line,
             g::for_claims_line, g::not_before_line, g::not_after_line, g::only_after_line, g::only_by_line,
             g::only_if_line, g::never_while_line, g::fee_at_most_line, g::fees_together_line, g::pay_by_at_least_line,
             g::at_most_count_line, g::at_least_after_line, g::states_term_line, g::unless_line, g::interest_head,
             g::if_line, g::on_line, g::interest_rate_line, g::from_point_line, g::day_count_line, g::method_line,
             g::rounded_line, g::charge_head, g::charge_amount_line, g::charge_due_line, g::announced_in_line,
             g::at_most_per_line, g::offsets_line, g::policy_head, g::under_line, g::covers_line, g::start_line,
             g::stop_line, g::pause_line, g::gather_line, g::days_line, g::release_line, g::assume_receipt_line,
             g::step_head, g::step_is_line, g::when_line, g::until_line, g::by_line, g::fee_line, g::pay_by_line,
             g::add_line, g::again_line, g::text_line, g::otherwise_line, g::schedule_head, g::schedule_from_line,
             g::schedule_until_line, g::because_line, g::schedule_for_line, g::only_gentler_line,
             g::contacts_may_grow_line, g::change_head, g::add_head, g::drop_head, g::text_head, g::letter_term_line,
             g::test_head, g::facts_known_line, g::run_line, g::given_line, g::expect_line> {};

}  // namespace

TEST_CASE("the grammar takes a character in every loop and before every return to itself") {
  CHECK(tao::pegtl::analyze<g::star<any_line>>(1) == 0);
}
