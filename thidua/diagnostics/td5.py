"""Ranks, bands, and how ties were settled (TD5xx)."""

from thidua.diagnostics.diagnostic import Code, Severity

CODES: dict[str, Code] = {
    "TD502": Code("settlement-does-not-fit", Severity.ERROR, {
        "message": ("không có đồng hạng nào giữa {units} như mục này giải quyết ({of})",
            "there is no tie between {units} as this entry settles ({of})"),
        "hint": ("xem lại điểm; nếu đồng hạng không còn, xóa mục này",
            "check the points; if the tie is gone, delete this entry"),
        "rule": ("settlements.yaml ghi lại điều hội nghị đã thống nhất khi quy tắc không phân định được. Nếu sau đó điểm thay đổi và các đơn vị ấy không còn đồng hạng, hoặc đồng hạng thêm đơn vị khác, thì quyết định cũ không còn khớp; thidua không tự áp dụng hay tự bỏ. Sửa lại theo quyết định mới của khối.",
            "settlements.yaml records what a meeting agreed on where the rules could not decide. If points changed afterwards and those units are no longer tied, or others are tied with them, the old decision no longer fits; thidua neither applies nor drops it on its own. Write down what the bloc decides now."),
    }),
    "TD503": Code("border-tie", Severity.WARNING, {
        "message": ("ở ranh giới của mức này, {units} đồng hạng mà chỉ còn {places} chỗ, nên chưa đơn vị nào được xếp",
            "at the border of this band {units} are tied, and {places} of its places are left, so none of them has it yet"),
        "hint": ("khối thống nhất thứ tự rồi ghi vào settlements.yaml với of: band:{band}",
            "the bloc agrees on an order and records it in settlements.yaml with of: band:{band}"),
        "rule": ("Số chỗ còn lại ít hơn số đơn vị đồng hạng ở ranh giới. thidua không chọn thay: các đơn vị đó chưa được xếp cho đến khi khối thống nhất. Ghi cách thống nhất vào settlements.yaml: of, units, order, ai quyết định (by), ngày (on) và lý do.",
            "Fewer places are left than there are units tied at the border. thidua does not choose: none of them gets it until the bloc agrees. Record the agreement in settlements.yaml: of, units, order, who settled it (by), when (on) and why."),
    }),
    "TD504": Code("settlement-order", Severity.ERROR, {
        "message": ("order phải có đúng các đơn vị của units, mỗi đơn vị một lần",
            "order must hold exactly the units of units, each once"),
        "hint": ("viết order: gồm {units}, theo thứ tự đã thống nhất",
            "write order: with {units}, in the order agreed on"),
        "rule": ("units là các đơn vị đồng hạng, order là chính các đơn vị ấy theo thứ tự đã thống nhất, đơn vị hơn đứng trước. Thiếu, thừa hoặc lặp đơn vị thì không thành thứ tự.",
            "units are the tied units, order the same ones as agreed, the better first. With one missing, too many or repeated it is no order."),
    }),
}
