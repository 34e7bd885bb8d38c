#include "dsl/book/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dsl/book/fact_words.hpp"
#include "dsl/names/countries.hpp"
#include "dsl/names/sections.hpp"

namespace dun::book {

using Style = Run::Style;

namespace {

constexpr const char* ordinals[] = {"first", "second",  "third",  "fourth", "fifth",
                                    "sixth", "seventh", "eighth", "ninth",  "tenth"};

std::string ordinal_text(int ordinal) {
  return ordinals[static_cast<std::size_t>(std::clamp(ordinal, 1, 10) - 1)];
}

std::string fee_text(bool with_fee) {
  return with_fee ? " with a fee" : "";
}

struct AmountText {
  const Phrases& phrases;

  Line operator()(const syntax::MoneyAmount& amount) const { return line(money_text(amount.money.money)); }
  Line operator()(const syntax::RatioAmount& amount) const { return line(amount.written); }
  Line operator()(const syntax::NamedAmount& amount) const {
    const bool is_fact = phrases.bundle().symbol(phrases.file(), amount.name).kind == names::SymbolKind::fact;
    if (is_fact) return line(noun_of(amount.name.text));
    return {{spaced(amount.name.text), Style::plain, phrases.link_to(amount.name)}};
  }
  Line operator()(const syntax::ProductAmount& amount) const { return two("", amount.factor, " of ", amount.of); }
  Line operator()(const syntax::SumAmount& amount) const {
    return two("", amount.left, amount.minus ? " minus " : " plus ", amount.right);
  }
  Line operator()(const syntax::ChoiceAmount& amount) const {
    return two(amount.greater ? "the greater of " : "the lesser of ", amount.left, " and ", amount.right);
  }
  Line operator()(const syntax::BracketAmount& amount) const {
    return joined(joined(line("("), phrases.amount(amount.inner)), line(")"));
  }
  Line operator()(const syntax::OrWhereAmount& amount) const {
    const Line either = two("", amount.usual, ", or ", amount.other);
    const Line where = joined(either, line(" where " + noun_of(amount.fact.text) + " "));
    if (!amount.bound.is_set()) return joined(where, line("is not known"));
    return joined(joined(where, line(comparison_text(amount.comparison) + " ")), phrases.amount(amount.bound));
  }
  Line operator()(const syntax::RoundedAmount& amount) const {
    const std::string unit =
        amount.percent ? values::to_string(amount.percent->value) + " percent" : money_text(amount.unit.money);
    static constexpr const char* modes[] = {"down", "up", "half up", "half to even"};
    return joined(phrases.amount(amount.inner),
                  line(fmt::format(", rounded {} to {}", modes[static_cast<std::size_t>(amount.mode)], unit)));
  }

 private:
  [[nodiscard]] Line two(const char* before, syntax::AmountId left, const char* between, syntax::AmountId right) const {
    return joined(joined(joined(line(before), phrases.amount(left)), line(between)), phrases.amount(right));
  }
};

struct AnchorWords {
  const Phrases& phrases;

  std::string operator()(const syntax::DueAnchor&) const { return "the due date"; }
  std::string operator()(const syntax::InvoiceAnchor&) const { return "the day of the invoice"; }
  std::string operator()(const syntax::SendingAnchor&) const { return "sending"; }
  std::string operator()(const syntax::RunDateAnchor&) const { return "the day in question"; }
  std::string operator()(const syntax::PayByAnchor& anchor) const {
    return "the deadline set in " + phrases.act(anchor.act);
  }
  std::string operator()(const syntax::ReceiptAnchor& anchor) const {
    return anchor.act ? "the receipt of " + phrases.act(*anchor.act) : "its receipt";
  }
  std::string operator()(const syntax::TermStartAnchor& anchor) const {
    return anchor.act ? "the day the term of " + phrases.act(*anchor.act) + " starts" : "the day its term starts";
  }
  std::string operator()(const syntax::ActAnchor& anchor) const {
    const bool is_fact = phrases.bundle().symbol(phrases.file(), anchor.act.act).kind == names::SymbolKind::fact;
    return is_fact ? noun_of(anchor.act.act.text) : phrases.act(anchor.act);
  }
};

/// Do all ask for a deadline of the same length?
bool are_alike(const std::vector<syntax::Event>& events) {
  const auto has_other = [&](const syntax::Event& event) {
    const bool is_other_length = event.at_least.has_value() != events[0].at_least.has_value() ||
                                 (event.at_least && event.at_least->term != events[0].at_least->term);
    return event.pay_by != events[0].pay_by || is_other_length;
  };
  return std::none_of(events.begin(), events.end(), has_other);
}

std::string event_text(const syntax::Event& event, const std::string& acts) {
  if (!event.pay_by) return acts + " has gone out";
  const std::string deadline =
      event.at_least ? "a deadline of at least " + term_text(event.at_least->term) : std::string("the deadline");
  return fmt::format("{} set in {} has passed", deadline, acts);
}

}  // namespace

Phrases Phrases::within(const syntax::RuleSection& rule) const {
  Phrases phrases = *this;
  const auto* acts = names::line_of<syntax::RuleForLine>(rule.lines);
  const auto* ordinal = acts != nullptr ? std::get_if<syntax::OrdinalAct>(&acts->acts) : nullptr;
  if (ordinal != nullptr && ordinal->count) phrases.spoken_of_ = ordinal->count->text;
  return phrases;
}

std::string Phrases::of_count(const std::optional<syntax::Name>& count) const {
  if (!count) return "";
  return count->text == spoken_of_ ? " among them" : " of " + quoted(count->text);
}

std::string Phrases::acts(const syntax::Acts& acts) const {
  if (const auto* any = std::get_if<syntax::AnyAct>(&acts))
    return "any " + spaced(any->act.text) + fee_text(any->with_fee);
  const auto& ordinal = std::get<syntax::OrdinalAct>(acts);
  const std::string act = ordinal.act ? " " + spaced(ordinal.act->text) : ordinal.count ? "" : " act";
  return "the " + ordinal_text(ordinal.ordinal) + act + fee_text(ordinal.with_fee) + of_count(ordinal.count);
}

std::string Phrases::act(const syntax::ActRef& act) const {
  const std::string name = (act.act.text.empty() ? "act" : spaced(act.act.text)) + fee_text(act.with_fee);
  switch (act.which) {
    case syntax::ActRef::Which::named:
    case syntax::ActRef::Which::any:
      return with_article(name) + of_count(act.count);
    case syntax::ActRef::Which::latest:
      return "the last " + name + of_count(act.count);
    case syntax::ActRef::Which::ordinal:
      return "the " + ordinal_text(act.ordinal) + " " + name + of_count(act.count);
  }
  return name;
}

std::string Phrases::events(const std::vector<syntax::Event>& events) const {
  std::vector<std::string> texts;
  const bool in_one = are_alike(events);
  for (const syntax::Event& event : events)
    texts.push_back(in_one ? act(event.act) : event_text(event, act(event.act)));
  return in_one ? event_text(events[0], listed(texts, "or")) : listed(texts, "or");
}

std::string Phrases::anchor(const syntax::Anchor& anchor) const {
  return std::visit(AnchorWords{*this}, anchor);
}

std::string Phrases::day_of(const syntax::Anchor& anchor) const {
  return std::holds_alternative<syntax::SendingAnchor>(anchor) ? "the day of sending" : this->anchor(anchor);
}

std::string Phrases::point(const syntax::Point& point) const {
  std::string text = anchor(point.anchor);
  if (point.the_day_after)
    text = "the day after " + text;
  else if (point.term)
    text = term_text(point.term->term) + (point.side == syntax::Point::Side::before ? " before " : " after ") + text;
  return point.or_next_banking_day ? text + ", or the next banking day" : text;
}

Line Phrases::amount(syntax::AmountId id) const {
  return std::visit(AmountText{*this}, tree().at(id));
}

std::string Phrases::claims(const syntax::Claims& claims) const {
  std::string text;
  if (claims.debtor) text += claims.debtor->text + " ";
  if (claims.claim_kind) text += claims.claim_kind->text + " ";
  text += "claims";
  if (claims.country) {
    const std::optional<std::string> iso = names::country_named(claims.country->text);
    text += " in " + (iso ? country_in_words(*iso) : claims.country->text);
  }
  if (claims.creditor) text += " of creditor " + claims.creditor->text;
  if (claims.currency) text += ", in " + claims.currency->text;
  return text;
}

const syntax::CountSection* Phrases::count_of(const syntax::Name& name) const {
  const names::Symbol symbol = bundle_.symbol(file_, name);
  return symbol.kind == names::SymbolKind::count
             ? &std::get<syntax::CountSection>(bundle_.at({symbol.file, symbol.section}))
             : nullptr;
}

std::string Phrases::one_counted(const syntax::CountSection& count) const {
  const auto* of = names::line_of<syntax::CountOfLine>(count.lines);
  if (of == nullptr) return "act";
  std::vector<std::string> acts;
  for (const syntax::Name& name : of->acts) acts.push_back(with_article(spaced(name.text)));
  return listed(acts, "or") + fee_text(of->with_fee);
}

Run Phrases::citation(const syntax::Cite& cite, Style style) const {
  const names::Symbol symbol = bundle_.symbol(file_, cite.source);
  Run run{cite.source.text + " " + cite.paragraph.text, style};
  if (symbol.kind == names::SymbolKind::source)
    run.title = source_text(std::get<syntax::SourceSection>(bundle_.at({symbol.file, symbol.section})));
  return run;
}

Line Phrases::cited(const std::optional<syntax::Cite>& cite) const {
  if (!cite) return {};
  Run run = citation(*cite);
  run.text = "  " + run.text;
  return {run};
}

std::string Phrases::link_to(const syntax::Name& figure) const {
  using Kind = names::SymbolKind;
  const Kind kind = bundle_.symbol(file_, figure).kind;
  const bool is_figure = kind == Kind::rate || kind == Kind::derived_rate || kind == Kind::scale;
  return is_figure && !law_.empty() ? "#" + figure_anchor(law_, figure.text) : "";
}

std::string figure_anchor(const std::string& law, const std::string& figure) {
  return law + "/" + figure;
}

std::string source_text(const syntax::SourceSection& source) {
  return source.title.text + (source.number ? ", " + source.number->text : "");
}

}  // namespace dun::book
