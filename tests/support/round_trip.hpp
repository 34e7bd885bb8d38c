// What must hold of any text at all: reading it ends, its findings can be shown, and if it has none, laying it out
// changes nothing but the layout. Used by the fuzz target and by the properties.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "dsl/render/render.hpp"
#include "dsl/syntax/dump.hpp"
#include "dsl/syntax/parse.hpp"
#include "dsl/syntax/print.hpp"

namespace dun::tests {

struct Reading {
  explicit Reading(const std::string& text)
      : file(sources.add("text.dun", text)), tree(syntax::from_source(sources, file, sink)) {}

  [[nodiscard]] bool is_clean() const { return sink.found().empty(); }
  [[nodiscard]] std::string laid_out() const { return syntax::to_source(tree, sources.at(file)); }
  [[nodiscard]] std::string meaning() const { return syntax::dump(syntax::in_layout_order(tree, sources.at(file))); }
  /// All comments, in order of their text, since lines and the comments above them move together.
  [[nodiscard]] std::vector<std::string> comments() const {
    std::vector<std::string> all;
    for (const syntax::Comment& comment : tree.comments) all.emplace_back(sources.at(file).slice(comment.span));
    std::sort(all.begin(), all.end());
    return all;
  }

  source::SourceSet sources;
  base::DiagnosticSink sink;
  base::FileId file;
  syntax::Tree tree;
};

/// Empty if all holds, else what does not.
inline std::string broken_promise(const std::string& text) {
  const Reading first(text);
  for (const auto& found : render::sorted(first.sink.found()))
    if (render::to_text(found, first.sources).empty() || render::to_json(found, first.sources).empty())
      return "a finding that cannot be shown";
  if (!first.is_clean()) return {};
  const std::string printed = first.laid_out();
  const Reading second(printed);
  if (!second.is_clean()) return "the laid-out text has mistakes: " + second.sink.found().front().message;
  if (second.meaning() != first.meaning()) return "the laid-out text means something else";
  if (second.comments() != first.comments()) return "comments were lost, or came twice";
  if (second.laid_out() != printed) return "laying out twice gives another text";
  return {};
}

}  // namespace dun::tests
