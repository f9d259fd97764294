"""The whole check of a data folder, and the `Site` it gives when nothing is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from cpts.dossier import Dossier, open_dossier
from cpts.errors import DataError, Probleme, sort_problemes
from cpts.memoire import pause_collecte
from cpts.model.accessibilite import FichierAccessibilite
from cpts.model.actions import Action, Parcours
from cpts.model.actualites import Actualite
from cpts.model.agenda import Evenement, LieuLibre
from cpts.model.annuaire import Professionnel, ProfessionnelOppose, Structure
from cpts.model.cpts import Cpts
from cpts.model.divers import Alerte, Offre, Partenaire
from cpts.model.site import Site, Territoire
from cpts.model.soins import Creneau, EtapeSoins, Garde
from cpts.validate.accessibilite import check_accessibilite
from cpts.validate.adresses import Communes, check_adresses
from cpts.validate.agenda import check_agenda
from cpts.validate.bilans_alertes import check_bilans_alertes
from cpts.validate.champs import SILENCE
from cpts.validate.coherence import check_coherence
from cpts.validate.diffusion import compute_ecrits, compute_secrets, hide_participants, hide_relais
from cpts.validate.donnees import PROBLEMES_MAX, Donnees, read_donnees
from cpts.validate.fichiers import check_dossier
from cpts.validate.gardes import check_gardes
from cpts.validate.geojson import is_provisoire, read_geojson
from cpts.validate.la_cpts import check_la_cpts
from cpts.validate.medias import check_medias, list_cites
from cpts.validate.references import check_identifiants, check_references
from cpts.validate.rencontres import check_rencontres
from cpts.validate.sigles import check_sigles
from cpts.validate.soins import check_soins
from cpts.validate.territoire import make_territoire


@dataclass(frozen=True, slots=True)
class Chargement:
    """What reading a folder gave: every problem, sorted, and the site when none of them is an error."""

    site: Site | None
    problemes: tuple[Probleme, ...]

    def unwrap(self) -> Site:
        """The site, or `DataError` with every problem."""
        if self.site is None:
            raise DataError(self.problemes)
        return self.site


def load_site(chemin: Path, jour: date, nom: str = "data", processus: int = 1) -> Chargement:
    """The checked site of the folder `chemin`, called `nom` in messages, as of `jour`."""
    return load_dossier(open_dossier(chemin, nom, processus), jour)


def load_dossier(dossier: Dossier, jour: date) -> Chargement:
    """The same, of a folder whose reading may have begun; it is closed in the end."""
    try:
        with pause_collecte():
            return _load(dossier, jour)
    finally:
        dossier.close()


def _load(dossier: Dossier, jour: date) -> Chargement:
    problemes = check_dossier(dossier)
    if not dossier.chemin.is_dir():
        return Chargement(None, tuple(problemes))
    donnees = read_donnees(dossier)
    contours, erreurs = read_geojson(dossier)
    communes = Communes(contours)
    problemes += [*donnees.problemes, *erreurs, *islice(_check(dossier, donnees, communes, jour), PROBLEMES_MAX)]
    territoire = None
    if donnees.territoire:
        provisoire = is_provisoire(erreurs)
        territoire, erreurs = make_territoire(dossier, donnees.territoire, contours, provisoire=provisoire)
        problemes += erreurs
    tries = sort_problemes(p for p in problemes if p is not SILENCE)
    if territoire is None or donnees.cpts is None or any(p.est_erreur for p in tries):
        return Chargement(None, tries)
    return Chargement(_make_site(donnees, donnees.cpts.modele, territoire, communes, jour), tries)


def _check(dossier: Dossier, donnees: Donnees, communes: Communes, jour: date) -> Iterator[Probleme]:
    yield from check_identifiants(donnees)
    yield from check_references(donnees)
    yield from check_sigles(donnees)
    if communes.par_code:
        yield from check_adresses(donnees, communes)
    yield from check_coherence(donnees, jour)
    yield from check_bilans_alertes(donnees, jour)
    yield from check_la_cpts(donnees, jour)
    yield from check_accessibilite(donnees, jour)
    yield from check_agenda(donnees, jour)
    yield from check_medias(dossier, donnees)
    yield from check_rencontres(donnees, jour)
    yield from check_soins(donnees, jour)
    yield from check_gardes(donnees, communes, jour)


def _make_site(donnees: Donnees, cpts: Cpts, territoire: Territoire, communes: Communes, jour: date) -> Site:
    """Only what may be published, in a stable order."""

    def models(cle: str, modele: type[Any]) -> tuple[Any, ...]:
        return tuple(e.modele for e in donnees.get(cle, modele))

    gens = models("professionnels", Professionnel)
    publics = tuple(p for p in gens if p.diffusion.statut == "public")
    caches = [p for p in gens if p.diffusion.statut != "public"]
    opposes = models("professionnels", ProfessionnelOppose)
    structures = models("structures", Structure)
    evenements = models("evenements", Evenement)
    libres = [e.lieu.adresse for e in evenements if isinstance(e.lieu, LieuLibre) and e.lieu.adresse]
    montrees = (cpts.adresse, *(s.adresse for s in structures), *libres)
    fiches = frozenset([*(s.id for s in structures), *(p.id for p in publics)])
    return Site(
        cpts=cpts,
        territoire=territoire,
        jour=jour,
        structures=structures,
        professionnels=hide_relais(publics, fiches),
        actions=hide_participants(models("actions", Action), fiches),
        parcours=models("parcours", Parcours),
        evenements=evenements,
        partenaires=models("partenaires", Partenaire),
        actualites=models("actualites", Actualite),
        offres=tuple(o for o in models("offres", Offre) if o.fin >= jour),
        etapes=models("etapes", EtapeSoins),
        creneaux=models("creneaux", Creneau),
        gardes=tuple(g for g in models("gardes", Garde) if g.qui in fiches),
        alertes=models("alertes", Alerte),
        accessibilite=donnees.accessibilite.modele if donnees.accessibilite else FichierAccessibilite(),
        medias=tuple(sorted({nom for _, _, nom in list_cites(donnees)})),
        secrets=compute_secrets(caches, opposes, publics, structures) | compute_ecrits(caches, publics, montrees),
        communes_par_adresse=communes.par_adresse,
    )
