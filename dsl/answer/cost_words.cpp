#include "dsl/answer/cost_words.hpp"

#include <fmt/format.h>

#include "dsl/answer/words.hpp"

namespace dun::answer {

namespace {

std::string up_to(std::int64_t minor, values::Currency currency) {
  return "up to " + values::to_decimal(minor, currency);
}

/// "fee-agreed, a row of scale annex-1 on 2026-02-01", without what a phrase could say of them.
std::string missing_text(const ActLimits& cost) {
  std::string what;
  for (const Unknown& each : cost.unknown) {
    if (!what.empty()) what += ", ";
    what += each.what.substr(0, each.what.find(" ("));
  }
  return what;
}

/// "not known, for want of vat-deductible".
std::string not_known(const ActLimits& cost) {
  return cost.unknown.empty() ? "not known" : "not known, for want of " + missing_text(cost);
}

/// Where more than time is wanted: the day before which nothing helps.
std::string in_no_case_before(const ActLimits& cost, Day on) {
  std::optional<Day> earliest;
  for (const Said& said : cost.because)
    if (said.rule.until && *said.rule.until > on) earliest = std::max(earliest, said.rule.until);
  return earliest ? ", nor before " + values::to_string(*earliest) : "";
}

std::string later_text(const ActLimits& cost, values::Currency currency) {
  if (cost.fee_later_unknown) return "; how much later is " + not_known(cost);
  if (!cost.fee_max_later) return "";
  const std::string open = cost.unknown.empty() ? "" : ", but not known is " + missing_text(cost);
  return "; " + up_to(*cost.fee_max_later, currency) + " once the rules below allow it" + open;
}

std::string from_text(const ActLimits& cost, values::Currency currency) {
  const std::string from = " from " + values::to_string(*cost.fee_not_before);
  if (cost.fee_later_unknown) return "nothing yet; whether and how much" + from + " on is " + not_known(cost);
  return "nothing yet;" + from + (cost.fee_max_then ? " " + up_to(*cost.fee_max_then, currency) : "");
}

}  // namespace

std::string cost_text(const ActLimits& cost, Day on, values::Currency currency) {
  if (cost.held) return not_known(cost);
  if (cost.allowed) return cost.fee_max ? up_to(*cost.fee_max, currency) : "an amount the law sets no limit to";
  if (cost.fee_not_before) return from_text(cost, currency);
  if (cost.fee_never) return "nothing";
  return "nothing now" + in_no_case_before(cost, on) + later_text(cost, currency);
}

std::string costs_table(const Limits& limits, const std::string& law, Day on, values::Currency currency) {
  Columns columns({"cost", "what may be claimed"}, {});
  bool has_rows = false;
  for (const ActLimits& act : limits.acts) {
    if (act.law != law || !act.is_cost) continue;
    has_rows = true;
    columns.add({act.act, cost_text(act, on, currency)});
  }
  return has_rows ? columns.text() : "";
}

}  // namespace dun::answer
