// A bundle out of texts, for tests of the phases behind the parser.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dsl/names/resolve.hpp"
#include "dsl/syntax/parse.hpp"

namespace dun::tests {

/// What every bundle of a test starts with: some kinds, channels and facts.
inline constexpr char vocabulary[] =
    "vocabulary test/ledger\n"
    "  reads due as date, missing means an error\n"
    "  reads issued as date, missing means hold the claim\n"
    "  reads principal-open as money, missing means an error\n"
    "  reads disputed as yes/no, missing means no\n"
    "  kind act\n"
    "  kind message is an act\n"
    "  kind notice is an act\n"
    "  channel letter\n"
    "  channel sms\n";

struct Named {
  std::unique_ptr<source::SourceSet> sources = std::make_unique<source::SourceSet>();
  base::DiagnosticSink sink;
  names::Bundle bundle;

  [[nodiscard]] std::vector<int> numbers() const {
    std::vector<int> numbers;
    for (const base::Diagnostic& found : sink.found()) numbers.push_back(found.number);
    return numbers;
  }
};

/// Parses and resolves the vocabulary above and these texts.
inline Named named(std::vector<std::string> texts) {
  Named result;
  texts.insert(texts.begin(), vocabulary);
  std::vector<syntax::Tree> trees;
  for (std::size_t at = 0; at < texts.size(); ++at) {
    const base::FileId file = result.sources->add("text-" + std::to_string(at) + ".dun", texts[at]);
    trees.push_back(syntax::from_source(*result.sources, file, result.sink));
  }
  result.bundle = names::from_syntax(*result.sources, std::move(trees), result.sink);
  return result;
}

}  // namespace dun::tests
