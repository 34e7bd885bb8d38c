#!/usr/bin/env bash
# Installs the Debian or Ubuntu packages named in the given lists (one a line) that are not there yet. Asks nothing.
set -euo pipefail

missing=()
for package in $(cat "$@"); do
  dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ "${#missing[@]}" -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "these packages are needed, and there is no apt-get to install them with: ${missing[*]}" >&2
  exit 3
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "installing packages takes root: run as root, or install ${missing[*]}" >&2; exit 3; }
  as_root=(sudo)
fi
echo "installing ${#missing[@]} packages: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
quietly() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "$@" >"$log" 2>&1 </dev/null || { cat "$log" >&2; exit 3; }; }
quietly apt-get update -q
quietly apt-get install -q -y --no-install-recommends "${missing[@]}"
