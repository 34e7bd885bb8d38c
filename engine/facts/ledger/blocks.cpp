#include "engine/facts/ledger/blocks.hpp"

#include "engine/facts/ledger/state_blocks.hpp"

namespace dun::facts {

namespace {

/// What was known on another day: every claim is folded from its history.
class ReplayedBlocks final : public BlockSource {
 public:
  ReplayedBlocks(const std::string& path, Request request, Knowledge knowledge, Scope scope)
      : snapshot_(path),
        request_(std::move(request)),
        scope_(scope),
        folded_(snapshot_, request_, knowledge),
        relationships_(snapshot_.database().prepare(
            "SELECT DISTINCT relationship FROM claim_state WHERE relationship BETWEEN ? AND ? ORDER BY relationship")) {
    relationships_.with(scope.first_relationship, scope.last_relationship);
  }

  [[nodiscard]] base::Result<bool> next(Block& block) override {
    return guarded([&] {
      folded_.builder().start(block);
      while (more_ && block.rows < scope_.block_rows) {
        more_ = relationships_.step();
        if (more_) folded_.add(block, relationships_.integer(0));
      }
      BlockBuilder::finish(block);
      return block.rows > 0;
    });
  }

 private:
  Snapshot snapshot_;
  Request request_;
  Scope scope_;
  FoldedRows folded_;
  Statement relationships_;
  bool more_ = true;
};

}  // namespace

base::Result<std::unique_ptr<BlockSource>> open_blocks(const Ledger& ledger, const Request& request,
                                                       Knowledge knowledge, Scope scope) {
  return guarded([&]() -> std::unique_ptr<BlockSource> {
    if (knowledge.known_on) return std::make_unique<ReplayedBlocks>(ledger.path(), request, knowledge, scope);
    return std::make_unique<StateBlocks>(ledger.path(), request, knowledge.on, scope);
  });
}

}  // namespace dun::facts
