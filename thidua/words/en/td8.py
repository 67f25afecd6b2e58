"""English: problems while writing files (80x) and reading git (82x)."""

WORDS: dict[str, str] = {
    # TD801
    "TD801.message": "another thidua command is writing in the data folder: {user} on {host}, "
    "since {since} (process {pid})",
    "TD801.message.elsewhere": "the data folder is locked from another machine: {user} on {host}, "
    "since {since} (process {pid})",
    "TD801.message.unknown": "the data folder is locked, but the lock doesn't say by whom",
    "TD801.message.lost": "this command's lock was removed while it worked; no file was changed",
    "TD801.hint": "wait for the other command, then run this one again",
    "TD801.hint.elsewhere": "ask that person; when surely no thidua command is writing any more, "
    "delete .thidua-lock and run this again",
    "TD801.hint.unknown": "when surely no thidua command is writing any more, delete .thidua-lock "
    "and run this again",
    "TD801.hint.lost": "find out who deleted .thidua-lock, then run this again",
    "TD801.rule": "Only one command at a time writes in the data folder, so that two people don't "
    "overwrite each other. The one that writes leaves .thidua-lock at the top of the data folder, "
    "with who, on which machine, since when. A second one stops and changes nothing. The lock of "
    "a dead command on the same machine is removed by the next writing command; about one from "
    "another machine you have to ask, for no machine can tell whether a command on another one "
    "still runs.",
    # TD802
    "TD802.message": "a writing command was cut off ({user} on {host}, begun {since}) and left "
    "this file",
    "TD802.message.cleaned": "an earlier writing command was cut off ({user} on {host}, begun "
    "{since}); what it left was tidied up",
    "TD802.message.elsewhere": "the data folder is locked: {user} on {host}, since {since}",
    "TD802.message.kept": "all was written, but this file could not be removed: {reason}",
    "TD802.hint": "nothing to do: the next writing command tidies up",
    "TD802.hint.cleaned": "run that command again if its work wasn't done",
    "TD802.hint.elsewhere": "when surely no thidua command is writing any more, delete "
    ".thidua-lock",
    "TD802.hint.kept": "delete it by hand, or leave it to the next writing command",
    "TD802.rule": "A writing command makes a lock (.thidua-lock) and a journal (.thidua-journal) "
    "and removes both when it is done. When it is killed, the power fails or the window is "
    "closed, they stay. No data is damaged: each file is either wholly old or wholly new. When "
    "only some of the files were written, TD803 names each that was not.",
    # TD803
    "TD803.message": "a writing command that was cut off ({user}, begun {since}) has not written "
    "this file; {done} of {total} files were written",
    "TD803.hint": "run that command again, or use git to go back to before it",
    "TD803.rule": "A command that writes several files (such as importing score forms) was cut "
    "off when it had replaced only some. Each file is whole, old or new, but together they don't "
    "match. Run the same command again to write the rest, or drop what was written by git. thidua "
    "doesn't complete it by itself, because people may have edited the files since.",
    # TD804
    "TD804.message": "a temporary file of a command that was cut off",
    "TD804.message.cleaned": "a temporary file of a command that was cut off was removed",
    "TD804.hint": "nothing to do: the next writing command removes it",
    "TD804.hint.cleaned": "nothing to do",
    "TD804.rule": "Every file is written to a temporary file (.thidua-tmp-...) before it takes the "
    "old one's place. When a command is cut off it may stay. It holds nothing worth keeping.",
    # TD805
    "TD805.message": "the file was changed after this command had read it; no file was changed",
    "TD805.message.exists": "the file exists, but this command was to create it; no file was "
    "changed",
    "TD805.message.gone": "the file was removed after this command had read it; no file was "
    "changed",
    "TD805.hint": "save it in your editor, then run the command again",
    "TD805.hint.exists": "look at it first; to make it anew, rename or delete it, then run again",
    "TD805.hint.gone": "run the command again",
    "TD805.rule": "Before writing, thidua reads every file again. When one is no longer what the "
    "command had read (somebody has just saved, made or removed it), the command stops and "
    "writes nothing, so that nobody's work is lost. Run again, it builds on the new content.",
    # TD806
    "TD806.message": "this path leaves the data folder, so it isn't written",
    "TD806.hint": "remove the symbolic link on the path, or move the file into the data folder",
    "TD806.rule": "thidua writes only inside the data folder. A symbolic link that points out of "
    "it, a path with .. or a name that Windows reads otherwise is refused, so that data received "
    "from others can't make a command overwrite other files of this machine.",
    # TD807
    "TD807.message": "a file is wanted here, but this is a folder or a device",
    "TD807.message.parent": "a part of this path is a file, not a folder",
    "TD807.hint": "choose another name, or move the folder away",
    "TD807.hint.parent": "move that file away, or choose another path",
    "TD807.rule": "thidua replaces regular files only. A folder or special file of the same name "
    "is left alone, and the command stops.",
    # TD808
    "TD808.message": "the file is open in another program (Word, Excel or an editor)",
    "TD808.hint": "close it there, then run this again",
    "TD808.rule": "On Windows a file that is open in Word or Excel can't be replaced. thidua tries "
    "for a moment, then gives up; the older file is untouched.",
    # TD809
    "TD809.message": "can't write: {reason}",
    "TD809.message.full": "can't write: the disk is full, or the quota is used up",
    "TD809.message.denied": "can't write: the file or folder is read-only",
    "TD809.message.nofolder": "can't write: there is no such folder",
    "TD809.message.disk": "can't write: the disk reports an input/output error",
    "TD809.message.toolarge": "can't write: the file is larger than the system allows",
    "TD809.message.name": "can't write: the file's name is too long",
    "TD809.hint": "mend that, then run this again; the older file is untouched",
    "TD809.hint.full": "make room on the disk, then run this again; the older file is untouched",
    "TD809.hint.denied": "get the right to write, or clear the read-only mark, then run this again",
    "TD809.hint.nofolder": "make the folder first, or mend the path",
    "TD809.hint.disk": "copy the data to another disk and check this one; the older file is "
    "untouched",
    "TD809.hint.name": "choose a shorter name",
    "TD809.rule": "The operating system refused a step of writing. The new content goes wholly to "
    "a temporary file before it takes the old one's place, so the older file is untouched. When a "
    "command writes several files, those already replaced are put back; TD810 names any that "
    "could not be.",
    # TD810
    "TD810.message": "the command failed half-way and this file could not be put back: {reason}",
    "TD810.hint": "compare it with git's copy (git diff), then run the command again or take the "
    "old one back",
    "TD810.rule": "A command that writes several files failed after it had replaced some, and "
    "putting the old ones back failed too, mostly because of a broken disk or a file held by "
    "another program. The file named holds the new content, whole, while others are still old. "
    "`thidua check` reminds of it until the next writing command.",
    # TD811
    "TD811.message": "this place can't be edited by the program with everything else kept as it is",
    "TD811.message.remove": "this place can't be removed by the program with everything else kept "
    "as it is",
    "TD811.message.letters": "this text has a character that no data file may hold: {text}",
    "TD811.hint": "edit it by hand: {text}",
    "TD811.hint.remove": "remove it by hand",
    "TD811.hint.letters": "delete that character (mostly copied from Word or a web page), then run "
    "this again",
    "TD811.rule": "thidua edits your files by splicing in just the text that changes, and keeps "
    "comments and all other lines. A few rare ways of writing YAML don't let it do so safely; "
    "then it leaves the file alone and says what to write.",
    # TD820
    "TD820.message": "the program git was not found",
    "TD820.hint": "install git (https://git-scm.com), then run this again; other commands don't "
    "need it",
    "TD820.rule": "Commands that compare over time (`diff`, `log`) read the history from git. This "
    "machine has no git, or it is not on the PATH.",
    # TD821
    "TD821.message": "the data folder is in no git repository",
    "TD821.message.bare": "this is a git repository without a work tree (bare)",
    "TD821.hint": "run `git init` in this folder, then `git add .` and `git commit`",
    "TD821.hint.bare": "run the command in an ordinary clone (`git clone`)",
    "TD821.rule": "`diff` and `log` need the history that git keeps. The data folder may be the "
    "top of a git repository or lie deep inside one; none was found from this folder upwards.",
    # TD822
    "TD822.message": "the git repository has no commit yet",
    "TD822.hint": "run `git add .`, then `git commit`",
    "TD822.rule": "The repository has just been made and has no history to compare with. Make the "
    "first commit, then run this again.",
    # TD823
    "TD823.message": 'git knows no revision "{revision}"',
    "TD823.message.option": '"{revision}" is not the name of a revision',
    "TD823.message.shallow": 'git knows no revision "{revision}"; this clone holds only a part '
    "of the history",
    "TD823.hint": "see the revisions by `git log --oneline`; for example HEAD~1, a branch, a tag",
    "TD823.hint.shallow": "fetch the whole history by `git fetch --unshallow`, then run this again",
    "TD823.rule": "A revision is a commit's hash, a branch, a tag or something like HEAD~1 that "
    "git understands. What begins with a dash is refused, lest git take it for an option. In a "
    "shallow clone (common on CI servers) older revisions have not been fetched.",
    # TD824
    "TD824.message": "git reports an error: {reason}",
    "TD824.message.timeout": "git did not answer within {seconds} seconds",
    "TD824.message.owner": "git refuses to read this repository because the folder belongs to "
    "another user",
    "TD824.message.missing": "the repository lacks the content of some files (a partial clone); "
    "thidua doesn't go to the network for it",
    "TD824.hint": "run `git fsck` in this folder to check the repository",
    "TD824.hint.timeout": "try again; when the folder is on a network drive, copy it first",
    "TD824.hint.owner": "if you trust this folder, run: git config --global --add safe.directory "
    '"{folder}"',
    "TD824.hint.missing": "run `git fetch --refetch`, or make a whole clone by `git clone`",
    "TD824.rule": "thidua only reads the git repository; it never writes to it or to the work "
    "tree, and never goes to the network. This time git reported an error, in its own words.",
    # TD825
    "TD825.message": 'revision "{revision}" doesn\'t hold this data folder',
    "TD825.hint": "choose a later revision; see the history by `git log --oneline -- .`",
    "TD825.rule": "At that revision the data folder did not exist yet or lay elsewhere. thidua "
    "reads the same path at every revision.",
    # TD830
    "TD830.message": "{year} is sealed ({on}, {by}), but this file was changed since",
    "TD830.message.gone": "{year} is sealed ({on}, {by}), but the file {name} is gone",
    "TD830.message.added": "{year} is sealed ({on}, {by}), but this file was added since",
    "TD830.message.member": "{year} is sealed ({on}, {by}), but {name}, a member of that year, was "
    "changed",
    "TD830.message.member_gone": "{year} is sealed ({on}, {by}), but {name} is no longer a member "
    "of that year",
    "TD830.message.member_added": "{year} is sealed ({on}, {by}), but {name} was added to the "
    "members of that year",
    "TD830.message.bloc": "{year} is sealed ({on}, {by}), but the bloc's id, name, kind, system or "
    "level changed",
    "TD830.message.terms": "{year} is sealed ({on}, {by}), but the terms of that year changed",
    "TD830.message.settings": "{year} is sealed ({on}, {by}), but the awards which that year uses "
    "changed",
    "TD830.hint": "put it back with git, or `thidua seal {year} --reopen --reason WHY`; see what it "
    "does by `thidua verify {year}`",
    "TD830.rule": "A seal holds the hash of everything that the year's results come from: the files "
    "in the year's folder (but decisions.yaml, which comes later), the year's members and terms, "
    "and what matters of the shared files. This is not as it was sealed. What was changed by "
    "mistake is put back with git; what has to change needs the year to be reopened with a "
    "reason, changed and sealed again. Every reopening stays in the history.",
    # TD831
    "TD831.message": "{name}: {figure} was sealed as {before}, but this version of thidua computes "
    "{after} (sealed by thidua {then})",
    "TD831.message.past": "{name}: {figure} was sealed as {before} and is {after} now, since "
    "records of earlier years changed: {files}",
    "TD831.hint": "nothing to do: the sealed results remain the year's results",
    "TD831.rule": "No data of the sealed year was altered, yet the result comes out otherwise now. "
    "Either this version of thidua computes otherwise, or records of earlier years (a late "
    "decision on an award) changed. thidua says so and does not change the past: the results in "
    "seal.yaml remain those of the year. Computing them anew needs the year to be reopened with a "
    "reason.",
    # TD832
    "TD832.message": "seal.yaml of {year} was edited by hand: its content doesn't fit the hash of "
    "what was sealed",
    "TD832.message.results": "seal.yaml of {year} was edited by hand: the results don't fit their "
    "hash",
    "TD832.message.chain": "seal.yaml of {year} was edited by hand: the history was changed or cut "
    "at this line",
    "TD832.hint": "take seal.yaml back from git; only `thidua seal` writes it",
    "TD832.rule": "seal.yaml holds the hash of its own content, and every line of its history is "
    "tied to all lines before it by a hash. Here they don't fit: somebody edited the file without "
    "thidua. Look at its history by `git log -p` and take the right one back.",
    # TD833
    "TD833.message": "{year} is sealed ({on}, {by}), so nothing is written into it",
    "TD833.message.again": "{year} is sealed already ({on}, {by})",
    "TD833.hint": "if it really has to change: `thidua seal {year} --reopen --reason WHY`",
    "TD833.hint.again": "compare by `thidua verify {year}`; reopen by `thidua seal {year} --reopen "
    "--reason WHY`",
    "TD833.rule": "A sealed year is closed: commands that write (import, new-sheets, rotate-leader) "
    "refuse to change it. Only decisions.yaml, what higher authorities decide later, may still be "
    "added. To change anything else, reopen the year with a reason; the reason stays in the seal's "
    "history for good.",
    # TD834
    "TD834.message": "{year} is not sealed",
    "TD834.message.none": "no year is sealed yet",
    "TD834.hint": "seal it by `thidua seal {year}`",
    "TD834.hint.none": "seal one by `thidua seal YEAR`",
    "TD834.rule": "`thidua verify` and `thidua seal --reopen` work on sealed years: those with a "
    "seal.yaml whose history ends in a seal.",
    # TD835
    "TD835.message": "{year} can't be sealed yet: {n} {n:unit has|units have} no rank: {units}",
    "TD835.message.no_scale": "{year} can't be sealed yet: it has no scale, hence no results",
    "TD835.message.appeal": "{year} can't be sealed yet: appeal {id} of {unit} is open",
    "TD835.hint": "add the sheets that are missing; if the year ends like this, add --incomplete",
    "TD835.hint.appeal": "write how it ended into decided: of this appeal",
    "TD835.rule": "A seal says that the year's results are final. An open appeal may still change "
    "points, so it has to be decided first. A unit with something missing has no rank; if the year "
    "really ends like that, --incomplete says so in the seal. Data with errors is never sealed.",
    # TD836
    "TD836.message": "reopening a sealed year needs a reason",
    "TD836.message.alone": "--reason goes with --reopen only",
    "TD836.hint": 'add --reason "why it is reopened"',
    "TD836.hint.alone": "leave --reason out, or add --reopen to reopen the year",
    "TD836.rule": "Every member may ask why a sealed year was reopened. The reason is kept in the "
    "seal's history with who and when, and never erased.",
    # TD840
    "TD840.message": "there is no evidence file {name} in {folder}",
    "TD840.message.nearest": 'there is no evidence file {name} in {folder}; is it "{better}"?',
    "TD840.message.folder": "{name} is a folder, not an evidence file",
    "TD840.message.unreadable": "the evidence file {name} can't be read",
    "TD840.hint": "copy the file there, or mend its name in the sheet",
    "TD840.rule": "A sheet names an evidence file that the year's evidence/ folder doesn't hold. "
    "The name must be right with its extension; a file in a subfolder is written folder/file.pdf. "
    "The points still count: this warning is for those who verify.",
    # TD841
    "TD841.message": "the evidence file {name} is empty (0 bytes)",
    "TD841.hint": "copy the original again",
    "TD841.rule": "The file is there but holds nothing, usually because copying or syncing failed. "
    "An empty file proves nothing.",
    # TD842
    "TD842.message": "the evidence {name} lies outside {folder}",
    "TD842.message.url": "evidence has to be a file in {folder}, not a web address",
    "TD842.message.link": "the evidence file {name} is a link that leads out of the data folder",
    "TD842.hint": "copy the file there and write its name only",
    "TD842.hint.url": "download the file there and write its name; put the address into note",
    "TD842.hint.link": "put the file itself in place of the link",
    "TD842.rule": "Evidence is a file in the year's evidence/ folder, so that it travels with the "
    "data and is sealed. Absolute paths, paths with .., links that lead out and web addresses are "
    "refused: others would not have that file, and data from others must not point at private "
    "files of this machine.",
    # TD843
    "TD843.message": "{year} is sealed ({on}, {by}), but this evidence file was changed",
    "TD843.message.gone": "{year} is sealed ({on}, {by}), but the evidence file {name} is gone",
    "TD843.message.added": "{year} is sealed ({on}, {by}), but this evidence file was added since",
    "TD843.hint": "put it back with git; if it has to be replaced, `thidua seal {year} --reopen "
    "--reason WHY`",
    "TD843.rule": "A seal holds the hash of every byte of each evidence file. This one is not as it "
    "was sealed. If git changed the line ends of a text file (.txt, .csv), use the .gitattributes "
    "that `thidua init` makes, which leaves evidence alone.",
    # TD844
    "TD844.message": "no sheet names this evidence file",
    "TD844.hint": "name it in evidence: of the entry it proves, or take it away",
    "TD844.rule": "The file lies in evidence/ but no entry mentions it. Its name may have been "
    "forgotten or misspelt, or it is left over. Points don't depend on it.",
    # TD850
    "TD850.message": "this looks like a personal identity number",
    "TD850.hint": "take the number out: scoring needs nobody's identity number",
    "TD850.rule": "A bloc's data passes through many hands and stays in git's history for good. An "
    "identity number (12 digits, or 9 of the old card) is of no use for scoring and can't be taken "
    "back once it is out. If it was committed, it is still in the history: tell whoever looks "
    "after the repository.",
    # TD851
    "TD851.message": "this looks like a phone number",
    "TD851.hint": "take it out, or keep the directory elsewhere",
    "TD851.rule": "A phone number is personal data which scoring doesn't need. Keep the bloc's "
    "directory apart from a repository that everybody may download.",
    # TD852
    "TD852.message": "this looks like an e-mail address",
    "TD852.hint": "take it out, or keep the directory elsewhere",
    "TD852.rule": "A person's mail address is personal data, and easily harvested for spam. Scoring "
    "doesn't need it.",
    # TD853
    "TD853.message": "this looks like a password, a key or an access token",
    "TD853.hint": "change that password or key at once, then take it out of the file",
    "TD853.rule": "Passwords, private keys and tokens never belong into data: whoever downloads the "
    "repository reads them, and git keeps them. What is out has to be changed; deleting it from "
    "the file is not enough.",
}
