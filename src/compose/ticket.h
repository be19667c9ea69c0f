#pragma once

#include <array>

#include "compose/finishing_guides.h"

namespace codong {

struct TicketFile {
    std::string name;  // of the file
    std::string what;  // "PDF/X-4, chữ thành nét, 1,2 MB"
    std::string sha256;
};

// An ink in use and the share of the page it covers, 0 to 1.
struct TicketInk {
    Ink ink;
    double share = 0;
};

// What a print ticket says, in words of the reader; lengths in mm at true size.
struct TicketFacts {
    std::string product;  // "m1 · hung-buoi · hoa-binh"
    std::string text;     // the message as shown
    std::string source;   // where it is quoted from
    std::string date;     // YYYY-MM-DD
    std::string unit;     // who issues it; may be empty
    int scale = 1;        // true over drawn
    std::string resolution;
    std::vector<TicketInk> inks;
    std::array<double, 4> coverage{};  // mean of C, M, Y, K, percent
    double most_ink = 0;               // percent in total
    std::string condition;             // "FOGRA39"
    std::vector<TicketFile> files;
    std::string made_by;
};

// The print ticket (phiếu in): one A4 page for the shop and for approval. `picture` is the page itself, drawn small in
// its own inks; everything else is black ink alone.
Result<Scene> compose_ticket(const Lexicon& lexicon, Shaper& shaper, const WriterFaces& faces, const Sheet& sheet,
                             Scene picture, const TicketFacts& facts);

}  // namespace codong
