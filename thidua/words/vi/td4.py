"""Tiếng Việt: khối, thành viên, tệp và thư mục (TD4xx)."""

WORDS: dict[str, str] = {
    # TD401: thiếu units.yaml
    "TD401.message": "khối này chưa có tệp {file}",
    "TD401.hint": "tạo tệp {file} với dòng units: và mỗi đơn vị một mục - id: ..., name: ...",
    "TD401.rule": "Một khối cần hai tệp: bloc.yaml nói khối là ai, units.yaml nêu các đơn vị thành "
    "viên. Thiếu danh sách thành viên thì không chấm, xếp hạng hay bỏ phiếu được.",
    # TD402: tên tệp khác nội dung
    "TD402.message": "theo tên tệp thì {key} là «{name}», nhưng trong tệp ghi «{found}»",
    "TD402.hint": "viết {key}: {name}, hoặc đổi tên tệp",
    "TD402.message.copy": "tệp này là bản chép của {kept}, và cả hai đều ở đây: không rõ bản nào tính",
    "TD402.hint.copy": "chỉ giữ một tệp: nếu bản này đúng thì chép nội dung vào {kept}, rồi xóa tệp này",
    "TD402.message.copy_alone": "tên tệp không phải là mã đơn vị: «{name}»",
    "TD402.hint.copy_alone": "đổi tên tệp thành {kept}",
    "TD402.rule": "Tên tệp và nội dung phải nói cùng một đơn vị: phiếu của so-y-te nằm ở "
    "so-y-te.yaml, phiếu do so-gddt chấm nằm ở so-y-te--so-gddt.yaml. Khác nhau thường do chép tệp "
    "của đơn vị khác làm mẫu, và khi đó điểm sẽ tính cho nhầm đơn vị.",
    # TD403: bước chấm lạ
    "TD403.message": "thang điểm không có bước chấm nào mang mã «{id}» (tên thư mục của phiếu này)",
    "TD403.hint": "đổi tên thư mục scores/{id}, hoặc khai bước này dưới stages: của criteria.yaml",
    "TD403.hint.nearest": "có lẽ thư mục tên là: {better}",
    "TD403.rule": "Mỗi thư mục trong scores/ mang mã của một bước chấm đã khai dưới stages: trong "
    "thang điểm. Thư mục khác tên thì phiếu trong đó không thuộc bước nào và sẽ không được tính.",
    # TD404: đơn vị lạ
    "TD404.message": "units.yaml không có đơn vị nào mang mã «{id}»",
    "TD404.message.year": "«{id}» không phải thành viên của khối trong năm {year}",
    "TD404.hint": "thêm đơn vị vào units.yaml, hoặc sửa mã",
    "TD404.hint.nearest": "có lẽ là: {better}",
    "TD404.hint.year": "xem lại joined và left của đơn vị trong units.yaml",
    "TD404.rule": "Phiếu điểm, phiếu bầu, đề nghị khen thưởng gọi đơn vị bằng mã trong units.yaml. "
    "Đơn vị tham gia năm Y khi joined <= Y <= left; đơn vị đã rời hoặc chưa vào khối thì không có "
    "phiếu năm đó. Đơn vị sáp nhập thì ghi left ở đơn vị cũ và became là mã đơn vị mới.",
    # TD405: người chấm lạ
    "TD405.message": "không có đơn vị hay cơ quan nào mang mã «{id}» để chấm",
    "TD405.message.self": "người chấm là chính đơn vị được chấm",
    "TD405.hint": "khai cơ quan dưới offices: của criteria.yaml, hoặc sửa mã",
    "TD405.hint.nearest": "có lẽ là: {better}",
    "TD405.hint.self": "phiếu tự chấm thì xóa scorer; phiếu chấm chéo thì ghi đơn vị khác",
    "TD405.rule": "Người chấm (scorer) là một đơn vị khác trong khối hoặc một cơ quan khai ở "
    "offices: của thang điểm. Đơn vị tự chấm ở bước tự chấm thì không ghi scorer.",
    # TD406: phiếu trùng
    "TD406.message": "đơn vị này đã có phiếu của cùng bước, cùng người chấm: {other}",
    "TD406.hint": "giữ một tệp, xóa tệp kia; nếu người chấm khác nhau, ghi scorer cho đúng",
    "TD406.rule": "Ở một bước, mỗi người chấm có một phiếu cho mỗi đơn vị. Hai phiếu của cùng một "
    "người thì không biết tin phiếu nào. Phiếu sửa lại thì ghi đè phiếu cũ: git giữ lịch sử.",
    # TD407: không được phân công
    "TD407.message": "«{scorer}» không được phân công chấm đơn vị này; được phân công: {assigned}",
    "TD407.message.none": "«{scorer}» không được phân công chấm đơn vị này; assign không nhắc đến "
    "đơn vị",
    "TD407.hint": "bổ sung {scorer} vào assign của bước này trong criteria.yaml, hoặc ghi đúng người chấm",
    "TD407.rule": "Bước chấm có assign thì chỉ những người được phân công mới chấm đơn vị đó. "
    "Phiếu của người khác được tính vào sẽ làm sai điểm chấm chéo.",
    # TD408: tiêu chí không dành cho đơn vị
    "TD408.message": "«{id}» không áp dụng cho đơn vị này, nên mục ghi này không có tác dụng",
    "TD408.hint": "xóa dòng này, hoặc bỏ đơn vị khỏi not_for của tiêu chí",
    "TD408.rule": "Thang điểm khai tiêu chí không áp dụng cho đơn vị (not_for), nên mọi mục ghi "
    "cho nó đều bị bỏ qua. Ghi mà không tính thì nên biết: hoặc ghi thừa, hoặc not_for ghi nhầm "
    "đơn vị.",
    # TD409: mục không có tác dụng
    "TD409.message": "«{leaf}» ghi na, nên mục «{id}» của nó không được tính",
    "TD409.hint": "xóa mục này, hoặc xóa na ở {leaf}",
    "TD409.rule": "Tiêu chí không áp dụng (na) thì các mục cộng, trừ của nó cũng không tính. Nếu "
    "việc đã xảy ra thật thì tiêu chí có áp dụng.",
    # TD410: đơn vị trùng
    "TD410.message": "mã «{id}» đã dùng cho đơn vị {name}",
    "TD410.hint": "đặt cho một trong hai đơn vị mã khác",
    "TD410.rule": "Mỗi đơn vị có một mã riêng, dùng suốt các năm. Đơn vị rời khối rồi vào lại, "
    "hoặc đổi tên, thì khai một đơn vị mới với mã mới và nối bằng became.",
    # TD411: rời trước khi vào
    "TD411.message": "năm cuối cùng ({left}) trước năm đầu tiên ({joined})",
    "TD411.hint": "ghi lại left hoặc joined; đơn vị còn trong khối thì xóa left",
    "TD411.rule": "joined là năm thi đua đầu tiên và left là năm thi đua cuối cùng của đơn vị "
    "trong khối, tính cả hai năm đó. Năm cuối trước năm đầu thì đơn vị không thuộc năm nào.",
    # TD413: tệp lạc
    "TD413.message": "tệp này không thuộc phần nào của dữ liệu, nên không được đọc",
    "TD413.message.stage": "phiếu điểm nằm trong thư mục của bước chấm, như scores/verified/",
    "TD413.hint": "xóa tệp, hoặc chuyển vào đúng chỗ",
    "TD413.hint.nearest": "có lẽ tên là: {better}",
    "TD413.hint.stage": "chuyển vào thư mục của bước chấm",
    "TD413.message.copy": "tệp này không được đọc, vì đã có {better} bên cạnh",
    "TD413.hint.copy": "chỉ giữ một tệp: nếu bản này đúng thì chép nội dung vào {better}, rồi xóa tệp này",
    "TD413.message.year": "thư mục này có dữ liệu của một năm nhưng tên không phải là năm, nên không được đọc",
    "TD413.hint.year": "đổi tên thư mục thành bốn chữ số của năm, ví dụ 2024",
    "TD413.message.rename_year": "thư mục này không được đọc: tên thư mục của năm chỉ gồm bốn chữ số",
    "TD413.hint.rename_year": "dữ liệu của năm thi đua {year} thì đổi tên thành {year}; giấy tờ khác thì để ngoài thư mục dữ liệu",
    "TD413.message.beside_year": "thư mục này không được đọc; dữ liệu năm {year} được đọc từ thư mục {year}",
    "TD413.hint.beside_year": "chuyển những gì của năm {year} vào thư mục {year} (điểm tuần, tháng, quý: khai trong {year}/periods.yaml), rồi xóa thư mục này",
    "TD413.message.bloc": "thư mục này có dữ liệu của một khối nhưng thiếu bloc.yaml, nên không được đọc",
    "TD413.hint.bloc": "thêm bloc.yaml (id và name của khối) vào thư mục này, hoặc chuyển thư mục ra ngoài",
    "TD413.rule": "Mỗi phần dữ liệu có tên tệp cố định trong thư mục của khối và của năm. Tệp tên "
    "khác không được đọc, nên gõ sai một chữ là mất cả phần ấy mà không ai biết. Minh chứng để "
    "trong evidence/; tài liệu khác để ngoài thư mục dữ liệu.",
    # TD414: số thành viên
    "TD414.message": "ghi {count} thành viên, nhưng danh sách có {found}",
    "TD414.hint": "viết count: {found}, hoặc thêm known: partial nếu nguồn chỉ nêu một phần",
    "TD414.rule": "count là tổng số thành viên của khối khi danh sách không đủ (known: partial). "
    "Danh sách đủ thì count phải bằng số đơn vị trong danh sách; thường không cần ghi.",
    # TD415: năm không có thang điểm
    "TD415.message": "năm {year} chưa có thang điểm",
    "TD415.hint": "tạo tệp này, hoặc chép từ năm trước bằng thidua new-year {year}",
    "TD415.rule": "Điểm, thứ hạng và xếp loại của một năm tính theo thang điểm của chính năm đó, "
    "trong criteria.yaml của thư mục năm. thidua không lấy thang điểm năm trước thay thế.",
    # TD416: không có năm
    "TD416.message": "không có dữ liệu năm {year}; các năm đã có: {known}",
    "TD416.message.none": "không có dữ liệu năm {year}; chưa có thư mục của năm nào",
    "TD416.hint": "ghi một năm đã có thư mục, hoặc tạo năm mới bằng thidua new-year {year}",
    "TD416.rule": "Mỗi năm thi đua là một thư mục bốn chữ số trong thư mục của khối. Năm chưa có "
    "thư mục thì không có gì để tính.",
    # TD417: khối trùng mã
    "TD417.message": "mã «{id}» đã dùng cho khối ở {other}",
    "TD417.hint": "đặt cho một trong hai khối mã khác",
    "TD417.rule": "Các khối trong một thư mục dữ liệu được gọi bằng mã (--bloc, báo cáo, đối "
    "chiếu), nên mỗi khối một mã. Trùng mã thường do chép thư mục của khối khác làm mẫu.",
    # TD418: không phải cơ quan thẩm định
    "TD418.message": "«{id}» do {verifier} thẩm định, không phải {scorer}",
    "TD418.hint": "xóa dòng này khỏi phiếu của {scorer}, hoặc sửa verifier trong criteria.yaml",
    "TD418.rule": "Thang điểm giao mỗi tiêu chí cho một cơ quan thẩm định (verifier, tính cho cả "
    "các tiêu chí bên dưới). Phiếu của cơ quan khác có chấm tiêu chí đó: có thể đúng, nên đây là "
    "cảnh báo, nhưng thường là ghi nhầm dòng.",
}
