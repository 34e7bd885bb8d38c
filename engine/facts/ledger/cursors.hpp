// Cursors over the narrow rows of a ledger, all in order of relationship, so that they move side by side: one hands out
// the claims of a relationship, the others what belongs to them. Joining by moving is several times cheaper than asking
// SQLite to join. The hot loops of a run; nothing here allocates per row once its vectors have grown.
#pragma once

#include <string>
#include <vector>

#include "engine/facts/block_builder.hpp"
#include "engine/facts/ledger/blocks.hpp"
#include "engine/facts/ledger/state_row.hpp"
#include "engine/facts/ledger/words.hpp"

namespace dun::facts {

/// Which columns of `claim_state` a request needs beyond the key.
struct StateColumns {
  bool ids = false;
  bool amounts = false;  // principal_open, principal
  bool debtor = false;
  bool creditor = false;
  bool through = false;
  bool settled_on = false;
  bool issued = false;
  bool rare = false;  // from disputed_part on
};

struct StateRead {
  std::int64_t claim = 0;
  std::int64_t debtor = 0;
  std::int64_t creditor = 0;
  Standing standing;
  std::string id;
};

/// Claims, a relationship at a time, in order of due date and id.
class ClaimCursor {
 public:
  ClaimCursor(Database& database, const StateColumns& columns, const Scope& scope);

  /// Fills `rows` with the claims of the next relationship, reusing its memory; false at the end.
  [[nodiscard]] bool next(std::vector<StateRead>& rows, std::size_t& count);
  [[nodiscard]] std::int64_t relationship() const { return relationship_; }

 private:
  void read(StateRead& row) const;

  Statement rows_;
  StateColumns columns_;
  std::int64_t relationship_ = -1;
  std::int64_t next_relationship_ = -1;
  bool more_ = false;
};

struct ActRead {
  std::int64_t claim = 0;
  ActRow row;
  Day changed;  // the last day on which anything about it took effect
  Day put_off = no_day;
};

/// Acts of a relationship, in order of claim. Relationships must be asked for in order.
class ActCursor {
 public:
  ActCursor(Database& database, const Request& request, Words& words, const Scope& scope);
  void read(std::int64_t relationship, std::vector<ActRead>& acts);

 private:
  /// Codes of the request by number of the ledger's word.
  struct Codes {
    std::vector<std::uint16_t> by_word;
    [[nodiscard]] std::uint16_t operator()(std::int64_t word) const {
      return static_cast<std::size_t>(word) < by_word.size() ? by_word[static_cast<std::size_t>(word)] : no_code;
    }
  };
  static Codes codes_of(const std::vector<std::string>& names, Words& words);
  [[nodiscard]] TermSet stated(std::int64_t word);
  [[nodiscard]] ActRead current();

  Statement rows_;
  Codes acts_;
  Codes steps_;
  Codes channels_;
  std::vector<std::string> terms_;
  Words& words_;
  std::int64_t last_word_ = 0;  // of what letters said: most say the same
  TermSet last_stated_ = 0;
  bool more_ = false;
};

struct MoneyRead {
  std::int64_t claim = 0;
  MoneyRow row;
};

/// Money events of a relationship, in order of claim and day. Relationships must be asked for in order.
class MoneyCursor {
 public:
  MoneyCursor(Database& database, const Scope& scope);
  void read(std::int64_t relationship, std::vector<MoneyRead>& money);

 private:
  Statement rows_;
  bool more_ = false;
};

struct RateRead {
  std::int64_t claim = 0;
  AgreedRate rate;
  std::optional<std::int64_t> at_first;  // what the claim itself was agreed at
};

/// Changes of the agreed rate of a relationship's claims, in order of claim and day. Relationships must be asked for in
/// order.
class RateCursor {
 public:
  RateCursor(Database& database, const Scope& scope);
  void read(std::int64_t relationship, std::vector<RateRead>& rates);

 private:
  Statement rows_;
  bool more_ = false;
};

struct AttributeRead {
  std::int64_t claim = 0;
  std::int64_t name = 0;  // word
  std::string value;
};

/// Free attributes of the claims of a relationship, in order of claim. Relationships must be asked for in order.
class AttributeCursor {
 public:
  AttributeCursor(Database& database, const Scope& scope);
  void read(std::int64_t relationship, std::vector<AttributeRead>& attributes);

 private:
  Statement rows_;
  bool more_ = false;
};

}  // namespace dun::facts
