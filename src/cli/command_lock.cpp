#include <cstdio>
#include <filesystem>

#include "cli/command.h"
#include "job/data.h"
#include "job/whole_file.h"
#include "message/lock.h"

namespace codong {
namespace {

struct LockOptions {
    std::string campaign;
    std::string data;
    bool renew = false;
};

Result<LockOptions> parse(const std::vector<std::string>& words) {
    LockOptions options;
    for (size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--renew") {
            options.renew = true;
        } else if (word == "--data") {
            if (i + 1 == words.size()) return error("cli/no-value", {word});
            options.data = words[++i];
        } else if (word.starts_with("-")) {
            return error("cli/unknown-option", {word});
        } else if (!options.campaign.empty()) {
            return error("cli/too-many-words", {word});
        } else {
            options.campaign = word;
        }
    }
    return options;
}

struct Texts {
    Campaign campaign;
    Catalogue catalogue;
};

Result<Texts> read_texts(const LockOptions& options) {
    std::string path = options.campaign;
    if (path.empty()) {
        TRY_ASSIGN(const std::string root, find_data(options.data));
        path = DataFiles(root).default_campaign();
    }
    Texts texts;
    TRY_ASSIGN(texts.campaign, read_campaign(path));
    TRY_ASSIGN(texts.catalogue, read_catalogue(texts.campaign.catalogue));
    return texts;
}

// What has changed since the lock was written, and messages that have come or gone.
Diagnostics changes(const Catalogue& catalogue, const MessageLock& lock) {
    Diagnostics out;
    for (const Message& message : catalogue.messages) append(out, compare(message, lock));
    for (const LockedMessage& locked : lock.messages)
        if (!catalogue.find(locked.id))
            out.push_back(warning("message/gone-since-lock", {locked.id}, {lock.file, 0, 0}));
    return out;
}

}  // namespace

int run_lock(const CommandLine& line) {
    const auto options = parse(line.words);
    if (!options) return usage_error(options.diagnostics().front(), "lock", line.language);
    const auto texts = read_texts(*options);
    if (!texts) {
        print(texts.diagnostics(), line.language);
        return k_exit_usage;
    }
    const std::string path = lock_path(texts->catalogue);
    std::error_code unknown;
    const bool exists = std::filesystem::exists(path, unknown);
    if (exists) {
        const auto lock = find_lock(texts->catalogue);
        const Diagnostics found = lock ? changes(texts->catalogue, **lock) : lock.diagnostics();
        print(found, line.language);
        if (!found.empty() && !options->renew) return k_exit_undelivered;
    }
    if (!exists || options->renew) {
        const auto written = write_whole_file(path, to_yaml(lock_of(texts->catalogue)), IfExists::Replace);
        if (!written) {
            print(written.diagnostics(), line.language);
            return k_exit_usage;
        }
    }
    std::printf("%s: %s\n%s: %s\n", std::string(pick(line.language, "văn bản đã khóa", "texts locked")).c_str(),
                path.c_str(), "text_sha256", text_digest(texts->campaign, texts->catalogue).c_str());
    return k_exit_ok;
}

void help_lock(Language language) {
    std::printf(
        "\n  %s\n\n  --renew                  %s\n  --data DIR               %s\n",
        pick(
            language,
            "Ghi messages.lock cạnh danh mục thông điệp; từ đó, thông điệp đổi một dấu thanh thì không được giao.\n"
            "  Đã có tệp khóa thì so lại và nêu từng từ đã đổi. text_sha256 là mã ghi vào mục approval của chiến dịch.",
            "Writes messages.lock beside the message catalogue; from then on a message that changes by one tone\n"
            "  mark is not delivered. With a lock file there, compares and names every changed word. text_sha256\n"
            "  is what a campaign's approval signs.")
            .data(),
        pick(language, "ghi lại sau khi văn bản mới đã được duyệt", "write anew, once new texts are approved").data(),
        pick(language, "thư mục dữ liệu", "data folder").data());
}

}  // namespace codong
