// The arithmetic of a plan: a DAG of typed nodes over integer columns. Every node has an exact value for every claim
// and day: there is no null. What may be absent has a node of its own that says so, and readers of the absent value are
// guarded by it. Nodes stand in an order in which operands come first; a plan is loop-free and total.
#pragma once

#include <cstdint>

#include "engine/base/id.hpp"
#include "engine/values/rounding.hpp"

namespace dun::plan {

using NodeId = base::Id<struct NodeTag>;
using ColumnId = base::Id<struct ColumnTag>;
using RegisterId = base::Id<struct RegisterTag>;
using TableId = base::Id<struct TableTag>;
using ScaleId = base::Id<struct ScaleTag>;
using CalendarId = base::Id<struct CalendarTag>;
using ReasonId = base::Id<struct ReasonTag>;
using ActId = base::Id<struct ActTag>;
using StepId = base::Id<struct StepTag>;
using ChannelId = base::Id<struct ChannelTag>;

/// `amount` is a number of minor units over the node's divisor; `number` and `choice` are plain integers.
enum class Type : std::uint8_t { yes_no, day, amount, number, choice };

enum class Op : std::uint8_t {
  constant,           // value
  column,             // columns[index]; 0 where absent
  column_present,     // is columns[index] known
  register_field,     // registers[index], field `value` (RegisterField); 0 where absent
  register_present,   // does registers[index] hold an act
  run_date,           // the day of the run, which is the day of sending
  candidate_fee,      // of the act being judged, in minor units
  candidate_pay_by,   // day
  candidate_channel,  // ChannelId
  candidate_free,     // the guard asks as if the act bore no fee
  letter_sum,         // what a charge counts by, over all claims of a letter
  letter_share,       // the part of a letter's charge that falls on the claim
  add_days,           // day a plus `value` days
  add_months,         // day a plus `value` months, month end as `index` (values::MonthEnd)
  add_open_days,      // day a plus `value` open days of calendars[index]
  next_open,          // day a or the next open day of calendars[index]
  calendar_covers,    // does calendars[index] cover add_open_days(a, value); for `value` 0, next_open(a)
  rate,               // tables[index] as of day a, numerator over the table's divisor
  rate_known,         // has tables[index] a value on day a
  scale,              // scales[index] of amount a, version of day b, numerator over the scale's divisor
  scale_known,        // has scales[index] a version on day b
  equal,              // a == b
  less,               // a < b
  less_equal,         // a <= b
  both,               // a and b
  either,             // a or b
  negate,             // not a
  plus,               // a + b, same divisor
  minus,              // a - b, same divisor
  times,              // a * b, divisors multiply
  lesser,
  greater,
  rescale,  // a * value (brings a to a common divisor)
  round,    // a over its divisor, to `value` minor units, mode as `index` (values::RoundingMode)
  select,   // a ? b : c
  has_bit,  // is bit `value` of the number a set
  count_,   // number of operators; not one
};

struct Node {
  Op op = Op::constant;
  Type type = Type::number;
  NodeId a{};
  NodeId b{};
  NodeId c{};
  std::int64_t value = 0;
  std::uint32_t index = 0;
  std::int64_t divisor = 1;  // of amounts; 1 for everything else
  std::int64_t low = 0;      // proven range of the value, inclusive
  std::int64_t high = 0;
};

}  // namespace dun::plan
