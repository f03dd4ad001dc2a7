"""Lay out what was seen at a word, and why nothing was coded there, or what was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from onrecord.export import words
from onrecord.export.evidence import PARTS_OF_SPEECH, claim_title, marked
from onrecord.export.table import lay_out
from onrecord.export.traces import alternatives_text, frame_text, tree_text
from onrecord.model.ontology import OFFICE_TIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from onrecord.analyze.looks import Looked
    from onrecord.export.table import Row
    from onrecord.model.trace import Considered, SeenTitle, Sight
    from onrecord.model.vocabulary import Frame

NEEDS: Final = {
    "particle": "“{}” after it",
    "object": "one of these objects: {}",
    "not_object": "no such object: {}",
    "prep": "one of these prepositions: {}",
    "governs": "one of these words behind it: {}",
    "under": "to stand under one of: {}",
    "modifier": "one of these words before it: {}",
    "not_modifier": "none of these words before it: {}",
    "clause": "a clause as its complement",
    "passive": "to be {}",
    "together": "its conditions to hold together",
}
FATES: Final = {
    "coded": "it made the claim",
    "narrower": "another of the same type was taken",
    "likelier": "another type was likelier",
    "left out": "another word of the clause says it already",
}
MOST_FRAMES: Final = 12
_MOST_VALUES: Final = 6
_FEW_OTHERS: Final = 3


def look_view(looked: Looked) -> RenderableType:
    """Return what was seen at a word, with what became of it first."""
    sight, document = looked.sight, looked.place.document
    title = Text.assemble(
        (words.plain(sight.text), "bold"),
        f"  {words.plain(document.label)}:{sight.span.start}",
        (f"  {sight.lemma}, {sight.part.lower()}", "dim"),
    )
    return lay_out(title, _rows(looked))


def _rows(looked: Looked) -> Iterator[Row]:
    sight = looked.sight
    yield "words", marked(looked.reading, [sight.span], sight.sentence)
    if looked.place.others:
        yield "", Text(_others(looked.place.others), style="dim")
    yield from _outcome(looked)
    for number, each in enumerate(sight.considered[:MOST_FRAMES]):
        yield "" if number else "frames", _considered(each, sight)
    if len(sight.considered) > MOST_FRAMES:
        more = len(sight.considered) - MOST_FRAMES
        yield "", Text(f"and {words.counted(more, 'frame')} more", style="dim")
    yield "learned reader", Text(_learned(sight))
    yield "tree", tree_text(sight.tree)


def _others(others: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, others[:_FEW_OTHERS]))
    more = ", …" if len(others) > _FEW_OTHERS else ""
    return f"the same words stand also at {shown}{more}"


def _outcome(looked: Looked) -> Iterator[Row]:
    """Yield what was coded, or why nothing was."""
    sight = looked.sight
    for claim in looked.coded:
        yield "coded", claim_title(claim)
    for claim in looked.repeats:
        yield (
            "left out",
            Text.assemble(claim_title(claim), ": it repeats an earlier claim"),
        )
    for claim in looked.fills:
        yield "takes part in", claim_title(claim)
    if looked.cue is not None:
        name = words.source_name(looked.cue.name or looked.cue.source_words)
        yield "cue", Text(f"it credits what is said to {name}; that alone is no event")
    if sight.title is not None and not looked.coded:
        yield "title", Text(_title_text(sight.title))
    if not looked.coded:
        yield "coded" if not looked.repeats else "", Text(_reason(sight))


def _title_text(title: SeenTitle) -> str:
    """Return what a title makes, and what it lacks or what keeps it from that."""
    made = f"“{title.title}” is a title and makes {title.tie}"
    if title.blocker:
        return f"{made}, but “{words.plain(title.blocker)}” says that it is not held"
    return f"{made} where a name beside it holds it, and what it is of is known"


def _reason(sight: Sight) -> str:
    """Return why nothing was coded, in one line."""
    if not sight.in_scope:
        part = sight.part.lower()
        return f"nothing: events are read at verbs, nouns and adjectives, not at {part}"
    if not sight.considered:
        return f"nothing: no frame for “{sight.lemma}”{_near(sight)}"
    if all(each.fate is None for each in sight.considered):
        return "nothing: no frame of the word has its conditions met"
    if any(each.fate == "doubted" for each in sight.considered):
        return "nothing: nobody was found in a role, and the learned reader doubts it"
    return "nothing"


def _near(sight: Sight) -> str:
    told = []
    if sight.elsewhere:
        parts = ", ".join(PARTS_OF_SPEECH[part] for part in sight.elsewhere)
        told.append(f"as {sight.part.lower()}, but as {parts}")
    if sight.nearest:
        told.append(f"nearest: {', '.join(sight.nearest)}")
    return "".join(f"; {each}" for each in told)


def _considered(each: Considered, sight: Sight) -> Text:
    text = Text.assemble((each.frame.name, "cyan"), " ")
    if each.failed:
        needs = "; ".join(_need(each.frame, name) for name in each.failed)
        return text.append(f"needs {needs}")
    if each.fate == "doubted":
        missing = " and ".join(each.lacks)
        text.append(f"found no {missing} ({frame_text(each.frame)}), and the learned ")
        return text.append(f"reader sees it at less than {sight.doubt:.2f}")
    text.append(f"fits; {FATES[each.fate or 'left out']}")
    return text.append(f": {each.instead}" if each.instead else "")


def _need(frame: Frame, name: str) -> str:
    """Return a condition in words."""
    value = getattr(frame, name, None)
    if name == "passive":
        return NEEDS[name].format("passive" if value else "active")
    shown = value
    if isinstance(value, tuple):
        more = [*value[:_MOST_VALUES], "…"] if len(value) > _MOST_VALUES else value
        shown = ", ".join(more)
    pattern = NEEDS.get(name, name.replace("_", " ") + ": {}")
    return pattern.format(shown)


def _learned(sight: Sight) -> str:
    if not sight.alternatives:
        return "sees nothing here"
    told = alternatives_text(sight.alternatives)
    first = sight.alternatives[0]
    if first.score >= sight.needed and first.type in OFFICE_TIES:
        return f"{told}; an office needs one holder and one seat besides"
    return f"{told}; alone it needs {sight.needed:.2f}"
