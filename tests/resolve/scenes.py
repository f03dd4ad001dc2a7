"""Readings as ``extract`` leaves them, written by hand: words are pointed out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.model.claim import Attribution, Claim, Reading
from onrecord.model.document import Document, Span, record_id
from onrecord.model.mention import Mention
from onrecord.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model.claim import SourceType

DAY = date(2016, 9, 1)
"""A Thursday."""


@dataclass
class Scene:
    """A document and what was found in it; each method points words out in order."""

    text: str
    publisher: str | None = None
    published: date | None = DAY
    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def document(self) -> Document:
        """The document of the text."""
        return Document.of(
            self.text,
            label="scene",
            publisher=self.publisher,
            published=self.published,
        )

    def span(self, words: str, nth: int = 1) -> Span:
        """Return where the words stand for the nth time."""
        pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
        found = list(re.finditer(pattern, self.text))[nth - 1]
        return Span(found.start(), found.end())

    def mark(self, words: str, *, nth: int = 1, **fields: Any) -> str:  # noqa: ANN401
        """Add a mention and return its id."""
        span = self.span(words, nth)
        before = self.text[: span.start]
        key = record_id(self.document.id, "mention", span.start, span.end)
        told = {
            "type": "OTHER",
            "head": words.rsplit(maxsplit=1)[-1].lower(),
            "number": "sing",
            "sentence": before.count(". "),
        }
        place = {"id": key, "document": self.document.id, "span": span, "text": words}
        self.mentions.append(Mention(**{**told, **fields, **place}))
        return key

    def name(self, words: str, type: str = "ORGANIZATION", **fields: Any) -> str:  # noqa: ANN401
        """Add a mention by name."""
        return self.mark(words, type=type, kind="name", **fields)

    def noun(self, words: str, head: str, **fields: Any) -> str:  # noqa: ANN401
        """Add a mention by description; its modifiers are the words before the head."""
        parts = words.split()
        size = next((n for n, w in enumerate(parts) if w.startswith(head)), 0)
        before = tuple(w for w in parts[:size] if w.lower() != "the")
        fields = {"type": "GROUP", "modifiers": before, **fields}
        return self.mark(words, kind="nominal", head=head, **fields)

    def pronoun(self, words: str, **fields: Any) -> str:  # noqa: ANN401
        """Add a pronoun."""
        return self.mark(words, kind="pronoun", **fields)

    def says(
        self,
        cue: str,
        content: str,
        *,
        source: str = "",
        by: str | None = None,
        within: str | None = None,
        source_type: SourceType = "person",
    ) -> str:
        """Add an attribution and return its id."""
        key = record_id(self.document.id, "attribution", cue, content)
        self.attributions.append(
            Attribution(
                id=key,
                document=self.document.id,
                source=(self.span(source),) if source else (),
                cue=(self.span(cue),),
                content=(self.span(content),),
                source_mention=by,
                source_words=source or cue,
                source_type=source_type,
                within=within,
            )
        )
        return key

    def claim(
        self,
        trigger: str,
        actor: Iterable[str] = (),
        recipient: Iterable[str] = (),
        **fields: Any,  # noqa: ANN401
    ) -> None:
        """Add a claim by its trigger; its actors and recipients are mention ids."""
        told = {"kind": "event", "type": "ACCUSE", "rule": "hand", "sentence": 0}
        self.claims.append(
            Claim(
                **{
                    **told,
                    **fields,
                    "id": record_id(self.document.id, "claim", trigger),
                    "document": self.document.id,
                    "trigger": self.span(trigger),
                    "actor_mentions": tuple(actor),
                    "recipient_mentions": tuple(recipient),
                }
            )
        )

    def reading(self) -> Reading:
        """Return the reading as ``extract`` would hand it on."""
        return Reading(
            document=self.document,
            sentences=(Span(0, len(self.text)),),
            mentions=tuple(self.mentions),
            attributions=tuple(self.attributions),
            claims=tuple(self.claims),
        )

    def resolved(self) -> Reading:
        """Return the reading with everything resolved."""
        return resolve(self.reading())

    def who(self, mention: str) -> str | None:
        """Return the name that a mention is given."""
        return {m.id: m.name for m in self.resolved().mentions}[mention]

    def basis(self, mention: str) -> str | None:
        """Return what told whom a mention stands for."""
        return {m.id: m.basis for m in self.resolved().mentions}[mention]

    def source(self, attribution: str) -> str | None:
        """Return the name that an attribution's source is given."""
        return {a.id: a.name for a in self.resolved().attributions}[attribution]
