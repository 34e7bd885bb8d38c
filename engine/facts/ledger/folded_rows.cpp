#include "engine/facts/ledger/folded_rows.hpp"

#include <algorithm>
#include <tuple>

#include "engine/facts/ledger/migrations.hpp"
#include "engine/facts/standing.hpp"

namespace dun::facts {

Snapshot::Snapshot(const std::string& path) : database_(path, Database::Opening::read_only), words_(database_) {
  bring_up_to_date(database_);
  database_.execute("BEGIN");
}

FoldedRows::FoldedRows(Snapshot& snapshot, const Request& request, Knowledge knowledge)
    : reader_(snapshot.database(), snapshot.words()),
      knowledge_(knowledge),
      known_on_(knowledge.known_on.value_or(values::last_day)),
      builder_(request, knowledge.on, known_on_) {}

namespace {
struct Placed {
  Day due;
  ClaimHistory history;
};
}  // namespace

void FoldedRows::add(Block& block, std::int64_t relationship) {
  std::vector<Placed> claims;
  for (const std::int64_t number : reader_.claims_of_relationship(relationship)) {
    ClaimHistory history = reader_.history(number, knowledge_);
    if (history.claim.recorded && *history.claim.recorded > known_on_) continue;
    const Day due = stand(history, knowledge_.on, known_on_).standing.due;
    claims.push_back({due, std::move(history)});
  }
  std::sort(claims.begin(), claims.end(), [](const Placed& a, const Placed& b) {
    return std::tie(a.due, a.history.claim.id) < std::tie(b.due, b.history.claim.id);
  });
  const std::size_t first_row = block.rows;
  for (const Placed& claim : claims) builder_.add(block, relationship, claim.history);
  builder_.end_relationship(block, first_row);
}

}  // namespace dun::facts
