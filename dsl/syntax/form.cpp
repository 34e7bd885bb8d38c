#include "dsl/syntax/form.hpp"

#include <array>
#include <vector>

namespace dun::syntax {

namespace {

using S = SectionKind;
using F = Form;

constexpr std::array<HeadForm, 21> head_table{{
    {F::use, S::file, "use", "use no/inkasso"},
    {F::vocabulary, S::vocabulary, "vocabulary", "vocabulary std/ledger"},
    {F::calendar, S::calendar, "calendar", "calendar no/banking-days"},
    {F::rate, S::rate, "rate", "rate inkassosats in NOK, chosen by sending"},
    {F::derived_rate, S::derived_rate, "derived rate", "derived rate late-rate: reference-rate plus 8 percent"},
    {F::law, S::law, "law", "law no/inkasso"},
    {F::source, S::source, "source", "source IL \"Inkassoloven\" \"lov 1988-05-13 nr 26\""},
    {F::act, S::act, "act", "act purring is a notice"},
    {F::scale, S::scale, "scale", "scale fixed-sum on principal in EUR, whole amount, chosen by due"},
    {F::count, S::count, "count", "count small-fees cite IF \"§ 1-3 (1)\""},
    {F::rule, S::rule, "rule", "rule early-fee cite IF \"§ 1-2 (1)\""},
    {F::interest, S::interest, "interest", "interest late-interest cite FRL \"§ 2\""},
    {F::charge, S::charge, "charge", "charge compensation cite FRL \"§ 3a\""},
    {F::policy, S::policy, "policy", "policy no/consumer-standard"},
    {F::step, S::step, "step", "step reminder"},
    {F::schedule, S::schedule, "schedule", "schedule customer/4711 adapts no/consumer-standard"},
    {F::change, S::change, "change", "change reminder"},
    {F::add, S::add, "add", "add phone-call after reminder"},
    {F::drop, S::drop, "drop", "drop nudge because \"customer asked for no SMS\""},
    {F::text, S::text, "text", "text nl/veertiendagenbrief"},
    {F::test, S::test, "test", "test \"unpaid from due date to handover\""},
}};

constexpr std::string_view title_sample = "title \"Norway, consumer claims\"";
constexpr std::string_view note_sample = "note \"read on 2026-11-01\"";
constexpr std::string_view cond_sample = "if consent to sms";

constexpr LineForm line_table[] = {
    {S::vocabulary, F::title, "title", 0, false, title_sample},
    {S::vocabulary, F::reads, "reads", 1, true, "reads disputed as yes/no, missing means no"},
    {S::vocabulary, F::kind, "kind", 1, true, "kind reminder is a notice"},
    {S::vocabulary, F::channel, "channel", 1, true, "channel email"},
    {S::vocabulary, F::note, "note", 1, true, note_sample},

    {S::calendar, F::title, "title", 0, false, title_sample},
    {S::calendar, F::weekend, "weekend", 1, false, "weekend saturday, sunday"},
    {S::calendar, F::covers_dates, "covers", 2, false, "covers 2009-01-01 to 2030-12-31"},
    {S::calendar, F::holiday, "holiday", 3, true, "holiday 05-17 \"Constitution Day\""},
    {S::calendar, F::easter, "easter", 3, true, "easter -2 \"Good Friday\""},
    {S::calendar, F::note, "note", 3, true, note_sample},

    {S::rate, F::title, "title", 0, false, title_sample},
    {S::rate, F::rate_row, "", 1, true, "750 from 2026-01-01 cite IF \"§ 1-1\""},
    {S::rate, F::ends, "ends", 1, true, "ends 2026-12-31"},
    {S::rate, F::note, "note", 1, true, note_sample},

    {S::scale, F::title, "title", 0, false, title_sample},
    {S::scale, F::scale_from, "from", 1, true, "from 2013-03-16 cite RF \"§ 4\""},
    {S::scale, F::scale_up_to, "up to", 1, true, "up to 2000 51.50 EUR"},
    {S::scale, F::scale_above, "above", 1, true, "above 40 EUR"},
    {S::scale, F::ends, "ends", 1, true, "ends 2026-12-31"},
    {S::scale, F::note, "note", 1, true, note_sample},

    {S::law, F::title, "title", 0, false, title_sample},
    {S::law, F::applies_to, "applies to", 1, false, "applies to claims in Norway"},
    {S::law, F::counts_days, "counts days", 2, false, "counts days from the day after"},
    {S::law, F::calendar_line, "calendar", 3, false, "calendar no/banking-days"},
    {S::law, F::in_force, "in force", 4, false, "in force for due from 2020-10-01"},
    {S::law, F::expected, "expected", 5, false, "expected"},
    {S::law, F::only_by_name, "only by name", 6, false, "only by name"},
    {S::law, F::checked_through, "checked through", 7, false, "checked through 2026-12-31 by \"legal desk\""},
    {S::law, F::presume_receipt, "presume receipt", 8, true,
     "presume receipt by letter 3 working days after sending cite WER \"art. 4\""},
    {S::law, F::term_starts, "term starts", 9, true, "term starts by email the day after sending cite WER \"art. 4\""},
    {S::law, F::settle, "payments settle", 10, false, "payments settle costs, interest, principal cite BW \"6:44\""},
    {S::law, F::together, "together", 11, false,
     "together all overdue claims of one debtor in one veertiendagenbrief cite BW \"6:96\""},
    {S::law, F::note, "note", 12, true, note_sample},

    {S::count, F::count_of, "of", 0, false, "of purring, inkassovarsel with a fee"},
    {S::count, F::count_per, "per", 1, false, "per claim"},
    {S::count, F::starts_again, "starts again", 2, false,
     "starts again more than 6 months (month end down) after the last cite IF \"§ 1-3 (2)\""},
    {S::count, F::note, "note", 3, true, note_sample},

    {S::rule, F::rule_for, "for", 0, false, "for any notice with a fee"},
    {S::rule, F::for_claims, "for", 1, false, "for consumer claims"},
    {S::rule, F::in_force, "in force", 2, false, "in force for due from 2020-10-01"},
    {S::rule, F::not_before, "not before", 3, false, "not before 14 days after due"},
    {S::rule, F::not_after, "not after", 4, false, "not after 1 year (month end down) after due"},
    {S::rule, F::only_after, "only after", 5, false, "only after the pay-by of an inkassovarsel"},
    {S::rule, F::only_by, "only by", 6, false, "only by letter, email"},
    {S::rule, F::only_if, "only if", 7, false, "only if reminder-fee-agreed"},
    {S::rule, F::never_while, "never while", 8, false, "never while disputed"},
    {S::rule, F::fee_at_most, "fee at most", 9, false, "fee at most 1/20 of inkassosats, rounded half up to 1 NOK"},
    {S::rule, F::fees_together, "fees together at most", 10, false, "fees together at most total-cap"},
    {S::rule, F::pay_by_at_least, "pay by at least", 11, false, "pay by at least 14 days after sending"},
    {S::rule, F::at_most_count, "at most", 12, false, "at most 2 small-fees"},
    {S::rule, F::at_least_after, "at least", 13, false, "at least 14 full days after the last notice"},
    {S::rule, F::states_term, "states term", 14, false, "states term \"within fourteen days\", or \"in two weeks\""},
    {S::rule, F::unless, "unless", 15, true, "unless disputed cite IL \"§ 17\""},
    {S::rule, F::note, "note", 16, true, note_sample},

    {S::interest, F::for_claims, "for", 0, false, "for business claims"},
    {S::interest, F::if_, "if", 1, false, cond_sample},
    {S::interest, F::on, "on", 2, false, "on principal"},
    {S::interest, F::interest_rate, "rate", 3, false, "rate late-rate, day by day"},
    {S::interest, F::from_point, "from", 4, false, "from the day after due"},
    {S::interest, F::day_count, "days", 5, false, "days actual/actual, or actual/365"},
    {S::interest, F::method, "method", 6, false, "method simple"},
    {S::interest, F::rounded, "rounded", 7, false, "rounded half up to 0.01 NOK, once"},
    {S::interest, F::note, "note", 8, true, note_sample},

    {S::charge, F::for_claims, "for", 0, false, "for business claims"},
    {S::charge, F::if_, "if", 1, false, cond_sample},
    {S::charge, F::on, "on", 2, false, "on principal of the letter"},
    {S::charge, F::charge_amount, "amount", 3, false, "amount standard-compensation"},
    {S::charge, F::charge_due, "due", 4, false, "due 15 days after receipt of veertiendagenbrief"},
    {S::charge, F::announced_in, "announced in", 5, false, "announced in veertiendagenbrief"},
    {S::charge, F::at_most_per, "at most", 6, false, "at most 1 per claim"},
    {S::charge, F::offsets, "offsets", 7, false, "offsets fees"},
    {S::charge, F::note, "note", 8, true, note_sample},

    {S::policy, F::title, "title", 0, false, title_sample},
    {S::policy, F::under, "under", 1, true, "under no/inkasso"},
    {S::policy, F::covers, "covers", 2, false, "covers consumer claims in Norway, NOK"},
    {S::policy, F::calendar_line, "calendar", 3, false, "calendar no/banking-days"},
    {S::policy, F::start, "start", 4, false, "start when principal-open more than 0 NOK"},
    {S::policy, F::stop, "stop", 5, true, "stop when principal-open at most 0 NOK"},
    {S::policy, F::pause, "pause", 6, true, "pause while disputed or payment-plan"},
    {S::policy, F::gather, "gather", 7, false, "gather all overdue claims of one debtor in one veertiendagenbrief"},
    {S::policy, F::settle, "payments settle", 8, false, "payments settle fees, interest, principal"},
    {S::policy, F::days, "days", 9, false, "days actual/365"},
    {S::policy, F::release, "release", 10, false, "release by hand"},
    {S::policy, F::assume_receipt, "assume receipt", 11, true,
     "assume receipt by letter 3 working days after sending because \"as the post office states\""},
    {S::policy, F::note, "note", 12, true, note_sample},

    {S::step, F::step_is, "is", 0, false, "is a purring"},
    {S::step, F::when, "when", 1, false, "when 14 days after due"},
    {S::step, F::until, "until", 2, false, "until 10 days after due"},
    {S::step, F::if_, "if", 3, false, cond_sample},
    {S::step, F::by, "by", 4, false, "by efaktura, else letter"},
    {S::step, F::fee, "fee", 5, false, "fee the most the law allows"},
    {S::step, F::pay_by, "pay by", 6, false, "pay by 14 days after sending"},
    {S::step, F::add_line, "add", 7, false, "add interest"},
    {S::step, F::again, "again", 8, false, "again every 7 days, at most 3 times"},
    {S::step, F::text_line, "text", 9, false, "text no/purring"},
    {S::step, F::release, "release", 10, false, "release by hand"},
    {S::step, F::otherwise, "otherwise", 11, false, "otherwise skip"},
    {S::step, F::note, "note", 12, true, note_sample},

    {S::schedule, F::title, "title", 0, false, title_sample},
    {S::schedule, F::schedule_from, "from", 1, false, "from 2026-02-01 for new claims"},
    {S::schedule, F::schedule_until, "until", 2, false, "until 2026-12-31"},
    {S::schedule, F::because, "because", 3, false, "because \"side letter of 2026-01-15\""},
    {S::schedule, F::schedule_for, "for", 4, false, "for segment is gold"},
    {S::schedule, F::only_gentler, "only gentler", 5, false, "only gentler"},
    {S::schedule, F::contacts_may_grow, "contacts may grow", 6, false, "contacts may grow"},
    {S::schedule, F::note, "note", 7, true, note_sample},

    {S::text, F::title, "title", 0, false, title_sample},
    {S::text, F::letter_term, "states term", 1, true, "states term \"within fourteen days\""},
    {S::text, F::note, "note", 2, true, note_sample},

    {S::test, F::given, "given", 0, true, "given a consumer claim of 1200.00 NOK, due 2026-03-02"},
    {S::test, F::facts_known, "facts known", 1, false, "facts known on 2026-03-12"},
    {S::test, F::run, "run", 2, true, "run on 2026-03-16"},
    {S::test, F::expect, "expect", 3, true, "expect 2026-03-16 reminder by efaktura, fee 38.00 NOK, pay by 2026-03-30"},
    {S::test, F::note, "note", 4, true, note_sample},
};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// "for consumer claims" beside "for any notice": two lines of a rule that start alike.
bool is_for_claims(const LineForm& form, std::string_view code) {
  if (form.form != Form::for_claims) return false;
  const std::string_view rest = code.substr(match_words(code, form.words));
  for (std::size_t at = rest.find("claims"); at != rest.npos; at = rest.find("claims", at + 1))
    if (is_blank(rest[at - 1]) && match_words(rest.substr(at), "claims") > 0) return rest.find(" any ") == rest.npos;
  return false;
}

}  // namespace

std::size_t match_words(std::string_view line, std::string_view words) {
  std::size_t at = 0;
  for (const char c : words) {
    if (c == ' ') {
      if (at == line.size() || !is_blank(line[at])) return 0;
      while (at < line.size() && is_blank(line[at])) ++at;
    } else if (at == line.size() || line[at++] != c) {
      return 0;
    }
  }
  const bool is_whole =
      at == line.size() || is_blank(line[at]) || std::string_view(",:\"(").find(line[at]) != line.npos;
  return is_whole ? at : 0;
}

std::span<const HeadForm> heads() {
  return head_table;
}

std::span<const LineForm> lines_of(SectionKind section) {
  if (section == S::change || section == S::add) section = S::step;
  const LineForm* first = std::begin(line_table);
  while (first != std::end(line_table) && first->section != section) ++first;
  const LineForm* last = first;
  while (last != std::end(line_table) && last->section == section) ++last;
  return {first, last};
}

const LineForm* find_line(SectionKind section, std::string_view code) {
  const LineForm* best = nullptr;
  for (const LineForm& form : lines_of(section)) {
    const std::string_view digits = code.substr(!code.empty() && code[0] == '-' ? 1 : 0);
    const bool is_row = form.words.empty() && !digits.empty() && digits[0] >= '0' && digits[0] <= '9';
    if (!is_row && (form.words.empty() || match_words(code, form.words) == 0)) continue;
    if (best == nullptr || form.words.size() > best->words.size() || is_for_claims(form, code)) best = &form;
  }
  return best;
}

std::string_view describe(SectionKind section) {
  switch (section) {
    case S::file:
      return "a file";
    case S::vocabulary:
      return "a vocabulary";
    case S::calendar:
      return "a calendar";
    case S::rate:
      return "a rate";
    case S::derived_rate:
      return "a derived rate";
    case S::law:
      return "a law";
    case S::source:
      return "a source";
    case S::act:
      return "an act";
    case S::scale:
      return "a scale";
    case S::count:
      return "a count";
    case S::rule:
      return "a rule";
    case S::interest:
      return "an interest";
    case S::charge:
      return "a charge";
    case S::policy:
      return "a policy";
    case S::step:
      return "a step";
    case S::schedule:
      return "a schedule";
    case S::change:
      return "a changed step";
    case S::add:
      return "an added step";
    case S::drop:
      return "a dropped step";
    case S::text:
      return "a text";
    case S::test:
      return "a test";
  }
  return "";
}

SectionKind owner(SectionKind section) {
  switch (section) {
    case S::source:
    case S::act:
    case S::scale:
    case S::count:
    case S::rule:
    case S::interest:
    case S::charge:
    case S::rate:
    case S::derived_rate:
      return S::law;
    case S::step:
      return S::policy;
    case S::change:
    case S::add:
    case S::drop:
      return S::schedule;
    default:
      return S::file;
  }
}

}  // namespace dun::syntax
