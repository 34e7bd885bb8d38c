// Free attributes: texts in the ledger, integers in a column.
#include <algorithm>

#include "engine/facts/standing.hpp"
#include "engine/values/ratio.hpp"

namespace dun::facts {

namespace {

using Value = std::optional<std::int64_t>;

Value yes_or_no(std::string_view text) {
  if (text == "yes" || text == "true" || text == "1") return 1;
  if (text == "no" || text == "false" || text == "0") return 0;
  return std::nullopt;
}

Value place_of(const std::vector<std::string>& choices, std::string_view text) {
  const auto found = std::find(choices.begin(), choices.end(), text);
  if (found == choices.end()) return std::nullopt;
  return found - choices.begin() + 1;
}

Value in_range(std::int64_t value) {
  if (value < -largest_amount || value > largest_amount) return std::nullopt;
  return value;
}

Value day_number(std::string_view text) {
  const std::optional<Day> day = values::parse_day(text);
  return day ? Value(day->number) : std::nullopt;
}

Value amount(std::string_view text, values::Currency currency) {
  const Value minor = values::parse_minor(text, currency);
  return minor ? in_range(*minor) : std::nullopt;
}

Value number(std::string_view text) {
  const std::optional<values::Ratio> ratio = values::parse_decimal(text);
  if (!ratio || number_scale % ratio->divisor() != 0) return std::nullopt;
  const std::int64_t factor = number_scale / ratio->divisor();
  const std::int64_t highest = largest_number / factor;
  if (ratio->numerator() > highest || ratio->numerator() < -highest) return std::nullopt;
  return ratio->numerator() * factor;
}

}  // namespace

std::int64_t name_code(std::string_view name) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const char letter : name) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211U;
  return static_cast<std::int64_t>(hash >> 4U);
}

std::optional<std::int64_t> attribute_value(const Attribute& attribute, std::string_view text,
                                            values::Currency currency) {
  switch (attribute.type) {
    case FactType::yes_no:
      return yes_or_no(text);
    case FactType::one_of:
      return place_of(attribute.choices, text);
    case FactType::date:
      return day_number(text);
    case FactType::money:
      return amount(text, currency);
    case FactType::number:
      return number(text);
    case FactType::name:
      return text.empty() ? Value{} : name_code(text);
  }
  return std::nullopt;
}

}  // namespace dun::facts
