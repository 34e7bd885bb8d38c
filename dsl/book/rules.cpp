#include "dsl/book/rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dsl/names/sections.hpp"

namespace dun::book {

using Style = Run::Style;

namespace {

/// "§§ 280" and "§ 288" begin with the same sign, said twice for several.
std::string_view without_signs(std::string_view text) {
  constexpr std::string_view sign = "§";
  while (text.substr(0, sign.size()) == sign || text.substr(0, 1) == " ")
    text.remove_prefix(text[0] == ' ' ? 1 : sign.size());
  return text;
}

/// Numbers within the texts compare as numbers: § 9 before § 10, § 1-2 (1) before § 1-2 (2).
bool comes_before(std::string_view a, std::string_view b) {
  a = without_signs(a);
  b = without_signs(b);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  while (!a.empty() && !b.empty()) {
    if (is_digit(a[0]) && is_digit(b[0])) {
      const auto number = [&](std::string_view& text) {
        std::uint64_t value = 0;
        for (int digits = 0; !text.empty() && is_digit(text[0]) && digits < 18; ++digits, text.remove_prefix(1))
          value = value * 10 + static_cast<std::uint64_t>(text[0] - '0');
        return value;
      };
      const std::uint64_t first = number(a);
      const std::uint64_t second = number(b);
      if (first != second) return first < second;
    } else if (a[0] != b[0]) {
      return static_cast<unsigned char>(a[0]) < static_cast<unsigned char>(b[0]);
    } else {
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  return a.size() < b.size();
}

const syntax::RuleSection& rule_at(const names::Bundle& bundle, names::SectionRef ref) {
  return std::get<syntax::RuleSection>(bundle.at(ref));
}

std::string paragraph_of(const names::Bundle& bundle, names::SectionRef ref) {
  const std::optional<syntax::Cite>& cite = rule_at(bundle, ref).cite;
  return cite ? cite->paragraph.text : "";
}

/// The source of a law with its number: "Inkassoforskriften, forskrift 1989-07-14 nr 562".
std::string source_text(const syntax::SourceSection& source) {
  return source.title.text + (source.number ? ", " + source.number->text : "");
}

Cell rule_cell(const names::Bundle& bundle, names::SectionRef ref) {
  const syntax::RuleSection& rule = rule_at(bundle, ref);
  Cell cell;
  for (std::string& sentence : sentences_of(Phrases(bundle, ref.file), rule)) cell.push_back(line(std::move(sentence)));
  for (const auto& each : rule.lines)
    if (const auto* note = std::get_if<syntax::NoteLine>(&each.value))
      cell.push_back(line(note->text.text, Style::note));
  cell.push_back({{rule.name.text, Style::code, {}}, {"  " + place_of(bundle, ref), Style::cite, {}}});
  return cell;
}

void add_rules_of(Page& page, const names::Bundle& bundle, const std::string& title,
                  std::vector<names::SectionRef> rules) {
  if (rules.empty()) return;
  std::stable_sort(rules.begin(), rules.end(), [&](names::SectionRef a, names::SectionRef b) {
    return comes_before(paragraph_of(bundle, a), paragraph_of(bundle, b));
  });
  page.blocks.push_back(Heading{4, title, ""});
  Table table{{"Paragraph", "What it says"}, {}, {}};
  std::string last;
  for (const names::SectionRef ref : rules) {
    const std::string paragraph = paragraph_of(bundle, ref);
    table.rows.push_back({Cell{line(paragraph == last ? "" : paragraph, Style::strong)}, rule_cell(bundle, ref)});
    last = paragraph;
  }
  page.blocks.push_back(std::move(table));
}

/// The count a rule limits.
const syntax::CountSection* count_of(const names::Bundle& bundle, base::FileId file, const syntax::Name& name) {
  const names::Symbol symbol = bundle.symbol(file, name);
  return symbol.kind == names::SymbolKind::count
             ? &std::get<syntax::CountSection>(bundle.at({symbol.file, symbol.section}))
             : nullptr;
}

/// One act, and what each rule asks of it, by column.
class LimitsRow {
 public:
  LimitsRow(const names::Bundle& bundle, const names::Act& act) : bundle_(bundle), act_(act) {}

  void take(names::SectionRef ref) {
    const syntax::RuleSection& rule = rule_at(bundle_, ref);
    const auto* acts = names::line_of<syntax::RuleForLine>(rule.lines);
    if (!concerns(ref, rule, acts)) return;
    with_fee_ = acts != nullptr && std::visit([](const auto& of) { return of.with_fee; }, acts->acts);
    ordinal_ = acts != nullptr && std::holds_alternative<syntax::OrdinalAct>(acts->acts)
                   ? capitalised(Phrases(bundle_, ref.file).acts(acts->acts)) + ": "
                   : "";
    cite_ = Phrases::cite(rule.cite);
    const Phrases phrases(bundle_, ref.file);
    qualify(phrases, rule);
    for (const auto& each : rule.lines) std::visit([&](const auto& value) { put(phrases, value); }, each.value);
  }

  [[nodiscard]] std::vector<Cell> cells() && {
    return {Cell{line(act_.name, Style::strong)},
            std::move(when_),
            std::move(fee_),
            std::move(time_to_pay_),
            std::move(how_often_),
            std::move(conditions_)};
  }
  [[nodiscard]] bool is_named() const { return is_named_; }
  [[nodiscard]] bool is_empty() const {
    return when_.empty() && fee_.empty() && time_to_pay_.empty() && how_often_.empty() && conditions_.empty();
  }

 private:
  bool concerns(names::SectionRef ref, const syntax::RuleSection& rule, const syntax::RuleForLine* acts) {
    if (acts == nullptr) {
      const auto* most = names::line_of<syntax::AtMostCountLine>(rule.lines);
      return most == nullptr || counts(ref.file, most->count);
    }
    if (const auto* any = std::get_if<syntax::AnyAct>(&acts->acts)) {
      is_named_ = is_named_ || any->act.text == act_.name;
      return is_a(any->act.text);
    }
    const auto& ordinal = std::get<syntax::OrdinalAct>(acts->acts);
    return (!ordinal.act || is_a(ordinal.act->text)) && (!ordinal.count || counts(ref.file, *ordinal.count));
  }

  [[nodiscard]] bool is_a(const std::string& kind) const {
    return std::find(act_.kinds.begin(), act_.kinds.end(), kind) != act_.kinds.end();
  }

  [[nodiscard]] bool counts(base::FileId file, const syntax::Name& name) const {
    const syntax::CountSection* count = count_of(bundle_, file, name);
    if (count == nullptr) return false;
    const auto* of = names::line_of<syntax::CountOfLine>(count->lines);
    return of != nullptr &&
           std::any_of(of->acts.begin(), of->acts.end(), [&](const syntax::Name& act) { return is_a(act.text); });
  }

  /// What the rule says of itself: for whom, when it does not hold, from which dates.
  void qualify(const Phrases& phrases, const syntax::RuleSection& rule) {
    claims_.clear();
    exceptions_.clear();
    if (const auto* claims = names::line_of<syntax::ForClaimsLine>(rule.lines))
      claims_ = phrases.claims(claims->claims) + ": ";
    names::each_line<syntax::UnlessLine>(rule.lines, [&](const syntax::UnlessLine& unless, base::Span) {
      exceptions_ += "; not where " + phrases.condition(unless.condition);
    });
    if (const auto* in_force = names::line_of<syntax::InForceLine>(rule.lines))
      exceptions_ += fmt::format("; where {} is {} or later", phrases.anchor(in_force->anchor),
                                 values::to_string(in_force->from.day));
    if (const auto* in_force = names::line_of<syntax::InForceLine>(rule.lines); in_force != nullptr && in_force->until)
      exceptions_ += ", and not after " + values::to_string(in_force->until->day);
  }

  void add(Cell& cell, const std::string& text, bool fee_is_meant = false) {
    const std::string prefix = claims_ + ordinal_ + (with_fee_ && !fee_is_meant ? "with a fee: " : "");
    Line written{{prefix + text + exceptions_, Style::plain, {}}};
    if (!cite_.empty()) written.push_back({"  " + cite_, Style::cite, {}});
    cell.push_back(std::move(written));
  }

  template <class Line>
  void put(const Phrases&, const Line&) {}

  void put(const Phrases& phrases, const syntax::NotBeforeLine& each) {
    add(when_, "from " + phrases.point(each.point));
  }
  void put(const Phrases& phrases, const syntax::NotAfterLine& each) {
    add(when_, "not later than " + phrases.point(each.point));
  }
  void put(const Phrases& phrases, const syntax::OnlyAfterLine& each) {
    std::vector<std::string> events;
    for (const syntax::Event& event : each.events) events.push_back(phrases.event(event));
    add(when_, "once " + listed(events, "or"));
  }
  void put(const Phrases& phrases, const syntax::AtLeastAfterLine& each) {
    add(when_, values::to_string(each.term.term) + " after " + phrases.act(each.act));
  }
  void put(const Phrases& phrases, const syntax::FeeAtMostLine& each) {
    add(fee_, (each.together ? "all fees together: " : "") + phrases.amount(each.amount), true);
  }
  void put(const Phrases& phrases, const syntax::PayByAtLeastLine& each) {
    add(time_to_pay_, values::to_string(each.term.term) + " after " + phrases.anchor(each.anchor));
  }
  void put(const Phrases&, const syntax::AtMostCountLine& each) {
    const std::string count = "“" + spaced(each.count.text) + "”";
    add(how_often_,
        each.most == 0 ? "not once one is counted in " + count : fmt::format("at most {} of {}", each.most, count),
        true);
  }
  void put(const Phrases&, const syntax::OnlyByLine& each) { add(conditions_, "by " + listed(each.channels, "or")); }
  void put(const Phrases& phrases, const syntax::OnlyIfLine& each) {
    add(conditions_, "only if " + phrases.condition(each.condition));
  }
  void put(const Phrases&, const syntax::StatesTermLine& each) {
    add(conditions_, "if it states its term as " + quoted(each.terms));
  }
  void put(const Phrases& phrases, const syntax::NeverWhileLine& each) {
    add(conditions_, "not while " + phrases.condition(each.condition));
  }

  const names::Bundle& bundle_;
  const names::Act& act_;
  Cell when_, fee_, time_to_pay_, how_often_, conditions_;
  bool with_fee_ = false;
  bool is_named_ = false;
  std::string claims_;
  std::string ordinal_;
  std::string exceptions_;
  std::string cite_;
};

Table without_empty_columns(Table table) {
  for (std::size_t column = table.headings.size(); column-- > 1;) {
    const auto is_empty = [&](const std::vector<Cell>& row) { return row[column].empty(); };
    if (!std::all_of(table.rows.begin(), table.rows.end(), is_empty)) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.headings.erase(table.headings.begin() + at);
    for (std::vector<Cell>& row : table.rows) row.erase(row.begin() + at);
  }
  return table;
}

bool declares(const names::Bundle& bundle, const names::Law& law, const std::string& act) {
  return std::any_of(law.acts.begin(), law.acts.end(), [&](names::SectionRef ref) {
    return std::get<syntax::ActSection>(bundle.at(ref)).name.text == act;
  });
}

/// A kind of the vocabulary stands in the table where rules name it and no act of the law is one.
bool has_act_of_kind(const names::Bundle& bundle, const names::Law& law, const std::string& kind) {
  return std::any_of(bundle.acts.begin(), bundle.acts.end(), [&](const names::Act& act) {
    return act.name != kind && declares(bundle, law, act.name) &&
           std::find(act.kinds.begin(), act.kinds.end(), kind) != act.kinds.end();
  });
}

/// Those the law declares, in its order; then kinds of the vocabulary that none of them is of.
std::vector<const names::Act*> acts_of(const names::Bundle& bundle, const names::Law& law) {
  std::vector<const names::Act*> acts;
  for (const names::SectionRef ref : law.acts)
    for (const names::Act& act : bundle.acts)
      if (act.name == std::get<syntax::ActSection>(bundle.at(ref)).name.text) acts.push_back(&act);
  for (const names::Act& act : bundle.acts)
    if (!declares(bundle, law, act.name) && !has_act_of_kind(bundle, law, act.name)) acts.push_back(&act);
  return acts;
}

}  // namespace

std::string place_of(const names::Bundle& bundle, names::SectionRef ref) {
  const source::SourceFile& source = bundle.sources->at(ref.file);
  return fmt::format("{}:{}", source.path(), source.position(bundle.section(ref).head.begin).line);
}

void add_rules(Page& page, const names::Bundle& bundle, const names::Law& law) {
  if (law.rules.empty()) return;
  page.blocks.push_back(Heading{3, "Rules by paragraph", ""});
  std::vector<names::SectionRef> others = law.rules;
  for (const names::SectionRef ref : law.sources) {
    const auto& source = std::get<syntax::SourceSection>(bundle.at(ref));
    const auto of_source = std::stable_partition(others.begin(), others.end(), [&](names::SectionRef rule) {
      const std::optional<syntax::Cite>& cite = rule_at(bundle, rule).cite;
      return !cite || cite->source.text != source.name.text;
    });
    add_rules_of(page, bundle, source_text(source), {of_source, others.end()});
    others.erase(of_source, others.end());
  }
  add_rules_of(page, bundle, "Sources declared elsewhere", std::move(others));
}

void add_limits(Page& page, const names::Bundle& bundle, const names::Law& law) {
  Table table{{"Act", "When", "Highest fee", "Time to pay", "How often", "Only"}, {}, {}};
  for (const names::Act* act : acts_of(bundle, law)) {
    LimitsRow row(bundle, *act);
    for (const names::SectionRef rule : law.rules) row.take(rule);
    const bool is_meant = declares(bundle, law, act->name) || row.is_named();
    if (is_meant && !row.is_empty()) table.rows.push_back(std::move(row).cells());
  }
  if (table.rows.empty()) return;
  page.blocks.push_back(Heading{3, "What may be done, and what it may cost", ""});
  page.blocks.push_back(without_empty_columns(std::move(table)));
}

void add_counts(Page& page, const names::Bundle& bundle, const names::Law& law) {
  if (law.counts.empty()) return;
  page.blocks.push_back(Heading{3, "What is counted", ""});
  Terms terms;
  for (const names::SectionRef ref : law.counts) {
    const auto& count = std::get<syntax::CountSection>(bundle.at(ref));
    const Phrases phrases(bundle, ref.file);
    std::vector<Line> lines;
    std::string text;
    if (const auto* of = names::line_of<syntax::CountOfLine>(count.lines))
      text = capitalised(listed(of->acts, "and")) + (of->with_fee ? " with a fee" : "");
    if (const auto* per = names::line_of<syntax::CountPerLine>(count.lines))
      text += per->per == syntax::CountPerLine::Per::claim          ? ", for each claim"
              : per->per == syntax::CountPerLine::Per::relationship ? ", for each debt relationship"
                                                                    : ", for each contract and calendar year";
    if (const auto* again = names::line_of<syntax::StartsAgainLine>(count.lines))
      text += again->more_than ? fmt::format("; the count starts again more than {} after the last",
                                             values::to_string(again->more_than->term))
                               : std::string("; the count starts again when nothing is overdue in the relationship");
    lines.push_back({{text + ".", Style::plain, {}}, {"  " + Phrases::cite(count.cite), Style::cite, {}}});
    for (const auto& each : count.lines)
      if (const auto* note = std::get_if<syntax::NoteLine>(&each.value))
        lines.push_back(line(note->text.text, Style::note));
    terms.items.emplace_back(capitalised(spaced(count.name.text)), std::move(lines));
  }
  page.blocks.push_back(std::move(terms));
}

}  // namespace dun::book
