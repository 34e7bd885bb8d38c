// What decided a claim's rate on a day, in the words of the law: the operand a choice took, and the one it passed over.
#include <fmt/format.h>

#include <algorithm>

#include "engine/decide/claim_rate.hpp"

namespace dun::decide {

using plan::RateOp;
using plan::RatePart;
using values::Ratio;

namespace {

std::string percent(Ratio rate) {
  return values::to_string(rate * Ratio(100, 1)) + " %";
}

/// A number of the law's own text, which is its own name.
bool is_written(const plan::DatedRate& dated) {
  return dated.rows.size() == 1 && dated.rows.front().size() == 1 && dated.cites.front().empty();
}

bool chooses(RateOp op) {
  return op == RateOp::lesser || op == RateOp::greater || op == RateOp::or_where;
}

const char* compared(RateOp op, bool is_equal) {
  if (is_equal) return "like";
  return op == RateOp::greater ? "more than" : "less than";
}

const char* mode_text(values::RoundingMode mode) {
  static constexpr const char* modes[] = {"down", "up", "half up", "half to even"};
  return modes[static_cast<std::size_t>(mode)];
}

}  // namespace

RateSource ClaimRate::source(Row row, const interest::RateRow& of) {
  if (rate_.goes_by_dates()) return {"", rate_.dated[rate_.parts.front().index].cites[of.row]};
  evaluate(row, of.from, now_);
  std::vector<std::string> cites;
  add_cites(top(), now_, cites);
  return {words(top(), now_), fmt::format("{}", fmt::join(cites, "; "))};
}

std::string ClaimRate::words(std::uint32_t at, const Values& values) const {
  const RatePart& part = rate_.parts[at];
  const auto of = [&](std::uint32_t operand) { return words(operand, values); };
  if (!values[at].rate) return "unknown";
  switch (part.op) {
    case RateOp::dated: {
      const plan::DatedRate& dated = rate_.dated[part.index];
      return is_written(dated) ? dated.name : fmt::format("{} {}", dated.name, percent(*values[at].rate));
    }
    case RateOp::contract_rate:
      return fmt::format("{} {}", part.text, percent(*values[at].rate));
    case RateOp::fact:
      return fmt::format("{} {}", part.text, values::to_string(*values[at].rate));
    case RateOp::plus:
      return of(part.a) + " plus " + of(part.b);
    case RateOp::minus:
      return of(part.a) + " minus " + of(part.b);
    case RateOp::times:
      return of(part.a) + " of " + of(part.b);
    case RateOp::lesser:
    case RateOp::greater: {
      const std::uint32_t taken = chosen(part, values);
      const std::uint32_t left = taken == part.a ? part.b : part.a;
      return fmt::format("{}, {} {}", of(taken), compared(part.op, values[taken].rate == values[left].rate), of(left));
    }
    case RateOp::round:
      return fmt::format("{}, rounded {} to {}", of(part.a), mode_text(part.mode), percent(part.unit));
    case RateOp::or_where: {
      const std::uint32_t taken = chosen(part, values);
      if (taken == part.a) return of(taken);
      if (part.test == plan::RateTest::missing)
        return fmt::format("{}, as {} is missing", of(taken), rate_.parts[part.index].text);
      return fmt::format("{}, as {} is {} {}", of(taken), of(part.index), plan::to_string(part.test), of(part.bound));
    }
    case RateOp::named:
      if (chooses(rate_.parts[part.a].op)) return of(part.a);
      return fmt::format("{} {} ({})", part.text, percent(*values[at].rate), of(part.a));
  }
  return "";
}

/// Of what decided the rate, the paragraphs nearest to the figure first.
void ClaimRate::add_cites(std::uint32_t at, const Values& values, std::vector<std::string>& cites) const {
  const RatePart& part = rate_.parts[at];
  const auto add = [&](const std::string& cite) {
    if (!cite.empty() && std::find(cites.begin(), cites.end(), cite) == cites.end()) cites.push_back(cite);
  };
  switch (part.op) {
    case RateOp::dated:
      if (values[at].row != nullptr) add(rate_.dated[part.index].cites[values[at].row->row]);
      return;
    case RateOp::contract_rate:
    case RateOp::fact:
      return;
    case RateOp::lesser:
    case RateOp::greater:
    case RateOp::or_where:
      return add_cites(chosen(part, values), values, cites);
    default:
      add_cites(part.a, values, cites);
      if (plan::operand_count(part.op) == 2) add_cites(part.b, values, cites);
      add(part.cite);
  }
}

}  // namespace dun::decide
