"""The sentences of ``tests/cases`` are read as their authors expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.model.ontology import types
from tests.extract.cases import cases, expected, found, same_trigger, type_of

if TYPE_CHECKING:
    from tests.extract.cases import Case

ALL = list(cases())


def _parameters() -> list[object]:
    return [
        pytest.param(
            case,
            id=f"{case.file}: {case.text[:60]}",
            marks=[pytest.mark.xfail(reason=case.xfail, raises=AssertionError)]
            if case.xfail
            else [],
        )
        for case in ALL
    ]


@pytest.mark.parametrize("case", _parameters())
def test_a_case_is_read_as_expected(case: Case) -> None:
    """What a case lists is found, and nothing else of that kind."""
    wanted, read = expected(case), found(case)
    assert wanted, "a case expects something"
    for part, rows in wanted.items():
        assert [same_trigger(row, rows) for row in read[part]] == rows


def test_the_cases_cover_every_type() -> None:
    """Each event and tie type of the guide has a case that is read rightly."""
    read = [row for c in ALL if not c.xfail for row in expected(c).get("claims", ())]
    assert {type_of(row) for row in read} == set(types())
