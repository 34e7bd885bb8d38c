// The grammar of policies, schedules and tests, compiled.
#include "dsl/syntax/grammar/run.hpp"
#include "dsl/syntax/grammar/test.hpp"

namespace dun::syntax::grammar {

Match match_policy_line(Form form, std::string_view line, std::uint32_t offset) {
  switch (form) {
    case Form::policy:
      return run<policy_head>(line, offset);
    case Form::under:
      return run<under_line>(line, offset);
    case Form::covers:
      return run<covers_line>(line, offset);
    case Form::start:
      return run<start_line>(line, offset);
    case Form::stop:
      return run<stop_line>(line, offset);
    case Form::pause:
      return run<pause_line>(line, offset);
    case Form::gather:
      return run<gather_line>(line, offset);
    case Form::days:
      return run<days_line>(line, offset);
    case Form::release:
      return run<release_line>(line, offset);
    case Form::assume_receipt:
      return run<assume_receipt_line>(line, offset);
    case Form::step:
      return run<step_head>(line, offset);
    case Form::step_is:
      return run<step_is_line>(line, offset);
    case Form::when:
      return run<when_line>(line, offset);
    case Form::until:
      return run<until_line>(line, offset);
    case Form::by:
      return run<by_line>(line, offset);
    case Form::fee:
      return run<fee_line>(line, offset);
    case Form::pay_by:
      return run<pay_by_line>(line, offset);
    case Form::add_line:
      return run<add_line>(line, offset);
    case Form::again:
      return run<again_line>(line, offset);
    case Form::text_line:
      return run<text_line>(line, offset);
    case Form::otherwise:
      return run<otherwise_line>(line, offset);
    case Form::schedule:
      return run<schedule_head>(line, offset);
    case Form::schedule_from:
      return run<schedule_from_line>(line, offset);
    case Form::schedule_until:
      return run<schedule_until_line>(line, offset);
    case Form::because:
      return run<because_line>(line, offset);
    case Form::schedule_for:
      return run<schedule_for_line>(line, offset);
    case Form::only_gentler:
      return run<only_gentler_line>(line, offset);
    case Form::contacts_may_grow:
      return run<contacts_may_grow_line>(line, offset);
    case Form::change:
      return run<change_head>(line, offset);
    case Form::add:
      return run<add_head>(line, offset);
    case Form::drop:
      return run<drop_head>(line, offset);
    case Form::text:
      return run<text_head>(line, offset);
    case Form::letter_term:
      return run<letter_term_line>(line, offset);
    case Form::test:
      return run<test_head>(line, offset);
    case Form::given:
      return run<given_line>(line, offset);
    case Form::facts_known:
      return run<facts_known_line>(line, offset);
    case Form::run:
      return run<run_line>(line, offset);
    case Form::expect:
      return run<expect_line>(line, offset);
    default:
      return match_law_line(form, line, offset);
  }
}

Match match_given(std::string_view phrase, std::uint32_t offset) {
  return run<given>(phrase, offset);
}

}  // namespace dun::syntax::grammar

namespace dun::syntax {

Match match(Form form, std::string_view line, std::uint32_t offset) {
  return grammar::match_policy_line(form, line, offset);
}

}  // namespace dun::syntax
