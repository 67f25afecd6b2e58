"""Words of the renderers."""

WORDS: dict[str, str] = {
    "dropped": (
        "The window is too narrow for these columns: {columns}. To see them all, make it "
        "{needed} characters wide, or use --format csv."
    ),
    "short": "Abbreviations: {pairs}.",
    "overview": "Overview",
    "sheet": "Table {number}",
    "table": "Table",
    "contents": "Contents",
    "label": "Name",
    "sum": "Together",
    "chart_data": "Figures of the chart",
    "ways": "Thick line: up; dashed line: down; thin line: unchanged.",
}
