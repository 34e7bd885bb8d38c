// Reads mappings as TOML. The only file of this room that sees toml++; every mistake is told with the mapping's line.
#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <filesystem>

#include "engine/base/nearest.hpp"
#include "engine/facts/import/mapping.hpp"

namespace dun::import {
namespace {

using base::FaultKind;

/// Carries the first mistake up to the doorway, read_mapping.
struct Mistake {
  toml::source_position place;
  std::string message;
};

[[noreturn]] void mistake(const toml::node& node, std::string message) {
  throw Mistake{node.source().begin, std::move(message)};
}

std::string text_of(const toml::node& node, std::string_view what) {
  const auto text = node.value<std::string>();
  if (!text || !node.is_string()) mistake(node, fmt::format("`{}` takes a text in quotes", what));
  return *text;
}

const toml::table& table_of(const toml::node& node, std::string_view what) {
  if (!node.is_table()) mistake(node, fmt::format("`{}` takes a table", what));
  return *node.as_table();
}

std::vector<std::string> texts_of(const toml::node& node, std::string_view what) {
  if (!node.is_array()) return {text_of(node, what)};
  std::vector<std::string> texts;
  for (const toml::node& element : *node.as_array()) texts.push_back(text_of(element, what));
  return texts;
}

[[noreturn]] void unknown(const toml::node& node, std::string_view key, std::string_view where,
                          const std::vector<std::string>& known) {
  const auto near = base::nearest(key, known);
  mistake(node, fmt::format("{} has no `{}`; {}", where, key,
                            near ? fmt::format("did you mean `{}`?", *near)
                                 : fmt::format("it has {}", fmt::join(known, ", "))));
}

char one_character(const toml::node& node, std::string_view what) {
  const std::string text = text_of(node, what);
  if (text.size() != 1 || text == "\"" || text == "\n" || text == "\r")
    mistake(node, fmt::format("`{}` takes one ASCII character", what));
  return text.front();
}

std::string date_format(const toml::node& node) {
  const std::string format = text_of(node, "date");
  const auto count = [&](char letter) { return std::count(format.begin(), format.end(), letter); };
  const bool year = format.find("yy") != std::string::npos &&
                    (count('y') == 4 ? format.find("yyyy") != std::string::npos : count('y') == 2);
  const bool month = count('m') == 1 || (count('m') == 2 && format.find("mm") != std::string::npos);
  const bool day = count('d') == 1 || (count('d') == 2 && format.find("dd") != std::string::npos);
  if (!year || !month || !day)
    mistake(node, "`date` takes a format such as \"dd.mm.yyyy\", \"d/m/yyyy\" or \"yyyy-mm-dd\"");
  return format;
}

void read_source(const toml::table& source, Mapping& mapping) {
  static const std::vector<std::string> known{"separator", "encoding", "decimal", "thousands", "date", "sqlite"};
  for (const auto& [name, node] : source) {
    const std::string_view key = name.str();
    if (key == "separator")
      mapping.csv.separator = one_character(node, key);
    else if (key == "encoding") {
      mapping.csv.encoding = text_of(node, key);
      if (const auto decoder = Decoder::of(mapping.csv.encoding); !decoder)
        mistake(node, decoder.error().message + "; " + decoder.error().advice);
    } else if (key == "decimal") {
      mapping.formats.decimal = one_character(node, key);
      if (mapping.formats.decimal != '.' && mapping.formats.decimal != ',')
        mistake(node, "`decimal` is \".\" or \",\"");
    } else if (key == "thousands")
      mapping.formats.thousands = texts_of(node, key);
    else if (key == "date")
      mapping.formats.date = date_format(node);
    else if (key == "sqlite")
      mapping.sqlite = text_of(node, key);
    else
      unknown(node, key, "[source]", known);
  }
  for (const std::string& separator : mapping.formats.thousands)
    if (separator.empty() || separator.front() == mapping.formats.decimal)
      mistake(source, "`thousands` holds the decimal sign itself; nothing could be told from it");
}

std::vector<Condition> conditions(const toml::node& node) {
  std::vector<Condition> when;
  for (const auto& [name, test] : table_of(node, "when")) {
    Condition condition;
    condition.column = name.str();
    if (test.is_table()) {
      const toml::table& table = *test.as_table();
      if (const toml::node* filled = table.get("filled");
          filled != nullptr && table.size() == 1 && filled->is_boolean())
        condition.test = filled->value_or(true) ? Condition::Test::filled : Condition::Test::empty;
      else if (const toml::node* sign = table.get("sign");
               sign != nullptr && table.size() == 1 && sign->value<std::string>() == "positive")
        condition.test = Condition::Test::positive;
      else if (sign != nullptr && table.size() == 1 && sign->value<std::string>() == "negative")
        condition.test = Condition::Test::negative;
      else
        mistake(test,
                "a condition is a text, a list of texts, { filled = true }, { filled = false }, { sign = \"positive\" "
                "} or { sign = \"negative\" }");
    } else {
      condition.accepted = texts_of(test, name.str());
    }
    when.push_back(std::move(condition));
  }
  return when;
}

std::vector<Piece> pieces_of(const toml::node& node) {
  const std::string text = text_of(node, "text");
  std::vector<Piece> pieces;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = text.find('{', at);
    if (open != at) pieces.push_back({text.substr(at, open == std::string::npos ? open : open - at), false});
    if (open == std::string::npos) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) mistake(node, "`text` opens a { that it does not close");
    pieces.push_back({text.substr(open + 1, close - open - 1), true});
    at = close + 1;
  }
  return pieces;
}

std::map<std::string, std::string> words_of(const toml::node& node) {
  std::map<std::string, std::string> words;
  for (const auto& [theirs, ours] : table_of(node, "values")) words.emplace(theirs.str(), text_of(ours, "values"));
  return words;
}

void read_filling_key(std::string_view key, const toml::node& node, Filling& filling) {
  static const std::vector<std::string> known{"column", "constant", "text",   "day_of_export",
                                              "empty",  "filled",   "values", "negate"};
  if (key == "column" || key == "constant") {
    filling.way = key == "column" ? Filling::Way::column : Filling::Way::constant;
    filling.text = text_of(node, key);
  } else if (key == "text") {
    filling.way = Filling::Way::pieces;
    filling.pieces = pieces_of(node);
  } else if (key == "day_of_export") {
    filling.way = Filling::Way::day_of_export;
  } else if (key == "empty") {
    filling.if_empty = text_of(node, key);
  } else if (key == "filled") {
    filling.if_filled = text_of(node, key);
  } else if (key == "values") {
    filling.words = words_of(node);
  } else if (key == "negate") {
    filling.negated = node.value_or(false);
  } else {
    unknown(node, key, "a column", known);
  }
}

Filling filling_of(const toml::node& node, std::string_view column) {
  Filling filling;
  if (node.is_string()) {
    filling.text = text_of(node, column);
    return filling;
  }
  const toml::table& table = table_of(node, column);
  const std::array ways{table.contains("column"), table.contains("constant"), table.contains("text"),
                        table.contains("day_of_export")};
  if (std::count(ways.begin(), ways.end(), true) != 1)
    mistake(node, fmt::format("`{}` takes one of `column`, `constant`, `text` and `day_of_export`", column));
  for (const auto& [name, value] : table) read_filling_key(name.str(), value, filling);
  return filling;
}

Kind kind_of(const toml::table& table) {
  const toml::node* to = table.get("to");
  if (to == nullptr) mistake(table, "a [[target]] says what it gives: to = \"claims\"");
  const std::string name = text_of(*to, "to");
  if (const auto kind = kind_named(name)) return *kind;
  mistake(*to, fmt::format(
                   "`to` is one of creditors, debtors, contacts, consents, claims, events, actions, states, not `{}`",
                   name));
}

void read_attributes(const toml::node& node, Target& target) {
  if (!takes_attributes(target.kind)) mistake(node, fmt::format("{} have no attributes", to_string(target.kind)));
  for (const auto& [name, filling] : table_of(node, "attribute"))
    target.attributes.emplace_back(name.str(), filling_of(filling, name.str()));
}

void read_column(std::string_view key, const toml::node& node, Target& target) {
  const auto specs = columns_of(target.kind);
  const auto spec = std::find_if(specs.begin(), specs.end(), [&](const ColumnSpec& each) { return each.name == key; });
  if (spec != specs.end()) {
    target.columns[static_cast<std::size_t>(spec - specs.begin())] = filling_of(node, key);
    return;
  }
  std::vector<std::string> known{"to", "when", "view"};
  for (const ColumnSpec& each : specs) known.emplace_back(each.name);
  unknown(node, key, to_string(target.kind), known);
}

bool is_filled_in(const Filling& filling) {
  return filling.way != Filling::Way::column || filling.if_empty || filling.if_filled;
}

Target target_of(const toml::node& node) {
  const toml::table& table = table_of(node, "target");
  Target target;
  target.kind = kind_of(table);
  const auto specs = columns_of(target.kind);
  target.columns.resize(specs.size());
  for (const auto& [name, value] : table) {
    const std::string_view key = name.str();
    if (key == "when")
      target.when = conditions(value);
    else if (key == "view")
      target.view = text_of(value, key);
    else if (key == "attribute")
      read_attributes(value, target);
    else if (key != "to")
      read_column(key, value, target);
  }
  for (std::size_t i = 0; i < specs.size(); ++i) {
    if (target.kind == Kind::claims && specs[i].name == "due" && target.columns[i] && is_filled_in(*target.columns[i]))
      mistake(*table.get("due"), "a due date is never filled in; `due` is a column, and a row without one is rejected");
    if (specs[i].required && !target.columns[i])
      mistake(table, fmt::format("{} need `{}`; say which column it is, or a constant", to_string(target.kind),
                                 specs[i].name));
  }
  return target;
}

LeftOut left_out_of(const toml::node& node) {
  const toml::table& table = table_of(node, "leave_out");
  const toml::node* when = table.get("when");
  const toml::node* because = table.get("because");
  if (when == nullptr || because == nullptr || table.size() != 2)
    mistake(table, "a [[leave_out]] has `when` and `because`");
  return {conditions(*when), text_of(*because, "because")};
}

const toml::array& array_of(const toml::node& node, std::string_view what) {
  if (!node.is_array()) mistake(node, fmt::format("write [[{}]] with double brackets", what));
  return *node.as_array();
}

Mapping mapping_of(const toml::table& file) {
  Mapping mapping;
  for (const auto& [name, node] : file) {
    const std::string_view key = name.str();
    if (key == "source") {
      read_source(table_of(node, key), mapping);
    } else if (key == "target") {
      for (const toml::node& each : array_of(node, key)) mapping.targets.push_back(target_of(each));
    } else if (key == "leave_out") {
      for (const toml::node& each : array_of(node, key)) mapping.left_out.push_back(left_out_of(each));
    } else {
      unknown(node, key, "a mapping", {"source", "target", "leave_out"});
    }
  }
  if (mapping.targets.empty()) mistake(file, "a mapping has at least one [[target]]");
  for (const Target& target : mapping.targets)
    if (mapping.sqlite.empty() != target.view.empty())
      mistake(file, mapping.sqlite.empty() ? "`view` goes with `sqlite` in [source]"
                                           : "with `sqlite` every [[target]] names its `view`");
  if (!mapping.sqlite.empty() && !mapping.left_out.empty())
    mistake(file, "rows of a database are left out in the view itself");
  return mapping;
}

}  // namespace

base::Result<Mapping> read_mapping(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error))
    return base::refuse(FaultKind::usage, fmt::format("cannot read the mapping {}", path),
                        "check the path; examples/mappings has mappings to start from");
  try {
    Mapping mapping = mapping_of(toml::parse_file(path));
    const std::filesystem::path database(mapping.sqlite);
    if (!mapping.sqlite.empty() && database.is_relative())
      mapping.sqlite = (std::filesystem::path(path).parent_path() / database).string();
    return mapping;
  } catch (const toml::parse_error& wrong) {
    return base::refuse(FaultKind::data, fmt::format("{}:{}:{}: {}", path, wrong.source().begin.line,
                                                     wrong.source().begin.column, wrong.description()));
  } catch (const Mistake& wrong) {
    const toml::source_position& place = wrong.place;
    return base::refuse(FaultKind::data,
                        place.line == 0 ? fmt::format("{}: {}", path, wrong.message)
                                        : fmt::format("{}:{}:{}: {}", path, place.line, place.column, wrong.message));
  }
}

}  // namespace dun::import
