// Runs one rule over one line: PEGTL's parse tree becomes our nodes, and the furthest failure becomes a mismatch.
#pragma once

#include <algorithm>
#include <memory>
#include <string_view>
#include <tao/pegtl/contrib/parse_tree.hpp>
#include <variant>
#include <vector>

#include "dsl/syntax/grammar/tokens.hpp"
#include "dsl/syntax/match.hpp"

namespace dun::syntax::grammar {

template <class Rule>
concept Labelled = requires {
  Rule::label;
};
template <class Rule>
concept Kinded = requires {
  Rule::kind;
};

/// What the labelled rules that failed furthest to the right wanted to see.
struct Trace {
  std::vector<const char*> starts;
  const char* furthest = nullptr;
  std::vector<Expected> expected;

  void fail(Expected wanted) {
    const char* at = starts.back();
    starts.pop_back();
    if (at < furthest) return;
    if (at > furthest) expected.clear();
    furthest = at;
    const bool known =
        std::any_of(expected.begin(), expected.end(), [&](const Expected& other) { return other.text == wanted.text; });
    if (!known) expected.push_back(wanted);
  }
};

template <class Rule>
struct control : peg::normal<Rule> {
  template <class Input>
  static void start(const Input& in, Trace& trace) {
    if constexpr (Labelled<Rule>) trace.starts.push_back(in.current());
  }
  template <class Input>
  static void success(const Input&, Trace& trace) {
    if constexpr (Labelled<Rule>) trace.starts.pop_back();
  }
  template <class Input>
  static void failure(const Input&, Trace& trace) {
    if constexpr (Labelled<Rule>) trace.fail({Rule::label, requires { Rule::is_word;
  }});
}  // namespace dun::syntax::grammar
}
;

struct PegNode : peg::parse_tree::basic_node<PegNode> {
  Kind kind = Kind::line;

  template <class Rule, class Input, class... States>
  void start(const Input& in, States&&...) {
    kind = Rule::kind;
    m_begin = peg::internal::iterator(in.current());
  }
  template <class Rule, class Input, class... States>
  void success(const Input& in, States&&...) {
    m_end = peg::internal::iterator(in.current());
  }
};

template <class Rule>
struct selector : std::bool_constant<Kinded<Rule>> {};

[[nodiscard]] Node to_node(const PegNode& from, const char* begin, std::uint32_t offset);

template <class Rule>
struct whole : seq<Rule, line_end> {};

/// Matches the whole of `line`, which stands at `offset` in its file, with `Rule`.
template <class Rule>
[[nodiscard]] Match run(std::string_view line, std::uint32_t offset) {
  Trace trace;
  trace.furthest = line.data();
  peg::memory_input<peg::tracking_mode::lazy, peg::eol::lf, const char*> in(line.data(), line.data() + line.size(), "");
  const auto root = peg::parse_tree::parse<whole<Rule>, PegNode, selector, peg::nothing, control>(in, trace);
  if (root) return to_node(*root, line.data(), offset);
  return Mismatch{offset + static_cast<std::uint32_t>(trace.furthest - line.data()), std::move(trace.expected)};
}

}  // namespace dun::syntax::grammar
