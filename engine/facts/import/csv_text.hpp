// Writes fields as RFC 4180 has them: quoted only where they must be, lines ended by a line feed.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace dun::import {

[[nodiscard]] std::string csv_field(std::string_view text);
void write_csv_row(std::ostream& out, const std::vector<std::string>& fields);

}  // namespace dun::import
