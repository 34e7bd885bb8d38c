#include "dsl/lower/steps.hpp"

#include "dsl/lower/acts.hpp"
#include "dsl/lower/expressions.hpp"
#include "dsl/lower/points.hpp"
#include "dsl/lower/wording.hpp"

namespace dun::lower {

using plan::RegisterField;
using plan::Type;

namespace {

class StepLowering {
 public:
  StepLowering(Context& context, const names::Step& step, plan::StepId id)
      : context_(context), build_(context.build), step_(step), id_(id) {}

  plan::Step run(bool released_by_hand) {
    made_.name = step_.name;
    made_.by_hand = released_by_hand;
    made_.done = register_of_step(context_, id_);
    made_.proposed = build_.field(made_.done, RegisterField::proposed);
    made_.due = build_.run_date();
    made_.due_known = build_.yes();
    context_.file = step_.declared.file;
    made_.reason = context_.reason(step_.name, "", context_.bundle().section(step_.declared).head);
    for (const names::StepLineRef& ref : step_.lines) {
      context_.file = ref.file;
      span_ = ref.line->span;
      std::visit([this](const auto& line) { take(line); }, ref.line->value);
    }
    return made_;
  }

 private:
  plan::ReasonId reason(const std::string& line) { return context_.reason(step_.name + "." + line, "", span_); }

  void hold_unless(NodeId known, plan::ReasonId why) {
    const NodeId unknown = build_.negate(known);
    if (!build_.is_no(unknown)) made_.holds.push_back({plan::Outcome::held, unknown, why, {}, {}});
  }

  void take(const syntax::NoteLine&) {}
  void take(const syntax::StepIsLine& line) {
    for (std::size_t act = 0; act < context_.plan.acts.size(); ++act)
      if (context_.plan.acts[act].name == line.act.text) made_.act = plan::ActId(act);
  }
  void take(const syntax::WhenLine& line) {
    made_.reason = reason("when");
    const KnownDay day = point_day(context_, line.point);
    hold_unless(day.known, made_.reason);
    made_.due = made_.again.is_set() ? repeated(day.day) : day.day;
    made_.due_known = day.present;
  }
  void take(const syntax::UntilLine& line) {
    made_.until_reason = reason("until");
    const KnownDay day = point_day(context_, line.point);
    hold_unless(day.known, made_.until_reason);
    made_.until = build_.select(day.present, day.day, build_.constant(Type::day, values::last_day.number));
  }
  void take(const syntax::IfLine& line) {
    made_.condition_reason = reason("if");
    const Known condition = condition_of(context_, line.condition);
    hold_unless(condition.known, made_.condition_reason);
    made_.condition = condition.value;
  }
  void take(const syntax::ByLine& line) {
    made_.channel_reason = reason("by");
    for (const syntax::Name& name : line.channels)
      for (std::size_t index = 0; index < context_.plan.channels.size(); ++index)
        if (context_.plan.channels[index] == name.text)
          made_.channels.push_back({plan::ChannelId(index), usable(name.text, index)});
  }
  void take(const syntax::FeeLine& line) {
    switch (line.kind) {
      case syntax::FeeLine::Kind::none:
        made_.fee = plan::FeeKind::none;
        break;
      case syntax::FeeLine::Kind::the_most:
        made_.fee = plan::FeeKind::the_most;
        break;
      case syntax::FeeLine::Kind::amount: {
        made_.fee = plan::FeeKind::amount;
        const Known amount = amount_of(context_, line.amount);
        hold_unless(amount.known, reason("fee"));
        made_.fee_amount = build_.round(amount.value, 1, values::RoundingMode::down);
        break;
      }
    }
  }
  void take(const syntax::PayByLine& line) {
    const KnownDay day = add_term(context_, anchor_day(context_, line.anchor), line.term.term);
    hold_unless(day.known, reason("pay-by"));
    made_.pay_by = day.day;
  }
  void take(const syntax::AddLine& line) {
    for (const syntax::Name& name : line.charges) {
      const names::Symbol symbol = context_.symbol(name);
      const bool is_interest =
          symbol.kind == names::SymbolKind::interest ||
          (symbol.kind == names::SymbolKind::part && symbol.value == static_cast<std::uint32_t>(names::Part::interest));
      (is_interest ? made_.adds_interest : made_.adds_compensation) = true;
    }
  }
  void take(const syntax::AgainLine& line) {
    made_.most = line.at_most + 1;  // the first time, and again at most so often
    const KnownDay last{build_.field(made_.done, RegisterField::last_sent), build_.holds_act(made_.done), build_.yes()};
    const KnownDay next = add_term(context_, last, line.every.term);
    hold_unless(build_.implies(last.present, next.known), reason("again"));
    made_.again = next.day;
    made_.due = repeated(made_.due);
  }
  void take(const syntax::TextLine& line) { set_text(context_, line.path, made_); }
  void take(const syntax::ReleaseLine& line) { made_.by_hand = line.release == syntax::Release::by_hand; }
  void take(const syntax::OtherwiseLine& line) {
    made_.otherwise = line.kind == syntax::OtherwiseLine::Kind::skip  ? plan::Otherwise::skip
                      : line.kind == syntax::OtherwiseLine::Kind::use ? plan::Otherwise::use
                                                                      : plan::Otherwise::wait;
    if (!line.step) return;
    for (std::size_t step = 0; step < context_.steps->size(); ++step)
      if ((*context_.steps)[step].name == line.step->text) made_.use = plan::StepId(step);
  }

  NodeId repeated(NodeId first) { return build_.select(build_.holds_act(made_.done), made_.again, first); }

  /// A channel is usable if the debtor can be reached by it, a message's own consent apart, and no delivery of this
  /// step by it has failed.
  NodeId usable(const std::string& channel, std::size_t index) {
    const NodeId reachable = build_.column(build_.column_id(facts::ReachableBy{channel}), Type::yes_no);
    const NodeId failed = build_.field(made_.done, RegisterField::failed_channels);
    return build_.both(reachable, build_.negate(build_.has_bit(failed, index)));
  }

  Context& context_;
  plan::Builder& build_;
  const names::Step& step_;
  plan::StepId id_;
  plan::Step made_;
  syntax::Span span_;
};

}  // namespace

void add_steps(Context& context, const names::Policy& policy, bool released_by_hand) {
  for (std::size_t index = 0; index < policy.steps.size(); ++index)
    context.plan.steps.push_back(StepLowering(context, policy.steps[index], plan::StepId(index)).run(released_by_hand));
  for (const plan::Step& step : std::vector<plan::Step>(context.plan.steps))
    if (step.use) context.plan.steps[step.use->index()].only_as_substitute = true;
}

}  // namespace dun::lower
