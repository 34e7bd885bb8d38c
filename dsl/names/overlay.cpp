#include "dsl/names/overlay.hpp"

#include <algorithm>
#include <map>

#include "dsl/names/diagnostics.hpp"
#include "dsl/names/rings.hpp"

namespace dun::names {
namespace {

class Overlay {
 public:
  Overlay(const Bundle& bundle, std::vector<Step> steps, base::DiagnosticSink& sink)
      : bundle_(bundle), steps_(std::move(steps)), sink_(sink) {}

  std::vector<Step> apply(const std::vector<SectionRef>& changes) {
    for (const SectionRef& ref : changes)
      if (const auto* change = std::get_if<syntax::ChangeSection>(&bundle_.at(ref))) this->change(ref, *change);
    add_all(changes);
    for (const SectionRef& ref : changes)
      if (const auto* drop = std::get_if<syntax::DropSection>(&bundle_.at(ref))) this->drop(ref, *drop);
    return std::move(steps_);
  }

 private:
  using Position = std::vector<Step>::iterator;

  Position find(const std::string& name) {
    return std::find_if(steps_.begin(), steps_.end(), [&](const Step& step) { return step.name == name; });
  }

  /// False, and reported, if the schedule has said the same of this step before.
  bool first_time(std::map<std::string, base::Place>& said, const std::string& what, base::Place place,
                  const std::string& step) {
    const auto [first, is_new] = said.emplace(step, place);
    if (!is_new) sink_.add(to_diagnostic(DeclaredTwice{place, what, step, first->second, "put both into one block"}));
    return is_new;
  }

  void change(SectionRef ref, const syntax::ChangeSection& section) {
    const base::Place place{ref.file, section.step.span};
    const Position step = find(section.step.text);
    if (step == steps_.end() || !first_time(changed_, "change of step", place, step->name)) return;
    for (const auto& line : section.lines) replace(*step, {ref.file, &line});
  }

  static void replace(Step& step, StepLineRef written) {
    const bool is_note = std::holds_alternative<syntax::NoteLine>(written.line->value);
    const auto same_kind = std::find_if(step.lines.begin(), step.lines.end(), [&](const StepLineRef& line) {
      return line.line->value.index() == written.line->value.index();
    });
    if (is_note || same_kind == step.lines.end())
      step.lines.push_back(written);
    else
      *same_kind = written;
  }

  /// An added step may stand beside another added step, wherever that one is written.
  void add_all(const std::vector<SectionRef>& changes) {
    std::vector<SectionRef> waiting;
    for (const SectionRef& ref : changes)
      if (std::holds_alternative<syntax::AddSection>(bundle_.at(ref))) waiting.push_back(ref);
    for (bool moved = true; moved;) {
      const auto left = std::remove_if(waiting.begin(), waiting.end(), [&](SectionRef ref) { return add(ref); });
      moved = left != waiting.end();
      waiting.erase(left, waiting.end());
    }
    report_waiting(waiting);
  }

  bool add(SectionRef ref) {
    const auto& section = std::get<syntax::AddSection>(bundle_.at(ref));
    Position place = find(section.neighbour.text);
    if (place == steps_.end()) return false;
    if (find(section.step.text) != steps_.end()) return true;  // declared twice, and reported
    Step step;
    step.name = section.step.text;
    step.declared = ref;
    for (const auto& line : section.lines) step.lines.push_back({ref.file, &line});
    if (!section.before) place = after(section.neighbour.text, place + 1);
    behind_[step.name] = section.before ? std::string() : section.neighbour.text;
    steps_.insert(place, std::move(step));
    return true;
  }

  /// Steps added after one neighbour stand in the order they are written.
  Position after(const std::string& neighbour, Position place) {
    while (place != steps_.end()) {
      const auto added = behind_.find(place->name);
      if (added == behind_.end() || added->second != neighbour) break;
      ++place;
    }
    return place;
  }

  /// What waits in the end waits for itself, or for a step that is not there and has been reported.
  void report_waiting(const std::vector<SectionRef>& waiting) {
    const auto section = [&](std::size_t at) -> const syntax::AddSection& {
      return std::get<syntax::AddSection>(bundle_.at(waiting[at]));
    };
    std::vector<std::vector<std::size_t>> edges(waiting.size());
    for (std::size_t from = 0; from < waiting.size(); ++from)
      for (std::size_t to = 0; to < waiting.size(); ++to)
        if (section(from).neighbour.text == section(to).step.text) edges[from].push_back(to);
    for (const std::vector<std::size_t>& ring : rings(edges)) {
      std::vector<std::string> names;
      for (const std::size_t at : ring) names.push_back(section(at).step.text);
      const base::Place place{waiting[ring.front()].file, section(ring.front()).neighbour.span};
      sink_.add(to_diagnostic(Ring{place, "added steps", std::move(names)}));
    }
  }

  void drop(SectionRef ref, const syntax::DropSection& section) {
    const base::Place place{ref.file, section.step.span};
    const Position step = find(section.step.text);
    if (!first_time(dropped_, "drop of step", place, section.step.text) || step == steps_.end()) return;
    const auto changed = changed_.find(section.step.text);
    if (changed != changed_.end())
      sink_.add(to_diagnostic(ChangedAndDropped{changed->second, section.step.text, place}));
    steps_.erase(step);
  }

  const Bundle& bundle_;
  std::vector<Step> steps_;
  base::DiagnosticSink& sink_;
  std::map<std::string, base::Place> changed_;
  std::map<std::string, base::Place> dropped_;
  std::map<std::string, std::string> behind_;  // an added step and the one it was added after
};

}  // namespace

std::vector<Step> lay_over(const Bundle& bundle, std::vector<Step> steps, const std::vector<SectionRef>& changes,
                           base::DiagnosticSink& sink) {
  return Overlay(bundle, std::move(steps), sink).apply(changes);
}

}  // namespace dun::names
