#include <fmt/format.h>

#include "job/gallery.h"

namespace codong {
namespace {

constexpr std::string_view k_style =
    R"(body{font:15px/1.5 system-ui,sans-serif;color:#1d2733;background:#e9e6df;margin:2rem auto;max-width:1640px;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin:2.5rem 0 .3rem}code{font-size:.9em;color:#566}
.sheets{display:flex;flex-wrap:wrap;align-items:flex-end;gap:14px}
figure{margin:0;max-width:100%}figure>div{background-repeat:no-repeat;max-width:100%;outline:1px solid #0001}
figcaption{font-size:11px;line-height:1.35;color:#566}.fault figcaption{color:#b00020}.fault>div{outline:3px solid #b00020}
)";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string figure_of(const GalleryLayout& layout, const GalleryPage& page, Language language) {
    std::string out = fmt::format(
        "<figure{}><div style=\"width:{}px;height:{}px;background-image:url({}.png);background-position:-{}px -{}px\">"
        "</div><figcaption>{}<br>{} · {} · {} · {:.0f} %",
        page.faults.empty() ? "" : " class=\"fault\"", page.width, page.height, layout.id, page.x, page.y, page.sheet,
        page.message, page.theme, page.variant, page.slogan_share * 100);
    for (const Diagnostic& fault : page.faults) out += "<br>" + escaped(sentence(fault, language));
    return out + "</figcaption></figure>\n";
}

}  // namespace

std::string gallery_html(const Gallery& gallery, Language language) {
    const bool vi = language == Language::Vietnamese;
    const std::string title = vi ? "Bảng xem thử" : "Contact sheet";
    std::string out = fmt::format(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width\">\n<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n<h1>{}</h1>\n<p>{}</"
        "p>\n",
        vi ? "vi" : "en", title, k_style, title,
        fmt::format(fmt::runtime(vi ? "{} mẫu, {} trang, {} lỗi. Dưới mỗi trang: khổ; thông điệp, bộ màu, cách xếp, "
                                      "phần vùng chữ mà thông điệp chiếm."
                                    : "{} layouts, {} pages, {} faults. Under each page: sheet; message, theme, "
                                      "arrangement, share of the text area that the slogan takes."),
                    gallery.layouts.size(), gallery.pages(), gallery.faults()));
    for (const GalleryLayout& layout : gallery.layouts) {
        out += fmt::format("<h2>{} <code>{}</code></h2>\n<div class=\"sheets\">\n", escaped(vi ? layout.vi : layout.en),
                           layout.id);
        for (const GalleryPage& page : layout.pages) out += figure_of(layout, page, language);
        out += "</div>\n";
    }
    return out + "</body>\n</html>\n";
}

}  // namespace codong
