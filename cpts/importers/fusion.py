"""Proposed entries into the folder, in memory: new ones added, empty fields completed, written ones left alone.

Whatever is in the YAML was written or accepted by a person: nothing tells a field that an import wrote from one that
a volunteer checked, so that both are left, and a difference is told instead.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from cpts.edition.ecriture import sort_champs, write_fichier
from cpts.edition.lignes import RetoucheImpossible
from cpts.edition.retouche import add_entrees
from cpts.errors import Probleme
from cpts.importers.bilan import Bilan
from cpts.importers.candidat import Candidat
from cpts.importers.complements import complete
from cpts.importers.existant import Existant
from cpts.importers.identifiants import choose_fichier, make_id, write_entete
from cpts.importers.oppositions import Oppositions
from cpts.importers.rapprochement import find_semblable
from cpts.model.agenda import Evenement
from cpts.model.annuaire import Professionnel, Structure
from cpts.text import plural, quote
from cpts.validate.champs import Entree, validate_entree

MODELES: dict[str, type[Any]] = {
    "structures": Structure,
    "professionnels": Professionnel,
    "evenements": Evenement,
}
_SANS_ID = "entree-sans-identifiant"


class Fusion:
    """The entries of one import, taken one after the other; `finish` puts the new ones in their files."""

    def __init__(self, existant: Existant, oppositions: Oppositions, bilan: Bilan) -> None:
        self.existant, self.oppositions, self.bilan = existant, oppositions, bilan
        self._nouvelles: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
        self._vues: dict[str, int] = {}

    def take(self, candidats: Iterable[Candidat], advance: Callable[[int], None] = lambda _: None) -> None:
        """Every candidate, `advance` told of each."""
        for candidat in candidats:
            self._take(candidat)
            advance(1)

    def _take(self, candidat: Candidat) -> None:
        modele_cible = MODELES[candidat.liste]
        champs = {"id": _SANS_ID, **candidat.champs}
        entree, problemes = validate_entree(modele_cible, candidat.document, (), champs)
        if entree is None or problemes:
            self.bilan.refuses += problemes
            return
        modele = entree.modele
        if isinstance(modele, Professionnel) and self._is_oppose(candidat, modele):
            return
        adresses = list(self._judge_adresses(entree))
        if erreurs := [p for p in adresses if p.est_erreur]:
            self.bilan.refuses += erreurs
            return
        self._place(candidat, entree, adresses)

    def _is_oppose(self, candidat: Candidat, pro: Professionnel) -> bool:
        """Whether a person objects, as we know or as the file says; an entry that still shows them is told."""
        if not (self.oppositions.is_oppose(pro) or pro.diffusion.statut == "oppose"):
            return False
        trouve = find_semblable(self.existant, candidat, pro)
        if isinstance(trouve, Entree):
            quoi = f"cette personne s’oppose, et la fiche {quote(trouve.modele.id)} est toujours là"
            suite = "Retirez-la aujourd’hui : le guide dit comment"
            self.bilan.refuses.append(candidat.tell("diffusion.statut", "oppose-publie", quoi, "", suite))
        else:
            self.bilan.ecartes["personne qui s’oppose à sa publication"] += 1
        return True

    def _judge_adresses(self, entree: Entree[Any]) -> Iterable[Probleme]:
        """What the rules of place say of the addresses and the position."""
        modele, communes = entree.modele, self.existant.communes
        if isinstance(modele, Structure):
            yield from communes.check(entree, ("adresse",), modele.adresse)
            yield from communes.check_position(entree, ("position",), modele.position)
        elif isinstance(modele, Professionnel):
            for rang, exercice in enumerate(modele.exercices):
                if exercice.adresse:
                    yield from communes.check(entree, ("exercices", rang, "adresse"), exercice.adresse)
                if exercice.structure and exercice.structure not in self.existant.par_id:
                    trouve = f"aucune structure n’a l’identifiant {quote(exercice.structure)}"
                    yield entree.tell(("exercices", rang, "structure"), "reference-inconnue", trouve)

    def _place(self, candidat: Candidat, entree: Entree[Any], remarques: list[Probleme]) -> None:
        trouve = find_semblable(self.existant, candidat, entree.modele)
        if isinstance(trouve, Probleme):
            self.bilan.refuses.append(trouve)
            return
        ident = trouve.modele.id if trouve else self._choose_id(candidat, entree.modele)
        if ident and not self._is_double(candidat, ident, entree.modele):
            if trouve:
                complete(self.existant, trouve, entree, candidat, self.bilan)
            else:
                self._add(candidat, ident, entree)
                self.bilan.remarques += remarques

    def _choose_id(self, candidat: Candidat, modele: Any) -> str:
        """The id of a new entry; "" once it is told that there is none."""
        if deja := self._vues.get(_name(modele, self.existant)):
            self._refuse_double(candidat, deja)
            return ""
        if ident := candidat.champs.get("id") or make_id(self.existant, modele):
            return str(ident)
        trouve = "tous les identifiants que donne ce nom sont déjà pris"
        self.bilan.refuses.append(
            candidat.tell("nom", _SANS_ID, trouve, "", "Ajoutez une colonne id, ou la fiche à la main")
        )
        return ""

    def _is_double(self, candidat: Candidat, ident: str, modele: Any) -> bool:
        """Whether an earlier line of the file was about this entry; told when it was."""
        ligne = candidat.document.ligne
        if deja := self._vues.get(ident):
            self._refuse_double(candidat, deja)
            return True
        self._vues[ident] = self._vues[_name(modele, self.existant)] = ligne
        return False

    def _refuse_double(self, candidat: Candidat, deja: int) -> None:
        trouve = f"cette fiche est déjà à la ligne {deja} du fichier"
        self.bilan.refuses.append(candidat.tell("nom", "ligne-en-double", trouve, "une ligne par fiche"))

    def _add(self, candidat: Candidat, ident: str, entree: Entree[Any]) -> None:
        modele = entree.modele
        relatif = choose_fichier(self.existant, modele)
        champs = sort_champs(type(modele), {**candidat.champs, "id": ident})
        self._nouvelles[relatif][candidat.liste].append(champs)
        (self.existant.evenements_pris if isinstance(modele, Evenement) else self.existant.pris).add(ident)
        self.bilan.nouveaux.append(f"{ident} : {_describe(modele)} → {relatif}")
        if isinstance(modele, Professionnel) and modele.diffusion.statut == "pro":
            self.bilan.a_informer.append(ident)
            self._warn_cite(candidat, f"{modele.prenom} {modele.nom}")

    def _warn_cite(self, candidat: Candidat, nom: str) -> None:
        """The site is never built with the name of a person kept to the team on one of its pages."""
        if relatif := self.existant.find_cite(nom):
            trouve = f"{quote(nom)} est écrit dans {relatif}, et sa fiche n’est pas publique : le site serait refusé"
            suite = "Informez cette personne et publiez sa fiche, ou retirez son nom de ce fichier"
            self.bilan.remarques.append(candidat.tell("nom", "nom-cite", trouve, "", suite, grave=False))

    def finish(self) -> None:
        """Writes the new entries in the texts of their files; a file that cannot be changed is told."""
        for relatif, listes in sorted(self._nouvelles.items()):
            try:
                self.existant.textes[relatif] = self._write(relatif, listes)
            except RetoucheImpossible as erreur:
                nom = self.existant.dossier.name_fichier(relatif)
                nombre = plural(sum(map(len, listes.values())), "fiche nouvelle", "fiches nouvelles")
                trouve = f"{nombre} : {erreur}"
                self.bilan.refuses.append(Probleme(nom, 1, 1, "", "fichier-irretouchable", trouve))

    def _write(self, relatif: str, listes: dict[str, list[dict[str, Any]]]) -> str:
        texte = self.existant.read_texte(relatif)
        if not texte.strip():
            return write_fichier(listes, write_entete(self.existant, relatif))
        for liste, entrees in listes.items():
            texte = add_entrees(texte, liste, entrees)
        return texte


def _name(modele: Any, existant: Existant) -> str:
    """A key that two lines about one new entry share."""
    if isinstance(modele, Professionnel):
        return (
            modele.rpps or f"{modele.nom}|{modele.prenom}|{modele.profession}|{sorted(existant.list_communes(modele))}"
        )
    if isinstance(modele, Structure):
        return modele.finess or f"{modele.nom}|{existant.name_commune(modele.adresse)}"
    return f"{modele.titre}|{modele.debut}"


def _describe(modele: Any) -> str:
    if isinstance(modele, Professionnel):
        return f"{modele.nom_complet}, {modele.profession}"
    return f"{modele.nom}, {modele.type}" if isinstance(modele, Structure) else str(modele.titre)
