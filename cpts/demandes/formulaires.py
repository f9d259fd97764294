"""The forms, as `.github/ISSUE_TEMPLATE/` shows them: a test holds the two together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cpts.nomenclatures.listes import PUBLICS, TYPES_STRUCTURE
from cpts.nomenclatures.professions import PROFESSIONS, SPECIALITES


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `id` is that of the form, which a link can fill; `choix`: label → value, for a closed list."""

    id: str
    titre: str
    requise: bool = False
    longue: bool = False
    multiple: bool = False
    choix: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Formulaire:
    """A kind of request; the title of its first question belongs to no other form."""

    genre: str
    questions: tuple[Question, ...]

    def get_titre(self, ident: str) -> str:
        """The title of the question `ident`, or ""."""
        return next((q.titre for q in self.questions if q.id == ident), "")


AUTRE, DEPART = "autre", "depart"
CHAMPS_SIGNALES = {
    "Téléphone": "telephone",
    "Horaires": "horaires",
    "Courriel": "courriel",
    "Site web": "site",
    "Rendez-vous en ligne": "rendez_vous",
    "Adresse": "adresse",
    "A quitté le territoire": DEPART,
    "Autre chose": AUTRE,
}
QUOI = {"Un soignant": "professionnel", "Un lieu": "structure", "Un rendez-vous": "evenement"}

_SIGNALER = Formulaire(
    "signaler",
    (
        Question("fiche", "Fiche à corriger", requise=True),
        Question("champ", "Ce qui est faux", requise=True, choix=CHAMPS_SIGNALES),
        Question("valeur", "Ce qui est juste", requise=True, longue=True),
        Question("source", "Comment le savez-vous ?"),
    ),
)
_AJOUTER = Formulaire(
    "ajouter",
    (
        Question("quoi", "Que voulez-vous ajouter ?", requise=True, choix=QUOI),
        Question("nom", "Nom ou titre", requise=True),
        Question("prenom", "Prénom"),
        Question("profession", "Profession", choix={p.libelle: p.slug for p in PROFESSIONS.values()}),
        Question("specialite", "Spécialité", choix={s.libelle: s.slug for s in SPECIALITES.values()}),
        Question("type", "Sorte de lieu", choix={nom: slug for slug, nom in TYPES_STRUCTURE.items()}),
        Question("structure", "Lieu déjà dans l’annuaire"),
        Question("voie", "Numéro et rue"),
        Question("code_postal", "Code postal"),
        Question("commune", "Commune"),
        Question("telephone", "Téléphone"),
        Question("courriel", "Courriel"),
        Question("site", "Page web"),
        Question("horaires", "Horaires", longue=True),
        Question("informe_le", "La personne est d’accord, informée le"),
        Question("debut", "Début"),
        Question("fin", "Fin"),
        Question("publics", "Pour qui ?", multiple=True, choix={nom: slug for slug, nom in PUBLICS.items()}),
        Question("resume", "En une phrase", longue=True),
    ),
)
_FERMETURE = Formulaire(
    "fermeture",
    (
        Question("fiche", "Fiche qui ferme", requise=True),
        Question("du", "Premier jour fermé", requise=True),
        Question("au", "Dernier jour fermé", requise=True),
        Question("motif", "Motif"),
    ),
)
_OPPOSITION = Formulaire("opposition", (Question("fiche", "Fiche à retirer", requise=True),))
_VERIFICATION = Formulaire(
    "verification",
    (
        Question("fiche", "Fiche relue", requise=True),
        Question("verifie_le", "Relue le", requise=True),
    ),
)

FORMULAIRES = {f.genre: f for f in (_SIGNALER, _AJOUTER, _FERMETURE, _OPPOSITION, _VERIFICATION)}
