"""What holds for every test: a law is judged by what it finds, not by how long a machine takes;
nobody's own settings of git matter, nor are they touched.

The folder of a bloc as `init --sample` makes it.
"""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("thidua", deadline=None)
settings.load_profile("thidua")
os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def pytest_collection_finish() -> None:
    """What tens of thousands of collected tests hold is gone through once, and not at every full
    round of the collector in each of them: a file took twice as long to read as in a command."""
    gc.collect()
    gc.freeze()
    gc.collect()  # else a full round waits for a quarter of all that is frozen: 7 GB in a worker


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    from tests.helpers.starter_bloc import make

    return make(tmp_path)
