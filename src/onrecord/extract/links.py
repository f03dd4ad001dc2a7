"""Find what joins mentions: owners, "of", appositions, acronyms, and who says "we"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.extract.nouns import actor_nouns, known_names
from onrecord.extract.phrases import MARKS, following
from onrecord.model.annotation import KEY, Annotation
from onrecord.model.document import Span, record_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.extract.clauses import Clauses
    from onrecord.model.mention import MentionKind

SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
BESIDE = frozenset({"appos", "compound", "nmod:desc", "flat", "nmod:unmarked", "amod"})
MANY = frozenset("they them their theirs themselves we us our ours ourselves".split())
SPEAKING = frozenset("i me my mine myself we us our ours ourselves".split())
OF = frozenset({"of", "from", "in"})
NAMING = (
    ("by", "the", "name", "of"),
    ("named",),
    ("called",),
    ("known", "as"),
    ("such", "as"),
    (",", "named"),
    (",", "called"),
    (",", "known", "as"),
)
TITLE = 6
"""Words of the longest title before a name."""
PLACES = frozenset({"PLACE", "STATE"})


@dataclass(frozen=True, slots=True)
class Draft:
    """Words ``[start, end)`` that become a mention, and the word they hang by."""

    head: int
    start: int
    end: int
    kind: MentionKind
    type: str
    title: tuple[int, int] | None = None


class Links:
    """What joins the mentions of one document."""

    def __init__(self, clauses: Clauses, at: Mapping[int, Draft]) -> None:
        """Look at these trees; `at` gives the mention of a word."""
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.text = clauses.doc.text
        self.at = at
        found = clauses.doc.user_data.get(KEY)
        self.attributions = found.attributions if isinstance(found, Annotation) else ()
        self.speakers = dict(self._speakers())

    def span(self, start: int, end: int) -> Span:
        """Return the characters of the words ``[start, end)``."""
        last = self.tokens[end - 1]
        return Span(self.tokens[start].idx, last.idx + len(last))

    def id_of(self, document: str, draft: Draft | None) -> str | None:
        """Return the id of the mention of a draft."""
        if draft is None:
            return None
        span = self.span(draft.start, draft.end)
        return record_id(document, "mention", span.start, span.end)

    def number(self, draft: Draft) -> Literal["sing", "plur"]:
        """Say whether the words stand for one or for many."""
        head = self.tokens[draft.head]
        if draft.kind == "pronoun":
            return "plur" if head.lower_ in MANY else "sing"
        if draft.kind == "name":
            return "plur" if head.lower_ in known_names().peoples else "sing"
        many = head.tag_ in {"NNS", "NNPS"} or head.lower_ in actor_nouns().plural
        partitive = head.lower_ in actor_nouns().partitives and head.lower_ != "one"
        return "plur" if many or partitive else "sing"

    def modifiers(self, draft: Draft) -> tuple[str, ...]:
        """Return the words before the head, as written; a name of two is one."""
        if draft.kind != "nominal":
            return ()
        found: list[str] = []
        for i in range(draft.start, draft.head):
            token = self.tokens[i]
            if token.text in MARKS or token.tag_ in {"POS", "PRP$", "CC", "CD"}:
                continue
            if found and i > draft.start and self.clauses.deps[i] == "flat":
                found[-1] = f"{found[-1]} {token.text}"
            else:
                found.append(token.text)
        return tuple(found)

    def possessor(self, draft: Draft) -> Draft | None:
        """Return whose it is: "Iran" in "Iran's allies", "its" in "its allies"."""
        owner = next(
            (
                self.at[k]
                for i in range(draft.start, draft.end)
                for k in self.clauses.kids(i, "nmod:poss")
                if k in self.at and self.at[k] is not draft
            ),
            None,
        )
        before = draft.start - 1
        if owner is None and before > 0 and self.tokens[before].tag_ == "POS":
            owner = self.at.get(before - 1)
        if owner is None and draft.type == "WEAPON":
            inside = range(draft.start, draft.head)
            owner = next((self.at[i] for i in inside if i in self.at), None)
        return owner if owner is not draft else None

    def of(self, draft: Draft) -> Draft | None:
        """Return what follows the head after "of", "from" or "in"."""
        after = following(draft.head, self.clauses)
        if after is None or after[0] not in OF:
            return None
        found = self.at.get(after[1])
        return found if found is not draft else None

    def is_subject(self, draft: Draft) -> bool:
        """Say whether the head is, or stands beside, the subject of a clause."""
        i = self.clauses.first_conjunct(draft.head)
        if self.clauses.deps[i] in SUBJECT:
            return True
        above = self.clauses.heads[i]
        counted = self.clauses.deps[i] == "nmod" and self.at.get(above) is draft
        return counted and self.clauses.deps[above] in SUBJECT

    def same_as(self, draft: Draft) -> Draft | None:
        """Return the mention that an apposition or acronym names again.

        Example:
            "Hezbollah, a group …" and "the group Hezbollah": the group is Hezbollah.
            "Popular Mobilization Forces (PMF)": the PMF are the forces.
        """
        if draft.kind in {"pronoun", "adjective"}:
            return None
        if draft.kind == "name":
            return self._spelled_out(draft)
        for other in self._beside(draft):
            if other.kind == "name" or other.start < draft.start:
                return other
        return self._subject_of(draft)

    def _subject_of(self, draft: Draft) -> Draft | None:
        """Return the name of which a description is said: "Hezbollah is a group"."""
        clauses, i = self.clauses, draft.head
        is_one = clauses.kids(i, "cop") and not clauses.kids(i, "advmod", "aux", "conj")
        if not is_one or self.number(draft) != "sing":
            return None
        named = [self.at[k] for k in clauses.kids(i, "nsubj") if k in self.at]
        return next((one for one in named if one.kind == "name"), None)

    def _beside(self, draft: Draft) -> Iterator[Draft]:
        """Yield the mentions in apposition to a description, those before it first."""
        clauses, i = self.clauses, draft.head
        near = [clauses.heads[i]] if clauses.deps[i] == "appos" else []
        near += [k for k in clauses.kids(i, "appos") if not clauses.kids(k, "case")]
        near += self._named(draft.end)
        after = self.at.get(draft.end)
        if after is not None and after.kind == "name" and self._touch(draft, after):
            near.append(draft.end)
        for k in near:
            other = self.at.get(k)
            if other is not None and other is not draft and other.kind != "pronoun":
                yield other

    def _named(self, after: int) -> Iterator[int]:
        """Yield the first word of a name after "named", "by the name of"."""
        for words in NAMING:
            at = after + len(words)
            written = tuple(t.lower_ for t in self.tokens[after:at])
            if written != words:
                continue
            for k in range(at, at + TITLE):
                found = self.at.get(k)
                if found is not None and found.kind == "name":
                    first = found.title[0] if found.title else found.start
                    if first <= at:
                        yield k
                    break

    def _touch(self, draft: Draft, name: Draft) -> bool:
        """Say whether the tree joins a noun and the name right after it."""
        clauses = self.clauses
        words = range(name.start, name.end)
        below = (
            clauses.deps[draft.head] in BESIDE and clauses.heads[draft.head] in words
        )
        above = any(
            clauses.heads[k] == draft.head and clauses.deps[k] in BESIDE for k in words
        )
        return below or above

    def _spelled_out(self, draft: Draft) -> Draft | None:
        """Return the long form before an acronym in brackets, or another name there."""
        before = draft.start - 1
        if before < 1:
            return None
        opening = before if self.tokens[before].text == "(" else before - 1
        if self.tokens[opening].text != "(" or opening < 1:
            return None
        long = self.at.get(opening - 1)
        if long is None or long.kind == "pronoun" or long is draft:
            return None
        short = self.tokens[draft.start].text.isupper() and draft.end == draft.start + 1
        alike = long.type == draft.type and draft.type not in PLACES
        return long if short or alike else None

    def speaker(self, draft: Draft) -> Draft | None:
        """Return who says "I" or "we": the source of the words around it."""
        if self.tokens[draft.head].lower_ not in SPEAKING or draft.kind != "pronoun":
            return None
        found = self.speakers.get(draft.head)
        return found if found is not draft else None

    def _speakers(self) -> Iterator[tuple[int, Draft]]:
        """Yield the words of each content with their source, smallest content last."""
        for part in sorted(self.attributions, key=lambda a: -len(a.content)):
            source = self._source(part.source)
            if source is not None:
                for i in part.content:
                    if self.tokens[i].lower_ in SPEAKING:
                        yield i, source

    def _source(self, words: tuple[int, ...]) -> Draft | None:
        inside = set(words)
        heads = [i for i in words if self.clauses.heads[i] not in inside]
        return next((self.at[i] for i in (*heads, *words) if i in self.at), None)
