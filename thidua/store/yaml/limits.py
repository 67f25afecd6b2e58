"""The stated limits of one data file: beyond them it is refused, whatever it holds."""

MAX_BYTES = 4 * 1024 * 1024
"""A larger file is refused unread; the largest real scale known is 60 kB."""
MAX_DEPTH = 40
"""Mappings and lists inside one another; a scale of six levels needs about 20."""
MAX_NODES = 400_000
"""Keys, values, mappings and lists in one file."""
MAX_SCALAR = 65_536
"""Characters in one key or value."""
MAX_PROBLEMS = 100
"""Problems told of one file at a time; reading it stops there."""
