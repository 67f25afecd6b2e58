"""HTML that is safe by its type: what isn't `Html` already is escaped when it goes in."""

from html import escape

from thidua.text.vietnamese import safe


class Html(str):
    """Markup made by `tag` or written in this package; never made of data."""

    __slots__ = ()


Child = str | None
"""`Html` goes in as it is, other text escaped, None not at all."""

VOID = frozenset({"meta", "br", "hr", "col"})


def tag(name: str, /, *children: Child, **attributes: str | int | None) -> Html:
    """An element. `class_="x"` is the attribute `class`, `aria_label` is `aria-label`."""
    opening = name + "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(safe(str(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Html(f"<{opening}>")
    return Html(f"<{opening}>{join(*children)}</{name}>")


def join(*children: Child) -> Html:
    """Children one after the other."""
    return Html("".join(_inert(child) for child in children if child is not None))


def _inert(child: str) -> str:
    return child if isinstance(child, Html) else escape(safe(child))
