#include "dsl/proof/fact_lines.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dun::proof {

using facts::EventKind;
using facts::Fact;

namespace {

/// Facts a test has as no unless it says otherwise.
bool starts_as_no(const facts::ColumnKey& key) {
  return !std::holds_alternative<facts::Attribute>(key) && !(key == facts::ColumnKey{Fact::fee_agreed}) &&
         !(key == facts::ColumnKey{Fact::vat_deductible});
}

facts::FactType type_of(const facts::ColumnKey& key) {
  if (const auto* fact = std::get_if<Fact>(&key)) return facts::fact_specs()[static_cast<std::size_t>(*fact)].type;
  if (const auto* attribute = std::get_if<facts::Attribute>(&key)) return attribute->type;
  return facts::FactType::yes_no;
}

}  // namespace

std::string FactLines::money(std::int64_t minor) const {
  return values::to_string(values::Money{minor, plan_.currency});
}

void FactLines::put(const prove::Event& event, Day day) {
  settle_amounts(event, day);
  for (const prove::FactChoice& fact : event.facts)  // a consent brings its number along
    if (is_consent(fact)) set(fact, day);
  for (const prove::FactChoice& fact : event.facts)
    if (!is_consent(fact)) set(fact, day);
}

void FactLines::settle_amounts(const prove::Event& event, Day day) {
  const std::string date = values::to_string(day);
  const std::int64_t target = event.principal_open.value_or(open_);
  if (target != open_) {
    const bool paid = target < open_;
    const std::int64_t minor = paid ? open_ - target : target - open_;
    say(fmt::format("{} {} of {}", date, paid ? "payment" : "reversal", money(minor)));
    add_event(paid ? EventKind::payment : EventKind::reversal, day, minor);
    open_ = target;
  }
  if (event.disputed_part == disputed_) return;
  if (disputed_ > 0) {
    say(fmt::format("{} disputed-amount is {}", date, money(0)));
    add_event(EventKind::dispute_closed, day, 0);
  }
  if (event.disputed_part > 0) {
    say(fmt::format("{} disputed-amount is {}", date, money(event.disputed_part)));
    add_event(EventKind::dispute_opened, day, event.disputed_part);
  }
  disputed_ = event.disputed_part;
}

void FactLines::add_event(EventKind kind, Day day, std::int64_t minor) {
  facts::EventRecord event;
  event.id = fmt::format("event {}", ++events_);
  event.kind = kind;
  event.effective = event.recorded = day;
  event.minor = minor;
  dated_.given.claims.front().events.push_back(std::move(event));
}

bool FactLines::is_consent(const prove::FactChoice& fact) const {
  return std::holds_alternative<facts::ConsentTo>(plan_.columns[fact.column.index()]);
}

/// In a test, consent to a channel means the debtor can be reached by it.
void FactLines::reach_by(const std::string& channel, Day day) {
  const facts::ColumnKey reach = facts::ReachableBy{channel};
  const auto column = std::find(plan_.columns.begin(), plan_.columns.end(), reach);
  if (column == plan_.columns.end()) return;
  known_[static_cast<std::size_t>(column - plan_.columns.begin())] = 1;
  dated_.given.settings.push_back({0, reach, day, 1});
}

/// A fact as the ledger has it by default needs no line.
void FactLines::set(const prove::FactChoice& fact, Day day) {
  if (!fact.present) return;
  const facts::ColumnKey& key = plan_.columns[fact.column.index()];
  const bool is_day = type_of(key) == facts::FactType::date;
  const std::int64_t value = is_day ? day.number + fact.value : fact.value;
  const auto known = known_.find(fact.column.index());
  const bool is_flag = type_of(key) == facts::FactType::yes_no;
  const std::int64_t before = known != known_.end() ? known->second : starts_as_no(key) ? 0 : -1;
  if (is_flag && before == value) return;
  if (!is_flag && known != known_.end() && before == value) return;
  known_[fact.column.index()] = value;
  dated_.given.settings.push_back({0, key, day, value});
  say(fmt::format("{} {}", values::to_string(day), words(key, value)));
  if (const auto* consent = std::get_if<facts::ConsentTo>(&key); consent != nullptr && value != 0)
    reach_by(consent->channel, day);
}

std::string FactLines::words(const facts::ColumnKey& key, std::int64_t value) const {
  const std::string not_ = value == 0 ? "not " : "";
  if (const auto* reach = std::get_if<facts::ReachableBy>(&key)) return not_ + "reachable by " + reach->channel;
  if (const auto* consent = std::get_if<facts::ConsentTo>(&key)) return not_ + "consent to " + consent->channel;
  std::string name;
  for (const types::Fact& fact : program_.facts)
    if (fact.column == key) name = fact.name;
  return type_of(key) == facts::FactType::yes_no ? not_ + name : name + " is " + valued(key, name, value);
}

std::string FactLines::valued(const facts::ColumnKey& key, const std::string& name, std::int64_t value) const {
  switch (type_of(key)) {
    case facts::FactType::yes_no:
      return value == 0 ? "no" : "yes";
    case facts::FactType::date:
      return values::to_string(Day{static_cast<std::int32_t>(value)});
    case facts::FactType::money:
      return money(value);
    case facts::FactType::name:
      return fmt::format("{}-{}", name, value);  // only which are the same matters
    case facts::FactType::number:
      return fmt::format("{}.{:04}", value / 10'000, value % 10'000);
    case facts::FactType::one_of:
      break;
  }
  const auto* attribute = std::get_if<facts::Attribute>(&key);
  const bool has = attribute != nullptr && value >= 1 && value <= static_cast<std::int64_t>(attribute->choices.size());
  return has ? attribute->choices[static_cast<std::size_t>(value - 1)] : "";
}

}  // namespace dun::proof
