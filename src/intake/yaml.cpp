#include "intake/yaml.h"

#include <yaml.h>

#include <algorithm>
#include <map>

#include "intake/encoding.h"
#include "intake/file.h"
#include "intake/yaml_tree.h"

namespace codong {
namespace {

struct Parser {
    yaml_parser_t parser;
    explicit Parser(std::string_view text) {
        if (!yaml_parser_initialize(&parser)) throw std::bad_alloc();
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    }
    ~Parser() { yaml_parser_delete(&parser); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
};

struct Event {
    yaml_event_t event;
    ~Event() { yaml_event_delete(&event); }
};

std::string text_of(const yaml_char_t* text) {
    return text ? reinterpret_cast<const char*>(text) : "";
}

// Plain text that stands for no value, by YAML's core schema.
bool is_null_word(const std::string& text) {
    return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

// Hands the parser's events on; numbers the anchors.
class Events {
public:
    Events(YamlTreeBuilder& builder, const std::string& name) : m_builder(builder), m_name(name) {}

    // False at the end of the stream.
    bool take(const yaml_event_t& e) {
        const Place place = place_of(e.start_mark);
        switch (e.type) {
            case YAML_DOCUMENT_START_EVENT:
                m_builder.document_start(place);
                m_anchors.clear();
                break;
            case YAML_ALIAS_EVENT: {
                const auto found = m_anchors.find(text_of(e.data.alias.anchor));
                if (found == m_anchors.end())
                    throw YamlTreeBuilder::Stop{error("yaml/unknown-anchor", {text_of(e.data.alias.anchor)}, place)};
                m_builder.alias(place, found->second);
                break;
            }
            case YAML_SCALAR_EVENT: {
                const auto& data = e.data.scalar;
                std::string text(reinterpret_cast<const char*>(data.value), data.length);
                const bool quoted =
                    data.style != YAML_PLAIN_SCALAR_STYLE || text_of(data.tag) == "tag:yaml.org,2002:str";
                if (!quoted && is_null_word(text))
                    m_builder.null(place, anchor(data.anchor));
                else
                    m_builder.scalar(place, std::move(text), quoted, anchor(data.anchor));
                break;
            }
            case YAML_SEQUENCE_START_EVENT:
                m_builder.start(YamlNode::Kind::Sequence, place, anchor(e.data.sequence_start.anchor));
                break;
            case YAML_MAPPING_START_EVENT:
                m_builder.start(YamlNode::Kind::Map, place, anchor(e.data.mapping_start.anchor));
                break;
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT:
                m_builder.end();
                break;
            case YAML_STREAM_END_EVENT:
                return false;
            default:
                break;
        }
        return true;
    }

    Place place_of(const yaml_mark_t& mark) const {
        return {m_name, static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1};
    }

private:
    size_t anchor(const yaml_char_t* name) {
        if (!name) return 0;
        return m_anchors[text_of(name)] = ++m_count;
    }

    YamlTreeBuilder& m_builder;
    const std::string& m_name;
    std::map<std::string, size_t> m_anchors;
    size_t m_count = 0;
};

// What the parser says, in both languages: {vietnamese, english}; at the thing that was never closed when there is one.
Diagnostic syntax_problem(const yaml_parser_t& parser, const Events& events) {
    struct Row {
        std::string_view problem, vi;
    };
    constexpr Row k_rows[] = {
        {"did not find expected ',' or '}'", "thiếu dấu phẩy hoặc dấu } đóng"},
        {"did not find expected ',' or ']'", "thiếu dấu phẩy hoặc dấu ] đóng"},
        {"did not find expected key", "khóa đứng sai chỗ, thường do thụt lề lệch"},
        {"did not find expected '-' indicator", "danh sách đứng sai chỗ, thường do thụt lề lệch"},
        {"could not find expected ':'", "thiếu dấu hai chấm sau khóa"},
        {"mapping values are not allowed in this context", "dấu hai chấm đứng sai chỗ"},
        {"block sequence entries are not allowed in this context", "dấu - đứng sai chỗ"},
        {"mapping keys are not allowed in this context", "khóa đứng sai chỗ"},
        {"found unexpected end of stream", "chuỗi trong dấu nháy chưa đóng"},
        {"found unexpected document indicator", "chuỗi trong dấu nháy chưa đóng"},
        {"found unknown escape character", "ký tự sau dấu \\ không hợp lệ"},
        {"found character that cannot start any token", "ký tự không được phép đứng đầu giá trị"},
        {"found a tab character", "thụt lề bằng phím Tab"},
    };
    const std::string problem = parser.problem ? parser.problem : "out of memory";
    std::string vi = problem;
    for (const Row& row : k_rows)
        if (problem.starts_with(row.problem)) vi = row.vi;
    const bool open_quote = problem == "found unexpected end of stream" && parser.context;
    return error("yaml/syntax", {vi, problem}, events.place_of(open_quote ? parser.context_mark : parser.problem_mark));
}

// The parser reads these as the end of the file, or not at all.
size_t find_control_character(std::string_view text) {
    const auto bad = std::find_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F;
    });
    return bad == text.end() ? std::string_view::npos : static_cast<size_t>(bad - text.begin());
}

}  // namespace

Result<YamlNode> parse_yaml(std::string_view text, const std::string& name) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const TextPlaces places(text, name);
    if (const size_t bad = find_malformed_utf8(text); bad != std::string_view::npos)
        return error("yaml/not-utf8", {name}, places.at_offset(bad));
    if (const size_t bad = find_control_character(text); bad != std::string_view::npos)
        return error("yaml/control-character", {std::to_string(static_cast<int>(text[bad]))}, places.at_offset(bad));

    YamlTreeBuilder builder;
    try {
        Parser source(text);
        Events events(builder, name);
        for (bool more = true; more;) {
            Event event;
            if (!yaml_parser_parse(&source.parser, &event.event)) {
                event.event = {};
                builder.problems.push_back(syntax_problem(source.parser, events));
                break;
            }
            more = events.take(event.event);
        }
    } catch (YamlTreeBuilder::Stop& stop) {
        builder.problems.push_back(std::move(stop.diagnostic));
    }
    if (!builder.problems.empty()) return std::move(builder.problems);
    if (!builder.has_root) builder.root.place = {name, 1, 1};
    return std::move(builder.root);
}

Result<YamlNode> read_yaml(const std::string& path) {
    TRY_ASSIGN(const std::string text, read_file(path));
    return parse_yaml(text, path);
}

}  // namespace codong
