"""Read what somebody types to correct a claim: ``field=value``, checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, get_args

from onrecord.errors import ConfigError
from onrecord.model.claim import Certainty, Modality, Polarity
from onrecord.model.judgment import FIELDS, NAMES
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model.claim import Claim

CHOICES: Final = {
    "polarity": get_args(Polarity),
    "certainty": get_args(Certainty),
    "modality": get_args(Modality),
}
_PART: Final = r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?|\d{3}X|\d{2}XX)"
_EDTF: Final = re.compile(rf"{_PART}(?:/(?:{_PART}|\.\.))?|\.\./{_PART}")
_NUMBER: Final = re.compile(
    r"(?P<bound>[<>]=)?\s*(?P<low>\d[\d.]*)(?:\s*[-–]\s*(?P<high>\d[\d.]*))?"
    r"\s+(?P<what>\S.*)"
)
_TRIGGER: Final = re.compile(r"(\d+)-(\d+)")


def read_corrections(claim: Claim, given: Iterable[str], length: int) -> dict[str, Any]:
    """Return fields by their names, as a judgement keeps them.

    Args:
        claim: What is corrected.
        given: ``field=value``; several names or numbers are parted by ";", and an
            empty value says that there is none.
        length: How many characters the claim's document has.

    Raises:
        ConfigError: A field is unknown, or cannot have such a value.
    """
    found: dict[str, Any] = {}
    for each in given:
        field, parted, words = each.partition("=")
        name, value = field.strip(), words.strip()
        if not parted or name not in FIELDS:
            known = ", ".join(FIELDS)
            raise ConfigError(f"{each}: give field=value; fields: {known}")
        found[name] = _value(name, value, claim, length)
    if not found:
        raise ConfigError("nothing to correct: give field=value")
    if "type" in found:
        found["kind"] = types()[found["type"]].kind
    _check_mode(claim, found)
    return found


def _value(name: str, value: str, claim: Claim, length: int) -> Any:  # noqa: ANN401
    if name in NAMES:
        return [part.strip() for part in value.split(";") if part.strip()]
    if name == "type":
        return _type(value)
    if name in CHOICES:
        if value not in CHOICES[name]:
            raise ConfigError(f"{name}={value}: one of {', '.join(CHOICES[name])}")
        return value
    if name == "when" and value and not _EDTF.fullmatch(value):
        raise ConfigError(f"when={value}: not EDTF, such as 2016-12-19 or 2015-07/..")
    if name == "numbers":
        return [_number(part, claim) for part in value.split(";") if part.strip()]
    if name == "trigger":
        return _trigger(value, length)
    return value or None


def _type(value: str) -> str:
    known = {name.lower(): name for name in types()}
    if value.lower() not in known:
        raise ConfigError(f"type={value}: known are {', '.join(types())}")
    return known[value.lower()]


def _check_mode(claim: Claim, found: dict[str, Any]) -> None:
    """Refuse a mode that the type has not; a new type lets an old mode go."""
    type = types()[found.get("type", claim.type)]
    mode = found.get("mode", claim.mode)
    if mode is None or mode in type.modes:
        return
    if "mode" in found:
        known = ", ".join(type.modes) or "none"
        raise ConfigError(f"mode={mode}: modes of {type.name} are {known}")
    found["mode"] = None


def _number(words: str, claim: Claim) -> list[Any]:
    """Read "4 killed", "3-5 killed", ">= 4 killed" or "<= 4 killed"."""
    read = _NUMBER.fullmatch(words.strip())
    try:
        low = float(read["low"]) if read else None
        high = float(read["high"]) if read and read["high"] else low
    except ValueError:
        read = None
    if read is None or low is None or high is None:
        raise ConfigError(f"numbers={words}: write such as 4 killed, or 3-5 killed")
    best = (low + high) / 2
    bounds = {">=": (low, None), "<=": (None, high)}.get(read["bound"], (low, high))
    span = claim.trigger
    return [read["what"], bounds[0], best, bounds[1], span.start, span.end]


def _trigger(value: str, length: int) -> list[int]:
    read = _TRIGGER.fullmatch(value)
    start, end = (int(read[1]), int(read[2])) if read else (0, 0)
    if not start < end <= length:
        raise ConfigError(
            f"trigger={value}: write start-end, in characters of the text"
        )
    return [start, end]
