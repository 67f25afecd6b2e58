"""The way in: `thidua` and `python -m thidua`.

`--version` is answered before anything is imported: start-up is most of what a person waits for.
"""

import sys


def main() -> int:
    """Runs the command line in sys.argv; gives the exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from thidua import __version__

        sys.stdout.write(f"thidua {__version__}\n")
        return 0
    from thidua.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
