#pragma once

#include <string>
#include <vector>

#include "job/plan.h"
#include "job/platforms.h"

namespace codong {

// "#ChungTayViTreEm": every word's first letter large, no marks, no blanks; empty when nothing is left.
std::string hashtag(std::string_view text);

// Hashtags of a message's post: the campaign's, its key phrases, the occasion, the unit; at most `most`, none longer
// than people type.
std::vector<std::string> hashtags(const JobPlan& plan, const Message& message, const Unit* unit, int most);

// "Tổng đài …: 111", the unit's own or the campaign's; empty when there is none.
std::string helpline_line(const JobPlan& plan, const Unit* unit);

// What to paste with a picture: the message word for word first, under a series' cover then all of them; then unit,
// helpline and link where there are any; then hashtags. What would pass the platform's limit is left out from the end;
// the message never is.
std::string caption(const JobPlan& plan, const Platform& platform, const Message& message, const Unit* unit);

// What a picture shows, for those who cannot see it.
struct PictureFacts {
    std::string text;     // the message as written: readers of screens spell out capitals
    std::string drawing;  // what the drawing is of, or empty
    std::string unit;
    std::string helpline;  // as helpline_line() says it
    bool has_code = false;
};
std::string alternative_text(const PictureFacts& facts);

}  // namespace codong
