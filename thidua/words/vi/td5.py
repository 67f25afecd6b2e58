"""Tiếng Việt: thứ hạng, xếp loại, cách giải quyết đồng hạng (TD5xx)."""

WORDS: dict[str, str] = {
    # TD502: cách giải quyết không còn khớp
    "TD502.message": "không có đồng hạng nào giữa {units} như mục này giải quyết ({of})",
    "TD502.hint": "xem lại điểm; nếu đồng hạng không còn, xóa mục này",
    "TD502.rule": "settlements.yaml ghi lại điều hội nghị đã thống nhất khi quy tắc không phân "
    "định được. Nếu sau đó điểm thay đổi và các đơn vị ấy không còn đồng hạng, hoặc đồng hạng thêm "
    "đơn vị khác, thì quyết định cũ không còn khớp; thidua không tự áp dụng hay tự bỏ. Sửa lại "
    "theo quyết định mới của khối.",
    # TD503: đồng hạng ở ranh giới
    "TD503.message": "ở ranh giới của mức này, {units} đồng hạng mà chỉ còn {places} chỗ, nên chưa "
    "đơn vị nào được xếp",
    "TD503.hint": "khối thống nhất thứ tự rồi ghi vào settlements.yaml với of: band:{band}",
    "TD503.rule": "Số chỗ còn lại ít hơn số đơn vị đồng hạng ở ranh giới. thidua không chọn thay: "
    "các đơn vị đó chưa được xếp cho đến khi khối thống nhất. Ghi cách thống nhất vào "
    "settlements.yaml: of, units, order, ai quyết định (by), ngày (on) và lý do.",
    # TD504: thứ tự không khớp
    "TD504.message": "order phải có đúng các đơn vị của units, mỗi đơn vị một lần",
    "TD504.hint": "viết order: gồm {units}, theo thứ tự đã thống nhất",
    "TD504.rule": "units là các đơn vị đồng hạng, order là chính các đơn vị ấy theo thứ tự đã "
    "thống nhất, đơn vị hơn đứng trước. Thiếu, thừa hoặc lặp đơn vị thì không thành thứ tự.",
}
