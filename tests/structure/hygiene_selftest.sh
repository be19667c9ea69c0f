#!/usr/bin/env bash
# hygiene_selftest.sh: hygiene.sh passes a clean folder and catches each fault planted in it.
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
copy=$(mktemp -d)
trap 'rm -rf -- "$copy"' EXIT
mkdir -p -- "$copy/tools" "$copy/.ci" "$copy/build"
for front_door in tools/campaign tools/test tools/setup .ci/run; do
    printf '#!/bin/sh\n' >"$copy/$front_door"
    chmod +x -- "$copy/$front_door"
done
failures=0

planted() { # NAME CONTENT MODE COMPLAINT
    local said status=0
    printf '%b' "$2" >"$copy/planted file.txt"
    chmod "$3" -- "$copy/planted file.txt"
    said=$("$here/hygiene.sh" "$copy") || status=$?
    if ((status == 0)) || [[ $said != *"$4"*"planted file.txt"* ]]; then
        printf '%s: not caught: %s\n' "$1" "$said"
        failures=$((failures + 1))
    fi
    rm -f -- "$copy/planted file.txt"
}

"$here/hygiene.sh" "$copy" || { printf 'the clean folder has faults\n' && failures=1; }
printf 'built in /%s/somewhere\r\n' work >"$copy/build/ignored"
"$here/hygiene.sh" "$copy" || { printf 'an ignored folder was read\n' && failures=$((failures + 1)); }
# In pieces, so that this file is clean itself.
planted "registry" "fetched from deb"".debian.org/pool\n" 644 'names a package registry'
planted "machine path" "see \"/""work/main/src\"\n" 644 'names a path of one machine'
planted "outside file" "as ..""/shared/design says\n" 644 'names a file outside the checkout'
planted "carriage return" 'one\r\ntwo\r\n' 644 'CR line ends'
planted "no bit" '#!/bin/sh\n' 644 'not executable'
planted "needless bit" 'text\n' 755 'executable, but'
((failures == 0))
