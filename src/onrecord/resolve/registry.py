"""The registry of actors: what the press calls states, groups, organs and persons.

Its source are the reviewable tables in ``ontology/actors``; it is read once a
process. It does not know yet when a name changed hands (Islamic State of Iraq).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.model.actors import TABLES, actors_version, overlaid_actors
from onrecord.model.tables import table_rows
from onrecord.resolve.spelling import fold, is_acronym, may_stand_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

SURNAME_FIRST = {"China", "North Korea", "South Korea", "Taiwan", "Vietnam", "Cambodia"}
"""States whose citizens the press names by the first of their names: "Kim"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody whom the registry knows."""

    name: str
    kind: str
    """state, government, organization, armed_group, party, person, outlet, ..."""
    state: str | None = None
    """The state it is, or belongs to."""
    code: str | None = None
    """ISO 3166-1 alpha-3, for states."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write somebody, and what kind of way that is."""

    words: str
    entry: Entry
    basis: str
    """name, acronym, adjective, people or metonym."""


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of months in which somebody held an office."""

    of: str
    office: str
    holder: str
    start: str
    end: str

    def covers(self, day: date | None, *, slack: int = 0) -> bool:
        """Say whether the day falls in it, give or take some months."""
        if day is None:
            return False
        month = day.year * 12 + day.month
        end = months(self.end) if self.end else month
        return months(self.start) - slack <= month <= end + slack


class Registry:
    """Lookup of actors by name, and of the holders of offices by date."""

    def __init__(self, forms: list[Form], terms: list[Term]) -> None:
        self._forms: dict[str, list[Form]] = defaultdict(list)
        self._by_name: dict[str, Entry] = {}
        self._surnames: dict[str, list[Entry]] = defaultdict(list)
        self._adjectives: dict[str, str] = {}
        self._spellings: dict[str, list[str]] = defaultdict(list)
        self._terms: dict[str, list[Term]] = defaultdict(list)
        self._offices: dict[tuple[str, str], list[Term]] = defaultdict(list)
        for form in forms:
            self._add(form)
        for term in terms:
            self._terms[term.holder].append(term)
            self._offices[term.of, term.office].append(term)
            if term.holder not in self._by_name:
                person = Entry(term.holder, "person", self._state(term.of))
                self._add(Form(term.holder, person, "name"))

    def _add(self, form: Form) -> None:
        entry = self._by_name.setdefault(form.entry.name, form.entry)
        self._forms[fold(form.words)].append(form)
        if form.basis in {"name", "acronym"}:
            self._spellings[entry.name].append(form.words)
        if form.basis == "adjective":
            self._adjectives.setdefault(entry.name, form.words)
        if entry.kind == "person":
            parts = fold(form.words).split()
            surname = parts[0] if entry.state in SURNAME_FIRST else parts[-1]
            if entry not in self._surnames[surname]:
                self._surnames[surname].append(entry)

    def _state(self, of: str) -> str | None:
        entry = self._by_name.get(of)
        return entry.state if entry else None

    def forms(self, words: str) -> list[Form]:
        """Return every reading of the words, states and organs first."""
        return (
            [f for f in self._forms[fold(words)] if may_stand_for(words, f.words)]
            if fold(words) in self._forms
            else []
        )

    def lookup(self, words: str, *, date: date | None = None) -> list[Entry]:
        """Return whom the words may name, each once; at a date, those in office first.

        Args:
            words: A name, acronym, adjective, demonym or metonym, in any case,
                with or without accents, article, possessive and hyphens.
            date: The day it was written.
        """
        found = list(dict.fromkeys(form.entry for form in self.forms(words)))
        if date is None or len(found) < 2:  # noqa: PLR2004
            return found
        return sorted(found, key=lambda entry: not self.in_office(entry.name, date))

    def named(self, name: str) -> Entry | None:
        """Return the entry of a canonical name."""
        return self._by_name.get(name)

    def spellings(self, name: str) -> list[str]:
        """Return every name and acronym of an entry, its canonical name first."""
        return self._spellings.get(name, [])

    def adjective(self, state: str) -> str | None:
        """Return the adjective of a state: "Iranian"."""
        return self._adjectives.get(state)

    def state(self, words: str) -> Entry | None:
        """Return the state that the words name, as noun or adjective."""
        for form in self.forms(words):
            if form.entry.kind == "state" and form.basis != "people":
                return form.entry
        return None

    def in_office(self, name: str, day: date | None, *, slack: int = 0) -> bool:
        """Say whether the person holds any office on the day."""
        return any(term.covers(day, slack=slack) for term in self.terms(name))

    def terms(self, holder: str) -> list[Term]:
        """Return the terms in which a person held an office."""
        return self._terms.get(holder, [])

    def holder(self, office: str, of: str, day: date | None) -> Entry | None:
        """Return who holds an office of a state or organization on the day."""
        holders = {
            term.holder
            for term in self._offices.get((of, office), ())
            if term.covers(day)
        }
        return self._by_name[holders.pop()] if len(holders) == 1 else None

    def surnamed(self, surname: str) -> list[Entry]:
        """Return the persons with that last name."""
        return list(self._surnames.get(fold(surname), ()))


def months(month: str) -> int:
    """Return "2014-09" as a count of months."""
    return int(month[:4]) * 12 + int(month[5:7])


def load_registry() -> Registry:
    """Return the registry that ships with the package, a user's actors laid over it.

    It is read once a process, and anew with other actors.
    """
    return _registry(actors_version())


@cache
def _registry(version: str | None) -> Registry:
    own = overlaid_actors() if version else ()
    taken = {row.name for row in own}
    forms = [
        Form(words, Entry(row.name, row.kind, row.state), basis_of(words))
        for row in own
        for words in (row.name, *row.other)
    ]
    rows = (row for row in table_rows("actors/states") if row[0] not in taken)
    forms += [form for row in rows for form in state_forms(row)]
    for table in TABLES:
        for name, kind, state, other in table_rows(f"actors/{table}"):
            if name in taken:
                continue
            entry = Entry(name, kind, state or None)
            forms += [
                Form(words, entry, basis_of(words)) for words in (name, *split(other))
            ]
    return Registry(forms, [Term(*row) for row in table_rows("actors/offices")])


def state_forms(row: list[str]) -> Iterator[Form]:
    """Yield the forms of one row of the table of states."""
    name, code, adjectives, peoples, seats, other = row
    entry = Entry(name, "state", name, code or None)
    people = Entry(people_of(name), "people", name)
    for words in (name, *split(other)):
        yield Form(words, entry, basis_of(words))
    yield from (Form(words, entry, "adjective") for words in split(adjectives))
    yield from (Form(words, people, "people") for words in split(peoples))
    yield from (Form(words, entry, "metonym") for words in split(seats))


def people_of(state: str) -> str:
    """Return what a state's population is called: "people of Iran"."""
    plural = state.startswith("United ") or state.endswith(
        ("lands", "Republic", "Emirates")
    )
    return f"people of the {state}" if plural else f"people of {state}"


def basis_of(words: str) -> str:
    """Return "acronym" for words written as one, else "name"."""
    return "acronym" if is_acronym(words) else "name"


def split(cell: str) -> list[str]:
    """Return the values of a cell, parted by "|"."""
    return [value for value in cell.split("|") if value]


@cache
def given_names() -> dict[str, str]:
    """Return "f" or "m" by folded given name."""
    return {
        fold(name): gender
        for gender, names in table_rows("actors/given_names")
        for name in split(names)
    }
