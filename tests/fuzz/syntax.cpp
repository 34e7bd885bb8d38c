// Feeds any bytes to the parser, the printer and the renderer, and stops where a promise of theirs breaks.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/support/round_trip.hpp"

namespace {

void read_as_givens(const std::string& text) {
  dun::source::SourceSet sources;
  dun::base::DiagnosticSink sink;
  const auto file = sources.add("--given", text);
  (void)dun::syntax::parse_given(sources, file, sink);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string broken = dun::tests::broken_promise(text);
  if (!broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  read_as_givens(text);
  return 0;
}
