#include "dsl/types/program.hpp"

#include <algorithm>

namespace dun::types {
namespace {

template <class Declared>
const Declared* find(const std::vector<Declared>& all, names::SectionRef declared) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Declared& each) { return each.declared == declared; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Fact* Program::fact(const std::string& name) const {
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.name == name; });
  return found == facts.end() ? nullptr : &*found;
}

const Rate* Program::rate(names::SectionRef declared) const {
  return find(rates, declared);
}

const DerivedRate* Program::derived_rate(names::SectionRef declared) const {
  return find(derived_rates, declared);
}

const Scale* Program::scale(names::SectionRef declared) const {
  return find(scales, declared);
}

}  // namespace dun::types
