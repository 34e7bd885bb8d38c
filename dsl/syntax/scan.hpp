// Cuts a file into lines and a line into code and comment, and finds what no grammar should have to see: bytes that are
// no text, quotes and brackets that do not close, numbers, dates and currencies written another way.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/syntax/findings.hpp"

namespace dun::syntax {

/// One line: its code without blanks at the ends (empty if there is none) and its comment.
struct SourceLine {
  Span code;
  std::optional<Span> comment;
  bool is_blank() const { return code.begin == code.end && !comment; }
};

inline constexpr std::size_t longest_line = 10000;

/// The lines of a file. Reports 006 and 007; what it reports 006 for, and all of a file that is no text, is left out.
[[nodiscard]] std::vector<SourceLine> split_lines(std::string_view text, Findings& findings);

/// Whether the code of a line may go to the grammar; reports 004, 005 and 010 to 017 if not.
[[nodiscard]] bool is_sound(std::string_view code, std::uint32_t offset, Findings& findings);

}  // namespace dun::syntax
