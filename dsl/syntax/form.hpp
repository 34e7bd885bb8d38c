// The closed set of lines: which words start a line, in which section, in which order they are laid out, and an example
// of each. One table; the parser, the formatter, the messages and the tests read it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dun::syntax {

enum class SectionKind : std::uint8_t {
  file,
  vocabulary,
  calendar,
  rate,
  derived_rate,
  law,
  source,
  act,
  scale,
  count,
  rule,
  interest,
  charge,
  policy,
  step,
  schedule,
  change,
  add,
  drop,
  text,
  test,
};

enum class Form : std::uint8_t {
  // heads, in the order of SectionKind
  use,
  vocabulary,
  calendar,
  rate,
  derived_rate,
  law,
  source,
  act,
  scale,
  count,
  rule,
  interest,
  charge,
  policy,
  step,
  schedule,
  change,
  add,
  drop,
  text,
  test,
  // lines
  title,
  note,
  because,
  reads,
  kind,
  channel,
  weekend,
  holiday,
  easter,
  covers_dates,
  rate_row,
  ends,
  scale_from,
  scale_up_to,
  scale_above,
  applies_to,
  counts_days,
  calendar_line,
  in_force,
  expected,
  only_by_name,
  checked_through,
  presume_receipt,
  term_starts,
  settle,
  together,
  count_of,
  count_per,
  starts_again,
  rule_for,
  for_claims,
  not_before,
  not_after,
  only_after,
  only_by,
  only_if,
  never_while,
  fee_at_most,
  fees_together,
  pay_by_at_least,
  at_most_count,
  at_least_after,
  states_term,
  unless,
  if_,
  on,
  interest_rate,
  from_point,
  day_count,
  method,
  rounded,
  charge_amount,
  charge_due,
  announced_in,
  at_most_per,
  offsets,
  under,
  covers,
  start,
  stop,
  pause,
  gather,
  days,
  release,
  assume_receipt,
  step_is,
  when,
  until,
  by,
  fee,
  pay_by,
  add_line,
  again,
  text_line,
  otherwise,
  letter_term,
  schedule_from,
  schedule_until,
  schedule_for,
  only_gentler,
  contacts_may_grow,
  given,
  facts_known,
  run,
  expect,
};

/// A head, as the section it opens.
struct HeadForm {
  Form form;
  SectionKind opens;
  std::string_view words;
  std::string_view sample;
};

/// A line of a section. Rows of rates start with their number and have no words.
struct LineForm {
  SectionKind section;
  Form form;
  std::string_view words;
  std::uint8_t rank;  // lines of a section are laid out in this order
  bool may_repeat;
  std::string_view sample;
};

/// How many bytes of `line` are these words, whole and in order, with any blanks between; 0 if it starts otherwise.
[[nodiscard]] std::size_t match_words(std::string_view line, std::string_view words);

[[nodiscard]] std::span<const HeadForm> heads();
/// The lines of a section; steps, changed and added steps share theirs.
[[nodiscard]] std::span<const LineForm> lines_of(SectionKind section);
/// The line of this section that `code` is, by its first words: the one with most words; nothing if there is none.
[[nodiscard]] const LineForm* find_line(SectionKind section, std::string_view code);
/// "a step", "an interest".
[[nodiscard]] std::string_view describe(SectionKind section);
/// The section a line of this section could have been meant for: the law around a rule, the policy around a step.
[[nodiscard]] SectionKind owner(SectionKind section);

}  // namespace dun::syntax
