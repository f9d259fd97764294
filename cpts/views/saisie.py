"""Views: the forms of « Contribuer », one page each; nothing is sent, the page writes the lines of the file."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic.fields import FieldInfo

from cpts.edition.ecriture import write_fichier
from cpts.model.agenda import IDS_RESERVES
from cpts.model.base import Modele
from cpts.model.site import Site
from cpts.text import fold
from cpts.views.guide_forme import read_forme
from cpts.views.matiere import Matiere
from cpts.views.mots import quote_adresse
from cpts.views.saisie_champs import ChampSaisie, ChoixSaisie, Listes, find_champ, make_champ
from cpts.views.saisie_formes import ACCORD, FICHE, Formulaire, Partie, Question, Section
from cpts.views.saisie_questions import FORMULAIRES

BRANCHE = "main"
"""What GitHub calls the main branch of a new repository."""
REVENIR = (
    ChoixSaisie("quotidienne", "Tous les jours"),
    ChoixSaisie("hebdomadaire", "Chaque semaine, le même jour"),
    ChoixSaisie("quinzaine", "Une semaine sur deux, le même jour"),
    ChoixSaisie("mensuelle", "Chaque mois, comme « le 1er jeudi »"),
)
"""How a meeting comes back, as people say it; lib/saisie-fiche.mjs turns each into the fields of `recurrence`."""


class PartieVue(NamedTuple):
    """See `saisie_formes.Partie`."""

    titre: str
    texte: str
    repliee: bool
    si: str
    champs: tuple[ChampSaisie, ...]


class SectionVue(NamedTuple):
    """`repetee`: the list that a copy of this section adds an item to, or "". `papier`: printed too."""

    ident: str
    titre: str
    texte: str
    repetee: str
    papier: bool
    parties: tuple[PartieVue, ...]


class VueSaisie(NamedTuple):
    """blocs/saisie.html.

    `ordre`: JSON, path of an object → its fields in the order of the file. `pris`: identifiers that are taken and that
    the index of the directory does not hold. `depot`: whole address, or "". `communes`: suggestions of names.
    `courrier`: a mail that asks the same questions, for who has no JavaScript. `exemple`: what the page will write.
    """

    genre: str
    titre: str
    liste: str
    dossier: str
    nom_de: str
    ordre: str
    sections: tuple[SectionVue, ...]
    communes: tuple[str, ...]
    pris: str
    depot: str
    branche: str
    courriel: str
    telephone: str | None
    site: str
    courrier: str
    exemple: str


class ChoixContribuer(NamedTuple):
    """A card of « Contribuer », see the component `taches`."""

    icone: str
    titre: str
    texte: str
    lien: str


class VueContribuer(NamedTuple):
    """blocs/contribuer.html."""

    choix: tuple[ChoixContribuer, ...]


_CHOIX = (
    ("account-plus-outline", "Ajouter un professionnel", "Un médecin, une infirmière, un kiné…", "professionnel"),
    ("home-plus-outline", "Ajouter un lieu", "Une pharmacie, un cabinet, une association…", "structure"),
    ("calendar-plus-outline", "Annoncer un rendez-vous", "Un atelier, un dépistage, une réunion…", "evenement"),
    ("door-closed", "Annoncer une fermeture", "Des congés, une formation, des travaux…", "fermeture"),
)


def view_contribuer(_matiere: object) -> VueContribuer:
    return VueContribuer(
        tuple(
            ChoixContribuer(f"material/{icone}", titre, texte, f"contribuer/{genre}/")
            for icone, titre, texte, genre in _CHOIX
        )
    )


def view_saisie(matiere: Matiere, genre: str) -> VueSaisie:
    """The form of that kind (a key of `FORMULAIRES`), with the places and communes of these data."""
    formulaire, site = FORMULAIRES[genre], matiere.site
    sections = tuple(make_section(formulaire, section, _make_listes(site)) for section in formulaire.sections)
    return VueSaisie(
        genre=genre,
        titre=formulaire.titre,
        liste=formulaire.liste,
        dossier=formulaire.dossier,
        nom_de=" ".join(formulaire.nom_de),
        ordre=json.dumps(dict(list_ordres(formulaire.modele, _list_chemins(formulaire)))),
        sections=sections,
        communes=tuple(sorted((c.nom for c in site.territoire.communes), key=fold)),
        pris=" ".join((*IDS_RESERVES, *site.evenements_par_id)) if genre == "evenement" else "",
        depot=(site.cpts.depot or "").rstrip("/"),
        branche=site.cpts.branche or BRANCHE,
        courriel=site.cpts.courriel,
        telephone=site.cpts.telephone,
        site=site.cpts.site,
        courrier=write_courrier(site.cpts.courriel, formulaire.titre, sections),
        exemple=write_apercu(formulaire),
    )


def make_section(formulaire: Formulaire, section: Section, listes: Listes) -> SectionVue:
    rang = f"{section.repetee}.0." if section.repetee else ""
    return SectionVue(
        ident=f"saisie-{section.parties[0].questions[0].chemin.replace('.', '-')}-section",
        titre=section.titre,
        texte=section.texte,
        repetee=section.repetee,
        papier=section.papier,
        parties=tuple(p for partie in section.parties if (p := make_partie(formulaire, partie, rang, listes)).champs),
    )


def make_partie(formulaire: Formulaire, partie: Partie, rang: str, listes: Listes) -> PartieVue:
    questions = (question for question in partie.questions if _is_possible(question, listes))
    champs = tuple(make_champ(formulaire.modele, question, rang, listes) for question in questions)
    si = partie.si.replace(rang.replace("0.", ""), rang) if rang else partie.si
    return PartieVue(partie.titre, partie.texte, partie.repliee, si, champs)


def _is_possible(question: Question, listes: Listes) -> bool:
    """Nobody chooses in an empty list: a territory may have no place yet."""
    return bool(listes.choix.get(question.chemin, True))


def _make_listes(site: Site) -> Listes:
    """The places of the directory, by name; the ways of coming back."""
    structures = sorted(site.structures, key=lambda s: (fold(s.nom), s.id))
    lieux = tuple(ChoixSaisie(s.id, f"{s.nom}, {site.get_nom_commune(s.adresse)}") for s in structures)
    return Listes({"exercices.structure": lieux, "lieu": lieux, "recurrence.frequence": REVENIR})


def _list_chemins(formulaire: Formulaire) -> Iterator[str]:
    """The path of each field of the model that the form asks for."""
    for section in formulaire.sections:
        for partie in section.parties:
            yield from (q.chemin for q in partie.questions if q.chemin not in (ACCORD, FICHE))


def list_ordres(modele: type[Modele], chemins: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """For the entry ("") and each object inside it that the paths cross, its fields in the order of the model."""
    yield "", list(modele.model_fields)
    objets = {chemin.rpartition(".")[0] for chemin in chemins} | {"diffusion", "nouveaux_patients"} & set(
        modele.model_fields
    )
    for objet in sorted(_list_parents(objets)):
        for dessous in read_forme(find_champ(modele, objet)).modeles:
            yield objet, list(dessous.model_fields)


def _list_parents(objets: Iterable[str]) -> set[str]:
    """« exercices.adresse » → itself and « exercices »."""
    return {".".join(o.split(".")[: rang + 1]) for o in objets if o for rang in range(o.count(".") + 1)}


def write_courrier(courriel: str, titre: str, sections: Iterable[SectionVue]) -> str:
    """A mail with the questions that are not folded, one a line, each to be answered after its colon."""
    lignes = [f"Bonjour,\n\nJe voudrais {titre[:1].lower()}{titre[1:]}.\n"]
    for section in sections:
        lignes.append(f"\n{section.titre}")
        champs = (c for partie in section.parties if not partie.repliee for c in partie.champs if c.regle != "id")
        lignes += [f"- {champ.titre}\u00a0: " for champ in champs]
    corps = "\n".join(lignes)
    return f"mailto:{courriel}?subject={quote_adresse(titre)}&body={quote_adresse(corps)}"


def write_apercu(formulaire: Formulaire) -> str:
    """The required fields of an entry with the examples of the model; a closure has few, and shows them all."""
    champs = formulaire.modele.model_fields.items()
    exemples = {nom: champ.examples[0] for nom, champ in champs if champ.examples and _is_montre(formulaire, champ)}
    return write_fichier({formulaire.liste or "fermetures": [exemples]})


def _is_montre(formulaire: Formulaire, champ: FieldInfo) -> bool:
    return champ.is_required() or not formulaire.liste
