"""The manual as a site: `python release/site.py [FOLDER]` (extra [docs]) writes site/.

Sphinx makes it out of the pages of `thidua help`, once in each language; it opens and searches from
a folder, without a server and without a network.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from thidua import __version__
from thidua.cli.commands import COMMANDS
from thidua.manual.expand import expanded
from thidua.manual.pages import groups, page, topics
from thidua.words import LANGS, Lang, say

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
FIRST = "contents"
FRONT = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>thidua</title>
<meta http-equiv="refresh" content="0; url=vi/index.html"></head>
<body><p><a href="vi/index.html">Tiếng Việt</a>, <a href="en/index.html">English</a></p></body>
</html>
"""
_TITLED = re.compile(r'^```yaml title="([^"]+)"$', re.MULTILINE)
_LINES = re.compile(r"^<!-- lines: \d+ -->\n", re.MULTILINE)


def build(target: Path) -> int:
    """Writes the site into `target`; 0 where nothing was wrong with any page or link."""
    shutil.rmtree(target, ignore_errors=True)
    failed = 0
    with tempfile.TemporaryDirectory() as made:
        for lang in LANGS:
            source = Path(made) / lang
            source.mkdir()
            shutil.copytree(PICTURES, source / "pictures")
            _write(source, lang)
            failed |= _sphinx(source, target / lang, lang)
    (target / "index.html").write_text(FRONT, encoding="utf-8")
    return failed


def _write(source: Path, lang: Lang) -> None:
    for topic in topics():
        name = "index" if topic == FIRST else topic
        text = _LINES.sub("", expanded(topic, lang)).replace("](../pictures/", "](pictures/")
        text = _TITLED.sub(r"```{code-block} yaml\n:caption: \1\n", text)
        text = text.replace(f"]({FIRST}.md", "](index.md")
        if topic == FIRST:
            text += "".join(_toctree(lang, *one) for one in groups())
        if topic == "commands":
            text += _reference(lang)
        (source / f"{name}.md").write_text(text, encoding="utf-8")


def _toctree(lang: Lang, group: str, pages: tuple[str, ...]) -> str:
    listed = "\n".join(one for one in pages if one != FIRST)
    head = f"\n\n```{{toctree}}\n:hidden:\n:caption: {say(lang, f'manual.group.{group}')}\n\n"
    return f"{head}{listed}\n```\n"


def _reference(lang: Lang) -> str:
    """The help of every command, as it is printed."""
    return "".join(f"\n\n## {name}\n\n```text\n{_help(name, lang)}```\n" for name in COMMANDS)


def _help(name: str, lang: Lang) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "thidua", name, "--help"],
        env={**os.environ, "THIDUA_LANG": lang, "COLUMNS": "96"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def _sphinx(source: Path, target: Path, lang: Lang) -> int:
    """A process for each language: Sphinx keeps one set of names for all of a process."""
    settings = {
        "extensions": "myst_parser",
        "html_theme": "furo",
        "html_title": f"{page(FIRST, lang).title} {__version__}",
        "language": lang,
        "project": "thidua",
        "copyright": "The thidua authors",
        "myst_heading_anchors": "3",
        "suppress_warnings": "misc.highlighting_failure",
        "html_copy_source": "0",
        "html_show_sourcelink": "0",
    }
    options = [part for name, value in settings.items() for part in ("-D", f"{name}={value}")]
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-C", *options]
    doctrees = ["-d", str(source / ".doctrees")]
    return subprocess.run([*command, *doctrees, str(source), str(target)], check=False).returncode


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
