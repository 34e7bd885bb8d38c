#include "engine/facts/import/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "engine/values/day.hpp"

namespace dun::import {
namespace {

constexpr std::string_view minus_sign = "\u2212";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

tl::unexpected<std::string> because(std::string reason) {
  return tl::make_unexpected(std::move(reason));
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool take_sign(std::string_view& text) {
  if (take_prefix(text, "-") || take_prefix(text, minus_sign)) return true;
  if (!text.ends_with('-')) return false;
  text.remove_suffix(1);
  return true;
}

/// The whole part without its separators; nothing if they do not stand between groups of three, all the same.
std::optional<std::string> without_thousands(std::string_view whole, const std::vector<std::string>& separators) {
  for (const std::string& separator : separators) {
    std::size_t at = whole.find(separator);
    if (at == std::string_view::npos) continue;
    if (at == 0 || at > 3) return std::nullopt;
    std::string digits(whole.substr(0, at));
    while (at != std::string_view::npos) {
      const std::size_t from = at + separator.size();
      at = whole.find(separator, from);
      const std::string_view group = whole.substr(from, at == std::string_view::npos ? at : at - from);
      if (group.size() != 3) return std::nullopt;
      digits += group;
    }
    return digits;
  }
  return std::string(whole);
}

std::string no_number(std::string_view text, const Formats& formats) {
  const char other = formats.decimal == ',' ? '.' : ',';
  const std::string example = formats.decimal == ',' ? "1200,50" : "1200.50";
  if (text.find(other) != std::string_view::npos && std::any_of(text.begin(), text.end(), is_digit))
    return fmt::format("{} has a {}; decimals are written with a {} here, such as {}", in_backticks(text),
                       other == ',' ? "comma" : "point", other == ',' ? "point" : "comma", example);
  return fmt::format("{} is no number; expected one such as {}", in_backticks(text), example);
}

struct DateParts {
  int year = 0, month = 0, day = 0;
};

/// Reads between `least` and `most` digits; -1 if there are fewer.
int take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t size = 0;
  int value = 0;
  while (size < most && size < text.size() && is_digit(text[size])) value = value * 10 + (text[size++] - '0');
  text.remove_prefix(size);
  return size < least ? -1 : value;
}

std::optional<DateParts> match_date(std::string_view text, std::string_view format) {
  DateParts parts;
  while (!format.empty()) {
    int* part = nullptr;
    int value = 0;
    if (take_prefix(format, "yyyy"))
      part = &parts.year, value = take_digits(text, 4, 4);
    else if (take_prefix(format, "yy"))
      part = &parts.year, value = take_digits(text, 2, 2), value += value < 0 ? 0 : 2000;
    else if (take_prefix(format, "mm"))
      part = &parts.month, value = take_digits(text, 2, 2);
    else if (take_prefix(format, "m"))
      part = &parts.month, value = take_digits(text, 1, 2);
    else if (take_prefix(format, "dd"))
      part = &parts.day, value = take_digits(text, 2, 2);
    else if (take_prefix(format, "d"))
      part = &parts.day, value = take_digits(text, 1, 2);
    if (part != nullptr) {
      if (value < 0) return std::nullopt;
      *part = value;
    } else {
      if (!take_prefix(text, format.substr(0, 1))) return std::nullopt;
      format.remove_prefix(1);
    }
  }
  return text.empty() ? std::optional(parts) : std::nullopt;
}

/// Whether a time of day follows what looks like a date: "2026-03-16T08:00:00Z", "16.03.2026 08:00".
bool is_instant(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && colon >= 10 && is_digit(text[colon - 1]) && is_digit(text.front());
}

std::string in_format(std::string_view format) {
  std::string example(format);
  const auto put = [&](std::string_view token, std::string_view digits) {
    if (const std::size_t at = example.find(token); at != std::string::npos) example.replace(at, token.size(), digits);
  };
  put("yyyy", "2026");
  put("yy", "26");
  put("mm", "03");
  put("m", "3");
  put("dd", "16");
  put("d", "16");
  return example;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string in_backticks(std::string_view text) {
  constexpr std::size_t most = 40;
  std::string shown(text.substr(0, most));
  if (text.size() > most) {
    while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0xC0) == 0x80) shown.pop_back();
    if (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0x80) != 0) shown.pop_back();
    shown += "…";
  }
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return fmt::format("`{}`", shown);
}

Neutral neutral_number(std::string_view text, const Formats& formats) {
  std::string_view rest = trimmed(text);
  const bool negative = take_sign(rest);
  const std::size_t point = rest.find(formats.decimal);
  const std::string_view fraction = point == std::string_view::npos ? std::string_view() : rest.substr(point + 1);
  const std::string_view written = rest.substr(0, point);
  const auto whole = without_thousands(written, formats.thousands);
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (std::any_of(rest.begin(), rest.end(), is_letter)) return because(no_number(text, formats));
  if (!whole)
    return because(fmt::format("{} is not grouped in thousands; is one of its separators meant as the decimal {}?",
                               in_backticks(text), formats.decimal == ',' ? "comma" : "point"));
  const bool ends_in_point = point != std::string_view::npos && fraction.empty();
  if (whole->empty() || ends_in_point || !all_digits(*whole) || !all_digits(fraction))
    return because(no_number(text, formats));
  std::string number = negative ? "-" : "";
  number += *whole;
  const std::size_t kept = fraction.find_last_not_of('0');
  if (kept != std::string_view::npos) number += '.' + std::string(fraction.substr(0, kept + 1));
  return number;
}

Neutral neutral_date(std::string_view text, const Formats& formats) {
  const std::string_view written = trimmed(text);
  const auto parts = match_date(written, formats.date);
  const std::string example = in_format(formats.date);
  if (!parts && is_instant(written))
    return because(
        fmt::format("{} is an instant, not a date; write the day alone, as the creditor's calendar has it, such as {}",
                    in_backticks(text), example));
  if (!parts) return because(fmt::format("{} is no date; expected one such as {}", in_backticks(text), example));
  std::string iso = fmt::format("{:04}-{:02}-{:02}", parts->year, parts->month, parts->day);
  if (values::parse_day(iso)) return iso;
  const std::chrono::year_month_day civil{std::chrono::year(parts->year),
                                          std::chrono::month(static_cast<unsigned>(parts->month)),
                                          std::chrono::day(static_cast<unsigned>(parts->day))};
  if (!civil.ok()) return because(fmt::format("{} is no day of the calendar", in_backticks(text)));
  return because(fmt::format("{} lies outside {} to {}", in_backticks(text), to_string(values::first_day),
                             to_string(values::last_day)));
}

}  // namespace dun::import
