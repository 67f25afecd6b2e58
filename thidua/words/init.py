"""Beginning a bloc (init)."""

WORDS: dict[str, tuple[str, str]] = {
    "done": (
        "Đã lập khối trong {place} cho năm {year}, chỉ với những gì vừa khai.\n{n} đơn vị: {units}.\nViệc tiếp theo:\n  cd {folder}\n  thidua import --scale TỆP -o thang-diem.xlsx    đọc thang điểm của cơ quan (Word, Excel)\n  thidua                    năm đang ở bước nào, lệnh tiếp theo là gì\n  thidua check              kiểm tra dữ liệu sau mỗi lần sửa",
        "The bloc is in {place} for {year}, with what was said and nothing else.\n{n} {n:unit|units}: {units}.\nNext:\n  cd {folder}\n  thidua import --scale FILE -o scale.xlsx    read the office's scale (Word, Excel)\n  thidua                    where the year stands, and the next command\n  thidua check              check the data after each change",
    ),
    "sample_done": (
        "Đã lập khối mẫu trong {place} cho năm {year}: mọi tên và con số đều để minh họa, văn bản lập từ đây không bao giờ là bản chính thức.\nViệc tiếp theo:\n  cd {folder}\n  thidua check              kiểm tra dữ liệu\n  thidua rank {year}          xếp hạng của khối mẫu\n  thidua init THƯ_MỤC       lập khối của chính mình",
        "A sample bloc for {year} is in {place}: every name and figure is an illustration, and no letter made from it is ever final.\nNext:\n  cd {folder}\n  thidua check              check the data\n  thidua rank {year}          its ranking\n  thidua init FOLDER        begin a bloc of your own",
    ),
    "hello": (
        "Lập một khối thi đua mới. Enter: nhận giá trị trong ngoặc vuông; ?: giải thích; <: quay lại câu trước; Ctrl-C: thôi, không ghi gì.",
        "A new bloc. Enter takes what stands in brackets, ? explains, < goes one question back, Ctrl-C stops and writes nothing.",
    ),
    "here": ("thư mục này", "this folder"),
    "stopped": ("Đã thôi, chưa ghi gì.", "Stopped; nothing was written."),
    "ask_name": ("Tên khối, như trong văn bản", "The bloc's name, as documents write it"),
    "ask_id": ("Mã khối (chữ thường không dấu, số, gạch nối)", "Its id (a-z, digits, hyphens)"),
    "ask_kind": ("Gọi là ({allowed})", "It is called a ({allowed})"),
    "ask_system": (
        "Văn bản theo thể thức của ({allowed})",
        "Documents follow the layout of ({allowed})",
    ),
    "ask_level": ("Cấp tổ chức khối ({allowed})", "Who organised the bloc ({allowed})"),
    "ask_authority": (
        "Cơ quan tổ chức khối, ví dụ Ủy ban nhân dân tỉnh (chưa rõ thì Enter)",
        "The authority that organised it (Enter where not known)",
    ),
    "ask_year": ("Năm thi đua đầu tiên ghi ở đây", "The first emulation year to keep here"),
    "ask_starts": (
        "Năm thi đua bắt đầu ngày nào, ngày/tháng (năm học: như 1/9)",
        "The day on which the year begins, month-day (a school year: such as 09-01)",
    ),
    "ask_called": ("Năm ấy gọi là", "What that year is called"),
    "ask_every": ("Chấm điểm ({allowed})", "Scores are given ({allowed})"),
    "ask_first": ("Kỳ đầu tiên từ ngày", "The first day of the first period"),
    "ask_last": ("Kỳ cuối cùng đến hết ngày", "The last day of the last period"),
    "ask_stages": (
        "Các bước chấm điểm theo thứ tự, cách nhau dấu phẩy",
        "The stages of scoring in order, commas between them",
    ),
    "ask_units": (
        "Các đơn vị: gõ tên tệp ({endings}), hoặc gõ tên từng đơn vị, mỗi dòng một tên, dòng trống là hết",
        "The units: a file's name ({endings}), or a name a line, an empty line ends the list",
    ),
    "ask_leader": (
        "Trưởng khối của năm đó: số thứ tự hoặc tên đơn vị (chưa có thì Enter)",
        "Who leads in that year: a unit's number or name (Enter where there is none)",
    ),
    "ask_deputies": (
        "Phó Trưởng khối: số thứ tự hoặc tên đơn vị, nhiều thì cách nhau dấu phẩy (chưa có thì Enter)",
        "The deputies: units' numbers or names, commas between them (Enter where there is none)",
    ),
    "ask_right": (
        "Ghi khối này vào {folder}? [C]ó, [k]hông, hỏi lại: ",
        "Write this bloc to {folder}? [Y]es, [n]o, ask again: ",
    ),
    "named_before": (
        "{name} đã có trong danh sách; gõ tên khác, dòng trống là hết",
        "{name} is in the list already; type another name, an empty line ends the list",
    ),
    "no_name": (
        "{name} không đọc được thành tên: chữ bị mất, theo phông cũ, hay không có chữ nào; gõ lại",
        "{name} can't be a name: letters are lost, of an old font, or there are none; type it again",
    ),
    "taken_back": ("Đã bỏ {name}.", "{name} was taken away."),
    "units_right": (
        "Đúng {n} đơn vị này? [C]ó, [k]hông, gõ lại: ",
        "Are these {n} {n:unit|units} right? [Y]es, [n]o, type again: ",
    ),
    "yes": ("co", "yes"),
    "again_name": (
        "Gõ tên khối bằng chữ Việt Unicode, ví dụ Khối thi đua Văn hóa - Xã hội.",
        "Type the bloc's name, such as Khối thi đua Văn hóa - Xã hội.",
    ),
    "again_id": (
        "Mã là tên ngắn để gõ trong lệnh khi thư mục có nhiều khối: chữ thường không dấu, số và gạch nối, ví dụ van-hoa-xa-hoi. Không rõ thì Enter.",
        "A short name for commands, where a folder has many blocs: a-z, digits and hyphens only, such as van-hoa-xa-hoi. Enter where in doubt.",
    ),
    "again_kind": (
        "Gõ số hoặc chữ: {allowed}. Theo đó văn bản viết Trưởng khối hay Cụm trưởng.",
        "Type a number or a word: {allowed}. Documents call its leader so.",
    ),
    "again_system": (
        "Gõ số hoặc chữ: {allowed}. Văn bản của Đảng có tiêu đề Đảng Cộng sản Việt Nam, của Nhà nước có quốc hiệu; trường học, đoàn thể nhà nước chọn Nhà nước.",
        "Type a number or a word: {allowed}. It decides how the head of each document looks.",
    ),
    "again_level": (
        "Gõ số hoặc chữ: {allowed}. Là cấp ra quyết định lập khối; trường, công ty chọn khác.",
        "Type a number or a word: {allowed}. It is the level that made the bloc; a school or a company takes other.",
    ),
    "again_authority": (
        "Gõ tên cơ quan ra quyết định lập khối, ví dụ Ủy ban nhân dân tỉnh; chưa rõ thì Enter.",
        "Type the name of the authority that made the bloc; Enter where it is not known.",
    ),
    "again_year": (
        "Năm gồm bốn chữ số, từ 1945 đến 2199. Năm học 2026-2027 gõ 2026.",
        "A year has four digits, 1945 to 2199. The school year 2026-2027 is 2026.",
    ),
    "again_starts": (
        "Gõ ngày/tháng, ví dụ 1/9 cho năm học; năm thường thì Enter.",
        "Type month-day, such as 09-01 for a school year; Enter for the calendar's year.",
    ),
    "again_called": (
        "Gõ tên của năm, có con số của năm trong đó, ví dụ Năm học 2026-2027.",
        "Type the year's name with its number in it, such as Năm học 2026-2027.",
    ),
    "again_every": (
        "Gõ số hoặc chữ: {allowed}. Trường chấm các lớp hằng tuần chọn hằng tuần; khối cơ quan thường một lần trong năm.",
        "Type a number or a word: {allowed}. A school that ranks its classes weekly takes weekly; most blocs score once a year.",
    ),
    "again_first": ("Gõ ngày/tháng/năm, ví dụ 7/9/2026.", "Type a day such as 2026-09-07."),
    "again_last": (
        "Gõ ngày/tháng/năm, không trước ngày đầu, ví dụ 23/5/2027.",
        "Type a day such as 2027-05-23, not before the first one.",
    ),
    "again_stages": (
        "Gõ tên các bước theo thứ tự, mỗi bước một tên khác nhau, ví dụ: Tự chấm, Chấm chéo, Thẩm định; trường có thể chỉ có: Đội cờ đỏ chấm.",
        "Type the names of the stages in order, each another, such as: Self-scores, Verification.",
    ),
    "again_units": (
        "Chưa nhận đơn vị nào. Gõ tên tệp ({endings}), như don-vi.xlsx, hoặc gõ lại tên từng đơn vị; trong danh sách, gõ < là bỏ tên vừa gõ.",
        "No unit was taken yet. Type a file's name ({endings}), such as units.xlsx, or the units' names again; in the list, < takes the last name away.",
    ),
    "again_leader": (
        "Gõ số thứ tự hoặc tên của một đơn vị trong danh sách; chưa có Trưởng khối thì Enter.",
        "Type the number or the name of a unit in the list; Enter where there is no leader yet.",
    ),
    "again_deputies": (
        "Gõ số thứ tự hoặc tên của đơn vị trong danh sách, khác đơn vị Trưởng, ví dụ: 2, 3; chưa có thì Enter.",
        "Type numbers or names of units in the list, other than the leader, such as: 2, 3; Enter where there is none.",
    ),
    "is_name": ("Tên khối", "Name"),
    "is_id": ("Mã", "Id"),
    "is_kind": ("Khối hay cụm", "Kind"),
    "is_system": ("Thể thức văn bản", "Layout"),
    "is_level": ("Cấp", "Level"),
    "is_authority": ("Cơ quan tổ chức", "Authority"),
    "is_year": ("Năm", "Year"),
    "is_starts": ("Năm bắt đầu ngày", "The year begins on"),
    "is_called": ("Năm gọi là", "The year is called"),
    "is_every": ("Chấm điểm", "Scores are given"),
    "is_first": ("Kỳ đầu từ ngày", "Periods from"),
    "is_last": ("Kỳ cuối đến ngày", "Periods to"),
    "is_stages": ("Các bước chấm", "Stages"),
    "is_units": ("Các đơn vị", "Units"),
    "is_leader": ("Trưởng khối", "Leader"),
    "is_deputies": ("Phó Trưởng khối", "Deputies"),
    "unused_columns": (
        "Các cột không dùng đến: {columns} (chỉ lấy tên, tên viết tắt và mã của đơn vị).",
        "Columns that were not used: {columns} (only a unit's name, short name and id are taken).",
    ),
    "so_many_units": ("{n} đơn vị vừa khai", "the {n} {n:unit|units} given"),
    "kind_khoi": ("khối", "bloc"),
    "kind_cum": ("cụm", "cluster"),
    "system_state": ("Nhà nước", "State"),
    "system_party": ("Đảng", "Party"),
    "system_enterprise": ("doanh nghiệp", "enterprise"),
    "level_central": ("trung ương", "central"),
    "level_ministry": ("bộ", "ministry"),
    "level_province": ("tỉnh", "province"),
    "level_department": ("sở", "department"),
    "level_district": ("huyện", "district"),
    "level_commune": ("xã", "commune"),
    "level_other": ("khác", "other"),
    "every_none": ("một lần trong năm", "once a year"),
    "every_week": ("hằng tuần", "weekly"),
    "every_month": ("hằng tháng", "monthly"),
    "every_quarter": ("hằng quý", "quarterly"),
    "stage_self": ("Tự chấm", "Tự chấm"),
    "stage_cross": ("Chấm chéo", "Chấm chéo"),
    "stage_verified": ("Thẩm định", "Thẩm định"),
    "comment_settings": (
        "Hạn của từng bước, lặp lại hằng năm (tháng-ngày), nếu có:\ncalendar:\n  registration: 02-28\n  mid_year_review: 07-15\n  year_end_review: 01-15",
        "The days on which the steps are due every year (month-day), where there are any:\ncalendar:\n  registration: 02-28\n  mid_year_review: 07-15\n  year_end_review: 01-15",
    ),
    "comment_bloc": (
        "Khi có thì bỏ dấu # và điền:\npatron: {{name: ..., title: ...}}     # lãnh đạo phụ trách khối\nrotation:\n  policy: elected       # elected (bầu), deputy_succeeds (Phó lên thay), round_robin (lần lượt), top_ranked (hạng nhất)\n  deputies: 1",
        "Take away the # and fill in what there is:\npatron: {{name: ..., title: ...}}     # the authority's leader in charge of the bloc\nrotation:\n  policy: elected       # elected, deputy_succeeds, round_robin, top_ranked\n  deputies: 1",
    ),
    "comment_units": (
        "Mã (id) đã dùng thì không đổi. Đơn vị vào sau năm {year} ghi joined: NĂM, rời khối ghi left: NĂM, sáp nhập hay đổi tên ghi became: MÃ_MỚI.",
        "An id that was used stays. A unit that joins after {year} has joined: YEAR, one that leaves left: YEAR, one merged or renamed became: NEW_ID.",
    ),
    "comment_leadership": (
        "Khi biết thì thêm vào nhiệm kỳ: head: {{name: ..., title: ...}}, chosen: elected, on: {year}-01-15",
        "Where it is known, add to the term: head: {{name: ..., title: ...}}, chosen: elected, on: {year}-01-15",
    ),
}
