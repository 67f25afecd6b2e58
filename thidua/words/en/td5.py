"""English: ranks, bands, and how ties were settled (TD5xx)."""

WORDS: dict[str, str] = {
    # TD502: settlements that don't fit
    "TD502.message": "there is no tie between {units} as this entry settles ({of})",
    "TD502.hint": "check the points; if the tie is gone, delete this entry",
    "TD502.rule": "settlements.yaml records what a meeting agreed on where the rules could not "
    "decide. If points changed afterwards and those units are no longer tied, or others are tied "
    "with them, the old decision no longer fits; thidua neither applies nor drops it on its own. "
    "Write down what the bloc decides now.",
    # TD503: border ties
    "TD503.message": "at the border of this band {units} are tied, and {places} of its places are "
    "left, so none of them has it yet",
    "TD503.hint": "the bloc agrees on an order and records it in settlements.yaml with of: "
    "band:{band}",
    "TD503.rule": "Fewer places are left than there are units tied at the border. thidua does not "
    "choose: none of them gets it until the bloc agrees. Record the agreement in settlements.yaml: "
    "of, units, order, who settled it (by), when (on) and why.",
    # TD504: orders
    "TD504.message": "order must hold exactly the units of units, each once",
    "TD504.hint": "write order: with {units}, in the order agreed on",
    "TD504.rule": "units are the tied units, order the same ones as agreed, the better first. With "
    "one missing, too many or repeated it is no order.",
}
