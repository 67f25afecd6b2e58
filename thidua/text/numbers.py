"""Numbers as people and programs write them: exact, never through float.

Vietnamese writes a decimal comma (4,50), English a dot (4.50); CSV and JSON always take the dot.
Thousands are not grouped: a dot or comma more would be read as a decimal mark by someone. Only
letters, where nobody types a figure back, group them as offices do (16.000).
"""

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from thidua.words import Lang

Number: TypeAlias = int | Decimal | Fraction
"""What the computation hands over. Finite; a float is refused by the type checker."""

MARKS: dict[Lang, str] = {"vi": ",", "en": "."}


def plain(value: Number, places: int) -> str:
    """`value` with exactly `places` decimals and a dot, for JSON and CSV.

    Rounds half up, away from zero, and only where the value has more decimals than `places`:
    published figures are rounded by the scale's own rule before they come here.
    """
    # Whole numbers here: a report writes thousands of figures.
    numerator, denominator = value.as_integer_ratio()
    units, rest = divmod(abs(numerator) * 10**places, denominator)
    if 2 * rest >= denominator:
        units += 1
    digits = str(units).rjust(places + 1, "0")
    # A value that rounds to nothing carries no sign: "-0.00" is no figure.
    sign = "-" if numerator < 0 and units else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits


def trimmed(value: Number) -> str:
    """The shortest exact way to write `value`: `4.5`, `12`, and `1/3` where no decimal ends."""
    numerator, denominator = value.as_integer_ratio()
    places = _places(denominator)
    return f"{numerator}/{denominator}" if places is None else plain(value, places)


class SpokenFigure(str):
    """A figure in a sentence: told with the reader's decimal mark, and as YAML has it where it is
    to be typed."""

    def told(self, lang: Lang) -> str:
        """As a sentence tells it."""
        return self.replace(".", MARKS[lang])


class SpokenSum(SpokenFigure):
    """A sum of money in a sentence, thousands apart."""

    def told(self, lang: Lang) -> str:
        """As a sentence tells it."""
        return grouped(lang, Fraction(self))


def about(value: Number) -> SpokenFigure:
    """As `trimmed`, for a sentence; one that never ends is cut off and says so: `109.0909…`."""
    exact = Fraction(value)
    if _places(exact.denominator) is not None:
        return SpokenFigure(trimmed(exact))
    cut = Fraction(int(abs(exact) * 10_000), 10_000)
    return SpokenFigure(("-" if exact < 0 else "") + plain(cut, 4) + "…")


def show(lang: Lang, value: Number, places: int | None = None) -> str:
    """`value` for a reader: `plain`, or without `places` `trimmed`, with the language's mark."""
    text = trimmed(value) if places is None else plain(value, places)
    return text.replace(".", MARKS[lang])


def grouped(lang: Lang, value: Number) -> str:
    """As `show` without places, thousands apart: `16.000`, `1.250,5`. For letters."""
    return thousands(lang, show(lang, value))


def thousands(lang: Lang, shown: str) -> str:
    """A figure as `show` gives it, thousands apart: `1012,50` becomes `1.012,50`. A fraction stays
    as it is."""
    whole, mark, decimals = shown.partition(MARKS[lang])
    if not whole.lstrip("+-").isdecimal():
        return shown
    sign = whole[0] if whole[0] in "+-" else ""
    digits = f"{int(whole.lstrip('+-')):,}".replace(",", "." if lang == "vi" else ",")
    return sign + digits + mark + decimals


def measured(figure: str, measure: str | None, blank: str = " ") -> str:
    """`90%`, `12 nhà`: a percent sign stands directly behind its figure."""
    if not measure:
        return figure
    return figure + measure if measure in ("%", "‰") else f"{figure}{blank}{measure}"


def signed(lang: Lang, value: Number, places: int | None = None) -> str:
    """As `show`, with a plus before what is more than nothing: for differences."""
    text = show(lang, value, places)
    return text if text.startswith("-") or not any(c in "123456789" for c in text) else "+" + text


def _places(denominator: int) -> int | None:
    """How many decimals a reduced fraction over `denominator` needs; None when they never end."""
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None
