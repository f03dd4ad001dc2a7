"""Find what stands behind a record: the reading that it is in, by the record's id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.analyze.standing import load_standing
from onrecord.errors import UnknownIdError
from onrecord.model.claim import Attribution
from onrecord.store import Found

if TYPE_CHECKING:
    from onrecord.analyze.standing import Standing
    from onrecord.model.claim import Cause, Claim, Reading
    from onrecord.model.judgment import Judgment
    from onrecord.model.mention import Mention
    from onrecord.model.trace import Trace
    from onrecord.store import Store

EXPLAINED: Final = ("claim", "attribution", "cause", "mention")
"""What has evidence, in the order that a short id is taken for one of them."""

_MOST_LISTED: Final = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record, and everything that was read in its document."""

    record: Claim | Attribution | Cause | Mention
    reading: Reading
    trace: Trace | None = None
    """How a claim was read, where its document was read again for that."""
    untraced: str | None = None
    """Why there is no trace, where one was looked for."""
    judgments: tuple[Judgment, ...] = ()
    """What is in force about a claim."""

    def chain(self) -> list[Attribution]:
        """Return the attributions that it stands in, outermost first."""
        by_id = {each.id: each for each in self.reading.attributions}
        if isinstance(self.record, Attribution):
            at: str | None = self.record.id
        else:
            at = getattr(self.record, "attribution", None)
        found: list[Attribution] = []
        while at in by_id and by_id[at] not in found:
            found.append(by_id[at])
            at = by_id[at].within
        return found[::-1]

    def mentions(self, ids: tuple[str, ...]) -> list[Mention]:
        """Return mentions by their ids."""
        by_id = {each.id: each for each in self.reading.mentions}
        return [by_id[id] for id in ids if id in by_id]

    def claim(self, id: str) -> Claim | None:
        """Return the claim of the same document with an id."""
        return next((each for each in self.reading.claims if each.id == id), None)


def find_evidence(store: Store, prefix: str) -> Evidence:
    """Return the record whose id begins so, and its reading.

    Raises:
        UnknownIdError: No record has such an id, or several have.
    """
    if not prefix.strip():
        raise UnknownIdError("give the id of a claim, or how it begins")
    standing = load_standing(store)
    found = store.find(prefix) + _kept(store, prefix, standing)
    for kind in EXPLAINED:
        of_kind = sorted({each for each in found if each.record == kind})
        if len(of_kind) == 1:
            return _evidence(store, of_kind[0], standing)
        if of_kind:
            ids = ", ".join(each.id for each in of_kind[:_MOST_LISTED])
            more = ", …" if len(of_kind) > _MOST_LISTED else ""
            raise UnknownIdError(f"several ids begin with {prefix}: {ids}{more}")
    raise UnknownIdError(
        f"no claim in {store.path} has an id that begins with {prefix}"
    )


def _kept(store: Store, prefix: str, standing: Standing) -> list[Found]:
    """Return claims that begin so, and that only a judgement keeps."""
    judged = [
        Found("claim", judgment.subject, document)
        for document, judgments in standing.of_claims.items()
        for judgment in judgments
        if judgment.subject.startswith(prefix)
    ]
    if not judged:
        return []
    current = {document.id for document in store.documents()}
    return [
        each
        for each in judged
        if each.document in current and each.id in _ids(store, each, standing)
    ]


def _ids(store: Store, found: Found, standing: Standing) -> set[str]:
    judged = standing.apply(store.reading(str(found.document)))
    return {claim.id for claim in judged.reading.claims}


def _evidence(store: Store, found: Found, standing: Standing) -> Evidence:
    judged = standing.apply(store.reading(str(found.document)))
    reading = judged.reading
    records: tuple[Claim | Attribution | Cause | Mention, ...] = (
        *reading.claims,
        *reading.attributions,
        *reading.causes,
        *reading.mentions,
    )
    record = next(each for each in records if each.id == found.id)
    return Evidence(record, reading, judgments=judged.judgments.get(found.id, ()))
