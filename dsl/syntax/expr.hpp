// Expressions of the tree: anchors, points in time, acts, events, conditions, amounts.
// Each category is a variant of plain structs kept in one vector of the file and linked by typed ids; the span of an
// element stands in a parallel table, so that an alternative holds nothing but its meaning.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/syntax/names.hpp"

namespace dun::syntax {

using ConditionId = base::Id<struct ConditionTag>;
using AmountId = base::Id<struct AmountTag>;

/// "purring", "any notice with a fee" and "second of small-fees": which acts a rule speaks of.
struct AnyAct {
  Name act;  // an act or a kind of acts
  bool with_fee = false;
};
struct OrdinalAct {
  int ordinal = 1;            // "second" is 2
  std::optional<Name> act;    // "second purring with a fee"
  std::optional<Name> count;  // "second of small-fees"
  bool with_fee = false;
};
using Acts = std::variant<AnyAct, OrdinalAct>;

/// One earlier act: "an inkassovarsel" (the latest), "first purring of small-fees", "the last notice", or a step's
/// name.
struct ActRef {
  enum class Which : std::uint8_t { named, any, latest, ordinal };
  Which which = Which::named;  // `named` is a step's name, `any` is "an X", `latest` is "the last X"
  int ordinal = 1;
  Name act;
  std::optional<Name> count;
  bool with_fee = false;
};

/// What `only after` asks for: that an act was done, or that the deadline set in it has passed.
struct Event {
  ActRef act;
  bool pay_by = false;                  // "the pay-by of …"
  std::optional<TermLiteral> at_least;  // ", of at least 14 days"
  Span span;
};

/// What days are counted from.
struct DueAnchor {};
struct InvoiceAnchor {};
struct SendingAnchor {};
struct RunDateAnchor {};
/// "pay-by of reminder".
struct PayByAnchor {
  ActRef act;
};
/// "receipt of veertiendagenbrief"; "receipt" alone is that of the letter being judged.
struct ReceiptAnchor {
  std::optional<ActRef> act;
  Span span;
};
/// "term start of herinnering"; "term start" alone is that of the letter being judged.
struct TermStartAnchor {
  std::optional<ActRef> act;
  Span span;
};
/// "the last notice", "reminder", a step or a date fact named alone.
struct ActAnchor {
  ActRef act;
};
using Anchor = std::variant<DueAnchor, InvoiceAnchor, SendingAnchor, RunDateAnchor, PayByAnchor, ReceiptAnchor,
                            TermStartAnchor, ActAnchor>;
/// The earlier act an anchor names; null if it names none.
[[nodiscard]] const ActRef* act_of(const Anchor& anchor);
/// Where it speaks of the receipt, or the start of the term, of the letter being judged; null if it does not.
[[nodiscard]] const Span* of_this_letter(const Anchor& anchor);

/// "14 days after due", "the day after pay-by of reminder", "due", each with ", or the next banking day".
struct Point {
  enum class Side : std::uint8_t { on, after, before };
  Side side = Side::on;
  std::optional<TermLiteral> term;  // nothing for a bare anchor; "the day after" is 1 day
  bool the_day_after = false;       // written "the day after", so that it is printed so
  Anchor anchor;
  bool or_next_banking_day = false;
  Span anchor_span;
  Span span;
};

/// Conditions.
enum class Comparison : std::uint8_t { at_most, at_least, more_than, less_than, is, is_not };
using Operand = std::variant<MoneyLiteral, Number, Date, Name>;
struct OrCondition {
  std::vector<ConditionId> parts;
};
struct AndCondition {
  std::vector<ConditionId> parts;
};
struct NotCondition {
  ConditionId part;
};
struct ConsentCondition {
  Name channel;
};
struct ReachableCondition {
  Name channel;
};
struct CompareCondition {
  Name fact;
  Comparison comparison = Comparison::is;
  Operand operand;
};
struct FactCondition {
  Name fact;
};
/// "consumer claims", "business claims": whom the claim is against.
struct DebtorCondition {
  Name kind;
};
using Condition = std::variant<OrCondition, AndCondition, NotCondition, ConsentCondition, ReachableCondition,
                               CompareCondition, FactCondition, DebtorCondition>;

/// Amounts.
struct MoneyAmount {
  MoneyLiteral money;
};
/// "1/20", "5 percent", a bare number.
struct RatioAmount {
  values::Ratio ratio;
  std::string written;
};
/// A rate, a scale, a charge, a fact.
struct NamedAmount {
  Name name;
};
/// "fee-share of inkassosats".
struct ProductAmount {
  AmountId factor;
  AmountId of;
};
struct SumAmount {
  AmountId left;
  AmountId right;
  bool minus = false;
};
/// The lesser of, the greater of.
struct ChoiceAmount {
  bool greater = false;
  AmountId left;
  AmountId right;
};
struct BracketAmount {
  AmountId inner;
};
/// "rounded half up to 1 NOK"; a rate is rounded to a percentage, "rounded up to 0.5 percent", and then `unit` is not
/// read.
struct RoundedAmount {
  AmountId inner;
  values::RoundingMode mode = values::RoundingMode::half_up;
  MoneyLiteral unit;
  std::optional<Number> percent;
};
/// "the greater of contract-rate and floor, or late-rate where contract-rate is missing", "contract-rate, or legal-rate
/// where contract-rate more than ceiling".
struct OrWhereAmount {
  AmountId usual;
  AmountId other;
  Name fact;
  Comparison comparison = Comparison::is;
  AmountId bound;  // what the fact is compared with; not set where it is asked whether the fact is missing
};
using Amount = std::variant<MoneyAmount, RatioAmount, NamedAmount, ProductAmount, SumAmount, ChoiceAmount,
                            BracketAmount, RoundedAmount, OrWhereAmount>;

/// "consumer claims in Norway, NOK".
struct Claims {
  std::optional<Name> debtor;      // consumer, business, public
  std::optional<Name> claim_kind;  // recurring, instalment
  std::optional<Name> country;     // the English name or the ISO code
  std::optional<Name> creditor;
  std::optional<Name> currency;
  Span span;
};

}  // namespace dun::syntax
