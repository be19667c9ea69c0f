#pragma once

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "press/press.h"

// A page drawn with cairo alone, and the independent programs that read what the press made of it.
namespace codong::test {

inline std::string file_bytes(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Folder {
public:
    Folder() {
        static std::atomic<int> count{0};
        m_path = std::filesystem::temp_directory_path() /
                 ("codong-press-" + std::to_string(getpid()) + "-" + std::to_string(count++));
        std::filesystem::create_directories(m_path);
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string write(const std::string& name, const std::string& bytes) const {
        const auto path = m_path / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path.string();
    }
    std::string path(const std::string& name) const { return (m_path / name).string(); }

private:
    std::filesystem::path m_path;
};

struct Ran {
    int status = 0;
    std::string output;
};

inline Ran run(const std::string& command) {
    Ran ran;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    char buffer[4096];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) ran.output.append(buffer, n);
    const int state = pclose(pipe);
    ran.status = WIFEXITED(state) ? WEXITSTATUS(state) : -1;
    return ran;
}

using Pixel = std::array<int, 4>;

struct CmykPicture {
    int width = 0, height = 0;
    std::vector<unsigned char> bytes;
    Pixel at(int x, int y) const {
        const unsigned char* p = &bytes[static_cast<size_t>((y * width + x) * 4)];
        return {p[0], p[1], p[2], p[3]};
    }
    std::map<Pixel, int> colours() const {
        std::map<Pixel, int> out;
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) ++out[at(x, y)];
        return out;
    }
};

// Ghostscript's rendering without anti-aliasing: DeviceCMYK passes through it unchanged.
inline CmykPicture ghostscript(const std::string& pdf_bytes, int dpi = 72) {
    Folder folder;
    const std::string in = folder.write("in.pdf", pdf_bytes), out = folder.path("out.pam");
    run("gs -q -o " + out + " -sDEVICE=pamcmyk32 -r" + std::to_string(dpi) +
        " -dTextAlphaBits=1 -dGraphicsAlphaBits=1 " + in);
    const std::string pam = file_bytes(out);
    CmykPicture picture;
    const size_t w = pam.find("WIDTH "), h = pam.find("HEIGHT "), end = pam.find("ENDHDR\n");
    if (w == std::string::npos || end == std::string::npos) return picture;
    picture.width = std::atoi(pam.c_str() + w + 6);
    picture.height = std::atoi(pam.c_str() + h + 7);
    picture.bytes.assign(pam.begin() + static_cast<long>(end) + 7, pam.end());
    return picture;
}

// Lines of `text` that hold `word`.
inline int count(const std::string& text, const std::string& word) {
    int n = 0;
    for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) ++n;
    return n;
}

inline std::string uncompressed(const std::string& pdf_bytes) {
    Folder folder;
    const std::string in = folder.write("in.pdf", pdf_bytes);
    return run("qpdf --qdf --object-streams=disable --no-warn " + in + " -").output;
}

// What MuPDF draws; the line that lists its own defaults before each page names DeviceRGB for every file, so it goes.
inline std::string trace(const std::string& pdf_bytes) {
    Folder folder;
    return run("mutool trace " + folder.write("in.pdf", pdf_bytes) +
               " | grep -v -e set_default_colorspaces -e '<document '")
        .output;
}

inline std::shared_ptr<const OutputIntent> fogra39() {
    static const auto intent =
        *OutputIntent::open(file_bytes(std::string(CODONG_SOURCE_DIR) + "/layouts/icc/FOGRA39L_coated.icc"));
    return intent;
}

// Inks by index, for the tests' sheets.
enum : size_t { Red, Yellow, Blue, Black, White, Cut };
inline std::vector<Ink> test_inks() {
    return {{"red", {0, 100, 100, 0}, {0.855, 0.145, 0.114}, {}},
            {"yellow", {0, 0, 100, 0}, {1, 0.93, 0}, {}},
            {"blue", {100, 50, 0, 0}, {0, 0.4, 0.7}, {}},
            {"black", {0, 0, 0, 100}, {0.1, 0.1, 0.1}, {}},
            {"white", {0, 0, 0, 0}, {1, 1, 1}, {}},
            {"cut", {0, 100, 0, 0}, {1, 0, 1}, "CutContour"}};
}

// A page of `trim` plus bleed on which tests draw in millimetres from the trim's top left corner.
class Sheet {
public:
    explicit Sheet(Size trim = {60, 60}, Insets bleed = {3, 3, 3, 3}, double scale = 1,
                   std::vector<Ink> inks = test_inks())
        : keys(std::move(inks)) {
        spec.trim = trim;
        spec.bleed = bleed;
        spec.scale = scale;
        spec.title = "Tờ thử <1>";
        spec.subject = "Ngày bầu cử & quyền của bạn";
        spec.producer = "codong test";
        spec.content_id = "test";
        spec.intent = fogra39();
        const double k = scale * 72 / 25.4;
        m_surface = cairo_pdf_surface_create_for_stream(append, &m_bytes, (trim.width + bleed.left + bleed.right) * k,
                                                        (trim.height + bleed.top + bleed.bottom) * k);
        cr = cairo_create(m_surface);
        cairo_scale(cr, k, k);
        cairo_translate(cr, bleed.left, bleed.top);
    }
    ~Sheet() { finish(); }
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    void ink(size_t index, double tint = 1, double alpha = 1) {
        const KeyColour k = keys.key(index, tint);
        cairo_set_source_rgba(cr, k.r / 65535.0, k.g / 65535.0, k.b / 65535.0, alpha);
    }
    void stop(cairo_pattern_t* pattern, double offset, size_t index, double tint = 1, double alpha = 1) {
        const KeyColour k = keys.key(index, tint);
        cairo_pattern_add_color_stop_rgba(pattern, offset, k.r / 65535.0, k.g / 65535.0, k.b / 65535.0, alpha);
    }
    void rect(double x, double y, double w, double h) {
        cairo_rectangle(cr, x, y, w, h);
        cairo_fill(cr);
    }
    // Live text in a face of the project's own.
    void text(double x, double y, double size, const std::string& words) {
        cairo_set_font_face(cr, face());
        cairo_set_font_size(cr, size);
        cairo_move_to(cr, x, y);
        cairo_show_text(cr, words.c_str());
    }

    const std::string& painted() {
        finish();
        return m_bytes;
    }
    Result<std::string> press() { return press_pdf(painted(), keys, spec); }

    cairo_t* cr = nullptr;
    KeyTable keys;
    PressSpec spec;

private:
    // The one face of the tests. Cairo holds on to faces until it is told to forget them all.
    struct TestFace {
        FT_Library library = nullptr;
        FT_Face face = nullptr;
        cairo_font_face_t* font = nullptr;
        TestFace() {
            FT_Init_FreeType(&library);
            const std::string file = std::string(CODONG_SOURCE_DIR) + "/fonts/files/be-vietnam-pro-700.ttf";
            if (FT_New_Face(library, file.c_str(), 0, &face) != 0) std::abort();
            font = cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING);
        }
        ~TestFace() {
            cairo_font_face_destroy(font);
            cairo_debug_reset_static_data();
            FT_Done_FreeType(library);
        }
        TestFace(const TestFace&) = delete;
        TestFace& operator=(const TestFace&) = delete;
    };
    static cairo_font_face_t* face() {
        static const TestFace opened;
        return opened.font;
    }
    static cairo_status_t append(void* to, const unsigned char* bytes, unsigned n) {
        static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), n);
        return CAIRO_STATUS_SUCCESS;
    }
    void finish() {
        if (!cr) return;
        cairo_destroy(cr);
        cairo_surface_destroy(m_surface);
        cr = nullptr;
    }

    std::string m_bytes;
    cairo_surface_t* m_surface = nullptr;
};

}  // namespace codong::test
