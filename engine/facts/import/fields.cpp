#include "engine/facts/import/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/nearest.hpp"
#include "engine/facts/schema.hpp"
#include "engine/values/ratio.hpp"

namespace dun::import {
namespace {

constexpr std::size_t longest_id = 200;
const Formats neutral_formats;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

std::string one_of(const std::vector<std::string>& known, std::string_view seen) {
  if (const auto near = base::nearest(seen, known)) return fmt::format("did you mean `{}`?", *near);
  return fmt::format("expected {}", fmt::join(known, ", "));
}

}  // namespace

const Cell& Fields::cell(std::string_view column) const {
  const auto specs = columns_of(row_.kind);
  const auto spec =
      std::find_if(specs.begin(), specs.end(), [&](const ColumnSpec& each) { return each.name == column; });
  return row_.cells[static_cast<std::size_t>(spec - specs.begin())];
}

void Fields::problem(std::string_view column, std::string reason) {
  problems_.push_back({std::string(cell(column).origin), std::move(reason)});
}

void Fields::unknown_word(std::string_view column, const std::vector<std::string>& known) {
  problem(column, fmt::format("{} is no {}; {}", in_backticks(text(column)), column, one_of(known, text(column))));
}

std::string Fields::id(std::string_view column) {
  const std::string& seen = text(column);
  if (seen.size() > longest_id)
    problem(column, fmt::format("{} is longer than {} bytes", in_backticks(seen), longest_id));
  if (seen != trimmed(seen) || seen.find_first_of("\r\n") != std::string::npos)
    problem(column, fmt::format("{} begins or ends with a space, or holds a line break", in_backticks(seen)));
  return seen;
}

std::string Fields::name(std::string_view column) {
  const std::string& seen = text(column);
  if (!std::all_of(seen.begin(), seen.end(), is_name_character) || seen.size() > longest_id)
    problem(column, fmt::format("{} is no name; names have small letters, digits and hyphens", in_backticks(seen)));
  return seen;
}

std::optional<values::Day> Fields::day(std::string_view column) {
  const std::string& seen = text(column);
  if (seen.empty()) return std::nullopt;
  if (const auto day = values::parse_day(seen)) return day;
  const Neutral why = neutral_date(seen, neutral_formats);
  problem(column, why ? fmt::format("{} is no date", in_backticks(seen)) : why.error());
  return std::nullopt;
}

std::optional<bool> Fields::yes_no(std::string_view column) {
  const std::string& seen = text(column);
  if (seen.empty()) return std::nullopt;
  if (seen == "yes") return true;
  if (seen == "no") return false;
  problem(column, fmt::format("{} is neither `yes` nor `no`", in_backticks(seen)));
  return std::nullopt;
}

std::string Fields::country(std::string_view column) {
  const std::string& seen = text(column);
  if (seen == "UK") return "GB";
  if (!seen.empty() && !facts::country_code(seen))
    problem(column, fmt::format("{} is no country; expected its two capital letters, such as NO", in_backticks(seen)));
  return seen;
}

values::Currency Fields::currency(std::string_view column) {
  const std::string& seen = text(column);
  if (const auto currency = values::parse_currency(seen)) return *currency;
  std::vector<std::string> known;
  for (const std::string_view code : values::known_currencies())
    if (!seen.empty() && code.front() == seen.front()) known.emplace_back(code);
  const auto near = base::nearest(seen, known);
  problem(column, fmt::format("{} is no currency; {}", in_backticks(seen),
                              near ? fmt::format("did you mean `{}`?", *near) : "expected an ISO code such as NOK"));
  return {};
}

std::optional<std::int64_t> Fields::amount(std::string_view column, values::Currency currency) {
  const std::string& seen = text(column);
  if (seen.empty() || currency == values::Currency{}) return std::nullopt;
  const auto minor = values::parse_minor(seen, currency);
  if (minor && *minor <= facts::largest_amount && *minor >= -facts::largest_amount) return minor;
  const Neutral number = neutral_number(seen, neutral_formats);
  const std::size_t point = number ? number->find('.') : std::string::npos;
  if (!number)
    problem(column, number.error());
  else if (point != std::string::npos && number->size() - point - 1 > static_cast<std::size_t>(exponent(currency)))
    problem(column, fmt::format("{} has more decimals than the {} of {}", in_backticks(seen), exponent(currency),
                                to_string(currency)));
  else
    problem(column, fmt::format("{} is out of range; amounts lie below {}", in_backticks(seen),
                                to_string(values::Money{facts::largest_amount, currency})));
  return std::nullopt;
}

std::optional<std::int64_t> Fields::percent(std::string_view column) {
  const std::string& seen = text(column);
  if (seen.empty()) return std::nullopt;
  const auto ratio = seen.size() > 12 ? std::nullopt : values::parse_decimal(seen);
  constexpr std::int64_t scale = facts::number_scale;
  constexpr std::int64_t most = facts::largest_percentage / scale;
  if (ratio && scale % ratio->divisor() == 0 && *ratio >= values::Ratio{} && *ratio <= values::Ratio(most, 1))
    return ratio->numerator() * (scale / ratio->divisor());
  problem(column,
          fmt::format("{} is no yearly percentage; expected one such as 12.25, of at most four decimals, up to {}",
                      in_backticks(seen), most));
  return std::nullopt;
}

std::optional<int> Fields::whole(std::string_view column) {
  const std::string& seen = text(column);
  if (seen.empty()) return std::nullopt;
  const bool digits = std::all_of(seen.begin(), seen.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits && seen.size() <= 4 && seen != "0") return std::stoi(seen);
  problem(column, fmt::format("{} is no whole number from 1 to 9999", in_backticks(seen)));
  return std::nullopt;
}

}  // namespace dun::import
