// Conditions and amounts. Mixed `and`/`or` and unbracketed sums are read here and refused by the builder (024), which
// can say what is wrong with them.
#pragma once

#include "dsl/syntax/grammar/time.hpp"

namespace dun::syntax::grammar {

struct comparison
    : sor<mark<Kind::at_most, "at", "most">, mark<Kind::at_least, "at", "least">, mark<Kind::more_than, "more", "than">,
          mark<Kind::less_than, "less", "than">, mark<Kind::is_not, "is", "not">, mark<Kind::is, "is">> {};
struct operand : sor<date, money, number, named<"a value">> {};

struct consent : node<Kind::consent_condition, phrase<"consent", "to">, channel_name> {};
struct reachable : node<Kind::reachable_condition, phrase<"reachable", "by">, channel_name> {};
struct debtor_claims : node<Kind::debtor_condition, debtor, word<"claims">> {};
struct compare : node<Kind::compare_condition, fact_name, comparison, operand> {};
struct fact : node<Kind::fact_condition, fact_name> {};

struct condition;
struct negation;
struct bracketed_condition : node<Kind::condition_bracket, open, condition, close> {};
struct condition_atom : sor<negation, bracketed_condition, consent, reachable, debtor_claims, compare, fact> {};
struct negation : node<Kind::not_condition, word<"not">, condition_atom> {};
struct conjunction : node<Kind::and_condition, list<condition_atom, word<"and">>> {};
struct condition : node<Kind::or_condition, list<conjunction, word<"or">>> {};

struct rounding_mode : sor<mark<Kind::down, "down">, mark<Kind::up, "up">,
                           seq<word<"half">, sor<mark<Kind::half_up, "up">, mark<Kind::half_to_even, "to", "even">>>> {
};
/// "half up to 1 NOK", "up to 0.5 percent".
struct rounding_to : node<Kind::rounding, rounding_mode, word<"to">, sor<money, percent>> {};

struct amount;
struct sum;
struct amount_bracket : node<Kind::amount_bracket, open, amount, close> {};
struct lesser : node<Kind::lesser, phrase<"the", "lesser", "of">, sum, word<"and">, sum> {};
struct greater : node<Kind::greater, phrase<"the", "greater", "of">, sum, word<"and">, sum> {};
struct factor : sor<amount_bracket, lesser, greater, money, percent, ratio, number,
                    node<Kind::named_amount, named<"a rate, a scale or a fact">>> {};
struct product : node<Kind::product, factor, opt<word<"of">, factor>> {};
struct sum : node<Kind::sum, list<product, sor<mark<Kind::plus, "plus">, mark<Kind::minus, "minus">>>> {};
struct order : sor<mark<Kind::at_most, "at", "most">, mark<Kind::at_least, "at", "least">,
                   mark<Kind::more_than, "more", "than">, mark<Kind::less_than, "less", "than">> {};
/// ", or late-rate where contract-rate is missing", ", or legal-rate where contract-rate more than ceiling".
struct or_where : node<Kind::or_where, comma, word<"or">, sum, word<"where">, fact_name,
                       sor<phrase<"is", "missing">, seq<order, sum>>> {};
struct amount : node<Kind::rounded_amount, sum, opt<or_where>, opt<comma, word<"rounded">, rounding_to>> {};

}  // namespace dun::syntax::grammar
