"""Repositories with a small bloc in them, for diff, log and merges."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

YEAR = "2022"
BLOC: dict[str, str] = {
    "bloc.yaml": "id: khoi\nname: Khối\nrotation: {policy: round_robin}\n",
    "units.yaml": "units:\n"
    "  - {id: a, name: Sở A}\n"
    "  - {id: b, name: Sở B}\n"
    "  - {id: c, name: Sở C}\n",
    "leadership.yaml": "terms:\n  - {year: 2022, leader: a, deputies: [b]}\n",
    "2022/criteria.yaml": "max: 20\n"
    "stages: [{id: self, name: Tự chấm, required: false}, {id: verified, name: Thẩm định}]\n"
    "bands: [{id: tot, name: Tốt, from: 80}, {id: kha, name: Khá, from: 0}]\n"
    "criteria:\n"
    '  - {id: "1", name: Một, max: 10}\n'
    '  - {id: "2", name: Hai, max: 10}\n',
    "2022/awards.yaml": "awards:\n  - {id: bk, name: Bằng khen, quota: 1, pick: rank}\n",
    "2022/scores/verified/a.yaml": 'unit: a\nscores:\n  "1": 9\n  "2": 9\n',
    "2022/scores/verified/b.yaml": 'unit: b\nscores:\n  "1": 8\n  "2": 8.5\n',
    "2022/scores/verified/c.yaml": 'unit: c\nscores:\n  "1": 7\n  "2": 8\n',
    "2022/ballots/bk.yaml": "for: bk\nkind: choose\nseats: 1\npresent: 3\nissued: 3\nreturned: 3\n"
    "invalid: 0\nrule: {pass: 50%, of: members}\nvotes: {a: 2, b: 1}\n",
}


class Repo:
    """A repository whose data folder is `below` its top."""

    def __init__(self, top: Path, below: str = "") -> None:
        self.top, self.data = top, top / below if below else top
        self.hour = 0
        top.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "Nguyễn Thị Lan")
        self.git("config", "user.email", "lan@example.org")
        self.git("config", "commit.gpgsign", "false")

    def git(self, *arguments: str, ok: bool = True) -> str:
        """What git says; each call an hour after the last."""
        self.hour += 1
        date = f"2023-01-{self.hour // 24 + 1:02}T{self.hour % 24:02}:00:00+07:00"
        env = os.environ | {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        ended = subprocess.run(
            ["git", *arguments], cwd=self.top, env=env, capture_output=True, check=False
        )
        assert not ok or ended.returncode == 0, ended.stderr
        return ended.stdout.decode().strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """Puts files into the data folder; None takes one away."""
        for name, text in files.items():
            place = self.data / name
            if text is None:
                place.unlink()
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.encode())

    def commit(self, files: Mapping[str, str | None], message: str) -> str:
        """Writes and commits; gives the commit."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD")


def sheet(unit: str, one: object, two: object, note: str = "") -> str:
    """A sheet of the two criteria."""
    first = f'{{value: {one}, note: "{note}"}}' if note else str(one)
    return f'unit: {unit}\nscores:\n  "1": {first}\n  "2": {two}\n'
