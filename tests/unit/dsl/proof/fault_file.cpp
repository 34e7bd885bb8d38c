#include "tests/unit/dsl/proof/fault_file.hpp"

#include <fmt/core.h>
#include <toml++/toml.h>

#include <set>
#include <stdexcept>

namespace dun::tests {

namespace {

/// Told with the line of the node it is about.
class Mistake : public std::runtime_error {
 public:
  Mistake(const toml::node& node, const std::string& message)
      : std::runtime_error(message), line(node.source().begin.line) {}
  toml::source_index line;
};

std::string text_of(const toml::node& node, std::string_view what) {
  if (const auto text = node.value<std::string>()) return *text;
  throw Mistake(node, fmt::format("`{}` is a text", what));
}

Edit edit_of(const toml::node& node) {
  const toml::array* array = node.as_array();
  if (array == nullptr || array->size() != 3)
    throw Mistake(node, "an edit is [step, word, rest]: three texts, \"\" for the policy's own lines");
  Edit edit{text_of((*array)[0], "step"), text_of((*array)[1], "word"), text_of((*array)[2], "rest")};
  if (edit.word.empty()) throw Mistake(node, "an edit names the first word of a line");
  return edit;
}

std::vector<Edit> edits_of(const toml::node& node, std::string_view what) {
  const toml::array* array = node.as_array();
  if (array == nullptr) throw Mistake(node, fmt::format("`{}` is a list of edits", what));
  std::vector<Edit> edits;
  for (const toml::node& each : *array) edits.push_back(edit_of(each));
  return edits;
}

void read_key(std::string_view key, const toml::node& node, Fault& fault) {
  if (key == "name")
    fault.name = text_of(node, key);
  else if (key == "policy")
    fault.policy = text_of(node, key);
  else if (key == "of")
    fault.of = text_of(node, key);
  else if (key == "edits")
    fault.edits = edits_of(node, key);
  else if (key == "neighbour")
    fault.neighbour = edits_of(node, key);
  else if (key == "number")
    fault.number = static_cast<int>(node.value<std::int64_t>().value_or(0));
  else if (key == "rule")
    fault.rule = text_of(node, key);
  else
    throw Mistake(node, fmt::format("unknown `{}`: a fault has name, policy, of, edits, neighbour, number, rule", key));
}

Fault fault_of(const toml::node& node) {
  const toml::table* table = node.as_table();
  if (table == nullptr) throw Mistake(node, "write [[fault]] with double brackets");
  Fault fault;
  for (const auto& [key, value] : *table) read_key(key.str(), value, fault);
  for (const char* needed : {"name", "policy", "edits", "neighbour", "number", "rule"})
    if (!table->contains(needed)) throw Mistake(node, fmt::format("fault `{}` has no `{}`", fault.name, needed));
  if (fault.edits.empty()) throw Mistake(node, fmt::format("fault `{}` edits nothing", fault.name));
  if (fault.number < 100 || fault.number > 111)
    throw Mistake(node, fmt::format("fault `{}`: a break has a number from 100 to 111", fault.name));
  return fault;
}

void read_all(const toml::table& root, const std::string& name, FaultFile& read) {
  std::set<std::string> names;
  for (const auto& [key, node] : root) {
    const toml::array* array = node.as_array();
    if (key.str() != "fault" || array == nullptr) {
      read.mistakes.push_back(fmt::format("{}:{}: a file of faults holds [[fault]] and nothing else, not `{}`", name,
                                          node.source().begin.line, key.str()));
      continue;
    }
    for (const toml::node& each : *array) try {
        Fault fault = fault_of(each);
        if (!names.insert(fault.name).second) throw Mistake(each, fmt::format("a second fault `{}`", fault.name));
        read.faults.push_back(std::move(fault));
      } catch (const Mistake& wrong) {
        read.mistakes.push_back(fmt::format("{}:{}: {}", name, wrong.line, wrong.what()));
      }
  }
}

}  // namespace

FaultFile read_faults(const std::filesystem::path& file) {
  FaultFile read;
  const std::string name = file.filename().string();
  try {
    read_all(toml::parse_file(file.string()), name, read);
  } catch (const toml::parse_error& wrong) {
    read.mistakes.push_back(fmt::format("{}:{}: {}", name, wrong.source().begin.line, wrong.description()));
  }
  return read;
}

}  // namespace dun::tests
