"""Write an answer as JSON: what a Python call returns, field by field.

Days are ``YYYY-MM-DD``; what is inferred says so and by which method, as in the call.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Final

UNTOLD: Final = frozenset({"judgments"})
"""Fields that other commands show."""


def write_answer(answer: object) -> str:
    """Return an answer as JSON, indented, for people and programs."""
    return json.dumps(plain_value(answer), ensure_ascii=False, indent=1) + "\n"


def plain_value(value: object) -> Any:  # noqa: ANN401  whatever JSON holds
    """Return a value as lists, objects and plain values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain_value(getattr(value, field.name))
            for field in fields(value)
            if field.name not in UNTOLD
        }
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain_value(each) for each in value]
    if isinstance(value, dict):
        return {str(key): plain_value(each) for key, each in value.items()}
    return value
