"""The lines of a sheet → proposed entries, cell by cell; a line with a cell that cannot be read is refused whole."""

import re
from collections.abc import Iterator
from typing import Any

from cpts.edition.ecriture import sort_champs
from cpts.errors import Probleme
from cpts.importers.bilan import Bilan
from cpts.importers.candidat import Candidat, Colonne, make_document
from cpts.importers.champs import HEURES, find_champ, set_valeur
from cpts.importers.correspondance import Correspondance, get_table
from cpts.importers.existant import Existant
from cpts.importers.fusion import MODELES
from cpts.importers.tableur import Ligne, Tableau
from cpts.importers.valeurs import find_arrondi, find_formule
from cpts.model.annuaire import Structure
from cpts.text import quote, slugify
from cpts.validate.traduction import find_modele

_ADRESSE_ENTIERE = re.compile(r"(?P<voie>.+?),?\s+(?P<code_postal>\d{5})\s+(?P<commune>\D+)", re.ASCII)
_POSTAL_ET_COMMUNE = re.compile(r"(?P<code_postal>\d{5})\s+(?P<commune>\D.*)", re.ASCII)
_HEURES = {chemin: chemin.replace(".", "_") for chemin in HEURES}
_COUPEE = "adresse coupée en voie, code postal et commune"
_ADRESSE_DE_STRUCTURE = "adresse laissée à la fiche du lieu"
_COMPLEMENT = "nom d’un lieu absent de l’annuaire, mis en complément d’adresse"
_POSTAL = "code postal rendu à une commune qui n’en a qu’un"


class Lecture:
    """The reading of one sheet with one `Correspondance`; what is refused or put right goes to `bilan`."""

    def __init__(self, tableau: Tableau, correspondance: Correspondance, existant: Existant, bilan: Bilan) -> None:
        self.tableau, self.correspondance, self.existant, self.bilan = tableau, correspondance, existant, bilan
        self._colonnes = {
            chemin: Colonne(tableau.titres.index(titre) + 1, titre) for titre, chemin in correspondance.colonnes.items()
        }
        champs = {chemin: find_champ(correspondance.genre, chemin) for chemin in correspondance.constantes}
        self._constantes = {c: champ.read(correspondance.constantes[c], {})[0] for c, champ in champs.items() if champ}

    def read(self) -> Iterator[Candidat]:
        """The entries of the lines that could be read."""
        for ligne in self.tableau.lignes:
            candidat = Candidat(self.correspondance.genre, {}, self._make_document(ligne))
            problemes = list(self._fill(candidat, ligne)) or list(self._finish(candidat))
            if problemes:
                self.bilan.refuses += problemes
            else:
                yield candidat._replace(champs=sort_profond(MODELES[candidat.liste], candidat.champs))

    def _make_document(self, ligne: Ligne) -> Any:
        return make_document(self.tableau.fichier, ligne.numero, self._colonnes)

    def _fill(self, candidat: Candidat, ligne: Ligne) -> Iterator[Probleme]:
        """Puts each cell in its field; yields those that cannot be read."""
        for chemin, colonne in self._colonnes.items():
            cellule = ligne.cellules[colonne.rang - 1]
            champ = find_champ(self.correspondance.genre, chemin)
            if not cellule or champ is None:
                continue
            if refus := _judge(candidat, chemin, cellule):
                yield refus
                continue
            valeur, note = champ.read(cellule, get_table(self.correspondance, chemin))
            self.bilan.notes.update([note] if note else [])
            if valeur:  # commas alone are nothing
                set_valeur(candidat.champs, _HEURES.get(chemin, chemin), valeur)
        for chemin, valeur in self._constantes.items():
            if chemin not in self._colonnes or not ligne.cellules[self._colonnes[chemin].rang - 1]:
                set_valeur(candidat.champs, chemin, valeur)

    def _finish(self, candidat: Candidat) -> Iterator[Probleme]:
        """What several cells say together; yields what they cannot say together."""
        champs = candidat.champs
        _join_heures(champs)
        if isinstance(lieu := champs.get("lieu"), str):
            champs["lieu"] = self._find_structure(lieu) or {"nom": lieu}
        for groupe in (champs, *champs.get("exercices", ()), champs.get("lieu")):
            if isinstance(groupe, dict):
                self._put_adresse_right(groupe)
        for exercice in champs.get("exercices", ()):
            yield from self._choose_lieu(candidat, exercice)

    def _choose_lieu(self, candidat: Candidat, exercice: dict[str, Any]) -> Iterator[Probleme]:
        """A place of the directory, or an address of its own whose second line is the name of the practice."""
        nom = exercice.get("structure")
        if nom is None:
            return
        if ident := self._find_structure(nom):
            exercice["structure"] = ident
            if exercice.pop("adresse", None):
                self.bilan.notes[_ADRESSE_DE_STRUCTURE] += 1
        elif isinstance(adresse := exercice.get("adresse"), dict):
            del exercice["structure"]
            adresse.setdefault("complement", nom)
            self.bilan.notes[_COMPLEMENT] += 1
        else:
            trouve = f"aucun lieu de l’annuaire ne s’appelle {quote(nom)}"
            suggestion = "Importez d’abord les lieux, ou donnez l’adresse dans d’autres colonnes"
            yield candidat.tell("exercices.structure", "reference-inconnue", trouve, "", suggestion)

    def _find_structure(self, nom: str) -> str:
        """The id of the place that a cell names, when one place alone has that id or name; else ""."""
        connue = self.existant.par_id.get(nom)
        if connue and isinstance(connue.modele, Structure):
            return nom
        homonymes = self.existant.structures_par_nom.get(slugify(nom), [])
        return str(homonymes[0].modele.id) if len(homonymes) == 1 else ""

    def _put_adresse_right(self, groupe: dict[str, Any]) -> None:
        """An address written in one cell is cut; a commune gets its name, and its postal code when it has only one."""
        adresse = groupe.get("adresse")
        if not isinstance(adresse, dict):
            return
        self._cut_adresse(adresse)
        nom, postal = adresse.get("commune", ""), adresse.get("code_postal", "")
        commune = self.existant.communes.find(nom, postal) if nom else None
        if commune and not postal and len(commune.codes_postaux) == 1:
            adresse["code_postal"] = commune.codes_postaux[0]
            self.bilan.notes[_POSTAL] += 1
        if commune and self.existant.communes.find(commune.nom, adresse.get("code_postal", "")) is commune:
            adresse["commune"] = commune.nom

    def _cut_adresse(self, adresse: dict[str, Any]) -> None:
        entiere = "commune" not in adresse and _ADRESSE_ENTIERE.fullmatch(adresse.get("voie", ""))
        double = "code_postal" not in adresse and _POSTAL_ET_COMMUNE.fullmatch(adresse.get("commune", ""))
        if lu := entiere or double:
            adresse.update(lu.groupdict())
            self.bilan.notes[_COUPEE] += 1


def _judge(candidat: Candidat, chemin: str, cellule: str) -> Probleme | None:
    """Why a cell is not something that a person wrote to be read, or None."""
    if find_formule(cellule):
        trouve = f"{quote(cellule, 40)} est une formule de tableur, ou son erreur"
        return candidat.tell(chemin, "formule", trouve, "une valeur", "Recopiez la colonne en valeurs, puis exportez")
    if find_arrondi(cellule):
        trouve = f"{quote(cellule, 40)} est un nombre arrondi par le tableur : ses chiffres sont perdus"
        suggestion = "Mettez la colonne au format Texte et retapez ce nombre"
        return candidat.tell(chemin, "nombre-arrondi", trouve, "tous les chiffres", suggestion)
    return None


def _join_heures(champs: dict[str, Any]) -> None:
    """The day and the hour of two columns in one field; an hour without a day stays alone."""
    for chemin, provisoire in _HEURES.items():
        if heure := champs.pop(provisoire, None):
            champ = chemin.partition(".")[0]
            champs[champ] = f"{champs.get(champ, '')} {heure}".strip()


def sort_profond(modele: Any, champs: dict[str, Any]) -> dict[str, Any]:
    """`champs` in the order of the model, and each group inside in the order of its own."""
    rangee: dict[str, Any] = {}
    for nom, valeur in sort_champs(modele, champs).items():
        interieur = find_modele(modele, (nom,))
        if interieur is not None and isinstance(valeur, dict):
            rangee[nom] = sort_profond(interieur, valeur)
        elif interieur is not None and isinstance(valeur, list):
            rangee[nom] = [sort_profond(interieur, v) if isinstance(v, dict) else v for v in valeur]
        else:
            rangee[nom] = valeur
    return rangee
