"""Parse a set of events as a person writes it: "Iran MOBILIZE|ASSAULT|AID abroad".

    set   = [names] what [["->"] names] [where]
    names = name {"|" name}       words, or words in quotation marks
    what  = type {"|" type}       PROTEST, COERCE:arrest, a class such as M-Conf, EVENT
    where = "in" names | "at home" | "abroad"

Who stands before the types does it, who stands after them has it done to him. A type
of tie (``finances``) may stand for the types, in a set of its own. A mistake is told
with a caret under it.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn

from onrecord.errors import QuestionError
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ANY: Final = "EVENT"
CLASSES: Final = ("V-Coop", "M-Coop", "V-Conf", "M-Conf")
ARROW: Final = "->"

_TOKEN: Final = re.compile(r"\"([^\"]*)\"?|'([^']*)'(?!\w)|(\|)|(->|→)|([^\s|\"]+)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the set, or some in quotation marks, with where it stands."""

    text: str
    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class What:
    """A type of event or tie, of one mode or of any."""

    type: str
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSet:
    """Which events are meant, before anybody in it is looked for in a record."""

    text: str
    what: tuple[What, ...]
    actors: tuple[Token, ...] = ()
    """Any of them; anybody where there are none."""
    recipients: tuple[Token, ...] = ()
    places: tuple[Token, ...] = ()
    """Any of them; anywhere where there are none."""
    home: Token | None = None
    """"at home" or "abroad", as written."""

    @property
    def kind(self) -> str:
        """``event`` or ``tie``."""
        return types()[self.what[0].type].kind

    def fault(
        self,
        reason: str,
        token: Token | None = None,
        suggestions: Iterable[str] = (),
    ) -> QuestionError:
        """Return what to raise where something in it cannot be."""
        return fault(self.text, reason, token, suggestions)


def fault(
    text: str,
    reason: str,
    token: Token | None = None,
    suggestions: Iterable[str] = (),
) -> QuestionError:
    """Return an error with the set and a caret under what is wrong in it."""
    start, end = (token.start, token.end) if token else (len(text), len(text) + 1)
    return QuestionError(
        f"{reason}\n  {text}\n  {' ' * start}{'^' * (end - start)}",
        query=text,
        at=(start, end),
        suggestions=suggestions,
    )


def parse_events(text: str) -> EventSet:
    """Return the set of events, or of ties, that words describe.

    Raises:
        QuestionError: They cannot be understood; a caret shows where.
    """
    text = " ".join(text.split())
    return _Parser(text, _tokens(text)).parse()


def has_type(text: str) -> bool:
    """Say whether words name a type, and so are a set rather than an actor."""
    return any(_what(token) for token in _tokens(" ".join(text.split())))


def _tokens(text: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text):
        words = match[1] if match[1] is not None else match[2]
        quoted = words is not None
        given = (words if quoted else match[0]).replace("→", ARROW)
        found.append(Token(given, match.start(), match.end(), quoted))
    return found


class _Parser:
    """Reads a set from left to right."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.at = 0

    def parse(self) -> EventSet:
        if not self.tokens:
            self.fail("a set of events is empty; try PROTEST in Iran")
        actors = self.names(until=lambda token: bool(_what(token)))
        what = self.what()
        self.take(ARROW)
        recipients = self.names(until=lambda each: _is_where(each) or bool(_what(each)))
        home, places = self.where()
        if self.at < len(self.tokens):
            self.fail("nothing can stand here", self.tokens[self.at])
        return EventSet(
            text=self.text,
            what=what,
            actors=actors,
            recipients=recipients,
            places=places,
            home=home,
        )

    def fail(self, reason: str, token: Token | None = None) -> NoReturn:
        raise fault(self.text, reason, token)

    def peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, text: str) -> Token | None:
        token = self.peek()
        if token is None or token.quoted or token.text != text:
            return None
        self.at += 1
        return token

    def names(self, until: Callable[[Token], bool]) -> tuple[Token, ...]:
        """Return names up to a token; words side by side are one name."""
        found: list[Token] = []
        bar: Token | None = None
        while (token := self.peek()) and not until(token):
            words = self.name(until)
            if words is None:
                self.fail("a name is missing before this", token)
            found.append(words)
            bar = self.take("|")
            if bar is None:
                break
        if bar is not None:
            self.fail("a name is missing after this", bar)
        return tuple(found)

    def name(self, until: Callable[[Token], bool]) -> Token | None:
        words: list[Token] = []
        while (token := self.peek()) and not until(token):
            if token.text in {"|", ARROW} and not token.quoted:
                break
            words.append(token)
            self.at += 1
            if token.quoted:
                break
        if not words or not "".join(each.text for each in words).strip():
            return None
        text = " ".join(each.text for each in words)
        return Token(text, words[0].start, words[-1].end, quoted=words[0].quoted)

    def what(self) -> tuple[What, ...]:
        """Return the types; there must be one."""
        if self.peek() is None:
            self.no_type()
        found = self.type()
        while bar := self.take("|"):
            found += self.type(bar)
            if len({types()[each.type].kind for each in found}) > 1:
                reason = "events and ties do not go together in one set"
                self.fail(reason, self.tokens[self.at - 1])
        return tuple(dict.fromkeys(found))

    def type(self, bar: Token | None = None) -> list[What]:
        token = self.peek()
        if token is None:
            self.fail("a type is missing after this", bar)
        named = _what(token)
        if not named:
            self.fail(f"no type is called so{_closest(token.text)}", token)
        self.at += 1
        return named

    def no_type(self) -> NoReturn:
        """Say that no type was found, at the word that was meant for one."""
        for token in self.tokens:
            hint = _closest(token.text)
            if hint and not token.quoted:
                self.fail(f"no type is called so{hint}", token)
        whole = Token("", self.tokens[0].start, self.tokens[-1].end)
        self.fail("no type of event is named, such as PROTEST; EVENT is any", whole)

    def where(self) -> tuple[Token | None, tuple[Token, ...]]:
        """Return "at home" or "abroad" as one token, or places."""
        token = self.peek()
        if token is None or token.quoted:
            return None, ()
        if self.take("abroad"):
            return token, ()
        if self.take("at"):
            home = self.take("home")
            if home is None:
                self.fail("at home is meant, or in and a place", token)
            return Token("at home", token.start, home.end), ()
        if self.take("in") is None:
            return None, ()
        places = self.names(until=lambda _: False)
        if not places:
            self.fail("a place is missing here")
        return None, places


def _is_where(token: Token) -> bool:
    return not token.quoted and token.text in {"in", "at", "abroad"}


def _what(token: Token) -> list[What]:
    """Return what a token names: a type, a type of one mode, a class; or nothing."""
    if token.quoted:
        return []
    events = {name: each for name, each in types().items() if each.kind == "event"}
    if token.text == ANY:
        return [What(name) for name in events]
    if token.text in CLASSES:
        return [What(name) for name, each in events.items() if each.quad == token.text]
    type, _, mode = token.text.partition(":")
    if type not in types() or (mode and mode not in types()[type].modes):
        return []
    return [What(type, mode or None)]


def _closest(word: str) -> str:
    """Return what to add to an error: types that are spelled nearly so."""
    type, _, mode = word.partition(":")
    if type in types() and mode:
        modes = ", ".join(f"{type}:{name}" for name in types()[type].modes)
        return f"; known: {modes}" if modes else f"; {type} has no modes"
    # A name in small letters is no type: "aid" may be part of one.
    names = [*types(), ANY, *CLASSES]
    near = difflib.get_close_matches(word, names, n=2, cutoff=0.7)
    if not near and word.upper() in types():
        near = [word.upper()]
    return f"; did you mean {' or '.join(near)}?" if near else ""
