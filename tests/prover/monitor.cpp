#include "tests/prover/monitor.hpp"

#include <algorithm>

#include "tests/prover/letter_days.hpp"
#include "tests/prover/spans.hpp"

namespace dun::prover {

namespace {

bool is_a(Kind act, Kind kind) {
  if (kind == Kind::notice) return act == Kind::notice_a || act == Kind::notice_b;
  return act == kind;
}

/// The acts a count counts that its last pause has not wiped out.
std::vector<SentAct> counted(const Count& count, const std::vector<SentAct>& earlier) {
  std::vector<SentAct> window;
  for (const SentAct& act : earlier) {
    if (!is_one_of(act, count.of)) continue;
    if (count.pause && !window.empty() && act.day > window.back().day + *count.pause) window.clear();
    window.push_back(act);
  }
  if (count.pause && !window.empty() && window.back().day + *count.pause < 0) window.clear();
  return window;
}

bool is_over(const SentAct& act, Span least, const Today& today) {
  return act.term && act.day + *act.term >= day_after(act.day, least, today.date) && act.day + *act.term < 0;
}

bool deadline_over(const std::vector<SentAct>& earlier, Acts of, Span least, const Today& today) {
  return std::any_of(earlier.begin(), earlier.end(), [&](const SentAct& each) {
    return each.has_effect && is_one_of(each, of) && is_over(each, least, today);
  });
}

/// Those of the claim itself, and of other claims those counted with it.
std::vector<SentAct> counted_with(Per per, std::vector<SentAct> acts, const Today& claim) {
  const auto is_apart = [&](const SentAct& act) {
    if (!act.of_other_claim) return false;
    const bool same_contract = act.contract != 0 && act.contract == claim.contract;
    switch (per) {
      case Per::claim:
        return true;
      case Per::relationship:
        return false;
      case Per::contract:
        return !same_contract;
      case Per::contract_and_year:
        return !same_contract || act.year != claim.year;
    }
    return true;
  };
  acts.erase(std::remove_if(acts.begin(), acts.end(), is_apart), acts.end());
  return acts;
}

/// Nobody can count with a contract that is not known.
bool is_open(const Rule& rule, const SentAct& act, const Today& claim) {
  if (!rule.count || rule.count->per < Per::contract || claim.contract != 0) return false;
  return rule.kind != RuleKind::nth_cap || act.fee > 0;
}

bool keeps_count(const Rule& rule, const std::vector<SentAct>& earlier, const SentAct& act) {
  const bool adds = is_one_of(act, rule.count->of);
  return static_cast<int>(counted(*rule.count, earlier).size()) + (adds ? 1 : 0) <= rule.days;
}

bool keeps_nth_cap(const Rule& rule, const std::vector<SentAct>& earlier, const SentAct& act) {
  return static_cast<int>(counted(*rule.count, earlier).size()) != rule.days - 1 || act.fee <= rule.amount;
}

bool keeps_second(const Rule& rule, const std::vector<SentAct>& earlier, const Today& today) {
  const std::vector<SentAct> window = counted(*rule.count, earlier);
  if (window.size() != 1) return true;
  return window[0].has_effect && is_a(window[0].kind, rule.other.kind) &&
         is_over(window[0], {rule.days, Unit::days}, today);
}

bool keeps_distance(const Rule& rule, const std::vector<SentAct>& earlier, const Today& today) {
  return std::none_of(earlier.begin(), earlier.end(), [&](const SentAct& each) {
    return is_one_of(each, rule.other) && day_after(each.day, {rule.days, rule.unit}, today.date) > 0;
  });
}

std::int64_t fees_of(const std::vector<SentAct>& acts) {
  std::int64_t sum = 0;
  for (const SentAct& act : acts) sum += act.fee;
  return sum;
}

bool keeps(const Rule& rule, const std::vector<SentAct>& earlier, const SentAct& act, const Today& today) {
  const Span span{rule.days, rule.unit};
  switch (rule.kind) {
    case RuleKind::not_before:
      return day_after(today.due, span, today.date) + (rule.full ? 1 : 0) <= 0;
    case RuleKind::not_after:
      return day_after(today.due, span, today.date) >= 0;
    case RuleKind::pay_by:
      return act.term && *act.term >= day_after(0, span, today.date);
    case RuleKind::after_pay_by:
      return deadline_over(earlier, rule.other, rule.has_days ? span : Span{}, today);
    case RuleKind::after_act:
      return std::any_of(earlier.begin(), earlier.end(),
                         [&](const SentAct& each) { return each.has_effect && is_one_of(each, rule.other); });
    case RuleKind::at_most:
      return keeps_count(rule, earlier, act);
    case RuleKind::second:
      return keeps_second(rule, earlier, today);
    case RuleKind::at_least_after:
      return keeps_distance(rule, earlier, today);
    case RuleKind::only_by:
      return act.channel == rule.channel;
    case RuleKind::in_dispute:
      return !today.disputed;
    case RuleKind::when_paid:
      return today.open > 0;
    case RuleKind::fee_cap:
      return act.fee <= rule.amount;
    case RuleKind::fees_together:
      return act.fee == 0 || fees_of(earlier) + act.fee <= rule.amount;
    case RuleKind::nth_cap:
      return keeps_nth_cap(rule, earlier, act);
    case RuleKind::pay_by_due:
      return act.term && *act.term >= day_after(today.due, span, today.date);
    case RuleKind::states_term:
      return act.states == Words::right;
    default:
      return true;  // of letters
  }
  return true;
}

/// A letter has no effect that does not say what the law asks for; of those nobody recorded it is supposed here.
std::vector<SentAct> with_effects(const Generated& law, std::vector<SentAct> acts, Words unrecorded) {
  for (SentAct& act : acts)
    if (law.asks_for_words(act.kind))
      act.has_effect = (act.states == Words::none ? unrecorded : act.states) == Words::right;
  return acts;
}

/// Nothing where that cannot be judged.
std::optional<bool> is_kept(const Generated& law, const Rule& rule, const std::vector<SentAct>& known,
                            const SentAct& act, const Today& today) {
  if (speaks_of_letters(rule)) return keeps_letter_rule(law.letters, rule, known, act);
  if (is_open(rule, act, today)) return std::nullopt;
  return keeps(rule, known, act, today);
}

}  // namespace

bool is_one_of(const SentAct& act, Acts acts) {
  return is_a(act.kind, acts.kind) && (!acts.with_fee || act.fee > 0);
}

Judgement judge(const Generated& law, const std::vector<SentAct>& earlier, const SentAct& act, const Today& today) {
  Judgement judgement;
  for (const Rule& rule : law.rules) {
    if (!is_one_of(act, rule.acts ? *rule.acts : rule.count->of)) continue;
    const std::vector<SentAct> known = counted_with(rule.count ? rule.count->per : Per::claim, earlier, today);
    const std::optional<bool> kept = is_kept(law, rule, with_effects(law, known, Words::right), act, today);
    if (!kept || kept != is_kept(law, rule, with_effects(law, known, Words::wrong), act, today))
      judgement.is_open = true;
    else if (!*kept)
      judgement.broken.push_back(&rule);
  }
  return judgement;
}

}  // namespace dun::prover
