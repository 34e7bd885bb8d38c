#include "dsl/lower/limits.hpp"

#include "dsl/lower/acts.hpp"
#include "dsl/lower/expressions.hpp"
#include "dsl/lower/points.hpp"
#include "dsl/lower/wording.hpp"

namespace dun::lower {

using plan::Limit;
using plan::LimitKind;
using plan::RegisterField;
using plan::Type;

namespace {

/// What the `for`, `in force` and `unless` lines of a rule say of all its limits. The rule applies too where it is not
/// known that it does not: only then is `unknown` asked, and nothing is ever allowed because a fact is missing.
struct Scope {
  plan::ActSet acts = 0;
  bool with_fee = false;
  NodeId applies;
  NodeId unknown;
  bool written = false;  // a `for` line names the acts
};

class RuleLowering {
 public:
  RuleLowering(Context& context, const syntax::RuleSection& rule)
      : context_(context), build_(context.build), rule_(rule) {}

  void run() {
    scope_ = scope();
    for (const auto& line : rule_.lines) {
      span_ = line.span;
      std::visit([this](const auto& value) { limit(value); }, line.value);
    }
  }

 private:
  Scope scope() {
    Scope scope{~plan::ActSet{0}, false, build_.yes(), build_.no(), false};
    if (const auto* acts = find_line<syntax::RuleForLine>(rule_.lines))
      std::visit([&](const auto& of) { set_acts(scope, of); }, acts->acts);
    if (const auto* claims = find_line<syntax::ForClaimsLine>(rule_.lines))
      narrow(scope, claims_match(context_, claims->claims));
    if (const auto* in_force = find_line<syntax::InForceLine>(rule_.lines)) {
      const KnownDay day = anchor_day(context_, in_force->anchor);
      NodeId inside = build_.less_equal(build_.constant(Type::day, in_force->from.day.number), day.day);
      if (in_force->until)
        inside =
            build_.both(inside, build_.less_equal(day.day, build_.constant(Type::day, in_force->until->day.number)));
      narrow(scope, {inside, day.known});
    }
    for (const auto& line : rule_.lines)
      if (const auto* unless = std::get_if<syntax::UnlessLine>(&line.value)) {
        const Known exempt = condition_of(context_, unless->condition);
        narrow(scope, {build_.negate(exempt.value), exempt.known});
      }
    return scope;
  }

  /// The rule applies only where `when` holds, too.
  void narrow(Scope& scope, const Known& when) {
    const NodeId unknown = build_.negate(when.known);
    scope.applies = build_.both(scope.applies, build_.either(unknown, when.value));
    scope.unknown = build_.either(scope.unknown, unknown);
  }

  void set_acts(Scope& scope, const syntax::AnyAct& any) {
    scope.acts = acts_named(context_, any.act.text);
    scope.with_fee = any.with_fee;
    scope.written = true;
  }

  /// "second of small-fees": an act that would be the second of its window.
  void set_acts(Scope& scope, const syntax::OrdinalAct& ordinal) {
    const NodeId before = build_.constant(Type::number, ordinal.ordinal - 1);
    scope.written = true;
    if (ordinal.count) {
      const Count count = count_of(context_, *ordinal.count);
      scope.acts = count.acts;
      scope.with_fee = count.with_fee || ordinal.with_fee;
      narrow(scope, {build_.equal(count.now, before), count.known});
      if (!ordinal.act) return;
      scope.acts &= acts_named(context_, ordinal.act->text);
    } else if (ordinal.act) {
      scope.acts = acts_named(context_, ordinal.act->text);
      scope.with_fee = ordinal.with_fee;
      const plan::RegisterId earlier = register_of_acts(context_, scope.acts, ordinal.with_fee);
      scope.applies = build_.both(scope.applies, build_.equal(build_.field(earlier, RegisterField::count), before));
    }
  }

  Limit start(LimitKind kind) {
    Limit limit;
    limit.kind = kind;
    limit.reason = context_.reason(rule_.name.text, Context::cite_text(rule_.cite), span_);
    limit.acts = scope_.acts;
    limit.with_fee = scope_.with_fee;
    limit.applies = scope_.applies;
    limit.unknown = scope_.unknown;
    return limit;
  }

  /// An act that keeps the limit needs no exemption; of a cap the exemption is asked always, since it sets the fee.
  void add(Limit limit, NodeId keeps, NodeId known) {
    limit.keeps = keeps;
    if (!limit.caps_the_fee()) limit.unknown = build_.both(limit.unknown, build_.negate(keeps));
    limit.unknown = build_.either(limit.unknown, build_.negate(known));
    context_.plan.limits.push_back(limit);
  }

  void lifts_on(Limit& limit, NodeId day, NodeId known) {
    limit.lawful_from = day;
    limit.lawful_from_known = known;
  }

  void limit(const syntax::NoteLine&) {}
  void limit(const syntax::RuleForLine&) {}
  void limit(const syntax::InForceLine&) {}
  void limit(const syntax::ForClaimsLine&) {}
  void limit(const syntax::UnlessLine&) {}

  void limit(const syntax::NotBeforeLine& line) {
    Limit made = start(LimitKind::not_before);
    const bool needs_the_act = !std::holds_alternative<syntax::ActAnchor>(line.point.anchor);
    if (needs_the_act) return not_before_effect_of_letter(std::move(made), line.point);
    const KnownDay day = point_day(context_, line.point);
    made.bound = day.day;
    lifts_on(made, day.day, day.present);
    add(made, build_.implies(day.present, build_.less_equal(day.day, build_.run_date())), day.known);
  }

  /// Where there must be an act, a day after its receipt or deadline permits: a letter without effect does not.
  void not_before_effect_of_letter(Limit made, const syntax::Point& point) {
    NodeId known = build_.yes();
    const Known reached = follows(context_, [&] {
      const KnownDay day = point_day(context_, point);
      known = build_.both(known, day.known);
      made.bound = day.day;
      lifts_on(made, day.day, day.present);
      return build_.both(day.present, build_.less_equal(day.day, build_.run_date()));
    });
    add(made, reached.value, build_.both(known, reached.known));
  }

  void limit(const syntax::NotAfterLine& line) {
    Limit made = start(LimitKind::not_after);
    const KnownDay day = point_day(context_, line.point);
    made.bound = day.day;
    add(made, build_.implies(day.present, build_.less_equal(build_.run_date(), day.day)), day.known);
  }

  void limit(const syntax::OnlyAfterLine& line) {
    Limit made = start(LimitKind::only_after);
    const Known happened = follows(context_, [&] { return has_happened(line, made); });
    made.bound = made.lawful_from;
    add(made, happened.value, happened.known);
  }

  /// Any of the events; sets the day from which the deadlines among them permit.
  NodeId has_happened(const syntax::OnlyAfterLine& line, Limit& made) {
    NodeId keeps = build_.no();
    made.lawful_from = {};
    made.lawful_from_known = build_.no();
    for (const syntax::Event& event : line.events) {
      if (!event.pay_by) {
        keeps = build_.either(keeps, holds_in_window(event, register_of(context_, event.act)));
        continue;
      }
      const Deadline deadline = deadline_of(event);
      keeps = build_.either(keeps, build_.both(deadline.set, build_.less(deadline.pay_by, build_.run_date())));
      const NodeId from = build_.add_days(deadline.pay_by, 1);
      made.lawful_from =
          made.lawful_from.is_set() ? build_.select(made.lawful_from_known, made.lawful_from, from) : from;
      made.lawful_from_known = build_.either(made.lawful_from_known, deadline.set);
    }
    return keeps;
  }

  /// The letter's own words: whether a step keeps the rule follows from its text.
  void limit(const syntax::StatesTermLine& line) {
    Limit made = start(LimitKind::states_term);
    made.term_rule = context_.term_rules.at(&line);
    made.reason = context_.plan.term_rules[*made.term_rule].reason;
    add(made, build_.no(), build_.yes());
  }

  struct Deadline {
    NodeId pay_by;
    NodeId set;  // there is such an act, it set a deadline, and the deadline was long enough
  };

  /// Of `the last X` and `second X` the deadline of that act; of `an X` the earliest of all that were long enough,
  /// since one that has passed is enough.
  Deadline deadline_of(const syntax::Event& event) {
    const plan::RegisterId in = register_of(context_, event.act, shortest_of(event));
    const auto field = [&](RegisterField name) { return build_.field(in, name); };
    if (asks_any(event))
      return {field(RegisterField::earliest_pay_by),
              build_.both(field(RegisterField::has_earliest_pay_by), holds_in_window(event, in))};
    NodeId set = build_.both(field(RegisterField::last_has_pay_by), holds_in_window(event, in));
    if (event.at_least) {
      const KnownDay shortest =
          add_term(context_, {field(RegisterField::last_sent), build_.yes(), build_.yes()}, event.at_least->term);
      set = build_.both(
          set, build_.both(shortest.known, build_.less_equal(shortest.day, field(RegisterField::last_pay_by))));
    }
    return {field(RegisterField::last_pay_by), set};
  }

  static bool asks_any(const syntax::Event& event) {
    return event.act.which == syntax::ActRef::Which::any || event.act.which == syntax::ActRef::Which::named;
  }

  /// Only `an X` asks it of every act: of one act it is asked as a condition.
  plan::ShortestDeadline shortest_of(const syntax::Event& event) const {
    if (!event.at_least || !asks_any(event)) return {};
    return shortest_deadline(context_, event.at_least->term);
  }

  /// An act of a count is gone once the count has started again.
  NodeId holds_in_window(const syntax::Event& event, plan::RegisterId in) {
    NodeId holds = build_.holds_act(in);
    if (!event.act.count) return holds;
    const Count count = count_of(context_, *event.act.count);
    return build_.both(holds, build_.less(build_.constant(Type::number, 0), count.now));
  }

  void limit(const syntax::OnlyByLine& line) {
    Limit made = start(LimitKind::only_by);
    NodeId keeps = build_.no();
    const NodeId channel = build_.candidate(plan::Op::candidate_channel);
    for (const syntax::Name& name : line.channels)
      for (std::size_t index = 0; index < context_.plan.channels.size(); ++index)
        if (context_.plan.channels[index] == name.text)
          keeps = build_.either(keeps,
                                build_.equal(channel, build_.constant(Type::choice, static_cast<std::int64_t>(index))));
    add(made, keeps, build_.yes());
  }

  void limit(const syntax::OnlyIfLine& line) {
    const Known condition = condition_of(context_, line.condition);
    add(start(LimitKind::only_if), condition.value, condition.known);
  }

  void limit(const syntax::NeverWhileLine& line) {
    const Known condition = condition_of(context_, line.condition);
    add(start(LimitKind::never_while), build_.negate(condition.value), condition.known);
  }

  void limit(const syntax::FeeAtMostLine& line) {
    Limit made = start(line.together ? LimitKind::fees_together : LimitKind::fee_at_most);
    made.with_fee = true;  // an act without a fee keeps every cap
    const Known cap = amount_of(context_, line.amount);
    const NodeId fee = build_.candidate(plan::Op::candidate_fee);
    NodeId room = cap.value;
    if (line.together)
      room = build_.minus(cap.value, build_.column(build_.column_id(facts::Fact::fees_claimed), Type::amount));
    made.bound = build_.greater(build_.round(room, 1, values::RoundingMode::down), build_.constant(Type::amount, 0));
    add(made, build_.less_equal(fee, room), cap.known);
  }

  /// Where the time counts from another act and there has been none, nothing is asked.
  void limit(const syntax::PayByAtLeastLine& line) {
    Limit made = start(LimitKind::pay_by_at_least);
    const KnownDay shortest = add_term(context_, anchor_day(context_, line.anchor), line.term.term);
    made.applies = build_.both(made.applies, shortest.present);
    made.bound = shortest.day;
    add(made, build_.less_equal(shortest.day, build_.candidate(plan::Op::candidate_pay_by)),
        build_.implies(shortest.present, shortest.known));
  }

  /// An act the count counts adds one to it; another act is only compared with it.
  void limit(const syntax::AtMostCountLine& line) {
    const Count count = count_of(context_, line.count);
    const plan::ActSet acts = scope_.written ? scope_.acts : count.acts;
    for (const bool counted : {true, false}) {
      Limit made = start(LimitKind::at_most_count);
      made.acts = counted ? acts & count.acts : acts & ~count.acts;
      made.with_fee = scope_.with_fee || (counted && count.with_fee);
      if (made.acts == 0) continue;
      made.bound = build_.constant(Type::number, line.most);
      lifts_on(made, count.ends, count.ends_known);
      add(made, build_.less_equal(count.now, build_.constant(Type::number, line.most - (counted ? 1 : 0))),
          count.known);
    }
  }

  void limit(const syntax::AtLeastAfterLine& line) {
    Limit made = start(LimitKind::at_least_after);
    const plan::RegisterId in = register_of(context_, line.act);
    const KnownDay last{build_.field(in, RegisterField::last_sent), build_.holds_act(in), build_.yes()};
    const KnownDay from = add_term(context_, last, line.term.term);
    made.bound = from.day;
    lifts_on(made, from.day, from.present);
    add(made, build_.implies(from.present, build_.less_equal(from.day, build_.run_date())), from.known);
  }

  Context& context_;
  plan::Builder& build_;
  const syntax::RuleSection& rule_;
  Scope scope_;
  syntax::Span span_;
};

}  // namespace

void add_rule(Context& context, names::SectionRef rule) {
  context.file = rule.file;
  RuleLowering(context, std::get<syntax::RuleSection>(context.bundle().at(rule))).run();
}

}  // namespace dun::lower
