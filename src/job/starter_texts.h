#pragma once

#include <string_view>

namespace codong {

// The files that `codong new` writes. Examples name a unit marked MẪU.
inline constexpr std::string_view k_layout_starter =
    R"yaml(# yaml-language-server: $schema=../docs/schemas/layout.schema.json
#
# Mẫu trình bày: cây các ô, tự sắp lại theo khổ. Cách viết đầy đủ: docs/layouts.md
# A layout: a tree of boxes that adapts to the sheet. The whole language: docs/layouts.md
#
# Độ dài: 5w, 5h, 5s là 5 % bề rộng, bề cao, cạnh ngắn của khổ; 5% là 5 % của ô chứa; 5mm. Cộng trừ được: 100% - 6s
# Lengths: 5w, 5h, 5s are 5 % of the sheet's width, height, short side; 5% is of the box around; 5mm. Sums: 100% - 6s

id: %NAME%  # trùng tên tệp · the name of the file
vi: Mẫu mới
en: New layout
kind: typographic  # typographic, illustrated, photo, leaflet, infographic, event
aspect: [0.2, 14]  # rộng chia cao của các khổ hợp với mẫu · width over height of the sheets it suits
themes: [son-cham, troi, sen]  # bộ màu nên dùng, đầu tiên là mặc định · recommended, the first is the default
case: as-written  # as-written hoặc capitals · as written or in capitals
final_stop: drop  # keep hoặc drop dấu chấm cuối câu · the final full stop

# Tên phông dùng trong mẫu: codong list fonts · names of faces in this layout
faces:
  slogan: be-vietnam-pro-700
  key: be-vietnam-pro-900
  label: be-vietnam-pro-600

# Tên mực riêng của mẫu. Vai có sẵn: paper, deep, main, second, accent, warm, skin.
# Own names of inks, for the roles above; several roles in one list take turns from message to message.
inks:
  field: [main]

# Những phần dùng lại bằng "use" · parts that `use` brings in
pieces:
  head:  # chỉ có khi đã ghi tên đơn vị · there when a unit is given
    when: {needs: [unit]}
    column:
      gap: 0.8s
      children:
        - {size: fit, text: {field: superior, ink: paper, size: 1.9s, case: capitals, tracking: 0.03, lines: [1, 2]}}
        - {size: fit, text: {field: unit, ink: paper, size: 2.4s, case: capitals, tracking: 0.03, lines: [1, 2]}}
  waves:
    ornament: {id: wave-band, rows: 2, ink1: deep, ink2: accent, ink3: paper}

# Cách xếp: dùng cách đầu tiên thỏa "when" · arrangements: the first whose `when` holds
variants:
  - id: strip  # băng rôn · banners
    when: {aspect: [4.2, 14]}
    case: capitals
    root:
      layers:  # lớp chồng nhau, sau đến trước · one over another, back to front
        - {fill: field, bleed: ltrb}  # nền phải ra hết phần tràn lề · the ground reaches the bleed
        - {frame: trim, at: [0, 88h, 100%, 12h], bleed: lrb, use: waves}
        - frame: safe  # vùng an toàn của khổ · the sheet's safe area
          margin: [0, 8h, 0, 18h]  # ít nhất cách mép cắt: trái, trên, phải, dưới · at least this far from the trim
          text: {field: message, mode: measure, ink: paper, key_ink: accent, align: centre, valign: middle, lines: [1, 3], ratio: [1, 2.2]}

  - id: landscape
    when: {aspect: [1.25, 4.2]}
    root:
      layers:
        - {fill: field, bleed: ltrb}
        - {frame: trim, at: [0, 86h, 100%, 14h], bleed: lrb, use: waves}
        - frame: safe
          margin: [6w, 8h, 6w, 20h]
          column:  # từ trên xuống · one below another
            gap: 4h
            children:
              - {use: head, size: fit, most: 14h}  # cao bằng chữ, không quá 14h · as high as its text, at most 14h
              - size: 1fr  # phần còn lại · what is left
                text: {field: message, mode: voices, ink: paper, key_ink: accent, key_face: key, valign: middle, clearance: 0.2, ratio: [1.45, 2.3]}

  - id: upright
    when: {aspect: [0.1, 1.25]}
    root:
      layers:
        - {fill: field, bleed: ltrb}
        - {frame: trim, at: [0, 88h, 100%, 12h], bleed: lrb, use: waves}
        - frame: safe
          margin: [8w, 6h, 8w, 16h]
          column:
            gap: 4h
            children:
              - {use: head, size: fit, most: 12h}
              - size: 1fr
                text: {field: message, mode: voices, ink: paper, key_ink: accent, key_face: key, valign: middle, lines: [2, 14], clearance: 0.2, ratio: [1, 2.3]}
)yaml";

inline constexpr std::string_view k_campaign_starter =
    R"yaml(# yaml-language-server: $schema=../../docs/schemas/campaign.schema.json
#
# Chiến dịch: thông điệp nào, trên khổ nào, theo mẫu và bộ màu nào. Đường dẫn tính từ thư mục của tệp này.
# A campaign: which messages, on which formats, in which layouts and themes. Paths start at this file's folder.

id: %NAME%
title: %NAME%  # tên gọi, ghi trong manifest.json và báo cáo · its name, in manifest.json and the report
catalogue: messages.yaml  # làm bằng: codong import KẾ-HOẠCH.docx -o messages.yaml · made by codong import
messages: all  # hoặc danh sách mã: [m1, m3] · or a list of ids
issued: 2026-01-01  # ngày duy nhất ghi vào sản phẩm: sửa lại · the only date in the files: change it

# Đơn vị ban hành, làm bằng: codong new unit don-vi · who issues it, made by codong new unit don-vi
# unit: don-vi.yaml

# Một dòng nêu dịp, ví dụ · a line that names the occasion, for example
# occasion: Tháng hành động vì trẻ em

# Tổng đài, khi đơn vị không ghi riêng · the helpline, when the unit names none
# helpline: "111"
# helpline_name: Tổng đài điện thoại quốc gia bảo vệ trẻ em

# Khổ và loại tệp. Xem: codong list formats · formats and file types: pdf, png, jpg, webp, tiff, svg
formats:
  - types: [pdf]
    ids: [bang-ron-ngang-600x100, ap-phich-a3, standee-80x180]
  - types: [png]
    ids: [fb-square, og]

# Mẫu và bộ màu. Xem: codong list layouts, codong list themes · layouts and themes
layouts: chu-lon
themes: son-cham

# Những chỗ khác đi; quy tắc sau thắng quy tắc trước; formats nhận dấu *
# Exceptions: a later rule wins over an earlier one; * in formats stands for any characters
# plan:
#   - {messages: [m1, m2], layouts: trong-dong, themes: son}
#   - {formats: bang-ron-*, themes: lua}

# options:
#   case: capitals    # capitals hoặc as-written; không ghi thì theo mẫu · by the layout when absent
#   final_stop: drop  # keep hoặc drop dấu chấm cuối câu · the final full stop
#   tracking: 0       # giãn chữ, từ -0.02 đến 0.08 em · letter-spacing
#   curves: true      # thêm bản PDF đã chuyển chữ thành đường nét · also a PDF with text as curves
)yaml";

inline constexpr std::string_view k_unit_starter =
    R"yaml(# yaml-language-server: $schema=../../docs/schemas/unit.schema.json
#
# Đơn vị ban hành. Mục nào không ghi thì không in và bố cục tự thu lại. ĐÂY LÀ ĐƠN VỊ MẪU: sửa tên trước khi in.
# Who issues the material. What is absent is not shown, and the layout closes up. THIS IS A SAMPLE (MẪU): change it before print.

name: Ủy ban nhân dân xã MẪU
superior: Ủy ban nhân dân tỉnh MẪU  # cơ quan cấp trên, in phía trên tên · the body above, set over the name

# short_name: UBND xã MẪU  # dùng ở chỗ hẹp và trong tên tệp · where space is short, and in file names
# logo: logo.png  # đường dẫn tính từ thư mục của tệp này · the path starts at this file's folder
# qr: https://example.vn  # nội dung mã QR · what the QR code says
# helpline: "111"
# helpline_name: Tổng đài điện thoại quốc gia bảo vệ trẻ em
# contact: "Địa chỉ, điện thoại của đơn vị: một dòng"
)yaml";

}  // namespace codong
