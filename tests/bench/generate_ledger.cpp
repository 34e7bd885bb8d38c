// Writes a ledger for measuring (tests/support/generated_ledger.hpp says what is in it).
//
//   generate_ledger FILE [CLAIMS [DEBTORS [RUN_DATE [SEED]]]]
#include "tests/support/generated_ledger.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace {

int fail(const dun::base::Fault& fault) {
  fmt::print(stderr, "generate_ledger: {}\n{}\n", fault.message, fault.advice);
  return 3;
}

dun::base::Result<void> generate(const char* path, const dun::support::GeneratedSizes& sizes) {
  auto ledger = dun::facts::Ledger::create(path);
  if (!ledger) return tl::make_unexpected(ledger.error());
  auto transaction = ledger->begin();
  if (!transaction) return tl::make_unexpected(transaction.error());
  return generate_into(*ledger, sizes).and_then([&] { return transaction->commit(); });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "generate_ledger FILE [CLAIMS [DEBTORS [RUN_DATE [SEED]]]]\n");
    return 2;
  }
  dun::support::GeneratedSizes sizes;
  if (argc > 2) sizes.claims = std::atoll(argv[2]);
  if (argc > 3) sizes.debtors = std::atoll(argv[3]);
  if (argc > 4) sizes.run_date = dun::values::parse_day(argv[4]).value();
  if (argc > 5) sizes.seed = static_cast<std::uint64_t>(std::atoll(argv[5]));
  if (const auto done = generate(argv[1], sizes); !done) return fail(done.error());
  fmt::print("{}: {} claims of {} debtors, run date {}\n", argv[1], sizes.claims, sizes.debtors,
             to_string(sizes.run_date));
  return 0;
}
