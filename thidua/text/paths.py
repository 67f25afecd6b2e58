"""Paths in a data folder: parts with `/` between them, whatever the system writes."""


def data_path(*parts: str | int) -> str:
    """The path of what lies in a folder; "" is the data folder itself, and leaves no mark."""
    return "/".join(str(part) for part in parts if part != "")


def below(folder: str) -> str:
    """What the path of everything in a folder begins with; nothing for the data folder itself."""
    return f"{folder}/" if folder else ""
