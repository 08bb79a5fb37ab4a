# ruff: noqa: E501 - pages of one line
"""Titles, sections, captions and credits where Russian and East Asian sites print them; all is made up."""

from pathlib import Path

import pytest

from dragoman.collect.bylines import persons
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.eastern import closing, opening, reporter
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.page import Page
from dragoman.model.press import Article

LONG = "Паром между островами не пойдёт, пока не углубят гавань и не починят причал. " * 4
TEXT = f"<p>{LONG}</p><p>{LONG}</p><p>{LONG}</p>"
H1 = "<h1>Паром остаётся в порту</h1>"


def read(tmp_path: Path, body: str, head: str = "<title>Паром остаётся в порту</title>") -> Article:
    file = tmp_path / "page.html"
    link = '<link rel="canonical" href="https://bereg.example/rayon/2021/parom">'
    file.write_text(f"<html><head>{head}{link}</head><body>{body}</body></html>", encoding="utf-8")
    (page,) = (each for each in inputs([str(file)], Limits()) if isinstance(each, Page))
    return extract(page, ExtractContext())


@pytest.mark.parametrize(
    ("window", "body", "expected"),
    [
        ("Паром остаётся в порту - Наш берег", "<h1><a href='/'>Наш берег сегодня</a></h1><h2>Паром остаётся в порту</h2>", "Паром остаётся в порту"),
        ("Паром остаётся в порту_Берег", "<h1 class=logo>Берег</h1><div class=tit>Паром остаётся в порту</div>", "Паром остаётся в порту"),
        ("渡船停航三个月 岸边先修码头_社会_海湾在线", "<h2>渡船停航三个月 岸边先修码头</h2>", "渡船停航三个月 岸边先修码头"),
        ("島の渡船、三月まで休み：磯浜新報", "<h3>島の渡船、三月まで休み</h3>", "島の渡船、三月まで休み"),
        ("碼頭重建｜小輪停航至三月底為止", "<h1>碼頭重建｜小輪停航至三月底為止</h1>", "碼頭重建｜小輪停航至三月底為止"),
        ("顾知行：渡船不应只看船票收入", "<h1>渡船不应只看船票收入</h1>", "渡船不应只看船票收入"),
        ("磯浜新報　ニュース", "<font size=2>磯浜の港から</font><font size=5>島の渡船、三月まで休み</font>", "島の渡船、三月まで休み"),
        ("Почему стоит паром: разбор", "<h1>Паром остаётся в порту</h1>", "Паром остаётся в порту"),
    ],
)  # fmt: skip
def test_titles(tmp_path: Path, window: str, body: str, expected: str) -> None:
    assert read(tmp_path, body + TEXT, f"<title>{window}</title>").title == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<div class=crumbs><a href='/'>Главная</a> / <a href='/rayon/'>Район</a></div>{H1}", "Район"),
        (f"<p><a href='/'>ホーム</a> &gt; <a href='/k/'>地域</a> &gt; Паром остаётся в порту</p>{H1}", "地域"),
        (f"<div class=place>当前位置：<a href='/'>首页</a> &gt; <a href='/m/'>民生</a> &gt; 正文</div>{H1}", "民生"),
        (f"<div><span class='cat-links'><a href='/c/'>Экономика</a></span>{H1}</div>", "Экономика"),
        (f"{H1}<div>Рубрика: Транспорт</div>", "Транспорт"),
        (f"<div><a href='/rayon/'>Район</a> <a href='/sport/'>Спорт</a></div>{H1}", "Район"),
        (f"<div><a href='/'>Главная</a> <a href='/sport/'>Спорт</a> <a href='/afisha/'>Афиша</a></div>{H1}", None),
        (f"<div><span class=category>Анна Петрова, Интерфакс</span>{H1}</div>", None),
    ],
)  # fmt: skip
def test_sections(tmp_path: Path, body: str, expected: str | None) -> None:
    assert read(tmp_path, body + TEXT).section == expected


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<div class=photo><img src=a.jpg><span class=sign>Причал утром</span></div>", ("Причал утром",)),
        ("<table><tr><td><img src=a.jpg></td></tr><tr><td class=caption>Причал утром</td></tr></table>", ("Причал утром",)),
        ("<p><img src=a.jpg></p><p>图片说明：清晨的码头</p>", ("图片说明：清晨的码头",)),
        ("<p><img src=a.jpg></p><p>▲ 아침 부두. (사진=상인회)</p>", ("▲ 아침 부두. (사진=상인회)",)),
        ("<p><img src=a.jpg></p><p>Причал стоит пустым.</p>", ()),
        ("<div class=photo><a href='/1'><img src=a.jpg>Мост закроют</a></div>", ()),
    ],
)  # fmt: skip
def test_captions(tmp_path: Path, inside: str, expected: tuple[str, ...]) -> None:
    found = read(tmp_path, f"{H1}<div class=text><p>{LONG}</p>{inside}<p>{LONG}</p></div>")
    assert found.captions == expected
    assert all(each not in found.text for each in expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("（社会部・鎌田翔平）", ("鎌田翔平",)),
        ("（聞き手＝岩田剛）", ("岩田剛",)),
        ("（本报记者 李明 王芳）", ("李明", "王芳")),
        ("■本报记者 李明 通讯员 王芳", ("李明", "王芳")),
        ("김철수·이영희 기자 a@b.example", ("김철수", "이영희")),
        ("글·사진 김철수 기자", ("김철수",)),
        ("김철수 편집위원", ("김철수",)),
        ("（東京・新宿）", ()),
        ("（敬称略）", ()),
        ("港は静かだった。", ()),
    ],
)
def test_signed_last_lines(line: str, expected: tuple[str, ...]) -> None:
    assert persons([closing(line) or ""]) == expected


def test_signed_first_words() -> None:
    assert persons([opening("【本報記者何綽琳報道】碼頭今日起翻新。") or ""]) == ("何綽琳",)
    assert opening("【本報訊】碼頭今日起翻新。") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2021-03-17 15:08 東岸時報 記者簡佑霖／花蓮即時報導", ("簡佑霖",)),
        ("プノンペン＝相馬夏樹", ("相馬夏樹",)),
        ("추민재·하서윤 기자", ("추민재", "하서윤")),
        ("東京の港", ()),
        ("카카오톡 공유하기", ()),
    ],
)
def test_signed_beside_the_title(line: str, expected: tuple[str, ...]) -> None:
    assert persons([reporter(line) or ""]) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p>Источник: «Дельта-Информ»</p>", ("Дельта-Информ",)),
        ("<p>来源：桐川晚报 作者：admin</p>", ("桐川晚报",)),
        ("<p>来源：本站</p>", ()),
        ("<p>来源：海湾晚报</p><p>© 海湾晚报社 版权所有</p>", ()),
        ("<p>Источник: пресс-служба порта</p>", ()),
        ("<p>来源：桐川晚报</p><p>来源：海角日报</p>", ()),
    ],
)
def test_a_source_is_credited(tmp_path: Path, line: str, expected: tuple[str, ...]) -> None:
    assert read(tmp_path, H1 + TEXT + line).credits == expected
