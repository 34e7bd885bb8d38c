#include "engine/facts/ledger/block_columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/facts/reach.hpp"
#include "engine/facts/standing_value.hpp"

namespace dun::facts {

void PendingRows::clear() {
  standings.clear();
  debtors.clear();
  creditors.clear();
  arrears.clear();
  for (auto& column : attributes) column.clear();
}

BlockColumns::BlockColumns(Database& database, Words& words, const Request& request, Day on)
    : request_(request), on_(on), reach_(request.columns.size()), attribute_of_(request.columns.size(), 0) {
  for (const ColumnKey& key : request.columns) need(key);
  needs_.ids = request.claim_ids;
  load_reach(database, words);
  load_creditors(database);
  load_attributes(database, words);
}

void BlockColumns::need(const ColumnKey& key) {
  if (const Fact* fact = std::get_if<Fact>(&key))
    need(*fact);
  else
    needs_.debtor = true;
}

void BlockColumns::need(Fact fact) {
  switch (fact) {
    case Fact::issued:
      needs_.issued = true;
      return;
    case Fact::principal:
    case Fact::principal_open:
      needs_.amounts = true;
      return;
    case Fact::balance:
    case Fact::disputed_amount:
      needs_.amounts = needs_.rare = true;
      return;
    case Fact::payment_plan:
    case Fact::promised:
    case Fact::held_until:
    case Fact::contract_rate:
      needs_.rare = true;
      return;
    case Fact::direct_debit:
      needs_.debtor = true;
      return;
    case Fact::vat_deductible:
      needs_.creditor = true;
      return;
    case Fact::arrears_since:
      needs_.settled_on = true;
      return;
    case Fact::fees_claimed:
    case Fact::compensation_claimed:
      wants_act_sums_ = true;
      return;
    case Fact::debtor_kind:
    case Fact::claim_kind:
    case Fact::country:
    case Fact::currency:
    case Fact::due:
    case Fact::disputed:
    case Fact::insolvent:
    case Fact::deceased:
    case Fact::written_off:
    case Fact::direct_debit_failed:
    case Fact::fee_agreed:
    case Fact::overdue:
      return;
  }
}

namespace {

/// A channel that a column asks about; `contact` and `consent` say which statements count.
struct ReachKey {
  std::size_t column;
  std::uint32_t word;
  bool contact;
  bool consent;
};

std::optional<ReachKey> reach_key(const ColumnKey& key, std::size_t column, Words& words) {
  const auto made = [&](std::string_view channel, bool contact, bool consent) {
    const std::int64_t word = words.find(std::string(channel));
    return ReachKey{column, word < 0 ? 0U : static_cast<std::uint32_t>(word), contact, consent};
  };
  if (const auto* consent = std::get_if<ConsentTo>(&key)) return made(consent->channel, false, true);
  if (const auto* reach = std::get_if<ReachableBy>(&key)) return made(reach->channel, true, false);
  if (key == ColumnKey{Fact::direct_debit}) return made(direct_debit_channel, true, true);
  return std::nullopt;
}

void set_bit(std::vector<bool>& bits, std::int64_t debtor) {
  const auto place = static_cast<std::size_t>(debtor);
  if (bits.size() <= place) bits.resize(std::max(place + 1, 2 * bits.size()), false);
  bits[place] = true;
}

}  // namespace

void BlockColumns::load_reach(Database& database, Words& words) {
  std::vector<ReachKey> keys;
  for (std::size_t i = 0; i < request_.columns.size(); ++i) {
    const auto key = reach_key(request_.columns[i], i, words);
    if (!key) continue;
    reach_[i].resize(1);
    if (key->word != 0) keys.push_back(*key);
  }
  if (keys.empty()) return;
  Statement rows = database.prepare("SELECT debtor, windows FROM debtor_state");
  while (rows.step()) {
    std::string_view windows = rows.bytes(1);
    for (; windows.size() >= packed_window_size; windows.remove_prefix(packed_window_size)) {
      const PackedWindow window = unpack_window(windows);
      if (on_ < window.from || window.until < on_) continue;
      for (const ReachKey& key : keys)
        if (key.word == window.channel && (window.is_consent ? key.consent : key.contact))
          set_bit(reach_[key.column], rows.integer(0));
    }
  }
}

void BlockColumns::load_creditors(Database& database) {
  const auto& columns = request_.columns;
  if (std::find(columns.begin(), columns.end(), ColumnKey{Fact::vat_deductible}) == columns.end()) return;
  Statement rows = database.prepare("SELECT number, vat_deductible FROM creditor");
  while (rows.step()) {
    const auto place = static_cast<std::size_t>(rows.integer(0));
    if (creditors_.size() <= place) creditors_.resize(place + 1);
    creditors_[place] = rows.optional_integer(1);
  }
}

void BlockColumns::load_attributes(Database& database, Words& words) {
  for (std::size_t i = 0; i < request_.columns.size(); ++i) {
    const auto* key = std::get_if<Attribute>(&request_.columns[i]);
    if (key == nullptr) continue;
    attribute_of_[i] = attributes_.size();
    attributes_.push_back({*key, words.find(key->name), {}});
    Statement rows = database.prepare("SELECT debtor, value FROM debtor_attribute WHERE name = ?");
    rows.with(attributes_.back().word);
    while (rows.step()) attributes_.back().of_debtors.emplace(rows.integer(0), rows.text(1));
  }
}

std::optional<std::int64_t> BlockColumns::attribute(std::size_t column, const StateRead& claim,
                                                    const std::vector<AttributeRead>& attributes) const {
  const AttributeColumn& wanted = attributes_[column];
  const values::Currency currency{claim.standing.currency};
  for (const AttributeRead& each : attributes)
    if (each.claim == claim.claim && each.name == wanted.word) return attribute_value(wanted.key, each.value, currency);
  const auto of_debtor = wanted.of_debtors.find(claim.debtor);
  if (of_debtor == wanted.of_debtors.end()) return std::nullopt;
  return attribute_value(wanted.key, of_debtor->second, currency);
}

void BlockColumns::fill(const PendingRows& pending, Block& block) const {
  for (std::size_t i = 0; i < block.columns.size(); ++i) fill_one(i, pending, block.columns[i]);
}

void BlockColumns::fill_one(std::size_t column, const PendingRows& pending, Column& to) const {
  const ColumnKey& key = request_.columns[column];
  if (!reach_[column].empty()) return fill_bits(reach_[column], pending, to);
  if (const Fact* fact = std::get_if<Fact>(&key)) return fill_fact(*fact, pending, to);
  for (const auto& value : pending.attributes[attribute_of_[column]]) BlockBuilder::push(to, value);
}

void BlockColumns::fill_bits(const Bits& bits, const PendingRows& pending, Column& to) const {
  for (const std::int64_t debtor : pending.debtors) {
    const auto place = static_cast<std::size_t>(debtor);
    to.values.push_back(place < bits.size() && bits[place] ? 1 : 0);
  }
  to.known.resize(to.values.size(), 1);
}

namespace {

using Filler = void (*)(const std::vector<Standing>&, Day, Column&);

/// One loop a fact: what a fact is, is not asked again for every row.
template <Fact fact>
void fill_all(const std::vector<Standing>& standings, Day on, Column& to) {
  const std::size_t first = to.values.size();
  to.values.resize(first + standings.size());
  to.known.resize(first + standings.size());
  for (std::size_t row = 0; row < standings.size(); ++row) {
    const std::optional<std::int64_t> value = value_of(fact, standings[row], on);
    to.values[first + row] = value.value_or(0);
    to.known[first + row] = value ? 1 : 0;
  }
}

template <std::size_t... fact>
constexpr std::array<Filler, fact_count> fillers(std::index_sequence<fact...>) {
  return {&fill_all<static_cast<Fact>(fact)>...};
}

Filler filler_of(Fact fact) {
  static constexpr std::array<Filler, fact_count> all = fillers(std::make_index_sequence<fact_count>());
  return all[static_cast<std::size_t>(fact)];
}

}  // namespace

void BlockColumns::fill_fact(Fact fact, const PendingRows& pending, Column& to) const {
  if (fact == Fact::vat_deductible) {
    for (const std::int64_t creditor : pending.creditors) {
      const auto place = static_cast<std::size_t>(creditor);
      BlockBuilder::push(to, place < creditors_.size() ? creditors_[place] : std::nullopt);
    }
    return;
  }
  if (fact == Fact::arrears_since) {
    for (const auto& since : pending.arrears) BlockBuilder::push(to, since);
    return;
  }
  filler_of(fact)(pending.standings, on_, to);
}

}  // namespace dun::facts
