"""Tiếng Việt: lỗi khi ghi tệp (80x) và khi đọc git (82x)."""

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
}
