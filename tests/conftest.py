"""What holds for every test: a law is judged by what it finds, not by how long a machine takes."""

from hypothesis import settings

settings.register_profile("thidua", deadline=None)
settings.load_profile("thidua")
