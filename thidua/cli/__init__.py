"""One file per command: parse, load, compute, report, render, exit code."""
