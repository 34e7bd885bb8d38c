#include "engine/facts/import/import.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/facts/import/feeds.hpp"

namespace dun::import {
namespace {

/// Events need their claims, and a state needs the events before it: rows are read once for each stage that is asked
/// for.
enum class Stage : std::uint8_t { masters, history, states };

Stage stage_of(Kind kind) {
  switch (kind) {
    case Kind::creditors:
    case Kind::debtors:
    case Kind::contacts:
    case Kind::consents:
    case Kind::claims:
      return Stage::masters;
    case Kind::events:
    case Kind::actions:
      return Stage::history;
    case Kind::states:
      return Stage::states;
  }
  return Stage::masters;
}

class Import {
 public:
  Import(facts::Ledger& ledger, const ImportOptions& options) : options_(options), loader_(ledger) {}

  base::Result<void> run(std::vector<Feed>& feeds) {
    if (auto opened = rejects_.open(options_.rejects); !opened) return opened;
    for (const Stage stage : {Stage::masters, Stage::history, Stage::states})
      for (Feed& feed : feeds)
        if (auto read = read_through(feed, stage); !read) return read;
    return rejects_.close();
  }

  ImportReport report() const {
    ImportReport report;
    report.rows = rows_;
    report.rejected = rejected_;
    for (std::size_t kind = 0; kind < kind_count; ++kind) report.counts[kind] = loader_.counts(static_cast<Kind>(kind));
    report.left_out = left_out_;
    report.adjustments = loader_.adjustments();
    report.first_rejects = rejects_.first();
    report.problems = rejects_.count();
    return report;
  }

 private:
  bool is_wanted(Kind kind) const { return !options_.kind || *options_.kind == kind; }
  bool has_work(const Feed& feed, Stage stage) const {
    return std::any_of(feed.mapping.targets.begin(), feed.mapping.targets.end(),
                       [&](const Target& target) { return is_wanted(target.kind) && stage_of(target.kind) == stage; });
  }

  base::Result<void> read_through(Feed& feed, Stage stage) {
    const bool first_time = feed.rejected.empty();
    if (!has_work(feed, stage)) return {};
    if (!first_time)
      if (auto again = feed.source->rewind(); !again) return again;
    auto translator = Translator::bind(feed.mapping, feed.source->header(), options_.day_of_export);
    if (!translator)
      return base::refuse(translator.error().kind, fmt::format("{}: {}", feed.name, translator.error().message),
                          translator.error().advice);
    for (std::size_t ordinal = 0;; ++ordinal) {
      const auto more = feed.source->next(row_);
      if (!more) return tl::make_unexpected(more.error());
      if (!*more) break;
      if (first_time) feed.rejected.push_back(false);
      if (!feed.rejected[ordinal])
        if (auto taken = take(feed, *translator, ordinal, stage, first_time); !taken) return taken;
      if (options_.on_progress && (ordinal & 0xfff) == 0) options_.on_progress(feed.source->progress(), ordinal);
    }
    if (first_time) rows_ += feed.rejected.size();
    return {};
  }

  base::Result<void> take(Feed& feed, const Translator& translator, std::size_t ordinal, Stage stage, bool first_time) {
    problems_ = row_.problems;
    if (problems_.empty()) {
      translator.translate(row_, translation_);
      problems_ = translation_.problems;
      if (translation_.left_out != nullptr && first_time) ++left_out_[translation_.left_out->because];
      if (auto loaded = load_stage(stage); !loaded) return loaded;
    }
    if (problems_.empty()) return {};
    feed.rejected[ordinal] = true;
    ++rejected_;
    for (const Problem& problem : problems_) rejects_.add(feed.name, row_.line, problem);
    return {};
  }

  base::Result<void> load_stage(Stage stage) {
    if (!problems_.empty()) return {};
    std::stable_sort(translation_.rows.begin(), translation_.rows.end(),
                     [](const NeutralRow& a, const NeutralRow& b) { return a.kind < b.kind; });
    for (const NeutralRow& given : translation_.rows)
      if (is_wanted(given.kind) && stage_of(given.kind) == stage)
        if (auto loaded = loader_.load(given, problems_); !loaded) return loaded;
    return {};
  }

  const ImportOptions& options_;
  Loader loader_;
  Rejects rejects_;
  SourceRow row_;
  Translation translation_;
  std::vector<Problem> problems_;
  std::size_t rows_ = 0;
  std::size_t rejected_ = 0;
  std::map<std::string, std::size_t> left_out_;
};

}  // namespace

base::Result<ImportReport> import_rows(facts::Ledger& ledger, const ImportOptions& options) {
  auto feeds = open_feeds(options.file, options.kind, options.mapping);
  if (!feeds) return tl::make_unexpected(feeds.error());
  auto transaction = ledger.begin();
  if (!transaction) return tl::make_unexpected(transaction.error());
  Import import(ledger, options);
  if (auto done = import.run(*feeds); !done) return tl::make_unexpected(done.error());
  if (!options.dry_run)
    if (auto kept = transaction->commit(); !kept) return tl::make_unexpected(kept.error());
  return import.report();
}

}  // namespace dun::import
