#include "tests/bench/hand_written.hpp"

#include <algorithm>

#include "engine/interest/interest.hpp"

namespace dun::bench {

using facts::Fact;
using plan::Outcome;
using values::Day;

void Tally::add(const decide::Answers& answers) {
  for (const decide::Decision& decision : answers.decisions) ++outcomes[static_cast<std::size_t>(decision.outcome)];
  for (const decide::Decision& decision : answers.decisions) {
    if (decision.outcome != Outcome::act) continue;
    const decide::Details& details = answers.details[decision.details];
    ++acts;
    fees += details.fee;
    interest += details.interest;
    if (details.has_pay_by) pay_by += details.pay_by.number;
  }
}

/// What the letters of one claim come to.
struct HandWritten::Letters {
  int position = 0;  // 0 nudge, 1 reminder, 2 warning, 3 hand-over, 4 all done
  int small_fees = 0;
  int warning_fees = 0;
  Day last_fee;
  Day first_purring_pay_by;
  bool has_first_purring = false;
  Day reminder_pay_by;
  Day warning_pay_by;
};

HandWritten::HandWritten(const plan::Plan& plan, const facts::Request& request, Day on)
    : plan_(plan), request_(request), on_(on) {}

const std::int64_t* HandWritten::values(const facts::Block& block, const facts::ColumnKey& key) const {
  const auto found = std::find(request_.columns.begin(), request_.columns.end(), key);
  return block.columns[static_cast<std::size_t>(found - request_.columns.begin())].values.data();
}

std::int64_t HandWritten::interest(std::int64_t principal, Day due, const facts::Block& block, std::size_t row) {
  balances_.clear();
  balances_.push_back({due + 1, principal});
  for (const facts::MoneyRow* money = block.money.first(row); money != block.money.last(row); ++money) {
    principal += money->kind == facts::MoneyKind::reversal ? money->minor : -money->minor;
    balances_.push_back({money->day + 1, std::max<std::int64_t>(principal, 0)});
  }
  return interest::accrue_total(plan_.interest->terms, balances_, plan_.interest->rates, due + 1, on_).value_or(0);
}

void HandWritten::decide(const facts::Block& block, Tally& tally) {
  const std::int64_t* country = values(block, Fact::country);
  const std::int64_t* currency = values(block, Fact::currency);
  const std::int64_t* kind = values(block, Fact::debtor_kind);
  const std::int64_t* due = values(block, Fact::due);
  const std::int64_t* principal = values(block, Fact::principal);
  const std::int64_t* open = values(block, Fact::principal_open);
  const std::int64_t* balance = values(block, Fact::balance);
  const std::int64_t* disputed = values(block, Fact::disputed);
  const std::int64_t* in_plan = values(block, Fact::payment_plan);
  const std::int64_t* insolvent = values(block, Fact::insolvent);
  const std::int64_t* deceased = values(block, Fact::deceased);
  const std::int64_t* written_off = values(block, Fact::written_off);
  const std::int64_t* debit = values(block, Fact::direct_debit);
  const std::int64_t* debit_failed = values(block, Fact::direct_debit_failed);
  const std::int64_t* consent = values(block, facts::ConsentTo{"sms"});
  const std::int64_t* sms = values(block, facts::ReachableBy{"sms"});
  const std::int64_t* efaktura = values(block, facts::ReachableBy{"efaktura"});
  const std::int64_t* email = values(block, facts::ReachableBy{"email"});
  const std::int64_t* letter = values(block, facts::ReachableBy{"letter"});
  const std::int64_t norway = *facts::country_code("NO");
  const std::int64_t nok = values::parse_currency("NOK")->code;
  const Day half = *values::parse_day("2020-10-01");
  const auto answer = [&tally](Outcome outcome) { ++tally.outcomes[static_cast<std::size_t>(outcome)]; };

  for (std::size_t row = 0; row < block.rows; ++row) {
    if (country[row] != norway || currency[row] != nok || kind[row] != 1) {
      answer(Outcome::not_covered);
      continue;
    }
    if (open[row] <= 0 || insolvent[row] != 0 || deceased[row] != 0 || written_off[row] != 0) {
      answer(Outcome::stopped);
      continue;
    }
    if (disputed[row] != 0 || in_plan[row] != 0 || balance[row] <= 0) {
      answer(Outcome::paused);
      continue;
    }
    if (debit[row] != 0 && debit_failed[row] == 0) {
      answer(Outcome::waits_for_fact);
      continue;
    }
    const Day claim_due{static_cast<std::int32_t>(due[row])};
    Letters letters;
    for (const facts::ActRow* act = block.acts.first(row); act != block.acts.last(row); ++act) {
      const std::string& step = request_.steps[act->step];
      letters.position = step == "nudge" ? 1 : step == "reminder" ? 2 : step == "warning" ? 3 : 4;
      if (step == "reminder") letters.reminder_pay_by = act->pay_by;
      if (step == "warning") letters.warning_pay_by = act->pay_by;
      if (act->fee == 0 || step == "nudge") continue;
      if (letters.small_fees > 0 && act->sent > values::add_months(letters.last_fee, 6, values::MonthEnd::down))
        letters = Letters{letters.position, 0, 0, {}, {}, false, letters.reminder_pay_by, letters.warning_pay_by};
      ++letters.small_fees;
      if (step == "warning") ++letters.warning_fees;
      letters.last_fee = act->sent;
      if (step == "reminder" && !letters.has_first_purring) {
        letters.has_first_purring = true;
        letters.first_purring_pay_by = act->pay_by;
      }
    }
    if (letters.position == 0) {
      if (on_ < claim_due + 3) {
        answer(Outcome::too_early);
        continue;
      }
      if (on_ <= claim_due + 10 && consent[row] != 0 && sms[row] != 0) {
        answer(Outcome::act);
        ++tally.acts;
        continue;
      }
      letters.position = 1;
    }
    const std::int64_t cap = claim_due >= half ? 3'800 : 7'500;
    if (letters.position == 1) {
      if (on_ < claim_due + 14) {
        answer(Outcome::too_early);
        continue;
      }
      if (efaktura[row] == 0 && email[row] == 0 && letter[row] == 0) {
        answer(Outcome::no_channel);
        continue;
      }
      const bool fee = letters.small_fees < 2 &&
                       (letters.small_fees != 1 || (letters.has_first_purring && letters.first_purring_pay_by < on_));
      answer(Outcome::act);
      ++tally.acts;
      tally.fees += fee ? cap : 0;
      tally.pay_by += on_.number + 14;
      tally.interest += interest(principal[row], claim_due, block, row);
    } else if (letters.position == 2) {
      if (on_ <= letters.reminder_pay_by) {
        answer(Outcome::too_early);
        continue;
      }
      if (efaktura[row] == 0 && letter[row] == 0) {
        answer(Outcome::no_channel);
        continue;
      }
      const bool fee = letters.small_fees < 2 && letters.warning_fees < 1 &&
                       (letters.small_fees != 1 || (letters.has_first_purring && letters.first_purring_pay_by < on_));
      answer(Outcome::act);
      ++tally.acts;
      tally.fees += fee ? cap : 0;
      tally.pay_by += on_.number + 14;
      tally.interest += interest(principal[row], claim_due, block, row);
    } else if (letters.position == 3) {
      answer(on_ <= letters.warning_pay_by ? Outcome::too_early : Outcome::act);
      tally.acts += on_ <= letters.warning_pay_by ? 0 : 1;
    } else {
      answer(Outcome::nothing_left);
    }
  }
}

}  // namespace dun::bench
