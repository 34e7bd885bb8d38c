#include "engine/prove/view.hpp"

#include <algorithm>

#include "engine/plan/arithmetic.hpp"

namespace dun::prove {

using facts::Fact;
using plan::Node;
using plan::Op;
using plan::RegisterField;

View::View(const plan::Plan& plan, const Natures& natures, const Clocks& clocks, const Cells& cells,
           const Layout& layout, const Lifetimes& lifetimes, Freedom freedom)
    : plan_(plan),
      natures_(natures),
      clocks_(clocks),
      cells_(cells),
      layout_(layout),
      lifetimes_(lifetimes),
      freedom_(freedom),
      facts_(plan, natures, clocks),
      open_days_(plan),
      sources_(plan.columns.size(), Source::changing),
      settled_(cells.cells().size(), std::vector<Settled>(plan.nodes.size())),
      value_(plan.nodes.size(), 0),
      stamp_(plan.nodes.size(), 0) {
  find_sources();
  if (freedom_ == Freedom::due_date) find_free_cells();
}

void View::find_sources() {
  for (std::size_t column = 0; column < sources_.size(); ++column) {
    const facts::ColumnKey& key = plan_.columns[column];
    Source& source = sources_[column];
    if (is_fact(key, Fact::due)) source = Source::due;
    if (is_fact(key, Fact::principal)) source = Source::principal;
    if (is_fact(key, Fact::fees_claimed)) source = Source::fees_claimed;
    if (is_fact(key, Fact::compensation_claimed)) source = Source::compensation_claimed;
  }
  for (const Choices& choices : cells_.choices())
    for (const auto& [column, value] : choices) sources_[column.index()] = Source::for_life;
}

/// Of all classes of a kind: a free due date may be of any of them.
void View::find_free_cells() {
  for (const ClaimClass& claim : cells_.classes()) {
    if (free_cells_.size() <= claim.kind) free_cells_.resize(claim.kind + 1);
    const auto is_past_due = [&](std::size_t cell) {
      const std::vector<Reachable>& after = claim.reachable[claim.from_due];
      return std::any_of(after.begin(), after.end(), [&](const Reachable& each) { return each.cell == cell; });
    };
    std::vector<FreeCell>& all = free_cells_[claim.kind];
    for (const Reachable& each : claim.reachable.front()) {
      auto known = std::find_if(all.begin(), all.end(), [&](const FreeCell& free) { return free.cell == each.cell; });
      if (known == all.end()) known = all.insert(known, {each.cell, false});
      known->past_due = known->past_due || is_past_due(each.cell);
    }
  }
  overdue_cells_ = free_cells_;
  for (std::vector<FreeCell>& cells : overdue_cells_)
    cells.erase(std::remove_if(cells.begin(), cells.end(), [](const FreeCell& each) { return !each.past_due; }),
                cells.end());
}

void View::look(const State& state) {
  state_ = &state;
  look_ = ++counter_;
  asked_for_failures_ = false;
  find_remembered();
}

void View::find_remembered() {
  remembered_.clear();
  for (const Length& length : layout_.lengths()) {
    const std::int16_t days = (*state_)[length.place];
    const std::optional<std::int16_t> from = days == absent ? std::nullopt : layout_.day_of(*state_, length);
    if (!from) continue;
    const Node& sum = plan_.at(length.sum);
    const Resolved known{sum.op, sum.value, sum.index, *from, days, is_placed(sum.a, *from)};
    if (std::find(remembered_.begin(), remembered_.end(), known) == remembered_.end()) remembered_.push_back(known);
  }
}

void View::remember(State& after, const std::vector<Resolved>& resolved) const {
  for (const Length& length : layout_.lengths()) {
    const Node& sum = plan_.at(length.sum);
    const std::optional<std::int16_t> from = layout_.day_of(after, length);
    const auto known = std::find_if(resolved.begin(), resolved.end(), [&](const Resolved& each) {
      return from && each.op == sum.op && each.value == sum.value && each.index == sum.index && each.from == *from;
    });
    after[length.place] = known == resolved.end() ? absent : static_cast<std::int16_t>(known->days);
  }
}

void View::remember_beside(State& after) {
  remember(after, resolved_);
  for (const Length& length : layout_.lengths()) {
    const Node& sum = plan_.at(length.sum);
    const bool is_told = std::any_of(resolved_.begin(), resolved_.end(), [&](const Resolved& each) {
      return each.placed && each.index == sum.index &&
             std::find(remembered_.begin(), remembered_.end(), each) == remembered_.end();
    });
    const std::optional<std::int16_t> from = layout_.day_of(after, length);
    if (!is_told || !from || after[length.place] != absent || !layout_.reads(after, length)) continue;
    const std::vector<std::int32_t>& counts = clocks_.counts(length.sum);
    if (!is_placed(sum.a, *from) || !tells(*from, counts)) continue;
    after[length.place] = static_cast<std::int16_t>(resolve(sum.op, sum.value, sum.index, *from, counts, true));
  }
}

void View::begin(Script& script, bool failures) {
  script_ = &script;
  script.rewind();
  way_ = act_ = ++counter_;
  failures_ = failures;
  const ClaimClass& claim = this->claim();
  facts_.begin(script, claim.principal);
  resolved_ = remembered_;
  failed_.clear();
  if (freedom_ == Freedom::due_date) return begin_anywhere(script);
  const auto era = static_cast<std::size_t>((*state_)[Layout::era]);
  const std::size_t earliest = (*state_)[Layout::due] > 0 ? std::max(era, claim.from_due) : era;
  const std::vector<Reachable>& reachable = claim.reachable[earliest];
  const Reachable& chosen = reachable[script.pick(reachable.size())];
  cell_ = chosen.cell;
  segment_ = freedom_ == Freedom::none ? chosen.segment : 0;
  when_ = &chosen.run;
}

void View::begin_anywhere(Script& script) {
  static const std::vector<DayRange> any_day;
  const std::size_t kind = claim().kind;
  const std::vector<FreeCell>& cells = pinned_due_.value_or(0) > 0 ? overdue_cells_[kind] : free_cells_[kind];
  const FreeCell& chosen = cells[script.pick(cells.size())];
  cell_ = chosen.cell;
  past_due_ = chosen.past_due;
  segment_ = 0;
  when_ = &any_day;
  due_asked_ = false;
}

std::int16_t View::due_age() {
  if (freedom_ != Freedom::due_date) return (*state_)[Layout::due];
  if (due_asked_) return due_;
  due_asked_ = true;
  const std::int16_t last = past_due_ ? layout_.due_cap() : std::min<std::int16_t>(layout_.due_cap(), 0);
  const std::int16_t first = layout_.due_floor();
  due_ = pinned_due_
             ? *pinned_due_
             : static_cast<std::int16_t>(
                   first + static_cast<std::int16_t>(script_->pick(static_cast<std::size_t>(last - first + 1))));
  return due_;
}

std::optional<std::int16_t> View::picked_due() const {
  if (freedom_ != Freedom::due_date || !due_asked_) return std::nullopt;
  return due_;
}

void View::resume(Script& script, const std::vector<Resolved>& resolved) {
  script_ = &script;
  script.rewind();
  resolved_ = resolved;
}

void View::set_candidate(std::int64_t fee, std::int64_t pay_by, std::int64_t channel) {
  act_ = ++counter_;
  fee_ = fee;
  pay_by_ = pay_by;
  channel_ = channel;
}

std::uint64_t View::stamp_of(Lifetime lifetime) const {
  return lifetime == Lifetime::state ? look_ : lifetime == Lifetime::way ? way_ : act_;
}

std::int64_t View::value(NodeId id) {
  const std::uint64_t stamp = stamp_of(lifetimes_.of(id));
  if (stamp_[id.index()] == stamp) return value_[id.index()];
  const std::int64_t result = compute(id);
  value_[id.index()] = result;
  stamp_[id.index()] = stamp;
  return result;
}

/// What dates and fixed facts settle, computed once a cell.
std::int64_t View::of_cell(NodeId id) {
  Settled& settled = settled_[cell_][id.index()];
  if (!settled.known) settled = {true, cells_.value(id, cells_.cells()[cell_], 0)};
  return settled.value;
}

std::int64_t View::compute(NodeId id) {
  const Node& node = plan_.at(id);
  if (natures_.of(id) == fixed && node.type != plan::Type::day) return of_cell(id);
  if (natures_.is_either_way(id)) return script_->pick(2) == 0 ? 1 : 0;
  switch (node.op) {
    case Op::column:
      return column(node.index);
    case Op::column_present:
      return facts_.is_there(node.index) ? 1 : 0;
    case Op::register_field:
    case Op::register_present:
      return register_value(node);
    case Op::run_date:
      return 0;
    case Op::candidate_fee:
      return fee_;
    case Op::candidate_pay_by:
      return pay_by_;
    case Op::candidate_channel:
      return channel_;
    case Op::candidate_free:
      return fee_ > 0 ? 0 : 1;
    case Op::add_months:
    case Op::add_open_days:
    case Op::next_open: {
      const std::int64_t from = value(node.a);
      return from + resolve(node.op, node.value, node.index, from, clocks_.counts(id), is_placed(node.a, from));
    }
    default:
      return operated(node);
  }
}

std::int64_t View::operated(const Node& node) {
  switch (node.op) {
    case Op::has_bit:
      if (reads_failures(plan_.at(node.a))) return has_failed(node) ? 1 : 0;
      return plan::apply(plan_, node, value(node.a), 0, 0);
    case Op::both:
      return value(node.a) != 0 && value(node.b) != 0 ? 1 : 0;
    case Op::either:
      return value(node.a) != 0 || value(node.b) != 0 ? 1 : 0;
    case Op::select:
      return value(node.a) != 0 ? value(node.b) : value(node.c);
    default:
      break;
  }
  const int operands = plan::operand_count(node.op);
  const std::int64_t a = operands >= 1 ? value(node.a) : 0;
  const std::int64_t b = operands >= 2 ? value(node.b) : 0;
  const std::int64_t c = operands >= 3 ? value(node.c) : 0;
  return plan::apply(plan_, node, a, b, c);
}

/// `node` asks for one channel among those by which deliveries of a step have failed.
bool View::has_failed(const Node& node) {
  asked_for_failures_ = true;
  if (!failures_ || script_->pick(2) == 0) return false;
  const std::optional<plan::StepId>& step = plan_.registers[plan_.at(node.a).index].step;
  if (step) failed_.push_back({*step, plan::ChannelId(static_cast<std::size_t>(node.value))});
  return true;
}

/// Does the day lie as far from today as its value says? A clock that has stopped says less, and so does a due date
/// that lies so far ahead that nothing tells.
bool View::is_placed(NodeId id, std::int64_t day) const {
  const Clocks::Reach& reach = clocks_.reach(id);
  if (reach.size() != 1) return false;
  const auto& [key, offsets] = *reach.begin();
  if (key == sending_clock) return true;
  return offsets.high - day < clocks_.cap(key) && offsets.low - day > clocks_.floor(key);
}

/// Does it decide anything which of the counts it is?
bool View::tells(std::int64_t from, const std::vector<std::int32_t>& counts) const {
  return counts.size() != 1 && from + counts.back() >= -clocks_.near() && from + counts.front() <= clocks_.near();
}

/// Days so many months or open days after `from`. Where every possible count decides alike none is picked.
std::int32_t View::resolve(Op op, std::int64_t value, std::uint32_t index, std::int64_t from,
                           const std::vector<std::int32_t>& counts, bool placed) {
  if (!tells(from, counts)) return from < 0 ? counts.back() : counts.front();
  for (const Resolved& known : resolved_)
    if (known.op == op && known.value == value && known.index == index && known.from == from) return known.days;
  Resolved made{op, value, index, from, 0, placed && op != Op::add_months};
  const std::vector<std::int32_t>& possible = made.placed ? consistent(made, counts) : counts;
  made.days = possible[script_->pick(possible.size())];
  resolved_.push_back(made);
  return made.days;
}

/// What the calendar leaves of the counts beside those picked on this way for days that lie where they say.
const std::vector<std::int32_t>& View::consistent(const Resolved& asked, const std::vector<std::int32_t>& counts) {
  const auto sum = [](const Resolved& of) {
    return OpenDays::Sum{of.op == Op::next_open ? 0 : of.value, static_cast<std::int32_t>(of.from)};
  };
  std::vector<OpenDays::Counted> others;
  for (const Resolved& known : resolved_)
    if (known.placed && known.index == asked.index) others.push_back({sum(known), known.days});
  return open_days_.beside(asked.index, others, sum(asked), counts);
}

std::int32_t View::pause(std::size_t in, std::int32_t age) {
  const plan::Register& reg = plan_.registers[in];
  if (reg.restart_months == 0) return reg.restart_days;
  std::vector<std::int32_t> months = clocks_.pause(in);
  for (std::int32_t& count : months) count -= reg.restart_days;
  return resolve(Op::add_months, reg.restart_months, static_cast<std::uint32_t>(reg.month_end), -age, months) +
         reg.restart_days;
}

std::int32_t View::shortest(std::size_t in) {
  const plan::ShortestDeadline& deadline = plan_.registers[in].shortest;
  if (deadline.calendar)
    return resolve(Op::add_open_days, deadline.days, static_cast<std::uint32_t>(deadline.calendar->index()), 0,
                   clocks_.shortest(in));
  if (deadline.months == 0) return deadline.days;
  std::vector<std::int32_t> months = clocks_.shortest(in);
  for (std::int32_t& count : months) count -= deadline.days;
  return resolve(Op::add_months, deadline.months, static_cast<std::uint32_t>(deadline.month_end), 0, months) +
         deadline.days;
}

std::int64_t View::register_value(const Node& node) const {
  const RegisterPlaces& places = layout_.at(node.index);
  const auto number = [&](int place) -> std::int64_t {
    if (place < 0) return 0;
    const std::int16_t held = (*state_)[static_cast<std::size_t>(place)];
    return held == absent ? 0 : held;
  };
  const auto is_there = [&](int place) {
    return place >= 0 && (*state_)[static_cast<std::size_t>(place)] != absent ? 1 : 0;
  };
  if (node.op == Op::register_present)
    return number(places.count) >= std::max(plan_.registers[node.index].nth, 1) ? 1 : 0;
  switch (static_cast<RegisterField>(node.value)) {
    case RegisterField::count:
      return number(places.count);
    case RegisterField::window_last:
      return -number(places.window);
    case RegisterField::earliest_pay_by:
      return -number(places.earliest);
    case RegisterField::has_earliest_pay_by:
      return is_there(places.earliest);
    case RegisterField::last_sent:
      return -number(places.last);
    case RegisterField::last_pay_by:
      return number(places.last_term) - number(places.last);
    case RegisterField::last_has_pay_by:
      return is_there(places.last_term);
    case RegisterField::last_received:
      return -number(places.received);
    case RegisterField::last_has_received:
      return is_there(places.received);
    case RegisterField::last_channel:
      return is_there(places.channel) != 0 ? number(places.channel) : facts::no_code;
    default:
      return 0;  // proposals: as if the run had been skipped
  }
}

std::int64_t View::column(std::uint32_t column) {
  switch (sources_[column]) {
    case Source::due:
      return -due_age();
    case Source::principal:
      return claim().principal;
    case Source::fees_claimed:
      return layout_.fees(*state_);
    case Source::compensation_claimed:
      return (*state_)[Layout::charged];
    case Source::for_life:
      return chosen(column);
    case Source::changing:
      break;
  }
  return facts_.value(column);
}

std::int64_t View::chosen(std::uint32_t column) const {
  for (const auto& [each, value] : cells_.choices()[claim().choices])
    if (each.index() == column) return value;
  return 0;
}

}  // namespace dun::prove
