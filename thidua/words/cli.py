"""Help of the command line."""

WORDS: dict[str, tuple[str, str]] = {
    "usage": ("Cách dùng:", "Usage:"),
    "arguments": ("Tham số:", "Arguments:"),
    "options": ("Tùy chọn:", "Options:"),
    "examples": ("Ví dụ:", "Examples:"),
    "commands": ("Các lệnh:", "Commands:"),
    "more": (
        "Xem cách dùng từng lệnh: thidua LỆNH --help. Sổ tay: thidua help contents",
        "How to use a command: thidua COMMAND --help. The manual: thidua help contents",
    ),
    "help": (
        "thidua: chấm điểm, xếp hạng và làm giấy tờ cho khối thi đua, từ các tệp YAML trong một thư mục.",
        "thidua: scores, ranks and papers of an emulation bloc (khối thi đua), from YAML files in a folder.",
    ),
    "stopped": ("Đã dừng; dữ liệu không thay đổi.", "Stopped; the data is unchanged."),
    "stopped_written": (
        "Đã dừng; mọi thay đổi đã kịp ghi trọn vẹn.",
        "Stopped; all changes had been written before.",
    ),
    "see_next": ("Việc tiếp theo: xem bằng thidua status", "What comes next: thidua status"),
    "metavar.options": ("[TÙY CHỌN]", "[OPTIONS]"),
    "metavar.command": ("LỆNH", "COMMAND"),
    "metavar.folder": ("THƯ_MỤC", "FOLDER"),
    "metavar.bloc": ("KHỐI", "BLOC"),
    "metavar.id": ("MÃ", "ID"),
    "metavar.format": ("ĐỊNH_DẠNG", "FORMAT"),
    "metavar.file": ("TỆP", "FILE"),
    "metavar.year": ("NĂM", "YEAR"),
    "metavar.unit": ("ĐƠN_VỊ", "UNIT"),
    "metavar.stage": ("BƯỚC", "STAGE"),
    "metavar.criterion": ("TIÊU_CHÍ", "CRITERION"),
    "metavar.entries": ("TIÊU_CHÍ=MỤC_GHI", "CRITERION=ENTRY"),
    "metavar.code": ("MÃ_LỖI", "CODE"),
    "metavar.kind": ("LOẠI", "KIND"),
    "argument.year": (
        "Năm thi đua, ví dụ 2022; bỏ trống là năm đang làm.",
        "The emulation year, such as 2022; without one the year at work.",
    ),
    "argument.maybe_year": (
        "Năm thi đua; bỏ trống là mọi năm.",
        "The emulation year; every year without one.",
    ),
    "argument.unit": (
        "Mã, tên hoặc tên viết tắt của đơn vị.",
        "The unit's id, name or short name.",
    ),
    "argument.unit_b": ("Đơn vị thứ hai.", "The second unit."),
    "argument.criterion": (
        "Mã hoặc tên tiêu chí; bỏ trống là mọi tiêu chí.",
        "The criterion's id or name; every criterion without one.",
    ),
    "argument.entries": (
        "Những mục ghi giả định, ví dụ 1.1=2.5 hoặc 2.3=na.",
        "What to suppose, such as 1.1=2.5 or 2.3=na.",
    ),
    "argument.code": (
        "Số hoặc tên, ví dụ TD203 hoặc points-out-of-range; bỏ trống là liệt kê tất cả.",
        "A number or name, such as TD203 or points-out-of-range; a list of all without one.",
    ),
    "argument.kind": (
        "Loại tệp: bloc, units, criteria, sheet...; bỏ trống là liệt kê.",
        "Kind of file: bloc, units, criteria, sheet...; a list without one.",
    ),
    "option.help": ("In phần trợ giúp này.", "Print this help."),
    "option.data": (
        "Thư mục dữ liệu. Mặc định: THIDUA_DATA, hoặc thư mục gần nhất có bloc.yaml hay data/.",
        "The data folder. By default THIDUA_DATA, or the nearest folder with bloc.yaml or data/.",
    ),
    "option.bloc": ("Chỉ khối này: mã hoặc tên.", "Only this bloc: its id or name."),
    "option.format": ("text, csv, json, md, html hoặc xlsx.", "text, csv, json, md, html or xlsx."),
    "option.format_check": ("text, concise, github hoặc json.", "text, concise, github or json."),
    "option.schema_output": (
        "JSON Schema của kết quả JSON mà lệnh này in ra.",
        "JSON Schema of the JSON that this command prints.",
    ),
    "option.output": (
        "Ghi vào tệp; đuôi tệp cho biết định dạng. - là in ra màn hình.",
        "Write to a file; its extension gives the format. - is standard output.",
    ),
    "option.lang": ("Ngôn ngữ hiển thị.", "Language of what is shown."),
    "option.color": ("Dùng màu hay không.", "Whether to use colour."),
    "option.together": (
        "Xếp chung đơn vị của các khối dùng một thang điểm.",
        "Rank the units of all blocs of one scale together.",
    ),
    "option.altered": (
        "Vẫn hiện năm đã niêm phong mà dữ liệu không còn như lúc niêm phong, có đánh dấu.",
        "Show a sealed year all the same that is not as it was sealed, marked so.",
    ),
    "option.quiet": (
        "Không in gì khi xong việc; chỉ in lỗi.",
        "Print nothing on success; only errors.",
    ),
    "option.verbose": (
        "In thêm ra luồng lỗi: đã đọc những tệp nào, thời gian đi đâu.",
        "Tell on stderr which files were read and where the time went.",
    ),
    "option.no_pager": (
        "Không đưa văn bản dài qua chương trình PAGER.",
        "Do not send long text through PAGER.",
    ),
    "completion_installed": (
        "Đã cài tự điền lệnh cho {shell} vào {file}. Mở cửa sổ mới để dùng.",
        "Completion for {shell} is installed in {file}. Open a new window to use it.",
    ),
    "verbose.files": ("đã đọc {n} tệp:", "{n} {n:file|files} read:"),
    "verbose.times": (
        "thời gian: khởi động {start} s, đọc dữ liệu {load} s, tính và trình bày {rest} s",
        "time: start {start} s, reading data {load} s, computing and showing {rest} s",
    ),
    "option.strict": ("In thêm cả góp ý.", "Print advice, too."),
    "option.unit": ("Chỉ một đơn vị, đủ mọi tiêu chí.", "One unit only, with every criterion."),
    "option.stage": ("Xem tại bước chấm này.", "As of this stage."),
    "option.provisional": (
        "Xếp hạng tạm cả đơn vị còn thiếu, theo những gì đã có.",
        "Rank incomplete units, too, on what is there.",
    ),
    "option.new_stage": ("Bước chấm cần lập phiếu.", "The stage that the sheets are for."),
    "option.new_unit": ("Chỉ lập phiếu của đơn vị này.", "Only the sheets of this unit."),
    "help.check": (
        "Kiểm tra dữ liệu: mọi lỗi và cảnh báo, kèm chỗ sai và cách sửa.",
        "Check the data: every error and warning, with its place and how to mend it.",
    ),
    "help.score": (
        "Điểm của từng đơn vị theo bước chấm và tiêu chí, tỷ lệ, xếp loại, xếp hạng.",
        "Every unit's points by stage and criterion, percent, band and rank.",
    ),
    "help.rank": (
        "Bảng xếp hạng, và điều gì phân định các đơn vị bằng nhau.",
        "The ranking, and what broke each tie.",
    ),
    "help.explain": (
        "Giải thích từng điểm: mục ghi, quy tắc, số trung gian, kết quả, kèm tệp và dòng.",
        "How each point came: entry, rule, intermediate figures, result, with file and line.",
    ),
    "help.compare": (
        "So sánh hai đơn vị theo từng tiêu chí; các chênh lệch cộng lại đúng bằng khoảng cách.",
        "Two units criterion by criterion; the differences add up exactly to the gap.",
    ),
    "help.what-if": (
        "Xếp hạng và khen thưởng nếu như; không ghi gì vào dữ liệu.",
        "The ranking and awards if; nothing is written.",
    ),
    "help.new-sheets": (
        "Lập phiếu chấm mẫu cho từng đơn vị: đủ tiêu chí, quy tắc, khoảng điểm, chưa điền gì.",
        "A template sheet for each unit: every criterion, rule and range, nothing filled in.",
    ),
    "help.rule": (
        "Giải thích một mã lỗi: nghĩa là gì, vì sao, sửa thế nào.",
        "What a diagnostic means, why, and how to mend it.",
    ),
    "help.schema": (
        "JSON Schema của các tệp dữ liệu, cho trình soạn thảo.",
        "JSON Schema of the data files, for editors.",
    ),
    "metavar.topic": ("CHỦ_ĐỀ", "TOPIC"),
    "argument.topic": (
        "Chủ đề, tệp (units.yaml), quy tắc (tiers), tên trang; hoặc một khóa, một mã lỗi, vài chữ để tìm.",
        "A topic, file (units.yaml), rule (tiers) or title; or a key, a code, any words to look for.",
    ),
    "help.help": (
        "Một trang của sổ tay, hoặc các trang nói đến một khóa, một chữ; help LỆNH là trợ giúp của lệnh.",
        "A page of the manual, or the pages that speak of a key or word; help COMMAND: that command's help.",
    ),
    "help.doctor": (
        "Phiên bản, thư mục dữ liệu, bảng mã, màu, git.",
        "Versions, data folder, encoding, colour, git.",
    ),
    "metavar.ballot": ("PHIẾU_BẦU", "BALLOT"),
    "argument.ballot": (
        "Mã (tên tệp trong ballots) hoặc tên phiếu bầu; bỏ trống là mọi phiếu bầu.",
        "The ballot's id (its file's name in ballots) or title; every ballot without one.",
    ),
    "help.vote": (
        "Kết quả bỏ phiếu: số phiếu, điều kiện tiến hành, điều kiện được chọn, ai được chọn.",
        "The count of each ballot, quorum, threshold with its base, result.",
    ),
    "help.awards": (
        "Xét khen thưởng: ai đủ điều kiện và vì sao, số lượng, đã đề nghị, được tặng, hồ sơ.",
        "Who may be proposed for what and why, quotas, proposals, decisions, dossiers.",
    ),
    "metavar.place": ("THƯ_MỤC|TỆP", "FOLDER|FILE"),
    "metavar.forms": ("TỆP", "FILE"),
    "argument.forms": (
        "Phiếu .xlsx đã điền, hoặc thư mục chứa chúng; với --scale là thang điểm .xlsx hay .docx. Trước sổ thang điểm mới có thể ghi năm, hoặc loại kỳ như 2026/tuan.",
        "Filled .xlsx forms, or folders that hold them; with --scale the office's own scale, .xlsx or .docx. Before a new scale workbook a year, or a kind of period such as 2026/tuan.",
    ),
    "option.form_unit": ("Chỉ lập phiếu của đơn vị này.", "Only this unit's form."),
    "option.form_stage": (
        "Bước chấm; mặc định là bước đầu tiên.",
        "The stage; the first one by default.",
    ),
    "option.form_scorer": (
        "Chỉ lập phiếu cho người chấm này: cơ quan thẩm định hoặc đơn vị chấm chéo.",
        "Only the forms of this scorer: a verifying office, or a unit that scores others.",
    ),
    "option.form_output": (
        "Thư mục để ghi các phiếu, hoặc tệp .xlsx khi chỉ có một phiếu.",
        "The folder for the forms, or an .xlsx file where there is only one.",
    ),
    "option.replace": (
        "Cho phép sửa hoặc bỏ những mục đã có trong phiếu chấm.",
        "Let entries that the sheets already hold be changed or taken away.",
    ),
    "option.import_scale": (
        "Đọc thang điểm của cơ quan (.xlsx, .docx) thành bản nháp.",
        "Read an office's own scale (.xlsx, .docx) into a draft.",
    ),
    "option.import_output": (
        "Với --scale: ghi bản nháp .yaml, hoặc .xlsx để sửa; mặc định in ra màn hình.",
        "With --scale: the draft as .yaml, or .xlsx to edit; printed without it.",
    ),
    "help.form": (
        "Lập phiếu chấm Excel trống cho từng đơn vị, in được trên giấy A4.",
        "Blank Excel score forms for each unit, ready to print on A4.",
    ),
    "help.import": (
        "Đưa phiếu chấm Excel đã điền, hoặc sổ năm, vào dữ liệu; với --scale đọc bảng thang điểm của cơ quan.",
        "Take filled Excel forms, or a year workbook, into the data; with --scale, read the office's own scale.",
    ),
    "help.fix": (
        "Sửa những chỗ chỉ có một cách hiểu: dấu phẩy thập phân, ngày/tháng/năm, thiếu dấu cách, thiếu nháy, tên đơn vị thay cho mã.",
        "Mends what has one reading: decimal commas, day/month/year, missing blanks and quotes, a unit's name for its id.",
    ),
    "option.fix_yes": ("Sửa luôn, không hỏi.", "Mend without asking."),
    "help.workbook": (
        "Lập sổ năm: mọi thứ trừ thang điểm và phiếu chấm, thành bảng Excel để ghi vào rồi import.",
        "The year workbook: all but scale and score sheets, as Excel tables to type into and import.",
    ),
    "option.form_pledges": (
        "Phiếu đăng ký thi đua và tiến độ, thay cho phiếu chấm.",
        "Forms of pledges and progress instead of score forms.",
    ),
    "option.workbook_output": (
        "Tệp .xlsx cần ghi; mặc định là nam-NĂM.xlsx.",
        "The .xlsx file to write; year-YEAR.xlsx without it.",
    ),
    "metavar.period": ("KỲ", "PERIOD"),
    "option.period": (
        "Thứ hạng các kỳ loại này, như tuan; của một năm thì ghi 2024/tuan.",
        "Ranks in the periods of this kind, such as tuan; of one year: 2024/tuan.",
    ),
    "metavar.day": ("NGÀY", "DAY"),
    "metavar.chosen": ("CÁCH_CHỌN", "HOW"),
    "metavar.number": ("SỐ", "N"),
    "option.leader": (
        "Đơn vị mà hội nghị đã chọn làm Trưởng khối.",
        "The unit that the meeting chose to lead.",
    ),
    "option.deputy": (
        "Đơn vị mà hội nghị đã chọn làm Phó; ghi nhiều lần khi có nhiều Phó.",
        "A unit that the meeting chose as deputy; may be given several times.",
    ),
    "option.on": (
        "Ngày hội nghị chọn, ví dụ 2023-01-12.",
        "The day of the choice, such as 2023-01-12.",
    ),
    "option.chosen": (
        "Cách chọn: elected, acclaimed, deputy_succeeds, round_robin, top_ranked, introduced.",
        "How: elected, acclaimed, deputy_succeeds, round_robin, top_ranked, introduced.",
    ),
    "option.dry_run": ("Chỉ cho xem thay đổi, không ghi.", "Only show the change."),
    "option.simulate": (
        "Mô phỏng số năm tới, không ghi.",
        "Simulate so many years; nothing is written.",
    ),
    "option.as_of": ("Xem vào ngày này; mặc định là hôm nay.", "As of this day; today by default."),
    "help.rotate-leader": (
        "Trưởng khối và Phó Trưởng khối tiếp theo; ghi nhiệm kỳ mới vào leadership.yaml.",
        "The next leader and deputies; writes the new term to leadership.yaml.",
    ),
    "metavar.rev": ("PHIÊN_BẢN", "REVISION"),
    "argument.rev": (
        "Phiên bản trước: mã commit, nhánh, nhãn, HEAD~1...",
        "The first revision: a commit, branch, tag, HEAD~1...",
    ),
    "argument.rev2": (
        "Phiên bản sau; bỏ trống là các tệp đang có trên đĩa.",
        "The second revision; the files on disk without one.",
    ),
    "argument.maybe_unit": (
        "Mã hoặc tên đơn vị; bỏ trống là mọi đơn vị.",
        "The unit's id or name; every unit without one.",
    ),
    "help.diff": (
        "So sánh hai phiên bản trong git: điểm, hạng, xếp loại, khen thưởng, phiếu bầu, Trưởng khối, quy tắc.",
        "Compare two git revisions: points, ranks, bands, awards, votes, leaders, rules.",
    ),
    "help.log": (
        "Ai đã sửa số liệu nào, khi nào, và lý do ghi trong commit.",
        "Who changed which figure when, and the commit's reason.",
    ),
    "help.status": (
        "Năm thi đua đang ở đâu: từng bước xong, chưa xong hay quá hạn; ai chưa gửi gì.",
        "Where the year stands: each step done, due or late; who has not sent what.",
    ),
    "help.progress": (
        "Tiến độ thực hiện đăng ký thi đua so với kế hoạch, cho kỳ sơ kết.",
        "Pledges against plan, for the mid-year review.",
    ),
    "help.robust": (
        "Thứ hạng chắc đến đâu: thay đổi nhỏ nhất làm đổi hạng; bỏ một tiêu chí, một người chấm thì sao.",
        "How firm the ranking is: the smallest change that alters a rank; one criterion or scorer left out.",
    ),
    "help.history": (
        "Thứ hạng, xếp loại, khen thưởng, lãnh đạo qua các năm.",
        "Ranks, bands, awards, leaders over the years.",
    ),
    "help.overview": (
        "Nhiều khối, nhìn chung: đơn vị, người đứng đầu, tiến độ, hạng nhất, đề nghị, hồ sơ.",
        "Many blocs at a glance: units, leader, state, first places, proposals, dossiers.",
    ),
    "help.current_year": (
        "Năm hiện tại đang ở đâu và lệnh tiếp theo.",
        "Where the current year stands, and the command that comes next.",
    ),
    "argument.new_folder": (
        "Thư mục mới hoặc trống; không ghi thì là thư mục hiện tại.",
        "A new or empty folder; else the current one.",
    ),
    "argument.new_year": (
        "Năm cần lập, ví dụ 2023; bỏ trống là năm liền sau năm mới nhất đã có.",
        "The year to make, such as 2023; without it the one after the newest that is there.",
    ),
    "help.init": (
        "Lập khối của mình: hỏi tên, các bước, đơn vị, Trưởng khối, rồi chỉ ghi những gì đã khai.",
        "Begin a bloc of your own: asks for its name, stages, units, leader, and writes just that.",
    ),
    "option.init_name": ("Tên khối.", "The bloc's name."),
    "option.init_id": ("Mã khối; không ghi thì lấy từ tên.", "Its id; else made from the name."),
    "option.init_kind": ("khối hay cụm (khoi, cum).", "bloc or cluster (khoi, cum)."),
    "option.init_system": (
        "Thể thức văn bản: Nhà nước, Đảng, doanh nghiệp (state, party, enterprise).",
        "Whose layout documents follow: state, party, enterprise.",
    ),
    "option.init_level": (
        "Cấp lập khối: trung ương, bộ, tỉnh, sở, huyện, xã, khác (central, ministry, province, department, district, commune, other).",
        "Level: central, ministry, province, department, district, commune, other.",
    ),
    "option.init_authority": ("Cơ quan tổ chức khối.", "The authority that organised it."),
    "option.init_year": ("Năm thi đua đầu tiên.", "The first emulation year."),
    "option.init_starts": (
        "Ngày bắt đầu năm thi đua, như 1/9 (09-01) cho năm học; không ghi là 1/1.",
        "The day on which the year begins, such as 09-01; else 01-01.",
    ),
    "option.init_called": (
        'Năm ấy gọi là gì, như "Năm học 2026-2027".',
        'What that year is called, such as "Năm học 2026-2027".',
    ),
    "option.init_every": (
        "Chấm hằng tuần, hằng tháng, hằng quý (week, month, quarter); không ghi là một lần trong năm (none).",
        "Scores are given each week, month, quarter; else once a year (none).",
    ),
    "option.init_first": (
        "Ngày đầu của kỳ đầu tiên; không ghi là ngày đầu năm thi đua.",
        "The first day of the first period; else the year's.",
    ),
    "option.init_last": (
        "Ngày cuối của kỳ cuối cùng; không ghi là ngày cuối năm thi đua.",
        "The last day of the last period; else the year's.",
    ),
    "option.init_stage": (
        "Một bước chấm, theo thứ tự; ghi nhiều lần. Ví dụ: --stage self='Tự chấm'.",
        "A stage of scoring, in order; may be repeated. Such as --stage self='Self-scores'.",
    ),
    "option.init_units": (
        "Tệp có danh sách đơn vị: .xlsx, .docx, .csv hoặc văn bản mỗi dòng một tên.",
        "A file that lists the units: .xlsx, .docx, .csv, or text with a name a line.",
    ),
    "option.init_unit": (
        "Tên một đơn vị; ghi nhiều lần, thay cho --units.",
        "A unit's name; may be repeated, instead of --units.",
    ),
    "option.init_leader": ("Đơn vị Trưởng khối của năm đó.", "Who leads in that year."),
    "option.init_deputy": (
        "Đơn vị Phó Trưởng khối; ghi nhiều lần.",
        "A deputy; may be repeated.",
    ),
    "option.init_yes": (
        "Không hỏi: điều chưa khai lấy giá trị thường dùng.",
        "Ask nothing: what was not said is as usual.",
    ),
    "option.init_sample": (
        "Khối mẫu để tập, số liệu minh họa, đánh dấu sample: true.",
        "A sample bloc to practise on, its figures illustrations, marked sample: true.",
    ),
    "help.scale": (
        "Thang điểm thành câu chữ; -o .docx cho cuộc họp, -o .xlsx để sửa trong Excel rồi import.",
        "The scale in sentences; -o .docx for the meeting, -o .xlsx to edit in Excel and import.",
    ),
    "help.new-year": (
        "Lập năm mới từ năm trước: thang điểm dự thảo, khen thưởng, lịch dự kiến.",
        "The next year from the last one: scale as a draft, awards, meetings as plans.",
    ),
    "metavar.text": ("CHỮ", "TEXT"),
    "option.incomplete": (
        "Niêm phong cả khi còn đơn vị chưa có hạng; điều đó được ghi vào niêm phong.",
        "Seal although some units have no rank; the seal says so.",
    ),
    "option.reopen": ("Mở lại năm đã niêm phong.", "Reopen a sealed year."),
    "option.reason": (
        "Lý do mở lại, được giữ mãi trong lịch sử.",
        "Why it is reopened; kept in the history for good.",
    ),
    "option.report_unit": (
        "Báo cáo của một đơn vị: kết quả trong năm so với khối, gọn cho thủ trưởng.",
        "The report for one unit: its year against the bloc, short, for its head.",
    ),
    "option.public": (
        "Chỉ nêu tên đơn vị, hạng, xếp loại, khen thưởng: không số liệu, không tên người.",
        "Only names of units, ranks, bands and awards: no figures, no persons.",
    ),
    "option.schema_write": (
        "Ghi JSON Schema vào thư mục dữ liệu và dòng schema vào các tệp YAML.",
        "Write the JSON Schemas into the data folder and schema lines into the YAML files.",
    ),
    "help.seal": (
        "Niêm phong một năm bằng mã băm; --reopen mở lại với lý do.",
        "Close a year by hash; --reopen opens it again with a reason.",
    ),
    "help.verify": (
        "Tính lại năm đã niêm phong và nêu từng tệp, từng số liệu khác đi.",
        "Compute sealed years again and name every file and figure that differs.",
    ),
    "metavar.document_kind": ("LOẠI", "KIND"),
    "metavar.date": ("NGÀY", "DAY"),
    "argument.document_kind": (
        "Loại văn bản, trước hay sau năm cũng được: giao-uoc, bang-diem, bien-ban-hop, phieu-bau, bien-ban-kiem-phieu, to-trinh, bao-cao-so-ket, bao-cao-tong-ket, danh-sach-de-nghi, ban-giao, thang-diem, bien-ban-ky-giao-uoc, bien-ban-so-ket, bien-ban-kiem-tra, thong-bao, du-thao-quyet-dinh.",
        "Kind of document, before or after the year: giao-uoc, bang-diem, bien-ban-hop, phieu-bau, bien-ban-kiem-phieu, to-trinh, bao-cao-so-ket, bao-cao-tong-ket, danh-sach-de-nghi, ban-giao, thang-diem, bien-ban-ky-giao-uoc, bien-ban-so-ket, bien-ban-kiem-tra, thong-bao, du-thao-quyet-dinh.",
    ),
    "option.document_unit": (
        "bang-diem, bien-ban-kiem-tra: của riêng đơn vị này.",
        "bang-diem, bien-ban-kiem-tra: of this unit alone.",
    ),
    "option.document_per_page": (
        "phieu-bau: mấy phiếu trên một trang (1, 2, 4); bỏ trống thì theo số đơn vị.",
        "phieu-bau: how many papers on a page (1, 2, 4); without it, by how many units stand.",
    ),
    "option.document_template": (
        "In mẫu câu chữ của loại văn bản, để sửa thành mẫu riêng (mau/LOẠI.md).",
        "Print the kind's own template, to be changed into one of the office's (mau/KIND.md).",
    ),
    "option.document_ballot": (
        "phieu-bau, bien-ban-kiem-phieu: phiếu bầu nào (tên tệp trong ballots).",
        "phieu-bau, bien-ban-kiem-phieu: which ballot (its file name in ballots).",
    ),
    "option.document_number": (
        "Số văn bản; bỏ trống thì chừa chỗ.",
        "The document's number; without it room is left.",
    ),
    "option.document_date": (
        "Ngày ban hành, ví dụ 2023-01-12; bỏ trống thì chừa chỗ.",
        "The day of issue, such as 2023-01-12; without it room is left.",
    ),
    "option.final": (
        "Bản chính thức, không ghi DỰ THẢO.",
        "The final document, without the mark DỰ THẢO.",
    ),
    "option.document_all": (
        "Văn bản của mọi khối trong thư mục dữ liệu, mỗi khối một tệp.",
        "A document of every bloc in the data folder, a file each.",
    ),
    "option.document_pdf": (
        "Kèm bản PDF, nhờ LibreOffice trên máy này. Chỉ cần PDF thì ghi -o TÊN.pdf.",
        "With a PDF beside it, by the LibreOffice on this computer. For a PDF alone: -o NAME.pdf.",
    ),
    "option.document_replace": (
        "Lập lại trên tệp đã có; những gì đã sửa trong tệp ấy bằng Word thì mất.",
        "Make it anew over a file that is there; what was changed in it by Word is lost.",
    ),
    "option.document_output": (
        "Tệp .docx, .pdf hoặc thư mục cần ghi; - là in ra luồng chuẩn. Mặc định: LOẠI-KHỐI-NĂM.docx trong thư mục này.",
        "The .docx or .pdf file or the folder to write; - is stdout. Default: KIND-BLOC-YEAR.docx in this folder.",
    ),
    "help.document": (
        "Lập văn bản .docx theo thể thức Nghị định 30/2020: giao ước, bảng điểm, biên bản, phiếu bầu, tờ trình, báo cáo, danh sách, bàn giao. Không ghi loại: liệt kê các loại và nội dung còn thiếu.",
        "Make an official document as .docx in the layout of Decree 30/2020: pact, scores, minutes, ballot, submission, reports, lists, handover. Without a kind: the kinds, and what each still lacks.",
    ),
    "help.report": (
        "Báo cáo cả năm: số liệu, xếp hạng, tiêu chí, các bước chấm, bỏ phiếu, khen thưởng, so với năm trước. -o THƯ_MỤC ghi thành các trang liên kết: bấm vào điểm là thấy cách tính, tệp và dòng.",
        "The year's whole report: data, ranking, criteria, stages, votes, awards, changes since last year. -o FOLDER writes linked pages: a figure leads to how it came about, to file and line.",
    ),
    "argument.term_year": (
        "Năm của nhiệm kỳ mới; bỏ trống là năm sau nhiệm kỳ cuối cùng.",
        "The year of the new term; without one the year after the last term.",
    ),
}
