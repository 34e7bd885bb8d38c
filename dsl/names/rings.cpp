#include "dsl/names/rings.hpp"

#include <algorithm>

namespace dun::names {
namespace {

/// A depth-first walk with its own stack: a file may chain more steps than a call stack has room for.
class Walk {
 public:
  explicit Walk(const std::vector<std::vector<std::size_t>>& edges)
      : edges_(edges), next_(edges.size(), 0), state_(edges.size(), State::unseen), in_ring_(edges.size(), false) {}

  std::vector<std::vector<std::size_t>> run() {
    for (std::size_t node = 0; node < edges_.size(); ++node)
      if (state_[node] == State::unseen) from(node);
    return std::move(found_);
  }

 private:
  enum class State : unsigned char { unseen, on_path, done };

  void from(std::size_t start) {
    enter(start);
    while (!path_.empty()) {
      const std::size_t node = path_.back();
      if (next_[node] == edges_[node].size()) {
        state_[node] = State::done;
        path_.pop_back();
        continue;
      }
      const std::size_t target = edges_[node][next_[node]++];
      if (state_[target] == State::unseen)
        enter(target);
      else if (state_[target] == State::on_path)
        close(target);
    }
  }

  void enter(std::size_t node) {
    state_[node] = State::on_path;
    path_.push_back(node);
  }

  void close(std::size_t target) {
    std::vector<std::size_t> ring(std::find(path_.begin(), path_.end(), target), path_.end());
    if (std::any_of(ring.begin(), ring.end(), [&](std::size_t node) { return in_ring_[node]; })) return;
    for (const std::size_t node : ring) in_ring_[node] = true;
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
    found_.push_back(std::move(ring));
  }

  const std::vector<std::vector<std::size_t>>& edges_;
  std::vector<std::size_t> next_;
  std::vector<State> state_;
  std::vector<bool> in_ring_;
  std::vector<std::size_t> path_;
  std::vector<std::vector<std::size_t>> found_;
};

}  // namespace

std::vector<std::vector<std::size_t>> rings(const std::vector<std::vector<std::size_t>>& edges) {
  return Walk(edges).run();
}

}  // namespace dun::names
