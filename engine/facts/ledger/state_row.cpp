#include "engine/facts/ledger/state_row.hpp"

#include <cstring>

namespace dun::facts {

namespace {

bool has_rare(const Standing& standing) {
  return standing.disputed_part != 0 || standing.promised_until != no_day || standing.held_until != no_day ||
         standing.plan_until != no_day || standing.contract_rate.has_value();
}

void append(std::string& bytes, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>((value >> shift) & 0xff));
}

std::uint32_t read(std::string_view bytes, std::size_t place) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[place + i])) << (8 * i);
  return value;
}

}  // namespace

std::int64_t pack(const Standing& standing) {
  std::int64_t packed = 0;
  const auto put = [&](int place, std::int64_t value) { packed |= value << place; };
  put(traits::debtor_kind, static_cast<std::int64_t>(standing.debtor_kind));
  put(traits::claim_kind, static_cast<std::int64_t>(standing.claim_kind));
  put(traits::fee_agreed, !standing.fee_agreed ? 0 : *standing.fee_agreed ? 2 : 1);
  put(traits::disputed, standing.disputed ? 1 : 0);
  put(traits::insolvent, standing.insolvent ? 1 : 0);
  put(traits::deceased, standing.deceased ? 1 : 0);
  put(traits::written_off, standing.written_off ? 1 : 0);
  put(traits::direct_debit_failed, standing.direct_debit_failed ? 1 : 0);
  put(traits::irregular, standing.opened_again ? 1 : 0);
  put(traits::has_rare, has_rare(standing) ? 1 : 0);
  put(traits::country, standing.country);
  put(traits::currency, standing.currency);
  return packed;
}

std::string pack_windows(const std::vector<PackedWindow>& windows) {
  std::string bytes;
  for (const PackedWindow& window : windows) {
    append(bytes, window.channel << 1 | (window.is_consent ? 1U : 0U));
    append(bytes, static_cast<std::uint32_t>(window.from.number));
    append(bytes, static_cast<std::uint32_t>(window.until.number));
  }
  return bytes;
}

PackedWindow unpack_window(std::string_view bytes) {
  const std::uint32_t head = read(bytes, 0);
  return {head >> 1, (head & 1U) != 0, Day{static_cast<std::int32_t>(read(bytes, 4))},
          Day{static_cast<std::int32_t>(read(bytes, 8))}};
}

}  // namespace dun::facts
