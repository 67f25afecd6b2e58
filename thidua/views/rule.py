"""What `thidua rule` says: one diagnostic explained, or the list of them all."""

import re
from collections.abc import Iterable
from typing import Literal

from thidua.diagnostics.diagnostic import all_codes, code_of, name_of
from thidua.diagnostics.diagnostic import code as code_named
from thidua.diagnostics.show import patterns
from thidua.text import suggest
from thidua.views.fields import (
    Entry,
    Field,
    Fields,
    RecordFields,
    Spoken,
    schema_field,
    table,
    value,
)
from thidua.views.table import Block, Cell, Facts, Labelled, Paragraph, Report, Section, Table, Tone
from thidua.words import Lang, say

_NUMBER = re.compile(r"(?:td)?(\d{3})", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{[a-z_][a-z0-9_]*\}")


def find(text: str) -> str | None:
    """The code that a person means by `TD203`, `203` or `points-out-of-range`; None for none."""
    text = text.strip()
    number = _NUMBER.fullmatch(text)
    return code_of(f"TD{number[1]}" if number else text.replace(" ", "-").replace("_", "-"))


def nearest(text: str) -> str | None:
    """The number or name closest to what was typed, to offer it; None when nothing is close."""
    return suggest.nearest(text, [*map(name_of, all_codes()), *all_codes()])


def rule_report(code: str, lang: Lang) -> Report:
    """One diagnostic: number, name, severity, its wordings, what it means, how to mend it.

    `code` is a known number (see `find`).
    """
    name, severity = name_of(code), code_named(code).severity
    blocks: list[Block] = [
        Facts(
            (
                Labelled(say(lang, "cli.rules.number"), Cell(code, tone=Tone.STRONG)),
                Labelled(say(lang, "cli.rules.name"), Cell(name)),
                Labelled(
                    say(lang, "cli.rules.severity"),
                    Cell(say(lang, f"cli.rules.is_{severity.value}")),
                ),
            )
        )
    ]
    blocks += [Paragraph(text) for text in _shapes(Spoken(code, lang), "rule")]
    blocks.append(_wordings(code, lang))
    return Report(f"{code} {name}", (Section("", tuple(blocks)),), lang)


def _severity(one: Spoken[str]) -> Cell:
    severity = code_named(one.of).severity.value
    return Cell(say(one.lang, f"diagnostics.{severity}"), data=severity)


# fmt: off
RULES: Fields[Spoken[str]] = (
    Field("code", "cli.rules.number", lambda one: Cell(one.of), lambda one: one.of),
    Field("name", "cli.rules.name", lambda one: Cell(name_of(one.of)), lambda one: name_of(one.of)),
    Field("severity", "cli.rules.severity", _severity,
        lambda one: code_named(one.of).severity.value),
    Field("message", "cli.rules.message", lambda one: Cell(first_wording(*one)), wrap=True,
        priority=1),
    value("messages", lambda one: _shapes(one, "message"), list[str]),
    value("hints", lambda one: _shapes(one, "hint"), list[str]),
    value("explanation", lambda one: " ".join(_shapes(one, "rule"))),
)
RULE = RecordFields("ExplainedRule", RULES, "One diagnostic explained.")
OUTPUT: RecordFields[Iterable[Spoken[str]]] = RecordFields("RuleOutput",
    (schema_field("rule"), RULE.many("rules", lambda each: each)), "`thidua rule`.")
# fmt: on


def _shapes(one: Spoken[str], part: Literal["message", "hint", "rule"]) -> list[str]:
    """Its wordings, with `…` where a value stands."""
    return [_shape(text) for text in patterns(one.of, part, one.lang).values()]


def rules_report(lang: Lang) -> Report:
    """All diagnostics, one row each, in the order of their numbers."""
    told = (Spoken(code, lang) for code in all_codes())
    shown = table(RULES, told, lang, key="rules", notes=(say(lang, "cli.rules.one"),))
    return Report(say(lang, "cli.rules.title"), (Section("", (shown,)),), lang)


def rule_json(codes: list[str], lang: Lang) -> Entry:
    return OUTPUT.entry(Spoken(code, lang) for code in codes)


def _wordings(code: str, lang: Lang) -> Table:
    """Each wording of the message beside the hint that goes with it."""
    messages, hints = patterns(code, "message", lang), patterns(code, "hint", lang)
    variants = dict.fromkeys([*messages, *hints])
    told = []
    for variant in variants:
        said = _shape(messages.get(variant, messages.get("", "")))
        mend = _shape(hints.get(variant, hints.get("", "")))
        if said:  # a code may have variants only
            told.append((said, mend))
    return table(WORDINGS, told, lang, key="wordings")


WORDINGS: Fields[tuple[str, str]] = (
    Field("message", "cli.rules.message", lambda one: Cell(one[0]), wrap=True),
    Field("hint", "cli.rules.hint", lambda one: Cell(one[1]), wrap=True),
)


def first_wording(code: str, lang: Lang) -> str:
    """The plain wording, or the first variant of a code that has only variants."""
    return wording(code, lang, "")


def wording(code: str, lang: Lang, variant: str) -> str:
    """How a variant is worded, without what it names of the data."""
    messages = patterns(code, "message", lang)
    return _shape(messages.get(variant) or messages.get("") or next(iter(messages.values()), ""))


def _shape(pattern: str) -> str:
    """A wording without its values: `điểm phải từ … đến …`."""
    literal = {"{{": "{", "}}": "}"}
    return _PLACEHOLDER.sub(lambda found: literal.get(found[0], "…"), pattern)
