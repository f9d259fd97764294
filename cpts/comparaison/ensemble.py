"""What changes beside the lists of entries: the CPTS, the territory, the files to read, the order of the ladder."""

from collections.abc import Iterator, Mapping
from typing import Any

from cpts.comparaison.cartes import Difference, compare_cartes, make_carte
from cpts.comparaison.ecarts import Cotes, Ecart
from cpts.comparaison.etat import Etat
from cpts.comparaison.genres import Sorte
from cpts.comparaison.mots import IMPORTANT, URGENT, UTILE, Phrase
from cpts.comparaison.phrases import list_phrases
from cpts.comparaison.phrases_communes import Paire
from cpts.model.accessibilite import FichierAccessibilite
from cpts.text import join_fr, plural
from cpts.validate.indicateurs import read_mesures
from cpts.validate.medias import list_cites

_NOMS_MAX = 8


def list_ecarts_ensemble(cotes: Cotes) -> Iterator[Ecart]:
    """Each of these parts that changes."""
    yield from _compare_cpts(cotes)
    yield from _compare_territoire(cotes)
    yield from _compare_accessibilite(cotes)
    yield from _compare_ordre(cotes)
    yield from _list_medias(cotes)


def _compare_cpts(cotes: Cotes) -> Iterator[Ecart]:
    avant, apres = cotes.avant.donnees.cpts, cotes.apres.donnees.cpts
    if avant and apres and not avant.muets and not apres.muets:
        yield from _compare_objets(cotes, "cpts", apres.modele.nom, (avant.modele, apres.modele))


def _compare_objets(cotes: Cotes, cle: str, titre: str, modeles: tuple[Any, Any]) -> Iterator[Ecart]:
    avant, apres = modeles
    differences = compare_cartes(make_carte(avant, cotes.noms_avant), make_carte(apres, cotes.noms))
    if differences:
        phrases = tuple(list_phrases(Paire(avant, apres, cotes.noms_avant, cotes.noms), differences))
        yield Ecart(cle, cle, Sorte.CHANGEMENT, titre, phrases, differences)


def _compare_territoire(cotes: Cotes) -> Iterator[Ecart]:
    avant, apres = cotes.avant.donnees.territoire, cotes.apres.donnees.territoire
    if not (avant and apres) or avant.muets or apres.muets:
        return
    (ecart,) = [*_compare_objets(cotes, "territoire", "Le territoire", (avant.modele, apres.modele))] or [
        Ecart("territoire", "territoire", Sorte.CHANGEMENT, "Le territoire")
    ]
    autres = [phrase for phrase in ecart.phrases if not phrase.texte.startswith("communes ")]
    phrases = (*_say_communes(cotes, avant.modele.communes, apres.modele.communes), *autres)
    contours = tuple(_say_contours(cotes))
    mesures, differences = _compare_mesures(cotes)
    if phrases or contours or mesures:
        yield ecart._replace(phrases=(*phrases, *contours, *mesures), differences=(*ecart.differences, *differences))


def _compare_accessibilite(cotes: Cotes) -> Iterator[Ecart]:
    """The file may come or go: without it, nothing was evaluated."""
    entrees = [etat.donnees.accessibilite for etat in (cotes.avant, cotes.apres)]
    if any(entree and entree.muets for entree in entrees):
        return
    avant, apres = (entree.modele if entree else FichierAccessibilite() for entree in entrees)
    yield from _compare_objets(cotes, "accessibilite", "L’accessibilité", (avant, apres))


def _say_communes(cotes: Cotes, avant: tuple[str, ...], apres: tuple[str, ...]) -> Iterator[Phrase]:
    if plus := [cotes.noms.name_commune(code) for code in apres if code not in avant]:
        yield Phrase(IMPORTANT, f"couvre aussi {_list_noms(plus)}")
    if moins := [cotes.noms_avant.name_commune(code) for code in avant if code not in apres]:
        yield Phrase(URGENT, f"ne couvre plus {_list_noms(moins)}")


def _list_noms(noms: list[str]) -> str:
    """The first ones, then how many others there are."""
    reste = len(noms) - _NOMS_MAX
    return join_fr([*noms[:_NOMS_MAX], plural(reste, "autre")] if reste > 0 else noms)


def _say_contours(cotes: Cotes) -> Iterator[Phrase]:
    """What territoire.geojson says of the communes that are in both."""
    avant, apres = cotes.avant.communes, cotes.apres.communes
    paires = [(avant[code], commune) for code, commune in apres.items() if code in avant]
    for quoi, lire in _FAITS_COMMUNE.items():
        if noms := [b.nom for a, b in paires if lire(a) != lire(b)]:
            yield Phrase(UTILE, f"{quoi}\u00a0: {_list_noms(noms)}")


_FAITS_COMMUNE: Mapping[str, Any] = {
    "nom changé": lambda c: c.nom,
    "nombre d’habitants changé": lambda c: c.population,
    "codes postaux changés": lambda c: sorted(c.codes_postaux),
    "contour redessiné": lambda c: (c.polygones, c.voisine),
}


def _compare_mesures(cotes: Cotes) -> tuple[tuple[Phrase, ...], tuple[Difference, ...]]:
    """The indicators of both folders whose numbers change, with the first ones."""
    avant, apres = _read_valeurs(cotes.avant), _read_valeurs(cotes.apres)
    phrases, differences = [], []
    for titre in (titre for titre in apres if titre in avant):
        codes = sorted(
            code for code in {*avant[titre], *apres[titre]} if avant[titre].get(code) != apres[titre].get(code)
        )
        if codes:
            phrases.append(
                Phrase(UTILE, f"«\u00a0{titre}\u00a0»\u00a0: {plural(len(codes), 'nombre changé', 'nombres changés')}")
            )
            textes = [_write_valeurs(cotes, cote[titre], codes) for cote in (avant, apres)]
            differences.append(Difference(("indicateurs", titre), titre, textes[0], textes[1]))
    return tuple(phrases), tuple(differences)


def _read_valeurs(etat: Etat) -> dict[str, Mapping[str, float]]:
    entree = etat.donnees.territoire
    if entree is None or entree.muets:
        return {}
    mesures, _ = read_mesures(etat.dossier, entree, set(etat.communes))
    return {m.indicateur.titre: {} if m.indicateur.secret else m.valeurs for m in mesures}


def _write_valeurs(cotes: Cotes, valeurs: Mapping[str, float], codes: list[str]) -> str:
    lignes = (f"{cotes.noms.name_commune(code)}\u00a0: {valeurs[code]:g}" for code in codes if code in valeurs)
    return "\n".join(lignes).replace(".", ",")


def _compare_ordre(cotes: Cotes) -> Iterator[Ecart]:
    """The ladder is read in the order of its file."""
    avant, apres = (list(etat.list_modeles("etapes")) for etat in (cotes.avant, cotes.apres))
    communes = {*avant} & {*apres}
    ordres = [[ident for ident in ordre if ident in communes] for ordre in (avant, apres)]
    if ordres[0] != ordres[1]:
        phrase = Phrase(URGENT, "l’ordre des étapes change")
        textes = [
            "\n".join(etat.list_modeles("etapes")[i].titre for i in o)
            for etat, o in zip(cotes[:2], ordres, strict=True)
        ]
        difference = Difference(("ordre",), "Ordre des étapes", textes[0], textes[1])
        yield Ecart("etapes", "ordre", Sorte.CHANGEMENT, "Que faire maintenant ?", (phrase,), (difference,))


def _list_medias(cotes: Cotes) -> Iterator[Ecart]:
    """The files cited on both sides whose bytes change; the cards tell those that come and go."""
    cites = [{nom for _, _, nom in list_cites(etat.donnees)} for etat in (cotes.avant, cotes.apres)]
    for nom in sorted(cites[0] & cites[1]):
        avant, apres = (etat.read_octets(f"medias/{nom}") for etat in (cotes.avant, cotes.apres))
        if avant is not None and apres is not None and avant != apres:
            yield Ecart("medias", nom, Sorte.CHANGEMENT, nom, (Phrase(UTILE, "contenu remplacé"),))
