"""How to call what the entries of one folder are and cite."""

from collections.abc import Mapping
from typing import Any

from cpts.comparaison.etat import Etat
from cpts.dates import format_date
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.lieu import Adresse
from cpts.model.site import Commune
from cpts.model.soins import Creneau, Garde
from cpts.nomenclatures.listes import TYPES_GARDE, TYPES_OFFRE, TYPES_STRUCTURE
from cpts.text import join_fr
from cpts.views.mots import lower_first, write_metier

_NOMS_PROPRES = ("cpam", "maison-france-services")


def _write_type(genre: str) -> str:
    """The kind of a place inside a sentence."""
    libelle = TYPES_STRUCTURE[genre]
    return libelle if genre in _NOMS_PROPRES else lower_first(libelle)


class Noms:
    """The names of one folder; a person who may not be named has none.

    `gens`: the people shown. `cites`: list → id → entry that a reference may name, people excepted, who are in
    `gens_cites`. What both folders hold has the same name on both sides, that of after: whoever cites a place that
    changes its name does not change.
    """

    def __init__(
        self,
        etat: Etat,
        gens: Mapping[str, Professionnel],
        gens_cites: Mapping[str, Professionnel],
        cites: Mapping[str, Mapping[str, Any]],
        communes: Mapping[str, Commune],
    ) -> None:
        self.etat, self.gens, self.gens_cites, self.cites, self.communes = etat, gens, gens_cites, cites, communes
        self.structures: Mapping[str, Structure] = cites["structures"]

    def find(self, genre: str, ident: str) -> str | None:
        """The name of what `ident` cites among `genre`, a list or « fiches »; None when it may not be said."""
        if genre == "fiches" and ident in self.gens_cites:
            return self.gens_cites[ident].nom_complet
        modele = self.cites["structures" if genre == "fiches" else genre].get(ident)
        return getattr(modele, "titre", None) or getattr(modele, "nom", None)

    def name_commune(self, nom_ou_code: str) -> str:
        """A commune as people call it, even when the YAML holds its code."""
        commune = self.communes.get(nom_ou_code)
        return commune.nom if commune else nom_ou_code

    def find_adresse(self, pro: Professionnel) -> Adresse | None:
        """Where a person works first."""
        premier = pro.exercices[0]
        structure = self.structures.get(premier.structure or "")
        return premier.adresse or (structure.adresse if structure else None)

    def title(self, modele: Any) -> str:
        """An entry as its page calls it, with what tells it from its namesakes."""
        if isinstance(modele, Structure):
            commune = self.name_commune(modele.adresse.commune)
            return f"{modele.nom} ({_write_type(modele.type)}, {commune})"
        if isinstance(modele, Professionnel):
            adresse = self.find_adresse(modele)
            commune = f", {self.name_commune(adresse.commune)}" if adresse else ""
            return f"{modele.nom_complet} ({write_metier(modele.profession, modele.specialite)}{commune})"
        if isinstance(modele, Creneau):
            lieu = self.find("structures", modele.structure)
            return f"{join_fr(modele.jours).capitalize()}{f', {lieu}' if lieu else ''}"
        if isinstance(modele, Garde):
            return f"{TYPES_GARDE[modele.type]} le {format_date(modele.debut.date())}"
        return self._title_autre(modele)

    def _title_autre(self, modele: Any) -> str:
        titre = getattr(modele, "titre", None) or getattr(modele, "nom", None) or modele.id
        genre = getattr(modele, "type", None)
        return f"{titre} ({lower_first(TYPES_OFFRE[genre])})" if genre in TYPES_OFFRE else str(titre)
