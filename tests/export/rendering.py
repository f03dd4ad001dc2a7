"""What a person sees in a terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from rich.console import RenderableType


def shown(answer: RenderableType, width: int = 80) -> str:
    """Return an answer as a terminal of so many columns shows it, without colors."""
    file = io.StringIO()
    Console(file=file, width=width, highlight=False).print(answer)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())
