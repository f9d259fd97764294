"""What a pasted list of communes means, and what is said of what means nothing."""

import pytest

from cpts.errors import DataError
from cpts.importers.territoire.choix import Demande, choose_communes
from cpts.importers.territoire.intercommunalites import find_membres
from cpts.importers.territoire.noms import Annuaire, Choix, Inconnu, Morceau, cut_liste, normalize_nom, resolve
from cpts.importers.territoire.proches import find_proches
from cpts.importers.territoire.sources import Fusionnee, Repere, drop_doubles, get_departement
from cpts.model.site import Commune

REPERES = (
    Repere("59135", "Cassel", ("59670",), ("200040947",)),
    Repere("59454", "Oxelaëre", ("59670",), ("200040947",)),
    Repere("59180", "Le Doulieu", ("59940",)),
    Repere("59546", "Saint-Sylvestre-Cappel", ("59114",)),
    Repere("59295", "Hazebrouck", ("59190",)),
    Repere("59017", "Armentières", ("59280",)),
    Repere("62770", "Saint-Venant", ("62350",)),
    Repere("54540", "Val-et-Châtillon", ("54480",)),
    Repere("93066", "Saint-Denis", ("93200", "93210")),
    Repere("97411", "Saint-Denis", ("97400",)),
    Repere("47323", "Villeneuve-sur-Lot", ("47300",)),
    Repere("2A004", "Ajaccio", ("20000",)),
    Repere("59648", "Wallers", ("59135",)),
    Repere("75056", "Paris", ("75001", "75013")),
    Repere("75113", "Paris 13e Arrondissement", ("75013",)),
)


def read(texte: str, *departements: str) -> Choix:
    return resolve(cut_liste(texte), Annuaire(REPERES, departements))


@pytest.mark.parametrize(
    ("texte", "codes"),
    [
        ("59135", ["59135"]),
        ("2a004", ["2A004"]),
        ("Cassel", ["59135"]),
        ("  cassel. ", ["59135"]),
        ("CASSEL\nOXELAERE", ["59135", "59454"]),
        ("Cassel, Oxelaëre et Hazebrouck", ["59135", "59454", "59295"]),
        ("Cassel & Oxelaëre", ["59135", "59454"]),
        ("Cassel\tOxelaëre | Hazebrouck;Cassel", ["59135", "59454", "59295"]),
        (
            "- Cassel\n• Oxelaëre\n* Hazebrouck\n1. Wallers\n2) Le Doulieu",
            ["59135", "59454", "59295", "59648", "59180"],
        ),
        ("\ufeffCassel\r\n\r\n# un commentaire\r\nOxelaëre # ici", ["59135", "59454"]),
        ("59670 Cassel", ["59135"]),
        ("Cassel (59670)", ["59135"]),
        ("Cassel - 59670", ["59135"]),
        ("Cassel (59)", ["59135"]),
        ("59135 Cassel", ["59135"]),
        ("Cassel;59670;Oxelaëre;59454", ["59135", "59454"]),
        ("Doulieu", ["59180"]),
        ("Doulieu (Le)", ["59180"]),
        ("St Sylvestre Cappel", ["59546"]),
        ("Saint-Sylvestre-Cappel", ["59546"]),
        ("Villeneuve s/ Lot", ["47323"]),
        ("Val et Châtillon", ["54540"]),
        ("Saint-Denis (93)", ["93066"]),
        ("97400 Saint-Denis", ["97411"]),
        ("Saint-Denis 974", ["97411"]),
        ("Paris", ["75056"]),
        ("Paris 13", ["75113"]),
        ("Paris 13e", ["75113"]),
        ("Paris 13ème arrondissement", ["75113"]),
        ("75013 Paris", ["75113"]),
    ],
)
def test_a_list_is_understood_as_people_write_it(texte: str, codes: list[str]) -> None:
    choix = read(texte)
    assert ([r.code for r in choix.reperes], choix.inconnus) == (codes, ())


@pytest.mark.parametrize(
    ("texte", "trouve", "suggestion"),
    [
        ("Hazebrouk", "aucune commune ne s’appelle « Hazebrouk »", "Vouliez-vous dire Hazebrouck (59) ?"),
        ("Saint-Denis", "plusieurs communes s’appellent « Saint-Denis »", "Saint-Denis (93) ou Saint-Denis (974) ?"),
        ("99999", "aucune commune n’a le code INSEE « 99999 »", ""),
        (
            "59670",
            "« 59670 » est un code postal, pas un code INSEE",
            "Écrivez le nom : Cassel (59670, code INSEE 59135) ou Oxelaëre (59670, code INSEE 59454)",
        ),
        ("59190 Cassel", "aucune commune ne va avec « 59190 Cassel »", "Cassel (59670, code INSEE 59135) ?"),
        ("2 289", "aucune commune ne s’appelle « 2 289 »", ""),
        ("<script>", "aucune commune ne s’appelle « <script> »", ""),
    ],
)
def test_what_names_no_commune_is_told_with_what_to_write(texte: str, trouve: str, suggestion: str) -> None:
    assert read(texte).inconnus == (Inconnu(Morceau(texte, 1, 1), trouve, suggestion),)


def test_all_mistakes_are_told_at_once_each_at_its_place() -> None:
    inconnus = read("- Cassel, Xyz\n\n 99999 ; Hazebrouk").inconnus
    assert [(i.morceau.texte, i.morceau.ligne, i.morceau.colonne) for i in inconnus] == [
        ("Xyz", 1, 11),
        ("99999", 3, 2),
        ("Hazebrouk", 3, 10),
    ]


def test_close_names_of_the_same_departement_come_first() -> None:
    assert (
        read("Saint-Denys\nParis").inconnus[0].suggestion == "Vouliez-vous dire Saint-Denis (93) ou Saint-Denis (974) ?"
    )
    homonymes = Annuaire([*REPERES, Repere("59999", "Saint-Denis")])
    choix = resolve([Morceau("Cassel"), Morceau("Saint-Deni")], homonymes)
    assert choix.inconnus[0].suggestion.startswith("Vouliez-vous dire Saint-Denis (59), ")


def test_a_departement_settles_homonyms() -> None:
    assert [r.code for r in read("Saint-Denis", "974").reperes] == ["97411"]


def test_a_number_that_is_also_a_postal_code_elsewhere_is_worth_a_look() -> None:
    assert read("59135").remarques == (
        "59135 est pris pour le code INSEE de Cassel ; c’est aussi le code postal de Wallers.",
    )


def test_a_close_name_is_found_among_all_communes_in_a_moment() -> None:
    noms = [f"commune-{i:05}-sur-riviere" for i in range(35_000)] + ["godewaersvelde"]
    assert find_proches("godewarsvelde", noms) == ["godewaersvelde"]


def test_departements_have_two_or_three_signs() -> None:
    assert [get_departement(c) for c in ("59135", "2A004", "97411")] == ["59", "2A", "974"]


def test_an_article_comes_back_to_its_place() -> None:
    assert normalize_nom("Haye (L’)") == normalize_nom("L'Haye") == "l-haye"


@pytest.mark.parametrize(
    "texte", ["200040947", "CC de Flandre Intérieure", "communauté de communes flandre interieure"]
)
def test_an_intercommunalite_has_a_code_and_a_name(texte: str) -> None:
    epci = {"200040947": "CC de Flandre Intérieure", "200040954": "CC des Hauts de Flandre"}
    membres = find_membres(texte, epci, REPERES)
    assert isinstance(membres, list)
    assert [r.nom for r in membres] == ["Cassel", "Oxelaëre"]


@pytest.mark.parametrize(
    ("texte", "suggestion"),
    [
        ("Flandre", "CC de Flandre Intérieure (200040947) ou CC des Hauts de Flandre (200040954) ?"),
        ("Flandre Interieur", "Vouliez-vous dire CC de Flandre Intérieure (200040947) ?"),
        ("Zzz", ""),
    ],
)
def test_an_unknown_intercommunalite_is_told(texte: str, suggestion: str) -> None:
    epci = {"200040947": "CC de Flandre Intérieure", "200040954": "CC des Hauts de Flandre"}
    refus = find_membres(texte, epci, REPERES)
    assert isinstance(refus, Inconnu)
    assert refus.suggestion == suggestion


def make_commune(code: str) -> Commune:
    return Commune(code, code, code, (), None, False, ())


@pytest.mark.parametrize(
    ("voulus", "gardes"),
    [
        (["75113"], ["59135", "75113", "75114"]),
        (["75056"], ["59135", "75056"]),
        (["59135"], ["59135", "75056"]),
    ],
)
def test_a_town_and_its_arrondissements_are_never_drawn_together(voulus: list[str], gardes: list[str]) -> None:
    communes = [make_commune(c) for c in ("59135", "75056", "75113", "75114")]
    assert [c.code for c in drop_doubles(communes, voulus)] == gardes


class _Source:
    nom = "essai"

    def list_reperes(self) -> tuple[Repere, ...]:
        return REPERES

    def list_epci(self) -> dict[str, str]:
        return {"200040947": "CC de Flandre Intérieure"}

    def list_fusionnees(self) -> list[Fusionnee]:
        return [Fusionnee("Saint-Momelin", "59999", "59135"), Fusionnee("Cassel", "14999", "14001")]

    def read_contours(self, codes: object) -> list[Commune]:
        raise AssertionError(codes)


@pytest.mark.parametrize(
    ("demande", "codes"),
    [
        (Demande([Morceau("Cassel")]), {"59135"}),
        (Demande([Morceau("Cassel")], geste="ajouter"), {"59135", "59454", "59295"}),
        (Demande([Morceau("Oxelaëre")], geste="retirer"), {"59295"}),
        (Demande([Morceau("59454")], geste="retirer"), {"59295"}),
        (Demande(), {"59454", "59295"}),
        (Demande(epci=["Flandre intérieure"]), {"59135", "59454"}),
        (Demande(epci=["Flandre intérieure"], geste="retirer"), {"59295"}),
    ],
)
def test_communes_are_replaced_added_or_removed(demande: Demande, codes: set[str]) -> None:
    presents = [Morceau("59454", 2, 5), Morceau("59295", 3, 5)]
    assert choose_communes(_Source(), presents, "data/territoire.yaml", demande).codes == codes


def test_a_commune_that_no_longer_exists_is_told_with_the_way_out_and_can_be_removed() -> None:
    presents = [Morceau("59999", 2, 5), Morceau("59295", 3, 5)]
    with pytest.raises(DataError) as refus:
        choose_communes(_Source(), presents, "data/territoire.yaml", Demande())
    (probleme,) = refus.value.problemes
    assert (probleme.fichier, probleme.ligne, probleme.colonne) == ("data/territoire.yaml", 2, 5)
    assert probleme.suggestion == (
        "Elle a fusionné : écrivez Cassel (59135). Retirez-la : « cpts territoire --retirer 59999 »"
    )
    retrait = Demande([Morceau("59999")], geste="retirer")
    assert choose_communes(_Source(), presents, "data/territoire.yaml", retrait).codes == {"59295"}


@pytest.mark.parametrize("texte", ["Saint-Momelin", "st momelin", "59999"])
def test_a_former_commune_is_told_with_the_one_it_is_now_a_part_of(texte: str) -> None:
    with pytest.raises(DataError) as refus:
        choose_communes(_Source(), [], "data/territoire.yaml", Demande([Morceau(texte)]))
    assert [p.suggestion for p in refus.value.problemes] == ["Elle a fusionné : écrivez Cassel (59135)"]


def test_a_file_that_is_no_list_of_communes_is_told_in_a_few_lines() -> None:
    inconnus = read("\n".join(f"ligne {chr(97 + rang % 26)}x{rang}" for rang in range(5000))).inconnus
    assert len(inconnus) == 51
    assert (inconnus[-1].trouve, inconnus[-1].suggestion) == (
        *("4950 autres lignes ne nomment aucune commune", "Est-ce bien une liste de communes ?"),
    )
