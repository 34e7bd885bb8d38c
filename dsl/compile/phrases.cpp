#include "dsl/compile/phrases.hpp"

#include <algorithm>

#include "dsl/syntax/parse.hpp"

namespace dun::compile {

namespace {

using base::Diagnostic;

constexpr int outside_calendar = 54;
constexpr int no_rate_on = 52;

std::string lines_of(const std::vector<std::string>& phrases) {
  std::string text;
  for (std::string phrase : phrases) {
    std::replace(phrase.begin(), phrase.end(), '\n', ' ');
    text += phrase + '\n';
  }
  return text;
}

bool is_same(const Diagnostic& a, const Diagnostic& b) {
  return a.number == b.number && a.place.span.begin == b.place.span.begin && a.place.span.end == b.place.span.end;
}

}  // namespace

std::vector<base::FileId> add_phrases(const Phrases& phrases, source::SourceSet& sources,
                                      std::vector<syntax::Tree>& trees, base::DiagnosticSink& sink) {
  std::vector<base::FileId> files;
  for (const std::string& law : phrases.laws) {
    files.push_back(sources.add("--given", lines_of(phrases.given)));
    syntax::Tree tree = syntax::parse_given(sources, files.back(), sink);
    auto& test = std::get<syntax::TestSection>(tree.sections.front().value);
    test.of = syntax::Name{law, {}, syntax::NameId(tree.name_count++)};
    trees.push_back(std::move(tree));
  }
  return files;
}

std::vector<Diagnostic> without_repeats(std::vector<Diagnostic> found, const std::vector<base::FileId>& phrases) {
  const auto is_of_phrases = [&](const Diagnostic& each) {
    return std::find(phrases.begin(), phrases.end(), each.place.file) != phrases.end();
  };
  const auto said_of = [&](base::FileId file, const Diagnostic& mistake) {
    return std::any_of(found.begin(), found.end(),
                       [&](const Diagnostic& each) { return each.place.file == file && is_same(each, mistake); });
  };
  std::vector<Diagnostic> kept;
  for (const Diagnostic& each : found) {
    const bool is_question = each.number == outside_calendar || each.number == no_rate_on;
    const bool is_told = !is_of_phrases(each) || (!is_question && each.place.file == phrases.front() &&
                                                  std::all_of(phrases.begin(), phrases.end(),
                                                              [&](base::FileId file) { return said_of(file, each); }));
    if (!is_told) continue;
    kept.push_back(each);
    for (const Diagnostic& other : found)  // another law may know a name that is near
      if (kept.back().fix.empty() && is_of_phrases(other) && is_same(other, each)) kept.back().fix = other.fix;
  }
  return kept;
}

}  // namespace dun::compile
