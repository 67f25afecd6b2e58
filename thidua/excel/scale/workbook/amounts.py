"""How an item of a scale counts where it has no rule, as people type it in two cells."""

import re
from collections.abc import Mapping

from thidua.excel.scale.workbook.phrases import BadPhraseError, shown, typed, without_points
from thidua.store.yaml.node import Node

ITEM_KINDS: dict[str, str] = {
    "each": "Mỗi lần",
    "points": "Một lần",
    "share": "Phần trăm điểm",
    "disqualifies": "Không xếp hạng",
}
"""How an item counts where it has no rule."""
UNRANKED = "không xếp hạng"
"""What is added to the figure of an item that costs points and the rank, too."""


def amount_phrase(item: Mapping[str, Node]) -> tuple[str, str]:
    """How an item without a rule counts: what stands in the two cells."""
    barred = item.get("disqualifies") == "true"
    key = next((key for key in ITEM_KINDS if key in item), "")
    if barred and (key == "disqualifies" or item[key] == "0"):
        return ITEM_KINDS["disqualifies"], ""
    if not key or key == "disqualifies":
        return "", ""
    figure = shown("" if item[key] is None else item[key])
    return ITEM_KINDS[key], f"{figure}; {UNRANKED}" if barred else figure


def read_amount(word: str, text: str) -> dict[str, Node] | None:
    """What these cells say of an item; None where the word is a kind of rule. BadPhraseError with
    the piece that is not understood."""
    wanted = " ".join(word.split()).casefold()
    key = next((key for key, said in ITEM_KINDS.items() if said.casefold() == wanted), None)
    if key is None:
        return None
    figure, *more = without_points(text) or [""]
    found: dict[str, Node] = {"disqualifies": "true"} if more or key == "disqualifies" else {}
    if any(one.casefold() != UNRANKED for one in more) or (key == "disqualifies" and figure):
        raise BadPhraseError(text)
    if key != "disqualifies":
        if not re.fullmatch(r"-?\d+(?:[.,]\d+)?%?", figure):
            raise BadPhraseError(figure)
        found[key] = typed(figure)
    return found
