"""A draft of a scale, read from an office's own table."""

WORDS: dict[str, tuple[str, str]] = {
    "head": (
        "Bản nháp thang điểm do thidua đọc từ {source}. Phải xem lại trước khi dùng.",
        "A draft of a scale, read by thidua from {source}. To be looked over before use.",
    ),
    "counts": (
        "Đọc chắc chắn {sure} dòng; {unsure} dòng cần người xem lại.",
        "{sure} {sure:row|rows} read for sure; {unsure} {unsure:row|rows} for a person to look at.",
    ),
    "total_unwritten": (
        "Các tiêu chí cộng lại được {points} điểm; bảng không ghi tổng, hãy xem số ấy có đúng không.",
        "The criteria come to {points} {points:point|points}; the table writes no total: see whether that figure is right.",
    ),
    "total_written": (
        "Các tiêu chí cộng lại được {points} điểm, đúng như bảng ghi.",
        "The criteria come to {points} {points:point|points}, as the table says.",
    ),
    "total_differs": (
        "Các tiêu chí cộng lại được {points} điểm, không như bảng ghi.",
        "The criteria come to {points} {points:point|points}, which is not what the table says.",
    ),
    "how": (
        "Dòng bắt đầu bằng #? giữ nguyên lời và số của bảng: tiêu chí đó còn chấm bằng tay. Cách hiểu có thể đúng đứng ngay dưới; đúng thì bỏ dấu # ở đầu các dòng ấy.",
        "A line that begins with #? keeps the table's own words and figures: that criterion is still scored by hand. What may be meant stands below it; if it is right, take away the # before those lines.",
    ),
    "rows": ("dòng", "rows"),
    "characters": ("ký tự", "characters"),
    "unused": (
        "Cột, trang hoặc bảng không dùng đến: {columns}.",
        "Columns, sheets or tables not used: {columns}.",
    ),
    "notes": ("Dòng chỉ có lời, không thành quy tắc nào:", "Rows of words that became no rule:"),
    "left": ("còn lại: {words}", "left over: {words}"),
    "guess": ("có lẽ là:", "may be meant:"),
    "cell": ("ô {cells}", "cell {cells}"),
    "row": ("{cells}", "{cells}"),
    "source": (
        "tệp {name}, {sheet}",
        "file {name}, {sheet}",
    ),
    "read_from": ("{source}, SHA-256 {digest}", "{source}, SHA-256 {digest}"),
    "sheet": ("trang “{name}”", "sheet “{name}”"),
    "table": ("bảng {n}", "table {n}"),
    "paragraphs": ("các đoạn văn", "its paragraphs"),
    "in_paragraph": ("đoạn {n}", "paragraph {n}"),
    "in_table": ("bảng {table}, dòng {row}", "table {table}, row {row}"),
    "above_table": ("trên bảng {table}", "above table {table}"),
    "below_table": ("dưới bảng {table}", "below table {table}"),
    "why_column_text": (
        "tiêu đề chưa gặp ở thang điểm nào; theo các ô bên dưới, cột này được đọc là tên tiêu chí",
        "no known heading; by the cells below, this column was taken for the names of the criteria",
    ),
    "why_column_max": (
        "tiêu đề chưa gặp ở thang điểm nào; theo các ô bên dưới, cột này được đọc là điểm tối đa",
        "no known heading; by the cells below, this column was taken for the maxima",
    ),
    "why_column_how": (
        "tiêu đề chưa gặp ở thang điểm nào; theo các ô bên dưới, cột này được đọc là việc được cộng hoặc bị trừ điểm",
        "no known heading; by the cells below, this column was taken for what points are given or taken for",
    ),
    "why_column_unused": (
        "bản nháp không dùng đến lời và số của cột này",
        "nothing in the draft is made of the words and figures of this column",
    ),
    "why_by_hand": (
        "cả tiêu chí chấm bằng tay cho đến khi xem xong các dòng bên dưới",
        "the whole criterion is scored by hand until the rows below it are decided",
    ),
    "why_paragraph": (
        "đoạn văn ngoài bảng có quy định về điểm",
        "a paragraph outside the tables says something of points",
    ),
    "why_nowhere": ("dòng không thuộc tiêu chí nào", "a row that belongs to no criterion"),
    "why_node_figures": (
        "dòng tiêu chí có số ở cột thưởng hoặc cột trừ, không rõ cho việc gì",
        "a criterion's row with a figure for bonus or deduction, for what is not said",
    ),
    "why_sum": (
        "điểm các mục con cộng lại không bằng điểm của mục này",
        "the points of the parts do not add up to those of this one",
    ),
    "why_total": (
        "điểm các mục lớn cộng lại không bằng dòng tổng cộng",
        "the points of the top criteria do not add up to the total",
    ),
    "why_base": (
        "bảng chỉ có điểm cộng, trừ, không có tiêu chí nào cho điểm: cộng, trừ vào số điểm nào?",
        "only bonuses or deductions, and no criterion that gives points: from what are they counted?",
    ),
    "why_no_amount": (
        "không ghi cộng hoặc trừ bao nhiêu điểm",
        "how many points it gives or takes is not said",
    ),
    "why_no_max": ("không ghi điểm tối đa", "no maximum is given"),
    "why_guessed_max": (
        "bảng không có cột điểm tối đa: điểm tối đa đoán theo lời văn, xem lại",
        "the table has no column for the maximum: it is guessed from the words, look at it",
    ),
    "why_minus": (
        "điểm âm của một mức, hay trừ vào điểm của mức khác?",
        "a level worth less than nothing, or a deduction from the points of another?",
    ),
    "why_cap": (
        "mức tối đa không rõ của mục nào, hoặc không khớp với điểm của tiêu chí",
        "a limit of which it is not clear whose it is, or that does not fit the criterion's points",
    ),
    "why_words": (
        "còn lời hoặc số chưa thành quy tắc",
        "words or figures are left that became no rule",
    ),
    "why_invented": (
        "quy tắc đọc ra có số mà bảng không ghi",
        "the rule that was read has a figure that the table does not say",
    ),
    "why_repeated": ("dòng lặp lại một dòng ở trên", "a row that repeats one above it"),
    "why_unused": ("dòng này chưa dùng đến", "a row that was not used"),
    "why_number": (
        "hai tiêu chí cạnh nhau cùng một số thứ tự: có thể thiếu một nhóm",
        "two criteria beside each other bear one number: a group may be missing",
    ),
    "why_group": (
        "điểm của dòng này bằng tổng điểm các dòng bên dưới: nó là nhóm của các dòng ấy, hay là một tiêu chí",
        "the points of this row are the sum of those below it: is it their group, or a criterion",
    ),
    "why_factor": (
        "điểm ghi trong lời là trước hay sau khi nhân hệ số?",
        "are the points in the words those before or after the coefficient?",
    ),
    "why_shared_max": (
        "một ô điểm chung cho nhiều tiêu chí: mỗi tiêu chí tối đa bao nhiêu?",
        "one cell of points for several criteria: how much is each of them worth?",
    ),
    "why_owner": (
        "số thứ tự như một tiêu chí nhưng lại trừ điểm: trừ vào tiêu chí nào?",
        "numbered like a criterion, and it takes points: from which criterion?",
    ),
    "why_whose": (
        "thưởng hoặc trừ của mục nào: chỉ của mục ở trên, của cả nhóm, hay của cả thang điểm?",
        "whose bonus or deduction: of the criterion above alone, of its group, or of the whole scale?",
    ),
    "why_beside": (
        "ô bên cạnh có số hoặc lời chưa dùng đến",
        "a cell beside it holds a figure or words that were not used",
    ),
    "why_spread": (
        "một khoảng điểm, không rõ khi nào cho mức nào",
        "a range of points, without saying when which",
    ),
    "why_formula": ("công thức tính không hiểu hết", "a formula that is not fully understood"),
    "why_bound": (
        "không ghi rõ bắt đầu tính từ mức nào hoặc đến mức nào",
        "from where, or up to where, is not said",
    ),
    "why_columns": (
        "mỗi cột số cạnh nhau là một mức điểm, hay là của đơn vị, đối tượng hoặc thời gian khác?",
        "are the figures side by side levels, or those of other units, people or times?",
    ),
    "why_level_worth": (
        "có các mức mà không ghi mỗi mức được bao nhiêu điểm",
        "levels, without saying how much each of them is worth",
    ),
    "why_for_whom": (
        "chỉ dành cho một số đơn vị: đơn vị nào không chấm tiêu chí này?",
        "only for some units: which of them are not scored by this criterion?",
    ),
    "why_both_columns": (
        "dòng vừa có điểm thưởng vừa có điểm trừ",
        "a row with both a bonus and a deduction",
    ),
    "why_figure": ("ô điểm không phải một số", "the cell for points holds no number"),
    "why_formula_cell": (
        "ô có công thức chưa tính được",
        "the cell holds a formula that has no value",
    ),
    "why_date": (
        "ô là ngày tháng, có thể do Excel tự đổi",
        "the cell is a date, perhaps one that Excel made by itself",
    ),
    "why_hidden": (
        "ô hiện một số khác với số đang chứa",
        "the cell shows another number than it holds",
    ),
    "why_struck": (
        "có chữ bị gạch ngang, không đọc chữ đó",
        "it has words with a line through them, which are not read",
    ),
    "why_encoding": (
        "chữ như của phông cũ (TCVN3, VNI)",
        "words that look like an old font's (TCVN3, VNI)",
    ),
    "why_second": (
        "từ đây là một thang điểm khác, không đọc: để nó trong một tệp riêng",
        "another scale begins here and is not read: put it into a file of its own",
    ),
    "why_other_points": (
        "trang này có lại các tiêu chí đã đọc, điểm khác: thang điểm đang dùng là trang nào?",
        "this sheet has the criteria that were read once more, with other points: which sheet is the scale?",
    ),
    "why_other_table": (
        "ở một bảng hoặc trang khác, chưa đọc: không rõ có thuộc thang điểm này không",
        "in another table or sheet, which is not read: whether it is part of this scale is not said",
    ),
    "why_sign": ("dấu của số không hợp với cột", "the figure's sign does not fit its column"),
    "why_place": (
        "thứ hạng không liên tục, hoặc không ghi các hạng còn lại",
        "places that do not follow each other, or the other places are not named",
    ),
    "why_range": (
        "các mức loại trừ nhau theo một số đo: là một quy tắc theo khoảng hay nhiều mục riêng",
        "levels of one figure that exclude each other: one rule with ranges, or items of their own",
    ),
    "why_step": (
        "điểm thay đổi theo từng bước của một số đo",
        "points that change with every step of a figure",
    ),
    "why_several": (
        "nhiều mức điểm cho mỗi lần, trong một tiêu chí",
        "several amounts for each time in one criterion",
    ),
    "why_count": (
        "không rõ là điểm cộng thêm ngoài điểm của tiêu chí hay là cách đạt điểm ấy",
        "points on top of the criterion's, or the way to reach them: that is not said",
    ),
    "why_once": (
        "không rõ tính một lần hay tính mỗi lần",
        "whether it counts once or each time is not clear",
    ),
    "why_by_custom": (
        "không rõ các mức ở đây tính một lần hay tính mỗi lần; việc có thể lặp lại thì bản nháp tính mỗi lần",
        "whether the amounts here count once or each time is not clear; the draft has each time for what may come again",
    ),
    "why_single": (
        "chỉ ghi một mức, không ghi mức khác được bao nhiêu",
        "one level only; what another is worth is not said",
    ),
    "why_top": (
        "mức cao nhất không bằng điểm tối đa của tiêu chí",
        "the best level is not the criterion's maximum",
    ),
    "why_gap": (
        "giữa hai mức còn chỗ trống, hoặc không rõ vượt mức thì sao",
        "a hole between two levels, or what lies beyond is not said",
    ),
    "why_overlap": ("hai mức cùng đúng ở một số", "two levels that hold for one figure"),
    "why_amount": (
        "số trong câu khác số trong cột",
        "the figure in the sentence is not the one in the column",
    ),
    "why_two_lists": (
        "có hai danh sách thưởng hoặc trừ của cả thang điểm, hoặc của cùng một nhóm",
        "two lists of bonuses or deductions of the whole scale, or of one group",
    ),
    "summary": (
        "{sure} trên {nodes} tiêu chí, {items} mục thưởng, trừ đọc được chắc chắn; {unsure} trên {rows} dòng cần xem lại",
        "{sure} of {nodes} {nodes:criterion|criteria} and {items} bonus and deduction {items:item|items} read for sure; {unsure} of {rows} {rows:row|rows} to be looked at",
    ),
    "written": ("Đã ghi {file}: {summary}.", "Wrote {file}: {summary}."),
    "then_sure": (
        "Có thể mở tệp ấy trong Excel để xem lại. Lệnh tiếp theo: {command}",
        "Open that file in Excel to look it over, if you like. Next command: {command}",
    ),
    "then": (
        "Mở tệp ấy trong Excel, xem các dòng có dấu ? rồi xóa dấu, lưu. Lệnh tiếp theo: {command}",
        "Open that file in Excel, look at the rows marked ?, clear their marks and save. Next command: {command}",
    ),
}
