// What was proved of a policy, on paper: the bundle by its hash, the laws and the day they were checked through, what
// was assumed, and rule by rule whether it can be broken, whether it mattered and how much room is left. A certificate
// holds for exactly the texts its hash names.
#pragma once

#include <string>

#include "engine/prove/proof.hpp"

namespace dun::prove {

/// JSON, one object without line breaks; version 1 of its shape (docs/json.md).
[[nodiscard]] std::string certificate(const plan::Plan& plan, const Proof& proof, const std::string& tool);

/// The same for people, as Markdown: a section a proof.
[[nodiscard]] std::string readable_certificate(const plan::Plan& plan, const Proof& proof, const std::string& tool);

}  // namespace dun::prove
