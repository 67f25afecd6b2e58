"""Vietnamese text, numbers, dates, and the nearest known word."""
