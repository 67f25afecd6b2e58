"""The style of an HTML report: screen, phone, dark screen and A4 paper."""

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
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; } nav { display: none; }
}
"""
