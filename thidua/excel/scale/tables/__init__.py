"""Which tables of a paper are one scale, and what each of their columns is for."""
