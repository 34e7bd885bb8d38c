// Rings in small graphs: things that refer to each other in a circle.
#pragma once

#include <cstddef>
#include <vector>

namespace dun::names {

/// `edges[n]` are the nodes that n refers to. Each ring in order of reference, from its smallest node; a node stands in
/// at most one of them, so that one mistake is one ring.
[[nodiscard]] std::vector<std::vector<std::size_t>> rings(const std::vector<std::vector<std::size_t>>& edges);

}  // namespace dun::names
