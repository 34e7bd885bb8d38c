// How foreign columns become neutral rows, as plain data. A mapping says which rows of a file give what, and how each
// neutral column is filled; it never fills in what the file does not say, except by a constant its author wrote.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/facts/import/columns.hpp"
#include "engine/facts/import/csv_source.hpp"
#include "engine/facts/import/formats.hpp"

namespace dun::import {

/// A piece of a text made of several columns: a column's name, or literal text.
struct Piece {
  std::string text;
  bool is_column = false;
};

/// How one neutral column is filled.
struct Filling {
  enum class Way : std::uint8_t { column, constant, pieces, day_of_export };

  Way way = Way::column;
  std::string text;  // the column's name, or the constant
  std::vector<Piece> pieces;
  std::optional<std::string> if_empty;       // neutral text for an empty cell
  std::optional<std::string> if_filled;      // neutral text for any other
  std::map<std::string, std::string> words;  // their words to ours; what is not listed is refused
  bool negated = false;                      // amounts: the sign is turned round
};

/// What a row must show for a target to take it.
struct Condition {
  enum class Test : std::uint8_t { one_of, filled, empty, positive, negative };

  std::string column;
  Test test = Test::one_of;
  std::vector<std::string> accepted;
};

/// One kind of neutral row that a foreign row can give.
struct Target {
  Kind kind = Kind::claims;
  std::vector<Condition> when;                  // all of them
  std::vector<std::optional<Filling>> columns;  // in the order of columns_of(kind)
  std::vector<std::pair<std::string, Filling>> attributes;
  std::string view;  // of a database: where its rows come from
};

/// Rows that are left out on purpose.
struct LeftOut {
  std::vector<Condition> when;
  std::string because;
};

struct Mapping {
  CsvFormat csv;
  Formats formats;
  std::string sqlite;  // a database file instead of a CSV file; empty if none
  std::vector<Target> targets;
  std::vector<LeftOut> left_out;
};

/// Reads a mapping file; the first mistake is told with its line.
[[nodiscard]] base::Result<Mapping> read_mapping(const std::string& path);

/// The mapping of a file in the neutral form itself. Refuses columns the kind does not have, and a file without a
/// required one.
[[nodiscard]] base::Result<Mapping> neutral_mapping(Kind kind, const std::vector<std::string>& header);

}  // namespace dun::import
