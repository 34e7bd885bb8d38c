// Numbers made from texts, the same on every machine and whatever came before: the order of relationships rests on
// them, and the checksum of a row. Not proof against anybody who means harm; the seals of the chain are.
#pragma once

#include <cstdint>
#include <string_view>

namespace dun::facts {

/// FNV-1a over the bytes, 64 bits.
class Fingerprint {
 public:
  constexpr void add(std::string_view bytes) {
    for (const char byte : bytes) {
      value_ ^= static_cast<unsigned char>(byte);
      value_ *= prime;
    }
  }
  [[nodiscard]] constexpr std::uint64_t value() const { return value_; }

 private:
  static constexpr std::uint64_t prime = 0x100000001b3;
  std::uint64_t value_ = 0xcbf29ce484222325;
};

/// The number of a relationship: spread evenly over 0 to 2^62 - 1. `attempt` gives another where two would be the same.
[[nodiscard]] std::int64_t relationship_number(std::string_view creditor, std::string_view debtor,
                                               std::string_view relationship, int attempt = 0);

}  // namespace dun::facts
