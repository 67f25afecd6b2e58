"""English: what goes wrong while a file is read (TD101-TD139: letters, syntax, keys, values)."""

WORDS: dict[str, str] = {
    # TD101: syntax
    "TD101.message": "this line is not valid YAML",
    "TD101.message.tab": "lines are indented with blanks, but here is a tab (such lines: {count})",
    "TD101.message.start": "a value without quotes cannot begin with {char}",
    "TD101.message.colon": "the value is not in quotes and holds a colon and a blank, "
    "so YAML takes it for one more key",
    "TD101.message.blank": "a blank is missing after the colon",
    "TD101.message.no_colon": "expected `key: value`, but this line has no colon: {text}",
    "TD101.message.quote": "the quote {quote} opened here is not closed where it should be",
    "TD101.message.escape": "in double quotes a \\ begins a special code, and {escape} is none",
    "TD101.message.bracket": "the bracket {bracket} opened here is not closed by {closing}",
    "TD101.message.flow": "inside brackets, a comma or the closing bracket is expected here",
    "TD101.message.flow_colon": "inside brackets, an entry has one colon; this is its second",
    "TD101.message.after_value": "the value ends at {sign}, but the line goes on",
    "TD101.message.indent": "this line is indented in line with nothing above it",
    "TD101.message.dash": "the lines above are a list (every item begins with -), this one is not",
    "TD101.message.after_root": "the file's content ended above, but here is one more line",
    "TD101.message.directive": "a line that begins with % is an order to the YAML reader; "
    "thidua uses none",
    "TD101.hint": "look at colons, quotes, brackets and indentation here and on the line above",
    "TD101.hint.tab": "replace every tab at the beginning of a line by two blanks; tell your "
    "editor to insert blanks when Tab is pressed",
    "TD101.hint.start": "put it in quotes: {fix}",
    "TD101.hint.colon": "put it in quotes: {fix}",
    "TD101.hint.blank": "write: {fix}",
    "TD101.hint.no_colon": "write `key: value`; if it goes on with the value above, indent it "
    "deeper than that value's key",
    "TD101.hint.quote": "put {quote} at the end of the value that begins here",
    "TD101.hint.escape": "use single quotes '...', or write \\\\ for \\",
    "TD101.hint.bracket": "put {closing} where this ends, or put the whole value in quotes if the "
    "bracket is text",
    "TD101.hint.flow": "put a comma between two entries, or the value in quotes",
    "TD101.hint.flow_colon": "put a comma between two entries, or the value with the colon in "
    "quotes",
    "TD101.hint.after_value": "put the whole value in one pair of quotes: {fix}",
    "TD101.hint.indent": "give this line as many leading blanks as the lines of its level have",
    "TD101.hint.dash": "begin it with - if it is one more item, indent it if it belongs to the "
    "item above, or move it out",
    "TD101.hint.after_root": "move this line into the brackets, or delete it",
    "TD101.hint.directive": "delete this line; if it is a value, write it after its key, in quotes",
    "TD101.rule": "Data files are YAML: every line is `key: value` or an item `- ...`, and what "
    "belongs to it is indented with blanks. Where a machine gives up is often not where the "
    "mistake is: a quote or bracket that is never closed, a colon in a sentence or a tab spoils "
    "the lines after it. So the message points at the line to mend and at the usual cause. Text "
    "with :, #, %, @, *, &, !, quotes or brackets is best put in double quotes.",
    # TD102: encoding
    "TD102.message": "the file is not UTF-8: found the byte {byte}",
    "TD102.message.utf16": "the file is saved as UTF-16, not as UTF-8",
    "TD102.message.utf32": "the file is saved as UTF-32, not as UTF-8",
    "TD102.hint": "open it in an editor and save as UTF-8",
    "TD102.rule": "Every data file is UTF-8, so that Vietnamese text is the same on all machines. "
    "Older encodings (TCVN3, VNI, Windows-1258) and UTF-16 are not guessed, because a wrong guess "
    "spoils names without anyone noticing. Open the file in the program that made it and save it "
    "as UTF-8.",
    # TD103: control characters
    "TD103.message": "found the control character {code}, which is not text",
    "TD103.message.escaped": "a code in double quotes stands for the control character {code}, "
    "which is not text",
    "TD103.hint": "delete the character and type this place again",
    "TD103.hint.escaped": "delete the code, or use single quotes '...' if the \\ is text",
    "TD103.rule": "Control characters cannot be printed: they may clear a screen, hide text or "
    "break the Word and Excel files that are written. They usually come along when text is copied "
    "from a PDF or another program. Only line breaks and tabs (not at the beginning of a line) "
    "are accepted.",
    # TD104: git's conflict markers
    "TD104.message": "git's conflict marker is still there: {marker}",
    "TD104.hint": "keep the right part between <<<<<<< and >>>>>>>, delete the other and all "
    "three marker lines, then git add",
    "TD104.rule": "When two people change the same place, git leaves both versions in the file, "
    "set off by <<<<<<<, ======= and >>>>>>>, and waits for a person to decide. Disputed figures "
    "are not computed with. Keep the right text, delete the marker lines, run thidua check, then "
    "git add and git commit.",
    # TD105: duplicate keys
    "TD105.message": "the key `{key}` is there twice: lines {first} and {second}",
    "TD105.message.line": "the key `{key}` is there twice on line {first}",
    "TD105.hint": "keep one of the lines, delete or rename the other",
    "TD105.rule": "A key stands once in its mapping. Many YAML readers silently take the last "
    "one, and a score vanishes unnoticed. Two keys that look the same but are typed differently "
    "(composed and combining accents) are one key, too.",
    # TD106: tags
    "TD106.message": "a ! at the beginning of a value is a YAML tag ({tag}); thidua obeys none",
    "TD106.message.directive": "the directive {tag} declares a YAML tag; thidua obeys none",
    "TD106.hint": "drop the tag; if the ! is text, put it in quotes: {fix}",
    "TD106.hint.directive": "delete this line",
    "TD106.rule": "Tags such as !!int or !!python/object tell a YAML reader to turn text into "
    "something else, even to run a command. Here every value is text, and thidua knows where a "
    "number, a day or a yes is wanted. Drop the tag; put text that begins with ! in quotes.",
    # TD107: anchors and aliases
    "TD107.message": "a & at the beginning of a value sets an anchor ({name}); thidua accepts none",
    "TD107.message.alias": "a * at the beginning of a value refers to an anchor ({name}); "
    "thidua accepts none",
    "TD107.message.merge": "the key << merges another mapping into this one; thidua does not "
    "accept that",
    "TD107.hint": "drop &{name}; if it is text, put it in quotes: {fix}",
    "TD107.hint.alias": "write the value out again; if it is text, put it in quotes: {fix}",
    "TD107.hint.merge": "write the keys out again",
    "TD107.rule": "Anchors (&name), aliases (*name) and merges (<<) let something be written once "
    "and used often. In these records every figure has to be readable where it stands, and a few "
    "hundred bytes of nested aliases can grow into billions of values. Write the value out at "
    "each place.",
    # TD108: second document
    "TD108.message": "a file holds one document, but a second one begins here",
    "TD108.hint": "delete the line --- or ..., or move what follows to another file",
    "TD108.rule": "A line --- or ... in the middle splits a file into several YAML documents. "
    "Every data file of thidua is one, so what follows that line would be lost if it were not "
    "told. A line --- at the very beginning is fine.",
    # TD109: empty files
    "TD109.message": "the file has no content",
    "TD109.message.text": "expected lines of `key: value`, but the whole file is text: {text}",
    "TD109.hint": "write the content, or delete the file if it is not needed yet",
    "TD109.hint.text": "write `key: value`, with a blank after the colon",
    "TD109.rule": "An empty file, or one of comments alone, was mostly saved badly or never "
    "finished. Thidua does not take it for an absent one: an absent file means unknown, an empty "
    "list ([]) means none, and an empty file says neither.",
    # TD110: limits
    "TD110.message": "this file is too large to be read",
    "TD110.message.size": "the file has {size} MiB; thidua reads up to {limit} MiB",
    "TD110.message.depth": "things are nested deeper than {limit} levels",
    "TD110.message.nodes": "the file holds more than {limit} entries",
    "TD110.message.scalar": "one value has {size} characters; thidua takes up to {limit}",
    "TD110.hint": "check that this is the right file; a data file has some tens of kB",
    "TD110.hint.depth": "look for brackets or dashes too many",
    "TD110.hint.scalar": "look for a missing closing quote; long texts are better kept as files "
    "of their own in evidence/",
    "TD110.rule": "The limits: 4 MiB a file, 40 levels, 400,000 entries, 65,536 characters a "
    "value. The longest scale ever met has about 60 kB and six levels, so a file beyond these is "
    "the wrong one or a broken one. That way no file can hang the machine or fill its memory.",
    # TD111: keys
    "TD111.message": "a key has to be text, but this one is a list or a mapping",
    "TD111.message.empty": "this colon has no key before it",
    "TD111.hint": "if the bracket is text, put the whole key in quotes",
    "TD111.hint.empty": "write a key before the colon, or put the line in quotes if it is text",
    "TD111.rule": 'A key is the name of a value, so it is text: name, max, "1.1". YAML allows '
    "lists and mappings as keys, and empty ones, but here that is always a slip.",
    # TD112: invisible characters
    "TD112.message": "found the invisible character {code}",
    "TD112.message.bidi": "found {code}, which turns the direction of text: what is seen is not "
    "what the file says",
    "TD112.message.blank": "the key holds the blank {code}, which is not the space bar's",
    "TD112.hint": "delete the character; if you cannot see it, delete the word and type it again",
    "TD112.hint.blank": "delete that blank and type it with the space bar",
    "TD112.rule": "Characters that are not seen (zero width, turned direction, soft hyphen) make "
    "two names look alike that differ, or show people something other than the machine reads. "
    "They mostly come along with text copied from a web page or from Word. No data file needs "
    "one, not even in a comment.",
    # TD113: look-alikes
    "TD113.message": "the key `{text}` holds {char} ({code}), which is not a Latin letter",
    "TD113.message.value": "the word `{text}` has {char} ({code}) in it, which is not a Latin "
    "letter",
    "TD113.hint": "delete the word and type it again",
    "TD113.rule": "Cyrillic and Greek letters such as а, е, о, с look just like Latin ones and "
    "are others, so neither search nor comparison finds them. This is a warning: the file is "
    "read, its text left as typed.",
    # TD114: unreadable files
    "TD114.message": "this file cannot be read",
    "TD114.message.permission": "this file may not be read: no permission",
    "TD114.message.folder": "expected a file, but this is a folder",
    "TD114.message.special": "this is not a regular file",
    "TD114.hint": "check the disk and the permissions, then run again",
    "TD114.hint.permission": "ask for permission to read it, or copy it to a folder of your own",
    "TD114.hint.folder": "rename the folder or move it elsewhere",
    "TD114.hint.special": "replace it by a regular file",
    "TD114.rule": "The operating system does not let the file be read: no permission, a network "
    "disk that is gone, or a folder in its place. Thidua does not go on as if the file were "
    "absent, because a sheet that was missed makes the ranking wrong.",
    # TD115: outside
    "TD115.message": "this path leads out of the data folder",
    "TD115.message.link": "this link leads out of the data folder",
    "TD115.message.folder": "this is a link to a folder; thidua does not follow it",
    "TD115.hint.folder": "replace the link by the folder itself",
    "TD115.hint": "copy the file into the data folder",
    "TD115.hint.link": "replace the link by the file itself",
    "TD115.rule": "Thidua reads and writes in the data folder and where results go, nowhere else. "
    "A link or path that leads out could bring private files of this machine into a report, and "
    "whoever clones the data would not have that file.",
    # TD116: cut by a comment
    "TD116.message": "the value ends at `{found}`: {cut} is a comment",
    "TD116.hint": "if {cut} belongs to the value, put it in quotes: {fix}",
    "TD116.rule": "In YAML a blank and a # begin a comment, and what follows is ignored. Text "
    "like `House #1` without quotes loses its end unnoticed. This is a warning, as it may well be "
    "a comment; written `# 1`, with a blank, it is not warned about.",
    # TD117: commas in braces
    "TD117.message": "inside {{...}} a comma ends an entry, so `{found}` became a key without a "
    "value",
    "TD117.message.decimal": "inside {{...}} a comma ends an entry, so {found} was split in two",
    "TD117.message.blank": "a blank is missing after the colon, so `{found}` became a key without "
    "a value",
    "TD117.hint": "put a value with a comma in quotes: {fix}; if it is a key, add a colon and its "
    "value",
    "TD117.hint.decimal": "write decimals with a point: {fix}",
    "TD117.hint.blank": "write: {fix}",
    "TD117.rule": "Inside {{...}} every entry is `key: value`, and commas stand between them. So "
    "{{value: 9,5}} becomes value 9 and an empty key 5, and {{name: Sở Y tế, Hà Nội}} loses its "
    "Hà Nội. Write decimals with a point (9.5), and put text with a comma in quotes.",
    # TD120: unknown keys
    "TD120.message": "there is no key `{key}` here",
    "TD120.hint": "the keys that can stand here: {allowed}",
    "TD120.hint.nearest": "did you mean: {better}",
    "TD120.hint.target": "a target only goes with the rules ratio and relative; delete this key",
    "TD120.rule": "Every kind of file has its own keys. A mistyped key that is passed over loses "
    "its value silently, so an unknown key is an error. Remarks of your own go into note, where "
    "something comes from into source: every mapping may carry these two. See all keys with "
    "thidua schema.",
    # TD121: missing keys
    "TD121.message": "the key `{key}` is missing",
    "TD121.hint": "add {key}: and its value",
    "TD121.rule": "Some keys are required, because nothing can be computed or named without them: "
    "bloc.yaml needs id and name; a unit needs id and name; a criterion needs id, name and max. "
    "The message points at what lacks the key. A key that is not required and not known is best "
    "left out.",
    # TD122: wrong shapes
    "TD122.message": "expected {expected}, but here is {found}",
    "TD122.hint": "drop the dash or the brackets and write one value after the colon",
    "TD122.hint.list": "write [one, two], or every item on a line that begins with a dash and a "
    "blank",
    "TD122.hint.list_of_one": "write {better}",
    "TD122.hint.list_of_groups": "write every item on a line that begins with a dash and a blank, "
    "its keys indented",
    "TD122.hint.mapping": "go to the next line, indent, and write lines of `key: value`",
    "TD122.hint.mapping_root": "write lines of `key: value`, not indented and without a dash",
    "TD122.hint.mapping_element": "after the dash write `key: value`, like - id: ..., with the other "
    "keys indented below",
    "TD122.hint.rule": "write rule: full, or indented lines below it that begin with kind: ...",
    "TD122.rule": "There are three shapes: one value (name: Sở Y tế), a group of keys indented "
    "below, and a list whose items begin with a dash. Here is another shape than the one expected. "
    "Mostly a dash is too many or too few, or wrong indentation put this into something else.",
    # TD123: empty values
    "TD123.message": "expected {expected}, but it is empty",
    "TD123.hint": "write a value after the colon; if it is not known and not required, delete the "
    "key",
    "TD123.hint.list": "write the items; [] if there are none; if not known, delete the key",
    "TD123.hint.comment": "YAML takes {cut} for a comment; if it is the value, put it in quotes: "
    "{fix}",
    "TD123.hint.entry": "write points or a value; not scored yet: delete the line; not applicable: na",
    "TD123.rule": "An empty value says nothing: neither 0, nor none, nor unknown. Delete the key "
    "when it is not known; write 0, false or [] when there is none. What follows a # is a comment, "
    "so name: #1 is empty, too: put such text in quotes.",
    # TD130: not numbers
    "TD130.message": "expected a number, found {found}",
    "TD130.message.comma": "decimals are written with a point, found {found}",
    "TD130.message.thousands": "numbers are written without thousands marks, found {found}",
    "TD130.message.percent": "a bare number goes here, without a % sign, found {found}",
    "TD130.message.exponent": "expected a number with all its digits, found {found}",
    "TD130.message.sign": "numbers have no + and no blank after the -, found {found}",
    "TD130.message.zeros": "numbers have no zeros in front, found {found}",
    "TD130.hint": "write digits, decimals after a point, like 9.5",
    "TD130.hint.comma": "write {better}",
    "TD130.hint.thousands": "write {better}",
    "TD130.hint.percent": "write {better}",
    "TD130.hint.exponent": "write all its digits, like 1500 or 0.02",
    "TD130.hint.sign": "write {better}",
    "TD130.hint.zeros": "write {better}",
    "TD130.rule": "Numbers are written in the digits 0-9, decimals after a point: 9.5, not 9,5. No "
    "thousands marks, no % sign, no 1e3. A comma is never turned into a point, because some read "
    "1,500 as one and a half and others as one thousand five hundred. Vietnamese reports print "
    "the comma.",
    # TD131: not whole
    "TD131.message": "expected a whole number from 0 up, found {found}",
    "TD131.message.times": "expected how many times it happened (0, 1, 2...), found {found}",
    "TD131.hint": "write a whole number in digits, like 12",
    "TD131.hint.times": "write how many times, not the points: thidua multiplies by the points "
    "of each",
    "TD131.rule": "Units, ballots, people and times are counted: whole, not negative, at most 9 "
    "digits. For something that adds or takes off points the number says how often it happened, "
    "not the points: with 0.5 off for each, twice is written 2.",
    # TD132: too long
    "TD132.message": "the number {found} is too long: at most {digits} digits before the point, "
    "{decimals} after it",
    "TD132.hint": "look for digits too many; write an uneven share as {{part: 626, of: 723}}",
    "TD132.rule": "No figure of an emulation year needs over 15 digits and 9 decimals; a longer "
    "one has mostly a slip in it or was copied from a calculator. A share that does not come out "
    "even is written as its two counts, {{part: 626, of: 723}}, and is then exact.",
    # TD133: yes or no
    "TD133.message": "expected true or false, found {found}",
    "TD133.message.times": "expected how many times it happened (0, 1, 2...), found {found}",
    "TD133.hint": "write true (yes) or false (no)",
    "TD133.hint.times": "write how many times, like 1; if it did not happen, write 0 or delete "
    "the line",
    "TD133.rule": "A yes or no is written true or false; yes, no, có and không will do, too. Other "
    "words, such as x, ok or 1, are not guessed at, because a wrong guess becomes wrong points.",
    # TD134: not a day
    "TD134.message": "expected a day written year-month-day, found {found}",
    "TD134.message.order": "days are written year-month-day, found {found}",
    "TD134.message.yearly_order": "a day of every year is written month-day, found {found}",
    "TD134.message.calendar": "the calendar has no day {found}",
    "TD134.message.yearly_calendar": "not every year has a day {found} (month-day)",
    "TD134.message.yearly": "expected a day of every year, written month-day, found {found}",
    "TD134.message.due": "expected a due day written year-month-day or month-day, found {found}",
    "TD134.message.clock": "expected a time written hours:minutes, found {found}",
    "TD134.hint": "write it like 2022-01-13",
    "TD134.hint.order": "write {better}",
    "TD134.hint.yearly_order": "write {better}",
    "TD134.hint.calendar": "check how many days that month has",
    "TD134.hint.yearly_calendar": "write a month-day that every year has; for the end of February 02-28",
    "TD134.hint.yearly": "write it like 01-31 (31 January)",
    "TD134.hint.due": "write it like 2022-11-30, or 11-30 if it is so every year",
    "TD134.hint.clock": 'write it like "08:00"',
    "TD134.rule": "A day is written year-month-day in full: 2022-01-13. That has one meaning only; "
    "03/04/2022 is 3 April to some and 4 March to others. A day that recurs every year is written "
    "month-day: 01-31. A time has two digits on each side: 08:00. Documents print days in the "
    "Vietnamese way.",
    # TD135: not an id
    "TD135.message": "an id has lower-case letters without accents, digits and inner dashes, "
    "found {found}",
    "TD135.message.long": "an id has at most {limit} characters, this one has {length}",
    "TD135.message.reserved": "`{found}` is a name that Windows keeps for itself, so no file can "
    "have it",
    "TD135.message.criterion": "an id has letters without accents, digits and . _ - here, found "
    "{found}",
    "TD135.hint": "write it like so-y-te",
    "TD135.hint.better": "write {better}",
    "TD135.hint.long": "shorten the id; the full name goes into name",
    "TD135.hint.reserved": "add something to the id, like so-{found}",
    "TD135.hint.criterion": "write it like 1.1 or A2.b; what is printed on the scale goes into "
    "code",
    "TD135.rule": "Ids of blocs, units, offices, awards and ballots become file names and are "
    "typed in commands, so they have lower-case letters without accents, digits and inner dashes, "
    "at most 64 characters, and are none of the names that Windows reserves (con, nul, aux...). "
    "Ids of criteria, items and facts may also have capitals, . and _, because they often follow "
    "the numbering: 1.1, A2.b. The real name, accents and all, goes into name.",
    # TD136: not a share
    "TD136.message": "expected a share with a % sign or as a fraction, found {found}",
    "TD136.message.range": "a share goes from 0% to 100% here, found {found}",
    "TD136.hint": "write it like 80% or 2/3",
    "TD136.hint.better": "write {better}",
    "TD136.hint.range": "write a share of at most 100%",
    "TD136.rule": "A share always says that it is one: 80% or 2/3. A bare 0.8 or 80 is not taken, "
    "because it leaves open whether percent was meant. 2/3 counts as exactly two thirds, not as "
    "66.67%.",
    # TD137: not one of
    "TD137.message": "`{found}` can't stand here; expected one of: {allowed}",
    "TD137.message.counts": "a share is given by its two counts part and of, found {found}",
    "TD137.message.same_as": "expected a year and the id of an event in it, found {found}",
    "TD137.message.everyone": "expected the word all or a list of unit ids, found {found}",
    "TD137.message.paper": "a paper is a list of unit ids or the word invalid, found {found}",
    "TD137.hint": "write one of these words",
    "TD137.hint.nearest": "did you mean: {better}",
    "TD137.hint.same_as": "write it like 2021/hop-tong-ket",
    "TD137.hint.everyone": "write all, or [{found}]",
    "TD137.hint.paper": "write [{found}]; for an invalid paper write invalid",
    "TD137.hint.counts": "write it like {{part: 626, of: 723}}",
    "TD137.rule": "Only some words have a meaning here, spelled exactly as in the list. Others are "
    "not guessed at. What each word means is told in the description of the data and by "
    "thidua schema.",
    # TD138: out of range
    "TD138.message": "this number is out of range: {found}",
    "TD138.message.negative": "expected a number that is not negative, found {found}",
    "TD138.message.positive": "expected a number over 0, found {found}",
    "TD138.message.one_up": "expected a whole number from 1 up, found {found}",
    "TD138.message.places": "the number of decimals goes from 0 to 6, found {found}",
    "TD138.message.year": "expected a year from 1945 to 2199, found {found}",
    "TD138.hint": "check this number",
    "TD138.hint.negative": "write {better}; what is taken off is positive, too, as deduct already "
    "takes it off",
    "TD138.hint.positive": "write a number over 0",
    "TD138.hint.one_up": "write 1 or more",
    "TD138.hint.places": "write a number from 0 to 6, mostly 2",
    "TD138.hint.year": "write a year of four digits, like 2022",
    "TD138.rule": "The number is well written but can't be here: negative points, a step of 0, a "
    "year outside 1945-2199. What deduct takes off is written positive (each: 0.5), because deduct "
    "already means taking off; with -0.5 it would be unclear whether it adds.",
    # TD139: too long
    "TD139.message": "the text has {found} characters; at most {limit} are taken",
    "TD139.hint": "shorten it; long texts are better kept as files of their own in evidence/",
    "TD139.rule": "A text holds at most 20,000 characters, more than any official wording of a "
    "criterion ever met. A longer one is mostly a whole document pasted by mistake, or a missing "
    "closing quote that swallowed the lines below. Keep documents as files of their own and name "
    "the file.",
}
