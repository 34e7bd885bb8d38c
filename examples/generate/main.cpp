// Makes the example ledger: the same files, byte for byte, wherever it runs.
#include <cstdio>
#include <exception>

#include "examples/generate/write.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: make_demo_ledger FOLDER\n");
    return 2;
  }
  try {
    constexpr std::uint64_t seed = 19880513;  // the day of the Norwegian debt collection act
    dun::demo::Dice dice(seed);
    const auto debtors = dun::demo::make_debtors(dice, 600);
    const auto books = dun::demo::make_books(dice, debtors, 3000);
    dun::demo::write_demo_ledger(argv[1], debtors, books);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "make_demo_ledger: %s\n", error.what());
    return 3;
  }
  return 0;
}
