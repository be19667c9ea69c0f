#!/usr/bin/env bash
# hygiene.sh ROOT: fails when a file of the project names a package registry, a path of one machine or a file outside the
# checkout, has a CR line end, or has an executable bit that does not fit what it is.
set -euo pipefail
export LC_ALL=C
cd -- "$1"

# The committed files and those about to be; without git, everything that is not ignored.
listing() {
    if [[ -e .git ]] && git ls-files -z --cached --others --exclude-standard 2>/dev/null; then return; fi
    find . \( -path ./build -o -path ./out -o -path ./.cache -o -path ./.git -o -path ./fonts/files -o -path ./fonts/icons \) \
        -prune -o -type f -printf '%P\0'
}

files=()
while IFS= read -r -d '' file; do
    [[ ! -f $file || -L $file ]] || files+=("$file")
done < <(listing)
((${#files[@]} > 0)) || { printf 'no files found\n' && exit 1; }

faults=0
forbid() { # WHAT, then grep's arguments
    local what=$1 found
    shift
    found=$(grep -InE "$@" -- /dev/null "${files[@]}" | cut -c1-200) || true
    [[ -n $found ]] || return 0
    printf '%s:\n%s\n' "$what" "$found"
    faults=$((faults + 1))
}

# Written with classes of one letter, so that this file does not match itself.
forbid 'names a package registry' '(registry[.]npmjs|npmjs[.](org|com)|deb[.]debian[.]org|archive[.]ubuntu|pypi[.]org|crates[.]io|proxy[.]golang)'
forbid 'names a path of one machine' '(^|[^A-Za-z0-9_.*~-])/(work|root|home)/[A-Za-z0-9._-]'
forbid 'names a file outside the checkout' '([.][.]/shared|(^|[^a-z_/-])shared/[a-z]|(^|[^a-z_/-])facts/[a-z]+[.][a-z])'

carriage=()
for file in "${files[@]}"; do
    case $file in tests/*/data/* | tests/fuzz/* | tests/corpus/*) ;; *) carriage+=("$file") ;; esac
done
found=$(grep -lI $'\r' -- /dev/null "${carriage[@]}") || true
[[ -z $found ]] || { printf 'CR line ends:\n%s\n' "$found" && faults=$((faults + 1)); }

for file in "${files[@]}"; do
    start=''
    IFS= read -r -n 2 -d '' start <"$file" 2>/dev/null || true
    if [[ $start == '#!' && ! -x $file ]]; then
        printf 'starts with #! but is not executable: %s\n' "$file"
        faults=$((faults + 1))
    elif [[ $start != '#!' && -x $file ]]; then
        printf 'executable, but starts with no #!: %s\n' "$file"
        faults=$((faults + 1))
    fi
done
for file in tools/campaign tools/test tools/setup .ci/run; do
    [[ -x $file ]] || { printf 'not executable: %s\n' "$file" && faults=$((faults + 1)); }
done
((faults == 0))
