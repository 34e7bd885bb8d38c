#include "engine/facts/ledger/action_row.hpp"

#include "engine/facts/fingerprint.hpp"

namespace dun::facts {

namespace {

/// No row has this number: what follows it is still of the row before.
constexpr std::int64_t no_number = -1;

/// Appends numbers as eight bytes and texts with their length before them.
class ByteWriter {
 public:
  explicit ByteWriter(std::string& bytes) : bytes_(bytes) {}

  ByteWriter& operator<<(std::int64_t value) {
    char packed[8];
    for (int i = 0; i < 8; ++i) packed[i] = static_cast<char>((static_cast<std::uint64_t>(value) >> (8 * i)) & 0xff);
    bytes_.append(packed, sizeof packed);
    return *this;
  }
  ByteWriter& operator<<(Day day) { return *this << std::int64_t{day.number}; }
  ByteWriter& operator<<(ActionState state) { return *this << static_cast<std::int64_t>(state); }
  ByteWriter& operator<<(const std::string& text) {
    *this << static_cast<std::int64_t>(text.size());
    bytes_ += text;
    return *this;
  }
  template <class T>
  ByteWriter& operator<<(const std::optional<T>& value) {
    bytes_.push_back(value ? '+' : '-');
    return value ? *this << *value : *this;
  }

 private:
  std::string& bytes_;
};

}  // namespace

ActionRow read_action(const Statement& row) {
  ActionRow action;
  action.number = row.integer(0);
  action.claim = row.integer(1);
  action.run = row.optional_integer(2);
  action.id = row.text(3);
  action.step = row.integer(4);
  action.act = row.integer(5);
  action.channel = row.integer(6);
  action.occurrence = row.integer(7);
  action.attempt = row.integer(8);
  action.state = static_cast<ActionState>(row.integer(9));
  action.day = row.day(10);
  action.recorded = row.day(11);
  action.pay_by = row.optional_day(12);
  action.received = row.optional_day(13);
  action.principal = row.integer(14);
  action.fee = row.integer(15);
  action.interest = row.integer(16);
  action.compensation = row.integer(17);
  action.announced = row.optional_integer(18);
  action.letter = row.integer(19);
  action.text = row.integer(20);
  action.reasons = row.integer(21);
  action.withheld = row.integer(22);
  action.states = row.integer(23);
  return action;
}

ChangeRow read_change(const Statement& row) {
  ChangeRow change;
  change.number = row.integer(0);
  change.action = row.integer(1);
  change.state = static_cast<ActionState>(row.integer(2));
  change.day = row.day(3);
  change.recorded = row.day(4);
  change.until = row.optional_day(5);
  change.by = row.text(6);
  change.because = row.text(7);
  change.channel = row.optional_integer(8);
  change.pay_by = row.optional_day(9);
  change.principal = row.optional_integer(10);
  change.fee = row.optional_integer(11);
  change.interest = row.optional_integer(12);
  change.compensation = row.optional_integer(13);
  return change;
}

void append_bytes(std::string& bytes, const ActionRow& row, Words& words) {
  ByteWriter out(bytes);
  out << row.number << row.claim << row.run << row.id << words.text(row.step) << words.text(row.act)
      << words.text(row.channel) << row.occurrence << row.attempt << row.state << row.day << row.recorded << row.pay_by
      << row.received << row.principal << row.fee << row.interest << row.compensation << row.announced << row.letter
      << words.text(row.text) << words.text(row.reasons) << words.text(row.withheld);
  if (row.states != 0) out << no_number << words.text(row.states);
}

void append_bytes(std::string& bytes, const ChangeRow& row, Words& words) {
  ByteWriter out(bytes);
  out << row.number << row.action << row.state << row.day << row.recorded << row.until << row.by << row.because;
  out << (row.channel ? std::optional(words.text(*row.channel)) : std::nullopt) << row.pay_by << row.principal
      << row.fee << row.interest << row.compensation;
}

std::int64_t checksum_of(std::string_view bytes) {
  Fingerprint fingerprint;
  fingerprint.add(bytes);
  return static_cast<std::int64_t>(fingerprint.value());
}

namespace {
std::optional<std::string_view> if_any(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}
}  // namespace

void insert(Database& database, const ActionRow& row, std::int64_t checksum) {
  database.cached("INSERT INTO action VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
      .with(row.number, row.claim, row.run, if_any(row.id), row.step, row.occurrence, row.attempt, row.act, row.channel,
            static_cast<int>(row.state), row.day, row.recorded, row.pay_by, row.received, row.principal, row.fee,
            row.interest, row.compensation, row.announced, row.letter, row.text, row.reasons, row.withheld, checksum,
            row.states)
      .run();
}

void insert(Database& database, const ChangeRow& row, std::int64_t checksum) {
  database.cached("INSERT INTO action_change VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
      .with(row.number, row.action, static_cast<int>(row.state), row.day, row.recorded, row.until, row.by, row.because,
            row.channel, row.pay_by, row.principal, row.fee, row.interest, row.compensation, checksum)
      .run();
}

}  // namespace dun::facts
