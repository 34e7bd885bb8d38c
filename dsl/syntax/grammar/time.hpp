// Time and acts: terms, anchors, points, references to earlier acts, and the claims a line speaks of.
#pragma once

#include "dsl/syntax/grammar/tokens.hpp"

namespace dun::syntax::grammar {

template <Letters Singular>
struct counted : seq<literal<Singular>, opt<peg::one<'s'>>, word_end> {};
struct days : counted<"day"> {
  static constexpr std::string_view label = "days";
  static constexpr bool is_word = true;
};
struct months : counted<"month"> {
  static constexpr std::string_view label = "months";
  static constexpr bool is_word = true;
};
struct years : counted<"year"> {
  static constexpr std::string_view label = "years";
  static constexpr bool is_word = true;
};
struct day_unit
    : node<Kind::unit, sor<days, seq<word<"full">, days>, seq<word<"banking">, days>, seq<word<"working">, days>>> {};
struct month_unit : node<Kind::unit, sor<months, years>> {};
struct month_end : seq<open, phrase<"month", "end">,
                       sor<mark<Kind::month_end_down, "down">, mark<Kind::month_end_up, "up">>, close> {};
struct term : node<Kind::term, integer, sor<day_unit, seq<month_unit, opt<month_end>>>> {};

struct ordinal : seq<sor<literal<"first">, literal<"second">, literal<"third">, literal<"fourth">, literal<"fifth">,
                         literal<"sixth">, literal<"seventh">, literal<"eighth">, literal<"ninth">, literal<"tenth">>,
                     word_end> {
  static constexpr Kind kind = Kind::ordinal;
  static constexpr std::string_view label = "first, second … tenth";
};

struct with_fee : mark<Kind::with_fee, "with", "a", "fee"> {};
struct of_count : node<Kind::of_count, word<"of">, named<"a count">> {};

/// "first purring of small-fees", "second of small-fees", "second purring with a fee".
struct ordinal_act : node<Kind::ordinal_act, ordinal, sor<of_count, seq<act_name, opt<of_count>>>, opt<with_fee>> {};
struct last_act : node<Kind::latest_act, phrase<"the", "last">, act_name, opt<with_fee>> {};
struct an_act : node<Kind::an_act, article, act_name, opt<with_fee>> {};
struct any_act : node<Kind::any_act, word<"any">, act_name, opt<with_fee>> {};
struct some_act : sor<last_act, ordinal_act, an_act> {};
struct act_ref : sor<some_act, node<Kind::named_act, named<"a step, an act or a date">>> {};

struct anchor : sor<mark<Kind::due, "due">, mark<Kind::invoice, "invoice">, mark<Kind::sending, "sending">,
                    mark<Kind::run_date, "run", "date">, node<Kind::pay_by_of, word<"pay-by">, word<"of">, act_ref>,
                    node<Kind::receipt_of, word<"receipt">, word<"of">, act_ref>, mark<Kind::this_receipt, "receipt">,
                    node<Kind::term_start_of, phrase<"term", "start">, word<"of">, act_ref>,
                    mark<Kind::this_term_start, "term", "start">, node<Kind::act_anchor, act_ref>> {};

struct point : node<Kind::point,
                    sor<seq<mark<Kind::the_day_after, "the", "day", "after">, anchor>,
                        seq<term, sor<mark<Kind::after, "after">, mark<Kind::before, "before">>, anchor>, anchor>,
                    opt<comma, mark<Kind::next_banking_day, "or", "the", "next", "banking", "day">>> {};

struct of_at_least : seq<comma, phrase<"of", "at", "least">, term> {};
struct event : node<Kind::event,
                    sor<node<Kind::pay_by_of, phrase<"the", "pay-by", "of">, act_ref, opt<of_at_least>>, some_act>> {};

/// "all overdue claims of one debtor in one veertiendagenbrief".
struct all_in_one : seq<phrase<"all", "overdue", "claims", "of", "one", "debtor", "in", "one">, act_name> {};

struct debtor : node<Kind::debtor, node<Kind::name, sor<word<"consumer">, word<"business">, word<"public">>>> {};
struct claim_kind : node<Kind::claim_kind, node<Kind::name, sor<word<"recurring">, word<"instalment">>>> {};
struct country : seq<opt<phrase<"the">>, node<Kind::country, plus<named<"a country">>>> {};
struct claims : node<Kind::claims, opt<debtor>, opt<claim_kind>, word<"claims">, opt<word<"in">, country>,
                     opt<node<Kind::creditor, phrase<"of", "creditor">, name>>, opt<comma, currency>> {};

}  // namespace dun::syntax::grammar
