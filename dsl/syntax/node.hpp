// What the grammar hands over: one small tree per line, free of parser types, from which the builder makes the real
// tree. Invariant: spans are offsets into the file, without blanks at their ends.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.hpp"

namespace dun::syntax {

/// What a node of a line stands for. Marks (such as `with_fee`) say only that their words were written.
enum class Kind : std::uint8_t {
  line,
  // leaves
  name,
  text,
  words,
  date,
  month_day,
  integer,
  signed_integer,
  number,
  ratio,
  percent,
  currency,
  country,
  // literals made of leaves
  money,
  cite,
  term,
  unit,
  month_end_down,
  month_end_up,
  // anchors and points
  due,
  invoice,
  sending,
  run_date,
  pay_by_of,
  receipt_of,
  this_receipt,
  term_start_of,
  this_term_start,
  act_anchor,
  the_day_after,
  after,
  before,
  next_banking_day,
  point,
  // acts and events
  ordinal,
  any_act,
  latest_act,
  an_act,
  ordinal_act,
  named_act,
  of_count,
  with_fee,
  event,
  // conditions
  or_condition,
  and_condition,
  not_condition,
  condition_bracket,
  consent_condition,
  reachable_condition,
  compare_condition,
  fact_condition,
  debtor_condition,
  at_most,
  at_least,
  more_than,
  less_than,
  is,
  is_not,
  // amounts
  sum,
  plus,
  minus,
  product,
  lesser,
  greater,
  amount_bracket,
  named_amount,
  or_where,
  rounded_amount,
  rounding,
  down,
  up,
  half_up,
  half_to_even,
  // claims
  claims,
  debtor,
  claim_kind,
  creditor,
  // parts of lines
  names,
  choices,
  type_yes_no,
  type_one_of,
  type_date,
  type_money,
  type_number,
  type_name,
  from_attribute,
  missing_hold,
  missing_error,
  missing_value,
  parent,
  unverified,
  expected,
  cited,
  moves_under,
  chosen_by,
  slices,
  whole_amount,
  steps,
  of_the_letter,
  from_the_day_after,
  from_the_same_day,
  until,
  per_claim,
  per_relationship,
  per_contract_and_year,
  per_contract,
  nothing_overdue,
  day_by_day,
  first_day,
  day_of_payment,
  simple,
  added_yearly,
  once,
  per_period,
  actual_365,
  actual_360,
  actual_actual,
  thirty_360,
  automatic,
  by_hand,
  none,
  the_most,
  skip,
  wait,
  use_step,
  was,
  neighbour,
  new_claims,
  all_open_claims,
  // tests
  of_path,
  same_debtor,
  for_claim,
  by_channel,
  issued,
  no_fee,
  fee,
  interest,
  compensation,
  announces,
  pay_by,
  received,
  states_term,
  failed,
  without,
  given_claim,
  given_rate,
  given_money,
  given_act,
  given_named,
  given_fact,
  daily,
  expect_act,
  nothing_else,
  nothing_before,
  expect_no,
  expect_may,
  expect_may_not,
  expect_amount,
  expect_without,
  fee_at_most,
  pay_by_at_least,
  because,
  before_date,
};

struct Node {
  Kind kind = Kind::line;
  base::Span span;
  std::vector<Node> children;

  /// The first child of a kind, or nothing.
  [[nodiscard]] const Node* find(Kind wanted) const {
    for (const Node& child : children)
      if (child.kind == wanted) return &child;
    return nullptr;
  }
  [[nodiscard]] bool has(Kind wanted) const { return find(wanted) != nullptr; }
  /// The first child of a kind the grammar does not leave out.
  [[nodiscard]] const Node& at(Kind wanted) const;
};

/// Something the grammar could have read: a word of the language, or a description such as "a date".
struct Expected {
  std::string_view text;
  bool is_word = false;
};

/// Where a line stopped making sense, and what could have stood there.
struct Mismatch {
  std::uint32_t at = 0;  // offset into the file
  std::vector<Expected> expected;
};

}  // namespace dun::syntax
