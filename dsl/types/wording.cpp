#include "dsl/types/wording.hpp"

#include <set>

#include "dsl/names/sections.hpp"
#include "dsl/types/diagnostics.hpp"
#include "engine/facts/wording.hpp"

namespace dun::types {

namespace {

class WordingCheck {
 public:
  WordingCheck(const names::Bundle& bundle, base::DiagnosticSink& sink) : bundle_(bundle), sink_(sink) {}

  void rule(names::SectionRef ref) {
    const auto& rule = std::get<syntax::RuleSection>(bundle_.at(ref));
    names::each_line<syntax::StatesTermLine>(rule.lines, [&](const syntax::StatesTermLine& line, base::Span span) {
      if (!binds_all_letters(rule))
        refuse({ref.file, span}, "a wording asked of some letters of a kind and not of all");
      for (const syntax::Text& term : line.terms) {
        sentence(ref.file, term);
        accepted_.insert(facts::folded_term(term.text));
      }
      if (accepted_.size() > facts::most_terms) refuse({ref.file, span}, "more than 63 wordings in all laws");
    });
  }

  void text(names::SectionRef ref) {
    names::each_line<syntax::StatesTermLine>(
        std::get<syntax::TextSection>(bundle_.at(ref)).lines,
        [&](const syntax::StatesTermLine& line, base::Span) { sentence(ref.file, line.terms.front()); });
  }

  void test(names::SectionRef ref) {
    names::each_line<syntax::GivenActLine>(std::get<syntax::TestSection>(bundle_.at(ref)).lines,
                                           [&](const syntax::GivenActLine& line, base::Span) {
                                             for (const syntax::Text& term : line.states) sentence(ref.file, term);
                                           });
  }

 private:
  /// What an earlier letter stated is judged without asking of which claim it was, or what it cost.
  static bool binds_all_letters(const syntax::RuleSection& rule) {
    const auto* acts = names::line_of<syntax::RuleForLine>(rule.lines);
    const auto* any = acts == nullptr ? nullptr : std::get_if<syntax::AnyAct>(&acts->acts);
    return any != nullptr && !any->with_fee && names::line_of<syntax::ForClaimsLine>(rule.lines) == nullptr &&
           names::line_of<syntax::InForceLine>(rule.lines) == nullptr &&
           names::line_of<syntax::UnlessLine>(rule.lines) == nullptr;
  }

  void sentence(base::FileId file, const syntax::Text& term) {
    if (!facts::folded_term(term.text).empty()) return;
    sink_.add(to_diagnostic(TypeClash{{file, term.span},
                                      "an empty sentence",
                                      "what the letter says of its term is expected here",
                                      "write the sentence of the letter"}));
  }

  void refuse(Place place, std::string what) { sink_.add(to_diagnostic(NotCarriedOut{place, std::move(what)})); }

  const names::Bundle& bundle_;
  base::DiagnosticSink& sink_;
  std::set<std::string> accepted_;
};

}  // namespace

void check_wording(const Program& program, base::DiagnosticSink& sink) {
  WordingCheck check(program.bundle, sink);
  for (const names::Law& law : program.bundle.laws)
    for (const names::SectionRef rule : law.rules) check.rule(rule);
  for (const names::SectionRef text : program.bundle.texts) check.text(text);
  for (const names::Test& test : program.bundle.tests) check.test(test.section);
}

}  // namespace dun::types
