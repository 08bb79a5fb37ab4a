"""Meta tags: one name in many spellings."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from dragoman.collect.metas import DATE_TAGS, meta, tagged

DAY = "2021-02-09T10:00:00+10:00"


@pytest.mark.parametrize(
    "tag",
    [
        f'<meta property="article:published_time" content="{DAY}">',
        f'<meta name="article:published:time" content="{DAY}">',
        f'<meta name="Article.Published-Time" content="{DAY}">',
    ],
)
def test_one_name_in_many_spellings(tag: str) -> None:
    found = meta(LexborHTMLParser(f"<head>{tag}</head>"))
    assert list(tagged(found, DATE_TAGS)) == [("meta article:published_time", DAY)]


def test_other_names_stay_as_they_are_and_empty_ones_are_none() -> None:
    page = '<meta name="Twitter:Label1" content="Автор"><meta name="author" content="">'
    assert meta(LexborHTMLParser(page)) == {"twitter:label1": ["Автор"]}


def test_entities_escaped_twice_are_read() -> None:
    page = '<meta name="author" content="Anna O&amp;#39;Neill">'
    assert meta(LexborHTMLParser(page)) == {"author": ["Anna O'Neill"]}
