#include "engine/prove/costs.hpp"

#include <algorithm>
#include <set>

namespace dun::prove {

namespace {

constexpr std::size_t most_named = 4;

/// What is measured together: the numbers of one clock.
struct Timed {
  std::string name;
  std::vector<std::size_t> places;
};

std::vector<Timed> clocks_of(const plan::Plan& plan, const Layout& layout) {
  std::vector<Timed> clocks{{"since the due date", {Layout::due}}};
  for (std::size_t in = 0; in < layout.registers(); ++in) {
    const RegisterPlaces& at = layout.at(in);
    const plan::Register& reg = plan.registers[in];
    const std::string name = reg.step ? plan.at(*reg.step).name : reg.name;
    const auto add = [&](const std::string& what, std::initializer_list<int> places) {
      Timed made{what, {}};
      for (const int place : places)
        if (place >= 0) made.places.push_back(static_cast<std::size_t>(place));
      if (!made.places.empty()) clocks.push_back(std::move(made));
    };
    add("since " + name, {at.last, at.last_term, at.received});
    add("since the last of " + name, {at.window});
    add("since the deadline of " + name, {at.earliest});
  }
  return clocks;
}

/// States told apart by these numbers alone.
std::size_t distinct(const StateTable& states, const std::vector<std::size_t>& places) {
  std::vector<std::uint64_t> hashes(states.size());
  for (std::size_t state = 0; state < states.size(); ++state) {
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL;
    for (const std::size_t place : places) {
      const auto number = static_cast<std::uint16_t>(states.number(static_cast<StateTable::Place>(state), place));
      hash = (hash ^ number) * 0xff51afd7ed558ccdULL;
      hash ^= hash >> 32;
    }
    hashes[state] = hash;
  }
  std::sort(hashes.begin(), hashes.end());
  return static_cast<std::size_t>(std::unique(hashes.begin(), hashes.end()) - hashes.begin());
}

}  // namespace

std::string costs(const plan::Plan& plan, const Layout& layout, const StateTable& states) {
  std::vector<Timed> clocks = clocks_of(plan, layout);
  std::set<std::size_t> timed;
  for (const Timed& each : clocks) timed.insert(each.places.begin(), each.places.end());
  std::vector<std::size_t> places;  // what is no clock tells states apart first
  for (std::size_t place = 0; place < layout.size(); ++place)
    if (timed.count(place) == 0) places.push_back(place);
  std::size_t told_apart = distinct(states, places);
  std::string text;
  for (std::size_t named = 0; named < most_named && !clocks.empty(); ++named) {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t at = 0; at < clocks.size(); ++at) {
      std::vector<std::size_t> with = places;
      with.insert(with.end(), clocks[at].places.begin(), clocks[at].places.end());
      const std::size_t found = distinct(states, with);
      if (found > most) {
        best = at;
        most = found;
      }
    }
    if (most == told_apart) break;
    text += (text.empty() ? "" : ", ") + clocks[best].name + " " + std::to_string(most / told_apart) + " times";
    places.insert(places.end(), clocks[best].places.begin(), clocks[best].places.end());
    clocks.erase(clocks.begin() + static_cast<std::ptrdiff_t>(best));
    told_apart = most;
  }
  return text;
}

}  // namespace dun::prove
