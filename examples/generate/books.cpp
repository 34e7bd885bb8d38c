#include "examples/generate/books.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dun::demo {
namespace {

constexpr Day first_issue = day_of_export - 165;
constexpr Day last_issue = day_of_export - 2;
constexpr Day last_known = day_of_export + 30;

constexpr std::array<std::string_view, 12> goods{
    "Strøm og nettleie", "Spotpris; fastbeløp", "Nettleie",         "Fjernvarme", "Fiber 500",           "Elbillading",
    "Måleravlesning",    "Strøm \"Fornybar\"",  "Etterfakturering", "Årsoppgjør", "Varmepumpe, service", "Tilknytning"};
constexpr std::array<std::string_view, 4> clerks{"KN", "ÅB", "TS", "MH"};

/// How an invoice fares.
enum class Fate { on_time, late, very_late, in_part, credited, bounced, on_account, never, collection_failed };

Fate fate_of(Dice& dice, const Debtor& debtor) {
  if (debtor.direct_debit) return dice.percent(93) ? Fate::on_time : Fate::collection_failed;
  const std::int64_t roll = dice.between(1, 100);
  if (roll <= 62) return Fate::on_time;
  if (roll <= 73) return Fate::late;
  if (roll <= 79) return Fate::very_late;
  if (roll <= 84) return Fate::in_part;
  if (roll <= 88) return Fate::credited;
  if (roll <= 89) return Fate::bounced;
  if (roll <= 91) return Fate::on_account;
  return Fate::never;
}

/// A Norwegian payment reference: customer, invoice, and a check digit by the rule of MOD10.
std::string kid(std::string_view customer, std::string_view invoice) {
  std::string digits = fmt::format("{}{}", customer, invoice);
  int sum = 0;
  bool doubled = true;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, doubled = !doubled) {
    const int value = (*digit - '0') * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

class Bookkeeper {
 public:
  Bookkeeper(Dice& dice, const std::vector<Debtor>& debtors, Books& books)
      : dice_(dice), debtors_(debtors), books_(books) {}

  void one_claim(int ordinal) {
    const std::size_t debtor =
        static_cast<std::size_t>(dice_.between(0, static_cast<std::int64_t>(debtors_.size()) - 1));
    const std::size_t invoice = issue(ordinal, debtor);
    play(invoice, fate_of(dice_, debtors_[debtor]));
    if (books_.entries[invoice].remaining > 0) remind(invoice);
    if (books_.entries[invoice].remaining > 0) trouble(invoice);
  }

 private:
  std::size_t issue(int ordinal, std::size_t debtor) {
    const Debtor& customer = debtors_[debtor];
    const bool consumer = customer.kind == "consumer";
    Entry entry;
    entry.posted = first_issue + static_cast<std::int32_t>(dice_.between(0, last_issue - first_issue));
    entry.document_date = entry.posted;
    entry.type = "Invoice";
    entry.document = std::to_string(103'001 + ordinal);
    entry.debtor = debtor;
    entry.description = dice_.one_of(goods);
    entry.amount = consumer ? dice_.between(14'900, 499'900) : dice_.between(100'000, 18'000'000);
    if (dice_.percent(40)) entry.amount -= entry.amount % 100;
    entry.remaining = entry.amount;
    entry.due = entry.posted + (consumer ? (dice_.percent(50) ? 14 : 21) : 30);
    entry.reference = kid(customer.id, entry.document);
    books_.entries.push_back(entry);
    return books_.entries.size() - 1;
  }

  void play(std::size_t invoice, Fate fate) {
    const Day due = *books_.entries[invoice].due;
    const std::int64_t amount = books_.entries[invoice].amount;
    const auto after = [&](std::int64_t least, std::int64_t most) {
      return due + static_cast<std::int32_t>(dice_.between(least, most));
    };
    switch (fate) {
      case Fate::on_time:
        settle(invoice, after(-6, 0), amount, true);
        break;
      case Fate::late:
        settle(invoice, after(1, 20), amount, true);
        break;
      case Fate::very_late:
        settle(invoice, after(21, 60), amount, true);
        break;
      case Fate::in_part:
        settle(invoice, after(-3, 12), amount * dice_.between(30, 80) / 100, true);
        break;
      case Fate::on_account:
        settle(invoice, after(-6, 10), amount, false);
        break;
      case Fate::credited:
        credit(invoice);
        break;
      case Fate::bounced:
        bounce(invoice, after(-4, -1));
        break;
      case Fate::collection_failed:
        fail_collection(invoice);
        break;
      case Fate::never:
        break;
    }
  }

  void settle(std::size_t invoice, Day on, std::int64_t amount, bool applied) {
    on = std::max(on, books_.entries[invoice].posted + 1);
    if (on > day_of_export) {
      if (on + 1 <= last_known) happen(books_.later, invoice, "payment", on, on + 1).amount = amount;
      return;
    }
    pay(invoice, on, amount, applied);
    if (amount == books_.entries[invoice].amount && applied && dice_.percent(1))
      happen(books_.later, invoice, "payment", day_of_export + 3, day_of_export + 4).amount = amount;  // paid twice
  }

  std::size_t pay(std::size_t invoice, Day on, std::int64_t amount, bool applied) {
    Entry payment;
    payment.posted = on + static_cast<std::int32_t>(dice_.between(0, 1));
    payment.document_date = on;
    payment.type = "Payment";
    payment.document = fmt::format("BET-{}", 20'001 + payments_++);
    payment.debtor = books_.entries[invoice].debtor;
    payment.description = "OCR-innbetaling";
    payment.amount = -amount;
    payment.reference = books_.entries[invoice].reference;
    if (applied) payment.applies_to = books_.entries[invoice].document;
    books_.entries[invoice].remaining -= amount;
    books_.entries.push_back(payment);
    return books_.entries.size() - 1;
  }

  void credit(std::size_t invoice) {
    Entry memo;
    const Entry& corrected = books_.entries[invoice];
    memo.posted = std::min(day_of_export, corrected.posted + static_cast<std::int32_t>(dice_.between(2, 25)));
    memo.document_date = memo.posted;
    memo.type = "Credit Memo";
    memo.document = std::to_string(904'001 + credits_++);
    memo.debtor = corrected.debtor;
    memo.description = fmt::format("Kreditert: {}", corrected.description);
    memo.amount = dice_.percent(50) ? -corrected.amount : -(corrected.amount * dice_.between(10, 70) / 100);
    memo.applies_to = corrected.document;
    books_.entries[invoice].remaining += memo.amount;
    books_.entries.push_back(memo);
  }

  /// A payment that the bank took back.
  void bounce(std::size_t invoice, Day on) {
    const std::int64_t amount = books_.entries[invoice].amount;
    on = std::max(on, books_.entries[invoice].posted + 1);
    if (on + 5 > day_of_export) return;
    const std::size_t payment = pay(invoice, on, amount, true);
    Entry back = books_.entries[payment];
    back.posted = back.document_date = on + 4;
    back.amount = amount;
    back.description = "Tilbakeført innbetaling";
    back.reverses = payment;
    books_.entries[invoice].remaining += amount;
    books_.entries.push_back(back);
  }

  /// The bank could not pull the payment; a third of them are paid by hand later.
  void fail_collection(std::size_t invoice) {
    const Day due = *books_.entries[invoice].due;
    Happening& failed = happen(due + 1 <= day_of_export ? books_.happenings : books_.later, invoice,
                               "direct-debit-failed", due, due + 1);
    failed.channel = "direct-debit";
    failed.reason = "ikke dekning på konto";
    if (dice_.percent(33))
      settle(invoice, due + static_cast<std::int32_t>(dice_.between(3, 25)), books_.entries[invoice].amount, true);
  }

  /// Reminders that were sent by hand on Wednesdays, before Dun.
  void remind(std::size_t invoice) {
    const Debtor& debtor = debtors_[books_.entries[invoice].debtor];
    Day sent = wednesday(*books_.entries[invoice].due + 15);
    for (int level = 1; level <= 2 && sent < day_of_export && dice_.percent(level == 1 ? 60 : 55); ++level) {
      ReminderLine line;
      line.reminder = fmt::format("P{}", 10'001 + reminders_++);
      line.debtor = books_.entries[invoice].debtor;
      line.document = books_.entries[invoice].document;
      line.level = level;
      line.sent = sent;
      line.due = sent + 14;
      line.by = debtor.kind == "public" ? "EHF" : dice_.percent(50) ? "Brev" : "E-post";
      if (level == 2) line.by = debtor.kind == "public" ? "EHF" : "Brev";
      line.remaining = books_.entries[invoice].remaining;
      line.fee = sent < values::from_civil(std::chrono::year(2026) / 1 / 1) ? 3500 : 3800;
      books_.entries[invoice].reminder_level = level;
      books_.reminders.push_back(line);
      charge(line);
      sent = wednesday(line.due + 2);
    }
  }

  /// The fee of a reminder, and now and then interest, as the entries Business Central makes of them.
  void charge(const ReminderLine& line) {
    Entry fee;
    fee.posted = fee.document_date = line.sent;
    fee.type = "Reminder";
    fee.document = line.reminder;
    fee.debtor = line.debtor;
    fee.description = fmt::format("Purregebyr {}", line.document);
    fee.amount = fee.remaining = line.fee;
    fee.due = line.due;
    books_.entries.push_back(fee);
    if (!dice_.percent(10)) return;
    fee.type = "Finance Charge Memo";
    fee.document = fmt::format("R{}", 1'001 + interests_++);
    fee.description = fmt::format("Forsinkelsesrente {}", line.document);
    fee.amount = fee.remaining = std::max<std::int64_t>(1, line.remaining / 250);
    books_.entries.push_back(fee);
  }

  /// Disputes, holds, promises and plans of what is open on the day of the export.
  void trouble(std::size_t invoice) {
    Entry& open = books_.entries[invoice];
    const Day about = std::min(day_of_export - 1, open.posted + static_cast<std::int32_t>(dice_.between(3, 40)));
    const std::int64_t roll = dice_.between(1, 100);
    if (roll <= 3)
      open.dispute = "TVIST";
    else if (roll <= 6)
      dispute_part(invoice, about);
    else if (roll <= 8)
      open.on_hold = dice_.one_of(clerks);
    else if (roll <= 12)
      hold(invoice, about);
    else if (roll <= 16)
      open.promised = day_of_export + static_cast<std::int32_t>(dice_.between(2, 24));
    else if (roll <= 18)
      plan(invoice, about);
    else if (roll <= 20)
      postpone(invoice, about);
  }

  void dispute_part(std::size_t invoice, Day on) {
    Happening& dispute = happen(books_.happenings, invoice, "dispute-opened", on, on);
    dispute.amount = books_.entries[invoice].remaining * dice_.between(10, 60) / 100;
    dispute.reason = "målerstanden er bestridt";
    if (dice_.percent(40))
      happen(books_.later, invoice, "dispute-closed", day_of_export + 20, day_of_export + 20).reason =
          "måler kontrollert";
  }

  void hold(std::size_t invoice, Day on) {
    Happening& held = happen(books_.happenings, invoice, "hold", on, on);
    held.until = day_of_export + static_cast<std::int32_t>(dice_.between(0, 28));
    held.reason = "ba om utsettelse";
    held.by = dice_.one_of(clerks);
  }

  void plan(std::size_t invoice, Day on) {
    happen(books_.happenings, invoice, "plan-agreed", on, on).reason = "tre avdrag";
    if (dice_.percent(50))
      happen(books_.later, invoice, "plan-missed", day_of_export + 16, day_of_export + 17).reason = "avdrag uteble";
  }

  void postpone(std::size_t invoice, Day on) {
    Happening& changed = happen(books_.happenings, invoice, "due-changed", on, on);
    changed.until = *books_.entries[invoice].due + 14;
    changed.reason = "ny forfallsdato avtalt";
    changed.by = dice_.one_of(clerks);
  }

  static Day wednesday(Day day) {
    while ((day.number % 7 + 7) % 7 != 6) day = day + 1;  // 1970-01-01 was a Thursday
    return day;
  }

  Happening& happen(std::vector<Happening>& list, std::size_t invoice, std::string kind, Day effective, Day recorded) {
    Happening happening;
    happening.claim = books_.entries[invoice].document;
    happening.kind = std::move(kind);
    happening.effective = effective;
    happening.recorded = recorded;
    return list.emplace_back(std::move(happening));
  }

  Dice& dice_;
  const std::vector<Debtor>& debtors_;
  Books& books_;
  int payments_ = 0;
  int credits_ = 0;
  int reminders_ = 0;
  int interests_ = 0;
};

/// What befalls debtors rather than claims.
void add_to_debtors(const std::vector<Debtor>& debtors, Books& books) {
  const auto add = [](std::vector<Happening>& list, const Debtor& debtor, std::string kind, Day on, std::string channel,
                      std::string reason) {
    Happening happening;
    happening.debtor = debtor.id;
    happening.kind = std::move(kind);
    happening.effective = happening.recorded = on;
    happening.channel = std::move(channel);
    happening.reason = std::move(reason);
    list.push_back(std::move(happening));
  };
  for (std::size_t i = 0; i < debtors.size(); ++i) {
    const Debtor& debtor = debtors[i];
    const bool consumer = debtor.kind == "consumer";
    if (i % 150 == 12 && consumer)
      add(books.happenings, debtor, "deceased", day_of_export - 30, "", "melding fra dødsboet");
    if (i % 150 == 43 && !consumer) add(books.happenings, debtor, "insolvent", day_of_export - 45, "", "konkurs åpnet");
    if (i % 90 == 17) add(books.later, debtor, "contact-lost", day_of_export + 5, "email", "e-posten kom i retur");
    if (i % 75 == 25 && debtor.sms_consent)
      add(books.later, debtor, "consent-withdrawn", day_of_export + 9, "sms", "STOPP");
  }
}

}  // namespace

Books make_books(Dice& dice, const std::vector<Debtor>& debtors, int claims) {
  Books books;
  Bookkeeper bookkeeper(dice, debtors, books);
  for (int i = 0; i < claims; ++i) bookkeeper.one_claim(i);
  add_to_debtors(debtors, books);
  return books;
}

}  // namespace dun::demo
