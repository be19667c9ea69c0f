#!/usr/bin/env bash
# setup_test.sh ROOT: tools/setup on a small manifest, with stand-ins for npm and apt-get: what it brings, what it repairs and
# what it refuses. Uses no network.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf -- "$work"' EXIT
place="$work/a checkout" # a space, as in the folders of real people
mkdir -p -- "$place/fonts" "$work/bin" "$work/served" "$work/package/font" "$work/deb"
cp -R -- "$1/tools" "$place/tools"
for list in build test full; do printf '# nothing\n' >"$place/tools/packages-$list.txt"; done
failures=0
said=''

claim() { # CLAIM COMMAND...: the command must succeed
    local claim=$1
    shift
    "$@" && return
    printf 'not so: %s\n%s\n' "$claim" "$said"
    failures=$((failures + 1))
}
says() { [[ $said == *"$1"* ]]; }
same() { cmp -s -- "$1" "$2"; }
absent() { [[ ! -e $1 ]]; }
equal() { [[ $1 == "$2" ]]; }

status=0
set_up() {
    status=0
    said=$(PATH=$work/bin:$PATH CALLS=$work/calls SERVED=$work/served "$place/tools/setup" "${1:-build}" 2>&1) || status=$?
}
npm_calls() { grep -c '^npm' "$work/calls" || true; }
sum() { sha256sum <"$1" | cut -d' ' -f1; }

cat >"$work/bin/npm" <<'STUB'
#!/usr/bin/env bash
echo npm >>"$CALLS"
[[ -d $SERVED ]] || { echo "npm ERR! network is unreachable" >&2 && exit 1; }
cp -- "$SERVED"/*.tgz .
STUB
cat >"$work/bin/apt-get" <<'STUB'
#!/usr/bin/env bash
echo apt-get >>"$CALLS"
exit 100
STUB
chmod +x "$work/bin/npm" "$work/bin/apt-get"
: >"$work/calls"

printf 'a font' >"$work/package/font/A.ttf"
printf 'a licence' >"$work/package/LICENSE"
printf '<svg/>' >"$work/package/icon.svg"
tar -C "$work" -czf "$work/served/set-things-1.0.0.tgz" package
cp -- "$work/served/set-things-1.0.0.tgz" "$work/good.tgz"

write_manifests() { # SHA256 OF THE FONT
    cat >"$place/fonts/fonts.yaml" <<YAML
families:
  - id: a
    package: "@set/things"
    version: "1.0.0"
    tarball_sha256: $(sum "$work/good.tgz")
    licence_file: {file: a-LICENSE.txt, from: package/LICENSE, size: 9, sha256: $(sum "$work/package/LICENSE")}
    files:
      - {weight: 400, file: a-400.ttf, size: 6, sha256: $1, from: package/font/A.ttf}
YAML
    cat >"$place/fonts/icons.yaml" <<YAML
sets:
  - id: things
    package: "@set/things"
    version: "1.0.0"
    tarball_sha256: $(sum "$work/good.tgz")
    licence_file: {file: things-LICENSE.txt, from: package/LICENSE}
    icons:
      - {id: house, file: house.svg, from: package/icon.svg, vi: "ngôi nhà, mái ấm", en: "house"}
YAML
}
font=$place/fonts/files/a-400.ttf
icon=$place/fonts/icons/house.svg
cached=$place/.cache/npm/set-things-1.0.0.tgz
write_manifests "$(sum "$work/package/font/A.ttf")"

set_up
claim "a first run succeeds" equal "$status" 0
claim "it brings the font" same "$font" "$work/package/font/A.ttf"
claim "it brings the icon" same "$icon" "$work/package/icon.svg"
claim "the licence comes along" same "$place/fonts/files/a-LICENSE.txt" "$work/package/LICENSE"
claim "two manifests, one download" equal "$(npm_calls)" 1
claim "no temporary is left" absent "$(compgen -G "$place/.cache/work.*" || printf '%s' "$work/none")"

set_up
claim "a second run says nothing" equal "$status $said" "0 "
claim "a second run asks npm for nothing" equal "$(npm_calls)" 1

printf 'x' >>"$font"
set_up
claim "a damaged font is named" says 'a-400.ttf bị hỏng'
claim "a damaged font is restored" same "$font" "$work/package/font/A.ttf"
rm -- "$icon"
set_up
claim "a missing icon is restored" same "$icon" "$work/package/icon.svg"
: >"$icon"
set_up
claim "an emptied icon is restored" same "$icon" "$work/package/icon.svg"
claim "repairs need no download" equal "$(npm_calls)" 1

printf 'x' >>"$cached"
rm -- "$font"
set_up
claim "a damaged cache is fetched again" equal "$(npm_calls)" 2
claim "and the font restored" same "$font" "$work/package/font/A.ttf"

rm -- "$font" "$cached"
printf 'x' >>"$work/served/set-things-1.0.0.tgz"
set_up
claim "another tarball than the pinned is refused" equal "$status" 1
claim "in Vietnamese" says 'không khớp mã sha256 đã ghim'
claim "and in English" says 'does not match its pinned sha256'
claim "no font comes from it" absent "$font"
claim "it is not kept" absent "$cached"
claim "no temporary is left by a refusal" absent "$(compgen -G "$place/.cache/work.*" || printf '%s' "$work/none")"

mv -- "$work/served" "$work/away"
set_up
claim "without a network it fails" equal "$status" 1
claim "and says so" says 'kiểm tra kết nối mạng'
mv -- "$work/away" "$work/served"

cp -- "$work/good.tgz" "$work/served/set-things-1.0.0.tgz"
write_manifests "$(sum "$work/package/LICENSE")"
set_up
claim "a font that is not the pinned one is refused" equal "$status" 1
claim "the refused font is named" says 'a-400.ttf'
claim "the refused font is not placed" absent "$font"

write_manifests "$(sum "$work/package/font/A.ttf")"
cat >>"$place/fonts/fonts.yaml" <<'YAML'
  - id: b
    optional: true
    debian: fonts-of-nowhere
    files:
      - {weight: 400, file: b-400.ttf, size: 1, sha256: 0, from: usr/share/fonts/b.ttf}
YAML
set_up
claim "a missing optional font is no failure" equal "$status" 0
claim "but a warning" says 'WARNING: the optional fonts of fonts-of-nowhere'
claim "the others come all the same" same "$font" "$work/package/font/A.ttf"
set_up
claim "a campaign does not seek it at every start" equal "$status $said" "0 "
set_up test
claim "the tests do" says 'fonts-of-nowhere'

set_up nonsense
claim "a wrong argument exits 2" equal "$status" 2
((failures == 0))
