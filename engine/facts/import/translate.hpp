// Turns a foreign row into the neutral rows its mapping makes of it. Pure: reads no file and no ledger.
#pragma once

#include <map>
#include <utility>

#include "engine/facts/import/mapping.hpp"
#include "engine/facts/import/row_source.hpp"
#include "engine/values/day.hpp"

namespace dun::import {

/// A neutral value and the name of the column it came from, for messages.
struct Cell {
  std::string text;  // empty: nothing stated
  std::string_view origin;
};

struct NeutralRow {
  Kind kind = Kind::claims;
  std::vector<Cell> cells;  // in the order of columns_of(kind)
  std::vector<std::pair<std::string, std::string>> attributes;
};

/// What a row gave. A row with problems gives nothing.
struct Translation {
  std::vector<NeutralRow> rows;
  const LeftOut* left_out = nullptr;  // of a row that is left out on purpose
  std::vector<Problem> problems;
};

class Translator {
 public:
  /// Refuses a mapping that reads columns the header does not have, naming near ones. Keeps references to both.
  [[nodiscard]] static base::Result<Translator> bind(const Mapping& mapping, const std::vector<std::string>& header,
                                                     values::Day day_of_export);

  void translate(const SourceRow& row, Translation& translation) const;

 private:
  Translator(const Mapping& mapping, const std::vector<std::string>& header, values::Day day_of_export);

  base::Result<void> know(const std::string& column) const;
  base::Result<void> know(const Filling& filling) const;
  base::Result<void> know(const std::vector<Condition>& when) const;
  base::Result<void> know(const Target& target) const;
  std::string_view field(const SourceRow& row, const std::string& column) const;
  bool meets(const SourceRow& row, const Condition& condition) const;
  bool meets(const SourceRow& row, const std::vector<Condition>& when) const;
  std::string seen(const SourceRow& row, const Filling& filling) const;
  std::string fill(const SourceRow& row, const Filling& filling, ColumnType type, std::string_view name,
                   std::vector<Problem>& problems) const;
  NeutralRow give(const SourceRow& row, const Target& target, std::vector<Problem>& problems) const;
  Problem taken_by_none(const SourceRow& row) const;

  const Mapping* mapping_;
  const std::vector<std::string>* header_;
  std::string day_of_export_;
  std::map<std::string, std::size_t, std::less<>> indexes_;
};

}  // namespace dun::import
