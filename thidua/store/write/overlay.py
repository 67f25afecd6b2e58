"""The data folder as it would be after a write: for looking at a change before it is made."""

from collections.abc import Mapping

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.folder import Files
from thidua.text.paths import below


class OverlayFiles(Files):
    """The files below another's root, some of them with bytes that are not written yet."""

    def __init__(self, below: Files, changed: Mapping[str, bytes]) -> None:
        super().__init__(below.root)
        self.below = below
        self.changed = dict(changed)

    def read(self, file: str) -> bytes | Diagnostic | None:
        """A changed file's new bytes, else what is on the disk."""
        return self.changed[file] if file in self.changed else self.below.read(file)

    def names(self, folder: str) -> tuple[list[str], list[str]]:
        """Sub-folders and files, the new ones among them."""
        folders, files = (set(names) for names in self.below.names(folder))
        prefix = below(folder)
        for name in self.changed:
            if name.startswith(prefix):
                first, slash, _ = name.removeprefix(prefix).partition("/")
                (folders if slash else files).add(first)
        return sorted(folders), sorted(files)

    def bytes_of(self, file: str) -> bytes | None:
        """For excerpts."""
        raw = self.read(file)
        return raw if isinstance(raw, bytes) else None
