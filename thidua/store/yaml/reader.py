"""The one YAML reader: bytes in, text scalars or diagnostics out.

PyYAML's C parser gives events; the builder here makes plain dicts, lists and text of them and
refuses on the way what no data file needs: duplicate keys, tags, anchors, second documents, deep
nesting. Every scalar stays text in NFC: what it means is for the models to say.

`parse` takes the short way of `read_lines` where a file is written so plainly, and else runs the
builder bare. Where something looks suspicious, and in `places`, the very same loop runs with an
`Examiner`, which judges every node and remembers where it stands.
"""

import re
from sys import intern
from typing import TYPE_CHECKING

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from thidua.diagnostics.diagnostic import Diagnostic, Path, has_errors
from thidua.store.yaml.events import NextEvent, SourceText, open_events, scan
from thidua.store.yaml.node import MAX_DEPTH, MAX_SCALAR, Node, NodePlace, StopReading

if TYPE_CHECKING:
    from thidua.store.yaml.explain import Examiner


# -- the short way: `key: value`, line by line -----------------------------------------------------
# A value is unquoted or quoted on its line, or one level of braces or brackets. What else YAML can
# say, and whatever is doubtful, is None here and libyaml's to read, which takes three times as long
# to tell of each scalar where it stands. A test holds both to the same content.

SHORT = 40
"""Letters of a text of which there are many that are the same: figures, options, short remarks."""
DEEP = 10
"""Mappings inside one another: more than sheets have."""

_KEY = r'(?:"([^"\\\n]{1,99})"|(\w[\w.-]{0,99}))'
_QUOTED = r'"([^"\\\n]+)"'
_WORD = r"(-?\w[^\n:#]*(?<! ))"
_WORD_INSIDE = r"(-?\w[^\n:#?,\[\]{}]*(?<! ))"
"""An unquoted value in braces or brackets, where it ends at a comma."""


def _uncaptured(pattern: str) -> str:
    return re.sub(r"\((?!\?)", "(?:", pattern)


_ITEM = f"(?:{_QUOTED}|{_WORD_INSIDE})"
_LIST = rf"\[({_uncaptured(_ITEM)}(?:, {_uncaptured(_ITEM)})*)\]"
# What stands inside is matched once, pair by pair; the last group is what is no pair.
_PAIR = rf"{_KEY}: (?:{_QUOTED}|{_WORD_INSIDE}|{_LIST})(?:, (?=[\w\"])|$)|(.)"
_BRACES = r'\{([^{}"\n]++(?:"[^"\n]*+"[^{}"\n]*+)*+)\}'
_VALUE = f"(?:{_QUOTED}|{_WORD}|{_BRACES}|{_LIST})"
_COMMENT = "(?: +(?:#.*)?)?"
_LINE = re.compile(f"^( *)(?:{_KEY}:(?: +{_VALUE})?{_COMMENT}|#.*)?$", re.MULTILINE)
_PAIRS = re.compile(_PAIR)
_ITEMS = re.compile(_ITEM)


def read_lines(text: str) -> Node:
    """The mapping that a text holds; None where it is not written so plainly. `text`: such as
    `scan` finds nothing to look at in."""
    text = text.replace("\r\n", "\n")
    if "\t" in text or "\r" in text or "\n  - " in text:
        return None
    lines = _LINE.findall(text)
    if len(lines) <= text.count("\n"):
        return None
    root: dict[str, Node] = {}
    mapping, indent, opened = root, 0, ""
    around: list[tuple[dict[str, Node], int]] = []
    value: Node
    for blanks, quoted_key, key, quoted, word, pairs, items in lines:
        key = key or quoted_key
        if not key:  # a comment
            continue
        depth = len(blanks)
        if depth != indent:
            if depth > indent and opened and len(around) < DEEP:
                around.append((mapping, indent))
                mapping[opened] = mapping = {}
                indent = depth
            while depth < indent:
                mapping, indent = around.pop()
            if depth != indent:
                return None
        opened = ""
        if said := word or quoted:
            value = intern(said) if len(said) < SHORT else said
        elif pairs:
            value = _mapping(pairs)
            if value is None:
                return None
        elif items:
            value = _items(items)
        else:
            value, opened = None, key
        if key in mapping:
            return None
        mapping[intern(key)] = value
    return root or None


def _mapping(inside: str) -> Node:
    """What stands between braces; None where that is more than pairs, or a key stands twice."""
    pairs = _PAIRS.findall(inside)
    made: dict[str, Node] = {}
    for quoted_key, key, quoted, word, items, doubtful in pairs:
        if doubtful:
            return None
        if said := word or quoted:
            made[intern(key or quoted_key)] = intern(said) if len(said) < SHORT else said
        else:
            made[intern(key or quoted_key)] = _items(items)
    return made if len(made) == len(pairs) else None


def _items(inside: str) -> list[Node]:
    if "," not in inside and inside[0] != '"':
        return [intern(inside) if len(inside) < SHORT else inside]
    return [quoted or word for quoted, word in _ITEMS.findall(inside)]


__all__ = ["Node", "NodePlace", "parse", "places"]


class _NeedsExaminer(Exception):  # noqa: N818 - never leaves this module
    """The bare reading met something that only a closer look can judge."""


def parse(raw: bytes, file: str) -> tuple[Node, list[Diagnostic]]:
    """The content of a file, or (None, what is wrong with it). Never raises, whatever the bytes.

    In: the file's bytes and its name for the diagnostics. With warnings alone the content is
    there, too. The root is a mapping or a list.
    """
    source = scan(raw, file)
    if not isinstance(source, SourceText):
        return None, source
    if not source.examiner:
        if not source.long and (written := read_lines(source.text)) is not None:
            return written, []
        try:
            node = _build(open_events(source.body), source, None)
            if type(node) is dict or type(node) is list:
                return node, []
        except (_NeedsExaminer, yaml.YAMLError, ValueError):
            pass  # the closer look below says why
    return _look(source, file)[:2]


def places(raw: bytes) -> dict[Path, NodePlace]:
    """Where every value of a file stands, by its path; {} for a file that `parse` refuses.

    Lines and columns count from 1, columns in characters as they are in the file (before NFC),
    without the byte order mark; a span's end column is the one after its last character.
    """
    source = scan(raw, "")
    if not isinstance(source, SourceText):
        return {}
    node, _, found = _look(source, "")
    return {} if node is None else found


def _look(source: SourceText, file: str) -> tuple[Node, list[Diagnostic], dict[Path, NodePlace]]:
    """The same reading with a closer look: content, problems and places."""
    # Loaded for trouble and for positions alone: reading good files does not wait for it.
    from thidua.store.yaml.explain import Examiner

    examiner = Examiner(file, source.text)
    node: Node = None
    try:
        node = _build(open_events(source.body), source, examiner)
    except StopReading:
        pass
    except (yaml.YAMLError, ValueError) as error:
        from thidua.store.yaml.syntax_hints import explain

        syntax = explain(error, source.text, file, examiner.last)
        examiner.problems = _joined(examiner.problems, syntax)
    problems = sorted(examiner.problems, key=_line)
    if has_errors(problems):
        return None, problems, {}
    if node is None or isinstance(node, str):
        from thidua.store.yaml.syntax_hints import no_document

        return None, [no_document(node, source.text, file)], {}
    return node, problems, examiner.places


def _joined(problems: list[Diagnostic], syntax: Diagnostic) -> list[Diagnostic]:
    """The problems and the syntax error that ended the reading, of one line only its cause.

    A tag or an alias makes the rest of its line unreadable; but an entry without a colon is a
    consequence itself (`name: {x} y`).
    """
    here = [one for one in problems if _line(one) == _line(syntax)]
    if any(one.code != "TD117" for one in here):
        return problems
    return [one for one in problems if one not in here] + [syntax]


def _line(told: Diagnostic) -> int:
    return told.span.line if told.span else 0


def _build(next_event: NextEvent, source: SourceText, examiner: "Examiner | None") -> Node:
    """The one loop over events: long, because a call for each of them would double its time.

    Raises StopReading with a closer, _LookCloser without one, yaml.YAMLError and ValueError (a
    tag's escape that is no UTF-8) from the parser.
    """
    text, long = source.text, source.long
    root: list[Node] = []
    stack: list[tuple[dict[str, Node] | None, list[Node], str]] = []
    mapping: dict[str, Node] | None = None
    sequence = root
    key = ""
    value: str | None
    next_event()  # the stream begins
    if isinstance(next_event(), StreamEndEvent):
        return None
    if examiner is not None:
        examiner.open()
    while True:
        event = next_event()
        kind: type[object] = type(event)
        if mapping is not None:
            if kind is ScalarEvent:
                if examiner is not None:
                    key = examiner.key(event)
                else:
                    key = intern(event.value)  # the same few keys in thousands of entries
                    if not key or key in mapping or (long and len(key) > MAX_SCALAR):
                        raise _NeedsExaminer
                event = next_event()
                kind = type(event)
            elif kind is not MappingEndEvent:
                if examiner is None:
                    raise _NeedsExaminer
                examiner.complex_key(event)
        if kind is ScalarEvent:
            if examiner is not None:
                value = examiner.value(event)
            else:
                value = event.value
                if not value:
                    if not event.style:
                        # Not right after a colon or a dash: perhaps a comma inside braces.
                        if text[event.start_mark.index - 1] not in ":-":
                            raise _NeedsExaminer
                        value = None
                elif len(value) < SHORT:
                    value = intern(value)
                elif long and len(value) > MAX_SCALAR:
                    raise _NeedsExaminer
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            keyed = kind is MappingStartEvent
            if examiner is not None:
                examiner.start(event, keyed)
            elif len(stack) >= MAX_DEPTH:
                raise _NeedsExaminer
            stack.append((mapping, sequence, key))
            if keyed:
                inner: dict[str, Node] = {}
                if mapping is not None:
                    mapping[key] = inner
                else:
                    sequence.append(inner)
                mapping = inner
            else:
                listed: list[Node] = []
                if mapping is not None:
                    mapping[key] = listed
                else:
                    sequence.append(listed)
                mapping, sequence = None, listed
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if examiner is not None:
                examiner.end(event)
            mapping, sequence, key = stack.pop()
            continue
        elif kind is AliasEvent:
            if examiner is None:
                raise _NeedsExaminer
            examiner.alias(event)
            value = None
        else:
            break  # the document ends
        if mapping is not None:
            mapping[key] = value
        else:
            sequence.append(value)
    event = next_event()
    if not isinstance(event, StreamEndEvent):
        if examiner is None:
            raise _NeedsExaminer
        examiner.second_document(event)
    return root[0]
