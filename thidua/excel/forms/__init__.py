"""Score forms: blank ones out, filled ones in."""
