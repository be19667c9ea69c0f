#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace codong::syllable_tables {

// A rime as it is written: how many of its letters are the glide and how many the nucleus; the rest is the coda.
struct Rime {
    std::u32string_view letters;
    unsigned char glide = 0;
    unsigned char nucleus = 1;
};

template <size_t N>
constexpr std::array<Rime, N> sorted(std::array<Rime, N> rimes) {
    std::sort(rimes.begin(), rimes.end(), [](const Rime& a, const Rime& b) { return a.letters < b.letters; });
    return rimes;
}

inline constexpr auto k_rimes = sorted(std::to_array<Rime>({
    // one vowel
    {U"a"},
    {U"ac"},
    {U"ach"},
    {U"ai"},
    {U"am"},
    {U"an"},
    {U"ang"},
    {U"anh"},
    {U"ao"},
    {U"ap"},
    {U"at"},
    {U"au"},
    {U"ay"},
    {U"ăc"},
    {U"ăm"},
    {U"ăn"},
    {U"ăng"},
    {U"ăp"},
    {U"ăt"},
    {U"âc"},
    {U"âm"},
    {U"ân"},
    {U"âng"},
    {U"âp"},
    {U"ât"},
    {U"âu"},
    {U"ây"},
    {U"e"},
    {U"ec"},
    {U"em"},
    {U"en"},
    {U"eng"},
    {U"eo"},
    {U"ep"},
    {U"et"},
    {U"ê"},
    {U"êch"},
    {U"êm"},
    {U"ên"},
    {U"ênh"},
    {U"êp"},
    {U"êt"},
    {U"êu"},
    {U"i"},
    {U"ich"},
    {U"im"},
    {U"in"},
    {U"inh"},
    {U"ip"},
    {U"it"},
    {U"iu"},
    {U"o"},
    {U"oc"},
    {U"oi"},
    {U"om"},
    {U"on"},
    {U"ong"},
    {U"op"},
    {U"ot"},
    {U"ô"},
    {U"ôc"},
    {U"ôi"},
    {U"ôm"},
    {U"ôn"},
    {U"ông"},
    {U"ôp"},
    {U"ôt"},
    {U"ơ"},
    {U"ơi"},
    {U"ơm"},
    {U"ơn"},
    {U"ơp"},
    {U"ơt"},
    {U"u"},
    {U"uc"},
    {U"ui"},
    {U"um"},
    {U"un"},
    {U"ung"},
    {U"up"},
    {U"ut"},
    {U"ư"},
    {U"ưc"},
    {U"ưi"},
    {U"ưng"},
    {U"ưt"},
    {U"ưu"},
    {U"y"},
    // two vowels
    {U"ia", 0, 2},
    {U"iêc", 0, 2},
    {U"iêm", 0, 2},
    {U"iên", 0, 2},
    {U"iêng", 0, 2},
    {U"iêp", 0, 2},
    {U"iêt", 0, 2},
    {U"iêu", 0, 2},
    {U"yêm", 0, 2},
    {U"yên", 0, 2},
    {U"yêng", 0, 2},
    {U"yêt", 0, 2},
    {U"yêu", 0, 2},
    {U"ua", 0, 2},
    {U"uôc", 0, 2},
    {U"uôi", 0, 2},
    {U"uôm", 0, 2},
    {U"uôn", 0, 2},
    {U"uông", 0, 2},
    {U"uôt", 0, 2},
    {U"ưa", 0, 2},
    {U"ươc", 0, 2},
    {U"ươi", 0, 2},
    {U"ươm", 0, 2},
    {U"ươn", 0, 2},
    {U"ương", 0, 2},
    {U"ươp", 0, 2},
    {U"ươt", 0, 2},
    {U"ươu", 0, 2},
    {U"ooc", 0, 2},
    {U"oong", 0, 2},
    // glide and vowel
    {U"oa", 1},
    {U"oac", 1},
    {U"oach", 1},
    {U"oai", 1},
    {U"oam", 1},
    {U"oan", 1},
    {U"oang", 1},
    {U"oanh", 1},
    {U"oao", 1},
    {U"oap", 1},
    {U"oat", 1},
    {U"oay", 1},
    {U"oăc", 1},
    {U"oăm", 1},
    {U"oăn", 1},
    {U"oăng", 1},
    {U"oăt", 1},
    {U"oe", 1},
    {U"oem", 1},
    {U"oen", 1},
    {U"oeo", 1},
    {U"oet", 1},
    {U"uân", 1},
    {U"uâng", 1},
    {U"uât", 1},
    {U"uây", 1},
    {U"uê", 1},
    {U"uêch", 1},
    {U"uênh", 1},
    {U"uơ", 1},
    {U"uy", 1},
    {U"uych", 1},
    {U"uyn", 1},
    {U"uynh", 1},
    {U"uyp", 1},
    {U"uyt", 1},
    {U"uyu", 1},
    {U"uya", 1, 2},
    {U"uyên", 1, 2},
    {U"uyêt", 1, 2},
}));

// What may follow qu, whose u is the glide.
inline constexpr auto k_rimes_after_qu = sorted(std::to_array<Rime>({
    {U"a"},   {U"ac"},  {U"ach"}, {U"ai"}, {U"am"},        {U"an"},        {U"ang"}, {U"anh"}, {U"ao"}, {U"ap"},
    {U"at"},  {U"au"},  {U"ay"},  {U"ăc"}, {U"ăm"},        {U"ăn"},        {U"ăng"}, {U"ăp"},  {U"ăt"}, {U"ân"},
    {U"âng"}, {U"ât"},  {U"ây"},  {U"e"},  {U"en"},        {U"eo"},        {U"ep"},  {U"et"},  {U"ê"},  {U"êch"},
    {U"ên"},  {U"ênh"}, {U"êt"},  {U"êu"}, {U"i"},         {U"in"},        {U"it"},  {U"ôc"},  {U"ơ"},  {U"ơi"},
    {U"y"},   {U"ych"}, {U"ynh"}, {U"yt"}, {U"yên", 0, 2}, {U"yêt", 0, 2},
}));

// Longest first, so that the first one that fits is the onset.
inline constexpr auto k_onsets = std::to_array<std::u32string_view>({
    U"ngh", U"ch", U"gh", U"gi", U"kh", U"ng", U"nh", U"ph", U"qu", U"th", U"tr", U"b", U"c", U"d",
    U"đ",   U"g",  U"h",  U"k",  U"l",  U"m",  U"n",  U"p",  U"r",  U"s",  U"t",  U"v", U"x",
});

// Lips and a glide do not go together but in these loans.
inline constexpr auto k_labial_glide_loans =
    std::to_array<std::u32string_view>({U"boa", U"buyt", U"moa", U"phuy", U"voan"});

// Onsets that bare y may follow: hy, ký, lý, mỹ, sỹ, tỷ, vỹ, and the name Thy.
inline constexpr auto k_onsets_before_y =
    std::to_array<std::u32string_view>({U"", U"h", U"k", U"l", U"m", U"s", U"t", U"th", U"v"});

template <size_t N>
constexpr const Rime* find_rime(const std::array<Rime, N>& rimes, std::u32string_view letters) {
    const auto at = std::lower_bound(rimes.begin(), rimes.end(), letters,
                                     [](const Rime& r, std::u32string_view l) { return r.letters < l; });
    return at != rimes.end() && at->letters == letters ? &*at : nullptr;
}

}  // namespace codong::syllable_tables
