"""The scale as an official paper: the table that the meeting adopts, in the layout of letters."""

from thidua.letters.frame import Frame, closing_signature
from thidua.letters.letter import (
    Align,
    Letter,
    LetterColumn,
    Letterhead,
    LetterRow,
    LetterTable,
    Para,
    Signatures,
)
from thidua.model.criteria import Scale
from thidua.text.numbers import show
from thidua.views.scale import Line, scale_lines
from thidua.words import say


def scale_letter(frame: Frame, scale: Scale) -> Letter:
    """The paper with the scale of the frame's year. Documents are in Vietnamese."""
    config = frame.config
    head = Letterhead(
        issuer=config.issuer or frame.bloc.name,
        superior=config.superior or "",
        system=frame.bloc.system,
        numbered=False,
        place=config.place or "",
        day=frame.day,
        year=frame.year,
    )
    columns = tuple(
        LetterColumn(say("vi", f"scale_view.column_{key}"), width, align)
        for key, width, align in _COLUMNS
    )
    rows = tuple(_row(line) for line in scale_lines(scale, "vi"))
    total = say("vi", "scale_view.total", max=show("vi", scale.max))
    return Letter(
        kind="thang-diem",
        head=head,
        title=say("vi", "scale_view.letter_title"),
        subject=say("vi", "scale_view.letter_subject", year=frame.year),
        body=(LetterTable(columns, rows, dense=True), Para(total)),
        signatures=Signatures(right=closing_signature(frame)),
        draft=scale.status == "draft",
        closed=False,
    )


_COLUMNS: tuple[tuple[str, int, Align], ...] = (
    ("number", 14, "center"),
    ("name", 62, "left"),
    ("points", 18, "center"),
    ("how", 70, "left"),
)


def _row(line: Line) -> LetterRow:
    return LetterRow(
        (line.number, line.name, line.points, line.how),
        strong=line.kind == "group",
        slanted=line.kind in ("item", "list"),
    )
