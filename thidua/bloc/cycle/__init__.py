"""The steps of an emulation year, its meetings, and progress against pledges."""
