"""Put a brief together: sentences by template, each with its footnote to words.

Nothing is written that no claim holds. Sentences without a source are on the report's
own word; what is planned or supposed stands apart, and so do disagreements.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from onrecord.analyze.named import find_named
from onrecord.analyze.phrases import chain_of, listed, sentence_for
from onrecord.analyze.quotes import load_quotes
from onrecord.analyze.registered import kind_and_state, terms_on
from onrecord.analyze.sayings import sayings_of, sayings_on
from onrecord.errors import QuestionError, UnknownActorError
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from onrecord.analyze.disagreements import Disagreement
    from onrecord.analyze.named import Named
    from onrecord.analyze.quotes import Key, Quote
    from onrecord.analyze.sayings import Saying
    from onrecord.analyze.standing import Standing
    from onrecord.store import Opened, Store

OFFICES: Final = ("leads", "represents", "member_of")
MOST: Final = {"offices": 8, "ties": 16, "deeds": 14, "done": 8, "supposed": 8}
"""Sentences of a section, so that a brief has a page or two."""
MOST_DISAGREEMENTS: Final = 6
KIND: Final = "SELECT min(kind) AS kind FROM actors WHERE name = ?"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a brief, and the numbers of the notes that stand behind it."""

    text: str
    notes: tuple[int, ...] = ()
    inferred: bool = False
    """Whether nothing but inference stands behind it."""
    tables: bool = False
    """Whether it is from the tables of the house, and from no report."""


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under a heading."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the words, and on whose word they stand."""

    number: int
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What the record has on an actor or a topic, to be read on one or two pages."""

    subject: str
    members: tuple[str, ...]
    """Names of the actor; empty for a topic."""
    as_of: date | None
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    left_out: int
    """Events and ties that the record has besides."""

    def with_disagreements(self, found: Sequence[Disagreement]) -> Brief:
        """Return the brief with a section on what reports disagree about."""
        if not found:
            return self
        numbers = {note.quote.claim: note.number for note in self.notes}
        notes = list(self.notes)
        sentences = []
        for each in found[:MOST_DISAGREEMENTS]:
            parts, cited = [], []
            for side in each.sides:
                quote = side.quotes[0]
                if quote.claim not in numbers:
                    numbers[quote.claim] = len(notes) + 1
                    notes.append(Note(len(notes) + 1, quote))
                cited.append(numbers[quote.claim])
                who = listed(sorted({chain(q) for q in side.quotes}))
                parts.append(f"{side.value} ({who})")
            text = f"{topic(each)}: {'; against that: '.join(parts)}."
            sentences.append(Sentence(text, tuple(cited)))
        more = len(found) - MOST_DISAGREEMENTS
        if more > 0:
            sentences.append(Sentence(f"{more} more disagreements are in the record."))
        section = Section("Where reports disagree", tuple(sentences))
        return replace(self, sections=(*self.sections, section), notes=tuple(notes))


def topic(found: Disagreement) -> str:
    """Return what a disagreement is about: who, what, whom."""
    quote = found.sides[0].quotes[0]
    who = listed(quote.actor) if quote.actor else "somebody"
    whom = f" – {listed(quote.recipient)}" if quote.recipient else ""
    return f"{who} – {quote.type}{whom}, {found.says}"


def chain(quote: Quote) -> str:
    """Return on whose word a quote stands, with who tells it."""
    told = quote.teller
    if not quote.sources or told in quote.sources:
        return chain_of(quote.sources or (told,))
    return f"{chain_of(quote.sources)}, as told by {told}"


def find_brief(
    store: Store,
    opened: Opened,
    standing: Standing,
    subject: str,
    *,
    as_of: date | None = None,
) -> Brief:
    """Return a brief on an actor, or on the sentences that have some words.

    Raises:
        QuestionError: No actor is called so and no sentence has the words, or several
            actors are.
    """
    named, sayings = _subject(opened, standing, subject, as_of)
    maker = _Maker(store, opened, standing, sayings)
    name = named.name if named else None
    sections = [
        Section(
            "Who, and how much is told", tuple(_who(opened, named, sayings, as_of))
        ),
        *maker.sections(name),
    ]
    return Brief(
        subject=name or subject,
        members=named.members if named else (),
        as_of=as_of,
        sections=tuple(each for each in sections if each.sentences),
        notes=tuple(maker.notes),
        left_out=maker.left_out,
    )


def _subject(
    opened: Opened, standing: Standing, subject: str, as_of: date | None
) -> tuple[Named | None, list[Saying]]:
    """Return the actor, if it is one, and what is said of it or on the topic."""
    problem: QuestionError
    try:
        named = find_named(opened, standing, subject)
    except QuestionError as error:
        if not subject.strip() or str(error).startswith("several"):
            raise
        problem = error
    else:
        return named, sayings_of(opened, standing, named, as_of)
    said = sayings_on(opened, standing, subject.strip(), as_of)
    if not said:
        raise UnknownActorError(
            f"{problem}, and no sentence with a claim has these words",
            suggestions=problem.suggestions,
        )
    return None, said


def _who(
    opened: Opened, named: Named | None, sayings: Sequence[Saying], as_of: date | None
) -> Iterator[Sentence]:
    if named:
        days = [each.published for each in sayings if each.published]
        yield from _tables(opened, named, as_of or max(days, default=None))
    tellers = sorted({each.teller for each in sayings})
    documents = {each.key[0] for each in sayings}
    days = [each.published for each in sayings if each.published]
    about = "about it" if named else "in sentences with these words"
    claims = len({each.key for each in sayings})
    told = (
        f"The record has {_counted(claims, 'claim')} {about}, in "
        f"{_counted(len(documents), 'document')} by "
        f"{_counted(len(tellers), 'independent teller')} "
        f"({listed(tellers[:6])}{', …' if len(tellers) > 6 else ''})"  # noqa: PLR2004
    )
    if days:
        first, last = min(days), max(days)
        told += (
            f", published from {first} to {last}" if first < last else f" on {first}"
        )
    yield Sentence(f"{told}.")
    undated = len({each.key[0] for each in sayings if not each.published})
    if undated:
        has = "has" if undated == 1 else "have"
        yield Sentence(f"{_counted(undated, 'document')} {has} no day of publication.")


def _tables(opened: Opened, named: Named, day: date | None) -> Iterator[Sentence]:
    """Yield what the tables of the house have on an actor, marked as theirs."""
    kind, state = kind_and_state(named.name)
    kind = kind or opened.rows(KIND, [named.name])[0][0]
    if kind:
        of = f" of {state}" if state and kind != "state" else ""
        text = (
            f"By the program’s own tables, {named.name}: {kind.replace('_', ' ')}{of}."
        )
        yield Sentence(text, tables=True)
    for term in terms_on(named.name, day) if day else ():
        text = (
            f"By the program’s own tables, on {day} {term.holder} was {term.office} "
            f"of {term.of}."
        )
        yield Sentence(text, tables=True)


class _Maker:
    """Chooses what is said, and makes sentences and notes of it."""

    def __init__(
        self,
        store: Store,
        opened: Opened,
        standing: Standing,
        sayings: Iterable[Saying],
    ) -> None:
        self._loaded: dict[Key, Quote] = {}
        self._source = store, opened, standing
        self._groups: dict[tuple[object, ...], list[Saying]] = defaultdict(list)
        for each in sayings:
            self._groups[_same(each)].append(each)
        self.notes: list[Note] = []
        self.left_out = 0

    def sections(self, name: str | None) -> Iterator[Section]:
        """Yield the sections on an actor, or on a topic if no name is given."""
        parts: dict[str, list[list[Saying]]] = defaultdict(list)
        for group in self._groups.values():
            parts[_part(group, name)].append(group)
        chosen = {part: self._chosen(groups, part) for part, groups in parts.items()}
        store, opened, standing = self._source
        keys = {
            key
            for groups in chosen.values()
            for group in groups
            for key in _keys(group)
        }
        self._loaded = load_quotes(store, opened, standing, keys)
        for part, title in TITLES.items():
            groups = chosen.get(part, [])
            yield Section(title, tuple(self._sentences(groups)))

    def _chosen(self, groups: list[list[Saying]], part: str) -> list[list[Saying]]:
        groups.sort(key=_weight)
        most = MOST[part]
        self.left_out += max(0, len(groups) - most)
        order = {name: rank for rank, name in enumerate(types())}
        kept = groups[:most]
        if part in {"deeds", "done"}:
            return sorted(kept, key=_time)
        return sorted(kept, key=lambda group: order.get(group[0].type, len(order)))

    def _sentences(self, groups: Iterable[list[Saying]]) -> Iterator[Sentence]:
        said: set[str] = set()
        for group in groups:
            quotes = [self._loaded[key] for key in _keys(group) if key in self._loaded]
            if not quotes or quotes[0].claim in said:
                continue
            said |= {quote.claim for quote in quotes}
            yield self._sentence(group, quotes)

    def _sentence(self, group: Sequence[Saying], quotes: Sequence[Quote]) -> Sentence:
        first = quotes[0]
        denials = [each for each in quotes[1:] if each.polarity == "-"]
        text = sentence_for(first)
        tellers = {each.teller for each in group if each.polarity == first.polarity}
        extra = []
        if len(tellers) > 1:
            extra.append(f"{len(tellers)} independent tellers say so")
        if first.polarity == "+" and denials:
            who = listed(sorted({chain(each) for each in denials}))
            extra.append(f"denied on the word of {who}")
        if extra:
            text = f"{text.removesuffix('.')} – {'; '.join(extra)}."
        return Sentence(
            text,
            tuple(self._note(quote) for quote in quotes),
            inferred=all(quote.inferred for quote in quotes),
        )

    def _note(self, quote: Quote) -> int:
        for note in self.notes:
            if note.quote.claim == quote.claim:
                return note.number
        self.notes.append(Note(len(self.notes) + 1, quote))
        return len(self.notes)


TITLES: Final[Mapping[str, str]] = {
    "offices": "Offices and membership",
    "ties": "Ties",
    "deeds": "What was done",
    "done": "What others did towards it",
    "supposed": "Planned, demanded or supposed",
}


def _same(saying: Saying) -> tuple[object, ...]:
    """Return what sayings must share to be told in one sentence."""
    supposed = saying.modality != "actual"
    when = saying.when if saying.kind == "event" else None
    if saying.kind == "event" and not when:
        when = "".join(saying.key) if not saying.published else str(saying.published)
    return saying.type, saying.actor, saying.recipient, supposed, when


def _part(group: Sequence[Saying], name: str | None) -> str:
    first = group[0]
    if first.modality != "actual":
        return "supposed"
    if first.kind == "tie":
        return "offices" if first.type in OFFICES else "ties"
    return "done" if name and first.actor != name else "deeds"


def _weight(group: Sequence[Saying]) -> tuple[object, ...]:
    tellers = {each.teller for each in group}
    named = sum(bool(each) for each in (group[0].actor, group[0].recipient))
    return -len(tellers), -named, min(each.strength for each in group)


def _time(group: Sequence[Saying]) -> tuple[str, str]:
    first = group[0]
    day = first.published.isoformat() if first.published else "~"
    return (first.when or day).lstrip("./"), first.type


def _keys(group: Iterable[Saying]) -> list[Key]:
    """Return the firmest that says so, the firmest of another teller, and denials."""
    ordered = sorted(group, key=lambda each: each.strength)
    affirming = [each for each in ordered if each.polarity == "+"]
    denying = [each for each in ordered if each.polarity == "-"]
    keys = [each.key for each in affirming[:1]]
    keys += [e.key for e in affirming if e.teller != affirming[0].teller][:1]
    return list(dict.fromkeys([*keys, *(each.key for each in denying[:1])]))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else f'{noun}s'}"
