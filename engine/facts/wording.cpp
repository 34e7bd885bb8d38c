#include "engine/facts/wording.hpp"

#include <algorithm>

namespace dun::facts {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// The second byte of a capital from À to Þ; × stands between them and is no letter.
bool is_latin_capital(char lead, char c) {
  const auto byte = static_cast<unsigned char>(c);
  return static_cast<unsigned char>(lead) == 0xc3 && byte >= 0x80 && byte <= 0x9e && byte != 0x97;
}

}  // namespace

std::string folded_term(std::string_view sentence) {
  std::string folded;
  bool after_blank = true;
  for (char c : sentence) {
    if (is_blank(c)) {
      if (!after_blank) folded += ' ';
      after_blank = true;
      continue;
    }
    const bool is_small_by_32 = (c >= 'A' && c <= 'Z') || (!folded.empty() && is_latin_capital(folded.back(), c));
    folded += is_small_by_32 ? static_cast<char>(static_cast<unsigned char>(c) + 32) : c;
    after_blank = false;
  }
  if (after_blank && !folded.empty()) folded.pop_back();
  return folded;
}

TermSet terms_of(std::string_view stated, const std::vector<std::string>& terms) {
  TermSet set = 0;
  while (!stated.empty()) {
    const std::size_t end = std::min(stated.find('\n'), stated.size());
    const std::string term = folded_term(stated.substr(0, end));
    stated.remove_prefix(std::min(end + 1, stated.size()));
    if (term.empty()) continue;
    const auto place = static_cast<std::size_t>(std::find(terms.begin(), terms.end(), term) - terms.begin());
    set |= place < std::min(terms.size(), most_terms) ? TermSet{1} << place : another_term;
  }
  return set;
}

}  // namespace dun::facts
