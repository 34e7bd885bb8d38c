// What letters say of their term, as sets of sentences that can be compared: a law lists the sentences it accepts, an
// act records those its letter stated. Two sentences are the same if they are letter for letter, but for the width of
// blanks and for capitals; nothing here guesses what a sentence means.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dun::facts {

/// Sentences as bits, by their place in Request::terms; the highest bit is any other sentence. None: not recorded.
using TermSet = std::uint64_t;
inline constexpr std::size_t most_terms = 63;
inline constexpr TermSet another_term = TermSet{1} << most_terms;

/// A sentence as it is compared: blanks at its ends left out, those within it one each, capitals (A to Z, À to Þ)
/// small.
[[nodiscard]] std::string folded_term(std::string_view sentence);

/// The sentences a letter stated, one a line, among `terms`, which are folded. Empty lines are none.
[[nodiscard]] TermSet terms_of(std::string_view stated, const std::vector<std::string>& terms);

}  // namespace dun::facts
