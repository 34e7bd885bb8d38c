// The text of a shipped policy with some of its lines changed, and without its tests. Works on files as `dun fmt`
// leaves them: heads of blocks in the first column, their lines indented.
#pragma once

#include <string>
#include <vector>

#include "tests/unit/dsl/proof/fault_file.hpp"

namespace dun::tests {

/// The one policy of a file (`of`: which, where there are several), as text, edited. Throws std::invalid_argument
/// where an edit names a step that is not there, or takes out a line that is not.
[[nodiscard]] std::string edited_policy(const std::string& text, const std::string& of, const std::vector<Edit>& edits);

}  // namespace dun::tests
