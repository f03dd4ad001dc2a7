"""Lay out what a claim can be: all types, one with its words, or both as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from rich.table import Table
from rich.text import Text

from onrecord.export.table import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from onrecord.analyze.descriptions import Described
    from onrecord.model.vocabulary import CameoCode, ClaimType, Frame

QUADS: Final = {
    "V-Coop": "verbal cooperation",
    "M-Coop": "material cooperation",
    "V-Conf": "verbal conflict",
    "M-Conf": "material conflict",
}
SECTIONS: Final = {"verb": "verbs", "noun": "nouns", "adj": "adjectives"}


def types_view(described: Sequence[Described]) -> RenderableType:
    """Return every type with its class and definition; a single one with all of it."""
    if len(described) == 1:
        return _type_view(described[0])
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for each in described:
        kind, score = each.type.quad or each.type.kind, each.type.score
        shown = "" if score is None else f"{score:g}"
        table.add_row(*map(Text, (each.type.name, kind, shown, each.type.definition)))
    return table


def write_types(described: Sequence[Described]) -> str:
    """Return types as a JSON array, one object each."""
    records = [_record(each) for each in described]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def words_of(frames: Iterable[Frame]) -> dict[str, list[str]]:
    """Return the words of frames by part of speech, each once, as they are listed.

    Example:
        {"verbs": ["attack", "carry out (attack, …)", "fire (on, at)"], …}
    """
    found: dict[str, list[str]] = {}
    for frame in frames:
        told = found.setdefault(SECTIONS[frame.pos], [])
        if (words := _words(frame)) not in told:
            told.append(words)
    return found


def mode_lines(claim_type: ClaimType) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, score, code of CAMEO and definition of each mode."""
    for name, mode in claim_type.modes.items():
        score = claim_type.score if mode.score is None else mode.score
        shown = "" if score is None else f"{score:g}"
        yield name, shown, mode.cameo or "", mode.definition


def became(code: CameoCode) -> str:
    """Return what became of a code: "THREATEN relations, diplomatic"."""
    told = " ".join(filter(None, (code.type, code.mode)))
    return ", ".join(filter(None, (told, *code.contexts))) or "no type"


def _words(frame: Frame) -> str:
    words = " ".join(filter(None, (frame.lemma, frame.particle)))
    needed = frame.object or frame.governs or frame.modifier
    told = [*needed[:1], "…"] if len(needed) > 1 else [*needed]
    told = told or list(frame.prep)
    return f"{words} ({', '.join(told)})" if told else words


def _type_view(described: Described) -> RenderableType:
    claim_type = described.type
    title = Text.assemble((claim_type.name, "bold"), (f"  {claim_type.kind}", "dim"))
    return lay_out(title, ((name, Text(text)) for name, text in _rows(described)))


def facts(claim_type: ClaimType) -> Iterator[tuple[str, str]]:
    """Yield what is known of a type besides its definition, each with its name."""
    quad, score = claim_type.quad, claim_type.score
    runs = "no direction" if claim_type.symmetric else claim_type.direction
    told = {
        "class": f"{quad} ({QUADS[quad]})" if quad else None,
        "score": None if score is None else f"{score:g}",
        "runs from": None if claim_type.kind == "event" else runs,
        "other way": claim_type.inverse,
        "FollowTheMoney": claim_type.ftm,
        "needs": "a recipient" if claim_type.recipient_required else None,
        "to CAMEO": claim_type.cameo,
    }
    yield from ((name, text) for name, text in told.items() if text)


def _rows(described: Described) -> Iterator[tuple[str, str]]:
    claim_type = described.type
    if described.code:
        code = described.cameo[described.code]
        yield f"CAMEO {described.code}", f"became {became(code)}"
    yield "is", claim_type.definition
    for number, example in enumerate(claim_type.examples):
        yield "" if number else "as in", example
    yield from facts(claim_type)
    if described.cameo:
        yield "from CAMEO", ", ".join(_from_cameo(described.cameo))
    for number, (name, score, code_of, told) in enumerate(mode_lines(claim_type)):
        note = f", CAMEO {code_of}" if code_of else ""
        yield "" if number else "modes", f"{name} ({score}{note}): {told}"
    for section, words in words_of(described.frames).items():
        yield section, ", ".join(words)


def _from_cameo(codes: dict[str, CameoCode]) -> Iterator[str]:
    for code, to in codes.items():
        yield f"{code} {to.mode}" if to.mode else code


def _record(described: Described) -> dict[str, Any]:
    claim_type = described.type
    return {
        **_plain(claim_type),
        "modes": {name: asdict(mode) for name, mode in claim_type.modes.items()},
        "from_cameo": {code: asdict(to) for code, to in described.cameo.items()},
        "frames": [asdict(frame) for frame in described.frames],
    }


def _plain(claim_type: ClaimType) -> dict[str, Any]:
    names = (
        "name", "kind", "definition", "examples", "quad", "score", "cameo",
        "recipient_required", "symmetric", "inverse", "direction", "ftm",
    )  # fmt: skip
    return {name: getattr(claim_type, name) for name in names}
