#include "job/kit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "base/sha256.h"
#include "export/limit.h"
#include "intake/file.h"
#include "job/kit_text.h"
#include "job/kit_zip.h"

namespace codong {
namespace {

constexpr std::array<std::string_view, 3> k_types = {"jpg", "png", "webp"};
constexpr const char* k_folder = "dang-bai/";

// The picture of one page that goes into the kit.
struct Picture {
    const ManifestEntry* entry = nullptr;
    size_t type = k_types.size();
    std::string stem;  // file name without its type
};

class KitMaker {
public:
    KitMaker(const KitRequest& request, Delivery& delivery) : m_request(request), m_delivery(delivery) {}

    Result<std::vector<Companion>> run() {
        for (const Platform& platform : m_request.platforms.platforms) TRY_STATUS(fill(platform));
        return std::move(m_written);
    }

private:
    // The best type of each page of a format, in the manifest's order.
    std::vector<Picture> pictures_of(const std::string& format) const {
        std::vector<Picture> out;
        for (const ManifestEntry& entry : m_request.files) {
            const auto type =
                static_cast<size_t>(std::find(k_types.begin(), k_types.end(), entry.type) - k_types.begin());
            if (entry.format != format || type == k_types.size() || entry.pixel_ratio > 1) continue;
            const size_t slash = entry.path.rfind('/') + 1;
            std::string stem = entry.path.substr(slash, entry.path.size() - slash - entry.type.size() - 1);
            const auto same = std::find_if(out.begin(), out.end(), [&](const Picture& p) { return p.stem == stem; });
            if (same == out.end())
                out.push_back({&entry, type, std::move(stem)});
            else if (type < same->type)
                *same = {&entry, type, std::move(stem)};
        }
        return out;
    }

    Status fill(const Platform& platform) {
        std::vector<ZipMember> members;
        std::vector<std::string> captioned;
        for (const PlatformFormat& format : platform.formats)
            for (const Picture& picture : pictures_of(format.id)) {
                const ManifestEntry& entry = *picture.entry;
                const Message* message = m_request.plan.find_message(entry.message);
                if (!message) continue;
                const size_t number = m_request.plan.number_of(*message);
                const std::string first = fmt::format("{:02}-{}", number, picture.stem);
                const Unit* unit = unit_of(entry);
                TRY_ASSIGN(std::string bytes,
                           read_file(m_delivery.dir() + "/" + entry.path, std::numeric_limits<size_t>::max()));
                members.push_back({first + "-" + format.id + "." + entry.type, std::move(bytes)});
                members.push_back(
                    {first + "-" + format.id + "-mo-ta.txt", alternative_text(facts_of(entry, *message, unit))});
                if (number > m_request.plan.catalogue.messages.size()) continue;  // an end card goes with the others
                const std::string text = fmt::format("{:02}-{}{}-bai-dang.txt", number, message->id,
                                                     m_request.plan.units.size() > 1 && unit ? "-" + unit->id : "");
                if (std::find(captioned.begin(), captioned.end(), text) != captioned.end()) continue;
                captioned.push_back(text);
                members.push_back({text, caption(m_request.plan, platform, *message, unit)});
            }
        std::sort(members.begin(), members.end(),
                  [](const ZipMember& a, const ZipMember& b) { return a.name < b.name; });
        for (const ZipMember& member : members) TRY_STATUS(write(platform.id + "/" + member.name, member.bytes));
        if (members.empty() || m_request.form == KitForm::Folder) return Done{};
        return write(platform.id + ".zip", zip_of(members, m_request.plan.campaign.issued));
    }

    Status write(const std::string& name, const std::string& bytes) {
        const TemporaryFile temporary(m_delivery.temporary());
        TRY_STATUS(write_bytes(temporary.path(), bytes));
        const std::string path = k_folder + name;
        TRY_STATUS(m_delivery.deliver(temporary.path(), path));
        m_written.push_back({path, "kit", sha256_hex(bytes), bytes.size()});
        return Done{};
    }

    const Unit* unit_of(const ManifestEntry& entry) const {
        for (const Unit& unit : m_request.plan.units)
            if (unit.id == entry.unit) return &unit;
        return nullptr;
    }

    PictureFacts facts_of(const ManifestEntry& entry, const Message& message, const Unit* unit) const {
        PictureFacts facts;
        facts.text = message.text;
        if (const ArtRecord* art = m_request.art.find(entry.art)) facts.drawing = art->vi;
        if (unit) facts.unit = unit->name;
        facts.helpline = helpline_line(m_request.plan, unit);
        facts.has_code = !entry.legibility.codes.empty();
        return facts;
    }

    const KitRequest& m_request;
    Delivery& m_delivery;
    std::vector<Companion> m_written;
};

}  // namespace

Result<std::vector<Companion>> make_kit(const KitRequest& request, Delivery& delivery) {
    return KitMaker(request, delivery).run();
}

}  // namespace codong
