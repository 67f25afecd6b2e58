"""The way in: `thidua` and `python -m thidua`.

`--version` is answered before anything is imported: start-up is most of what a person waits for.
"""

import atexit
import gc
import os
import sys

TYPE_CHECKING = False  # importing `typing` is as much again as all of `--version`
if TYPE_CHECKING:
    from typing import NoReturn

COLLECT_AFTER = 5_000_000
"""Objects made until Python looks for cycles, more than the largest bloc has. What a command reads
lives until its end and holds no cycles, so looking after every 700, as Python does by itself, finds
nothing and costs a tenth; blocs that are done with are let go by `thidua.cli.waiting`."""
FAILED, INTERRUPTED = 1, 130


def program() -> "NoReturn":
    """The whole process: does `main`, and ends. Python would take apart every module and look
    through all that was read for cycles, an eighth of a command's time, for nothing: the last of
    what is to be done at exit is to be gone."""
    code = FAILED

    def leave() -> None:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):  # Python tells of it, as of any stream that can't be written
            return
        os._exit(code)

    atexit.register(leave)
    code = main()
    sys.exit(code)


def main() -> int:
    """Runs the command line in sys.argv; gives the exit code."""
    try:
        return _main()
    except KeyboardInterrupt:  # while modules are still being imported
        return INTERRUPTED


def _main() -> int:
    _streams_open()
    if sys.argv[1:] in (["--version"], ["-V"]):
        return _version()
    gc.set_threshold(COLLECT_AFTER)
    _names_in_utf8()
    _without_plugins()
    from thidua.cli.main import run

    return run(sys.argv[1:])


def _streams_open() -> None:
    """Python leaves None where a stream was closed (`>&-`): what is said there goes nowhere."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _names_in_utf8() -> None:
    """Starts again in Python's UTF-8 mode where the system calls file names ASCII (`LC_ALL=C
    PYTHONUTF8=0`): there, no file with a Vietnamese name could be opened."""
    if sys.getfilesystemencoding() == "utf-8" or sys.flags.utf8_mode or os.name != "posix":
        return
    if sys.executable and sys.orig_argv and not getattr(sys, "frozen", False):
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def _without_plugins() -> None:
    """Nothing on the machine has a say in how data is read: Pydantic would import whatever any
    installed package offers it as a plugin. Its search alone, through all that is installed, takes
    as long as reading a bloc; so it finds its answer here. Where a release of Pydantic has it
    under another name, it searches, and the variable keeps it from importing anything."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if os.environ["PYDANTIC_DISABLE_PLUGINS"] == "__all__":
        searcher = type(sys)("pydantic.plugin._loader")
        searcher.get_plugins = tuple  # type: ignore[attr-defined] # called, it gives ()
        sys.modules.setdefault(searcher.__name__, searcher)


def _version() -> int:
    from thidua import __version__

    try:
        sys.stdout.write(f"thidua {__version__}\n")
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left in the buffer goes nowhere
        return 0 if isinstance(error, BrokenPipeError) else FAILED
    return 0


if __name__ == "__main__":
    program()
