// Brings rows into a ledger: neutral CSV, foreign columns through a mapping, or the views of a database. What is wrong
// with a row rejects that row, with its line, column and reason, and the rest is loaded; all of it in one transaction,
// so that a failure or a kill leaves the ledger as it was. The same rows again change nothing. Streams: memory does not
// grow with the file.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/facts/import/loader.hpp"
#include "engine/facts/import/rejects.hpp"

namespace dun::import {

struct ImportOptions {
  std::string file;           // a CSV file; empty if the mapping names a database
  std::optional<Kind> kind;   // of neutral rows; with a mapping: load only what becomes this
  std::string mapping;        // a mapping file; empty for neutral columns
  std::string rejects;        // where rejected rows are written; empty: nowhere
  values::Day day_of_export;  // the day the file shows the books of
  bool dry_run = false;       // read and check all, keep nothing
  /// Called every few thousand rows with how far reading has come.
  std::function<void(Progress, std::size_t rows)> on_progress;
};

struct ImportReport {
  std::size_t rows = 0;  // of the file or the views; rejected and left out ones included
  std::size_t rejected = 0;
  std::array<Counts, kind_count> counts{};
  std::map<std::string, std::size_t> left_out;  // by reason
  std::size_t adjustments = 0;                  // events written because a claim did not stand as stated
  std::vector<Reject> first_rejects;
  std::size_t problems = 0;  // lines of the rejects file; a row may have several
};

/// Takes the ledger for writing by itself.
[[nodiscard]] base::Result<ImportReport> import_rows(facts::Ledger& ledger, const ImportOptions& options);

}  // namespace dun::import
