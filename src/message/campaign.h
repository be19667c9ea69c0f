#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "message/id.h"
#include "message/message.h"

namespace codong {

// The kinds of files a campaign may ask for; job turns each into an exporter.
inline constexpr std::array<std::string_view, 6> k_file_types = {"pdf", "png", "jpg", "webp", "tiff", "svg"};

// A format of the campaign and the files made of it.
struct FormatChoice {
    std::string id;
    std::vector<std::string> types;
    Place place;
};

// What some messages wear on some formats. Empty lists of messages and formats mean all; a format may be a pattern with
// *
// ("bang-ron-ngang-*"). An empty list of layouts or themes leaves what earlier rules said.
struct CampaignRule {
    std::vector<Named> messages;
    std::vector<Named> formats;
    std::vector<Named> layouts;
    std::vector<Named> themes;
    bool applies(std::string_view message, std::string_view format) const;
};

// Layouts and themes of one message on one format; every pair of them is made.
struct Dress {
    std::vector<std::string> layouts;
    std::vector<std::string> themes;
};

// How all of a campaign is shown, over what its layouts say.
struct CampaignOptions {
    std::string letter_case;      // "capitals", "as-written"; empty: as the layout says
    std::string final_stop;       // "keep", "drop"; empty: as the layout says
    std::string second_language;  // tag of the translations set beside the messages; empty: none
    double tracking = 0;          // em added between letters of the slogan, -0.02 to 0.08
    bool curves = false;          // besides each PDF, one without fonts
    bool approval_required = false;
};

// Who said yes to the texts; free words, no signature.
struct Approval {
    std::string by;
    std::string date;         // YYYY-MM-DD
    std::string text_sha256;  // of the texts, see text_digest() in lock.h
    Place place;
};

// A page before or after the messages when they are shown as a series. What is empty is as the messages have it.
struct SeriesPage {
    std::string text;  // empty: the campaign's title
    std::string layout;
    std::string theme;
};

// A campaign (chiến dịch): which messages on which formats, dressed how, issued by whom.
struct Campaign {
    std::string id;
    std::string title;
    std::string file;
    std::string catalogue;              // path
    std::vector<Named> messages;        // empty: all of the catalogue
    std::vector<FormatChoice> formats;  // in the order written
    std::vector<CampaignRule> rules;    // the last that applies wins, for layouts and themes apart
    std::string unit_file;              // path of a unit.yaml or a table of units; empty: none
    Place unit_place;
    std::string occasion;  // a line such as "Tháng hành động vì trẻ em 2026"; empty: none
    std::string helpline;  // of units that name none; empty: none
    std::string helpline_name;
    std::string issued;  // YYYY-MM-DD: the only date that reaches the files
    CampaignOptions options;
    SeriesPage cover;
    SeriesPage end;
    Approval approval;          // empty `by`: none
    std::string photo_consent;  // who consented to the photographs of people, and where it is kept; empty: nobody

    Dress dress(std::string_view message, std::string_view format) const;
    // The ids, each once, in order of appearance.
    std::vector<std::string> layout_ids() const;
    std::vector<std::string> theme_ids() const;
};

// True when `text` matches `pattern`, in which * stands for any characters.
bool matches_pattern(std::string_view pattern, std::string_view text);

// Reads campaign.yaml (docs/schemas/campaign.schema.json). Paths in it are relative to it. All problems at once:
// campaign/no-formats, campaign/duplicate-format, campaign/unknown-type, campaign/unknown-message (a rule's, when the
// campaign lists its messages), campaign/matches-nothing (a rule's pattern), campaign/no-layout, campaign/no-theme
// (likewise), campaign/unknown-word, campaign/out-of-range, id/*, yaml/*, file/*.
Result<Campaign> read_campaign(const std::string& path);
Result<Campaign> parse_campaign(std::string_view text, const std::string& name);

// What only the catalogue can tell: campaign/unknown-message, of the campaign or a rule; and when all its messages are
// meant, campaign/no-layout and campaign/no-theme.
Diagnostics check_campaign(const Campaign& campaign, const Catalogue& catalogue);

}  // namespace codong
