"""The Vietnamese catalogue: the language that thidua speaks first."""
