"""Scoring rules in words, as a score sheet prints them."""

WORDS: dict[str, tuple[str, str]] = {
    "points_of": ("{n} điểm", "{n} {n:point|points}"),
    "fact": ("“{name}”", "“{name}”"),
    "points": ("người chấm cho điểm từ 0 đến {max}", "the scorer gives points, from 0 to {max}"),
    "step": ("theo bước {n}", "in steps of {n}"),
    "full": (
        "đủ {max}; chỉ trừ khi có sự việc phải trừ",
        "{max} in full; only events take points off",
    ),
    "pass_fail": ("đạt: {max}; không đạt: 0 điểm", "passed: {max}; not passed: 0 points"),
    "choice": ("chọn một mức: {options}", "choose one: {options}"),
    "of_value": ("theo số ghi được: {text}", "by the figure entered: {text}"),
    "of_fact": ("theo {fact}: {text}", "by {fact}: {text}"),
    "from": ("từ {n}", "from {n}"),
    "above": ("trên {n}", "over {n}"),
    "to": ("đến {n}", "up to {n}"),
    "below": ("đến dưới {n}", "to under {n}"),
    "exactly": ("đúng {n}", "exactly {n}"),
    "or_more": ("từ {n} trở lên", "from {n}"),
    "only_to": ("không quá {n}", "at most {n}"),
    "only_below": ("dưới {n}", "under {n}"),
    "else": ("còn lại", "otherwise"),
    "table": ("theo {row} và {column}: {cells}", "by {row} and {column}: {cells}"),
    "table_row": ("{row} ({cells})", "{row} ({cells})"),
    "ratio": (
        "{max} x thực hiện / chỉ tiêu, tính tối đa {cap}%",
        "{max} x actual / target, counted up to {cap}%",
    ),
    "ratio_lower": (
        "{max} x chỉ tiêu / thực hiện (càng thấp càng tốt), tính tối đa {cap}%",
        "{max} x target / actual (lower is better), counted up to {cap}%",
    ),
    "relative": (
        "so với chỉ tiêu và với các đơn vị khác: đạt đúng chỉ tiêu {met}, chưa đạt thì theo tỷ lệ; vượt thì thêm theo mức vượt, đơn vị vượt cao nhất được {max}",
        "against the target and the whole bloc: {met} for just meeting the target, in proportion under it; more for going over it, {max} for the unit furthest over",
    ),
    "target": ("chỉ tiêu {n}", "target {n}"),
    "target_entry": ("chỉ tiêu ghi kèm", "target entered beside it"),
    "target_pledge": (
        "chỉ tiêu là số đơn vị đã đăng ký",
        "the target is the figure that the unit pledged",
    ),
    "target_task": (
        "chỉ tiêu là số đơn vị đã đăng ký: “{name}”",
        "the target is the figure that the unit pledged: “{name}”",
    ),
    "count": ("{each} mỗi lần, tối đa {max}", "{each} each time, at most {max}"),
    "count_of": ("{each} mỗi {measure}, tối đa {max}", "{each} per {measure}, at most {max}"),
    "steps": (
        "trên {bound} được {first}, cứ thêm {every} được {each}",
        "over {bound} gives {first}, and every further {every} another {each}",
    ),
    "steps_below": (
        "dưới {bound} tính {first}, cứ thiếu thêm {every} tính {each}",
        "under {bound} counts {first}, and every further {every} short another {each}",
    ),
    "steps_off": (
        "không quá {bound} được {max}; trên đó trừ {first}, cứ thêm {every} trừ {each}",
        "up to {bound} gives {max}; over it takes off {first}, and every further {every} another {each}",
    ),
    "steps_below_off": (
        "từ {bound} được {max}; dưới đó trừ {first}, cứ thiếu thêm {every} trừ {each}",
        "from {bound} gives {max}; under it takes off {first}, and every further {every} short another {each}",
    ),
    "steps_even": (
        "cứ mỗi {every} trên {bound} được {each}",
        "every {every} over {bound} gives {each}",
    ),
    "steps_all": (
        "cứ mỗi {every} được {each}",
        "every {every} gives {each}",
    ),
    "steps_below_even": (
        "cứ mỗi {every} dưới {bound} tính {each}",
        "every {every} under {bound} counts {each}",
    ),
    "steps_off_even": (
        "không quá {bound} được {max}; trên đó cứ thêm {every} trừ {each}",
        "up to {bound} gives {max}; over it every {every} takes off {each}",
    ),
    "steps_below_off_even": (
        "từ {bound} được {max}; dưới đó cứ thiếu {every} trừ {each}",
        "from {bound} gives {max}; under it every {every} short takes off {each}",
    ),
    "partial_full": (
        "bước chưa trọn cũng tính",
        "a step only begun counts whole",
    ),
    "partial_exact": (
        "bước chưa trọn tính theo tỷ lệ",
        "a step only begun counts in proportion",
    ),
    "linear": (
        "từ {best} được {max}, từ {worst} trở xuống được {least}, ở giữa theo tỷ lệ",
        "from {best} gives {max}, {worst} and less gives {least}, in proportion between",
    ),
    "linear_lower": (
        "không quá {best} được {max}, từ {worst} trở lên được {least}, ở giữa theo tỷ lệ",
        "up to {best} gives {max}, {worst} and more gives {least}, in proportion between",
    ),
    "of_ratio": (
        "theo thực hiện / chỉ tiêu x 100 ({target}): {text}",
        "by actual / target x 100 ({target}): {text}",
    ),
    "target_bloc": (
        "chỉ tiêu là {figure}",
        "the target is {figure}",
    ),
    "bloc_mean": (
        "mức trung bình của các đơn vị",
        "the bloc's mean",
    ),
    "bloc_median": (
        "mức trung vị của các đơn vị",
        "the bloc's median",
    ),
    "bloc_max": (
        "mức cao nhất của các đơn vị",
        "the bloc's largest figure",
    ),
    "bloc_min": (
        "mức thấp nhất của các đơn vị",
        "the bloc's smallest figure",
    ),
    "early_each_day": (
        "xong sớm cộng {n} mỗi ngày",
        "being early adds {n} a day",
    ),
    "early_points": (
        "xong sớm từ {days} ngày cộng {n}",
        "being early by {days} {days:day|days} or more adds {n}",
    ),
    "early_cap": (
        "tổng điểm cộng vì xong sớm không quá {n}",
        "at most {n} for being early",
    ),
    "rank": (
        "theo hạng giữa các đơn vị, cao nhất đứng đầu: {places}",
        "by place in the bloc, the highest first: {places}",
    ),
    "rank_lower": (
        "theo hạng giữa các đơn vị, thấp nhất đứng đầu: {places}",
        "by place in the bloc, the lowest first: {places}",
    ),
    "place": (
        "hạng {n}: {points}",
        "place {n}: {points}",
    ),
    "top": (
        "trong {share}% đầu: {points}",
        "among the first {share}%: {points}",
    ),
    "tied_mean": (
        "đồng hạng thì lấy trung bình các hạng cùng chiếm",
        "those tied get the mean of the places that they take",
    ),
    "periods_percent": (
        "{max} x tỷ lệ điểm đạt / điểm được giao của {periods}, {how}",
        "{max} x percent of the assigned points in {periods}, {how}",
    ),
    "periods_points": (
        "điểm của {periods}, {how}, tối đa {max}",
        "the points of {periods}, {how}, at most {max}",
    ),
    "periods_by_name": ("các {name}", "the periods “{name}”"),
    "periods_by_id": ("các kỳ “{kind}”", "the periods “{kind}”"),
    "periods_mean": ("lấy trung bình", "their mean"),
    "periods_sum": ("cộng lại", "added up"),
    "periods_last": ("lấy kỳ cuối có điểm", "of the last that has points"),
    "periods_best": ("lấy trung bình {n} kỳ cao nhất", "the mean of the {n} best"),
    "periods_missing_error": (
        "thiếu điểm một kỳ là còn thiếu tiêu chí này",
        "a period without points leaves this criterion missing",
    ),
    "periods_missing_skip": (
        "kỳ không có điểm thì bỏ qua",
        "a period without points is left out",
    ),
    "within_division": ("so trong nhóm", "compared within the division"),
    "at_most": ("tối đa {max}", "at most {max}"),
    "deadline": ("đúng hạn {due}: {max}", "done by {due}: {max}"),
    "grace": ("{n} ngày chậm đầu không trừ", "{n} {n:day|days} of grace"),
    "late_each_day": ("mỗi ngày chậm trừ {n}", "late: {n} off a day"),
    "late_points": ("chậm trừ {n}", "late: {n} off"),
    "late_points_each": ("mỗi lần chậm trừ {n}", "late: {n} off each time"),
    "never": ("không thực hiện: 0 điểm", "never done: 0 points"),
    "each": ("{n} mỗi lần", "{n} each time"),
    "once": ("{n}, tính một lần", "{n}, once"),
    "bonus_item": ("thưởng {text}", "adds {text}"),
    "deduct_item": ("trừ {text}", "takes off {text}"),
    "whole_entry": ("chỉ ghi số nguyên", "whole numbers only"),
    "range_entry": ("số ghi từ {low} đến {high}", "figures from {low} to {high}"),
    "over_100_entry": ("được ghi quá 100%", "may go over 100%"),
    "floor": ("sau khi trừ không dưới {n}", "after deductions at least {n}"),
    "floor_none": ("trừ quá thì thành điểm âm", "deductions may take it below 0"),
    "clamp": (
        "kể cả thưởng không vượt điểm chuẩn",
        "never over the standard points, bonus included",
    ),
    "share_of": (
        "{n}% số điểm có trước các khoản thưởng, trừ",
        "{n}% of the points before what is added and taken off",
    ),
    "not_for": ("không áp dụng cho {units}", "not for {units}"),
    "limit_bonus": (
        "thưởng ở đây và bên dưới không quá {n}",
        "bonus here and below at most {n}",
    ),
    "limit_deduct": (
        "trừ ở đây và bên dưới không quá {n}",
        "deductions here and below at most {n}",
    ),
    "limit_net": (
        "chênh lệch thưởng, trừ không quá {n} về mỗi phía",
        "bonus less deductions at most {n} either way",
    ),
    "item_cap": ("mục này không quá {n}", "this item at most {n}"),
    "list_cap": ("tất cả không quá {n}", "together at most {n}"),
    "one_of": ("chỉ tính mục lớn nhất", "only the largest counts"),
    "only_if_full": ("chỉ tính khi đạt đủ điểm chuẩn", "counts only with the full standard points"),
    "if": ("chỉ tính khi {conditions}", "counts only when {conditions}"),
    "and": (" và ", " and "),
    "excludes": ("không tính cùng {names}", "never together with {names}"),
    "bars": ("không được xếp “{band}” trở lên", "neither “{band}” nor a higher band"),
    "disqualifies": ("không xếp loại", "the unit is not ranked"),
}
