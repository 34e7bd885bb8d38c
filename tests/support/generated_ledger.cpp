#include "tests/support/generated_ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace dun::support {

namespace {

using namespace dun::facts;
using values::Day;

/// SplitMix64 (Steele, Lea and Flood, 2014): small, and the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  /// From `low` to `high`, both included. The bias of the remainder does not matter here.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool happens(std::int64_t per_thousand) { return between(0, 999) < per_thousand; }

 private:
  std::uint64_t state_;
};

/// How far a claim has come. `share` is in thousandths of all claims; they add up to 1000.
enum class Stage : std::uint8_t {
  paid,
  not_due,
  just_overdue,
  waits_for_reminder,
  reminded,
  waits_for_warning,
  warned,
  waits_for_handover,
  handed_over,
};
struct Share {
  Stage stage;
  std::int64_t share;
};
constexpr Share shares[] = {
    {Stage::paid, 550},        {Stage::not_due, 150},
    {Stage::just_overdue, 50}, {Stage::waits_for_reminder, 50},
    {Stage::reminded, 70},     {Stage::waits_for_warning, 30},
    {Stage::warned, 50},       {Stage::waits_for_handover, 30},
    {Stage::handed_over, 20},
};

/// What the ledger refused; ends the generation.
struct Refusal {
  base::Fault fault;
};

template <class T>
T must(base::Result<T> result) {
  if (!result) throw Refusal{std::move(result.error())};
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

class Generator {
 public:
  Generator(Ledger& ledger, const GeneratedSizes& sizes) : ledger_(ledger), sizes_(sizes), random_(0) {}

  void write() {
    must(ledger_.put(CreditorRecord{"fjord-kraft", "Fjord Kraft AS", "NO", "large", true}));
    for (std::int64_t i = 0; i < sizes_.debtors; ++i) write_debtor(sizes_.last_first ? sizes_.debtors - 1 - i : i);
  }

 private:
  static std::string debtor_id(std::int64_t number) { return fmt::format("D{:07}", number); }

  /// A debtor and his claims. Each debtor has random numbers of his own, whoever comes before him.
  void write_debtor(std::int64_t number) {
    random_ = Random(sizes_.seed ^ static_cast<std::uint64_t>(number) << 20);
    put_debtor(number);
    const std::int64_t first = sizes_.claims * number / sizes_.debtors;
    const std::int64_t end = sizes_.claims * (number + 1) / sizes_.debtors;
    for (std::int64_t claim = first; claim < end; ++claim) write_claim(claim, debtor_id(number));
  }

  void put_debtor(std::int64_t number) {
    DebtorRecord debtor;
    debtor.id = debtor_id(number);
    debtor.name = fmt::format("Kunde {}", number);
    debtor.country = "NO";
    debtor.language = "nb";
    must(ledger_.put(debtor));
    contact(debtor.id, "letter", fmt::format("Storgata {}, 0155 Oslo", number % 200 + 1));
    if (random_.happens(600)) contact(debtor.id, "efaktura", fmt::format("9{:09}", number));
    if (random_.happens(700)) contact(debtor.id, "email", fmt::format("kunde{}@example.no", number));
    if (random_.happens(400)) {
      contact(debtor.id, "sms", fmt::format("+479{:07}", number));
      must(ledger_.put_consent(debtor.id, {"sms", "", sizes_.run_date - 400, std::nullopt, std::nullopt}));
    }
  }

  void contact(const std::string& debtor, const char* channel, std::string address) {
    must(ledger_.put_contact(debtor, {channel, std::move(address), std::nullopt, std::nullopt, std::nullopt}));
  }

  Stage any_stage() {
    std::int64_t place = random_.between(0, 999);
    for (const Share& each : shares) {
      if (place < each.share) return each.stage;
      place -= each.share;
    }
    return Stage::paid;
  }

  /// Days since the due date; a step of the standard schedule comes after 14 days and again after each deadline of 14.
  std::int64_t days_overdue(Stage stage) {
    switch (stage) {
      case Stage::paid:
        return random_.between(1, 700);
      case Stage::not_due:
        return -random_.between(0, 40);
      case Stage::just_overdue:
        return random_.between(1, 13);
      case Stage::waits_for_reminder:
        return random_.between(14, 20);
      case Stage::reminded:
        return random_.between(15, 28);
      case Stage::waits_for_warning:
        return random_.between(29, 34);
      case Stage::warned:
        return random_.between(30, 43);
      case Stage::waits_for_handover:
        return random_.between(44, 50);
      case Stage::handed_over:
        return random_.between(60, 400);
    }
    return 0;
  }

  void write_claim(std::int64_t number, const std::string& debtor) {
    const Stage stage = any_stage();
    ClaimRecord claim;
    claim.id = fmt::format("F{:08}", number);
    claim.creditor = "fjord-kraft";
    claim.debtor = debtor;
    claim.reference = fmt::format("{:012}", number * 7 + 3);
    claim.principal = {random_.between(10'000, 500'000), currency_};
    claim.due = sizes_.run_date - static_cast<std::int32_t>(days_overdue(stage));
    claim.issued = claim.due - 14;
    must(ledger_.put(claim));
    write_payments(claim, stage);
    write_acts(claim, stage);
    write_obstacles(claim);
  }

  void event(const ClaimRecord& claim, EventKind kind, Day on, std::int64_t minor, std::optional<Day> until = {}) {
    EventRecord event;
    event.id = fmt::format("{}-{}", claim.id, ++event_);
    event.kind = kind;
    event.effective = event.recorded = on;
    event.minor = minor;
    event.until = until;
    must(ledger_.put_event({claim.id, {}}, event));
  }

  void write_payments(const ClaimRecord& claim, Stage stage) {
    event_ = 0;
    if (stage == Stage::paid)
      event(claim, EventKind::payment, claim.due - static_cast<std::int32_t>(random_.between(0, 9)),
            claim.principal.minor);
    else if (stage != Stage::not_due && random_.happens(60))
      event(claim, EventKind::payment, claim.due + 1, claim.principal.minor / 3);
    if (random_.happens(10))
      event(claim, EventKind::credit_note, std::min(*claim.issued + 3, sizes_.run_date), claim.principal.minor / 10);
  }

  void write_obstacles(const ClaimRecord& claim) {
    const Day on = std::min(*claim.issued + 5, sizes_.run_date);
    if (random_.happens(5)) event(claim, EventKind::dispute_opened, on, claim.principal.minor / 2);
    if (random_.happens(5)) event(claim, EventKind::hold, on, 0, sizes_.run_date + 10);
  }

  /// A step `days` after the due date, with a deadline of 14 days and the fee of its year.
  void act(const ClaimRecord& claim, const char* step, const char* act, std::int32_t days, bool with_fee) {
    ActRecord record;
    record.id = fmt::format("{}-{}", claim.id, step);
    record.act = act;
    record.step = step;
    record.sent = record.recorded = claim.due + days;
    record.channel = random_.happens(600) ? "efaktura" : "letter";
    if (with_fee) record.fee = record.sent < new_year_ ? 3500 : 3800;
    if (with_fee) record.pay_by = record.sent + 14;
    must(ledger_.put_act(claim.id, record));
  }

  void write_acts(const ClaimRecord& claim, Stage stage) {
    if (stage < Stage::reminded) return;
    act(claim, "reminder", "purring", 14, true);
    if (stage < Stage::warned) return;
    act(claim, "warning", "inkassovarsel", 29, true);
    if (stage == Stage::handed_over) act(claim, "handover", "handover", 44, false);
  }

  Ledger& ledger_;
  GeneratedSizes sizes_;
  Random random_;
  values::Currency currency_ = values::parse_currency("NOK").value();
  Day new_year_ = values::parse_day("2026-01-01").value();
  int event_ = 0;
};

}  // namespace

base::Result<void> generate_into(Ledger& ledger, const GeneratedSizes& sizes) {
  try {
    Generator(ledger, sizes).write();
    return {};
  } catch (Refusal& refusal) {
    return tl::make_unexpected(std::move(refusal.fault));
  }
}

}  // namespace dun::support
