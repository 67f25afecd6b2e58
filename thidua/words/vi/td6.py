"""Tiếng Việt: lỗi của giao ước, sự kiện, khen thưởng, đề nghị, nhiệm kỳ (6xx)."""

WORDS: dict[str, str] = {
    # TD601
    "TD601.message": "không có khen thưởng nào mang mã «{id}»",
    "TD601.hint": "khai khen thưởng này trong awards.yaml, hoặc sửa mã",
    "TD601.hint.nearest": "có lẽ là: {better}",
    "TD601.rule": "Đề nghị, quyết định, phiếu bầu và cách giải quyết đồng hạng gọi khen thưởng bằng "
    "mã trong awards.yaml của năm, hoặc trong thidua.yaml khi năm đó không có awards.yaml. Danh "
    "hiệu chỉ dùng làm điều kiện (holds) cũng được gọi tên.",
    # TD602
    "TD602.message": "mã «{id}» đã dùng ở một mục phía trên của danh sách này",
    "TD602.hint": "đặt mã khác",
    "TD602.rule": "Trong một danh sách (phong trào, chỉ tiêu, sự kiện, kiến nghị, khen thưởng, nhiệm "
    "vụ), mỗi mã chỉ của một mục, để nơi khác gọi đúng mục đó.",
    # TD603
    "TD603.message": "năm {year} đã có nhiệm kỳ ở trên; nhiệm kỳ thứ hai trong năm cần from: "
    "<ngày bắt đầu>",
    "TD603.message.same_day": "năm {year} đã có nhiệm kỳ bắt đầu cùng ngày này",
    "TD603.hint": "thêm from: <ngày>, hoặc xóa nhiệm kỳ ghi nhầm",
    "TD603.rule": "Mỗi năm có một Trưởng khối. Khi thay giữa năm, nhiệm kỳ sau ghi from là ngày bắt "
    "đầu; không có ngày đó thì không biết ai giữ chức khi nào.",
    # TD604
    "TD604.message.left": "{unit} giữ chức năm {year}, nhưng đã rời khối sau năm {left}",
    "TD604.message.joined": "{unit} giữ chức năm {year}, nhưng năm {joined} mới vào khối",
    "TD604.hint": "xem lại joined và left trong units.yaml, hoặc sửa nhiệm kỳ",
    "TD604.rule": "Trưởng khối và Phó Trưởng khối phải là thành viên của khối trong năm giữ chức: "
    "joined <= năm <= left.",
    # TD605
    "TD605.message": "{unit} giữ chức năm {year}, nhưng không được làm Trưởng khối năm đó: {reason}",
    "TD605.hint": "ghi lại nhiệm kỳ, hoặc sửa exclusions.yaml",
    "TD605.rule": "exclusions.yaml ghi đơn vị không được giữ chức (from: [leading]). Nếu lý do xuất "
    "hiện sau khi đã giữ chức thì đây chỉ là cảnh báo: khối quyết định có thay hay không.",
    # TD606
    "TD606.message": "{unit} giữ hai chức trong cùng một nhiệm kỳ",
    "TD606.hint": "ghi lại leader hoặc deputies",
    "TD606.rule": "Một đơn vị không thể vừa là Trưởng khối vừa là Phó Trưởng khối, và không là Phó "
    "hai lần trong một nhiệm kỳ.",
    # TD607
    "TD607.message": "{unit} được tặng {award}, nhưng khối không đề nghị",
    "TD607.hint": "ghi đề nghị vào outcome.yaml, hoặc sửa quyết định; nếu cấp trên tự xét thì giữ "
    "nguyên",
    "TD607.rule": "Đề nghị (outcome.yaml) là của khối, quyết định (decisions.yaml) là của cấp trên. "
    "Được tặng mà không được đề nghị thường là ghi nhầm đơn vị hoặc quên ghi đề nghị.",
    # TD608
    "TD608.message": "khối đề nghị {unit}, nhưng đơn vị này không được xét khen thưởng: {reason}",
    "TD608.hint": "bỏ đề nghị, hoặc sửa exclusions.yaml nếu việc đó đã kết thúc",
    "TD608.rule": "Đơn vị đang bị xem xét kỷ luật, điều tra, thanh tra, kiểm tra hoặc có đơn thư "
    "đang xác minh thì chưa được đề nghị khen thưởng (Nghị định 152/2025/NĐ-CP, Điều 4). Nếu lý do "
    "xuất hiện sau ngày đề nghị thì đây chỉ là cảnh báo.",
    # TD609
    "TD609.message": "{unit} – {award} đã ghi ở một mục phía trên",
    "TD609.hint": "xóa mục thừa",
    "TD609.rule": "Mỗi đơn vị được ghi một lần cho mỗi khen thưởng trong danh sách đề nghị, hồ sơ, "
    "quyết định.",
    # TD610
    "TD610.message": "ngày {day} không thuộc năm thi đua {year} (từ {first} đến {last})",
    "TD610.hint": "ghi lại ngày, hoặc chuyển sang thư mục của năm kia; cuộc họp ghi ở năm khác thì dùng "
    "same_as",
    "TD610.rule": "Các cuộc họp của một năm thi đua diễn ra từ đầu năm đó đến giữa năm sau (tổng kết "
    "thường vào tháng 11 đến tháng 3). Ngày ở ngoài khoảng này thường là gõ nhầm năm.",
    # TD611
    "TD611.message": "kiến nghị của {unit}, gửi ngày {filed}, chưa có kết quả",
    "TD611.message.undated": "kiến nghị của {unit} chưa có kết quả",
    "TD611.hint": "ghi decided: on, by, result (upheld hoặc rejected) và reason",
    "TD611.rule": "Kiến nghị chưa giải quyết thì điểm, thứ hạng còn có thể thay đổi. Kết quả giải "
    "quyết ghi ở appeals.yaml; điểm thì sửa trong bảng điểm.",
    # TD612
    "TD612.message": "thang điểm không có tiêu chí hay mục nào mang mã «{id}»",
    "TD612.hint": "ghi lại mã tiêu chí",
    "TD612.hint.nearest": "có lẽ là: {better}",
    "TD612.rule": "Kiến nghị chỉ rõ tiêu chí bằng mã trong criteria.yaml của năm đó.",
    # TD613
    "TD613.message": "{award} loại trừ {other}, nhưng {other} đứng trước nên đã xét xong",
    "TD613.message.itself": "{award} loại trừ chính nó",
    "TD613.hint": "đưa mức cao hơn lên trước trong tệp, hoặc bỏ khỏi excludes",
    "TD613.rule": "Khen thưởng được xét theo thứ tự trong tệp. excludes chỉ có tác dụng với các mức "
    "đứng sau: ai được mức này thì không xét các mức ấy nữa.",
    # TD614
    "TD614.message": "thang điểm của năm không có mức xếp loại nào mang mã «{id}»",
    "TD614.hint": "ghi lại mã, hoặc khai mức này dưới bands: của criteria.yaml",
    "TD614.hint.nearest": "có lẽ là: {better}",
    "TD614.rule": "Điều kiện band và cách giải quyết đồng hạng gọi mức xếp loại bằng mã dưới bands: "
    "trong criteria.yaml của năm đó.",
    # TD615
    "TD615.message": "events.yaml của năm {year} không có sự kiện «{id}» để chỉ tới",
    "TD615.hint": "viết same_as: <năm>/<mã sự kiện>",
    "TD615.rule": "Một cuộc họp kết thúc năm cũ và mở đầu năm mới chỉ ghi một lần, ở năm mà nó kết "
    "thúc. Năm sau ghi same_as: <năm>/<mã> để chỉ tới đó.",
    # TD616
    "TD616.message": "sự kiện «{id}» không nói là việc gì",
    "TD616.hint": "ghi kinds, ví dụ kinds: [year_end_review, ballot], hoặc same_as",
    "TD616.rule": "kinds cho biết sự kiện là phát động, ký giao ước, sơ kết, tổng kết...; nhờ đó "
    "thidua biết bước nào của năm đã xong.",
    # TD617
    "TD617.message": "số đơn vị đạt ({n}) nhiều hơn tổng số ({of})",
    "TD617.hint": "ghi lại n hoặc of",
    "TD617.rule": "evaluations_summary ghi số đơn vị đạt mức (n) trên tổng số đơn vị (of).",
    # TD618
    "TD618.message": "có hồ sơ của {unit} ({award}), nhưng khối không đề nghị",
    "TD618.hint": "ghi đề nghị vào proposals, hoặc sửa hồ sơ",
    "TD618.rule": "Mỗi hồ sơ đi với một đề nghị trong cùng tệp outcome.yaml.",
    # TD630
    "TD630.message": "khối đề nghị {unit} cho {award}, nhưng theo quy tắc thì đơn vị khác được xét "
    "trước",
    "TD630.message.not_eligible": "khối đề nghị {unit} cho {award}, nhưng đơn vị chưa đủ điều kiện",
    "TD630.message.tied": "khối đề nghị {unit} cho {award}, nhưng đơn vị đang đồng hạng ở chỗ cuối "
    "và chưa có cách giải quyết",
    "TD630.hint": "xem lý do: thidua awards; đề nghị của khối vẫn giữ nguyên",
    "TD630.hint.tied": "ghi cách giải quyết vào settlements.yaml với of: award:{award}",
    "TD630.rule": "thidua tính ai được xét theo điều kiện, số lượng và cách chọn trong awards.yaml, "
    "rồi so với đề nghị của khối. Khác nhau thì báo, không sửa: quyết định là của con người.",
    # TD631
    "TD631.message": "theo quy tắc thì {unit} được xét {award}, nhưng khối không đề nghị",
    "TD631.hint": "xem lý do: thidua awards; thêm đề nghị, hoặc ghi vì sao không",
    "TD631.rule": "Đơn vị đủ điều kiện và trong số lượng, nhưng không có trong danh sách đề nghị. Có "
    "thể do sót, hoặc do khối quyết định khác; ghi note để người sau hiểu.",
    # TD632
    "TD632.message": "khối đề nghị {n} đơn vị cho {award}, nhưng chỉ được {quota}",
    "TD632.hint": "bớt đề nghị, hoặc sửa quota trong awards.yaml",
    "TD632.rule": "Số đề nghị không được quá số lượng (quota) của khen thưởng trong năm.",
    # TD633
    "TD633.message": "{unit} được bầu cho {award}, nhưng chưa đủ điều kiện",
    "TD633.hint": "xem lý do: thidua awards NĂM",
    "TD633.rule": "Khi chọn bằng bỏ phiếu (pick: ballot), đơn vị trúng vẫn phải đủ điều kiện "
    "(requires) và không bị loại trừ. thidua không đề xuất đơn vị đó, nhưng giữ nguyên kết quả bỏ "
    "phiếu.",
    # TD635
    "TD635.message": "{unit} đã làm Trưởng khối năm {led} và lại làm năm {year}; quy định phải cách "
    "{gap} năm",
    "TD635.hint": "nếu khối đã quyết định như vậy thì giữ nguyên; nếu không, xem lại nhiệm kỳ hoặc "
    "min_gap trong bloc.yaml",
    "TD635.rule": "min_gap là số năm phải cách trước khi một đơn vị làm Trưởng khối lần nữa; 1 là "
    "không làm hai năm liền. Với round_robin và top_ranked, thidua không chọn đơn vị chưa đủ cách; "
    "với bầu và Phó kế nhiệm thì chỉ nhắc, vì đó là lựa chọn của con người.",
    # TD636
    "TD636.message": "leadership.yaml đã có nhiệm kỳ năm {year}",
    "TD636.hint": "muốn ghi lại thì sửa tệp bằng tay; thay giữa năm thì thêm nhiệm kỳ có from: <ngày>",
    "TD636.rule": "rotate-leader chỉ ghi thêm nhiệm kỳ mới, không bao giờ sửa nhiệm kỳ đã có.",
    # TD637
    "TD637.message": "chưa xác định được Trưởng khối năm {year}: {reason}",
    "TD637.hint": "khi hội nghị đã quyết định, ghi lại bằng --leader, --deputy, --on, --chosen",
    "TD637.rule": "Quy tắc luân phiên không chỉ ra được đơn vị nào: đồng hạng, chưa có kết quả bầu, "
    "không rõ Phó năm trước, hoặc không đơn vị nào đủ điều kiện. thidua không chọn thay.",
}
