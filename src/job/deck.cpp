#include "job/deck.h"

#include <map>

#include "base/sha256.h"
#include "base/version.h"
#include "export/limit.h"
#include "job/proof.h"
#include "paint/vector.h"

namespace codong {
namespace {

Result<Companion> make_deck(const JobPlan& plan, const std::string& name, const std::vector<const Slide*>& slides,
                            Delivery& delivery) {
    std::vector<const Scene*> pages;
    std::vector<const SetText*> texts;
    for (const Slide* slide : slides) {
        pages.push_back(&slide->page.scene);
        for (const SetText& text : slide->page.texts) texts.push_back(&text);
    }
    const Piece& first = *slides.front()->piece;
    DeckInfo info;
    info.title = plan.campaign.title;
    info.subject = first.message->source.document;
    if (first.unit) info.author = first.unit->name;
    info.creator = k_producer;
    info.date = plan.campaign.issued;
    TRY_ASSIGN(const std::string bytes, paint_deck(pages, info));
    const TemporaryFile temporary(delivery.temporary());
    TRY_STATUS(write_bytes(temporary.path(), bytes));
    TRY_STATUS(prove_words(temporary.path(), texts));
    Companion companion{"dang-bai/" + name + ".pdf", "deck", sha256_hex(bytes), bytes.size()};
    TRY_STATUS(delivery.deliver(temporary.path(), companion.path));
    return companion;
}

}  // namespace

Result<std::vector<Companion>> make_decks(const JobPlan& plan, const std::vector<Slide>& slides, Delivery& delivery) {
    std::map<std::string, std::vector<const Slide*>> decks;
    for (const Slide& slide : slides) {
        std::string name = "bo-trang-" + slide.piece->sheet->id;
        if (slide.piece->unit && plan.units.size() > 1) name += "-" + slide.piece->unit->id;
        decks[name].push_back(&slide);
    }
    std::vector<Companion> made;
    for (const auto& [name, pages] : decks) {
        TRY_ASSIGN(Companion companion, make_deck(plan, name, pages, delivery));
        made.push_back(std::move(companion));
    }
    return made;
}

}  // namespace codong
