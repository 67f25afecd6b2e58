"""Writes a draft as criteria.yaml: what is sure as data, every doubt with its words as comments.

A criterion with a doubt is scored by hand until somebody decides: what was most likely meant
stands below it as a comment and counts for nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from thidua.excel.scale.draft.draft import Doubt, Draft, Part, Whole
from thidua.excel.scale.draft.ledger import describing
from thidua.excel.scale.lists.sub_lists import best_together
from thidua.excel.scale.paper.beside import is_noted
from thidua.excel.scale.paper.pages import place_words
from thidua.excel.scale.rows.codes import identifier, parts, slug
from thidua.excel.scale.rows.line import Line
from thidua.excel.scale.speech.text import figure
from thidua.excel.scale.speech.things import Reading, Thing, Things
from thidua.excel.scale.tables.roles import BONUS, DEDUCT
from thidua.model.scalars import MAX_ID
from thidua.store.yaml.dump import block, entry, flow, item
from thidua.text.numbers import trimmed
from thidua.text.vietnamese import safe
from thidua.words import Lang, say

NAME = 90
"""Characters of a name; a longer wording goes into `text`, its beginning into `name`."""
_STANDARD = re.compile(r"\s*\((?:đạt )?(?:điểm chuẩn|\d+ điểm chuẩn)[^()]*\)", re.IGNORECASE)
_SIDES = {BONUS: "thuong", DEDUCT: "tru"}


@dataclass(frozen=True, slots=True)
class LikelyReading:
    """What a doubtful line may mean: the id of its criterion, and the keys that it would have; of a
    line of the scale's own list the id is ""."""

    key: str
    guess: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """The draft's text, and what was proposed: number of a line -> proposal."""

    text: str
    proposals: dict[int, LikelyReading]


def draft_text(
    lang: Lang,
    draft: Draft,
    source: str,
    unused: Sequence[str] = (),
    *,
    asks: bool = True,
) -> Written:
    """The file's text and proposals. `source`: what the draft was read from, in words; `unused`: headings
    of columns that nothing was read from; `asks`: whether every doubt stands in it, and not in a
    workbook beside it."""
    writer = _DraftWriter(lang, draft, asks=asks)
    text = "\n".join([*writer.lines(source, unused), ""])
    return Written(text, writer.proposals)


MOST_SHARE = "1000"
"""The percent of a plan that a draft lets be entered: ten times the plan."""
_OF_PLAN = re.compile(
    r"\b(?:vượt|kế hoạch|chỉ tiêu|dự toán|nghị quyết|doanh thu|tăng)\b|100% trở lên|(?:>|>=|≥|trên) ?100",
    re.I,
)


_GROWS = re.compile(r"\btăng\b(?! cường).*%", re.I)
"""A growth, which may be a fall."""


_IN_PERCENT = re.compile(r"%|\bt[ỷỉĩ] lệ\b|\bphần trăm\b", re.I)
"""`Điểm = tỷ lệ hoàn thành kế hoạch x 10`: the share itself is entered."""


def _words(part: Part) -> str:
    lines = [part.node.line, *part.node.words]
    return "\n".join(f"{line.text}\n{line.how}" for line in lines)


def says_over_100(said: str) -> bool:
    """Whether a percent may go over 100: of a plan, or past a bound that lies there."""
    bounds = re.findall(r"(\d+(?:[.,]\d+)?)\s*%", said)
    return bool(_OF_PLAN.search(said)) or any(figure(one) > 100 for one in bounds)


def _with_own(things: dict[str, Things], own: Sequence[Whole]) -> dict[str, Things]:
    """The items of a criterion's own words together with those of its lists."""
    found = dict(things)
    for whole in own:
        beside = found.get(whole.side)
        if beside is None or not beside.items:
            found[whole.side] = whole.things
        else:  # nothing holds for all of either where both have items
            found[whole.side] = replace(beside, items=[*beside.items, *whole.things.items])
    return found


class _DraftWriter:
    def __init__(self, lang: Lang, draft: Draft, *, asks: bool) -> None:
        self.lang = lang
        self.draft = draft
        self.asks = asks
        self.used: set[str] = {"total"}
        self.last: dict[str, int] = {}
        self.proposals: dict[int, LikelyReading] = {}
        lines = [line for part in draft.all_parts() for line in part.node.words]
        lines += [line for extra in draft.outline.extras for line in extra.lines]
        self.codes = {line.n: line.code for line in lines if parts(line.code)}

    def say(self, key: str, **args: object) -> str:
        return say(self.lang, f"scale_draft.{key}", **args)

    def lines(self, source: str, unused: Sequence[str]) -> Iterator[str]:
        doubts = self.draft.all_doubts()
        unsure = {one.line.n for one in doubts}  # rows, and headings of columns
        sure = {*range(self.draft.rows)} - unsure
        yield f"# {self.say('head', source=safe(source))}"
        if self.asks:
            yield f"# {self.say('counts', sure=len(sure), unsure=len(unsure))}"
            yield f"# {self.say('how')}"
        if unused:
            columns = "; ".join(f"“{safe(heading)}”" for heading in unused)
            yield f"# {self.say('unused', columns=columns)}"
        yield "status: draft"
        yield f"max: {trimmed(self.draft.points)}"
        if self.draft.bands:
            yield "bands:"
        for name, percent in self.draft.bands:
            yield from item({"id": slug(name), "name": name, "from": trimmed(percent)}, 2)
        for one in self.draft.doubts:
            yield from self._doubts([one], "")
        for whole in self.draft.lists:
            yield from self._whole(whole) if whole.owner is None else ()
        yield "criteria:" if self.draft.parts else "criteria: []"
        for part in self.draft.parts:
            yield from self._part(part, "", 2)
        told = {id(one.line) for one in doubts}
        notes = [
            one
            for one in self.draft.outline.notes
            if not one.paragraph or (id(one) not in told and is_noted(one))
        ]
        if notes:
            yield f"# {self.say('notes')}"
            yield from (
                f"#   {place_words(self.lang, line.place)}: {safe(line.original)}" for line in notes
            )

    # -- nodes ----------------------------------------------------------------------------------

    def _part(self, part: Part, outer: str, indent: int) -> Iterator[str]:
        node = part.node
        code = node.line.code if parts(node.line.code) else ""
        ident = self._id(code, outer)
        text = " ".join(_STANDARD.sub("", node.line.text).split()).strip(" .;:-") or ident
        name = _short(" ".join(part.name.split()) or text)
        found: dict[str, Any] = {"id": ident}
        if code and code != ident:
            found["code"] = code
        found["name"] = name
        told = [node.line.text, node.line.how, *(describing(part) if part.is_sure else ())]
        wording = "\n".join(text for text in told if text)
        if " ".join(wording.split()) != name:
            found["text"] = wording
        found["max"] = trimmed(part.worth)
        if part.is_sure:
            found |= self._rule(part.reading, _words(part)) | self._parts(part, ident)
        own = [whole for whole in self.draft.lists if whole.owner is node]
        found |= self._lists(_with_own(part.sure_things(), own), ident)
        limits = {o.side: trimmed(o.things.cap) for o in own if o.things.cap and not o.things.items}
        if limits:
            found["limit"] = limits
        apart = {one.at for one in part.reading.parts if part.is_sure}
        found |= self._source(part, [node.line, *(o for o in node.words if o.n not in apart)])
        yield from item(found, indent)
        inner = " " * (indent + 2)
        if not part.is_sure:
            yield from self._doubts(part.doubts, inner)
            yield from self._guess(part, ident, inner)
        for whole in own:
            yield from self._asked_of(whole, ident, inner)
        if part.parts:
            yield f"{inner}criteria:"
            for child in part.parts:
                yield from self._part(child, ident, indent + 4)

    def _source(self, part: Part, lines: Sequence[Line]) -> dict[str, Any]:
        """The cells that lines of a criterion stand in."""
        cells = [place_words(self.lang, line.place) for line in lines]
        key = "cell" if part.node.line.row else "row"
        return {"source": self.say(key, cells=", ".join(dict.fromkeys(cells)))} if cells else {}

    def _rule(self, reading: Reading, words: str) -> dict[str, Any]:
        """The rule of a reading of some words, as keys of the criterion."""
        rule = reading.rule
        if rule is None:
            return {}
        found: dict[str, Any] = {}
        share = reading.share and rule["kind"] in ("tiers", "steps", "linear")
        share |= rule.get("target") == "100" and bool(_IN_PERCENT.search(words))
        if share:
            found["measure"] = "%"
            if says_over_100(words):
                low = f"-{MOST_SHARE[:-1]}" if _GROWS.search(words) else "0"
                found["range"] = [low, MOST_SHARE]
        elif reading.measure:
            found["measure"] = reading.measure
        if reading.whole:
            found["whole"] = "true"
        written = _options(rule)
        found["rule"] = "pass_fail" if written == {"kind": "pass_fail"} else written
        return found

    def _parts(self, part: Part, ident: str) -> dict[str, Any]:
        """What a criterion is made of, as criteria of their own."""
        parts_ = []
        for one in part.reading.parts:
            own = self._numbered(ident)
            head = {"id": own, "name": one.name, "max": trimmed(one.points)}
            lists = {BONUS: one.reading.bonus, DEDUCT: one.reading.deduct}
            rule = self._rule(one.reading, _words(part))
            parts_.append(
                head
                | rule
                | self._lists(lists, own)
                | self._source(part, [line for line in part.node.words if line.n == one.at])
            )
        return {"criteria": parts_} if parts_ else {}

    def _lists(self, things: dict[str, Things], ident: str) -> dict[str, Any]:
        return {
            side: self._things(one, f"{ident}.{_SIDES[side]}")
            for side, one in things.items()
            if one.items
        }

    def _things(self, things: Things, outer: str) -> Any:
        """A list of items: bare, or with what holds for all of them."""
        at = [one.at for one in things.items]
        items = [
            self._thing(one, outer, self._own_code(one.at) if at.count(one.at) == 1 else "")
            for one in best_together(things.items)
        ]
        head: dict[str, Any] = {}
        if things.cap is not None:
            head["cap"] = trimmed(things.cap)
        if things.one_of:
            head["one_of"] = "true"
        if things.only_if_full:
            head["only_if_full"] = "true"
        return {**head, "items": items} if head else items

    def _own_code(self, at: int) -> str:
        """The printed number of an item's own line as its id; "" where it has none or it is taken."""
        found = identifier(self.codes.get(at, ""))
        if len(parts(found)) < 2 or found.casefold() in self.used:
            return ""
        self.used.add(found.casefold())
        return found

    def _thing(self, one: Thing, outer: str, ident: str = "") -> dict[str, Any]:
        said = [f"tính theo {one.per}"] if one.per else []
        said += [one.only] if one.only else []
        name = " ".join([*one.name.split(), *(f"({words})" for words in said)])
        found: dict[str, Any] = {"id": ident or self._numbered(outer), "name": name}
        if one.disqualifies:
            return found | {"points": "0", "disqualifies": "true"}
        if one.rule is not None:
            found["rule"] = _options(one.rule)
        elif one.share:
            found["share"] = f"{trimmed(one.points or Fraction(0))}%"
        elif one.each:
            found["each"] = trimmed(one.points or Fraction(0))
        else:
            found["points"] = trimmed(one.points or Fraction(0))
        if one.cap is not None:
            found["cap"] = trimmed(one.cap)
        return found

    # -- lists of the whole scale -----------------------------------------------------------------

    def _whole(self, whole: Whole) -> Iterator[str]:
        outer = _SIDES[whole.side]
        things = whole.things
        if things.items:
            yield from entry(whole.side, self._things(things, outer), 0)
        elif things.cap is not None:
            yield f"limit: {{{whole.side}: {trimmed(things.cap)}}}"
        yield from self._asked_of(whole, "", "")

    def _asked_of(self, whole: Whole, owner: str, indent: str) -> Iterator[str]:
        """What is asked about a list, and what its doubtful lines most likely are. `owner`: the id of
        the group that it is of."""
        yield from self._doubts(whole.doubts, indent)
        outer = ".".join(one for one in (owner, _SIDES[whole.side]) if one)
        for at, thing in whole.guesses.items():
            likely = self._thing(thing, outer)
            self.proposals[at] = LikelyReading(owner, {whole.side: [likely]})
            if self.asks:
                yield f"{indent}#  - {flow(likely)}"

    # -- doubts ---------------------------------------------------------------------------------

    def _doubts(self, doubts: Sequence[Doubt], indent: str) -> Iterator[str]:
        told = set()
        for one in doubts if self.asks else ():
            whole, words = (" ".join(text.split()) for text in (one.line.original, one.words))
            why = self.say(f"why_{one.why}")
            line = f"#? {place_words(self.lang, one.line.place)}: {why}: {safe(whole)}"
            if line not in told:
                yield f"{indent}{line}"
                told.add(line)
            if words and (words not in whole or len(words) * 3 < len(whole) * 2):
                yield f"{indent}#  {self.say('left', words=safe(words))}"

    def _guess(self, part: Part, ident: str, indent: str) -> Iterator[str]:
        sure = part.sure_things()
        rest = {
            side: replace(
                things, items=[one for one in things.items if one not in sure[side].items]
            )
            if side in sure
            else things
            for side, things in ((BONUS, part.reading.bonus), (DEDUCT, part.reading.deduct))
        }
        rule = self._rule(part.reading, _words(part))
        guess = rule | self._parts(part, ident) | self._lists(rest, ident)
        for one in (part.node.line, *part.node.words):
            self.proposals[one.n] = LikelyReading(ident, guess)
        if not (guess and self.asks):
            return
        yield f"{indent}#  {self.say('guess')}"
        for line in block(guess, 0):
            yield f"{indent}#  {line}"

    # -- ids ------------------------------------------------------------------------------------

    def _id(self, code: str, outer: str) -> str:
        """An id that nothing else has: the printed code, below its group's where it may repeat."""
        found = identifier(code)[:MAX_ID]
        if outer and found and len(parts(code)) == 1:
            found = f"{outer}.{found}"[:MAX_ID]
        if not found or found.casefold() in self.used:
            return self._numbered(outer or "x") if not found else self._numbered(found, "-")
        self.used.add(found.casefold())
        return found

    def _numbered(self, stem: str, mark: str = ".") -> str:
        n = self.last.get(stem + mark, 0) + 1
        while (found := f"{stem[: MAX_ID - 5]}{mark}{n}").casefold() in self.used:
            n += 1
        self.last[stem + mark] = n
        self.used.add(found.casefold())
        return found


def _options(rule: dict[str, Any]) -> dict[str, Any]:
    """A rule as written: options under ids made of their names."""
    if rule["kind"] != "choice":
        return rule
    options: dict[str, Any] = {}
    for one in rule["options"]:
        options[slug(one["name"], options)] = {"name": one["name"], "points": one["points"]}
    return {"kind": "choice", "options": options}


def _short(text: str) -> str:
    """The beginning of a wording that is too long for a name, cut at a word."""
    if len(text) <= NAME:
        return text
    return text[: NAME - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
