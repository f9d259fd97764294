"""`cpts importer rpps` and `cpts importer finess`: what is read in the national registers, and what is refused."""

import zipfile
from pathlib import Path

import pytest

from cpts.nomenclatures.rpps import COLONNES
from tests.cli.commande import Fait, lancer
from tests.construction import RACINE
from tests.factories import ANNUAIRE, CPTS, change, write_donnees

CAS = RACINE / "tests" / "cas" / "imports"
RPPS = (CAS / "rpps.txt").read_text(encoding="utf-8")
TITRES, *LIGNES = RPPS.splitlines()
DATE = ("--date", "2026-11-21")


@pytest.fixture(autouse=True)
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a tiny territory in data/."""
    write_donnees(tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def importer_rpps(contenu: str | bytes, *options: str) -> Fait:
    Path("rpps.txt").write_bytes(contenu.encode() if isinstance(contenu, str) else contenu)
    return lancer("importer", "rpps", "rpps.txt", *options, *DATE)


def importer_finess(nom: str, *options: str) -> Fait:
    return lancer("importer", "finess", str(CAS / nom), *options, *DATE)


def read_dossier() -> dict[str, bytes]:
    return {f.as_posix(): f.read_bytes() for f in sorted(Path("data").rglob("*")) if f.is_file()}


def test_people_of_the_register_are_kept_to_the_team_until_they_are_told() -> None:
    write_donnees(Path("data"), annuaire=change(ANNUAIRE, ("    horaires:", "    finess: 010000107\n    horaires:")))
    fait = importer_rpps(RPPS)
    assert fait.code == 0, fait.erreurs
    assert Path("data/annuaire/exempleville.yaml").read_text() == (
        "# Lieux et professionnels de santé : Exempleville\n"
        "# Une entrée par bloc, une ligne vide entre deux entrées.\n"
        "\n"
        "professionnels:\n"
        "  - id: marie-lou-de-la-saulaie\n"
        "    civilite: dr\n"
        "    nom: De La Saulaie\n"
        "    prenom: Marie-Lou\n"
        "    profession: medecin-generaliste\n"
        '    rpps: "99900000011"\n'
        "    exercices:\n"
        "      - adresse:\n"
        "          voie: 3 rue des Tilleuls\n"
        '          code_postal: "01001"\n'
        "          commune: Exempleville\n"
        "        telephone: 03 53 01 05 01\n"
        "      - adresse:\n"
        "          voie: 8 place du Marche\n"
        '          code_postal: "01002"\n'
        "          commune: Rivebourg\n"
        "    diffusion: {statut: pro, source: rpps}\n"
        "\n"
        "  - id: sacha-peuplier\n"
        "    nom: Peuplier\n"
        "    prenom: Sacha\n"
        "    profession: infirmier-en-pratique-avancee\n"
        '    rpps: "99900000029"\n'
        "    exercices:\n"
        "      - structure: pharmacie-des-tilleuls\n"
        "        telephone: 03 53 01 05 02\n"
        "    diffusion: {statut: pro, source: rpps}\n"
        "\n"
        "  - id: dany-retiree\n"
        "    nom: Retiree\n"
        "    prenom: Dany\n"
        "    profession: masseur-kinesitherapeute\n"
        '    rpps: "99900000086"\n'
        "    exercices:\n"
        "      - adresse:\n"
        "          voie: 2 rue Haute\n"
        '          code_postal: "01001"\n'
        "          commune: Exempleville\n"
        "    diffusion: {statut: pro, source: rpps}\n"
    )
    rivebourg = Path("data/annuaire/rivebourg.yaml").read_text()
    assert "    specialite: cardiologie\n" in rivebourg
    assert '          code_postal: "01002"\n' in rivebourg  # the file has the one of a post-office box
    tout = b"".join(read_dossier().values())
    assert [
        mot for mot in (b"example.org/x", b"marie@", b"06 39", b"0639", b"Etudiant", b"Ailleurs") if mot in tout
    ] == []
    lignes = fait.sortie.splitlines()
    assert "  1 : téléphone mobile, peut-être personnel, laissé de côté" in lignes
    assert "  1 : métier absent des listes du site (Physicien médical)" in lignes
    assert "  1 : étudiant ou militaire" in lignes
    assert lancer("verifier", *DATE).sortie == ""
    assert lancer("construire", "--aide").code == 0


def test_communes_and_professions_can_be_chosen() -> None:
    fait = importer_rpps(RPPS, "--communes", "Rivebourg", "--professions", "medecin-specialiste", "--essai")
    assert "  charlie-orme : Dr Charlie Orme, medecin-specialiste → annuaire/rivebourg.yaml" in fait.sortie
    assert "1 fiche nouvelle" in fait.sortie
    assert "1 : profession qui n’est pas demandée" in fait.sortie
    refus = importer_rpps(RPPS, "--communes", "Rivbourg")
    assert (refus.code, "Vouliez-vous dire « Rivebourg » ?" in refus.erreurs) == (1, True)
    refus = importer_rpps(RPPS, "--professions", "infirmer")
    assert (refus.code, "Vouliez-vous dire « infirmier » ?" in refus.erreurs) == (1, True)


def test_a_name_written_elsewhere_in_the_folder_is_told_before_the_site_is_refused() -> None:
    cpts = change(CPTS, ("directeur_publication: Camille Exemple", "directeur_publication: Charlie Orme"))
    write_donnees(Path("data"), cpts=cpts)
    fait = importer_rpps(RPPS, "--essai")
    assert "« Charlie Orme » est écrit dans cpts.yaml, et sa fiche n’est pas publique" in fait.sortie


def shift_titres(*changes: tuple[str, str | None]) -> str:
    """The first line with columns renamed, or removed."""
    remplace = dict(changes)
    titres = (remplace.get(titre, titre) for titre in COLONNES)
    return "|".join(titre for titre in titres if titre is not None) + "\n"


RPPS_REFUSES = {
    "a missing column": (
        shift_titres(("Code profession", None)),
        ["rpps.txt:1:10 Code profession", "  La colonne « Code profession » manque : celles d’après sont décalées."],
    ),
    "a renamed column": (
        shift_titres(("Code commune (coord. structure)", "Commune")),
        [
            "rpps.txt:1:37 Commune",
            "  La 37e colonne s’appelle « Commune ». Attendu : « Code commune (coord. structure) ».",
        ],
    ),
    "two columns swapped": (
        shift_titres(("Code profession", "Libellé profession"), ("Libellé profession", "Code profession")),
        ["rpps.txt:1:10 Libellé profession", "  La colonne « Libellé profession », en 10e, est en trop"],
    ),
    "the wrong separator": (
        RPPS.replace("|", ";"),
        ["rpps.txt:1:1", "  La première ligne n’a pas de colonnes séparées"],
    ),
    "an old encoding": (RPPS.encode("cp1252"), ["rpps.txt:1:1", "  La ligne de titres n’est pas en UTF-8"]),
    "nothing": ("", ["rpps.txt:1:1", "  La première ligne n’a pas de colonnes séparées par « | »."]),
    "a file cut short": (
        RPPS[:-60],
        ["rpps.txt:12:1", "  Le fichier s’arrête au milieu de cette ligne : il est coupé."],
    ),
    "a line without end": (
        TITRES + "\n" + "x" * 2_500_000,
        ["rpps.txt:2:1", "  Cette ligne a plus d’un million de signes."],
    ),
    "every line shifted": (
        TITRES + "\n" + "\n".join(["|" + ligne for ligne in LIGNES * 12]),
        ["rpps.txt:2:1", "  Cette ligne a 58 colonnes. Attendu : 56 colonnes."],
    ),
    "values shifted under good titles": (
        TITRES + "\n" + "\n".join(["|" + ligne.removesuffix("|") for ligne in LIGNES * 12]),
        ["rpps.txt:2:1", "  Ses colonnes sont décalées : « 8 » en 2e."],
    ),
}


@pytest.mark.parametrize("cas", RPPS_REFUSES)
def test_an_extract_that_is_not_the_expected_one_is_refused_whole(cas: str) -> None:
    contenu, attendues = RPPS_REFUSES[cas]
    avant = read_dossier()
    fait = importer_rpps(contenu)
    assert (fait.code, fait.sortie, read_dossier()) == (1, "", avant)
    lignes = [ligne for ligne in fait.erreurs.splitlines() if not ligne.startswith("Millions")]
    assert lignes[0] == attendues[0]
    assert lignes[1].startswith(attendues[1])


def test_new_columns_at_the_end_and_a_few_shifted_lines_do_not_stop_the_rest() -> None:
    neuf = [TITRES + "Colonne nouvelle|", *(ligne + "valeur|" for ligne in LIGNES), "a|b|c"]
    fait = importer_rpps("\n".join(neuf) + "\n", "--essai")
    assert "4 fiches nouvelles" in fait.sortie
    assert "  rpps.txt:13:1\n    Cette ligne a 3 colonnes. Attendu : 57 colonnes." in fait.sortie


def test_an_archive_is_read_without_being_unpacked_and_a_damaged_one_is_told() -> None:
    with zipfile.ZipFile("rpps.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("PS_LibreAcces_Personne_activite_202611.txt", RPPS)
        archive.writestr("PS_LibreAcces_Dipl_AutExerc_202611.txt", "x")
    assert "4 fiches nouvelles" in lancer("importer", "rpps", "rpps.zip", "--essai", *DATE).sortie
    octets = Path("rpps.zip").read_bytes()
    Path("coupe.zip").write_bytes(octets[: len(octets) // 2])
    fait = lancer("importer", "rpps", "coupe.zip", *DATE)
    assert (fait.code, "Cette archive est coupée ou abîmée." in fait.erreurs) == (1, True)
    with zipfile.ZipFile("autre.zip", "w") as archive:
        archive.writestr("photo.png", "x")
    fait = lancer("importer", "rpps", "autre.zip", *DATE)
    assert (fait.code, "Cette archive contient « photo.png »." in fait.erreurs) == (1, True)
    fait = lancer("importer", "rpps", "absent.txt", *DATE)
    assert (fait.code, "Ce fichier ne peut pas être ouvert." in fait.erreurs) == (1, True)


def test_the_classic_file_of_establishments_gives_places_and_their_points() -> None:
    fait = importer_finess("finess-etalab.csv")
    assert fait.code == 0, fait.erreurs
    assert Path("data/annuaire/rivebourg.yaml").read_text() == (
        "# Lieux et professionnels de santé : Rivebourg\n"
        "# Une entrée par bloc, une ligne vide entre deux entrées.\n"
        "\n"
        "structures:\n"
        "  - id: ehpad-les-saules-de-l-etang\n"
        "    nom: EHPAD Les Saules de l'Etang\n"
        "    type: ehpad\n"
        "    adresse:\n"
        "      voie: 4 route de l'Etang\n"
        "      complement: BP 12\n"
        '      code_postal: "01002"\n'
        "      commune: Rivebourg\n"
        "    position: {latitude: 46.03, longitude: 5.12}\n"
        "    telephone: 03 53 01 05 10\n"
        '    finess: "010000206"\n'
    )
    assert Path("data/annuaire.yaml").read_text() == change(
        ANNUAIRE, ("professionnels:", '    finess: "010000107"\nprofessionnels:')
    )
    assert "  1 : catégorie 246, sans type de lieu sur le site\n" in fait.sortie
    assert lancer("verifier", *DATE).sortie == ""


def test_the_json_of_establishments_is_read_and_its_swapped_points_are_put_right() -> None:
    fait = importer_finess("finess.json")
    assert fait.code == 0, fait.erreurs
    texte = Path("data/annuaire/rivebourg.yaml").read_text()
    assert "    position: {latitude: 46.03, longitude: 5.12}\n" in texte
    assert '    finess: "010000404"\n' in texte
    assert "      voie: 7 rue du Pont\n" in texte
    assert "telephone" not in texte
    lignes = fait.sortie.splitlines()
    assert "  1 : latitude et longitude remises dans l’ordre" in lignes
    assert "  1 : établissement fermé" in lignes
    assert "    Le 4e élément n’est pas un établissement." in lignes


def test_a_geojson_with_swapped_axes_is_put_right_and_a_point_nowhere_is_told() -> None:
    fait = importer_finess("finess.geojson")
    assert fait.code == 0, fait.erreurs
    assert "position: {latitude: 46.04, longitude: 5.03}\n" in Path("data/annuaire/exempleville.yaml").read_text()
    assert "position" not in Path("data/annuaire/rivebourg.yaml").read_text()
    assert "Le point 2.35, 148.85 n’est ni en degrés ni en mètres Lambert-93, en France." in fait.sortie


@pytest.mark.parametrize(
    ("contenu", "place", "message"),
    [
        ('{"results": [{"rs": "X"', ":1:24", "Ce JSON s’arrête ou s’abîme ici."),
        ('{"rien": 1}', ":1:1", "Ce JSON n’est pas une liste d’établissements."),
        ("[" * 100_000, ":1:1", "Ce fichier n’est pas du JSON en UTF-8."),
        ("Nom;Ville\nX;Rivebourg\n", ":1:1", "Aucune colonne ne donne de numéro FINESS."),
        ('[{"nom": "\\u0000", "finess": "010000404"}]', "", ""),
    ],
)
def test_a_file_of_another_kind_or_cut_short_is_refused(contenu: str, place: str, message: str) -> None:
    Path("finess.json").write_text(contenu)
    avant = read_dossier()
    fait = lancer("importer", "finess", "finess.json", *DATE)
    assert read_dossier() == avant
    lignes = [ligne for ligne in fait.erreurs.splitlines() if not ligne.startswith("Établissements")]
    assert (fait.code, lignes[:1]) == ((1, [f"finess.json{place}"]) if place else (0, []))
    assert message in fait.erreurs


def test_a_place_already_there_under_another_name_is_never_doubled() -> None:
    write_donnees(Path("data"), annuaire=change(ANNUAIRE, ("nom: Pharmacie des Tilleuls", "nom: Pharmacie Dupré")))
    fait = importer_finess("finess.json", "--essai")
    assert "« pharmacie-des-tilleuls » a déjà la même adresse ou le même téléphone" in fait.sortie
    assert "écrivez son finess dans l’annuaire" in fait.sortie


def test_a_stray_end_of_line_in_the_classic_file_is_a_space() -> None:
    texte = (CAS / "finess-etalab.csv").read_text().replace("SAULES DE L'ETANG", "SAULES\rDE L'ETANG")
    Path("finess.csv").write_bytes(texte.replace("\n", "\r\n").encode())
    fait = lancer("importer", "finess", "finess.csv", "--essai", *DATE)
    assert fait.code == 0, fait.erreurs
    assert "  ehpad-les-saules-de-l-etang : EHPAD Les Saules de l'Etang, ehpad" in fait.sortie
