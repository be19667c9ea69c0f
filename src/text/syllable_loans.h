#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace codong {

// Words in daily Vietnamese use that are not syllables of the language, lower case, and syllables of place and people's
// names from other languages of the country.
constexpr auto k_loans = [] {
    auto words = std::to_array<std::u32string_view>({
        U"aids",      U"album",      U"android",    U"app",      U"apps",        U"bana",         U"banner",
        U"blog",      U"blogger",    U"bluetooth",  U"bot",      U"brochure",    U"byte",         U"camera",
        U"catalogue", U"cccd",       U"chat",       U"chatbot",  U"chro",        U"click",        U"clip",
        U"clips",     U"club",       U"cm",         U"code",     U"combo",       U"container",    U"cookie",
        U"copy",      U"covid",      U"data",       U"deepfake", U"dioxin",      U"dns",          U"drone",
        U"ea",        U"ecommerce",  U"email",      U"emails",   U"emoji",       U"facebook",     U"fan",
        U"fanpage",   U"fax",        U"festival",   U"file",     U"flash",       U"flycam",       U"folder",
        U"forum",     U"game",       U"games",      U"gas",      U"gb",          U"gigabyte",     U"gmail",
        U"google",    U"group",      U"gsm",        U"hack",     U"hacker",      U"hashtag",      U"hecta",
        U"hiv",       U"homestay",   U"hotline",    U"icon",     U"infographic", U"infographics", U"instagram",
        U"internet",  U"ios",        U"iphone",     U"karaoke",  U"kbps",        U"kg",           U"khmer",
        U"km",        U"kon",        U"kw",         U"kwh",      U"laptop",      U"led",          U"like",
        U"link",      U"livestream", U"logo",       U"mail",     U"marathon",    U"marketing",    U"mb",
        U"media",     U"messenger",  U"micro",      U"ml",       U"mm",          U"mobile",       U"ngos",
        U"nylon",     U"offline",    U"online",     U"otp",      U"panel",       U"pano",         U"patin",
        U"pdf",       U"photo",      U"pickleball", U"pleiku",   U"podcast",     U"poster",       U"pro",
        U"protein",   U"qr",         U"radio",      U"reel",     U"reels",       U"resort",       U"robot",
        U"scam",      U"scan",       U"server",     U"share",    U"shipper",     U"shop",         U"slide",
        U"slogan",    U"smartphone", U"sms",        U"spa",      U"spam",        U"standee",      U"startup",
        U"sticker",   U"stress",     U"studio",     U"taxi",     U"tb",          U"telegram",     U"test",
        U"tiktok",    U"tiktoker",   U"tivi",       U"tour",     U"tv",          U"unesco",       U"unicef",
        U"upload",    U"url",        U"vaccine",    U"vaccines", U"vacxin",      U"vaxin",        U"viber",
        U"video",     U"videos",     U"virus",      U"vitamin",  U"vneid",       U"volt",         U"watt",
        U"web",       U"webinar",    U"website",    U"wifi",     U"yang",        U"youtube",      U"youtuber",
        U"zalo",      U"brâu",       U"hmông",      U"krông",    U"kông",        U"kạn",          U"lắk",
        U"mnông",     U"plông",      U"stiêng",     U"xtiêng",   U"đăk",         U"đắk",
    });
    std::sort(words.begin(), words.end());
    return words;
}();

constexpr bool is_common_loan(std::u32string_view lower) {
    return std::binary_search(k_loans.begin(), k_loans.end(), lower);
}

}  // namespace codong
