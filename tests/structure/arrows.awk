# Reads src/CMakeLists.txt (rooms and their arrows), walls.txt, then every source file; prints each include that the picture of
# the house does not allow, as "file:line: what", and exits 1 when there was one.
# The arrows are the ROOMS lists, followed to their ends; the levels below only bound what those lists may say.

BEGIN {
    split("base color | scene | text paint press codec intake readback | message layout compose check export | job | cli studio", word, " ")
    level = 0
    for (i = 1; i in word; ++i)
        if (word[i] == "|") ++level
        else level_of[word[i]] = level
}

function complain(text) {
    print text
    bad = 1
}

# --- src/CMakeLists.txt: the file as one text, as a call can span lines

FILENAME ~ /CMakeLists\.txt$/ {
    sub(/#.*/, "")
    cmake = cmake " " $0
    next
}

function read_rooms(    count, call, i, n, j, w, name, listing) {
    gsub(/[()]/, " & ", cmake)
    count = split(cmake, call, ")")
    for (i = 1; i <= count; ++i) {
        n = split(call[i], w, /[ \t]+/)
        name = ""
        listing = 0
        for (j = 1; j <= n; ++j) {
            if (w[j] == "(") continue
            if (w[j - 1] == "(" && w[j - 2] == "codong_room") { name = w[j]; room[name] = 1 }
            else if (w[j - 1] == "(" && w[j - 2] == "target_link_libraries" && w[j] == "codong") { name = "cli"; room[name] = 1; listing = 1 }
            else if (w[j] == "ROOMS") listing = 1
            else if (w[j] == "LIBS") listing = 0
            else if (name != "" && listing && w[j] ~ /^room_/) arrow[name, substr(w[j], 6)] = 1
        }
    }
    for (pair in arrow) {
        split(pair, end, SUBSEP)
        if (!(end[1] in level_of)) complain("src/CMakeLists.txt: room " end[1] " has no level in the picture")
        else if (!(end[2] in level_of)) complain("src/CMakeLists.txt: room " end[2] " has no level in the picture")
        else if (level_of[end[1]] < level_of[end[2]]) complain("src/CMakeLists.txt: arrow " end[1] " -> " end[2] " points up")
    }
    for (k in room) for (i in room) for (j in room)
        if (((i, k) in arrow) && ((k, j) in arrow)) arrow[i, j] = 1
    for (i in room)
        if ((i, i) in arrow) complain("src/CMakeLists.txt: room " i " leads back to itself")
}

# --- walls.txt

FILENAME ~ /walls\.txt$/ {
    if (/^#/ || NF == 0) next
    walls[++wall_count] = $1
    rest = $0
    sub(/^[^ \t]+/, "", rest)
    owners[wall_count] = rest " "
    next
}

# --- sources; file names are relative to the folder that holds src/

FNR == 1 {
    if (!read_done++) read_rooms()
    from = FILENAME
    sub(/^.*src\//, "", from)
    shown = "src/" from
    sub(/\/.*/, "", from)
    ++files
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
    header = $0
    sub(/^[^"]*"/, "", header)
    sub(/".*/, "", header)
    to = header
    if (!sub(/\/.*/, "", to)) complain(shown ":" FNR ": \"" header "\": write room/file.h")
    else if (!(to in room) && !(to in level_of)) complain(shown ":" FNR ": \"" header "\": no such room")
    else if (to != from && !((from, to) in arrow)) complain(shown ":" FNR ": " from " may not include " header)
    ++uses
    used[uses] = header
    user[uses] = substr(shown, 5)
    place[uses] = shown ":" FNR
    next
}

/^[ \t]*#[ \t]*include[ \t]*</ {
    header = $0
    sub(/^[^<]*</, "", header)
    sub(/>.*/, "", header)
    if (header ~ /^[a-z_0-9]+$/) next
    found = 0
    for (i = 1; i <= wall_count && !found; ++i)
        if (index(header, walls[i]) == 1) found = i
    if (!found) complain(shown ":" FNR ": <" header "> is not in walls.txt")
    else if (owners[found] ~ / any /) next
    else if (index(owners[found], " " from " ") == 0) complain(shown ":" FNR ": <" header "> stays out of " from)
    else if (shown ~ /\.h$/) opened[substr(shown, 5)] = "<" header ">"
    next
}

/^[ \t]*#[ \t]*include[ \t]/ && from != "text" && from != "paint" { complain(shown ":" FNR ": an include by macro: " $0) }

# A third-party header is shown on by every header that includes one which shows it.
END {
    for (changed = 1; changed;) {
        changed = 0
        for (i = 1; i <= uses; ++i)
            if ((used[i] in opened) && !(user[i] in opened) && user[i] ~ /\.h$/) {
                opened[user[i]] = opened[used[i]]
                changed = 1
            }
    }
    for (i = 1; i <= uses; ++i) {
        split(used[i], to_part, "/")
        split(user[i], from_part, "/")
        if ((used[i] in opened) && to_part[1] != from_part[1])
            complain(place[i] ": " used[i] " shows " opened[used[i]] " to another room")
    }
    if (!files) complain("no source files")
    exit bad
}
