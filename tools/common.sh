# shellcheck shell=bash
# Shared by the scripts beside it; sourced, never run.

root=$(CDPATH='' cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)

# Vietnamese, then English.
say() { printf '%s\n%s\n' "$1" "$2" >&2; }

fail() {
    say "LỖI: $1" "ERROR: $2"
    exit 1
}

# configure PRESET: runs CMake when the preset has no build folder yet, or one made for a checkout in another place.
configure() {
    local build=$root/build/$1 home=''
    if [[ -f $build/CMakeCache.txt ]]; then
        home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$build/CMakeCache.txt")
        [[ $home == "$root" ]] || rm -rf -- "$build"
    fi
    [[ $home == "$root" && -f $build/build.ninja ]] || (cd -- "$root" && cmake --preset "$1" >&2)
}
