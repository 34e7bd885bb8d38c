// Places in source text, as data. A span is a half-open range of bytes within one file; lines and columns are
// computed from it only when somebody reads a message.
#pragma once

#include <cstdint>

#include "engine/base/id.hpp"

namespace dun::base {

using FileId = Id<struct FileTag>;

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend constexpr bool operator==(Span, Span) = default;
};

/// A span together with the file it lies in.
struct Place {
  FileId file;
  Span span;

  friend constexpr bool operator==(const Place&, const Place&) = default;
};

}  // namespace dun::base
