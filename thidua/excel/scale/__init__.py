"""Scales as offices write them: read from their tables, and edited as a workbook."""
