// dun ledger export: one kind of rows as neutral CSV, to a file or to standard output.
#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "cli/failure.hpp"
#include "cli/options.hpp"
#include "engine/facts/import/export.hpp"

namespace dun::cli {
namespace {

base::Result<std::size_t> write_to_file(const facts::Ledger& ledger, import::Kind kind, const std::string& path) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  if (!file)
    return base::refuse(base::FaultKind::machine, fmt::format("cannot write {}: {}", path, std::strerror(errno)),
                        "check the folder and its permissions");
  return export_rows(ledger, kind, file);
}

}  // namespace

int ledger_export(const LedgerOptions& options) {
  const auto kind = import::kind_named(options.kind);
  if (!kind) return fail({base::FaultKind::usage, fmt::format("`{}` is no kind of rows", options.kind), {}});
  const auto opened = facts::Ledger::open(options.ledger, facts::Access::read_only);
  if (!opened) return fail(opened.error());
  const auto written =
      options.file.empty() ? export_rows(*opened, *kind, std::cout) : write_to_file(*opened, *kind, options.file);
  if (!written) return fail(written.error());
  if (!options.file.empty()) fmt::print(stderr, "{}: {} {} written\n", options.file, *written, options.kind);
  return fine;
}

}  // namespace dun::cli
