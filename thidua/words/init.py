"""Beginning a bloc (init)."""

WORDS: dict[str, tuple[str, str]] = {
    "done": (
        "Đã lập khối trong {folder} cho năm {year}, chỉ với những gì vừa khai.\n{n} đơn vị: {units}.\nViệc tiếp theo:\n  cd {folder}\n  thidua import --scale TỆP -o thang-diem.xlsx    đọc thang điểm của cơ quan (Word, Excel)\n  thidua                    năm đang ở bước nào, lệnh tiếp theo là gì\n  thidua check              kiểm tra dữ liệu sau mỗi lần sửa",
        "The bloc is in {folder} for {year}, with what was said and nothing else.\n{n} {n:unit|units}: {units}.\nNext:\n  cd {folder}\n  thidua import --scale FILE -o scale.xlsx    read the office's scale (Word, Excel)\n  thidua                    where the year stands, and the next command\n  thidua check              check the data after each change",
    ),
    "sample_done": (
        "Đã lập khối mẫu trong {folder} cho năm {year}: mọi tên và con số đều để minh họa, văn bản lập từ đây không bao giờ là bản chính thức.\nViệc tiếp theo:\n  cd {folder}\n  thidua check              kiểm tra dữ liệu\n  thidua rank {year}          xếp hạng của khối mẫu\n  thidua init THƯ_MỤC       lập khối của chính mình",
        "A sample bloc for {year} is in {folder}: every name and figure is an illustration, and no letter made from it is ever final.\nNext:\n  cd {folder}\n  thidua check              check the data\n  thidua rank {year}          its ranking\n  thidua init FOLDER        begin a bloc of your own",
    ),
    "hello": (
        "Lập một khối thi đua mới. Enter: nhận giá trị trong ngoặc vuông; <: quay lại câu trước; Ctrl-C: thôi, không ghi gì.",
        "A new bloc. Enter takes what stands in brackets, < goes one question back, Ctrl-C stops and writes nothing.",
    ),
    "ask_name": ("Tên khối, như trong văn bản", "The bloc's name, as documents write it"),
    "ask_id": ("Mã khối (chữ thường không dấu, số, gạch nối)", "Its id (a-z, digits, hyphens)"),
    "ask_kind": ("Khối hay cụm ({allowed})", "Bloc or cluster ({allowed})"),
    "ask_system": (
        "Văn bản theo thể thức nào: Nhà nước, Đảng, doanh nghiệp ({allowed})",
        "Whose layout documents follow: the State's, the Party's, an enterprise's ({allowed})",
    ),
    "ask_level": (
        "Cấp tổ chức khối: trung ương, bộ, tỉnh, sở, huyện, xã, khác ({allowed})",
        "Who organised the bloc ({allowed})",
    ),
    "ask_authority": (
        "Cơ quan tổ chức khối, ví dụ Ủy ban nhân dân tỉnh (chưa rõ thì Enter)",
        "The authority that organised it (Enter where not known)",
    ),
    "ask_year": ("Năm thi đua đầu tiên ghi ở đây", "The first emulation year to keep here"),
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
    "ask_deputy": (
        "Phó Trưởng khối: số thứ tự hoặc tên đơn vị (chưa có thì Enter)",
        "The deputy: a unit's number or name (Enter where there is none)",
    ),
    "ask_right": (
        "Ghi khối này vào {folder}? [C]ó, [k]hông, hỏi lại: ",
        "Write this bloc to {folder}? [Y]es, [n]o, ask again: ",
    ),
    "named_before": (
        "{name} đã có trong danh sách; gõ tên khác, dòng trống là hết",
        "{name} is in the list already; type another name, an empty line ends the list",
    ),
    "units_right": (
        "Đúng {n} đơn vị này? [C]ó, [k]hông, gõ lại: ",
        "Are these {n} {n:unit|units} right? [Y]es, [n]o, type again: ",
    ),
    "yes": ("co", "yes"),
    "again_name": ("Khối cần có tên.", "The bloc needs a name."),
    "again_id": (
        "Mã chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ van-hoa-xa-hoi.",
        "An id has a-z, digits and hyphens only, such as van-hoa-xa-hoi.",
    ),
    "again_kind": ("Gõ một trong: {allowed}.", "Type one of: {allowed}."),
    "again_system": ("Gõ một trong: {allowed}.", "Type one of: {allowed}."),
    "again_level": ("Gõ một trong: {allowed}.", "Type one of: {allowed}."),
    "again_authority": ("Gõ tên cơ quan, hoặc Enter.", "Type the authority's name, or Enter."),
    "again_year": (
        "Năm gồm bốn chữ số, từ 1945 đến 2199.",
        "A year has four digits, 1945 to 2199.",
    ),
    "again_stages": (
        "Gõ tên các bước, mỗi bước một tên khác nhau, ví dụ: Tự chấm, Thẩm định.",
        "Type the names of the stages, each another, such as: Self-scores, Verification.",
    ),
    "again_units": (
        "Chưa có đơn vị nào được nhận. Gõ lại tên tệp ({endings}) hoặc tên từng đơn vị.",
        "No unit was taken. Type the file's name ({endings}) again, or the units' names.",
    ),
    "again_leader": (
        "Không có đơn vị đó trong danh sách. Gõ số thứ tự, tên, hoặc Enter.",
        "No such unit in the list. Type its number, its name, or Enter.",
    ),
    "again_deputy": (
        "Không có đơn vị đó trong danh sách, hoặc đó là đơn vị Trưởng. Gõ số thứ tự, tên, hoặc Enter.",
        "No such unit in the list, or it is the leader. Type its number, its name, or Enter.",
    ),
    "is_name": ("Tên khối", "Name"),
    "is_id": ("Mã", "Id"),
    "is_kind": ("Khối hay cụm", "Kind"),
    "is_system": ("Thể thức văn bản", "Layout"),
    "is_level": ("Cấp", "Level"),
    "is_authority": ("Cơ quan tổ chức", "Authority"),
    "is_year": ("Năm", "Year"),
    "is_stages": ("Các bước chấm", "Stages"),
    "is_units": ("Số đơn vị", "Units"),
    "is_leader": ("Trưởng khối", "Leader"),
    "is_deputy": ("Phó Trưởng khối", "Deputy"),
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
