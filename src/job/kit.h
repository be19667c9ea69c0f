#pragma once

#include <string>
#include <vector>

#include "job/delivery.h"
#include "job/manifest.h"
#include "job/plan.h"
#include "job/platforms.h"
#include "layout/art_index.h"

namespace codong {

enum class KitForm : unsigned char { Folder, FolderAndZip };

// What a post kit is made from: the delivered files and the texts behind them.
struct KitRequest {
    const JobPlan& plan;
    const Platforms& platforms;
    const ArtIndex& art;
    const std::vector<ManifestEntry>& files;
    KitForm form = KitForm::Folder;
};

// Fills dang-bai/<platform>/ of the delivery: every picture under a name that sorts by message
// ("01-m1-fb-square.jpg"), a caption a message ("01-m1-bai-dang.txt") and the alternative text of every picture
// ("01-m1-fb-square-mo-ta.txt"); with FolderAndZip also dang-bai/<platform>.zip. Of several file types of one picture
// the first of jpg, png, webp goes in. Gives what was written, in order.
Result<std::vector<Companion>> make_kit(const KitRequest& request, Delivery& delivery);

}  // namespace codong
