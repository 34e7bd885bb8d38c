// Commands whose own file is still to come. Each line goes when its file comes; the file goes with the last line.
#include <cstdio>

#include "cli/door.hpp"
#include "cli/options.hpp"

namespace dun::cli {
namespace {
int absent(const char* name) {
  std::fprintf(stderr, "dun: %s is not part of this build\n", name);
  return wrong_use;
}
}  // namespace

int check(const CheckOptions&) {
  return absent("check");
}

base::Result<journal::DoorCheck> door_check(const facts::Ledger&, const std::vector<std::string>&, values::Day) {
  return base::refuse(base::FaultKind::usage, "actions release is not part of this build");
}

}  // namespace dun::cli
