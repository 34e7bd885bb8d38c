// Is the ledger what it says it is: the file sound, the state rows equal to the fold of the history, and every
// decision, change and run as it was sealed. Reads only. A row that was changed, removed or slipped in is named.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/facts/ledger/ledger.hpp"

namespace dun::journal {

enum class FindingKind : std::uint8_t { file, state, row_changed, row_missing, row_added, chain, run };
[[nodiscard]] std::string_view to_string(FindingKind kind);

struct Finding {
  FindingKind kind = FindingKind::file;
  std::string table;
  std::string row;      // how a person finds it: "action 17", "claim 10045"
  std::string message;  // what was found, then what was expected
};

struct Verification {
  std::vector<Finding> findings;
  bool more = false;  // further findings of the same kind were left out
  std::int64_t claims = 0;
  std::int64_t actions = 0;
  std::int64_t runs = 0;
  std::string head;  // the last seal, in hexadecimal; kept elsewhere it proves that nothing was cut off at the end
};

/// `head`: a seal noted earlier, or empty; it is a finding if the chain does not contain it. `progress` may be empty.
[[nodiscard]] base::Result<Verification> verify(const facts::Ledger& ledger, const std::string& head = {},
                                                const std::function<void(std::int64_t done)>& progress = {});

}  // namespace dun::journal
