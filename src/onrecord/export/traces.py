"""Lay out how a claim was read: its tree, its frame, what else was likely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from onrecord.export import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model.trace import Alternative, Trace, TreeWord
    from onrecord.model.vocabulary import Frame

MOST_ALTERNATIVES: Final = 5


def tree_text(tree: Sequence[TreeWord]) -> Text:
    """Return a clause as an indented tree: each word under the one it hangs on."""
    lines = []
    for word in tree:
        line = Text("  " * word.depth)
        style = "bold underline" if word.marked else ""
        line.append(words.plain(word.text), style=style)
        line.append(f" {word.relation}{' …' if word.folded else ''}", style="dim")
        if word.marked:
            line.append("  ◂")
        lines.append(line)
    return Text("\n").join(lines)


def frame_text(frame: Frame) -> str:
    """Return where a frame looks for those who take part."""
    parts = [
        f"{role} at {', '.join(places)}"
        for role, places in (("actor", frame.actor), ("recipient", frame.recipient))
        if places
    ]
    return "; ".join(parts)


def alternatives_text(alternatives: Sequence[Alternative]) -> str:
    """Return types with their probabilities, the likeliest first."""
    shown = [f"{each.type} {each.score:.2f}" for each in alternatives]
    return ", ".join(shown[:MOST_ALTERNATIVES])


def firmness_text(trace: Trace) -> str:
    """Return which words decide how a claim is put, and how it were without them."""
    told = [
        f"“{words.plain(each.text)}” makes it so; without it: "
        + words.put(each.certainty, each.polarity, each.modality)
        for each in trace.firmness_words
    ]
    if trace.learned_firmness:
        told.append("so says the learned reader")
    return "\n".join(told)
