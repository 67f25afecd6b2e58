"""HTML that is safe by its type: what isn't `Html` already is escaped when it goes in. Its style:
screen, phone, dark screen and A4 paper."""

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


CSS = """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --rule: #d0d7de;
  --paper: #fff; --tint: #f3f5f7; --good: #116329; --bad: #b3261e; --warn: #7a4b00; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa5b1;
  --rule: #3a424b; --paper: #12161b; --tint: #1d232a; --good: #6fd38a; --bad: #ff9a92;
  --warn: #f0c05a; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
main { max-width: 78rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2rem 0 .75rem; }
h3, h4, h5, h6 { font-size: 1.08rem; margin: 1.5rem 0 .5rem; }
p { margin: .5rem 0; max-width: 45rem; overflow-wrap: break-word; }
nav ul { padding-left: 1.2rem; }
a { color: inherit; }
.block { margin: 1rem 0 1.5rem; }
.note { color: var(--soft); font-size: .9rem; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid var(--soft); outline-offset: 2px; }
table { border-collapse: collapse; font-size: .94rem; font-variant-numeric: tabular-nums; }
caption, .caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
th, td { padding: .35rem .7rem; text-align: left; vertical-align: top; font-weight: 400; }
thead th { font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--ink);
  max-width: 9rem; text-wrap: balance; }
tbody th, tbody td { border-bottom: 1px solid var(--rule); }
tbody tr:nth-child(even) > * { background: var(--tint); }
.number, .right { text-align: right; white-space: nowrap; }
tbody th, td { white-space: nowrap; }
tbody .name { white-space: normal; }
thead .number, thead .right { white-space: normal; }
.center { text-align: center; }
.name { min-width: 12rem; max-width: 34rem; overflow-wrap: break-word;
  text-wrap: balance; }
.l1 { padding-left: 1.9rem; } .l2 { padding-left: 3.1rem; } .l3 { padding-left: 4.3rem; }
.l4 { padding-left: 5.5rem; } .l5 { padding-left: 6.7rem; } .l6 { padding-left: 7.9rem; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.muted { color: var(--soft); } .strong, tr.strong > * { font-weight: 600; }
p.warn, p.bad { border-left: 4px solid currentColor; padding: .3rem .75rem; font-weight: 600; }
dl { margin: .5rem 0; } dl div { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: .1rem 0; }
dt { color: var(--soft); min-width: 9rem; } dd { margin: 0; }
.tree, .tree ul { list-style: none; margin: 0; padding: 0; }
.tree ul { margin-left: .45rem; padding-left: .9rem; border-left: 1px solid var(--rule); }
.tree li > div { display: grid; grid-template: "what source figure" auto / 1fr auto minmax(4.5rem,
  auto); align-items: baseline; gap: 0 1rem; padding: .2rem 0;
  border-bottom: 1px dotted var(--rule); }
.tree .what { grid-area: what; overflow-wrap: break-word; min-width: 0; }
.tree b { grid-area: figure; text-align: right; font-variant-numeric: tabular-nums; }
.tree code { grid-area: source; color: var(--soft); font-size: .8rem; overflow-wrap: anywhere; }
@media screen and (max-width: 40rem) {
  main { padding: 1rem .75rem 2rem; }
  th, td { padding: .35rem .5rem; }
  .name { min-width: 8.5rem; }
  .tree li > div { grid-template: "what figure" auto "source source" auto / 1fr auto; }
  tbody th { position: sticky; left: 0; background: var(--paper); max-width: 45vw; }
}
@page { size: A4; margin: 18mm 15mm 16mm 20mm; @bottom-right { content: counter(page);
  font: 9pt sans-serif; } }
@page wide { size: A4 landscape; margin: 18mm 15mm 15mm 15mm; }
@media print {
  :root { --ink: #000; --soft: #333; --rule: #999; --paper: #fff; --tint: #fff; --good: #000;
    --bad: #000; --warn: #000; }
  body { font-size: 11pt; } main { max-width: none; padding: 0; }
  table { font-size: 9pt; } th, td { padding: .16rem .4rem; }
  body.wide { page: wide; } .scroll { overflow: visible; }
  thead { display: table-header-group; } tr, .tree li > div, dl div { break-inside: avoid; }
  h1, h2, h3, h4, h5, h6, caption, thead { break-after: avoid; } nav { display: none; }
  tbody tr:first-child, .note { break-before: avoid; }
}
"""

CHART_CSS = """
:root { --c0: #1f5a96; --c1: #f0b44c; --c2: #7a3b69; --c3: #9fd0c1; --c4: #b5532a; --c5: #cfd8e3;
  --c6: #3f6b3a; --c7: #e7a3c0; --up: #1f5a96; --down: #b5532a; --bar: #86b0d9;
  --in: #fff; }
@media screen and (prefers-color-scheme: dark) { :root { --c0: #5b9bd8; --c2: #a86a97;
  --c4: #d97a4e; --c6: #6fa268; --up: #7db4ea; --down: #f09a6e; --bar: #3d6d9c;
  --in: #0b0e12; } }
.charts { display: flex; flex-wrap: wrap; gap: 0 2.5rem; align-items: flex-start; }
figure { margin: 1rem 0 1.5rem; width: 27rem; max-width: 100%; }
figure:only-child { width: 34rem; }
figure figcaption { font-weight: 600; padding-bottom: .4rem; }
figure svg { display: block; width: 100%; height: auto; overflow: visible; }
figure details { margin-top: .4rem; font-size: .9rem; } summary { color: var(--soft); }
svg text { font: 11.5px system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  fill: var(--ink); font-variant-numeric: tabular-nums; }
svg .end { text-anchor: end; } svg .middle, svg .in { text-anchor: middle; }
svg .strong { font-weight: 600; } svg .in { font-size: 10px; fill: var(--in); }
svg .in1, svg .in3, svg .in5, svg .in7 { fill: #1b1f24; } svg .rank { font-size: 10.5px; }
svg [class*=" on"] { paint-order: stroke; stroke-width: 3px; }
svg .on0 { stroke: var(--c0); } svg .on1 { stroke: var(--c1); } svg .on2 { stroke: var(--c2); }
svg .on3 { stroke: var(--c3); } svg .on4 { stroke: var(--c4); } svg .on5 { stroke: var(--c5); }
svg .on6 { stroke: var(--c6); } svg .on7 { stroke: var(--c7); }
svg .track { fill: var(--tint); stroke: var(--rule); stroke-width: .5; }
svg .part, svg .bar, svg .up, svg .down { stroke: var(--ink); stroke-width: .6; }
svg .hatch0 { fill: #fff; } svg .hatch1 { fill: #1b1f24; }
@media screen and (prefers-color-scheme: dark) { svg .hatch0 { fill: #0b0e12; } }
svg .c0 { fill: var(--c0); } svg .c1 { fill: var(--c1); } svg .c2 { fill: var(--c2); }
svg .c3 { fill: var(--c3); } svg .c4 { fill: var(--c4); } svg .c5 { fill: var(--c5); }
svg .c6 { fill: var(--c6); } svg .c7 { fill: var(--c7); }
svg .bar { fill: var(--bar); } svg .up { fill: var(--up); } svg .down { fill: var(--down); }
svg .axis { stroke: var(--ink); stroke-width: 1; }
svg .mean { stroke: var(--ink); stroke-width: 1.6; stroke-dasharray: 3 2; }
svg .rise { stroke: var(--up); stroke-width: 2.6; }
svg .fall { stroke: var(--down); stroke-width: 2; stroke-dasharray: 5 3; }
svg .level { stroke: var(--soft); stroke-width: 1; }
svg .dot { fill: var(--paper); stroke: var(--ink); stroke-width: 1; }
h3 { font-size: 1.18rem; } h4 { font-size: 1rem; }
nav ul { list-style: none; padding: 0; columns: 17rem; } nav .l1 { padding-left: 0; }
dl div { flex-wrap: nowrap; } dt { flex: 0 0 11rem; } dd { max-width: 45rem; }
@media screen and (max-width: 40rem) { dl div { flex-wrap: wrap; } dt { flex: 0 0 auto; } }
@media print { .charts { display: block; orphans: 1; widows: 1; }
  figure { display: inline-block; vertical-align: top;
  width: 47%; margin: .4rem 2.5% .8rem 0; break-inside: avoid; }
  figure:only-child { display: block; width: 58%; }
  figcaption { break-inside: avoid; break-after: avoid; }
  figure:has(svg + svg) { display: block; break-inside: auto; }
  .charts:has(svg + svg):not(:has(> figure:only-child)) { display: grid; gap: 0 2.5%;
  grid-template-columns: 47% 47%; }
  .charts:has(svg + svg) > figure:not(:only-child) { width: auto; margin-right: 0; }
  svg:first-of-type:not(:last-of-type) { break-after: avoid; }
  figure details { display: none; } svg .track { stroke: #999; }
  body { font-size: 10pt; line-height: 1.35; } .block { margin: .4rem 0 .7rem; }
  table { font-size: 8.5pt; } p, figure { margin-top: .3rem; margin-bottom: .4rem; }
  .note { font-size: 8.5pt; }
  .name { min-width: 5rem; max-width: none; text-wrap: wrap; }
  thead th { max-width: 6.5rem; } tbody th.name { min-width: 12.5rem; }
  .l1 { padding-left: .9rem; } .l2 { padding-left: 1.5rem; } .l3 { padding-left: 2.1rem; }
  th, td { padding: .13rem .32rem; } h2, h3 { margin-top: 1.1rem; } }
@media print, (min-width: 56rem) {
  .onepage .block:has(> dl) { float: left; width: 54%; } .onepage .charts { float: right;
  width: 43%; } .onepage .charts ~ * { clear: both; } .onepage dt { flex-basis: 9rem; } }
@page onepage { size: A4; margin: 12mm 12mm 12mm 18mm; }
@media print { body.onepage { page: onepage; font-size: 8.6pt; line-height: 1.27; }
  .onepage table { font-size: 7.4pt; } .onepage th, .onepage td { padding: .08rem .3rem; }
  .onepage thead th:first-child { max-width: none; } .onepage tbody .name { min-width: 17rem; }
  .onepage h1 { font-size: 14pt; margin: 0 0 .2rem; }
  .onepage h2 { font-size: 11pt; margin: 0 0 .3rem; } .onepage figure:only-child { width: 100%; }
  .onepage figure { margin: 0; } .onepage dt { flex-basis: 7.5rem; }
  .onepage .block { margin: .2rem 0 .5rem; } }
"""
"""Only pages with a chart carry this."""

PAGES_CSS = """
.ways ul { list-style: none; padding: 0; margin: 0 0 1.25rem; columns: auto; display: flex;
  flex-wrap: wrap; gap: .3rem 1.1rem; border-bottom: 1px solid var(--rule);
  padding-bottom: .6rem; }
dl div { flex-wrap: nowrap; } dt { flex: 0 0 11rem; }
@media screen and (max-width: 40rem) { dl div { flex-wrap: wrap; } dt { flex: 0 0 auto; } }
.ways a[aria-current] { font-weight: 600; text-decoration: none; }
td a, th a, dd a, .tree a { text-decoration-color: var(--soft); text-underline-offset: .15em; }
:target { background: var(--tint); outline: 2px solid var(--soft); scroll-margin-top: 1rem; }
.lines { padding-left: 3.5rem; font-size: .9rem; }
.lines li::marker { color: var(--soft); }
.lines code { white-space: pre-wrap; overflow-wrap: anywhere; }
.lines a { margin-left: .8rem; font-size: .85rem; }
"""
"""Only linked pages carry this."""
