"""What is known of people who must not be published leaves no trace: not a text, not a count, not a byte."""

import re
import zlib
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from cpts.text import fold
from cpts.validate.diffusion import compute_ecrits, compute_secrets
from cpts.validate.references import CITATIONS
from tests.construction import JOUR, list_fichiers, run_cpts
from tests.factories import make_professionnel, write_donnees
from tests.site.personnes_cachees import OPPOSEE, Cachee, make_cachee, write_fichiers

COMMUNS = {
    "adherent",
    "carte_vitale",
    "civilite",
    "conventionnement",
    "diffusion.informe_le",
    "diffusion.source",
    "diffusion.statut",
    "exercices.acces.boucle_magnetique",
    "exercices.acces.langue_des_signes",
    "exercices.acces.parking_pmr",
    "exercices.acces.pmr",
    "exercices.adresse.code_postal",
    "exercices.fermetures.au",
    "exercices.fermetures.du",
    "exercices.horaires",
    "fin_activite.le",
    "langues",
    "nouveaux_patients.declare_le",
    "nouveaux_patients.reponse",
    "profession",
    "specialite",
    "teleconsultation",
    "tiers_payant",
    "verifie_le",
    "visites_a_domicile",
}
"""Fields whose values many people share: they name nobody, and the comparison of bytes sees them all the same."""

DOUTEUX = {"id", "rpps", "exercices.adresse.commune", "communes_visites"}
"""What a warning about an entry quotes: its identifier, a number that is not one, a commune that nobody knows."""


@pytest.fixture(scope="module")
def cachee() -> Cachee:
    return make_cachee()[1]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Name → files: with the hidden people, without them, and with the first one public."""
    dossier = tmp_path_factory.mktemp("discretion")
    personne, _ = make_cachee()
    donnees = {
        "caches": write_fichiers(personne),
        "absents": write_fichiers(None),
        "publique": write_fichiers(personne, "public"),
    }
    return {nom: build_avec_paroles(dossier / nom, fichiers) for nom, fichiers in donnees.items()}


def build_avec_paroles(dossier: Path, fichiers: dict[str, str]) -> dict[str, bytes]:
    """The files of the site, and under « (dit) » what the command said."""
    donnees = write_donnees(dossier / "data", **fichiers)
    fait = run_cpts("construire", "--donnees", donnees, "--sortie", dossier / "site", "--date", JOUR)
    assert fait.returncode == 0, fait.stderr
    return {**list_fichiers(dossier / "site"), "(dit)": (fait.stdout + fait.stderr).encode()}


def test_a_site_is_the_same_byte_for_byte_as_if_hidden_people_had_never_been_written(
    sites: dict[str, dict[str, bytes]],
) -> None:
    """Counts, a commune that only they serve, the order of lists: whatever could betray them."""
    caches, absents, publique = ({f: o for f, o in site.items() if f != "(dit)"} for site in sites.values())
    assert caches.keys() == absents.keys()
    assert [fichier for fichier, octets in caches.items() if octets != absents[fichier]] == []
    assert len([fichier for fichier in absents if publique[fichier] != absents[fichier]]) > 10


def squash(octets: bytes) -> str:
    """Letters and digits alone, of every reading of a file: an encoding hides nothing that was unique."""
    lu = re.sub(rb"\r?\n[ \t]", b"", octets).decode("utf-8", "replace")
    lu = re.sub(r"\\u([0-9a-f]{4})", lambda t: chr(int(t[1], 16)), lu)
    flux = b" ".join(_decompress(octets[t.end() :]) for t in re.finditer(rb"stream\r?\n|[zi]TXt[^\0]*\0\0", octets))
    textes = (lu, unquote(unescape(lu)), octets.replace(b"\0", b"").decode("latin-1"), flux.decode("latin-1"))
    return " ".join(re.sub(r"[^a-z0-9]", "", fold.__wrapped__(texte)) for texte in textes)


def _decompress(octets: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(octets)
    except zlib.error:
        return b""


def list_trouves(site: dict[str, bytes], cachee: Cachee) -> set[str]:
    """The fields whose text is somewhere in the site, in the name of a file or in what the command said."""
    tout = squash(" ".join(site).encode()) + " ".join(map(squash, site.values()))
    cles = {chemin: re.sub(r"[^a-z0-9]", "", fold(texte)) for chemin, texte in cachee.uniques.items()}
    return {chemin for chemin, cle in cles.items() if cle.removeprefix("0") in tout}


def test_no_text_of_a_hidden_person_is_in_any_byte_nor_in_what_the_command_says(
    sites: dict[str, dict[str, bytes]], cachee: Cachee
) -> None:
    """In the terminal, the warnings alone quote what they find doubtful in the file of who reads them."""
    muet = {fichier: octets for fichier, octets in sites["caches"].items() if fichier != "(dit)"}
    assert list_trouves(muet, cachee) == set()
    assert list_trouves({"(dit)": sites["caches"]["(dit)"]}, cachee) <= DOUTEUX
    assert OPPOSEE.replace("-", "") not in " ".join(map(squash, muet.values()))
    publics = list_trouves({f: o for f, o in sites["publique"].items() if f != "(dit)"}, cachee)
    assert publics == set(cachee.uniques), "ces recherches doivent savoir trouver"


def test_every_field_of_a_person_is_unique_or_says_why_not(cachee: Cachee) -> None:
    assert cachee.communs == COMMUNS
    assert len(set(cachee.uniques.values())) == len(cachee.uniques) > 15


def test_whatever_cites_people_is_among_the_data_of_these_tests() -> None:
    """A new field that names people must be added to `write_fichiers`."""
    cites = {(cle, motif) for cle, citations in CITATIONS.items() for motif, genre in citations if genre == "fiches"}
    assert cites == {
        ("professionnels", ("fin_activite", "relais", None)),
        ("actions", ("participants", None)),
        ("gardes", ("qui",)),
    }


def test_what_is_public_through_somebody_else_is_no_secret_and_short_names_are() -> None:
    """A phone of the place, the name of a homonym: they are shown for another reason."""
    lieu = {"structure": "cabinet", "telephone": "04 65 71 00 11"}
    cache = make_professionnel(id="li-xu-cache", prenom="Li", nom="Xu", exercices=[lieu])
    public = make_professionnel(id="autre", prenom="Ana", nom="Vu", exercices=[lieu])
    homonyme = make_professionnel(id="li-xu", prenom="Li", nom="Xu", exercices=[{"structure": "cabinet"}])
    assert compute_secrets([cache], [], [public], []) >= {"li-xu-cache", "Li Xu", "Xu Li"}
    assert "04 65 71 00 11" not in compute_secrets([cache], [], [public], [])
    assert compute_secrets([cache], [], [public, homonyme], []) == {"li-xu-cache"}


def test_the_street_of_a_home_is_a_secret_unless_the_site_shows_it_for_another_reason() -> None:
    maison = {"voie": "7 rue du Puits", "code_postal": "01001", "commune": "Exempleville"}
    cache = make_professionnel(exercices=[{"adresse": maison}])
    montree = cache.exercices[0].adresse
    assert montree
    assert compute_ecrits([cache], [], []) == {"7 rue du Puits"}
    assert compute_ecrits([cache], [], [montree]) == compute_ecrits([cache], [cache], []) == frozenset()
    sans_numero = make_professionnel(exercices=[{"adresse": {**maison, "voie": "rue du Puits"}}])
    assert compute_ecrits([sans_numero], [], []) == frozenset()
