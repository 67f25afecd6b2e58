"""The forms of units that are asked the same: laid out once, then filled with what is each unit's
own: its name, its id, and the plans of its pledge.

Laying out a form takes twenty times as long as this, and a bloc needs one a unit.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from thidua.excel.forms.columns import FormColumns
from thidua.excel.forms.form import Form
from thidua.excel.forms.live_cells import number
from thidua.excel.forms.workbook import name_height, write_form
from thidua.model.scale.criteria import Scale
from thidua.text.xml import escaped

NAME, ID = "\ue000", "\ue001"
"""What stands for a unit's name and id: characters that Unicode leaves to private agreement."""
PLAN = 10**17
"""What stands for its first plan, one more for each further: no number in data is as long."""
TITLE, TEXTS, TABLE = "docProps/core.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"


class Laid(NamedTuple):
    """A form that was laid out with marks: its parts, and those of them that hold some."""

    parts: tuple[tuple[ZipInfo, bytes], ...]
    marked: Mapping[str, str]


def write_forms(forms: Iterable[Form], scale: Scale) -> Iterator[bytes]:
    """The workbooks of some forms, in order. Each is as it would be alone."""
    laid: dict[tuple[object, ...], Laid] = {}
    for form in forms:
        if not _is_plain(form):
            yield write_form(form, scale)
            continue
        tasks = tuple(sorted(form.pledges))
        key = form.stage, form.identity.scorer, form.exempt, tasks
        if key not in laid:
            laid[key] = _laid(form, scale)
        yield _filled(laid[key], form)


def _is_plain(form: Form) -> bool:
    """Whether nothing in the form is the unit's own but its name, its id and its plans, and the
    name takes no more room than its mark."""
    columns = FormColumns.of(form.identity.is_later)
    return (
        form.earlier_stage is None
        and form.unit == form.unit.strip()
        and name_height(form.unit, columns) == name_height(NAME, columns)
    )


def _laid(form: Form, scale: Scale) -> Laid:
    marked = form._replace(
        unit=NAME,
        identity=form.identity._replace(unit=ID),
        pledges={task: Fraction(PLAN + n) for n, task in enumerate(sorted(form.pledges))},
    )
    with ZipFile(BytesIO(write_form(marked, scale))) as book:
        parts = tuple((one, book.read(one)) for one in book.infolist())
    named = (TITLE, TEXTS, TABLE)
    return Laid(
        parts, {one.filename: data.decode() for one, data in parts if one.filename in named}
    )


def _filled(laid: Laid, form: Form) -> bytes:
    own = {
        TITLE: ((NAME, escaped(form.unit)),),
        TEXTS: ((NAME, escaped(form.unit.upper())), (ID, form.identity.unit)),
        TABLE: tuple(
            (str(PLAN + n), number(form.pledges[task]))
            for n, task in enumerate(sorted(form.pledges))
        ),
    }
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as book:
        for part, data in laid.parts:
            text = laid.marked.get(part.filename)
            if text is not None:
                for mark, words in own[part.filename]:
                    text = text.replace(mark, words)
            info = ZipInfo(part.filename, part.date_time)
            info.compress_type = ZIP_DEFLATED
            book.writestr(info, data if text is None else text.encode())
    return stream.getvalue()
