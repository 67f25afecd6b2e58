"""What holds for every test: a law is judged by what it finds, not by how long a machine takes;
nobody's own settings of git matter, nor are they touched."""

import os

from hypothesis import settings

settings.register_profile("thidua", deadline=None)
settings.load_profile("thidua")
os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
