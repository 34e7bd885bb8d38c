// The lines of vocabularies, calendars, rates, scales, laws, counts, rules, interest and charges, and their heads.
#pragma once

#include "dsl/syntax/grammar/expr.hpp"

namespace dun::syntax::grammar {

// every section
struct use_head : seq<word<"use">, path> {};
struct title_line : seq<word<"title">, text> {};
struct note_line : seq<word<"note">, text> {};

// vocabulary
struct vocabulary_head : seq<word<"vocabulary">, path> {};
struct missing_means : seq<comma, phrase<"missing", "means">> {};
struct choice : seq<not_at<literal<"missing">, word_end, literal<"means">>, named<"a choice">> {};
struct choices : node<Kind::choices, list<choice, comma>> {};
struct fact_type : sor<mark<Kind::type_yes_no, "yes/no">, seq<mark<Kind::type_one_of, "one", "of">, choices>,
                       mark<Kind::type_date, "date">, mark<Kind::type_money, "money">,
                       mark<Kind::type_number, "number">, mark<Kind::type_name, "name">> {};
struct missing_value : sor<mark<Kind::missing_hold, "hold", "the", "claim">,
                           seq<article, mark<Kind::missing_error, "error">>, node<Kind::missing_value, operand>> {};
struct reads_line : seq<word<"reads">, named<"a fact">, word<"as">, fact_type,
                        opt<mark<Kind::from_attribute, "from", "attribute">>, opt<missing_means, missing_value>> {};
struct parent : node<Kind::parent, word<"is">, article, named<"a kind of acts">> {};
struct kind_line : seq<word<"kind">, named<"a kind of acts">, opt<parent>> {};
struct channel_line : seq<word<"channel">, channel_name> {};

// calendar
struct calendar_head : seq<word<"calendar">, path> {};
struct unverified : mark<Kind::unverified, "unverified"> {};
struct weekend_line : seq<word<"weekend">, names_of<named<"a day of the week">>> {};
struct holiday_line : seq<word<"holiday">, sor<date, month_day>, text, opt<unverified>> {};
struct easter_line : seq<word<"easter">, signed_integer, text, opt<unverified>> {};
struct covers_dates_line : seq<word<"covers">, date, word<"to">, date> {};

// rate
struct chosen_by : node<Kind::chosen_by, comma, phrase<"chosen", "by">, anchor> {};
struct unit_name : node<Kind::name, sor<word<"fraction">, word<"percent">, word<"number">>> {};
struct rate_head : seq<word<"rate">, named<"a rate">, word<"in">, sor<unit_name, currency>, opt<chosen_by>> {};
struct row_end : seq<opt<cite>, opt<mark<Kind::expected, "expected">>> {};
struct rate_row : seq<sor<ratio, signed_number>, word<"from">, date, row_end> {};
struct ends_line : seq<word<"ends">, date, opt<cite>> {};
struct moves_under : node<Kind::moves_under, comma, phrase<"moves", "under">, number, word<"ignored">> {};
struct derived_rate_head : seq<phrase<"derived", "rate">, named<"a rate">, colon, amount, opt<moves_under>, opt<cite>> {
};

// scale
struct scale_head
    : seq<word<"scale">, named<"a scale">, word<"on">, name, word<"in">, currency, comma,
          sor<mark<Kind::slices, "slices">, mark<Kind::whole_amount, "whole", "amount">>, opt<chosen_by>> {};
struct steps : node<Kind::steps, word<"plus">, money, phrase<"per", "started">, money, word<"above">, money> {};
struct scale_value : seq<sor<money, percent, ratio>, opt<steps>> {};
struct scale_from_line : seq<word<"from">, date, cite> {};
struct scale_up_to_line : seq<phrase<"up", "to">, number, scale_value> {};
struct scale_above_line : seq<word<"above">, scale_value> {};

// law
struct law_head : seq<word<"law">, path> {};
struct source_head : seq<word<"source">, source_name, text, opt<text>> {};
struct act_head : seq<word<"act">, act_name, word<"is">, article, named<"a kind of acts">> {};
struct applies_to_line : seq<phrase<"applies", "to">, claims> {};
struct counts_days_line
    : seq<phrase<"counts", "days", "from", "the">,
          sor<mark<Kind::from_the_day_after, "day", "after">, mark<Kind::from_the_same_day, "same", "day">>> {};
struct calendar_line : seq<word<"calendar">, path> {};
struct until_date : node<Kind::until, word<"until">, date> {};
struct in_force_line : seq<phrase<"in", "force", "for">, anchor, word<"from">, date, opt<until_date>> {};
struct expected_line : seq<word<"expected">> {};
struct only_by_name_line : phrase<"only", "by", "name"> {};
struct checked_through_line : seq<phrase<"checked", "through">, date, word<"by">, text> {};
struct presume_receipt_line
    : seq<phrase<"presume", "receipt", "by">, channel_name, term, phrase<"after", "sending">, cite> {};
struct term_starts_line : seq<phrase<"term", "starts", "by">, channel_name, point, cite> {};
struct settle_line : seq<phrase<"payments", "settle">, names, opt<cite>> {};
struct together_line : seq<word<"together">, all_in_one, cite> {};

// count
struct count_head : seq<word<"count">, named<"a count">, opt<cite>> {};
struct count_of_line : seq<word<"of">, names_of<act_name>, opt<with_fee>> {};
struct count_per_line
    : seq<word<"per">, sor<mark<Kind::per_claim, "claim">, mark<Kind::per_relationship, "debt", "relationship">,
                           node<Kind::per_contract_and_year, phrase<"contract", "and", "calendar", "year", "of">,
                                sor<mark<Kind::due, "due">, mark<Kind::invoice, "invoice">>>,
                           mark<Kind::per_contract, "contract">>> {};
struct starts_again_line
    : seq<phrase<"starts", "again">,
          sor<seq<phrase<"more", "than">, term, phrase<"after", "the", "last">>,
              mark<Kind::nothing_overdue, "when", "nothing", "is", "overdue", "in", "the", "relationship">>,
          opt<cite>> {};

// rule
struct rule_head : seq<word<"rule">, named<"a rule">, opt<cite>> {};
struct rule_for_line : seq<word<"for">, sor<any_act, ordinal_act>> {};
struct for_claims_line : seq<word<"for">, claims> {};
struct not_before_line : seq<phrase<"not", "before">, point> {};
struct not_after_line : seq<phrase<"not", "after">, point> {};
struct only_after_line : seq<phrase<"only", "after">, list<event, word<"or">>> {};
struct only_by_line : seq<phrase<"only", "by">, names_of<channel_name>> {};
struct only_if_line : seq<phrase<"only", "if">, condition> {};
struct never_while_line : seq<phrase<"never", "while">, condition> {};
struct fee_at_most_line : seq<phrase<"fee", "at", "most">, amount> {};
struct fees_together_line : seq<phrase<"fees", "together", "at", "most">, amount> {};
struct pay_by_at_least_line : seq<phrase<"pay", "by", "at", "least">, term, word<"after">, anchor> {};
struct at_most_count_line : seq<phrase<"at", "most">, integer, named<"a count">> {};
struct at_least_after_line : seq<phrase<"at", "least">, term, word<"after">, last_act> {};
struct states_term_line : seq<phrase<"states", "term">, list<text, seq<comma, word<"or">>>> {};
struct unless_line : seq<word<"unless">, condition, cite> {};

// interest and charge
struct day_count : sor<mark<Kind::actual_365, "actual/365">, mark<Kind::actual_360, "actual/360">,
                       mark<Kind::actual_actual, "actual/actual">, mark<Kind::thirty_360, "30/360">> {};
struct interest_head : seq<word<"interest">, name, opt<cite>> {};
struct if_line : seq<word<"if">, condition> {};
struct on_line : seq<word<"on">, names, opt<mark<Kind::of_the_letter, "of", "the", "letter">>> {};
struct rate_moment
    : sor<mark<Kind::day_by_day, "day", "by", "day">, mark<Kind::first_day, "fixed", "on", "the", "first", "day">,
          mark<Kind::day_of_payment, "of", "the", "day", "of", "payment">> {};
struct interest_rate_line : seq<word<"rate">, amount, comma, rate_moment> {};
struct from_point_line : seq<word<"from">, point> {};
struct day_count_line : seq<word<"days">, list<day_count, seq<comma, word<"or">>>> {};
struct method_line
    : seq<word<"method">, sor<mark<Kind::simple, "simple">,
                              mark<Kind::added_yearly, "added", "to", "the", "principal", "every", "year">>> {};
struct rounded_line : seq<word<"rounded">, node<Kind::rounding, rounding_mode, word<"to">, money>, comma,
                          sor<mark<Kind::once, "once">, mark<Kind::per_period, "per", "period">>> {};

struct charge_head : seq<word<"charge">, name, opt<cite>> {};
struct charge_amount_line : seq<word<"amount">, amount> {};
struct charge_due_line : seq<word<"due">, point> {};
struct announced_in_line : seq<phrase<"announced", "in">, act_name> {};
struct at_most_per_line : seq<phrase<"at", "most">, integer, word<"per">, name> {};
struct offsets_line : seq<word<"offsets">, names> {};

}  // namespace dun::syntax::grammar
