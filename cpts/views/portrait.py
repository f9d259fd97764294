"""Views: the front door of the CPTS — what it is made of, in figures and in links that say what is behind them."""

from collections.abc import Iterator
from typing import NamedTuple

from cpts.dates import format_date
from cpts.model.site import Site
from cpts.text import plural
from cpts.views.accueil import Tache
from cpts.views.actualites import LigneActualite, list_lignes, sort_actualites
from cpts.views.documents_cpts import view_documents
from cpts.views.la_cpts import count_usagers
from cpts.views.matiere import Matiere
from cpts.views.recherche import Chiffre, view_chiffres

ACTUALITES = 3


class VuePortrait(NamedTuple):
    """blocs/portrait.html. `cartes`: see the component `taches`."""

    nom: str
    chiffres: tuple[Chiffre, ...]
    actualites: tuple[LigneActualite, ...]
    cartes: tuple[Tache, ...]


def view_portrait(matiere: Matiere) -> VuePortrait:
    site = matiere.site
    return VuePortrait(
        nom=site.cpts.nom,
        chiffres=view_chiffres(matiere.contexte).chiffres,
        actualites=list_lignes(sort_actualites(site)[:ACTUALITES]),
        cartes=tuple(list_cartes(matiere)),
    )


def list_cartes(matiere: Matiere) -> Iterator[Tache]:
    site = matiere.site
    for icone, titre, texte, page in (
        ("bullseye-arrow", "Nos missions", write_missions(site), "missions"),
        ("map-outline", "Le territoire", write_territoire(site), "territoire"),
        ("file-sign", "Le projet de santé", write_projet(site), "projet-de-sante"),
        ("account-group-outline", "Qui décide", write_gouvernance(site), "gouvernance"),
        ("card-account-phone-outline", "L’équipe", write_equipe(site), "equipe"),
        ("handshake-outline", "Nos partenaires", write_partenaires(site), "partenaires"),
        ("newspaper-variant-outline", "Les actualités", write_actualites(site), "actualites"),
        ("file-document-outline", "Les documents", write_documents(matiere), "documents"),
    ):
        yield Tache(f"material/{icone}", titre, texte, f"la-cpts/{page}/")


def write_missions(site: Site) -> str:
    missions = site.cpts.missions
    if not missions:
        return "Ce que nous devons faire"
    sures = all(m.source and m.verifie_le for m in missions)
    # Said only when it is true of every one of them.
    suite = (
        ("avec sa source et sa date" if len(missions) == 1 else "chacune avec sa source et sa date") if sures else ""
    )
    return ", ".join(filter(None, (plural(len(missions), "mission"), suite)))


def write_territoire(site: Site) -> str:
    habitants = site.territoire.population
    suite = f", {plural(habitants, 'habitant')}" if habitants else ""
    return f"{plural(len(site.territoire.communes), 'commune')}{suite}\u00a0: carte, chiffres, voisins"


def write_projet(site: Site) -> str:
    projet = site.cpts.projet_sante
    if projet is None or projet.valide_le is None:
        return "Ce que nous voulons changer"
    suite = f"\u00a0: {plural(len(projet.axes), 'axe')}" if projet.axes else ""
    return f"Validé le {format_date(projet.valide_le)}{suite}"


def write_gouvernance(site: Site) -> str:
    usagers = count_usagers(site.cpts)
    if not usagers:
        return "Les collèges et leurs membres"
    return f"Les collèges, dont {plural(usagers, 'représentant des usagers', 'représentants des usagers')}"


def write_equipe(site: Site) -> str:
    nombre = len(site.cpts.equipe)
    return f"{plural(nombre, 'personne')} pour vous répondre" if nombre else "Qui vous répond"


def write_partenaires(site: Site) -> str:
    nombre = len(site.partenaires)
    return f"{plural(nombre, 'partenaire')}, leur rôle, nos actions communes" if nombre else "Avec qui nous travaillons"


def write_actualites(site: Site) -> str:
    triees = sort_actualites(site)
    return f"La dernière\u00a0: {format_date(triees[0].date)}" if triees else "Ce qui s’est passé"


def write_documents(matiere: Matiere) -> str:
    nombre = sum(len(groupe.documents) for groupe in view_documents(matiere).groupes)
    return f"{plural(nombre, 'document')} à lire ou à imprimer" if nombre else "Statuts, projet, comptes rendus"
