// One cause, one message: what a line that could not be read was to declare is not told again wherever it is named, and
// a block that cannot be found is told once.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "dsl/source/source.hpp"
#include "dsl/syntax/tree.hpp"
#include "engine/base/diagnostic.hpp"

namespace dun::names {

/// Which sections the parser's mistakes in `sink` lie in.
[[nodiscard]] std::vector<std::vector<bool>> damaged_sections(const std::vector<syntax::Tree>& trees,
                                                              const base::DiagnosticSink& sink);

class Reporter {
 public:
  /// `sink` holds what the parser has found.
  Reporter(const source::SourceSet& sources, base::DiagnosticSink& sink);

  template <class Mistake>
  void report(const Mistake& mistake) {
    sink_.add(to_diagnostic(mistake));
  }
  /// Nothing more is said of this name.
  void excuse(const std::string& name) { excused_.insert(name); }
  [[nodiscard]] bool is_excused(const std::string& name) const { return excused_.count(name) != 0; }
  /// Near names are looked for a number of times; a text with more unknown names than that is no text of names.
  [[nodiscard]] bool may_suggest() { return suggestions_++ < most_suggestions; }
  /// Did the first line of a law, policy or schedule of this file not parse? What stands below it then belongs to
  /// nothing.
  [[nodiscard]] bool has_broken_block(base::FileId file) const { return broken_files_.count(file.value) != 0; }

  [[nodiscard]] base::DiagnosticSink& sink() { return sink_; }

 private:
  void read_head(base::FileId file, std::string_view line);

  static constexpr std::size_t most_suggestions = 100;

  base::DiagnosticSink& sink_;
  std::size_t suggestions_ = 0;
  std::set<std::string> excused_;
  std::set<std::uint32_t> broken_files_;
};

}  // namespace dun::names
