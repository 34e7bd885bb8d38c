#include "engine/run/assumptions.hpp"

#include <algorithm>

namespace dun::run {

using facts::ActRow;
using facts::ActState;

namespace {

bool is_late_failure(const ActRow& failed, const ActRow* first, const ActRow* last) {
  return failed.state == ActState::failed && std::any_of(first, last, [&](const ActRow& later) {
           return later.state == ActState::sent && later.sent > failed.sent && later.step != failed.step;
         });
}

}  // namespace

void watch(const facts::Block& block, const Decided& decided, Day on, Watched& watched) {
  if (block.acts.begin.empty()) return;
  for (std::size_t row = 0; row < block.rows; ++row) {
    if (decided.decision(row).outcome != plan::Outcome::act) continue;
    const ActRow* first = block.acts.first(row);
    const ActRow* last = block.acts.last(row);
    const auto any = [&](auto is_so) { return std::any_of(first, last, is_so) ? 1 : 0; };
    watched.by_hand += any([](const ActRow& act) { return act.by_hand; });
    watched.twice_a_day +=
        any([&](const ActRow& act) { return !act.by_hand && act.state == ActState::sent && act.sent == on; });
    watched.late_failures += any([&](const ActRow& act) { return is_late_failure(act, first, last); });
  }
}

}  // namespace dun::run
