// What the facts of a day may be: any value that something can tell apart, picked where it is first asked for, the
// usual value first, and one value throughout the day. Facts that are fixed for life or follow from clocks are not its
// business.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/prove/clocks.hpp"
#include "engine/prove/natures.hpp"
#include "engine/prove/proof.hpp"
#include "engine/prove/script.hpp"

namespace dun::prove {

class OpenFacts {
 public:
  OpenFacts(const plan::Plan& plan, const Natures& natures, const Clocks& clocks);

  /// Another day, on which nothing has been asked.
  void begin(Script& script, std::int64_t principal);

  [[nodiscard]] std::int64_t value(std::uint32_t column);
  [[nodiscard]] bool is_there(std::uint32_t column);

  /// Facts picked this day, but for amounts.
  [[nodiscard]] const std::vector<FactChoice>& picked() const { return picked_; }
  /// What is open of the claim, where something asked; nothing: the whole principal.
  [[nodiscard]] std::optional<std::int64_t> principal_open() const;
  [[nodiscard]] std::int64_t disputed_part() const { return disputed_asked_ ? disputed_part_ : 0; }

 private:
  enum class Source : std::uint8_t { flag, usual_flag, day, other, principal_open, balance, disputed_amount };
  enum class Presence : std::uint8_t { always, usual, rare };
  struct Column {
    Source source = Source::other;
    Presence presence = Presence::always;
    std::vector<std::int64_t> options;  // the values worth trying, the default first
  };
  struct Answer {
    bool asked = false;
    std::int64_t value = 0;
  };

  void collect(const plan::Plan& plan, const Natures& natures);
  void add_options(const plan::Plan& plan, NodeId side, std::int64_t at);
  void list_days(std::uint32_t column, const Clocks& clocks);
  [[nodiscard]] std::int64_t pick(std::uint32_t column);
  [[nodiscard]] std::int64_t pick_open();
  [[nodiscard]] std::int64_t pick_disputed();

  std::vector<Column> columns_;
  std::vector<std::int64_t> open_options_;  // of principal-open and balance

  Script* script_ = nullptr;
  std::int64_t principal_ = 0;
  std::vector<Answer> values_;
  std::vector<Answer> presences_;
  bool open_asked_ = false;
  std::int64_t principal_open_ = 0;
  bool disputed_asked_ = false;
  std::int64_t disputed_part_ = 0;
  std::vector<FactChoice> picked_;
};

}  // namespace dun::prove
