"""Real tasks, from the home page to the answer, in no more gestures than bench/TACHES.md says."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from bench.taches import TACHES, Tache, perform


@pytest.mark.parametrize("tache", TACHES, ids=[tache.nom for tache in TACHES])
def test_a_task_takes_few_gestures_and_needs_a_script_only_when_it_says_so(
    open_contexte: Callable[..., BrowserContext], adresse: str, tache: Tache
) -> None:
    page = open_contexte(heure=tache.moment, java_script_enabled=tache.script).new_page()
    bilan = perform(page, adresse, tache)
    assert bilan.gestes <= tache.gestes
    assert bilan.pages <= 3


def test_the_tasks_are_those_of_the_three_kinds_of_people() -> None:
    assert [(t.qui, t.gestes, t.script) for t in TACHES] == [
        ("habitant", 2, True),
        ("habitant", 1, False),
        ("habitant", 1, False),
        ("habitant", 1, False),
        ("habitant", 2, False),
        ("habitant", 2, True),
        ("habitant", 3, False),
        ("professionnel", 2, True),
        ("professionnel", 3, False),
        ("professionnel", 1, False),
        ("bénévole", 3, False),
    ]
