"""Read YAML into records, and say in one line what is wrong with an entry.

A vocabulary may lie in several layers: ours, and over it a folder of the user's. Each
layer is read by itself; who reads it decides what replaces what.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from hashlib import sha256
from importlib.resources import files
from math import isfinite
from types import MappingProxyType, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import yaml

from onrecord.errors import ConfigError
from onrecord.model import claim, vocabulary

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

Record = TypeVar("Record")

UNIONS: Final = (Union, UnionType)

FRAMES: Final = "frames"
LAYERED: Final = (
    "cameo.yaml",
    "causes.yaml",
    "cues.yaml",
    "firmness.yaml",
    "offices.yaml",
    "types.yaml",
)
"""Files that a user's folder may hold, besides those in ``frames``."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads YAML 1.1 without its trap: "on", "off", "yes" and "no" are words."""


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf")
)


@dataclass(frozen=True, slots=True)
class Layer:
    """One folder of vocabularies."""

    folder: Traversable
    name: str = ""
    """What stands before a file's name in a complaint; nothing for our own."""

    def place(self, file: str) -> str:
        """Return what a file is called in a complaint."""
        return f"{self.name}/{file}" if self.name else file

    def frame_files(self) -> list[str]:
        """Return the files of frames by name."""
        folder = self.folder.joinpath(FRAMES)
        if not folder.is_dir():
            return []
        names = (path.name for path in folder.iterdir())
        return sorted(f"{FRAMES}/{name}" for name in names if name.endswith(".yaml"))

    def read(self, file: str) -> dict[str, Any]:
        """Return what a file holds; nothing where the user's folder lacks it.

        Raises:
            ConfigError: It cannot be read, or is no mapping in YAML.
        """
        path, place = self.folder.joinpath(*file.split("/")), self.place(file)
        if self.name and not path.is_file():
            return {}
        try:
            data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  a SafeLoader
        except (yaml.YAMLError, OSError, ValueError, RecursionError) as error:
            raise ConfigError(f"{place}: {_told(error)}") from error
        return {} if data is None else mapping(data, place)


def own_layer() -> Layer:
    """Return the vocabularies of the package."""
    return Layer(files("onrecord").joinpath("ontology"))


def users_layer(folder: Path) -> Layer:
    """Return a user's folder, once every file in it is one that can be read.

    Raises:
        ConfigError: It is no folder, or holds YAML under a name that nothing reads.
    """
    if not folder.is_dir():
        raise ConfigError(f"{folder}: no such folder for an ontology")
    for path in _yaml_in(folder):
        name = path.relative_to(folder).as_posix()
        is_frames = path.suffix == ".yaml" and path.parent == folder / FRAMES
        if name not in LAYERED and not is_frames:
            known = ", ".join((*LAYERED, f"{FRAMES}/*.yaml"))
            raise ConfigError(f"{folder}/{name}: no such vocabulary; known: {known}")
    return Layer(folder, str(folder))


def layer_version(folder: Path) -> str:
    """Return the beginning of a hash of all that a user's folder says."""
    found = sha256()
    for path in _yaml_in(folder):
        try:
            text = path.read_bytes()
        except OSError as error:
            raise ConfigError(f"{path}: {_told(error)}") from error
        name = path.relative_to(folder).as_posix().encode("utf-8", "replace")
        found.update(b"%d %b %d %b" % (len(name), name, len(text), text))
    return found.hexdigest()[:12]


def _yaml_in(folder: Path) -> list[Path]:
    found = (p for p in folder.rglob("*") if p.suffix in {".yaml", ".yml"})
    return sorted(found)


def _told(error: Exception) -> str:
    """Return what is wrong in one line, with the line of the file where known."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 1}: {error.problem}"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return " ".join(str(error).split())


def mapping(value: object, place: str) -> dict[str, Any]:
    """Return a copy of a mapping of words, or say where something else stands."""
    if not isinstance(value, Mapping):
        raise ConfigError(f"{place}: not a mapping: {value!r}")
    for key in value:
        word(key, place)
    return dict(value)


def listed(value: object) -> list[Any]:
    """Return a list as it is, and one thing as a list of it; nothing as none."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def words(value: object, place: str) -> list[str]:
    """Return a list of words, or say where something else stands."""
    return [word(each, place) for each in listed(value)]


def word(value: object, place: str) -> str:
    """Return a word, or say where something else stands."""
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{place}: not a word: {value!r}")
    return value


def build(kind: type[Record], entry: Mapping[str, Any], place: str) -> Record:
    """Build a record of an entry; lists become tuples, one word a list of it.

    Raises:
        ConfigError: It has a field that the record lacks, lacks one, or one is of
            the wrong kind.
    """
    known, required = _fields(kind)  # type: ignore[arg-type]
    if unknown := sorted(entry.keys() - known.keys()):
        raise ConfigError(f"{place}: no such field: {', '.join(unknown)}")
    if missing := sorted(required - entry.keys()):
        raise ConfigError(f"{place}: lacks {', '.join(missing)}")
    values = {}
    for key, given in entry.items():
        many = tuple in _kinds(known[key])
        values[key] = tuple(listed(given)) if many and given is not None else given
        if not _fits(values[key], known[key]):
            raise ConfigError(f"{place}: {key} cannot be {given!r}")
    return kind(**values)


@cache
def _fields(kind: type) -> tuple[Mapping[str, Any], frozenset[str]]:
    """Return the fields of a record with their types, and those it needs."""
    names = {**vars(claim), **vars(vocabulary), "Mapping": Mapping}
    required = (
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    )
    return MappingProxyType(get_type_hints(kind, names)), frozenset(required)


def _kinds(hint: Any) -> set[Any]:  # noqa: ANN401  a type of any form
    """Return what a hint allows, without its arguments: tuple, str, None."""
    options = get_args(hint) if get_origin(hint) in UNIONS else (hint,)
    return {get_origin(each) or each for each in options}


def _fits(value: object, hint: Any) -> bool:  # noqa: ANN401  a list of cases
    origin, inner = get_origin(hint), get_args(hint)
    if origin in UNIONS:
        return any(_fits(value, each) for each in inner)
    if origin is Literal:
        return isinstance(value, str) and value in inner
    if origin is tuple and isinstance(value, tuple):
        kinds = inner[:1] * len(value) if inner[-1] is Ellipsis else inner
        same = len(kinds) == len(value)
        return same and all(map(_fits, value, kinds))
    if hint in {int, float}:
        number = isinstance(value, (int, hint)) and not isinstance(value, bool)
        return number and isfinite(value)  # type: ignore[arg-type]
    return isinstance(value, origin or hint)
