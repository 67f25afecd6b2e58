"""English: errors in using a command (9xx)."""

WORDS: dict[str, str] = {
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
