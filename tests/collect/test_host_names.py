"""One host has one name, however it is written: one queue, one pause, one address."""

from __future__ import annotations

import pytest
from test_fetch import QUICK

from dragoman.collect.addresses import host_of
from dragoman.collect.fetch import Fetcher
from dragoman.collect.gather import known_as
from dragoman.collect.outlets import canonical, host, outlet, sites
from dragoman.language.hosts import ascii_host, readable_host
from dragoman.model.press import Outlet
from dragoman.settings import Settings
from dragoman.sources import manners

WIDE, PLAIN = "пример.испытание", "xn--e1afmkfd.xn--80akhbyknj4f"
"""As IANA writes its names for tests."""
NAMES = (WIDE, "Пример.ИСПЫТАНИЕ", PLAIN, PLAIN.upper(), f"{WIDE}.", f"{WIDE}:80")
FORMS = [f"http://{each}/a" for each in NAMES]


def test_the_forms_of_a_name() -> None:
    assert ascii_host("Пример.Испытание") == PLAIN
    assert readable_host(PLAIN) == WIDE
    assert ascii_host("bücher.example") == "xn--bcher-kva.example"
    assert ascii_host("straße.example") != ascii_host("strasse.example")
    assert ascii_host("A_b.Example.") == "a_b.example"
    assert ascii_host("за_ря.РФ") == "за_ря.рф"
    assert ascii_host("ж" * 1000) == "ж" * 1000
    assert readable_host("xn--a.example") == "xn--a.example"


@pytest.mark.parametrize("url", FORMS)
def test_one_host_and_one_address(url: str) -> None:
    assert host_of(url) == f"http://{PLAIN}:80"
    assert canonical(url) == known_as(url) == f"http://{PLAIN}/a"
    assert host(canonical(url)) == WIDE
    assert sites(url) == (WIDE, "пример")


def test_all_forms_share_one_connection_and_pause() -> None:
    fetcher = Fetcher(QUICK)
    assert len({id(fetcher._host(each)) for each in FORMS}) == 1  # noqa: SLF001


@pytest.mark.parametrize("domain", [WIDE, PLAIN, "Пример.испытание"])
@pytest.mark.parametrize("url", FORMS)
def test_an_outlet_by_its_domain_in_either_form(domain: str, url: str) -> None:
    known = Outlet(id="v", name="Вестник", house="Vestnik", domains=(domain,))
    under = canonical(url.replace("://", "://www."))
    assert outlet((), canonical(url), [known], declared=False) is known
    assert outlet((), under, [known], declared=False) is known


def test_a_port_of_its_own_and_a_number_stay() -> None:
    assert canonical("HTTP://A.Example:8080/x") == "http://a.example:8080/x"
    assert canonical("https://A.Example:443") == "https://a.example/"
    assert canonical("http://[2001:DB8::1]/x") == "http://[2001:db8::1]/x"
    assert canonical("http://a.example:99999/") is None


def test_an_exception_may_be_written_as_people_read_it() -> None:
    assert manners(Settings(allow_hosts=("Пример.испытание",))).allowed == {PLAIN}
