"""The contract of outlets' profiles, over all that is shipped, shown in the documentation, or written by us."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from commands import dragoman
from dragoman import deskfile, profiling
from dragoman.desk import create
from dragoman.knowledge import library
from dragoman.knowledge.load import load
from dragoman.language import hangul, kana
from dragoman.language.house_forms import is_derived, latin
from dragoman.language.names import fold

ROOT = Path(__file__).parent.parent
SHIPPED = library.whole()
EXAMPLES = [
    (path.name, block)
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    for block in re.findall(r"```toml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    if "[[outlets" in block
]


def test_every_outlet_of_the_package_keeps_the_contract_and_is_whole() -> None:
    checked = profiling.shipped()
    assert checked.outlets > 120
    assert checked.faults == ()


@pytest.mark.parametrize("desk", ["sample", "sample/abroad"])
def test_the_desks_of_the_package_keep_the_contract(desk: str) -> None:
    checked = profiling.check([ROOT / "src" / "dragoman" / desk / "desk.toml"])
    assert checked.outlets > 9
    assert checked.faults == ()


@pytest.mark.parametrize(("page", "block"), EXAMPLES)
def test_examples_of_the_documentation_keep_the_contract(
    page: str, block: str, tmp_path: Path
) -> None:
    path = tmp_path / f"{page}.toml"
    path.write_text(block, encoding="utf-8")
    checked = profiling.check([path])
    assert checked.outlets
    assert checked.faults == ()


def test_the_documentation_shows_a_profile_with_hints() -> None:
    assert any("[[outlets.hints]]" in block for _, block in EXAMPLES)


def test_the_example_in_a_new_desk_keeps_the_contract(tmp_path: Path) -> None:
    lines = deskfile.EXAMPLES.split("\n")
    start = lines.index("# [[outlets]]")
    end = lines.index("", start)
    path = tmp_path / "profile.toml"
    path.write_text("\n".join(each.removeprefix("# ") for each in lines[start:end]), "utf-8")
    assert [each for each in profiling.check([path]).faults if not each.note] == []


@pytest.mark.parametrize("country", ["RU", "JP", "CN", "KR"])
def test_there_are_enough_of_each_country(country: str) -> None:
    assert sum(row["country"] == country for row in SHIPPED.values()) >= 15


def test_no_two_of_one_country_share_a_name() -> None:
    for country in {row["country"] for row in SHIPPED.values()}:
        names = Counter(
            name
            for row in SHIPPED.values()
            if row["country"] == country
            for name in {fold(each) for each in (row["name"], *row.get("names", ()))}
        )
        assert [name for name, times in names.items() if times > 1] == []


def test_a_family_is_a_house_that_is_known_or_has_more_than_one_outlet() -> None:
    families = Counter(row["family"] for row in SHIPPED.values() if row.get("family"))
    houses = {row["house"] for row in SHIPPED.values()}
    assert [each for each, times in families.items() if times < 2 and each not in houses] == []


def test_a_feed_lies_on_a_site_of_its_outlet() -> None:
    for row in SHIPPED.values():
        for feed in row.get("feeds", ()):
            host = urlsplit(feed).hostname or ""
            assert any(host == each or host.endswith("." + each) for each in row["domains"]), feed


def test_a_desk_knows_its_own_country_s_press_under_its_native_names() -> None:
    in_russia = {each.id: each for each in load("RU").outlets}
    in_china = {each.id: each for each in load("CN").outlets}
    assert "yomiuri" not in in_russia
    assert "scmp" in in_china
    assert in_russia["jenminjibao"].name == "Жэньминь жибао"
    assert in_china["jenminjibao"].name == "人民日报"
    assert in_china["jenminjibao"].house == in_russia["jenminjibao"].house
    assert {"people.com.cn", "russian.people.com.cn"} <= set(in_china["jenminjibao"].domains)
    assert "Жэньминь жибао" in in_china["jenminjibao"].names


@pytest.mark.parametrize(
    ("korean", "form"),
    [
        ("신문", "sinmun"),
        ("평론", "pyeongnon"),
        ("연합", "yeonhap"),
        ("독립", "dongnip"),
        ("신라", "silla"),
        ("백마", "baengma"),
        ("왕십리", "wangsimni"),
        ("묵호", "mukho"),
        ("설악", "seorak"),
        ("종로", "jongno"),
        ("압구정", "apgujeong"),
    ],
)
def test_korean_is_romanised_as_it_sounds(korean: str, form: str) -> None:
    """Places as the revised romanisation itself has them, and words of outlets' names."""
    assert hangul.romanised(korean) == form


@pytest.mark.parametrize(
    ("reading", "form"),
    [
        ("とうきょう しんぶん", "tōkyō shinbun"),
        ("にっぽん", "nippon"),
        ("ほんやく", "hon’yaku"),
        ("タイムス", "taimusu"),
        ("ニュース", "nyūsu"),
        ("まっちゃ", "matcha"),
        ("けいざい", "keizai"),
        ("ちゅうおう", "chūō"),
    ],
)
def test_kana_is_romanised_by_modified_hepburn(reading: str, form: str) -> None:
    assert kana.romanised(reading) == form


@pytest.mark.parametrize(
    ("house", "names", "reading", "right"),
    [
        ("Dal’nii Kur’er", ("Дальний курьер",), None, True),
        ("Dalnij Kurer", ("Дальний курьер",), None, False),
        ("Renmin Ribao", ("人民日报", "Жэньминь жибао"), None, True),
        ("Renming Ribao", ("人民日报", "Жэньминь жибао"), None, False),
        ("Joseon Ilbo", ("조선일보",), None, True),
        ("Chosun Ilbo", ("조선일보",), None, False),
        ("Tōkyō Shinbun", ("東京新聞",), "とうきょう しんぶん", True),
        ("Tokyo Shinbun", ("東京新聞",), "とうきょう しんぶん", False),
        ("Asahi Shinbun", ("朝日新聞",), None, False),
    ],
)
def test_a_house_form_is_held_against_the_tables(
    house: str, names: tuple[str, ...], reading: str | None, right: bool
) -> None:
    assert is_derived(house, names, reading) is right


def test_russian_house_forms_are_those_of_ala_lc() -> None:
    wrong = [
        row["house"]
        for row in SHIPPED.values()
        if row["language"] == "ru" and not row.get("house_from")
        if not is_derived(row["house"], (row["name"], *row.get("names", ())), None, ("ala_lc",))
    ]
    assert wrong == []


def test_a_name_in_kana_or_hangul_is_given_a_house_form() -> None:
    assert latin("동해일보", ("일보", "신문")) == "Donghae Ilbo"
    assert latin("しおみ") == "Shiomi"
    assert latin("潮見新聞") is None


PROFILE = """[[outlets]]
id = "zaliv"
name = "Вестник залива"
house = "Vestnik Zaliva"
domains = ["zaliv.example"]
language = "ru"
country = "RU"
kind = "daily"
timezone = "Asia/Vladivostok"
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "zaliv"', "", "id: is missing"),
        ('id = "zaliv"', 'id = "Залив"', "id: “Залив” must be small Latin letters"),
        ('house = "Vestnik Zaliva"', 'house = "Vestnic Zaliva"', "is not what romanising gives"),
        ('house = "Vestnik Zaliva"', "", "is not in Latin letters"),
        ('"zaliv.example"', '"https://zaliv.example"', "must be a bare host"),
        ('"zaliv.example"', '"www.zaliv.example"', "must be a bare host"),
        ('"zaliv.example"', '"tass.ru"', "is that of tass in the package"),
        ('"zaliv.example"]', '"zaliv.example"]\nfamily = "Rossiya Segodnya"', "is spelled “Rossiia Segodnia”"),
        ('language = "ru"', 'language = "russian"', "no BCP 47 code"),
        ('country = "RU"', 'country = "RUS"', "no ISO 3166 code"),
        ('kind = "daily"', 'kind = "gazette"', "kind: “gazette” is none of"),
        ("Asia/Vladivostok", "Vladivostok", "no time zone"),
        ('kind = "daily"', 'kind = "daily"\nowner = "state"', "owner: no such key"),
        ('kind = "daily"', 'kind = "daily"\nweekly = "20"', "weekly"),
        ('kind = "daily"', 'kind = "daily"\nweekly = 0', "weekly: must be more than 0"),
        ('kind = "daily"', 'kind = "daily"\n[[outlets.hints]]\nbody = "p["', "body: “p[” is no CSS selector"),
        ('kind = "daily"', 'kind = "daily"\n[[outlets.hints]]\ndate_order = "day first"', "give an example"),
        ("[[outlets]]", "[outlets]", "write each as a table of its own"),
        ("[[outlets]]", "title = 'x'\n[[outlets]]", "a profile has no title"),
        ("[[outlets]]", "[[outlets", "is no TOML"),
    ],
)  # fmt: skip
def test_check_says_what_is_wrong(old: str, new: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "zaliv.toml"
    path.write_text(PROFILE.replace(old, new), encoding="utf-8")
    faults = [each.text for each in profiling.check([path]).faults if not each.note]
    assert any(said in each for each in faults), faults


def test_check_sees_what_two_profiles_claim(tmp_path: Path) -> None:
    paths = [tmp_path / "a.toml", tmp_path / "b.toml"]
    for path in paths:
        path.write_text(PROFILE, encoding="utf-8")
    texts = [each.text for each in profiling.check(paths).faults]
    assert any(each.startswith("id: ") for each in texts)
    assert any(each.startswith("domains: zaliv.example is also that of zaliv") for each in texts)


def test_the_commands_list_take_and_check(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    create(desk, "russia")
    listed = dragoman("outlets", "list", "--country", "japan", "--json")
    assert '"id":"yomiuri"' in listed.stdout
    assert "РИА" not in listed.stdout
    added = dragoman("outlets", "add", "朝日新聞", "caixin.com", "--desk", desk)
    assert added.returncode == 0, added.stderr
    assert "https://www.asahi.com/rss/asahi/newsheadlines.rdf" in added.stdout
    found = tomllib.loads((desk / "outlets" / "asahi.toml").read_text(encoding="utf-8"))
    assert found["outlets"][0]["house"] == "Asahi Shinbun"
    assert found["sources"][0]["outlet"] == "asahi"
    assert '"id":"asahi"' in dragoman("outlets", "--desk", desk, "--json").stdout
    assert dragoman("outlets", "check", "--desk", desk).returncode == 0
    (desk / "outlets" / "bad.toml").write_text(PROFILE.replace('"RU"', '"RUS"'), encoding="utf-8")
    checked = dragoman("outlets", "check", "--desk", desk)
    assert checked.returncode == 1
    assert "bad.toml: zaliv: country: “RUS” is no ISO 3166 code" in checked.stdout


def test_a_name_that_nobody_has_or_two_have_is_refused(tmp_path: Path) -> None:
    create(tmp_path / "desk", "russia")
    nobody = dragoman("outlets", "add", "nobody", "--desk", tmp_path / "desk")
    assert nobody.returncode == 2
    assert "`dragoman outlets list`" in nobody.stderr
    two = dragoman("outlets", "add", "Jingji Ribao", "--desk", tmp_path / "desk")
    assert two.returncode == 2
    assert "jingjiribaotw" in two.stderr
