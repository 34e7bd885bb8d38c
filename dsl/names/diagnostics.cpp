#include "dsl/names/diagnostics.hpp"

#include <fmt/format.h>

namespace dun::names {
namespace {

/// A longer ring is shown by its ends.
constexpr std::size_t longest_ring = 12;

base::Diagnostic error(int number, base::Place place, std::string message, std::string fix = {}) {
  base::Diagnostic diagnostic;
  diagnostic.number = number;
  diagnostic.place = place;
  diagnostic.message = std::move(message);
  diagnostic.fix = std::move(fix);
  return diagnostic;
}

std::string article_of(const std::string& noun) {
  return std::string("aeiou").find(noun.front()) == std::string::npos ? "a" : "an";
}

/// "write `reminder`", or the whole list, or the advice.
std::string suggestion(const UnknownName& mistake) {
  if (!mistake.near.empty()) return "write " + one_of(mistake.near);
  if (!mistake.advice.empty()) return mistake.advice;
  if (!mistake.all.empty()) return "write " + one_of(mistake.all);
  return {};
}

}  // namespace

std::string one_of(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t at = 0; at < names.size(); ++at) {
    const bool last = at + 1 == names.size();
    text += at == 0 ? "" : last ? " or " : ", ";
    text += "`" + names[at] + "`";
  }
  return text;
}

std::string with_article(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::none:
    case SymbolKind::former:
      return "a name";
    case SymbolKind::fact:
      return "a fact";
    case SymbolKind::kind:
      return "a kind of acts";
    case SymbolKind::act:
      return "an act";
    case SymbolKind::channel:
      return "a channel";
    case SymbolKind::vocabulary:
      return "a vocabulary";
    case SymbolKind::calendar:
      return "a calendar";
    case SymbolKind::source:
      return "a source";
    case SymbolKind::rate:
      return "a rate";
    case SymbolKind::derived_rate:
      return "a derived rate";
    case SymbolKind::scale:
      return "a scale";
    case SymbolKind::count:
      return "a count";
    case SymbolKind::rule:
      return "a rule";
    case SymbolKind::interest:
      return "an interest";
    case SymbolKind::charge:
      return "a charge";
    case SymbolKind::law:
      return "a law";
    case SymbolKind::policy:
      return "a policy";
    case SymbolKind::schedule:
      return "a schedule";
    case SymbolKind::text:
      return "a text";
    case SymbolKind::step:
      return "a step";
    case SymbolKind::claim:
      return "a claim of this test";
    case SymbolKind::choice:
      return "a value of a fact";
    case SymbolKind::country:
      return "a country";
    case SymbolKind::currency:
      return "a currency";
    case SymbolKind::debtor_kind:
      return "a kind of debtors";
    case SymbolKind::claim_kind:
      return "a kind of claims";
    case SymbolKind::weekday:
      return "a weekday";
    case SymbolKind::part:
      return "a part of a claim";
    case SymbolKind::unit:
      return "a unit";
    case SymbolKind::event:
      return "an event";
    case SymbolKind::outcome:
      return "an outcome";
    case SymbolKind::per:
      return "a measure";
    case SymbolKind::creditor:
      return "a creditor";
  }
  return {};
}

base::Diagnostic to_diagnostic(const UnknownName& mistake) {
  auto diagnostic = error(20, mistake.place, fmt::format("unknown {} `{}`", mistake.wanted, mistake.name));
  diagnostic.fix = suggestion(mistake);
  return diagnostic;
}

base::Diagnostic to_diagnostic(const OtherKind& mistake) {
  return error(20, mistake.place,
               fmt::format("`{}` is {}; {} {} is expected here", mistake.name, with_article(mistake.is),
                           article_of(mistake.wanted), mistake.wanted));
}

base::Diagnostic to_diagnostic(const StepAhead& mistake) {
  auto diagnostic = error(
      22, mistake.place, fmt::format("step `{}` refers to `{}`, which comes after it", mistake.step, mistake.target),
      fmt::format("move `{}` before `{}`, or count from an earlier step", mistake.target, mistake.step));
  if (mistake.target_place) diagnostic.labels.push_back({*mistake.target_place, "declared here"});
  return diagnostic;
}

base::Diagnostic to_diagnostic(const StepDropped& mistake) {
  auto diagnostic =
      error(22, mistake.place, fmt::format("step `{}` refers to `{}`, which is dropped", mistake.step, mistake.target),
            fmt::format("change `{}` so that it counts from another step, or drop it too", mistake.step));
  diagnostic.labels.push_back({mistake.reference, "referred to here"});
  return diagnostic;
}

base::Diagnostic to_diagnostic(const ChangedAndDropped& mistake) {
  auto diagnostic = error(22, mistake.place, fmt::format("step `{}` is changed and dropped", mistake.step),
                          "take out the change or the drop");
  diagnostic.labels.push_back({mistake.drop, "dropped here"});
  return diagnostic;
}

base::Diagnostic to_diagnostic(const Ring& mistake) {
  std::string ring;
  const std::size_t count = mistake.names.size();
  for (std::size_t at = 0; at < count; ++at) {
    const bool hidden = count > longest_ring && at >= longest_ring - 1 && at + 1 < count;
    if (!hidden) ring += "`" + mistake.names[at] + "` → ";
    if (hidden && at + 2 == count) ring += "… → ";
  }
  ring += "`" + mistake.names.front() + "`";
  return error(23, mistake.place, fmt::format("{} in a ring: {}", mistake.what, ring),
               "take out one of these references");
}

base::Diagnostic to_diagnostic(const DeclaredTwice& mistake) {
  auto diagnostic = error(25, mistake.place, fmt::format("{} `{}` is declared twice", mistake.what, mistake.name),
                          mistake.fix.empty() ? "give one of them another name" : mistake.fix);
  diagnostic.labels.push_back({mistake.first, "first declared here"});
  return diagnostic;
}

base::Diagnostic to_diagnostic(const SeenTwice& mistake) {
  auto diagnostic =
      error(25, mistake.place, fmt::format("`{}` names two things that can be seen from here", mistake.name),
            "give one of them another name");
  diagnostic.labels.push_back({mistake.one, "declared here"});
  diagnostic.labels.push_back({mistake.other, "and here"});
  return diagnostic;
}

base::Diagnostic to_diagnostic(const ActOfTwoKinds& mistake) {
  auto diagnostic = error(
      25, mistake.place,
      fmt::format("act `{}` is a `{}` here and a `{}` in another law", mistake.name, mistake.kind, mistake.first_kind),
      "a ledger knows acts by their names alone: give one of them another name, or the same kind");
  diagnostic.labels.push_back({mistake.first, "first declared here"});
  return diagnostic;
}

base::Diagnostic to_diagnostic(const NoOwner& mistake) {
  return error(27, mistake.place, mistake.message, mistake.fix);
}

base::Diagnostic to_diagnostic(const UndeclaredSource& mistake) {
  auto diagnostic = error(20, mistake.place, fmt::format("source `{}` is not declared", mistake.name));
  diagnostic.fix = mistake.near.empty()
                       ? fmt::format("add a line such as  source {} \"title of the act\"", mistake.name)
                       : "write " + one_of(mistake.near);
  return diagnostic;
}

}  // namespace dun::names
