"""Breaking text into lines for a terminal, by what it shows and not by how it is encoded."""

from thidua.text.vietnamese import width

DASHES = ("-", "–", "—", "/", "&")
"""Words that stay with the word before them: no line begins with the dash of a name."""


def wrap(text: str, room: int) -> list[str]:
    """`text` in lines of at most `room` columns, broken at blanks; a longer word is broken, too.

    The lines are as even as their number allows, so that no syllable stands alone on the last one.
    """
    words = _words(text)
    found = _greedy(words, room)
    low, high = 1, room
    while low < high:
        middle = (low + high) // 2
        if len(_greedy(words, middle)) <= len(found):
            high = middle
        else:
            low = middle + 1
    # Evening out must not break a word that fits in the room that there is.
    return _greedy(words, max(high, min(room, longest_word(text))))


def fill(text: str, room: int) -> list[str]:
    """`text` in lines filled up to `room`, as a paragraph is set."""
    return _greedy(_words(text), room)


def narrowest(text: str, lines: int) -> int:
    """The least room in which `text` takes at most `lines` lines without a broken word."""
    words = _words(text)
    low, high = longest_word(text), max(1, width(text))
    while low < high:
        middle = (low + high) // 2
        if len(_greedy(words, middle)) <= lines:
            high = middle
        else:
            low = middle + 1
    return high


def longest_word(text: str) -> int:
    """How wide the widest unbreakable part is, at least 1."""
    return max(map(width, _words(text)), default=1) or 1


def _words(text: str) -> list[str]:
    found: list[str] = []
    for word in text.split(" "):
        if found and (word in DASHES or (len(found) == 1 and _is_number(found[0]))):
            found[-1] += " " + word
        elif word:
            found.append(word)
    return found


def _is_number(word: str) -> bool:
    """Whether `word` numbers what follows it ("1.", "II.", "a)") and so stays with it."""
    return len(word) <= 4 and word[-1] in ".)"


def _greedy(words: list[str], room: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for word in words:
        size = width(word)
        if line and used + 1 + size <= room:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        while size > room:
            head, word = _split(word, room)
            lines.append(head)
            size = width(word)
        line, used = word, size
    return [*lines, line] if line or not lines else lines


def _split(word: str, room: int) -> tuple[str, str]:
    """What of `word` fits, at least one letter with its marks, and the rest."""
    end = 1
    while end < len(word) and (width(word[: end + 1]) <= room or not width(word[end])):
        end += 1
    return word[:end], word[end:]
