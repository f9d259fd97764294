"""Rules between entries: identifiers are unique, and every identifier cited exists.

They are read from the entries as written, so that a mistake elsewhere in an entry neither hides these nor makes
all that cites it look wrong.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cpts.errors import Gravite, Probleme
from cpts.model.refus import Defaut
from cpts.model.valeurs import ID, LONGUEUR_ID
from cpts.text import closest, did_you_mean, quote, slugify
from cpts.validate.champs import Brute
from cpts.validate.donnees import Donnees, is_oppose
from cpts.validate.traduction import Chemin, locate

_Motif = tuple[str | None, ...]
"""A path in an entry; None stands for each item of a list."""

# One space of identifiers per group: structures and people share /annuaire/<id>/.
ESPACES = (
    ("structures", "professionnels"),
    *((cle,) for cle in ("actions", "parcours", "evenements", "partenaires", "offres")),
    *((cle,) for cle in ("etapes", "creneaux", "gardes", "alertes", "actualites")),
)

# What each kind of entry cites: path → what is cited, whose identifiers are in `_Cibles`.
CITATIONS: Mapping[str, tuple[tuple[_Motif, str], ...]] = {
    "professionnels": (
        (("exercices", None, "structure"), "structures"),
        (("fin_activite", "relais", None), "fiches"),
    ),
    "actions": (
        (("lieux", None), "structures"),
        (("participants", None), "fiches"),
        (("partenaires", None), "partenaires"),
        (("mission",), "missions"),
    ),
    "evenements": (
        (("lieu",), "structures"),
        (("action",), "actions"),
        (("partenaires", None), "partenaires"),
    ),
    "parcours": ((("actions", None), "actions"),),
    "alertes": ((("mission",), "missions"),),
    "offres": ((("structure",), "structures"),),
    "etapes": ((("structures", None), "structures"),),
    "creneaux": ((("structure",), "structures"),),
    "gardes": ((("qui",), "fiches"),),
}
_FICHIERS = {"structures": {"annuaire"}, "fiches": {"annuaire"}, "missions": {"cpts"}}
"""Where each kind is written; nothing is said of what is cited there when one of these files cannot be read."""
_NOMS = {
    "structures": "aucune structure n’a",
    "fiches": "aucune structure ni personne n’a",
    "partenaires": "aucun partenaire n’a",
    "missions": "aucune mission de cpts.yaml n’a",
    "actions": "aucune action n’a",
}


def check_identifiants(donnees: Donnees) -> Iterator[Probleme]:
    """Two entries with one id: both places are named."""
    for espace in ESPACES:
        yield from _check_doubles((b, ("id",)) for cle in espace for b in donnees.brutes.get(cle, ()))
    for objet, liste in ((donnees.cpts, "missions"), (donnees.territoire, "indicateurs")):
        if objet:
            racine = Brute(objet.document, (), objet.valeur)
            valeurs = objet.valeur.get(liste)
            rangs = range(len(valeurs)) if isinstance(valeurs, list) else ()
            yield from _check_doubles((racine, (liste, rang, "id")) for rang in rangs)
    yield from _check_anciens(donnees)


def _check_doubles(places: Iterable[tuple[Brute, Chemin]]) -> Iterator[Probleme]:
    vus: dict[str, tuple[Brute, Chemin]] = {}
    for brute, chemin in places:
        identifiant = _find(brute.valeur, chemin)
        if not isinstance(identifiant, str):
            continue
        premier, ailleurs = vus.setdefault(identifiant.strip(), (brute, chemin))
        if premier is not brute or ailleurs != chemin:
            ligne, _ = premier.document.position((*premier.chemin, *ailleurs))
            fichier = "" if premier.document is brute.document else f"{premier.document.fichier}, "
            trouve = f"l’identifiant {quote(identifiant.strip())} est déjà pris ({fichier}ligne {ligne})"
            libre = _propose_id(_find(brute.valeur, chemin[:-1]), vus)
            suggestion = f"Celui-ci pourrait être {quote(libre)}" if libre else "Ajoutez-y par exemple la commune"
            defaut = Defaut("id-en-double", trouve, "un identifiant par entrée", suggestion, remplace=libre)
            yield locate(brute.document, (*brute.chemin, *chemin), defaut)


def _propose_id(entree: Any, pris: Iterable[str]) -> str:
    """An identifier that the name of an entry gives, with its commune if need be, and that nothing bears; or ""."""
    textes = {cle: v for cle, v in entree.items() if isinstance(v, str)} if isinstance(entree, dict) else {}
    nom = slugify(f"{textes.get('prenom', '')} {textes.get('nom') or textes.get('titre', '')}")
    commune = _find(entree, ("adresse", "commune"))
    lieu = slugify(commune) if isinstance(commune, str) else ""
    proposes = (nom, f"{nom}-{lieu}" if lieu else "") if nom else ()
    return next((i for i in proposes if i and i not in pris and len(i) <= LONGUEUR_ID), "")


def _find(noeud: Any, chemin: Chemin) -> Any:
    """The value at `chemin`, or None."""
    for pas in chemin:
        if isinstance(noeud, dict):
            noeud = noeud.get(pas)
        else:
            noeud = noeud[pas] if isinstance(noeud, list) and isinstance(pas, int) else None
    return noeud


def _check_anciens(donnees: Donnees) -> Iterator[Probleme]:
    """A former id that is in use again, or claimed twice, cannot be redirected."""
    brutes = [b for cle in ESPACES[0] for b in donnees.brutes.get(cle, ())]
    pris = _list_ids(brutes)
    for brute in brutes:
        for chemin, ancien in _list_cites(brute.valeur, ("anciens_ids", None), ()):
            if ancien in pris:
                trouve = f"l’identifiant {quote(ancien)} sert déjà"
                yield brute.tell(chemin, "ancien-id-pris", trouve, "un identifiant que plus rien ne porte")
            pris.add(ancien)


def _list_ids(brutes: Iterable[Brute]) -> set[str]:
    return {texte.strip() for b in brutes if isinstance(texte := b.valeur.get("id"), str)}


class _Cibles:
    """The identifiers that can be cited, by kind, and those of people who must not be shown."""

    def __init__(self, donnees: Donnees) -> None:
        gens = donnees.brutes.get("professionnels", [])
        self.caches = _list_ids(b for b in gens if _is_cachee(b.valeur))
        structures = _list_ids(donnees.brutes.get("structures", ()))
        # Told at its own place: what cites the identifier that was meant is right.
        self.mal_ecrits = {slugify(i) for b in donnees.brutes.values() for i in _list_ids(b) if not ID.fullmatch(i)}
        self.par_genre: dict[str, set[str]] = {
            "structures": structures,
            "fiches": structures | _list_ids(gens) - self.caches,
            "partenaires": _list_ids(donnees.brutes.get("partenaires", ())),
            "actions": _list_ids(donnees.brutes.get("actions", ())),
        }
        if donnees.cpts and "missions" not in donnees.cpts.muets:
            self.par_genre["missions"] = {m.id for m in donnees.cpts.modele.missions}

    def tell(self, brute: Brute, chemin: Chemin, cite: str, genre: str) -> Probleme:
        """That `cite` is in none of the targets of `genre`."""
        if genre == "fiches" and cite in self.caches:
            trouve = f"la fiche {quote(cite)} n’est pas publique : cette référence ne sera pas montrée"
            return brute.tell(chemin, "reference-cachee", trouve, gravite=Gravite.AVERTISSEMENT)
        trouve = f"{_NOMS[genre]} l’identifiant {quote(cite)}"
        permis = self.par_genre[genre]
        defaut = Defaut("reference-inconnue", trouve, "", did_you_mean(cite, permis))
        return locate(brute.document, (*brute.chemin, *chemin), defaut._replace(remplace=closest(cite, permis) or ""))


def _is_cachee(valeur: Mapping[str, Any]) -> bool:
    diffusion = valeur.get("diffusion")
    return is_oppose(valeur) or (isinstance(diffusion, dict) and diffusion.get("statut") == "pro")


def check_references(donnees: Donnees) -> Iterator[Probleme]:
    """Every cited id that nothing bears; a hidden person is an avertissement and is left out."""
    cibles = _Cibles(donnees)
    for cle, citations in CITATIONS.items():
        for motif, genre in citations:
            permis = cibles.par_genre.get(genre)
            if permis is None or not donnees.illisibles.isdisjoint(_FICHIERS.get(genre, {genre})):
                continue
            for brute in donnees.brutes.get(cle, ()):
                if motif[0] in brute.valeur:
                    for chemin, cite in _list_cites(brute.valeur, motif, ()):
                        if cite not in permis and cite not in cibles.mal_ecrits:
                            yield cibles.tell(brute, chemin, cite, genre)


def _list_cites(noeud: Any, motif: _Motif, ici: Chemin) -> Iterator[tuple[Chemin, str]]:
    """(path, identifier) at each place of `motif`; what is not an identifier has been told by the model."""
    if not motif:
        if isinstance(noeud, str) and ID.fullmatch(noeud.strip()):
            yield ici, noeud.strip()
    elif motif[0] is None:
        for rang, enfant in enumerate(noeud if isinstance(noeud, list) else ()):
            yield from _list_cites(enfant, motif[1:], (*ici, rang))
    elif isinstance(noeud, dict) and motif[0] in noeud:
        yield from _list_cites(noeud[motif[0]], motif[1:], (*ici, motif[0]))
