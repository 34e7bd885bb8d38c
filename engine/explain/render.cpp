#include "engine/explain/render.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "engine/base/json_line.hpp"

namespace dun::explain {

using plan::Outcome;

namespace {

const char* speaker_name(Speaker speaker) {
  switch (speaker) {
    case Speaker::policy:
      return "policy";
    case Speaker::law:
      return "law";
    case Speaker::ledger:
      return "ledger";
  }
  return "";
}

std::string headline(const Explanation& why) {
  const std::string until = why.until ? ", until " + values::to_string(*why.until) : "";
  const std::string step = why.step.empty() ? "" : "next step: " + why.step + "  ";
  switch (why.outcome) {
    case Outcome::act:
      return "today: " + why.act_text;
    case Outcome::too_early:
      return step + "not yet" + (why.until ? ", from " + values::to_string(*why.until) : "");
    case Outcome::blocked:
      return step + "blocked by the law" + until;
    case Outcome::held:
      return step + "held: something must be known first";
    case Outcome::stopped:
      return "stopped";
    case Outcome::paused:
      return "paused" + until;
    case Outcome::no_channel:
      return step + "no channel reaches the debtor";
    case Outcome::waits_for_fact:
      return step + "waits" + until;
    case Outcome::waits_for_release:
      return step + "proposed, waits for release";
    case Outcome::not_covered:
      return "not covered by this policy";
    case Outcome::another_first:
      return step + "another step goes first";
    case Outcome::lapsed:
      return step + "lapsed";
    case Outcome::nothing_left:
      return "nothing left to do under this policy";
  }
  return "";
}

std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t used = width_of(text);
  return used >= width ? text : text + std::string(width - used, ' ');
}

std::string said(const Line& line) {
  const bool is_rule = line.speaker == Speaker::law;
  std::string text = is_rule ? line.reason.id + ": " + line.reason.text : line.reason.text;
  if (line.only_with_fee) text += " (with a fee)";
  return text;
}

std::string outcome_of(const Line& line) {
  if (line.unknown) return line.value.empty() ? "unknown" : line.value;
  std::string text = line.value;
  if (line.day) text += (text.empty() ? "" : ", ") + std::string("→ ") + values::to_string(*line.day);
  if (!text.empty()) return text;
  return line.met ? "yes" : "no";
}

std::string place_of(const plan::Reason& reason) {
  std::string text = reason.cite;
  if (!reason.place.file.empty())
    text += fmt::format("{}{}:{}", text.empty() ? "" : "  ", reason.place.file, reason.place.line);
  return text;
}

std::string lines_text(const std::vector<Line>& lines) {
  std::size_t widest = 0;
  for (const Line& line : lines) widest = std::max(widest, std::min<std::size_t>(width_of(said(line)), 62));
  std::string out;
  for (const Line& line : lines)
    out += fmt::format("  {:<7} {}  {}  {}\n", speaker_name(line.speaker), padded(said(line), widest),
                       padded(outcome_of(line), 12), place_of(line.reason));
  return out;
}

std::string line_json(const Line& line) {
  base::JsonLine json;
  json.add("speaker", speaker_name(line.speaker))
      .add("id", line.reason.id)
      .add("text", line.reason.text)
      .add_if("cite", line.reason.cite);
  if (!line.reason.place.file.empty())
    json.add("file", line.reason.place.file).add("line", std::int64_t{line.reason.place.line});
  json.add("met", line.met);
  if (line.unknown) json.add("unknown", true);
  if (line.day) json.add("day", values::to_string(*line.day));
  json.add_if("value", line.value);
  return json.text();
}

std::string lines_json(const std::vector<Line>& lines) {
  base::JsonArray array;
  for (const Line& line : lines) array.add_raw(line_json(line));
  return array.text();
}

/// Where the rate goes by dates alone its paragraph says it all, and is shown in full answers only.
bool is_told(const InterestLine& line, bool full) {
  return full || !line.source.empty();
}

std::string interest_text(const std::vector<InterestLine>& lines, bool full) {
  std::string out;
  for (const InterestLine& line : lines)
    if (is_told(line, full))
      out += fmt::format("  interest {} to {} on {} at {} %{}  {}\n", values::to_string(line.from),
                         values::to_string(line.to), line.balance, line.rate,
                         line.source.empty() ? "" : ": " + line.source, line.cite);
  return out;
}

std::string interest_json(const std::vector<InterestLine>& lines, bool full) {
  base::JsonArray array;
  for (const InterestLine& line : lines)
    if (is_told(line, full))
      array.add_raw(base::JsonLine()
                        .add("from", values::to_string(line.from))
                        .add("to", values::to_string(line.to))
                        .add("balance", line.balance)
                        .add("rate", line.rate)
                        .add_if("source", line.source)
                        .add_if("cite", line.cite)
                        .text());
  return array.text();
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

std::string to_text(const Explanation& why, bool full) {
  std::string out = fmt::format("claim {}, {}, due {}", why.claim, why.money, values::to_string(why.due));
  if (!why.policy.empty()) out += ", policy " + why.policy;
  if (!why.bundle.empty()) out += fmt::format(" (bundle {})", why.bundle.substr(0, 12));
  out += fmt::format(", facts known on {}\n", values::to_string(why.known_on));
  out += fmt::format("on {}: {}\n", values::to_string(why.on), headline(why));
  out += lines_text(why.deciding);
  if (full && !why.others.empty()) out += "also asked\n" + lines_text(why.others);
  out += interest_text(why.interest, full);
  if (!why.withheld.empty()) out += "withheld, since a rate or fact is not known\n" + lines_text(why.withheld);
  if (!why.free_of.empty()) out += "  free of: " + joined(why.free_of) + "\n";
  if (!why.remark.empty()) out += why.remark + "\n";
  for (const Earlier& earlier : why.earlier)
    out += fmt::format("already done: {} {}\n", values::to_string(earlier.day), earlier.text);
  return out;
}

std::string to_json(const Explanation& why, bool full) {
  base::JsonLine json;
  json.add("version", std::int64_t{1})
      .add("claim", why.claim)
      .add("on", values::to_string(why.on))
      .add("known_on", values::to_string(why.known_on));
  json.add_if("policy", why.policy)
      .add_if("bundle", why.bundle)
      .add("outcome", plan::to_string(why.outcome))
      .add_if("step", why.step);
  json.add_if("act", why.act_text);
  if (why.until) json.add("until", values::to_string(*why.until));
  json.add_raw("deciding", lines_json(why.deciding));
  if (full) json.add_raw("others", lines_json(why.others));
  json.add_raw("withheld", lines_json(why.withheld));
  if (std::any_of(why.interest.begin(), why.interest.end(), [&](const auto& line) { return is_told(line, full); }))
    json.add_raw("interest", interest_json(why.interest, full));
  base::JsonArray earlier;
  for (const Earlier& act : why.earlier)
    earlier.add_raw(base::JsonLine().add("day", values::to_string(act.day)).add("text", act.text).text());
  json.add_raw("earlier", earlier.text()).add_if("remark", why.remark);
  return json.text();
}

}  // namespace dun::explain
