// What lowering one policy keeps at hand: the program, the plan being built, and what has been made from which section.
// Each subject (tables, points, conditions, amounts, acts) is a file of free functions over this.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dsl/types/program.hpp"
#include "engine/plan/builder.hpp"
#include "engine/plan/plan.hpp"

namespace dun::lower {

using plan::NodeId;

/// A value that is known only where every fact it reads is.
struct Known {
  NodeId value;
  NodeId known;
};

/// A day that may be absent (no such act yet) or unknown (a missing fact).
struct KnownDay {
  NodeId day;
  NodeId present;
  NodeId known;
};

struct Context {
  const types::Program& program;
  plan::Plan& plan;
  plan::Builder build;

  base::FileId file;                         // of the line being lowered
  std::optional<plan::CalendarId> calendar;  // of the law or policy being lowered
  bool counts_from_same_day = false;
  std::vector<std::size_t> laws;              // under which the policy stands, for presumptions of receipt
  std::optional<std::size_t> policy;          // for its assumptions of receipt; nothing if a law is asked alone
  std::optional<facts::DebtorKind> asked_of;  // whom a law asked alone is asked about
  const std::vector<names::Step>* steps = nullptr;

  plan::Wording worst = plan::Wording::wrong;  // letters that state worse do not count where an act is referred to
  std::map<const syntax::StatesTermLine*, std::size_t> term_rules;  // places in the plan

  bool of_letter = false;  // amounts of the claim stand for those of all claims of its letter
  NodeId letter_part;      // the amount that did

  std::map<std::pair<std::uint32_t, std::uint32_t>, plan::TableId> tables;  // by rate section
  std::map<std::pair<std::uint32_t, std::uint32_t>, plan::ScaleId> scales;
  std::map<std::pair<std::uint32_t, std::uint32_t>, types::Rate> settled_rates;  // by derived section
  std::map<std::size_t, plan::CalendarId> calendars;
  std::map<std::string, plan::RegisterId> registers;

  Context(const types::Program& the_program, plan::Plan& the_plan)
      : program(the_program), plan(the_plan), build(the_plan) {}

  /// From here on the words of this law, or policy, are read: its file, its calendar, its way to count days.
  void enter_law(std::size_t law);
  void enter_policy(std::size_t policy);

  [[nodiscard]] const names::Bundle& bundle() const { return program.bundle; }
  [[nodiscard]] const syntax::Tree& tree() const { return program.bundle.tree(file); }
  [[nodiscard]] names::Symbol symbol(const syntax::Name& name) const { return program.bundle.symbol(file, name); }

  /// A reason for a line or section of the current file: its text as written, its place.
  [[nodiscard]] plan::ReasonId reason(std::string id, std::string cite, syntax::Span span);
  /// "IF § 1-2 (4)".
  [[nodiscard]] static std::string cite_text(const std::optional<syntax::Cite>& cite);
};

/// The first line of the wanted kind; null if there is none.
template <class Wanted, class Value>
[[nodiscard]] const Wanted* find_line(const syntax::Lines<Value>& lines) {
  for (const syntax::Line<Value>& line : lines)
    if (const auto* found = std::get_if<Wanted>(&line.value)) return found;
  return nullptr;
}

}  // namespace dun::lower
