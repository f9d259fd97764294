"""Rules of sense: dates that can be, colours that can be read, numbers and lists that deserve a second look."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cpts.couleurs import CONTRASTE_MINIMAL, FOND_CLAIR, compute_contraste
from cpts.dates import add_mois, format_date
from cpts.errors import Probleme
from cpts.model.actions import Action, Parcours
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.cpts import Cpts, Fraicheur
from cpts.model.divers import Offre
from cpts.model.soins import Creneau, EtapeSoins
from cpts.text import quote
from cpts.validate.champs import Entree
from cpts.validate.donnees import Donnees
from cpts.validate.traduction import Chemin

# Lists of texts in which each one is written once.
_SANS_DOUBLON: Mapping[str, tuple[str, ...]] = {
    "structures": ("services",),
    "professionnels": ("langues", "competences", "communes_visites"),
    "actions": ("publics", "lieux", "participants", "partenaires"),
    "parcours": ("publics", "services", "actions"),
    "evenements": ("publics", "partenaires"),
    "etapes": ("quand", "numeros", "structures", "professions", "services", "pages"),
    "creneaux": ("jours",),
    "gardes": ("communes",),
}


def check_coherence(donnees: Donnees, jour: date) -> Iterator[Probleme]:
    """Every rule of this module, on every entry."""
    fraicheur = donnees.cpts.modele.fraicheur if donnees.cpts else Fraicheur()
    if donnees.cpts:
        yield from check_cpts(donnees.cpts)
    limites = _compute_limites(jour, fraicheur)
    for structure in donnees.get("structures", Structure):
        yield from _check_verifie_le(structure, jour, limites)
        yield from _check_finess(structure)
    for pro in donnees.get("professionnels", Professionnel):
        yield from _check_verifie_le(pro, jour, limites)
        yield from _check_professionnel(pro, jour)
    for action in donnees.get("actions", Action):
        yield from _check_action(action, jour)
    for etape in donnees.get("etapes", EtapeSoins):
        yield from _check_verifie_le(etape, jour, (limites[0], date.min))
        yield from _check_validation(etape)
    for creneau in donnees.get("creneaux", Creneau):
        yield from _check_verifie_le(creneau, jour, (limites[0], date.min))
    for parcours in donnees.get("parcours", Parcours):
        yield from _check_verifie_le(parcours, jour, (limites[0], date.min))
    yield from _check_offres(donnees, jour)
    yield from _check_doublons(donnees)


def _compute_limites(jour: date, fraicheur: Fraicheur) -> tuple[date, date]:
    """Days before which an entry is to be read again, then is hidden."""
    if jour.year < 20:
        return date.min, date.min
    return add_mois(jour, -fraicheur.a_verifier_mois), add_mois(jour, -fraicheur.masquer_mois)


def check_cpts(entree: Entree[Cpts]) -> Iterator[Probleme]:
    cpts = entree.modele
    for nom, couleur in (("principale", cpts.couleurs.principale), ("accent", cpts.couleurs.accent)):
        if (contraste := compute_contraste(couleur, FOND_CLAIR)) < CONTRASTE_MINIMAL:
            trouve = f"{couleur} se lit mal sur le fond clair (contraste de {contraste:.1f})".replace(".", ",")
            attendu = "un contraste de 4,5 au moins"
            yield entree.tell(("couleurs", nom), "contraste", trouve, attendu, "Choisissez une couleur plus foncée")
    yield from _check_site(entree)
    if cpts.fraicheur.masquer_mois < cpts.fraicheur.a_verifier_mois:
        trouve = "les fiches seraient masquées avant d’être à vérifier"
        yield entree.warn(("fraicheur", "masquer_mois"), "fraicheur", trouve, "plus de mois que a_verifier_mois")


def _check_site(entree: Entree[Cpts]) -> Iterator[Probleme]:
    site = entree.modele.site
    if not site.startswith(("https://", "http://")) or "?" in site or "#" in site:
        attendu = "https://, le nom du site et « / » à la fin"
        yield entree.tell(("site",), "lien-invalide", f"{quote(site)} n’est pas l’adresse d’un site", attendu)
    elif not site.endswith("/"):
        trouve = "l’adresse du site ne finit pas par « / »"
        yield entree.tell(("site",), "site-sans-barre", trouve, "", f"Écrivez {quote(site + '/')}")


def _check_verifie_le(entree: Entree[Any], jour: date, limites: tuple[date, date]) -> Iterator[Probleme]:
    verifie_le: date | None = entree.modele.verifie_le
    if verifie_le is None:
        return
    if verifie_le > jour:
        yield from check_passe(entree, ("verifie_le",), verifie_le, jour)
    elif verifie_le < limites[0]:
        trouve = f"la dernière relecture date du {format_date(verifie_le)}"
        suite = " : ses détails ne sont plus montrés" if verifie_le < limites[1] else ""
        conseil = "Relisez la fiche, puis écrivez la date du jour"
        yield entree.warn(("verifie_le",), "fiche-a-verifier", trouve + suite, "", conseil)


def check_passe(entree: Entree[Any], champ: Chemin, quand: date, jour: date) -> Iterator[Probleme]:
    """A fact is never dated after the day."""
    if quand > jour:
        yield entree.tell(champ, "date-future", f"le {format_date(quand)} n’est pas encore arrivé", "une date passée")


def _check_professionnel(entree: Entree[Professionnel], jour: date) -> Iterator[Probleme]:
    pro = entree.modele
    if pro.nouveaux_patients:
        yield from check_passe(entree, ("nouveaux_patients", "declare_le"), pro.nouveaux_patients.declare_le, jour)
    if pro.diffusion.informe_le:
        yield from check_passe(entree, ("diffusion", "informe_le"), pro.diffusion.informe_le, jour)
    if pro.rpps and not is_luhn(pro.rpps):
        yield warn_cle(entree, "rpps", pro.rpps)
    if pro.specialite and pro.profession != "medecin-specialiste" and not entree.muets:
        trouve = "une spécialité est écrite et la profession n’est pas medecin-specialiste"
        yield entree.tell(("specialite",), "specialite-inutile", trouve, "", "Corrigez l’une des deux lignes")


def _check_finess(entree: Entree[Structure]) -> Iterator[Probleme]:
    finess = entree.modele.finess
    if finess and finess.isdecimal() and not is_luhn(finess):
        yield warn_cle(entree, "finess", finess)


def warn_cle(entree: Entree[Any], champ: str, numero: str) -> Probleme:
    """That the Luhn key of `numero` is wrong: read again, never refused."""
    trouve = f"le dernier chiffre de {quote(numero)} ne va pas avec les autres"
    return entree.warn((champ,), f"{champ}-cle", trouve, "", "Relisez ce numéro")


def is_luhn(chiffres: str) -> bool:
    """Whether the last digit of `chiffres` is their Luhn key. Source: ISO/IEC 7812-1."""
    somme = 0
    for rang, chiffre in enumerate(reversed(chiffres)):
        valeur = int(chiffre) * (1 + rang % 2)
        somme += valeur - 9 if valeur > 9 else valeur
    return somme % 10 == 0


def _check_action(entree: Entree[Action], jour: date) -> Iterator[Probleme]:
    action = entree.modele
    vrai = action.compute_statut(jour)
    if action.statut and action.periode and action.statut != vrai:
        trouve = f"le statut {quote(action.statut)} contredit la période, qui dit {quote(vrai)}"
        yield entree.warn(("statut",), "statut-action", trouve, "", "Supprimez cette ligne : le statut se calcule")


def _check_validation(entree: Entree[EtapeSoins]) -> Iterator[Probleme]:
    for champ in ("valide_par", "verifie_le"):
        if getattr(entree.modele, champ) is None:
            trouve = f"cette étape ne dit pas {'qui' if champ == 'valide_par' else 'quand on'} l’a relue"
            yield entree.warn((champ,), "etape-non-validee", trouve, f"une ligne {champ}")


def _check_offres(donnees: Donnees, jour: date) -> Iterator[Probleme]:
    for offre in donnees.get("offres", Offre):
        yield from _check_offre(offre, jour)


def _check_offre(entree: Entree[Offre], jour: date) -> Iterator[Probleme]:
    offre = entree.modele
    if offre.publie_le:
        yield from check_passe(entree, ("publie_le",), offre.publie_le, jour)
    if offre.fin < jour:
        trouve = f"cette offre a fini le {format_date(offre.fin)} : elle n’est plus affichée"
        yield entree.warn(("fin",), "offre-finie", trouve, "", "Repoussez cette date ou supprimez l’offre")
    if not (offre.structure or offre.commune):
        trouve = "cette offre ne dit pas où elle est"
        yield entree.warn(("structure",), "offre-sans-lieu", trouve, "une ligne structure, ou une ligne commune")
    if not (offre.contact or offre.courriel or offre.telephone):
        trouve = "cette offre ne dit pas à qui répondre : la page donnera les coordonnées de la CPTS"
        yield entree.warn(("courriel",), "offre-sans-contact", trouve, "une ligne courriel, telephone ou contact")


def _check_doublons(donnees: Donnees) -> Iterator[Probleme]:
    for cle, champs in _SANS_DOUBLON.items():
        for brute in donnees.brutes.get(cle, ()):
            for champ in champs:
                valeurs = brute.valeur.get(champ)
                if isinstance(valeurs, list) and len(valeurs) > 1:
                    for rang in _list_doublons(valeurs):
                        trouve = f"{quote(str(valeurs[rang]))} est écrit deux fois"
                        yield brute.tell((champ, rang), "doublon", trouve, "", "Supprimez l’un des deux")


def _list_doublons(valeurs: list[Any]) -> Iterator[int]:
    """Ranks of the texts that an earlier item already has."""
    vus: set[str] = set()
    for rang, valeur in enumerate(valeurs):
        if isinstance(valeur, str):
            if valeur in vus:
                yield rang
            vus.add(valeur)
