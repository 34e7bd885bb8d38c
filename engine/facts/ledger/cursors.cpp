#include "engine/facts/ledger/cursors.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>

namespace dun::facts {

namespace {

std::int64_t integer(sqlite3_stmt* row, int column) {
  return sqlite3_column_int64(row, column);
}
Day day(sqlite3_stmt* row, int column) {
  return Day{sqlite3_column_int(row, column)};
}

/// A day that may be NULL, which reads as 0; only then is it worth asking which it was.
Day day_or_none(sqlite3_stmt* row, int column) {
  const Day value = day(row, column);
  if (value.number == 0 && sqlite3_column_type(row, column) == SQLITE_NULL) return no_day;
  return value;
}

std::string claims_sql(const StateColumns& columns) {
  std::string sql = "SELECT relationship, claim, due, traits";
  if (columns.amounts) sql += ", principal_open, principal";
  if (columns.debtor) sql += ", debtor";
  if (columns.creditor) sql += ", creditor";
  if (columns.through) sql += ", through";
  if (columns.settled_on) sql += ", settled_on";
  if (columns.issued) sql += ", issued";
  if (columns.ids) sql += ", id";
  if (columns.rare) sql += ", disputed_part, promised_until, held_until, plan_until, contract_rate";
  return sql + " FROM claim_state WHERE relationship BETWEEN ? AND ? ORDER BY relationship, due, id";
}

Statement over(Database& database, std::string_view sql, const Scope& scope) {
  Statement rows = database.prepare(sql);
  rows.with(scope.first_relationship, scope.last_relationship);
  return rows;
}

void read_rare(sqlite3_stmt* row, int column, Standing& standing) {
  standing.disputed_part = integer(row, column);
  standing.promised_until = day_or_none(row, column + 1);
  standing.held_until = day_or_none(row, column + 2);
  standing.plan_until = day_or_none(row, column + 3);
  standing.contract_rate.reset();
  if (sqlite3_column_type(row, column + 4) != SQLITE_NULL) standing.contract_rate = integer(row, column + 4);
}

void clear_rare(Standing& standing) {
  standing.disputed_part = 0;
  standing.promised_until = standing.held_until = standing.plan_until = no_day;
  standing.contract_rate.reset();
}

}  // namespace

ClaimCursor::ClaimCursor(Database& database, const StateColumns& columns, const Scope& scope)
    : rows_(over(database, claims_sql(columns), scope)), columns_(columns), more_(rows_.step()) {
  if (more_) next_relationship_ = rows_.integer(0);
}

void ClaimCursor::read(StateRead& to) const {
  sqlite3_stmt* row = rows_.handle();
  Standing& standing = to.standing;
  to.claim = integer(row, 1);
  standing.due = day(row, 2);
  const Traits traits = unpack(integer(row, 3), standing);
  int column = 4;
  if (columns_.amounts) {
    standing.principal_open = integer(row, column++);
    standing.principal = integer(row, column++);
  }
  if (columns_.debtor) to.debtor = integer(row, column++);
  if (columns_.creditor) to.creditor = integer(row, column++);
  if (columns_.through) standing.through = day(row, column++);
  if (columns_.settled_on) standing.settled_on = day_or_none(row, column++);
  if (columns_.issued) standing.issued = day_or_none(row, column++);
  if (columns_.ids) to.id = rows_.bytes(column++);
  if (traits.has_rare && columns_.rare)
    read_rare(row, column, standing);
  else
    clear_rare(standing);
}

bool ClaimCursor::next(std::vector<StateRead>& rows, std::size_t& count) {
  count = 0;
  if (!more_) return false;
  relationship_ = next_relationship_;
  do {
    if (count == rows.size()) rows.emplace_back();
    read(rows[count++]);
    more_ = rows_.step();
    if (more_) next_relationship_ = integer(rows_.handle(), 0);
  } while (more_ && next_relationship_ == relationship_);
  return true;
}

namespace {
constexpr std::string_view acts_sql =
    "SELECT relationship, claim, state, act, step, channel, sent, pay_by, fee, interest, compensation, received, "
    "changed, put_off, by_hand, states FROM act_state WHERE relationship BETWEEN ? AND ? ORDER BY relationship, claim";
constexpr std::string_view money_sql =
    "SELECT relationship, claim, counts_from, kind, amount FROM event INDEXED BY money WHERE kind IN (0, 1, 2) AND "
    "relationship BETWEEN ? AND ? ORDER BY relationship, claim, counts_from, kind, amount";
constexpr std::string_view rates_sql =
    "SELECT event.relationship, event.claim, event.counts_from, event.amount, claim.contract_rate FROM event INDEXED "
    "BY "
    "agreed_rate JOIN claim ON claim.number = event.claim WHERE event.kind = 16 AND event.refers_to = 'contract-rate' "
    "AND event.relationship BETWEEN ? AND ? "
    "ORDER BY event.relationship, event.claim, event.counts_from, event.recorded, event.id";
constexpr std::string_view attributes_sql =
    "SELECT relationship, claim, name, value FROM claim_attribute WHERE relationship BETWEEN ? AND ? "
    "ORDER BY relationship, claim";

/// Steps over what lies before the relationship, then hands each of its rows to `take`.
template <class Take>
void read_group(Statement& rows, bool& more, std::int64_t relationship, Take take) {
  while (more && integer(rows.handle(), 0) < relationship) more = rows.step();
  while (more && integer(rows.handle(), 0) == relationship) {
    take(rows.handle());
    more = rows.step();
  }
}
}  // namespace

ActCursor::ActCursor(Database& database, const Request& request, Words& words, const Scope& scope)
    : rows_(over(database, acts_sql, scope)),
      acts_(codes_of(request.acts, words)),
      steps_(codes_of(request.steps, words)),
      channels_(codes_of(request.channels, words)),
      terms_(request.terms),
      words_(words),
      more_(rows_.step()) {}

ActCursor::Codes ActCursor::codes_of(const std::vector<std::string>& names, Words& words) {
  Codes codes;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::int64_t word = words.find(names[i]);
    if (word <= 0) continue;
    const auto place = static_cast<std::size_t>(word);
    if (codes.by_word.size() <= place) codes.by_word.resize(place + 1, no_code);
    codes.by_word[place] = static_cast<std::uint16_t>(i);
  }
  return codes;
}

TermSet ActCursor::stated(std::int64_t word) {
  if (word != last_word_) {
    last_stated_ = terms_of(words_.text(word), terms_);
    last_word_ = word;
  }
  return last_stated_;
}

ActRead ActCursor::current() {
  sqlite3_stmt* row = rows_.handle();
  ActRead act;
  act.claim = integer(row, 1);
  act.row.state = static_cast<ActState>(integer(row, 2));
  act.row.act = acts_(integer(row, 3));
  act.row.step = steps_(integer(row, 4));
  act.row.channel = channels_(integer(row, 5));
  act.row.sent = day(row, 6);
  const Day pay_by = day_or_none(row, 7);
  act.row.has_pay_by = pay_by != no_day;
  if (act.row.has_pay_by) act.row.pay_by = pay_by;
  act.row.fee = integer(row, 8);
  act.row.interest = integer(row, 9);
  act.row.compensation = integer(row, 10);
  const Day received = day_or_none(row, 11);
  act.row.has_received = received != no_day;
  if (act.row.has_received) act.row.received = received;
  act.changed = std::max({act.row.sent, received, day_or_none(row, 12)});
  act.put_off = day_or_none(row, 13);
  act.row.by_hand = integer(row, 14) != 0;
  act.row.stated = stated(integer(row, 15));
  return act;
}

void ActCursor::read(std::int64_t relationship, std::vector<ActRead>& acts) {
  acts.clear();
  read_group(rows_, more_, relationship, [&](sqlite3_stmt*) { acts.push_back(current()); });
}

MoneyCursor::MoneyCursor(Database& database, const Scope& scope)
    : rows_(over(database, money_sql, scope)), more_(rows_.step()) {}

void MoneyCursor::read(std::int64_t relationship, std::vector<MoneyRead>& money) {
  money.clear();
  read_group(rows_, more_, relationship, [&](sqlite3_stmt* row) {
    static_assert(static_cast<int>(MoneyKind::reversal) == static_cast<int>(EventKind::reversal) &&
                  static_cast<int>(MoneyKind::payment) == static_cast<int>(EventKind::payment) &&
                  static_cast<int>(MoneyKind::credit) == static_cast<int>(EventKind::credit_note));
    const auto as = static_cast<MoneyKind>(integer(row, 3));
    money.push_back({integer(row, 1), {day(row, 2), as, integer(row, 4)}});
  });
}

RateCursor::RateCursor(Database& database, const Scope& scope)
    : rows_(over(database, rates_sql, scope)), more_(rows_.step()) {}

void RateCursor::read(std::int64_t relationship, std::vector<RateRead>& rates) {
  static_assert(static_cast<int>(EventKind::agreement_changed) == 16);
  rates.clear();
  read_group(rows_, more_, relationship, [&](sqlite3_stmt* row) {
    const RateRead read{integer(row, 1),
                        {day(row, 2), integer(row, 3)},
                        sqlite3_column_type(row, 4) == SQLITE_NULL ? std::nullopt : std::optional(integer(row, 4))};
    const bool same_day =
        !rates.empty() && rates.back().claim == read.claim && rates.back().rate.from == read.rate.from;
    if (same_day) rates.pop_back();
    rates.push_back(read);
  });
}

AttributeCursor::AttributeCursor(Database& database, const Scope& scope)
    : rows_(over(database, attributes_sql, scope)), more_(rows_.step()) {}

void AttributeCursor::read(std::int64_t relationship, std::vector<AttributeRead>& attributes) {
  attributes.clear();
  read_group(rows_, more_, relationship, [&](sqlite3_stmt* row) {
    attributes.push_back({integer(row, 1), integer(row, 2), rows_.text(3)});
  });
}

}  // namespace dun::facts
