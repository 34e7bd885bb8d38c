#include "dsl/compile/countries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "dsl/compile/library.hpp"
#include "dsl/names/countries.hpp"
#include "dsl/syntax/parse.hpp"
#include "engine/base/nearest.hpp"

namespace dun::compile {

namespace fs = std::filesystem;

namespace {

bool holds_a_law(const std::string& file) {
  const base::Result<source::SourceSet> loaded = source::load({file});
  if (!loaded) return false;
  base::DiagnosticSink ignored;
  const syntax::Tree tree = syntax::from_source(*loaded, base::FileId(0), ignored);
  return std::any_of(tree.sections.begin(), tree.sections.end(), [](const syntax::Section& section) {
    return std::holds_alternative<syntax::LawSection>(section.value);
  });
}

std::vector<std::string> law_files_in(const fs::path& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    if (entry.is_regular_file(error) && entry.path().extension() == ".dun" && holds_a_law(entry.path().string()))
      files.push_back(shown(entry.path()));
  std::sort(files.begin(), files.end());
  return files;
}

/// "Norway (NO), Sweden (SE)".
std::string listed(const std::vector<Country>& countries) {
  std::string text;
  for (const Country& country : countries)
    text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", names::country_name(country.iso), country.iso);
  return text.empty() ? "none" : text;
}

}  // namespace

std::optional<std::string> iso_of(std::string country) {
  if (country.size() == 2)
    for (char& letter : country)
      if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  return names::country_named(country);
}

std::vector<Country> countries_in(const std::string& policies) {
  std::vector<Country> countries;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(policies, error)) {
    const std::optional<std::string> iso = iso_of(entry.path().filename().string());
    if (!iso || !entry.is_directory(error)) continue;
    Country country{*iso, law_files_in(entry.path())};
    if (!country.files.empty()) countries.push_back(std::move(country));
  }
  std::sort(countries.begin(), countries.end(),
            [](const Country& a, const Country& b) { return names::country_name(a.iso) < names::country_name(b.iso); });
  return countries;
}

base::Result<Country> country_of(std::string_view written) {
  const std::optional<std::string> iso = iso_of(std::string(written));
  const std::vector<Country> countries = countries_in(policies_here());
  if (!iso) {
    const std::vector<std::string> near = base::near_names(written, names::country_names());
    std::string advice = "write its English name or its ISO code, such as NO; there are laws of " + listed(countries);
    if (!near.empty())
      advice = fmt::format("did you mean {}? There are laws of {}", fmt::join(near, ", "), listed(countries));
    return base::refuse(base::FaultKind::usage, fmt::format("no country is called `{}`", written), advice);
  }
  for (const Country& country : countries)
    if (country.iso == *iso) return country;
  return base::refuse(base::FaultKind::data,
                      fmt::format("there is no law of {} in {}", names::country_name(*iso), shown(policies_here())),
                      "there are laws of " + listed(countries) + "; or name the law files themselves");
}

}  // namespace dun::compile
