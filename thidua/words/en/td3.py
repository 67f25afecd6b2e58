"""English: the scale, criteria.yaml (TD3xx)."""

WORDS: dict[str, str] = {
    # TD301: sums
    "TD301.message": "the maximum says {max}, but its parts add up to {sum} ({parts})",
    "TD301.hint": "write max: {sum}, or change the max of a part",
    "TD301.rule": "The maximum of the scale and of every group equals the sum of what is directly "
    "below. Otherwise every unit's percent is wrong. Mostly a figure was mistyped or a criterion "
    "left out, or the printed scale itself adds up wrongly: then say so in note and follow the "
    "bloc's decision.",
    # TD302: ids that repeat
    "TD302.message": "the id `{id}` is used above already",
    "TD302.message.case": "the id `{id}` is the same as `{other}` above: capitals make no "
    "difference",
    "TD302.hint": "give one of them another id",
    "TD302.hint.printed": "give one of them another id; printed codes may repeat, in code",
    "TD302.rule": "Criteria, items and facts share one list of ids, each used once without regard "
    "to capitals, because sheets call them by their ids. The same goes for stages, offices and "
    "bands, each in a list of its own. A printed scale may repeat a, b, c: that goes into code, "
    "and the ids are made different, like 1.1.a and 1.2.a.",
    # TD303: references
    "TD303.message": "there is no id `{id}`",
    "TD303.message.fact": "there is no fact with the id `{id}`",
    "TD303.message.fact_nearest": "there is no fact with the id `{id}`",
    "TD303.message.unit": "units.yaml has no unit with the id `{id}`",
    "TD303.message.unit_nearest": "units.yaml has no unit with the id `{id}`",
    "TD303.message.office": "there is no office or unit with the id `{id}`",
    "TD303.message.office_nearest": "there is no office or unit with the id `{id}`",
    "TD303.message.item": "there is no item with the id `{id}`",
    "TD303.message.item_nearest": "there is no item with the id `{id}`",
    "TD303.message.criterion": "there is no criterion with the id `{id}`",
    "TD303.message.criterion_nearest": "there is no criterion with the id `{id}`",
    "TD303.message.band": "there is no other band with the id `{id}`",
    "TD303.message.band_nearest": "there is no other band with the id `{id}`",
    "TD303.hint": "write an id that is declared",
    "TD303.hint.fact": "add the fact {id} below facts:, or mend the id",
    "TD303.hint.fact_nearest": "did you mean: {better}",
    "TD303.hint.unit": "add the unit to units.yaml, or mend the id",
    "TD303.hint.unit_nearest": "did you mean: {better}",
    "TD303.hint.office": "add the office {id} below offices:, or mend the id",
    "TD303.hint.office_nearest": "did you mean: {better}",
    "TD303.hint.item": "write the id of an item of this scale",
    "TD303.hint.item_nearest": "did you mean: {better}",
    "TD303.hint.criterion": "write the id of a criterion of this scale",
    "TD303.hint.criterion_nearest": "did you mean: {better}",
    "TD303.hint.band": "write the id of another band below bands:",
    "TD303.hint.band_nearest": "did you mean: {better}",
    "TD303.rule": "The scale names a fact, unit, office, item, criterion or band by an id that is "
    "declared nowhere. If it were passed over, the rule would silently have no effect. Mend the "
    "id, or declare it: facts below facts, offices below offices, units in units.yaml.",
    # TD304: rules on groups
    "TD304.message": "a group has no {key}; only a criterion without parts does",
    "TD304.hint": "move {key} down to the parts, or delete it",
    "TD304.rule": "The points of a group are the sum of its parts, so it has no rule and no "
    "measure of its own. It may still have a bonus and a deduct list for the whole group.",
    # TD305: amounts of items
    "TD305.message": "this item has no points",
    "TD305.message.none": "this item has no points",
    "TD305.message.several": "this item has {found} at once; only one may be there",
    "TD305.hint": "add each: (points for every time), points: (once) or rule:",
    "TD305.hint.none": "add each: (points for every time), points: (once) or rule:",
    "TD305.hint.several": "keep each (points for every time), points (once) or rule, and delete "
    "the rest",
    "TD305.rule": "Every item that adds or takes off points has exactly one amount: each is for "
    "every time, points counts once, rule computes it (tiers, table, steps, choice). The most it "
    "can come to is its cap. An item that only disqualifies (disqualifies: true) needs none.",
    # TD306: gaps
    "TD306.message": "some values lie in no tier: {gaps}",
    "TD306.hint": "make the bounds meet, or add a last line {{else: true, points: 0}}",
    "TD306.rule": "A value that no tier takes has no points, and a sheet with it will be an error. "
    "This warning shows the gap before anyone falls into it. from and to include the bound, above "
    "and below do not. If such a value can't occur, the warning may be left.",
    # TD307: unreachable tiers
    "TD307.message": "tier {number} is never used: the ones above take all its values",
    "TD307.hint": "reorder the tiers (the first that matches counts), or mend the bounds",
    "TD307.rule": "Tiers are tried from the top, and the first that matches counts. With from: 50 "
    "before from: 90, the tier of 90 never gets its turn. Put the highest first, or give every "
    "tier both its bounds.",
    # TD308: tables
    "TD308.message": "the table needs {rows} rows of {columns} cells, as its bounds say",
    "TD308.message.facts": "each side of a table needs exactly one fact with its bounds",
    "TD308.message.order": "the bounds of a table go up, each once",
    "TD308.hint": "add or drop cells below points:; a row for every bound of rows, a cell for "
    "every bound of columns",
    "TD308.hint.facts": "write it like rows: {{ho-so: [0, 100, 500]}}",
    "TD308.hint.order": "write them from low to high, like [0, 100, 500]",
    "TD308.rule": "The rule table finds points by two facts: rows names the fact of the rows, "
    "columns that of the columns, each with a list of lower bounds that go up. points has exactly "
    "one row for each bound of rows, and each row one cell for each bound of columns.",
    # TD309: lateness
    "TD309.message": "lateness needs exactly one cost: points or each_day",
    "TD309.hint": "write late: {{points: 0.5}} (for each late one) or late: {{each_day: 0.1}} "
    "(for each day)",
    "TD309.rule": "Lateness is taken off in one of two ways: points for each due day that was "
    "missed, or each_day for every day after the due day and its grace. With both or neither "
    "nothing can be computed.",
    # TD310: years
    "TD310.message": "the year says {found}, but the file lies in the folder {folder}",
    "TD310.hint": "write year: {folder}, or move the file to the folder {found}",
    "TD310.rule": "The year in criteria.yaml must be that of its folder. It mostly differs when "
    "last year's scale was copied; then look at its due days, too.",
    # TD311: bands
    "TD311.message": "bands go from high to low, but {from} is not under the {above} of the band "
    "above",
    "TD311.hint": "reorder the bands, or mend from",
    "TD311.rule": "Bands are written from high to low, each with a from under that of the one "
    "above. A unit gets the first band that it reaches; one that is not under the band above "
    "would never be held.",
    # TD312: quotas
    "TD312.message": "the quota is not clear",
    "TD312.message.one": "a quota needs exactly one of n, share and steps",
    "TD312.message.round": "a share of the units may leave a fraction, so its rounding must be "
    "said",
    "TD312.hint": "write it like quota: 1",
    "TD312.hint.one": "write quota: 1, or {{share: 20%, round: down}}, or {{steps: [...]}}",
    "TD312.hint.round": "add round: down, half_up or up",
    "TD312.rule": "A limit on the number of units is a number (quota: 1), a share with its "
    "rounding ({{share: 20%, round: down}}), or steps by the bloc's size. 20% of 11 units is 2.2: "
    "whether that is 2 or 3 is for the regulation to say, and thidua does not choose.",
    # TD313: only_if_full
    "TD313.message": "only_if_full is for bonus only",
    "TD313.hint": "delete this line",
    "TD313.rule": "only_if_full lets a bonus count only where the criterion has its full points. "
    "For deductions that means nothing: with something taken off it is no longer full.",
    # TD314: negative amounts
    "TD314.message": "the points of an item are written positive, found {found}",
    "TD314.hint": "write {better}; what takes off belongs below deduct, what adds below bonus",
    "TD314.rule": "The points of an item are always written positive; below bonus they add, below "
    "deduct they take off. With a negative number below deduct it is unclear whether it adds.",
    # TD315: empty lists
    "TD315.message": "this list is empty",
    "TD315.message.stages": "a scale needs at least one stage, but stages is empty",
    "TD315.message.criteria": "the scale has no criteria yet",
    "TD315.message.tiers": "the rule tiers needs at least one tier, but tiers is empty",
    "TD315.message.options": "the rule choice needs at least one option, but options is empty",
    "TD315.message.due": "a deadline needs at least one due day, but due is empty",
    "TD315.hint": "add at least one",
    "TD315.hint.stages": "add a stage, or delete stages: to have the one default stage, verified",
    "TD315.hint.criteria": "add criteria below criteria:",
    "TD315.hint.tiers": "add a tier, like {{from: 90, points: 5}}",
    "TD315.hint.options": "add options, like {{tot: 5, kha: 3}}",
    "TD315.hint.due": "write the due day, like due: 01-31",
    "TD315.rule": "A scale has criteria to score and at least one stage; a rule has at least one "
    "tier, option or due day. If it is not finished, write status: draft and what there is.",
    # TD316: bounds of a tier
    "TD316.message": "a tier needs bounds, or else: true, not both",
    "TD316.message.none": "this tier has no bounds",
    "TD316.message.both": "this tier has both bounds and else: true",
    "TD316.message.empty": "no number lies in this tier",
    "TD316.hint": "write from (>=), above (>), to (<=) or below (<); or only else: true",
    "TD316.hint.none": "write from (>=), above (>), to (<=) or below (<); or else: true",
    "TD316.hint.both": "delete else: true, or the bounds",
    "TD316.hint.empty": "mend the bounds: the lower end must be under the upper one",
    "TD316.rule": "Every tier says which values it takes: from (that and more), above (more than "
    "that), to (that and less), below (less than that), also two of them. else: true takes all "
    "that is left, so it stands alone and last.",
    # TD320: scoring oneself
    "TD320.message": "{unit} is assigned to score itself",
    "TD320.hint": "put another unit there",
    "TD320.rule": "Cross-scoring is done by other units, so the scorers assigned to a unit don't "
    "include itself. Self-scores belong to the stage of self-scoring.",
}
