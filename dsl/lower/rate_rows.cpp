#include "dsl/lower/rate_rows.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "dsl/lower/dated_rates.hpp"
#include "dsl/lower/expressions.hpp"

namespace dun::lower {

namespace {

using values::Day;

/// A day that chooses rows for the whole of an interest, and the days on which its rates change.
struct Chooser {
  KnownDay day;
  std::set<Day> changes;
};

bool goes_by_run_date(const syntax::RateSection& section) {
  return !section.chosen_by || std::holds_alternative<syntax::RunDateAnchor>(*section.chosen_by);
}

class RowsOf {
 public:
  RowsOf(Context& context, syntax::AmountId amount) : context_(context), file_(context.file), amount_(amount) {}

  RateRows run() {
    made_.rate.name = context_.bundle().sources->at(file_).slice(context_.tree().span_of(amount_));
    made_.rate.rows.clear();
    for (const types::Rate* rate : rates_under(context_, file_, amount_)) take(*rate);
    if (changes_.empty()) changes_.insert(values::first_day);
    made_.known = context_.build.yes();
    std::vector<Day> chosen;
    lists(chosen);
    if (!choosers_.empty()) choose();
    return std::move(made_);
  }

 private:
  void take(const types::Rate& rate) {
    const auto& section = std::get<syntax::RateSection>(context_.bundle().at(rate.declared));
    std::set<Day>* changes = &changes_;
    if (!goes_by_run_date(section)) {
      const KnownDay day = version_day(context_, section.chosen_by, rate.declared.file);
      const std::size_t at = chooser_of(day);
      by_rate_[&rate] = at;
      changes = &choosers_[at].changes;
    }
    for (const types::RateRow& row : rate.rows) changes->insert(row.from);
  }

  std::size_t chooser_of(const KnownDay& day) {
    const auto same = std::find_if(choosers_.begin(), choosers_.end(), [&](const Chooser& each) {
      return each.day.day == day.day && each.day.present == day.present && each.day.known == day.known;
    });
    if (same != choosers_.end()) return static_cast<std::size_t>(same - choosers_.begin());
    choosers_.push_back({day, {}});
    return choosers_.size() - 1;
  }

  /// A list for each way the choosing days can fall between the changes, those of the last chooser next to each other.
  void lists(std::vector<Day>& chosen) {
    if (chosen.size() == choosers_.size()) return made_.rate.rows.push_back(rows(chosen));
    std::vector<Day> days{values::first_day - 1};
    const std::set<Day>& changes = choosers_[chosen.size()].changes;
    days.insert(days.end(), changes.begin(), changes.end());
    for (const Day day : days) {
      chosen.push_back(day);
      lists(chosen);
      chosen.pop_back();
    }
  }

  std::vector<interest::RateRow> rows(const std::vector<Day>& chosen) {
    std::vector<interest::RateRow> rows;
    for (const Day day : changes_) {
      const DatedRate rate = rate_on(context_, file_, amount_, [&](const types::Rate& read) {
        const auto chooser = by_rate_.find(&read);
        return chooser == by_rate_.end() ? day : chosen[chooser->second];
      });
      rows.push_back({day, rate.value, static_cast<std::uint32_t>(made_.rate.cites.size())});
      made_.rate.cites.push_back(joined(rate.cites));
    }
    return rows;
  }

  /// The number of the claim's list, counted up by tables that count the changes of each chooser.
  void choose() {
    plan::Builder& build = context_.build;
    std::int64_t lists = 1;
    for (auto chooser = choosers_.rbegin(); chooser != choosers_.rend(); ++chooser) {
      plan::RateTable table;
      table.name = "rows of interest";
      for (const Day day : chooser->changes) {
        const std::int64_t place = static_cast<std::int64_t>(table.versions.size()) + 1;
        table.versions.push_back({day, place * lists, true, {}, {}});
      }
      lists *= static_cast<std::int64_t>(chooser->changes.size()) + 1;
      const plan::TableId id(context_.plan.tables.size());
      context_.plan.tables.push_back(std::move(table));
      const NodeId place = build.rate(id, chooser->day.day);
      made_.rate.by = made_.rate.by.is_set() ? build.plus(made_.rate.by, place) : place;
      made_.known = build.both(made_.known, build.both(chooser->day.present, chooser->day.known));
    }
  }

  Context& context_;
  base::FileId file_;
  syntax::AmountId amount_;
  std::set<Day> changes_;  // of the rates that go by the days of the interest
  std::vector<Chooser> choosers_;
  std::map<const types::Rate*, std::size_t> by_rate_;
  RateRows made_;
};

}  // namespace

RateRows rate_rows(Context& context, syntax::AmountId amount) {
  return RowsOf(context, amount).run();
}

}  // namespace dun::lower
