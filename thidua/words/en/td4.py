"""English: blocs, members, files and folders (TD4xx)."""

WORDS: dict[str, str] = {
    # TD401: no units.yaml
    "TD401.message": "this bloc has no file {file} yet",
    "TD401.hint": "make {file} with a line units: and an entry - id: ..., name: ... for each unit",
    "TD401.rule": "A bloc needs two files: bloc.yaml says who it is, units.yaml names its member "
    "units. Without the members nothing can be scored, ranked or voted on.",
    # TD402: file names
    "TD402.message": "by the file's name {key} is `{name}`, but the file says `{found}`",
    "TD402.hint": "write {key}: {name}, or rename the file",
    "TD402.message.copy": "this file is a copy of {kept}, and both are here: which one counts is not clear",
    "TD402.hint.copy": "keep one of the two: if this one is right, copy its content into {kept}; then delete this file",
    "TD402.message.copy_alone": "the file's name is no unit's id: `{name}`",
    "TD402.hint.copy_alone": "rename the file to {kept}",
    "TD402.rule": "A file's name and its content must speak of the same unit: the sheet of so-y-te "
    "is so-y-te.yaml, the one scored by so-gddt is so-y-te--so-gddt.yaml. They mostly differ when "
    "another unit's file was copied, and then the points would go to the wrong unit.",
    # TD403: unknown stages
    "TD403.message": "the scale has no stage with the id `{id}` (the folder of this sheet)",
    "TD403.hint": "rename the folder scores/{id}, or declare the stage below stages: in "
    "criteria.yaml",
    "TD403.hint.nearest": "did you mean the folder: {better}",
    "TD403.rule": "Every folder in scores/ bears the id of a stage declared below stages: in the "
    "scale. Sheets in any other folder belong to no stage and would not count.",
    # TD404: unknown units
    "TD404.message": "units.yaml has no unit with the id `{id}`",
    "TD404.message.year": "`{id}` is not a member of the bloc in {year}",
    "TD404.hint": "add the unit to units.yaml, or mend the id",
    "TD404.hint.nearest": "did you mean: {better}",
    "TD404.hint.year": "check joined and left of the unit in units.yaml",
    "TD404.rule": "Sheets, ballots and proposals call a unit by its id in units.yaml. A unit takes "
    "part in year Y when joined <= Y <= left; one that has left, or has not joined yet, has no "
    "sheet that year. For a merged unit write left on the old one, and became with the new one's "
    "id.",
    # TD405: unknown scorers
    "TD405.message": "there is no unit or office with the id `{id}` to score",
    "TD405.message.self": "the scorer is the unit that is scored",
    "TD405.hint": "declare the office below offices: in criteria.yaml, or mend the id",
    "TD405.hint.nearest": "did you mean: {better}",
    "TD405.hint.self": "in a self-score delete scorer; in cross-scoring name another unit",
    "TD405.rule": "A scorer is another unit of the bloc, or an office declared below offices: in "
    "the scale. A unit's own sheet, at the stage of self-scoring, has no scorer.",
    # TD406: two sheets
    "TD406.message": "this unit has a sheet of the same stage and scorer already: {other}",
    "TD406.hint": "keep one file and delete the other; if the scorers differ, say so in scorer",
    "TD406.rule": "At one stage every scorer has one sheet for each unit. With two by the same "
    "scorer nobody knows which to trust. A corrected sheet replaces the old one: git keeps the "
    "history.",
    # TD407: not assigned
    "TD407.message": "`{scorer}` is not assigned to score this unit; assigned: {assigned}",
    "TD407.message.none": "`{scorer}` is not assigned to score this unit; assign does not name the "
    "unit",
    "TD407.hint": "add {scorer} to the stage's assign in criteria.yaml, or name the right scorer",
    "TD407.rule": "Where a stage has an assign list, only those assigned score the unit. Another's "
    "sheet would spoil the cross-scores.",
    # TD408: not for the unit
    "TD408.message": "`{id}` does not apply to this unit, so this entry has no effect",
    "TD408.hint": "delete this line, or take the unit out of the criterion's not_for",
    "TD408.rule": "The scale says that the criterion does not apply to the unit (not_for), so "
    "whatever is entered for it is passed over. Either the entry is too much, or not_for names "
    "the wrong unit.",
    # TD409: without effect
    "TD409.message": "`{leaf}` is na, so its item `{id}` does not count",
    "TD409.hint": "delete this item, or the na of {leaf}",
    "TD409.rule": "Where a criterion does not apply (na), what would add or take off points there "
    "does not count either. If it did happen, the criterion does apply.",
    # TD410: ids of units
    "TD410.message": "the id `{id}` is used for {name} already",
    "TD410.hint": "give one of the units another id",
    "TD410.rule": "Every unit has an id of its own through all years. For a unit that left and "
    "came back, or was renamed, add a new unit with a new id and link it by became.",
    # TD411: years
    "TD411.message": "the last year ({left}) is before the first ({joined})",
    "TD411.hint": "mend left or joined; delete left if it is still a member",
    "TD411.rule": "joined is the first and left the last emulation year of a unit in the bloc, "
    "both included. With the last before the first it belongs to no year.",
    # TD413: stray files
    "TD413.message": "this file is no part of the data, so it is not read",
    "TD413.message.stage": "sheets lie in the folder of a stage, like scores/verified/",
    "TD413.hint": "delete the file, or move it where it belongs",
    "TD413.hint.nearest": "did you mean: {better}",
    "TD413.hint.stage": "move it into the folder of its stage",
    "TD413.message.copy": "this file is not read, for {better} is there beside it",
    "TD413.hint.copy": "keep one of the two: if this one is right, copy its content into {better}; then delete this file",
    "TD413.message.year": "this folder holds a year's data, but its name is no year, so it is not read",
    "TD413.hint.year": "rename the folder to the four digits of its year, like 2024",
    "TD413.message.rename_year": "this folder is not read: a year's folder is named by four digits alone",
    "TD413.hint.rename_year": "if it is the emulation year {year}, rename it to {year}; keep other papers outside the data folder",
    "TD413.message.beside_year": "this folder is not read; the data of {year} is read from the folder {year}",
    "TD413.hint.beside_year": "move what belongs to {year} into the folder {year} (scores by week, month or quarter: declare them in {year}/periods.yaml), then delete this folder",
    "TD413.message.bloc": "this folder holds a bloc's data but no bloc.yaml, so it is not read",
    "TD413.hint.bloc": "add bloc.yaml (the bloc's id and name) to this folder, or move the folder out",
    "TD413.rule": "Every part of the data has a fixed file name in the folder of the bloc and of "
    "the year. Files with other names are not read, so one mistyped letter loses a whole part "
    "unnoticed. Evidence goes into evidence/, other papers outside the data folder.",
    # TD414: number of units
    "TD414.message": "count says {count} {count:member|members}, but the list has {found}",
    "TD414.hint": "write count: {found}, or add known: partial if the source names only some",
    "TD414.rule": "count is the number of the bloc's members where the list is not complete "
    "(known: partial). With a complete list it must equal the number of units listed, and is "
    "mostly not needed.",
    # TD415: no scale
    "TD415.message": "the year {year} has no scale yet",
    "TD415.hint": "make this file, or copy last year's with thidua new-year {year}",
    "TD415.rule": "Points, ranks and bands of a year follow that year's own scale, criteria.yaml "
    "in the year's folder. thidua does not take last year's instead.",
    # TD416: no such year
    "TD416.message": "there is no data of {year}; there are: {known}",
    "TD416.message.none": "there is no data of {year}, and no year has a folder yet",
    "TD416.hint": "name a year that has a folder, or begin it with thidua new-year {year}",
    "TD416.rule": "An emulation year is a folder of four digits in the bloc's folder. A year "
    "without one has nothing to compute with.",
    # TD417: ids of blocs
    "TD417.message": "the id `{id}` is used for the bloc in {other} already",
    "TD417.hint": "give one of the blocs another id",
    "TD417.rule": "Blocs in one data folder are called by their ids (--bloc, reports, diffs), so "
    "each has its own. Ids mostly repeat when another bloc's folder was copied.",
    # TD418: verifiers
    "TD418.message": "`{id}` is verified by {verifier}, not by {scorer}",
    "TD418.hint": "delete this line from the sheet of {scorer}, or mend verifier in criteria.yaml",
    "TD418.rule": "The scale gives every criterion to an office that verifies it (verifier, for "
    "all below it, too). The sheet of another office scores it: that may be right, so this is a "
    "warning, but mostly the wrong line was filled in.",
}
