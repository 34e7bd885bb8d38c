// Letters for several claims. The claims of a relationship that get a gathered act on one day, by one channel, share a
// letter, led by the oldest. A charge that counts by the letter is one amount over all its claims, split by what each
// has in it; the remainder falls on the oldest. Which claims shared a letter later on is told by its day and channel.
#pragma once

#include <vector>

#include "engine/decide/decide.hpp"
#include "engine/decide/rows.hpp"
#include "engine/decide/slots.hpp"

namespace dun::decide {

class Letters {
 public:
  Letters(const plan::Plan& plan, Slots& slots);

  /// Once all rows of the block are decided: who leads the letters, what they announce, what is charged by them.
  void complete(const facts::Block& block, Answers& answers);
  /// What is charged of one row that acts, by the letter that announced it. The slots must be bound to the block.
  void charge(const facts::Block& block, Row row, Details& details);
  /// What a letter for these rows has to name in all; nothing where that is unknown.
  [[nodiscard]] std::optional<std::int64_t> announced_in(const Rows& letter);

 private:
  using Range = std::pair<Row, Row>;  // of one relationship: its first row and one past its last
  void share_letters(Range rows, Answers& answers) const;
  void announce(Range rows, Answers& answers);
  [[nodiscard]] Rows with_same_letter(Range rows, Row row);
  [[nodiscard]] bool is_known(const Rows& letter);
  void split(const Rows& letter, std::int64_t sum);
  [[nodiscard]] std::int64_t part_of(Row row) const;

  const plan::Plan& plan_;
  Slots& slots_;
  Stage membership_;
  Stage parts_;
  Stage total_;
  Stage own_;
  NodeId fee_node_;
  NodeId sum_node_;
  NodeId share_node_;
  std::vector<std::int64_t> shares_;  // by place in the letter at hand
};

}  // namespace dun::decide
