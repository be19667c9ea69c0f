#include "job/kit.h"

#include <catch2/catch.hpp>

#include "job/kit_text.h"
#include "job/kit_zip.h"
#include "job/run.h"
#include "support/composed_pages.h"
#include "support/program.h"

using namespace codong;
using namespace codong::test;

namespace {

Message message(const char* text, std::vector<std::string> keys) {
    Message out;
    out.id = "m5";
    out.text = text;
    out.keys = std::move(keys);
    return out;
}

Unit unit() {
    Unit out;
    out.id = "mau";
    out.name = "Đảng ủy xã MẪU";
    out.superior = "Đảng bộ tỉnh MẪU";
    out.short_name = "Xã MẪU";
    out.qr = "https://example.org/a";
    out.helpline = "111";
    out.helpline_name = "Tổng đài quốc gia bảo vệ trẻ em";
    return out;
}

Platform platform(int tags, int most) {
    return {"facebook", "Facebook", "Facebook", tags, most, {}};
}

JobPlan plan() {
    JobPlan out;
    out.campaign.id = "bao-ve-tre-em";
    return out;
}

Report rendered(const std::string& folder, bool zip) {
    const Scratch scratch;
    JobOptions options;
    options.data = ComposedPages::data_folder();
    options.out = folder;
    options.messages = {"m1", "m5"};
    options.formats = {"fb-square", "story", "zalo-post", "ap-phich-a3"};
    options.types = {"jpg"};
    options.unit = scratch.write("unit.yaml",
                                 "name: Đảng ủy xã MẪU\nshort_name: Xã MẪU\nhelpline: \"111\"\n"
                                 "helpline_name: Tổng đài quốc gia bảo vệ trẻ em\nqr: https://example.org/a\n");
    options.layouts = {"vong-tay"};
    options.themes = {"troi"};
    options.proofs = true;
    options.kit = true;
    options.zip = zip;
    return ComposedPages::must(run(options, {}));
}

}  // namespace

TEST_CASE("hashtags lose their marks and keep their words") {
    CHECK(hashtag("Chung tay vì trẻ em") == "#ChungTayViTreEm");
    CHECK(hashtag("Đường dây nóng 111") == "#DuongDayNong111");
    CHECK(hashtag("an toàn, lành mạnh") == "#AnToanLanhManh");
    CHECK(hashtag("thân thiện") == "#ThanThien");
    CHECK(hashtag("Toàn") == "");
    CHECK(hashtag("") == "");
    CHECK(hashtag("Chăm sóc, giáo dục và bảo vệ trẻ em có hoàn cảnh đặc biệt") == "");
}

TEST_CASE("a caption begins with the message word for word") {
    const Message said = message("Chung tay vì trẻ em - vì tương lai của đất nước.", {"Chung tay vì trẻ em"});
    const Unit who = unit();
    CHECK(caption(plan(), platform(3, 2000), said, &who) ==
          "Chung tay vì trẻ em - vì tương lai của đất nước.\n\n"
          "Đảng ủy xã MẪU – Đảng bộ tỉnh MẪU\n\n"
          "Tổng đài quốc gia bảo vệ trẻ em: 111\n\n"
          "Xem thêm: https://example.org/a\n\n"
          "#BaoVeTreEm #ChungTayViTreEm #XaMau\n");
    CHECK(caption(plan(), platform(0, 2000), said, nullptr) == said.text + "\n");
    // A platform's limit takes from the end; the message stays whole.
    CHECK(caption(plan(), platform(3, 120), said, &who) ==
          "Chung tay vì trẻ em - vì tương lai của đất nước.\n\nĐảng ủy xã MẪU – Đảng bộ tỉnh MẪU\n");
    CHECK(caption(plan(), platform(3, 5), said, &who) == said.text + "\n");
}

TEST_CASE("alternative text says the words, then what is drawn and who speaks") {
    CHECK(alternative_text({"Trẻ em hôm nay.", "Mái ấm", "Xã MẪU", "Tổng đài: 111", true}) ==
          "Ảnh tuyên truyền, dòng chữ lớn: “Trẻ em hôm nay.” Tranh vẽ: Mái ấm. Đơn vị phát hành: Xã MẪU. "
          "Tổng đài: 111. Có mã QR để xem thêm.\n");
    CHECK(alternative_text({"Trẻ em hôm nay.", "", "", "", false}) ==
          "Ảnh tuyên truyền, dòng chữ lớn: “Trẻ em hôm nay.”\n");
}

TEST_CASE("a ZIP is opened by another program, its names in UTF-8, and is the same every time") {
    const Scratch scratch;
    const std::vector<ZipMember> members = {{"01-m1.txt", "Bảo vệ trẻ em\n"}, {"ảnh/02.bin", std::string(70000, '\1')}};
    const std::string bytes = zip_of(members, "2026-04-22");
    CHECK(bytes == zip_of(members, "2026-04-22"));
    CHECK(bytes != zip_of(members, "2026-04-23"));
    const std::string file = scratch.write("a.zip", bytes);
    const auto unzip = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "unzip");
        const Outcome told = Program(words).set("LC_ALL", "C.UTF-8").run();
        INFO(told.err);
        CHECK(told.exit == 0);
        return told.out;
    };
    unzip({"-tq", file});
    CHECK(unzip({"-p", file, "01-m1.txt"}) == "Bảo vệ trẻ em\n");
    const std::string listed = unzip({"-Z", "-T", file});
    CHECK(listed.find(" stor 20260422.000000 01-m1.txt\n") != std::string::npos);
    CHECK(listed.find(" stor 20260422.000000 ảnh/02.bin\n") != std::string::npos);
}

TEST_CASE("a kit holds every picture under a name that sorts, captions and alternative texts; print files stay out") {
    const Scratch scratch;
    const Report report = rendered(scratch / "out", true);
    for (const Failure& failure : report.failures)
        FAIL(failure.piece + ": " + sentence(failure.reasons.front(), Language::English));
    std::vector<std::string> kit, crops;
    for (const Companion& companion : report.manifest.companions)
        (companion.kind == "kit" ? kit : crops).push_back(companion.path);
    CHECK(kit == std::vector<std::string>{"dang-bai/facebook/01-m1-bai-dang.txt",
                                          "dang-bai/facebook/01-m1-fb-square-mo-ta.txt",
                                          "dang-bai/facebook/01-m1-fb-square.jpg",
                                          "dang-bai/facebook/05-m5-bai-dang.txt",
                                          "dang-bai/facebook/05-m5-fb-square-mo-ta.txt",
                                          "dang-bai/facebook/05-m5-fb-square.jpg",
                                          "dang-bai/facebook.zip",
                                          "dang-bai/tin-doc/01-m1-bai-dang.txt",
                                          "dang-bai/tin-doc/01-m1-story-mo-ta.txt",
                                          "dang-bai/tin-doc/01-m1-story.jpg",
                                          "dang-bai/tin-doc/05-m5-bai-dang.txt",
                                          "dang-bai/tin-doc/05-m5-story-mo-ta.txt",
                                          "dang-bai/tin-doc/05-m5-story.jpg",
                                          "dang-bai/tin-doc.zip",
                                          "dang-bai/zalo/01-m1-bai-dang.txt",
                                          "dang-bai/zalo/01-m1-zalo-post-mo-ta.txt",
                                          "dang-bai/zalo/01-m1-zalo-post.jpg",
                                          "dang-bai/zalo/05-m5-bai-dang.txt",
                                          "dang-bai/zalo/05-m5-zalo-post-mo-ta.txt",
                                          "dang-bai/zalo/05-m5-zalo-post.jpg",
                                          "dang-bai/zalo.zip"});
    CHECK(crops.size() == 6);
    CHECK(bytes_of(scratch / "out/dang-bai/zalo/05-m5-zalo-post.jpg") == bytes_of(scratch / "out/zalo-post/m5.jpg"));
    const std::string text = bytes_of(scratch / "out/dang-bai/facebook/05-m5-bai-dang.txt");
    CHECK(text.starts_with("Chung tay vì trẻ em có hoàn cảnh đặc biệt - vì tương lai bền vững của đất nước.\n"));
    CHECK(text.find("Tổng đài quốc gia bảo vệ trẻ em: 111") != std::string::npos);
    CHECK(text.find("#BaoVeTreEm") != std::string::npos);
    for (const ManifestEntry& entry : report.manifest.files) {
        INFO(entry.path);
        CHECK(std::find(entry.proved.begin(), entry.proved.end(), "glyphs") != entry.proved.end());
        CHECK_FALSE(entry.legibility.lines.empty());
        CHECK(entry.legibility.phone.has_value() == (entry.format != "ap-phich-a3"));
    }
}

TEST_CASE("what a run no longer makes of kit and views goes aside with the rest, and nothing is taken for foreign") {
    const Scratch scratch;
    rendered(scratch / "out", true);
    const Report again = rendered(scratch / "out", false);
    CHECK(again.failures.empty());
    std::vector<std::string> aside = again.set_aside;
    std::sort(aside.begin(), aside.end());
    CHECK(aside ==
          std::vector<std::string>{".cu/dang-bai/facebook.zip", ".cu/dang-bai/tin-doc.zip", ".cu/dang-bai/zalo.zip"});
}

TEST_CASE("one changed tone mark stops that message, naming the word, and no other") {
    const Scratch scratch;
    const std::string data = ComposedPages::data_folder() + "/messages/bao-ve-tre-em/";
    std::string texts = bytes_of(data + "messages.yaml");
    scratch.write("messages.lock", bytes_of(data + "messages.lock"));
    const std::string good = "text: Toàn xã hội cùng chung tay chăm lo, bảo vệ toàn diện trẻ em.";
    const size_t at = texts.find(good);
    REQUIRE(at != std::string::npos);
    texts.replace(at, good.size(), "text: Toàn xã hội cùng chung tay chăm lo, bào vệ toàn diện trẻ em.");
    scratch.write("messages.yaml", texts);
    JobOptions options;
    options.data = ComposedPages::data_folder();
    options.campaign = scratch.write("campaign.yaml", bytes_of(data + "campaign.yaml"));
    options.out = scratch / "out";
    options.messages = {"m2", "m3"};
    options.formats = {"fb-square"};
    const Report report = ComposedPages::must(run(options, {}));
    REQUIRE(report.manifest.files.size() == 1);
    CHECK(report.manifest.files[0].message == "m2");
    REQUIRE(report.failures.size() == 1);
    CHECK(report.failures[0].piece == "fb-square/m3");
    CHECK(report.failures[0].reasons[0].code == "message/changed-since-lock");
    CHECK(report.failures[0].reasons[0].args == std::vector<std::string>{"m3", "bảo", "bào"});
}
