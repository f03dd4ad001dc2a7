"""What happens between two given sides, by the shipped weights."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onrecord import classify
from onrecord.errors import PairError
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Done


@pytest.mark.parametrize(
    ("sentence", "actor", "recipient", "type"),
    [
        ("The Danish premier met the Finnish envoy in Turku.", "The Danish premier",
         "the Finnish envoy", "CONSULT"),
        ("Rebels attacked the Chadian army near the lake.", "Rebels",
         "the Chadian army", "ASSAULT"),
        ("Oslo condemned the Bolivian junta for the arrests.", "Oslo",
         "the Bolivian junta", "ACCUSE"),
        ("Quito urged the Peruvian government to open the border.", "Quito",
         "the Peruvian government", "REQUEST"),
    ],
)  # fmt: skip
def test_plain_sentences_are_classified(
    sentence: str, actor: str, recipient: str, type: str
) -> None:
    """Each gets the type that its verb stands for, with shares that add up to one."""
    found = classify(sentence, actor, recipient)

    assert found.type == type
    assert found.type in types()
    assert sum(found.alternatives.values()) == pytest.approx(1, abs=1e-5)
    assert max(found.alternatives.values()) == found.probability


def test_a_yield_is_one_of_its_two_types() -> None:
    """Older data know one code for what are two types today."""
    words = "The rebels released the Swedish nurse.", "The rebels", "the Swedish nurse"
    found = classify(*words)

    assert (found.root, found.type) == ("YIELD", "RETREAT")


def test_words_that_are_not_there_are_an_error() -> None:
    """Both sides must be named in words of the sentence."""
    with pytest.raises(PairError, match="'Chad'"):
        classify("Mali closed its border.", "Mali", "Chad")
    with pytest.raises(PairError):
        classify("Mali closed its border.", "  ", "Mali")


def test_the_command_prints_a_type_or_json(onrecord: Callable[..., Done]) -> None:
    """The command says what the function returns."""
    words = ["Mali thanked Chad.", "--actor", "Mali", "--recipient", "Chad"]

    assert onrecord("classify", *words).out.startswith("SUPPORT")
    printed = json.loads(onrecord("classify", *words, "--format", "json").out)
    assert printed["root"] == "SUPPORT"
