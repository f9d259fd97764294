"""Mail drafts, one a person to ask. Source: RFC 5322; `X-Unsent` makes mail programs open them ready to be sent.

Nothing is written about an entry that the site does not show: the mail would tell somebody that it exists.
"""

from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from email.policy import SMTP

from cpts.relecture.confirmation import write_confirmation
from cpts.relecture.destinataires import Destinataire
from cpts.relecture.echeances import Echeance
from cpts.relecture.liste import group_par_destinataire
from cpts.relecture.publie import list_publie
from cpts.views.contexte import Contexte

# A short subject on one line: folded at 78 signs, Python leaves its first line empty. 998 are allowed.
_ENTETES = SMTP.clone(max_line_length=900)


def make_courriels(echeances: Iterable[Echeance], contexte: Contexte) -> dict[str, bytes]:
    """File name → draft, for whoever has a mail address; the entries reserved to the team are left out."""
    publiques = [e for e in echeances if e.publique and e.reference and e.destinataire.courriel]
    return {
        f"{groupe[0].reference.replace('/', '-')}.eml": _make_courriel(destinataire, groupe, contexte)
        for destinataire, groupe in group_par_destinataire(publiques)
    }


def _make_courriel(destinataire: Destinataire, groupe: list[Echeance], contexte: Contexte) -> bytes:
    cpts = contexte.site.cpts
    courriel = EmailMessage(policy=SMTP)
    courriel["From"] = cpts.courriel
    courriel["To"] = destinataire.courriel
    courriel["Subject"] = _open_mots(f"Vos informations sur le site {cpts.nom_court} sont-elles toujours justes ?")
    courriel["X-Unsent"] = "1"
    courriel.set_content("\n".join(_list_lignes(groupe, contexte)))
    return courriel.as_bytes(policy=_ENTETES)


def _open_mots(sujet: str) -> str:
    """`sujet` without what reads as an encoded word: Python decodes it first, line ends and other headers included.

    Source: RFC 2047, section 2; `email._header_value_parser.get_unstructured`, as of CPython 3.14.
    """
    return sujet.replace("=?", "= ?")


def _list_lignes(groupe: list[Echeance], contexte: Contexte) -> Iterator[str]:
    cpts = contexte.site.cpts
    yield from ("Bonjour,", "")
    yield f"Le site {cpts.nom} ({cpts.site}) vous présente aux habitants."
    yield "Merci de relire ce qui suit. Un mot suffit pour nous répondre."
    for echeance in groupe:
        yield from _list_fiche(echeance, contexte)
    yield from ("", "Si quelque chose est faux, répondez à ce courriel : nous corrigerons.")
    yield "N’écrivez rien sur un patient."
    yield "Vous pouvez demander à ne plus figurer sur ce site, sans donner de raison : répondez-le simplement."
    yield f"Vos droits sont expliqués ici : {cpts.site}confidentialite/"
    yield from ("", "Merci,", cpts.nom)


def _list_fiche(echeance: Echeance, contexte: Contexte) -> Iterator[str]:
    cpts, publie = contexte.site.cpts, list_publie(contexte, echeance.reference)
    yield from ("", f"--- {echeance.nom} ---")
    if publie:
        yield f"Ce que nous publions aujourd’hui ({cpts.site}annuaire/{echeance.reference}/) :"
        yield from (f"- {ligne}" for ligne in publie)
    yield f"Pourquoi nous demandons : {' ; '.join(echeance.motifs)}."
    compte = " (avec un compte GitHub)" if cpts.depot else ""
    yield f"Rien n’a changé ? Répondez « rien n’a changé », ou ouvrez ce lien{compte} :"
    yield write_confirmation(cpts, echeance, contexte.jour)
