// Limits as people and programs read them.
#include <fmt/format.h>

#include "dsl/answer/cost_words.hpp"
#include "dsl/answer/limits.hpp"
#include "dsl/answer/words.hpp"

namespace dun::answer {

namespace {

std::string day_text(std::optional<Day> day) {
  return day ? values::to_string(*day) : "";
}

/// "38.00"; empty for nothing.
std::string amount_text(std::optional<std::int64_t> minor, values::Currency currency) {
  return minor ? values::to_decimal(*minor, currency) : "";
}

std::string today_text(const ActLimits& act) {
  return act.held ? "held" : act.allowed ? "yes" : "no";
}

std::string fee_text(const ActLimits& act, values::Currency currency) {
  if (act.held || !act.allowed) return act.fee_max.value_or(0) > 0 ? amount_text(act.fee_max, currency) : "";
  if (act.fee_held) return "held";
  return act.fee_max ? amount_text(act.fee_max, currency) : "no cap";
}

std::string later_fee_text(const ActLimits& act, values::Currency currency) {
  if (!act.fee_not_before || !act.allowed) return "";
  return values::to_string(*act.fee_not_before) +
         (act.fee_max_then ? ": " + amount_text(act.fee_max_then, currency) : "");
}

std::string pay_by_text(const ActLimits& act) {
  if (act.pay_by_min) return day_text(act.pay_by_min);
  if (act.pay_by_not_before) return day_text(act.pay_by_not_before) + " or later";
  return act.pay_by_held ? "held" : "";
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

/// The acts that one of the laws declares.
std::string acts_table(const Limits& limits, const std::string& law, Day on, values::Currency currency) {
  Columns columns({"act", "lawful", "from", "highest fee", "fee from", "pay by at least", "channels"}, {3});
  bool has_rows = false;
  for (const ActLimits& act : limits.acts) {
    if (act.law != law || act.is_cost) continue;
    has_rows = true;
    const bool lies_ahead = act.not_before && *act.not_before > on;
    columns.add({act.act, today_text(act), lies_ahead ? day_text(act.not_before) : "", fee_text(act, currency),
                 later_fee_text(act, currency), pay_by_text(act), joined(act.channels)});
  }
  return has_rows ? columns.text() : "";
}

std::string acts_tables(const Limits& limits, Day on, values::Currency currency) {
  std::string text;
  for (std::size_t law = 0; law < limits.laws.size(); ++law)
    if (const std::string table =
            acts_table(limits, limits.laws[law], on, currency) + costs_table(limits, limits.laws[law], on, currency);
        !table.empty())
      text += fmt::format("\n{}: {}\n{}", limits.laws[law], limits.titles[law], table);
  return text;
}

std::string figure_text(const Shown& figure) {
  return fmt::format("{}{}{} from {}, {}", figure.name, figure.value.empty() ? "" : " ", figure.value,
                     values::to_string(figure.from), figure.cite);
}

/// "fee-cap, IF § 1-2 (1): fee at most … → 2026-03-16; inkassosats 750.00 NOK from 2026-01-01, IF § 1-1 (law.dun:69)".
std::string rule_line(const Because& rule) {
  std::string text = fmt::format("{}, {}: {}", rule.rule, rule.cite, rule.text);
  if (rule.until) text += " → " + values::to_string(*rule.until);
  for (const Shown& figure : rule.figures) text += "; " + figure_text(figure);
  if (!rule.place.file.empty()) text += fmt::format(" ({}:{})", rule.place.file, rule.place.line);
  return text;
}

/// Each rule once, before it the acts, or the part of them, that it decides.
std::string because_text(const Limits& limits) {
  struct Row {
    Said::About about;
    std::string rule;
    std::vector<std::string> acts;
    bool of_costs = true;
  };
  std::vector<Row> rows;
  for (const ActLimits& act : limits.acts)
    for (const Said& said : act.because) {
      const std::string rule = rule_line(said.rule);
      auto row = std::find_if(rows.begin(), rows.end(),
                              [&](const Row& each) { return each.about == said.about && each.rule == rule; });
      if (row == rows.end()) row = rows.insert(row, Row{said.about, rule, {}});
      row->acts.push_back(act.act);
      row->of_costs = row->of_costs && act.is_cost;
    }
  std::string text;
  for (const Row& row : rows) {
    const std::string_view about = row.of_costs && row.about == Said::About::fee ? "amount" : to_string(row.about);
    const std::string part = row.about == Said::About::act ? "" : fmt::format("{} of ", about);
    const bool is_all = row.acts.size() == limits.acts.size() && row.acts.size() > 1;
    text += fmt::format("  {}{}: {}\n", part, is_all ? "every act" : joined(row.acts), row.rule);
  }
  return text;
}

std::string figures_json(const std::vector<Shown>& figures) {
  base::JsonArray array;
  for (const Shown& figure : figures)
    array.add_raw(base::JsonLine()
                      .add("name", figure.name)
                      .add_if("value", figure.value)
                      .add("from", values::to_string(figure.from))
                      .add_if("cite", figure.cite)
                      .text());
  return array.text();
}

std::string channels_text(const ActLimits& act, values::Currency currency) {
  std::string text;
  if (!act.fee_channels.empty()) text += fmt::format("  {}: a fee only by {}\n", act.act, joined(act.fee_channels));
  for (const auto& [channel, day] : act.pay_by_channels)
    text += fmt::format("  {}: by {} pay by at least {}\n", act.act, channel, values::to_string(day));
  for (const std::string& term : act.terms)
    text += fmt::format("  {}: its letter may state the term as \"{}\"\n", act.act, term);
  if (act.announces)
    text += fmt::format("  {}: has to name the amount it announces, {}{}\n", act.act,
                        values::to_string(values::Money{*act.announces, currency}),
                        act.announces_for > 1 ? fmt::format(" for {} claims together", act.announces_for) : "");
  return text;
}

std::string charges_text(const Limits& limits, values::Currency currency) {
  std::string text;
  for (const Charge& charge : limits.charges)
    text += fmt::format("{} so far: {} ({})\n", charge.kind, values::to_string(values::Money{charge.minor, currency}),
                        rule_text(charge.law, charge.rule).substr(4));
  if (!limits.interest && limits.withheld.empty())
    text += "several laws have an interest for this claim; name one with --law\n";
  if (!limits.alternatives.empty())
    text += "not asked for interest: " + joined(limits.alternatives) + "; name one with --law\n";
  if (!limits.withheld.empty()) text += "withheld\n" + withheld_text(limits.withheld);
  return text;
}

std::string becauses_of(const ActLimits& act) {
  base::JsonArray array;
  for (const Said& said : act.because) {
    base::JsonLine json;
    json.add("rule", said.rule.rule).add_if("cite", said.rule.cite).add("about", to_string(said.about));
    json.add_if("text", said.rule.text);
    if (said.rule.until) json.add("lifts", values::to_string(*said.rule.until));
    if (!said.rule.figures.empty()) json.add_raw("figures", figures_json(said.rule.figures));
    json.add_if("file", said.rule.place.file);
    if (said.rule.place.line != 0) json.add("line", std::int64_t{said.rule.place.line});
    array.add_raw(json.text());
  }
  return array.text();
}

std::string array_of(const std::vector<std::string>& texts) {
  base::JsonArray array;
  for (const std::string& text : texts) array.add(text);
  return array.text();
}

std::string act_json(const ActLimits& act, values::Currency currency) {
  base::JsonLine json;
  json.add("allowed", act.allowed);
  if (act.held) json.add("held", true);
  json.add_if("not_before", day_text(act.not_before));
  json.add_if("fee_max", amount_text(act.fee_max, currency));
  if (act.fee_held) json.add("fee_held", true);
  json.add_if("fee_not_before", day_text(act.fee_not_before));
  json.add_if("fee_max_then", amount_text(act.fee_max_then, currency));
  json.add_if("fee_max_later", amount_text(act.fee_max_later, currency));
  json.add_if("pay_by_min", day_text(act.pay_by_min));
  if (act.pay_by_held) json.add("pay_by_held", true);
  json.add_if("pay_by_not_before", day_text(act.pay_by_not_before));
  if (!act.pay_by_channels.empty()) {
    base::JsonLine by_channel;
    for (const auto& [channel, day] : act.pay_by_channels) by_channel.add(channel, values::to_string(day));
    json.add_raw("pay_by_min_by_channel", by_channel.text());
  }
  if (!act.channels.empty()) json.add_raw("channels", array_of(act.channels));
  if (!act.fee_channels.empty()) json.add_raw("fee_channels", array_of(act.fee_channels));
  if (!act.terms.empty()) json.add_raw("terms", array_of(act.terms));
  json.add_if("announces", amount_text(act.announces, currency));
  if (act.announces && act.announces_for > 1) json.add("announces_for", static_cast<std::int64_t>(act.announces_for));
  json.add_raw("because", becauses_of(act)).add("law", act.law);
  if (act.is_cost) json.add("kind", "collection-cost");
  return json.text();
}

std::string charge_json(const Charge& charge, values::Currency currency) {
  return base::JsonLine()
      .add("kind", charge.kind)
      .add("amount", values::to_decimal(charge.minor, currency))
      .add("law", charge.law)
      .add("rule", charge.rule.rule)
      .add_if("cite", charge.rule.cite)
      .text();
}

}  // namespace

std::string to_text(const Asked& asked, const Limits& limits, Day on) {
  const values::Currency currency = asked.currency();
  std::string text =
      fmt::format("{}, on {}, amounts in {}\n{}\nbecause\n{}", claim_text(asked.claim()), values::to_string(on),
                  values::to_string(currency), acts_tables(limits, on, currency), because_text(limits));
  for (const ActLimits& act : limits.acts) text += channels_text(act, currency);
  const std::string charges = charges_text(limits, currency);
  if (!charges.empty()) text += "\n" + charges;
  if (!limits.unknown.empty()) text += "\nnot known\n" + unknown_text(limits.unknown);
  if (!limits.notes.empty()) text += "\nnotes\n" + notes_text(limits.notes);
  return text;
}

std::string to_json(const Asked& asked, const Limits& limits, Day on) {
  const values::Currency currency = asked.currency();
  base::JsonLine acts;
  for (const ActLimits& act : limits.acts) acts.add_raw(act.act, act_json(act, currency));
  base::JsonArray charges;
  for (const Charge& charge : limits.charges) charges.add_raw(charge_json(charge, currency));
  base::JsonLine json;
  json.add("version", std::int64_t{1})
      .add("claim", claim_text(asked.claim()))
      .add("on", values::to_string(on))
      .add("currency", values::to_string(currency))
      .add_raw("laws", array_of(limits.laws))
      .add_raw("acts", acts.text())
      .add_if("compensation", amount_text(limits.compensation, currency))
      .add_if("interest", amount_text(limits.interest, currency))
      .add_raw("charges", charges.text())
      .add_raw("withheld", becauses_json(limits.withheld))
      .add_raw("unknown", unknown_json(limits.unknown));
  if (!limits.alternatives.empty()) json.add_raw("alternatives", array_of(limits.alternatives));
  if (!limits.notes.empty()) json.add_raw("notes", notes_json(limits.notes));
  return json.text();
}

}  // namespace dun::answer
