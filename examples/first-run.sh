#!/usr/bin/env bash
# The main job, from nothing: installs what the build needs, builds, brings the example ledger in, runs the Norwegian policies on
# three days, and asks why. What it makes lies in build/; running it again starts a new ledger.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [ -t 1 ]; then bold=$'\e[1m' plain=$'\e[0m'; else bold='' plain=''; fi
heading() { printf '\n%s== %s%s\n' "$bold" "$*" "$plain"; }
# Shows a command as one would type it, then runs it. An answer of "no" (exit status 1) is an answer, not a failure.
show() {
  printf '\n$ %s\n' "$*"
  local status=0
  "$@" || status=$?
  [ "$status" -le 1 ] || exit "$status"
}
# The same, and only the first lines of what it prints.
show_some() {
  printf '\n$ %s\n' "$*"
  "$@" >build/shown.txt
  head -n 15 build/shown.txt
  printf '… %s lines in all\n' "$(wc -l <build/shown.txt)"
}
dun=build/dun
ledger=build/demo.ledger
demo=examples/demo-ledger

heading "Building (the first time takes a few minutes)"
bash cmake/install-packages.sh cmake/packages.txt
mkdir -p build
cmake --preset release >build/configure.log 2>&1 || { cat build/configure.log; exit 3; }
cmake --build --preset release --target dun

heading "A ledger: 600 customers and 3,000 invoices as Business Central exports them, with the mistakes real exports have"
rm -f "$ledger" "$ledger"-wal "$ledger"-shm
show "$dun" ledger init "$ledger"
for kind in creditors debtors contacts consents; do
  show "$dun" ledger import --ledger "$ledger" --kind "$kind" "$demo/$kind.csv"
done
show "$dun" ledger import --ledger "$ledger" --mapping examples/mappings/business-central.toml --on 2026-03-15 \
  --rejects build/rejected-entries.csv "$demo/customer-ledger-entries.csv"
show "$dun" ledger import --ledger "$ledger" --mapping examples/mappings/business-central-reminders.toml \
  --rejects build/rejected-reminders.csv "$demo/issued-reminders.csv"
show "$dun" ledger import --ledger "$ledger" --kind events --rejects build/rejected-events.csv "$demo/events.csv"

heading "Three days; between them payments come in, holds run out, disputes are closed"
show "$dun" run --ledger "$ledger" --policy policies/no --on 2026-03-16
show "$dun" ledger import --ledger "$ledger" --kind events "$demo/events-2026-04-01.csv"
show "$dun" run --ledger "$ledger" --policy policies/no --on 2026-04-01
show "$dun" ledger import --ledger "$ledger" --kind events "$demo/events-2026-04-15.csv"
show "$dun" run --ledger "$ledger" --policy policies/no --on 2026-04-15

heading "What was decided on the last day (the first lines; leave --on out for all days)"
show_some "$dun" actions list --ledger "$ledger" --on 2026-04-15

heading "Why a letter goes: the day after the deadline of the reminder"
show "$dun" why 105975 --ledger "$ledger" --policy policies/no --on 2026-04-16

heading "Why no letter goes yet, and when it may"
show "$dun" why 104275 --ledger "$ledger" --policy policies/no --on 2026-04-16

heading "Is the record as it was written?"
show "$dun" ledger verify "$ledger"

printf '\nThe program is %s, the ledger %s. README.md goes on from here.\n' "$dun" "$ledger"
