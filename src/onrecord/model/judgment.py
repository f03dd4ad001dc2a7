"""What was decided about claims, or about two names: recorded, never edited.

A judgement of a claim is bound to the words: by the hash of their text, by offsets, and
by the words themselves with some on either side. It carries the claim as it was when it
was judged, so that it stands also where another version reads otherwise. One of two
claims is bound to both. Of names a rule may judge, too; what a person says goes before.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from onrecord.model.claim import Number
from onrecord.model.document import Span, record_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from onrecord.model.claim import Claim

Verdict = Literal[
    "accept", "reject", "correct", "add", "same", "different", "unsure", "retract"
]
VERDICTS: Final[tuple[str, ...]] = get_args(Verdict)
OF_CLAIMS: Final = frozenset({"accept", "reject", "correct", "add"})
OF_NAMES: Final = frozenset({"same", "different", "unsure"})
"""Also said of two claims."""
BY_RULE: Final = "onrecord"
"""Who has made a judgement that follows from a rule; the reason names the rule."""

PAST: Final = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "add": "added",
    "same": "called the same",
    "different": "called different",
    "unsure": "called unsure",
    "retract": "taken back",
}
"""Each verdict as what was done."""
RULE: Final = "judged"
"""What stands as the rule of a claim that only a judgement keeps."""
NAMES: Final = ("actor", "recipient", "sources")
PLAIN: Final = (
    *("kind", "type", "mode", "polarity", "certainty", "modality"),
    *("when", "where", "denies"),
)
FIELDS: Final = (*PLAIN[1:], *NAMES, "numbers", "trigger")
"""Every field of a claim that may be corrected; the kind follows the type."""

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """One decision, with who made it, when and why."""

    id: str
    made: datetime
    """In Coordinated Universal Time, without a time zone."""
    author: str
    verdict: Verdict
    subject: str
    """A claim's id, an actor's name, or the id of the judgement that is taken back."""
    object: str | None = None
    """The other claim or name; of names that are the same, the one that is shown."""
    reason: str | None = None
    retracts: str | None = None
    """Id of a judgement that this one takes back."""
    document: str | None = None
    label: str | None = None
    trigger_start: int | None = None
    trigger_end: int | None = None
    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    claim: str | None = None
    """JSON: the claim's fields as they were when it was judged."""
    fields: str | None = None
    """JSON: the fields that are corrected, as they should be."""
    other: str | None = None
    """JSON: what binds it to the other claim, with the same fields as for the first."""

    @property
    def by_rule(self) -> bool:
        """Whether a rule has made it, and no person."""
        return self.author == BY_RULE

    @property
    def of_two_claims(self) -> bool:
        """Whether it says of two claims that they are the same, different or unsure."""
        return self.verdict in OF_NAMES and self.document is not None

    def ends(self) -> tuple[Judgment, ...]:
        """Return it as it is bound to each of the claims that it is about."""
        if not self.other or not self.object:
            return (self,)
        bound = json.loads(self.other)
        claim = as_json(bound.pop("claim"))
        return self, replace(self, subject=self.object, claim=claim, **bound)

    def corrected(self) -> Fields:
        """Return the fields that it corrects."""
        return dict(json.loads(self.fields)) if self.fields else {}

    def judged(self) -> Fields:
        """Return the claim's fields as they were when it was judged."""
        return dict(json.loads(self.claim)) if self.claim else {}


def judgment_of(**given: Any) -> Judgment:  # noqa: ANN401  the record's own fields
    """Return a judgement with its id, which is the hash of all the rest."""
    bare = Judgment(id="", **given)
    values = (getattr(bare, name) for name in Judgment.__slots__ if name != "id")
    return replace(bare, id=record_id("judgment", *values))


def fields_of(claim: Claim) -> Fields:
    """Return what a judgement keeps of a claim."""
    found: Fields = {name: getattr(claim, name) for name in PLAIN}
    found |= {name: list(getattr(claim, name)) for name in NAMES}
    found["trigger"] = [claim.trigger.start, claim.trigger.end]
    found["numbers"] = [
        [each.what, each.low, each.best, each.high, each.span.start, each.span.end]
        for each in claim.numbers
    ]
    return found


def with_fields(claim: Claim, given: Mapping[str, Any]) -> Claim:
    """Return a claim with fields as a judgement has them."""
    values: Fields = {name: given[name] for name in PLAIN if name in given}
    values |= {name: tuple(given[name]) for name in NAMES if name in given}
    if "trigger" in given:
        values["trigger"] = Span(*given["trigger"])
    if "numbers" in given:
        values["numbers"] = tuple(
            Number(what=what, low=low, best=best, high=high, span=Span(start, end))
            for what, low, best, high, start, end in given["numbers"]
        )
    return replace(claim, **values)


def as_json(fields: Mapping[str, Any]) -> str:
    """Return fields as one line of JSON, the same for the same fields."""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)
