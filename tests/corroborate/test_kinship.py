"""Names, their stems and states; days of EDTF; groups out of links."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corroborate.days import days_of
from onrecord.corroborate.grouping import group_links
from onrecord.corroborate.kinship import are_kin, marks_of


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("Iran", {"@Iran"}),
        ("Saudi Arabia", {"@Saudi Arabia"}),
        ("United States Navy", {"@United States"}),
        ("Karsovan delegation", {"karso"}),
        ("the army", set()),
        ("", set()),
    ],
)
def test_marks(name: str, marks: set[str]) -> None:
    """A state is known by its names, others by words that not everybody shares."""
    assert marks_of(name) == marks


@pytest.mark.parametrize(
    ("name", "other", "kin"),
    [
        ("Iran", "Iranian officials", True),
        ("Iran", "Quds Force", True),
        ("Iran", "Iraq", False),
        ("Highland Front", "rebels of the Highland Front", True),
        ("army of Karsova", "army of Lemnia", False),
        ("rebels", "fighters", False),
        ("Quds Force", "Islamic Revolutionary Guard Corps", True),
        ("Quds Force", "Basij", False),
        ("UNICEF", "United Nations", True),
        ("UNICEF", "World Food Programme", False),
    ],
)
def test_kin(name: str, other: str, *, kin: bool) -> None:
    """Kin have a word of their own in common, or one is the other's state or parent."""
    assert are_kin(name, other) is kin
    assert are_kin(other, name) is kin


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021-03-01", "2021-03-01", "2021-03-01"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2021~", "2021-01-01", "2021-12-31"),
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("2021-03-01/2021-03-05", "2021-03-01", "2021-03-05"),
        ("2021-03-01/..", "2021-03-01", "2021-03-01"),
        ("../2021-03-01", "2021-03-01", "2021-03-01"),
    ],
)
def test_days(edtf: str, first: str, last: str) -> None:
    """An EDTF is a first and a last day."""
    found = days_of(edtf)

    assert found is not None
    assert [date.fromordinal(day).isoformat() for day in found] == [first, last]


@given(st.text(max_size=12) | st.none())
def test_any_date(edtf: str | None) -> None:
    """What is no date is none, and never an error."""
    found = days_of(edtf)

    assert found is None or found[0] <= found[1]


def test_chain_is_no_group() -> None:
    """Neighbors of neighbors are one group only if half of all pairs are linked."""
    chain = [(1.0, i, i + 1) for i in range(5)]
    ring = [(1.0, i, j) for i in range(4) for j in range(i)]

    assert len(set(group_links(range(6), chain).values())) > 1
    assert set(group_links(range(4), ring).values()) == {0}


def test_judgments_come_before_links() -> None:
    """What was judged to be one is one without a link; what is apart stays apart."""
    links = [(1.0, 0, 1), (1.0, 2, 3), (1.0, 1, 2), (1.0, 0, 2)]

    groups = group_links(range(4), links[:1], same=[(3, 0)])
    assert [groups[key] for key in range(4)] == [0, 0, 2, 0]
    groups = group_links(range(4), links, different=[(2, 0)])
    assert groups[0] != groups[2]


@given(
    st.lists(
        st.tuples(st.sampled_from([1.0, 2.0]), st.integers(0, 8), st.integers(0, 8)),
        unique_by=lambda link: frozenset(link[1:]),
    ).map(lambda links: [link for link in links if link[1] != link[2]]),
    st.randoms(use_true_random=False),
)
def test_groups_do_not_depend_on_order(
    links: list[tuple[float, int, int]], chance: object
) -> None:
    """Links in any order and direction give the same groups, named by the least."""
    turned = [(score, b, a) for score, a, b in links]
    chance.shuffle(turned)  # type: ignore[attr-defined]
    groups = group_links(range(9), links)

    assert group_links(range(8, -1, -1), turned) == groups
    assert all(groups[groups[key]] == groups[key] <= key for key in groups)
