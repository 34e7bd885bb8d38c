// One law as part of a page: whom it is for, its limits, its rules by paragraph, interest, charges, rates, sources.
#pragma once

#include "dsl/book/page.hpp"
#include "dsl/types/program.hpp"

namespace dun::book {

void add_law(Page& page, const types::Program& program, std::size_t law);

/// Rates by date and scales by size, each row with its paragraph: those of the law, and those outside it that it reads.
void add_figures(Page& page, const types::Program& program, std::size_t law);

/// Those figures: rates, derived rates and scales, the law's own first, in the order of mention.
[[nodiscard]] std::vector<names::SectionRef> figures_of(const names::Bundle& bundle, const names::Law& law);

/// The acts a law cites, and those its figures cite.
void add_sources(Page& page, const names::Bundle& bundle, const names::Law& law);

/// The facts of a claim that the law reads, and what holds where one is not known.
void add_facts(Page& page, const types::Program& program, std::size_t law);

/// The open days a law counts by.
void add_calendar(Page& page, const types::Program& program, std::size_t calendar);

}  // namespace dun::book
