// The chain of seals: SHA-256 over the seal before, what is sealed and its rows. One seal covers a batch of decisions,
// of changes, or one run; so a row that is changed, removed or slipped in breaks the chain from there on. Somebody who
// rewrites the whole chain is found by a seal noted elsewhere.
#pragma once

#include <string>
#include <string_view>

#include "engine/facts/ledger/words.hpp"

namespace dun::facts {

/// Stored; the numbers never change.
enum class SealKind : std::uint8_t { decisions = 1, changes = 2, run = 3 };

inline constexpr std::int64_t rows_per_seal = 256;

struct Seal {
  std::int64_t number = 0;  // from 1, without gaps
  SealKind kind = SealKind::decisions;
  std::int64_t first = 0;  // numbers of the rows sealed, inclusive
  std::int64_t last = 0;
  std::string hash;  // 32 bytes; of nothing: empty
};

/// The hash of a seal that follows `before`, over the bytes of its rows.
[[nodiscard]] std::string hash_of(std::string_view before, SealKind kind, std::int64_t first, std::int64_t last,
                                  std::string_view bytes);
[[nodiscard]] std::string hexadecimal(std::string_view bytes);

/// Appends seals. Remembers the last one, so it must be made anew after a roll-back.
class Sealer {
 public:
  explicit Sealer(Database& database);
  void seal(SealKind kind, std::int64_t first, std::int64_t last, std::string_view bytes);
  [[nodiscard]] const Seal& last() const { return last_; }

 private:
  Database& database_;
  Seal last_;
};

/// Seals the decisions with these numbers, which must be there, in batches.
void seal_actions(Database& database, Words& words, std::int64_t first, std::int64_t last);
void seal_changes(Database& database, Words& words, std::int64_t first, std::int64_t last);

}  // namespace dun::facts
