"""Write a network to a file, in the form that the file's ending names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.errors import QuestionError
from onrecord.export.answers import write_answer
from onrecord.export.drawings import draw_network
from onrecord.export.files import whole, write_text
from onrecord.export.networks import write_network

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.analyze.network import Network

SUFFIXES: Final = (".svg", ".png", ".graphml", ".json")


def suffix_of(out: Path) -> str:
    """Return the ending of a file's name.

    Raises:
        QuestionError: Networks are not written in such a form.
    """
    suffix = out.suffix.lower()
    if suffix not in SUFFIXES:
        raise QuestionError(f"{out}: give a name that ends in {', '.join(SUFFIXES)}")
    return suffix


def save_network(network: Network, out: Path, *, force: bool = False) -> None:
    """Write a network to a file, whole or not at all.

    Raises:
        QuestionError: Networks are not written in such a form.
        ExportError: The file is there already, or cannot be written.
    """
    suffix = suffix_of(out)
    with whole(out, force=force) as part:
        if suffix == ".graphml":
            write_network(network, part)
        elif suffix == ".json":
            write_text(part, [write_answer(network)])
        else:
            draw_network(network, part, form=suffix.removeprefix("."))
