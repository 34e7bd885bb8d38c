#include "engine/facts/fingerprint.hpp"

namespace dun::facts {

namespace {

/// The finish of MurmurHash3, so that the high bits depend on every byte.
std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 33;
  value *= 0xff51afd7ed558ccd;
  value ^= value >> 33;
  value *= 0xc4ceb9fe1a85ec53;
  value ^= value >> 33;
  return value;
}

}  // namespace

std::int64_t relationship_number(std::string_view creditor, std::string_view debtor, std::string_view relationship,
                                 int attempt) {
  constexpr std::string_view separator{"\0", 1};
  Fingerprint fingerprint;
  for (const std::string_view part : {creditor, debtor, relationship}) {
    fingerprint.add(part);
    fingerprint.add(separator);
  }
  const std::uint64_t value = mixed(fingerprint.value() + static_cast<std::uint64_t>(attempt));
  return static_cast<std::int64_t>(value >> 2);
}

}  // namespace dun::facts
