#include "text/syllable.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "text/unicode.h"

using namespace codong;

namespace {

std::vector<std::string> words(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string word; in >> word;) out.push_back(word);
    return out;
}

std::string parts(const std::string& word) {
    const auto s = analyse_syllable(word);
    return s ? s->onset + "+" + s->glide + "+" + s->nucleus + "+" + s->coda + "/" +
                   std::to_string(static_cast<int>(s->tone))
             : "-";
}

std::string read(const std::string& path) {
    std::ifstream in(std::string(CODONG_SOURCE_DIR) + "/tests/corpus/" + path);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string without_comments(const std::string& text) {
    std::istringstream in(text);
    std::string out;
    for (std::string line; std::getline(in, line);)
        if (line.empty() || line[0] != '#') out += line + "\n";
    return out;
}

}  // namespace

TEST_CASE("a syllable is taken apart into onset, glide, nucleus, coda and tone") {
    CHECK(parts("hoàng") == "h+o+a+ng/1");
    CHECK(parts("Nghiêng") == "ngh++iê+ng/0");
    CHECK(parts("QUYỂN") == "q+u+yê+n/2");
    CHECK(parts("giếng") == "gi++iê+ng/4");
    CHECK(parts("gì") == "gi++i+/1");
    CHECK(parts("giá") == "gi++a+/4");
    CHECK(parts("của") == "c++ua+/2");
    CHECK(parts("khuya") == "kh+u+ya+/0");
    CHECK(parts("thuở") == "th+u+ơ+/2");
    CHECK(parts("yên") == "++yê+n/0");
    CHECK(parts("xoong") == "x++oo+ng/0");
    CHECK(parts("đẹp") == "đ++e+p/5");
    CHECK(parts("ngã") == "ng++a+/3");
}

TEST_CASE("the syllables of the language are legal in any case") {
    for (const auto& word :
         words("a à ạ ăn âm ba các ách ai ác ào áp ạt áy ắc ặng bấc ngẫng bập tất dầu thầy e éc em én xẻng éo ép "
               "ét ê ếch đêm bến lệnh nếp tết kêu i ích im in inh kíp ít dịu o óc ói om ong óp ót ô ốc ôi ồn "
               "ông ốp ốt ở ơi ơm ơn ớp ớt u úc ui um un ung úp út ư ức gửi ứng ứt ưu ý kỹ lý mỹ sỹ tỷ vỹ hy "
               "ỉa biếc biếm tiến tiếng tiếp tiết tiêu yếm yểng yết yêu ua uốc uối uốm uốn uống tuột ưa ước "
               "ưới ươm ươn ương ướp ướt rượu moóc boong khoác hoạch khoai ngoạm khoang doanh ngoao oạp đoạt "
               "xoáy hoặc khoắm khoăn thoắng loắt khoe ngoém hoen ngoèo toét khuân khuâng khuất khuây thuê "
               "huếch huênh huơ nguy huỵch luyn huynh tuýp huýt khuỷu khuyên khuyết quá quắc quách quai quán "
               "quang quanh quào quạu quay quắn quặng quắp quắt quân quầng quất quấy que quen quẹo quét quê "
               "quệch quên quênh quết quở quốc quý quýt quỳnh quyên quyết giã giêng gìn giếc giỏ giữa nghe "
               "nghề nghỉ ghế ghi ghép phở trẻ chị nhà thư khí buýt voan")) {
        INFO(word);
        CHECK(is_legal_syllable(word));
        CHECK(is_legal_syllable(to_upper(word)));
    }
}

TEST_CASE("what Vietnamese cannot have is not a syllable") {
    for (const auto& word : words(
             "nghành ngề gế gẻ cẻ ki~ kạn ce ka qa qu ngh ng gh q yn iên iêu byên tyên cuy coan cuân boan phoa đắk lắk "
             "fa wa zalo "
             "jet bl tr str xta thật- cat cac mat tap ich tích? hôm1 tàp tảc tẽt ãch mach hop trẻé cuả qúy gía hòan "
             "thúê khỏan "
             "toàì uơng ươ uô iê yê ă â ăi âo êo uyx oeng uêt angh ngay2 nghiêngg internet video child été là̀ naïve")) {
        INFO(word);
        CHECK_FALSE(is_legal_syllable(word));
    }
    CHECK_FALSE(is_legal_syllable(""));
    CHECK_FALSE(is_legal_syllable("\xFF"));
}

TEST_CASE("a stop coda takes only the sharp and the heavy tone") {
    for (const std::string rime : {"ac", "ach", "ap", "at"})
        for (int tone = 0; tone < 6; ++tone) {
            std::u32string word = U"t" + to_utf32(rime);
            word[1] = join_letter({U'a', static_cast<Tone>(tone)});
            INFO(to_utf8(word));
            CHECK(is_legal_syllable(word) == (tone >= static_cast<int>(Tone::Sac)));
        }
}

TEST_CASE("every Vietnamese letter comes apart and together again") {
    for (const char32_t c : vietnamese_letters()) {
        const auto letter = split_letter(c);
        REQUIRE(letter);
        CHECK(join_letter(*letter) == c);
        CHECK(letter->upper == is_upper(c));
    }
    CHECK_FALSE(split_letter(U'ü'));
    CHECK_FALSE(split_letter(U'Ð'));  // eth
    CHECK_FALSE(split_letter(U'а'));  // Cyrillic
}

TEST_CASE("both tone placements fold to one, and nothing else is touched") {
    CHECK(fold_tone_placement("hoà thuỷ khoẻ uỷ loè hoạ") == "hòa thủy khỏe ủy lòe họa");
    CHECK(fold_tone_placement("HOÀ BÌNH, Uỷ ban") == "HÒA BÌNH, Ủy ban");
    for (const std::string same :
         {"hòa ủy khỏe", "của quý giá quá quỷ quẻ già gìn mùa thuở huệ khuya ngoài xoáy hoàng thuyền", "qúy cuả",
          "naïve hoàx été", ""})
        CHECK(fold_tone_placement(same) == same);
    CHECK(fold_tone_placement("ma tuý/ma túy (hoá)") == "ma túy/ma túy (hóa)");
}

TEST_CASE("the style of a syllable is old, new or neither") {
    CHECK(tone_style("hòa") == ToneStyle::Old);
    CHECK(tone_style("ỦY") == ToneStyle::Old);
    CHECK(tone_style("Khoẻ") == ToneStyle::New);
    for (const std::string word : {"hoa", "quý", "của", "giá", "hoàn", "qúy", "xyz", "uy"})
        CHECK(tone_style(word) == ToneStyle::Neutral);
}

TEST_CASE("a tone on the wrong letter is told from a syllable that does not exist") {
    CHECK(with_tone_in_place("cuả") == "của");
    CHECK(with_tone_in_place("Qúy") == "Quý");
    CHECK(with_tone_in_place("HÒAN") == "HOÀN");
    CHECK(with_tone_in_place("khỏan") == "khoản");
    CHECK(with_tone_in_place("gía") == "giá");
    CHECK(with_tone_in_place("của").empty());
    CHECK(with_tone_in_place("nghành").empty());
}

TEST_CASE("the share of legal syllables tells Vietnamese from other languages") {
    CHECK(legal_share("Lắng nghe trẻ em bằng trái tim") == 1);
    CHECK(legal_share("Every child deserves a safe home") < 0.5);
    CHECK(legal_share("Chaque enfant mérite une maison sûre") < 0.5);
    CHECK(legal_share("trẻ internet") == 0.5);
    CHECK(legal_share("12 %") == 0);
}

TEST_CASE("no word of the plans and the civic sentences is called illegal but loans, names and abbreviations") {
    const std::vector<std::string> excused =
        words("internet infographic poster pano clip video fanpage zalo link gas kg km ml otp đắk lắk m h b c d x s t");
    for (const std::string file : {"plans/bao-ve-tre-em.txt", "plans/an-toan-giao-thong.txt",
                                   "plans/bao-ve-moi-truong.txt", "words/civic.txt"}) {
        const std::u32string text = to_utf32(without_comments(read(file)));
        REQUIRE(text.size() > 1000);
        for (const auto& [begin, end] : letter_runs(text)) {
            const std::u32string word = text.substr(begin, end - begin);
            const bool abbreviation = std::all_of(word.begin(), word.end(), is_upper);
            if (abbreviation || is_legal_syllable(word)) continue;
            const std::string lower = to_lower(to_utf8(word));
            INFO(file << ": " << lower);
            CHECK(std::find(excused.begin(), excused.end(), lower) != excused.end());
        }
    }
}
