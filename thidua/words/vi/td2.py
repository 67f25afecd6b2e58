"""Tiếng Việt: mục ghi trong phiếu điểm (TD2xx)."""

WORDS: dict[str, str] = {
    # TD201: mã lạ
    "TD201.message": "thang điểm không có tiêu chí hay mục nào mang mã «{key}»",
    "TD201.message.fact": "thang điểm không hỏi số liệu nào mang mã «{key}»",
    "TD201.message.fact_nearest": "thang điểm không hỏi số liệu nào mang mã «{key}»",
    "TD201.message.is_fact": "«{key}» là số liệu, không phải tiêu chí",
    "TD201.message.is_score": "«{key}» là tiêu chí hoặc mục, không phải số liệu",
    "TD201.hint": "ghi mã như trong criteria.yaml",
    "TD201.hint.nearest": "có lẽ là: {better}",
    "TD201.hint.fact": "ghi mã như dưới facts: của criteria.yaml",
    "TD201.hint.fact_nearest": "có lẽ là: {better}",
    "TD201.hint.is_fact": "chuyển dòng này xuống dưới facts:",
    "TD201.hint.is_score": "chuyển dòng này xuống dưới scores:",
    "TD201.rule": "Trong phiếu, mỗi dòng dưới scores: mang mã của một tiêu chí hoặc một mục cộng, "
    "trừ trong thang điểm của năm; mỗi dòng dưới facts: mang mã của một số liệu. Mã gõ sai mà bị "
    "bỏ qua thì đơn vị mất điểm không ai biết. Mã là phần id, không phải ký hiệu in (code).",
    # TD202: điểm ghi ở nhóm
    "TD202.message": "«{id}» là nhóm tiêu chí, không chấm trực tiếp",
    "TD202.hint": "chấm từng tiêu chí con: {parts}",
    "TD202.rule": "Điểm của một nhóm là tổng điểm các tiêu chí con, cộng trừ các mục riêng của "
    "nhóm, nên không ghi tay. Muốn ghi tổng mà người chấm đã cộng để đối chiếu thì viết "
    "{{claimed: 35.5}}.",
    # TD203: điểm ngoài khoảng
    "TD203.message": "điểm phải từ {low} đến {high}, nhưng ghi {found}",
    "TD203.message.low": "điểm phải từ {low} trở lên, nhưng ghi {found}",
    "TD203.message.high": "điểm không được quá {high}, nhưng ghi {found}",
    "TD203.hint": "ghi một số từ {low} đến {high}",
    "TD203.hint.low": "ghi một số từ {low} trở lên",
    "TD203.hint.high": "ghi một số không quá {high}",
    "TD203.rule": "Điểm của một tiêu chí nằm trong khoảng mà thang điểm cho phép: từ 0 (hoặc mức "
    "floor) đến điểm chuẩn, cộng điểm thưởng tối đa nếu điểm ghi tay đã gồm cả thưởng. Điểm ngoài "
    "khoảng đó không quy tắc nào cho ra được. Nếu một bước chấm sau đã ghi điểm khác thì đây chỉ "
    "là cảnh báo. Nếu con số đúng, sửa max, bonus hoặc floor của tiêu chí trong criteria.yaml.",
    # TD204: giá trị rơi vào chỗ hở
    "TD204.message": "giá trị {found} không nằm trong khoảng nào của thang điểm",
    "TD204.hint": "xem lại con số; nếu đúng, thêm khoảng chứa {found} vào tiers: trong "
    "criteria.yaml",
    "TD204.rule": "Quy tắc tiers chia giá trị thành các khoảng, mỗi khoảng một mức điểm. Giá trị "
    "này rơi vào chỗ không khoảng nào nhận, nên không có mức điểm và thidua không chọn thay. "
    "Chỗ hở thường ở ranh giới: khoảng trên ghi above: 90, khoảng dưới ghi below: 90, thì 90 "
    "không thuộc khoảng nào. Thêm khoảng, hoặc một dòng else: true cho mọi trường hợp còn lại.",
    # TD205: mức lạ
    "TD205.message": "tiêu chí này không có mức «{found}»; các mức là: {allowed}",
    "TD205.hint": "ghi một trong các mức đó",
    "TD205.hint.nearest": "có lẽ là: {better}",
    "TD205.hint.points": "ghi một trong các mức đó; muốn ghi thẳng điểm thì viết {{points: {found}, "
    "note: lý do}}",
    "TD205.rule": "Quy tắc choice cho chọn một trong các mức đã khai dưới options: của tiêu chí, "
    "mỗi mức một số điểm. Trong phiếu ghi mã của mức, không ghi điểm. Muốn ghi thẳng điểm thì viết "
    "{{points: 1.5, note: ...}}.",
    # TD206: không nhận mục ghi
    "TD206.message": "điểm ở đây tính từ số liệu chung, không ghi trực tiếp",
    "TD206.hint": "xóa dòng này, ghi số liệu dưới facts: {facts}",
    "TD206.rule": "Tiêu chí hoặc mục này lấy giá trị từ số liệu hỏi một lần cho cả phiếu (of: ... "
    "hoặc quy tắc table). Ghi thêm một giá trị nữa thì không biết tin số nào. Ghi số liệu dưới "
    "facts:; muốn ấn định điểm của cả tiêu chí thì viết {{points: 1.5, note: ...}}.",
    # TD207: hai con số
    "TD207.message": "ghi cả {first} và {second}; chỉ một trong hai được dùng",
    "TD207.hint": "giữ một khóa, xóa khóa kia",
    "TD207.rule": "Một mục chỉ nói một con số: giá trị để quy tắc tính (value hoặc actual), điểm "
    "ghi tay (points), hoặc tỷ lệ bằng hai số đếm (part, of). Ghi hai thứ thì không biết tin thứ "
    "nào. Điểm mà người chấm tự tính, chỉ để đối chiếu, ghi ở claimed.",
    # TD208: chia cho không
    "TD208.message": "tổng số (of) bằng 0 nên không tính được tỷ lệ",
    "TD208.hint": "ghi of lớn hơn 0; nếu không có đối tượng nào thì ghi na ở tiêu chí dùng tỷ lệ "
    "này",
    "TD208.rule": "{{part: 0, of: 0}} không phải 0%, cũng không phải 100%. Khi đơn vị không có "
    "đối tượng nào để tính (không có hồ sơ, không có chỉ tiêu giao) thì tiêu chí không áp dụng: "
    "ghi na kèm lý do, và thang điểm quyết định na được tính thế nào (not_applicable).",
    # TD209: mục không nhận na
    "TD209.message": "mục cộng, trừ điểm «{found}» không ghi na được",
    "TD209.hint": "xóa dòng này: không ghi nghĩa là không xảy ra; hoặc ghi na ở cả tiêu chí",
    "TD209.rule": "Một mục cộng hoặc trừ điểm hoặc đã xảy ra, hoặc không; không ghi là không xảy "
    "ra. Chỉ cả tiêu chí mới có thể không áp dụng (na), và khi đó các mục của nó cũng không tính.",
    # TD210: chỉ một lần
    "TD210.message": "mục này chỉ tính một lần, nhưng ghi {found}",
    "TD210.hint": "ghi true nếu có; nếu tính theo lần thì sửa points thành each trong "
    "criteria.yaml",
    "TD210.rule": "Mục khai bằng points: được cộng hoặc trừ một lần, dù việc xảy ra mấy lần; mục "
    "khai bằng each: mới nhân với số lần. Ghi 2 vào mục tính một lần thì không rõ muốn nói hai lần "
    "hay hai điểm.",
    # TD211: số liệu không nhận na
    "TD211.message": "số liệu không ghi na được",
    "TD211.hint": "ghi con số, 0 nếu không có; nếu không áp dụng, xóa dòng này và ghi na ở tiêu "
    "chí dùng số liệu",
    "TD211.rule": "Một số liệu có thể dùng cho nhiều tiêu chí, nên na ở số liệu không nói được "
    "tiêu chí nào không áp dụng. Ghi na, kèm lý do, ở đúng tiêu chí không áp dụng cho đơn vị.",
    # TD212: số ngày
    "TD212.message": "cần {wanted} ngày, mỗi hạn một ngày, nhưng ghi {found}",
    "TD212.message.one": "cần một ngày, nhưng ghi {found}",
    "TD212.hint": "ghi lần lượt theo các hạn: [2022-01-31, 2022-07-31]; false nếu không làm",
    "TD212.hint.one": "ghi một ngày hoàn thành, như 2022-01-31; false nếu không làm",
    "TD212.rule": "Tiêu chí theo thời hạn (deadline) có bao nhiêu hạn thì ghi bấy nhiêu ngày hoàn "
    "thành, theo đúng thứ tự các hạn. Một chữ false nghĩa là không làm, và cả tiêu chí 0 điểm.",
    # TD213: mục bên cạnh điểm ghi tay
    "TD213.message": "«{leaf}» đã ghi thẳng điểm, nên không ghi thêm mục «{id}» của nó",
    "TD213.hint": "xóa một trong hai: điểm của {leaf}, hoặc mục {id}",
    "TD213.rule": "Điểm ghi tay của một tiêu chí là điểm cuối cùng, đã gồm cả cộng và trừ. Ghi "
    "thêm mục cộng, trừ trong cùng phiếu thì không rõ con số đã tính mục ấy chưa. Hoặc để thidua "
    "tính từ các mục, hoặc ghi thẳng điểm và nêu lý do ở note.",
    # TD214: dưới mốc đầu của bảng
    "TD214.message": "{fact} là {found}, thấp hơn mốc đầu tiên của bảng điểm",
    "TD214.hint": "xem lại số liệu; nếu đúng, thêm else: (điểm khi dưới mốc đầu) vào quy tắc trong "
    "criteria.yaml",
    "TD214.rule": "Quy tắc table tìm ô điểm theo mốc lớn nhất mà số liệu đạt tới. Số liệu thấp hơn "
    "mốc đầu thì không có ô nào, trừ khi quy tắc có else. thidua không tự coi là 0 điểm.",
    # TD215: chỉ tiêu bằng không
    "TD215.message": "chỉ tiêu bằng 0 nên không tính được mức đạt",
    "TD215.message.pledge": "nhiệm vụ {task} đăng ký chỉ tiêu 0 nên không tính được mức đạt",
    "TD215.hint": "ghi chỉ tiêu lớn hơn 0; nếu đơn vị không được giao chỉ tiêu thì ghi na",
    "TD215.hint.pledge": "ghi plan lớn hơn 0 cho nhiệm vụ {task} trong pledges/, hoặc ghi na ở đây",
    "TD215.rule": "Quy tắc ratio chia kết quả cho chỉ tiêu (hoặc ngược lại khi càng thấp càng "
    "tốt). Chỉ tiêu 0 thì phép chia không có nghĩa. Chỉ tiêu lấy từ quy tắc, từ mục ghi, hoặc từ "
    "đăng ký của đơn vị (pledge): sửa ở nơi đã ghi, hoặc ghi na kèm lý do.",
    # TD216: số lần lẻ
    "TD216.message": "số lần phải là số nguyên từ 0 trở lên, nhưng là {found}",
    "TD216.hint": "ghi một số nguyên",
    "TD216.rule": "Quy tắc count nhân số lần với mức điểm mỗi lần. Số lần lấy từ số liệu chung, mà "
    "số liệu này không nguyên hoặc âm. Sửa số liệu, hoặc đổi quy tắc nếu đây không phải là đếm.",
    # TD217: hai mục loại trừ nhau
    "TD217.message": "«{id}» và «{other}» không được tính cùng nhau",
    "TD217.hint": "giữ một mục; xóa mục kia, hoặc ghi 0 nếu bước chấm trước đã ghi",
    "TD217.rule": "Thang điểm khai hai mục này loại trừ nhau (excludes): một việc chỉ được tính ở "
    "một nơi. Phiếu có cả hai thì người chấm phải chọn, thidua không chọn thay.",
    # TD220: người chấm mâu thuẫn
    "TD220.message": "«{id}» ghi khác với phiếu {first}",
    "TD220.hint": "thống nhất với người chấm kia rồi sửa một trong hai phiếu",
    "TD220.rule": "Ở một bước có nhiều người chấm, một số liệu hoặc một mục của nhóm là việc có "
    "thật, nên các phiếu phải ghi giống nhau. Chỉ điểm của tiêu chí mới được gộp theo combine. "
    "Hai phiếu ghi khác nhau thì phải đối chiếu với minh chứng.",
    # TD221: nhiều người chấm mà không có cách gộp
    "TD221.message": "tiêu chí này có nhiều người chấm ở bước {stage} mà chưa có cách gộp: {files}",
    "TD221.hint": "thêm combine: mean (trung bình), median (trung vị) hoặc max (cao nhất) vào bước "
    "{stage} trong criteria.yaml; hoặc để một phiếu chấm",
    "TD221.rule": "Khi nhiều người cùng chấm một tiêu chí thì phải có cách gộp thành một điểm, và "
    "cách đó do thang điểm quy định. Nếu mỗi người chỉ chấm phần của mình thì xóa tiêu chí này ở "
    "phiếu của người không phụ trách.",
    # TD230: điểm tự tính khác
    "TD230.message": "phiếu tự tính {claimed}, nhưng theo thang điểm là {computed}",
    "TD230.hint": "xem lại số liệu và cách tính; nếu thang điểm đúng, viết claimed: {computed}",
    "TD230.rule": "claimed là điểm mà người chấm tự tính. thidua tính lại từ số liệu theo thang "
    "điểm và so: lệch, dù thừa hay thiếu, là có bên hiểu khác quy tắc hoặc ghi sai số liệu. Điểm "
    "được dùng là điểm tính lại; cảnh báo này để hai bên đối chiếu.",
    # TD231: tổng tự cộng khác
    "TD231.message": "phiếu tự cộng {claimed}, nhưng cộng theo thang điểm là {computed}",
    "TD231.hint": "cộng lại; nếu thang điểm đúng, viết claimed: {computed}",
    "TD231.rule": "claimed ở đầu phiếu là tổng điểm đơn vị tự cộng. Tổng này khác với tổng tính "
    "theo thang điểm, và phần lệch không phải do từng tiêu chí đã báo ở trên. Thường là cộng sót, "
    "cộng hai lần, hoặc quên trừ. Điểm được dùng là điểm tính lại.",
    # TD240: hạ điểm không lý do
    "TD240.message": "điểm hạ từ {before} xuống {after} mà không ghi lý do",
    "TD240.hint": "thêm lý do vào mục này, như {{value: ..., note: lý do}}",
    "TD240.rule": "Bước chấm sau hạ điểm của bước trước thì đơn vị sẽ hỏi vì sao. Ghi lý do ngay ở "
    "mục đó (note) để có trong bảng điểm và khi có kiến nghị. Đây là góp ý, không ảnh hưởng kết "
    "quả.",
    # TD241: na không lý do
    "TD241.message": "ghi na (không áp dụng) mà không nói vì sao",
    "TD241.hint": "viết {{value: na, note: lý do}}",
    "TD241.rule": "Tiêu chí không áp dụng thường được bỏ khỏi điểm chuẩn của đơn vị, nên có lợi "
    "cho đơn vị. Lý do cần ghi ra để các đơn vị khác thấy là công bằng. Nếu tiêu chí không áp dụng "
    "cho đơn vị cả năm thì khai not_for trong thang điểm.",
    # TD242
    "TD242.message": "chỉ tiêu {found} ghi trong phiếu không có tác dụng: thang điểm đã giao chỉ tiêu {target}",
    "TD242.hint": "bỏ target: {found} trong phiếu; nếu chỉ tiêu của đơn vị khác, bỏ target trong quy tắc của thang điểm",
    "TD242.rule": "Chỉ tiêu do thang điểm (hoặc đăng ký của đơn vị) giao thì phiếu chấm không thay được, để đơn vị không tự hạ chỉ tiêu của mình. Khi mỗi đơn vị có chỉ tiêu riêng, thang điểm để trống target, phiếu ghi actual và target; hoặc quy tắc dùng target: pledge:<nhiệm vụ>.",
}
