"""Text inside XML. The standard library's own function brings HTTP and TLS with it."""


def escaped(text: str) -> str:
    """`text` as it stands between two tags."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
