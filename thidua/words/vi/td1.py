"""Tiếng Việt: lỗi khi đọc một tệp (TD101-TD139: chữ, cú pháp, khóa, giá trị)."""

WORDS: dict[str, str] = {
    # TD101: cú pháp
    "TD101.message": "dòng này không đúng cú pháp YAML",
    "TD101.message.tab": "cần dấu cách để thụt đầu dòng, nhưng ở đây là ký tự tab "
    "({count} dòng như vậy)",
    "TD101.message.start": "một giá trị không để trong nháy thì không được bắt đầu bằng {char}",
    "TD101.message.colon": "giá trị không để trong nháy mà có dấu hai chấm và dấu cách, "
    "nên YAML hiểu là một khóa nữa",
    "TD101.message.blank": "thiếu dấu cách sau dấu hai chấm",
    "TD101.message.no_colon": "cần «khóa: giá trị», nhưng dòng này không có dấu hai chấm: {text}",
    "TD101.message.quote": "dấu nháy {quote} mở ở đây không được đóng đúng chỗ",
    "TD101.message.escape": "trong nháy kép, dấu \\ mở đầu một mã đặc biệt, và {escape} "
    "không phải là mã nào",
    "TD101.message.bracket": "ngoặc {bracket} mở ở đây không được đóng bằng {closing}",
    "TD101.message.flow": "trong ngoặc, ở đây cần dấu phẩy hoặc dấu đóng ngoặc",
    "TD101.message.flow_colon": "trong ngoặc, một mục chỉ có một dấu hai chấm; ở đây là "
    "dấu thứ hai",
    "TD101.message.after_value": "sau dấu {sign} là hết giá trị, nhưng dòng còn chữ",
    "TD101.message.indent": "dòng này thụt vào không thẳng với dòng nào cùng cấp ở trên",
    "TD101.message.dash": "các dòng trên là danh sách (mỗi mục có dấu - ở đầu), dòng này thì không",
    "TD101.message.after_root": "nội dung của tệp đã hết ở trên, nhưng dòng này còn chữ",
    "TD101.message.directive": "dòng bắt đầu bằng % là chỉ thị cho trình đọc YAML; "
    "thidua không dùng chỉ thị nào như vậy",
    "TD101.hint": "xem lại dấu hai chấm, dấu nháy, ngoặc và phần thụt đầu dòng ở đây "
    "và ở dòng ngay trên",
    "TD101.hint.tab": "thay mỗi tab ở đầu dòng bằng hai dấu cách; trong trình soạn thảo, "
    "bật «chèn dấu cách khi bấm Tab»",
    "TD101.hint.start": "để trong nháy: {fix}",
    "TD101.hint.colon": "để trong nháy: {fix}",
    "TD101.hint.blank": "viết: {fix}",
    "TD101.hint.no_colon": "viết «khóa: giá trị»; nếu là phần tiếp của giá trị ở trên, "
    "thụt vào sâu hơn khóa của nó",
    "TD101.hint.quote": "thêm {quote} vào cuối giá trị bắt đầu ở đây",
    "TD101.hint.escape": "dùng nháy đơn '...', hoặc viết \\\\ thay cho \\",
    "TD101.hint.bracket": "thêm {closing} vào chỗ hết mục này, hoặc để cả giá trị trong nháy "
    "nếu ngoặc là chữ",
    "TD101.hint.flow": "thêm dấu phẩy giữa hai mục, hoặc để giá trị trong nháy",
    "TD101.hint.flow_colon": "thêm dấu phẩy giữa hai mục, hoặc để giá trị có dấu hai chấm trong "
    "nháy",
    "TD101.hint.after_value": "để cả giá trị trong một cặp nháy: {fix}",
    "TD101.hint.indent": "thêm hoặc bớt dấu cách đầu dòng cho thẳng với các dòng cùng cấp",
    "TD101.hint.dash": "thêm dấu - nếu là một mục nữa, thụt vào nếu thuộc mục trên, hoặc lùi ra",
    "TD101.hint.after_root": "đưa dòng này vào trong ngoặc, hoặc xóa nó",
    "TD101.hint.directive": "xóa dòng này; nếu là một giá trị thì viết sau khóa, trong nháy",
    "TD101.rule": "Tệp dữ liệu viết bằng YAML: mỗi dòng là «khóa: giá trị» hoặc một mục «- ...», "
    "cấp dưới thụt vào bằng dấu cách. Nơi máy dừng lại thường không phải nơi sai: một dấu nháy "
    "hay ngoặc không đóng, một dấu hai chấm trong câu chữ, một ký tự tab làm hỏng cả những dòng "
    "sau nó. Vì vậy thông báo chỉ dòng cần sửa và nguyên nhân thường gặp. Chữ có :, #, %, @, *, "
    "&, !, dấu nháy hay ngoặc thì nên để trong nháy kép.",
    # TD102: mã hóa
    "TD102.message": "tệp không phải UTF-8: gặp byte {byte}",
    "TD102.message.utf16": "tệp được lưu bằng UTF-16, không phải UTF-8",
    "TD102.message.utf32": "tệp được lưu bằng UTF-32, không phải UTF-8",
    "TD102.hint": "mở bằng trình soạn thảo, chọn «Lưu thành» (Save as) với mã hóa UTF-8",
    "TD102.rule": "Mọi tệp dữ liệu là UTF-8, để chữ Việt giống nhau trên mọi máy. Bảng mã cũ "
    "(TCVN3, VNI, Windows-1258) và UTF-16 không được đoán, vì đoán sai thì tên người, tên đơn vị "
    "sai mà không ai thấy. Mở tệp bằng phần mềm đã tạo ra nó rồi lưu lại với mã hóa UTF-8.",
    # TD103: ký tự điều khiển
    "TD103.message": "có ký tự điều khiển {code}, không phải chữ",
    "TD103.message.escaped": "mã trong nháy kép ghi ký tự điều khiển {code}, không phải chữ",
    "TD103.hint": "xóa ký tự đó rồi gõ lại chỗ này",
    "TD103.hint.escaped": "xóa mã đó, hoặc dùng nháy đơn '...' nếu dấu \\ là chữ",
    "TD103.rule": "Ký tự điều khiển không in ra được: chúng có thể xóa màn hình, giấu chữ hoặc "
    "làm hỏng tệp Word, Excel xuất ra. Chúng thường lẫn vào khi sao chép từ PDF hay phần mềm "
    "khác. Chỉ dấu xuống dòng và tab (không ở đầu dòng) được chấp nhận.",
    # TD104: dấu xung đột của git
    "TD104.message": "còn dấu xung đột của git: {marker}",
    "TD104.hint": "chọn phần đúng giữa <<<<<<< và >>>>>>>, xóa phần kia và cả ba dòng đánh dấu, "
    "rồi git add",
    "TD104.rule": "Khi hai người sửa cùng một chỗ, git để cả hai bản trong tệp, ngăn bằng "
    "<<<<<<<, ======= và >>>>>>>, và chờ người quyết định. Số liệu đang tranh chấp không được "
    "tính. Giữ lại nội dung đúng, xóa các dòng đánh dấu, chạy thidua check, rồi git add "
    "và git commit.",
    # TD105: khóa trùng
    "TD105.message": "khóa «{key}» có hai lần: dòng {first} và dòng {second}",
    "TD105.message.line": "khóa «{key}» có hai lần trên dòng {first}",
    "TD105.hint": "giữ một dòng, xóa hoặc đổi tên dòng kia",
    "TD105.rule": "Trong một mục, mỗi khóa chỉ được ghi một lần. Nhiều trình đọc YAML lặng lẽ "
    "lấy lần sau cùng, và một điểm số biến mất mà không ai biết. Hai khóa nhìn giống nhau nhưng "
    "gõ khác nhau (dấu dựng sẵn và dấu tổ hợp) cũng là một khóa.",
    # TD106: thẻ
    "TD106.message": "dấu ! ở đầu giá trị là thẻ kiểu của YAML ({tag}); thidua không nhận thẻ nào",
    "TD106.message.directive": "chỉ thị {tag} đặt thẻ kiểu của YAML; thidua không nhận thẻ nào",
    "TD106.hint": "bỏ thẻ; nếu dấu ! là chữ thì để trong nháy: {fix}",
    "TD106.hint.directive": "xóa dòng này",
    "TD106.rule": "Thẻ như !!int hay !!python/object bảo trình đọc YAML biến chữ thành thứ khác, "
    "có khi chạy cả lệnh. Ở đây mọi giá trị là chữ, và thidua tự biết chỗ nào cần số, ngày hay "
    "có/không. Bỏ thẻ đi; chữ bắt đầu bằng dấu ! thì để trong nháy.",
    # TD107: neo và tham chiếu
    "TD107.message": "dấu & ở đầu giá trị đặt một neo ({name}); thidua không nhận neo",
    "TD107.message.alias": "dấu * ở đầu giá trị trỏ đến một neo ({name}); thidua không nhận "
    "tham chiếu",
    "TD107.message.merge": "khóa << gộp một mục khác vào đây; thidua không nhận cách gộp này",
    "TD107.hint": "bỏ &{name}; nếu là chữ thì để trong nháy: {fix}",
    "TD107.hint.alias": "chép lại giá trị được trỏ đến; nếu là chữ thì để trong nháy: {fix}",
    "TD107.hint.merge": "chép lại các khóa cần dùng",
    "TD107.rule": "Neo (&ten), tham chiếu (*ten) và gộp (<<) cho phép viết một lần, dùng nhiều "
    "chỗ. Trong hồ sơ thi đua, mỗi con số phải đọc được ngay tại chỗ của nó, và một tệp vài trăm "
    "byte dùng tham chiếu lồng nhau có thể nở ra hàng tỷ mục. Hãy viết lại giá trị ở từng chỗ.",
    # TD108: tài liệu thứ hai
    "TD108.message": "một tệp chỉ chứa một tài liệu, nhưng ở đây bắt đầu tài liệu thứ hai",
    "TD108.hint": "xóa dòng --- hoặc ..., hoặc chuyển phần sau sang tệp khác",
    "TD108.rule": "Dòng --- hoặc ... ở giữa tệp chia tệp thành nhiều tài liệu YAML. Mỗi tệp dữ "
    "liệu của thidua là một tài liệu, nên phần sau dòng đó sẽ bị bỏ sót nếu không báo lỗi. "
    "Dòng --- ở đầu tệp thì được.",
    # TD109: tệp rỗng
    "TD109.message": "tệp không có nội dung",
    "TD109.message.text": "cần các dòng «khóa: giá trị», nhưng cả tệp chỉ là chữ: {text}",
    "TD109.hint": "ghi nội dung vào tệp, hoặc xóa tệp nếu chưa cần",
    "TD109.hint.text": "viết «khóa: giá trị», có dấu cách sau dấu hai chấm",
    "TD109.rule": "Tệp rỗng hoặc chỉ có chú thích thường là tệp lưu hỏng hay viết dở. Thidua "
    "không coi nó như không có: tệp vắng mặt nghĩa là «không biết», còn danh sách rỗng ([]) nghĩa "
    "là «không có gì», và tệp rỗng không nói được điều nào.",
    # TD110: quá lớn
    "TD110.message": "tệp này quá lớn để đọc",
    "TD110.message.size": "tệp lớn {size} MiB; thidua đọc tệp đến {limit} MiB",
    "TD110.message.depth": "các mục lồng nhau quá {limit} cấp",
    "TD110.message.nodes": "tệp có hơn {limit} mục",
    "TD110.message.scalar": "một giá trị dài {size} ký tự; thidua nhận đến {limit}",
    "TD110.hint": "xem có phải nhầm tệp không; tệp dữ liệu thường chỉ vài chục kB",
    "TD110.hint.depth": "xem có thừa ngoặc hay thừa dấu - không",
    "TD110.hint.scalar": "xem có thiếu dấu nháy đóng không; văn bản dài thì để thành tệp riêng "
    "trong evidence/",
    "TD110.rule": "Giới hạn: 4 MiB một tệp, 40 cấp lồng nhau, 400 000 mục, 65 536 ký tự một giá "
    "trị. Bảng tiêu chí dài nhất từng gặp chỉ chừng 60 kB, sáu cấp; vượt giới hạn nghĩa là nhầm "
    "tệp hoặc tệp hỏng. Nhờ vậy không tệp nào làm máy treo hay hết bộ nhớ.",
    # TD111: khóa không phải chữ
    "TD111.message": "khóa phải là chữ, nhưng ở đây là một danh sách hoặc một mục có ngoặc",
    "TD111.message.empty": "dấu hai chấm này không có khóa ở trước",
    "TD111.hint": "nếu ngoặc là chữ thì để cả khóa trong nháy",
    "TD111.hint.empty": "viết khóa trước dấu hai chấm, hoặc để cả dòng trong nháy nếu là chữ",
    "TD111.rule": 'Khóa là tên của một giá trị, nên phải là chữ: name, max, "1.1". YAML cho phép '
    "danh sách hay mục làm khóa, hoặc khóa rỗng, nhưng ở đây đó luôn là gõ nhầm.",
    # TD112: ký tự vô hình
    "TD112.message": "có ký tự vô hình {code}",
    "TD112.message.bidi": "có ký tự đảo chiều chữ {code}: chữ hiện ra không đúng thứ tự trong tệp",
    "TD112.message.blank": "trong khóa có dấu cách lạ {code}, không phải dấu cách của bàn phím",
    "TD112.hint": "xóa ký tự đó; nếu không thấy, xóa cả từ rồi gõ lại",
    "TD112.hint.blank": "xóa dấu cách đó rồi gõ lại bằng phím cách",
    "TD112.rule": "Ký tự không hiện ra (rộng bằng không, đảo chiều, gạch nối mềm) làm hai tên "
    "nhìn giống nhau mà khác nhau, hoặc làm người đọc thấy khác điều máy đọc. Chúng thường theo "
    "vào khi sao chép từ trang web hay Word. Không tệp dữ liệu nào cần chúng, kể cả trong chú "
    "thích.",
    # TD113: chữ giống nhau
    "TD113.message": "khóa «{text}» có chữ {char} ({code}) không thuộc bảng chữ cái Latinh",
    "TD113.message.value": "từ «{text}» lẫn chữ {char} ({code}) không thuộc bảng chữ cái Latinh",
    "TD113.hint": "xóa cả từ rồi gõ lại bằng bàn phím tiếng Việt",
    "TD113.rule": "Chữ Kirin hay Hy Lạp như а, е, о, с nhìn giống hệt chữ Latinh nhưng là chữ "
    "khác, nên tìm kiếm và so sánh đều không thấy nhau. Đây là cảnh báo: tệp vẫn được đọc, "
    "chữ để nguyên như đã gõ.",
    # TD114: không đọc được
    "TD114.message": "không đọc được tệp này",
    "TD114.message.permission": "không có quyền đọc tệp này",
    "TD114.message.folder": "cần một tệp, nhưng đây là một thư mục",
    "TD114.message.special": "đây không phải tệp thường",
    "TD114.hint": "xem ổ đĩa và quyền truy cập, rồi chạy lại",
    "TD114.hint.permission": "xin quyền đọc tệp, hoặc chép tệp về thư mục của mình",
    "TD114.hint.folder": "đổi tên hoặc chuyển thư mục này đi chỗ khác",
    "TD114.hint.special": "thay bằng một tệp thường",
    "TD114.rule": "Hệ điều hành không cho đọc tệp: thiếu quyền, ổ mạng mất kết nối, hoặc nơi cần "
    "một tệp lại là thư mục. Thidua không tính như thể tệp không có, vì một phiếu điểm đọc hụt "
    "sẽ làm sai thứ hạng.",
    # TD115: ngoài thư mục dữ liệu
    "TD115.message": "đường dẫn này ra ngoài thư mục dữ liệu",
    "TD115.message.link": "liên kết này trỏ ra ngoài thư mục dữ liệu",
    "TD115.message.folder": "đây là liên kết tới một thư mục; thidua không đi theo",
    "TD115.hint.folder": "thay liên kết bằng chính thư mục đó",
    "TD115.hint": "chép tệp vào trong thư mục dữ liệu",
    "TD115.hint.link": "thay liên kết bằng chính tệp đó",
    "TD115.rule": "Thidua chỉ đọc và ghi trong thư mục dữ liệu và nơi xuất kết quả. Một liên kết "
    "hay đường dẫn ra ngoài có thể đem tệp riêng của máy vào báo cáo, và người khác lấy dữ liệu "
    "từ git về sẽ không có tệp ấy.",
    # TD116: bị cắt vì dấu #
    "TD116.message": "giá trị dừng ở «{found}»: phần {cut} là chú thích",
    "TD116.hint": "nếu {cut} thuộc giá trị thì để trong nháy: {fix}",
    "TD116.rule": "Trong YAML, dấu cách rồi dấu # bắt đầu một chú thích, và phần sau bị bỏ qua. "
    "Chữ như «Nhà số #1» không để trong nháy sẽ mất phần cuối mà không ai thấy. Đây là cảnh báo, "
    "vì cũng có thể đó đúng là chú thích; viết «# 1», có dấu cách, thì không còn cảnh báo.",
    # TD117: dấu phẩy trong ngoặc
    "TD117.message": "trong ngoặc {{...}}, dấu phẩy kết thúc một mục, nên «{found}» thành một khóa "
    "không có giá trị",
    "TD117.message.decimal": "trong ngoặc {{...}}, dấu phẩy kết thúc một mục, nên {found} bị tách "
    "làm hai",
    "TD117.message.blank": "thiếu dấu cách sau dấu hai chấm, nên «{found}» thành một khóa không có "
    "giá trị",
    "TD117.hint": "để giá trị có dấu phẩy trong nháy: {fix}; nếu là một khóa thì thêm dấu hai chấm "
    "và giá trị",
    "TD117.hint.decimal": "viết số thập phân với dấu chấm: {fix}",
    "TD117.hint.blank": "viết: {fix}",
    "TD117.rule": "Trong ngoặc {{...}}, mỗi mục là «khóa: giá trị», các mục cách nhau bằng dấu "
    "phẩy. Vì thế {{value: 9,5}} thành value là 9 và một khóa 5 rỗng, và {{name: Sở Y tế, Hà Nội}} "
    "mất chữ Hà Nội. Số thập phân viết với dấu chấm (9.5), chữ có dấu phẩy để trong nháy.",
    # TD120: khóa lạ
    "TD120.message": "ở đây không có khóa «{key}»",
    "TD120.hint": "ở đây dùng được các khóa: {allowed}",
    "TD120.hint.nearest": "có lẽ là: {better}",
    "TD120.hint.target": "chỉ tiêu (target) chỉ đi với quy tắc ratio và relative; xóa khóa này",
    "TD120.rule": "Mỗi loại tệp có các khóa của nó, viết bằng tiếng Anh. Một khóa gõ sai mà được "
    "bỏ qua thì giá trị của nó mất lặng lẽ, nên khóa lạ là lỗi. Lời ghi thêm của mình thì để ở "
    "khóa note, nguồn để ở source: mục nào cũng có hai khóa này. Xem đủ các khóa: thidua schema.",
    # TD121: thiếu khóa
    "TD121.message": "thiếu khóa «{key}»",
    "TD121.hint": "thêm {key}: và giá trị của nó",
    "TD121.rule": "Một số khóa bắt buộc phải có, vì thiếu chúng thì không tính hoặc không gọi tên "
    "được: bloc.yaml cần id và name; mỗi đơn vị cần id và name; mỗi tiêu chí cần id, name và max. "
    "Thông báo chỉ vào mục đang thiếu. Khóa không bắt buộc mà chưa biết thì cứ để vắng.",
    # TD122: sai dạng
    "TD122.message": "cần {expected}, nhưng ở đây là {found}",
    "TD122.hint": "bỏ dấu - hoặc ngoặc, ghi một giá trị ngay sau dấu hai chấm",
    "TD122.hint.list": "viết [mục 1, mục 2], hoặc mỗi mục một dòng bắt đầu bằng dấu - và dấu cách",
    "TD122.hint.list_of_one": "viết {better}",
    "TD122.hint.list_of_groups": "viết mỗi mục một dòng bắt đầu bằng dấu - và dấu cách, các khóa "
    "của mục thụt vào",
    "TD122.hint.mapping": "xuống dòng, thụt vào, rồi viết từng dòng «khóa: giá trị»",
    "TD122.hint.mapping_root": "viết từng dòng «khóa: giá trị», không thụt vào, không có dấu - ở "
    "đầu",
    "TD122.hint.mapping_element": "sau dấu - viết «khóa: giá trị», như - id: ..., các khóa khác "
    "thụt vào bên dưới",
    "TD122.hint.rule": "viết rule: full, hoặc các dòng thụt vào bên dưới, bắt đầu bằng kind: ...",
    "TD122.rule": "Có ba dạng: một giá trị (name: Sở Y tế), một nhóm các khóa thụt vào bên dưới, "
    "và một danh sách mà mỗi mục bắt đầu bằng dấu -. Ở đây đang dùng dạng khác với dạng cần. "
    "Thường là thừa hoặc thiếu một dấu -, hoặc thụt đầu dòng sai nên mục này rơi vào mục khác.",
    # TD123: để trống
    "TD123.message": "cần {expected}, nhưng để trống",
    "TD123.hint": "ghi giá trị sau dấu hai chấm; nếu chưa biết và không bắt buộc, xóa khóa này",
    "TD123.hint.list": "ghi các mục; [] nếu không có mục nào; chưa biết thì xóa khóa này",
    "TD123.hint.comment": "YAML coi {cut} là chú thích; nếu đó là giá trị thì để trong nháy: {fix}",
    "TD123.hint.entry": "ghi điểm hoặc giá trị; chưa chấm thì xóa dòng này; không áp dụng thì ghi na",
    "TD123.rule": "Để trống không nói được điều gì: không phải 0, không phải «không có», cũng "
    "không phải «chưa biết». Chưa biết thì xóa cả khóa; không có thì ghi 0, false hoặc []. Chữ sau "
    "dấu # là chú thích, nên name: #1 cũng là để trống: khi ấy để chữ trong nháy.",
    # TD130: không phải số
    "TD130.message": "cần một số, nhưng ghi {found}",
    "TD130.message.comma": "số thập phân viết với dấu chấm, nhưng ghi {found}",
    "TD130.message.thousands": "số viết liền, không có dấu ngăn hàng nghìn, nhưng ghi {found}",
    "TD130.message.percent": "ở đây ghi số không có dấu %, nhưng ghi {found}",
    "TD130.message.exponent": "cần số viết đủ các chữ số, nhưng ghi {found}",
    "TD130.message.sign": "số viết không có dấu + và không cách sau dấu -, nhưng ghi {found}",
    "TD130.message.zeros": "số viết không có số 0 thừa ở đầu, nhưng ghi {found}",
    "TD130.hint": "ghi bằng chữ số, phần thập phân sau dấu chấm, như 9.5",
    "TD130.hint.comma": "viết {better}",
    "TD130.hint.thousands": "viết {better}",
    "TD130.hint.percent": "viết {better}",
    "TD130.hint.exponent": "viết đủ các chữ số, như 1500 hoặc 0.02",
    "TD130.hint.sign": "viết {better}",
    "TD130.hint.zeros": "viết {better}",
    "TD130.rule": "Số viết bằng chữ số 0-9, phần thập phân sau dấu chấm: 9.5, không phải 9,5. "
    "Không có dấu ngăn hàng nghìn, không có dấu %, không viết 1e3. Dấu phẩy không được tự đổi "
    "thành dấu chấm, vì 1,500 có người đọc là một phẩy năm, có người đọc là một nghìn rưỡi. Trong "
    "báo cáo tiếng Việt, thidua in ra dấu phẩy.",
    # TD131: không phải số nguyên
    "TD131.message": "cần một số nguyên từ 0 trở lên, nhưng ghi {found}",
    "TD131.message.times": "cần số lần xảy ra (0, 1, 2...), nhưng ghi {found}",
    "TD131.hint": "ghi một số nguyên bằng chữ số, như 12",
    "TD131.hint.times": "ghi số lần, không ghi điểm: thidua nhân với mức điểm mỗi lần",
    "TD131.rule": "Số đơn vị, số phiếu, số người, số lần là số đếm: nguyên, không âm, nhiều nhất "
    "9 chữ số. Ở một mục cộng hoặc trừ điểm, con số là số lần xảy ra, không phải số điểm: trừ 0,5 "
    "điểm mỗi lần mà xảy ra hai lần thì ghi 2.",
    # TD132: số quá dài
    "TD132.message": "số {found} quá dài: nhiều nhất {digits} chữ số trước dấu chấm, {decimals} "
    "chữ số sau",
    "TD132.hint": "xem có gõ thừa chữ số không; tỷ lệ lẻ thì ghi {{part: 626, of: 723}}",
    "TD132.rule": "Không con số nào của thi đua cần quá 15 chữ số phần nguyên và 9 chữ số thập "
    "phân; dài hơn thường là gõ thừa hoặc chép từ máy tính. Tỷ lệ không chẵn thì ghi bằng hai số "
    "đếm {{part: 626, of: 723}}, khi đó được tính chính xác tuyệt đối.",
    # TD133: có hay không
    "TD133.message": "cần true hoặc false, nhưng ghi {found}",
    "TD133.message.times": "cần số lần xảy ra (0, 1, 2...), nhưng ghi {found}",
    "TD133.hint": "ghi true (có) hoặc false (không)",
    "TD133.hint.times": "ghi số lần, như 1; không xảy ra thì ghi 0 hoặc xóa dòng này",
    "TD133.rule": "Giá trị có hay không viết là true hoặc false; yes, no, có, không cũng được. "
    "Chữ khác như x, đạt, 1 không được đoán, vì đoán sai thì thành điểm sai.",
    # TD134: không phải ngày
    "TD134.message": "cần một ngày viết năm-tháng-ngày, nhưng ghi {found}",
    "TD134.message.order": "ngày viết theo thứ tự năm-tháng-ngày, nhưng ghi {found}",
    "TD134.message.yearly_order": "ngày hằng năm viết tháng trước, ngày sau, nhưng ghi {found}",
    "TD134.message.calendar": "lịch không có ngày {found}",
    "TD134.message.yearly_calendar": "lịch hằng năm không có ngày {found} (tháng-ngày)",
    "TD134.message.yearly": "cần ngày lặp lại hằng năm, viết tháng-ngày, nhưng ghi {found}",
    "TD134.message.due": "cần một hạn viết năm-tháng-ngày hoặc tháng-ngày, nhưng ghi {found}",
    "TD134.message.clock": "cần giờ viết giờ:phút, nhưng ghi {found}",
    "TD134.hint": "viết như 2022-01-13",
    "TD134.hint.order": "viết {better}",
    "TD134.hint.yearly_order": "viết {better}",
    "TD134.hint.calendar": "xem lại tháng đó có bao nhiêu ngày",
    "TD134.hint.yearly_calendar": "viết tháng-ngày có trong mọi năm; cuối tháng 2 thì viết 02-28",
    "TD134.hint.yearly": "viết như 01-31 (ngày 31 tháng 1)",
    "TD134.hint.due": "viết như 2022-11-30, hoặc 11-30 nếu năm nào cũng vậy",
    "TD134.hint.clock": 'viết như "08:00"',
    "TD134.rule": "Ngày viết năm-tháng-ngày đủ chữ số: 2022-01-13. Cách viết này chỉ có một nghĩa; "
    "03/04/2022 thì người đọc là 3 tháng 4, máy nước ngoài đọc là 4 tháng 3. Hạn lặp lại hằng năm "
    "viết tháng-ngày: 01-31. Giờ viết hai chữ số mỗi bên: 08:00. Trong văn bản in ra, thidua viết "
    "ngày theo lối Việt Nam.",
    # TD135: không phải mã
    "TD135.message": "mã chỉ gồm chữ thường không dấu, chữ số và dấu - ở giữa, nhưng ghi {found}",
    "TD135.message.long": "mã dài nhất {limit} ký tự, nhưng ở đây {length}",
    "TD135.message.reserved": "«{found}» là tên Windows giữ riêng, không dùng làm tên tệp được",
    "TD135.message.criterion": "mã ở đây chỉ gồm chữ cái không dấu, chữ số và ba dấu (. _ -), "
    "nhưng ghi {found}",
    "TD135.hint": "viết như so-y-te",
    "TD135.hint.better": "viết {better}",
    "TD135.hint.long": "rút ngắn mã; tên đầy đủ để ở name",
    "TD135.hint.reserved": "thêm chữ vào mã, như so-{found}",
    "TD135.hint.criterion": "viết như 1.1 hoặc A2.b; ký hiệu in trên thang điểm thì để ở code",
    "TD135.rule": "Mã của khối, đơn vị, cơ quan, danh hiệu, phiếu bầu thành tên tệp và xuất hiện "
    "trong lệnh, nên chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối ở giữa, dài nhất 64 ký "
    "tự, không trùng tên Windows giữ riêng (con, nul, aux...). Mã tiêu chí, mục, số liệu được thêm "
    "chữ hoa và các dấu . _ vì thường theo số mục: 1.1, A2.b. Tên thật, có dấu, để ở name.",
    # TD136: không phải tỷ lệ
    "TD136.message": "cần một tỷ lệ viết có dấu % hoặc phân số, nhưng ghi {found}",
    "TD136.message.range": "tỷ lệ ở đây từ 0% đến 100%, nhưng ghi {found}",
    "TD136.hint": "viết như 80% hoặc 2/3",
    "TD136.hint.better": "viết {better}",
    "TD136.hint.range": "viết một tỷ lệ không quá 100%",
    "TD136.rule": "Tỷ lệ luôn viết rõ là tỷ lệ: 80% hoặc 2/3. Số trần như 0.8 hay 80 không được "
    "nhận, vì không biết người ghi nghĩ theo phần trăm hay phần một. 2/3 được tính đúng hai phần "
    "ba, không phải 66,67%.",
    # TD137: ngoài danh sách
    "TD137.message": "«{found}» không dùng được ở đây; cần một trong: {allowed}",
    "TD137.message.counts": "tỷ lệ ghi bằng hai số đếm part và of, nhưng ghi {found}",
    "TD137.message.same_as": "cần năm và mã sự kiện ở năm đó, nhưng ghi {found}",
    "TD137.message.everyone": "cần chữ all hoặc danh sách mã đơn vị, nhưng ghi {found}",
    "TD137.message.paper": "một phiếu là danh sách mã đơn vị hoặc chữ invalid, nhưng ghi {found}",
    "TD137.hint": "ghi một trong những từ trên",
    "TD137.hint.nearest": "có lẽ là: {better}",
    "TD137.hint.same_as": "viết như 2021/hop-tong-ket",
    "TD137.hint.everyone": "viết all, hoặc [{found}]",
    "TD137.hint.paper": "viết [{found}]; phiếu không hợp lệ thì viết invalid",
    "TD137.hint.counts": "viết như {{part: 626, of: 723}}",
    "TD137.rule": "Ở đây chỉ một số từ có nghĩa, viết đúng từng chữ như trong danh sách. Từ khác "
    "không được đoán. Ý nghĩa của từng từ có trong trang mô tả dữ liệu và trong thidua schema.",
    # TD138: số ngoài khoảng
    "TD138.message": "số này nằm ngoài khoảng cho phép: {found}",
    "TD138.message.negative": "cần một số không âm, nhưng ghi {found}",
    "TD138.message.positive": "cần một số lớn hơn 0, nhưng ghi {found}",
    "TD138.message.one_up": "cần một số nguyên từ 1 trở lên, nhưng ghi {found}",
    "TD138.message.places": "số chữ số thập phân từ 0 đến 6, nhưng ghi {found}",
    "TD138.message.year": "cần một năm từ 1945 đến 2199, nhưng ghi {found}",
    "TD138.hint": "xem lại số này",
    "TD138.hint.negative": "viết {better}; điểm trừ cũng viết số dương, vì deduct đã là trừ",
    "TD138.hint.positive": "ghi một số lớn hơn 0",
    "TD138.hint.one_up": "ghi 1 hoặc hơn",
    "TD138.hint.places": "ghi một số từ 0 đến 6, thường là 2",
    "TD138.hint.year": "ghi năm bốn chữ số, như 2022",
    "TD138.rule": "Con số đúng dạng nhưng không thể có ở chỗ này: điểm âm, bước nhảy bằng 0, năm "
    "ngoài 1945-2199. Điểm trừ trong deduct viết số dương (each: 0.5), vì bản thân deduct đã nghĩa "
    "là trừ; viết -0.5 thì không rõ là trừ hay trừ của trừ.",
    # TD139: chữ quá dài
    "TD139.message": "dài {found} ký tự; nhiều nhất {limit}",
    "TD139.hint": "viết gọn lại; văn bản dài để thành tệp riêng trong evidence/",
    "TD139.rule": "Một ô chữ nhận nhiều nhất 20 000 ký tự, dài hơn mọi nguyên văn tiêu chí từng "
    "gặp. Dài hơn nữa thường là dán nhầm cả văn bản, hoặc thiếu dấu nháy đóng nên nuốt các dòng "
    "sau. Văn bản kèm theo thì để thành tệp riêng và ghi tên tệp.",
}
