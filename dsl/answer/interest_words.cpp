// An interest as people and programs read it.
#include <fmt/format.h>

#include "dsl/answer/interest.hpp"
#include "dsl/answer/words.hpp"

namespace dun::answer {

namespace {

/// Decimals shown of a segment beyond the currency's own.
constexpr int more_decimals = 4;

std::string money(const Interest& interest, std::int64_t minor) {
  return values::to_string(values::Money{minor, interest.currency});
}

std::string rate_text(const values::Ratio& rate) {
  return values::to_string(rate * values::Ratio(100, 1));
}

std::string rounding_text(const Interest& interest) {
  static constexpr const char* modes[] = {"down", "up", "half up", "half to even"};
  return fmt::format("{} to {}, {}", modes[static_cast<std::size_t>(interest.terms.rounding)],
                     money(interest, interest.terms.rounding_unit),
                     interest.terms.moment == interest::RoundingMoment::once ? "once" : "per period");
}

std::string lines_of(const Interest& interest) {
  const bool is_rounded = interest.terms.moment == interest::RoundingMoment::per_period;
  Columns columns({"from", "to", "days", "of", "balance", "rate %", is_rounded ? "amount" : "before rounding",
                   "citation", "rate of"},
                  {2, 3, 4, 5, 6});
  for (const InterestSegment& each : interest.segments) {
    const interest::Segment& segment = each.counted;
    columns.add({values::to_string(segment.from), values::to_string(segment.to), std::to_string(segment.days),
                 std::to_string(segment.year_days), values::to_decimal(segment.balance, interest.currency),
                 rate_text(segment.rate), amount_text(interest, segment), each.cite, each.source});
  }
  return columns.text();
}

std::string total_text(const Interest& interest) {
  if (!interest.applies) return fmt::format("none: the law has it {}\n", interest.conditions);
  if (!interest.minor) return "withheld\n" + withheld_text(interest.withheld) + unknown_text(interest.unknown);
  std::string text = fmt::format("{} for {} day{}, rounded {}\n", money(interest, *interest.minor), interest.days,
                                 interest.days == 1 ? "" : "s", rounding_text(interest));
  if (interest.open != *interest.minor)
    text += fmt::format("of it open, after what payments have settled: {}\n", money(interest, interest.open));
  if (interest.principal_open)
    text += fmt::format("principal still open: {}\n", money(interest, *interest.principal_open));
  return text;
}

std::string segment_json(const Interest& interest, const InterestSegment& each) {
  const interest::Segment& segment = each.counted;
  return base::JsonLine()
      .add("from", values::to_string(segment.from))
      .add("to", values::to_string(segment.to))
      .add("days", std::int64_t{segment.days})
      .add("year_days", std::int64_t{segment.year_days})
      .add("balance", values::to_decimal(segment.balance, interest.currency))
      .add("rate", rate_text(segment.rate))
      .add("amount", amount_text(interest, segment))
      .add_if("cite", each.cite)
      .add_if("source", each.source)
      .text();
}

}  // namespace

std::string amount_text(const Interest& interest, const interest::Segment& segment) {
  const interest::ExactAmount exact = segment.exact();
  if (interest.terms.moment == interest::RoundingMoment::per_period)
    return values::to_decimal(
        values::round_to(exact.numerator, exact.divisor, interest.terms.rounding_unit, interest.terms.rounding),
        interest.currency);
  std::int64_t scale = 1;
  for (int digit = 0; digit < more_decimals; ++digit) scale *= 10;
  const std::int64_t parts =
      values::round_to(base::multiply_wide(exact.numerator, scale), exact.divisor, 1, values::RoundingMode::half_up);
  const int decimals = values::exponent(interest.currency) + more_decimals;
  std::int64_t whole = 1;
  for (int digit = 0; digit < decimals; ++digit) whole *= 10;
  return fmt::format("{}.{:0{}}", parts / whole, parts % whole, decimals);
}

std::string to_text(const Asked& asked, const Interest& interest, Day to) {
  std::string text = fmt::format("interest on {}, to {}\n{}\n", claim_text(asked.claim()), values::to_string(to),
                                 rule_text(interest.law, interest.rule));
  if (!interest.segments.empty()) text += "\n" + lines_of(interest) + "\n";
  text += "interest  " + total_text(interest);
  if (!interest.alternatives.empty())
    text += fmt::format("not asked: {}; name one with --law\n", fmt::join(interest.alternatives, ", "));
  if (const std::string notes = notes_text(interest.notes) + notes_text(interest.rate_notes); !notes.empty())
    text += "\nnotes\n" + notes;
  return text;
}

std::string to_json(const Asked& asked, const Interest& interest, Day to) {
  base::JsonLine json;
  json.add("version", std::int64_t{1})
      .add("claim", claim_text(asked.claim()))
      .add("to", values::to_string(to))
      .add("law", interest.law)
      .add("rule", interest.rule.rule)
      .add_if("cite", interest.rule.cite)
      .add("currency", values::to_string(interest.currency));
  const bool is_number = interest.minor || !interest.applies;
  base::JsonArray segments;
  for (const InterestSegment& segment : interest.segments) segments.add_raw(segment_json(interest, segment));
  if (is_number) {
    json.add("interest", values::to_decimal(interest.minor.value_or(0), interest.currency))
        .add("days", std::int64_t{interest.days})
        .add("open", values::to_decimal(interest.open, interest.currency))
        .add("runs", interest.applies);
    json.add("rounded", rounding_text(interest));
  }
  json.add_raw("segments", segments.text());
  if (!interest.alternatives.empty()) {
    base::JsonArray alternatives;
    for (const std::string& law : interest.alternatives) alternatives.add(law);
    json.add_raw("alternatives", alternatives.text());
  }
  if (!is_number)
    json.add_raw("withheld", becauses_json(interest.withheld)).add_raw("unknown", unknown_json(interest.unknown));
  std::vector<Note> notes = interest.notes;
  add_new(notes, interest.rate_notes);
  if (!notes.empty()) json.add_raw("notes", notes_json(notes));
  return json.text();
}

namespace {

std::vector<std::string> paths_of(const Asked& asked) {
  std::vector<std::string> paths;
  for (const std::size_t law : asked.laws) paths.push_back(asked.law_path(law));
  return paths;
}

}  // namespace

std::string no_interest_text(const Asked& asked, const std::vector<Because>& unchecked, Day to) {
  std::string text = fmt::format("interest on {}, to {}\n\n", claim_text(asked.claim()), values::to_string(to));
  if (unchecked.empty())
    return text + fmt::format("interest  none: no law asked gives any ({})\n", fmt::join(paths_of(asked), ", "));
  return text + "interest  withheld\n" + withheld_text(unchecked);
}

std::string no_interest_json(const Asked& asked, const std::vector<Because>& unchecked, Day to) {
  base::JsonLine json;
  json.add("version", std::int64_t{1})
      .add("claim", claim_text(asked.claim()))
      .add("to", values::to_string(to))
      .add("currency", values::to_string(asked.currency()));
  if (!unchecked.empty())
    return json.add_raw("segments", "[]").add_raw("withheld", becauses_json(unchecked)).add_raw("unknown", "[]").text();
  return json.add("interest", values::to_decimal(0, asked.currency()))
      .add("days", std::int64_t{0})
      .add("open", values::to_decimal(0, asked.currency()))
      .add("runs", false)
      .add_raw("segments", "[]")
      .text();
}

}  // namespace dun::answer
