"""Series by week, month or year, and where they change for good."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from onrecord import pipeline
from onrecord.analyze.change_points import find_ruptures
from onrecord.errors import ConfigError, QuestionError
from onrecord.export.histories import timeline_view
from onrecord.export.history_json import write_history
from onrecord.export.multiples import draw_timeline
from tests.export.rendering import shown
from tests.histories import daily, store_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store in which two states help each other until July, then fight."""
    events = [(day, "Lemnia", "AID", "Karsova") for day in range(3, 180, 9)]
    events += [(day, "Karsova", "ASSAULT", "Lemnia") for day in range(182, 360, 9)]
    events += [(40, "Brenna", "ACCUSE", "Lemnia")]
    path = tmp_path_factory.mktemp("series") / "test.duckdb"
    return store_of(path, daily(events)).path


def test_series(store: Path) -> None:
    """Each month has its events, mean score and classes; each event counts once."""
    found = pipeline.timeline("Lemnia", "Karsova", store=store)
    march = next(each for each in found.bins if each.since == date(2021, 3, 1))
    august = next(each for each in found.bins if each.since == date(2021, 8, 1))

    assert sum(each.events for each in found.bins) == 40
    assert (march.score, march.classes[:2]) == (10, (0, march.events))
    assert august.score is not None
    assert august.score < 0
    assert march.origins == 1


def test_rupture(store: Path) -> None:
    """The change is found where it is, with the events around it in their words."""
    found = pipeline.timeline("Lemnia", "Karsova", store=store)
    (change,) = found.changes

    assert change.since == date(2021, 7, 1)
    assert change.before > 9
    assert change.after < 0
    assert change.p < 0.05
    assert change.inferred
    assert set(change.around) == set(found.told)
    assert {t.claim.type for t in found.told.values()} == {"ASSAULT"}


def test_one_actor_and_steps(store: Path) -> None:
    """One actor's series holds all who deal with it; steps are weeks to years."""
    alone = pipeline.timeline("Lemnia", by="year", store=store)
    weeks = pipeline.timeline("Lemnia", by="week", store=store)

    assert [each.events for each in alone.bins if each.events] == [41]
    assert all(each.since.weekday() == 0 for each in weeks.bins)
    assert sum(each.events for each in weeks.bins) == 41


def test_few_and_none(store: Path) -> None:
    """Of few events no rupture is told; of none there is no series."""
    few = pipeline.timeline("Brenna", store=store)

    quarters = pipeline.timeline("Lemnia", by="quarter", store=store)

    assert few.too_few.startswith("too few events: 1,")
    assert quarters.too_few.startswith("too few quarters: 4,")
    with pytest.raises(QuestionError, match="no event of Brenna and Karsova"):
        pipeline.timeline("Brenna", "Karsova", store=store)
    with pytest.raises(QuestionError, match="no event of Lemnia and Brenna from"):
        pipeline.timeline("Lemnia", "Brenna", since=date(2021, 5, 1), store=store)
    for nobody in (("", "Lemnia"), ("Lemnia", "")):
        with pytest.raises(QuestionError, match="give the name of an actor"):
            pipeline.timeline(*nobody, store=store)
    with pytest.raises(ConfigError, match="known: week, month, quarter, year"):
        pipeline.timeline("Lemnia", by="decade", store=store)


def test_views(store: Path) -> None:
    """Table, JSON and picture show the series, and the rupture as inferred."""
    found = pipeline.timeline("Lemnia", "Karsova", store=store)
    table = shown(timeline_view(found), 120)
    record = json.loads(write_history(found))
    picture = draw_timeline(found)

    assert "Ruptures  inferred" in table
    assert "2021-07-01" in table
    assert record["changes"][0]["inferred"] is True
    assert record["bins"][0]["since"] == "2020-12-01"
    assert picture.count("<rect") > 8
    assert "inferred" in picture
    assert draw_timeline(found) == picture


def test_noise_has_no_rupture() -> None:
    """Scores that only waver are no change, but for one series in twenty."""
    chance = np.random.default_rng(5)
    alarms = sum(
        bool(find_ruptures(chance.normal(size=36), np.full(36, 5.0))) for _ in range(40)
    )

    assert alarms <= 4


def test_two_ruptures() -> None:
    """A war between two times of peace has two."""
    means = np.repeat([3.0, -6.0, 4.0], 10) + np.tile([0.5, -0.5], 15)
    found = find_ruptures(means, np.full(30, 4.0))

    assert [each.at for each in found] == [10, 20]
    assert found[0].after == found[1].before == pytest.approx(-6.0)


def test_a_short_series_has_none() -> None:
    """A bad month at the end is no change for good."""
    assert find_ruptures(np.array([5.0, 5, 5, 5, -9]), np.full(5, 50.0)) == ()
    assert find_ruptures(np.zeros(0), np.zeros(0)) == ()
