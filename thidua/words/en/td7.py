"""English: errors of ballots and vote counts (7xx)."""

WORDS: dict[str, str] = {
    # TD701
    "TD701.message": "members present and voting in writing must not be more than the members: "
    "{present} + {written} = {n}, but there are {most} members",
    "TD701.hint": "check members, present and written against the minutes of the count",
    "TD701.rule": "Those who vote are the members present and the absent ones who vote in writing; "
    "together they can't be more than all members. Guests do not vote. Where members is not given, "
    "thidua takes the number of member units of that year (not for a council).",
    # TD702
    "TD702.message": "papers issued ({n}) must not be more than those voting ({most}: {present} "
    "present and {written} in writing)",
    "TD702.message.members": "papers issued ({n}) must not be more than the members ({most})",
    "TD702.hint": "check issued against the minutes of the count",
    "TD702.rule": "Each member who is present or votes in writing gets one paper. More papers mean "
    "that someone got two, or that someone without a vote got one.",
    # TD703
    "TD703.message": "papers returned ({n}) must not be more than papers issued ({most})",
    "TD703.message.present": "papers returned ({n}) must not be more than those voting ({most}: "
    "{present} present and {written} in writing)",
    "TD703.message.members": "papers returned ({n}) must not be more than the members ({most})",
    "TD703.hint": "check returned, or the list of papers, against the minutes of the count",
    "TD703.rule": "No more papers can come back than were issued. Where they do, the count is wrong "
    "and no figure of it can be used until it is held again.",
    # TD704
    "TD704.message": "valid and invalid papers must add up to those returned: {valid} + {invalid} = "
    "{sum}, but {returned} were returned",
    "TD704.message.invalid": "more papers invalid ({invalid}) than returned ({returned})",
    "TD704.hint": "count valid, invalid and returned again; a blank paper is valid",
    "TD704.rule": "Every returned paper is either valid or invalid. A blank paper is valid and "
    "votes for nobody. A paper that names more than may be chosen is invalid.",
    # TD705
    "TD705.message": "{unit} has {n} {n:vote|votes}, but there {most:is|are} only {most} valid {most:paper|papers}",
    "TD705.message.blank": "{unit} has {n} {n:vote|votes}, but there {most:is|are} only {most} valid {most:paper|papers} that are "
    "not blank ({valid} valid, {blank} blank)",
    "TD705.hint": "check the votes of {unit} and the number of valid papers",
    "TD705.rule": "A paper counts once for each candidate, so no candidate can have more votes than "
    "there are valid papers.",
    # TD706
    "TD706.message": "the votes of all candidates add up to {sum}, but {valid} valid papers with up "
    "to {seats} names each allow only {most}",
    "TD706.message.blank": "the votes of all candidates add up to {sum}, but {valid} valid papers, "
    "{blank} of them blank, with up to {seats} names each allow only {most}",
    "TD706.hint": "check votes, seats and the number of valid papers",
    "TD706.rule": "Each valid paper names at most as many candidates as there are seats. A sum of "
    "votes over valid papers times seats means that some paper was counted twice.",
    # TD707
    "TD707.message": "{unit}: {yes} yes + {no} no + {abstain} abstaining = {sum}, but there are only "
    "{most} valid papers",
    "TD707.message.blank": "{unit}: {yes} yes + {no} no + {abstain} abstaining = {sum}, but there "
    "are only {most} valid papers that are not blank ({valid} valid, {blank} blank)",
    "TD707.hint": "check yes, no and abstain of {unit}",
    "TD707.rule": "Where each candidate is approved or not, a valid paper answers at most once for "
    "each: yes, no, or no opinion.",
    # TD708
    "TD708.message": "blank papers ({blank}) must not be more than valid ones ({valid})",
    "TD708.message.unaccounted": "the votes of all candidates add up to {sum}, but {valid} valid "
    "papers less {blank} blank ones make at least {most}",
    "TD708.hint": "check blank; blank papers are among the valid ones",
    "TD708.hint.unaccounted": "write every candidate who has votes, or correct blank",
    "TD708.rule": "A blank paper is a valid one that names nobody. Once blank papers are counted, "
    "everything has to add up: each valid paper that is not blank names at least one candidate.",
    # TD709
    "TD709.message": "there is no result: votes, or papers, or counts: unknown is needed",
    "TD709.message.both": "only one of two: votes (as counted) or papers (each as read out)",
    "TD709.hint": "write votes: {{<unit>: <votes>}}; where the source gives no figures, write "
    "counts: unknown and elected: [<unit>]",
    "TD709.hint.both": "drop votes, valid and invalid: thidua counts the papers itself",
    "TD709.rule": "A vote has its result in one of three ways: the votes of each candidate (votes), "
    "each paper as read out (papers), or only who was elected (counts: unknown with elected).",
    # TD710
    "TD710.message.choose": "{unit}: a vote that chooses (kind: choose) takes a number, not "
    "yes/no/abstain",
    "TD710.message.approve": "{unit}: a vote on each candidate (kind: approve) takes yes, no and "
    "abstain, not a number",
    "TD710.message.paper": "paper {n}: where papers choose (kind: choose), a paper is a list of "
    "units, not an answer for each",
    "TD710.hint.choose": "write {unit}: <votes>, or change kind to approve",
    "TD710.hint.approve": "write {unit}: {{yes: <n>, no: <n>, abstain: <n>}}, or change kind to "
    "choose",
    "TD710.hint.paper": "write [<unit>, ...], or change kind to approve",
    "TD710.rule": "There are two ways to vote. choose: each paper names up to `seats` units, and "
    "each unit has a number of votes. approve: each paper says yes or no to each unit, and each "
    "unit has its yes, no and abstain.",
    # TD711
    "TD711.message": "{unit} is not in units.yaml",
    "TD711.message.member": "{unit} is not a member of the bloc in this year",
    "TD711.message.office": "{unit} is not a member of the bloc in the year after, which is the "
    "year of the office",
    "TD711.hint": "correct the unit's id, or add the unit to units.yaml",
    "TD711.hint.member": "look at joined and left of {unit} in units.yaml",
    "TD711.hint.office": "look at joined and left of {unit} in units.yaml",
    "TD711.rule": "Votes are cast only on units that are members in that emulation year. A leader "
    "or deputy is elected for the year after, so the unit has to be a member then.",
    # TD712
    "TD712.message": "paper {n} names {unit} twice",
    "TD712.hint": "name each unit once; if the real paper does so and the tellers refused it, "
    "write invalid",
    "TD712.rule": "A paper counts once for each unit. Two mentions are mostly a slip of the hand; "
    "thidua does not guess what the tellers made of it.",
    # TD713
    "TD713.message.returned": "{said} papers are said to be returned, but papers has {found}",
    "TD713.message.valid": "{said} papers are said to be valid, but papers has {found}",
    "TD713.message.invalid": "{said} papers are said to be invalid, but papers has {found}",
    "TD713.message.blank": "{said} papers are said to be blank, but papers has {found}",
    "TD713.hint": "check papers, or drop the figure: thidua counts the papers itself",
    "TD713.rule": "Where each paper is written down (papers), the numbers returned, valid, invalid "
    "and blank are counted from them. A figure that is given as well has to agree.",
    # TD714
    "TD714.message": "counts: unknown needs elected: who was elected",
    "TD714.message.given": "counts: unknown means that the source gives no figures, but there are "
    "votes or papers",
    "TD714.message.seats": "{n} {n:unit is|units are} said to be elected, but there {seats:is|are} {seats} {seats:seat|seats}",
    "TD714.message.differs": "elected says {said}, but the votes give {found}",
    "TD714.hint": "write elected: [<unit>]; where nobody was elected, elected: []",
    "TD714.hint.given": "drop counts: unknown, or drop the figures",
    "TD714.hint.seats": "correct seats or elected",
    "TD714.hint.differs": "drop elected (thidua works it out), or correct votes or rule",
    "TD714.rule": "counts: unknown records a vote of which the source gives only the result; elected "
    "then says who was chosen. Where there are figures, the result follows from them and from the "
    "rule, and elected, if still given, has to agree.",
    # TD715
    "TD715.message.members": "the rule is a share of the members, but their number is not known",
    "TD715.message.present": "the rule is a share of those present, but present is not given",
    "TD715.message.returned": "the rule is a share of the papers returned, but returned is not "
    "given",
    "TD715.message.valid": "the rule is a share of the valid papers, but neither returned and "
    "invalid nor valid is given",
    "TD715.message.recused": "{unit}: {n} {n:member is|members are} recused, but there {members:is|are} only {members} {members:member|members}",
    "TD715.hint.members": "write members: <how many may vote>",
    "TD715.hint.present": "write present: <how many>",
    "TD715.hint.returned": "write returned: <how many papers>",
    "TD715.hint.valid": "write returned: <papers returned> and invalid: <invalid papers>",
    "TD715.hint.recused": "correct recused or members",
    "TD715.rule": "The share to be reached (pass) and the least attendance (quorum) are shares of a "
    "base: all members, those present (written votes included), papers returned or valid papers. "
    "Without its base there is no result. The members of a council are always to be given: they "
    "don't follow from the number of units.",
    # TD716
    "TD716.message": "this is round {round} of the same vote as {first}; which one counts is not "
    "known",
    "TD716.hint": "write round: 2 in the later one",
    "TD716.rule": "Each round is a file of its own, as co-tinh.yaml and co-tinh-2.yaml with "
    "round: 2. The last round counts. Where two files on one question (for) by one body have the "
    "same round, nobody can say which of them does.",
}
