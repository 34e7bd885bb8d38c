#include <fmt/core.h>

#include <algorithm>

#include "engine/decide/allowed.hpp"
#include "engine/decide/one_row.hpp"
#include "engine/explain/explanation.hpp"
#include "engine/plan/print.hpp"

namespace dun::explain {

using plan::Limit;
using plan::LimitKind;
using plan::Outcome;

namespace {

bool contains(const auto& reasons, plan::ReasonId reason) {
  return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

class Explainer {
 public:
  Explainer(const plan::Plan& plan, const facts::Block& block, std::size_t row, Day on)
      : plan_(plan), block_(block), place_(row), on_(on), row_(plan, block, row, on) {
    decide::Answers answers;
    decide::Evaluator(plan, on).decide(block, answers);
    decision_ = answers.decisions[row];
    if (decision_.details != decide::no_details) details_ = answers.details[decision_.details];
  }

  void fill(Explanation& out) {
    out.outcome = decision_.outcome;
    if (decision_.has_until) out.until = decision_.until;
    if (decision_.step != facts::no_code) out.step = plan_.steps[decision_.step].name;
    if (decision_.outcome == Outcome::act) out.act_text = act_text(plan_, decision_.step, details_);
    for (const plan::Gate& gate : plan_.gates) add_gate(out, gate);
    if (decision_.step != facts::no_code) {
      const plan::Step& step = plan_.steps[decision_.step];
      add_policy_lines(out, step);
      add_law_lines(out, step);
      out.remark = remark(step);
    }
    for (const plan::ReasonId reason : details_.withheld)
      if (reason.is_set())
        out.withheld.push_back({Speaker::law, plan_.at(reason), false, true, {}, lacks(reason), false});
    if (details_.with_interest) add_interest(out);
    if (decision_.outcome == Outcome::not_covered && plan_.covers_reason.is_set())
      out.deciding.push_back({Speaker::policy, plan_.at(plan_.covers_reason), false, false, {}, "", false});
    put_binding_first(out);
  }

 private:
  [[nodiscard]] bool is_deciding(plan::ReasonId reason) const {
    return reason == decision_.reason || contains(details_.reasons, reason);
  }

  void add(Explanation& out, plan::ReasonId reason, Line line) {
    line.reason = plan_.at(reason);
    (is_deciding(reason) ? out.deciding : out.others).push_back(std::move(line));
  }

  void add_gate(Explanation& out, const plan::Gate& gate) {
    const bool stands = row_.holds(gate.when);
    Line line{plan_.at(gate.reason).cite.empty() ? Speaker::policy : Speaker::law,
              {},
              !stands,
              gate.outcome == Outcome::held && stands,
              {},
              "",
              false};
    if (plan_.at(gate.reason).place.file.empty()) line.speaker = Speaker::ledger;
    if (stands && gate.until.is_set()) {
      if (row_.holds(gate.until_known)) line.day = row_.day(gate.until);
      line.value = line.day ? "yes" : "yes, without end";
    } else {
      line.value = gate_value(gate.outcome, plan_.at(gate.reason).cite.empty(), stands);
    }
    add(out, gate.reason, line);
    const std::string what =
        gate.outcome == Outcome::held ? "missing data" : std::string(plan::to_string(gate.outcome));
    if (gate.outcome == Outcome::waits_for_fact) return;
    const auto found = std::find(out.free_of.begin(), out.free_of.end(), what);
    if (!stands && found == out.free_of.end() && decision_.outcome != gate.outcome) out.free_of.push_back(what);
  }

  void add_interest(Explanation& out) const {
    const decide::Accrued accrued = decide::accrued(plan_, block_, place_, on_);
    for (std::size_t at = 0; at < accrued.statement.interest.segments.size(); ++at) {
      const interest::Segment& segment = accrued.statement.interest.segments[at];
      out.interest.push_back({segment.from, segment.to,
                              values::to_string(values::Money{segment.balance, plan_.currency}),
                              values::to_string(segment.rate * values::Ratio(100, 1)), accrued.sources[at].words,
                              accrued.sources[at].cite});
    }
  }

  /// The facts of the claim that a withheld interest lacks.
  [[nodiscard]] std::string lacks(plan::ReasonId reason) const {
    const decide::Accrued accrued = decide::accrued(plan_, block_, place_, on_);
    if (accrued.rule == nullptr || accrued.rule->reason != reason) return "";
    std::string text;
    for (const decide::Missing& missing : accrued.missing)
      if (missing.kind == decide::Missing::Kind::fact)
        text += (text.empty() ? "" : ", ") + plan::column_name(plan_.columns[missing.index]);
    return text.empty() ? "" : text + " is not known";
  }

  /// What a line about stopping or pausing came to: the condition itself, not whether it stands in the way.
  static std::string gate_value(Outcome outcome, bool of_policy, bool stands) {
    if (outcome == Outcome::waits_for_fact) return stands ? "no" : "yes";
    if (outcome == Outcome::held) return stands ? (of_policy ? "a fact is missing" : "no longer") : "yes";
    return stands ? "yes" : "no";
  }

  void add_policy_lines(Explanation& out, const plan::Step& step) {
    Line when{Speaker::policy,
              {},
              row_.holds(step.due_known) && row_.day(step.due) <= on_,
              !row_.holds(step.due_known),
              {},
              "",
              false};
    if (row_.holds(step.due_known)) when.day = row_.day(step.due);
    add(out, step.reason, when);
    if (step.until.is_set())
      add(out, step.until_reason,
          {Speaker::policy, {}, on_ <= row_.day(step.until), false, row_.day(step.until), "", false});
    if (step.condition.is_set())
      add(out, step.condition_reason, {Speaker::policy, {}, row_.holds(step.condition), false, {}, "", false});
    if (step.channels.empty()) return;
    Line by{Speaker::policy, {}, false, false, {}, "no channel of these reaches the debtor", false};
    for (const plan::ChannelChoice& choice : step.channels) {
      if (!row_.holds(choice.usable)) continue;
      by.met = true;
      by.value = plan_.channels[choice.channel.index()];
      break;
    }
    add(out, step.channel_reason, by);
  }

  /// Each limit that applies to the step's act, judged for the act as decided (or as it would be today).
  void add_law_lines(Explanation& out, const plan::Step& step) {
    std::uint16_t channel = facts::no_code;
    for (const plan::ChannelChoice& choice : step.channels)
      if (channel == facts::no_code && row_.holds(choice.usable))
        channel = static_cast<std::uint16_t>(choice.channel.index());
    row_.set_candidate(details_.fee, step.pay_by.is_set() ? row_.day(step.pay_by) : Day{}, channel);
    for (const Limit& limit : plan_.limits) {
      if (!limit.binds(step.act) || !row_.holds(limit.applies)) continue;
      if (limit.with_fee && step.fee == plan::FeeKind::none) continue;
      Line line{Speaker::law, {}, keeps(limit, step), row_.holds(limit.unknown), {}, "", limit.with_fee};
      if (limit.term_rule) line.value = step.text.empty() ? "the step names no text" : "text " + step.text;
      if (limit.lawful_from.is_set() && row_.holds(limit.lawful_from_known)) line.day = row_.day(limit.lawful_from);
      if (limit.kind == LimitKind::pay_by_at_least) line.day = row_.day(limit.bound);
      if ((limit.kind == LimitKind::fee_at_most || limit.kind == LimitKind::fees_together) && !line.unknown)
        line.value = "at most " + values::to_string(values::Money{row_.value(limit.bound), plan_.currency});
      if (!is_deciding(limit.reason) && !line.met && waits_with_the_step(line)) {
        line.reason = plan_.at(limit.reason);
        out.deciding.push_back(line);
      } else {
        add(out, limit.reason, line);
      }
    }
  }

  [[nodiscard]] bool keeps(const Limit& limit, const plan::Step& step) const {
    return row_.holds(limit.keeps) || plan::states_what_is_asked(plan_, limit, step);
  }

  /// A limit that forbids today and lifts by time belongs beside a step that is not due yet.
  [[nodiscard]] bool waits_with_the_step(const Line& line) const {
    return decision_.outcome == Outcome::too_early && line.day && *line.day > on_;
  }

  [[nodiscard]] std::string remark(const plan::Step& step) {
    if (decision_.outcome != Outcome::too_early || step.fee == plan::FeeKind::none) return "";
    bool fee_forbidden = false;
    for (const Limit& limit : plan_.limits) {
      if (!limit.binds(step.act) || !row_.holds(limit.applies) || keeps(limit, step)) continue;
      if (limit.kind == LimitKind::only_by || limit.kind == LimitKind::fee_at_most ||
          limit.kind == LimitKind::fees_together)
        continue;
      if (!limit.with_fee) return "";
      fee_forbidden = true;
    }
    return fee_forbidden ? "without a fee the law would allow it today; the policy would not"
                         : "the law would allow it today; the policy would not";
  }

  static void put_binding_first(Explanation& out) {
    std::stable_sort(out.deciding.begin(), out.deciding.end(), [](const Line& a, const Line& b) {
      if (a.met != b.met) return !a.met;
      return a.speaker < b.speaker;
    });
  }

  const plan::Plan& plan_;
  const facts::Block& block_;
  std::size_t place_;
  Day on_;
  decide::OneRow row_;
  decide::Decision decision_;
  decide::Details details_;
};

std::string stated_text(const std::string& states) {
  std::string text;
  for (const char c : states) text += c == '\n' ? std::string("\", \"") : std::string(1, c);
  return ", states term \"" + text + "\"";
}

std::string earlier_text(const facts::ActRecord& act, values::Currency currency) {
  std::string text = act.step.empty() ? act.act : act.step;
  if (act.state == facts::ActState::skipped) return text + " passed over";
  if (!act.channel.empty()) text += " by " + act.channel;
  text += act.fee == 0 ? ", no fee" : ", fee " + values::to_string(values::Money{act.fee, currency});
  if (act.interest != 0) text += ", interest " + values::to_string(values::Money{act.interest, currency});
  if (act.compensation != 0) text += ", compensation " + values::to_string(values::Money{act.compensation, currency});
  if (act.pay_by) text += ", pay by " + values::to_string(*act.pay_by);
  if (!act.states.empty()) text += stated_text(act.states);
  if (act.by_hand) text += ", by hand";
  if (act.state == facts::ActState::failed) text += ", delivery failed";
  if (act.state == facts::ActState::proposed) text += ", waits for release";
  return text;
}

}  // namespace

std::string act_text(const plan::Plan& plan, std::size_t step, const decide::Details& details) {
  const auto money = [&plan](std::int64_t minor) { return values::to_string(values::Money{minor, plan.currency}); };
  std::string text = plan.steps[step].name;
  if (details.channel != facts::no_code) text += " by " + plan.channels[details.channel];
  text += details.fee == 0 ? ", no fee" : ", fee " + money(details.fee);
  if (details.with_interest) text += ", interest " + money(details.interest);
  if (details.compensation != 0) text += ", compensation " + money(details.compensation);
  if (details.announced) text += ", announces " + money(*details.announced);
  if (details.has_pay_by) text += ", pay by " + values::to_string(details.pay_by);
  return text;
}

Explanation explain(const plan::Plan& plan, const facts::Block& block, std::size_t row, Day on,
                    const facts::ClaimHistory& history, Day known_on) {
  Explanation out;
  out.claim = history.claim.id;
  out.money = values::to_string(history.claim.principal);
  out.due = history.claim.due;
  out.on = on;
  out.known_on = known_on;
  out.policy = plan.name;
  out.bundle = plan.bundle_hash;
  Explainer(plan, block, row, on).fill(out);
  for (const facts::ActRecord& act : facts::acts_known(history, on, known_on))
    out.earlier.push_back({act.sent, earlier_text(act, history.claim.principal.currency)});
  return out;
}

}  // namespace dun::explain
