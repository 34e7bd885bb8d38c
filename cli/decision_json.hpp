// A decision as one JSON object a line, in the shape documented in docs/json.md (version 1).
#pragma once

#include <string>
#include <vector>

#include "engine/plan/plan.hpp"
#include "engine/run/decided.hpp"

namespace dun::cli {

class DecisionJson {
 public:
  explicit DecisionJson(const std::vector<plan::Plan>& plans) : plans_(plans) {}

  /// The line for a row of a block that carries claim ids.
  [[nodiscard]] std::string line(const facts::Block& block, const run::Decided& decided, std::size_t row) const;

 private:
  const std::vector<plan::Plan>& plans_;
};

}  // namespace dun::cli
