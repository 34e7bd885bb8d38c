#include "engine/facts/block_builder.hpp"

#include <algorithm>
#include <tuple>

#include "engine/facts/fingerprint.hpp"
#include "engine/facts/reach.hpp"
#include "engine/facts/standing.hpp"

namespace dun::facts {

NameCodes::NameCodes(const std::vector<std::string>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) codes_.emplace(names[i], static_cast<std::uint16_t>(i));
}

std::uint16_t NameCodes::operator()(const std::string& name) const {
  const auto found = codes_.find(name);
  return found == codes_.end() ? no_code : found->second;
}

namespace {

/// The value of one column; what a key asks for decides where it is found.
struct ValueOf {
  const ClaimHistory& history;
  const ClaimState& state;
  Day on;
  Day known_on;

  using Value = std::optional<std::int64_t>;
  Value operator()(Fact fact) const { return state.facts[static_cast<std::size_t>(fact)]; }
  Value operator()(const ConsentTo& key) const {
    return covers(consent_windows(history, known_on), key.channel, on) ? 1 : 0;
  }
  Value operator()(const ReachableBy& key) const {
    return covers(contact_windows(history, known_on), key.channel, on) ? 1 : 0;
  }
  Value operator()(const Attribute& key) const {
    for (const auto* attributes : {&history.claim.attributes, &history.debtor.attributes}) {
      const auto found = attributes->find(key.name);
      if (found != attributes->end()) return attribute_value(key, found->second, history.claim.principal.currency);
    }
    return std::nullopt;
  }
};

auto content(const ActRow& row) {
  return std::tuple(row.sent, row.step, row.act, row.channel, row.state, row.by_hand, row.fee, row.interest,
                    row.compensation, row.has_pay_by, row.pay_by, row.has_received, row.received, row.stated);
}

}  // namespace

BlockBuilder::BlockBuilder(const Request& request, Day on, Day known_on)
    : request_(request),
      on_(on),
      known_on_(known_on),
      acts_(request.acts),
      steps_(request.steps),
      channels_(request.channels) {
  const auto& columns = request.columns;
  const auto found = std::find(columns.begin(), columns.end(), ColumnKey{Fact::arrears_since});
  if (found != columns.end()) arrears_column_ = static_cast<std::size_t>(found - columns.begin());
}

void BlockBuilder::start(Block& block) const {
  block.rows = 0;
  block.claim.clear();
  block.relationship.clear();
  block.ids.clear();
  block.columns.resize(request_.columns.size());
  for (Column& column : block.columns) {
    column.values.clear();
    column.known.clear();
  }
  block.acts.rows.clear();
  block.acts.begin.clear();
  block.money.rows.clear();
  block.money.begin.clear();
  block.agreed_rates.rows.clear();
  block.agreed_rates.begin.clear();
}

void BlockBuilder::add(Block& block, std::int64_t relationship, const ClaimHistory& history) {
  const ClaimState state = fold(history, on_, known_on_);
  ++block.rows;
  block.claim.push_back(history.number);
  block.relationship.push_back(relationship);
  if (request_.claim_ids) block.ids.push_back(history.claim.id);
  for (std::size_t i = 0; i < request_.columns.size(); ++i)
    push(block.columns[i], std::visit(ValueOf{history, state, on_, known_on_}, request_.columns[i]));
  if (request_.acts_of_claims) add_acts(block, history);
  if (request_.money_events) {
    block.money.begin.push_back(static_cast<std::uint32_t>(block.money.rows.size()));
    block.money.rows.insert(block.money.rows.end(), state.money.begin(), state.money.end());
  }
  if (request_.agreed_rates) {
    std::vector<AgreedRate>& rates = block.agreed_rates.rows;
    block.agreed_rates.begin.push_back(static_cast<std::uint32_t>(rates.size()));
    rates.insert(rates.end(), state.agreed_rates.begin(), state.agreed_rates.end());
  }
  if (wants_arrears()) add_spells(state.overdue);
}

ActRow BlockBuilder::coded(const ActRecord& act) const {
  ActRow row;
  row.sent = act.sent;
  row.pay_by = act.pay_by.value_or(Day{});
  row.received = act.received.value_or(Day{});
  row.fee = act.fee;
  row.interest = act.interest;
  row.compensation = act.compensation;
  row.act = acts_(act.act);
  row.step = steps_(act.step);
  row.channel = channels_(act.channel);
  row.stated = terms_of(act.states, request_.terms);
  row.state = act.state;
  row.has_pay_by = act.pay_by.has_value();
  row.has_received = act.received.has_value();
  row.by_hand = act.by_hand;
  return row;
}

void BlockBuilder::add_acts(Block& block, const ClaimHistory& history) const {
  const auto begin = block.acts.rows.size();
  block.acts.begin.push_back(static_cast<std::uint32_t>(begin));
  for (const ActRecord& act : acts_known(history, on_, known_on_))
    if (!act.put_off_until || on_ < *act.put_off_until) block.acts.rows.push_back(coded(act));
  sort_acts(block.acts.rows.data() + begin, block.acts.rows.data() + block.acts.rows.size());
}

void BlockBuilder::sort_acts(ActRow* first, ActRow* last) {
  if (last - first > 1)
    std::sort(first, last, [](const ActRow& a, const ActRow& b) { return content(a) < content(b); });
}

void BlockBuilder::end_relationship(Block& block, std::size_t first_row) {
  if (!wants_arrears()) return;
  const std::optional<Day> since = arrears_since(std::move(spells_), on_);
  spells_.clear();
  Column& column = block.columns[arrears_column_];
  for (std::size_t row = first_row; row < block.rows; ++row) {
    column.values[row] = since ? since->number : 0;
    column.known[row] = since ? 1 : 0;
  }
}

void BlockBuilder::finish(Block& block) {
  if (!block.acts.begin.empty()) block.acts.begin.push_back(static_cast<std::uint32_t>(block.acts.rows.size()));
  if (!block.money.begin.empty()) block.money.begin.push_back(static_cast<std::uint32_t>(block.money.rows.size()));
  if (!block.agreed_rates.begin.empty())
    block.agreed_rates.begin.push_back(static_cast<std::uint32_t>(block.agreed_rates.rows.size()));
  for (Column& column : block.columns)
    if (std::find(column.known.begin(), column.known.end(), 0) == column.known.end()) column.known.clear();
}

namespace {

struct Placed {
  std::int64_t relationship;
  Day due;
  std::size_t place;
};

std::vector<Placed> in_order(const std::vector<ClaimHistory>& claims, Day on, Day known_on) {
  std::vector<Placed> placed;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const ClaimRecord& claim = claims[i].claim;
    if (claim.recorded && *claim.recorded > known_on) continue;
    placed.push_back({relationship_number(claim.creditor, claim.debtor, claim.relationship),
                      stand(claims[i], on, known_on).standing.due, i});
  }
  std::sort(placed.begin(), placed.end(), [&](const Placed& a, const Placed& b) {
    return std::tie(a.relationship, a.due, claims[a.place].claim.id) <
           std::tie(b.relationship, b.due, claims[b.place].claim.id);
  });
  return placed;
}

}  // namespace

Block to_block(const std::vector<ClaimHistory>& claims, const Request& request, Day on, Day known_on) {
  Block block;
  BlockBuilder builder(request, on, known_on);
  builder.start(block);
  const std::vector<Placed> placed = in_order(claims, on, known_on);
  std::size_t first_row = 0;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    builder.add(block, placed[i].relationship, claims[placed[i].place]);
    if (block.claim.back() == 0) block.claim.back() = static_cast<std::int64_t>(placed[i].place) + 1;
    const bool ends = i + 1 == placed.size() || placed[i + 1].relationship != placed[i].relationship;
    if (!ends) continue;
    builder.end_relationship(block, first_row);
    first_row = block.rows;
  }
  BlockBuilder::finish(block);
  return block;
}

}  // namespace dun::facts
