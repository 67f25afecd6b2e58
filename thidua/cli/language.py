"""The language of what is shown, before any command has been read: from argv and environment."""

import os
import sys

from thidua.words import LANGS, Lang


def language(settings: str | None = None) -> Lang:
    """--lang, else THIDUA_LANG, else thidua.yaml's `lang`, else Vietnamese."""
    for wanted in (_from_arguments(), os.environ.get("THIDUA_LANG"), settings):
        if wanted in LANGS:
            return wanted
    return "vi"


def _from_arguments() -> str | None:
    arguments = sys.argv[1:]
    for n, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and n + 1 < len(arguments):
            return arguments[n + 1]
    return None
