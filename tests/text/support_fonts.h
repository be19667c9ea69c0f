#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "text/font_library.h"
#include "text/shaper.h"

// Faces of the project, opened once for a test case; a missing font fails the test.
struct TestFonts {
    std::shared_ptr<codong::FontLibrary> library;
    std::unique_ptr<codong::Shaper> shaper;

    explicit TestFonts(const std::vector<std::string>& ids) {
        auto opened = codong::FontLibrary::open(std::string(CODONG_SOURCE_DIR) + "/fonts");
        REQUIRE(opened);
        library = *opened;
        for (const std::string& id : ids) {
            INFO("run tools/setup test if fonts/files lacks " << id);
            REQUIRE(library->face(id));
        }
        auto made = codong::Shaper::create(library->faces());
        REQUIRE(made);
        shaper = *std::move(made);
    }
    codong::TextFaceRef face(const std::string& id) { return *library->face(id); }
};
