"""English: errors in using a command (9xx)."""

WORDS: dict[str, str] = {
    "TD901.message": "there is no data folder; looked in: {looked}",
    "TD901.message.given": "the folder given holds no bloc (no bloc.yaml): {looked}",
    "TD901.hint": "go to a folder with bloc.yaml or data/, or type --data FOLDER",
    "TD901.hint.given": "look at the path after --data or in THIDUA_DATA",
    "TD901.rule": "Every command needs a data folder. thidua takes the one after --data, then the variable THIDUA_DATA, then looks from the current folder upwards for one that holds bloc.yaml or data/. A folder with bloc.yaml is one bloc; a folder of such folders is many.",
    "TD902.message": "no bloc has the id {found}; there are: {known}",
    "TD902.message.nearest": "no bloc has the id {found}; there are: {known}",
    "TD902.hint": "type one of these ids after --bloc",
    "TD902.hint.nearest": "did you mean --bloc {better}?",
    "TD902.rule": "--bloc takes the id written in the bloc's bloc.yaml, or the name of its folder.",
    "TD903.message": "expected a year of four digits, found {found}",
    "TD903.hint": "type the emulation year, such as 2022",
    "TD903.rule": "An emulation year is the name of its folder, four digits. The meeting that closes it may fall in the next year; the data stays in the emulation year.",
    "TD904.message": "{found} can't be used here; expected one of: {allowed}",
    "TD904.hint": "choose one of: {allowed}",
    "TD904.rule": "This option takes one of a few words.",
    "TD905.message": "this command writes, so it has to know which bloc; there are: {known}",
    "TD905.hint": "add --bloc ID",
    "TD905.rule": "Commands that only read go through all blocs. Commands that write never guess: where the data folder holds several blocs, --bloc says which.",
    "TD906.message": "there is no command {found}",
    "TD906.message.nearest": "there is no command {found}",
    "TD906.hint": "see the commands: thidua --help",
    "TD906.hint.nearest": "did you mean thidua {better}? See the commands: thidua --help",
    "TD906.rule": "The command's name stands right after thidua, letter by letter.",
    "TD907.message": "the command {command} has no option {found}",
    "TD907.message.nearest": "the command {command} has no option {found}",
    "TD907.hint": "see its options: thidua {command} --help",
    "TD907.hint.nearest": "did you mean {better}? See: thidua {command} --help",
    "TD907.rule": "Each command has options of its own; --help lists them.",
    "TD908.message": "the command {command} lacks {name}",
    "TD908.hint": "see how to use it: thidua {command} --help",
    "TD908.rule": "A required argument has to be typed.",
    "TD909.message": "the value of {name} can't be used: {found}",
    "TD909.hint": "see how to use it: thidua {command} --help",
    "TD909.rule": "What was typed is not of the kind that the command needs.",
    "TD910.message": "wrong usage: {reason}",
    "TD910.message.extra": "the command {command} takes nothing more, found {found}",
    "TD910.message.value": "{name} lacks its value",
    "TD910.message.no_value": "{name} takes no value",
    "TD910.hint": "see how to use it: thidua {command} --help",
    "TD910.rule": "Something is missing from the command line, or too much.",
    "TD911.message": "the bloc has no unit {found} in {year}",
    "TD911.message.nearest": "the bloc has no unit {found} in {year}",
    "TD911.hint": "the units of the year: {known}",
    "TD911.hint.nearest": "did you mean {better}? The units of the year: {known}",
    "TD911.rule": "A unit is called by its id in units.yaml, and has to be a member in that year (joined, left).",
    "TD912.message": "the scale has no criterion {found}",
    "TD912.message.nearest": "the scale has no criterion {found}",
    "TD912.hint": "see the ids in criteria.yaml",
    "TD912.hint.nearest": "did you mean {better}?",
    "TD912.rule": "A criterion is called by its id in criteria.yaml, not by its printed code.",
    "TD913.message": "the scale has no stage {found}; there are: {known}",
    "TD913.message.scorer": "neither the scale nor the members know the scorer {found}; there are: {known}",
    "TD913.hint": "type one of: {known}",
    "TD913.hint.scorer": "name an office of the scale or a unit of the year by its id",
    "TD913.rule": "A stage is called by its id under stages in criteria.yaml.",
    "TD914.message": "there is no diagnostic {found}",
    "TD914.message.nearest": "there is no diagnostic {found}",
    "TD914.hint": "see them all: thidua rule",
    "TD914.hint.nearest": "did you mean {better}? See them all: thidua rule",
    "TD914.rule": "Each diagnostic has a number (TD203) and a name (points-out-of-range); rule takes both.",
    "TD915.message": "expected CRITERION=ENTRY, found {found}",
    "TD915.hint": "for example: thidua what-if 2022 so-y-te 1.1=2.5",
    "TD915.rule": "what-if takes entries to suppose, written as in a sheet but with =: 1.1=2.5, 2.3=na, ho-so=723.",
    "TD916.message": "there is no kind of file {found}; there are: {known}",
    "TD916.hint": "type one of: {known}",
    "TD916.rule": "schema prints the JSON Schema of one kind of data file.",
    "TD917.message": "this file is already there; thidua does not overwrite it",
    "TD917.hint": "remove or rename the old file and run it again",
    "TD917.rule": "Commands that make new files never overwrite one, so that nothing that was filled in gets lost.",
    "TD918.message": "{name} has no points in {year}",
    "TD918.hint": "see the whole bloc's points: thidua score {year}",
    "TD918.rule": "Comparing and explaining need the unit's sheets of that year.",
    "TD919.message": "{year} has no ballot {found}",
    "TD919.message.nearest": "{year} has no ballot {found}",
    "TD919.hint": "the ballots of the year: {known}",
    "TD919.hint.nearest": "did you mean {better}? The ballots of the year: {known}",
    "TD919.rule": "A ballot is called by the name of its file in the year's folder ballots, without .yaml.",
    "TD920.message": "a day is needed, found {found}",
    "TD920.hint": "write year-month-day, such as 2022-06-30",
    "TD920.rule": "Days on the command line are written as in the data: four digits of the year, month, day, with hyphens.",
    "TD921.message": "no term is recorded, so it is not known for which year a leader is wanted",
    "TD921.hint": "name the year, as in: thidua rotate-leader 2023",
    "TD921.rule": "Without a year rotate-leader takes the year after the last term of leadership.yaml. Where that file has no term, the year has to be named.",
    "TD922.message": "{unit} may not hold an office in {year}: {reason}",
    "TD922.hint": "choose another unit, or mend exclusions.yaml where it no longer holds",
    "TD922.rule": "Who holds an office in a year is a member in that year and not barred from leading (from: [leading] in exclusions.yaml of that year or the year before).",
    "TD923.message": "{unit} is named for two offices of one term",
    "TD923.hint": "a unit holds one office; leave out one --leader or --deputy",
    "TD923.rule": "The leader and the deputies of a year are different units.",
    "TD999.message": "thidua met an error of its own; it is noted in {log}",
    "TD999.hint": "send that file to the developers; it holds no data of the bloc",
    "TD999.rule": "This is a fault of thidua, not of the data. The file holds versions and the place in the program only.",
    # TD960
    "TD960.message": "there is no format {found}; this command has: {formats}",
    "TD960.message.extension": "no format is known for a file that ends in {found}; this command "
    "has: {formats}",
    "TD960.message.terminal": "an Excel workbook can't be shown on the screen",
    "TD960.hint": "choose one of them with --format",
    "TD960.hint.extension": "give the file another ending (such as result.xlsx), or add --format",
    "TD960.hint.terminal": "write it to a file: -o result.xlsx",
    "TD960.rule": "A result can be written as text, as a table for other programs (csv, json), as "
    "a document (md, html) or as an Excel workbook (xlsx); not every command has all of them. With "
    "-o FILE the format follows the file's ending: .txt, .csv, .json, .md, .html, .xlsx. Official "
    "documents (.docx) are made by thidua document. An .xlsx file is binary data, only jumbled "
    "characters on the screen: write it to a file, or pass it on to another program with |.",
    # TD961
    "TD961.message": "--format {format} contradicts the ending {extension} of the file after -o",
    "TD961.hint": "leave out --format, so that the ending decides, or change the ending",
    "TD961.rule": "A file whose ending says one thing and whose content is another can't be opened "
    "by the one who gets it: Excel refuses an .xlsx file with CSV in it. So thidua doesn't write "
    "one. -o FILE is enough, the format follows its ending.",
    # TD970
    "TD970.message": "{name} has been out of force since {until}; the document is of {day}",
    "TD970.message.replaced": "{name} has been out of force since {until}, replaced by {better}; "
    "the document is of {day}",
    "TD970.hint": "leave this basis out, or cite the act that is in force",
    "TD970.hint.replaced": "cite {better}",
    "TD970.rule": "What a document is founded on must be in force on its day of issue. thidua "
    "chooses the bases by the document's date; one that is asked for by name (documents: bases:, or "
    "an award's basis:) is cited all the same, and reported when it is out of force. If the day is "
    "wrong, correct the entry with the same id in bases: of thidua.yaml.",
    # TD971
    "TD971.message": "{name} is in force only from {start}; the document is of {day}",
    "TD971.hint": "cite the act that is in force on that day, or correct the document's date",
    "TD971.rule": "A document is not founded on an act that is not in force yet. Usually the "
    "document's date is mistaken, or the next year's basis was copied back.",
    # TD972
    "TD972.message": "there is no legal basis with the id {found}",
    "TD972.hint": "add an entry {found} to bases: of thidua.yaml, or correct the id",
    "TD972.rule": "documents: bases: names the ids of bases that must be cited. An id belongs to an "
    "act that thidua knows, or to an entry in bases: of thidua.yaml. Without it the document would "
    "lack a basis, so it is not made.",
    # TD973
    "TD973.message": "the basis {name} has something that was not verified: {what}",
    "TD973.hint": "compare it with the original before signing",
    "TD973.rule": "Some of the bases that thidua knows were not compared with the original in full; "
    "their entries say what. Once you have, copy the entry into bases: of thidua.yaml with the same "
    "id and without certainty, and it is no longer reported.",
    # TD974
    "TD974.message": "number {number} of {year} was already given to a {other} of the same series",
    "TD974.hint": "look it up in the registry's book and correct the number",
    "TD974.rule": "In one year a number of a series belongs to one document; numbers begin with 01 "
    "on 1 January. Kinds with one abbreviation (such as minutes: BB) are numbered together; to part "
    "or join them, set series for each kind in documents: kinds:.",
}
