// The lines of policies, steps and schedules, and their heads.
#pragma once

#include "dsl/syntax/grammar/law.hpp"

namespace dun::syntax::grammar {

struct because_text : node<Kind::because, word<"because">, text> {};

// policy
struct policy_head : seq<word<"policy">, path> {};
struct under_line : seq<word<"under">, path> {};
struct covers_line : seq<word<"covers">, claims> {};
struct start_line : seq<phrase<"start", "when">, condition> {};
struct stop_line : seq<phrase<"stop", "when">, condition> {};
struct pause_line : seq<phrase<"pause", "while">, condition> {};
struct gather_line : seq<word<"gather">, all_in_one> {};
struct days_line : seq<word<"days">, day_count> {};
struct release_line : seq<word<"release">, sor<mark<Kind::automatic, "automatic">, mark<Kind::by_hand, "by", "hand">>> {
};
struct assume_receipt_line
    : seq<phrase<"assume", "receipt", "by">, channel_name, term, phrase<"after", "sending">, because_text> {};

// step
struct was : node<Kind::was, word<"was">, step_name> {};
struct step_head : seq<word<"step">, step_name, opt<was>> {};
struct step_is_line : seq<word<"is">, article, act_name> {};
struct when_line : seq<word<"when">, point> {};
struct until_line : seq<word<"until">, point> {};
struct by_line : seq<word<"by">, node<Kind::names, list<channel_name, seq<comma, word<"else">>>>> {};
struct fee_line
    : seq<word<"fee">,
          sor<mark<Kind::none, "none">, mark<Kind::the_most, "the", "most", "the", "law", "allows">, amount>> {};
struct pay_by_line : seq<phrase<"pay", "by">, term, word<"after">, anchor> {};
struct add_line : seq<word<"add">, names> {};
struct times : seq<literal<"time">, opt<peg::one<'s'>>, word_end> {
  static constexpr std::string_view label = "times";
  static constexpr bool is_word = true;
};
struct again_line : seq<phrase<"again", "every">, term, comma, phrase<"at", "most">, integer, times> {};
struct text_line : seq<word<"text">, path> {};
struct otherwise_line
    : seq<word<"otherwise">,
          sor<mark<Kind::skip, "skip">, mark<Kind::wait, "wait">, node<Kind::use_step, word<"use">, step_name>>> {};

// schedule
struct schedule_head : seq<word<"schedule">, path, word<"adapts">, path> {};
struct schedule_from_line
    : seq<word<"from">, date, word<"for">,
          sor<mark<Kind::new_claims, "new", "claims">, mark<Kind::all_open_claims, "all", "open", "claims">>> {};
struct schedule_until_line : seq<word<"until">, date> {};
struct because_line : because_text {};
struct schedule_for_line : seq<word<"for">, condition> {};
struct only_gentler_line : phrase<"only", "gentler"> {};
struct contacts_may_grow_line : phrase<"contacts", "may", "grow"> {};
struct change_head : seq<word<"change">, step_name> {};
struct add_head : seq<word<"add">, step_name,
                      node<Kind::neighbour, sor<mark<Kind::after, "after">, mark<Kind::before, "before">>, step_name>> {
};
struct drop_head : seq<word<"drop">, step_name, because_text> {};

// text
struct text_head : seq<word<"text">, path> {};
struct letter_term_line : seq<phrase<"states", "term">, text> {};

}  // namespace dun::syntax::grammar
