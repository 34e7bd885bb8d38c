// The facts a law reads.
#include <fmt/format.h>

#include <set>

#include "dsl/book/fact_words.hpp"
#include "dsl/book/law.hpp"
#include "dsl/book/phrases.hpp"
#include "dsl/names/amount_names.hpp"
#include "dsl/names/sections.hpp"

namespace dun::book {

using Style = Run::Style;

namespace {

/// The names of facts in the lines of a law.
class FactsOf {
 public:
  FactsOf(const names::Bundle& bundle, base::FileId file) : bundle_(bundle), file_(file) {}

  std::set<std::string> of(const names::Law& law) {
    for (const auto* list : {&law.rules, &law.interests, &law.charges})
      for (const names::SectionRef ref : *list)
        std::visit([this](const auto& section) { read(section); }, bundle_.at(ref));
    return std::move(found_);
  }

 private:
  template <class Section>
  void read(const Section& section) {
    if constexpr (requires { section.lines; })
      for (const auto& line : section.lines) std::visit([this](const auto& value) { take(value); }, line.value);
  }

  template <class Line>
  void take(const Line& line) {
    if constexpr (requires { this->condition(line.condition); }) condition(line.condition);
    if constexpr (requires { this->amount(line.amount); }) amount(line.amount);
    if constexpr (requires { this->amount(line.rate); }) amount(line.rate);
    if constexpr (requires { this->point(line.point); }) point(line.point);
  }

  void name(const syntax::Name& written) {
    if (bundle_.symbol(file_, written).kind == names::SymbolKind::fact) found_.insert(written.text);
  }
  void amount(syntax::AmountId id) {
    for (const syntax::Name* written : names::names_in(bundle_.tree(file_), id)) name(*written);
  }
  void point(const syntax::Point& point) {
    if (const auto* act = std::get_if<syntax::ActAnchor>(&point.anchor)) name(act->act.act);
  }
  void condition(syntax::ConditionId id) {
    std::visit([this](const auto& part) { take_part(part); }, bundle_.tree(file_).at(id));
  }
  template <class Part>
  void take_part(const Part& part) {
    if constexpr (requires { part.parts; })
      for (const syntax::ConditionId each : part.parts) condition(each);
    if constexpr (requires { this->condition(part.part); }) condition(part.part);
    if constexpr (requires { this->name(part.fact); }) name(part.fact);
  }

  const names::Bundle& bundle_;
  base::FileId file_;
  std::set<std::string> found_;
};

/// What the vocabulary says of a fact; else, for one of the ledger, what its name stands for.
std::string meaning_of(const types::Fact& fact) {
  return fact.meaning.empty() ? ledger_meaning(fact.name) : capitalised(fact.meaning);
}

std::string answer_text(const types::Fact& fact) {
  switch (fact.type) {
    case facts::FactType::yes_no:
      return "yes or no";
    case facts::FactType::one_of:
      return listed(fact.choices, "or");
    case facts::FactType::date:
      return "a day";
    case facts::FactType::money:
      return "an amount";
    case facts::FactType::number:
      return "a number";
    case facts::FactType::name:
      return "a name";
  }
  return "";
}

std::string missing_text(const types::Fact& fact) {
  switch (fact.missing.kind) {
    case types::Missing::Kind::hold:
      return "what rests on it is held";
    case types::Missing::Kind::error:
      return "always known";
    case types::Missing::Kind::value:
      break;
  }
  const auto place = static_cast<std::size_t>(fact.missing.value);
  if (fact.type == facts::FactType::yes_no) return place == 0 ? "taken as no" : "taken as yes";
  if (fact.type == facts::FactType::one_of && place >= 1 && place <= fact.choices.size())
    return "taken as " + fact.choices[place - 1];
  if (fact.type == facts::FactType::date)
    return "taken as " + values::to_string(values::Day{static_cast<std::int32_t>(fact.missing.value)});
  return fact.missing.value == 0 ? "taken as nothing" : fmt::format("taken as {}", fact.missing.value);
}

}  // namespace

void add_facts(Page& page, const types::Program& program, std::size_t law_index) {
  const names::Law& law = program.bundle.laws[law_index];
  Table table{{"Fact", "What it is", "Answer", "Where it is not known"}, {}, {}};
  for (const std::string& name : FactsOf(program.bundle, law.head.file).of(law))
    if (const types::Fact* fact = program.fact(name))
      table.rows.push_back({Cell{line(spaced(name), Style::strong)}, Cell{line(meaning_of(*fact))},
                            Cell{line(answer_text(*fact))}, Cell{line(missing_text(*fact))}});
  if (table.rows.empty()) return;
  page.blocks.emplace_back(Heading{3, "What is asked of the claim", ""});
  page.blocks.emplace_back(std::move(table));
}

}  // namespace dun::book
