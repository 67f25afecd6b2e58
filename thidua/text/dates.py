"""Dates as people write them."""

from datetime import UTC, date, datetime

from thidua.text.numbers import SpokenFigure
from thidua.words import Lang

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def show(lang: Lang, day: date) -> str:
    """A date in a table or a sentence: `13/01/2022` in Vietnamese, `2022-01-13` in English.

    English takes the ISO form because 01/02/2022 is two different days to its readers.
    """
    if lang == "en":
        return day.isoformat()
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


class SpokenDay(SpokenFigure):
    """A day in a sentence: told as people write it, and as YAML has it where it is to be typed."""

    def told(self, lang: Lang) -> str:
        """As a sentence tells it."""
        return show(lang, date.fromisoformat(self))


def short(day: date) -> str:
    """A date in figures as official documents write it: `05/01/2020`, `14/7/2022`.

    Padded as `long` is: days under 10 and the months 1 and 2.
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def moment(lang: Lang, written: str) -> str:
    """An ISO moment as people read it: `11:33 ngày 20/11/2026 (UTC)`, `2026-11-20 11:33 UTC`.

    What is no moment stays as it is written.
    """
    try:
        then = datetime.fromisoformat(written).astimezone(UTC)
    except ValueError:
        return written
    clock, day = f"{then.hour:02}:{then.minute:02}", show(lang, then.date())
    return f"{day} {clock} UTC" if lang == "en" else f"{clock} ngày {day} (UTC)"


class SpokenMoment(SpokenFigure):
    """A moment in a sentence."""

    def told(self, lang: Lang) -> str:
        """As a sentence tells it."""
        return moment(lang, self)


def long(lang: Lang, day: date) -> str:
    """A date in an official document: `ngày 05 tháng 01 năm 2020`, `5 January 2020`.

    Days under 10 and the months 1 and 2 take a leading 0, the other months none
    (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 4).
    """
    if lang == "en":
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
