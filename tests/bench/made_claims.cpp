#include "tests/bench/made_claims.hpp"

#include <algorithm>

#include "engine/values/money.hpp"

namespace dun::bench {

using facts::Fact;
using values::Day;

namespace {

constexpr std::size_t rows_of_a_block = 2048;

/// A small generator of our own (SplitMix64), so that the claims do not depend on the library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  int below(int limit) { return static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
  bool one_in(int n) { return below(n) == 0; }

 private:
  std::uint64_t state_;
};

std::uint16_t code_of(const std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? facts::no_code : static_cast<std::uint16_t>(found - names.begin());
}

/// How far a claim has come; `share` in hundredths of all claims, `late` in days since the due date. The steps of the
/// standard schedule come after 14 days and after each deadline of 14.
struct Stage {
  int share;
  int least_late;
  int most_late;
  int letters;  // behind it: reminder, warning, hand-over
  bool paid;
};
constexpr Stage stages[] = {
    {55, 1, 700, 0, true},   // paid
    {15, -40, 0, 0, false},  // not due
    {5, 1, 13, 0, false},    // just overdue
    {5, 14, 20, 0, false},   // waits for the reminder
    {7, 15, 28, 1, false},   // reminded
    {3, 29, 34, 1, false},   // waits for the warning
    {5, 30, 43, 2, false},   // warned
    {3, 44, 50, 2, false},   // waits for hand-over
    {2, 60, 400, 3, false},  // handed over
};

struct Claim {
  Day due;
  std::int64_t principal = 0;
  std::int64_t received = 0;
  int letters = 0;
  bool disputed = false;
  bool debit = false;
  bool email = false;
  bool efaktura = false;
  bool sms = false;
};

class Maker {
 public:
  Maker(const facts::Request& request, Day on, std::uint64_t seed)
      : request_(request),
        on_(on),
        random_(seed),
        purring_(code_of(request.acts, "purring")),
        varsel_(code_of(request.acts, "inkassovarsel")),
        nudge_(code_of(request.acts, "message")),
        handover_(code_of(request.acts, "overføring")),
        step_nudge_(code_of(request.steps, "nudge")),
        step_reminder_(code_of(request.steps, "reminder")),
        step_warning_(code_of(request.steps, "warning")),
        step_handover_(code_of(request.steps, "handover")) {}

  facts::Block block(std::size_t rows, std::size_t first) {
    facts::Block block;
    block.rows = rows;
    block.columns.resize(request_.columns.size());
    block.acts.begin.push_back(0);
    block.money.begin.push_back(0);
    for (std::size_t row = 0; row < rows; ++row) {
      block.claim.push_back(static_cast<std::int64_t>(first + row + 1));
      block.relationship.push_back(static_cast<std::int64_t>((first + row) / 3));
      add(block, claim());
    }
    return block;
  }

 private:
  const Stage& stage() {
    int place = random_.below(100);
    for (const Stage& each : stages) {
      if (place < each.share) return each;
      place -= each.share;
    }
    return stages[0];
  }

  Claim claim() {
    const Stage& at = stage();
    Claim claim;
    claim.due = on_ - (at.least_late + random_.below(at.most_late - at.least_late + 1));
    claim.principal = 10'000 + 100 * random_.below(50'000);
    claim.letters = at.letters;
    if (at.paid)
      claim.received = claim.principal;
    else if (random_.one_in(16))
      claim.received = claim.principal / 3;
    claim.disputed = random_.one_in(200);
    claim.debit = random_.one_in(20);
    claim.email = random_.below(10) < 7;
    claim.efaktura = random_.below(10) < 6;
    claim.sms = random_.below(10) < 4;
    return claim;
  }

  void act(facts::Block& block, Day sent, std::uint16_t act, std::uint16_t step, std::int64_t fee, bool pay_by) {
    facts::ActRow row;
    row.sent = sent;
    row.act = act;
    row.step = step;
    row.fee = fee;
    row.has_pay_by = pay_by;
    row.pay_by = sent + 14;
    block.acts.rows.push_back(row);
  }

  void add(facts::Block& block, const Claim& claim) {
    for (std::size_t column = 0; column < request_.columns.size(); ++column)
      put(block.columns[column], request_.columns[column], claim);
    const bool chased = claim.received < claim.principal && on_ - claim.due >= 4;
    if (chased && claim.sms) act(block, claim.due + 3, nudge_, step_nudge_, 0, false);
    if (claim.letters >= 1) act(block, claim.due + 14, purring_, step_reminder_, 3'800, true);
    if (claim.letters >= 2) act(block, claim.due + 29, varsel_, step_warning_, 3'800, true);
    if (claim.letters >= 3) act(block, claim.due + 44, handover_, step_handover_, 0, false);
    block.acts.begin.push_back(static_cast<std::uint32_t>(block.acts.rows.size()));
    if (claim.received > 0)
      block.money.rows.push_back({std::min(claim.due + 1, on_), facts::MoneyKind::payment, claim.received});
    block.money.begin.push_back(static_cast<std::uint32_t>(block.money.rows.size()));
  }

  void put(facts::Column& column, const facts::ColumnKey& key, const Claim& claim) {
    bool known = true;
    column.values.push_back(value(key, claim, known));
    column.known.push_back(known ? 1 : 0);
  }

  std::int64_t value(const facts::ColumnKey& key, const Claim& claim, bool& known) {
    if (const auto* reach = std::get_if<facts::ReachableBy>(&key))
      return reach->channel == "letter" || (reach->channel == "email" && claim.email) ||
             (reach->channel == "efaktura" && claim.efaktura) || (reach->channel == "sms" && claim.sms);
    if (const auto* consent = std::get_if<facts::ConsentTo>(&key)) return consent->channel == "sms" && claim.sms;
    if (!std::holds_alternative<Fact>(key)) return 0;
    switch (std::get<Fact>(key)) {
      case Fact::debtor_kind:
        return static_cast<std::int64_t>(facts::DebtorKind::consumer);
      case Fact::country:
        return *facts::country_code("NO");
      case Fact::currency:
        return values::parse_currency("NOK")->code;
      case Fact::due:
        return claim.due.number;
      case Fact::issued:
        return claim.due.number - 14;
      case Fact::principal:
        return claim.principal;
      case Fact::principal_open:
      case Fact::balance:
        return claim.principal - claim.received;
      case Fact::disputed:
        return claim.disputed;
      case Fact::direct_debit:
        return claim.debit;
      case Fact::direct_debit_failed:
        return claim.debit;
      case Fact::held_until:
      case Fact::promised:
      case Fact::arrears_since:
        known = false;
        return 0;
      default:
        return 0;
    }
  }

  const facts::Request& request_;
  Day on_;
  Random random_;
  std::uint16_t purring_, varsel_, nudge_, handover_;
  std::uint16_t step_nudge_, step_reminder_, step_warning_, step_handover_;
};

}  // namespace

Made make_claims(const facts::Request& request, std::size_t claims, Day on, std::uint64_t seed) {
  Made made;
  made.request = request;
  made.claims = claims;
  Maker maker(made.request, on, seed);
  for (std::size_t first = 0; first < claims; first += rows_of_a_block)
    made.blocks.push_back(maker.block(std::min(rows_of_a_block, claims - first), first));
  return made;
}

}  // namespace dun::bench
