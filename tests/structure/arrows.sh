#!/usr/bin/env bash
# arrows.sh ROOT: fails when an include points up in the picture of the house, or a third-party header leaves its wall.
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd -- "$1"
mapfile -d '' -t sources < <(find src -name '*.h' -print0 -o -name '*.cpp' -print0 -o -name '*.inc' -print0 | LC_ALL=C sort -z)
awk -f "$here/arrows.awk" src/CMakeLists.txt "$here/walls.txt" "${sources[@]}"
