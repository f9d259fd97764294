"""Rules of the ladder and of the weekly slots: prices told by the table of numbers, hours written twice, closures."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from cpts.dates import JOURS, format_date, format_intervalle
from cpts.errors import Probleme
from cpts.model.agenda import JOURS as RANG_PAR_JOUR
from cpts.model.annuaire import Fermeture, Structure
from cpts.model.soins import Creneau, EtapeSoins
from cpts.nomenclatures.numeros import NUMEROS_COURTS
from cpts.telephone import format_telephone
from cpts.text import fold, quote
from cpts.validate.champs import Entree
from cpts.validate.donnees import Donnees

JOURS_FERMETURE = 60
"""A closure is told this long before: the slot is then looked at once, not all year."""
_PAYANT = re.compile(r"par minute|/ ?min|(?:numero|appel)s? (?:payant|surtaxe)|prix d'un appel")
_GRATUIT = re.compile(r"(?:numero|appel)s? gratuit|^gratuit\b")


def check_soins(donnees: Donnees, jour: date) -> Iterator[Probleme]:
    """Every step, then every slot."""
    for etape in donnees.get("etapes", EtapeSoins):
        if not etape.muets & {"cout", "numeros"}:
            yield from _check_cout(etape)
    creneaux = [c for c in donnees.get("creneaux", Creneau) if not c.muets & {"structure", "jours", "de", "a"}]
    yield from _check_creneaux(creneaux)
    structures = {s.modele.id: s.modele for s in donnees.get("structures", Structure) if "fermetures" not in s.muets}
    for creneau in creneaux:
        if structure := structures.get(creneau.modele.structure):
            yield from _check_fermeture(creneau, structure, jour)


def _check_cout(etape: Entree[EtapeSoins]) -> Iterator[Probleme]:
    """The price of a call is said by the table alone: written twice, one of them ends up wrong."""
    cout, numeros = etape.modele.cout, [NUMEROS_COURTS[n] for n in etape.modele.numeros]
    if cout is None or not numeros:
        return
    plie, payants = fold(cout), [n for n in numeros if not n.gratuit]
    prix = ", ".join(f"{format_telephone(n.numero)}\u00a0: {n.cout}" for n in payants or numeros)
    suggestion = "Ne gardez que le coût des soins, ou supprimez cette ligne"
    if _PAYANT.search(plie):
        trouve = f"{quote(cout)} redit le prix d’un appel, que le site connaît déjà ({prix})"
        yield etape.warn(("cout",), "cout-numero", trouve, "", suggestion)
    elif payants and _GRATUIT.search(plie):
        trouve = f"{quote(cout)} contredit la table des numéros ({prix})"
        yield etape.warn(("cout",), "cout-numero", trouve, "", suggestion)


def _check_creneaux(creneaux: list[Entree[Creneau]]) -> Iterator[Probleme]:
    """Two slots of one place at one time; each one is told once, beside the one that begins last."""
    par_jour: dict[tuple[str, int], list[Entree[Creneau]]] = {}
    for creneau in creneaux:
        for rang in sorted({RANG_PAR_JOUR[jour] for jour in creneau.modele.jours}):
            par_jour.setdefault((creneau.modele.structure, rang), []).append(creneau)
    dits: set[str] = set()
    for (_, rang), memes in par_jour.items():
        for avant, apres in pairwise(sorted(memes, key=lambda c: (c.modele.de, c.modele.a, c.modele.id))):
            if avant.modele.a > apres.modele.de and apres.modele.id not in dits:
                dits.add(apres.modele.id)
                yield _tell_chevauchement(apres, avant, JOURS[rang])


def _tell_chevauchement(creneau: Entree[Creneau], avant: Entree[Creneau], jour: str) -> Probleme:
    ligne, _ = avant.document.position(avant.chemin)
    fichier = "" if avant.document is creneau.document else f"{avant.document.fichier}, "
    trouve = f"le {jour}, ce créneau recouvre {quote(avant.modele.id)} ({fichier}ligne {ligne}), au même endroit"
    return creneau.warn(
        ("de",), "creneaux-chevauchement", trouve, "", "Corrigez les heures, ou supprimez l’un des deux"
    )


def _check_fermeture(creneau: Entree[Creneau], structure: Structure, jour: date) -> Iterator[Probleme]:
    """The next closure that meets the slot: the site will not promise it those days."""
    rangs = {RANG_PAR_JOUR[nom] for nom in creneau.modele.jours}
    for f in sorted(structure.fermetures, key=lambda f: (f.du, f.au)):
        if f.au >= jour and (f.du - jour).days <= JOURS_FERMETURE and _meets(f, rangs):
            quand = f"le {format_date(f.du)}" if f.du == f.au else format_intervalle(f.du, f.au)
            trouve = f"le lieu {quote(structure.id)} est fermé {quand}, et ce créneau n’est pas promis ces jours-là"
            suggestion = "Vérifiez la fermeture avec le lieu, et dites qui remplace"
            yield creneau.warn(("structure",), "creneau-fermeture", trouve, "", suggestion)
            return


def _meets(fermeture: Fermeture, rangs: set[int]) -> bool:
    duree = min((fermeture.au - fermeture.du).days, 6)
    return any((fermeture.du + timedelta(days=n)).weekday() in rangs for n in range(duree + 1))
