"""Excel workbooks and Word tables that people fill in or bring along."""
