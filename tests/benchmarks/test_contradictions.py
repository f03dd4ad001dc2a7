"""Contradictions between reports of our own: the set, and what must be found in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.__main__ import FLOORS, missed
from benchmarks.contradictions import load_affairs, measure_contradictions
from onrecord.corroborate.contradictions import KINDS

if TYPE_CHECKING:
    from pathlib import Path


def test_the_set() -> None:
    """Each kind is in it, and as many affairs that only look like one."""
    affairs = list(load_affairs())
    kinds = {kind for each in affairs for kind in each.kinds}

    assert kinds == set(KINDS)
    assert len({each.name for each in affairs}) == len(affairs)
    assert sum(not each.kinds for each in affairs) >= 15
    assert all(len(each.documents) > 1 for each in affairs)


@pytest.mark.usefixtures("examples")
def test_floors_hold(tmp_path: Path) -> None:
    """Of what is found nearly all is right, and most of what there is, is found."""
    floors = json.loads(FLOORS.read_text("utf-8"))
    figures = list(measure_contradictions(tmp_path))

    assert {figure.name for figure in figures} <= floors.keys()
    assert [figure for figure in figures if missed(figure, floors)] == []
