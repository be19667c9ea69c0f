#include <charconv>
#include <cmath>

#include "intake/vector_art.h"

namespace codong {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == ',';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
char upper(char c) {
    return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

// Walks SVG path data. Positions are bytes from the start.
class PathData {
public:
    explicit PathData(std::string_view data) : m_data(data) {}

    bool read(Path& path) {
        char command = 0;
        bool first = true;
        for (skip_space(); m_at < m_data.size(); skip_space()) {
            const char c = m_data[m_at];
            if (upper(c) >= 'A' && upper(c) <= 'Z') {
                command = c;
                ++m_at;
            } else if (command == 0 || command == 'z' || command == 'Z') {
                return false;  // numbers that belong to no command
            } else if (command == 'M') {
                command = 'L';
            } else if (command == 'm') {
                command = 'l';
            }
            if (first && command != 'M' && command != 'm') return false;
            first = false;
            if (!step(path, command)) return false;
        }
        return true;
    }
    size_t position() const { return m_at; }

private:
    void skip_space() {
        while (m_at < m_data.size() && is_space(m_data[m_at])) ++m_at;
    }

    bool number(double& value) {
        skip_space();
        const char* begin = m_data.data() + m_at;
        const char* end = m_data.data() + m_data.size();
        if (begin != end && *begin == '+') ++begin;
        const auto [after, fault] = std::from_chars(begin, end, value);
        if (fault != std::errc() || !std::isfinite(value)) return false;
        m_at = static_cast<size_t>(after - m_data.data());
        return true;
    }

    // Flags of an arc may stand without a space before what follows.
    bool flag(bool& value) {
        skip_space();
        if (m_at >= m_data.size() || (m_data[m_at] != '0' && m_data[m_at] != '1')) return false;
        value = m_data[m_at++] == '1';
        return true;
    }

    bool point(Point& p, bool relative) {
        if (!number(p.x) || !number(p.y)) return false;
        if (relative) p = p + m_current;
        return true;
    }

    // The control mirrored at the current point, when the last command was a curve of the same kind.
    Point mirrored(bool same_kind) const { return same_kind ? m_current * 2 - m_control : m_current; }

    bool step(Path& path, char command) {
        const bool relative = is_lower(command);
        const char kind = upper(command);
        Point p = m_current, c1, c2;
        switch (kind) {
            case 'M':
                if (!point(p, relative)) return false;
                path.move_to(p);
                m_start = p;
                break;
            case 'L':
                if (!point(p, relative)) return false;
                path.line_to(p);
                break;
            case 'H':
                if (!number(p.x)) return false;
                if (relative) p.x += m_current.x;
                path.line_to(p);
                break;
            case 'V':
                if (!number(p.y)) return false;
                if (relative) p.y += m_current.y;
                path.line_to(p);
                break;
            case 'C':
                if (!point(c1, relative) || !point(c2, relative) || !point(p, relative)) return false;
                path.cubic_to(c1, c2, p);
                break;
            case 'S':
                c1 = mirrored(m_last == 'C' || m_last == 'S');
                if (!point(c2, relative) || !point(p, relative)) return false;
                path.cubic_to(c1, c2, p);
                break;
            case 'Q':
                if (!point(c2, relative) || !point(p, relative)) return false;
                path.quad_to(c2, p);
                break;
            case 'T':
                c2 = mirrored(m_last == 'Q' || m_last == 'T');
                if (!point(p, relative)) return false;
                path.quad_to(c2, p);
                break;
            case 'A': {
                double rx = 0, ry = 0, turn = 0;
                bool large = false, sweep = false;
                if (!number(rx) || !number(ry) || !number(turn) || !flag(large) || !flag(sweep) || !point(p, relative))
                    return false;
                path.svg_arc_to(rx, ry, turn, large, sweep, p);
                break;
            }
            case 'Z':
                path.close();
                p = m_start;
                break;
            default:
                return false;
        }
        m_control = c2;
        m_current = p;
        m_last = kind;
        return true;
    }

    std::string_view m_data;
    size_t m_at = 0;
    Point m_current, m_start, m_control;
    char m_last = 0;
};

// Fills need closed contours, also after a z that is followed by no new move.
Path with_closed_contours(const Path& path) {
    Path out;
    bool open = false;
    Point start;
    for (const Path::Segment& s : path.segments()) {
        switch (s.verb) {
            case Path::Verb::Move:
                if (open) out.close();
                out.move_to(start = s.points[0]);
                open = true;
                continue;
            case Path::Verb::Close:
                if (open) out.close();
                open = false;
                continue;
            case Path::Verb::Line:
            case Path::Verb::Cubic:
                break;
        }
        if (!open) out.move_to(start);
        open = true;
        if (s.verb == Path::Verb::Line)
            out.line_to(s.points[0]);
        else
            out.cubic_to(s.points[0], s.points[1], s.points[2]);
    }
    if (open) out.close();
    return out;
}

}  // namespace

Result<Path> parse_path_data(std::string_view data) {
    PathData reader(data);
    Path path;
    if (!reader.read(path)) {
        const size_t at = std::min(reader.position(), data.size());
        return error("art/bad-path", {std::string(data.substr(at, 16)), std::to_string(at + 1)});
    }
    return with_closed_contours(path);
}

}  // namespace codong
