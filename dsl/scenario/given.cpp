#include "dsl/scenario/given.hpp"

#include <algorithm>
#include <map>

namespace dun::scenario {

using facts::EventKind;

namespace {

/// Facts that a ledger knows from events; the event that sets and the one that clears them.
struct FactEvents {
  facts::Fact fact;
  EventKind set;
  std::optional<EventKind> clear;
};
constexpr FactEvents fact_events[] = {
    {facts::Fact::disputed, EventKind::dispute_opened, EventKind::dispute_closed},
    {facts::Fact::payment_plan, EventKind::plan_agreed, EventKind::plan_ended},
    {facts::Fact::written_off, EventKind::written_off, std::nullopt},
    {facts::Fact::insolvent, EventKind::insolvent, std::nullopt},
    {facts::Fact::deceased, EventKind::deceased, std::nullopt},
    {facts::Fact::direct_debit_failed, EventKind::direct_debit_failed, std::nullopt},
};

class Reader {
 public:
  Reader(const types::Program& program, names::SectionRef test, std::string country)
      : program_(program), test_(test), country_(std::move(country)) {}

  Given run() {
    const auto& section = std::get<syntax::TestSection>(program_.bundle.at(test_));
    for (const auto& line : section.lines)
      if (const auto* claim = std::get_if<syntax::GivenClaimLine>(&line.value)) add_claim(*claim);
    for (const auto& line : section.lines) std::visit([this](const auto& value) { take(value); }, line.value);
    if (given_.claims.empty()) add_claim_without_words();
    return std::move(given_);
  }

 private:
  template <class Other>
  void take(const Other&) {}

  void saw(Day day) {
    if (!seen_) given_.first = given_.last = day;
    seen_ = true;
    given_.first = std::min(given_.first, day);
    given_.last = std::max(given_.last, day);
  }

  [[nodiscard]] std::uint32_t value_of(const syntax::Name& name) const {
    return program_.bundle.symbol(test_.file, name).value;
  }

  void add_claim(const syntax::GivenClaimLine& line) {
    facts::ClaimHistory history;
    history.claim.id = line.name ? line.name->text : "claim";
    history.claim.creditor = "creditor";
    history.claim.debtor = "debtor";
    history.claim.principal = line.principal.money;
    if (line.issued) history.claim.issued = line.issued->day;
    history.claim.due = line.due.day;
    if (line.claim_kind) history.claim.kind = static_cast<facts::ClaimKind>(value_of(*line.claim_kind));
    history.debtor.id = "debtor";
    history.debtor.country = country_;
    if (line.debtor) history.debtor.kind = static_cast<facts::DebtorKind>(value_of(*line.debtor));
    history.creditor.id = "creditor";
    history.creditor.country = country_;
    saw(line.issued ? line.issued->day : line.due.day);
    given_.names.push_back(line.name ? line.name->text : "");
    if (line.name)
      given_.claims.push_back(std::move(history));
    else
      given_.claims.insert(given_.claims.begin(), std::move(history)),
          std::rotate(given_.names.rbegin(), given_.names.rbegin() + 1, given_.names.rend());
  }

  /// A test of a law may give nothing but rates; it is asked of a claim of nothing.
  void add_claim_without_words() {
    given_.claims.emplace_back();
    given_.names.emplace_back();
  }

  [[nodiscard]] std::size_t claim_named(const std::optional<syntax::Name>& name) const {
    if (!name) return 0;
    const auto found = std::find(given_.names.begin(), given_.names.end(), name->text);
    return found == given_.names.end() ? 0 : static_cast<std::size_t>(found - given_.names.begin());
  }

  void add_event(std::size_t claim, EventKind kind, std::optional<Day> day, std::int64_t minor = 0) {
    facts::EventRecord event;
    event.id = "event " + std::to_string(++events_);
    event.kind = kind;
    event.effective = day.value_or(given_.first);
    event.recorded = event.effective;
    event.minor = minor;
    given_.claims[claim].events.push_back(std::move(event));
  }

  void take(const syntax::GivenRateLine& line) {
    const names::Symbol symbol = program_.bundle.symbol(test_.file, line.rate);
    const names::SectionRef ref{symbol.file, symbol.section};
    const types::Rate* rate = program_.rate(ref);
    values::Ratio value = line.value.value;
    if (rate != nullptr && rate->unit.kind == types::Unit::Kind::percent) value = value * values::Ratio(1, 100);
    if (rate != nullptr && rate->unit.kind == types::Unit::Kind::money)
      for (int digit = 0; digit < values::exponent(rate->unit.currency); ++digit) value = value * values::Ratio(10, 1);
    given_.rates.push_back({ref, line.from.day, value});
  }

  void take(const syntax::GivenActLine& line) {
    facts::ActRecord act;
    name_act(act, line.act);
    act.sent = act.recorded = line.date.day;
    if (line.channel) act.channel = line.channel->text;
    if (line.fee) act.fee = line.fee->money.minor;
    if (line.pay_by) act.pay_by = line.pay_by->day;
    if (line.received) act.received = line.received->day;
    for (const syntax::Text& term : line.states) act.states += (act.states.empty() ? "" : "\n") + term.text;
    act.state = line.failed ? facts::ActState::failed : facts::ActState::sent;
    add_act(claim_named(line.claim), std::move(act));
  }

  void take(const syntax::GivenNamedLine& line) {
    const std::size_t claim = claim_named(line.claim);
    if (program_.bundle.symbol(test_.file, line.name).kind == names::SymbolKind::fact) {
      saw(line.date.day);
      return set(claim, line.name, 1, line.date.day);
    }
    facts::ActRecord act;
    name_act(act, line.name);
    act.sent = act.recorded = line.date.day;
    add_act(claim, std::move(act));
  }

  void name_act(facts::ActRecord& act, const syntax::Name& name) const {
    const names::Symbol symbol = program_.bundle.symbol(test_.file, name);
    act.act = name.text;
    if (symbol.kind != names::SymbolKind::step) return;
    act.step = name.text;
    for (const names::Policy& policy : program_.bundle.policies)
      for (const names::Step& step : policy.steps)
        if (step.declared == names::SectionRef{symbol.file, symbol.section})
          for (const names::StepLineRef& line : step.lines)
            if (const auto* is = std::get_if<syntax::StepIsLine>(&line.line->value)) act.act = is->act.text;
  }

  void add_act(std::size_t claim, facts::ActRecord act) {
    saw(act.sent);
    act.id = "act " + std::to_string(++acts_);
    act.by_hand = true;
    given_.claims[claim].acts.push_back(std::move(act));
  }

  void take(const syntax::GivenMoneyLine& line) {
    saw(line.date.day);
    const std::string& what = line.event.text;
    const EventKind kind = what == "payment"  ? EventKind::payment
                           : what == "credit" ? EventKind::credit_note
                                              : EventKind::reversal;
    add_event(claim_named(line.claim), kind, line.date.day, line.amount.money.minor);
  }

  void take(const syntax::GivenFactLine& line) {
    if (line.date) saw(line.date->day);
    const std::size_t claim = claim_named(line.claim);
    std::optional<Day> day;
    if (line.date) day.emplace(line.date->day);
    fact(claim, line.condition, day, true);
  }

  void fact(std::size_t claim, syntax::ConditionId id, std::optional<Day> day, bool holds) {
    const syntax::Condition& condition = program_.bundle.tree(test_.file).at(id);
    if (const auto* negated = std::get_if<syntax::NotCondition>(&condition))
      return fact(claim, negated->part, day, !holds);
    if (const auto* parts = std::get_if<syntax::AndCondition>(&condition))
      for (const syntax::ConditionId part : parts->parts) fact(claim, part, day, holds);
    if (const auto* reach = std::get_if<syntax::ReachableCondition>(&condition))
      return set_column(claim, facts::ReachableBy{reach->channel.text}, holds, day);
    if (const auto* consent = std::get_if<syntax::ConsentCondition>(&condition)) {
      set_column(claim, facts::ConsentTo{consent->channel.text}, holds, day);
      if (holds) set_column(claim, facts::ReachableBy{consent->channel.text}, 1, day);
      return;
    }
    if (const auto* named = std::get_if<syntax::FactCondition>(&condition))
      return set(claim, named->fact, holds ? 1 : 0, day);
    if (const auto* compared = std::get_if<syntax::CompareCondition>(&condition))
      set(claim, compared->fact, operand(compared->fact, compared->operand), day);
  }

  [[nodiscard]] std::int64_t operand(const syntax::Name& of_fact, const syntax::Operand& operand) const {
    if (const auto* money = std::get_if<syntax::MoneyLiteral>(&operand)) return money->money.minor;
    if (const auto* date = std::get_if<syntax::Date>(&operand)) return date->day.number;
    if (const auto* number = std::get_if<syntax::Number>(&operand))
      return number->value.numerator() * (10'000 / number->value.divisor());
    const auto& name = std::get<syntax::Name>(operand);
    const types::Fact* fact = program_.fact(of_fact.text);
    const bool is_name = fact != nullptr && fact->type == facts::FactType::name;
    return is_name ? facts::name_code(name.text) : value_of(name);
  }

  void set(std::size_t claim, const syntax::Name& name, std::int64_t value, std::optional<Day> day) {
    const types::Fact* fact = program_.fact(name.text);
    if (fact == nullptr) return;
    const auto* column = std::get_if<facts::Fact>(&fact->column);
    if (column != nullptr) {
      if (*column == facts::Fact::disputed_amount) return add_event(claim, EventKind::dispute_opened, day, value);
      if (*column == facts::Fact::contract_rate) return agree(claim, value, day);
      for (const FactEvents& events : fact_events) {
        if (events.fact != *column) continue;
        if (value != 0) return add_event(claim, events.set, day);
        if (events.clear) return add_event(claim, *events.clear, day);
      }
    }
    set_column(claim, fact->column, value, day);
  }

  /// A rate agreed from the start is the claim's; from a day on it is a change.
  void agree(std::size_t claim, std::int64_t rate, std::optional<Day> day) {
    if (claim >= given_.claims.size()) return;
    if (!day) {
      given_.claims[claim].claim.contract_rate = rate;
      return;
    }
    add_event(claim, EventKind::agreement_changed, day, rate);
    given_.claims[claim].events.back().refers_to = "contract-rate";
  }

  void set_column(std::size_t claim, const facts::ColumnKey& column, std::int64_t value, std::optional<Day> day) {
    given_.settings.push_back({claim, column, day.value_or(values::first_day), value});
  }

  void take(const syntax::FactsKnownLine& line) { given_.known_on = line.date.day; }
  void take(const syntax::RunLine& line) {
    if (!line.on) return;
    saw(line.on->day);
    given_.runs.push_back(line.on->day);
  }
  void take(const syntax::ExpectActLine& line) { saw(line.date.day); }
  void take(const syntax::ExpectNoLine& line) { saw(line.date.day); }
  void take(const syntax::ExpectMayLine& line) { saw(line.date.day); }
  void take(const syntax::ExpectAmountLine& line) { saw(line.date.day); }
  void take(const syntax::ExpectWithoutLine& line) { saw(line.date.day); }
  void take(const syntax::ExpectNothingLine& line) {
    if (line.before) saw(*line.before);
  }
  void saw(const syntax::Date& date) { saw(date.day); }

  const types::Program& program_;
  names::SectionRef test_;
  std::string country_;
  Given given_;
  bool seen_ = false;
  int events_ = 0;
  int acts_ = 0;
};

}  // namespace

Given given_of(const types::Program& program, names::SectionRef test, const std::string& country) {
  return Reader(program, test, country).run();
}

std::vector<types::Rate> with_rates(const types::Program& program, const std::vector<RateSetting>& settings) {
  std::vector<types::Rate> rates = program.rates;
  for (const RateSetting& setting : settings)
    for (types::Rate& rate : rates) {
      if (!(rate.declared == setting.rate)) continue;
      std::vector<types::RateRow>& rows = rate.rows;
      rows.erase(
          std::remove_if(rows.begin(), rows.end(), [&](const types::RateRow& row) { return row.from >= setting.from; }),
          rows.end());
      types::RateRow row;
      row.from = setting.from;
      row.value = setting.value;
      row.cite = "given by the test";
      row.place.file = setting.rate.file;
      rows.push_back(row);
    }
  return rates;
}

std::optional<std::size_t> row_of(const facts::Block& block, std::size_t claim) {
  const auto found = std::find(block.claim.begin(), block.claim.end(), static_cast<std::int64_t>(claim) + 1);
  if (found == block.claim.end()) return std::nullopt;
  return static_cast<std::size_t>(found - block.claim.begin());
}

facts::Block block_on(const Given& given, const facts::Request& request, Day on) {
  facts::Block block = facts::to_block(given.claims, request, on, given.known_on.value_or(on));
  for (const Setting& setting : given.settings) {
    const std::optional<std::size_t> row = row_of(block, setting.claim);
    const auto column = std::find(request.columns.begin(), request.columns.end(), setting.column);
    if (setting.from > on || !row || column == request.columns.end()) continue;
    facts::Column& values = block.columns[static_cast<std::size_t>(column - request.columns.begin())];
    values.values[*row] = setting.value;
    if (!values.known.empty()) values.known[*row] = 1;
  }
  return block;
}

}  // namespace dun::scenario
