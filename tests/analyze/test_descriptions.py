"""What a claim can be, found by name, by a code of CAMEO, or by what is nearest."""

from __future__ import annotations

import pytest

from onrecord.analyze.descriptions import describe_types
from onrecord.errors import ConfigError
from onrecord.model.ontology import cameo_codes, frames, types


def test_all_types_with_all_frames_and_codes() -> None:
    """Every frame and every code that became something is told at one type."""
    described = describe_types()

    assert [each.type.name for each in described] == list(types())
    assert sum(len(each.frames) for each in described) == sum(
        map(len, frames().values())
    )
    became = {code for code, to in cameo_codes().items() if to.type}
    assert {code for each in described for code in each.cameo} == became


@pytest.mark.parametrize("asked", ["member_of", "Member of", "MEMBER-OF"])
def test_a_name_in_any_case(asked: str) -> None:
    """A type is found however its name is written."""
    (found,) = describe_types(asked)

    assert (found.type.name, found.code) == ("member_of", None)
    assert {frame.type for frame in found.frames} == {"member_of"}


def test_a_code_of_cameo() -> None:
    """A code leads to the type that it became."""
    (found,) = describe_types("1313")

    assert (found.type.name, found.code) == ("THREATEN", "1313")
    assert found.cameo["1313"].mode == "relations"


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ("asault", "no type is called asault; did you mean ASSAULT?"),
        ("DEMAND", "did you mean REQUEST?"),
        ("bombard", "did you mean ASSAULT?"),
        ("qqq", "known: AGREE, "),
        ("", "known: AGREE, "),
        ("010", "CAMEO 010 became no type"),
        ("999", "no type is called 999"),
    ],
)
def test_unknown_type(asked: str, complaint: str) -> None:
    """What is no type is told in one line, with the nearest by name or by word."""
    with pytest.raises(ConfigError) as caught:
        describe_types(asked)

    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)
