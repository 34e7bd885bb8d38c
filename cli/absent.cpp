// Commands whose own file is still to come. Each line goes when its file comes; the file goes with the last line.
#include <cstdio>

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

}  // namespace dun::cli
