"""The way in: `thidua` and `python -m thidua`.

`--version` is answered before anything is imported: start-up is most of what a person waits for.
"""

import gc
import sys

COLLECT_AFTER = 100_000
"""Objects made until Python looks for cycles. What a command reads lives until its end and holds no
cycles, so looking after every 700, as Python does by itself, finds nothing and costs a tenth."""


def main() -> int:
    """Runs the command line in sys.argv; gives the exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from thidua import __version__

        sys.stdout.write(f"thidua {__version__}\n")
        return 0
    gc.set_threshold(COLLECT_AFTER)
    from thidua.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
