// Where the checks of a verification put what they find. Of each kind only so many are kept.
#pragma once

#include <array>
#include <functional>

#include "engine/facts/ledger/database.hpp"
#include "engine/journal/verify.hpp"

namespace dun::journal {

class Findings {
 public:
  explicit Findings(Verification& verification) : verification_(verification) {}

  void add(FindingKind kind, std::string table, std::string row, std::string message);
  [[nodiscard]] Verification& verification() { return verification_; }

 private:
  Verification& verification_;
  std::array<int, 7> count_{};
};

// The checks, each in its own file or beside its kin.
void check_file(facts::Database& database, Findings& findings);
void check_states(facts::Database& database, Findings& findings, const std::function<void(std::int64_t)>& progress);
void check_seals(facts::Database& database, Findings& findings, const std::string& head);

}  // namespace dun::journal
