// Runs one rule over one line and keeps two things of it: the nodes, and where it failed furthest to the right.
// PEGTL's own parse tree does the same at ten times the cost in build time and four times in memory (a node type and a
// state per rule); here only rules with a kind or a label are watched, the others match unseen.
#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
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

/// What happens while a line is matched. An alternative that is backed out of leaves nodes behind; since every rule
/// that takes a character is watched, they are the ones that do not end before the place where the next rule starts.
class Trace {
 public:
  Trace(const char* line, std::uint32_t offset) : line_(line), offset_(offset), furthest_(line) {
    open_.push_back({line, {}});
  }

  void start(const char* at) {
    drop_from(at);
    open_.push_back({at, {}});
  }
  void succeed(const char* at) {
    drop_from(at);
    open_.pop_back();
  }
  void succeed_as(Kind kind, const char* at) {
    drop_from(at);
    Node node{kind, span(open_.back().begin, at), std::move(open_.back().nodes)};
    open_.pop_back();
    open_.back().nodes.push_back(std::move(node));
  }
  void fail() { open_.pop_back(); }
  void fail_expecting(Expected wanted);

  [[nodiscard]] Node line();
  [[nodiscard]] Mismatch mismatch();

 private:
  struct Open {
    const char* begin;
    std::vector<Node> nodes;
  };

  [[nodiscard]] base::Span span(const char* begin, const char* end) const;
  void drop_from(const char* at);

  const char* line_;
  std::uint32_t offset_;
  const char* furthest_;
  std::vector<Open> open_;
  std::vector<Expected> expected_;
};

template <class Rule>
struct control : peg::normal<Rule> {
  static constexpr bool enable = Labelled<Rule> || Kinded<Rule>;

  template <class Input>
  static void start(const Input& in, Trace& trace) {
    trace.start(in.current());
  }
  template <class Input>
  static void success(const Input& in, Trace& trace) {
    if constexpr (Kinded<Rule>)
      trace.succeed_as(Rule::kind, in.current());
    else
      trace.succeed(in.current());
  }
  template <class Input>
  static void failure(const Input&, Trace& trace) {
    if constexpr (Labelled<Rule>)
      trace.fail_expecting({Rule::label, requires { Rule::is_word;
  }});
else trace.fail();
}  // namespace dun::syntax::grammar
}
;

/// Matches the whole of `line`, which stands at `offset` in its file, with `Rule`.
template <class Rule>
[[nodiscard]] Match run(std::string_view line, std::uint32_t offset) {
  Trace trace(line.data(), offset);
  peg::memory_input<peg::tracking_mode::lazy, peg::eol::lf, const char*> in(line.data(), line.data() + line.size(), "");
  if (peg::parse<seq<Rule, line_end>, peg::nothing, control>(in, trace)) return trace.line();
  return trace.mismatch();
}

}  // namespace dun::syntax::grammar
