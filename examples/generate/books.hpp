// The books of the invented company up to the day of the export: invoices, what was paid and credited on them,
// reminders sent by hand, and what came after the export. Amounts are in minor units.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "examples/generate/debtors.hpp"

namespace dun::demo {

/// An entry of the customer ledger, as Business Central has it. Amounts of payments and credit memos are negative.
struct Entry {
  Day posted;
  Day document_date;
  std::string type;  // Invoice, Payment, Credit Memo, Refund, Reminder, Finance Charge Memo
  std::string document;
  std::size_t debtor = 0;
  std::string description;
  std::int64_t amount = 0;
  std::int64_t remaining = 0;
  std::optional<Day> due;
  std::string on_hold;
  std::string dispute;
  std::optional<Day> promised;
  int reminder_level = 0;
  std::string reference;  // KID
  std::string applies_to;
  std::optional<std::size_t> reverses;  // the entry, by its place in the list before sorting
};

/// A line of an issued reminder.
struct ReminderLine {
  std::string reminder;
  std::size_t debtor = 0;
  std::string document;
  int level = 1;
  Day sent;
  Day due;
  std::string by;
  std::int64_t remaining = 0;
  std::int64_t fee = 0;
};

/// What Business Central has no entry for, as neutral events.
struct Happening {
  std::string claim;
  std::string debtor;
  std::string kind;
  Day effective;
  Day recorded;
  std::optional<std::int64_t> amount;
  std::optional<Day> until;
  std::string channel;
  std::string reason;
  std::string by;
};

struct Books {
  std::vector<Entry> entries;
  std::vector<ReminderLine> reminders;
  std::vector<Happening> happenings;  // up to the day of the export
  std::vector<Happening> later;       // known only after it
};

inline constexpr Day day_of_export{20527};  // 2026-03-15

[[nodiscard]] Books make_books(Dice& dice, const std::vector<Debtor>& debtors, int claims);

}  // namespace dun::demo
