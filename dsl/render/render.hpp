// Diagnostics as people and programs read them: text with an excerpt and a caret, or one JSON object a line.
#pragma once

#include <string>
#include <vector>

#include "dsl/source/source.hpp"
#include "engine/base/diagnostic.hpp"

namespace dun::render {

/// In order of file and place; findings at one place in order of number. One cause, one message.
[[nodiscard]] std::vector<base::Diagnostic> sorted(std::vector<base::Diagnostic> diagnostics);

[[nodiscard]] std::string to_text(const base::Diagnostic& diagnostic, const source::SourceSet& sources,
                                  bool colour = false);

/// {code,severity,file,line,column,message,caret,law:[{rule,cite,file,line}],why,history,fix}, without a line break;
/// absent where it does not apply.
[[nodiscard]] std::string to_json(const base::Diagnostic& diagnostic, const source::SourceSet& sources);

}  // namespace dun::render
