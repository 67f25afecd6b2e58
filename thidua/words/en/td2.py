"""English: the entries of score sheets (TD2xx)."""

WORDS: dict[str, str] = {
    # TD201: unknown ids
    "TD201.message": "the scale has no criterion or item with the id `{key}`",
    "TD201.message.fact": "the scale asks for no fact with the id `{key}`",
    "TD201.message.fact_nearest": "the scale asks for no fact with the id `{key}`",
    "TD201.message.is_fact": "`{key}` is a fact, not a criterion",
    "TD201.message.is_score": "`{key}` is a criterion or item, not a fact",
    "TD201.hint": "write an id as it stands in criteria.yaml",
    "TD201.hint.nearest": "did you mean: {better}",
    "TD201.hint.fact": "write an id as it stands below facts: in criteria.yaml",
    "TD201.hint.fact_nearest": "did you mean: {better}",
    "TD201.hint.is_fact": "move this line below facts:",
    "TD201.hint.is_score": "move this line below scores:",
    "TD201.rule": "In a sheet every line below scores: bears the id of a criterion or of an item "
    "of the year's scale, every line below facts: the id of a fact. If a mistyped id were passed "
    "over, a unit would lose points unnoticed. An id is what stands in id, not the printed code.",
    # TD202: entries on groups
    "TD202.message": "`{id}` is a group of criteria and is not scored itself",
    "TD202.hint": "score its parts: {parts}",
    "TD202.rule": "The points of a group are the sum of its parts with the group's own bonus and "
    "deductions, so nobody enters them. To record the sum that a scorer made, for comparison, "
    "write {{claimed: 35.5}}.",
    # TD203: out of range
    "TD203.message": "points go from {low} to {high}, found {found}",
    "TD203.message.low": "points go from {low} up, found {found}",
    "TD203.message.high": "points go up to {high}, found {found}",
    "TD203.hint": "write a number from {low} to {high}",
    "TD203.hint.low": "write a number from {low} up",
    "TD203.hint.high": "write a number up to {high}",
    "TD203.rule": "The points of a criterion lie within what the scale allows: from 0 (or the "
    "floor) to its maximum, and up to the highest bonus where a figure by hand includes it. No "
    "rule could give points outside. Where a later stage entered other points this is only a "
    "warning. If the figure is right, mend max, bonus or floor of the criterion in criteria.yaml.",
    # TD204: gaps
    "TD204.message": "the value {found} lies in none of the scale's tiers",
    "TD204.hint": "check the figure; if it is right, add a tier for {found} to tiers: in "
    "criteria.yaml",
    "TD204.rule": "The rule tiers divides the values into stretches, each with its points. This "
    "value lies where no stretch takes it, so it has no points, and thidua does not choose any. "
    "Gaps are mostly at borders: with above: 90 in one tier and below: 90 in the next, 90 belongs "
    "to neither. Add a tier, or a line else: true for everything else.",
    # TD205: unknown options
    "TD205.message": "this criterion has no option `{found}`; its options are: {allowed}",
    "TD205.hint": "write one of these options",
    "TD205.hint.nearest": "did you mean: {better}",
    "TD205.hint.points": "write one of these options; to give points by hand write "
    "{{points: {found}, note: the reason}}",
    "TD205.rule": "The rule choice lets one of the options below options: be chosen, each with its "
    "points. The sheet names the option, not the points. To give points by hand write "
    "{{points: 1.5, note: ...}}.",
    # TD206: no entry taken
    "TD206.message": "this is computed from facts and takes no entry of its own",
    "TD206.hint": "delete this line and give the figures below facts: {facts}",
    "TD206.rule": "This criterion or item takes its value from figures asked once for the whole "
    "sheet (of: ..., or the rule table). With one more figure here nobody knows which to trust. "
    "Give the figures below facts:; to give the whole criterion's points by hand write "
    "{{points: 1.5, note: ...}}.",
    # TD207: two figures
    "TD207.message": "both {first} and {second} are given; only one of them can count",
    "TD207.hint": "keep one key and delete the other",
    "TD207.rule": "An entry says one figure: the value that the rule reads (value or actual), "
    "points given by hand (points), or a share by its two counts (part, of). With two nobody knows "
    "which to trust. What a scorer worked out, for comparison only, goes into claimed.",
    # TD208: shares of nothing
    "TD208.message": "the whole (of) is 0, so there is no share",
    "TD208.hint": "write an of over 0; if there was nothing to count, write na for the criterion "
    "that uses this share",
    "TD208.rule": "{{part: 0, of: 0}} is neither 0% nor 100%. Where a unit has nothing to count "
    "(no files, no target set) the criterion does not apply: write na with the reason, and the "
    "scale decides what na does (not_applicable).",
    # TD209: na on items
    "TD209.message": "`{found}` adds or takes off points and can't be na",
    "TD209.hint": "delete this line: what is not entered did not happen; or write na for the "
    "whole criterion",
    "TD209.rule": "What adds or takes off points either happened or did not; not entered means it "
    "did not. Only a whole criterion can be not applicable (na), and its items then don't count "
    "either.",
    # TD210: once only
    "TD210.message": "this counts once only, found {found}",
    "TD210.hint": "write true if it happened; if every time counts, turn points into each in "
    "criteria.yaml",
    "TD210.rule": "An item with points: adds or takes off once, however often it happened; one "
    "with each: is multiplied by the number of times. With 2 on an item that counts once it is "
    "unclear whether two times or two points are meant.",
    # TD211: na on facts
    "TD211.message": "a fact can't be na",
    "TD211.hint": "write the figure, 0 if there is none; if it does not apply, delete this line "
    "and write na for the criterion that uses it",
    "TD211.rule": "Several criteria may use one fact, so na there does not say which of them does "
    "not apply. Write na, with the reason, on the very criterion that does not apply to the unit.",
    # TD212: number of days
    "TD212.message": "expected {wanted} days, one for each due day, found {found}",
    "TD212.message.one": "expected one day, found {found}",
    "TD212.hint": "write them in the order of the due days: [2022-01-31, 2022-07-31]; false if "
    "never",
    "TD212.hint.one": "write the one day on which it was done, like 2022-01-31; false if never",
    "TD212.rule": "A criterion with a deadline takes as many days of completion as it has due "
    "days, in their order. A single false means it was never done, and the criterion gives 0.",
    # TD213: items beside a figure by hand
    "TD213.message": "`{leaf}` has its points given by hand, so its item `{id}` can't be entered, "
    "too",
    "TD213.hint": "delete one of the two: the points of {leaf}, or the item {id}",
    "TD213.rule": "Points given by hand are a criterion's final points, bonus and deductions "
    "included. With an item of it in the same sheet it is unclear whether the figure includes it. "
    "Either let thidua compute from the items, or give the points and the reason in note.",
    # TD214: under the first bound
    "TD214.message": "{fact} is {found}, which is under the first bound of the table",
    "TD214.hint": "check the figure; if it is right, add else: (points under the first bound) to "
    "the rule in criteria.yaml",
    "TD214.rule": "The rule table finds its cell by the largest bound that a figure reaches. A "
    "figure under the first bound has no cell, unless the rule has an else. thidua does not take "
    "it for 0 points on its own.",
    # TD215: target 0
    "TD215.message": "the target is 0, so nothing can be measured against it",
    "TD215.message.pledge": "the pledge's task {task} plans 0, so nothing can be measured against it",
    "TD215.hint": "write a target over 0; if the unit was given none, write na",
    "TD215.hint.pledge": "give the task {task} a plan over 0 in pledges/, or write na here",
    "TD215.rule": "The rule ratio divides the result by the target (or the other way round where "
    "lower is better). With a target of 0 that has no meaning. The target comes from the rule, "
    "from the entry, or from the unit's pledge: mend it where it is written, or write na with the "
    "reason.",
    # TD216: uneven counts
    "TD216.message": "the number of times must be whole and not negative, but it is {found}",
    "TD216.hint": "write a whole number",
    "TD216.rule": "The rule count multiplies a number of times by the points of each. The number "
    "comes from a fact that is not whole, or negative. Mend the fact, or choose another rule if "
    "nothing is counted here.",
    # TD217: items that exclude each other
    "TD217.message": "`{id}` and `{other}` can't both count",
    "TD217.hint": "keep one of them; delete the other, or write 0 if an earlier stage entered it",
    "TD217.rule": "The scale says that these two exclude each other (excludes): one thing counts "
    "in one place only. When a sheet has both, people have to choose; thidua does not.",
    # TD220: scorers that contradict
    "TD220.message": "`{id}` is given differently in the sheet {first}",
    "TD220.hint": "agree with the other scorer, then mend one of the sheets",
    "TD220.rule": "Where a stage has several scorers, a fact or an item of a group is something "
    "that happened, so their sheets must agree on it. Only points of criteria are combined. When "
    "two sheets differ, hold them against the evidence.",
    # TD221: several scorers
    "TD221.message": "several scorers give this criterion at the stage {stage}, which does not "
    "say how to combine them: {files}",
    "TD221.hint": "add combine: mean, median or max to the stage {stage} in criteria.yaml; or "
    "leave it to one sheet",
    "TD221.rule": "When several people score one criterion there must be a way to make one figure "
    "of theirs, and the scale lays it down. If each scores a part only, delete this criterion from "
    "the sheets of those who are not in charge of it.",
    # TD230: claims
    "TD230.message": "the sheet claims {claimed}, but the scale gives {computed}",
    "TD230.hint": "check the figures and the rule; if the scale is right, write claimed: "
    "{computed}",
    "TD230.rule": "claimed holds the points that a scorer worked out. thidua computes them from "
    "the figures by the scale and compares: a difference either way means that someone reads the "
    "rule differently or a figure is wrong. What counts are the computed points; this warning is "
    "there for people to compare.",
    # TD231: claimed totals
    "TD231.message": "the sheet adds up to {claimed}, but by the scale it comes to {computed}",
    "TD231.hint": "add up again; if the scale is right, write claimed: {computed}",
    "TD231.rule": "claimed at the top of a sheet holds the total that the unit added up itself. It "
    "differs from the total by the scale, and the claims of single criteria don't explain the "
    "difference. Mostly something was left out, added twice, or not taken off. What counts are "
    "the computed points.",
    # TD240: lowered
    "TD240.message": "the points went down from {before} to {after} without a reason",
    "TD240.hint": "add the reason to this entry, like {{value: ..., note: the reason}}",
    "TD240.rule": "When a later stage lowers what an earlier one gave, the unit will ask why. Put "
    "the reason in the entry's note, so that it stands in the score table and is at hand for "
    "appeals. This is advice and changes no result.",
    # TD241: na
    "TD241.message": "na (not applicable) without a reason",
    "TD241.hint": "write {{value: na, note: the reason}}",
    "TD241.rule": "A criterion that does not apply is mostly taken out of the unit's maximum, "
    "which favours the unit. The reason should be there for the other units to see. If it does not "
    "apply to the unit for the whole year, say not_for in the scale.",
    # TD242
    "TD242.message": "the target {found} in the sheet has no effect: the scale sets the target {target}",
    "TD242.hint": "remove target: {found} from the sheet; where units have targets of their own, leave target out of the rule",
    "TD242.rule": "A target that the scale (or the unit's pledge) sets can't be changed by a sheet, so that no unit lowers its own. Where each unit has its own target, the rule names none and the sheet gives actual and target; or the rule says target: pledge:<task>.",
}
