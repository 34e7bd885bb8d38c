#include "engine/facts/import/feeds.hpp"

#include <algorithm>

#include "engine/facts/import/view_source.hpp"

namespace dun::import {
namespace {

using base::FaultKind;
using base::refuse;
using Feeds = base::Result<std::vector<Feed>>;

base::Result<Feed> open_file(const std::string& file, Mapping mapping) {
  auto source = CsvSource::open(file, mapping.csv);
  if (!source) return tl::make_unexpected(source.error());
  return Feed{file, std::move(*source), std::move(mapping), {}};
}

base::Result<Feed> open_neutral(const std::string& file, Kind kind) {
  auto source = CsvSource::open(file, CsvFormat{});
  if (!source) return tl::make_unexpected(source.error());
  auto mapping = neutral_mapping(kind, (*source)->header());
  if (!mapping) return refuse(mapping.error().kind, file + ": " + mapping.error().message, mapping.error().advice);
  return Feed{file, std::move(*source), std::move(*mapping), {}};
}

/// One feed for each view, with the targets that read it, in the order they are first named.
Feeds open_views(const Mapping& mapping) {
  std::vector<Feed> feeds;
  for (const Target& target : mapping.targets) {
    auto feed = std::find_if(feeds.begin(), feeds.end(), [&](const Feed& each) { return each.name == target.view; });
    if (feed == feeds.end()) {
      auto source = open_view(mapping.sqlite, target.view);
      if (!source) return tl::make_unexpected(source.error());
      Mapping own = mapping;
      own.targets.clear();
      feed = feeds.insert(feeds.end(), Feed{target.view, std::move(*source), std::move(own), {}});
    }
    feed->mapping.targets.push_back(target);
  }
  return feeds;
}

Feeds single(base::Result<Feed> feed) {
  if (!feed) return tl::make_unexpected(feed.error());
  std::vector<Feed> feeds;
  feeds.push_back(std::move(*feed));
  return feeds;
}

}  // namespace

Feeds open_feeds(const std::string& file, std::optional<Kind> kind, const std::string& mapping_path) {
  if (mapping_path.empty()) {
    if (!kind)
      return refuse(FaultKind::usage, "nothing says what the rows are", "add --kind, or --mapping for foreign columns");
    if (file.empty()) return refuse(FaultKind::usage, "no file is named", "name the CSV file");
    return single(open_neutral(file, *kind));
  }
  auto mapping = read_mapping(mapping_path);
  if (!mapping) return tl::make_unexpected(mapping.error());
  if (!mapping->sqlite.empty()) {
    if (!file.empty())
      return refuse(FaultKind::usage, "the mapping reads a database, and a file is named as well",
                    "leave the file out");
    return open_views(*mapping);
  }
  if (file.empty()) return refuse(FaultKind::usage, "no file is named", "name the CSV file the mapping is for");
  return single(open_file(file, std::move(*mapping)));
}

}  // namespace dun::import
