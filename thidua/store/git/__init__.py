"""Reads git: revisions, files, commits."""
