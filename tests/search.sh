#!/usr/bin/env bash
# Looks for so many minutes (10) for what the seeds of CI do not show: policies and histories of the prover's tests, and
# properties, from new seeds again and again. Stops at the first failure; its output, with the seed, stays in build/search.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
minutes=${1:-10}
cmake --preset release >/dev/null
cmake --build --preset release --target test_prover test_properties
mkdir -p build/search
rounds=0
while ((SECONDS < minutes * 60)); do
  for program in test_prover test_properties; do
    if ! DUN_SEED=new "build/tests/$program" >"build/search/$program" 2>&1; then
      echo "$program failed; what it said is in build/search/$program" >&2
      exit 1
    fi
  done
  rounds=$((rounds + 1))
done
echo "$rounds rounds, each from new seeds: nothing found"
