#include "support/schema.h"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace codong;
using namespace codong::test;
using nlohmann::json;

namespace {

const std::filesystem::path k_root = CODONG_SOURCE_DIR;

}  // namespace

TEST_CASE("the shipped catalogues and campaigns follow their schemas") {
    int found = 0;
    for (const auto& folder : std::filesystem::directory_iterator(k_root / "messages")) {
        for (const char* kind : {"messages", "campaign"}) {
            const auto path = folder.path() / (std::string(kind) + ".yaml");
            if (!std::filesystem::exists(path)) continue;
            INFO(path);
            CHECK(is_valid(std::string(kind) + ".schema.json", read_as_json(path.string())));
            ++found;
        }
    }
    CHECK(found >= 2);
}

TEST_CASE("the shipped formats follow their schema") {
    int found = 0;
    for (const auto& file : std::filesystem::directory_iterator(k_root / "layouts/formats")) {
        INFO(file.path());
        CHECK(is_valid("formats.schema.json", read_as_json(file.path().string())));
        ++found;
    }
    CHECK(found >= 2);
}

TEST_CASE("the shipped platforms follow their schema") {
    const json platforms = read_as_json((k_root / "layouts/platforms/views.yaml").string());
    CHECK(is_valid("platforms.schema.json", platforms));
    json wrong = platforms;
    wrong["platforms"][0]["formats"][0]["views"][0].erase("at_px");
    CHECK_FALSE(is_valid("platforms.schema.json", wrong));
}

TEST_CASE("the schemas refuse what the readers refuse") {
    const json good = read_as_json(k_root / "messages/bao-ve-tre-em/messages.yaml");
    const auto messages_with = [&](auto change) {
        json changed = good;
        change(changed);
        return is_valid("messages.schema.json", changed);
    };
    CHECK(messages_with([](json&) {}));
    CHECK_FALSE(messages_with([](json& j) { j["colour"] = "red"; }));
    CHECK_FALSE(messages_with([](json& j) { j.erase("title"); }));
    CHECK_FALSE(messages_with([](json& j) { j["messages"] = json::array(); }));
    CHECK_FALSE(messages_with([](json& j) { j["messages"][0]["id"] = "M1"; }));
    CHECK_FALSE(messages_with([](json& j) { j["messages"][0]["text"] = " a"; }));
    CHECK_FALSE(messages_with([](json& j) { j["messages"][0]["text"] = "a\nb"; }));
    CHECK_FALSE(messages_with([](json& j) { j["messages"][0].erase("text"); }));
    CHECK_FALSE(messages_with([](json& j) { j["messages"][0]["words"] = {"em"}; }));
    CHECK_FALSE(messages_with([](json& j) { j["messages"][0]["breaks"] = {"a b"}; }));
    CHECK_FALSE(messages_with([](json& j) { j["messages"][0]["translations"] = {{"English", "x"}}; }));
    CHECK_FALSE(messages_with([](json& j) { j["issued"] = "22/4/2026"; }));
    CHECK(messages_with([](json& j) {
        j["issued"] = "2026-04-22";
        j["messages"][0]["breaks"] = {"trẻ em | là"};
        j["messages"][0]["words"] = {"trẻ_em"};
        j["messages"][0]["translations"] = {{"en", "x"}, {"hmn-Latn", "y"}};
    }));

    const json campaign = read_as_json(k_root / "messages/bao-ve-tre-em/campaign.yaml");
    const auto campaign_with = [&](auto change) {
        json changed = campaign;
        change(changed);
        return is_valid("campaign.schema.json", changed);
    };
    CHECK_FALSE(campaign_with([](json& j) { j.erase("issued"); }));
    CHECK_FALSE(campaign_with([](json& j) { j["formats"][0]["types"] = {"gif"}; }));
    CHECK_FALSE(campaign_with([](json& j) { j["plan"][0]["layout"] = "x"; }));
    CHECK_FALSE(campaign_with([](json& j) { j["options"] = {{"tracking", 0.2}}; }));
    CHECK_FALSE(campaign_with([](json& j) { j["formats"][0]["ids"] = {"Story"}; }));
    CHECK(campaign_with([](json& j) { j["plan"][0]["formats"] = "bang-ron-*"; }));

    CHECK(is_valid("unit.schema.json", json_from_yaml("name: Xã MẪU\nhelpline: 111\nqr: https://example.vn\nlogo:\n")));
    CHECK_FALSE(is_valid("unit.schema.json", json_from_yaml("superior: Huyện\n")));
    CHECK_FALSE(is_valid("unit.schema.json", json_from_yaml("name: a\nphone: b\n")));
    CHECK_FALSE(is_valid("unit.schema.json", json_from_yaml("name: \"a\\nb\"\n")));

    const std::string group = "groups:\n  - id: g\n    vi: a\n    en: b\n    sheets:\n      - ";
    CHECK(is_valid("formats.schema.json", json_from_yaml(group + "{id: x, vi: a, en: b, size_mm: [100, 50]}\n")));
    CHECK_FALSE(is_valid("formats.schema.json", json_from_yaml(group + "{id: x, vi: a, en: b}\n")));
    CHECK_FALSE(is_valid("formats.schema.json",
                         json_from_yaml(group + "{id: x, vi: a, en: b, size_mm: [100, 50], size_px: [100, 50]}\n")));
    CHECK_FALSE(is_valid("formats.schema.json", json_from_yaml(group + "{id: X, vi: a, en: b, size_mm: [100, 50]}\n")));
    CHECK_FALSE(is_valid("formats.schema.json", json_from_yaml(group + "{id: x, vi: a, en: b, size_mm: [100]}\n")));
    CHECK_FALSE(is_valid("formats.schema.json",
                         json_from_yaml(group + "{id: x, vi: a, en: b, size_mm: [100, 50], safe_mm: -1}\n")));
}
