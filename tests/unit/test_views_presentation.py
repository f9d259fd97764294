"""The blocks of the hand-written pages: their views with literal values, and their templates with hostile texts."""

import re
from dataclasses import dataclass
from datetime import date

import pytest

from cpts.macros.catalogue import MACROS
from cpts.model.actions import Action
from cpts.model.actualites import Actualite
from cpts.model.agenda import Evenement
from cpts.model.cpts import Cpts
from cpts.model.divers import Offre, Partenaire
from cpts.model.site import Commune, MesureCommunale, Site, Territoire
from cpts.model.territoire import Indicateur, Voisin
from cpts.nomenclatures.sigles import SIGLES
from cpts.render import make_environment
from cpts.text import slugify
from cpts.views import accueil, glossaire, indicateurs, la_cpts, mentions, partenaires, plan_du_site
from cpts.views.la_cpts import write_source
from cpts.views.matiere import Matiere

HOSTILE = "<script>alert(1)</script>\"'{{ 7*7 }}"
CARRE = ((((5.0, 46.0), (5.1, 46.0), (5.1, 46.1), (5.0, 46.1), (5.0, 46.0)),),)
ENV = make_environment()


@dataclass(frozen=True)
class Ecrite:
    chemin: str
    titre: str
    description: str = ""
    langue: str = ""
    relue_par: str = ""
    relue_le: str = ""


def make_commune(rang: int, nom: str, population: int | None = 100) -> Commune:
    return Commune(f"0100{rang}", nom, slugify(nom), ("01234",), population, False, CARRE)


def make_cpts(**changes: object) -> Cpts:
    champs: dict[str, object] = {
        "nom": "CPTS Exemple",
        "nom_court": "CPTS Exemple",
        "site": "https://cpts.example.org/",
        "telephone": "03 53 01 00 00",
        "courriel": "contact@example.org",
        "adresse": {"voie": "1 place Haute", "code_postal": "01234", "commune": "Exempleville"},
        "couleurs": {"principale": "#0b5c6b", "accent": "#b34700"},
        "directeur_publication": "Camille Exemple",
        "hebergeur": {"nom": "Hébergeur Exemple", "adresse": "1 rue de l’Exemple"},
    }
    ecrits = {nom: valeur for nom, valeur in {**champs, **changes}.items() if valeur is not None}
    return Cpts.model_validate(ecrits)


def make_matiere(cpts: Cpts | None = None, pages: tuple[Ecrite, ...] = (), rendre=None, **changes: object) -> Matiere:
    communes = (make_commune(1, "Exempleville", 900), make_commune(2, "Rivebourg", 100))
    champs: dict[str, object] = {"territoire": Territoire(communes, ()), **changes}
    return Matiere(Site(cpts=cpts or make_cpts(), jour=date(2026, 11, 21), **champs), pages, rendre)


def make_mesure(valeurs: dict[str, float], **changes: object) -> MesureCommunale:
    champs = {
        "id": "x",
        "titre": "Sans médecin",
        "source": "Exemple",
        "date": "2025-12-31",
        "fichier": "a.csv",
        "colonne": "a",
    }
    return MesureCommunale(Indicateur.model_validate({**champs, **changes}), valeurs)


def render(bloc: str, vue: object) -> str:
    return ENV.get_template(f"blocs/{bloc}.html").render(vue=vue)


# --- Home page ---


def test_the_cards_name_the_largest_commune_and_lead_to_the_six_needs():
    vue = accueil.view_taches(make_matiere())
    assert vue.exemple == "kiné Exempleville, dépistage, sage-femme"
    assert [t.lien for t in vue.taches] == [
        "que-faire/", "annuaire/", "medecin-traitant/", "agenda/", "communes/", "professionnels/",
    ]  # fmt: skip
    assert vue.taches[4].texte == "Tout ce qui soigne à Exempleville, par exemple"


def test_the_cards_do_without_any_commune():
    vue = accueil.view_taches(make_matiere(territoire=Territoire((), ())))
    assert vue.taches[4].texte == "Tout ce qui soigne près de chez vous"
    assert vue.exemple == "kiné, dépistage, sage-femme"


def test_the_home_page_shows_three_coming_events_each_once():
    brut = {"titre": "Café", "publics": ["habitants"], "commune": "Exempleville", "visio": "https://v.example.org/"}
    hebdo = {"frequence": "hebdomadaire", "jours": ["mardi"]}
    evenements = [
        {"id": "passe", "debut": "2026-11-20 9h"},
        {"id": "hebdo", "debut": "2026-11-24 9h", "recurrence": hebdo},
        *({"id": f"e{n}", "debut": f"2026-12-0{n} 9h"} for n in (2, 3, 4)),
    ]
    modeles = tuple(Evenement.model_validate({**brut, **e}) for e in evenements)
    vue = accueil.view_accueil(make_matiere(evenements=modeles))
    assert [e.lien for e in vue.evenements] == ["agenda/hebdo/", "agenda/e2/", "agenda/e3/"]
    assert vue.titre_territoire == "2 communes, un même territoire"
    assert [(c.valeur, c.libelle) for c in vue.chiffres] == [("1\u202f000", "habitants")]


def test_the_home_page_is_complete_with_empty_data():
    html = render("accueil", accueil.view_accueil(make_matiere(territoire=Territoire((), ()))))
    assert "Aucun rendez-vous n’est annoncé pour le moment" in html
    assert "<svg" not in html


# --- The CPTS ---


@pytest.mark.parametrize(
    ("source", "verifie_le", "attendu"),
    [
        ("accord", date(2026, 11, 1), "Source\u00a0: accord, vérifié le 1er novembre 2026"),
        ("accord", None, "Source\u00a0: accord"),
        (None, date(2026, 11, 1), "Vérifié le 1er novembre 2026"),
        (None, None, ""),
    ],
)
def test_the_source_of_a_mission_says_what_is_known(source, verifie_le, attendu):
    assert write_source(source, verifie_le) == attendu


def test_a_mission_has_its_id_as_anchor_its_actions_and_doubts_an_old_check():
    mission = {"id": "prevention", "titre": "Prévenir", "type": "socle", "verifie_le": "2025-01-01"}
    action = Action.model_validate(
        {
            "id": "a",
            "titre": "Marcher",
            "resume": "x",
            "theme": "depistage",
            "publics": ["habitants"],
            "mission": "prevention",
        }
    )
    vue = la_cpts.view_missions(make_matiere(make_cpts(missions=[mission]), actions=(action,)))
    assert (vue.missions[0].id, vue.missions[0].type, vue.missions[0].a_verifier) == (
        "prevention",
        "Mission socle",
        True,
    )
    assert [(a.titre, a.lien) for a in vue.missions[0].actions] == [("Marcher", "prevention/a/")]
    assert '<h3 id="prevention">Prévenir</h3>' in render("missions", vue)


def test_partners_are_grouped_by_role_the_others_last():
    inscrits = (
        Partenaire(id="b", nom="Beta", role="autre"),
        Partenaire(id="a", nom="Alpha", role="ars", logo="a.png"),
    )
    vue = partenaires.view_partenaires(make_matiere(partenaires=inscrits))
    assert [(g.titre, g.partenaires[0].nom, g.partenaires[0].logo) for g in vue.groupes] == [
        ("Agence régionale de santé (ARS)", "Alpha", "medias/a.png"),
        ("Autres partenaires", "Beta", ""),
    ]


# --- Indicators ---


def test_an_indicator_puts_the_hardest_situation_first():
    mesure = make_mesure({"01001": 8.0, "01002": 16.5}, unite="%", sens="haut-defavorable")
    (vue,) = indicateurs.view_indicateurs(
        make_matiere(territoire=Territoire((make_commune(1, "A"), make_commune(2, "B")), (), (), (mesure,)))
    ).indicateurs
    assert [(b.titre, b.valeur, b.part) for b in vue.barres] == [("B", "16,5\u00a0%", 100), ("A", "8\u00a0%", 48)]
    assert vue.source == "Source\u00a0: Exemple, au 31 décembre 2025"
    assert vue.inconnues == ""


def test_a_secret_indicator_tells_nothing_of_small_numbers():
    valeurs = {"01001": 4.0, "01002": 40.0, "01003": 1.0}
    communes = tuple(make_commune(n, nom) for n, nom in ((1, "A"), (2, "B"), (3, "C"), (4, "D")))
    territoire = Territoire(communes, (), (), (make_mesure(valeurs, secret="oui"),))
    (vue,) = indicateurs.view_indicateurs(make_matiere(territoire=territoire)).indicateurs
    assert [(b.titre, b.valeur, b.part) for b in vue.barres] == [
        ("B", "40", 100),
        ("A", "moins de 5", 0),
        ("C", "moins de 5", 0),
    ]
    assert vue.inconnues == "Valeur inconnue pour 1 commune\u00a0: D."


def test_an_indicator_without_any_value_is_left_out():
    territoire = Territoire((make_commune(1, "A"),), (), (), (make_mesure({}),))
    assert indicateurs.view_indicateurs(make_matiere(territoire=territoire)).indicateurs == ()


# --- Legal pages ---


def test_the_legal_notice_has_no_line_for_what_is_unknown():
    vue = mentions.view_mentions(make_matiere(make_cpts(telephone=None)))
    assert [ligne.terme for ligne in vue.editeur] == [
        "Éditeur du site",
        "Siège",
        "Courriel",
        "Direction de la publication",
    ]
    assert [v.texte for v in vue.editeur[1].valeurs] == ["1 place Haute", "01234 Exempleville"]
    assert [ligne.terme for ligne in vue.hebergeur] == ["Hébergeur", "Adresse"]


def test_objecting_is_a_mail_already_written():
    vue = mentions.view_responsable(make_matiere())
    assert vue.opposition.startswith("mailto:contact@example.org?subject=Je%20m%E2%80%99oppose")
    assert "body=Bonjour%2C%0D%0A" in vue.opposition
    assert (vue.a_verifier, vue.masquer, vue.nouveaux_patients) == ("12\u00a0mois", "18\u00a0mois", "6\u00a0mois")


# --- Glossary and site map ---


def test_the_registry_has_every_acronym_that_pages_use():
    attendus = (
        "ARS URPS DAC MAIA PTA CLIC HAD SSIAD EHPAD SMR SSR USLD CMP PMI ETP TROD SAS SNP MSSanté DMP ACI FIR CPTS MSP "
        "CDS ESP IPA MDPH CCAS CPAM RPPS FINESS INSEE"
    )
    assert set(attendus.split()) <= set(SIGLES)
    assert all(s.remplace_par in ("", *SIGLES) for s in SIGLES.values())


def test_the_glossary_has_one_anchor_per_acronym_and_sends_to_what_replaced_it():
    entrees = {e.sigle: e for g in glossaire.view_glossaire(make_matiere().site.cpts).lettres for e in g.entrees}
    assert len({e.ancre for e in entrees.values()}) == len(SIGLES)
    assert (entrees["MSSanté"].ancre, entrees["MAIA"].remplace) == ("mssante", ("dac", "DAC"))
    assert [ancien.sigle for ancien in entrees["DAC"].anciens] == ["MAIA", "PTA"]


def test_the_site_map_has_every_hand_written_page_even_one_nobody_placed():
    pages = (
        Ecrite("", "Bienvenue"),
        Ecrite("agenda/archives/", "Passés"),
        Ecrite("agenda/", "Agenda"),
        Ecrite("nos-idees/", "Idées"),
    )
    sections = {
        s.titre: [(lien.titre, lien.lien) for lien in s.liens]
        for s in plan_du_site.view_plan_du_site(make_matiere(pages=pages)).sections
    }
    assert sections["Se soigner"] == [("Accueil", "")]
    assert sections["Agenda et prévention"] == [("Agenda", "agenda/"), ("Passés", "agenda/archives/")]
    assert sections["Autres pages"] == [("Idées", "nos-idees/")]
    assert sections["Les communes"] == [
        ("Exempleville", "communes/exempleville/"),
        ("Rivebourg", "communes/rivebourg/"),
    ]
    assert sections["L’agenda, mois par mois"] == [("Novembre 2026", "agenda/2026/11/")]


# --- Hostile texts ---


def test_no_text_of_the_data_becomes_markup():
    cpts = make_cpts(
        slogan=HOSTILE,
        nom=f"CPTS {HOSTILE}",
        adresse={"voie": HOSTILE, "code_postal": "01234", "commune": HOSTILE},
        directeur_publication=f"x {HOSTILE}",
        hebergeur={"nom": f"x {HOSTILE}", "adresse": HOSTILE},
        gouvernance=[{"college": HOSTILE, "membres": [{"nom": f"x {HOSTILE}", "fonction": HOSTILE}]}],
        forme_juridique=HOSTILE,
        prefecture=HOSTILE,
        delegue_donnees={"nom": f"x {HOSTILE}", "courriel": "donnees@example.org"},
        equipe=[{"nom": f"x {HOSTILE}", "fonction": HOSTILE}],
        documents=[{"titre": HOSTILE, "lien": "https://documents.example.org/"}],
        projet_sante={
            "resume": HOSTILE,
            "source": HOSTILE,
            "axes": [
                {
                    "titre": HOSTILE,
                    "texte": HOSTILE,
                    "chiffres": [
                        {"valeur": "1", "unite": HOSTILE, "libelle": HOSTILE, "source": HOSTILE, "date": "2025-01-01"}
                    ],
                }
            ],
        },
        missions=[{"id": "m", "titre": HOSTILE, "type": "socle", "texte": HOSTILE, "source": HOSTILE}],
    )
    mesure = make_mesure({"01001": 1.0}, titre=HOSTILE, source=HOSTILE, unite=HOSTILE)
    offre = {"id": "o", "type": "stage", "titre": HOSTILE, "profession": "infirmier", "fin": "2027-01-01"}
    matiere = make_matiere(
        cpts,
        pages=(Ecrite("x/", HOSTILE, HOSTILE),),
        territoire=Territoire(
            (make_commune(1, HOSTILE), make_commune(2, "B")), (), (Voisin(nom=f"x {HOSTILE}"),), (mesure,)
        ),
        actualites=(Actualite.model_validate({"id": "a", "titre": HOSTILE, "date": "2026-10-01", "texte": HOSTILE}),),
        partenaires=(Partenaire(id="p", nom=f"x {HOSTILE}", role="ars"),),
        offres=(Offre.model_validate({**offre, "texte": HOSTILE, "contact": HOSTILE, "commune": f"x {HOSTILE}"}),),
    )
    noms = (
        "taches",
        "accueil",
        "missions",
        "gouvernance",
        "partenaires",
        "equipe",
        "projet_sante",
        "documents",
        "voisins",
        "actualites",
        "portrait",
        "population",
        "opposition",
        "declaration",
        "indicateurs",
        "offres",
        "contact",
        "mentions",
        "responsable",
        "plan_du_site",
    )
    rendus = {nom: ENV.get_template(MACROS[nom].gabarit).render(vue=MACROS[nom].make_vue(matiere)) for nom in noms}
    assert [nom for nom, html in rendus.items() if "<script>" in html or "alert(1)" not in html] == []


@pytest.mark.parametrize(
    "nom",
    [
        "missions",
        "gouvernance",
        "partenaires",
        "equipe",
        "projet_sante",
        "documents",
        "voisins",
        "familles",
        "population",
        "actualites",
        "portrait",
        "indicateurs",
        "offres",
        "telechargements",
        "schemas",
        "champs",
        "glossaire",
    ],
)
def test_a_block_says_something_even_with_empty_data(nom):
    html = ENV.get_template(MACROS[nom].gabarit).render(vue=MACROS[nom].make_vue(make_matiere()))
    assert "<p>" in html or "<li" in html or "<dl" in html
    assert not re.search(r"\sstyle=|\son[a-z]+=", html)
