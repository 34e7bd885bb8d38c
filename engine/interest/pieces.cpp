#include "engine/interest/pieces.hpp"

#include <algorithm>

namespace dun::interest {

namespace {

/// The last piece, or as much of it as is wanted; the rest stays.
Piece taken_off(std::vector<Piece>& pieces, std::int64_t most) {
  Piece taken = pieces.back();
  taken.minor = std::min(most, taken.minor);
  pieces.back().minor -= taken.minor;
  if (pieces.back().minor == 0) pieces.pop_back();
  return taken;
}

}  // namespace

void Pieces::become(std::int64_t minor, values::Day day) {
  if (minor < balance_)
    take(balance_ - minor, day);
  else
    give_back(minor - balance_);
  balance_ = minor;
}

void Pieces::bear(values::Day from, values::Day to) {
  for (Piece& piece : open_) {
    if (!piece.borne.empty() && piece.borne.back().to + 1 == from)
      piece.borne.back().to = to;
    else
      piece.borne.push_back({from, to});
  }
}

void Pieces::settle(values::Day day) {
  settled_.insert(settled_.end(), left_.begin(), left_.end());
  left_.clear();
  for (Piece& piece : open_) {
    settled_.push_back({piece.minor, std::move(piece.borne), day});
    piece.borne.clear();
  }
}

void Pieces::take(std::int64_t minor, values::Day day) {
  while (minor > 0) {
    Piece leaving = taken_off(open_, minor);
    leaving.left = day;
    minor -= leaving.minor;
    left_.push_back(std::move(leaving));
  }
}

void Pieces::give_back(std::int64_t minor) {
  while (minor > 0 && !left_.empty()) {
    Piece back = taken_off(left_, minor);
    back.left.reset();
    minor -= back.minor;
    open_.push_back(std::move(back));
  }
  if (minor > 0) open_.push_back({minor, {}, {}});
}

}  // namespace dun::interest
