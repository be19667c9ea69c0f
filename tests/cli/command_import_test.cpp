#include <catch2/catch.hpp>

#include "cli/delivered.h"
#include "message/message.h"
#include "support/legacy_encode.h"

using namespace codong::test;

namespace {

const std::string k_plans = CODONG_SOURCE_DIR "/tests/corpus/plans/";

std::vector<std::string> texts_in(const std::string& catalogue) {
    const auto read = codong::read_catalogue(catalogue);
    REQUIRE(read);
    std::vector<std::string> texts;
    for (const auto& message : read->messages) texts.push_back(message.text);
    return texts;
}

Outcome import(std::vector<std::string> words) {
    words.insert(words.begin(), "import");
    return Codong(words).set("LC_ALL", "en_US.UTF-8").run();
}

}  // namespace

TEST_CASE("import makes of the plan a catalogue of exactly its nine slogans, with word hints") {
    const Scratch scratch;
    const Outcome outcome = import({k_plans + "bao-ve-tre-em.txt", "-o", scratch / "messages.yaml"});
    INFO(outcome.err);
    CHECK(outcome.exit == 0);
    CHECK(outcome.out == "9 messages in " + scratch / "messages.yaml" + "\n");
    CHECK(texts_in(scratch / "messages.yaml") == slogans());
    CHECK(contains(bytes_of(scratch / "messages.yaml"), "\n  - trẻ_em\n"));
    // The plan writes "ủy" and "uỷ": said, with the places, and left as it is.
    CHECK(contains(outcome.err, "text/mixed-tone-placement"));
    CHECK(names_starting(scratch.path(), ".codong-").empty());
}

TEST_CASE("import without -o prints the catalogue") {
    const Scratch scratch;
    const Outcome printed = import({k_plans + "bao-ve-moi-truong.txt"});
    CHECK(printed.exit == 0);
    import({k_plans + "bao-ve-moi-truong.txt", "--output=" + scratch / "a.yaml"});
    CHECK(printed.out == bytes_of(scratch / "a.yaml"));
}

TEST_CASE("import shows before and after of what came in an old encoding") {
    const Scratch scratch;
    const std::string plan = bytes_of(k_plans + "an-toan-giao-thong.txt");
    const std::string file = scratch.write("an-toan-giao-thong.txt", legacy_encode::vni(plan));
    const Outcome outcome = import({file, "-o", scratch / "a.yaml"});
    INFO(outcome.err);
    CHECK(outcome.exit == 0);
    import({k_plans + "an-toan-giao-thong.txt", "-o", scratch / "b.yaml"});
    CHECK(texts_in(scratch / "a.yaml") == texts_in(scratch / "b.yaml"));
    CHECK(contains(outcome.err, "text/converted"));
    for (const std::string& text : texts_in(scratch / "b.yaml")) {
        CHECK(contains(outcome.err, text));
        CHECK(contains(outcome.err, legacy_encode::vni(text)));
    }
}

TEST_CASE("import replaces an existing file only when told to") {
    const Scratch scratch;
    const std::string file = scratch.write("messages.yaml", "mine\n");
    const Outcome refused = import({k_plans + "bao-ve-tre-em.txt", "-o", file});
    CHECK(refused.exit == 2);
    CHECK(contains(refused.err, "file/exists"));
    CHECK(bytes_of(file) == "mine\n");
    CHECK(import({k_plans + "bao-ve-tre-em.txt", "--force", "-o", file}).exit == 0);
    CHECK(texts_in(file) == slogans());
}

TEST_CASE("what cannot be imported is a usage error, and nothing is written") {
    const Scratch scratch;
    const std::string empty = scratch.write("a.txt", "Không có gì ở đây.\n"),
                      pdf = scratch.write("a.pdf", "%PDF-1.7\n");
    const auto refuses = [&](std::vector<std::string> words, const std::string& code) {
        words.insert(words.end(), {"-o", scratch / "messages.yaml"});
        const Outcome outcome = import(words);
        INFO(outcome.err);
        CHECK(outcome.exit == 2);
        CHECK(contains(outcome.err, "[" + code + "]"));
    };
    refuses({empty}, "import/no-slogans");
    refuses({pdf}, "import/unknown-type");
    refuses({scratch / "khong-co.txt"}, "file/not-found");
    refuses({}, "cli/no-file");
    refuses({empty, pdf}, "cli/one-file");
    refuses({empty, "--loud"}, "cli/unknown-option");
    CHECK(files_below(scratch.path()).size() == 2);
}

TEST_CASE("a catalogue that cannot be written is not delivered, and leaves nothing behind") {
    const Scratch scratch;
    CHECK(import({k_plans + "bao-ve-tre-em.txt", "-o", scratch / "khong-co/messages.yaml"}).exit == 1);
    Codong small({"import", k_plans + "bao-ve-tre-em.txt", "-o", scratch / "messages.yaml"});
    const Outcome outcome = small.limit_files(700).run();
    CHECK(outcome.exit == 1);
    CHECK(files_below(scratch.path()).empty());
}
