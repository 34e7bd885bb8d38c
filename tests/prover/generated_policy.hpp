// Small laws and policies made at random: a plain description of each rule and step, and the same as text of the
// language (policy_text.cpp). The monitor reads the description, the compiler the text; neither sees what the other
// reads.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace dun::prover {

/// What the creditor sends; notice stands for both notices where a rule says so.
enum class Kind : std::uint8_t { notice_a, notice_b, message, handover, notice };
[[nodiscard]] const char* name_of(Kind kind);
/// The law's own act of a kind.
[[nodiscard]] const char* act_of(Kind kind);

enum class Channel : std::uint8_t { letter, email };
inline constexpr std::array<const char*, 2> channel_names{"letter", "email"};

/// Acts of a kind, all of them or those with a fee.
struct Acts {
  Kind kind = Kind::notice;
  bool with_fee = false;
};

/// What days are counted from: the due date, or a letter's receipt, or the start of the term it sets.
enum class From : std::uint8_t { due, receipt, term_start };

/// What is said of a channel: days after sending, or nothing.
using ByChannel = std::array<std::optional<int>, channel_names.size()>;

/// When a letter counts as received where nobody recorded it, and when the term it sets starts.
struct Letters {
  ByChannel presumed;  // by the law
  ByChannel assumed;   // by the policy, where the law is silent
  ByChannel term_starts;
};

/// What days are counted in: plainly; plainly, and on to the next open day; in open days; or not in days.
enum class Unit : std::uint8_t { days, to_open, open_days, months };

/// What a letter states of its term.
enum class Words : std::uint8_t { right, wrong, none };

/// Whose acts are counted together.
enum class Per : std::uint8_t { claim, relationship, contract, contract_and_year };

struct Count {
  std::string name;
  Acts of;
  std::optional<int> pause;  // starts again more than so many days after the last
  Per per = Per::claim;
};

enum class RuleKind : std::uint8_t {
  not_before,      // `days` after due, `full` days in between
  not_after,       // `days` after due
  pay_by,          // at least `days` after sending
  after_pay_by,    // of an act of `other`, of at least `days` where `has_days`
  after_act,       // of `other`
  at_most,         // `days` acts of `count`
  second,          // the second of `count` only after the pay-by of the first of `other` in it, of at least `days`
  at_least_after,  // `days` after the last of `other`
  only_by,         // `channel`
  in_dispute,      // never while disputed
  when_paid,       // never while nothing is open
  fee_cap,         // `amount`
  fees_together,   // `amount`
  nth_cap,         // `amount` for number `days` of `count`
  pay_by_due,      // at least `days` after due
  after_letter,    // not before `days` after `from` of the first or the last of `other`
  not_after_letter,
  pay_by_letter,      // at least `days` after `from` of the letter itself
  pay_by_of_earlier,  // at least `days` after `from` of the first or the last of `other`
  states_term,        // the right words
};

struct Rule {
  RuleKind kind = RuleKind::not_before;
  std::string name;
  std::optional<Acts> acts;  // the `for` line
  Acts other;
  int days = 0;
  Unit unit = Unit::days;
  bool full = false;
  bool has_days = false;
  From from = From::receipt;
  bool first = false;
  std::optional<Count> count;
  Channel channel = Channel::letter;
  std::int64_t amount = 0;  // minor units
};

/// Does it count from a receipt, or from the start of a term?
[[nodiscard]] constexpr bool speaks_of_letters(const Rule& rule) {
  return rule.kind >= RuleKind::after_letter && rule.kind <= RuleKind::pay_by_of_earlier;
}

enum class When : std::uint8_t { after_due, after_pay_by, after_step, after_receipt, after_term_start };
enum class Fee : std::uint8_t { none, amount, the_most };
enum class If : std::uint8_t { always, overdue, undisputed };

struct Step {
  Kind act = Kind::notice_a;
  When when = When::after_due;
  int days = 0;
  Unit unit = Unit::days;
  std::size_t of = 0;  // an earlier step
  std::optional<int> until;
  Unit until_unit = Unit::days;
  From until_from = From::due;  // else of the step `of`
  std::optional<int> pay_by;
  Unit pay_by_unit = Unit::days;
  Fee fee = Fee::none;
  std::int64_t amount = 0;
  std::vector<Channel> channels;
  If condition = If::always;
  Words states = Words::none;
  bool skips = false;
  std::optional<std::size_t> use;  // otherwise, a later step
  std::optional<int> again;        // every so many days, twice in all
};

struct Generated {
  std::vector<Rule> rules;
  std::vector<Step> steps;
  bool pauses = false;     // while disputed
  bool stops = false;      // when nothing is open
  int largest = 0;         // no number of days is larger, but for those of letters
  Unit unit = Unit::days;  // of some of its numbers
  Letters letters;

  /// Is anything counted so?
  [[nodiscard]] bool counts_per(Per per) const;
  /// Must a letter of this kind state a term in the right words?
  [[nodiscard]] bool asks_for_words(Kind kind) const;
  /// Does anything count from receipts, or from the start of terms?
  [[nodiscard]] bool counts_from(From from) const;
  /// What of the language it uses that not every policy does, in words.
  [[nodiscard]] std::vector<std::string> constructs() const;
  [[nodiscard]] std::string text() const;
};

/// The largest that may be made.
struct Size {
  std::size_t steps = 3;
  int days = 6;
  bool letters = true;         // some count from receipts and from the start of terms
  bool relationships = false;  // counts are over several claims of a debtor, and there is one at least
  std::size_t words = 8;       // in one of so many laws letters must state a term
  Unit unit = Unit::days;      // of some numbers
};

[[nodiscard]] Generated generate(std::mt19937_64& random, Size size = {});

}  // namespace dun::prover
