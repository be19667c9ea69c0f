#include "message/lock.h"

#include <catch2/catch.hpp>

#include "base/sha256.h"
#include "support/scratch.h"
#include "text/unicode.h"

using namespace codong;

namespace {

const char* const k_slogans = R"(id: thu
title: Thử
source: {document: Kế hoạch 1, section: "1"}
messages:
  - id: m1
    text: Toàn xã hội cùng chung tay chăm lo, bảo vệ toàn diện trẻ em.
  - id: m2
    text: Lắng nghe trẻ em bằng trái tim.
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

Catalogue catalogue(const std::string& text, const std::string& name = "messages.yaml") {
    auto result = parse_catalogue(text, name);
    REQUIRE(result);
    return *std::move(result);
}

MessageLock locked() {
    return lock_of(catalogue(k_slogans));
}

Diagnostics changed(const std::string& from, const std::string& to, const char* id = "m1") {
    const Catalogue now = catalogue(replaced(k_slogans, from, to));
    return compare(*now.find(id), locked());
}

}  // namespace

TEST_CASE("a text that is as it was locked is passed") {
    const Catalogue now = catalogue(k_slogans);
    for (const Message& message : now.messages) CHECK(compare(message, locked()).empty());
}

TEST_CASE("decomposed Unicode is the same text") {
    const Catalogue now = catalogue(nfd(k_slogans));
    for (const Message& message : now.messages) CHECK(compare(message, locked()).empty());
}

TEST_CASE("one changed tone mark names the word as locked and as it is now") {
    const Diagnostics found = changed("bảo vệ", "bào vệ");
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "message/changed-since-lock");
    CHECK(found[0].severity == Severity::Error);
    CHECK(found[0].args == std::vector<std::string>{"m1", "bảo", "bào"});
    CHECK(found[0].place.line == 5);
    CHECK(sentence(found[0], Language::Vietnamese).find("“bảo” thành “bào”") != std::string::npos);
}

TEST_CASE("every changed word is named; words that came or went are named with a neighbour") {
    const Diagnostics two = changed("chung tay chăm lo, bảo vệ", "chúng tay chăm lo, bào vệ");
    REQUIRE(two.size() == 2);
    CHECK(two[0].args == std::vector<std::string>{"m1", "chung", "chúng"});
    CHECK(two[1].args == std::vector<std::string>{"m1", "bảo", "bào"});
    const Diagnostics more = changed("trẻ em.", "mọi trẻ em.");
    REQUIRE(more.size() == 1);
    CHECK(more[0].args == std::vector<std::string>{"m1", "diện", "diện mọi"});
    const Diagnostics fewer = changed("Toàn xã hội cùng", "Xã hội cùng");
    REQUIRE(fewer.size() == 1);
    CHECK(fewer[0].args == std::vector<std::string>{"m1", "Toàn xã", "Xã"});
    const Diagnostics spaces = changed("chung tay", "chung  tay");
    REQUIRE(spaces.size() == 1);
    CHECK(spaces[0].args[1].find("chung tay") != std::string::npos);
}

TEST_CASE("a message the lock does not know is only a warning") {
    const Catalogue now = catalogue(std::string(k_slogans) + "  - {id: m3, text: Chung tay vì trẻ em.}\n");
    const Diagnostics found = compare(*now.find("m3"), locked());
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "message/not-in-lock");
    CHECK(found[0].severity == Severity::Warning);
}

TEST_CASE("a lock file is read as it was written") {
    const test::Scratch folder;
    const std::string tricky = replaced(k_slogans, "bằng trái tim", "bằng “trái tim” \"\\\"");
    const Catalogue now = catalogue(tricky, folder / "messages.yaml");
    CHECK_FALSE(find_lock(now)->has_value());
    folder.write("messages.lock", to_yaml(lock_of(now)));
    const auto lock = find_lock(now);
    REQUIRE(lock);
    REQUIRE(lock->has_value());
    CHECK((*lock)->messages.size() == 2);
    CHECK((*lock)->messages[1].text == now.messages[1].text);
    CHECK((*lock)->messages[1].sha256 == sha256_hex(now.messages[1].text));
    for (const Message& message : now.messages) CHECK(compare(message, **lock).empty());
}

TEST_CASE("a lock file changed by hand, or of another catalogue, is refused") {
    const test::Scratch folder;
    const Catalogue now = catalogue(k_slogans, folder / "messages.yaml");
    const std::string good = to_yaml(lock_of(now));
    folder.write("messages.lock", replaced(good, "bảo vệ", "bào vệ"));
    const auto by_hand = find_lock(now);
    REQUIRE_FALSE(by_hand);
    CHECK(by_hand.diagnostics()[0].code == "lock/bad-hash");
    CHECK(by_hand.diagnostics()[0].args[0] == "m1");
    folder.write("messages.lock", replaced(good, "id: thu", "id: khac"));
    CHECK(find_lock(now).diagnostics()[0].code == "lock/other-catalogue");
    folder.write("messages.lock", "id: thu\n");
    CHECK(find_lock(now).diagnostics()[0].code == "yaml/missing-field");
}

namespace {

Campaign campaign(const std::string& more) {
    auto result = parse_campaign(
        "id: thu\ntitle: Thử\ncatalogue: messages.yaml\nissued: 2026-04-22\nlayouts: a\nthemes: b\n"
        "formats: [{types: [png], ids: [fb-square]}]\n" +
            more,
        "campaign.yaml");
    REQUIRE(result);
    return *std::move(result);
}

}  // namespace

TEST_CASE("an approval signs the texts of the campaign") {
    const Catalogue texts = catalogue(k_slogans);
    const std::string digest = text_digest(campaign(""), texts);
    CHECK(digest == sha256_hex("Toàn xã hội cùng chung tay chăm lo, bảo vệ toàn diện trẻ em.\n"
                               "Lắng nghe trẻ em bằng trái tim.\n"));
    CHECK(check_approval(campaign(""), texts).empty());
    const std::string required = "options: {approval: required}\n";
    const Diagnostics none = check_approval(campaign(required), texts);
    REQUIRE(none.size() == 1);
    CHECK(none[0].code == "campaign/not-approved");
    CHECK(hint(none[0], Language::English).find(digest) != std::string::npos);
    const std::string signed_by = "approval: {by: Ban Tuyên giáo, date: 2026-04-20, text_sha256: " + digest + "}\n";
    CHECK(check_approval(campaign(required + signed_by), texts).empty());
    const Catalogue other = catalogue(replaced(k_slogans, "bảo vệ", "bào vệ"));
    const Diagnostics differs = check_approval(campaign(required + signed_by), other);
    REQUIRE(differs.size() == 1);
    CHECK(differs[0].code == "campaign/approval-differs");
    CHECK(differs[0].severity == Severity::Error);
    CHECK(check_approval(campaign(signed_by), other)[0].severity == Severity::Warning);
    // A campaign of one message signs that message alone.
    CHECK(text_digest(campaign("messages: [m2]\n"), texts) == sha256_hex("Lắng nghe trẻ em bằng trái tim.\n"));
}

TEST_CASE("an approval record is read whole or refused") {
    const auto bad = parse_campaign(
        "id: thu\ntitle: Thử\ncatalogue: messages.yaml\nissued: 2026-04-22\nlayouts: a\nthemes: b\n"
        "formats: [{types: [png], ids: [fb-square]}]\napproval: {by: Ban Tuyên giáo, date: 20/4}\n",
        "campaign.yaml");
    REQUIRE_FALSE(bad);
    std::vector<std::string> codes;
    for (const Diagnostic& d : bad.diagnostics()) codes.push_back(d.code);
    CHECK(std::find(codes.begin(), codes.end(), "id/not-a-date") != codes.end());
    CHECK(std::find(codes.begin(), codes.end(), "yaml/missing-field") != codes.end());
}

TEST_CASE("the plan's own lock file holds the nine slogans as they are") {
    const std::string file = std::string(CODONG_SOURCE_DIR) + "/messages/bao-ve-tre-em/messages.yaml";
    const auto texts = read_catalogue(file);
    REQUIRE(texts);
    const auto lock = find_lock(*texts);
    REQUIRE(lock);
    REQUIRE(lock->has_value());
    CHECK((*lock)->messages.size() == 9);
    for (const Message& message : texts->messages) CHECK(compare(message, **lock).empty());
}
