// What the laws let a creditor do to a claim on a day: for each act whether it is lawful, from when, what it may cost,
// how long its deadline must be; and what interest and compensation have come to. Each with the rule that says so.
// Where something is not known an act is held, and no figure is given for it.
#pragma once

#include <utility>

#include "dsl/answer/interest.hpp"
#include "engine/decide/allowed.hpp"

namespace dun::answer {

/// A rule, and which part of the answer it decided.
struct Said {
  enum class About : std::uint8_t { act, fee, pay_by, term };
  About about = About::act;
  Because rule;
  friend bool operator==(const Said&, const Said&) = default;
};
[[nodiscard]] std::string_view to_string(Said::About about);

struct ActLimits {
  std::string act;
  std::string law;                // the law that declares it; of a kind of the vocabulary the first asked
  bool is_cost = false;           // a collection cost: no letter that might go without a fee, but claimed or not
  bool allowed = false;           // without a fee, by one channel at least; of a cost: more than nothing may be claimed
  bool held = false;              // it cannot be judged
  std::optional<Day> not_before;  // where forbidden: the day from which time alone allows it; else since when it is
  bool fee_held = false;
  std::optional<std::int64_t> fee_max;        // nothing: held, or no rule sets a highest fee
  std::optional<Day> fee_not_before;          // where no fee is lawful today: the day from which time alone allows one
  std::optional<std::int64_t> fee_max_then;   // on that day, if nothing else happens
  std::optional<std::int64_t> fee_max_later;  // of a cost that time alone does not allow: once the rules are met
  bool fee_later_unknown = false;             // of a cost: how much it will be cannot be told
  bool fee_never = false;                     // of a cost: forbidden for good, or nothing is open any more
  std::optional<Day> pay_by_min;              // by any of the lawful channels for which it is known
  bool pay_by_held = false;                   // by some channel it is not
  std::optional<Day> pay_by_not_before;       // where it is held by all: what the other rules ask for
  std::vector<std::pair<std::string, Day>> pay_by_channels;  // where it differs by channel
  std::vector<std::string> channels;                         // the lawful ones, where the laws choose among them
  std::vector<std::string> fee_channels;                     // those by which it may bear a fee, where they are others
  std::optional<std::int64_t> announces;                     // the amount of a charge the letter has to name
  std::size_t announces_for = 0;                             // how many of the claims given share that letter
  std::vector<std::string> terms;                            // of which its letter has to state one and no other
  std::vector<Said> because;
  std::vector<Unknown> unknown;
};

/// An amount that runs beside the fees.
struct Charge {
  std::string kind;  // "interest", "compensation"
  std::string law;
  Because rule;
  std::int64_t minor = 0;
};

struct Limits {
  std::vector<std::string> laws;
  std::vector<std::string> titles;  // of the laws
  std::vector<ActLimits> acts;
  std::vector<Charge> charges;
  std::vector<std::string> alternatives;  // laws of nothing but an interest, which gave way to another
  std::vector<Because> withheld;
  std::vector<Unknown> unknown;
  std::vector<Note> notes;  // of all rules, charges and interests named here
  /// Nothing where it is withheld, or where several laws give one and nothing says which.
  std::optional<std::int64_t> interest;
  std::optional<std::int64_t> compensation;
};

[[nodiscard]] Limits limits_of(const Asked& asked, Day on);

[[nodiscard]] std::string to_text(const Asked& asked, const Limits& limits, Day on);
[[nodiscard]] std::string to_json(const Asked& asked, const Limits& limits, Day on);

}  // namespace dun::answer
