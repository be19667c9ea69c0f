#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compose/world.h"
#include "layout/layout.h"
#include "layout/sheet.h"
#include "layout/theme.h"
#include "message/campaign.h"
#include "message/message.h"

namespace codong {

// Finds the data folder (holding fonts/, layouts/, messages/): `asked`, then CODONG_DATA, then beside the executable,
// then the install prefix; never the current folder. job/no-data lists where it looked.
Result<std::string> find_data(const std::string& asked);

// The id that was probably meant; when none is near, all there are.
std::string suggestion(const std::string& id, const std::vector<std::string>& ids);

// Files of the data folder, read when first asked for and kept.
class DataFiles {
public:
    explicit DataFiles(std::string root) : m_root(std::move(root)) {}

    const std::string& root() const { return m_root; }
    Result<const std::vector<Sheet>*> sheets();
    Result<Sheet> sheet(const std::string& id);
    // By id; job/unknown-layout, job/unknown-theme name the nearest.
    Result<const Layout*> layout(const std::string& id);
    Result<const Theme*> theme(const std::string& id);
    std::vector<std::string> layout_ids() const;
    std::vector<std::string> theme_ids() const;
    std::string default_campaign() const { return m_root + "/messages/bao-ve-tre-em/campaign.yaml"; }
    std::string fonts_dir() const { return m_root + "/fonts"; }
    std::string art_path(const std::string& id) const { return m_root + "/layouts/art/" + id + ".svg"; }
    std::string art_index_path() const { return m_root + "/layouts/art/index.yaml"; }
    std::string platforms_dir() const { return m_root + "/layouts/platforms"; }
    std::string profile_path() const { return m_root + "/layouts/icc/FOGRA39L_coated.icc"; }

private:
    std::string m_root;
    std::vector<Sheet> m_sheets;
    std::vector<std::unique_ptr<Layout>> m_layouts;
    std::vector<std::unique_ptr<Theme>> m_themes;
};

}  // namespace codong
