// What one import reads: a file, or the views of a database, each with the mapping its rows go through.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/facts/import/mapping.hpp"
#include "engine/facts/import/row_source.hpp"

namespace dun::import {

struct Feed {
  std::string name;  // of the file or the view, for messages
  std::unique_ptr<RowSource> source;
  Mapping mapping;
  std::vector<bool> rejected;  // by the row's place in the source
};

/// Either `mapping_path` or `kind` says what the columns mean.
[[nodiscard]] base::Result<std::vector<Feed>> open_feeds(const std::string& file, std::optional<Kind> kind,
                                                         const std::string& mapping_path);

}  // namespace dun::import
