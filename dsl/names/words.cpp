#include "dsl/names/words.hpp"

#include "dsl/names/countries.hpp"
#include "engine/calendar/calendar.hpp"
#include "engine/facts/schema.hpp"
#include "engine/plan/plan.hpp"
#include "engine/values/money.hpp"

namespace dun::names {
namespace {

struct Word {
  std::string_view text;
  std::uint32_t value;
};

template <class Enum>
constexpr std::uint32_t number(Enum value) {
  return static_cast<std::uint32_t>(value);
}

std::vector<Word> outcomes() {
  std::vector<Word> words;
  for (std::uint32_t at = number(plan::Outcome::act) + 1; at <= number(plan::Outcome::nothing_left); ++at)
    words.push_back({plan::to_string(static_cast<plan::Outcome>(at)), at});
  return words;
}

std::vector<Word> weekdays() {
  using calendar::Weekday;
  return {{"monday", number(Weekday::monday)},       {"tuesday", number(Weekday::tuesday)},
          {"wednesday", number(Weekday::wednesday)}, {"thursday", number(Weekday::thursday)},
          {"friday", number(Weekday::friday)},       {"saturday", number(Weekday::saturday)},
          {"sunday", number(Weekday::sunday)}};
}

/// The short lists; countries and currencies have tables of their own.
std::vector<Word> words_of(SymbolKind kind) {
  using facts::ClaimKind;
  using facts::DebtorKind;
  switch (kind) {
    case SymbolKind::debtor_kind:
      return {{"consumer", number(DebtorKind::consumer)},
              {"business", number(DebtorKind::business)},
              {"public", number(DebtorKind::public_body)}};
    case SymbolKind::claim_kind:
      return {{"invoice", number(ClaimKind::invoice)},
              {"instalment", number(ClaimKind::instalment)},
              {"recurring", number(ClaimKind::recurring)}};
    case SymbolKind::part:
      return {{"fees", number(Part::fees)},
              {"interest", number(Part::interest)},
              {"principal", number(Part::principal)},
              {"compensation", number(Part::compensation)},
              {"costs", number(Part::costs)}};
    case SymbolKind::weekday:
      return weekdays();
    case SymbolKind::unit:
      return {{"fraction", 0}, {"percent", 1}, {"number", 2}};
    case SymbolKind::event:
      return {{"payment", 0}, {"credit", 1}, {"reversal", 2}};
    case SymbolKind::per:
      return {{"claim", 0}};
    case SymbolKind::outcome:
      return outcomes();
    default:
      return {};
  }
}

std::optional<std::uint32_t> value_of(SymbolKind kind, std::string_view text) {
  if (kind == SymbolKind::country) {
    const auto iso = country_named(text);
    if (!iso) return std::nullopt;
    return static_cast<std::uint32_t>(*facts::country_code(*iso));
  }
  if (kind == SymbolKind::currency) {
    const auto currency = values::parse_currency(text);
    if (!currency) return std::nullopt;
    return currency->code;
  }
  for (const Word& word : words_of(kind))
    if (word.text == text) return word.value;
  return std::nullopt;
}

}  // namespace

std::optional<Symbol> closed_word(SymbolKind kind, std::string_view text) {
  const auto value = value_of(kind, text);
  if (!value) return std::nullopt;
  Symbol symbol;
  symbol.kind = kind;
  symbol.value = *value;
  return symbol;
}

std::vector<std::string> closed_words(SymbolKind kind) {
  if (kind == SymbolKind::country) return country_names();
  std::vector<std::string> words;
  if (kind == SymbolKind::currency)
    for (const std::string_view code : values::known_currencies()) words.emplace_back(code);
  for (const Word& word : words_of(kind)) words.emplace_back(word.text);
  return words;
}

}  // namespace dun::names
