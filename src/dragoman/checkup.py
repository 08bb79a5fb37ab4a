"""The health of a desk's intake, outlet by outlet: what came in against what is promised."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from dragoman import deskfile, settings
from dragoman.model.health import OutletHealth
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import NOTE, SKIP_KINDS, Outlet
from dragoman.store.view import View
from dragoman.survey.intake import Intake
from dragoman.survey.roll import NO_OUTLET, house
from dragoman.watch import Watch, unwatched


def health(
    folder: Path, today: date | None = None, watch: Watch = unwatched
) -> tuple[OutletHealth, ...]:
    """Return how each outlet of the desk in ``folder`` stands on ``today``, the worst first.

    ``today`` is by default the day on which something was last collected. Outlets are those that
    ``desk.toml`` names and all that something came in from.
    """
    chosen = settings.load(folder)
    knowledge = deskfile.knowledge_of(chosen)
    own = {str(each["id"]) for each in chosen.outlets}
    intakes = {
        each.house: Intake(outlet=each.house, promised=each.weekly)
        for each in knowledge.outlets
        if each.id in own
    }
    with View(folder) as view:
        for article in watch("looking through", view.articles(), view.count()):
            _intake(house(article.outlet_id, article.outlet, knowledge), intakes, knowledge).note(
                article
            )
        for skip in view.skips():
            outlet = _of_host(skip.input, knowledge)
            if outlet and skip.kind != NOTE:
                reason = SKIP_KINDS.get(skip.kind or "", skip.reason)
                _intake(outlet.house, intakes, knowledge).skips[skip.kind, reason] += 1
        day = today or date.fromisoformat(view.seen()[1][:10])
    found = (each.health(day) for each in intakes.values())
    return tuple(sorted(found, key=lambda each: (-len(each.ailments), each.outlet)))


def _intake(name: str, intakes: dict[str, Intake], knowledge: Knowledge) -> Intake:
    if name not in intakes:
        known = next((each for each in knowledge.outlets if each.house == name), None)
        promised = known.weekly if known else None
        intakes[name] = Intake(outlet=name or NO_OUTLET, promised=promised)
    return intakes[name]


def _of_host(address: str, knowledge: Knowledge) -> Outlet | None:
    host = urlsplit(address).hostname or ""
    for each in knowledge.outlets:
        if any(host == domain or host.endswith("." + domain) for domain in each.domains):
            return each
    return None
