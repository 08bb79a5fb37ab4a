"""Our own pages hold what their labels say, in the encoding that the labels name."""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent.parent.parent / "bench" / "gold" / "pages"
ROWS = [
    json.loads(line)
    for half in ("open", "kept", "more")
    for line in (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
]
FEWEST = 10


def plain(text: str) -> str:
    bare = re.sub(r"<rt>.*?</rt>|<[^>]+>", "", text)
    return "".join(html.unescape(bare).split())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['country']}/{row['file']}")
def test_a_page_prints_what_is_labelled(row: dict[str, Any]) -> None:
    content = (FOLDER / row["country"] / row["file"]).read_bytes()
    page = content.decode(row["charset"])
    for words in (row["title"], *row["captions"], *row["text"].split("\n")):
        assert plain(words) in plain(page)
    for name in row["authors"]:
        assert plain(name).casefold() in plain(page).casefold()
    assert row["authors"] == [*row["persons"], *row["credits"]]
    assert ".example/" in row["url"]
    if row["charset"] != "utf-8":
        with pytest.raises(UnicodeDecodeError):
            content.decode("utf-8")


def test_each_language_has_enough_pages_and_no_page_is_without_labels() -> None:
    for language in ("ru", "ja", "zh", "ko"):
        assert sum(row["language"] == language for row in ROWS) >= FEWEST
    labelled = {f"{row['country']}/{row['file']}" for row in ROWS}
    assert labelled == {str(each.relative_to(FOLDER)) for each in FOLDER.rglob("*.html")}
