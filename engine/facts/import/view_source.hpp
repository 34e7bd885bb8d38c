// Rows of a view or table of an SQLite database that somebody else keeps. Opened for reading alone.
#pragma once

#include <memory>
#include <string>

#include "engine/facts/import/row_source.hpp"

namespace dun::import {

[[nodiscard]] base::Result<std::unique_ptr<RowSource>> open_view(const std::string& database, const std::string& view);

}  // namespace dun::import
