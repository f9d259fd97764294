"""data/agenda.yaml: events, once or recurring, in the wall clock of Europe/Paris."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import (
    Discriminator,
    ModelWrapValidatorHandler,
    PlainValidator,
    Tag,
    WithJsonSchema,
    model_validator,
)

from cpts.dates import JOURS as JOURS_SEMAINE
from cpts.model.actions import Inscription, Public, Theme
from cpts.model.base import Modele, facultatif, judge_periode, requis
from cpts.model.lieu import EXEMPLE_ADRESSE, EXEMPLE_POSITION, Adresse, Position
from cpts.model.refus import Defaut, parse_scalaire, refuse_tout
from cpts.model.types import Entier, Ident, Instant, Jour, Lien, Ligne, Nom, NomCommune, OuiNon, Texte
from cpts.model.valeurs import closed_list, has_heure, parse_heure, parse_instant
from cpts.nomenclatures import listes
from cpts.recurrence import Deplacement, Recurrence
from cpts.recurrence import Frequence as NomFrequence
from cpts.text import quote

IDS_RESERVES = ("public", "theme", "commune", "visio")
"""The first part of the addresses of the chosen lists, /agenda/public/<slug>/: no event may stand there."""
JOURS = {jour: rang for rang, jour in enumerate(JOURS_SEMAINE)}
RANGS = {"1er": 1, "2e": 2, "3e": 3, "4e": 4, "dernier": -1}
Frequence = Annotated[NomFrequence, closed_list(listes.FREQUENCES, "une fréquence")]
JourSemaine = Annotated[str, closed_list(JOURS, "un jour")]
Rang = Annotated[str, closed_list(RANGS, "un rang")]
NomStatut: TypeAlias = Literal["confirme", "annule", "reporte"]
StatutEvenement = Annotated[NomStatut, closed_list(listes.STATUTS_EVENEMENT, "un statut")]


def parse_fin(valeur: Any) -> datetime | time:
    """A date and time, or a time alone: `fin: 22h30` means the same day."""
    texte = parse_scalaire(valeur)
    return parse_heure(texte) if len(texte) <= 5 else parse_instant(texte)


Fin = Annotated[datetime | time, PlainValidator(parse_fin), WithJsonSchema({"type": "string"})]


def list_sans_heure(brut: Any, champs: Iterable[str], *, journee: bool = False) -> Iterator[Defaut]:
    """Fields of `brut`, as written, that hold a date alone; or, of an event of whole days, those that hold an hour."""
    for champ in champs if isinstance(brut, Mapping) else ():
        texte = brut.get(champ)
        if not isinstance(texte, str) or has_heure(texte) == (not journee):
            continue
        if journee:
            trouve = f"une heure est écrite ({texte.strip()}) et le rendez-vous dure la journée entière"
            yield Defaut("heure-en-trop", trouve, "une date seule, AAAA-MM-JJ", "", (champ,))
        else:
            suggestion = f"Écrivez par exemple « {champ}: {texte.strip()} 20h30 »"
            yield Defaut("heure-absente", "l’heure n’est pas écrite", "une date puis une heure", suggestion, (champ,))


class Deplace(Modele):
    """One occurrence held at another moment."""

    de: Jour = requis("De", "Date prévue par la règle.", "2026-12-22")
    debut: Instant = requis("Début", "Nouveau début.", "2026-12-23 19h")
    fin: Fin | None = facultatif("Fin", "Nouvelle fin.", "2026-12-23 21h")


class RegleRecurrence(Modele):
    """How an event comes back, as volunteers write it; `regle` is what the calendar uses."""

    frequence: Frequence = requis("Fréquence", "quotidienne, hebdomadaire ou mensuelle.", "hebdomadaire")
    intervalle: Entier = facultatif("Intervalle", "2 : une semaine sur deux.", 2, 1)
    jours: tuple[JourSemaine, ...] = facultatif("Jours", "Jours de la semaine.", ["mardi"], ())
    rang: Rang | None = facultatif("Rang", "1er, 2e, 3e, 4e ou dernier ; avec un seul jour.", "1er")
    jour_du_mois: Entier | None = facultatif("Jour du mois", "De 1 à 31.", 15)
    jusqu_au: Jour | None = facultatif("Jusqu’au", "Dernier jour possible.", "2027-06-30")
    nombre: Entier | None = facultatif("Nombre", "Nombre de fois.", 10)
    sauf: tuple[Jour, ...] = facultatif("Sauf", "Dates sans rendez-vous.", ["2026-12-22"], ())
    deplace: tuple[Deplace, ...] = facultatif(
        "Déplacé", "Dates changées.", [{"de": "2026-12-22", "debut": "2026-12-23 19h"}], ()
    )

    @property
    def regle(self) -> Recurrence:
        return Recurrence(
            frequence=self.frequence,
            intervalle=self.intervalle,
            jours=tuple(JOURS[jour] for jour in self.jours),
            rang=RANGS[self.rang] if self.rang else None,
            jour_du_mois=self.jour_du_mois,
            jusqu_au=self.jusqu_au,
            nombre=self.nombre,
            sauf=self.sauf,
            deplace=tuple(Deplacement(d.de, d.debut, resolve_fin(d.debut, d.fin)) for d in self.deplace),
        )


def resolve_fin(debut: datetime, fin: datetime | time | None) -> datetime | None:
    """`fin` as a moment: a time alone is on the day of `debut`."""
    return datetime.combine(debut.date(), fin) if isinstance(fin, time) else fin


class LieuLibre(Modele):
    """A place that is not in the directory."""

    nom: Nom = requis("Nom", "Nom du lieu.", "Salle des fêtes")
    adresse: Adresse | None = facultatif("Adresse", "Adresse postale.", EXEMPLE_ADRESSE)
    position: Position | None = facultatif("Position", "Point sur la carte.", EXEMPLE_POSITION)


def _tag_lieu(valeur: Any) -> str:
    return "§lieu" if isinstance(valeur, dict | LieuLibre) else "§id"


# The id of a structure, or a place described on the spot; « § » parts are left out of error paths.
Lieu = Annotated[Annotated[Ident, Tag("§id")] | Annotated[LieuLibre, Tag("§lieu")], Discriminator(_tag_lieu)]


class Evenement(Modele):
    """A meeting people can attend."""

    id: Ident = requis("Identifiant", "Sert d’adresse à la page.", "soiree-exemple-2026")
    titre: Ligne = requis("Titre", "Nom du rendez-vous.", "Café des aidants")
    resume: Texte | None = facultatif("Résumé", "Une phrase simple.", "Un moment pour souffler.")
    description: Texte | None = facultatif("Description", "Paragraphes et liens https seuls.", "Entrée libre.")
    debut: Instant = requis("Début", "Date et heure de Paris.", "2026-12-03 20h30")
    fin: Fin | None = facultatif("Fin", "Date et heure, ou heure seule.", "22h30")
    journee_entiere: OuiNon = facultatif("Journée entière", "debut et fin sont alors des dates.", "non", False)
    recurrence: RegleRecurrence | None = facultatif(
        "Récurrence", "Rendez-vous qui revient.", {"frequence": "hebdomadaire", "jours": ["mardi"]}
    )
    lieu: Lieu | None = facultatif("Lieu", "Identifiant d’une structure, ou nom et adresse.", "msp-des-tilleuls")
    commune: NomCommune | None = facultatif(
        "Commune", "Commune du rendez-vous, si le lieu ne la dit pas.", "Exempleville"
    )
    visio: Lien | None = facultatif("Visio", "Lien pour suivre à distance.", "https://visio.example.org/")
    publics: tuple[Public, ...] = facultatif("Publics", "À qui il s’adresse.", ["habitants"], ())
    theme: Theme | None = facultatif("Thème", "Thème de prévention ; sinon, celui de l’action.", "bien-vieillir")
    action: Ident | None = facultatif("Action", "Identifiant d’une action.", "depistage-diabete")
    partenaires: tuple[Ident, ...] = facultatif("Partenaires", "Identifiants de partenaires.yaml.", ["ars-exemple"], ())
    statut: StatutEvenement = facultatif("Statut", "confirme, annule ou reporte.", "confirme", "confirme")
    reporte_au: Instant | None = facultatif("Reporté au", "Nouvelle date.", "2027-01-14 20h30")
    modifie_le: Jour | None = facultatif("Modifié le", "Date du dernier changement.", "2026-11-02")
    inscription: Inscription | None = facultatif(
        "Inscription", "Comment s’inscrire.", {"lien": "https://inscription.example.org/"}
    )
    compte_rendu: Texte | None = facultatif("Compte rendu", "Après coup.", "Quarante personnes sont venues.")

    @model_validator(mode="wrap")
    @classmethod
    def _check(cls, valeur: Any, lire: ModelWrapValidatorHandler[Self]) -> Self:
        evenement = lire(valeur)
        if defauts := tuple(_list_defauts(evenement, valeur)):
            raise refuse_tout(defauts)
        return evenement

    @property
    def fin_instant(self) -> datetime | None:
        return resolve_fin(self.debut, self.fin)

    @property
    def fin_visible(self) -> datetime:
        """When the first occurrence is surely over: its end, else the end of its day."""
        if self.journee_entiere:
            return datetime.combine((self.fin_instant or self.debut).date(), time()) + timedelta(days=1)
        return self.fin_instant or datetime.combine(self.debut.date(), time()) + timedelta(days=1)


def _list_defauts(evenement: Evenement, brut: Any) -> Iterator[Defaut]:
    """What is wrong between the fields of one event; hours are looked for in the text, where their absence shows."""
    if evenement.id in IDS_RESERVES:
        trouve = f"l’identifiant {quote(evenement.id)} est réservé aux listes de l’agenda (/agenda/{evenement.id}/)"
        suggestion = f"Essayez « {evenement.id}-{evenement.debut.year} »"
        yield Defaut("id-reserve", trouve, "un autre identifiant", suggestion, ("id",))
    journee = evenement.journee_entiere
    heures = tuple(list_sans_heure(brut, ("debut", "fin", "reporte_au"), journee=journee))
    yield from heures
    fin = evenement.fin_instant
    lendemain = evenement.debut.date() + timedelta(days=1)
    seule = f"Si c’est le lendemain, écrivez « {lendemain} {brut.get('fin')} »" if _is_heure(evenement, brut) else ""
    if not heures and (defaut := judge_periode(evenement.debut, fin, "fin", seule, duree=not journee)):
        yield defaut
    if evenement.reporte_au and evenement.statut != "reporte":
        trouve = "une nouvelle date est écrite et le rendez-vous n’est pas reporté"
        yield Defaut("reporte-au", trouve, "une ligne « statut: reporte » avec reporte_au", "", ("reporte_au",))
    for rang, deplacement in enumerate(_list_bruts(brut)):
        for defaut in list_sans_heure(deplacement, ("debut", "fin"), journee=journee):
            yield defaut._replace(chemin=("recurrence", "deplace", rang, *defaut.chemin))


def _is_heure(evenement: Evenement, brut: Any) -> bool:
    return isinstance(evenement.fin, time) and isinstance(brut, Mapping)


def _list_bruts(brut: Any) -> list[Any]:
    recurrence = brut.get("recurrence") if isinstance(brut, Mapping) else None
    deplace = recurrence.get("deplace") if isinstance(recurrence, Mapping) else None
    return list(deplace) if isinstance(deplace, list | tuple) else []


class FichierAgenda(Modele):
    """data/agenda.yaml and data/agenda/*.yaml."""

    evenements: tuple[Evenement, ...] = facultatif("Événements", "Rendez-vous.", [], ())
