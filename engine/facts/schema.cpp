#include "engine/facts/schema.hpp"

#include <algorithm>

namespace dun::facts {

const std::array<FactSpec, fact_count>& fact_specs() {
  static constexpr std::array<FactSpec, fact_count> specs{{
      {Fact::debtor_kind, "debtor-kind", FactType::one_of, false},
      {Fact::claim_kind, "claim-kind", FactType::one_of, false},
      {Fact::country, "country", FactType::one_of, true},
      {Fact::currency, "currency", FactType::one_of, false},
      {Fact::issued, "issued", FactType::date, true},
      {Fact::due, "due", FactType::date, false},
      {Fact::principal, "principal", FactType::money, false},
      {Fact::principal_open, "principal-open", FactType::money, false},
      {Fact::balance, "balance", FactType::money, false},
      {Fact::fees_claimed, "fees-claimed", FactType::money, false},
      {Fact::compensation_claimed, "compensation-claimed", FactType::money, false},
      {Fact::disputed, "disputed", FactType::yes_no, false},
      {Fact::disputed_amount, "disputed-amount", FactType::money, false},
      {Fact::payment_plan, "payment-plan", FactType::yes_no, false},
      {Fact::promised, "promised", FactType::date, true},
      {Fact::held_until, "held-until", FactType::date, true},
      {Fact::insolvent, "insolvent", FactType::yes_no, false},
      {Fact::deceased, "deceased", FactType::yes_no, false},
      {Fact::written_off, "written-off", FactType::yes_no, false},
      {Fact::direct_debit, "direct-debit", FactType::yes_no, false},
      {Fact::direct_debit_failed, "direct-debit-failed", FactType::yes_no, false},
      {Fact::fee_agreed, "fee-agreed", FactType::yes_no, true},
      {Fact::contract_rate, "contract-rate", FactType::number, true},
      {Fact::vat_deductible, "vat-deductible", FactType::yes_no, true},
      {Fact::arrears_since, "arrears-since", FactType::date, true},
      {Fact::overdue, "overdue", FactType::yes_no, false},
  }};
  return specs;
}

std::optional<Fact> fact_named(std::string_view name) {
  for (const FactSpec& spec : fact_specs())
    if (spec.name == name) return spec.fact;
  return std::nullopt;
}

namespace {
constexpr std::int64_t letters = 26;
bool is_capital(char letter) {
  return letter >= 'A' && letter <= 'Z';
}
}  // namespace

std::optional<std::int64_t> country_code(std::string_view iso) {
  if (iso.size() != 2 || !std::all_of(iso.begin(), iso.end(), is_capital)) return std::nullopt;
  return (iso[0] - 'A') * letters + (iso[1] - 'A') + 1;
}

std::string country_iso(std::int64_t code) {
  if (code < 1 || code > letters * letters) return {};
  const std::int64_t packed = code - 1;
  return {static_cast<char>('A' + packed / letters), static_cast<char>('A' + packed % letters)};
}

}  // namespace dun::facts
