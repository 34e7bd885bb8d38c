#include "engine/facts/ledger/state_blocks.hpp"

#include <algorithm>

#include "engine/facts/ledger/state.hpp"

namespace dun::facts {

namespace {

bool is_later_noted(Database& database, Day on) {
  const std::optional<Day> through = noted_day(database, note_through);
  return through && *through > on;
}

/// The rows of one claim among those of a relationship, which are in order of claim.
template <class Row>
std::pair<const Row*, const Row*> of_claim(const std::vector<Row>& rows, std::int64_t claim) {
  const Row* const end = rows.data() + rows.size();
  const Row* first =
      std::lower_bound(rows.data(), end, claim, [](const Row& row, std::int64_t wanted) { return row.claim < wanted; });
  const Row* last = first;
  while (last != end && last->claim == claim) ++last;
  return {first, last};
}

}  // namespace

StateColumns StateBlocks::needs() const {
  StateColumns needs = columns_.needs();
  needs.through = days_matter_;
  needs.rare = needs.rare || request_.agreed_rates;
  return needs;
}

StateBlocks::StateBlocks(const std::string& path, Request request, Day on, Scope scope)
    : snapshot_(path),
      request_(std::move(request)),
      on_(on),
      scope_(scope),
      columns_(snapshot_.database(), snapshot_.words(), request_, on),
      folded_(snapshot_, request_, {on, std::nullopt}),
      days_matter_(is_later_noted(snapshot_.database(), on)),
      claims_(snapshot_.database(), needs(), scope) {
  Database& database = snapshot_.database();
  if (request_.acts_of_claims || columns_.wants_act_sums()) acts_.emplace(database, request_, snapshot_.words(), scope);
  if (request_.money_events) money_.emplace(database, scope);
  if (request_.agreed_rates) rates_.emplace(database, scope);
  if (columns_.attribute_columns() > 0) attributes_.emplace(database, scope);
  pending_.attributes.resize(columns_.attribute_columns());
}

base::Result<bool> StateBlocks::next(Block& block) {
  return guarded([&] { return fill(block); });
}

bool StateBlocks::fill(Block& block) {
  folded_.builder().start(block);
  pending_.clear();
  while (block.rows < scope_.block_rows && claims_.next(group_, group_size_)) {
    const std::int64_t relationship = claims_.relationship();
    read_belongings(relationship);
    if (rows_answer()) {
      add_rows(block, relationship);
    } else {
      flush(block);
      folded_.add(block, relationship);
    }
  }
  flush(block);
  BlockBuilder::finish(block);
  return block.rows > 0;
}

void StateBlocks::read_belongings(std::int64_t relationship) {
  if (acts_) acts_->read(relationship, group_acts_);
  if (money_) money_->read(relationship, group_money_);
  if (rates_) rates_->read(relationship, group_rates_);
  if (attributes_) attributes_->read(relationship, group_attributes_);
}

bool StateBlocks::rows_answer() const {
  const bool wants_spells = columns_.needs().settled_on;
  for (std::size_t i = 0; i < group_size_; ++i) {
    const Standing& standing = group_[i].standing;
    if ((days_matter_ && standing.through > on_) || (wants_spells && standing.opened_again)) return false;
  }
  return !days_matter_ ||
         std::none_of(group_acts_.begin(), group_acts_.end(), [&](const ActRead& act) { return act.changed > on_; });
}

void StateBlocks::add_rows(Block& block, std::int64_t relationship) {
  const std::optional<std::int64_t> since = columns_.needs().settled_on ? arrears() : std::nullopt;
  for (std::size_t i = 0; i < group_size_; ++i) {
    StateRead& claim = group_[i];
    ++block.rows;
    block.claim.push_back(claim.claim);
    block.relationship.push_back(relationship);
    if (request_.claim_ids) block.ids.push_back(claim.id);
    if (acts_) add_acts(block, claim);
    if (money_) add_money(block, claim.claim);
    if (rates_) add_rates(block, claim);
    add_pending(claim);
    pending_.arrears.push_back(since);
  }
}

std::optional<std::int64_t> StateBlocks::arrears() const {
  std::vector<OverdueSpell> spells;
  for (std::size_t i = 0; i < group_size_; ++i)
    if (const auto spell = plain_spell(group_[i].standing.due, group_[i].standing.settled_on)) spells.push_back(*spell);
  const std::optional<Day> since = arrears_since(std::move(spells), on_);
  return since ? std::optional<std::int64_t>(since->number) : std::nullopt;
}

void StateBlocks::add_acts(Block& block, StateRead& claim) {
  if (request_.acts_of_claims) block.acts.begin.push_back(static_cast<std::uint32_t>(block.acts.rows.size()));
  const std::size_t begin = block.acts.rows.size();
  claim.standing.fees = claim.standing.compensation = 0;
  const auto [first, last] = of_claim(group_acts_, claim.claim);
  for (const ActRead* act = first; act != last; ++act) {
    if (act->row.state == ActState::sent) {
      claim.standing.fees += act->row.fee;
      claim.standing.compensation += act->row.compensation;
    }
    const bool stands = act->put_off == no_day || on_ < act->put_off;
    if (request_.acts_of_claims && stands) block.acts.rows.push_back(act->row);
  }
  BlockBuilder::sort_acts(block.acts.rows.data() + begin, block.acts.rows.data() + block.acts.rows.size());
}

void StateBlocks::add_money(Block& block, std::int64_t claim) const {
  block.money.begin.push_back(static_cast<std::uint32_t>(block.money.rows.size()));
  const auto [first, last] = of_claim(group_money_, claim);
  for (const MoneyRead* each = first; each != last; ++each) block.money.rows.push_back(each->row);
}

/// Where nothing was changed, what stands has been agreed from the start.
void StateBlocks::add_rates(Block& block, const StateRead& claim) const {
  std::vector<AgreedRate>& rates = block.agreed_rates.rows;
  block.agreed_rates.begin.push_back(static_cast<std::uint32_t>(rates.size()));
  const auto [first, last] = of_claim(group_rates_, claim.claim);
  const std::optional<std::int64_t> at_first = first == last ? claim.standing.contract_rate : first->at_first;
  if (at_first) rates.push_back({values::first_day, *at_first});
  for (const RateRead* each = first; each != last; ++each) rates.push_back(each->rate);
}

void StateBlocks::add_pending(const StateRead& claim) {
  pending_.standings.push_back(claim.standing);
  if (columns_.needs().debtor) pending_.debtors.push_back(claim.debtor);
  if (columns_.needs().creditor) pending_.creditors.push_back(claim.creditor);
  for (std::size_t i = 0; i < pending_.attributes.size(); ++i)
    pending_.attributes[i].push_back(columns_.attribute(i, claim, group_attributes_));
}

void StateBlocks::flush(Block& block) {
  columns_.fill(pending_, block);
  pending_.clear();
}

}  // namespace dun::facts
