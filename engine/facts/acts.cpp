// Acts as they stood on a day: what was done, less what could not be delivered.
#include <algorithm>
#include <tuple>

#include "engine/facts/history.hpp"

namespace dun::facts {

namespace {

bool is_before(const ActRecord& a, const ActRecord& b) {
  return std::tie(a.sent, a.recorded, a.id) < std::tie(b.sent, b.recorded, b.id);
}

std::vector<const EventRecord*> reports(const ClaimHistory& history, Day on, Day known_on) {
  std::vector<const EventRecord*> found;
  for (const EventRecord& event : history.events)
    if ((event.kind == EventKind::delivery_failed || event.kind == EventKind::received) && event.effective <= on &&
        event.recorded <= known_on)
      found.push_back(&event);
  std::sort(found.begin(), found.end(), [](const EventRecord* a, const EventRecord* b) {
    return std::tie(a->effective, a->recorded, a->id) < std::tie(b->effective, b->recorded, b->id);
  });
  return found;
}

bool can_be_meant(const ActRecord& act, const EventRecord& report) {
  return act.state == ActState::sent && act.sent <= report.effective &&
         (report.channel.empty() || report.channel == act.channel);
}

/// The act a report is about: the one of that id, else the latest of that step or act, else (nothing named) the latest.
ActRecord* act_meant(std::vector<ActRecord>& acts, const EventRecord& report) {
  ActRecord* latest = nullptr;
  for (ActRecord& act : acts) {
    if (!report.refers_to.empty() && act.id == report.refers_to) return &act;
    const bool named = report.refers_to.empty() || act.step == report.refers_to || act.act == report.refers_to;
    if (named && can_be_meant(act, report)) latest = &act;
  }
  return latest;
}

void apply(const EventRecord& report, ActRecord& act) {
  if (report.kind == EventKind::received)
    act.received = report.effective;
  else
    act.state = ActState::failed;
}

}  // namespace

std::vector<ActRecord> acts_known(const ClaimHistory& history, Day on, Day known_on) {
  std::vector<ActRecord> acts;
  for (const ActRecord& act : history.acts) {
    if (act.sent > on || act.recorded > known_on) continue;
    acts.push_back(act);
    if (act.received && *act.received > on) acts.back().received.reset();
  }
  std::sort(acts.begin(), acts.end(), is_before);
  for (const EventRecord* report : reports(history, on, known_on))
    if (ActRecord* act = act_meant(acts, *report)) apply(*report, *act);
  return acts;
}

}  // namespace dun::facts
