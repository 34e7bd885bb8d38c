// Heads of sections.
#include <stdexcept>

#include "dsl/syntax/build.hpp"

namespace dun::syntax {

namespace {

std::optional<Anchor> chosen_by(Builder& builder, const Node& node) {
  const Node* chosen = node.find(Kind::chosen_by);
  if (chosen == nullptr) return std::nullopt;
  return builder.anchor(*chosen);
}

RateSection rate(Builder& builder, const Node& node) {
  RateSection section;
  section.name = builder.name(node.children.at(0));
  section.unit = builder.unit(node.children.at(1));
  section.chosen_by = chosen_by(builder, node);
  return section;
}

DerivedRateSection derived_rate(Builder& builder, const Node& node) {
  DerivedRateSection section;
  section.name = builder.name(node.at(Kind::name));
  section.value = builder.amount(node.at(Kind::rounded_amount));
  if (const Node* moves = node.find(Kind::moves_under)) section.moves_under = builder.number(moves->at(Kind::number));
  section.cite = builder.maybe_cite(node);
  return section;
}

ScaleSection scale(Builder& builder, const Node& node) {
  ScaleSection section;
  section.name = builder.name(node.children.at(0));
  section.on = builder.name(node.children.at(1));
  section.currency = builder.unit(node.children.at(2));
  section.slices = node.has(Kind::slices);
  section.chosen_by = chosen_by(builder, node);
  return section;
}

SourceSection source(Builder& builder, const Node& node) {
  SourceSection section;
  section.name = builder.name(node.at(Kind::name));
  section.title = builder.text(node.children.at(1));
  if (node.children.size() > 2) section.number = builder.text(node.children.at(2));
  return section;
}

AddSection added_step(Builder& builder, const Node& node) {
  const Node& neighbour = node.at(Kind::neighbour);
  AddSection section;
  section.step = builder.name(node.at(Kind::name));
  section.before = neighbour.has(Kind::before);
  section.neighbour = builder.name(neighbour.at(Kind::name));
  return section;
}

}  // namespace

SectionValue build_section(Builder& builder, Form form, const Node& node) {
  const auto name = [&] { return builder.name(node.at(Kind::name)); };
  switch (form) {
    case Form::vocabulary:
      return VocabularySection{name(), {}};
    case Form::calendar:
      return CalendarSection{name(), {}};
    case Form::rate:
      return rate(builder, node);
    case Form::derived_rate:
      return derived_rate(builder, node);
    case Form::law:
      return LawSection{name(), {}};
    case Form::source:
      return source(builder, node);
    case Form::act:
      return ActSection{builder.name(node.children.at(0)), builder.name(node.children.at(1))};
    case Form::scale:
      return scale(builder, node);
    case Form::count:
      return CountSection{name(), builder.maybe_cite(node), {}};
    case Form::rule:
      return RuleSection{name(), builder.maybe_cite(node), {}};
    case Form::interest:
      return InterestSection{name(), builder.maybe_cite(node), {}};
    case Form::charge:
      return ChargeSection{name(), builder.maybe_cite(node), {}};
    case Form::policy:
      return PolicySection{name(), {}};
    case Form::step:
      return StepSection{name(), builder.maybe_name(node.find(Kind::was)), {}};
    case Form::schedule:
      return ScheduleSection{builder.name(node.children.at(0)), builder.name(node.children.at(1)), {}};
    case Form::change:
      return ChangeSection{name(), {}};
    case Form::add:
      return added_step(builder, node);
    case Form::drop:
      return DropSection{name(), builder.text(node.at(Kind::because).at(Kind::text))};
    case Form::text:
      return TextSection{name(), {}};
    case Form::test:
      return TestSection{builder.text(node.at(Kind::text)), builder.maybe_name(node.find(Kind::of_path)), {}};
    default:
      throw std::logic_error("a head that no builder knows");
  }
}

}  // namespace dun::syntax
