"""`cpts importer …`: what a file becomes in the folder, and what a bad one is told, nothing half written."""

import json
import subprocess
from pathlib import Path

import pytest

from cpts.yaml_source import read_yaml
from tests.cli.commande import Fait, lancer
from tests.construction import RACINE
from tests.factories import ANNUAIRE, OPPOSE, change, make_geojson, write_donnees

CAS = RACINE / "tests" / "cas" / "imports"
DATE = ("--date", "2026-11-21")
ICI = "« 03 53 01 05 21 », votre annuaire dit « 03 53 01 00 11 »"


@pytest.fixture(autouse=True)
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a tiny territory in data/."""
    write_donnees(tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def importer(*arguments: str) -> Fait:
    return lancer("importer", *arguments, *DATE)


def importer_csv(texte: str | bytes, *options: str) -> Fait:
    """The sheet `texte`, its columns accepted as guessed."""
    Path("liste.csv").write_bytes(texte.encode() if isinstance(texte, str) else texte)
    return importer("csv", "liste.csv", "--accepter", *options)


def read_dossier() -> dict[str, bytes]:
    """Every file of data/, hidden ones included."""
    return {f.as_posix(): f.read_bytes() for f in sorted(Path("data").rglob("*")) if f.is_file()}


def verifier() -> str:
    """What the check of the data says, "" when there is nothing to say."""
    fait = lancer("verifier", *DATE)
    assert fait.code == 0, fait.sortie
    return fait.sortie


def test_a_sheet_of_members_becomes_entries_and_says_what_it_did() -> None:
    fait = importer("csv", str(CAS / "membres.csv"), "--accepter", "--source", "adhesion")
    assert fait.code == 0, fait.erreurs
    assert Path("data/annuaire/rivebourg.yaml").read_text() == (
        "# Lieux et professionnels de santé : Rivebourg\n"
        "# Une entrée par bloc, une ligne vide entre deux entrées.\n"
        "\n"
        "professionnels:\n"
        "  - id: jean-noel-sapin\n"
        "    nom: Sapin\n"
        "    prenom: Jean-Noël\n"
        "    profession: masseur-kinesitherapeute\n"
        "    exercices:\n"
        "      - adresse:\n"
        "          voie: 3 rue Basse\n"
        '          code_postal: "01002"\n'
        "          commune: Rivebourg\n"
        "        telephone: 03 53 01 05 20\n"
        "    adherent: oui\n"
        "    diffusion: {statut: pro, source: adhesion}\n"
        "\n"
        "  - id: lea-hetre\n"
        "    nom: Hêtre\n"
        "    prenom: Léa\n"
        "    profession: osteopathe\n"
        "    exercices:\n"
        "      - adresse:\n"
        "          voie: 4, rue Haute, Bâtiment B\n"
        "          complement: Cabinet du Port\n"
        '          code_postal: "01002"\n'
        "          commune: Rivebourg\n"
        "        telephone: 03 53 01 05 22\n"
        "    adherent: non\n"
        "    diffusion: {statut: pro, source: adhesion}\n"
    )
    assert Path("data/annuaire.yaml").read_text() == change(
        ANNUAIRE, ("    diffusion:\n", "    adherent: oui\n    diffusion:\n")
    )
    lignes = fait.sortie.splitlines()
    assert lignes[0].startswith(
        "5 lignes lues : 2 fiches nouvelles, 1 complétée, 0 inchangée, 1 différence laissée, 2 l"
    )
    nom = CAS / "membres.csv"
    attendues = [
        f"  {nom}:6:3 Profession",
        f"  {nom}:6:9 Adhérent",
        f"  {nom}:7:8 Téléphone",
        "    « 0899123456 » est un numéro surtaxé. Attendu : un numéro au prix normal.",
        "  camille-exemple : adherent → annuaire.yaml",
        f"  camille-exemple.exercices[1].telephone : le fichier dit {ICI}",
        "  jean-noel-sapin, lea-hetre",
    ]
    assert [ligne for ligne in attendues if ligne not in lignes] == []
    assert "Colonnes laissées de côté : « Observations »" in fait.erreurs
    assert verifier() == ""


@pytest.mark.parametrize(
    "commande",
    [
        ("csv", str(CAS / "membres.csv"), "--accepter", "--source", "adhesion"),
        ("rpps", str(CAS / "rpps.txt")),
        ("finess", str(CAS / "finess-etalab.csv")),
    ],
    ids=lambda commande: commande[0],
)
def test_a_second_run_changes_nothing_and_a_trial_writes_nothing(commande: tuple[str, ...]) -> None:
    avant = read_dossier()
    essai = importer(*commande, "--essai")
    assert (essai.code, read_dossier()) == (0, avant)
    assert essai.sortie.endswith("Essai : rien n’a été écrit.\n")
    premier = importer(*commande)
    assert premier.sortie == essai.sortie.replace("\n\nEssai : rien n’a été écrit.\n", "\n")
    apres = read_dossier()
    assert apres != avant
    second = importer(*commande)
    assert ": 0 fiche nouvelle, 0 complétée, " in second.sortie
    assert read_dossier() == apres
    assert verifier() == ""


def test_the_columns_are_asked_about_and_can_be_written_down_corrected_and_used() -> None:
    Path("liste.csv").write_text("Nom;Prénom;Métier;Ville;N°\nOrme;Lou;Kiné du sport;Rivebourg;7\n")
    refus = importer("csv", "liste.csv", "--source", "adhesion")
    assert refus.code == 1
    assert "  Métier → profession\n" in refus.erreurs
    assert "ajoutez --accepter" in refus.erreurs
    assert importer("csv", "liste.csv", "--source", "adhesion", "--ecrire-correspondance", "colonnes.yaml").code == 0
    texte = Path("colonnes.yaml").read_text()
    assert "  #   Kiné du sport: à compléter\n" in texte
    assert "ignorees:\n  - N°\n" in texte
    devinee = "# valeurs:\n  # profession:\n  #   Kiné du sport: à compléter"
    corrigee = "valeurs:\n  profession:\n    Kiné du sport: masseur-kinesitherapeute"
    a_la_main = change(texte, (devinee, corrigee))
    Path("colonnes.yaml").write_text(a_la_main)
    fait = importer("csv", "liste.csv", "--correspondance", "colonnes.yaml")
    assert fait.code == 0, fait.erreurs
    assert "lou-orme : Lou Orme, masseur-kinesitherapeute → annuaire/rivebourg.yaml" in fait.sortie
    encore = importer("csv", "liste.csv", "--ecrire-correspondance", "colonnes.yaml")
    assert (encore.code, "existe déjà" in encore.erreurs) == (1, True)


def test_a_wrong_file_of_columns_is_told_line_by_line() -> None:
    Path("colonnes.yaml").write_text(
        "genre: professionnels\ncolonnes:\n  Nom: nmo\n  Prénom: prenom\n  Autre: prenom\nconstante:\n  x: y\n"
    )
    Path("liste.csv").write_text("Nom;Prénom\nOrme;Lou\n")
    fait = importer("csv", "liste.csv", "--correspondance", "colonnes.yaml")
    assert fait.code == 1
    assert fait.erreurs.splitlines()[::2] == [
        "colonnes.yaml:3:8 colonnes.Nom",
        "colonnes.yaml:5:10 colonnes.Autre",
        "colonnes.yaml:6:1 constante",
    ]
    assert "Vouliez-vous dire « nom » ?" in fait.erreurs


LIGNE = "Orme;Lou;Infirmier;1 rue Haute;01002;Rivebourg\n"
TITRES = "Nom;Prénom;Profession;Adresse;CP;Ville\n"


@pytest.mark.parametrize(
    "octets",
    [
        (TITRES + LIGNE).encode(),
        (TITRES + LIGNE).encode("utf-8-sig"),
        (TITRES + LIGNE).encode("cp1252"),
        (TITRES + LIGNE).replace("\n", "\r\n").encode("cp1252"),
        (TITRES + LIGNE).replace(";", "\t").encode("utf-16"),
        (TITRES + LIGNE).replace(";", "\t").encode("utf-16-le"),
        (TITRES + LIGNE).replace(";", ",").encode(),
        ('"' + (TITRES + LIGNE).replace(";", '";"').replace("\n", '"\n"').removesuffix('"')).encode(),
        ("\n" + TITRES + "\n" + LIGNE + ";;;;;\n").encode(),
        (TITRES + LIGNE).replace("\n", "\r").encode(),
        (TITRES.replace("\n", ";;\n") + LIGNE.replace("\n", ";;;;\n")).encode(),
        (
            TITRES.replace("\n", ";" + ";".join(f"C{i}" for i in range(300)) + "\n")
            + LIGNE.replace("\n", ";" * 300 + "\n")
        ).encode(),
    ],
    ids=[
        "utf-8",
        "bom",
        "cp1252",
        "crlf",
        "utf-16",
        "utf-16 nu",
        "virgules",
        "guillemets",
        "vides",
        "macintosh",
        "bord",
        "300 colonnes",
    ],
)
def test_every_way_of_saving_a_sheet_is_read(octets: bytes) -> None:
    fait = importer_csv(octets, "--source", "adhesion")
    assert fait.code == 0, fait.erreurs
    assert "  lou-orme : Lou Orme, infirmier → annuaire/rivebourg.yaml\n" in fait.sortie


@pytest.mark.parametrize(
    ("octets", "place", "message"),
    [
        (b"", "liste.csv:1:1", "Ce fichier ne contient rien."),
        (TITRES.encode(), "liste.csv:1:1", "Ce tableau n’a que sa ligne de titres."),
        (b"bonjour\n", "liste.csv:1:1", "La première ligne n’a qu’un titre"),
        (b"PK\x03\x04abc", "liste.csv:1:1", "Ce fichier est un classeur Excel ou LibreOffice"),
        ((TITRES + LIGNE + '"Orme;Lou;Infir').encode(), "liste.csv:3:1", "Un guillemet ouvert à partir de cette ligne"),
        ((TITRES + '"Or"me";x\n').encode(), "liste.csv:2:1", "Un guillemet est au milieu d’une cellule."),
        ((TITRES + "a" * 140_000 + ";b\n").encode(), "liste.csv:2:1", "Une cellule a plus de 131 072 signes."),
        ((TITRES + LIGNE).encode().decode("cp1252").encode(), "liste.csv:1:1", "Les accents sont abîmés : on lit « Ã©"),
        ((TITRES + LIGNE).encode("mac_roman"), "liste.csv:1:1", "Les accents sont abîmés : on lit « Ž »."),
        (TITRES.encode("cp1252") + b"\x81;;;;;\n", "liste.csv:2:1", "L’octet 0x81 n’est d’aucun encodage connu."),
        (
            (TITRES.replace("CP", "Nom") + LIGNE).encode(),
            "liste.csv:1:5 Nom",
            "Plusieurs colonnes vont dans le champ « nom »",
        ),
        (b"Couleur;Taille\nrouge;12\n", "liste.csv:1:1", "Aucun titre de colonne n’est reconnu."),
    ],
)
def test_a_sheet_that_cannot_be_trusted_is_refused_whole(octets: bytes, place: str, message: str) -> None:
    avant = read_dossier()
    fait = importer_csv(octets, "--source", "adhesion")
    assert (fait.code, fait.sortie, read_dossier()) == (1, "", avant)
    premiere, seconde = fait.erreurs.splitlines()[-2:]
    assert premiere == place
    assert seconde.strip().startswith(message)


@pytest.mark.parametrize(
    ("ligne", "place", "message"),
    [
        ("=cmd|' /C calc'!A0;Lou;Infirmier;1 rue Haute;01002;Rivebourg", ":1 Nom", "est une formule de tableur"),
        ("Orme;#REF!;Infirmier;1 rue Haute;01002;Rivebourg", ":2 Prénom", "est une formule de tableur"),
        ("Or\0me;Lou;Infirmier;1 rue Haute;01002;Rivebourg", ":1 Nom", "Un signe invisible est écrit : U+0000."),
        ("Orme;Lou;Infirmier;1 rue Haute;01002", ":1", "Cette ligne a 5 cellules. Attendu : 6 cellules"),
        ("Orme;Lou;Infirmier;1 rue Haute;0100X;Rivebourg", ":5 CP", "« 0100X » n’est pas un code postal."),
        ("Orme;Lou;Infirmier;1 rue Haute;01001;Rivebourg", ":5 CP", "Le code postal 01001 ne va pas avec Rivebourg."),
        ("Orme;Lou;Infirmier;" + "x" * 300 + ";01002;Rivebourg", ":4 Adresse", "Le texte a 300 caractères."),
        (
            "Exemple;Camille;Infirmier;1 rue Haute;01002;Rivebourg",
            ":1 Nom",
            "« camille-exemple » a déjà un nom semblable",
        ),
        ("Exemple;Camille;Pharmacien;1 rue Haute;01001;Exempleville", ":1 Nom", "« camille-exemple » a déjà un nom"),
        ("Orme;Lou;Infirmier;;;", ":1", "Le champ « exercices » manque."),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_with_its_place_and_the_others_go_on(
    ligne: str, place: str, message: str
) -> None:
    fait = importer_csv(f"{TITRES}{LIGNE}{ligne}\n", "--source", "adhesion")
    assert fait.code == 0
    assert (
        "2 lignes lues : 1 fiche nouvelle, 0 complétée, 0 inchangée, 0 différence laissée, 1 ligne refusée."
        in fait.sortie
    )
    lignes = fait.sortie.splitlines()
    debut = lignes.index("Refusées :")
    assert lignes[debut + 1].startswith(f"  liste.csv:3{place}")
    assert message in lignes[debut + 2]
    assert verifier() == ""


PIEGES = ("yes", "- id: x", "{a: 1}", "*ancre", "&ancre", "!!python/object:os.system", "a: b #c", "0123", "|", "'", "%")


def test_yaml_written_in_a_cell_stays_a_text() -> None:
    corps = "".join(f'"{piege} rue";Lou;Infirmier;"{piege}";01002;Rivebourg\n' for piege in PIEGES)
    fait = importer_csv(TITRES + corps, "--source", "adhesion")
    assert f"{len(PIEGES)} fiches nouvelles" in fait.sortie, fait.sortie
    assert verifier() == ""
    document, _ = read_yaml(Path("data/annuaire/rivebourg.yaml").read_bytes(), "")
    assert document
    voies = [pro["exercices"][0]["adresse"]["voie"] for pro in document.racine["professionnels"]]
    assert voies == list(PIEGES)


def test_two_lines_about_one_person_are_not_two_entries() -> None:
    fait = importer_csv(TITRES + LIGNE + LIGNE, "--source", "adhesion")
    assert "1 fiche nouvelle" in fait.sortie
    assert "Cette fiche est déjà à la ligne 2 du fichier." in fait.sortie


def test_where_people_come_from_must_be_said() -> None:
    fait = importer_csv(TITRES + LIGNE)
    assert fait.code == 1
    assert "Rien ne dit d’où viennent ces personnes" in fait.erreurs


def test_events_are_read_from_a_day_and_an_hour() -> None:
    fait = importer_csv(
        "Intitulé;Date;Heure;Heure de fin;Lieu;Public\n"
        "Atelier sommeil;03/12/2026;18:00;20h30;Pharmacie des Tilleuls;Habitants, Aînés\n"
        "Réunion;4 décembre 2026;9h;;Salle des fêtes;Professionnels\n"
        "Sans date;demain;9h;;;\n"
    )
    assert fait.code == 0, fait.erreurs
    assert Path("data/agenda/2026.yaml").read_text() == (
        "# Agenda : les rendez-vous de 2026\n"
        "# Une entrée par bloc, une ligne vide entre deux entrées.\n"
        "\n"
        "evenements:\n"
        "  - id: atelier-sommeil-2026-12-03\n"
        "    titre: Atelier sommeil\n"
        "    debut: 2026-12-03 18h\n"
        "    fin: 20h30\n"
        "    lieu: pharmacie-des-tilleuls\n"
        "    publics: [habitants, seniors]\n"
        "\n"
        "  - id: reunion-2026-12-04\n"
        "    titre: Réunion\n"
        "    debut: 2026-12-04 9h\n"
        "    lieu:\n"
        "      nom: Salle des fêtes\n"
        "    publics: [professionnels]\n"
    )
    assert "« demain 9h » n’est pas une date." in fait.sortie
    assert verifier() == ""


def test_nothing_is_imported_into_a_folder_with_errors() -> None:
    Path("data/annuaire.yaml").write_text(change(ANNUAIRE, ("profession: infirmier", "profession: infirmer")))
    fait = importer_csv(TITRES + LIGNE, "--source", "adhesion")
    assert fait.code == 1
    assert "\ndata/annuaire.yaml:17:17 professionnels[camille-exemple].profession\n" in fait.erreurs


@pytest.fixture
def oppose(dossier: Path) -> Path:
    """A folder where one person objects; the file that says who."""
    Path("data/annuaire/retraits.yaml").parent.mkdir()
    Path("data/annuaire/retraits.yaml").write_text(OPPOSE.replace("structures: []\n", ""))
    return dossier / "oppositions.yaml"


def test_a_person_who_objects_never_comes_back(oppose: Path) -> None:
    sans = importer("rpps", str(CAS / "rpps.txt"))
    assert sans.code == 1
    assert "Ce fichier manque, et 1 personne de l’annuaire s’oppose à sa publication." in sans.erreurs
    oppose.write_text("oppositions:\n  - id: fiche-0999\n    rpps: 99900000086\n")
    muette = importer("rpps", str(CAS / "rpps.txt"))
    assert (muette.code, "Rien ne dit qui est « fiche-0147 »." in muette.erreurs) == (1, True)
    oppose.write_text("oppositions:\n  - id: fiche-0147\n    rpps: 99900000086\n")
    fait = importer("rpps", str(CAS / "rpps.txt"))
    assert fait.code == 0, fait.erreurs
    assert "1 : personne qui s’oppose à sa publication" in fait.sortie
    assert "3 fiches nouvelles" in fait.sortie
    assert b"dany" not in b"".join(read_dossier().values()).lower()


def test_a_person_who_objects_is_known_by_name_alone_and_may_be_forgotten(oppose: Path) -> None:
    oppose.write_text("oppositions:\n  - id: fiche-0147\n    nom: Retirée\n    prenom: Dany\n")
    assert "1 : personne qui s’oppose" in importer("rpps", str(CAS / "rpps.txt"), "--essai").sortie
    oppose.write_text("oppositions:\n  - id: fiche-0147\n")
    fait = importer("rpps", str(CAS / "rpps.txt"), "--essai")
    assert "oppositions.yaml ne dit pas qui est fiche-0147 : relisez chaque nouveau nom" in fait.erreurs


def test_the_file_of_those_who_object_is_refused_where_git_would_publish_it(oppose: Path) -> None:
    subprocess.run(["git", "init", "-q", "."], check=True)
    oppose.write_text("oppositions:\n  - id: fiche-0147\n    rpps: 99900000086\n")
    refus = importer("rpps", str(CAS / "rpps.txt"), "--essai")
    assert (refus.code, "git le publierait" in refus.erreurs) == (1, True)
    Path(".gitignore").write_text("oppositions.yaml\n")
    assert importer("rpps", str(CAS / "rpps.txt"), "--essai").code == 0


def test_a_new_file_in_the_folder_is_read_with_the_neighbours_of_a_larger_territory(dossier: Path) -> None:
    geojson = make_geojson(voisines=(("01003", "Voisine"),))
    write_donnees(dossier / "data", **{"territoire.geojson": json.dumps(geojson)})
    fait = importer_csv(TITRES + "Orme;Lou;Infirmier;1 rue Haute;01003;Voisine\n", "--source", "adhesion")
    assert "lou-orme : Lou Orme, infirmier → annuaire/hors-territoire.yaml" in fait.sortie


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("csv", "absent.csv"), "absent.csv:1:1\n  Ce fichier n’existe pas. Attendu : un fichier. Vérifiez son nom."),
        (("csv", "data"), "data:1:1\n  C’est un dossier."),
        (("finess", "absent.csv"), "absent.csv:1:1\n  Ce fichier n’existe pas."),
        (("csv", "x.csv", "--correspondance", "absent.yaml"), "absent.yaml:1:1\n  Ce fichier n’existe pas."),
    ],
)
def test_a_file_that_is_not_there_is_told(arguments: tuple[str, ...], message: str) -> None:
    Path("x.csv").write_text(TITRES + LIGNE)
    fait = importer(*arguments)
    assert fait.code == 1
    assert message in fait.erreurs


def test_a_sheet_that_says_that_somebody_objects_adds_nobody_and_tells_who_is_still_there() -> None:
    fait = importer_csv(
        TITRES.replace("\n", ";diffusion.statut\n")
        + LIGNE.replace("\n", ";oppose\n")
        + "Exemple;Camille;Infirmier;12 rue des Tilleuls;01001;Exempleville;oppose\n",
        *("--source", "adhesion"),
    )
    assert "  1 : personne qui s’oppose à sa publication" in fait.sortie
    assert "  liste.csv:3:7 diffusion.statut\n    Cette personne s’oppose, et la fiche" in fait.sortie
    assert "la fiche « camille-exemple » est toujours là" in fait.sortie
    assert not Path("data/annuaire").exists()


def test_constants_are_read_as_cells_are_and_commas_alone_are_nothing() -> None:
    Path("colonnes.yaml").write_text(
        "genre: evenements\ncolonnes:\n  Titre: titre\n  Jour: debut\n  Public: publics\n"
        "constantes:\n  statut: Confirmé\n  theme: Bien vieillir\n"
    )
    Path("liste.csv").write_text(
        'Titre,Jour,Public\nGym douce,2026-12-03 10h,"Aînés, habitants"\nLoto,2026-12-04 10h,", ,"\n'
    )
    fait = importer("csv", "liste.csv", "--correspondance", "colonnes.yaml")
    assert fait.code == 0, fait.erreurs
    texte = Path("data/agenda/2026.yaml").read_text()
    assert "    publics: [seniors, habitants]\n    theme: bien-vieillir\n    statut: confirme\n" in texte
    assert texte.count("publics") == 1


def test_two_columns_for_one_field_are_chosen_between_by_a_person() -> None:
    Path("liste.csv").write_text(
        "Nom;Prénom;Profession;Tél;Téléphone;Ville\nOrme;Lou;Infirmier;;0353010530;Rivebourg\n"
    )
    refus = importer("csv", "liste.csv", "--accepter", "--source", "adhesion")
    assert refus.code == 1
    assert "« Tél » (4e) et « Téléphone » (5e)" in refus.erreurs
    importer("csv", "liste.csv", "--source", "adhesion", "--ecrire-correspondance", "colonnes.yaml")
    texte = Path("colonnes.yaml").read_text()
    Path("colonnes.yaml").write_text(change(texte, ("  Tél: exercices", "  Téléphone: exercices")))
    fait = importer("csv", "liste.csv", "--correspondance", "colonnes.yaml")
    assert fait.code == 0, fait.erreurs
    assert "        telephone: 03 53 01 05 30\n" in Path("data/annuaire/rivebourg.yaml").read_text()
