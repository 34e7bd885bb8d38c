#include "dsl/names/countries.hpp"

namespace dun::names {
namespace {

struct Country {
  std::string_view iso;
  std::string_view name;
};

/// Europe, then the countries its creditors most often trade with.
constexpr Country countries[] = {
    {"AD", "Andorra"},
    {"AL", "Albania"},
    {"AM", "Armenia"},
    {"AT", "Austria"},
    {"AX", "Aland-Islands"},
    {"AZ", "Azerbaijan"},
    {"BA", "Bosnia-and-Herzegovina"},
    {"BE", "Belgium"},
    {"BG", "Bulgaria"},
    {"BY", "Belarus"},
    {"CH", "Switzerland"},
    {"CY", "Cyprus"},
    {"CZ", "Czechia"},
    {"DE", "Germany"},
    {"DK", "Denmark"},
    {"EE", "Estonia"},
    {"ES", "Spain"},
    {"FI", "Finland"},
    {"FO", "Faroe-Islands"},
    {"FR", "France"},
    {"GB", "United-Kingdom"},
    {"GE", "Georgia"},
    {"GG", "Guernsey"},
    {"GI", "Gibraltar"},
    {"GL", "Greenland"},
    {"GR", "Greece"},
    {"HR", "Croatia"},
    {"HU", "Hungary"},
    {"IE", "Ireland"},
    {"IM", "Isle-of-Man"},
    {"IS", "Iceland"},
    {"IT", "Italy"},
    {"JE", "Jersey"},
    {"KZ", "Kazakhstan"},
    {"LI", "Liechtenstein"},
    {"LT", "Lithuania"},
    {"LU", "Luxembourg"},
    {"LV", "Latvia"},
    {"MC", "Monaco"},
    {"MD", "Moldova"},
    {"ME", "Montenegro"},
    {"MK", "North-Macedonia"},
    {"MT", "Malta"},
    {"NL", "Netherlands"},
    {"NO", "Norway"},
    {"PL", "Poland"},
    {"PT", "Portugal"},
    {"RO", "Romania"},
    {"RS", "Serbia"},
    {"RU", "Russia"},
    {"SE", "Sweden"},
    {"SI", "Slovenia"},
    {"SJ", "Svalbard-and-Jan-Mayen"},
    {"SK", "Slovakia"},
    {"SM", "San-Marino"},
    {"TR", "Turkey"},
    {"UA", "Ukraine"},
    {"VA", "Vatican-City"},
    {"XK", "Kosovo"},
    {"AE", "United-Arab-Emirates"},
    {"AR", "Argentina"},
    {"AU", "Australia"},
    {"BR", "Brazil"},
    {"CA", "Canada"},
    {"CL", "Chile"},
    {"CN", "China"},
    {"EG", "Egypt"},
    {"HK", "Hong-Kong"},
    {"ID", "Indonesia"},
    {"IL", "Israel"},
    {"IN", "India"},
    {"JP", "Japan"},
    {"KR", "South-Korea"},
    {"MA", "Morocco"},
    {"MX", "Mexico"},
    {"MY", "Malaysia"},
    {"NZ", "New-Zealand"},
    {"PH", "Philippines"},
    {"SA", "Saudi-Arabia"},
    {"SG", "Singapore"},
    {"TH", "Thailand"},
    {"TN", "Tunisia"},
    {"TW", "Taiwan"},
    {"US", "United-States"},
    {"VN", "Vietnam"},
    {"ZA", "South-Africa"},
};

/// Small letters, hyphens for spaces, without a leading "the".
std::string folded(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    const bool capital = letter >= 'A' && letter <= 'Z';
    result.push_back(letter == ' ' ? '-' : capital ? static_cast<char>(letter - 'A' + 'a') : letter);
  }
  return result.rfind("the-", 0) == 0 ? result.substr(4) : result;
}

}  // namespace

std::optional<std::string> country_named(std::string_view text) {
  if (text == "UK") return "GB";
  const std::string wanted = folded(text);
  for (const Country& country : countries)
    if (country.iso == text || folded(country.name) == wanted) return std::string(country.iso);
  return std::nullopt;
}

std::string country_name(std::string_view iso) {
  for (const Country& country : countries)
    if (country.iso == iso) return std::string(country.name);
  return std::string(iso);
}

std::vector<std::string> country_names() {
  std::vector<std::string> names;
  for (const Country& country : countries) names.emplace_back(country.name);
  return names;
}

}  // namespace dun::names
