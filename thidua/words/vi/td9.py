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
    # TD970
    "TD970.message": "{name} đã hết hiệu lực từ {until}; văn bản đề ngày {day}",
    "TD970.message.replaced": "{name} đã hết hiệu lực từ {until}, được thay bằng {better}; văn bản "
    "đề ngày {day}",
    "TD970.hint": "bỏ căn cứ này, hoặc dẫn văn bản đang có hiệu lực",
    "TD970.hint.replaced": "dẫn {better}",
    "TD970.rule": "Căn cứ ghi trong văn bản phải còn hiệu lực vào ngày ban hành. thidua chọn căn cứ "
    "theo ngày của văn bản; căn cứ được nêu đích danh (documents: bases:, hoặc basis: của một danh "
    "hiệu) thì vẫn ghi, nhưng báo khi đã hết hiệu lực. Nếu ngày hết hiệu lực ghi sai, sửa mục có "
    "cùng id trong bases: của thidua.yaml.",
    # TD971
    "TD971.message": "{name} chỉ có hiệu lực từ {start}; văn bản đề ngày {day}",
    "TD971.hint": "dẫn văn bản có hiệu lực vào ngày đó, hoặc sửa ngày của văn bản",
    "TD971.rule": "Văn bản không căn cứ vào quy định chưa có hiệu lực. Thường là ngày của văn bản "
    "ghi nhầm, hoặc căn cứ của năm sau được chép về năm trước.",
    # TD972
    "TD972.message": "không có căn cứ nào mang mã {found}",
    "TD972.hint": "thêm mục {found} vào bases: của thidua.yaml, hoặc sửa mã",
    "TD972.rule": "documents: bases: nêu mã của các căn cứ phải dẫn. Mã đó là của một văn bản mà "
    "thidua biết sẵn, hoặc của một mục trong bases: của thidua.yaml. Mã không có thì văn bản thiếu "
    "một căn cứ, nên không lập.",
    # TD973
    "TD973.message": "căn cứ {name} có điều chưa kiểm chứng: {what}",
    "TD973.hint": "đối chiếu với bản gốc trước khi ký",
    "TD973.rule": "Một số căn cứ thidua biết sẵn chưa được đối chiếu đủ với bản gốc; mục của chúng "
    "ghi rõ điều nào. Sau khi đối chiếu, chép mục đó vào bases: của thidua.yaml với cùng id, bỏ "
    "certainty, thì không báo nữa.",
    # TD974
    "TD974.message": "số {number} năm {year} đã dùng cho văn bản {other} cùng hệ thống số",
    "TD974.hint": "xem lại sổ văn bản đi và sửa số",
    "TD974.rule": "Trong một năm, mỗi số của một hệ thống số chỉ cấp cho một văn bản; số bắt đầu lại "
    "từ 01 vào ngày 01/01. Các loại văn bản cùng chữ viết tắt (như các biên bản: BB) mặc định đánh "
    "số chung; muốn tách hay gộp thì ghi series cho từng loại trong documents: kinds:.",
}
