#include "color/key.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>

using namespace codong;

namespace {

Ink ink(const char* name, const char* hex, Cmyk cmyk = {}) {
    return {name, cmyk, *rgb_from_hex(hex), std::nullopt};
}

// True when no two keys are within 2 steps of each other in every channel.
bool all_apart(const KeyTable& keys) {
    for (size_t i = 0; i < keys.entries().size(); ++i)
        for (size_t j = i + 1; j < keys.entries().size(); ++j) {
            const KeyColour a = keys.entries()[i].key, b = keys.entries()[j].key;
            if (std::abs(a.r - b.r) <= 2 && std::abs(a.g - b.g) <= 2 && std::abs(a.b - b.b) <= 2) return false;
        }
    return true;
}

// As cairo's PDF writes a colour: six decimals.
double written(uint16_t value) {
    char text[16];
    std::snprintf(text, sizeof text, "%.6f", value / 65535.0);
    return std::atof(text);
}

}  // namespace

TEST_CASE("inks that look alike on screen still have keys of their own") {
    std::vector<Ink> inks;
    for (int i = 0; i < 40; ++i) inks.push_back(ink("a", "#FFFFFF"));
    for (int i = 0; i < 40; ++i) inks.push_back(ink("b", "#000000"));
    for (int i = 0; i < 40; ++i) inks.push_back(ink("c", "#DA251D"));
    KeyTable keys(inks);
    for (size_t i = 0; i < inks.size(); ++i) keys.key(i, 1);
    CHECK(keys.entries().size() == 120);
    CHECK(all_apart(keys));
}

TEST_CASE("tints of one ink, however close, have keys of their own") {
    KeyTable keys({ink("a", "#C8102E"), ink("paper", "#FFFFFF")});
    for (int i = 0; i <= 400; ++i) keys.key(0, 0.5 + i / 100000.0);
    for (int i = 0; i <= 50; ++i) keys.key(1, i / 50.0);  // all of them white
    CHECK(keys.entries().size() == 452);
    CHECK(all_apart(keys));
}

TEST_CASE("an ink asked for again has the same key") {
    KeyTable keys({ink("a", "#C8102E"), ink("b", "#C8102E")});
    const KeyColour first = keys.key(0, 1), other = keys.key(1, 1);
    CHECK(keys.key(0, 1) == first);
    CHECK(keys.key(1, 1) == other);
    CHECK(first != other);
    CHECK(keys.entries().size() == 2);
}

TEST_CASE("every key is found again from what a PDF says of it, and as the right ink") {
    std::vector<Ink> inks;
    for (const char* hex :
         {"#FFFFFF", "#FFFFFF", "#000000", "#010101", "#DA251D", "#DA251E", "#FFFF00", "#7F7F7F", "#808080"})
        inks.push_back(ink("x", hex));
    KeyTable keys(inks);
    for (size_t i = 0; i < inks.size(); ++i)
        for (const double tint : {1.0, 0.5, 0.25, 0.999}) keys.key(i, tint);
    for (const KeyedInk& entry : keys.entries()) {
        const auto found = keys.find(written(entry.key.r), written(entry.key.g), written(entry.key.b), 2e-6);
        REQUIRE(found);
        CHECK(found->ink == entry.ink);
        CHECK(found->tint == entry.tint);
    }
}

TEST_CASE("a key looks like its ink: less than one step of 255 away") {
    std::vector<Ink> inks;
    for (int i = 0; i < 30; ++i) inks.push_back(ink("a", "#DA251D"));
    KeyTable keys(inks);
    for (size_t i = 0; i < inks.size(); ++i) {
        const KeyColour key = keys.key(i, 1);
        CHECK(std::abs(key.r / 65535.0 - 0xDA / 255.0) < 1 / 255.0);
        CHECK(std::abs(key.g / 65535.0 - 0x25 / 255.0) < 1 / 255.0);
        CHECK(std::abs(key.b / 65535.0 - 0x1D / 255.0) < 1 / 255.0);
    }
}

TEST_CASE("a colour that is no key is not taken for one") {
    KeyTable keys({ink("a", "#DA251D")});
    keys.key(0, 1);
    CHECK_FALSE(keys.find(0.1, 0.2, 0.3, 2e-6));
    CHECK_FALSE(keys.find(0xDA / 255.0 + 0.001, 0x25 / 255.0, 0x1D / 255.0, 2e-6));
}

TEST_CASE("keys are the same in every run for the same order of asking") {
    KeyTable a({ink("a", "#DA251D"), ink("b", "#DA251D")}), b({ink("a", "#DA251D"), ink("b", "#DA251D")});
    for (const double tint : {1.0, 0.3, 0.31}) {
        CHECK(a.key(0, tint) == b.key(0, tint));
        CHECK(a.key(1, tint) == b.key(1, tint));
    }
}
