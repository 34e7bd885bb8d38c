#include "cli/failure.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "cli/options.hpp"

namespace dun::cli {

int fail(const base::Fault& fault) {
  fmt::print(stderr, "dun: {}\n", fault.message);
  if (!fault.advice.empty()) fmt::print(stderr, "fix: {}\n", fault.advice);
  switch (fault.kind) {
    case base::FaultKind::data:
      return answer_is_no;
    case base::FaultKind::usage:
      return wrong_use;
    case base::FaultKind::machine:
      return machine_failed;
  }
  return machine_failed;
}

}  // namespace dun::cli
