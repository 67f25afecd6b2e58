"""The year workbook: all that YAML holds but scale and score sheets, as tables to type into."""
