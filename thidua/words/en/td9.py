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
}
