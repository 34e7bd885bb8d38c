#!/usr/bin/env bash
# Every test, from nothing: installs what the build needs, builds, and runs them all, the tests written in the policies included.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bash cmake/install-packages.sh cmake/packages.txt
cmake --preset release
cmake --build --preset release
ctest --preset release
