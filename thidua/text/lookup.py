"""What a person means by a word on the command line: an id, a name, or the beginning of one."""

from collections.abc import Iterable, Mapping

from thidua.text.vietnamese import bare


def find(
    word: str, names: Mapping[str, Iterable[str | None]], *, beginnings: bool = True
) -> list[str]:
    """The ids that `word` may mean: none, one, or several between which nobody chooses.

    `names` gives each id what else it is called (short name, name, printed code). An exact id wins;
    then a name, without regard to case, blanks and Vietnamese marks; then, where `beginnings` are
    taken (not by commands that write), what an id or a name begins with.
    """
    if word in names:
        return [word]
    wanted = _key(word)
    if not wanted:
        return []
    keys = {one: [_key(name) for name in (one, *called) if name] for one, called in names.items()}
    same = [one for one, known in keys.items() if wanted in known]
    if same or not beginnings:
        return same
    return [one for one, known in keys.items() if any(key.startswith(wanted) for key in known)]


def _key(text: str) -> str:
    return "".join(letter for letter in bare(text) if letter.isalnum())
