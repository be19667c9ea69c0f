#include "message/message.h"

#include <array>
#include <catch2/catch.hpp>

#include "base/sha256.h"
#include "text/unicode.h"

using namespace codong;

namespace {

using Lines = std::vector<std::string>;

const std::string k_slogans = CODONG_SOURCE_DIR "/messages/bao-ve-tre-em/messages.yaml";

// sha256 of the NFC bytes of each slogan of the plan, section 2.3, taken from the plan itself and from nothing in this
// project.
constexpr std::array<const char*, 9> k_sha256 = {
    "88136ea4ad0900f284b45f5d87b78c69b47383a37f82eeb748602ce254f20f36",
    "f53f125dfe92234c3d97ab5c969df062e9aac8c20e45579cdce221b2549df146",
    "28656da5fbbb9157c0b45de595808ca7006fab0f19ff200a4efb257a293bf3db",
    "96cc1079a1d55558e969f16a2ab8e60ef9856b0403382f51219be77fe1529ab1",
    "9da311ea9506d291492277e21a0760004d3cf73ba5f3bd4999a608c5f5c234fe",
    "456886f8c1917a8c3716ba93a34eac6defb666481a8491d86dbf1516b2d29061",
    "9b45d67cee262286117ff4b9db5f6efb8d91c5a04c6b594bb3e349d8cb2d3241",
    "9475190e676a95d5b5f00100cae9338a52ab92265a5dba8f14940aee487218f2",
    "9b5e7b5f84541cc2f9199c4eec5ce9a23e598d0d7def780374b34b94073cb681",
};

const std::string k_head = "id: a\ntitle: b\nsource: {document: KH 1, section: \"2\"}\n";

// "line:column code" of each problem.
Lines problems(const std::string& text) {
    const auto result = parse_catalogue(text, "m.yaml");
    Lines out;
    if (result) return out;
    for (const Diagnostic& d : result.diagnostics()) {
        CHECK(d.place.file == "m.yaml");
        CHECK(sentence(d, Language::Vietnamese) != d.code);
        out.push_back(std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + " " + d.code);
    }
    return out;
}

Catalogue catalogue(const std::string& text) {
    auto result = parse_catalogue(text, "m.yaml");
    if (!result) FAIL(format_diagnostic(result.diagnostics()[0], Language::English));
    return *std::move(result);
}

}  // namespace

TEST_CASE("the nine slogans are those of the plan, to the byte") {
    const auto read = read_catalogue(k_slogans);
    REQUIRE(read);
    REQUIRE(read->messages.size() == k_sha256.size());
    for (size_t i = 0; i < k_sha256.size(); ++i) {
        const Message& message = read->messages[i];
        INFO(message.text);
        CHECK(message.id == "m" + std::to_string(i + 1));
        CHECK(sha256_hex(message.text) == k_sha256[i]);
        CHECK(sha256_hex(nfc(message.text)) == k_sha256[i]);
        CHECK(message.source == Source{"Kế hoạch …-KH/ĐU", "2.3"});
        CHECK(message.place.line > 0);
    }
}

TEST_CASE("one changed letter of a slogan shows") {
    const auto read = read_catalogue(k_slogans);
    REQUIRE(read);
    for (size_t i = 0; i < k_sha256.size(); ++i) {
        std::string changed = read->messages[i].text;
        changed.back() = '!';
        CHECK(sha256_hex(changed) != k_sha256[i]);
        CHECK(sha256_hex(nfd(read->messages[i].text)) != k_sha256[i]);
    }
}

TEST_CASE("the slogans carry the plan's words and key phrases of their own") {
    const auto read = read_catalogue(k_slogans);
    REQUIRE(read);
    CHECK(read->messages[0].words.size() == 36);
    CHECK(read->messages[0].words[0] == "trẻ em");
    CHECK(read->messages[8].words.back() == "yêu thương");
    for (const Message& message : read->messages)
        for (const std::string& key : message.keys) CHECK(message.text.find(key) != std::string::npos);
    CHECK(read->find("m9") == &read->messages[8]);
    CHECK(read->find("m10") == nullptr);
}

TEST_CASE("decomposed text is composed, in every field that is compared") {
    const std::string composed =
        k_head +
        "words: [bảo_vệ]\nmessages:\n  - id: m1\n    text: Hãy bảo vệ trẻ em hôm nay.\n"
        "    words: [Trẻ_em]\n    keeps: [hãy bảo]\n    breaks: [bảo vệ | trẻ em]\n    keys: [bảo vệ trẻ em]\n"
        "    translations: {en: Protect é}\n";
    for (const std::string& text : {composed, nfd(composed)}) {
        const Catalogue read = catalogue(text);
        const Message& m = read.messages[0];
        CHECK(m.text == "Hãy bảo vệ trẻ em hôm nay.");
        CHECK(m.words == Lines{"bảo vệ", "trẻ em"});
        CHECK(m.keeps == Lines{"hãy bảo"});
        CHECK(m.breaks == Lines{"bảo vệ | trẻ em"});
        CHECK(m.keys == Lines{"bảo vệ trẻ em"});
        CHECK(m.translations.at("en") == "Protect é");
    }
}

TEST_CASE("a message's source is its own, else the catalogue's, field by field") {
    const Catalogue read =
        catalogue(k_head + "messages:\n  - {id: m1, text: a}\n  - {id: m2, text: b, source: {section: \"3\"}}\n");
    CHECK(read.messages[0].source == Source{"KH 1", "2"});
    CHECK(read.messages[1].source == Source{"KH 1", "3"});
}

TEST_CASE("all problems of a catalogue come at once, each where it stands") {
    CHECK(problems("id: Kế_hoạch\ntitle: b\nissued: 2026-02-30\nmessages:\n"
                   "  - id: m1\n    text: a b\n"
                   "  - id: m1\n    text: \"  \"\n    sources: x\n"
                   "  - text: c\n"
                   "  - m4\n"
                   "colour: red\n") ==
          Lines{"1:5 id/not-an-id", "3:9 id/not-a-date", "5:5 message/no-source", "8:11 message/empty-text",
                "7:5 message/no-source", "9:5 yaml/unknown-field", "7:9 message/duplicate-id",
                "10:5 yaml/missing-field", "10:5 message/no-source", "11:5 yaml/not-a-map", "12:1 yaml/unknown-field"});
}

TEST_CASE("a text is one clean line") {
    const auto with = [](const std::string& text) {
        return k_head + "messages:\n  - id: m1\n    text: " + text + "\n";
    };
    CHECK(problems(with("Bảo vệ trẻ em.")).empty());
    CHECK(problems(with("\" Bảo vệ\"")) == Lines{"6:11 message/outer-space"});
    CHECK(problems(with("\"Bảo vệ \"")) == Lines{"6:11 message/outer-space"});
    CHECK(problems(with("|-\n      Bảo vệ\n      trẻ em")) == Lines{"6:11 message/line-break"});
    CHECK(problems(with("|\n      Bảo vệ")) == Lines{"6:11 message/outer-space"});
    CHECK(problems(with(">-\n      Bảo vệ\n      trẻ em")).empty());
    CHECK(problems(with("bảo\u200Bvệ")) == Lines{"6:11 message/invisible-character"});
    CHECK(problems(with("\"bảo\\tvệ\"")) == Lines{"6:11 message/invisible-character"});
    CHECK(problems(with("bảo\u202Evệ")) == Lines{"6:11 message/invisible-character"});
    CHECK(problems(with("bảo \xE1\xBB vệ")) == Lines{"6:15 yaml/not-utf8"});
    CHECK(problems(with("[a]")) == Lines{"6:11 yaml/not-a-text"});
    CHECK(problems(with("")) == Lines{"6:5 yaml/missing-field"});
}

TEST_CASE("hints that do not fit the text are refused at the hint") {
    const std::string head = k_head + "messages:\n  - id: m1\n    text: Hãy bảo vệ trẻ em, bảo vệ hôm nay.\n    ";
    CHECK(problems(head + "words: [trẻ_em, em_trẻ, bảo]\n") ==
          Lines{"7:21 message/not-in-text", "7:29 message/one-syllable"});
    CHECK(problems(head + "keeps: [em bảo, bảo em]\n") == Lines{"7:21 message/not-in-text"});
    CHECK(problems(head + "breaks: [vệ | trẻ, em | hôm, a | b | c, trẻ em, \"| em\"]\n") ==
          Lines{"7:24 message/not-in-text", "7:34 message/bad-break", "7:45 message/bad-break",
                "7:53 message/bad-break"});
    CHECK(problems(head + "keys: [bảo vệ trẻ em, Bảo vệ]\n") == Lines{"7:27 message/not-in-text"});
    CHECK(problems(head + "translations: {en: Protect, English: x, km: }\n") ==
          Lines{"7:33 message/bad-language", "7:45 message/empty-text"});
    CHECK(problems(head + "translations: [en]\n") == Lines{"7:19 yaml/not-a-map"});
}

TEST_CASE("a catalogue that is no catalogue is one problem") {
    CHECK(problems("") == Lines{"1:1 yaml/not-a-map"});
    CHECK(problems("- a\n") == Lines{"1:1 yaml/not-a-map"});
    CHECK(problems(k_head + "messages: []\n") == Lines{"4:11 message/no-messages"});
    CHECK(problems(k_head + "messages: {m1: a}\n") == Lines{"4:11 yaml/not-a-list"});
    CHECK(problems(k_head) == Lines{"1:1 yaml/missing-field"});
    REQUIRE_FALSE(read_catalogue("/nowhere/messages.yaml"));
}
