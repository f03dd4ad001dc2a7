"""A denial is linked to what it denies in the same document."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.model.claim import Attribution, Claim
from onrecord.model.document import Span
from onrecord.resolve.denials import with_denials


def claim(id: str, type: str, at: int, **fields: Any) -> Claim:  # noqa: ANN401
    """Return a claim whose trigger is five characters long."""
    told = {"kind": "event", "rule": f"{type.lower()}.x.verb", "sentence": 0}
    span = Span(at, at + 5)
    return Claim(
        **{**told, **fields}, id=id, document="d", type=type, trigger=span
    )  # fmt: skip


def denied(*claims: Claim, attributions: tuple[Attribution, ...] = ()) -> list[Any]:
    """Return what each claim denies."""
    return [each.denies for each in with_denials(claims, attributions)]


CHARGE = claim(
    "charge", "arms", 10, actor=("Ghana",), recipient=("rebels",), sources=("Mali",)
)


def test_a_negated_claim_denies_the_same_one_affirmed_by_another_source() -> None:
    """Both sides must be the same, since one may do a thing to many."""
    other = claim("other", "arms", 30, actor=("Ghana",), sources=("Mali",))
    no = replace(CHARGE, id="no", polarity="-", sources=("Ghana",), sentence=1)

    assert denied(CHARGE, other, no) == [None, None, "charge"]
    assert denied(other, no) == [None, None]


def test_nobody_denies_his_own_word() -> None:
    """A source that says both sides of a thing denies nothing."""
    no = replace(CHARGE, id="no", polarity="-")

    assert denied(CHARGE, no) == [None, None]


def test_a_word_of_denial_denies_what_its_content_negates() -> None:
    """Both "denied" and the negated "arming them" deny the charge."""
    cue = Attribution(
        id="a", document="d", source=(), cue=(Span(80, 85),), content=(Span(90, 95),)
    )
    word = claim("word", "REJECT", 80, rule="reject.deny.verb", actor=("Ghana",))
    no = replace(CHARGE, id="no", polarity="-", sources=("Ghana",), attribution="a")

    assert denied(CHARGE, word, no, attributions=(cue,)) == [None, "charge", "charge"]
    assert denied(word, no, attributions=(cue,)) == ["no", None]


def test_a_bare_denial_denies_the_last_charge() -> None:
    """A "denied it" is about what another source told of Ghana shortly before."""
    word = claim("word", "REJECT", 80, rule="reject.deny.verb.2", actor=("Ghana",))
    accusing = claim("accusing", "ACCUSE", 40, actor=("Mali",), recipient=("Ghana",))
    late = claim(
        "late", "REJECT", 80, rule="reject.deny.verb", actor=("Ghana",), sentence=9
    )

    assert denied(CHARGE, word) == [None, "charge"]
    assert denied(CHARGE, accusing, word) == [None, None, "accusing"]
    assert denied(CHARGE, late) == [None, None]


def test_a_refusal_denies_nothing() -> None:
    """To refuse an offer is no denial."""
    word = claim("word", "REJECT", 80, rule="reject.refuse.verb", actor=("Ghana",))

    assert denied(CHARGE, word) == [None, None]
