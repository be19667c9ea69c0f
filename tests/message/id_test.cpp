#include "message/id.h"

#include <catch2/catch.hpp>

using namespace codong;

TEST_CASE("ids are lower-case letters, digits, hyphens and points") {
    for (const char* good : {"m1", "bang-ron-ngang-600x100", "led-3840x1920-p2.5", "1", "a.b"}) CHECK(is_id(good));
    for (const char* bad : {"", "M1", "trẻ", "a b", "a_b", ".a", "-a", "a.", "a..b", "a/b", "../a", "a\n"})
        CHECK_FALSE(is_id(bad));
    CHECK(is_id(std::string(64, 'a')));
    CHECK_FALSE(is_id(std::string(65, 'a')));
}

TEST_CASE("a Vietnamese name makes a readable id, composed or not") {
    CHECK(id_from("Đảng ủy xã Thạnh Mỹ") == "dang-uy-xa-thanh-my");
    CHECK(id_from("ỦY BAN NHÂN DÂN PHƯỜNG 1 – QUẬN Bình Thạnh") == "uy-ban-nhan-dan-phuong-1-quan-binh-thanh");
    CHECK(id_from("u\u031B\u0323 Đ") == "u-d");
    CHECK(id_from("  …  ") == "");
    CHECK(is_id(id_from(std::string(200, 'x'))));
    CHECK(is_id(id_from(std::string(63, 'x') + " y")));
}

TEST_CASE("dates are days that exist") {
    for (const char* good : {"2026-04-22", "2024-02-29", "2000-02-29", "1999-12-31"}) CHECK(is_iso_date(good));
    for (const char* bad : {"", "2026-4-22", "22-04-2026", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10",
                            "2026-04-31", "2026-04-00", "2026/04/22", "2026-04-22 ", "202a-04-22", "0000-01-01"})
        CHECK_FALSE(is_iso_date(bad));
}
