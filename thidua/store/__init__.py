"""The only place that opens data files or runs git."""
