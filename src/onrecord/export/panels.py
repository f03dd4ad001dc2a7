"""Draw small panels one under the other as SVG, by hand and always the same.

All panels of a picture share their width; what is drawn in one is given in its own
units and scaled here. Texts are escaped, since they may come from reports.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from onrecord.export.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH: Final = 760
LEFT: Final = 150
RIGHT: Final = 20
GAP: Final = 26
LINE: Final = 14
INK: Final = "#1f2933"
PALE: Final = "#9aa5b1"
GOOD: Final = "#2b7a4b"
BAD: Final = "#b3352b"
MARK: Final = "#7b4fa3"
"""For what is inferred."""

_STYLE: Final = (
    "text{font:11px system-ui,sans-serif;fill:#1f2933}"
    ".t{font-weight:600}.s{fill:#616e7c}.e{text-anchor:end}.m{text-anchor:middle}"
)


@dataclass(slots=True)
class Panel:
    """A field to draw in: x over the shared width, y over its own height."""

    label: str
    height: int
    x: tuple[float, float]
    y: tuple[float, float]
    note: str = ""
    marks: list[str] = field(default_factory=list)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point stands, from the panel's upper left."""
        wide = WIDTH - LEFT - RIGHT
        share = (x - self.x[0]) / ((self.x[1] - self.x[0]) or 1)
        up = (y - self.y[0]) / ((self.y[1] - self.y[0]) or 1)
        return LEFT + wide * share, self.height * (1 - up)

    def line(
        self,
        one: tuple[float, float],
        other: tuple[float, float],
        color: str = INK,
        width: float = 1,
        dashed: str = "",
    ) -> None:
        """Draw a line between two points."""
        (x1, y1), (x2, y2) = self.at(*one), self.at(*other)
        dash = f" stroke-dasharray={quoteattr(dashed)}" if dashed else ""
        self.marks.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
            f'stroke="{color}" stroke-width="{width:.1f}"{dash}/>'
        )

    def box(
        self, low: tuple[float, float], high: tuple[float, float], color: str
    ) -> None:
        """Fill a box between its lower left and its upper right."""
        (x1, y1), (x2, y2) = self.at(low[0], high[1]), self.at(high[0], low[1])
        self.marks.append(
            f'<rect x="{x1:.1f}" y="{y1:.1f}" width="{max(x2 - x1, 0.5):.1f}" '
            f'height="{max(y2 - y1, 0):.1f}" fill="{color}"/>'
        )

    def dot(self, x: float, y: float, color: str = INK) -> None:
        """Draw a point."""
        cx, cy = self.at(x, y)
        self.marks.append(f'<circle cx="{cx:.1f}" cy="{cy:.1f}" r="3" fill="{color}"/>')

    def text(self, x: float, y: float, words: str, style: str = "s") -> None:
        """Write words at a point."""
        at_x, at_y = self.at(x, y)
        shown = escape(plain(words))
        self.marks.append(
            f'<text x="{at_x:.1f}" y="{at_y:.1f}" class="{style}">{shown}</text>'
        )

    def axis(self, ticks: Iterable[tuple[float, str]]) -> None:
        """Draw a line below, with words at some of its places."""
        self.line((self.x[0], self.y[0]), (self.x[1], self.y[0]), PALE)
        for x, words in ticks:
            at_x, at_y = self.at(x, self.y[0])
            self.marks.append(
                f'<text x="{at_x:.1f}" y="{at_y + 12:.1f}" class="s m">'
                f"{escape(plain(words))}</text>"
            )


def draw_panels(title: str, panels: Sequence[Panel], notes: Iterable[str] = ()) -> str:
    """Return a picture of panels under a title, with notes below."""
    parts, top = [], 40
    for panel in panels:
        label = escape(plain(panel.label))
        note = escape(plain(panel.note))
        parts.append(
            f'<g transform="translate(0,{top})">'
            f'<text x="{LEFT - 10}" y="{panel.height / 2:.1f}" class="e">{label}</text>'
            f'<text x="{LEFT - 10}" y="{panel.height / 2 + LINE:.1f}" class="e s">'
            f"{note}</text>{''.join(panel.marks)}</g>"
        )
        top += panel.height + GAP
    for note in notes:
        for line in _wrapped(plain(note)):
            parts.append(f'<text x="10" y="{top}" class="s">{escape(line)}</text>')
            top += LINE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{top + 10}" '
        f'viewBox="0 0 {WIDTH} {top + 10}" role="img" '
        f"aria-label={quoteattr(plain(title))}><style>{_STYLE}</style>"
        f'<rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="10" y="20" class="t">{escape(plain(title))}</text>'
        f"{''.join(parts)}</svg>\n"
    )


def _wrapped(text: str, width: int = 118) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
