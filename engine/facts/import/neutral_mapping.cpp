// A file in the neutral form is read through a mapping too: one whose columns have our names already.
#include <fmt/format.h>

#include <algorithm>

#include "engine/base/nearest.hpp"
#include "engine/facts/import/mapping.hpp"

namespace dun::import {
namespace {

base::Result<Mapping> unknown_column(Kind kind, std::string_view name) {
  std::vector<std::string> known;
  for (const ColumnSpec& each : columns_of(kind)) known.emplace_back(each.name);
  const auto near = base::nearest(name, known);
  std::string advice =
      near ? fmt::format("did you mean `{}`?", *near) : fmt::format("columns are {}", fmt::join(known, ", "));
  if (takes_attributes(kind)) advice += fmt::format(" (a column of your own is named `{}{}`)", attribute_prefix, name);
  return base::refuse(base::FaultKind::data, fmt::format("{} have no column {}", to_string(kind), in_backticks(name)),
                      advice);
}

Filling same_column(std::string_view name) {
  Filling filling;
  filling.text = name;
  return filling;
}

}  // namespace

base::Result<Mapping> neutral_mapping(Kind kind, const std::vector<std::string>& header) {
  const auto specs = columns_of(kind);
  Target target;
  target.kind = kind;
  target.columns.resize(specs.size());
  for (const std::string& name : header) {
    const auto spec =
        std::find_if(specs.begin(), specs.end(), [&](const ColumnSpec& each) { return each.name == name; });
    if (spec != specs.end())
      target.columns[static_cast<std::size_t>(spec - specs.begin())] = same_column(name);
    else if (takes_attributes(kind) && name.starts_with(attribute_prefix) && name.size() > attribute_prefix.size())
      target.attributes.emplace_back(name.substr(attribute_prefix.size()), same_column(name));
    else
      return unknown_column(kind, name);
  }
  for (std::size_t i = 0; i < specs.size(); ++i)
    if (specs[i].required && !target.columns[i])
      return base::refuse(base::FaultKind::data, fmt::format("the file has no column `{}`", specs[i].name),
                          fmt::format("{} need it; docs/ledger-csv.md lists the columns", to_string(kind)));
  Mapping mapping;
  mapping.targets.push_back(std::move(target));
  return mapping;
}

}  // namespace dun::import
