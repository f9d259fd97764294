"""From the body of an issue to the files on the disk, in one call."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from cpts.demandes.ajouter import prepare_ajouter
from cpts.demandes.base import Base, Brouillon, open_base
from cpts.demandes.changement import Changement
from cpts.demandes.corps import decode_corps, find_formulaire, read_corps
from cpts.demandes.fermeture import prepare_fermeture
from cpts.demandes.opposition import prepare_opposition
from cpts.demandes.reponse import write_changement
from cpts.demandes.signaler import prepare_signaler
from cpts.demandes.verification import prepare_verification
from cpts.edition.lignes import RetoucheImpossible

_PREPARATIONS: Mapping[str, Callable[[Base, Mapping[str, str]], Changement]] = {
    "signaler": prepare_signaler,
    "ajouter": prepare_ajouter,
    "fermeture": prepare_fermeture,
    "opposition": prepare_opposition,
    "verification": prepare_verification,
}


def process_demande(octets: bytes, genre: str | None, donnees: Path, nom: str, jour: date) -> str:
    """The Markdown to post; the data has changed only if it says so.

    Raises `DemandeRefusee`, `DataError` when the data already has an error, or `BuildError`; nothing is then written.
    """
    texte = decode_corps(octets)
    formulaire = find_formulaire(texte, genre)
    reponses = read_corps(texte, formulaire)
    base = open_base(donnees, nom, jour)
    changement = _prepare(base, formulaire.genre, reponses)
    avertissements = changement.brouillon.check(formulaire) if changement.brouillon.textes else []
    changement.brouillon.write()
    return write_changement(changement, avertissements)


def _prepare(base: Base, genre: str, reponses: Mapping[str, str]) -> Changement:
    try:
        return _PREPARATIONS[genre](base, reponses)
    except RetoucheImpossible:
        a_faire = ["La fiche est écrite d’une façon que la machine ne sait pas retoucher : changez-la à la main."]
        return Changement("Une demande à traiter à la main", Brouillon(base), [], a_faire)
