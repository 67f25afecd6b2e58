"""Tiếng Việt: thang điểm, criteria.yaml (TD3xx)."""

WORDS: dict[str, str] = {
    # TD301: tổng điểm chuẩn
    "TD301.message": "điểm chuẩn ghi {max}, nhưng các tiêu chí con cộng lại là {sum} ({parts})",
    "TD301.hint": "viết max: {sum}, hoặc đổi max của tiêu chí con",
    "TD301.rule": "Điểm chuẩn của cả thang điểm và của mỗi nhóm bằng tổng điểm chuẩn các tiêu chí "
    "ngay bên dưới. Lệch thì tỷ lệ phần trăm của mọi đơn vị đều sai. Thường là gõ nhầm một số, bỏ "
    "sót một tiêu chí, hoặc chính văn bản gốc cộng sai: khi đó ghi chú vào note và sửa cho khớp "
    "với quyết định của khối.",
    # TD302: mã trùng
    "TD302.message": "mã «{id}» đã dùng ở trên",
    "TD302.message.case": "mã «{id}» trùng với «{other}» ở trên: chữ hoa, chữ thường không phân "
    "biệt",
    "TD302.hint": "đặt cho một trong hai mã khác",
    "TD302.hint.printed": "đặt cho một trong hai mã khác; ký hiệu in giống nhau thì để ở code",
    "TD302.rule": "Tiêu chí, mục cộng trừ và số liệu dùng chung một danh sách mã, mỗi mã một lần, "
    "không phân biệt chữ hoa chữ thường, vì phiếu điểm gọi chúng bằng mã. Bước chấm, cơ quan, mức "
    "xếp loại cũng vậy, mỗi loại một danh sách. Thang điểm in ra có thể lặp ký hiệu a, b, c: ký "
    "hiệu ấy để ở code, còn id thì đặt cho khác nhau, như 1.1.a và 1.2.a.",
    # TD303: nhắc đến mã không có
    "TD303.message": "không có mã «{id}»",
    "TD303.message.fact": "không có số liệu nào mang mã «{id}»",
    "TD303.message.fact_nearest": "không có số liệu nào mang mã «{id}»",
    "TD303.message.unit": "units.yaml không có đơn vị nào mang mã «{id}»",
    "TD303.message.unit_nearest": "units.yaml không có đơn vị nào mang mã «{id}»",
    "TD303.message.office": "không có cơ quan hay đơn vị nào mang mã «{id}»",
    "TD303.message.office_nearest": "không có cơ quan hay đơn vị nào mang mã «{id}»",
    "TD303.message.item": "không có mục cộng, trừ điểm nào mang mã «{id}»",
    "TD303.message.item_nearest": "không có mục cộng, trừ điểm nào mang mã «{id}»",
    "TD303.message.criterion": "không có tiêu chí nào mang mã «{id}»",
    "TD303.message.criterion_nearest": "không có tiêu chí nào mang mã «{id}»",
    "TD303.message.band": "không có mức xếp loại nào khác mang mã «{id}»",
    "TD303.message.band_nearest": "không có mức xếp loại nào khác mang mã «{id}»",
    "TD303.hint": "viết một mã đã khai",
    "TD303.hint.fact": "khai số liệu {id} dưới facts:, hoặc sửa mã",
    "TD303.hint.fact_nearest": "có lẽ là: {better}",
    "TD303.hint.unit": "thêm đơn vị vào units.yaml, hoặc sửa mã",
    "TD303.hint.unit_nearest": "có lẽ là: {better}",
    "TD303.hint.office": "khai cơ quan {id} dưới offices:, hoặc sửa mã",
    "TD303.hint.office_nearest": "có lẽ là: {better}",
    "TD303.hint.item": "viết mã của một mục trong thang điểm",
    "TD303.hint.item_nearest": "có lẽ là: {better}",
    "TD303.hint.criterion": "viết mã của một tiêu chí trong thang điểm",
    "TD303.hint.criterion_nearest": "có lẽ là: {better}",
    "TD303.hint.band": "viết mã của một mức xếp loại khác dưới bands:",
    "TD303.hint.band_nearest": "có lẽ là: {better}",
    "TD303.rule": "Thang điểm nhắc đến một số liệu, đơn vị, cơ quan, mục, tiêu chí hoặc mức xếp "
    "loại bằng mã, mà mã ấy không khai ở đâu. Nếu bỏ qua thì quy tắc có liên quan lặng lẽ không có "
    "tác dụng. Sửa mã, hoặc khai thêm: số liệu ở facts, cơ quan ở offices, đơn vị ở units.yaml.",
    # TD304: quy tắc ở nhóm
    "TD304.message": "nhóm tiêu chí không có {key}; chỉ tiêu chí không chia nhỏ mới có",
    "TD304.hint": "chuyển {key} xuống từng tiêu chí con, hoặc xóa",
    "TD304.rule": "Điểm của nhóm là tổng điểm các tiêu chí con, nên nhóm không có quy tắc chấm và "
    "đơn vị tính riêng. Nhóm vẫn có thể có bonus và deduct của cả nhóm.",
    # TD305: mức điểm của mục
    "TD305.message": "mục này chưa có mức điểm",
    "TD305.message.none": "mục này chưa có mức điểm",
    "TD305.message.several": "mục này có cùng lúc {found}; chỉ được một",
    "TD305.hint": "thêm each: (điểm mỗi lần), points: (điểm, tính một lần) hoặc rule:",
    "TD305.hint.none": "thêm each: (điểm mỗi lần), points: (điểm, tính một lần) hoặc rule:",
    "TD305.hint.several": "giữ each (điểm mỗi lần), points (điểm, tính một lần) hoặc rule; xóa "
    "phần còn lại",
    "TD305.rule": "Mỗi mục cộng hoặc trừ điểm có đúng một mức: each là điểm mỗi lần xảy ra, points "
    "là điểm tính một lần, rule là quy tắc tính ra điểm (tiers, table, steps, choice). Mức tối đa "
    "của mục để ở cap. Mục chỉ để loại khỏi xếp hạng (disqualifies: true) thì không cần mức điểm.",
    # TD306: khoảng hở
    "TD306.message": "các khoảng còn bỏ sót giá trị: {gaps}",
    "TD306.hint": "đổi mốc cho các khoảng liền nhau, hoặc thêm dòng cuối {{else: true, points: 0}}",
    "TD306.rule": "Một giá trị không khoảng nào nhận thì không có điểm, và phiếu ghi giá trị đó sẽ "
    "báo lỗi. Cảnh báo này cho thấy chỗ hở trước khi có đơn vị rơi vào. from và to tính cả mốc, "
    "above và below không tính mốc. Nếu giá trị đó không thể có trên thực tế thì có thể bỏ qua.",
    # TD307: khoảng thừa
    "TD307.message": "khoảng thứ {number} không bao giờ được dùng: các khoảng trên đã nhận hết giá "
    "trị của nó",
    "TD307.hint": "xếp lại thứ tự (khoảng khớp đầu tiên được tính), hoặc sửa mốc",
    "TD307.rule": "Các khoảng được xét từ trên xuống, khoảng khớp đầu tiên được tính. Ghi from: 50 "
    "trước from: 90 thì khoảng 90 không bao giờ đến lượt. Xếp mức cao trước, hoặc ghi đủ cả hai "
    "đầu của mỗi khoảng.",
    # TD308: bảng điểm
    "TD308.message": "bảng điểm cần {rows} dòng, mỗi dòng {columns} ô, theo số mốc đã khai",
    "TD308.message.facts": "mỗi chiều của bảng điểm cần đúng một số liệu với các mốc của nó",
    "TD308.message.order": "các mốc của bảng điểm phải tăng dần, không trùng nhau",
    "TD308.hint": "thêm hoặc bớt ô dưới points:; mỗi mốc của rows một dòng, mỗi mốc của columns "
    "một ô",
    "TD308.hint.facts": "viết như rows: {{ho-so: [0, 100, 500]}}",
    "TD308.hint.order": "xếp lại từ nhỏ đến lớn, như [0, 100, 500]",
    "TD308.rule": "Quy tắc table tra điểm theo hai số liệu: rows là số liệu của các dòng, columns "
    "là số liệu của các cột, mỗi bên một danh sách mốc dưới tăng dần. points có đúng một dòng cho "
    "mỗi mốc của rows, mỗi dòng đúng một ô cho mỗi mốc của columns.",
    # TD309: mức trừ khi trễ
    "TD309.message": "cần đúng một mức trừ khi trễ hạn: points hoặc each_day",
    "TD309.hint": "viết late: {{points: 0.5}} (mỗi lần trễ) hoặc late: {{each_day: 0.1}} (mỗi ngày "
    "trễ)",
    "TD309.rule": "Trễ hạn bị trừ theo một trong hai cách: points là trừ một mức cho mỗi hạn bị "
    "trễ, each_day là trừ theo số ngày trễ, tính từ hạn cộng số ngày châm chước (grace). Có cả hai "
    "hoặc không có thì không tính được.",
    # TD310: năm khác thư mục
    "TD310.message": "ghi năm {found}, nhưng tệp nằm trong thư mục năm {folder}",
    "TD310.hint": "viết year: {folder}, hoặc chuyển tệp sang thư mục {found}",
    "TD310.rule": "Năm trong criteria.yaml phải là năm của thư mục chứa nó. Lệch thường do chép "
    "thang điểm năm trước sang mà quên sửa, và khi đó cũng nên xem lại các mốc ngày.",
    # TD311: thứ tự mức xếp loại
    "TD311.message": "mức xếp loại xếp từ cao xuống thấp, nhưng {from} không thấp hơn {above} của "
    "mức trên",
    "TD311.hint": "xếp lại các mức, hoặc sửa from",
    "TD311.rule": "Các mức xếp loại khai từ cao xuống thấp, mỗi mức có from thấp hơn mức trên. Đơn "
    "vị được mức đầu tiên mà nó đạt; mức không thấp hơn mức trên thì không ai rơi vào.",
    # TD312: số lượng không rõ
    "TD312.message": "số lượng ghi chưa rõ",
    "TD312.message.one": "số lượng cần đúng một trong ba: n, share hoặc steps",
    "TD312.message.round": "tỷ lệ của số đơn vị có thể ra số lẻ, nên phải nói cách làm tròn",
    "TD312.hint": "viết như quota: 1",
    "TD312.hint.one": "viết quota: 1, hoặc {{share: 20%, round: down}}, hoặc {{steps: [...]}}",
    "TD312.hint.round": "thêm round: down (bỏ phần lẻ), half_up (làm tròn) hoặc up (lấy lên)",
    "TD312.rule": "Giới hạn số đơn vị là một con số (quota: 1), một tỷ lệ có cách làm tròn "
    "({{share: 20%, round: down}}), hoặc các bậc theo số đơn vị của khối. 20% của 11 đơn vị là "
    "2,2: lấy 2 hay 3 do quy chế quyết định, thidua không tự chọn.",
    # TD313: only_if_full ở điểm trừ
    "TD313.message": "only_if_full chỉ dùng cho điểm thưởng (bonus)",
    "TD313.hint": "xóa dòng này",
    "TD313.rule": "only_if_full nghĩa là điểm thưởng chỉ tính khi tiêu chí đạt đủ điểm chuẩn. Với "
    "điểm trừ điều đó không có nghĩa: đã trừ thì không còn đủ điểm.",
    # TD314: mức điểm âm
    "TD314.message": "mức điểm của mục viết số dương, nhưng ghi {found}",
    "TD314.hint": "viết {better}; muốn trừ thì để mục dưới deduct, muốn cộng thì để dưới bonus",
    "TD314.rule": "Điểm của mục luôn viết số dương; nằm dưới bonus là cộng, dưới deduct là trừ. Số "
    "âm dưới deduct không rõ là trừ hay cộng lại.",
    # TD315: thang điểm rỗng
    "TD315.message": "danh sách này đang rỗng",
    "TD315.message.stages": "thang điểm cần ít nhất một bước chấm, nhưng stages rỗng",
    "TD315.message.criteria": "thang điểm chưa có tiêu chí nào",
    "TD315.message.tiers": "quy tắc tiers cần ít nhất một khoảng, nhưng tiers rỗng",
    "TD315.message.options": "quy tắc choice cần ít nhất một mức, nhưng options rỗng",
    "TD315.message.due": "tiêu chí theo thời hạn cần ít nhất một hạn, nhưng due rỗng",
    "TD315.hint": "thêm ít nhất một mục",
    "TD315.hint.stages": "thêm bước chấm, hoặc xóa stages: để có một bước mặc định là verified",
    "TD315.hint.criteria": "thêm tiêu chí dưới criteria:",
    "TD315.hint.tiers": "thêm khoảng, như {{from: 90, points: 5}}",
    "TD315.hint.options": "thêm mức, như {{tot: 5, kha: 3}}",
    "TD315.hint.due": "ghi hạn, như due: 01-31",
    "TD315.rule": "Thang điểm phải có tiêu chí để chấm và ít nhất một bước chấm; một quy tắc phải "
    "có ít nhất một khoảng, mức hoặc hạn của nó. Chưa soạn xong thì ghi status: draft và điền "
    "phần đã có.",
    # TD316: mốc của khoảng
    "TD316.message": "một khoảng cần có mốc, hoặc else: true, không cả hai",
    "TD316.message.none": "khoảng này chưa có mốc nào",
    "TD316.message.both": "khoảng này có cả mốc và else: true",
    "TD316.message.empty": "không số nào nằm trong khoảng này",
    "TD316.hint": "ghi from (từ), above (trên), to (đến) hoặc below (dưới); hoặc chỉ else: true",
    "TD316.hint.none": "ghi from (từ), above (trên), to (đến) hoặc below (dưới); hoặc else: true",
    "TD316.hint.both": "xóa else: true, hoặc xóa các mốc",
    "TD316.hint.empty": "đổi mốc: đầu dưới phải thấp hơn đầu trên",
    "TD316.rule": "Mỗi khoảng của quy tắc tiers nói nó nhận giá trị nào: from (từ mốc trở lên), "
    "above (trên mốc), to (đến hết mốc), below (dưới mốc), có thể ghép hai đầu. else: true nhận "
    "mọi giá trị còn lại, nên đứng một mình và đứng cuối.",
    # TD320: tự chấm
    "TD320.message": "{unit} được phân công chấm chính mình",
    "TD320.hint": "thay bằng đơn vị khác",
    "TD320.rule": "Chấm chéo là đơn vị khác chấm, nên danh sách phân công (assign) của một đơn vị "
    "không có chính nó. Điểm tự chấm thuộc bước tự chấm.",
}
