// The lines of tests: what is given, and what is expected.
#pragma once

#include "dsl/syntax/grammar/policy.hpp"

namespace dun::syntax::grammar {

struct test_head : seq<word<"test">, text, opt<node<Kind::of_path, word<"of">, path>>> {};
struct facts_known_line : seq<phrase<"facts", "known", "on">, date> {};
struct run_line : seq<word<"run">, sor<mark<Kind::daily, "daily">, seq<word<"on">, date>>> {};

// parts of past and expected acts
struct for_claim : node<Kind::for_claim, phrase<"for", "claim">, named<"a claim">> {};
struct by_channel : node<Kind::by_channel, word<"by">, channel_name> {};
struct no_fee : mark<Kind::no_fee, "no", "fee"> {};
struct fee_part : node<Kind::fee, word<"fee">, money> {};
struct pay_by_part : node<Kind::pay_by, phrase<"pay", "by">, date> {};
struct before_part : node<Kind::before_date, word<"before">, date> {};
struct because_part : node<Kind::because, word<"because">, reason_name> {};
struct past_part
    : seq<comma, sor<no_fee, fee_part, pay_by_part, node<Kind::received, word<"received">, date>,
                     node<Kind::states_term, phrase<"states", "term">, text>, mark<Kind::failed, "failed">>> {};
struct expected_part
    : seq<comma,
          sor<no_fee, fee_part, node<Kind::interest, word<"interest">, money>,
              node<Kind::compensation, word<"compensation">, money>, node<Kind::announces, word<"announces">, money>,
              pay_by_part, node<Kind::without, word<"without">, named<"a charge">>>> {};

// given
struct claim_given : node<Kind::given_claim, article, opt<debtor>, opt<claim_kind>, phrase<"claim", "of">, money, comma,
                          opt<node<Kind::issued, word<"issued">, date>, comma>, word<"due">, date> {};
struct other_claim : seq<word<"claim">, node<Kind::same_debtor, named<"a claim">>,
                         phrase<"of", "the", "same", "debtor">, colon, claim_given> {};
struct rate_given
    : node<Kind::given_rate, word<"rate">, named<"a rate">, word<"is">, sor<ratio, signed_number>, word<"from">, date> {
};
struct simple_fact : sor<consent, reachable, debtor_claims, compare, fact> {};
struct negated_fact : node<Kind::not_condition, word<"not">, simple_fact> {};
/// Facts that cannot be mistaken for an act.
struct plain_fact : sor<negated_fact, consent, reachable, compare> {};
struct money_event : node<Kind::name, sor<word<"payment">, word<"credit">, word<"reversal">>> {};
struct past_act
    : seq<named<"an act or a step">, opt<for_claim>, sor<seq<by_channel, star<past_part>>, plus<past_part>>> {};
struct dated_given : seq<date, sor<node<Kind::given_money, money_event, word<"of">, money, opt<for_claim>>,
                                   node<Kind::given_fact, plain_fact, opt<for_claim>>, node<Kind::given_act, past_act>,
                                   node<Kind::given_named, named<"an act, a step or a fact">, opt<for_claim>>>> {};
struct fact_given : node<Kind::given_fact, sor<negated_fact, simple_fact>, opt<for_claim>> {};
struct given : sor<claim_given, other_claim, rate_given, dated_given, fact_given> {};
struct given_line : seq<word<"given">, given> {};

// expect
struct expect_act : node<Kind::expect_act, date, step_name, opt<for_claim>, opt<by_channel>, star<expected_part>> {};
struct expect_nothing
    : seq<word<"nothing">, sor<mark<Kind::nothing_else, "else">, node<Kind::nothing_before, word<"before">, date>>> {};
struct expect_no : node<Kind::expect_no, word<"no">, step_name, word<"on">, date, because_part, opt<before_part>> {};
struct may_part : seq<comma, sor<node<Kind::fee_at_most, phrase<"fee", "at", "most">, money>,
                                 node<Kind::pay_by_at_least, phrase<"pay", "by", "at", "least">, date>>> {};
struct expect_may_not : node<Kind::expect_may_not, phrase<"may", "not">, act_name, opt<with_fee>, word<"on">, date,
                             because_part, opt<before_part>> {};
struct expect_may : node<Kind::expect_may, word<"may">, act_name, opt<with_fee>, word<"on">, date, star<may_part>> {};
struct expect_without
    : node<Kind::expect_without, word<"without">, named<"interest, compensation or a charge">, word<"on">, date> {};
struct expect_amount
    : node<Kind::expect_amount,
           not_at<sor<literal<"nothing">, literal<"no">, literal<"may">, literal<"without">>, word_end>,
           named<"interest, compensation or a charge">, money, word<"on">, date> {};
struct expect_line
    : seq<word<"expect">,
          sor<expect_act, expect_nothing, expect_no, expect_may_not, expect_may, expect_without, expect_amount>> {};

}  // namespace dun::syntax::grammar
