#include "engine/base/nearest.hpp"

#include <algorithm>
#include <utility>

namespace dun::base {
namespace {

constexpr std::size_t most_names = 3;
/// Nobody means a name by a word longer than this.
constexpr std::size_t longest_word = 100;

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

std::size_t length_apart(const std::u32string& a, const std::u32string& b) {
  return a.size() < b.size() ? b.size() - a.size() : a.size() - b.size();
}

/// Optimal string alignment: a swap of neighbours is one edit, and no letter is edited twice. Once the words are known
/// to be more than `most` apart, some number above it.
std::size_t distance(const std::u32string& a, const std::u32string& b, std::size_t most) {
  if (length_apart(a, b) > most) return most + 1;
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
    const std::size_t least =
        std::min(*std::min_element(row.begin(), row.end()), *std::min_element(back.begin(), back.end()));
    if (least > most) return least;
  }
  return row[b.size()];
}

/// The same letters in another order: the commonest slip of the hand.
bool has_same_letters(std::u32string a, std::u32string b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

/// A third of the letters may be wrong, but one always.
std::size_t tolerance(const std::u32string& a, const std::u32string& b) {
  return std::max<std::size_t>(1, std::max(a.size(), b.size()) / 3);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  return distance(letters(a), letters(b), std::max(a.size(), b.size()));
}

std::vector<std::string> near_names(std::string_view name, const std::vector<std::string>& names) {
  if (name.size() > longest_word) return {};
  const std::u32string wanted = letters(name);
  std::vector<std::pair<std::size_t, const std::string*>> near;
  for (const std::string& candidate : names) {
    const std::u32string other = letters(candidate);
    const std::size_t apart = distance(wanted, other, tolerance(wanted, other));
    const bool once =
        std::none_of(near.begin(), near.end(), [&](const auto& each) { return *each.second == candidate; });
    if (once && apart <= tolerance(wanted, other))
      near.emplace_back(2 * apart + (has_same_letters(wanted, other) ? 0 : 1), &candidate);
  }
  std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> result;
  for (std::size_t at = 0; at < std::min(near.size(), most_names); ++at) result.push_back(*near[at].second);
  return result;
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& names) {
  const std::vector<std::string> near = near_names(name, names);
  return near.empty() ? std::nullopt : std::optional(near.front());
}

}  // namespace dun::base
