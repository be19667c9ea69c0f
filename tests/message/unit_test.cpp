#include "message/unit.h"

#include <catch2/catch.hpp>

#include "support/scratch.h"

using namespace codong;

namespace {

using Lines = std::vector<std::string>;

template <class T>
Lines lines_of(const Result<T>& result) {
    Lines out;
    if (result) return out;
    for (const Diagnostic& d : result.diagnostics()) {
        CHECK(sentence(d, Language::Vietnamese) != d.code);
        out.push_back(std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + " " + d.code);
    }
    return out;
}

}  // namespace

TEST_CASE("a unit is read whole, its logo beside its file") {
    const test::Scratch folder;
    folder.write("hinh/logo.svg", "<svg/>");
    folder.write("hinh/anh.jpg", "x");
    const auto unit = read_unit(folder.write("unit.yaml",
                                             "name: UBND xã MẪU\nsuperior: UBND huyện MẪU\nshort_name: Xã Mẫu\nlogo: "
                                             "hinh/logo.svg\nphoto: hinh/anh.jpg\nqr: https://example.vn\n"
                                             "helpline: 111\nhelpline_name: Tổng đài quốc gia\ncontact: \" Số 1 \"\n"));
    REQUIRE(unit);
    CHECK(unit->id == "xa-mau");
    CHECK(unit->name == "UBND xã MẪU");
    CHECK(unit->logo == folder / "hinh/logo.svg");
    CHECK(unit->photo == folder / "hinh/anh.jpg");
    CHECK(unit->helpline == "111");
    CHECK(unit->contact == "Số 1");
}

TEST_CASE("planted faults of a unit are found together") {
    const test::Scratch folder;
    CHECK(lines_of(read_unit(folder.write("a.yaml", "id: Xã\nnam: x\nlogo: no.svg\ncontact: |\n  a\n  b\n"))) ==
          Lines{"1:1 yaml/missing-field", "2:1 yaml/unknown-field", "4:10 unit/line-break", "3:7 unit/logo-not-found"});
    CHECK(lines_of(read_unit(folder.write("b.yaml", "name: a\nid: Xã\nqr: " + std::string(501, 'x') + "\n"))) ==
          Lines{"2:5 id/not-an-id", "3:5 unit/qr-too-long"});
    CHECK(lines_of(read_unit(folder.write("e.yaml", "name: a\nphoto: no.jpg\n"))) == Lines{"2:8 unit/photo-not-found"});
    CHECK(lines_of(read_unit(folder.write("c.yaml", "name: \"…\"\n"))) == Lines{"1:1 unit/no-id"});
    CHECK(lines_of(read_unit(folder.write("d.yaml", ""))) == Lines{"1:1 yaml/not-a-map"});
}

TEST_CASE("a table of units takes Vietnamese and English headings, and warns of columns it passes over") {
    const test::Scratch folder;
    folder.write("a.png", "x");
    const auto list = read_units(
        folder.write("units.csv",
                     "STT;TÊN ĐƠN VỊ;Cơ quan chủ quản;ten viet tat;Logo;Mã QR;Đường dây nóng;Liên hệ;Dân số\n"
                     "1;Ủy ban nhân dân xã A;Huyện B;Xã A;a.png;https://a.vn;111;\"Số 1; phố C\";5000\n"
                     "2;Phường D;;;;;;;\n"));
    REQUIRE(list);
    REQUIRE(list->units.size() == 2);
    CHECK(list->units[0].id == "xa-a");
    CHECK(list->units[0].superior == "Huyện B");
    CHECK(list->units[0].logo == folder / "a.png");
    CHECK(list->units[0].contact == "Số 1; phố C");
    CHECK(list->units[1].id == "phuong-d");
    CHECK(list->units[1].superior.empty());
    REQUIRE(list->warnings.size() == 1);
    CHECK(list->warnings[0].code == "unit/unknown-column");
    CHECK(list->warnings[0].place.column == 9);
}

TEST_CASE("a windows-1258 table comes out composed") {
    const test::Scratch folder;
    const auto list = read_units(folder.write("units.csv",
                                              "t\xEAn\n\xD0\xE3\xF2"
                                              "c bi\xEA\xF2t\n"));
    REQUIRE(list);
    CHECK(list->units[0].name == "Đặc biệt");
}

TEST_CASE("planted faults of a table of units are found together, with line and cell") {
    const test::Scratch folder;
    CHECK(lines_of(read_units(folder.write("a.csv", "tên,logo,id\nXã A,no.svg,\n,,x\nXã A,,\nXã B,,Xã\n"))) ==
          Lines{"2:2 unit/logo-not-found", "3:1 unit/no-name", "4:1 unit/duplicate-id", "5:3 id/not-an-id"});
    CHECK(lines_of(read_units(folder.write("b.csv", "logo,liên hệ\na,b\n"))) == Lines{"1:1 unit/no-name-column"});
    CHECK(lines_of(read_units(folder.write("c.csv", "tên,name\na,b\n"))) == Lines{"1:2 unit/duplicate-column"});
}

TEST_CASE("a unit file is YAML by its name, else a table") {
    const test::Scratch folder;
    CHECK(read_unit_file(folder.write("u.YAML", "name: A\n"))->units[0].name == "A");
    CHECK(read_unit_file(folder.write("u.csv", "name\nA\nB\n"))->units.size() == 2);
}
