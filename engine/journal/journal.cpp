#include "engine/journal/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

#include "engine/facts/ledger/state.hpp"
#include "engine/journal/action_writer.hpp"
#include "engine/journal/run_row.hpp"

namespace dun::journal {

using base::Result;
using facts::ActionState;
using facts::Database;

std::string letter_id(std::string_view claim, std::string_view step, int occurrence) {
  return fmt::format("{}/{}/{}", claim, step, occurrence);
}

namespace {

ActionState state_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::released:
      return ActionState::released;
    case Verdict::proposed:
      return ActionState::proposed;
    case Verdict::skipped:
      return ActionState::skipped;
  }
  return ActionState::proposed;
}

/// The words of names, by place.
std::vector<std::int64_t> words_of(facts::Words& words, const std::vector<std::string>& names) {
  std::vector<std::int64_t> numbers;
  for (const std::string& name : names) numbers.push_back(words.number(name));
  return numbers;
}

std::int64_t word_at(const std::vector<std::int64_t>& words, std::uint16_t place) {
  if (place == no_name) return 0;
  return words.at(place);
}

/// Lists of reasons as words: the same few lists stand in every row.
template <std::size_t count>
class ListWords {
 public:
  using List = std::array<std::uint16_t, count>;
  ListWords(facts::Words& words, const std::vector<std::string>& names) : words_(words), names_(names) {}

  std::int64_t operator()(const List& list) {
    if (list == last_list_) return last_word_;
    const auto known = numbers_.find(list);
    last_list_ = list;
    last_word_ = known != numbers_.end() ? known->second : numbers_.emplace(list, write(list)).first->second;
    return last_word_;
  }

 private:
  std::int64_t write(const List& list) {
    std::string text;
    for (const std::uint16_t place : list)
      if (place != no_name) text += (text.empty() ? "" : "\n") + names_.at(place);
    return words_.number(text);
  }

  facts::Words& words_;
  const std::vector<std::string>& names_;
  std::map<List, std::int64_t> numbers_;
  List last_list_{};
  std::int64_t last_word_ = -1;
};

Day knowledge_date(Database& database, const RunStart& start) {
  if (start.known_on) return *start.known_on;
  return std::max(start.run_date, noted_day(database, facts::note_recorded).value_or(start.run_date));
}

std::string next_id(Database& database, Day run_date) {
  facts::Statement& row = database.cached("SELECT count(*) + 1 FROM run WHERE run_date = ?").with(run_date);
  row.step();
  const std::int64_t next = row.integer(0);
  row.reset();
  return fmt::format("{}/{}", to_string(run_date), next);
}

}  // namespace

struct Run::State {
  State(Database& ledger, RunStart start, Names given)
      : database(ledger),
        words(ledger),
        names(std::move(given)),
        reasons(words, names.reasons),
        withheld(words, names.reasons),
        number(ledger.number("SELECT coalesce(max(number), 0) + 1 FROM run").value_or(1)) {
    record.start = std::move(start);
    record.id = next_id(database, record.start.run_date);
    record.knowledge_date = knowledge_date(database, record.start);
    open_run(database, number, record);
    steps = words_of(words, names.steps);
    acts = words_of(words, names.acts);
    channels = words_of(words, names.channels);
    texts = words_of(words, names.texts);
    states = words_of(words, names.states);
    writer.emplace(database, words, record.start.run_date);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (!finished) database.roll_back();
  }

  void add(const Entry& entry);
  RunRecord finish(const std::string& ended);

  Database& database;
  facts::Words words;
  Names names;
  ListWords<6> reasons;
  ListWords<3> withheld;
  std::int64_t number;
  RunRecord record;
  std::vector<std::int64_t> steps, acts, channels, texts, states;
  std::optional<ActionWriter> writer;
  bool finished = false;
};

void Run::State::add(const Entry& entry) {
  Decided decided;
  facts::ActionRow& row = decided.row;
  row.claim = entry.claim;
  row.run = number;
  row.step = word_at(steps, entry.step);
  row.act = word_at(acts, entry.act);
  row.channel = word_at(channels, entry.channel);
  row.occurrence = entry.occurrence;
  row.state = state_of(entry.verdict);
  row.day = row.recorded = record.start.run_date;
  row.pay_by = entry.pay_by;
  row.principal = entry.principal;
  row.fee = entry.fee;
  row.interest = entry.interest;
  row.compensation = entry.compensation;
  row.announced = entry.announced;
  row.text = entry.step < texts.size() ? texts[entry.step] : 0;
  row.states = entry.step < states.size() ? states[entry.step] : 0;
  row.reasons = reasons(entry.reasons);
  row.withheld = withheld(entry.withheld);
  decided.relationship = entry.relationship;
  decided.letter_claim = entry.letter;
  writer->add(decided);
}

RunRecord Run::State::finish(const std::string& ended) {
  writer->finish();
  const Tally& tally = writer->tally();
  record.new_actions = tally.actions;
  record.new_skips = tally.skips;
  record.found_actions = tally.found;
  record.ended = ended;
  complete_run(database, number, record, database.number("SELECT coalesce(max(number), 0) FROM event").value_or(0));
  facts::Sealer(database).seal(facts::SealKind::run, number, number, bytes_of_run(database, number));
  note_day(database, facts::note_through, record.start.run_date);
  note_day(database, facts::note_recorded, record.start.run_date);
  database.commit();
  finished = true;
  return record;
}

Run::Run(std::unique_ptr<State> state) : state_(std::move(state)) {}
Run::Run(Run&&) noexcept = default;
Run& Run::operator=(Run&&) noexcept = default;
Run::~Run() = default;

Result<Run> Run::start(facts::Ledger& ledger, RunStart start, Names names) {
  return facts::guarded([&] {
    Database& database = ledger.database();
    // Claims come from the ledger's own rows while nobody else can write: looking each of them up again would be the
    // dearest part of writing an act.
    database.begin(Database::References::trusted);
    try {
      return Run(std::make_unique<State>(database, std::move(start), std::move(names)));
    } catch (...) {
      database.roll_back();
      throw;
    }
  });
}

const std::string& Run::id() const {
  return state_->record.id;
}

Result<void> Run::write(const std::vector<Entry>& entries) {
  return facts::guarded([&] {
    for (const Entry& entry : entries) state_->add(entry);
  });
}

void Run::count(plan::Outcome outcome, std::int64_t claims) {
  state_->record.counts[static_cast<std::size_t>(outcome)] += claims;
}

std::int64_t Run::nanoseconds_hashing() const {
  return state_->writer->tally().hashing;
}

Result<RunRecord> Run::finish(const std::string& ended) {
  return facts::guarded([&] { return state_->finish(ended); });
}

Result<std::vector<RunRecord>> runs(const facts::Ledger& ledger) {
  return facts::guarded([&] {
    Database& database = ledger.database();
    std::vector<RunRecord> records;
    const std::int64_t last = database.number("SELECT coalesce(max(number), 0) FROM run").value_or(0);
    for (std::int64_t number = 1; number <= last; ++number) records.push_back(read_run(database, number));
    return records;
  });
}

}  // namespace dun::journal
