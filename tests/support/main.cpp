// The entry point of every test program, compiled once. `--update` rewrites golden files instead of comparing with
// them; it is refused where CI is set.
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "tests/support/golden.hpp"

int main(int argc, char** argv) {
  std::vector<char*> rest;
  for (int i = 0; i < argc; ++i) {
    if (std::strcmp(argv[i], "--update") == 0)
      dun::tests::updates_golden_files = true;
    else
      rest.push_back(argv[i]);
  }
  if (dun::tests::updates_golden_files && std::getenv("CI") != nullptr) {
    std::fputs("--update is for the one who changes the output, never for CI\n", stderr);
    return 2;
  }
  return Catch::Session().run(static_cast<int>(rest.size()), rest.data());
}
