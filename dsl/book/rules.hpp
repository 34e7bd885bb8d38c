// The rules of a law as sentences, by paragraph; and the limits they set as a table, an act a row.
#pragma once

#include "dsl/book/page.hpp"
#include "dsl/book/phrases.hpp"
#include "dsl/types/program.hpp"

namespace dun::book {

/// What a rule says, a sentence a line of it.
[[nodiscard]] std::vector<Line> sentences_of(const Phrases& phrases, const syntax::RuleSection& rule);

/// A table a source, in the order the sources are declared, its paragraphs in the order of their numbers.
void add_rules(Page& page, const names::Bundle& bundle, const names::Law& law);

/// Each act the law declares, and each kind of acts that rules name, with what the rules ask of it.
void add_limits(Page& page, const types::Program& program, std::size_t law);

/// What the law counts: of which acts, per what, and when the count starts again.
void add_counts(Page& page, const names::Bundle& bundle, const names::Law& law);

/// "policies/no/law.dun:61".
[[nodiscard]] std::string place_of(const names::Bundle& bundle, names::SectionRef ref);

}  // namespace dun::book
