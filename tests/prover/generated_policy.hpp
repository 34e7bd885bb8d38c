// Small laws and policies made at random: a plain description of each rule and step, and the same as text of the
// language. The monitor reads the description, the compiler the text; neither sees what the other reads.
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

struct Count {
  std::string name;
  Acts of;
  std::optional<int> pause;  // starts again more than so many days after the last
  bool per_relationship = false;
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
};

struct Rule {
  RuleKind kind = RuleKind::not_before;
  std::string name;
  std::optional<Acts> acts;  // the `for` line
  Acts other;
  int days = 0;
  bool full = false;
  bool has_days = false;
  std::optional<Count> count;
  Channel channel = Channel::letter;
  std::int64_t amount = 0;  // minor units
};

enum class When : std::uint8_t { after_due, after_pay_by, after_step };
enum class Fee : std::uint8_t { none, amount, the_most };
enum class If : std::uint8_t { always, overdue, undisputed };

struct Step {
  Kind act = Kind::notice_a;
  When when = When::after_due;
  int days = 0;
  std::size_t of = 0;  // an earlier step
  std::optional<int> until;
  std::optional<int> pay_by;
  Fee fee = Fee::none;
  std::int64_t amount = 0;
  std::vector<Channel> channels;
  If condition = If::always;
  bool skips = false;
  std::optional<std::size_t> use;  // otherwise, a later step
  std::optional<int> again;        // every so many days, twice in all
};

struct Generated {
  std::vector<Rule> rules;
  std::vector<Step> steps;
  bool pauses = false;  // while disputed
  bool stops = false;   // when nothing is open
  int largest = 0;      // no number of days is larger

  [[nodiscard]] std::string text() const;
};

/// The largest that may be made.
struct Size {
  std::size_t steps = 3;
  int days = 6;
  bool relationships = false;  // counts are over all claims of a debtor, and there is one at least
};

[[nodiscard]] Generated generate(std::mt19937_64& random, Size size = {});

}  // namespace dun::prover
