"""The acronyms of the CPTS against themselves and against the national registry: each one has one meaning."""

from collections.abc import Iterator, Mapping
from inspect import getsourcelines
from typing import Any

from cpts.errors import Gravite, Probleme
from cpts.nomenclatures import sigles as nationaux
from cpts.nomenclatures.registre_sigles import Registre, find_boucle
from cpts.nomenclatures.sigles import SIGLES
from cpts.text import did_you_mean, quote, slugify
from cpts.validate.champs import Brute
from cpts.validate.donnees import Donnees

_FICHIER = "cpts/nomenclatures/sigles.py"
_EN_DOUBLE = "sigle-en-double"


def check_sigles(donnees: Donnees, registre: Registre = SIGLES) -> Iterator[Probleme]:
    """Every rule of this module; read from what is written, so that a mistake elsewhere hides none."""
    yield from _check_registre(registre)
    valeur = donnees.cpts.valeur if donnees.cpts else None
    liste = valeur.get("sigles") if isinstance(valeur, dict) else None
    if donnees.cpts and isinstance(liste, list):
        brutes = [
            Brute(donnees.cpts.document, ("sigles", rang), v)
            for rang, v in enumerate(liste)
            if isinstance(v, dict) and slugify(_read(v, "sigle"))
        ]
        yield from _check_doubles(brutes, registre)
        yield from _check_remplacants(brutes, registre)


def _read(valeur: Mapping[str, Any], champ: str) -> str:
    texte = valeur.get(champ)
    return texte.strip() if isinstance(texte, str) else ""


def _check_registre(registre: Registre) -> Iterator[Probleme]:
    """A double in our own list: told where it is written the second time, like a fault of the data."""
    for sigle in registre.doubles:
        lignes = _list_lignes(sigle)
        premiere, seconde = (lignes[0], lignes[-1]) if lignes else (1, 1)
        trouve = f"le sigle {quote(sigle)} est défini deux fois (ligne {premiere})"
        yield Probleme(_FICHIER, seconde, 1, "", _EN_DOUBLE, trouve, "un seul sens par sigle")


def _list_lignes(sigle: str) -> list[int]:
    """The lines of the national registry where `sigle` opens an entry."""
    lignes, _ = getsourcelines(nationaux)
    return [rang for rang, ligne in enumerate(lignes, 1) if ligne.strip() == f'"{sigle}",']


def _check_doubles(brutes: list[Brute], registre: Registre) -> Iterator[Probleme]:
    par_ancre = {s.ancre: s for s in registre.values()}
    vus: dict[str, Brute] = {}
    for brute in brutes:
        sigle = _read(brute.valeur, "sigle")
        premier = vus.setdefault(slugify(sigle), brute)
        if premier is not brute:
            ligne, _ = premier.document.position((*premier.chemin, "sigle"))
            trouve = f"le sigle {quote(sigle)} est déjà défini (ligne {ligne})"
            yield brute.tell(("sigle",), _EN_DOUBLE, trouve, "un seul sens par sigle", "Gardez l’une des deux entrées")
        elif national := par_ancre.get(slugify(sigle)):
            yield _tell_national(brute, sigle, national.developpe)


def _tell_national(brute: Brute, sigle: str, developpe: str) -> Probleme:
    """Another meaning is refused; the same one is only useless: the glossary already has it."""
    meme = slugify(_read(brute.valeur, "developpe")) == slugify(developpe)
    trouve = f"le sigle {quote(sigle)} est déjà dans le registre national ({_FICHIER}) : {quote(developpe, 90)}"
    suggestion = "Supprimez cette entrée : le glossaire l’a déjà" if meme else (
        "Écrivez le nom en entier dans vos textes, ou choisissez d’autres lettres"
    )  # fmt: skip
    gravite = Gravite.AVERTISSEMENT if meme else Gravite.ERREUR
    return brute.tell(("sigle",), "sigle-national" if meme else _EN_DOUBLE, trouve, "", suggestion, gravite)


def _check_remplacants(brutes: list[Brute], registre: Registre) -> Iterator[Probleme]:
    """What replaces an acronym is in the glossary too, and is not the acronym itself, even by a detour."""
    connus = {*registre, *(_read(b.valeur, "sigle") for b in brutes)}
    suites = {s.sigle: s.remplace_par for s in registre.values()}
    suites |= {_read(b.valeur, "sigle"): _read(b.valeur, "remplace_par") for b in brutes}
    for brute in brutes:
        suite = _read(brute.valeur, "remplace_par")
        if suite and suite not in connus:
            trouve = f"le sigle {quote(suite)} n’est ni dans cette liste, ni dans le registre national"
            yield brute.tell(("remplace_par",), "sigle-inconnu", trouve, "", did_you_mean(suite, connus))
        elif suite and find_boucle(_read(brute.valeur, "sigle"), suites):
            trouve = f"en suivant {quote(suite)}, on revient au sigle de départ"
            yield brute.tell(("remplace_par",), "sigle-en-boucle", trouve, "le sigle qui sert aujourd’hui")
