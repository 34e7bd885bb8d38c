#include "dsl/types/rates.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dsl/names/sections.hpp"
#include "dsl/types/diagnostics.hpp"

namespace dun::types {
namespace {

constexpr std::int64_t hundred = 100;

std::int64_t minor_units(values::Currency currency) {
  std::int64_t result = 1;
  for (int digit = 0; digit < values::exponent(currency); ++digit) result *= 10;
  return result;
}

class RateReader {
 public:
  RateReader(const names::Bundle& bundle, names::SectionRef ref, base::DiagnosticSink& sink)
      : bundle_(bundle), section_(std::get<syntax::RateSection>(bundle.at(ref))), sink_(sink) {
    made_.name = section_.name.text;
    made_.declared = ref;
    made_.unit = unit(bundle.symbol(ref.file, section_.unit));
  }

  Rate run() {
    if (!section_.chosen_by)
      sink_.add(to_diagnostic(NotChosen{place(section_.name.span), fmt::format("rate `{}`", made_.name)}));
    for (const auto& line : section_.lines) {
      if (const auto* row = std::get_if<syntax::RateRowLine>(&line.value)) add(*row);
      if (const auto* ends = std::get_if<syntax::EndsLine>(&line.value)) end(*ends);
    }
    if (made_.rows.empty())
      report_lack(bundle_, sink_,
                  MissingLine{place(section_.name.span), fmt::format("rate `{}`", made_.name), "has no row",
                              "add a line such as  700 from 2017-01-01  cite …"});
    std::stable_sort(made_.rows.begin(), made_.rows.end(),
                     [](const RateRow& a, const RateRow& b) { return a.from < b.from; });
    return std::move(made_);
  }

 private:
  static Unit unit(const names::Symbol& symbol) {
    if (symbol.kind == names::SymbolKind::currency)
      return {Unit::Kind::money, values::Currency{static_cast<std::uint16_t>(symbol.value)}};
    static constexpr Unit::Kind units[] = {Unit::Kind::fraction, Unit::Kind::percent, Unit::Kind::number};
    return {symbol.kind == names::SymbolKind::unit ? units[symbol.value] : Unit::Kind::number, {}};
  }

  /// The row's value in the unit's own terms.
  values::Ratio value_of(const syntax::RateRowLine& row) const {
    const values::Ratio written = row.fraction ? *row.fraction : row.value.value;
    if (made_.unit.kind == Unit::Kind::percent) return written * values::Ratio(1, hundred);
    if (made_.unit.kind == Unit::Kind::money) return written * values::Ratio(minor_units(made_.unit.currency), 1);
    return written;
  }

  void add(const syntax::RateRowLine& row) {
    if (row.fraction && made_.unit.kind != Unit::Kind::fraction)
      sink_.add(to_diagnostic(TypeClash{place(row.value.span),
                                        "this is a fraction",
                                        fmt::format("a value in {} is expected here", section_.unit.text),
                                        {}}));
    check_value(made_.unit, row.value, made_.declared.file, sink_);
    if (!row.cite && !row.expected) sink_.add(to_diagnostic(NoCitation{place(row.from.span), "this row"}));
    if (in_order(row))
      made_.rows.push_back({row.from.day, value_of(row), cite_text(row.cite), row.expected, place(row.from.span)});
  }

  /// A row that contradicts one before it is reported and left out.
  bool in_order(const syntax::RateRowLine& row) {
    if (!made_.rows.empty() && !made_.rows.back().value && made_.rows.back().from == row.from.day)
      made_.rows.pop_back();  // `ends` on the day before: nothing is unknown between them
    if (made_.rows.empty() || made_.rows.back().from < row.from.day) return true;
    const RateRow& last = made_.rows.back();
    const bool ended = !last.value;
    const std::string day = values::to_string(row.from.day);
    const std::string message = ended ? fmt::format("this row starts on {}, while the rate still runs", day)
                                : last.from == row.from.day
                                    ? fmt::format("two rows start on {}", day)
                                    : fmt::format("this row starts on {}, before the row above it", day);
    sink_.add(
        to_diagnostic(RowsClash{place(row.from.span), message, last.place, ended ? "it ends here" : "the row above",
                                "order the rows by date, each date once"}));
    return false;
  }

  void end(const syntax::EndsLine& ends) {
    if (made_.rows.empty() || ends.date.day < made_.rows.back().from) {
      const Place first = made_.rows.empty() ? place(section_.name.span) : made_.rows.back().place;
      sink_.add(to_diagnostic(RowsClash{place(ends.date.span), "this ends before it starts", first, "it starts here",
                                        "write the last day on which the row above it is known"}));
      return;
    }
    made_.rows.push_back({ends.date.day + 1, std::nullopt, cite_text(ends.cite), false, place(ends.date.span)});
  }

  Place place(base::Span span) const { return {made_.declared.file, span}; }

  const names::Bundle& bundle_;
  const syntax::RateSection& section_;
  base::DiagnosticSink& sink_;
  Rate made_;
};

/// The day after the last on which row `at` holds.
values::Day end_of(const Rate& rate, std::size_t at) {
  return at + 1 < rate.rows.size() ? rate.rows[at + 1].from : values::last_day + 1;
}

}  // namespace

void check_value(const Unit& unit, const syntax::Number& written, base::FileId file, base::DiagnosticSink& sink) {
  const values::Ratio least(unit.kind == Unit::Kind::percent ? -hundred : 0, 1);
  if (!(written.value < values::Ratio(0, 1)) || unit.kind == Unit::Kind::number) return;
  if (unit.kind == Unit::Kind::percent && least < written.value) return;
  const char* expected = unit.kind == Unit::Kind::percent ? "a percentage above -100 is expected here"
                                                          : "only percentages and plain numbers may be below zero";
  sink.add(to_diagnostic(TypeClash{{file, written.span}, "this is below zero", expected, {}}));
}

std::string cite_text(const std::optional<syntax::Cite>& cite) {
  return cite ? cite->source.text + " " + cite->paragraph.text : std::string();
}

std::vector<Rate> rates_of(const names::Bundle& bundle, base::DiagnosticSink& sink) {
  std::vector<Rate> rates;
  for (const names::SectionRef& ref : bundle.rates) rates.push_back(RateReader(bundle, ref, sink).run());
  for (const names::Law& law : bundle.laws)
    for (const names::SectionRef& ref : law.rates) rates.push_back(RateReader(bundle, ref, sink).run());
  return rates;
}

bool known_throughout(const Rate& rate, values::Day first, values::Day last) {
  values::Day open = first;  // everything before it is known
  for (std::size_t at = 0; at < rate.rows.size() && open <= last; ++at) {
    if (end_of(rate, at) <= open) continue;
    if (!rate.rows[at].value || open < rate.rows[at].from) return false;
    open = end_of(rate, at);
  }
  return last < open;
}

bool known_somewhere(const Rate& rate, values::Day first, values::Day last) {
  for (std::size_t at = 0; at < rate.rows.size(); ++at)
    if (rate.rows[at].value && rate.rows[at].from <= last && first < end_of(rate, at)) return true;
  return false;
}

}  // namespace dun::types
