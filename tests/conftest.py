"""What many tests need: the shared data, and Hypothesis without chance."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"

# The same examples on every run, and no deadline: a slow machine is no failure.
settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")


def do_without(part: str) -> NoReturn:
    """Skip the test that needs a missing part; under CI, fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{part} is missing, and CI must have it", pytrace=False)
    pytest.skip(f"{part} is missing")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of corpora and exam texts that lies beside the repository."""
    if not SHARED.is_dir():
        do_without(f"the shared data folder ({SHARED.name}/ beside the repository)")
    return SHARED


@pytest.fixture(scope="session")
def examples() -> Path:
    """Return the folder of the bundled reports."""
    return REPOSITORY / "examples"
