// The names of a bundle: what each name refers to, and each law, policy and schedule gathered from its sections with
// overlays applied. The trees stay as they were parsed; everything found out about them stands here.
// Invariant: a name without a symbol has been reported (020).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dsl/source/source.hpp"
#include "dsl/syntax/tree.hpp"

namespace dun::names {

enum class SymbolKind : std::uint8_t {
  none, fact, kind, act, channel, calendar, rate, derived_rate, scale, count, interest, charge, rule, law, policy, schedule,
  step, source, vocabulary, choice, debtor_kind, claim_kind, country, currency, text, weekday, reason,
};

/// What a name refers to: the section that declares it (and the line, for what a vocabulary declares).
struct Symbol {
  SymbolKind kind = SymbolKind::none;
  base::FileId file;
  syntax::SectionId section;
  std::uint32_t line = 0;
};

/// A section and the tree it stands in.
struct SectionRef {
  base::FileId file;
  syntax::SectionId section;
  friend bool operator==(const SectionRef&, const SectionRef&) = default;
};

/// A line that holds for a step after overlays, and the file it was written in.
struct StepLineRef {
  base::FileId file;
  const syntax::Line<syntax::StepLine>* line = nullptr;
};

struct Step {
  std::string name;
  std::string was;          // its former name, if it was renamed
  SectionRef declared;
  std::vector<StepLineRef> lines;  // overlays applied: at most one of each kind
};

struct Law {
  std::string path;
  SectionRef head;
  std::vector<SectionRef> sources, acts, rates, derived_rates, scales, counts, rules, interests, charges;
};

/// A policy, or a schedule as the policy it amounts to.
struct Policy {
  std::string path;
  SectionRef head;                      // the policy's own section, also for a schedule
  std::optional<SectionRef> schedule;   // the schedule's section
  std::vector<SectionRef> changes;      // change, add and drop sections of the schedule
  std::vector<std::size_t> laws;        // indexes into Bundle::laws
  std::vector<Step> steps;              // in order
};

struct Test {
  SectionRef section;
  std::string title;
  std::optional<std::size_t> law;       // what it tests: a law or a policy
  std::optional<std::size_t> policy;
};

/// An act: its own kind first, then the kinds above it.
struct Act {
  std::string name;
  SectionRef declared;
  std::vector<std::string> kinds;
};

struct Bundle {
  const source::SourceSet* sources = nullptr;
  std::vector<syntax::Tree> trees;                // by FileId
  std::vector<std::vector<Symbol>> symbols;       // by FileId, then NameId
  std::vector<std::string> channels;              // in order of declaration
  std::vector<Act> acts;                          // acts of all laws and kinds that can be acts themselves (message, call …)
  std::vector<SectionRef> vocabularies, calendars, rates, derived_rates;  // outside laws
  std::vector<Law> laws;
  std::vector<Policy> policies;
  std::vector<Test> tests;

  [[nodiscard]] const syntax::Tree& tree(base::FileId file) const { return trees[file.index()]; }
  [[nodiscard]] const syntax::SectionValue& at(SectionRef ref) const {
    return trees[ref.file.index()].sections[ref.section.index()].value;
  }
  [[nodiscard]] Symbol symbol(base::FileId file, const syntax::Name& name) const {
    return symbols[file.index()][name.id.index()];
  }
};

}  // namespace dun::names
