#include "dsl/types/facts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dsl/names/sections.hpp"
#include "dsl/names/words.hpp"
#include "dsl/types/diagnostics.hpp"
#include "engine/base/exact.hpp"
#include "engine/base/nearest.hpp"

namespace dun::types {
namespace {

using facts::FactType;

/// Numbers of a ledger are kept times this.
constexpr std::int64_t number_scale = 10'000;

FactType type_of(syntax::FactType type) {
  switch (type) {
    case syntax::FactType::yes_no:
      return FactType::yes_no;
    case syntax::FactType::one_of:
      return FactType::one_of;
    case syntax::FactType::date:
      return FactType::date;
    case syntax::FactType::money:
      return FactType::money;
    case syntax::FactType::number:
      return FactType::number;
    case syntax::FactType::name:
      return FactType::name;
  }
  return FactType::yes_no;
}

std::vector<std::string> texts(const std::vector<syntax::Name>& names) {
  std::vector<std::string> result;
  for (const syntax::Name& name : names) result.push_back(name.text);
  return result;
}

/// The values a ledger knows of its own one-of facts.
std::vector<std::string> ledger_choices(facts::Fact fact) {
  if (fact == facts::Fact::debtor_kind) return names::closed_words(names::SymbolKind::debtor_kind);
  if (fact == facts::Fact::claim_kind) return names::closed_words(names::SymbolKind::claim_kind);
  return {};
}

std::vector<std::string> ledger_names() {
  std::vector<std::string> result;
  for (const facts::FactSpec& spec : facts::fact_specs()) result.emplace_back(spec.name);
  return result;
}

class FactBinder {
 public:
  FactBinder(const names::Bundle& bundle, base::DiagnosticSink& sink) : bundle_(bundle), sink_(sink) {}

  std::vector<Fact> run() {
    for (const names::SectionRef& ref : bundle_.vocabularies) {
      here_ = ref;
      const auto& vocabulary = std::get<syntax::VocabularySection>(bundle_.at(ref));
      names::each_line<syntax::ReadsLine>(vocabulary.lines,
                                          [&](const syntax::ReadsLine& line, base::Span) { bind(line); });
    }
    return std::move(facts_);
  }

 private:
  void bind(const syntax::ReadsLine& line) {
    Fact fact;
    fact.name = line.fact.text;
    fact.type = type_of(line.type);
    fact.choices = texts(line.choices);
    fact.declared = here_;
    fact.missing = missing(line);
    fact.meaning = meaning_of(fact.name);
    if (line.attribute)
      fact.column = facts::Attribute{fact.name, fact.type, fact.choices};
    else if (!bind_column(fact, line))
      return;
    facts_.push_back(std::move(fact));
  }

  /// Notes that begin with the fact's name and a colon say what it is.
  [[nodiscard]] std::string meaning_of(const std::string& fact) const {
    std::string meaning;
    const auto& vocabulary = std::get<syntax::VocabularySection>(bundle_.at(here_));
    names::each_line<syntax::NoteLine>(vocabulary.lines, [&](const syntax::NoteLine& note, base::Span) {
      const std::string begin = fact + ": ";
      if (note.text.text.compare(0, begin.size(), begin) == 0)
        meaning += (meaning.empty() ? "" : " ") + note.text.text.substr(begin.size());
    });
    return meaning;
  }

  /// False, and reported, if no ledger has the fact.
  bool bind_column(Fact& fact, const syntax::ReadsLine& line) {
    const auto column = facts::fact_named(fact.name);
    if (!column) {
      sink_.add(
          to_diagnostic(NotInLedger{place(line.fact.span), fact.name, base::near_names(fact.name, ledger_names())}));
      return false;
    }
    fact.column = *column;
    const facts::FactSpec& spec = facts::fact_specs()[static_cast<std::size_t>(*column)];
    if (spec.type != fact.type)
      clash(line.fact.span, fmt::format("`{}` is {} in a ledger", fact.name, with_article(spec.type)),
            fmt::format("not {}", with_article(fact.type)));
    else if (*column == facts::Fact::country || *column == facts::Fact::currency)
      sink_.add(to_diagnostic(NotAFact{place(line.fact.span), fact.name}));
    else if (fact.choices != ledger_choices(*column))
      sink_.add(to_diagnostic(OtherChoices{place(line.fact.span), fact.name, ledger_choices(*column)}));
    if (spec.may_be_missing) require_missing(line);
    return true;
  }

  void require_missing(const syntax::ReadsLine& line) {
    if (line.missing == syntax::ReadsLine::Missing::unsaid)
      sink_.add(to_diagnostic(NoMissing{place(line.fact.span), line.fact.text}));
  }

  Missing missing(const syntax::ReadsLine& line) {
    using Written = syntax::ReadsLine::Missing;
    if (line.attribute) require_missing(line);
    if (line.missing == Written::error) return {Missing::Kind::error, 0};
    if (line.missing != Written::value || !line.missing_value) return {};
    const auto value = stand_in(line);
    return value ? Missing{Missing::Kind::value, *value} : Missing{};
  }

  /// The value written for a missing fact, as its column holds it.
  std::optional<std::int64_t> stand_in(const syntax::ReadsLine& line) {
    const syntax::Operand& written = *line.missing_value;
    const FactType type = type_of(line.type);
    if (const auto* money = std::get_if<syntax::MoneyLiteral>(&written)) {
      if (type == FactType::money) return money->money.minor;
      return wrong_stand_in(money->span, type);
    }
    if (const auto* date = std::get_if<syntax::Date>(&written)) {
      if (type == FactType::date) return date->day.number;
      return wrong_stand_in(date->span, type);
    }
    if (const auto* number = std::get_if<syntax::Number>(&written)) return number_for(*number, type);
    return choice_for(std::get<syntax::Name>(written), type);
  }

  std::optional<std::int64_t> number_for(const syntax::Number& number, FactType type) {
    if (type != FactType::number) return wrong_stand_in(number.span, type);
    const values::Ratio scaled = number.value * values::Ratio(number_scale, 1);
    if (scaled.divisor() == 1) return scaled.numerator();
    clash(number.span, "this number has more than 4 decimals", "a ledger keeps 4");
    return std::nullopt;
  }

  std::optional<std::int64_t> choice_for(const syntax::Name& name, FactType type) {
    const names::Symbol symbol = bundle_.symbol(here_.file, name);
    if (symbol.kind == names::SymbolKind::none) return std::nullopt;  // reported as an unknown name
    if (symbol.kind == names::SymbolKind::fact || type == FactType::name) return wrong_stand_in(name.span, type);
    return symbol.value;
  }

  std::optional<std::int64_t> wrong_stand_in(base::Span span, FactType type) {
    clash(span, "this cannot stand in for a missing value", fmt::format("{} is expected here", with_article(type)));
    return std::nullopt;
  }

  void clash(base::Span span, std::string seen, std::string expected) {
    sink_.add(to_diagnostic(TypeClash{place(span), std::move(seen), std::move(expected), {}}));
  }
  base::Place place(base::Span span) const { return {here_.file, span}; }

  const names::Bundle& bundle_;
  base::DiagnosticSink& sink_;
  names::SectionRef here_;
  std::vector<Fact> facts_;
};

}  // namespace

std::vector<Fact> facts_of(const names::Bundle& bundle, base::DiagnosticSink& sink) {
  return FactBinder(bundle, sink).run();
}

std::string with_article(FactType type) {
  switch (type) {
    case FactType::yes_no:
      return "a yes/no fact";
    case FactType::one_of:
      return "one of several values";
    case FactType::date:
      return "a date";
    case FactType::money:
      return "an amount of money";
    case FactType::number:
      return "a number";
    case FactType::name:
      return "a name";
  }
  return {};
}

}  // namespace dun::types
