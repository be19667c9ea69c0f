# Reads fonts.yaml and icons.yaml as they are written here (one field a line, one {...} a file) and prints, tab-separated,
#   package  npm|debian  name  version  sha256 of the tarball  yes|no (optional)
#   file     name  path in the package  size or -  sha256 or -
# each package before its files.

function value(text) {
    sub(/^[ ]+/, "", text)
    sub(/[ ]+$/, "", text)
    gsub(/^"|"$/, "", text)
    return text
}

# The field of a {key: value, ...} line; values that hold a comma stand last on the line and are never asked for.
function field(key,    at, rest) {
    at = match($0, "[{ ]" key ": ")
    if (!at) return "-"
    rest = substr($0, at + RLENGTH)
    sub(/[,}].*$/, "", rest)
    return value(rest)
}

function announce() {
    if (announced) return
    announced = 1
    if (debian != "")
        print "package", "debian", debian, "-", "-", optional
    else
        print "package", "npm", package, version, tarball, optional
}

BEGIN { OFS = "\t" }
/^  - id: / { package = version = tarball = debian = ""; optional = "no"; announced = 0 }
/^    package: / { package = value(substr($0, 14)) }
/^    version: / { version = value(substr($0, 14)) }
/^    tarball_sha256: / { tarball = value(substr($0, 21)) }
/^    debian: / { debian = value(substr($0, 13)) }
/^    optional: true/ { optional = "yes" }
/^    licence_file: \{/ || /^      - \{/ { announce(); print "file", field("file"), field("from"), field("size"), field("sha256") }
