#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/face.h"

namespace codong {

// One line of the font manifest.
struct FontRecord {
    std::string id;  // family id and weight: "be-vietnam-pro-800"
    std::string family;
    int weight = 400;
    std::string role;
    std::string licence;
    std::string file;    // path on disk
    std::string sha256;  // of the file's bytes
    bool script = false;
    bool vietnamese = true;
    std::vector<std::string> languages;  // that this family is asked for when the layout's face lacks letters of them
};

// The project's fonts: the manifest, and the faces opened from it. Only these fonts are ever used.
class FontLibrary {
public:
    // Reads `dir`/fonts.yaml; the files lie in `dir`/files. No font is opened yet.
    static Result<std::shared_ptr<FontLibrary>> open(const std::string& dir);

    const std::vector<FontRecord>& records() const { return m_records; }
    const FontRecord* find(const std::string& id) const;

    // Opens a face once: sha256 against the manifest (text/font-changed), coverage gate. Not thread-safe: open what a
    // job needs before its workers start.
    Result<TextFaceRef> face(const std::string& id);
    // Faces opened so far.
    const std::vector<TextFaceRef>& faces() const { return m_faces; }
    // Opens the families of another language. Errors: as face().
    Status add_fallbacks(const std::string& language);
    // The face to set `text` in: `asked` when it has all its letters, else of the families added the one that has, of
    // the nearest weight; `asked` again when none has.
    TextFaceRef face_for(const TextFaceRef& asked, std::string_view text) const;

private:
    std::vector<FontRecord> m_records;
    std::vector<TextFaceRef> m_faces;
    std::vector<TextFaceRef> m_fallbacks;
};

}  // namespace codong
