#include "engine/facts/import/export.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/facts/import/csv_text.hpp"
#include "engine/values/ratio.hpp"

namespace dun::import {
namespace {

using values::Currency;
using values::Day;
using Attributes = std::map<std::string, std::string>;
using Written = base::Result<std::size_t>;

std::string text_of(std::optional<Day> day) {
  return day ? to_string(*day) : std::string();
}
std::string text_of(std::optional<bool> flag) {
  return !flag ? std::string() : *flag ? "yes" : "no";
}
std::string percent(std::int64_t rate) {
  return to_string(values::Ratio(rate, 10'000));
}
std::string amount_or_nothing(std::int64_t minor, Currency currency) {
  return minor == 0 ? std::string() : to_decimal(minor, currency);
}

std::string_view name_of(facts::DebtorKind kind) {
  return kind == facts::DebtorKind::consumer ? "consumer" : kind == facts::DebtorKind::business ? "business" : "public";
}
std::string_view name_of(facts::ClaimKind kind) {
  return kind == facts::ClaimKind::invoice      ? "invoice"
         : kind == facts::ClaimKind::instalment ? "instalment"
                                                : "recurring";
}

/// Rows of one kind, filled by the columns' names and written in the order of columns_of, attributes behind.
class Sheet {
 public:
  Sheet(Kind kind, std::ostream& out, const std::set<std::string>& attributes = {})
      : columns_(columns_of(kind)), attributes_(attributes.begin(), attributes.end()), out_(out) {
    for (const ColumnSpec& column : columns_) row_.emplace_back(column.name);
    for (const std::string& name : attributes_) row_.push_back(std::string(attribute_prefix) + name);
    write_csv_row(out_, row_);
    clear();
  }

  void put(std::string_view column, std::string text) {
    const auto spec =
        std::find_if(columns_.begin(), columns_.end(), [&](const ColumnSpec& each) { return each.name == column; });
    row_[static_cast<std::size_t>(spec - columns_.begin())] = std::move(text);
  }
  void put(const Attributes& attributes) {
    for (const auto& [name, text] : attributes) {
      const auto at = std::find(attributes_.begin(), attributes_.end(), name) - attributes_.begin();
      row_[columns_.size() + static_cast<std::size_t>(at)] = text;
    }
  }
  /// Ends the row; false if it could not be written.
  bool end_row() {
    write_csv_row(out_, row_);
    clear();
    ++rows_;
    return out_.good();
  }
  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  void clear() { std::fill(row_.begin(), row_.end(), std::string()); }

  std::span<const ColumnSpec> columns_;
  std::vector<std::string> attributes_;
  std::ostream& out_;
  std::vector<std::string> row_;
  std::size_t rows_ = 0;
};

Written finish(const base::Result<void>& visited, const Sheet& sheet) {
  if (!visited) return tl::make_unexpected(visited.error());
  return sheet.rows();
}

Written export_creditors(const facts::Ledger& ledger, std::ostream& out) {
  Sheet sheet(Kind::creditors, out);
  const auto visited = ledger.each_creditor([&](const facts::CreditorRecord& creditor) {
    sheet.put("id", creditor.id);
    sheet.put("name", creditor.name);
    sheet.put("country", creditor.country);
    sheet.put("size", creditor.size);
    sheet.put("vat_deductible", text_of(creditor.vat_deductible));
    return sheet.end_row();
  });
  return finish(visited, sheet);
}

Written export_debtors(const facts::Ledger& ledger, std::ostream& out) {
  std::set<std::string> attributes;
  const auto surveyed = ledger.each_debtor([&](const facts::DebtorRecord& debtor) {
    for (const auto& [name, text] : debtor.attributes) attributes.insert(name);
    return true;
  });
  if (!surveyed) return tl::make_unexpected(surveyed.error());
  Sheet sheet(Kind::debtors, out, attributes);
  const auto visited = ledger.each_debtor([&](const facts::DebtorRecord& debtor) {
    sheet.put("id", debtor.id);
    sheet.put("name", debtor.name);
    sheet.put("kind", std::string(name_of(debtor.kind)));
    sheet.put("country", debtor.country);
    sheet.put("language", debtor.language);
    sheet.put("national_id", debtor.national_id);
    sheet.put(debtor.attributes);
    return sheet.end_row();
  });
  return finish(visited, sheet);
}

void put_contact(Sheet& sheet, const facts::ContactOf& row) {
  sheet.put("debtor", row.debtor);
  sheet.put("channel", row.contact.channel);
  sheet.put("from", text_of(row.contact.from));
  sheet.put("until", text_of(row.contact.until));
  sheet.put("recorded", text_of(row.contact.recorded));
}

Written export_contacts(const facts::Ledger& ledger, std::ostream& out) {
  Sheet sheet(Kind::contacts, out);
  const auto visited = ledger.each_contact([&](const facts::ContactOf& row) {
    put_contact(sheet, row);
    sheet.put("address", row.contact.address);
    return sheet.end_row();
  });
  return finish(visited, sheet);
}

Written export_consents(const facts::Ledger& ledger, std::ostream& out) {
  Sheet sheet(Kind::consents, out);
  const auto visited = ledger.each_consent([&](const facts::ContactOf& row) {
    put_contact(sheet, row);
    return sheet.end_row();
  });
  return finish(visited, sheet);
}

void put_claim(Sheet& sheet, const facts::ClaimRecord& claim) {
  sheet.put("id", claim.id);
  sheet.put("creditor", claim.creditor);
  sheet.put("debtor", claim.debtor);
  sheet.put("relationship", claim.relationship);
  sheet.put("kind", std::string(name_of(claim.kind)));
  sheet.put("reference", claim.reference);
  sheet.put("currency", to_string(claim.principal.currency));
  sheet.put("principal", to_decimal(claim.principal.minor, claim.principal.currency));
  sheet.put("issued", text_of(claim.issued));
  sheet.put("due", to_string(claim.due));
  sheet.put("governing_law", claim.governing_law);
  sheet.put("fee_agreed", text_of(claim.fee_agreed));
  sheet.put("contract_rate", claim.contract_rate ? percent(*claim.contract_rate) : "");
  sheet.put("recorded", text_of(claim.recorded));
  sheet.put(claim.attributes);
}

Written export_claims(const facts::Ledger& ledger, std::ostream& out) {
  std::set<std::string> attributes;
  const auto surveyed = ledger.each_claim([&](const facts::ClaimRecord& claim) {
    for (const auto& [name, text] : claim.attributes) attributes.insert(name);
    return true;
  });
  if (!surveyed) return tl::make_unexpected(surveyed.error());
  Sheet sheet(Kind::claims, out, attributes);
  const auto visited = ledger.each_claim([&](const facts::ClaimRecord& claim) {
    put_claim(sheet, claim);
    return sheet.end_row();
  });
  return finish(visited, sheet);
}

/// The currency of the claim a row belongs to. Rows come in order of claim, so the last answer mostly serves again.
class Currencies {
 public:
  explicit Currencies(const facts::Ledger& ledger) : ledger_(ledger) {}

  base::Result<Currency> of(const std::string& claim) {
    if (claim == claim_) return currency_;
    const auto number = ledger_.number_of(claim);
    if (!number) return tl::make_unexpected(number.error());
    const auto label = ledger_.label_of(*number);
    if (!label) return tl::make_unexpected(label.error());
    claim_ = claim;
    currency_ = label->currency;
    return currency_;
  }

 private:
  const facts::Ledger& ledger_;
  std::string claim_;
  Currency currency_;
};

std::string agreed_value(const facts::EventRecord& event) {
  if (event.kind != facts::EventKind::agreement_changed) return {};
  if (event.refers_to == "contract-rate") return percent(event.minor);
  return event.minor == 0 ? "no" : "yes";
}

void put_event(Sheet& sheet, const facts::EventOf& row, Currency currency) {
  const facts::EventRecord& event = row.event;
  const bool has_currency = currency != Currency{};
  sheet.put("id", event.id);
  sheet.put("claim", row.subject.claim);
  sheet.put("debtor", row.subject.claim.empty() ? row.subject.debtor : "");
  sheet.put("kind", std::string(to_string(event.kind)));
  sheet.put("effective", to_string(event.effective));
  sheet.put("recorded", to_string(event.recorded));
  const bool is_amount = has_currency && event.kind != facts::EventKind::agreement_changed && event.minor != 0;
  sheet.put("currency", is_amount ? to_string(currency) : "");
  sheet.put("amount", is_amount ? to_decimal(event.minor, currency) : "");
  sheet.put("value", agreed_value(event));
  sheet.put("until", text_of(event.until));
  sheet.put("channel", event.channel);
  sheet.put("reason", event.reason);
  sheet.put("by", event.by);
  sheet.put("refers_to", event.refers_to);
}

Written export_events(const facts::Ledger& ledger, std::ostream& out) {
  Sheet sheet(Kind::events, out);
  Currencies currencies(ledger);
  base::Result<void> failed;
  const auto visited = ledger.each_event([&](const facts::EventOf& row) {
    const auto currency =
        row.subject.claim.empty() ? base::Result<Currency>(Currency{}) : currencies.of(row.subject.claim);
    if (!currency) {
      failed = tl::make_unexpected(currency.error());
      return false;
    }
    put_event(sheet, row, *currency);
    return sheet.end_row();
  });
  return finish(failed ? visited : failed, sheet);
}

void put_action(Sheet& sheet, const facts::ActOf& row, Currency currency) {
  const facts::ActRecord& act = row.act;
  sheet.put("id", act.id);
  sheet.put("claim", row.claim);
  sheet.put("act", act.act);
  sheet.put("step", act.step);
  sheet.put("occurrence", std::to_string(act.occurrence));
  sheet.put("sent", to_string(act.sent));
  sheet.put("recorded", to_string(act.recorded));
  sheet.put("channel", act.channel);
  sheet.put("currency", to_string(currency));
  sheet.put("fee", amount_or_nothing(act.fee, currency));
  sheet.put("interest", amount_or_nothing(act.interest, currency));
  sheet.put("compensation", amount_or_nothing(act.compensation, currency));
  sheet.put("pay_by", text_of(act.pay_by));
  sheet.put("received", text_of(act.received));
  sheet.put("states_term", act.states);
  sheet.put("state", act.state == facts::ActState::failed ? "failed" : "sent");
  sheet.put("by_hand", act.by_hand ? "yes" : "no");
}

Written export_actions(const facts::Ledger& ledger, std::ostream& out) {
  Sheet sheet(Kind::actions, out);
  Currencies currencies(ledger);
  base::Result<void> failed;
  const auto visited = ledger.each_act([&](const facts::ActOf& row) {
    const auto currency = currencies.of(row.claim);
    if (!currency) {
      failed = tl::make_unexpected(currency.error());
      return false;
    }
    put_action(sheet, row, *currency);
    return sheet.end_row();
  });
  return finish(failed ? visited : failed, sheet);
}

Written write_kind(const facts::Ledger& ledger, Kind kind, std::ostream& out) {
  switch (kind) {
    case Kind::creditors:
      return export_creditors(ledger, out);
    case Kind::debtors:
      return export_debtors(ledger, out);
    case Kind::contacts:
      return export_contacts(ledger, out);
    case Kind::consents:
      return export_consents(ledger, out);
    case Kind::claims:
      return export_claims(ledger, out);
    case Kind::events:
      return export_events(ledger, out);
    case Kind::actions:
      return export_actions(ledger, out);
    case Kind::states:
      break;
  }
  return base::refuse(base::FaultKind::usage, "states are not kept, and not exported", "export claims and events");
}

}  // namespace

Written export_rows(const facts::Ledger& ledger, Kind kind, std::ostream& out) {
  auto written = write_kind(ledger, kind, out);
  out.flush();
  if (written && !out)
    return base::refuse(base::FaultKind::machine, "the rows could not be written", "check the space on the disk");
  return written;
}

}  // namespace dun::import
