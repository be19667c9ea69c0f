#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "job/data.h"
#include "job/options.h"
#include "message/campaign.h"
#include "message/unit.h"

namespace codong {

// One page of a job, and the file types to make of it.
struct Piece {
    const Message* message = nullptr;
    size_t message_index = 0;
    const Layout* layout = nullptr;
    const Theme* theme = nullptr;
    std::shared_ptr<const Sheet> sheet;
    const Unit* unit = nullptr;  // null: none
    std::vector<std::string> types;
    size_t number = 0;  // place in a series: 0 the cover, 1 the catalogue's first message
    std::string stem;   // file name without type and without the parts that a type adds
    std::string name() const { return sheet->id + "/" + stem; }
};

// Everything a run will make, in the order of its manifest: by format as asked, then message, layout, theme, unit.
struct JobPlan {
    Campaign campaign;
    Catalogue catalogue;
    std::vector<Message> series;  // the cover "bia" and the end card "ket", when they are asked for
    std::vector<Unit> units;
    std::string occasion;
    std::string second_language;  // of the translations; empty: none
    std::vector<Piece> pieces;
    std::map<std::string, Diagnostics> refused;  // messages, by id, whose text is not what was locked
    Diagnostics notes;

    // Of the catalogue or the series; null when there is none.
    const Message* find_message(std::string_view id) const;
    // As Piece::number.
    size_t number_of(const Message& message) const;
};

// Reads the campaign, its catalogue and units, and crosses them. Everything wrong with the request at once:
// job/unknown-message, job/unknown-layout, job/unknown-theme, format/unknown, job/unknown-type, and what the files'
// readers say.
Result<std::unique_ptr<JobPlan>> make_plan(const JobOptions& options, DataFiles& data);

}  // namespace codong
