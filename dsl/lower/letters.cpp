#include "dsl/lower/letters.hpp"

#include "dsl/lower/points.hpp"

namespace dun::lower {

using plan::RegisterField;
using plan::RegisterId;
using plan::Type;

namespace {

/// Puts back, at its end, whose words are read.
class SavedPlace {
 public:
  explicit SavedPlace(Context& context)
      : context_(context),
        file_(context.file),
        calendar_(context.calendar),
        counts_from_same_day_(context.counts_from_same_day) {}
  SavedPlace(const SavedPlace&) = delete;
  SavedPlace& operator=(const SavedPlace&) = delete;
  ~SavedPlace() {
    context_.file = file_;
    context_.calendar = calendar_;
    context_.counts_from_same_day = counts_from_same_day_;
  }

 private:
  Context& context_;
  base::FileId file_;
  std::optional<plan::CalendarId> calendar_;
  bool counts_from_same_day_;
};

/// A letter sent, or about to be.
struct Letter {
  KnownDay sent;
  NodeId channel;
};

Letter latest_of(Context& context, RegisterId acts) {
  plan::Builder& build = context.build;
  return {{build.field(acts, RegisterField::last_sent), build.holds_act(acts), build.yes()},
          build.field(acts, RegisterField::last_channel)};
}

Letter this_letter(Context& context) {
  plan::Builder& build = context.build;
  return {{build.run_date(), build.yes(), build.yes()}, build.candidate(plan::Op::candidate_channel)};
}

/// Collects what lines say of one channel each; the first that speaks of the letter's channel is taken.
class ByChannel {
 public:
  ByChannel(Context& context, const Letter& letter, KnownDay so_far)
      : context_(context), letter_(letter), day_(so_far) {}

  template <class Day>
  void line(const syntax::Name& channel, Day day_of) {
    plan::Builder& build = context_.build;
    for (std::size_t index = 0; index < context_.plan.channels.size(); ++index) {
      if (context_.plan.channels[index] != channel.text) continue;
      const KnownDay told = day_of({letter_.sent.day, build.yes(), build.yes()});
      const Type type = context_.plan.at(letter_.channel).type;
      const NodeId of_channel = build.equal(letter_.channel, build.constant(type, static_cast<std::int64_t>(index)));
      const NodeId takes_it = build.both(of_channel, build.negate(day_.known));
      day_.day = build.select(takes_it, told.day, day_.day);
      day_.known = build.either(day_.known, build.both(of_channel, told.known));
    }
  }

  [[nodiscard]] KnownDay result() const {
    return {day_.day, day_.present, context_.build.implies(day_.present, day_.known)};
  }

 private:
  Context& context_;
  const Letter& letter_;
  KnownDay day_;
};

/// Every line of the wanted kind in the heads of the laws, read as each law counts.
template <class Line, class Take>
void each_law_line(Context& context, Take take) {
  const SavedPlace here(context);
  for (const std::size_t law : context.laws) {
    context.enter_law(law);
    for (const auto& line : std::get<syntax::LawSection>(context.bundle().at(context.bundle().laws[law].head)).lines)
      if (const auto* wanted = std::get_if<Line>(&line.value)) take(*wanted);
  }
}

KnownDay presumed(Context& context, const Letter& letter, KnownDay recorded) {
  ByChannel day(context, letter, recorded);
  each_law_line<syntax::PresumeReceiptLine>(context, [&](const syntax::PresumeReceiptLine& line) {
    day.line(line.channel, [&](KnownDay sent) { return add_term(context, sent, line.term.term); });
  });
  if (!context.policy) return day.result();
  const SavedPlace here(context);
  context.enter_policy(*context.policy);
  const names::SectionRef head = context.bundle().policies[*context.policy].head;
  for (const auto& line : std::get<syntax::PolicySection>(context.bundle().at(head)).lines)
    if (const auto* assumed = std::get_if<syntax::AssumeReceiptLine>(&line.value))
      day.line(assumed->channel, [&](KnownDay sent) { return add_term(context, sent, assumed->term.term); });
  return day.result();
}

KnownDay started(Context& context, const Letter& letter) {
  ByChannel day(context, letter, {letter.sent.day, letter.sent.present, context.build.no()});
  each_law_line<syntax::TermStartsLine>(context, [&](const syntax::TermStartsLine& line) {
    day.line(line.channel, [&](KnownDay sent) { return point_from(context, sent, line.point); });
  });
  return day.result();
}

}  // namespace

KnownDay receipt_of(Context& context, RegisterId acts) {
  plan::Builder& build = context.build;
  return presumed(context, latest_of(context, acts),
                  {build.field(acts, RegisterField::last_received), build.holds_act(acts),
                   build.field(acts, RegisterField::last_has_received)});
}

KnownDay receipt_of_this_letter(Context& context) {
  const Letter letter = this_letter(context);
  return presumed(context, letter, {letter.sent.day, letter.sent.present, context.build.no()});
}

KnownDay term_start_of(Context& context, RegisterId acts) {
  return started(context, latest_of(context, acts));
}

KnownDay term_start_of_this_letter(Context& context) {
  return started(context, this_letter(context));
}

}  // namespace dun::lower
