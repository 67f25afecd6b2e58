"""Tiếng Việt: lỗi khi dùng lệnh (9xx)."""

WORDS: dict[str, str] = {
    "TD901.message": "không tìm thấy thư mục dữ liệu; đã tìm ở: {looked}",
    "TD901.message.given": "trong thư mục được chỉ định không có khối nào (không có bloc.yaml): {looked}",
    "TD901.hint": "vào thư mục có bloc.yaml hoặc data/, hoặc ghi --data THƯ_MỤC",
    "TD901.hint.given": "kiểm tra lại đường dẫn sau --data hoặc trong THIDUA_DATA",
    "TD901.rule": "Mọi lệnh cần một thư mục dữ liệu. thidua lấy thư mục sau --data, rồi biến môi trường THIDUA_DATA, rồi tìm từ thư mục hiện tại trở lên một thư mục có bloc.yaml hoặc data/. Một thư mục có bloc.yaml là một khối; một thư mục chứa nhiều thư mục như thế là nhiều khối.",
    "TD902.message": "không có khối nào mang mã {found}; các khối hiện có: {known}",
    "TD902.message.nearest": "không có khối nào mang mã {found}; các khối hiện có: {known}",
    "TD902.hint": "ghi sau --bloc một trong các mã đó",
    "TD902.hint.nearest": "có phải là --bloc {better}?",
    "TD902.rule": "--bloc nhận mã (id) ghi trong bloc.yaml của khối, hoặc tên thư mục của khối.",
    "TD903.message": "cần một năm gồm bốn chữ số, nhưng ghi {found}",
    "TD903.hint": "ghi năm thi đua, ví dụ 2022",
    "TD903.rule": "Năm thi đua là tên thư mục của năm, gồm bốn chữ số. Hội nghị tổng kết có thể họp vào đầu năm sau, nhưng dữ liệu vẫn nằm ở năm thi đua.",
    "TD904.message": "không dùng được giá trị {found}; cần một trong: {allowed}",
    "TD904.hint": "chọn một trong: {allowed}",
    "TD904.rule": "Tùy chọn này chỉ nhận một trong vài từ đã định.",
    "TD905.message": "lệnh này ghi vào dữ liệu nên phải biết khối nào; có các khối: {known}",
    "TD905.hint": "ghi thêm --bloc MÃ",
    "TD905.rule": "Lệnh chỉ đọc thì chạy lần lượt mọi khối. Lệnh ghi thì không đoán: khi thư mục dữ liệu có nhiều khối, phải nói rõ khối nào bằng --bloc.",
    "TD906.message": "không có lệnh {found}",
    "TD906.message.nearest": "không có lệnh {found}",
    "TD906.hint": "xem các lệnh: thidua --help",
    "TD906.hint.nearest": "có phải là thidua {better}? Xem các lệnh: thidua --help",
    "TD906.rule": "Tên lệnh được ghi ngay sau thidua, đúng từng chữ.",
    "TD907.message": "lệnh {command} không có tùy chọn {found}",
    "TD907.message.nearest": "lệnh {command} không có tùy chọn {found}",
    "TD907.hint": "xem các tùy chọn: thidua {command} --help",
    "TD907.hint.nearest": "có phải là {better}? Xem: thidua {command} --help",
    "TD907.rule": "Mỗi lệnh có các tùy chọn riêng, xem bằng --help.",
    "TD908.message": "lệnh {command} còn thiếu {name}",
    "TD908.hint": "xem cách dùng: thidua {command} --help",
    "TD908.rule": "Tham số bắt buộc phải được ghi ra.",
    "TD909.message": "giá trị của {name} không dùng được: {found}",
    "TD909.hint": "xem cách dùng: thidua {command} --help",
    "TD909.rule": "Giá trị đã ghi không đúng loại mà lệnh cần.",
    "TD910.message": "dùng lệnh chưa đúng: {reason}",
    "TD910.message.extra": "lệnh {command} không nhận thêm {found}",
    "TD910.message.value": "sau {name} còn thiếu giá trị",
    "TD910.message.no_value": "{name} không nhận giá trị nào",
    "TD910.hint": "xem cách dùng: thidua {command} --help",
    "TD910.rule": "Dòng lệnh có phần thừa hoặc thiếu.",
    "TD911.message": "khối không có đơn vị {found} trong năm {year}",
    "TD911.message.nearest": "khối không có đơn vị {found} trong năm {year}",
    "TD911.hint": "các đơn vị của năm: {known}",
    "TD911.hint.nearest": "có phải là {better}? Các đơn vị của năm: {known}",
    "TD911.rule": "Đơn vị được gọi bằng mã (id) trong units.yaml, và phải là thành viên trong năm đó (joined, left).",
    "TD912.message": "thang điểm không có tiêu chí {found}",
    "TD912.message.nearest": "thang điểm không có tiêu chí {found}",
    "TD912.hint": "xem các mã tiêu chí trong criteria.yaml",
    "TD912.hint.nearest": "có phải là {better}?",
    "TD912.rule": "Tiêu chí được gọi bằng mã (id) trong criteria.yaml, không phải ký hiệu in (code).",
    "TD913.message": "thang điểm không có bước chấm {found}; có: {known}",
    "TD913.message.scorer": "thang điểm và danh sách đơn vị không có người chấm {found}; có: {known}",
    "TD913.hint": "ghi một trong: {known}",
    "TD913.hint.scorer": "ghi mã một cơ quan trong offices hoặc một đơn vị của năm",
    "TD913.rule": "Bước chấm được gọi bằng mã (id) trong mục stages của criteria.yaml.",
    "TD914.message": "không có mã lỗi {found}",
    "TD914.message.nearest": "không có mã lỗi {found}",
    "TD914.hint": "xem mọi mã: thidua rule",
    "TD914.hint.nearest": "có phải là {better}? Xem mọi mã: thidua rule",
    "TD914.rule": "Mỗi thông báo có một số (TD203) và một tên (points-out-of-range); lệnh rule nhận cả hai.",
    "TD915.message": "cần TIÊU_CHÍ=MỤC_GHI, nhưng ghi {found}",
    "TD915.hint": "ví dụ: thidua what-if 2022 so-y-te 1.1=2.5",
    "TD915.rule": "what-if nhận những mục ghi giả định, viết như trong phiếu chấm nhưng dùng dấu =: 1.1=2.5, 2.3=na, ho-so=723.",
    "TD916.message": "không có loại tệp {found}; có: {known}",
    "TD916.hint": "ghi một trong: {known}",
    "TD916.rule": "schema in JSON Schema của một loại tệp dữ liệu.",
    "TD917.message": "đã có tệp này; thidua không ghi đè",
    "TD917.hint": "xóa hoặc đổi tên tệp cũ rồi chạy lại",
    "TD917.rule": "Lệnh lập tệp mới không bao giờ ghi đè tệp đã có, để không mất những gì đã điền.",
    "TD918.message": "{name} không có điểm nào trong năm {year}",
    "TD918.hint": "xem điểm của cả khối: thidua score {year}",
    "TD918.rule": "So sánh và giải thích cần phiếu chấm của đơn vị trong năm đó.",
    "TD919.message": "năm {year} không có phiếu bầu {found}",
    "TD919.message.nearest": "năm {year} không có phiếu bầu {found}",
    "TD919.hint": "các phiếu bầu của năm: {known}",
    "TD919.hint.nearest": "có phải là {better}? Các phiếu bầu của năm: {known}",
    "TD919.rule": "Cuộc bỏ phiếu được gọi bằng tên tệp của nó trong thư mục ballots của năm, không có đuôi .yaml.",
    "TD920.message": "cần một ngày, nhưng ghi {found}",
    "TD920.hint": "ghi theo dạng năm-tháng-ngày, ví dụ 2022-06-30",
    "TD920.rule": "Ngày trên dòng lệnh được ghi như trong dữ liệu: bốn chữ số năm, tháng, ngày, cách nhau bằng dấu gạch ngang.",
    "TD921.message": "chưa có nhiệm kỳ nào nên không biết phải xác định Trưởng khối của năm nào",
    "TD921.hint": "ghi rõ năm, ví dụ: thidua rotate-leader 2023",
    "TD921.rule": "Không ghi năm thì rotate-leader lấy năm sau nhiệm kỳ cuối cùng trong leadership.yaml. Khi tệp đó chưa có nhiệm kỳ nào thì phải ghi năm.",
    "TD922.message": "{unit} không được giữ chức năm {year}: {reason}",
    "TD922.hint": "chọn đơn vị khác, hoặc sửa exclusions.yaml nếu không còn đúng",
    "TD922.rule": "Đơn vị giữ chức trong một năm phải là thành viên của năm đó và không bị loại trừ khỏi việc giữ chức (from: [leading] trong exclusions.yaml của năm đó hoặc năm trước).",
    "TD923.message": "{unit} được ghi cho hai chức trong cùng một nhiệm kỳ",
    "TD923.hint": "mỗi đơn vị chỉ giữ một chức; bỏ bớt --leader hoặc --deputy",
    "TD923.rule": "Trưởng khối và các Phó Trưởng khối của một năm là những đơn vị khác nhau.",
    "TD999.message": "thidua gặp lỗi bên trong chương trình; đã ghi lại tại {log}",
    "TD999.hint": "gửi tệp đó cho người phát triển; trong đó không có dữ liệu của khối",
    "TD999.rule": "Đây là lỗi của thidua, không phải của dữ liệu. Tệp ghi lại chỉ có phiên bản và chỗ hỏng trong chương trình.",
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
