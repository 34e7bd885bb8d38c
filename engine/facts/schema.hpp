// The facts a ledger provides, by the names policies use for them. A vocabulary may declare these and free attributes
// of the claim, nothing else (041). Enumerations are small integers, so that every fact is an integer column.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dun::facts {

enum class FactType : std::uint8_t { yes_no, one_of, date, money, number, name };

/// One fact of a claim on a day. Order and values are stable; they are stored nowhere.
enum class Fact : std::uint8_t {
  debtor_kind,           // one_of: DebtorKind
  claim_kind,            // one_of: ClaimKind
  country,               // one_of: country_code() of the governing law; missing where a consumer lives elsewhere
  currency,              // one_of: values::Currency::code
  issued,                // date, may be missing
  due,                   // date
  principal,             // money: as invoiced
  principal_open,        // money: less credits and what payments settled of it; negative if overpaid
  balance,               // money: principal-open less the disputed part
  fees_claimed,          // money: fees of all acts that went out
  compensation_claimed,  // money
  disputed,              // yes_no: the whole claim is
  disputed_amount,       // money: the disputed part, 0 if none
  payment_plan,          // yes_no: an agreed plan runs
  promised,              // date a promise to pay runs to, missing if none does
  held_until,            // date a hold runs to (inclusive), missing if none does
  insolvent,             // yes_no
  deceased,              // yes_no
  written_off,           // yes_no
  direct_debit,          // yes_no: a direct debit agreement exists
  direct_debit_failed,   // yes_no: the collection of this claim failed
  fee_agreed,            // yes_no, may be missing: a reminder fee was agreed when the debt arose
  contract_rate,         // number (a yearly percentage), may be missing
  vat_deductible,        // yes_no of the creditor, may be missing
  arrears_since,  // date since which something in the relationship has been overdue without a break, missing if nothing
                  // is
  overdue,        // yes_no: the due date is past
};
inline constexpr std::size_t fact_count = static_cast<std::size_t>(Fact::overdue) + 1;

enum class DebtorKind : std::uint8_t { consumer = 1, business = 2, public_body = 3 };
enum class ClaimKind : std::uint8_t { invoice = 1, instalment = 2, recurring = 3 };

/// Amounts of the ledger lie between minus and plus this many minor units; what does not is refused where it is read.
inline constexpr std::int64_t largest_amount = 1'000'000'000'000'000;

/// Numbers are kept times this, four decimals, and lie between minus and plus the largest, as kept; a rate agreed in a
/// contract is a number of per cent a year.
inline constexpr std::int64_t number_scale = 10'000;
inline constexpr std::int64_t largest_number = largest_amount / number_scale;
inline constexpr std::int64_t largest_percentage = 10'000 * number_scale;

struct FactSpec {
  Fact fact;
  std::string_view name;  // as policies write it: "principal-open"
  FactType type;
  bool may_be_missing;
};

/// All facts, in the order of Fact.
[[nodiscard]] const std::array<FactSpec, fact_count>& fact_specs();
[[nodiscard]] std::optional<Fact> fact_named(std::string_view name);

/// A country as a number: "NO" packed in base 26, plus one. Nothing unless two capital letters.
[[nodiscard]] std::optional<std::int64_t> country_code(std::string_view iso);
[[nodiscard]] std::string country_iso(std::int64_t code);

/// One column a plan asks for.
struct ConsentTo {
  std::string channel;
  friend bool operator==(const ConsentTo&, const ConsentTo&) = default;
};
struct ReachableBy {
  std::string channel;
  friend bool operator==(const ReachableBy&, const ReachableBy&) = default;
};
/// A free attribute of the claim, or else of its debtor. Amounts are in the claim's currency, numbers times 10,000, a
/// choice its place from 1, a name its name_code(). What cannot be read so is missing.
struct Attribute {
  std::string name;
  FactType type;
  std::vector<std::string> choices = {};  // of one_of
  friend bool operator==(const Attribute&, const Attribute&) = default;
};
/// A name as a number: the same for the same name, and of no other meaning. 60 bits, so that two names of one debtor do
/// not meet.
[[nodiscard]] std::int64_t name_code(std::string_view name);
using ColumnKey = std::variant<Fact, ConsentTo, ReachableBy, Attribute>;

}  // namespace dun::facts
