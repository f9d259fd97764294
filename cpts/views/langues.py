"""Views: the essential page in other languages: who may read what, and whether a speaker has read it again."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cpts.dates import format_date
from cpts.model.annuaire import Professionnel
from cpts.nomenclatures.langues import LANGUES
from cpts.nomenclatures.langues_ecrites import LANGUES_ECRITES
from cpts.views.contexte import Contexte
from cpts.views.matiere import Matiere, PageConnue
from cpts.views.mots import Telephone, write_role
from cpts.views.resultats import get_resultat
from cpts.views.selections import Criteres, select

FRANCAISE = "que-faire/"
"""The page that the translations say in other languages."""
DEPLIES = 12
"""Longer, a list of people is folded: what follows it is read too."""
_RANGS = {code: rang for rang, code in enumerate(LANGUES_ECRITES)}


class LienLangue(NamedTuple):
    """A page in a language; `nom` is how its readers write it, `sens` the value of `dir`."""

    code: str
    nom: str
    sens: str
    lien: str
    courante: bool = False


class Relecture(NamedTuple):
    """The state of a translation, in French then in its own language. `quand`: « 20/11/2026 », or ""."""

    phrase: str
    phrase_langue: str
    qui: str = ""
    iso: str = ""
    quand: str = ""


class Traduction(NamedTuple):
    """One line of blocs/traductions.html."""

    lien: LienLangue
    langue: str
    titre: str
    relecture: Relecture


class VueTraductions(NamedTuple):
    """blocs/traductions.html."""

    traductions: tuple[Traduction, ...]


class VueLangues(NamedTuple):
    """composants/langues.html, through blocs/langues.html."""

    langues: tuple[LienLangue, ...]


class Soignant(NamedTuple):
    """A person who speaks a language, in French words: `role` is the trade, `commune` where he or she works."""

    nom: str
    lien: str
    role: str
    commune: str
    telephone: Telephone | None


class VueQuiParle(NamedTuple):
    """blocs/qui_parle.html. In the page's language: `voir` opens a long list, `personne` says that nobody speaks it."""

    soignants: tuple[Soignant, ...]
    voir: str
    personne: str


def list_traduites(pages: Iterable[PageConnue]) -> list[PageConnue]:
    """The pages in another language, the languages most met first."""
    return sorted((p for p in pages if p.langue), key=lambda p: _RANGS[p.langue])


def list_langues(pages: Iterable[PageConnue]) -> tuple[LienLangue, ...]:
    return tuple(make_lien(p) for p in list_traduites(pages))


def list_versions(pages: Iterable[PageConnue], chemin: str) -> tuple[LienLangue, ...]:
    """The essential page at `chemin` in every language, French first; nothing for the other pages."""
    pages = tuple(pages)
    versions = (LienLangue("fr", "Français", "ltr", FRANCAISE), *list_langues(pages))
    connus = {p.chemin for p in pages}
    presentes = tuple(v._replace(courante=v.lien == chemin) for v in versions if v.lien in connus)
    return presentes if len(presentes) > 1 and any(v.courante for v in presentes) else ()


def make_lien(page: PageConnue) -> LienLangue:
    langue = LANGUES_ECRITES[page.langue]
    return LienLangue(langue.code, langue.nom, langue.sens, page.chemin)


def make_relecture(page: PageConnue) -> Relecture:
    langue = LANGUES_ECRITES[page.langue]
    if not page.relue_le:
        return Relecture("Traduction à faire relire", langue.a_relire)
    jour = date.fromisoformat(page.relue_le)
    phrase = f"Traduction relue par {page.relue_par}, le {format_date(jour)}"
    return Relecture(phrase, langue.relue, page.relue_par, page.relue_le, f"{jour:%d/%m/%Y}")


def view_traductions(matiere: Matiere) -> VueTraductions:
    pages = list_traduites(matiere.pages_ecrites)
    return VueTraductions(tuple(Traduction(make_lien(p), LANGUES[p.langue], p.titre, make_relecture(p)) for p in pages))


def view_langues(matiere: Matiere) -> VueLangues:
    return VueLangues(list_langues(matiere.pages_ecrites))


def view_qui_parle(contexte: Contexte, langue: str, voir: str, personne: str) -> VueQuiParle:
    """Everyone who speaks `langue`, alphabetical; `{nombre}` in `voir` is how many. Folded when there are many."""
    fiches = select(contexte, Criteres(langue=langue))
    soignants = tuple(make_soignant(contexte, fiche) for fiche in fiches if isinstance(fiche, Professionnel))
    return VueQuiParle(
        soignants, voir.replace("{nombre}", str(len(soignants))) if len(soignants) > DEPLIES else "", personne
    )


def make_soignant(contexte: Contexte, professionnel: Professionnel) -> Soignant:
    resultat = get_resultat(contexte, professionnel)
    role = write_role(professionnel.profession, professionnel.specialite)
    return Soignant(resultat.nom, resultat.lien, role, resultat.commune, resultat.telephone)
