"""English: errors of the pact, events, awards, proposals, terms (6xx)."""

WORDS: dict[str, str] = {
    # TD601
    "TD601.message": "no award has the id «{id}»",
    "TD601.hint": "declare the award in awards.yaml, or correct the id",
    "TD601.hint.nearest": "perhaps: {better}",
    "TD601.rule": "Proposals, decisions, ballots and settlements name an award by its id in the "
    "year's awards.yaml, or in thidua.yaml where the year has no awards.yaml. Titles that only serve "
    "as a condition (holds) may be named, too.",
    # TD602
    "TD602.message": "the id «{id}» is already borne by an entry above in this list",
    "TD602.hint": "give it another id",
    "TD602.rule": "Within a list (movements, targets, events, appeals, awards, tasks) an id belongs "
    "to one entry, so that other places can point to it.",
    # TD603
    "TD603.message": "{year} already has a term above; a second term in a year needs from: "
    "<first day>",
    "TD603.message.same_day": "{year} already has a term that begins on this day",
    "TD603.hint": "add from: <day>, or delete the term written by mistake",
    "TD603.rule": "There is one leader a year. Where the leader changes within it, the later term "
    "says from which day; without it nobody knows who led when.",
    # TD604
    "TD604.message.left": "{unit} holds an office in {year}, but left the bloc after {left}",
    "TD604.message.joined": "{unit} holds an office in {year}, but joined the bloc only in {joined}",
    "TD604.hint": "check joined and left in units.yaml, or correct the term",
    "TD604.rule": "Leader and deputies have to be members of the bloc in the year of their office: "
    "joined <= year <= left.",
    # TD605
    "TD605.message": "{unit} holds an office in {year}, but is barred from leading then: {reason}",
    "TD605.hint": "correct the term, or exclusions.yaml",
    "TD605.rule": "exclusions.yaml bars the unit from leading (from: [leading]). Where the cause came "
    "after the term had begun this is only a warning: the bloc decides whether to change.",
    # TD606
    "TD606.message": "{unit} holds two offices in one term",
    "TD606.hint": "correct leader or deputies",
    "TD606.rule": "A unit can't be leader and deputy at once, nor a deputy twice in one term.",
    # TD607
    "TD607.message": "{unit} was granted {award}, but the bloc did not propose it",
    "TD607.hint": "write the proposal into outcome.yaml, or correct the decision; leave it where the "
    "authority acted on its own",
    "TD607.rule": "Proposals (outcome.yaml) are the bloc's, decisions (decisions.yaml) a higher "
    "authority's. Granted without being proposed is mostly a wrong unit or a forgotten proposal.",
    # TD608
    "TD608.message": "the bloc proposes {unit}, which is barred from awards: {reason}",
    "TD608.hint": "drop the proposal, or correct exclusions.yaml where the matter is closed",
    "TD608.rule": "A unit under disciplinary consideration, investigation or inspection, or with a "
    "complaint being verified, is not to be proposed (Decree 152/2025/NĐ-CP, Article 4). Where the "
    "cause came after the proposal this is only a warning.",
    # TD609
    "TD609.message": "{unit} – {award} is already listed above",
    "TD609.hint": "delete the superfluous entry",
    "TD609.rule": "A unit is listed once for each award among proposals, dossiers and decisions.",
    # TD610
    "TD610.message": "{day} is not within the emulation year {year} ({first} to {last})",
    "TD610.hint": "correct the day, or move it to the other year's folder; for a meeting written in "
    "another year use same_as",
    "TD610.rule": "The meetings of an emulation year are held from its beginning to the middle of "
    "the next (year-end reviews mostly from November to March). A day outside is mostly a slip in "
    "the year.",
    # TD611
    "TD611.message": "the appeal of {unit}, filed on {filed}, is not decided",
    "TD611.message.undated": "the appeal of {unit} is not decided",
    "TD611.hint": "write decided: on, by, result (upheld or rejected) and reason",
    "TD611.rule": "While an appeal is open, points and ranks may still change. How it ended is "
    "written in appeals.yaml; the points change in a sheet.",
    # TD612
    "TD612.message": "the scale has no criterion or item with the id «{id}»",
    "TD612.hint": "correct the criterion's id",
    "TD612.hint.nearest": "perhaps: {better}",
    "TD612.rule": "An appeal names its criterion by the id in that year's criteria.yaml.",
    # TD613
    "TD613.message": "{award} excludes {other}, but {other} comes before it and is derived already",
    "TD613.message.itself": "{award} excludes itself",
    "TD613.hint": "move the higher award up in the file, or drop it from excludes",
    "TD613.rule": "Awards are derived in the order of the file. excludes works only on those that "
    "come after: who gets this award is not considered for them.",
    # TD614
    "TD614.message": "the year's scale has no band with the id «{id}»",
    "TD614.hint": "correct the id, or declare the band under bands: in criteria.yaml",
    "TD614.hint.nearest": "perhaps: {better}",
    "TD614.rule": "The condition band and settlements name a band by its id under bands: in that "
    "year's criteria.yaml.",
    # TD615
    "TD615.message": "events.yaml of {year} has no event «{id}» to point to",
    "TD615.hint": "correct it to same_as: <year>/<event>",
    "TD615.rule": "A meeting that closes one year and opens the next is written once, in the year "
    "that it closes. The next year says same_as: <year>/<id>.",
    # TD616
    "TD616.message": "the event «{id}» does not say what it is",
    "TD616.hint": "write kinds, as kinds: [year_end_review, ballot], or same_as",
    "TD616.rule": "kinds says whether an event is a launch, a signing, a review...; from it thidua "
    "knows which step of the year is done.",
    # TD617
    "TD617.message": "more units reached it ({n}) than there are ({of})",
    "TD617.hint": "correct n or of",
    "TD617.rule": "evaluations_summary says how many units (n) out of all (of) reached the grade.",
    # TD618
    "TD618.message": "there is a dossier of {unit} ({award}), but the bloc did not propose it",
    "TD618.hint": "write the proposal under proposals, or correct the dossier",
    "TD618.rule": "Every dossier belongs to a proposal in the same outcome.yaml.",
    # TD630
    "TD630.message": "the bloc proposes {unit} for {award}, but by the rules other units come first",
    "TD630.message.not_eligible": "the bloc proposes {unit} for {award}, but it does not meet the "
    "conditions",
    "TD630.message.tied": "the bloc proposes {unit} for {award}, but it ties for the last place and "
    "nobody has settled that",
    "TD630.hint": "see the reasons: thidua awards; the bloc's proposal stands as it is",
    "TD630.hint.tied": "write the settlement into settlements.yaml with of: award:{award}",
    "TD630.rule": "thidua works out who is due by the conditions, quotas and ways of picking in "
    "awards.yaml, and compares it with what the bloc proposes. A difference is said, never "
    "overwritten: people decide.",
    # TD631
    "TD631.message": "by the rules {unit} is due {award}, but the bloc does not propose it",
    "TD631.hint": "see the reasons: thidua awards; add the proposal, or note why not",
    "TD631.rule": "The unit meets the conditions and is within the quota, but is not among the "
    "proposals. It may be forgotten, or the bloc decided otherwise; a note tells those who come "
    "after.",
    # TD632
    "TD632.message": "the bloc proposes {n} {n:unit|units} for {award}, but there may be only {quota}",
    "TD632.hint": "propose fewer, or correct quota in awards.yaml",
    "TD632.rule": "There can't be more proposals than the year's quota of the award.",
    # TD633
    "TD633.message": "{unit} was elected for {award}, but does not meet the conditions",
    "TD633.hint": "see the reasons: thidua awards YEAR",
    "TD633.rule": "Where a ballot picks (pick: ballot), the elected unit still has to meet the "
    "conditions (requires) and not to be excluded. thidua does not derive it, and leaves the vote as "
    "it is.",
    # TD635
    "TD635.message": "{unit} led in {led} and leads again in {year}; {gap} years have to pass in "
    "between",
    "TD635.hint": "leave it where the bloc decided so; else check the term, or min_gap in bloc.yaml",
    "TD635.rule": "min_gap is how many years have to pass before a unit leads again; 1 is not in two "
    "successive years. It binds round_robin and top_ranked; with elections and succeeding deputies "
    "it only warns, because people chose.",
    # TD636
    "TD636.message": "leadership.yaml already has a term for {year}",
    "TD636.hint": "to change it, edit the file by hand; for a change within the year add a term with "
    "from: <day>",
    "TD636.rule": "rotate-leader only appends a new term; it never changes one that exists.",
    # TD637
    "TD637.message": "nobody can be named leader for {year}: {reason}",
    "TD637.hint": "once a meeting has decided, record it with --leader, --deputy, --on, --chosen",
    "TD637.rule": "The rotation names no unit: a tie, no result of an election, no known deputy of "
    "the year before, or no unit that may lead. thidua does not choose in people's place.",
}
