// Numbers of rows that a transaction touched, as bits: rows are numbered from 1 without great gaps, so that even a
// transaction that touches every claim of a ledger costs one bit each.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace dun::facts {

class Touched {
 public:
  void add(std::int64_t number) {
    const auto place = static_cast<std::size_t>(number);
    if (place >= bits_.size()) bits_.resize(std::max(place + 1, 2 * bits_.size()), false);
    bits_[place] = true;
    first_ = std::min(first_, place);
    end_ = std::max(end_, place + 1);
  }

  /// In order, each once.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t place = first_; place < end_; ++place)
      if (bits_[place]) visit(static_cast<std::int64_t>(place));
  }

  void clear() { *this = Touched(); }

 private:
  std::vector<bool> bits_;
  std::size_t first_ = static_cast<std::size_t>(-1);
  std::size_t end_ = 0;
};

}  // namespace dun::facts
