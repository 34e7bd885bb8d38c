// dun ledger verify: is the ledger what it says it is?
#include <fmt/format.h>

#include <algorithm>

#include "cli/failure.hpp"
#include "cli/ledger.hpp"
#include "cli/terminal.hpp"
#include "engine/base/json_line.hpp"
#include "engine/journal/verify.hpp"

namespace dun::cli {

namespace {

void print_finding(const journal::Finding& finding, bool json) {
  if (json) {
    fmt::print("{}\n", base::JsonLine()
                           .add("finding", to_string(finding.kind))
                           .add_if("table", finding.table)
                           .add_if("row", finding.row)
                           .add("message", finding.message)
                           .text());
    return;
  }
  const std::string& where = finding.row.empty() ? finding.table : finding.row;
  fmt::print("{}{}{}\n", where, where.empty() ? "" : " ", finding.message);
}

void print_summary(const LedgerOptions& options, const journal::Verification& found) {
  std::FILE* out = options.json ? stderr : stdout;
  if (found.more) fmt::print(out, "… and more of the same kinds\n");
  fmt::print(out, "{}: {}, {} claims, {} actions, {} runs\n", options.ledger,
             found.findings.empty() ? "sound" : fmt::format("{} findings", found.findings.size()), found.claims,
             found.actions, found.runs);
  if (!found.head.empty())
    fmt::print(out, "last seal: {}\nNote it elsewhere; verify --head SEAL then shows whether anything was cut off.\n",
               found.head);
}

}  // namespace

int ledger_verify(const LedgerOptions& options) {
  const auto ledger = facts::Ledger::open(options.ledger, facts::Access::read_only);
  if (!ledger) return fail(ledger.error());
  const auto claims = ledger->claim_count();
  if (!claims) return fail(claims.error());
  base::Result<journal::Verification> found;
  {
    ProgressLine progress("claims checked");
    found = journal::verify(*ledger, options.head, [&](std::int64_t done) {
      progress.show(static_cast<std::size_t>(done), static_cast<std::size_t>(*claims), static_cast<std::size_t>(done));
    });
  }
  if (!found) return fail(found.error());
  for (const journal::Finding& finding : found->findings) print_finding(finding, options.json);
  print_summary(options, *found);
  return found->findings.empty() ? fine : answer_is_no;
}

}  // namespace dun::cli
