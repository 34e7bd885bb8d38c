#include "engine/facts/import/translate.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/nearest.hpp"

namespace dun::import {
namespace {

/// The column a problem with this filling is told at; `name` is the neutral column.
std::string_view origin_of(const Filling& filling, std::string_view name) {
  if (filling.way == Filling::Way::column) return filling.text;
  for (const Piece& piece : filling.pieces)
    if (piece.is_column) return piece.text;
  return name;
}

std::string turned_round(std::string number) {
  if (number.starts_with('-')) return number.substr(1);
  return number.find_first_not_of("0.") == std::string::npos ? number : '-' + number;
}

/// The neutral text of a foreign one, by the type of the column it goes into.
Neutral neutral(std::string_view text, ColumnType type, const Formats& formats) {
  switch (type) {
    case ColumnType::text:
      return std::string(text);
    case ColumnType::day:
      return neutral_date(text, formats);
    case ColumnType::amount:
    case ColumnType::percent:
      return neutral_number(text, formats);
    case ColumnType::word:
    case ColumnType::yes_no:
    case ColumnType::whole:
      return std::string(trimmed(text));
  }
  return std::string(text);
}

Neutral word_for(std::string_view text, const std::map<std::string, std::string>& words) {
  const auto found = words.find(std::string(trimmed(text)));
  if (found != words.end()) return found->second;
  std::vector<std::string> known;
  for (const auto& [theirs, ours] : words) known.push_back(theirs);
  return tl::make_unexpected(
      fmt::format("{} has no meaning in the mapping; it knows {}", in_backticks(text), fmt::join(known, ", ")));
}

}  // namespace

Translator::Translator(const Mapping& mapping, const std::vector<std::string>& header, values::Day day_of_export)
    : mapping_(&mapping), header_(&header), day_of_export_(to_string(day_of_export)) {
  for (std::size_t i = 0; i < header.size(); ++i) indexes_.emplace(header[i], i);
}

base::Result<Translator> Translator::bind(const Mapping& mapping, const std::vector<std::string>& header,
                                          values::Day day_of_export) {
  Translator translator(mapping, header, day_of_export);
  for (const Target& target : mapping.targets)
    if (auto known = translator.know(target); !known) return tl::make_unexpected(known.error());
  for (const LeftOut& left_out : mapping.left_out)
    if (auto known = translator.know(left_out.when); !known) return tl::make_unexpected(known.error());
  return translator;
}

base::Result<void> Translator::know(const std::string& column) const {
  if (indexes_.contains(column)) return {};
  const auto near = base::nearest(column, *header_);
  return base::refuse(
      base::FaultKind::data, fmt::format("the mapping reads column `{}`, which is not there", column),
      near ? fmt::format("did you mean `{}`?", *near) : fmt::format("the columns are {}", fmt::join(*header_, ", ")));
}

base::Result<void> Translator::know(const Filling& filling) const {
  if (filling.way == Filling::Way::column) return know(filling.text);
  for (const Piece& piece : filling.pieces)
    if (piece.is_column)
      if (auto known = know(piece.text); !known) return known;
  return {};
}

base::Result<void> Translator::know(const std::vector<Condition>& when) const {
  for (const Condition& condition : when)
    if (auto known = know(condition.column); !known) return known;
  return {};
}

base::Result<void> Translator::know(const Target& target) const {
  if (auto known = know(target.when); !known) return known;
  for (const auto& filling : target.columns)
    if (filling)
      if (auto known = know(*filling); !known) return known;
  for (const auto& [name, filling] : target.attributes)
    if (auto known = know(filling); !known) return known;
  return {};
}

std::string_view Translator::field(const SourceRow& row, const std::string& column) const {
  return row.fields[indexes_.find(column)->second];
}

/// A text that is no number passes both tests of the sign, so that a target takes the row and tells what is wrong with
/// it.
bool Translator::meets(const SourceRow& row, const Condition& condition) const {
  const std::string_view text = field(row, condition.column);
  const auto is_number = [&](auto test) {
    const Neutral number = neutral_number(text, mapping_->formats);
    return !number || test(*number);
  };
  switch (condition.test) {
    case Condition::Test::one_of:
      return std::find(condition.accepted.begin(), condition.accepted.end(), trimmed(text)) != condition.accepted.end();
    case Condition::Test::filled:
      return !trimmed(text).empty();
    case Condition::Test::empty:
      return trimmed(text).empty();
    case Condition::Test::negative:
      return is_number([](const std::string& number) { return number.starts_with('-'); });
    case Condition::Test::positive:
      return is_number([](const std::string& number) {
        return !number.starts_with('-') && number.find_first_not_of("0.") != std::string::npos;
      });
  }
  return false;
}

bool Translator::meets(const SourceRow& row, const std::vector<Condition>& when) const {
  return std::all_of(when.begin(), when.end(), [&](const Condition& condition) { return meets(row, condition); });
}

std::string Translator::seen(const SourceRow& row, const Filling& filling) const {
  if (filling.way == Filling::Way::column) return std::string(field(row, filling.text));
  std::string text;
  for (const Piece& piece : filling.pieces)
    text += piece.is_column ? field(row, piece.text) : std::string_view(piece.text);
  return text;
}

std::string Translator::fill(const SourceRow& row, const Filling& filling, ColumnType type, std::string_view name,
                             std::vector<Problem>& problems) const {
  if (filling.way == Filling::Way::constant) return filling.text;
  if (filling.way == Filling::Way::day_of_export) return day_of_export_;
  const std::string text = seen(row, filling);
  const bool is_empty = type == ColumnType::text ? text.empty() : trimmed(text).empty();
  if (is_empty) return filling.if_empty.value_or("");
  if (filling.if_filled) return *filling.if_filled;
  const Neutral result = filling.words.empty() ? neutral(text, type, mapping_->formats) : word_for(text, filling.words);
  if (result) return filling.negated ? turned_round(*result) : *result;
  problems.push_back({std::string(origin_of(filling, name)), result.error()});
  return {};
}

NeutralRow Translator::give(const SourceRow& row, const Target& target, std::vector<Problem>& problems) const {
  const auto specs = columns_of(target.kind);
  NeutralRow given{target.kind, std::vector<Cell>(specs.size()), {}};
  for (std::size_t i = 0; i < specs.size(); ++i) {
    given.cells[i].origin = specs[i].name;
    if (!target.columns[i]) continue;
    const std::size_t before = problems.size();
    given.cells[i] = {fill(row, *target.columns[i], specs[i].type, specs[i].name, problems),
                      origin_of(*target.columns[i], specs[i].name)};
    if (specs[i].required && given.cells[i].text.empty() && problems.size() == before)
      problems.push_back({std::string(given.cells[i].origin),
                          fmt::format("`{}` is empty; {} need it", specs[i].name, to_string(target.kind))});
  }
  for (const auto& [name, filling] : target.attributes)
    if (std::string text = fill(row, filling, ColumnType::text, name, problems); !text.empty())
      given.attributes.emplace_back(name, std::move(text));
  return given;
}

/// Tells the column that the targets choose by.
Problem Translator::taken_by_none(const SourceRow& row) const {
  for (const Target& target : mapping_->targets)
    if (!target.when.empty()) {
      const std::string& column = target.when.front().column;
      return {column, fmt::format("no target of the mapping takes a row with {}", in_backticks(field(row, column)))};
    }
  return {"", "no target of the mapping takes this row"};
}

void Translator::translate(const SourceRow& row, Translation& translation) const {
  translation.rows.clear();
  translation.problems.clear();
  translation.left_out = nullptr;
  for (const LeftOut& left_out : mapping_->left_out)
    if (meets(row, left_out.when)) {
      translation.left_out = &left_out;
      return;
    }
  bool taken = false;
  for (const Target& target : mapping_->targets) {
    if (!meets(row, target.when)) continue;
    taken = true;
    translation.rows.push_back(give(row, target, translation.problems));
  }
  if (!taken) translation.problems.push_back(taken_by_none(row));
  if (!translation.problems.empty()) translation.rows.clear();
}

}  // namespace dun::import
