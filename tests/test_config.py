"""Settings: defaults, the user's file over them, and clear words for mistakes."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from onrecord.config import Settings, load_settings
from onrecord.errors import ConfigError


def test_defaults_without_a_file(tmp_path: Path) -> None:
    """A folder without a settings file has the defaults."""
    assert load_settings(tmp_path) == Settings()


def test_file_lies_over_the_defaults(tmp_path: Path) -> None:
    """What the file names is taken from it, in the type of the default."""
    lines = 'store = "kept/news.duckdb"\njobs = 2\nlock_timeout = 5\n'
    (tmp_path / "onrecord.toml").write_text(lines, encoding="utf-8")

    settings = load_settings(tmp_path)

    assert settings == Settings(
        store=Path("kept/news.duckdb"), jobs=2, lock_timeout=5.0
    )
    assert isinstance(settings.lock_timeout, float)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('stroe = "x"', "did you mean store"),
        ("colour = 3", "known: store, "),
        ("store = 3", "store must be a text"),
        ('store = ""', "store must be a text"),
        ("ontology = 3", "ontology must be a text"),
        ('jobs = "two"', "jobs must be a number"),
        ("jobs = true", "jobs must be a number"),
        ("jobs = 1.5", "jobs must be a whole number"),
        ("jobs = -1", "not negative"),
        ("lock_timeout = nan", "not negative"),
        ("lock_timeout = inf", "not negative"),
        ("jobs", "onrecord.toml: "),
    ],
)
def test_mistakes_are_named(tmp_path: Path, line: str, said: str) -> None:
    """A mistake in the file is an error that names the file and what is wrong."""
    (tmp_path / "onrecord.toml").write_text(line, encoding="utf-8")

    with pytest.raises(ConfigError, match=r"onrecord\.toml") as caught:
        load_settings(tmp_path)

    assert said in str(caught.value)


def test_ontology_of_file_and_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file names a folder of own words; the environment comes before it."""
    monkeypatch.delenv("ONRECORD_ONTOLOGY", raising=False)
    (tmp_path / "onrecord.toml").write_text('ontology = "mine"', encoding="utf-8")
    assert load_settings(tmp_path).ontology == Path("mine")

    monkeypatch.setenv("ONRECORD_ONTOLOGY", "yours")

    assert load_settings(tmp_path).ontology == Path("yours")


def test_file_in_another_encoding(tmp_path: Path) -> None:
    """A settings file that is not UTF-8 is an error of the same kind."""
    (tmp_path / "onrecord.toml").write_bytes(b'store = "\xff"')

    with pytest.raises(ConfigError):
        load_settings(tmp_path)


def test_every_setting_is_explained() -> None:
    """The page on concepts names every setting, so that a user can find it."""
    page = Path(__file__).resolve().parents[1] / "docs" / "concepts.md"
    text = page.read_text(encoding="utf-8")

    assert [f.name for f in fields(Settings) if f"`{f.name}`" not in text] == []
