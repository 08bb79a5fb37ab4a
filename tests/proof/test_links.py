"""References to the previous report of a series."""

from dragoman.formats import plain
from dragoman.model.published import KeptReport
from dragoman.proof.links import links
from dragoman.proof.parse import parse

EARLIER = (
    "Country Report: Russia (January 2021)\n\nBooks led.\n\nBooks\n\n"
    "On January 9, Ivan Roshchin in Vestnik wrote that ports close.\n\n"
    "On January 11, Petr Belov in Vestnik reviewed a book by Torkunov, Toloraya and Zhebin on the peninsula.\n"
)
LATER = (
    "Country Report: Russia (March 2021)\n\nPorts led.\n\nPorts\n\n"
    "On March 1, Gleb Kotlov in Vestnik wrote of the book by Torkunov and Toloraya, which was summarized in "
    "the previous Country Report: Russia. Ships wait.\n"
)


def test_a_reference_is_linked_to_the_item_that_names_the_same_people() -> None:
    earlier = parse(plain.document(EARLIER))
    kept = KeptReport(id="report:1", sha256="1", source="", published=earlier)
    later = parse(plain.document(LATER))
    (found,) = links(later, [kept])
    assert (found.report, found.issue, found.to) == ("report:1", "2021-01", 1)
    assert later.text[found.start : found.end].startswith("which was summarized in the previous")
    assert list(links(later, [])) == []
    assert list(links(earlier, [kept])) == []
