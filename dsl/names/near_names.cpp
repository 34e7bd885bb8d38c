#include "dsl/names/near_names.hpp"

#include <algorithm>
#include <utility>

namespace dun::names {
namespace {

constexpr std::size_t most_names = 3;

/// The letters of a UTF-8 text, small where they are Latin capitals. Broken bytes stand for themselves.
std::u32string letters(std::string_view text) {
  std::u32string result;
  for (const char raw : text) {
    const auto byte = static_cast<unsigned char>(raw);
    const bool continues = (byte & 0xC0U) == 0x80U && !result.empty();
    if (continues)
      result.back() = (result.back() << 6U) | (byte & 0x3FU);
    else
      result.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char32_t>(byte - 'A' + 'a') : byte);
  }
  return result;
}

/// Optimal string alignment: a swap of neighbours is one edit, and no letter is edited twice.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> two_back(b.size() + 1), back(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(two_back, back);
    std::swap(back, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t exchange = back[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({back[j] + 1, row[j - 1] + 1, exchange});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_back[j - 2] + 1);
    }
  }
  return row[b.size()];
}

/// A third of the letters may be wrong, but one always.
std::size_t tolerance(std::size_t length) {
  return std::max<std::size_t>(1, length / 3);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  return distance(letters(a), letters(b));
}

std::vector<std::string> near_names(std::string_view written, const std::vector<std::string>& names) {
  const std::u32string wanted = letters(written);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string& name : names) {
    const std::u32string other = letters(name);
    const std::size_t apart = distance(wanted, other);
    if (apart <= tolerance(std::max(wanted.size(), other.size()))) near.emplace_back(apart, name);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  if (near.size() > most_names) near.resize(most_names);
  std::vector<std::string> result;
  for (auto& each : near) result.push_back(std::move(each.second));
  return result;
}

}  // namespace dun::names
