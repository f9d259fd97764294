"""What the register cannot write as text: bytes of YAML files, special files, and files too heavy to be kept."""

import os
import socket
from pathlib import Path

from tests.factories import ANNUAIRE

MEGA = 2**20
PRESQUE_16_MO = 15_900_000


def write_utf16(donnees: Path) -> None:
    (donnees / "annuaire.yaml").write_bytes(ANNUAIRE.encode("utf-16"))


def write_utf16_nu(donnees: Path) -> None:
    (donnees / "annuaire.yaml").write_bytes(ANNUAIRE.encode("utf-16-le"))


def write_latin1(donnees: Path) -> None:
    texte = ANNUAIRE.replace("Pharmacie des Tilleuls", "Pharmacie de l’Étoile")
    (donnees / "annuaire.yaml").write_bytes(texte.encode("cp1252"))


def write_moitie(donnees: Path) -> None:
    _replace_octets(donnees, b"Pharmacie des", b"Pharmacie \xed\xa0\x80 des")


def write_octets_longs(donnees: Path) -> None:
    _replace_octets(donnees, b"Pharmacie des", b"Pharmacie \xc0\x80 des")


def write_coupe(donnees: Path) -> None:
    (donnees / "annuaire.yaml").write_bytes(ANNUAIRE.encode() + "# écrit à l’é".encode()[:-1])


def write_nuls(donnees: Path) -> None:
    (donnees / "agenda.yaml").write_bytes(bytes(4096))


def write_programme(donnees: Path) -> None:
    (donnees / "agenda.yaml").write_bytes(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)))


def write_50_mo(donnees: Path) -> None:
    with (donnees / "agenda.yaml").open("wb") as fichier:
        fichier.truncate(50 * MEGA)


def write_16_mo_d_erreurs(donnees: Path) -> None:
    _write_agenda(donnees, "evenements:\n", "  - {titre: 1, id: x}\n", PRESQUE_16_MO)


def write_contour_65_mo(donnees: Path) -> None:
    with (donnees / "territoire.geojson").open("wb") as fichier:
        fichier.truncate(65 * MEGA)


def write_16_mo_d_interdits(donnees: Path) -> None:
    _write_agenda(donnees, "", f"\x01{'x' * 20}\n", PRESQUE_16_MO)


def write_16_mo_de_conflits(donnees: Path) -> None:
    _write_agenda(donnees, "", f"<<<<<<< {'x' * 20}\n", PRESQUE_16_MO)


def write_16_mo_de_texte(donnees: Path) -> None:
    _write_agenda(donnees, "evenements: ", "a", PRESQUE_16_MO)


def write_50_001_fiches(donnees: Path) -> None:
    (donnees / "agenda.yaml").write_text("evenements:\n" + "  - id: a\n" * 50_001, encoding="utf-8")


def write_crlf(donnees: Path) -> None:
    (donnees / "annuaire.yaml").write_bytes(ANNUAIRE.replace("\n", "\r\n").encode())


def write_cr(donnees: Path) -> None:
    (donnees / "annuaire.yaml").write_bytes(ANNUAIRE.replace("\n", "\r").encode())


def write_nom_d_octets(donnees: Path) -> None:
    (donnees / os.fsdecode(b"caf\xe9.yaml")).write_bytes(b"x")


def write_deux_mille_fichiers(donnees: Path) -> None:
    (donnees / "notes").mkdir()
    for rang in range(2_000):
        (donnees / "notes" / f"{rang:04}").touch()


def write_dossiers_emboites(donnees: Path) -> None:
    """As deep as what deletes the folders of the tests can follow."""
    donnees.joinpath(*["d"] * 300).mkdir(parents=True)


def write_dossier_annuaire(donnees: Path) -> None:
    (donnees / "annuaire.yaml").unlink()
    (donnees / "annuaire.yaml").mkdir()


def write_dossier_agenda(donnees: Path) -> None:
    (donnees / "agenda.yaml").unlink()
    (donnees / "agenda.yaml").mkdir()


def write_tube(donnees: Path) -> None:
    (donnees / "annuaire").mkdir()
    os.mkfifo(donnees / "annuaire" / "nord.yaml")
    os.mkfifo(donnees / "offres.yaml")


def write_prise(donnees: Path) -> None:
    """The folder is named from inside: a socket has a short path."""
    ici = os.open(".", os.O_RDONLY)
    try:
        os.chdir(donnees)
        with socket.socket(socket.AF_UNIX) as prise:
            prise.bind("offres.yaml")
    finally:
        os.fchdir(ici)
        os.close(ici)


def link_boucle(donnees: Path) -> None:
    (donnees / "offres.yaml").symlink_to("offres.yaml")


def link_zero(donnees: Path) -> None:
    for nom in ("territoire.geojson", "territoire.yaml"):
        (donnees / nom).unlink()
        (donnees / nom).symlink_to("/dev/zero")


def link_dehors(donnees: Path) -> None:
    (donnees.parent / "secret.yaml").write_text("mot_de_passe: ne pas montrer\n", encoding="utf-8")
    (donnees / "offres.yaml").symlink_to("../secret.yaml")


def link_dossier(donnees: Path) -> None:
    (donnees.parent / "ailleurs").mkdir()
    (donnees.parent / "ailleurs" / "x.yaml").write_text("mot_de_passe: ne pas montrer\n", encoding="utf-8")
    (donnees / "annuaire").symlink_to("../ailleurs")
    (donnees / "offres.yaml").symlink_to("nulle-part")


def write_cascade(donnees: Path) -> None:
    lignes = ['a: &a ["lol", "lol"]\n']
    lignes += [f"{n}: &{n} [{', '.join([f'*{chr(ord(n) - 1)}'] * 10)}]\n" for n in "bcdefghij"]
    (donnees / "agenda.yaml").write_text("".join(lignes), encoding="utf-8")


def write_500_crochets(donnees: Path) -> None:
    _write_agenda(donnees, "evenements: ", "[", 500)


def write_100_000_crochets(donnees: Path) -> None:
    _write_agenda(donnees, "", "[", 100_000)


def write_100_000_accolades(donnees: Path) -> None:
    _write_agenda(donnees, "", "{a: ", 400_000)


def write_100_000_tirets(donnees: Path) -> None:
    _write_agenda(donnees, "", "- ", 200_000)


def write_listes_vides(donnees: Path) -> None:
    _write_agenda(donnees, "evenements: [", "[],", PRESQUE_16_MO)


def write_100_000_doubles(donnees: Path) -> None:
    _write_agenda(donnees, "evenements: []\n", "a: 1\n", 500_000)


def write_million_de_champs(donnees: Path) -> None:
    texte = "".join(f"a{rang}: 1\n" for rang in range(900_000))
    (donnees / "agenda.yaml").write_text(texte, encoding="utf-8")


def write_cle_d_un_mo(donnees: Path) -> None:
    texte = f"evenements:\n  - id: a\n    ? {'x' * MEGA}\n    : rouge\n"
    (donnees / "agenda.yaml").write_text(texte, encoding="utf-8")


def write_id_d_un_mo(donnees: Path) -> None:
    (donnees / "agenda.yaml").write_text(f"evenements:\n  - id: {'x' * MEGA}\n    couleur: rouge\n", encoding="utf-8")


def write_long_nombre(donnees: Path) -> None:
    _replace_octets(donnees, b"46.05", b"9" * 100_000)


def write_million_d_accents(donnees: Path) -> None:
    _write_agenda(donnees, "evenements: e", "\u0301\u0323", 1_000_000)


def write_long_texte(donnees: Path) -> None:
    _replace_octets(donnees, b"    verifie_le: 2026-10-02", b"    sans_rendez_vous: " + b"mot " * 25_000)


def write_long_mot(donnees: Path) -> None:
    _replace_octets(donnees, b"    verifie_le: 2026-10-02", b"    sans_rendez_vous: " + b"m" * 5000)


def _write_agenda(donnees: Path, debut: str, motif: str, taille: int) -> None:
    """agenda.yaml, made of a beginning then of one pattern, `taille` characters long."""
    texte = debut + motif * ((taille - len(debut)) // len(motif))
    (donnees / "agenda.yaml").write_bytes(texte.encode())


def _replace_octets(donnees: Path, avant: bytes, apres: bytes) -> None:
    """annuaire.yaml with a change of bytes."""
    octets = ANNUAIRE.encode()
    assert octets.count(avant) == 1
    (donnees / "annuaire.yaml").write_bytes(octets.replace(avant, apres))
