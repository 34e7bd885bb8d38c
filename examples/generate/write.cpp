#include "examples/generate/write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <numeric>

#include "engine/facts/import/csv_text.hpp"

namespace dun::demo {
namespace {

using Row = std::vector<std::string>;

std::string iso(std::optional<Day> day) {
  return day ? to_string(*day) : std::string();
}

std::string norwegian(std::optional<Day> day) {
  if (!day) return {};
  const auto date = values::to_civil(*day);
  return fmt::format("{:02}.{:02}.{}", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                     static_cast<int>(date.year()));
}

/// "1.234,50": a point between thousands, a decimal comma.
std::string norwegian(std::int64_t minor) {
  const std::int64_t size = minor < 0 ? -minor : minor;
  std::string whole = std::to_string(size / 100);
  for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, ".");
  return fmt::format("{}{},{:02}", minor < 0 ? "-" : "", whole, size % 100);
}

std::string neutral(std::int64_t minor) {
  return fmt::format("{}.{:02}", minor / 100, minor % 100);
}

/// A row with semicolons and the line ends of Windows; every field of text that needs it is quoted.
std::string semicolon_row(const Row& row) {
  std::string line;
  for (const std::string& field : row) {
    if (!line.empty() || &field != &row.front()) line += ';';
    const bool plain = field.find_first_of(";\"\r\n") == std::string::npos;
    if (plain) {
      line += field;
      continue;
    }
    line += '"';
    for (const char c : field) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + "\r\n";
}

/// Letters of Western Europe in one byte each, as Windows-1252 has them.
std::string windows_1252(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80)
      bytes += text[i];
    else
      bytes += static_cast<char>(((lead & 0x03) << 6) | (static_cast<unsigned char>(text[++i]) & 0x3F));
  }
  return bytes;
}

class NeutralFile {
 public:
  NeutralFile(const std::filesystem::path& path, const Row& header) : out_(path, std::ios::binary) { add(header); }
  void add(const Row& row) { import::write_csv_row(out_, row); }

 private:
  std::ofstream out_;
};

void write_debtors(const std::filesystem::path& folder, const std::vector<Debtor>& debtors) {
  NeutralFile creditors(folder / "creditors.csv", {"id", "name", "country", "size", "vat_deductible"});
  creditors.add({"C1", "Nordlys Kraft AS", "NO", "medium", "yes"});
  NeutralFile file(folder / "debtors.csv", {"id", "name", "kind", "country", "language", "attribute.segment"});
  NeutralFile contacts(folder / "contacts.csv", {"debtor", "channel", "address", "from", "until"});
  NeutralFile consents(folder / "consents.csv", {"debtor", "channel", "from", "until"});
  for (const Debtor& debtor : debtors) {
    file.add({debtor.id, debtor.name, debtor.kind, debtor.country, debtor.language, debtor.segment});
    for (const Contact& contact : debtor.contacts)
      contacts.add({debtor.id, contact.channel, contact.address, iso(contact.from), iso(contact.until)});
    if (debtor.sms_consent)
      consents.add({debtor.id, "sms", iso(debtor.sms_consent->from), iso(debtor.sms_consent->until)});
  }
}

const Row entry_header{"entryNumber",
                       "postingDate",
                       "documentDate",
                       "documentType",
                       "documentNumber",
                       "customerNumber",
                       "customerName",
                       "description",
                       "currencyCode",
                       "amount",
                       "remainingAmount",
                       "dueDate",
                       "onHold",
                       "disputeStatus",
                       "promisedPayDate",
                       "lastIssuedReminderLevel",
                       "paymentReference",
                       "appliesToDocumentNumber",
                       "reversedEntryNumber"};
enum EntryColumn : std::size_t {
  document_type = 3,
  document_number = 4,
  customer_number = 5,
  currency_code = 8,
  amount = 9,
  remaining_amount = 10,
  due_date = 11
};

Row entry_row(const Entry& entry, const std::string& number, const std::string& reversed, const Debtor& debtor) {
  const bool open = entry.remaining != 0;
  return {number,
          norwegian(entry.posted),
          norwegian(entry.document_date),
          entry.type,
          entry.document,
          debtor.id,
          debtor.name,
          entry.description,
          debtor.currency,
          norwegian(entry.amount),
          norwegian(entry.remaining),
          norwegian(entry.due),
          open ? entry.on_hold : "",
          open ? entry.dispute : "",
          open ? norwegian(entry.promised) : "",
          entry.reminder_level == 0 ? "" : std::to_string(entry.reminder_level),
          entry.reference,
          entry.applies_to,
          reversed};
}

/// The mistakes that exports have: each spoils one invoice, by its document number.
void spoil(Row& row) {
  static const std::map<std::string, std::pair<EntryColumn, std::string>> mistakes{
      {"103117", {amount, "1250.00"}},                 // a decimal point where this file has commas
      {"103422", {amount, "1,250.00"}},                // English through and through
      {"103591", {due_date, ""}},                      // no due date
      {"103778", {due_date, "31.02.2026"}},            // no such day
      {"104003", {currency_code, "NKR"}},              // no such currency
      {"104260", {due_date, "2026-03-02T00:00:00Z"}},  // an instant
      {"104511", {customer_number, "99999"}},          // no such customer
      {"104702", {amount, "tolv hundre"}},             // words
      {"105001", {document_type, "Faktura"}},          // a word the mapping does not know
  };
  if (row[document_type] != "Invoice") return;
  if (const auto mistake = mistakes.find(row[document_number]); mistake != mistakes.end())
    row[mistake->second.first] = mistake->second.second;
}

void write_entries(const std::filesystem::path& folder, const std::vector<Debtor>& debtors, const Books& books) {
  std::vector<std::size_t> order(books.entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return books.entries[a].posted < books.entries[b].posted; });
  std::vector<std::string> numbers(order.size());
  for (std::size_t place = 0; place < order.size(); ++place) numbers[order[place]] = std::to_string(50'001 + place);
  std::ofstream out(folder / "customer-ledger-entries.csv", std::ios::binary);
  out << semicolon_row(entry_header);
  for (const std::size_t which : order) {
    const Entry& entry = books.entries[which];
    Row row = entry_row(entry, numbers[which], entry.reverses ? numbers[*entry.reverses] : "", debtors[entry.debtor]);
    spoil(row);
    out << windows_1252(semicolon_row(row));
    if (row[document_number] != "105444" || row[document_type] != "Invoice") continue;
    row[amount] = norwegian(entry.amount + 10'000);  // the same document again, with another amount
    out << windows_1252(semicolon_row(row));
    out << "a line somebody typed under the table\r\n";
  }
}

void write_reminders(const std::filesystem::path& folder, const std::vector<Debtor>& debtors, const Books& books) {
  std::vector<ReminderLine> lines = books.reminders;
  std::stable_sort(lines.begin(), lines.end(),
                   [](const ReminderLine& a, const ReminderLine& b) { return a.sent < b.sent; });
  std::ofstream out(folder / "issued-reminders.csv", std::ios::binary);
  out << "\xEF\xBB\xBF"
      << semicolon_row({"reminderNumber", "customerNumber", "postingDate", "documentDate", "dueDate", "reminderLevel",
                        "documentNumber", "currencyCode", "remainingAmount", "reminderFee", "interestAmount",
                        "sentBy"});
  for (const ReminderLine& line : lines) {
    const Debtor& debtor = debtors[line.debtor];
    out << semicolon_row({line.reminder, debtor.id, norwegian(line.sent), norwegian(line.sent), norwegian(line.due),
                          std::to_string(line.level), line.document, debtor.currency, norwegian(line.remaining),
                          norwegian(line.fee), norwegian(std::int64_t{0}), line.by});
  }
}

void write_happenings(const std::filesystem::path& path, const std::string& prefix, std::vector<Happening> happenings) {
  std::stable_sort(happenings.begin(), happenings.end(),
                   [](const Happening& a, const Happening& b) { return a.recorded < b.recorded; });
  NeutralFile file(
      path, {"id", "claim", "debtor", "kind", "effective", "recorded", "amount", "until", "channel", "reason", "by"});
  int ordinal = 0;
  for (const Happening& each : happenings)
    file.add({fmt::format("{}-{:04}", prefix, ++ordinal), each.claim, each.debtor, each.kind, iso(each.effective),
              iso(each.recorded), each.amount ? neutral(*each.amount) : "", iso(each.until), each.channel, each.reason,
              each.by});
}

/// What came to be known after the export, by the two later runs it belongs to.
void write_later(const std::filesystem::path& folder, const std::vector<Happening>& later) {
  constexpr Day second_run = day_of_export + 17;  // 2026-04-01
  std::vector<Happening> before, after;
  for (const Happening& each : later) (each.recorded <= second_run ? before : after).push_back(each);
  write_happenings(folder / "events-2026-04-01.csv", "apr01", std::move(before));
  write_happenings(folder / "events-2026-04-15.csv", "apr15", std::move(after));
}

}  // namespace

void write_demo_ledger(const std::filesystem::path& folder, const std::vector<Debtor>& debtors, const Books& books) {
  std::filesystem::create_directories(folder);
  write_debtors(folder, debtors);
  write_entries(folder, debtors, books);
  write_reminders(folder, debtors, books);
  write_happenings(folder / "events.csv", "ev", books.happenings);
  write_later(folder, books.later);
}

}  // namespace dun::demo
