// Faults seeded into shipped policies, as files of tests/faults tell them: one a country, TOML, the format in the
// README beside them. Reading refuses what it does not know, with the line, so that a misspelt fault is never a fault
// that is not looked for.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dun::tests {

/// One line of a step (or of the policy's own lines, for step "") put, changed, or taken out where `rest` is empty; the
/// word "step" adds a whole step behind the named one.
struct Edit {
  std::string step;
  std::string word;
  std::string rest;
};

struct Fault {
  std::string name;
  std::string policy;  // the file, from the root of the project
  std::string of;      // which policy of the file, where it has several
  std::vector<Edit> edits;
  std::vector<Edit> neighbour;  // instead of them: lawful as far as the rule goes; none: the policy as shipped
  int number = 0;
  std::string rule;
};

struct FaultFile {
  std::vector<Fault> faults;
  std::vector<std::string> mistakes;  // "se.toml:12: ..."; a fault with a mistake is left out
};

[[nodiscard]] FaultFile read_faults(const std::filesystem::path& file);

}  // namespace dun::tests
