"""`outlets add` from sites saved in four languages: JSON-LD, a feed and a sitemap, from nothing to collected."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman import profiling, scouting
from dragoman.desk import Desk, create

SITES: dict[str, dict[str, Any]] = {
    "ru": {
        "name": "Вестник залива", "other": "Vestnik zaliva", "host": "vestnik-zaliva.ru", "zone": "+10:00",
        "titles": ("Порт ждёт суда", "Мост открыт", "Рыбаки спорят о квотах"), "author": "Анна Петрова",
        "body": "Порт Зарубино готовится принять первый состав из Монголии. Стороны спорят о тарифах. ",
        "house": "Vestnik zaliva", "country": "RU", "kind": None, "timezone": "Asia/Vladivostok",
    },
    "ja": {
        "name": "潮騒新聞", "other": "Shiosai Shimbun", "host": "shiosai.co.jp", "zone": "+09:00",
        "titles": ("港の荷役が再開", "海峡の橋が開通", "漁業協定の行方"), "author": "山田太郎",
        "body": "港の関係者は荷役の再開を歓迎している。料金をめぐる協議はまだ続いている。政府は支援を約束した。",
        "house": "Shiosai Shimbun", "country": "JP", "kind": "daily", "timezone": "Asia/Tokyo",
    },
    "zh": {
        "name": "海岸日报", "other": "", "host": "haian-ribao.com.cn", "zone": "+08:00",
        "titles": ("港口恢复装卸", "跨海大桥通车", "渔业协定何去何从"), "author": "王小明",
        "body": "港口有关人士对恢复装卸表示欢迎。关于费用的谈判仍在继续。政府承诺提供支持。各方都在等待结果。",
        "house": "Haian-ribao", "country": "CN", "kind": "daily", "timezone": "Asia/Shanghai",
    },
    "ko": {
        "name": "갯벌일보", "other": "", "host": "gaetbeol.co.kr", "zone": "+09:00",
        "titles": ("항구 하역 재개", "해협 다리 개통", "어업 협정의 앞날"), "author": "김철수",
        "body": "항구 관계자들은 하역 재개를 환영했다. 요금을 둘러싼 협의는 아직 이어지고 있다. 정부는 도왔다. ",
        "house": "Gaetbeol Ilbo", "country": "KR", "kind": "daily", "timezone": "Asia/Seoul",
    },
}  # fmt: skip


def save(folder: Path, language: str, listing: str) -> None:
    """Write a site: three pieces, and a feed or a sitemap of them."""
    site = SITES[language]
    at = f"https://{site['host']}"
    for number, title in enumerate(site["titles"]):
        other = f'<meta name="application-name" content="{site["other"]}">' if site["other"] else ""
        (folder / f"{number}.html").write_text(
            f"""<!doctype html><html lang="{language}"><head><title>{title} | {site["name"]}</title>
<meta property="og:site_name" content="{site["name"]}">{other}
<link rel="canonical" href="{at}/{number}.html"><script type="application/ld+json">
{{"@type": "NewsArticle", "headline": "{title}", "datePublished": "2021-03-0{number + 1}T10:00:00{site["zone"]}",
"author": {{"name": "{site["author"]}"}}, "publisher": {{"name": "{site["name"]}"}}}}</script></head>
<body><article><h1>{title}</h1><p>{site["body"] * 6}</p></article></body></html>""",
            encoding="utf-8",
        )
    days = range(1, 4)
    if listing == "feed":
        items = "".join(
            f"<item><title>{title}</title><link>{at}/{day - 1}.html</link>"
            f"<pubDate>0{day} Mar 2021 10:00:00 {site['zone'].replace(':', '')}</pubDate></item>"
            for day, title in zip(days, site["titles"], strict=True)
        )
        text = f"<rss version='2.0'><channel><title>{site['name']}</title>{items}</channel></rss>"
    else:
        urls = "".join(
            f"<url><loc>{at}/{day - 1}.html</loc><lastmod>2021-03-0{day}</lastmod></url>"
            for day in days
        )
        text = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>"
    (folder / f"{listing}.xml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("listing", ["feed", "sitemap"])
@pytest.mark.parametrize("language", SITES)
def test_a_saved_site_becomes_a_whole_profile_that_collects(
    language: str, listing: str, tmp_path: Path
) -> None:
    site, saved, desk = SITES[language], tmp_path / "saved", tmp_path / "desk"
    saved.mkdir()
    save(saved, language, listing)
    create(desk, site["country"])
    added = scouting.add(desk, [str(saved)], date(2021, 3, 9))
    listed = sorted(each.url for each in added.entries)
    assert listed == [f"https://{site['host']}/{each}.html" for each in range(3)]
    (path,) = (desk / "outlets").iterdir()
    text = path.read_text(encoding="utf-8")
    found = tomllib.loads(text)
    (outlet,), (source,) = found["outlets"], found["sources"]
    assert (outlet["name"], outlet["house"]) == (site["name"], site["house"])
    assert (outlet["language"], outlet["country"]) == (language, site["country"])
    assert outlet.get("kind") == site["kind"]
    assert outlet["timezone"] == site["timezone"]
    assert outlet["domains"] == [site["host"]]
    assert outlet["weekly"] >= 1
    assert source["cadence"] == "daily"
    for key in ("ownership", "family", "minimum"):
        assert f"# {key} =" in text
    assert "# [[outlets.hints]]" in text
    assert [each for each in profiling.check([path]).faults if not each.note] == []
    with Desk.open(desk) as opened:
        assert len(opened.collect(()).done) == 3


def test_what_the_package_knows_of_an_outlet_stays(tmp_path: Path) -> None:
    desk, saved = tmp_path / "desk", tmp_path / "saved"
    saved.mkdir()
    save(saved, "ja", "feed")
    for each in saved.iterdir():
        text = each.read_text(encoding="utf-8").replace("shiosai.co.jp", "www.yomiuri.co.jp")
        each.write_text(text, encoding="utf-8")
    create(desk, "russia")
    scouting.add(desk, [str(saved)], date(2021, 3, 9))
    (outlet,) = tomllib.loads((desk / "outlets" / "yomiuri.toml").read_text("utf-8"))["outlets"]
    assert (outlet["name"], outlet["house"]) == ("読売新聞", "Yomiuri Shinbun")
    assert (outlet["ownership"], outlet["family"]) == ("private", "Yomiuri Shinbun")
    assert outlet["reading"] == "よみうり しんぶん"
    assert profiling.check([desk / "outlets" / "yomiuri.toml"]).faults == ()
