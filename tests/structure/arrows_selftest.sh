#!/usr/bin/env bash
# arrows_selftest.sh ROOT: arrows.sh passes the tree as it is and catches each fault planted in a copy.
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
copy=$(mktemp -d)
trap 'rm -rf -- "$copy"' EXIT
mkdir -- "$copy/src"
cp -R -- "$1/src/." "$copy/src"
failures=0

report() {
    printf '%s: %s\n' "$1" "$2"
    failures=$((failures + 1))
}

# planted NAME FILE LINE COMPLAINT: with LINE put before FILE, the check fails and says COMPLAINT.
planted() {
    local said status=0
    mkdir -p -- "$(dirname -- "$copy/$2")"
    : >"$copy/kept"
    [[ ! -f $copy/$2 ]] || cp -- "$copy/$2" "$copy/kept"
    printf '%s\n' "$3" | cat - "$copy/kept" >"$copy/$2"
    said=$("$here/arrows.sh" "$copy") || status=$?
    ((status == 1)) || report "$1" "the planted fault was not caught"
    [[ $said == *"$4"* ]] || report "$1" "expected '$4', got '$said'"
    if [[ -s $copy/kept ]]; then mv -- "$copy/kept" "$copy/$2"; else rm -- "$copy/$2"; fi
}

"$here/arrows.sh" "$copy" || report "clean copy" "the tree as it is has faults"
planted "upward include" src/base/path.cpp '#include "job/job.h"' "base may not include job/job.h"
planted "upward include from a wall" src/paint/planted.cpp '#include "compose/compose.h"' "paint may not include compose/compose.h"
planted "sideways include" src/codec/planted.cpp '#include "paint/raster.h"' "codec may not include paint/raster.h"
planted "include without a room" src/text/planted.cpp '#include "unicode.h"' "write room/file.h"
planted "cairo outside paint" src/compose/planted.cpp '#include <cairo.h>' "<cairo.h> stays out of compose"
planted "pango in the scene" src/scene/planted.h '#include <pango/pango.h>' "<pango/pango.h> stays out of scene"
planted "a library nobody listed" src/base/planted.cpp '#include <boost/any.hpp>' "<boost/any.hpp> is not in walls.txt"
printf '#include "text/planted.h"\n' >"$copy/src/compose/shown_on.cpp"
printf '#include "text/hidden.h"\n' >"$copy/src/text/planted.h"
planted "a library shown to another room" src/text/hidden.h '#include <hb.h>' "text/planted.h shows <hb.h> to another room"
rm -- "$copy/src/compose/shown_on.cpp" "$copy/src/text/planted.h"
planted "an arrow that points up in CMake" src/CMakeLists.txt 'codong_room(scene ROOMS room_compose)' "scene -> compose points up"
planted "rooms in a circle" src/CMakeLists.txt 'codong_room(message ROOMS room_check)' "leads back to itself"

((failures == 0))
