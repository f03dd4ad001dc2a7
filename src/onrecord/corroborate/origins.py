"""Say who told each text, and each copied passage, first: its origin, with the reason.

The origin of a text is the agency that it is credited to, else the publisher of the
earliest of its copies, else that text itself. A text with more than half of its words
from another is a copy as a whole; of any other only the shared passages are.

This says nothing about sources: two papers that quote one ministry are two origins
(two tellers) of one source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, Self

from onrecord.corroborate.copies import LEAST_WORDS, MOST
from onrecord.corroborate.credits import agencies
from onrecord.model.document import Span
from onrecord.store import derived

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.corroborate.copies import Kind
    from onrecord.store import Opened
    from onrecord.store.standing import Telling

Basis = Literal["credit", "agency", "copy", "publisher", "text"]

TEXTS: Final = """
SELECT id AS document, label, publisher, published
FROM documents ORDER BY document, label, version
"""
CREDITED: Final = """
SELECT document, name FROM credits WHERE basis <> 'contribution'
ORDER BY document, span_start
"""
PAIRS: Final = """
SELECT document, other, exact, words, share, other_share FROM text_pairs
ORDER BY document, other
"""
PASSAGES: Final = """
SELECT document, other, span_start, span_end, other_start, other_end, words, own
FROM shared_passages ORDER BY document, other, span_start
"""

_UNDATED: Final = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text as its copies are compared: who published it, when, credited to whom."""

    document: str
    label: str
    """Of several labels that of the earliest publication."""
    publisher: str | None = None
    publishers: frozenset[str] = frozenset()
    published: date | None = None
    credit: str | None = None
    words: int = 0

    @property
    def standing(self) -> tuple[date, bool, bool]:
        """Return a key that puts first what was there first: by day, then agencies."""
        return (
            self.published or _UNDATED,
            self.publisher not in agencies().values(),
            self.credit is None,
        )

    @property
    def rank(self) -> tuple[date, bool, bool, int, str, str]:
        """Return a key that leaves no two texts equal: the fuller one comes first."""
        return (*self.standing, -self.words, self.label, self.document)

    @property
    def day(self) -> str:
        """Return the day of publication for a reader."""
        return self.published.isoformat() if self.published else "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Two texts with words in common, the one that was there first as ``original``."""

    original: Text
    copy: Text
    kind: Kind
    words: int
    share: float
    """Part of the copy's words that stand in the original."""
    passages: tuple[tuple[Span, Span], ...] = ()
    """In the copy, and in the original."""

    @property
    def reason(self) -> str:
        """Return in one line why the one is taken for a copy of the other."""
        first = f"{self.original.label} ({self.original.day})"
        equal = self.original.standing == self.copy.standing
        order = "; which came first is not told" if equal else ""
        if self.kind == "exact":
            return f"word for word as {first}{order}"
        if self.kind == "edited":
            return f"{self.share:.0%} of its words as in {first}{order}"
        return f"{self.words} words as in {first}{order}"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Origin:
    """Who told a text first, or a passage of it."""

    document: str
    span: Span | None
    """None for the text as a whole."""
    origin: str
    basis: Basis
    reason: str

    @classmethod
    def of_text(cls, text: Text) -> Self:
        """Return the origin of a text that nobody else has."""
        if text.credit:
            reason = f"credited to {text.credit}"
            return cls._whole(text, text.credit, "credit", reason)
        if text.publisher and text.publisher in agencies().values():
            return cls._whole(text, text.publisher, "agency", "an agency's own report")
        if text.publisher:
            return cls._whole(text, text.publisher, "publisher", "its own report")
        return cls._whole(text, text.label, "text", "its own report, publisher unknown")

    @classmethod
    def _whole(cls, text: Text, origin: str, basis: Basis, reason: str) -> Self:
        return cls(
            document=text.document,
            span=None,
            origin=origin,
            basis=basis,
            reason=reason,
        )


def load_texts(
    opened: Opened, tellings: Mapping[str, Telling] | None = None
) -> dict[str, Text]:
    """Return texts by their documents' ids.

    Args:
        opened: A store whose texts were compared.
        tellings: Those documents that are wanted; all that are stored if not given.
    """
    lengths: dict[str, int] = dict(
        opened.rows("SELECT document, words FROM text_shapes")
    )
    credited: dict[str, str] = {}
    for document, name in opened.rows(CREDITED):
        credited.setdefault(document, name)
    rows: dict[str, list[tuple[str, str | None, date | None]]] = {}
    for document, label, publisher, day in opened.rows(TEXTS):
        if tellings is None or document in tellings:
            rows.setdefault(document, []).append((label, publisher, day))
    texts = {}
    for document, told in rows.items():
        label, name, day = min(told, key=lambda row: (row[2] or _UNDATED, row[0]))
        publisher = agencies().get(name, name) if name else None
        texts[document] = Text(
            document=document,
            label=label,
            publisher=publisher,
            publishers=frozenset(name for _, name, _ in told if name),
            published=day,
            credit=credited.get(document),
            words=lengths.get(document, 0),
        )
    return texts


def load_shared(opened: Opened, texts: Mapping[str, Text]) -> list[Shared]:
    """Return the pairs of texts of which one has copied the other.

    A publisher that repeats a passage of its own copies nobody, and is one origin.
    """
    passages: dict[tuple[str, str], list[tuple[Span, Span, int]]] = {}
    for document, other, *numbers in opened.rows(PASSAGES):
        passage = Span(*numbers[:2]), Span(*numbers[2:4]), numbers[5]
        passages.setdefault((document, other), []).append(passage)
    found = []
    for document, other, exact, words, *shares in opened.rows(PAIRS):
        if document not in texts or other not in texts:
            continue
        pair = texts[document], texts[other]
        spans = passages.get((document, other), [])
        shared = _directed(pair, (shares[0], shares[1]), words, spans, exact=exact)
        if shared:
            found.append(shared)
    return found


def _directed(
    pair: tuple[Text, Text],
    shares: tuple[float, float],
    words: int,
    passages: list[tuple[Span, Span, int]],
    *,
    exact: bool,
) -> Shared | None:
    copy, original = pair
    share, spans = shares[0], [(here, there) for here, there, _ in passages]
    if _first(pair, shares, exact=exact) is copy:
        copy, original = original, copy
        share, spans = shares[1], [(there, here) for here, there in spans]
    kind: Kind = "exact" if exact else "edited" if share >= MOST else "partial"
    # "Read also" and the like: a house has versions of one piece, or it has habits.
    if copy.publishers & original.publishers and not exact and min(shares) < MOST:
        return None
    if kind == "partial":
        kept = [own >= LEAST_WORDS for _, _, own in passages]
        spans = [span for span, keep in zip(spans, kept, strict=True) if keep]
        if not spans:
            return None
    return Shared(
        original=original,
        copy=copy,
        kind=kind,
        words=words,
        share=share,
        passages=tuple(spans),
    )


def _first(
    pair: tuple[Text, Text], shares: tuple[float, float], *, exact: bool
) -> Text:
    """Return which of two texts was there first, as far as can be told.

    Of two of one day, a cut copy is shorter than what it was cut from; but a paragraph
    in a long piece is more likely to come from the short one that is made of it.
    """
    one, other = pair
    partial = max(shares) < MOST
    if one.standing == other.standing and not exact and partial:
        return one if (shares[0], one.rank) > (shares[1], other.rank) else other
    return min(pair, key=lambda text: text.rank)


def find_origins(texts: Iterable[Text], shared: Iterable[Shared]) -> list[Origin]:
    """Return the origin of every text, and of every passage that is from elsewhere."""
    by_id = {text.document: text for text in texts}
    pairs = list(shared)
    groups = _groups(by_id, [each for each in pairs if each.kind != "partial"])
    whole = {
        text.document: _origin(text, groups[text.document]) for text in by_id.values()
    }
    passages = _passages([each for each in pairs if each.kind == "partial"], whole)
    return sorted(
        [*whole.values(), *passages],
        key=lambda each: (each.document, each.span is not None, each.span),
    )


def _groups(texts: Mapping[str, Text], copies: list[Shared]) -> dict[str, list[Text]]:
    """Return for each text those that are copies of one another with it, by rank."""
    group = {key: [text] for key, text in texts.items()}
    for each in copies:
        here, there = group[each.copy.document], group[each.original.document]
        if here is not there:
            there += here
            group |= {text.document: there for text in here}
    for key in texts:
        group[key].sort(key=lambda text: text.rank)
    return group


def _origin(text: Text, group: list[Text]) -> Origin:
    """Return the origin of a text among its copies, which are sorted by rank."""
    credited = next((each for each in group if each.credit), None)
    teller = credited or group[0]
    own = Origin.of_text(teller)
    if teller is text:
        return own
    return Origin(
        document=text.document,
        span=None,
        origin=own.origin,
        basis="credit" if credited else "copy",
        reason=f"as {teller.label} ({teller.day}), {own.reason}",
    )


def _passages(shared: list[Shared], whole: Mapping[str, Origin]) -> Iterator[Origin]:
    """Yield the origin of passages; where several had one before, the first of them."""
    settled: dict[str, list[tuple[Span, Origin]]] = {}
    for each in sorted(shared, key=lambda each: (each.copy.rank, each.original.rank)):
        here = settled.setdefault(each.copy.document, [])
        for span, there in each.passages:
            if any(span.overlaps(other) for other, _ in here):
                continue
            first = _at(each.original, there, settled, whole)
            passage = Origin(
                document=each.copy.document,
                span=span,
                origin=first.origin,
                basis="credit" if first.basis == "credit" else "copy",
                reason=each.reason,
            )
            here.append((span, passage))
            if first.origin != whole[each.copy.document].origin:
                yield passage


def _at(
    text: Text,
    place: Span,
    settled: Mapping[str, list[tuple[Span, Origin]]],
    whole: Mapping[str, Origin],
) -> Origin:
    """Return the origin of a place in a text, which may be copied there too."""
    for span, origin in settled.get(text.document, ()):
        if span.overlaps(place):
            return origin
    return whole[text.document]


def write_origins(opened: Opened) -> None:
    """Derive all origins anew: who was first may change with any text that comes."""
    texts = load_texts(opened)
    found = find_origins(texts.values(), load_shared(opened, texts))
    opened.run("DELETE FROM origins")
    opened.append_rows(
        derived.ORIGINS,
        (
            (
                each.document,
                each.span.start if each.span else 0,
                each.span.end if each.span else 0,
                each.span is None,
                each.origin,
                each.basis,
                each.reason,
            )
            for each in found
        ),
    )
