// Where blocks come from: the port between the ledger and a run, with an SQLite reader and an in-memory twin.
#pragma once

#include "engine/base/result.hpp"
#include "engine/facts/block.hpp"

namespace dun::facts {

class BlockSource {
 public:
  BlockSource() = default;
  BlockSource(const BlockSource&) = delete;
  BlockSource& operator=(const BlockSource&) = delete;
  virtual ~BlockSource() = default;

  /// Fills `block` with the next claims, reusing its memory; false when there are no more.
  [[nodiscard]] virtual base::Result<bool> next(Block& block) = 0;
};

}  // namespace dun::facts
