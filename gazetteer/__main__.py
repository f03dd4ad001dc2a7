"""``python -m gazetteer``: write the index of places anew, from packages on PyPI."""

from __future__ import annotations

import argparse
from pathlib import Path

from gazetteer.geonames import cities, provinces_and_districts
from gazetteer.selection import index_rows
from onrecord.resolve.place_index import packed

OUT = Path("src/onrecord/ontology/places/geonames.idx")


def main() -> None:
    """Read, select, pack, write."""
    parser = argparse.ArgumentParser(prog="python -m gazetteer", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    places = cities()
    places += provinces_and_districts(places)
    rows = index_rows(places)
    arguments.out.write_bytes(packed(rows))
    size = arguments.out.stat().st_size
    print(f"{len(rows):,} names of {len(places):,} places, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
