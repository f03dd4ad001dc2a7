"""Whatever bytes come, a reader of ours answers with documents or with one line."""

from __future__ import annotations

import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import ParseError
from onrecord.ingest import documents
from onrecord.ingest.decode import decode_text
from onrecord.ingest.feeds import parse_feed
from onrecord.model.document import Document, Failure
from tests.ingest.test_archives import tarred, zipped
from tests.ingest.test_feeds import ATOM, RSS, SITEMAP
from tests.ingest.test_warc import crawled

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = b"The minister said on Monday that the talks had failed."

many = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def seeds() -> dict[str, bytes]:
    """Return a good file of each kind that is taken apart."""
    files = {"one.txt": SENTENCE, "two.txt": SENTENCE + b" Two."}
    zip_file, tar_file = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zip_file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    with tarfile.open(fileobj=tar_file, mode="w:gz") as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return {
        "a.zip": zip_file.getvalue(),
        "a.tar.gz": tar_file.getvalue(),
        "a.warc": crawled(),
        "a.warc.gz": crawled(packed=True),
        "a.jsonl": b'{"text": "%s", "id": "1"}\n' % SENTENCE * 3,
        "a.txt": SENTENCE,
    }


SEEDS = seeds()


def altered(data: bytes, changes: list[tuple[int, int]], end: int) -> bytes:
    """Return bytes with some of them changed, cut off at a place."""
    made = bytearray(data)
    for at, value in changes:
        made[at % len(made)] = value
    return bytes(made[: end % (len(made) + 1) or len(made)])


CHANGES = st.lists(st.tuples(st.integers(0, 9_999), st.integers(0, 255)), max_size=12)


@many
@pytest.mark.parametrize("name", SEEDS)
@given(changes=CHANGES, end=st.integers(0, 20_000))
def test_damaged_files(
    name: str, changes: list[tuple[int, int]], end: int, tmp_path: Path
) -> None:
    """A damaged file gives documents and failures of one line each, and no error."""
    path = tmp_path / name
    path.write_bytes(altered(SEEDS[name], changes, end))

    found = list(documents([path], max_characters=5_000))

    assert found
    for each in found:
        assert isinstance(each, Document | Failure)
        assert not isinstance(each, Failure) or each.reason.count("\n") == 0


@many
@pytest.mark.parametrize("feed", [RSS, ATOM, SITEMAP], ids=["rss", "atom", "sitemap"])
@given(changes=CHANGES, end=st.integers(0, 20_000))
def test_damaged_feeds(feed: str, changes: list[tuple[int, int]], end: int) -> None:
    """A damaged feed names addresses of the web, or is said to be none."""
    data = altered(feed.encode(), changes, end)
    try:
        found = parse_feed(data, "https://bay.example/feed")
    except ParseError:
        return
    assert all(each.address.startswith("http") for each in found.entries)


@many
@given(data=st.binary(max_size=200))
def test_any_bytes_as_text(data: bytes) -> None:
    """Bytes are the text that they spell, or are refused with where they break."""
    try:
        text = decode_text(data)
    except ParseError:
        return
    assert text.encode("utf-8") == data


@many
@given(names=st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=4))
def test_any_names_in_archives(names: list[str], tmp_path: Path) -> None:
    """However members are called, nothing is written, and labels can be stored."""
    names = [
        name.replace("\0", "").encode("utf-8", "replace").decode() for name in names
    ]
    files = {f"{name}.txt": SENTENCE for name in names}
    for path in (zipped(tmp_path / "a.zip", files), tarred(tmp_path / "a.tar", files)):
        for each in documents([path]):
            each.label.encode("utf-8")
    assert {each.name for each in tmp_path.iterdir()} <= {"a.zip", "a.tar"}
