"""Progress: a bar on a terminal, a plain line now and then elsewhere."""

import io

from cpts.commandes.suivi import open_suivi


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def count(flux: io.StringIO, total: int | None) -> str:
    """What is shown of 1 200 things, a second each hundred."""
    heures = iter([float(h) for h in range(100)])
    with open_suivi(total, "Lecture", flux=flux, clock=lambda: next(heures)) as suivi:
        for _ in range(12):
            suivi.advance(100)
    return flux.getvalue()


def test_elsewhere_than_on_a_terminal_a_line_comes_every_five_seconds() -> None:
    assert count(io.StringIO(), 1200) == (
        "Lecture : 500 sur 1\u202f200\nLecture : 1\u202f000 sur 1\u202f200\nLecture : 1\u202f200 sur 1\u202f200\n"
    )
    assert count(io.StringIO(), None).endswith("Lecture : 1\u202f200\n")


def test_on_a_terminal_the_bar_stays_on_its_line() -> None:
    montre = count(Terminal(), 1200)
    assert montre.count("\n") == 1
    assert f"\r\x1b[KLecture : [{'█' * 12}{'·' * 12}] 600 sur 1\u202f200" in montre
    assert montre.endswith(f"[{'█' * 24}] 1\u202f200 sur 1\u202f200\n")
