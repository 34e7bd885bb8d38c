#include "engine/prove/state_table.hpp"

#include <algorithm>
#include <cstring>

namespace dun::prove {

namespace {

constexpr std::size_t numbers_a_word = sizeof(std::uint64_t) / sizeof(std::int16_t);
constexpr std::size_t first_slots = 1024;

std::uint64_t hash_of(const std::int16_t* state, std::size_t stride) {
  std::uint64_t hash = 0x9e3779b97f4a7c15ULL;
  for (std::size_t at = 0; at < stride; at += numbers_a_word) {
    std::uint64_t word = 0;
    std::memcpy(&word, state + at, sizeof word);
    hash = (hash ^ word) * 0xff51afd7ed558ccdULL;
    hash ^= hash >> 32;
  }
  return hash;
}

}  // namespace

StateTable::StateTable(std::size_t numbers)
    : count_(numbers),
      stride_((numbers + numbers_a_word - 1) / numbers_a_word * numbers_a_word),
      slots_(first_slots, 0) {}

std::pair<StateTable::Place, bool> StateTable::insert(const State& state) {
  numbers_.resize((size_ + 1) * stride_, 0);
  std::int16_t* added = numbers_.data() + size_ * stride_;
  std::copy(state.begin(), state.end(), added);
  const std::size_t slot = slot_of(added);
  if (slots_[slot] != 0) return {slots_[slot] - 1, false};
  const auto place = static_cast<Place>(size_++);
  slots_[slot] = place + 1;
  if (size_ * 2 > slots_.size()) grow();
  return {place, true};
}

/// Where the state stands, or the free slot where it belongs.
std::size_t StateTable::slot_of(const std::int16_t* state) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash_of(state, stride_) & mask;
  while (slots_[slot] != 0) {
    const std::int16_t* other = numbers_.data() + (slots_[slot] - 1) * stride_;
    if (std::equal(state, state + count_, other)) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

void StateTable::grow() {
  slots_.assign(slots_.size() * 2, 0);
  for (std::size_t place = 0; place < size_; ++place)
    slots_[slot_of(numbers_.data() + place * stride_)] = static_cast<Place>(place + 1);
}

State StateTable::at(Place place) const {
  const auto begin = numbers_.begin() + static_cast<std::ptrdiff_t>(place * stride_);
  return {begin, begin + static_cast<std::ptrdiff_t>(count_)};
}

}  // namespace dun::prove
