// Whether two conditions can hold of one claim at once, by their form alone: each fact they ask for is tried both ways.
// So `vat-deductible` and `not vat-deductible` exclude each other, and so do two values of one fact. What takes
// arithmetic to see (more than 500, less than 100) is not seen: the answer is then that both can hold.
#pragma once

#include "dsl/names/bundle.hpp"

namespace dun::types {

struct ConditionRef {
  base::FileId file;
  syntax::ConditionId condition;
};

/// True only where it is certain.
[[nodiscard]] bool exclude_each_other(const names::Bundle& bundle, ConditionRef one, ConditionRef other);

}  // namespace dun::types
