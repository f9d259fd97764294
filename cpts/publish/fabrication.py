"""The work of `cpts construire` once its place is taken: data, pages, inspection, swap."""

from dataclasses import dataclass, replace
from pathlib import Path

from cpts.assemble.chantier import Bilan, Chantier, Options
from cpts.assemble.ecrivain import Ecrivain
from cpts.dossier import Dossier
from cpts.errors import DataError, Probleme
from cpts.inspect import inspect_site
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.site import Site
from cpts.publish.attentes import make_attentes
from cpts.publish.comparaison import compare, read_ancien
from cpts.publish.construction import Annonce, Commande
from cpts.publish.echange import swap
from cpts.publish.generateur import Generateur
from cpts.text import plural
from cpts.validate import load_dossier


@dataclass(frozen=True, slots=True)
class Resultat:
    """What was published."""

    site: Site
    bilan: Bilan
    avertissements: tuple[Probleme, ...]


def build(commande: Commande, annonce: Annonce, dossier: Dossier, generateur: Generateur, nouveau: Path) -> Resultat:
    """Fills `nouveau` and publishes it; raises `DataError` or `BuildError`."""
    chargement = load_dossier(dossier, commande.jour)
    site = chargement.unwrap()
    annonce(f"Données vérifiées : {_count(site)}")
    ancien_dossier = commande.sortie if commande.sortie.is_dir() else None
    chantier = Chantier(
        site,
        generateur.wait(),
        Ecrivain(nouveau, ancien_dossier),
        make_options(commande),
    )
    bilan = chantier.build(commande.donnees / "medias", commande.racine / "docs" / "assets" / "css")
    annonce(f"Pages construites : {plural(bilan.pages, 'page')}, {plural(bilan.exports, 'fichier')} de données")
    alertes = _inspect(commande, site, bilan, nouveau, ancien_dossier)
    annonce("Site inspecté : aucun défaut")
    swap(nouveau, commande.sortie)
    return Resultat(site, bilan, (*chargement.problemes, *alertes))


def make_options(commande: Commande) -> Options:
    racine = commande.racine
    return Options(
        commande.version, racine / "overrides" / "composants", racine / ".cache" / "gabarits", commande.processus
    )


def _inspect(
    commande: Commande, site: Site, bilan: Bilan, nouveau: Path, ancien_dossier: Path | None
) -> tuple[Probleme, ...]:
    """The warnings of the inspection; its errors stop the build."""
    fiches: tuple[Professionnel | Structure, ...] = (*site.structures, *site.professionnels)
    ids = frozenset(fiche.id for fiche in fiches)
    anciens_ids = frozenset(ancien for fiche in fiches for ancien in fiche.anciens_ids)
    comptes = {"professionnels": len(site.professionnels), "structures": len(site.structures), "pages": bilan.pages}
    ancien = read_ancien(commande.depuis or ancien_dossier)
    problemes = [
        *(_name_source(p, bilan) for p in inspect_site(nouveau, make_attentes(site, bilan), commande.processus)),
        *compare(ancien, comptes, ids | anciens_ids if ids else ids, accepter=commande.accepter_baisse),
    ]
    if any(p.est_erreur for p in problemes):
        raise DataError(problemes)
    return tuple(problemes)


def _name_source(probleme: Probleme, bilan: Bilan) -> Probleme:
    """A defect of a hand-written page, with the file to correct."""
    auteur = bilan.plan.auteurs.get(probleme.fichier, "")
    return replace(probleme, suggestion=f"Corrigez {auteur}") if auteur.startswith("la page docs/") else probleme


def _count(site: Site) -> str:
    comptes = (
        (len(site.professionnels), "professionnel"),
        (len(site.structures), "lieu", "lieux"),
        (len(site.actions), "action"),
        (len(site.evenements), "événement"),
        (len(site.territoire.communes), "commune"),
    )
    return ", ".join(plural(*compte) for compte in comptes)
