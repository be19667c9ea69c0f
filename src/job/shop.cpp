#include "job/shop.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/sha256.h"
#include "export/limit.h"
#include "intake/file.h"
#include "job/kit_zip.h"

namespace codong {
namespace {

// What a ZIP adds for a member besides its bytes and twice its name, and at its end.
constexpr uint64_t k_member_cost = 30 + 46, k_end_cost = 22;

struct Wanted {
    std::string path;  // in the folder
    std::string name;  // in the pack
    std::string sha256;
    uint64_t bytes = 0;
    uint64_t cost() const { return bytes + k_member_cost + 2 * name.size(); }
};

// A list to be checked with `sha256sum -c`.
std::string sums_of(const std::vector<Wanted>& files) {
    std::string out;
    for (const Wanted& file : files) out += file.sha256 + "  " + file.name + "\n";
    return out;
}

uint64_t size_of(const std::vector<Wanted>& files) {
    constexpr size_t k_sums_name = sizeof "SHA256SUMS.txt" - 1;
    uint64_t size = k_end_cost + k_member_cost + 2 * k_sums_name + sums_of(files).size();
    for (const Wanted& file : files) size += file.cost();
    return size;
}

class Packer {
public:
    Packer(const Piece& piece, std::string_view date, uint64_t limit, Delivery& delivery)
        : m_date(date),
          m_limit(limit),
          m_delivery(delivery),
          m_stem("gui-nha-in/" + piece.sheet->id + "-" + piece.stem + "-gui-nha-in"),
          m_prefix(piece.sheet->id + "-") {}

    void add(const std::string& path, const std::string& sha256, uint64_t bytes) {
        Wanted wanted{path, m_prefix + path.substr(path.rfind('/') + 1), sha256, bytes};
        if (size_of({wanted}) > m_limit) {
            m_made.notes.push_back(warning("job/shop-too-large", {path, megabytes(bytes), megabytes(m_limit)}));
            return;
        }
        if (m_packs.empty() || size_of(with(m_packs.back(), wanted)) > m_limit) m_packs.emplace_back();
        m_packs.back().push_back(std::move(wanted));
    }

    Result<ShopPacks> finish() {
        for (size_t i = 0; i < m_packs.size(); ++i)
            TRY_STATUS(
                write(m_packs[i], m_packs.size() == 1 ? m_stem + ".zip" : fmt::format("{}-{}.zip", m_stem, i + 1)));
        return std::move(m_made);
    }

private:
    static std::vector<Wanted> with(std::vector<Wanted> files, const Wanted& more) {
        files.push_back(more);
        return files;
    }
    static std::string megabytes(uint64_t bytes) { return fmt::format("{:.1f}", static_cast<double>(bytes) / 1e6); }

    Status write(const std::vector<Wanted>& files, const std::string& path) {
        std::vector<ZipMember> members;
        for (const Wanted& file : files) {
            TRY_ASSIGN(std::string bytes,
                       read_file(m_delivery.dir() + "/" + file.path, std::numeric_limits<size_t>::max()));
            members.push_back({file.name, std::move(bytes)});
        }
        members.push_back({"SHA256SUMS.txt", sums_of(files)});
        const std::string zip = zip_of(members, m_date);
        const TemporaryFile temporary(m_delivery.temporary());
        TRY_STATUS(write_bytes(temporary.path(), zip));
        TRY_STATUS(m_delivery.deliver(temporary.path(), path));
        m_made.files.push_back({path, "shop", sha256_hex(zip), zip.size()});
        return Done{};
    }

    std::string_view m_date;
    uint64_t m_limit;
    Delivery& m_delivery;
    std::string m_stem, m_prefix;
    std::vector<std::vector<Wanted>> m_packs;
    ShopPacks m_made;
};

}  // namespace

Result<ShopPacks> make_shop_packs(const Piece& piece, std::span<const ManifestEntry> prints,
                                  std::span<const Companion> papers, std::string_view date, uint64_t limit,
                                  Delivery& delivery) {
    Packer packer(piece, date, limit, delivery);
    for (const ManifestEntry& entry : prints) packer.add(entry.path, entry.sha256, entry.bytes);
    for (const Companion& paper : papers)
        if (paper.kind == "ticket" || paper.kind == "proof") packer.add(paper.path, paper.sha256, paper.bytes);
    return packer.finish();
}

}  // namespace codong
