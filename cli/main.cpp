#include <cstdio>

int main() {
  std::puts("dun");
  return 0;
}
