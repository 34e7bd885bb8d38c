// Who may include whom: every #include is held against the table in docs/architecture.md, so that the page and the tree
// cannot part. The table stands from the ground up and names only rooms above: no arrow goes upward, no ring can close.
#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "tests/architecture/tree.hpp"
#include "tests/support/catch.hpp"

using namespace dun::architecture;

namespace {

struct Room {
  std::string name;
  std::vector<std::string> may_include;
};

/// "engine/interest   base values" as a room; a name without its storey is of the same storey.
Room read_room(const std::string& line, const std::vector<Room>& below) {
  std::istringstream words{line};
  Room room;
  words >> room.name;
  const std::string storey = room.name.substr(0, room.name.find('/') + 1);
  const auto is_full_name = [](const std::string& name) {
    return name.starts_with("engine/") || name.starts_with("dsl/");
  };
  for (std::string word; words >> word;) room.may_include.push_back(is_full_name(word) ? word : storey + word);
  for (const std::string& included : room.may_include) {
    INFO(line);
    CAPTURE(included);
    // Every name is of a line above: no arrow upward, no ring.
    REQUIRE(std::any_of(below.begin(), below.end(), [&](const Room& other) { return other.name == included; }));
  }
  return room;
}

/// The table in docs/architecture.md, from the ground up.
std::vector<Room> read_rooms() {
  std::vector<Room> ground_up;
  std::istringstream text{text_of("docs/architecture.md")};
  bool inside = false;
  for (std::string line; std::getline(text, line);) {
    if (line == "```" && inside) break;
    if (inside && !line.empty()) ground_up.push_back(read_room(line, ground_up));
    if (line == "```rooms") inside = true;
  }
  return ground_up;
}

const std::vector<Room>& rooms() {
  static const std::vector<Room> ground_up = read_rooms();
  return ground_up;
}

/// The roof and the tests stand on everything.
bool stands_on_everything(const std::string& path) {
  return path.starts_with("cli/") || path.starts_with("tests/");
}

/// The room a path lies in: the innermost that the list names. Nothing for what no room holds.
const Room* room_of(const std::string& path) {
  const Room* innermost = nullptr;
  for (const Room& room : rooms())
    if (path.starts_with(room.name + "/") && (innermost == nullptr || room.name.size() > innermost->name.size()))
      innermost = &room;
  return innermost;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool may_include(const Room& room, const std::string& path) {
  const Room* const target = room_of(path);
  return target != nullptr && (target->name == room.name || contains(room.may_include, target->name));
}

/// All rooms a room reaches, directly or through others.
std::set<std::string> reach_of(const std::string& name) {
  std::set<std::string> reached;
  for (const Room& room : rooms()) {
    if (room.name != name) continue;
    for (const std::string& next : room.may_include) {
      reached.insert(next);
      reached.merge(reach_of(next));
    }
  }
  return reached;
}

const std::vector<SourceFile>& product() {
  static const std::vector<SourceFile> files = source_files({"engine", "dsl", "cli"});
  return files;
}

}  // namespace

TEST_CASE("the rooms of the table are folders of the tree") {
  CHECK(rooms().size() > 15);
  const auto paths = paths_below({"engine", "dsl"});
  for (const Room& room : rooms()) {
    CAPTURE(room.name);
    CHECK(contains(paths, room.name));
  }
}

TEST_CASE("the lower storey knows nothing of the upper") {
  for (const Room& room : rooms()) {
    if (!room.name.starts_with("engine/")) continue;
    for (const std::string& reached : reach_of(room.name)) {
      CAPTURE(room.name, reached);
      CHECK(reached.starts_with("engine/"));
    }
  }
}

TEST_CASE("the independent readers of the plan never see each other") {
  // What one of them says is evidence for the others only as long as they share nothing but the plan.
  const std::vector<std::string> readers{"engine/decide", "engine/sql", "engine/prove"};
  for (const std::string& reader : readers)
    for (const std::string& reached : reach_of(reader)) {
      CAPTURE(reader, reached);
      CHECK_FALSE(contains(readers, reached));
    }
}

TEST_CASE("every file lies in a room, and includes only what its room may") {
  for (const SourceFile& file : product()) {
    if (stands_on_everything(file.path)) continue;
    CAPTURE(file.path);
    const Room* const room = room_of(file.path);
    REQUIRE(room != nullptr);
    for (const std::string& included : file.own_includes) {
      CAPTURE(included);
      CHECK(may_include(*room, included));
    }
  }
}

TEST_CASE("tests of the lower storey know nothing of the upper") {
  for (const SourceFile& file : source_files({"tests/unit/engine"}))
    for (const std::string& included : file.own_includes) {
      CAPTURE(file.path, included);
      CHECK_FALSE(included.starts_with("dsl/"));
    }
}

namespace {

/// The foreign headers that a source sees, through its own includes as well.
class Sight {
 public:
  explicit Sight(const std::vector<SourceFile>& files) {
    for (const SourceFile& file : files) by_path_[file.path] = &file;
  }

  [[nodiscard]] bool sees(const std::string& path, const std::string& prefix) const {
    std::set<std::string> visited;
    return sees(path, prefix, visited);
  }

 private:
  bool sees(const std::string& path, const std::string& prefix, std::set<std::string>& visited) const {
    const auto found = by_path_.find(path);
    if (found == by_path_.end() || !visited.insert(path).second) return false;
    const SourceFile& file = *found->second;
    const auto begins = [&](const std::string& header) { return header.starts_with(prefix); };
    if (std::any_of(file.foreign_includes.begin(), file.foreign_includes.end(), begins)) return true;
    return std::any_of(file.own_includes.begin(), file.own_includes.end(),
                       [&](const std::string& next) { return sees(next, prefix, visited); });
  }

  std::map<std::string, const SourceFile*> by_path_;
};

}  // namespace

TEST_CASE("heavy headers enter few sources, and only their own rooms") {
  struct Heavy {
    std::string prefix;
    std::vector<std::string> homes;
    std::size_t most;
  };
  constexpr std::size_t unlimited = 1000;
  const Sight sight{product()};
  for (const Heavy& heavy : {
           Heavy{"tao/pegtl", {"dsl/syntax/"}, 3},
           Heavy{"toml++/", {"engine/facts/import/"}, 3},
           Heavy{"nlohmann/", {"cli/", "dsl/", "engine/"}, 3},
           Heavy{"CLI/", {"cli/"}, 3},
           Heavy{"spdlog/", {"cli/"}, 3},
           Heavy{"sqlite3.h", {"engine/facts/ledger/", "engine/journal/"}, unlimited},
       }) {
    CAPTURE(heavy.prefix);
    std::vector<std::string> seen_by;
    for (const SourceFile& file : product()) {
      if (!sight.sees(file.path, heavy.prefix)) continue;
      CAPTURE(file.path);
      CHECK(std::any_of(heavy.homes.begin(), heavy.homes.end(),
                        [&](const std::string& home) { return file.path.starts_with(home); }));
      if (!file.is_header()) seen_by.push_back(file.path);
    }
    CAPTURE(seen_by);
    CHECK(seen_by.size() <= heavy.most);
  }
}
