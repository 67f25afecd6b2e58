"""The scale workbook: a scale as a table that people edit, and its way back into the data."""
