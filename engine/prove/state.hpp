// What is left of a claim's history once everything that decides nothing any more is forgotten: how many days ago
// things happened, up to where a clock stops, and how often. Two histories with the same state have the same future.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/plan/plan.hpp"
#include "engine/prove/clocks.hpp"
#include "engine/prove/natures.hpp"

namespace dun::prove {

/// The numbers of one state, laid out by Layout.
using State = std::vector<std::int16_t>;
inline constexpr std::int16_t absent = -32768;

/// Where a register's numbers stand; -1 for those nobody asks for.
struct RegisterPlaces {
  int count = -1;
  int window = -1;    // days since the last act of the window
  int earliest = -1;  // days since the earliest deadline that was long enough; negative before it
  int last = -1;
  int last_term = -1;
  int channel = -1;
  int received = -1;  // days since the last member was received
  int letter = -1;    // the first register whose last member is the same letter, where receipts are read
  int own = -1;       // how many of the counted acts are the claim's own, where they count by year
};

/// A sum of open days from a day that a register holds, and where a state keeps how many days it came to.
struct Length {
  NodeId sum;
  int days = -1;          // where the clock stands that its day follows from
  int term = -1;          // of a deadline: days from then on
  std::int16_t stop = 0;  // the age at which that clock stops
  std::size_t place = 0;
};

/// An act that went out, as the folds see it.
struct Sent {
  plan::ActId act;
  std::optional<plan::StepId> step;
  std::optional<plan::ChannelId> channel;
  std::int64_t fee = 0;
  std::optional<std::int32_t> term;
  bool compensation = false;
  plan::Wording wording = plan::Wording::right;
  bool of_neighbour = false;  // another claim's: relationship folds alone see it
};

/// Tells how many days "6 months after" a day so long ago are.
class Pauses {
 public:
  virtual ~Pauses() = default;
  /// The day count after which the pause of a register whose window's last act is `age` days old is over.
  virtual std::int32_t pause(std::size_t in, std::int32_t age) = 0;
  /// The days a deadline set today must have to be long enough for a register.
  virtual std::int32_t shortest(std::size_t in) = 0;
};

class Layout {
 public:
  static constexpr std::size_t claim_class = 0;
  static constexpr std::size_t due = 1;       // days since the due date; negative before it
  static constexpr std::size_t position = 2;  // the first step that is neither done nor passed over
  static constexpr std::size_t charged = 3;   // compensation has been claimed
  static constexpr std::size_t hands = 4;     // kinds of which an act was done by hand, as bits
  static constexpr std::size_t fees_low = 5;  // fees claimed so far, where sums of fees matter
  static constexpr std::size_t fees_high = 6;
  static constexpr std::size_t era = 7;  // the segment of time the claim has come to, of its class
  static constexpr std::size_t begin_registers = 8;

  static constexpr std::size_t most_hands = 15;

  /// `by_hand`: acts may be placed on any step, so that it matters which are done.
  Layout(const plan::Plan& plan, const Natures& natures, const Clocks& clocks, bool by_hand);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const RegisterPlaces& at(std::size_t in) const { return places_[in]; }
  [[nodiscard]] bool reads_receipts() const { return reads_receipts_; }
  [[nodiscard]] bool has_neighbours() const { return has_neighbours_; }
  [[nodiscard]] bool restarts_with_arrears() const { return restarts_with_arrears_; }

  /// Forgets what no step from the state's position on can read. False where no step is left.
  [[nodiscard]] bool forget(State& state) const;

  /// A new claim of a class, its due date far enough ahead.
  [[nodiscard]] State start(std::size_t of_class) const;
  /// One day later.
  void age(State& state) const;
  /// After an act; folds and position, as the ledger keeps them.
  void take(State& state, const Sent& sent, Pauses& pauses) const;
  /// After steps were passed over for good: a bit per StepId.
  static void pass_over(State& state, std::uint64_t steps);
  /// Nothing of the relationship is overdue: folds that start again with new arrears do.
  void settle(State& state) const;
  /// The due date comes into another calendar year: of folds by year, acts of other claims no longer count.
  void turn_year(State& state) const;
  /// A register's last letter arrived `days` days ago, if it had been sent by then and nothing was known of it. Every
  /// register that holds the same letter learns of it.
  void receive(State& state, std::size_t in, std::int32_t days) const;
  [[nodiscard]] std::size_t registers() const { return places_.size(); }

  [[nodiscard]] const std::vector<Length>& lengths() const { return lengths_; }
  /// The day such a sum counts from, today being 0; nothing: there is none, or it is too long ago to tell which.
  [[nodiscard]] std::optional<std::int16_t> day_of(const State& state, const Length& length) const;
  /// Can a step from the state's position on, or a limit on its act, read the sum?
  [[nodiscard]] bool reads(const State& state, const Length& length) const;
  /// After something that may have given registers other days: lengths from days that are gone are forgotten.
  void keep_lengths(const State& before, State& after) const;

  [[nodiscard]] std::int64_t fees(const State& state) const;
  [[nodiscard]] std::int16_t due_cap() const { return due_cap_; }
  [[nodiscard]] std::int16_t due_floor() const { return due_floor_; }

 private:
  struct Running {
    std::size_t place = 0;
    std::int16_t cap = 0;
  };
  /// A register of which receipts are read.
  struct Received {
    std::size_t letter = 0;
    std::size_t place = 0;
    std::int16_t cap = 0;
  };

  void find_needs(const plan::Plan& plan, const Natures& natures, bool by_hand);
  void need_deadline_before(const plan::Plan& plan, std::size_t from, std::vector<bool>& needs) const;
  void need_node(const plan::Plan& plan, std::size_t index, std::vector<bool>& needs) const;
  void place_fields(const plan::Plan& plan, const Natures& natures);
  void place_lengths(const plan::Plan& plan, const Natures& natures, const Clocks& clocks);
  void forget_lengths(State& state) const;
  void start_clocks(const Clocks& clocks);
  void fold(State& state, std::size_t in, const Sent& sent, Pauses& pauses) const;
  void note(State& state, std::size_t in, const Sent& sent, Pauses& pauses) const;
  [[nodiscard]] std::optional<plan::StepId> placed(const State& state, const Sent& sent) const;
  void name_letters(State& state) const;
  [[nodiscard]] int count_of(const State& state, std::size_t step) const;
  void clear(State& state, std::size_t in) const;

  const plan::Plan& plan_;
  std::vector<RegisterPlaces> places_;
  std::vector<Running> running_;
  std::vector<Received> received_;
  std::vector<Length> lengths_;
  std::vector<std::vector<bool>> needs_;  // by position, by place of a state
  std::size_t size_ = begin_registers;
  std::int16_t due_cap_ = 0;
  std::int16_t due_floor_ = 0;
  std::int16_t most_counted_ = 1;
  bool sums_fees_ = false;
  bool reads_receipts_ = false;
  bool has_neighbours_ = false;
  bool restarts_with_arrears_ = false;
};

}  // namespace dun::prove
