// The smallest rules: blanks, words of the language, names, numbers, dates, texts. Every token takes the blanks after
// it. A rule with a `label` is one an author can be told of ("expected a date"); a rule with a `kind` becomes a node.
#pragma once

#include <cstddef>
#include <string_view>
#include <tao/pegtl.hpp>
#include <utility>

#include "dsl/syntax/node.hpp"

namespace dun::syntax::grammar {

namespace peg = tao::pegtl;
using peg::list;
using peg::not_at;
using peg::opt;
using peg::plus;
using peg::seq;
using peg::sor;
using peg::star;

/// A string as a template argument.
template <std::size_t N>
struct Letters {
  char text[N]{};
  consteval Letters(const char (&from)[N]) {
    for (std::size_t i = 0; i < N; ++i) text[i] = from[i];
  }
  [[nodiscard]] constexpr std::string_view view() const { return {text, N - 1}; }
};

template <Letters L, class = std::make_index_sequence<sizeof(L.text) - 1>>
struct literal;
template <Letters L, std::size_t... I>
struct literal<L, std::index_sequence<I...>> : peg::string<L.text[I]...> {};

struct blanks : star<peg::one<' ', '\t'>> {};
struct letter : sor<peg::alpha, peg::range<static_cast<char>(0x80), static_cast<char>(0xff)>> {};
struct letter_or_digit : sor<letter, peg::digit> {};
struct name_tail : sor<letter_or_digit, peg::one<'-'>> {};
struct word_end : seq<not_at<name_tail>, blanks> {};

/// A word of the language, whole.
template <Letters W>
struct word : seq<literal<W>, word_end> {
  static constexpr std::string_view label = W.view();
  static constexpr bool is_word = true;
};
template <Letters... Ws>
struct phrase : seq<word<Ws>...> {};
/// Rules that become a node of kind K.
template <Kind K, class... Rules>
struct node : seq<Rules...> {
  static constexpr Kind kind = K;
};
template <Kind K, Letters... Ws>
struct mark : seq<word<Ws>...> {
  static constexpr Kind kind = K;
};

template <Letters S>
struct sign : seq<literal<S>, blanks> {
  static constexpr std::string_view label = S.view();
  static constexpr bool is_word = true;
};
using comma = sign<",">;
using colon = sign<":">;
using open = sign<"(">;
using close = sign<")">;

/// Words that hold phrases together can never be names.
struct reserved
    : seq<sor<literal<"and">, literal<"or">, literal<"not">, literal<"of">, literal<"plus">, literal<"minus">,
              literal<"the">, literal<"after">, literal<"before">, literal<"cite">, literal<"from">, literal<"until">,
              literal<"with">, literal<"by">, literal<"is">, literal<"rounded">>,
          not_at<name_tail>> {};

struct name_parts : seq<star<letter_or_digit>, star<peg::one<'-'>, plus<letter_or_digit>>> {};
template <Letters Label>
struct named : seq<not_at<reserved>, letter, name_parts, word_end> {
  static constexpr Kind kind = Kind::name;
  static constexpr std::string_view label = Label.view();
};
using name = named<"a name">;
using act_name = named<"an act">;
using step_name = named<"a step">;
using fact_name = named<"a fact">;
using channel_name = named<"a channel">;
using source_name = named<"a source">;
using reason_name = named<"a reason">;

/// "no/inkasso", "customer/4711".
struct path : seq<plus<letter_or_digit>, name_parts, star<peg::one<'/'>, plus<letter_or_digit>, name_parts>,
                  not_at<peg::one<'/'>>, word_end> {
  static constexpr Kind kind = Kind::name;
  static constexpr std::string_view label = "a path such as no/inkasso";
};

struct digits : plus<peg::digit> {};
struct number_end : seq<not_at<sor<name_tail, peg::one<'.', '/'>>>, blanks> {};
struct integer : seq<digits, number_end> {
  static constexpr Kind kind = Kind::integer;
  static constexpr std::string_view label = "a whole number";
};
struct signed_integer : seq<opt<peg::one<'+', '-'>>, digits, number_end> {
  static constexpr Kind kind = Kind::signed_integer;
  static constexpr std::string_view label = "a number of days such as -2 or +39";
};
struct number : seq<digits, opt<peg::one<'.'>, digits>, number_end> {
  static constexpr Kind kind = Kind::number;
  static constexpr std::string_view label = "a number";
};
struct signed_number : seq<opt<peg::one<'-'>>, digits, opt<peg::one<'.'>, digits>, number_end> {
  static constexpr Kind kind = Kind::number;
  static constexpr std::string_view label = "a number";
};
struct ratio : seq<digits, peg::one<'/'>, digits, number_end> {
  static constexpr Kind kind = Kind::ratio;
  static constexpr std::string_view label = "a fraction such as 1/20";
};
struct percent : node<Kind::percent, number, word<"percent">> {};
struct currency : seq<peg::rep<3, peg::upper>, word_end> {
  static constexpr Kind kind = Kind::currency;
  static constexpr std::string_view label = "a currency such as NOK";
};
struct money : node<Kind::money, number, currency> {};

struct date : seq<peg::rep<4, peg::digit>, peg::one<'-'>, peg::rep<2, peg::digit>, peg::one<'-'>,
                  peg::rep<2, peg::digit>, word_end> {
  static constexpr Kind kind = Kind::date;
  static constexpr std::string_view label = "a date such as 2026-03-16";
};
struct month_day : seq<peg::rep<2, peg::digit>, peg::one<'-'>, peg::rep<2, peg::digit>, word_end> {
  static constexpr Kind kind = Kind::month_day;
  static constexpr std::string_view label = "a month and day such as 05-17";
};
struct text : seq<peg::one<'"'>, star<peg::not_one<'"'>>, peg::one<'"'>, blanks> {
  static constexpr Kind kind = Kind::text;
  static constexpr std::string_view label = "a text in quotes";
};

struct cite_word : seq<literal<"cite">, not_at<name_tail>> {};
/// Words of the statute's own, up to the citation: letters, digits, hyphens and strokes.
struct words : plus<not_at<cite_word>, plus<sor<name_tail, peg::one<'/'>>>, peg::at<sor<peg::one<' ', '\t'>, peg::eof>>,
                    blanks> {
  static constexpr Kind kind = Kind::words;
  static constexpr std::string_view label = "a few words";
};

struct article : seq<sor<literal<"an">, literal<"a">>, word_end> {
  static constexpr std::string_view label = "`a` or `an`";
};
struct line_end : peg::eof {
  static constexpr std::string_view label = "the end of the line";
};

template <class Rule>
struct names_of : node<Kind::names, list<Rule, comma>> {};
using names = names_of<name>;

struct cite : node<Kind::cite, word<"cite">, source_name, text> {};

}  // namespace dun::syntax::grammar
