"""Views: who answers for the site and for the personal data in it, from cpts.yaml alone."""

from typing import NamedTuple

from cpts.dates import format_date
from cpts.model.cpts import Cpts, Hebergeur
from cpts.text import plural
from cpts.views.accueil import list_adresse
from cpts.views.matiere import Matiere
from cpts.views.mots import Telephone, make_telephone, quote_adresse, raise_first

OBJET_OPPOSITION = "Je m’oppose à la publication de ma fiche"
CORPS_OPPOSITION = "Bonjour,\n\nMerci de retirer ma fiche de votre site.\n\nMon nom :\nAdresse de la fiche :\n"


class ValeurMention(NamedTuple):
    """See the component `cles`."""

    texte: str
    adresse: str | None = None
    langue: str | None = None


class LigneMention(NamedTuple):
    terme: str
    valeurs: tuple[ValeurMention, ...]


class VueMentions(NamedTuple):
    """blocs/mentions.html. Source: loi n° 2004-575 du 21 juin 2004, article 1-1 (formerly 6, III)."""

    editeur: tuple[LigneMention, ...]
    hebergeur: tuple[LigneMention, ...]


class VueResponsable(NamedTuple):
    """blocs/responsable.html. `opposition`: a mail already written. The durations are in words.

    `delegue`: the data-protection contact, no line when none is named.
    """

    nom: str
    adresse: tuple[str, ...]
    courriel: str
    telephone: Telephone | None
    opposition: str
    a_verifier: str
    masquer: str
    nouveaux_patients: str
    delegue: tuple[LigneMention, ...]


class VueOpposition(NamedTuple):
    """blocs/opposition.html: the same request as a letter, to copy or to print. `destinataire`: one line each."""

    destinataire: tuple[str, ...]
    objet: str
    site: str


class VueDeclaration(NamedTuple):
    """blocs/declaration.html. `etablie`: who declared, and when if the data say it."""

    etablie: str


def view_mentions(matiere: Matiere) -> VueMentions:
    cpts = matiere.site.cpts
    editeur = (
        LigneMention("Éditeur du site", (ValeurMention(cpts.nom),)),
        *list_identite(cpts),
        LigneMention("Siège", tuple(ValeurMention(ligne) for ligne in list_adresse(matiere.site))),
        LigneMention("Téléphone", list_telephone(cpts.telephone)),
        LigneMention("Courriel", (ValeurMention(cpts.courriel, f"mailto:{cpts.courriel}"),)),
        LigneMention("Direction de la publication", (ValeurMention(cpts.directeur_publication),)),
    )
    return VueMentions(tuple(ligne for ligne in editeur if ligne.valeurs), list_hebergeur(cpts.hebergeur))


def list_identite(cpts: Cpts) -> tuple[LigneMention, ...]:
    """What makes an association known; nothing is written for what the data do not say."""
    textes = (
        ("Forme juridique", cpts.forme_juridique),
        ("Déclaration", write_declaration(cpts)),
        ("Numéro RNA", cpts.rna),
        ("Numéro SIREN", format_siren(cpts.siren) if cpts.siren else None),
    )
    return tuple(LigneMention(terme, (ValeurMention(texte),)) for terme, texte in textes if texte)


def write_declaration(cpts: Cpts) -> str:
    """« Déclarée le 15 mai 2023, sous-préfecture d’Exempleville », or ""."""
    quand = f"déclarée le {format_date(cpts.declaree_le)}" if cpts.declaree_le else ""
    return raise_first(", ".join(partie for partie in (quand, cpts.prefecture) if partie))


def format_siren(siren: str) -> str:
    """« 123 456 782 »."""
    return "\u00a0".join((siren[:3], siren[3:6], siren[6:]))


def list_hebergeur(hebergeur: Hebergeur) -> tuple[LigneMention, ...]:
    lignes = (
        LigneMention("Hébergeur", (ValeurMention(hebergeur.nom),)),
        LigneMention("Adresse", (ValeurMention(hebergeur.adresse),)),
        LigneMention("Téléphone", list_telephone(hebergeur.telephone)),
    )
    return tuple(ligne for ligne in lignes if ligne.valeurs)


def list_telephone(numero: str | None) -> tuple[ValeurMention, ...]:
    """No value when there is no number: its line is then left out."""
    if numero is None:
        return ()
    telephone = make_telephone(numero)
    return (ValeurMention(telephone.affiche, telephone.uri),)


def view_responsable(matiere: Matiere) -> VueResponsable:
    cpts, fraicheur = matiere.site.cpts, matiere.site.cpts.fraicheur
    return VueResponsable(
        nom=cpts.nom,
        adresse=list_adresse(matiere.site),
        courriel=cpts.courriel,
        telephone=make_telephone(cpts.telephone) if cpts.telephone else None,
        opposition=write_courrier(cpts.courriel, OBJET_OPPOSITION, CORPS_OPPOSITION),
        a_verifier=write_mois(fraicheur.a_verifier_mois),
        masquer=write_mois(fraicheur.masquer_mois),
        nouveaux_patients=write_mois(fraicheur.nouveaux_patients_mois),
        delegue=list_delegue(cpts),
    )


def list_delegue(cpts: Cpts) -> tuple[LigneMention, ...]:
    delegue = cpts.delegue_donnees
    if delegue is None:
        return ()
    lignes = (
        LigneMention("Contact pour vos données", (ValeurMention(delegue.nom),)),
        LigneMention("Courriel", (ValeurMention(delegue.courriel, f"mailto:{delegue.courriel}"),)),
        LigneMention("Téléphone", list_telephone(delegue.telephone)),
    )
    return tuple(ligne for ligne in lignes if ligne.valeurs)


def view_opposition(matiere: Matiere) -> VueOpposition:
    cpts = matiere.site.cpts
    return VueOpposition((cpts.nom, *list_adresse(matiere.site)), OBJET_OPPOSITION, cpts.site)


def view_declaration(matiere: Matiere) -> VueDeclaration:
    cpts = matiere.site.cpts
    quand = f" le {format_date(cpts.accessibilite.declaree_le)}" if cpts.accessibilite else ""
    return VueDeclaration(f"Cette déclaration a été établie{quand} par {cpts.nom}, qui publie ce site.")


def write_courrier(destinataire: str, objet: str, corps: str) -> str:
    """A mail to send as it is. Source: RFC 6068, lines of the body end with CR LF."""
    lignes = corps.replace("\n", "\r\n")
    return f"mailto:{destinataire}?subject={quote_adresse(objet)}&body={quote_adresse(lignes)}"


def write_mois(nombre: int) -> str:
    """« 6 mois »."""
    return plural(nombre, "mois", "mois").replace(" ", "\u00a0")
