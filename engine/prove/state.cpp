#include "engine/prove/state.hpp"

#include <algorithm>

namespace dun::prove {

using plan::Op;
using plan::Register;
using plan::RegisterField;

namespace {

/// The letter that goes out just now.
constexpr std::int16_t this_letter = -1;

bool contains(plan::ActSet set, plan::ActId act) {
  return (set >> act.index() & 1U) != 0;
}

}  // namespace

Layout::Layout(const plan::Plan& plan, const Natures& natures, const Clocks& clocks, bool by_hand)
    : plan_(plan), places_(plan.registers.size()) {
  place_fields(plan, natures);
  place_lengths(plan, natures, clocks);
  find_needs(plan, natures, by_hand);
  start_clocks(clocks);
  due_cap_ = static_cast<std::int16_t>(clocks.cap(due_clock));
  due_floor_ = static_cast<std::int16_t>(clocks.floor(due_clock));
  for (const plan::Node& node : plan.nodes)
    if (node.op == Op::constant && node.type == plan::Type::number && node.value < 1000)
      most_counted_ = std::max(most_counted_, static_cast<std::int16_t>(node.value + 1));
  for (const Register& reg : plan.registers)
    most_counted_ = std::max(most_counted_, static_cast<std::int16_t>(reg.nth + 1));
  for (const plan::Step& step : plan.steps)
    most_counted_ = std::max(most_counted_, static_cast<std::int16_t>(step.most));
}

void Layout::place_fields(const plan::Plan& plan, const Natures& natures) {
  const auto place = [this](int& field) {
    if (field < 0) field = static_cast<int>(size_++);
  };
  for (const plan::Step& step : plan.steps) {
    RegisterPlaces& places = places_[step.done.index()];
    place(places.count);
    if (!step.pay_by.is_set()) continue;
    place(places.last);
    place(places.last_term);
  }
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    const plan::Node& node = plan.nodes[index];
    if (!natures.is_relevant(plan::NodeId(index))) continue;
    if (node.op == Op::column) sums_fees_ = sums_fees_ || is_fact(plan.columns[node.index], facts::Fact::fees_claimed);
    if (node.op != Op::register_field && node.op != Op::register_present) continue;
    const Register& reg = plan.registers[node.index];
    RegisterPlaces& places = places_[node.index];
    has_neighbours_ = has_neighbours_ || reg.per_relationship;
    restarts_with_arrears_ = restarts_with_arrears_ || reg.restart_with_arrears;
    place(places.count);
    if (reg.year_of) place(places.own);
    if (reg.restart_months != 0 || reg.restart_days != 0) place(places.window);
    if (node.op == Op::register_present) continue;
    switch (static_cast<RegisterField>(node.value)) {
      case RegisterField::window_last:
        place(places.window);
        break;
      case RegisterField::earliest_pay_by:
      case RegisterField::has_earliest_pay_by:
        place(places.earliest);
        break;
      case RegisterField::last_pay_by:
      case RegisterField::last_has_pay_by:
        place(places.last_term);
        [[fallthrough]];
      case RegisterField::last_sent:
        place(places.last);
        break;
      case RegisterField::last_received:
      case RegisterField::last_has_received:
        place(places.received);
        place(places.letter);
        place(places.last);
        reads_receipts_ = true;
        break;
      case RegisterField::last_channel:
        place(places.channel);
        break;
      default:
        break;
    }
  }
}

/// What the steps from each position on, and the limits on their acts, can read.
void Layout::find_needs(const plan::Plan& plan, const Natures& natures, bool by_hand) {
  for (std::size_t from = 0; from < plan.steps.size(); ++from) {
    const std::vector<bool> read = natures.read_from(from);
    std::vector<bool> needs(size_, false);
    needs[claim_class] = needs[position] = needs[hands] = needs[era] = true;
    for (std::size_t step = by_hand ? 0 : from; step < plan.steps.size(); ++step)
      needs[static_cast<std::size_t>(places_[plan.steps[step].done.index()].count)] = true;
    for (std::size_t index = 0; index < plan.nodes.size(); ++index)
      if (read[index]) need_node(plan, index, needs);
    for (const Length& length : lengths_) needs[length.place] = read[length.sum.index()];
    need_deadline_before(plan, from, needs);
    needs_.push_back(std::move(needs));
  }
}

/// The deadline that may still run when the next step comes: that of the step before it.
void Layout::need_deadline_before(const plan::Plan& plan, std::size_t from, std::vector<bool>& needs) const {
  for (std::size_t step = from; step-- > 0;) {
    if (!plan.steps[step].pay_by.is_set()) continue;
    const RegisterPlaces& places = places_[plan.steps[step].done.index()];
    needs[static_cast<std::size_t>(places.last)] = needs[static_cast<std::size_t>(places.last_term)] = true;
    return;
  }
}

void Layout::need_node(const plan::Plan& plan, std::size_t index, std::vector<bool>& needs) const {
  const plan::Node& node = plan.nodes[index];
  if (node.op == Op::column) {
    const facts::ColumnKey& key = plan.columns[node.index];
    if (is_fact(key, facts::Fact::due)) needs[due] = true;
    if (is_fact(key, facts::Fact::compensation_claimed)) needs[charged] = true;
    if (is_fact(key, facts::Fact::fees_claimed)) needs[fees_low] = needs[fees_high] = true;
  }
  if (node.op != Op::register_field && node.op != Op::register_present) return;
  const RegisterPlaces& places = places_[node.index];
  const auto need = [&](std::initializer_list<int> fields) {
    for (const int field : fields)
      if (field >= 0) needs[static_cast<std::size_t>(field)] = true;
  };
  need({places.count, places.own, places.window});
  if (node.op == Op::register_present) return;
  switch (static_cast<RegisterField>(node.value)) {
    case RegisterField::earliest_pay_by:
    case RegisterField::has_earliest_pay_by:
      return need({places.earliest});
    case RegisterField::last_sent:
    case RegisterField::last_pay_by:
    case RegisterField::last_has_pay_by:
      return need({places.last, places.last_term});
    case RegisterField::last_received:
    case RegisterField::last_has_received:
      return need({places.last, places.received, places.letter});
    case RegisterField::last_channel:
      return need({places.channel});
    default:
      return;
  }
}

bool Layout::forget(State& state) const {
  const auto from = static_cast<std::size_t>(state[position]);
  if (from >= needs_.size()) return false;
  const std::vector<bool>& needs = needs_[from];
  for (std::size_t place = 0; place < state.size(); ++place) {
    if (needs[place]) continue;
    if (place != due)
      state[place] = place < begin_registers ? std::int16_t{0} : absent;
    else if (state[due] > 0)  // that it is past still tells the years apart
      state[due] = due_cap_;
  }
  for (const RegisterPlaces& places : places_)
    for (const int count : {places.count, places.own})
      if (count >= 0 && state[static_cast<std::size_t>(count)] == absent) state[static_cast<std::size_t>(count)] = 0;
  name_letters(state);
  forget_lengths(state);
  return true;
}

void Layout::start_clocks(const Clocks& clocks) {
  for (std::size_t in = 0; in < places_.size(); ++in) {
    const auto run = [&](int place, Slot slot, std::int32_t least = 1) {
      if (place >= 0)
        running_.push_back(
            {static_cast<std::size_t>(place),
             static_cast<std::int16_t>(std::max(least, clocks.cap({static_cast<std::int32_t>(in), slot})))});
    };
    run(places_[in].window, Slot::window);
    run(places_[in].earliest, Slot::earliest);
    run(places_[in].last, Slot::last, clocks.longest_term() + 1);
    if (places_[in].received < 0) continue;
    run(places_[in].received, Slot::last);
    received_.push_back({static_cast<std::size_t>(places_[in].letter), running_.back().place, running_.back().cap});
  }
  for (Length& length : lengths_)
    for (const Running& running : running_)
      if (running.place == static_cast<std::size_t>(length.days)) length.stop = running.cap;
}

State Layout::start(std::size_t of_class) const {
  State state(size_, absent);
  state[claim_class] = static_cast<std::int16_t>(of_class);
  state[due] = due_floor_;
  for (const std::size_t field : {position, charged, hands, fees_low, fees_high, era}) state[field] = 0;
  for (const RegisterPlaces& places : places_)
    for (const int count : {places.count, places.own})
      if (count >= 0) state[static_cast<std::size_t>(count)] = 0;
  return state;
}

void Layout::age(State& state) const {
  state[due] = std::min<std::int16_t>(static_cast<std::int16_t>(state[due] + 1), due_cap_);
  for (const Running& running : running_) {
    std::int16_t& days = state[running.place];
    if (days != absent && days < running.cap) ++days;
  }
}

std::int64_t Layout::fees(const State& state) const {
  return static_cast<std::int64_t>(static_cast<std::uint16_t>(state[fees_low])) +
         (static_cast<std::int64_t>(state[fees_high]) << 16);
}

int Layout::count_of(const State& state, std::size_t step) const {
  return state[static_cast<std::size_t>(places_[plan_.steps[step].done.index()].count)];
}

/// An act sent without naming a step counts for the first step of that act which is not done yet.
std::optional<plan::StepId> Layout::placed(const State& state, const Sent& sent) const {
  if (sent.step || sent.of_neighbour) return sent.step;
  for (std::size_t step = 0; step < plan_.steps.size(); ++step)
    if (plan_.steps[step].act == sent.act && count_of(state, step) < plan_.steps[step].most) return plan::StepId(step);
  return std::nullopt;
}

void Layout::take(State& state, const Sent& sent, Pauses& pauses) const {
  Sent known = sent;
  known.step = placed(state, sent);
  for (std::size_t in = 0; in < places_.size(); ++in)
    if (places_[in].count >= 0) fold(state, in, known, pauses);
  name_letters(state);
  if (sent.of_neighbour) return;
  if (known.step) {
    const std::size_t step = known.step->index();
    const bool finished = count_of(state, step) >= plan_.steps[step].most;
    state[position] = std::max(state[position], static_cast<std::int16_t>(step + (finished ? 1 : 0)));
  }
  if (sent.compensation) state[charged] = 1;
  if (!sums_fees_) return;
  const std::int64_t fees = this->fees(state) + sent.fee;
  state[fees_low] = static_cast<std::int16_t>(fees & 0xffff);
  state[fees_high] = static_cast<std::int16_t>(fees >> 16);
}

/// Registers that hold the same letter bear the place of the first of them; a letter that went out just now is
/// `this_letter` until then.
void Layout::name_letters(State& state) const {
  std::vector<std::int16_t> names;
  for (const Received& each : received_) names.push_back(state[each.letter]);
  for (std::size_t at = 0; at < names.size(); ++at)
    if (names[at] != absent)
      state[received_[at].letter] =
          static_cast<std::int16_t>(std::find(names.begin(), names.end(), names[at]) - names.begin());
}

void Layout::fold(State& state, std::size_t in, const Sent& sent, Pauses& pauses) const {
  const Register& reg = plan_.registers[in];
  if (sent.of_neighbour && !reg.per_relationship) return;
  const RegisterPlaces& places = places_[in];
  if (contains(reg.window, sent.act) && (sent.fee > 0 || !reg.window_with_fee) && places.window >= 0) {
    std::int16_t& window = state[static_cast<std::size_t>(places.window)];
    const bool restarts = reg.restart_months != 0 || reg.restart_days != 0;
    if (restarts && window != absent && window > pauses.pause(in, window)) clear(state, in);
    window = 0;
  }
  const bool member = reg.step ? sent.step && *sent.step == *reg.step : contains(reg.members, sent.act);
  if (member && sent.wording <= reg.worst && (sent.fee > 0 || !reg.members_with_fee)) note(state, in, sent, pauses);
}

void Layout::note(State& state, std::size_t in, const Sent& sent, Pauses& pauses) const {
  const RegisterPlaces& places = places_[in];
  const auto set = [&](int place, std::int16_t value) {
    if (place >= 0) state[static_cast<std::size_t>(place)] = value;
  };
  const std::int16_t term = sent.term ? static_cast<std::int16_t>(*sent.term) : absent;
  std::int16_t& count = state[static_cast<std::size_t>(places.count)];
  count = std::min<std::int16_t>(static_cast<std::int16_t>(count + 1), most_counted_);
  if (places.own >= 0 && !sent.of_neighbour) {
    std::int16_t& own = state[static_cast<std::size_t>(places.own)];
    own = std::min<std::int16_t>(static_cast<std::int16_t>(own + 1), most_counted_);
  }
  const std::int32_t nth = plan_.registers[in].nth;
  if (nth != 0 && count != nth) return;
  if (places.earliest >= 0 && sent.term && *sent.term >= pauses.shortest(in)) {
    std::int16_t& earliest = state[static_cast<std::size_t>(places.earliest)];
    const auto ahead = static_cast<std::int16_t>(-*sent.term);
    earliest = earliest == absent ? ahead : std::max(earliest, ahead);
  }
  set(places.last, 0);
  set(places.last_term, term);
  set(places.received, absent);
  set(places.letter, this_letter);
  set(places.channel, sent.channel ? static_cast<std::int16_t>(sent.channel->index()) : absent);
}

void Layout::clear(State& state, std::size_t in) const {
  const RegisterPlaces& places = places_[in];
  for (const int count : {places.count, places.own})
    if (count >= 0) state[static_cast<std::size_t>(count)] = 0;
  for (const int place :
       {places.window, places.earliest, places.last, places.last_term, places.channel, places.received, places.letter})
    if (place >= 0) state[static_cast<std::size_t>(place)] = absent;
}

void Layout::pass_over(State& state, std::uint64_t steps) {
  for (std::int16_t step = 0; step < 64; ++step)
    if ((steps >> step & 1U) != 0)
      state[position] = std::max<std::int16_t>(state[position], static_cast<std::int16_t>(step + 1));
}

void Layout::settle(State& state) const {
  for (std::size_t in = 0; in < places_.size(); ++in)
    if (places_[in].count >= 0 && plan_.registers[in].restart_with_arrears) clear(state, in);
}

void Layout::turn_year(State& state) const {
  for (const RegisterPlaces& places : places_)
    if (places.own >= 0) state[static_cast<std::size_t>(places.count)] = state[static_cast<std::size_t>(places.own)];
}

void Layout::receive(State& state, std::size_t in, std::int32_t days) const {
  const RegisterPlaces& places = places_[in];
  if (places.received < 0 || state[static_cast<std::size_t>(places.received)] != absent) return;
  const std::int16_t sent = state[static_cast<std::size_t>(places.last)];
  if (sent == absent || sent < days) return;
  const std::int16_t letter = state[static_cast<std::size_t>(places.letter)];
  for (const Received& each : received_)
    if (state[each.letter] == letter) state[each.place] = std::min(static_cast<std::int16_t>(days), each.cap);
}

}  // namespace dun::prove
