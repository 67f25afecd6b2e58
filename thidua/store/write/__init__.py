"""The careful writer: lock, journal, whole files or none."""
