"""Say what judgements make of clusters: claims held together or apart, or rejected.

A judgement follows its words: where a text was read again and a claim has another id,
it is about the claim of its type at the same words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from onrecord.model.claim import Claim
from onrecord.model.document import Span, record_id
from onrecord.model.standing import place, standing_of
from onrecord.store.judgments import judgments_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from onrecord.model.judgment import Judgment
    from onrecord.store import Opened

Key = tuple[str, str]
"""Document and id of a claim."""
Member = tuple["date", str, str]
"""Day of publication, document and id of a claim."""
Link = tuple[int, int, float, str]

CLAIMS: Final = """
SELECT c.document, c.id AS claim, c.type, c.trigger_start, c.trigger_end
FROM claims c WHERE c.document IN
"""
GISTS: Final = "SELECT document, claim, gist FROM claim_gists WHERE document IN"
"""Both end on the documents, which are filled in."""


@dataclass(slots=True)
class Judged:
    """What is said of pairs of claims."""

    same: list[tuple[Key, Key]] = field(default_factory=list)
    different: list[tuple[Key, Key]] = field(default_factory=list)
    """Of each, the first is the one that is parted off."""
    gists: dict[Key, int] = field(default_factory=dict)
    """Of every claim in a judgement, also in one that was taken back."""
    reasons: dict[Key, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parted:
    """What is to be grouped: a node a gist, and one for each claim that is parted off.

    Claims with one gist are one without further ado, but for those of which somebody
    says that they differ.
    """

    members: dict[int, list[Member]]
    links: list[Link]
    gists: dict[Key, int]
    own: dict[Key, int]
    """The node of a claim that is parted off."""
    of: dict[int, int]
    """Its gist, by that node."""

    def gist(self, node: int) -> int:
        """Return the gist that a node stands for."""
        return self.of.get(node, node)

    def pairs(self, judged: Iterable[tuple[Key, Key]]) -> list[tuple[int, int]]:
        """Return pairs of claims as pairs of nodes."""
        nodes = [tuple(self.own.get(k, self.gists[k]) for k in pair) for pair in judged]
        return [(a, b) for a, b in nodes if a != b]


def load_judged(opened: Opened) -> Judged:
    """Return what is in force about pairs of claims, each found by its words."""
    every = judgments_in(opened)
    pairs = [judgment for judgment in every if judgment.of_two_claims]
    if not pairs:
        return Judged()
    ends = {judgment.id: judgment.ends() for judgment in pairs}
    documents = {str(end.document) for found in ends.values() for end in found}
    claims = _claims(opened, documents)
    marks = ", ".join("?" * len(documents))
    rows = opened.rows(f"{GISTS} ({marks})", sorted(documents))
    gists = {(document, claim): gist for document, claim, gist in rows}
    standing = standing_of(every)
    found = Judged()
    for judgment in pairs:
        keys = [key for end in ends[judgment.id] if (key := _key(end, claims))]
        found.gists |= {key: gists[key] for key in keys if key in gists}
        if len(keys) == 2 and all(key in gists for key in keys):  # noqa: PLR2004
            _hold(found, judgment, (keys[0], keys[1]), standing.pairs)
    return found


def _hold(found: Judged, judgment: Judgment, pair: tuple[Key, Key], held: Any) -> None:  # noqa: ANN401
    for judgments, pairs, said in (
        (held.links, found.same, "the same"),
        (held.apart, found.different, "different"),
    ):
        if judgment in judgments:
            pairs.append(pair)
            told = f": {judgment.reason}" if judgment.reason else ""
            for key in pair:
                found.reasons[key] = f"called {said} by {judgment.author}{told}"


def load_rejected(opened: Opened) -> set[Key]:
    """Return the claims that somebody has rejected."""
    standing = standing_of(judgments_in(opened))
    rejecting = [
        judgment
        for judgments in standing.of_claims.values()
        for judgment in judgments
        if judgment.verdict == "reject"
    ]
    if not rejecting:
        return set()
    claims = _claims(opened, {str(judgment.document) for judgment in rejecting})
    return {key for judgment in rejecting if (key := _key(judgment, claims))}


def shown_names(opened: Opened) -> dict[str, str]:
    """Return the names that are shown by another, each with that one."""
    merged = standing_of(judgments_in(opened)).merged
    return {name: merged.shown(name) for name in merged.parent}


def part_off(
    judged: Judged, members: Mapping[int, Sequence[Member]], links: Iterable[Link]
) -> Parted:
    """Give a node of its own to whom somebody holds different from its like."""
    own: dict[Key, int] = {}
    for one, other in judged.different:
        if judged.gists[one] == judged.gists[other] and other not in own:
            own[one] = -int(record_id(*one)[:15], 16) - 1
    left = {
        gist: kept
        for gist, told in members.items()
        if (kept := [each for each in told if each[1:] not in own])
    }
    alone = {
        own[each[1:]]: each
        for told in members.values()
        for each in told
        if each[1:] in own
    }
    of = {node: judged.gists[each[1:]] for node, each in alone.items()}
    nodes: dict[int, list[int]] = defaultdict(list)
    for gist in left:
        nodes[gist].append(gist)
    for node, gist in of.items():
        nodes[gist].append(node)
    return Parted(
        members=left | {node: [each] for node, each in alone.items()},
        links=[
            (a, b, score, reason)
            for one, other, score, reason in links
            for a in nodes[one]
            for b in nodes[other]
        ],
        gists=judged.gists,
        own=own,
        of=of,
    )


def _claims(opened: Opened, documents: Iterable[str]) -> dict[str, list[Claim]]:
    """Return the claims of documents, as far as judgements are placed by them."""
    keys = sorted(documents)
    found: dict[str, list[Claim]] = defaultdict(list)
    marks = ", ".join("?" * len(keys))
    for document, claim, type, start, end in opened.rows(f"{CLAIMS} ({marks})", keys):
        bare = Claim(
            id=claim,
            document=document,
            kind="event",
            type=type,
            trigger=Span(start, end),
            rule="",
            sentence=0,
        )
        found[document].append(bare)
    return found


def _key(judgment: Judgment, claims: Mapping[str, Sequence[Claim]]) -> Key | None:
    document = str(judgment.document)
    of_text = claims.get(document, ())
    at = place(judgment, of_text)
    return None if at is None else (document, of_text[at].id)
