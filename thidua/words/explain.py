"""Each step from an entry to the points."""

WORDS: dict[str, tuple[str, str]] = {
    "title": (
        "{name}: vì sao được điểm như vậy, năm {year}",
        "{name}: how the points of {year} came about",
    ),
    "total": ("Tổng điểm", "Total"),
    "total_rounded": (
        "Tổng chính xác {exact}, làm tròn {places} chữ số ({mode}) thành {points}",
        "Exact total {exact}, rounded to {places} {places:decimal|decimals} ({mode}): {points}",
    ),
    "total_rounded_to": (
        "Tổng chính xác {exact}, làm tròn tới bội số của {to} ({mode}) thành {points}",
        "Exact total {exact}, rounded to a multiple of {to} ({mode}): {points}",
    ),
    "percent": ("Tỷ lệ {points} / {max}", "Percent {points} / {max}"),
    "criterion": ("{id} {name}", "{id} {name}"),
    "of_max": ("(điểm chuẩn {max})", "(standard points {max})"),
    "rule": ("Quy tắc: {rule}", "Rule: {rule}"),
    "points": ("chấm {points} điểm, trên điểm chuẩn {max}", "scored {points}, of at most {max}"),
    "full": ("đủ điểm chuẩn {max}, trừ theo sự việc", "the full {max} unless something happened"),
    "pass": ("đạt: đủ {max} điểm", "passed: the full {max}"),
    "fail": ("không đạt: 0 điểm", "not passed: 0"),
    "choice": ("chọn mức “{option}”: {points} điểm", "option “{option}”: {points}"),
    "tiers": ("giá trị {figure} {tier}: {points} điểm", "value {figure} {tier}: {points}"),
    "tier_else": ("thuộc trường hợp còn lại", "is one of the remaining cases"),
    "tier_between": ("thuộc khoảng {bounds}", "lies {bounds}"),
    "bound_from": ("từ {n}", "from {n}"),
    "bound_above": ("trên {n}", "above {n}"),
    "bound_to": ("đến {n}", "up to {n}"),
    "bound_below": ("dưới {n}", "below {n}"),
    "table": (
        "{row} = {rows} (từ {row_from}), {column} = {columns} (từ {column_from}): {points} điểm",
        "{row} = {rows} (from {row_from}), {column} = {columns} (from {column_from}): {points}",
    ),
    "table_else": (
        "{row} = {rows}, {column} = {columns}: dưới mốc đầu, {points} điểm",
        "{row} = {rows}, {column} = {columns}: under the first bound, {points}",
    ),
    "ratio": (
        "thực hiện {actual} / chỉ tiêu {target} = {share}; tính tối đa {cap}; {max} x tỷ lệ",
        "actual {actual} / target {target} = {share}; counts up to {cap}; {max} x ratio",
    ),
    "ratio_lower": (
        "chỉ tiêu {target} / thực hiện {actual} = {share} (càng thấp càng tốt); tính tối đa {cap}; {max} x tỷ lệ",
        "target {target} / actual {actual} = {share} (lower is better); counts up to {cap}; {max} x ratio",
    ),
    "count": ("{times} x {each} điểm, tối đa {max}", "{times} x {each}, at most {max}"),
    "steps": (
        "giá trị {figure}, vượt {above}: {first} + {further} bước x {each}",
        "value {figure}, over {above}: {first} + {further} {further:step|steps} x {each}",
    ),
    "steps_under": (
        "giá trị {figure} không vượt {above}: 0 điểm",
        "value {figure} is not over {above}: 0",
    ),
    "steps_below": (
        "giá trị {figure}, dưới {below}: {first} + {further} bước x {each}",
        "value {figure}, under {below}: {first} + {further} {further:step|steps} x {each}",
    ),
    "steps_below_under": (
        "giá trị {figure} không dưới {below}: 0 điểm",
        "value {figure} is not under {below}: 0",
    ),
    "steps_off": (
        "giá trị {figure}, vượt {above}: {max} - ({first} + {further} bước x {each})",
        "value {figure}, over {above}: {max} - ({first} + {further} {further:step|steps} x {each})",
    ),
    "steps_off_under": (
        "giá trị {figure} không vượt {above}: đủ {max} điểm",
        "value {figure} is not over {above}: the full {max}",
    ),
    "steps_off_below": (
        "giá trị {figure}, dưới {below}: {max} - ({first} + {further} bước x {each})",
        "value {figure}, under {below}: {max} - ({first} + {further} {further:step|steps} x {each})",
    ),
    "steps_off_below_under": (
        "giá trị {figure} không dưới {below}: đủ {max} điểm",
        "value {figure} is not under {below}: the full {max}",
    ),
    "linear": (
        "giá trị {figure}, từ {worst} đến {best}: {least} + ({max} - {least}) x ({value} - {worst}) / ({best} - {worst})",
        "value {figure}, between {worst} and {best}: {least} + ({max} - {least}) x ({value} - {worst}) / ({best} - {worst})",
    ),
    "linear_best": (
        "giá trị {figure}, đạt mức tốt {best}: {max} điểm",
        "value {figure} reaches the best end {best}: {max}",
    ),
    "linear_worst": (
        "giá trị {figure}, không hơn mức kém {worst}: {least} điểm",
        "value {figure}, no better than the worst end {worst}: {least}",
    ),
    "looked_up": (
        "{actual} / {target} x 100 = {value}",
        "{actual} / {target} x 100 = {value}",
    ),
    "deadline_early": (
        "xong ngày {done}, hạn {due}: sớm {days} ngày",
        "done on {done}, due {due}: {days} {days:day|days} early",
    ),
    "early_cap": (
        "cộng vì sớm {sum}, không quá {cap}",
        "{sum} for being early, at most {cap}",
    ),
    "rank": (
        "{value}: hạng {place} trên {compared} đơn vị được so",
        "{value}: place {place} of {compared} {compared:unit|units} compared",
    ),
    "rank_mean": (
        "{value}: hạng {place} trên {compared} đơn vị được so, {tied} đơn vị cùng hạng chia đều",
        "{value}: place {place} of {compared} {compared:unit|units} compared, shared by {tied}",
    ),
    "deadline": ("đủ điểm chuẩn {max} nếu đúng hạn", "the full {max} when in time"),
    "deadline_met": ("xong ngày {done}, hạn {due}: đúng hạn", "done on {done}, due {due}: in time"),
    "deadline_late": (
        "xong ngày {done}, hạn {due}: chậm {days} ngày",
        "done on {done}, due {due}: {days} {days:day|days} late",
    ),
    "deadline_never": ("không thực hiện: 0 điểm", "never done: 0"),
    "relative_under": (
        "đạt {actual} / chỉ tiêu {target}: chưa đạt, {met} x {actual} / {target}",
        "actual {actual} / target {target}: not met, {met} x {actual} / {target}",
    ),
    "relative_met": (
        "đạt đúng chỉ tiêu {target}: {met} điểm",
        "the target {target} just met: {met}",
    ),
    "relative_over": (
        "đạt {actual} / chỉ tiêu {target}: vượt {excess}%, cao nhất khối vượt {best}%; {met} + phần vượt",
        "actual {actual} / target {target}: {excess}% over, the bloc's best {best}%; {met} + share of the excess",
    ),
    "relative_untargeted": (
        "đạt {actual}, không giao chỉ tiêu; cao nhất khối {best}; {max} x {actual} / {best}",
        "actual {actual}, no target given; the bloc's best {best}; {max} x {actual} / {best}",
    ),
    "hand": ("điểm ghi tay", "points given by hand"),
    "hand_note": ("điểm ghi tay: {note}", "points given by hand: {note}"),
    "na": ("không áp dụng", "not applicable"),
    "na_note": ("không áp dụng: {note}", "not applicable: {note}"),
    "not_for": (
        "thang điểm không áp dụng cho đơn vị này",
        "the scale does not apply it to this unit",
    ),
    "na_exclude": (
        "bỏ {max} điểm chuẩn ra khỏi tổng được giao",
        "{max} standard points are left out of the assigned maximum",
    ),
    "na_full": ("tính đủ điểm chuẩn {max}", "counts as the full {max}"),
    "na_zero": (
        "tính 0 điểm, điểm chuẩn {max} vẫn giữ",
        "counts as 0, its standard points {max} stay",
    ),
    "missing": ("chưa có {what}", "missing: {what}"),
    "missing_entry": ("chưa có mục ghi", "no entry yet"),
    "missing_fact": ("chưa có số liệu {what}", "the figure {what} is missing"),
    "missing_target": ("chưa có chỉ tiêu", "the target is missing"),
    "missing_period": ("chưa có điểm của: {what}", "no points yet of: {what}"),
    "period_percent": (
        "{period} ({at}): {got} / {assigned} = {percent}%",
        "{period} ({at}): {got} / {assigned} = {percent}%",
    ),
    "period_points": ("{period} ({at}): {got} điểm", "{period} ({at}): {got}"),
    "period_not_counted_percent": (
        "{period} ({at}): {got} / {assigned} = {percent}%, không được tính",
        "{period} ({at}): {got} / {assigned} = {percent}%, not counted",
    ),
    "period_not_counted_points": (
        "{period} ({at}): {got} điểm, không được tính",
        "{period} ({at}): {got}, not counted",
    ),
    "periods_without": (
        "{period} đến {last}: {n} kỳ không có điểm, bỏ qua",
        "{period} to {last}: {n} periods without points, left out",
    ),
    "period_without": (
        "{period} ({at}): không có điểm, bỏ qua",
        "{period} ({at}): without points, left out",
    ),
    "periods_percent_mean": (
        "trung bình {n} kỳ: {combined}%; x {max}",
        "mean of {n} {n:period|periods}: {combined}%; x {max}",
    ),
    "periods_percent_last": ("lấy kỳ cuối: {combined}%; x {max}", "the last: {combined}%; x {max}"),
    "periods_percent_best": (
        "trung bình {n} kỳ cao nhất: {combined}%; x {max}",
        "mean of the {n} best {n:period|periods}: {combined}%; x {max}",
    ),
    "periods_points_mean": (
        "trung bình {n} kỳ: {combined} điểm, tối đa {max}",
        "mean of {n} {n:period|periods}: {combined}, at most {max}",
    ),
    "periods_points_sum": (
        "cộng {n} kỳ: {combined} điểm, tối đa {max}",
        "sum of {n} {n:period|periods}: {combined}, at most {max}",
    ),
    "periods_points_last": (
        "lấy kỳ cuối: {combined} điểm, tối đa {max}",
        "the last: {combined}, at most {max}",
    ),
    "periods_points_best": (
        "trung bình {n} kỳ cao nhất: {combined} điểm, tối đa {max}",
        "mean of the {n} best {n:period|periods}: {combined}, at most {max}",
    ),
    "missing_pledge": ("chưa có đăng ký {what}", "the pledge {what} is missing"),
    "item_each": (
        "{sign} {id} “{name}”: {times} lần x {each}",
        "{sign} {id} “{name}”: {times} x {each}",
    ),
    "item_each_waived": (
        "{sign} {id} “{name}”: {times} lần x {each} (miễn {waived} lần)",
        "{sign} {id} “{name}”: {times} x {each} ({waived} waived)",
    ),
    "item_once": ("{sign} {id} “{name}”", "{sign} {id} “{name}”"),
    "item_waived": (
        "{id} “{name}”: {waived} lần được miễn, không tính",
        "{id} “{name}”: {waived} waived, not counted",
    ),
    "item_choice": (
        "{sign} {id} “{name}”: mức “{option}”",
        "{sign} {id} “{name}”: option “{option}”",
    ),
    "item_tiers": (
        "{sign} {id} “{name}”: giá trị {figure} {tier}",
        "{sign} {id} “{name}”: value {figure} {tier}",
    ),
    "item_table": (
        "{sign} {id} “{name}”: {row} = {rows} (từ {row_from}), {column} = {columns} (từ {column_from})",
        "{sign} {id} “{name}”: {row} = {rows} (from {row_from}), {column} = {columns} (from {column_from})",
    ),
    "item_table_else": (
        "{sign} {id} “{name}”: {row} = {rows}, {column} = {columns}: dưới mốc đầu",
        "{sign} {id} “{name}”: {row} = {rows}, {column} = {columns}: under the first bound",
    ),
    "item_steps": (
        "{sign} {id} “{name}”: giá trị {figure}, vượt {above}: {first} + {further} bước x {each}",
        "{sign} {id} “{name}”: value {figure}, over {above}: {first} + {further} {further:step|steps} x {each}",
    ),
    "item_steps_under": (
        "{sign} {id} “{name}”: giá trị {figure} không vượt {above}",
        "{sign} {id} “{name}”: value {figure} is not over {above}",
    ),
    "item_steps_below": (
        "{sign} {id} “{name}”: giá trị {figure}, dưới {below}: {first} + {further} bước x {each}",
        "{sign} {id} “{name}”: value {figure}, under {below}: {first} + {further} {further:step|steps} x {each}",
    ),
    "item_steps_below_under": (
        "{sign} {id} “{name}”: giá trị {figure} không dưới {below}",
        "{sign} {id} “{name}”: value {figure} is not under {below}",
    ),
    "item_linear": (
        "{sign} {id} “{name}”: giá trị {figure}, từ {worst} đến {best}: {least} + ({max} - {least}) x ({value} - {worst}) / ({best} - {worst})",
        "{sign} {id} “{name}”: value {figure}, between {worst} and {best}: {least} + ({max} - {least}) x ({value} - {worst}) / ({best} - {worst})",
    ),
    "item_linear_best": (
        "{sign} {id} “{name}”: giá trị {figure}, đạt mức tốt {best}",
        "{sign} {id} “{name}”: value {figure} reaches the best end {best}",
    ),
    "item_linear_worst": (
        "{sign} {id} “{name}”: giá trị {figure}, không hơn mức kém {worst}",
        "{sign} {id} “{name}”: value {figure}, no better than the worst end {worst}",
    ),
    "item_share": (
        "{sign} {id} “{name}”: {share}% của {base}",
        "{sign} {id} “{name}”: {share}% of {base}",
    ),
    "item_unknown": (
        "{sign} {id} “{name}”: chưa đủ số liệu, tạm tính mức cao nhất",
        "{sign} {id} “{name}”: figures are missing, the most it can come to for now",
    ),
    "item_if": (
        "{id} “{name}”: không tính vì chưa đủ điều kiện",
        "{id} “{name}”: does not count, its condition does not hold",
    ),
    "capped": ("{text}; mục này không quá {cap}", "{text}; at most {cap} for this item"),
    "bonus": ("cộng", "bonus"),
    "deduct": ("trừ", "deduction"),
    "one_of": ("chỉ tính mục lớn nhất: {id}", "only the largest counts: {id}"),
    "list_cap": ("tổng {sum}, không quá {cap}", "{sum} together, at most {cap}"),
    "only_if_full": (
        "chưa đạt đủ điểm chuẩn nên không cộng {amount}",
        "not at its full points, so no bonus of {amount}",
    ),
    "excess": (
        "phần vượt điểm chuẩn {max}, tính là điểm thưởng",
        "over the standard points {max}: counts as bonus",
    ),
    "floor": ("{points} thấp hơn mức sàn: lấy {floor}", "{points} is under the floor: {floor}"),
    "limit_bonus": (
        "thưởng ở đây và bên dưới {sum}, không quá {limit}",
        "bonus here and below {sum}, at most {limit}",
    ),
    "limit_deduct": (
        "trừ ở đây và bên dưới {sum}, không quá {limit}",
        "deductions here and below {sum}, at most {limit}",
    ),
    "limit_net": (
        "thưởng trừ đi phần trừ {sum}, không quá {limit} về mỗi phía",
        "bonus less deductions {sum}, at most {limit} either way",
    ),
    "clamp": ("{points} vượt điểm chuẩn: lấy {max}", "{points} is over the standard points: {max}"),
    "sum": ("cộng {ids}", "sum of {ids}"),
    "voice": ("người chấm: {scorer}", "scorer: {scorer}"),
    "voice_weighted": (
        "người chấm: {scorer}, trọng số {weight}%",
        "scorer: {scorer}, weight {weight}%",
    ),
    "voice_own": ("phiếu chính", "main sheet"),
    "combine_mean": ("trung bình của {n} phiếu", "mean of {n} {n:sheet|sheets}"),
    "combine_median": ("trung vị của {n} phiếu", "median of {n} {n:sheet|sheets}"),
    "combine_trimmed_mean": (
        "trung bình của {n} phiếu, bỏ phiếu cao nhất và thấp nhất",
        "the mean of {n} {n:sheet|sheets} without the highest and the lowest",
    ),
    "combine_weighted": (
        "trung bình có trọng số của {n} phiếu",
        "the weighted mean of {n} {n:sheet|sheets}",
    ),
    "voice_figure": (
        "{scorer}: {value}",
        "{scorer}: {value}",
    ),
    "voices_figure": (
        "gộp các phiếu: {value}",
        "the sheets together: {value}",
    ),
    "combine_max": ("cao nhất của {n} phiếu", "largest of {n} {n:sheet|sheets}"),
    "claimed": ("đơn vị tự tính {claimed}", "the unit itself reckons {claimed}"),
    "mode_half_up": ("nửa làm tròn lên", "halves up"),
    "mode_half_even": ("nửa làm tròn về số chẵn", "halves to even"),
    "mode_down": ("làm tròn xuống", "down"),
    "mode_up": ("làm tròn lên", "up"),
    "evidence": ("minh chứng: {files}", "evidence: {files}"),
    "evidence_gone": ("{name} (không có tệp này)", "{name} (no such file)"),
    "evidence_file": (
        "{name} ({size} byte, SHA-256 {digest}…)",
        "{name} ({size} {size:byte|bytes}, SHA-256 {digest}…)",
    ),
    "at_stage": ("ở bước {stage}", "as of the stage {stage}"),
}
