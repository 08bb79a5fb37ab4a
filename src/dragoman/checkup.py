"""The health of a desk's intake, outlet by outlet: what came in against what is promised."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from dragoman import deskfile, settings, sources
from dragoman.model.health import OutletHealth
from dragoman.model.knowledge import Knowledge
from dragoman.settings import Settings
from dragoman.store.view import View
from dragoman.survey.intake import Intake
from dragoman.survey.missed import missed
from dragoman.survey.promises import Promise
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
    promises = _promises(chosen, folder, knowledge)
    with View(folder) as view:
        for article in watch("looking through", view.articles(), view.count()):
            name = house(article.outlet_id, article.outlet, knowledge)
            _intake(name, intakes, knowledge).note(article)
            for each in promises:
                if each.gave(article, name):
                    each.note(article, name)
        rows = sources.listed(chosen.sources)
        for outlet, skip, whole in missed(view.skips(), sources.places(rows, folder), knowledge):
            _intake(outlet, intakes, knowledge).miss(skip, whole=whole)
        last = view.last_run()
        day = today or (date.fromisoformat(last[:10]) if last else datetime.now(UTC).date())
    for each in promises:
        _intake(each.of() or each.place, intakes, knowledge).sources.append(each)
    found = (each.health(day) for each in intakes.values())
    return tuple(sorted(found, key=lambda each: (-len(each.ailments), each.outlet)))


def _promises(chosen: Settings, folder: Path, knowledge: Knowledge) -> tuple[Promise, ...]:
    """Return the sources of the desk's list that promise something. Errors: ``BadArgument``."""
    houses = {each.id: each.house for each in knowledge.outlets}
    return tuple(
        Promise(
            place=sources.place(each, folder),
            minimum=each.minimum,
            outlet=houses.get(each.outlet or ""),
        )
        for each in sources.listed(chosen.sources)
        if each.minimum > 0
    )


def _intake(name: str, intakes: dict[str, Intake], knowledge: Knowledge) -> Intake:
    if name not in intakes:
        known = next((each for each in knowledge.outlets if each.house == name), None)
        promised = known.weekly if known else None
        intakes[name] = Intake(outlet=name or NO_OUTLET, promised=promised)
    return intakes[name]
