#include "dsl/names/reporter.hpp"

#include <algorithm>
#include <vector>

#include "dsl/names/bundle.hpp"
#include "engine/base/nearest.hpp"

namespace dun::names {
namespace {

/// The parser's own findings.
constexpr int last_of_parser = 19;

/// Words after which a line declares a name; those before `rate` open a block that others belong to.
const std::vector<std::string>& declaring_words() {
  static const std::vector<std::string> words{"law",   "policy", "schedule", "vocabulary", "calendar", "rate",
                                              "scale", "count",  "rule",     "interest",   "charge",   "act",
                                              "step",  "add",    "source",   "reads",      "kind",     "channel"};
  return words;
}

bool opens_block(const std::string& word) {
  return word == "law" || word == "policy" || word == "schedule";
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words(1);
  for (const char letter : line) {
    const bool blank = letter == ' ' || letter == '\t';
    if (!blank)
      words.back().push_back(letter);
    else if (!words.back().empty())
      words.emplace_back();
  }
  return words;
}

}  // namespace

std::vector<std::vector<bool>> damaged_sections(const std::vector<syntax::Tree>& trees,
                                                const base::DiagnosticSink& sink) {
  std::vector<std::vector<bool>> damaged;
  for (const syntax::Tree& tree : trees) damaged.emplace_back(tree.sections.size(), false);
  for (const base::Diagnostic& found : sink.found()) {
    const bool of_parser = found.number <= last_of_parser && found.place.file.index() < trees.size();
    if (!of_parser || damaged[found.place.file.index()].empty()) continue;
    const syntax::Tree& tree = trees[found.place.file.index()];
    damaged[found.place.file.index()][section_at(tree, found.place.span.begin)] = true;
  }
  return damaged;
}

Reporter::Reporter(const source::SourceSet& sources, base::DiagnosticSink& sink) : sink_(sink) {
  for (const base::Diagnostic& found : sink.found()) {
    if (found.number > last_of_parser || !found.place.file.is_set()) continue;
    const source::SourceFile& source = sources.at(found.place.file);
    read_head(found.place.file, source.line(source.position(found.place.span.begin).line));
  }
}

void Reporter::read_head(base::FileId file, std::string_view line) {
  std::vector<std::string> words = words_of(line);
  if (words.front() == "derived") words.erase(words.begin());
  if (words.size() < 2) return;
  const auto head = base::nearest(words[0], declaring_words());
  if (!head) return;
  std::string name = words[1];
  name.erase(std::remove_if(name.begin(), name.end(), [](char letter) { return letter == ':' || letter == ','; }),
             name.end());
  excused_.insert(name);
  if (opens_block(*head)) broken_files_.insert(file.value);
}

}  // namespace dun::names
