#include "tests/prover/claim_rows.hpp"

#include <algorithm>

#include "engine/values/money.hpp"

namespace dun::prover {

using facts::Fact;

std::uint8_t channel_bit(const std::string& channel) {
  static const std::vector<std::string> names{"letter", "email", "efaktura", "ehf", "sms", "phone", "portal"};
  const auto found = std::find(names.begin(), names.end(), channel);
  return found == names.end() ? 0 : static_cast<std::uint8_t>(1U << (found - names.begin()));
}

RowWriter::RowWriter(const facts::Request& request, Market market) : market_(std::move(market)) {
  for (const facts::ColumnKey& key : request.columns) {
    Source source;
    source.column = sources_.size();
    if (const auto* reach = std::get_if<facts::ReachableBy>(&key)) source.reachable = channel_bit(reach->channel);
    if (const auto* consent = std::get_if<facts::ConsentTo>(&key)) source.consent = channel_bit(consent->channel);
    if (const auto* fact = std::get_if<Fact>(&key)) {
      source.fact = *fact;
      const facts::FactSpec& spec = facts::fact_specs()[static_cast<std::size_t>(*fact)];
      source.always = !spec.may_be_missing || *fact == Fact::country;
      const bool told = *fact == Fact::issued || *fact == Fact::arrears_since;
      if (!source.always && !told) source.other = spec.type;
    }
    if (const auto* attribute = std::get_if<facts::Attribute>(&key)) {
      source.always = false;
      source.other = attribute->type;
      source.contract = attribute->name == "contract";
      source.choices = std::max<std::size_t>(attribute->choices.size(), 1);
    }
    sources_.push_back(source);
  }
}

void RowWriter::start(facts::Block& block) const {
  block.rows = 0;
  block.claim.clear();
  block.relationship.clear();
  block.columns.resize(sources_.size());
  for (facts::Column& column : block.columns) {
    column.values.clear();
    column.known.clear();
  }
  block.acts.rows.clear();
  block.acts.begin.assign(1, 0);
  block.money.rows.clear();
  block.money.begin.assign(1, 0);
}

void RowWriter::add(facts::Block& block, const ClaimDay& claim, const std::vector<facts::ActRow>& acts, Day on) const {
  ++block.rows;
  block.claim.push_back(static_cast<std::int64_t>(block.rows));
  block.relationship.push_back(static_cast<std::int64_t>(block.rows));
  for (std::size_t column = 0; column < sources_.size(); ++column) {
    block.columns[column].values.push_back(value(sources_[column], claim, on));
    block.columns[column].known.push_back(is_known(sources_[column], claim, on) ? 1 : 0);
  }
  block.acts.rows.insert(block.acts.rows.end(), acts.begin(), acts.end());
  block.acts.begin.push_back(static_cast<std::uint32_t>(block.acts.rows.size()));
  if (claim.open < claim.principal)
    block.money.rows.push_back({on, facts::MoneyKind::payment, claim.principal - claim.open});
  block.money.begin.push_back(static_cast<std::uint32_t>(block.money.rows.size()));
}

/// Of eight claims seven know a fact that may be missing.
bool RowWriter::is_known(const Source& source, const ClaimDay& claim, Day on) {
  if (source.always) return true;
  if (source.contract && claim.contract != 0) return true;
  if (claim.others == 0) return false;
  if (source.fact == Fact::arrears_since && !source.other) return claim.due < on;
  return (claim.others >> source.column % 48 & 7U) != 0;
}

std::int64_t RowWriter::drawn(const Source& source, const ClaimDay& claim) {
  const auto draw = static_cast<std::int64_t>((claim.others ^ claim.others << 13U) >> source.column % 40 & 0xffffU);
  switch (*source.other) {
    case facts::FactType::yes_no:
      return draw & 1;
    case facts::FactType::one_of:
      return 1 + draw % static_cast<std::int64_t>(source.choices);
    case facts::FactType::date:
      return claim.due.number - 30 + draw % 60;
    case facts::FactType::money:
      return draw % 3'000;
    case facts::FactType::number:
      return draw * 4;
    case facts::FactType::name:
      return 1;
  }
  return 0;
}

std::int64_t RowWriter::value(const Source& source, const ClaimDay& claim, Day on) const {
  if (source.contract && claim.contract != 0) return claim.contract;
  if (source.other) return drawn(source, claim);
  if (source.reachable != 0) return (claim.reachable & source.reachable) != 0;
  if (source.consent != 0) return (claim.consents & source.consent) != 0;
  switch (source.fact) {
    case Fact::debtor_kind:
      return static_cast<std::int64_t>(claim.debtor);
    case Fact::claim_kind:
      return static_cast<std::int64_t>(claim.kind);
    case Fact::country:
      return facts::country_code(market_.country).value();
    case Fact::currency:
      return market_.currency.code;
    case Fact::issued:
      return claim.due.number - 14;
    case Fact::due:
      return claim.due.number;
    case Fact::principal:
      return claim.principal;
    case Fact::principal_open:
      return claim.open;
    case Fact::balance:
      return claim.open - std::min(claim.disputed_part, std::max<std::int64_t>(claim.open, 0));
    case Fact::disputed_amount:
      return std::min(claim.disputed_part, std::max<std::int64_t>(claim.open, 0));
    case Fact::fees_claimed:
      return claim.fees;
    case Fact::compensation_claimed:
      return claim.compensation;
    case Fact::disputed:
      return claim.disputed;
    case Fact::payment_plan:
      return claim.payment_plan;
    case Fact::written_off:
      return claim.written_off;
    case Fact::insolvent:
      return claim.insolvent;
    case Fact::direct_debit:
      return claim.direct_debit;
    case Fact::direct_debit_failed:
      return claim.direct_debit_failed;
    case Fact::overdue:
      return claim.due < on;
    case Fact::arrears_since:
      return claim.due.number + 1;
    default:
      return 0;
  }
}

}  // namespace dun::prover
