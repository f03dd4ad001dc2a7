"""Find what stands behind a record: the reading that it is in, by the record's id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.errors import UnknownIdError
from onrecord.model.claim import Attribution

if TYPE_CHECKING:
    from onrecord.model.claim import Cause, Claim, Reading
    from onrecord.model.mention import Mention
    from onrecord.model.trace import Trace
    from onrecord.store import Found, Store

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
    found = store.find(prefix)
    for kind in EXPLAINED:
        of_kind = [each for each in found if each.record == kind]
        if len(of_kind) == 1:
            return _evidence(store, of_kind[0])
        if of_kind:
            ids = ", ".join(each.id for each in of_kind[:_MOST_LISTED])
            more = ", …" if len(of_kind) > _MOST_LISTED else ""
            raise UnknownIdError(f"several ids begin with {prefix}: {ids}{more}")
    raise UnknownIdError(
        f"no claim in {store.path} has an id that begins with {prefix}"
    )


def _evidence(store: Store, found: Found) -> Evidence:
    reading = store.reading(str(found.document))
    records: tuple[Claim | Attribution | Cause | Mention, ...] = (
        *reading.claims,
        *reading.attributions,
        *reading.causes,
        *reading.mentions,
    )
    return Evidence(next(each for each in records if each.id == found.id), reading)
