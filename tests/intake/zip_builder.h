#pragma once

#include <zip.h>

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// The bytes of a zip file with these members.
inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members) {
    zip_error_t problem;
    zip_error_init(&problem);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &problem);
    zip_source_keep(target);
    zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &problem);
    if (!zip) throw std::runtime_error("zip_open_from_source");
    for (const auto& [name, bytes] : members) {
        zip_source_t* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
        if (zip_file_add(zip, name.c_str(), source, ZIP_FL_OVERWRITE) < 0) throw std::runtime_error("zip_file_add");
    }
    if (zip_close(zip) != 0) throw std::runtime_error("zip_close");
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string out(static_cast<size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, out.data(), out.size());
    zip_source_close(target);
    zip_source_free(target);
    return out;
}
