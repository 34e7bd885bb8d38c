#include "dsl/types/scales.hpp"

#include <fmt/format.h>

#include "dsl/names/sections.hpp"
#include "dsl/types/diagnostics.hpp"
#include "dsl/types/rates.hpp"

namespace dun::types {
namespace {

class ScaleReader {
 public:
  ScaleReader(const names::Bundle& bundle, names::SectionRef ref, base::DiagnosticSink& sink)
      : bundle_(bundle), section_(std::get<syntax::ScaleSection>(bundle.at(ref))), sink_(sink) {
    made_.name = section_.name.text;
    made_.declared = ref;
    made_.slices = section_.slices;
    const names::Symbol currency = bundle.symbol(ref.file, section_.currency);
    if (currency.kind == names::SymbolKind::currency)
      made_.currency = values::Currency{static_cast<std::uint16_t>(currency.value)};
  }

  Scale run() {
    if (!section_.chosen_by)
      sink_.add(to_diagnostic(NotChosen{place(section_.name.span), fmt::format("scale `{}`", made_.name)}));
    for (const auto& line : section_.lines) {
      if (const auto* from = std::get_if<syntax::ScaleFromLine>(&line.value)) start(*from);
      if (const auto* row = std::get_if<syntax::ScaleRowLine>(&line.value)) add(*row, line.span);
      if (const auto* ends = std::get_if<syntax::EndsLine>(&line.value)) end(*ends);
    }
    finish_version();
    if (made_.versions.empty())
      lacks("has no row", "add a line such as  from 2013-03-16  cite …  and rows that start with  up to  or  above");
    return std::move(made_);
  }

 private:
  void start(const syntax::ScaleFromLine& from) {
    finish_version();
    if (ended_ && made_.versions.back().from == from.from.day)
      made_.versions.pop_back();  // `ends` on the day before: nothing is unknown between them
    if (!made_.versions.empty() && !(made_.versions.back().from < from.from.day))
      sink_.add(to_diagnostic(RowsClash{place(from.from.span),
                                        ended_ ? "these rows start while the rows above still hold"
                                               : "these rows start no later than the rows above them",
                                        made_.versions.back().place, ended_ ? "they end here" : "the rows above",
                                        "order the rows by date, each date once"}));
    ended_ = false;
    made_.versions.push_back({from.from.day, cite_text(from.cite), place(from.from.span), {}});
    row_place_ = made_.versions.back().place;
  }

  void finish_version() {
    if (made_.versions.empty() || ended_) return;
    const ScaleVersion& last = made_.versions.back();
    if (last.rows.empty())
      lacks("has a date without rows",
            "add rows that start with  up to  or  above, or let the rows before it end with  ends DATE");
  }

  /// From the day after nothing is known.
  void end(const syntax::EndsLine& ends) {
    finish_version();
    if (made_.versions.empty() || ends.date.day < made_.versions.back().from) {
      const Place first = made_.versions.empty() ? place(section_.name.span) : made_.versions.back().place;
      sink_.add(to_diagnostic(RowsClash{place(ends.date.span), "this ends before it starts", first, "it starts here",
                                        "write the last day on which the rows above it hold"}));
      return;
    }
    made_.versions.push_back({ends.date.day + 1, cite_text(ends.cite), place(ends.date.span), {}});
    row_place_ = made_.versions.back().place;
    ended_ = true;
  }

  void add(const syntax::ScaleRowLine& row, base::Span span) {
    if (ended_)
      return sink_.add(to_diagnostic(RowsClash{place(span), "this row comes after the scale has ended", row_place_,
                                               "it ends here", "write  from DATE cite …  above the row"}));
    if (made_.versions.empty()) {
      sink_.add(to_diagnostic(NoCitation{place(span), "this row"}));
      made_.versions.push_back({values::first_day, {}, place(span), {}});
    }
    ScaleRow made;
    if (row.up_to) made.up_to = minor(*row.up_to);
    made.is_share = std::holds_alternative<values::Ratio>(row.value);
    if (made.is_share)
      made.value = std::get<values::Ratio>(row.value);
    else
      made.value = values::Ratio(in_currency(std::get<syntax::MoneyLiteral>(row.value)), 1);
    if (row.steps) made.steps = steps(*row.steps);
    if (!in_order(made, span)) return;
    made_.versions.back().rows.push_back(made);
    row_place_ = place(span);
  }

  ScaleRow::Steps steps(const syntax::ScaleRowLine::Steps& written) {
    const std::int64_t width = in_currency(written.per_started);
    if (width <= 0)
      sink_.add(to_diagnostic(TypeClash{
          place(written.per_started.span), "a step of nothing", "the width of a step must be more than zero", {}}));
    return {in_currency(written.plus), width > 0 ? width : 1, in_currency(written.above)};
  }

  /// A row that contradicts the one above it is reported and left out.
  bool in_order(const ScaleRow& row, base::Span span) {
    const std::vector<ScaleRow>& rows = made_.versions.back().rows;
    if (rows.empty()) return true;
    const bool after_above = !rows.back().up_to;
    if (!after_above && (!row.up_to || *rows.back().up_to < *row.up_to)) return true;
    sink_.add(to_diagnostic(RowsClash{place(span),
                                      after_above ? "this row comes after the one for everything above"
                                                  : "this row ends no higher than the row above it",
                                      row_place_, "the row above", "order the rows by size, `above` last"}));
    return false;
  }

  std::int64_t minor(const syntax::Number& number) {
    values::Ratio scaled = number.value;
    for (int digit = 0; digit < values::exponent(made_.currency); ++digit) scaled = scaled * values::Ratio(10, 1);
    if (scaled.divisor() != 1)
      sink_.add(to_diagnostic(
          TypeClash{place(number.span), "this amount has too many decimals", "a bound is a payable amount", {}}));
    return scaled.numerator() / scaled.divisor();
  }

  std::int64_t in_currency(const syntax::MoneyLiteral& money) {
    if (money.money.currency != made_.currency)
      sink_.add(to_diagnostic(TypeClash{place(money.span),
                                        fmt::format("an amount in {}", values::to_string(money.money.currency)),
                                        fmt::format("the scale is in {}", values::to_string(made_.currency)),
                                        {}}));
    return money.money.minor;
  }

  void lacks(std::string what, std::string fix) {
    report_lack(
        bundle_, sink_,
        MissingLine{place(section_.name.span), fmt::format("scale `{}`", made_.name), std::move(what), std::move(fix)});
  }
  Place place(base::Span span) const { return {made_.declared.file, span}; }

  const names::Bundle& bundle_;
  const syntax::ScaleSection& section_;
  base::DiagnosticSink& sink_;
  Scale made_;
  Place row_place_;
  bool ended_ = false;  // the last version is what follows an `ends`
};

}  // namespace

std::vector<Scale> scales_of(const names::Bundle& bundle, base::DiagnosticSink& sink) {
  std::vector<Scale> scales;
  for (const names::SectionRef& ref : bundle.scales) scales.push_back(ScaleReader(bundle, ref, sink).run());
  for (const names::Law& law : bundle.laws)
    for (const names::SectionRef& ref : law.scales) scales.push_back(ScaleReader(bundle, ref, sink).run());
  return scales;
}

}  // namespace dun::types
