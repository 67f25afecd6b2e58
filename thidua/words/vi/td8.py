"""Tiếng Việt: lỗi khi ghi tệp (80x), khi đọc git (82x), niêm phong (83x), minh chứng (84x), riêng tư (85x)."""

WORDS: dict[str, str] = {
    # TD801
    "TD801.message": "thư mục dữ liệu đang được một lệnh thidua khác ghi: {user} trên máy {host}, "
    "từ {since} (tiến trình {pid})",
    "TD801.message.elsewhere": "thư mục dữ liệu đang bị khóa từ máy khác: {user} trên máy {host}, "
    "từ {since} (tiến trình {pid})",
    "TD801.message.unknown": "thư mục dữ liệu đang bị khóa, nhưng tệp khóa không cho biết ai khóa",
    "TD801.message.lost": "khóa của lệnh này đã bị gỡ giữa chừng; chưa tệp nào bị thay đổi",
    "TD801.hint": "chờ lệnh kia xong rồi chạy lại",
    "TD801.hint.elsewhere": "hỏi người đó; nếu chắc chắn không còn lệnh thidua nào đang ghi thì "
    "xóa tệp .thidua-lock rồi chạy lại",
    "TD801.hint.unknown": "nếu chắc chắn không còn lệnh thidua nào đang ghi thì xóa tệp "
    ".thidua-lock rồi chạy lại",
    "TD801.hint.lost": "xem ai vừa xóa tệp .thidua-lock, rồi chạy lại",
    "TD801.rule": "Mỗi lúc chỉ một lệnh được ghi vào thư mục dữ liệu, để hai người không ghi đè "
    "lên nhau. Lệnh đang ghi để lại tệp .thidua-lock ở gốc thư mục dữ liệu, ghi rõ ai, máy nào, "
    "từ lúc nào. Lệnh đến sau dừng lại và không đổi gì. Khóa của một lệnh đã chết trên cùng máy "
    "được lệnh ghi kế tiếp tự gỡ; khóa từ máy khác thì phải hỏi người đó, vì không máy nào biết "
    "chắc lệnh ở máy khác còn chạy hay không.",
    # TD802
    "TD802.message": "một lệnh ghi đã bị ngắt giữa chừng ({user} trên máy {host}, bắt đầu {since}) "
    "và để lại tệp này",
    "TD802.message.cleaned": "một lệnh ghi trước đây đã bị ngắt giữa chừng ({user} trên máy "
    "{host}, bắt đầu {since}); đã dọn những gì nó để lại",
    "TD802.message.elsewhere": "thư mục dữ liệu đang bị khóa: {user} trên máy {host}, từ {since}",
    "TD802.message.kept": "đã ghi xong, nhưng không xóa được tệp này: {reason}",
    "TD802.hint": "không cần làm gì: lệnh ghi kế tiếp sẽ dọn",
    "TD802.hint.cleaned": "nếu lệnh đó chưa làm xong việc thì chạy lại",
    "TD802.hint.elsewhere": "nếu chắc chắn không còn lệnh thidua nào đang ghi thì xóa tệp "
    ".thidua-lock",
    "TD802.hint.kept": "xóa tệp này bằng tay, hoặc để lệnh ghi kế tiếp dọn",
    "TD802.rule": "Lệnh ghi đặt một khóa (.thidua-lock) và một bản ghi nhớ (.thidua-journal) rồi "
    "xóa chúng khi xong. Nếu lệnh bị tắt ngang, mất điện hay bị đóng cửa sổ, chúng còn lại. Dữ "
    "liệu không bị hỏng: mỗi tệp hoặc còn nguyên như cũ, hoặc đã mới hoàn toàn. Nếu chỉ một phần "
    "số tệp đã được ghi thì TD803 nêu tên từng tệp còn thiếu.",
    # TD803
    "TD803.message": "lệnh ghi bị ngắt giữa chừng ({user}, bắt đầu {since}) chưa ghi tệp này; "
    "mới ghi {done} trên {total} tệp",
    "TD803.hint": "chạy lại lệnh đó, hoặc dùng git để quay về trước khi chạy",
    "TD803.rule": "Một lệnh ghi nhiều tệp (như nhập phiếu chấm điểm) đã bị ngắt khi mới thay được "
    "một phần. Tệp nào cũng nguyên vẹn, cũ hoặc mới, nhưng cả bộ thì chưa khớp nhau. Chạy lại "
    "chính lệnh đó để ghi nốt, hoặc bỏ phần đã ghi bằng git. thidua không tự ghi nốt, vì từ đó "
    "đến nay có thể đã có người sửa tay.",
    # TD804
    "TD804.message": "tệp tạm của một lệnh đã bị ngắt",
    "TD804.message.cleaned": "đã xóa tệp tạm của một lệnh bị ngắt trước đây",
    "TD804.hint": "không cần làm gì: lệnh ghi kế tiếp sẽ xóa",
    "TD804.hint.cleaned": "không cần làm gì",
    "TD804.rule": "Mọi tệp được ghi ra một tệp tạm (.thidua-tmp-...) rồi mới thế chỗ tệp cũ. Khi "
    "lệnh bị ngắt, tệp tạm có thể còn lại. Nó không chứa gì cần giữ.",
    # TD805
    "TD805.message": "tệp đã bị sửa sau khi lệnh này đọc nó; chưa tệp nào bị thay đổi",
    "TD805.message.exists": "tệp đã có sẵn, trong khi lệnh này định tạo mới; chưa tệp nào bị "
    "thay đổi",
    "TD805.message.gone": "tệp đã bị xóa sau khi lệnh này đọc nó; chưa tệp nào bị thay đổi",
    "TD805.hint": "lưu xong trong trình soạn thảo rồi chạy lại lệnh",
    "TD805.hint.exists": "xem tệp đó trước; muốn tạo lại thì đổi tên hoặc xóa nó rồi chạy lại",
    "TD805.hint.gone": "chạy lại lệnh",
    "TD805.rule": "Trước khi ghi, thidua đọc lại từng tệp. Nếu tệp không còn đúng như lúc lệnh "
    "đọc (có người vừa lưu, vừa tạo hay vừa xóa), lệnh dừng và không ghi gì, để không làm mất "
    "công của người khác. Chạy lại là lệnh sẽ dựa trên nội dung mới.",
    # TD806
    "TD806.message": "đường dẫn này ra ngoài thư mục dữ liệu, nên không ghi",
    "TD806.hint": "bỏ liên kết tượng trưng (symlink) trên đường dẫn, hoặc chuyển tệp vào trong "
    "thư mục dữ liệu",
    "TD806.rule": "thidua chỉ ghi bên trong thư mục dữ liệu. Một liên kết tượng trưng trỏ ra "
    "ngoài, một đường dẫn có .. hoặc một tên mà Windows hiểu khác đi đều bị từ chối, để dữ liệu "
    "nhận từ người khác không thể khiến lệnh ghi đè lên tệp khác trong máy.",
    # TD807
    "TD807.message": "ở đây cần một tệp, nhưng lại là thư mục hoặc thiết bị",
    "TD807.message.parent": "một phần của đường dẫn này là tệp, không phải thư mục",
    "TD807.hint": "chọn tên khác, hoặc chuyển thư mục đó đi",
    "TD807.hint.parent": "chuyển tệp đó đi, hoặc chọn đường dẫn khác",
    "TD807.rule": "thidua chỉ thay những tệp thường. Một thư mục hay một tệp đặc biệt trùng tên "
    "với tệp cần ghi thì được để nguyên, và lệnh dừng.",
    # TD808
    "TD808.message": "tệp đang mở trong chương trình khác (Word, Excel hoặc trình soạn thảo)",
    "TD808.hint": "đóng tệp trong chương trình đó rồi chạy lại",
    "TD808.rule": "Trên Windows, một tệp đang mở trong Word hoặc Excel không thể bị thay. thidua "
    "thử lại trong chốc lát rồi thôi; tệp cũ còn nguyên.",
    # TD809
    "TD809.message": "không ghi được: {reason}",
    "TD809.message.full": "không ghi được: ổ đĩa đã đầy hoặc hết hạn mức",
    "TD809.message.denied": "không ghi được: tệp hoặc thư mục chỉ cho đọc",
    "TD809.message.nofolder": "không ghi được: thư mục này không tồn tại",
    "TD809.message.disk": "không ghi được: ổ đĩa báo lỗi đọc ghi",
    "TD809.message.toolarge": "không ghi được: tệp lớn hơn mức hệ thống cho phép",
    "TD809.message.name": "không ghi được: tên tệp quá dài",
    "TD809.hint": "khắc phục rồi chạy lại; tệp cũ còn nguyên",
    "TD809.hint.full": "dọn bớt chỗ trên ổ đĩa rồi chạy lại; tệp cũ còn nguyên",
    "TD809.hint.denied": "xin quyền ghi, hoặc bỏ dấu chỉ đọc (read-only), rồi chạy lại",
    "TD809.hint.nofolder": "tạo thư mục trước, hoặc sửa đường dẫn",
    "TD809.hint.disk": "sao chép dữ liệu sang ổ khác và kiểm tra ổ đĩa này; tệp cũ còn nguyên",
    "TD809.hint.name": "chọn tên ngắn hơn",
    "TD809.rule": "Hệ điều hành từ chối một bước ghi. Nội dung mới được ghi đủ vào một tệp tạm "
    "trước khi thế chỗ, nên tệp cũ còn nguyên. Nếu lệnh ghi nhiều tệp thì những tệp đã thay "
    "được trả lại như cũ; tệp nào không trả lại được thì TD810 nêu tên.",
    # TD810
    "TD810.message": "lệnh đã hỏng giữa chừng và không trả lại được tệp này như cũ: {reason}",
    "TD810.hint": "so tệp này với bản trong git (git diff), rồi chạy lại lệnh hoặc lấy lại bản cũ",
    "TD810.rule": "Một lệnh ghi nhiều tệp đã gặp lỗi sau khi thay vài tệp, và việc trả lại bản cũ "
    "cũng gặp lỗi, thường vì ổ đĩa hỏng hoặc tệp đang bị giữ. Tệp được nêu tên đang chứa nội "
    "dung mới, nguyên vẹn, trong khi các tệp khác vẫn cũ. `thidua check` còn nhắc cho đến lệnh "
    "ghi kế tiếp.",
    # TD811
    "TD811.message": "không sửa tự động được chỗ này mà giữ nguyên phần còn lại",
    "TD811.message.remove": "không bỏ tự động được chỗ này mà giữ nguyên phần còn lại",
    "TD811.message.letters": "chữ này có ký tự mà tệp dữ liệu không được chứa: {text}",
    "TD811.hint": "tự ghi vào tệp: {text}",
    "TD811.hint.remove": "bỏ bằng tay",
    "TD811.hint.letters": "xóa ký tự đó (thường do chép từ Word hay trang web) rồi chạy lại",
    "TD811.rule": "thidua sửa tệp của bạn bằng cách chèn đúng phần chữ cần đổi, giữ nguyên chú "
    "thích và mọi dòng khác. Vài cách viết YAML hiếm gặp không cho phép làm thế một cách chắc "
    "chắn; khi đó thidua không đụng vào tệp mà nói cần viết gì.",
    # TD820
    "TD820.message": "không tìm thấy chương trình git",
    "TD820.hint": "cài git (https://git-scm.com), rồi chạy lại; các lệnh khác không cần git",
    "TD820.rule": "Các lệnh so sánh theo thời gian (`diff`, `log`) đọc lịch sử từ git. Máy này "
    "chưa có git, hoặc git không nằm trong PATH.",
    # TD821
    "TD821.message": "thư mục dữ liệu không nằm trong kho git nào",
    "TD821.message.bare": "đây là kho git không có cây làm việc (bare)",
    "TD821.hint": "chạy `git init` trong thư mục này, rồi `git add .` và `git commit`",
    "TD821.hint.bare": "chạy lệnh trong một bản sao thường (`git clone`)",
    "TD821.rule": "Các lệnh `diff` và `log` cần lịch sử do git giữ. Thư mục dữ liệu có thể là gốc "
    "của kho git hoặc nằm sâu bên trong; ở đây không tìm thấy kho nào từ thư mục này trở lên.",
    # TD822
    "TD822.message": "kho git chưa có lần ghi nhận (commit) nào",
    "TD822.hint": "chạy `git add .` rồi `git commit`",
    "TD822.rule": "Kho git vừa được tạo và chưa có lịch sử để so sánh. Ghi nhận lần đầu rồi chạy "
    "lại.",
    # TD823
    "TD823.message": 'git không biết phiên bản "{revision}"',
    "TD823.message.option": '"{revision}" không phải tên phiên bản',
    "TD823.message.shallow": 'git không biết phiên bản "{revision}"; bản sao này chỉ có một phần '
    "lịch sử",
    "TD823.hint": "xem các phiên bản bằng `git log --oneline`; ví dụ HEAD~1, tên nhánh, tên thẻ",
    "TD823.hint.shallow": "lấy đủ lịch sử bằng `git fetch --unshallow`, rồi chạy lại",
    "TD823.rule": "Một phiên bản là mã commit, tên nhánh, tên thẻ (tag) hoặc cách viết như HEAD~1 "
    "mà git hiểu. Chữ bắt đầu bằng dấu gạch ngang bị từ chối để không bị hiểu thành tùy chọn của "
    "git. Trong bản sao nông (shallow clone, hay gặp ở máy chủ CI) các phiên bản cũ chưa được tải.",
    # TD824
    "TD824.message": "git báo lỗi: {reason}",
    "TD824.message.timeout": "git không trả lời sau {seconds} giây",
    "TD824.message.owner": "git từ chối đọc kho này vì thư mục thuộc về người dùng khác",
    "TD824.message.missing": "kho git thiếu nội dung của vài tệp (bản sao một phần); thidua không "
    "tự nối mạng để tải",
    "TD824.hint": "chạy `git fsck` trong thư mục này để kiểm tra kho",
    "TD824.hint.timeout": "thử lại; nếu thư mục nằm trên ổ mạng thì sao chép về máy trước",
    "TD824.hint.owner": "nếu tin thư mục này, chạy: git config --global --add safe.directory "
    '"{folder}"',
    "TD824.hint.missing": "chạy `git fetch --refetch`, hoặc tạo bản sao đầy đủ bằng `git clone`",
    "TD824.rule": "thidua chỉ đọc kho git, không bao giờ ghi vào kho, vào cây làm việc hay nối "
    "mạng. Lần đọc này git báo lỗi; lời của git được ghi lại nguyên văn.",
    # TD825
    "TD825.message": 'phiên bản "{revision}" không có thư mục dữ liệu này',
    "TD825.hint": "chọn phiên bản muộn hơn; xem lịch sử bằng `git log --oneline -- .`",
    "TD825.rule": "Ở phiên bản được hỏi, thư mục dữ liệu chưa có hoặc nằm ở chỗ khác. thidua đọc "
    "cùng một đường dẫn ở mọi phiên bản.",
    # TD830
    "TD830.message": "năm {year} đã niêm phong ({on}, {by}) nhưng tệp này đã bị sửa từ đó",
    "TD830.message.gone": "năm {year} đã niêm phong ({on}, {by}) nhưng tệp {name} không còn",
    "TD830.message.added": "năm {year} đã niêm phong ({on}, {by}) nhưng tệp này được thêm từ đó",
    "TD830.message.member": "năm {year} đã niêm phong ({on}, {by}) nhưng thành viên {name} của năm "
    "ấy đã bị sửa",
    "TD830.message.member_gone": "năm {year} đã niêm phong ({on}, {by}) nhưng {name} không còn là "
    "thành viên của năm ấy",
    "TD830.message.member_added": "năm {year} đã niêm phong ({on}, {by}) nhưng {name} được thêm "
    "vào thành viên của năm ấy",
    "TD830.message.bloc": "năm {year} đã niêm phong ({on}, {by}) nhưng mã, tên, loại, hệ thống "
    "hoặc cấp của khối đã đổi",
    "TD830.message.terms": "năm {year} đã niêm phong ({on}, {by}) nhưng nhiệm kỳ của năm ấy đã đổi",
    "TD830.message.settings": "năm {year} đã niêm phong ({on}, {by}) nhưng danh mục khen thưởng "
    "mà năm ấy dùng đã đổi",
    "TD830.hint": "trả lại như cũ bằng git, hoặc `thidua seal {year} --reopen --reason LÝ_DO`; xem "
    "ảnh hưởng bằng `thidua verify {year}`",
    "TD830.rule": "Niêm phong giữ mã băm của mọi dữ liệu mà kết quả của năm dựa vào: các tệp trong "
    "thư mục năm (trừ decisions.yaml, có sau), thành viên và nhiệm kỳ của năm, phần chung có ảnh "
    "hưởng. Dữ liệu này không còn như lúc niêm phong. Nếu sửa nhầm thì trả lại bằng git; nếu cần "
    "sửa thật thì mở lại năm với lý do, sửa, rồi niêm phong lại. Mọi lần mở lại đều ở lại trong "
    "lịch sử.",
    # TD831
    "TD831.message": "{name}: {figure} niêm phong là {before}, nhưng phiên bản thidua này tính ra "
    "{after} (đã niêm phong bằng thidua {then})",
    "TD831.message.past": "{name}: {figure} niêm phong là {before}, nay tính ra {after} vì hồ sơ "
    "năm trước đã đổi: {files}",
    "TD831.hint": "không cần làm gì: kết quả đã niêm phong vẫn là kết quả của năm",
    "TD831.rule": "Không dữ liệu nào của năm đã niêm phong bị sửa, nhưng nay tính ra khác. Lý do "
    "là một phiên bản thidua tính khác đi, hoặc hồ sơ các năm trước (quyết định khen thưởng đến "
    "muộn) đã đổi. thidua nói ra chứ không thay đổi quá khứ: kết quả trong seal.yaml vẫn là kết "
    "quả của năm. Muốn tính lại thì phải mở lại năm với lý do.",
    # TD832
    "TD832.message": "seal.yaml của năm {year} đã bị sửa tay: nội dung không khớp mã băm lúc "
    "niêm phong",
    "TD832.message.results": "seal.yaml của năm {year} đã bị sửa tay: kết quả không khớp mã băm "
    "của nó",
    "TD832.message.chain": "seal.yaml của năm {year} đã bị sửa tay: lịch sử niêm phong bị sửa hoặc "
    "bị bỏ bớt ở dòng này",
    "TD832.hint": "lấy lại seal.yaml từ git; chỉ `thidua seal` được ghi tệp này",
    "TD832.rule": "seal.yaml tự giữ mã băm của chính nội dung nó, và mỗi dòng lịch sử nối với mọi "
    "dòng trước bằng mã băm. Ở đây chúng không khớp: ai đó đã sửa tệp này không qua thidua. Xem "
    "lịch sử của tệp bằng `git log -p` và lấy lại bản đúng.",
    # TD833
    "TD833.message": "năm {year} đã niêm phong ({on}, {by}), nên không ghi gì vào năm này",
    "TD833.message.again": "năm {year} đã niêm phong rồi ({on}, {by})",
    "TD833.hint": "nếu thật cần sửa: `thidua seal {year} --reopen --reason LÝ_DO`",
    "TD833.hint.again": "đối chiếu bằng `thidua verify {year}`; mở lại bằng `thidua seal {year} "
    "--reopen --reason LÝ_DO`",
    "TD833.rule": "Một năm đã niêm phong thì đóng: các lệnh ghi (nhập phiếu, lập phiếu, luân phiên "
    "Trưởng khối) từ chối thay đổi năm đó. Chỉ decisions.yaml, là quyết định của cấp trên có sau, "
    "vẫn được thêm. Muốn sửa thì mở lại với lý do; lý do được giữ mãi trong lịch sử niêm phong.",
    # TD834
    "TD834.message": "năm {year} chưa niêm phong",
    "TD834.message.none": "chưa có năm nào được niêm phong",
    "TD834.hint": "niêm phong bằng `thidua seal {year}`",
    "TD834.hint.none": "niêm phong bằng `thidua seal NĂM`",
    "TD834.rule": "`thidua verify` và `thidua seal --reopen` chỉ làm việc với năm đã niêm phong, "
    "tức năm có seal.yaml mà lần cuối trong lịch sử là niêm phong.",
    # TD835
    "TD835.message": "chưa niêm phong được năm {year}: {n} đơn vị chưa có hạng: {units}",
    "TD835.message.no_scale": "chưa niêm phong được năm {year}: năm này không có thang điểm nên "
    "không có kết quả",
    "TD835.message.appeal": "chưa niêm phong được năm {year}: kiến nghị {id} của {unit} chưa được "
    "giải quyết",
    "TD835.hint": "bổ sung phiếu còn thiếu; nếu năm này kết thúc như vậy thì thêm --incomplete",
    "TD835.hint.appeal": "ghi kết quả giải quyết vào decided: của kiến nghị này",
    "TD835.rule": "Niêm phong là nói rằng kết quả của năm đã xong. Kiến nghị còn mở có thể làm "
    "thay đổi điểm, nên phải giải quyết trước. Đơn vị thiếu điểm thì chưa có hạng; nếu năm thật "
    "sự kết thúc như vậy, --incomplete ghi điều đó vào niêm phong. Dữ liệu có lỗi không bao giờ "
    "niêm phong được.",
    # TD836
    "TD836.message": "mở lại một năm đã niêm phong phải có lý do",
    "TD836.message.alone": "--reason chỉ dùng cùng với --reopen",
    "TD836.hint": 'ghi thêm --reason "vì sao mở lại"',
    "TD836.hint.alone": "bỏ --reason, hoặc thêm --reopen nếu muốn mở lại năm",
    "TD836.rule": "Mở lại một năm đã niêm phong là việc mà mọi thành viên có quyền hỏi vì sao. Lý "
    "do được ghi vào lịch sử niêm phong cùng với ai và khi nào, và không bao giờ bị xóa.",
    # TD840
    "TD840.message": "không có tệp minh chứng {name} trong {folder}",
    "TD840.message.nearest": 'không có tệp minh chứng {name} trong {folder}; có phải "{better}"?',
    "TD840.message.folder": "{name} là thư mục, không phải tệp minh chứng",
    "TD840.message.unreadable": "không đọc được tệp minh chứng {name}",
    "TD840.hint": "chép tệp vào thư mục đó, hoặc sửa tên trong phiếu",
    "TD840.rule": "Phiếu chấm nêu một tệp minh chứng, nhưng thư mục evidence/ của năm không có "
    "tệp ấy. Tên phải đúng cả phần mở rộng; tệp trong thư mục con viết là thu-muc/tep.pdf. Điểm "
    "vẫn được tính: đây là cảnh báo để người thẩm định biết.",
    # TD841
    "TD841.message": "tệp minh chứng {name} rỗng (0 byte)",
    "TD841.hint": "chép lại tệp gốc",
    "TD841.rule": "Tệp có đó nhưng không có nội dung, thường do chép hỏng hoặc đồng bộ chưa xong. "
    "Một tệp rỗng không chứng minh được gì.",
    # TD842
    "TD842.message": "minh chứng {name} nằm ngoài thư mục {folder}",
    "TD842.message.url": "minh chứng phải là tệp trong {folder}, không phải địa chỉ mạng",
    "TD842.message.link": "tệp minh chứng {name} là liên kết trỏ ra ngoài thư mục dữ liệu",
    "TD842.hint": "chép tệp vào thư mục đó và chỉ ghi tên tệp",
    "TD842.hint.url": "tải tệp về thư mục đó và ghi tên tệp; địa chỉ thì ghi vào note",
    "TD842.hint.link": "thay liên kết bằng chính tệp đó",
    "TD842.rule": "Minh chứng là tệp trong thư mục evidence/ của năm, để đi cùng dữ liệu và được "
    "niêm phong. Đường dẫn tuyệt đối, đường dẫn có .., liên kết ra ngoài và địa chỉ mạng đều bị "
    "từ chối: người khác sẽ không có tệp ấy, và dữ liệu nhận từ người khác không được trỏ tới tệp "
    "riêng trên máy.",
    # TD843
    "TD843.message": "năm {year} đã niêm phong ({on}, {by}) nhưng tệp minh chứng này đã bị sửa",
    "TD843.message.gone": "năm {year} đã niêm phong ({on}, {by}) nhưng tệp minh chứng {name} không "
    "còn",
    "TD843.message.added": "năm {year} đã niêm phong ({on}, {by}) nhưng tệp minh chứng này được "
    "thêm từ đó",
    "TD843.hint": "trả lại như cũ bằng git; nếu cần thay thật thì `thidua seal {year} --reopen "
    "--reason LÝ_DO`",
    "TD843.rule": "Niêm phong giữ mã băm từng byte của mọi tệp minh chứng. Tệp này không còn như "
    "lúc niêm phong. Nếu git đổi dấu xuống dòng của tệp chữ (.txt, .csv), hãy dùng .gitattributes "
    "mà `thidua init` tạo, trong đó minh chứng không bị đổi.",
    # TD844
    "TD844.message": "không phiếu nào nêu tệp minh chứng này",
    "TD844.hint": "nêu tên tệp ở evidence: của mục liên quan, hoặc bỏ tệp",
    "TD844.rule": "Tệp nằm trong evidence/ nhưng không mục nào nhắc tới. Có thể quên ghi tên, ghi "
    "sai tên, hoặc tệp thừa. Không ảnh hưởng đến điểm.",
    # TD850
    "TD850.message": "chỗ này trông như số căn cước công dân hoặc chứng minh nhân dân",
    "TD850.hint": "bỏ số đó: chấm điểm thi đua không cần số định danh cá nhân",
    "TD850.rule": "Dữ liệu của khối đi qua nhiều tay và nằm mãi trong lịch sử git. Số định danh cá "
    "nhân (12 số, hoặc 9 số của chứng minh nhân dân cũ) không giúp gì cho việc chấm điểm mà lộ ra "
    "thì không lấy lại được. Nếu đã ghi nhận vào git thì số đó còn trong lịch sử: báo người quản "
    "lý kho.",
    # TD851
    "TD851.message": "chỗ này trông như số điện thoại",
    "TD851.hint": "bỏ số đó, hoặc giữ danh bạ ở chỗ khác",
    "TD851.rule": "Số điện thoại là dữ liệu cá nhân, không cần cho việc chấm điểm. Danh bạ của "
    "khối nên để riêng, không nằm trong kho dữ liệu mà ai cũng tải được.",
    # TD852
    "TD852.message": "chỗ này trông như địa chỉ thư điện tử",
    "TD852.hint": "bỏ địa chỉ đó, hoặc giữ danh bạ ở chỗ khác",
    "TD852.rule": "Địa chỉ thư của một người là dữ liệu cá nhân, và dễ bị thu gom để gửi thư rác. "
    "Chấm điểm thi đua không cần đến.",
    # TD853
    "TD853.message": "chỗ này trông như mật khẩu, khóa hoặc mã truy cập",
    "TD853.hint": "đổi ngay mật khẩu hoặc khóa đó, rồi bỏ khỏi tệp",
    "TD853.rule": "Mật khẩu, khóa riêng và mã truy cập không bao giờ được nằm trong dữ liệu: ai "
    "tải kho về cũng đọc được, và git giữ mãi. Thứ đã lộ phải đổi, xóa khỏi tệp thôi chưa đủ.",
}
