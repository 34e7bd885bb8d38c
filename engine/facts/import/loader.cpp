#include "engine/facts/import/loader.hpp"

#include <fmt/format.h>

#include "engine/facts/import/reconcile.hpp"

namespace dun::import {
namespace {

using facts::Put;
using facts::Stored;

/// The column that a refusal by the ledger is told at: the one its first word names ("debtor D9 is not in the ledger").
std::string column_named_in(const std::string& message, const NeutralRow& row) {
  const auto specs = columns_of(row.kind);
  const std::string_view first_word = std::string_view(message).substr(0, message.find(' '));
  for (std::size_t i = 0; i < specs.size(); ++i)
    if (specs[i].name == first_word) return std::string(row.cells[i].origin);
  return {};
}

}  // namespace

std::optional<values::Currency> Loader::currency_of(const std::string& claim) {
  if (claim == last_claim_ && last_currency_) return last_currency_;
  const auto number = ledger_.number_of(claim);
  if (!number) return std::nullopt;
  const auto label = ledger_.label_of(*number);
  if (!label) return std::nullopt;
  last_claim_ = claim;
  last_currency_ = label->currency;
  return last_currency_;
}

base::Result<Stored> Loader::put(const Record& record) {
  struct Visitor {
    Loader& loader;
    base::Result<Stored> operator()(const facts::CreditorRecord& creditor) const {
      return loader.ledger_.put(creditor);
    }
    base::Result<Stored> operator()(const facts::DebtorRecord& debtor) const { return loader.ledger_.put(debtor); }
    base::Result<Stored> operator()(const facts::ClaimRecord& claim) const { return loader.ledger_.put(claim); }
    base::Result<Stored> operator()(const ContactRow& row) const {
      return loader.ledger_.put_contact(row.debtor, row.contact);
    }
    base::Result<Stored> operator()(const ConsentRow& row) const {
      return loader.ledger_.put_consent(row.debtor, row.consent);
    }
    base::Result<Stored> operator()(const EventRow& row) const {
      return loader.ledger_.put_event({row.claim, row.debtor}, row.event);
    }
    base::Result<Stored> operator()(const ActionRow& row) const { return loader.ledger_.put_act(row.claim, row.act); }
    base::Result<Stored> operator()(const StateRow& row) const { return loader.put_state(row); }
  };
  return std::visit(Visitor{*this}, record);
}

base::Result<Stored> Loader::put_state(const StateRow& state) {
  const auto history = ledger_.history(state.claim, {state.on, state.on});
  if (!history) return tl::make_unexpected(history.error());
  const auto events = events_towards(state, *history);
  if (!events) return tl::make_unexpected(events.error());
  for (const facts::EventRecord& event : *events) {
    auto stored = ledger_.put_event({state.claim, ""}, event);
    if (!stored || stored->what == Put::conflict) return stored;
    ++adjustments_;
  }
  return Stored{events->empty() ? Put::unchanged : Put::inserted, {}};
}

void Loader::judge(const NeutralRow& row, const base::Result<Stored>& stored, std::vector<Problem>& problems) {
  Counts& counts = counts_[static_cast<std::size_t>(row.kind)];
  if (!stored) {
    std::string reason = stored.error().message;
    if (!stored.error().advice.empty()) reason += "; " + stored.error().advice;
    problems.push_back({column_named_in(stored.error().message, row), std::move(reason)});
    return;
  }
  switch (stored->what) {
    case Put::inserted:
      ++counts.added;
      break;
    case Put::updated:
      ++counts.updated;
      break;
    case Put::unchanged:
      ++counts.unchanged;
      break;
    case Put::conflict:
      problems.push_back({std::string(row.cells.front().origin),
                          fmt::format("{} is in the ledger with other content: {}",
                                      in_backticks(row.cells.front().text), stored->difference)});
      break;
  }
}

base::Result<void> Loader::load(const NeutralRow& row, std::vector<Problem>& problems) {
  const std::size_t before = problems.size();
  const Record record = record_of(
      row, [this](const std::string& claim) { return currency_of(claim); }, problems);
  if (problems.size() > before) return {};
  const auto stored = put(record);
  if (!stored && stored.error().kind == base::FaultKind::machine) return tl::make_unexpected(stored.error());
  judge(row, stored, problems);
  return {};
}

}  // namespace dun::import
