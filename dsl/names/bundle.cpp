#include "dsl/names/bundle.hpp"

namespace dun::names {

std::size_t section_at(const syntax::Tree& tree, std::uint32_t offset) {
  const auto after =
      std::upper_bound(tree.sections.begin(), tree.sections.end(), offset,
                       [](std::uint32_t place, const syntax::Section& section) { return place < section.head.begin; });
  return after == tree.sections.begin() ? 0 : static_cast<std::size_t>(after - tree.sections.begin()) - 1;
}

bool Bundle::is_damaged(base::Place place) const {
  const std::vector<bool>& sections = damaged[place.file.index()];
  return !sections.empty() && sections[section_at(tree(place.file), place.span.begin)];
}

}  // namespace dun::names
