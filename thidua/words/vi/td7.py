"""Tiếng Việt: lỗi của phiếu bầu, kết quả bỏ phiếu (7xx)."""

WORDS: dict[str, str] = {
    # TD701
    "TD701.message": "số có mặt cộng số gửi phiếu bằng văn bản không được quá số thành viên: "
    "{present} + {written} = {n}, trong khi chỉ có {most} thành viên",
    "TD701.hint": "xem lại members, present và written theo biên bản kiểm phiếu",
    "TD701.rule": "Người bỏ phiếu là thành viên có mặt và thành viên vắng mặt gửi ý kiến bằng văn "
    "bản; cộng lại không thể hơn tổng số thành viên. Khách mời không bỏ phiếu. Không ghi members "
    "thì thidua lấy số đơn vị thành viên của năm đó (trừ Hội đồng).",
    # TD702
    "TD702.message": "số phiếu phát ra ({n}) không được quá số người bỏ phiếu ({most}, gồm "
    "{present} có mặt và {written} bằng văn bản)",
    "TD702.message.members": "số phiếu phát ra ({n}) không được quá số thành viên ({most})",
    "TD702.hint": "xem lại issued theo biên bản kiểm phiếu",
    "TD702.rule": "Mỗi thành viên có mặt hoặc bỏ phiếu bằng văn bản nhận một phiếu. Phát ra nhiều "
    "hơn là có người được hai phiếu, hoặc người không có quyền cũng được phát.",
    # TD703
    "TD703.message": "số phiếu thu về ({n}) không được quá số phiếu phát ra ({most})",
    "TD703.message.present": "số phiếu thu về ({n}) không được quá số người bỏ phiếu ({most}, gồm "
    "{present} có mặt và {written} bằng văn bản)",
    "TD703.message.members": "số phiếu thu về ({n}) không được quá số thành viên ({most})",
    "TD703.hint": "xem lại returned, hoặc danh sách papers, theo biên bản kiểm phiếu",
    "TD703.rule": "Phiếu thu về không thể nhiều hơn phiếu phát ra. Nếu có, cuộc kiểm phiếu đã sai "
    "và con số nào cũng không dùng được cho tới khi đếm lại.",
    # TD704
    "TD704.message": "phiếu hợp lệ cộng phiếu không hợp lệ phải bằng phiếu thu về: {valid} + "
    "{invalid} = {sum}, trong khi thu về {returned}",
    "TD704.message.invalid": "phiếu không hợp lệ ({invalid}) nhiều hơn phiếu thu về ({returned})",
    "TD704.hint": "đếm lại valid, invalid và returned; phiếu trắng là phiếu hợp lệ",
    "TD704.rule": "Mỗi phiếu thu về hoặc hợp lệ, hoặc không hợp lệ. Phiếu trắng tính là hợp lệ, "
    "không bầu cho ai. Phiếu ghi quá số được chọn là không hợp lệ.",
    # TD705
    "TD705.message": "{unit} được {n} phiếu, nhưng chỉ có {most} phiếu hợp lệ",
    "TD705.message.blank": "{unit} được {n} phiếu, nhưng chỉ có {most} phiếu hợp lệ không trắng "
    "({valid} hợp lệ, {blank} trắng)",
    "TD705.hint": "xem lại số phiếu của {unit} và số phiếu hợp lệ",
    "TD705.rule": "Một phiếu chỉ tính một lần cho mỗi đơn vị, nên không đơn vị nào có số phiếu "
    "nhiều hơn số phiếu hợp lệ.",
    # TD706
    "TD706.message": "tổng số phiếu của các đơn vị là {sum}, nhưng {valid} phiếu hợp lệ, mỗi phiếu "
    "chọn tối đa {seats}, chỉ cho được {most}",
    "TD706.message.blank": "tổng số phiếu của các đơn vị là {sum}, nhưng {valid} phiếu hợp lệ, "
    "trong đó {blank} phiếu trắng, mỗi phiếu chọn tối đa {seats}, chỉ cho được {most}",
    "TD706.hint": "xem lại votes, seats và số phiếu hợp lệ",
    "TD706.rule": "Mỗi phiếu hợp lệ chọn nhiều nhất số đơn vị ghi ở seats. Cộng phiếu của mọi đơn "
    "vị mà vượt số phiếu hợp lệ nhân với seats thì có phiếu đã bị đếm hai lần.",
    # TD707
    "TD707.message": "{unit}: đồng ý {yes} + không đồng ý {no} + không ý kiến {abstain} = {sum}, "
    "nhưng chỉ có {most} phiếu hợp lệ",
    "TD707.message.blank": "{unit}: đồng ý {yes} + không đồng ý {no} + không ý kiến {abstain} = "
    "{sum}, nhưng chỉ có {most} phiếu hợp lệ không trắng ({valid} hợp lệ, {blank} trắng)",
    "TD707.hint": "xem lại yes, no và abstain của {unit}",
    "TD707.rule": "Khi biểu quyết từng đơn vị, mỗi phiếu hợp lệ trả lời nhiều nhất một lần cho mỗi "
    "đơn vị: đồng ý, không đồng ý, hoặc không có ý kiến.",
    # TD708
    "TD708.message": "phiếu trắng ({blank}) không được nhiều hơn phiếu hợp lệ ({valid})",
    "TD708.message.unaccounted": "tổng số phiếu của các đơn vị là {sum}, nhưng {valid} phiếu hợp "
    "lệ trừ {blank} phiếu trắng thì ít nhất phải là {most}",
    "TD708.hint": "xem lại blank; phiếu trắng nằm trong số phiếu hợp lệ",
    "TD708.hint.unaccounted": "ghi đủ các đơn vị có phiếu vào votes, hoặc sửa blank",
    "TD708.rule": "Phiếu trắng là phiếu hợp lệ không chọn ai. Khi đã ghi số phiếu trắng thì mọi "
    "con số phải khớp: phiếu hợp lệ không trắng nào cũng chọn ít nhất một đơn vị.",
    # TD709
    "TD709.message": "chưa có kết quả kiểm phiếu: cần votes, hoặc papers, hoặc counts: unknown",
    "TD709.message.both": "chỉ ghi một trong hai: votes (số phiếu đã đếm) hoặc papers (từng phiếu)",
    "TD709.hint": "ghi votes: {{<đơn vị>: <số phiếu>}}; nguồn không nêu số phiếu thì ghi "
    "counts: unknown và elected: [<đơn vị>]",
    "TD709.hint.both": "bỏ votes, valid và invalid: thidua tự đếm từ papers",
    "TD709.rule": "Một cuộc bỏ phiếu có kết quả theo một trong ba cách: số phiếu của từng đơn vị "
    "(votes), từng lá phiếu như đã đọc (papers), hoặc chỉ biết ai trúng (counts: unknown kèm "
    "elected).",
    # TD710
    "TD710.message.choose": "{unit}: phiếu chọn (kind: choose) cần một con số, không phải "
    "yes/no/abstain",
    "TD710.message.approve": "{unit}: biểu quyết từng đơn vị (kind: approve) cần yes, no và "
    "abstain, không phải một con số",
    "TD710.message.paper": "phiếu thứ {n}: phiếu chọn (kind: choose) là danh sách đơn vị, không "
    "phải câu trả lời cho từng đơn vị",
    "TD710.hint.choose": "viết {unit}: <số phiếu>, hoặc đổi kind thành approve",
    "TD710.hint.approve": "viết {unit}: {{yes: <số>, no: <số>, abstain: <số>}}, hoặc đổi kind "
    "thành choose",
    "TD710.hint.paper": "viết [<đơn vị>, ...], hoặc đổi kind thành approve",
    "TD710.rule": "Có hai cách bỏ phiếu. choose: mỗi phiếu ghi tên tối đa seats đơn vị, mỗi đơn vị "
    "có một số phiếu. approve: mỗi phiếu trả lời đồng ý hay không với từng đơn vị, mỗi đơn vị có "
    "số đồng ý, không đồng ý, không ý kiến.",
    # TD711
    "TD711.message": "{unit} không có trong units.yaml",
    "TD711.message.member": "{unit} không phải là thành viên của khối trong năm này",
    "TD711.message.office": "{unit} không phải là thành viên của khối trong năm sau, là năm giữ "
    "chức",
    "TD711.hint": "ghi lại mã đơn vị, hoặc thêm đơn vị vào units.yaml",
    "TD711.hint.member": "xem joined và left của {unit} trong units.yaml",
    "TD711.hint.office": "xem joined và left của {unit} trong units.yaml",
    "TD711.rule": "Chỉ bỏ phiếu cho đơn vị là thành viên của khối trong năm thi đua đó. Bầu Trưởng "
    "khối, Phó Trưởng khối là bầu cho năm sau, nên đơn vị phải là thành viên của năm sau.",
    # TD712
    "TD712.message": "phiếu thứ {n} ghi {unit} hai lần",
    "TD712.hint": "ghi mỗi đơn vị một lần; nếu phiếu thật ghi như vậy và tổ kiểm phiếu loại nó thì "
    "ghi invalid",
    "TD712.rule": "Một phiếu chỉ tính một lần cho mỗi đơn vị. Ghi hai lần thường là gõ nhầm; thidua "
    "không tự đoán tổ kiểm phiếu đã xử lý thế nào.",
    # TD713
    "TD713.message.returned": "ghi {said} phiếu thu về, nhưng papers có {found} phiếu",
    "TD713.message.valid": "ghi {said} phiếu hợp lệ, nhưng trong papers có {found}",
    "TD713.message.invalid": "ghi {said} phiếu không hợp lệ, nhưng trong papers có {found}",
    "TD713.message.blank": "ghi {said} phiếu trắng, nhưng trong papers có {found}",
    "TD713.hint": "xem lại papers, hoặc bỏ con số: thidua tự đếm từ papers",
    "TD713.rule": "Khi đã ghi từng lá phiếu (papers), số phiếu thu về, hợp lệ, không hợp lệ, phiếu "
    "trắng được đếm từ đó. Con số ghi thêm phải khớp.",
    # TD714
    "TD714.message": "counts: unknown cần elected: ai trúng",
    "TD714.message.given": "counts: unknown nghĩa là nguồn không nêu số phiếu, nhưng ở đây có votes "
    "hoặc papers",
    "TD714.message.seats": "ghi {n} đơn vị trúng, nhưng chỉ chọn {seats}",
    "TD714.message.differs": "elected ghi {said}, nhưng đếm phiếu thì ra {found}",
    "TD714.hint": "ghi elected: [<đơn vị>]; không ai trúng thì ghi elected: []",
    "TD714.hint.given": "bỏ counts: unknown, hoặc bỏ số phiếu",
    "TD714.hint.seats": "ghi lại seats hoặc elected",
    "TD714.hint.differs": "bỏ elected (thidua tự tính từ số phiếu), hoặc sửa votes hay rule",
    "TD714.rule": "counts: unknown ghi lại một cuộc bỏ phiếu mà nguồn chỉ nêu kết quả; khi đó "
    "elected nói ai trúng. Có số phiếu thì kết quả được tính từ số phiếu và quy tắc (rule), và "
    "elected, nếu vẫn ghi, phải khớp.",
    # TD715
    "TD715.message.members": "quy tắc tính theo số thành viên, nhưng không rõ có bao nhiêu thành "
    "viên",
    "TD715.message.present": "quy tắc tính theo số người có mặt, nhưng không ghi present",
    "TD715.message.returned": "quy tắc tính theo phiếu thu về, nhưng không ghi returned",
    "TD715.message.valid": "quy tắc tính theo phiếu hợp lệ, nhưng không ghi returned và invalid, "
    "hay valid",
    "TD715.message.recused": "{unit}: {n} thành viên không bỏ phiếu vì có liên quan, nhưng chỉ có "
    "{members} thành viên",
    "TD715.hint.members": "ghi members: <số người có quyền bỏ phiếu>",
    "TD715.hint.present": "ghi present: <số có mặt>",
    "TD715.hint.returned": "ghi returned: <số phiếu thu về>",
    "TD715.hint.valid": "ghi returned: <số phiếu thu về> và invalid: <số phiếu không hợp lệ>",
    "TD715.hint.recused": "ghi lại recused hoặc members",
    "TD715.rule": "Tỷ lệ phải đạt (pass) và số tối thiểu tham gia (quorum) là tỷ lệ của một mẫu số: "
    "tổng số thành viên, số có mặt (gồm cả phiếu bằng văn bản), số phiếu thu về hay số phiếu hợp "
    "lệ. Không biết mẫu số thì không biết kết quả. Số thành viên của Hội đồng luôn phải ghi, vì "
    "không suy ra được từ số đơn vị.",
    # TD716
    "TD716.message": "đây là lần bỏ phiếu thứ {round} về cùng một việc với {first}; không rõ lần "
    "nào tính",
    "TD716.hint": "ghi round: 2 cho lần bỏ phiếu sau",
    "TD716.rule": "Mỗi lần bỏ phiếu là một tệp, ví dụ co-tinh.yaml và co-tinh-2.yaml với round: 2. "
    "Lần cuối cùng là kết quả. Hai tệp cùng nội dung (for), cùng bên bỏ phiếu (body) mà cùng round "
    "thì không biết tệp nào tính.",
}
