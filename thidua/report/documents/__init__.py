"""The documents of a bloc: one module for each, made of results and turned into a `Letter`."""
