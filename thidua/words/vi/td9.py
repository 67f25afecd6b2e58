"""Tiếng Việt: lỗi khi dùng lệnh (9xx)."""

WORDS: dict[str, str] = {
    # TD960
    "TD960.message": "không có định dạng {found}; lệnh này có: {formats}",
    "TD960.message.extension": "không rõ phải ghi tệp đuôi {found} theo định dạng nào; lệnh này "
    "có: {formats}",
    "TD960.message.terminal": "bảng tính Excel không in ra màn hình được",
    "TD960.hint": "chọn một định dạng trong số đó sau --format",
    "TD960.hint.extension": "đổi đuôi tệp (chẳng hạn ket-qua.xlsx), hoặc ghi thêm --format",
    "TD960.hint.terminal": "ghi vào tệp: -o ket-qua.xlsx",
    "TD960.rule": "Kết quả ghi được thành văn bản (text), bảng cho chương trình khác (csv, json), "
    "tài liệu (md, html) hoặc bảng tính Excel (xlsx); không phải lệnh nào cũng có đủ. Với -o TỆP, "
    "định dạng lấy theo đuôi tệp: .txt, .csv, .json, .md, .html, .xlsx. Văn bản hành chính .docx "
    "do lệnh thidua document lập. Tệp .xlsx là dữ liệu nhị phân, in ra màn hình chỉ thấy ký tự "
    "rối: hãy ghi vào tệp, hoặc chuyển tiếp sang chương trình khác bằng |.",
    # TD961
    "TD961.message": "--format {format} trái với đuôi tệp {extension} sau -o",
    "TD961.hint": "bỏ --format để định dạng theo đuôi tệp, hoặc đổi đuôi tệp",
    "TD961.rule": "Tệp mà đuôi nói một đằng, nội dung một nẻo thì người nhận không mở được: Excel "
    "từ chối tệp .xlsx có ruột là CSV. Vì vậy thidua không ghi tệp như thế. Chỉ cần -o TỆP là đủ, "
    "định dạng lấy theo đuôi tệp.",
}
