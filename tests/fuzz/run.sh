#!/usr/bin/env bash
# Builds the fuzz target and runs it for so many seconds (60). Seeds: every .dun file of the project.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
cmake --preset fuzz >/dev/null
cmake --build build/fuzz --target fuzz_syntax
corpus=build/fuzz/corpus
mkdir -p "$corpus" build/fuzz/seeds
n=0
while IFS= read -r file; do
  n=$((n + 1))
  cp "$file" "build/fuzz/seeds/$n.dun"
done < <(find stdlib policies examples tests/cases tests/golden -name '*.dun' | sort)
exec build/fuzz/tests/fuzz/fuzz_syntax -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
  -seed=20261122 -dict=tests/fuzz/dun.dict -artifact_prefix=build/fuzz/ "$corpus" build/fuzz/seeds
