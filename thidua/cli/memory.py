"""Memory where many blocs are looked at, one after another: what was one of them is let go."""

import gc

AT_ONCE = 8
"""Blocs after which memory is tidied, and that a process takes at a time."""
FROM = 96
"""As many blocs make the start of several processes worth while."""

_set_aside: list[bool] = []
"""Whether what is there for good was: to count it takes as long as to look through it."""


def let_go() -> None:
    """Frees what nobody holds any more although its parts hold each other, a bloc and its years.

    What is there the first time is set aside for good: modules, models. Only what was made since
    is looked through, which costs next to nothing, and nothing piles up until Python looks."""
    gc.collect()
    if not _set_aside:
        gc.freeze()
        _set_aside.append(True)
