"""Measurements, each printed by `python -m benchmarks.<name>`."""
