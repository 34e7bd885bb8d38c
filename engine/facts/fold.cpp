// A claim's history as facts on a day.
#include <algorithm>

#include "engine/facts/history.hpp"
#include "engine/facts/reach.hpp"
#include "engine/facts/standing.hpp"
#include "engine/facts/standing_value.hpp"

namespace dun::facts {

namespace {

bool collects_by_direct_debit(const ClaimHistory& history, Day on, Day known_on) {
  return covers(contact_windows(history, known_on), direct_debit_channel, on) ||
         covers(consent_windows(history, known_on), direct_debit_channel, on);
}

}  // namespace

ClaimState fold(const ClaimHistory& history, Day on, Day known_on) {
  Folded folded = stand(history, on, known_on);
  ClaimState state;
  for (const FactSpec& spec : fact_specs())
    state.facts[static_cast<std::size_t>(spec.fact)] = value_of(spec.fact, folded.standing, on);
  state.facts[static_cast<std::size_t>(Fact::direct_debit)] = collects_by_direct_debit(history, on, known_on) ? 1 : 0;
  if (const auto deductible = history.creditor.vat_deductible)
    state.facts[static_cast<std::size_t>(Fact::vat_deductible)] = *deductible ? 1 : 0;
  state.money = std::move(folded.money);
  state.agreed_rates = std::move(folded.agreed_rates);
  if (folded.standing.settled_on != no_day) state.settled_on = folded.standing.settled_on;
  state.overdue = std::move(folded.overdue);
  return state;
}

std::optional<Day> arrears_since(std::vector<OverdueSpell> spells, Day on) {
  std::sort(spells.begin(), spells.end(), [](const OverdueSpell& a, const OverdueSpell& b) { return a.from < b.from; });
  std::optional<Day> since;
  Day until = values::first_day;  // the first day not overdue any more
  for (const OverdueSpell& spell : spells) {
    if (spell.from > on) break;
    if (!since || spell.from > until) since = spell.from;
    until = std::max(until, spell.until.value_or(values::last_day + 1));
  }
  if (!since || until <= on) return std::nullopt;
  return since;
}

}  // namespace dun::facts
