// The phases in order: from the paths a user names to a checked program. The one place where the whole way can be read.
// A bundle is the files named, the standard library, and the files that declare what those use and that stand in the
// same tree of policies (see library.hpp).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dsl/source/source.hpp"
#include "dsl/types/program.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/base/result.hpp"

namespace dun::compile {

/// What is given in the words of tests, but stands in no file; each phrase is read in the names of each of the laws.
struct Phrases {
  std::vector<std::string> given;  // what a test has after the word `given`
  std::vector<std::string> laws;   // paths
};

struct Bundle {
  std::unique_ptr<source::SourceSet> sources;
  std::size_t named = 0;  // the files the user named come first
  types::Program program;
  std::vector<base::Diagnostic> diagnostics;  // in the order found
  std::string hash;  // SHA-256 over names and contents: the same wherever the files are checked out

  std::vector<base::FileId> phrases;  // by Phrases::laws: the phrases as a test of that law

  [[nodiscard]] bool is_named(base::FileId file) const { return file.index() < named; }
  [[nodiscard]] bool has_errors() const;
};

struct Options {
  std::optional<values::Day> on;  // also check that the laws were checked through this day
  Phrases phrases = {};
};

/// Refuses only what cannot be read; mistakes in the files are diagnostics of the bundle.
[[nodiscard]] base::Result<Bundle> load_bundle(const std::vector<std::string>& paths, const Options& options = {});

/// The policies and schedules in the files the user named: places in names::Bundle::policies.
[[nodiscard]] std::vector<std::size_t> policies_of(const Bundle& bundle);

}  // namespace dun::compile
