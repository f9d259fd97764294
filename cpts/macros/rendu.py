"""Arguments checked against the data, then a call rendered to HTML."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from cpts.errors import Probleme
from cpts.macros.appels import Appel
from cpts.macros.registre import Genre, Macro
from cpts.model.actions import PUBLICS
from cpts.model.site import Site
from cpts.nomenclatures import langues, listes
from cpts.nomenclatures.numeros import NUMEROS_COURTS
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.text import did_you_mean, fold, quote, slugify
from cpts.views.gestes import GESTES
from cpts.views.saisie_questions import FORMULAIRES

NOMBRE_MAXIMAL = 500


@dataclass(frozen=True, slots=True)
class Refus(Exception):
    """Why an argument is refused, in French."""

    trouve: str
    attendu: str = ""
    suggestion: str = ""


def check_appels(appels: Iterable[Appel], macros: Mapping[str, Macro], site: Site) -> list[Probleme]:
    """Every unknown parameter, wrong value and unknown id of these calls."""
    return [p for appel in appels for p in _check_appel(appel, macros[appel.macro], site)]


def _check_appel(appel: Appel, macro: Macro, site: Site) -> Iterable[Probleme]:
    connus = {p.nom: p for p in macro.parametres}
    for nom, valeur in appel.arguments:
        if nom not in connus:
            attendu = f"un de ceux-ci : {', '.join(connus)}" if connus else "aucun paramètre"
            yield appel.tell(
                "macro-parametre", f"le paramètre {quote(nom)} n’existe pas", attendu, did_you_mean(nom, connus)
            )
            continue
        try:
            read_argument(connus[nom].genre, valeur, site)
        except Refus as refus:
            yield appel.tell("macro-valeur", f"{nom} : {refus.trouve}", refus.attendu, refus.suggestion)
    ecrits = {nom for nom, _ in appel.arguments}
    for parametre in macro.parametres:
        if parametre.obligatoire and parametre.nom not in ecrits:
            yield appel.tell("macro-parametre", f"le paramètre {quote(parametre.nom)} manque", parametre.description)


def render_appel(appel: Appel, macro: Macro, contexte: Any, site: Site, env: Environment) -> Markup:
    """The HTML of a call already checked."""
    genres = {p.nom: p.genre for p in macro.parametres}
    arguments = {nom: read_argument(genres[nom], valeur, site) for nom, valeur in appel.arguments}
    return Markup(env.get_template(macro.gabarit).render(vue=macro.make_vue(contexte, **arguments)))


def read_argument(genre: Genre, valeur: Any, site: Site) -> Any:
    """`valeur` as the view wants it: a slug, an id or a number."""
    return _LECTEURS[genre](valeur, site)


def _read_choix(table: Mapping[str, Any], nom: str) -> Callable[[Any, Site], str]:
    def read(valeur: Any, _site: Site) -> str:
        if valeur in table:
            return str(valeur)
        raise Refus(
            f"{quote(str(valeur))} est inconnu",
            f"{nom} : {', '.join(list(table)[:40])}",
            did_you_mean(str(valeur), table),
        )

    return read


def _read_nombre(valeur: Any, _site: Site) -> int:
    if isinstance(valeur, int) and not isinstance(valeur, bool) and 0 < valeur <= NOMBRE_MAXIMAL:
        return valeur
    raise Refus(
        f"{quote(str(valeur))} n’est pas un nombre de 1 à {NOMBRE_MAXIMAL}", "un nombre sans guillemets : nombre=5"
    )


def _read_texte(valeur: Any, _site: Site) -> str:
    if isinstance(valeur, str) and valeur.strip():
        return valeur.strip()
    raise Refus(f"{quote(str(valeur))} n’est pas un texte", "quelques mots entre guillemets")


def _read_commune(valeur: Any, site: Site) -> str:
    for commune in site.territoire.communes:
        if valeur in (commune.slug, commune.code) or fold(str(valeur)) == fold(commune.nom):
            return commune.slug
    noms = [c.nom for c in site.territoire.communes]
    raise Refus(f"{quote(str(valeur))} n’est pas une commune du territoire", "", did_you_mean(str(valeur), noms))


def _read_fiche(valeur: Any, site: Site) -> str:
    if valeur in site.professionnels_par_id or valeur in site.structures_par_id:
        return str(valeur)
    ids = [*site.professionnels_par_id, *site.structures_par_id]
    raise Refus(f"aucune fiche n’a l’identifiant {quote(str(valeur))}", "", did_you_mean(slugify(str(valeur)), ids))


def _read_parcours(valeur: Any, site: Site) -> str:
    if valeur in site.parcours_par_id:
        return str(valeur)
    raise Refus(
        f"aucun parcours n’a l’identifiant {quote(str(valeur))}", "", did_you_mean(str(valeur), site.parcours_par_id)
    )


_LECTEURS: Mapping[Genre, Callable[[Any, Site], Any]] = {
    Genre.PROFESSION: _read_choix(PROFESSIONS, "une profession"),
    Genre.SERVICE: _read_choix(listes.SERVICES, "un service"),
    Genre.TYPE: _read_choix(listes.TYPES_STRUCTURE, "un type"),
    Genre.LANGUE: _read_choix(langues.LANGUES, "une langue"),
    Genre.PUBLIC: _read_choix(PUBLICS, "un public"),
    Genre.THEME: _read_choix(listes.THEMES, "un thème"),
    Genre.STATUT: _read_choix(listes.STATUTS_ACTION, "un statut"),
    Genre.NOMBRE: _read_nombre,
    Genre.GESTE: _read_choix(GESTES, "une icône"),
    Genre.TEXTE: _read_texte,
    Genre.FORMULAIRE: _read_choix(FORMULAIRES, "un formulaire"),
    Genre.NUMERO: _read_choix(NUMEROS_COURTS, "un numéro"),
    Genre.COMMUNE: _read_commune,
    Genre.FICHE: _read_fiche,
    Genre.PARCOURS: _read_parcours,
}
