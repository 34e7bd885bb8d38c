#include "dsl/answer/act_limits.hpp"

#include <fmt/format.h>

#include <utility>

#include "dsl/names/sections.hpp"
#include "engine/decide/one_row.hpp"
#include "engine/facts/standing.hpp"

namespace dun::answer {

using decide::Allowed;
using plan::NodeId;

namespace {

/// Does the value of a node hang on the channel the act goes out by?
bool reads_channel_at(const plan::Plan& plan, NodeId id, std::vector<bool>& seen) {
  if (!id.is_set() || seen[id.index()]) return false;
  seen[id.index()] = true;
  const plan::Node& node = plan.at(id);
  if (node.op == plan::Op::candidate_channel) return true;
  return reads_channel_at(plan, node.a, seen) || reads_channel_at(plan, node.b, seen) ||
         reads_channel_at(plan, node.c, seen);
}

facts::Block block_of(const LawBook& book, Day on) {
  facts::Request request = plan::request_of(book.plan);
  request.money_events = true;
  return scenario::block_on(book.asked.given, request, on);
}

std::size_t first_row(const facts::Block& block) {
  return scenario::row_of(block, 0).value_or(0);
}

/// Of several answers that do not allow the one that may turn out to; else that which lifts first, and says why in the
/// fewest words.
bool is_nearer(const Allowed& a, const Allowed& b) {
  if (a.unknown != b.unknown) return a.unknown;
  if (a.from.has_value() != b.from.has_value()) return a.from.has_value();
  if (a.from && *a.from != *b.from) return *a.from < *b.from;
  return a.because.size() < b.because.size();
}

/// Does any of the laws say by channel when a term starts?
bool has_term_starts(const LawBook& book) {
  const names::Bundle& bundle = book.asked.bundle.program.bundle;
  return std::any_of(bundle.laws.begin(), bundle.laws.end(), [&](const names::Law& law) {
    const bool is_asked = std::find(book.plan.laws.begin(), book.plan.laws.end(), law.path) != book.plan.laws.end();
    const auto& section = std::get<syntax::LawSection>(bundle.at(law.head));
    return is_asked && names::line_of<syntax::TermStartsLine>(section.lines) != nullptr;
  });
}

}  // namespace

bool is_cost(const plan::Act& act) {
  return std::find(act.kinds.begin(), act.kinds.end(), "collection-cost") != act.kinds.end();
}

ActLimits ActQuestion::answer() && {
  limits_.act = book_.plan.acts[act_.index()].name;
  limits_.is_cost = is_cost(book_.plan.acts[act_.index()]);
  const facts::Block block = block_of(book_, book_.on);
  if (is_held(decide::OneRow(book_.plan, block, first_row(block), book_.on))) return std::move(limits_);
  const std::vector<Asking> asked = ask(book_.on);
  if (limits_.is_cost) {
    set_cost(asked);
    return std::move(limits_);
  }
  set_act(asked);
  if (limits_.held) return std::move(limits_);
  set_fee(asked);
  if (limits_.allowed) set_pay_by(asked);
  set_terms();
  return std::move(limits_);
}

std::vector<ActQuestion::Asking> ActQuestion::ask(Day on) const {
  const facts::Block block = block_of(book_, on);
  const auto by = [&](std::optional<std::uint16_t> channel) {
    const auto answer = [&](bool with_fee) {
      return decide::ask(book_.plan, block, first_row(block), on, act_, with_fee, channel);
    };
    return Asking{channel, answer(false), answer(true)};
  };
  if (!reads_channel()) return {by(std::nullopt)};
  std::vector<Asking> asked;
  for (std::uint16_t channel = 0; channel < book_.plan.channels.size(); ++channel) asked.push_back(by(channel));
  return asked;
}

bool ActQuestion::reads_channel() const {
  std::vector<bool> seen(book_.plan.nodes.size(), false);
  return std::any_of(book_.plan.limits.begin(), book_.plan.limits.end(), [&](const plan::Limit& limit) {
    const NodeId nodes[] = {limit.applies, limit.keeps, limit.unknown, limit.bound, limit.lawful_from};
    return limit.binds(act_) && std::any_of(std::begin(nodes), std::end(nodes),
                                            [&](NodeId id) { return reads_channel_at(book_.plan, id, seen); });
  });
}

/// Held by the laws that declare the act; a kind of the vocabulary is held by any.
bool ActQuestion::is_held(const decide::OneRow& row) {
  const names::Bundle& bundle = book_.asked.bundle.program.bundle;
  const auto declares = [&](const std::string& law_path) {
    const auto law = std::find_if(bundle.laws.begin(), bundle.laws.end(),
                                  [&](const names::Law& each) { return each.path == law_path; });
    return law != bundle.laws.end() && std::any_of(law->acts.begin(), law->acts.end(), [&](names::SectionRef ref) {
             return std::get<syntax::ActSection>(bundle.at(ref)).name.text == limits_.act;
           });
  };
  const bool is_declared = std::any_of(book_.plan.laws.begin(), book_.plan.laws.end(), declares);
  for (const plan::Gate& gate : book_.holds) {
    if (!row.holds(gate.when) || (is_declared && !declares(book_.plan.at(gate.reason).cite))) continue;
    limits_.held = limits_.fee_held = true;
    say(Said::About::act, gate.reason);
    const std::vector<decide::Missing> missing = decide::missing_behind(book_.plan, row, gate.when);
    add_new(limits_.unknown, unknown_of(book_.asked, book_.plan, missing));
  }
  return limits_.held;
}

void ActQuestion::set_act(const std::vector<Asking>& asked) {
  const Asking* best = nullptr;
  std::vector<std::string> lawful;
  for (const Asking& each : asked) {
    if (each.plain.allowed && each.channel) lawful.push_back(channel_name(*each.channel));
    miss(each.plain);
    const bool is_better = best == nullptr || (each.plain.allowed && !best->plain.allowed) ||
                           (!each.plain.allowed && !best->plain.allowed && is_nearer(each.plain, best->plain));
    if (is_better) best = &each;
  }
  limits_.allowed = best->plain.allowed;
  limits_.held = limits_.fee_held = !best->plain.allowed && best->plain.unknown;
  limits_.not_before = best->plain.allowed ? best->plain.since : best->plain.from;
  if (limits_.held) limits_.not_before.reset();
  say_all(Said::About::act, best->plain);
  if (lawful.size() < asked.size()) limits_.channels = std::move(lawful);
}

/// The highest lawful fee by any channel, else the fee that is nearest to being lawful; and by which channels it is.
const Allowed& ActQuestion::nearest_fee(const std::vector<Asking>& asked, std::vector<std::string>& lawful) {
  const Asking* best = nullptr;
  for (const Asking& each : asked) {
    const Allowed& fee = each.with_fee;
    if (fee.allowed && each.channel) lawful.push_back(channel_name(*each.channel));
    miss(fee);
    const bool is_better =
        best == nullptr || (fee.allowed && !best->with_fee.allowed) ||
        (fee.allowed && best->with_fee.allowed && fee.fee_most.value_or(0) > best->with_fee.fee_most.value_or(0)) ||
        (!fee.allowed && !best->with_fee.allowed && is_nearer(fee, best->with_fee));
    if (is_better) best = &each;
  }
  return best->with_fee;
}

void ActQuestion::set_fee(const std::vector<Asking>& asked) {
  std::vector<std::string> lawful;
  const Allowed& fee = nearest_fee(asked, lawful);
  limits_.fee_held = !fee.allowed && fee.unknown;
  if (fee.allowed) {
    limits_.fee_max = fee.fee_most;
    if (fee.cap.is_set()) say_cap(fee.cap);
    if (lawful != limits_.channels && lawful.size() < asked.size()) limits_.fee_channels = std::move(lawful);
    return;
  }
  if (!limits_.fee_held) limits_.fee_max = 0;
  if (limits_.allowed || limits_.fee_held) say_all(Said::About::fee, fee);
  if (limits_.fee_held) return;
  limits_.fee_not_before = fee.from;
  set_fee_then();
}

void ActQuestion::set_fee_then() {
  if (!limits_.fee_not_before || *limits_.fee_not_before <= book_.on) return;
  bool is_unknown = false;
  for (const Asking& each : ask(*limits_.fee_not_before)) {
    is_unknown = is_unknown || each.with_fee.unknown;
    if (limits_.is_cost) miss(each.with_fee);
    if (each.with_fee.allowed && each.with_fee.fee_most)
      limits_.fee_max_then = std::max(limits_.fee_max_then.value_or(0), *each.with_fee.fee_most);
  }
  limits_.fee_later_unknown = limits_.is_cost && is_unknown && !limits_.fee_max_then;
}

/// Without a fee there is nothing to claim, so what is asked is whether there may be one.
void ActQuestion::set_cost(const std::vector<Asking>& asked) {
  std::vector<std::string> lawful;
  const Allowed& cost = nearest_fee(asked, lawful);
  limits_.allowed = cost.allowed;
  limits_.held = limits_.fee_held = !cost.allowed && cost.unknown;
  say_all(Said::About::act, cost);
  if (limits_.held) return;
  limits_.not_before = cost.allowed ? cost.since : cost.from;
  if (cost.allowed) {
    limits_.fee_max = cost.fee_most;
    if (cost.cap.is_set()) say_cap(cost.cap);
    if (lawful.size() < asked.size()) limits_.channels = std::move(lawful);
    return;
  }
  limits_.fee_max = 0;
  limits_.fee_not_before = cost.from;
  set_fee_then();
  if (!cost.from) set_cost_later(cost);
}

/// Is nothing of the claim open any more?
bool ActQuestion::is_settled() const {
  const Day known_on = book_.asked.given.known_on.value_or(book_.on);
  return facts::stand(book_.asked.claim(), book_.on, known_on).standing.principal_open <= 0;
}

/// What waits for more than time is told by today's figures, unless a rule forbids it for good.
void ActQuestion::set_cost_later(const Allowed& cost) {
  const auto is_for_good = [&](const plan::Limit& limit) {
    const bool forbids = std::any_of(cost.because.begin(), cost.because.end(), [&](const decide::Obstacle& obstacle) {
      return obstacle.reason == limit.reason && !obstacle.from;
    });
    return forbids && (limit.caps_the_fee() || limit.kind == plan::LimitKind::at_most_count ||
                       limit.kind == plan::LimitKind::not_after);
  };
  limits_.fee_never = std::any_of(book_.plan.limits.begin(), book_.plan.limits.end(), is_for_good) ||
                      (!cost.cap_unknown && cost.fee_most.value_or(1) <= 0) || is_settled();
  if (limits_.fee_never) return;
  limits_.fee_later_unknown = cost.cap_unknown;
  if (!cost.cap_unknown) limits_.fee_max_later = cost.fee_most;
  add_new(limits_.unknown, unknown_of(book_.asked, book_.plan, cost.later_missing));
}

/// The longest of the shortest deadlines of the lawful channels is right by any of them.
void ActQuestion::set_pay_by(const std::vector<Asking>& asked) {
  hold_pay_by(asked);
  plan::ReasonId rule;
  for (const Asking& each : asked) {
    const std::optional<Day> least = each.plain.pay_by_least;
    if (!each.plain.allowed || each.plain.open_deadline.is_set() || !least) continue;
    if (each.channel) limits_.pay_by_channels.emplace_back(channel_name(*each.channel), *least);
    if (limits_.pay_by_min && *limits_.pay_by_min >= *least) continue;
    limits_.pay_by_min = least;
    rule = each.plain.deadline;
  }
  if (rule.is_set()) say(Said::About::pay_by, rule);
  if (!limits_.pay_by_min)
    for (const Asking& each : asked)
      if (each.plain.allowed) limits_.pay_by_not_before = std::max(limits_.pay_by_not_before, each.plain.pay_by_least);
  const bool is_one = std::all_of(limits_.pay_by_channels.begin(), limits_.pay_by_channels.end(),
                                  [&](const auto& each) { return each.second == *limits_.pay_by_min; });
  if (is_one && !limits_.pay_by_held) limits_.pay_by_channels.clear();
}

/// A letter whose receipt nobody can know yet: the deadline is held, by all channels of which that is so.
void ActQuestion::hold_pay_by(const std::vector<Asking>& asked) {
  std::string channels;
  bool is_untold = false;
  for (const Asking& each : asked) {
    if (!each.plain.allowed || !each.plain.open_deadline.is_set()) continue;
    limits_.pay_by_held = true;
    say(Said::About::pay_by, each.plain.open_deadline);
    add_new(limits_.unknown, unknown_of(book_.asked, book_.plan, each.plain.missing));
    is_untold = is_untold || each.plain.missing.empty();
    if (each.channel && each.plain.missing.empty())
      channels += (channels.empty() ? " by " : ", ") + channel_name(*each.channel);
  }
  if (is_untold)
    add_new(limits_.unknown,
            {Unknown{fmt::format("the day on which {}{} will {}", limits_.act, channels,
                                 has_term_starts(book_) ? "count as received, or its term start" : "count as received"),
                     ""}});
}

/// Each rule on its letter narrows what the others leave.
void ActQuestion::set_terms() {
  bool is_first = true;
  for (const plan::TermRule& rule : book_.plan.term_rules) {
    if ((rule.acts >> act_.index() & 1U) == 0) continue;
    say(Said::About::term, rule.reason);
    if (std::exchange(is_first, false)) {
      limits_.terms = rule.wording;
      continue;
    }
    const auto is_refused = [&](const std::string& term) {
      return (facts::terms_of(term, book_.plan.terms) & ~rule.accepted) != 0;
    };
    limits_.terms.erase(std::remove_if(limits_.terms.begin(), limits_.terms.end(), is_refused), limits_.terms.end());
  }
}

void ActQuestion::say(Said::About about, plan::ReasonId reason, std::optional<Day> until) {
  add_new(limits_.because, {Said{about, because(book_.plan, reason, until)}});
}

/// With the rates and scales the amount was made from.
void ActQuestion::say_cap(plan::ReasonId cap) {
  Said said{Said::About::fee, because(book_.plan, cap)};
  const facts::Block block = block_of(book_, book_.on);
  const decide::OneRow row(book_.plan, block, first_row(block), book_.on);
  for (const plan::Limit& limit : book_.plan.limits)
    if (limit.reason == cap && limit.caps_the_fee())
      said.rule.figures = figures_of(book_.asked, book_.plan, row, limit.bound);
  add_new(limits_.because, {said});
}

void ActQuestion::say_all(Said::About about, const Allowed& answer) {
  for (const decide::Obstacle& obstacle : answer.because) say(about, obstacle.reason, obstacle.from);
  if (answer.allowed)
    for (const plan::ReasonId waited : answer.waited) say(about, waited, answer.since);
}

void ActQuestion::miss(const Allowed& answer) {
  if (answer.unknown) add_new(limits_.unknown, unknown_of(book_.asked, book_.plan, answer.missing));
}

}  // namespace dun::answer
