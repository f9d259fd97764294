"""The round of one day: the data read once, and its list in each form."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from cpts.dossier import open_dossier
from cpts.model.site import Site
from cpts.relecture.courriels import make_courriels
from cpts.relecture.echeances import Echeance, list_echeances
from cpts.relecture.liste import write_liste
from cpts.relecture.tableau import write_tableau
from cpts.validate import load_dossier
from cpts.validate.donnees import read_donnees
from cpts.views.contexte import make_contexte


class Tournee(NamedTuple):
    """What is due on the day of `site`."""

    site: Site
    echeances: list[Echeance]

    def count_sans_courriel(self) -> int:
        """How many people can only be called: they get no draft."""
        return len({e.destinataire.cle for e in self.echeances if e.destinataire.cle and not e.destinataire.courriel})


def load_tournee(chemin: Path, nom: str, jour: date) -> Tournee:
    """The round of the folder `chemin`, called `nom` in messages; `DataError` when its data has an error."""
    dossier = open_dossier(chemin, nom)
    chargement = load_dossier(dossier, jour)
    return Tournee(chargement.unwrap(), list_echeances(read_donnees(dossier), chargement.problemes, jour))


def write_tournee(tournee: Tournee, format_: str) -> dict[str, bytes]:
    """File name → bytes; for « courriels », one file a person, perhaps none."""
    site, echeances = tournee
    if format_ == "courriels":
        return make_courriels(echeances, make_contexte(site))
    if format_ == "csv":
        return {"a-verifier.csv": write_tableau(echeances, site.cpts, site.jour).encode()}
    return {"a-verifier.txt": f"{write_liste(echeances)}\n".encode()}
