"""`document`: the kinds of letters, how each is made, saved and turned to PDF."""
