"""Whatever was read can be compared: any text, any names, spans anywhere."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from onrecord.corroborate.overview import sum_up
from onrecord.export.together import overview_view
from tests.corroborate.claims import claims_store
from tests.readings import any_reading

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model.claim import Reading


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(any_reading(), min_size=1, max_size=3))
def test_any_readings(tmp_path: Path, readings: list[Reading]) -> None:
    """Nothing that a text can hold breaks the comparison, or reaches the terminal."""
    name = f"store{len(list(tmp_path.iterdir()))}"
    with claims_store(tmp_path, *readings, name=name).opened() as opened:
        overview = sum_up(opened)
    shown = io.StringIO()
    Console(file=shown, width=80).print(overview_view(overview))

    assert overview.documents == len({each.document.label for each in readings})
    assert "\x1b" not in shown.getvalue()
