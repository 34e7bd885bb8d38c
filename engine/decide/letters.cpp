#include "engine/decide/letters.hpp"

#include <algorithm>
#include <numeric>

#include "engine/base/exact.hpp"
#include "engine/decide/neighbours.hpp"
#include "engine/decide/withhold.hpp"

namespace dun::decide {

namespace {

bool contains(plan::ActSet set, plan::ActId act) {
  return (set >> act.index() & 1U) != 0;
}

}  // namespace

Letters::Letters(const plan::Plan& plan, Slots& slots)
    : plan_(plan),
      slots_(slots),
      fee_node_(input_of(plan, plan::Op::candidate_fee)),
      sum_node_(input_of(plan, plan::Op::letter_sum)),
      share_node_(input_of(plan, plan::Op::letter_share)) {
  if (!plan.compensation || !plan.compensation->of_letter) return;
  const plan::ChargeRule& charge = *plan.compensation;
  membership_ = slots.stage_for({charge.of_letter->there, charge.of_letter->sent, charge.of_letter->channel}, {});
  parts_ = slots.stage_for({charge.of_letter->part}, {});
  total_ = slots.stage_for({charge.announced, charge.announced_known}, {});
  own_ = slots.stage_for({charge.applies, charge.amount, charge.amount_known, charge.wording_open}, {});
}

void Letters::complete(const facts::Block& block, Answers& answers) {
  const bool charges = plan_.compensation && plan_.compensation->of_letter;
  if (plan_.gathered == 0 && !charges) return;
  for (Row row = 0; row < block.rows;) {
    const Range rows = relationship_of(block, row);
    row = rows.second;
    share_letters(rows, answers);
    if (!charges) continue;
    announce(rows, answers);
    for (Row each = rows.first; each < rows.second; ++each) {
      const Decision& decision = answers.decisions[each];
      if (decision.outcome == plan::Outcome::act && plan_.steps[decision.step].adds_compensation)
        charge(block, each, answers.details[decision.details]);
    }
  }
}

void Letters::share_letters(Range rows, Answers& answers) const {
  const auto details = [&](Row row) -> Details& { return answers.details[answers.decisions[row].details]; };
  const auto shares = [&](Row row) {
    const Decision& decision = answers.decisions[row];
    return decision.outcome == plan::Outcome::act && contains(plan_.gathered, plan_.steps[decision.step].act);
  };
  for (Row row = rows.first; row < rows.second; ++row) {
    if (!shares(row)) continue;
    for (Row before = rows.first; before < row; ++before)
      if (shares(before) && answers.decisions[before].step == answers.decisions[row].step &&
          details(before).channel == details(row).channel) {
        details(row).led_by = before;
        break;
      }
  }
}

/// The letters that go out today: each leader with the claims it leads.
void Letters::announce(Range rows, Answers& answers) {
  const plan::ChargeRule& charge = *plan_.compensation;
  for (Row row = rows.first; row < rows.second; ++row) {
    const Decision& decision = answers.decisions[row];
    if (decision.outcome != plan::Outcome::act || !contains(charge.announced_in, plan_.steps[decision.step].act))
      continue;
    if (answers.details[decision.details].led_by) continue;
    Rows letter{row};
    for (Row other = row + 1; other < rows.second; ++other)
      if (answers.decisions[other].outcome == plan::Outcome::act &&
          answers.details[answers.decisions[other].details].led_by == row)
        letter.push_back(other);
    const bool known = is_known(letter);
    for (std::size_t place = 0; place < letter.size(); ++place) {
      Details& details = answers.details[answers.decisions[letter[place]].details];
      if (known && part_of(letter[place]) > 0)
        details.announced = shares_[place];
      else if (!known)
        withhold(details, charge.unknown_reason);
    }
  }
}

Rows Letters::with_same_letter(Range rows, Row row) {
  if ((plan_.compensation->announced_in & plan_.gathered) == 0) return {row};
  Rows all;
  for (Row each = rows.first; each < rows.second; ++each) all.push_back(each);
  slots_.run(membership_, all);
  const plan::LetterCharge& of = *plan_.compensation->of_letter;
  Rows letter;
  for (const Row each : all)
    if (each == row || (slots_.holds(of.there, each) && slots_.at(of.sent, each) == slots_.at(of.sent, row) &&
                        slots_.at(of.channel, each) == slots_.at(of.channel, row)))
      letter.push_back(each);
  return letter;
}

/// What the charge counts of a claim whose part has been computed; nothing where the claim does not bear it.
std::int64_t Letters::part_of(Row row) const {
  return std::max<std::int64_t>(slots_.at(plan_.compensation->of_letter->part, row), 0);
}

/// Computes the shares of a letter's claims; false where the charge, or the law for one of them, is unknown.
bool Letters::is_known(const Rows& letter) {
  const plan::ChargeRule& charge = *plan_.compensation;
  slots_.run(parts_, letter);
  base::Int128 sum = 0;
  for (const Row row : letter) sum += part_of(row);
  if (sum > facts::largest_amount) return false;
  if (sum_node_.is_set())
    for (const Row row : letter) slots_.own(sum_node_)[row] = static_cast<std::int64_t>(sum);
  slots_.run(total_, letter);
  if (std::any_of(letter.begin(), letter.end(), [&](Row row) { return !slots_.holds(charge.announced_known, row); }))
    return false;
  split(letter, static_cast<std::int64_t>(sum));
  return true;
}

void Letters::split(const Rows& letter, std::int64_t sum) {
  const plan::ChargeRule& charge = *plan_.compensation;
  shares_.assign(letter.size(), 0);
  if (sum == 0) return;
  const auto oldest = std::find_if(letter.begin(), letter.end(), [this](Row row) { return part_of(row) > 0; });
  const std::int64_t total = slots_.at(charge.announced, *oldest);
  std::int64_t left = total;
  for (std::size_t place = 0; place < letter.size(); ++place) {
    const base::Int128 share = base::floor_divide(base::multiply_wide(total, part_of(letter[place])), sum);
    shares_[place] = static_cast<std::int64_t>(share);
    left -= shares_[place];
  }
  shares_[static_cast<std::size_t>(oldest - letter.begin())] += left;
}

std::optional<std::int64_t> Letters::announced_in(const Rows& letter) {
  if (!is_known(letter)) return std::nullopt;
  const std::int64_t total = std::accumulate(shares_.begin(), shares_.end(), std::int64_t{0}, base::add);
  return total > 0 ? std::optional(total) : std::nullopt;
}

void Letters::charge(const facts::Block& block, Row row, Details& details) {
  const plan::ChargeRule& charge = *plan_.compensation;
  const Rows letter = with_same_letter(relationship_of(block, row), row);
  if (!is_known(letter)) return withhold(details, charge.unknown_reason);
  const auto place = std::find(letter.begin(), letter.end(), row) - letter.begin();
  slots_.own(share_node_)[row] = shares_[static_cast<std::size_t>(place)];
  if (fee_node_.is_set()) slots_.own(fee_node_)[row] = details.fee;
  slots_.run(own_, {row});
  if (!slots_.holds(charge.applies, row)) return;
  if (!slots_.holds(charge.amount_known, row))
    return withhold_charge(details, charge, charge.wording_open.is_set() && slots_.holds(charge.wording_open, row));
  details.compensation = slots_.at(charge.amount, row);
}

}  // namespace dun::decide
