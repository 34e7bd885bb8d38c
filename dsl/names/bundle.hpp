// The names of a bundle: what each name refers to, and each law, policy and schedule gathered from its sections with
// overlays applied. The trees stay as they were parsed; everything found out about them stands here.
// Invariant: a name without a symbol has been reported (020).
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "dsl/source/source.hpp"
#include "dsl/syntax/tree.hpp"

namespace dun::names {

enum class SymbolKind : std::uint8_t {
  none,
  // declared by a section, or by a line of a vocabulary
  fact,
  kind,
  act,
  channel,
  vocabulary,
  calendar,
  source,
  rate,
  derived_rate,
  scale,
  count,
  rule,
  interest,
  charge,
  law,
  policy,
  schedule,
  text,
  step,
  claim,   // another claim of a test: "claim B of the same debtor"
  choice,  // a value of a one-of or yes/no fact
  // words of closed lists
  country,
  currency,
  debtor_kind,
  claim_kind,
  weekday,
  part,     // what a payment settles: fees, interest, principal, compensation, costs
  unit,     // fraction, percent, number
  event,    // payment, credit, reversal
  outcome,  // why nothing is done, as plan::Outcome
  per,      // claim
  // left to the reader: a creditor of the ledger, a step's former name
  creditor,
  former,
};

/// What a claim is made of, in the order the words are listed; `part` symbols hold it in `value`.
/// `costs` are fees and compensation together: only payments settle them so.
enum class Part : std::uint8_t { fees, interest, principal, compensation, costs };

/// What a name refers to. A declared thing: its section, and the line for what one line of a vocabulary or a test
/// declares. A word of a closed list or a choice: `value`, which is facts::country_code, values::Currency::code,
/// facts::DebtorKind, facts::ClaimKind, calendar::Weekday, Part, plan::Outcome; the place of a choice from 1; 1 and 0
/// for yes and no.
struct Symbol {
  SymbolKind kind = SymbolKind::none;
  base::FileId file;
  syntax::SectionId section;
  std::uint32_t line = 0;
  std::uint32_t value = 0;
  friend bool operator==(const Symbol&, const Symbol&) = default;
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
  std::string was;  // its former name, if it was renamed
  SectionRef declared;
  std::vector<StepLineRef> lines;  // overlays applied: at most one of each kind but notes
};

struct Law {
  std::string path;
  SectionRef head;
  std::vector<SectionRef> sources, acts, rates, derived_rates, scales, counts, rules, interests, charges;
};

/// A policy, or a schedule as the policy it amounts to.
struct Policy {
  std::string path;
  SectionRef head;                     // the policy's own section, also for a schedule
  std::optional<SectionRef> schedule;  // the schedule's section
  std::vector<SectionRef> changes;     // change, add and drop sections of the schedule
  std::vector<std::size_t> laws;       // indexes into Bundle::laws
  std::vector<Step> steps;             // in order
};

struct Test {
  SectionRef section;
  std::string title;
  std::optional<std::size_t> law;  // what it tests: a law or a policy
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
  std::vector<syntax::Tree> trees;           // by FileId
  std::vector<std::vector<Symbol>> symbols;  // by FileId, then NameId
  std::vector<std::string> channels;         // in order of declaration
  std::vector<Act> acts;  // acts of all laws and all kinds (a step may be a plain message or call); one of each name
  std::vector<SectionRef> vocabularies, calendars;
  std::vector<SectionRef> texts;
  std::vector<SectionRef> rates, derived_rates, scales, declared_sources;  // outside laws
  std::vector<Law> laws;
  std::vector<Policy> policies;
  std::vector<Test> tests;
  std::vector<std::vector<bool>> damaged;  // by FileId, then SectionId: did a line of it, or just below it, not parse

  [[nodiscard]] const syntax::Tree& tree(base::FileId file) const { return trees[file.index()]; }
  [[nodiscard]] const syntax::SectionValue& at(SectionRef ref) const {
    return trees[ref.file.index()].sections[ref.section.index()].value;
  }
  [[nodiscard]] const syntax::Section& section(SectionRef ref) const {
    return trees[ref.file.index()].sections[ref.section.index()];
  }
  /// Does the place lie in a section of which a line could not be read? Nothing is said of what such a section lacks.
  [[nodiscard]] bool is_damaged(base::Place place) const;
  [[nodiscard]] bool is_damaged(base::FileId file) const {
    const std::vector<bool>& sections = damaged[file.index()];
    return std::find(sections.begin(), sections.end(), true) != sections.end();
  }
  [[nodiscard]] Symbol symbol(base::FileId file, const syntax::Name& name) const {
    return symbols[file.index()][name.id.index()];
  }
};

/// The section of a file that an offset lies in; the first for what stands before it. There must be one.
[[nodiscard]] std::size_t section_at(const syntax::Tree& tree, std::uint32_t offset);

}  // namespace dun::names
