"""thidua: the year of an emulation bloc (khối thi đua), computed exactly from text files."""

__version__ = "0.1.0"
