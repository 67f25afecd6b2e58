"""Everything at once: `python -m benchmarks`. Takes about two minutes; `--quick` a quarter of that.

See benchmarks/README.md for how to read what it prints.
"""

import argparse
import os
import platform
import sys

from benchmarks import blocs, reader, scale, startup


def main() -> None:
    """Start-up, the reader, a thousand blocs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs and a hundred blocs")
    quick = parser.parse_args().quick
    sys.argv[1:] = ["--rounds", "3"] if quick else []
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors")
    print()
    startup.main(5 if quick else startup.PAIRS)
    print()
    reader.main()
    print()
    scale.main(100 if quick else blocs.BLOCS)


if __name__ == "__main__":
    main()
