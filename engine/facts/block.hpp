// A block of claims as columns: what the evaluator reads. Blocks are made by a loader (from SQLite, or in memory for
// tests), hold nothing but integers, and are thrown away once decided.
// Invariant: rows of one relationship are neighbours, in order of due date and claim id.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/facts/schema.hpp"
#include "engine/facts/wording.hpp"
#include "engine/values/day.hpp"

namespace dun::facts {

using values::Day;

inline constexpr std::uint16_t no_code = 0xffff;

/// What a plan needs to know; the loader numbers acts, steps and channels by their place in these lists.
struct Request {
  std::vector<ColumnKey> columns;
  std::vector<std::string> acts;
  std::vector<std::string> steps;
  std::vector<std::string> channels;
  std::vector<std::string> terms;    // sentences that laws accept in letters, folded
  bool acts_of_claims = false;       // some register folds over acts
  bool money_events = false;         // interest or an allocation order needs the history of the balance
  bool agreed_rates = false;         // interest goes by the rate agreed in the contract, and by its changes
  bool whole_relationships = false;  // a block never splits a relationship
  bool claim_ids = false;            // fill Block::ids
};

/// One column. `known` is empty if every value is known.
struct Column {
  std::vector<std::int64_t> values;
  std::vector<std::uint8_t> known;
};

/// An act that went out (sent, or released where release is automatic), that was proposed, skipped, or failed.
enum class ActState : std::uint8_t { sent, proposed, failed, skipped };
struct ActRow {
  Day sent;      // day of sending; of the proposal or of the skip for those
  Day pay_by;    // meaningful if has_pay_by
  Day received;  // meaningful if has_received
  std::int64_t fee = 0;
  std::int64_t interest = 0;
  std::int64_t compensation = 0;
  TermSet stated = 0;  // what the letter said of its term
  std::uint16_t act = no_code;
  std::uint16_t step = no_code;  // no_code: done by hand without naming a step
  std::uint16_t channel = no_code;
  ActState state = ActState::sent;
  bool has_pay_by = false;
  bool has_received = false;
  bool by_hand = false;
};

/// Money that moved on the claim's principal side.
enum class MoneyKind : std::uint8_t { reversal, payment, credit };  // in the order they count on one day
struct MoneyRow {
  Day day;  // day of effect
  MoneyKind kind = MoneyKind::payment;
  std::int64_t minor = 0;  // always positive; a reversal undoes a payment
};

/// The yearly rate agreed in the contract from a day on, per cent times number_scale.
struct AgreedRate {
  Day from;
  std::int64_t percentage = 0;

  friend constexpr bool operator==(const AgreedRate&, const AgreedRate&) = default;
};

/// Lists per row in one vector: those of row r are [begin[r], begin[r + 1]).
template <class Row>
struct Lists {
  std::vector<Row> rows;
  std::vector<std::uint32_t> begin;

  [[nodiscard]] const Row* first(std::size_t row) const { return rows.data() + begin[row]; }
  [[nodiscard]] const Row* last(std::size_t row) const { return rows.data() + begin[row + 1]; }
};

struct Block {
  std::size_t rows = 0;
  std::vector<std::int64_t> claim;         // the ledger's claim number
  std::vector<std::int64_t> relationship;  // the ledger's relationship number
  std::vector<std::string> ids;            // the claims' ids, if asked for
  std::vector<Column> columns;             // in the order of Request::columns
  Lists<ActRow> acts;                      // in order of sent day, step, act; `begin` is empty if not asked for
  Lists<MoneyRow> money;                   // in order of day, reversals before payments before credits
  Lists<AgreedRate> agreed_rates;          // in order of day, each day once; before the first none is known
};

}  // namespace dun::facts
