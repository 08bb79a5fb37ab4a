"""Who signs in places of their own: datelines, labelled lines, names before a title."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from dragoman.collect.bylines import byline
from dragoman.collect.eastern import closing, opening, reporter
from dragoman.collect.namings import before_title, in_dateline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ХАБАРОВСК, 9 фев — Дальинформ, Дарья Мальцева. Мост открыт.", ("Дарья Мальцева",)),
        ("НОВЫЙ ПОРТ, 12 марта - ТАСС, Пётр Сидоров. Мост открыт.", ("Пётр Сидоров",)),
        ("ХАБАРОВСК, 9 фев — Дальинформ. Мост открыт, Дарья Мальцева рада.", ()),
        ("ХАБАРОВСК, 9 фев — Партия роста, Дарья Мальцева. Мост открыт.", ()),
        ("Мост открыт, сообщил Дальинформ, Дарья Мальцева. Ура.", ()),
    ],
)
def test_a_russian_dateline(line: str, expected: tuple[str, ...]) -> None:
    assert in_dateline(line, ["Дальинформ"]) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("聞き手・文＝早乙女 凛　写真＝須藤 岳", ("早乙女 凛",)),
        ("文 | 林一鸣　　编辑 | 周舟", ("林一鸣",)),
        ("撰文：陳家朗", ("陳家朗",)),
        ("대담·정리 = 남궁솔 기자 / 사진 = 표지훈", ("남궁솔",)),
        ("글 · 최하늘  사진 · 박노을", ("최하늘",)),
        ("责任编辑：罗文彬", ()),
        ("写真＝須藤 岳", ()),
        ("사진 = 표지훈", ()),
        ("文化は誰のものか", ()),
        ("글을 쓰는 사람이 모였다", ()),
    ],
)
def test_a_labelled_line(line: str, expected: tuple[str, ...]) -> None:
    assert byline([line]) == expected


def test_the_ends_of_an_eastern_text() -> None:
    assert opening("〔記者林佩穎／花蓮報導〕秀姑巒溪畔的小學停招。") == "記者林佩穎"
    assert closing("（論説委員・西川千秋）") == "論説委員・西川千秋"
    assert closing("（柏木玲、ソウル＝榎本敦）") == "柏木玲、ソウル＝榎本敦"
    assert closing("동해방송 뉴스 임채원입니다.") == "임채원"
    assert closing("학교 이름은 가온초입니다.") is None


def test_a_reporter_s_line() -> None:
    assert reporter("박서연 기자 seoyeon@news.example") is not None
    assert reporter("베이징=윤가람 특파원") is not None
    assert reporter("박서연 기자가 다녀왔다") is None
    assert reporter("온라인 뉴스 기자") is None


def test_a_name_before_the_title_counts_at_the_heading_alone() -> None:
    def found(title: str, body: str) -> list[str]:
        page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
        return list(before_title(LexborHTMLParser(page), ["评论网"]))

    heading, title = "<h1>跨境河流不需要沉默</h1>", "顾知行：跨境河流不需要沉默 - 评论网"
    assert found(title, f"{heading}<div><span>顾知行</span></div>") == ["顾知行"]
    assert found(title, f"{heading}<p>河水。</p><div><a>顾知行</a></div>") == []
    quoted = "Иван Рогов: мост нужен"
    assert found(quoted, "<div>Иван Рогов</div><h1>Мост нужен всем</h1>") == []
