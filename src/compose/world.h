#pragma once

#include <map>
#include <memory>
#include <string>

#include "intake/vector_art.h"
#include "layout/art_index.h"
#include "scene/scene.h"
#include "text/font_library.h"
#include "text/lexicon.h"

namespace codong {

// Everything composing may know besides its request; complete before workers start and never changed after.
struct World {
    std::shared_ptr<FontLibrary> fonts;
    Lexicon lexicon = Lexicon::built_in();
    ArtIndex art_index;
    std::map<std::string, std::shared_ptr<const VectorArt>> art;       // by id
    std::map<std::string, std::shared_ptr<const ImageSource>> images;  // by path as the unit wrote it

    TextFaceRef face(const std::string& id) const {
        for (const TextFaceRef& face : fonts->faces())
            if (face->id() == id) return face;
        return nullptr;
    }
};

}  // namespace codong
