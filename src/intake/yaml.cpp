#include "intake/yaml.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>

#include "intake/encoding.h"
#include "intake/file.h"
#include "intake/yaml_tree.h"

namespace codong {
namespace {

class ViewBuffer : public std::streambuf {
public:
    explicit ViewBuffer(std::string_view text) {
        char* begin = const_cast<char*>(text.data());  // setg takes no const; nothing writes to a get area
        setg(begin, begin, begin + text.size());
    }
};

// A quoted scalar that runs into the end of the text: the parser lets it pass.
bool closes_its_quote(std::string_view text, size_t start) {
    const char quote = start < text.size() ? text[start] : '\0';
    if (quote != '"' && quote != '\'') return true;
    for (size_t i = start + 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\') {
            ++i;
        } else if (text[i] == quote) {
            if (quote == '"' || i + 1 >= text.size() || text[i + 1] != quote) return true;
            ++i;
        }
    }
    return false;
}

// Hands the parser's events on. Its own tree of nodes would take twice the time.
class Events : public YAML::EventHandler {
public:
    Events(YamlTreeBuilder& builder, const TextPlaces& places, std::string_view text)
        : m_builder(builder), m_places(places), m_text(text) {}

    void OnDocumentStart(const YAML::Mark& mark) override { m_builder.document_start(place(mark)); }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { m_builder.null(place(mark), anchor); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override { m_builder.alias(place(mark), anchor); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        const bool quoted = tag == "!" || tag == "tag:yaml.org,2002:str";
        if (quoted && !closes_its_quote(m_text, m_places.offset_of_mark(mark.line, mark.column)))
            throw YAML::ParserException(mark, YAML::ErrorMsg::EOF_IN_SCALAR);
        m_builder.scalar(place(mark), value, quoted, anchor);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        m_builder.start(YamlNode::Kind::Sequence, place(mark), anchor);
    }
    void OnSequenceEnd() override { m_builder.end(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        m_builder.start(YamlNode::Kind::Map, place(mark), anchor);
    }
    void OnMapEnd() override { m_builder.end(); }

private:
    Place place(const YAML::Mark& mark) const { return m_places.at_mark(mark.line, mark.column); }

    YamlTreeBuilder& m_builder;
    const TextPlaces& m_places;
    std::string_view m_text;
};

// What the parser says, in both languages: {vietnamese, english}. Its own sentence when it is none of the usual ones.
std::vector<std::string> syntax_arguments(const std::string& message) {
    struct Row {
        std::string_view message, vi;
    };
    const Row rows[] = {
        {YAML::ErrorMsg::END_OF_MAP_FLOW, "thiếu dấu } đóng"},
        {YAML::ErrorMsg::END_OF_SEQ_FLOW, "thiếu dấu ] đóng"},
        {YAML::ErrorMsg::END_OF_MAP, "khối “khóa: giá trị” chưa kết thúc đúng, thường do thụt lề lệch"},
        {YAML::ErrorMsg::END_OF_SEQ, "danh sách chưa kết thúc đúng, thường do thụt lề lệch"},
        {YAML::ErrorMsg::INVALID_ESCAPE, "ký tự sau dấu \\ không hợp lệ"},
        {YAML::ErrorMsg::UNKNOWN_TOKEN, "ký tự không được phép đứng đầu giá trị"},
        {YAML::ErrorMsg::DOC_IN_SCALAR, "chuỗi trong dấu nháy chưa đóng"},
        {YAML::ErrorMsg::EOF_IN_SCALAR, "chuỗi trong dấu nháy chưa đóng"},
        {YAML::ErrorMsg::TAB_IN_INDENTATION, "thụt lề bằng phím Tab"},
        {YAML::ErrorMsg::FLOW_END, "dấu ] hoặc } không có dấu mở tương ứng"},
        {YAML::ErrorMsg::BLOCK_ENTRY, "dấu - đứng sai chỗ"},
        {YAML::ErrorMsg::MAP_KEY, "khóa đứng sai chỗ"},
        {YAML::ErrorMsg::MAP_VALUE, "dấu hai chấm đứng sai chỗ"},
        {YAML::ErrorMsg::UNKNOWN_ANCHOR, "tên sau dấu * chưa được đặt"},
    };
    for (const Row& row : rows)
        if (message.starts_with(row.message)) return {std::string(row.vi), message};
    return {message, message};
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
        ViewBuffer buffer(text);
        std::istream stream(&buffer);
        YAML::Parser parser(stream);
        Events events(builder, places, text);
        while (parser.HandleNextDocument(events)) {
        }
    } catch (YamlTreeBuilder::Stop& stop) {
        builder.problems.push_back(std::move(stop.diagnostic));
    } catch (const YAML::DeepRecursion& deep) {
        builder.problems.push_back(error("yaml/too-deep", {std::to_string(YamlTreeBuilder::k_most_levels)},
                                         places.at_mark(deep.mark.line, deep.mark.column)));
    } catch (const YAML::Exception& problem) {
        builder.problems.push_back(error("yaml/syntax", syntax_arguments(problem.msg),
                                         places.at_mark(problem.mark.line, problem.mark.column)));
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
