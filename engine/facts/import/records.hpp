// Neutral rows become the records a ledger keeps. Every value is checked for form: dates, amounts in the currency's
// decimals, words of closed lists. Judges nothing that needs the ledger, except the currency of a claim that an amount
// belongs to.
#pragma once

#include <functional>
#include <variant>

#include "engine/facts/history.hpp"
#include "engine/facts/import/translate.hpp"

namespace dun::import {

struct ContactRow {
  std::string debtor;
  facts::ContactRecord contact;
};
struct ConsentRow {
  std::string debtor;
  facts::ContactRecord consent;
};
struct EventRow {
  std::string claim;
  std::string debtor;
  facts::EventRecord event;
};
struct ActionRow {
  std::string claim;
  facts::ActRecord act;
};
/// How a claim stands at the end of a day, as far as it is stated.
struct StateRow {
  std::string claim;
  values::Day on;
  std::optional<std::int64_t> principal_open;
  std::optional<bool> disputed;
  std::optional<bool> held;
  std::optional<values::Day> promised;
  std::string reason;
  std::string by;
};

using Record = std::variant<facts::CreditorRecord, facts::DebtorRecord, ContactRow, ConsentRow, facts::ClaimRecord,
                            EventRow, ActionRow, StateRow>;

/// The currency of a claim in the ledger; nothing if there is no such claim.
using CurrencyOf = std::function<std::optional<values::Currency>(const std::string& claim)>;

/// The record of a row; to be used only if no problem was added.
[[nodiscard]] Record record_of(const NeutralRow& row, const CurrencyOf& currency_of, std::vector<Problem>& problems);

}  // namespace dun::import
