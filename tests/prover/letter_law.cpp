#include "tests/prover/letter_law.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

namespace dun::prover {

namespace {

std::string kroner(std::int64_t minor) {
  return fmt::format("{}.{:02}", minor / 100, minor % 100);
}

std::string lines_by_channel(const ByChannel& days, const char* before, const char* after) {
  std::string text;
  for (std::size_t channel = 0; channel < days.size(); ++channel)
    if (days[channel])
      text += fmt::format("  {} by {} {} {} after sending{}\n", before, channel_names[channel], *days[channel],
                          *days[channel] == 1 ? "day" : "days", after);
  return text;
}

const char* in_days(int days) {
  return days == 1 ? "day" : "days";
}

}  // namespace

LetterLaw a_letter_law(std::mt19937_64& random) {
  const auto below = [&](std::size_t limit) { return static_cast<std::int64_t>(random() % limit); };
  const auto days = [&](std::size_t most) { return static_cast<int>(1 + below(most)); };
  const auto by_channel = [&](std::size_t missing_one_in) {
    ByChannel said;
    for (std::optional<int>& day : said)
      if (below(missing_one_in) != 0) day = days(2);
    return said;
  };
  LetterLaw law;
  law.amount = {10 * below(4), 5 * below(4), 1 + below(400), below(80), 0};
  law.amount.most = law.amount.least + below(90);
  law.letters = {by_channel(2), by_channel(2), by_channel(4)};
  law.letters.term_starts[0] = days(2);
  law.from = below(3) == 0 ? From::term_start : From::receipt;
  law.days = days(2);
  law.gathers = below(4) != 0;
  law.wanted = law.gathers && below(2) == 0;
  law.once_charged = below(2) == 0;
  law.after_due = days(2);
  law.after_letter = days(2);
  law.after_demand = days(2);
  return law;
}

std::vector<std::int64_t> shares_of(const LetterAmount& amount, const std::vector<std::int64_t>& open) {
  const std::int64_t sum = std::accumulate(open.begin(), open.end(), std::int64_t{0});
  const std::int64_t first = std::min(sum, amount.size);
  const std::int64_t hundredths = first * amount.share_below + (sum - first) * amount.share_above;
  const std::int64_t total = std::min(amount.most, std::max(amount.least, hundredths / 100));
  std::vector<std::int64_t> shares;
  for (const std::int64_t part : open) shares.push_back(sum == 0 ? 0 : total * part / sum);
  if (sum != 0) shares.front() += total - std::accumulate(shares.begin(), shares.end(), std::int64_t{0});
  return shares;
}

std::string LetterLaw::text() const {
  const std::string receipts = lines_by_channel(letters.presumed, "presume receipt", " cite R \"p\"") +
                               lines_by_channel(letters.term_starts, "term starts", " cite R \"t\"");
  const std::string together =
      wanted ? "  together all overdue claims of one debtor in one notice-a cite R \"g\"\n" : "";
  std::string text = fmt::format(
      "use ledger\n\n"
      "law gen/law\n  title \"A law made at random\"\n  applies to claims in Norway\n"
      "  counts days from the day after\n  checked through 2026-12-31 by \"tests\"\n{}{}\n"
      "source R \"Made at random\"\n\n"
      "act notice-a is a notice\nact demand is a notice\n\n"
      "scale staffel on principal-open in NOK, slices, chosen by due\n  from 2012-01-01 cite R \"s\"\n"
      "  up to {} {} percent\n  above {} percent\n\n",
      receipts, together, kroner(amount.size), amount.share_below, amount.share_above);
  if (once_charged)
    text += "rule once-charged cite R \"r\"\n  for any demand\n  never while compensation-claimed more than 0 NOK\n\n";
  text += fmt::format(
      "charge costs cite R \"c\"\n  on principal of the letter\n"
      "  amount the lesser of {} NOK and (the greater of {} NOK and staffel), rounded down to 0.01 NOK\n"
      "  due {} {} after {} of first notice-a\n  announced in notice-a\n  at most 1 per claim\n\n",
      kroner(amount.most), kroner(amount.least), days, in_days(days), from == From::receipt ? "receipt" : "term start");
  text += fmt::format(
      "policy gen/policy\n  title \"A policy made at random\"\n  under gen/law\n"
      "  covers consumer claims in Norway, NOK\n{}{}\n",
      gathers ? "  gather all overdue claims of one debtor in one notice-a\n" : "",
      lines_by_channel(letters.assumed, "assume receipt", " because \"it is near\""));
  text += fmt::format(
      "step letter\n  is a notice-a\n  when {} {} after due\n  by letter, else email\n  fee none\n  pay by 3 days "
      "after "
      "sending\n\n"
      "step demand\n  is a demand\n  when {} {} after letter\n  by email, else letter\n  fee none\n  add "
      "compensation\n\n"
      "step last-demand\n  is a demand\n  when {} {} after demand\n  by letter\n  fee none\n  add compensation\n",
      after_due, in_days(after_due), after_letter, in_days(after_letter), after_demand, in_days(after_demand));
  return text;
}

}  // namespace dun::prover
