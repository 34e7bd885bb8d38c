#include "tests/prover/letter_days.hpp"

#include <algorithm>

namespace dun::prover {

namespace {

/// The letter a rule counts from, if it was sent. What opens a way is one that has its effect.
const SentAct* letter_of(const Rule& rule, const std::vector<SentAct>& earlier) {
  const auto is_one = [&](const SentAct& act) {
    return (act.has_effect || rule.kind != RuleKind::after_letter) && is_one_of(act, rule.other);
  };
  if (rule.first) {
    const auto first = std::find_if(earlier.begin(), earlier.end(), is_one);
    return first == earlier.end() ? nullptr : &*first;
  }
  const auto last = std::find_if(earlier.rbegin(), earlier.rend(), is_one);
  return last == earlier.rend() ? nullptr : &*last;
}

}  // namespace

std::optional<int> letter_day(const Letters& said, From from, const SentAct& letter) {
  if (from == From::receipt && letter.received) return letter.received;
  if (!letter.channel) return std::nullopt;
  const auto channel = static_cast<std::size_t>(*letter.channel);
  std::optional<int> after = said.term_starts[channel];
  if (from == From::receipt) after = said.presumed[channel] ? said.presumed[channel] : said.assumed[channel];
  if (!after) return std::nullopt;
  return letter.day + *after;
}

std::optional<bool> keeps_letter_rule(const Letters& said, const Rule& rule, const std::vector<SentAct>& earlier,
                                      const SentAct& act) {
  const SentAct* letter = rule.kind == RuleKind::pay_by_letter ? &act : letter_of(rule, earlier);
  if (letter == nullptr) return rule.kind != RuleKind::after_letter;
  const std::optional<int> from = letter_day(said, rule.from, *letter);
  if (!from) return std::nullopt;
  const int day = *from + rule.days;
  if (rule.kind == RuleKind::after_letter) return day + (rule.full ? 1 : 0) <= 0;
  if (rule.kind == RuleKind::not_after_letter) return day >= 0;
  return act.term && *act.term >= day;
}

}  // namespace dun::prover
