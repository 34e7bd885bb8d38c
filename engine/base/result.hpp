// Expected refusals: a function that may refuse returns Result<T>. A Fault says what was wrong in the reader's words
// and what to do next; it carries the kind of failure, which the command line turns into an exit status.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace dun::base {

enum class FaultKind : std::uint8_t {
  data,     // the author's or the data's mistake, or the answer is no: exit status 1
  usage,    // wrong use of a command: exit status 2
  machine,  // the machine: read-only file, full disk, a ledger of a newer schema: exit status 3
};

struct Fault {
  FaultKind kind = FaultKind::data;
  std::string message;  // what was seen, then what was expected
  std::string advice;   // what to do next; may be empty
};

template <class T>
using Result = tl::expected<T, Fault>;

[[nodiscard]] inline tl::unexpected<Fault> refuse(FaultKind kind, std::string message, std::string advice = {}) {
  return tl::make_unexpected(Fault{kind, std::move(message), std::move(advice)});
}

}  // namespace dun::base
