"""Events, rosters, slots, alerts: dates and hours that can be."""

from pathlib import Path

import pytest

from tests.factories import assert_problemes, change_agenda, list_problemes

# (what changes in a tiny valid folder, [(place and field, code, start of the message)]); « ~ » is an avertissement.
MOMENTS: dict[str, tuple[dict[str, str], list[tuple[str, str, str]]]] = {
    "an event that ends before it starts": (
        change_agenda(("fin: 20h", "fin: 17h")),
        [
            (
                "agenda.yaml:5:10 evenements[cafe-des-aidants].fin",
                "fin-avant-debut",
                "La fin (3 décembre 2026 à 17\xa0h) vient avant le début (3 décembre 2026 à 18\xa0h).",
            )
        ],
    ),
    "an event that takes the address of the chosen lists": (
        change_agenda(("id: cafe-des-aidants", "id: visio")),
        [
            (
                "agenda.yaml:2:9 evenements[visio].id",
                "id-reserve",
                "L’identifiant « visio » est réservé aux listes de l’agenda (/agenda/visio/). Attendu : un autre",
            )
        ],
    ),
    "a venue that does not exist": (
        change_agenda(("lieu: pharmacie-des-tilleuls", "lieu: inconnu")),
        [
            (
                "agenda.yaml:6:11 evenements[cafe-des-aidants].lieu",
                "reference-inconnue",
                "Aucune structure n’a l’identifiant « inconnu ».",
            )
        ],
    ),
    "an hour that does not exist": (
        change_agenda(("2026-12-03 18h", "2027-03-28 2h30"), ("    fin: 20h\n", "")),
        [
            (
                "agenda.yaml:4:12 evenements[cafe-des-aidants].debut",
                "heure-inexistante",
                "Le 28 mars 2027, 02:30 n’existe pas : on passe à l’heure d’été. Attendu : une heure",
            )
        ],
    ),
    "an hour that exists twice": (
        change_agenda(("2026-12-03 18h", "2026-10-25 2h30"), ("    fin: 20h\n", "")),
        [
            (
                "agenda.yaml:4:12 evenements[cafe-des-aidants].debut",
                "~heure-double",
                "Le 25 octobre 2026, 02:30 existe deux fois : on passe à l’heure d’hiver. La première",
            )
        ],
    ),
    "an event more than ten years ago": (
        change_agenda(("2026-12-03", "1999-12-03")),
        [
            (
                "agenda.yaml:4:12 evenements[cafe-des-aidants].debut",
                "date-lointaine",
                "Le 3 décembre 1999 est trop loin d’aujourd’hui. Attendu : une date entre 10 ans avant",
            )
        ],
    ),
    "an event more than three years ahead": (
        change_agenda(("2026-12-03", "2206-12-03")),
        [
            (
                "agenda.yaml:4:12 evenements[cafe-des-aidants].debut",
                "date-lointaine",
                "Le 3 décembre 2206 est trop loin d’aujourd’hui. Attendu : une date entre 10 ans avant",
            )
        ],
    ),
    "an event without hour": (
        change_agenda(("2026-12-03 18h", "2026-12-03"), ("    fin: 20h\n", "")),
        [
            (
                "agenda.yaml:4:12 evenements[cafe-des-aidants].debut",
                "heure-absente",
                "L’heure n’est pas écrite. Attendu : une date puis une heure. Écrivez par exemple «",
            )
        ],
    ),
    "a whole day with hours": (
        change_agenda(("    lieu", "    journee_entiere: oui\n    lieu")),
        [
            (
                "agenda.yaml:4:12 evenements[cafe-des-aidants].debut",
                "heure-en-trop",
                "Une heure est écrite (2026-12-03 18h) et le rendez-vous dure la journée entière.",
            ),
            (
                "agenda.yaml:5:10 evenements[cafe-des-aidants].fin",
                "heure-en-trop",
                "Une heure est écrite (20h) et le rendez-vous dure la journée entière. Attendu : une",
            ),
        ],
    ),
    "an event for nobody": (
        change_agenda(("    publics: [aidants]\n", "")),
        [
            (
                "agenda.yaml:2:5 evenements[cafe-des-aidants].publics",
                "~sans-public",
                "Aucun public n’est écrit. Ajoutez par exemple « publics: [habitants] ».",
            )
        ],
    ),
    "an event nowhere": (
        change_agenda(("    lieu: pharmacie-des-tilleuls\n", "")),
        [
            (
                "agenda.yaml:2:5 evenements[cafe-des-aidants].lieu",
                "~sans-lieu",
                "Ni lieu ni visio ne sont écrits. Ajoutez l’un des deux.",
            )
        ],
    ),
    "a new date without the status": (
        change_agenda(("    lieu", "    reporte_au: 2027-01-14 20h30\n    lieu")),
        [
            (
                "agenda.yaml:6:17 evenements[cafe-des-aidants].reporte_au",
                "reporte-au",
                "Une nouvelle date est écrite et le rendez-vous n’est pas reporté. Attendu : une ligne",
            )
        ],
    ),
    "a recurrence that starts another day": (
        change_agenda(("    lieu", "    recurrence: {frequence: hebdomadaire, jours: [mardi]}\n    lieu")),
        [
            (
                "agenda.yaml:4:12 evenements[cafe-des-aidants].debut",
                "recurrence-debut",
                "Le 3 décembre 2026 n’est pas une date de la récurrence. Attendu : la première date.",
            )
        ],
    ),
    "a recurrence without frequency": (
        change_agenda(("    lieu", "    recurrence: {jours: [mardi]}\n    lieu")),
        [
            (
                "agenda.yaml:6:5 evenements[cafe-des-aidants].recurrence.frequence",
                "champ-absent",
                "Le champ « frequence » manque. Attendu : quotidienne, hebdomadaire ou mensuelle. Par",
            )
        ],
    ),
    "a frequency that is not in the list": (
        change_agenda(("    lieu", "    recurrence: {frequence: annuelle}\n    lieu")),
        [
            (
                "agenda.yaml:6:29 evenements[cafe-des-aidants].recurrence.frequence",
                "valeur-inconnue",
                "« annuelle » est inconnu. Attendu : une fréquence parmi quotidienne, hebdomadaire,",
            )
        ],
    ),
    "a commune code of a roster": (
        {
            "soins": (
                "gardes:\n"
                "  - id: g\n"
                "    type: medecin\n"
                "    debut: 2026-11-28\n"
                "    fin: 2026-11-30 8h\n"
                "    qui: camille-exemple\n"
                '    communes: ["01001", "59135", "x"]\n'
            )
        },
        [
            (
                "soins.yaml:7:34 gardes[g].communes[3]",
                "code-commune-invalide",
                "« x » n’est pas un code INSEE de commune. Attendu : cinq signes, comme 01001 ou 2A004.",
            )
        ],
    ),
    "a roster that ends before it starts": (
        {
            "soins": (
                "gardes:\n"
                "  - id: g\n"
                "    type: medecin\n"
                "    debut: 2026-11-28 12h\n"
                "    fin: 2026-11-27 8h\n"
                "    qui: personne\n"
            )
        },
        [
            (
                "soins.yaml:5:10 gardes[g].fin",
                "fin-avant-debut",
                "La fin (27 novembre 2026 à 8\xa0h) vient avant le début (28 novembre 2026 à 12\xa0h).",
            ),
            (
                "soins.yaml:6:10 gardes[g].qui",
                "reference-inconnue",
                "Aucune structure ni personne n’a l’identifiant « personne ».",
            ),
        ],
    ),
    "a slot of a day that does not exist": (
        {
            "soins": (
                "creneaux:\n  - id: c\n    structure: inconnue\n    jours: [samedi, samdi]\n    de: 12h\n    a: 9h\n"
            )
        },
        [
            (
                "soins.yaml:3:16 creneaux[c].structure",
                "reference-inconnue",
                "Aucune structure n’a l’identifiant « inconnue ».",
            ),
            (
                "soins.yaml:4:21 creneaux[c].jours[2]",
                "valeur-inconnue",
                "« samdi » est inconnu. Attendu : un jour parmi lundi, mardi, mercredi, jeudi,",
            ),
        ],
    ),
    "a step that nobody approved": (
        {"soins": ('etapes:\n  - id: e\n    titre: Étape\n    quand: [hier]\n    numeros: ["116 117", "3639"]\n')},
        [
            (
                "soins.yaml:2:5 etapes[e].valide_par",
                "~etape-non-validee",
                "Cette étape ne dit pas qui l’a relue. Attendu : une ligne valide_par.",
            ),
            (
                "soins.yaml:2:5 etapes[e].verifie_le",
                "~etape-non-validee",
                "Cette étape ne dit pas quand on l’a relue. Attendu : une ligne verifie_le.",
            ),
            (
                "soins.yaml:4:13 etapes[e].quand[1]",
                "valeur-inconnue",
                "« hier » est inconnu. Attendu : un moment parmi toujours, jour, soir, nuit,",
            ),
            (
                "soins.yaml:5:26 etapes[e].numeros[2]",
                "valeur-inconnue",
                "« 3639 » est inconnu. Attendu : un numéro court parmi 15, 17, 18, 112, 114, 115, 119,",
            ),
        ],
    ),
    "a level of alert that is not in the list": (
        {
            "alertes": (
                "alertes:\n  - id: a\n    titre: Alerte\n    niveau: rouge\n    du: 2026-07-08\n    au: 2026-07-01\n"
            )
        },
        [
            (
                "alertes.yaml:4:13 alertes[a].niveau",
                "valeur-inconnue",
                "« rouge » est inconnu. Attendu : un niveau parmi information, vigilance, urgence.",
            )
        ],
    ),
    "an alert that ends before it starts": (
        {
            "alertes": (
                "alertes:\n"
                "  - id: a\n"
                "    titre: Alerte\n"
                "    niveau: vigilance\n"
                "    du: 2026-07-08\n"
                "    au: 2026-07-01\n"
            )
        },
        [
            (
                "alertes.yaml:6:9 alertes[a].au",
                "fin-avant-debut",
                "La fin (1er juillet 2026) vient avant le début (8 juillet 2026). Attendu : une fin",
            )
        ],
    ),
    "a registration that closes after the event": (
        change_agenda(("    lieu", "    inscription: {jusqu_au: 2026-12-10}\n    lieu")),
        [
            (
                "agenda.yaml:6:29 evenements[cafe-des-aidants].inscription.jusqu_au",
                "~inscription-tardive",
                "L’inscription se ferme après le rendez-vous, qui est le 3 décembre 2026. Relisez la date.",
            )
        ],
    ),
    "places in words": (
        change_agenda(("    lieu", "    inscription: {places: quarante}\n    lieu")),
        [
            (
                "agenda.yaml:6:27 evenements[cafe-des-aidants].inscription.places",
                "nombre-invalide",
                "« quarante » n’est pas un nombre entier. Attendu : des chiffres seuls, comme 40.",
            )
        ],
    ),
    "an end without hour": (
        change_agenda(("fin: 20h", "fin: 2026-12-04")),
        [
            (
                "agenda.yaml:5:10 evenements[cafe-des-aidants].fin",
                "heure-absente",
                "L’heure n’est pas écrite. Attendu : une date puis une heure. Écrivez par exemple «",
            )
        ],
    ),
    "an instant of the ISO form": (
        change_agenda(("2026-12-03 18h", "2026-12-03T18:00")),
        [
            (
                "agenda.yaml:4:12 evenements[cafe-des-aidants].debut",
                "instant-invalide",
                "« 2026-12-03T18:00 » n’est pas une date. Attendu : une date puis une heure, comme",
            )
        ],
    ),
    "an instant in French words": (
        change_agenda(("2026-12-03 18h", "3 décembre 2026 18h")),
        [
            (
                "agenda.yaml:4:12 evenements[cafe-des-aidants].debut",
                "instant-invalide",
                "« 3 décembre 2026 18h » n’est pas une date. Attendu : une date puis une heure, comme",
            )
        ],
    ),
    "an instant without year": (
        change_agenda(("2026-12-03 18h", "3 décembre 18h")),
        [
            (
                "agenda.yaml:4:12 evenements[cafe-des-aidants].debut",
                "instant-invalide",
                "« 3 décembre 18h » n’est pas une date. Attendu : une date puis une heure, comme",
            )
        ],
    ),
    "a venue with a wrong postal code": (
        change_agenda(
            (
                "lieu: pharmacie-des-tilleuls",
                ('lieu:\n      nom: Salle des fêtes\n      adresse: {code_postal: "01002", commune: Exempleville}'),
            )
        ),
        [
            (
                "agenda.yaml:8:30 evenements[cafe-des-aidants].lieu.adresse.code_postal",
                "code-postal-commune",
                "Le code postal 01002 ne va pas avec Exempleville. Attendu : 01001.",
            )
        ],
    ),
    "a list of venues": (
        change_agenda(("lieu: pharmacie-des-tilleuls", "lieu: [a]")),
        [
            (
                "agenda.yaml:6:11 evenements[cafe-des-aidants].lieu",
                "texte-attendu",
                "Une liste est écrite ici. Attendu : un seul texte, sur la ligne du champ.",
            )
        ],
    ),
    "a moved occurrence without hour": (
        change_agenda(
            (
                "    lieu",
                (
                    "    recurrence:\n"
                    "      frequence: hebdomadaire\n"
                    "      deplace:\n"
                    "        - {de: 2026-12-10, debut: 2026-12-11}\n"
                    "    lieu"
                ),
            )
        ),
        [
            (
                "agenda.yaml:9:35 evenements[cafe-des-aidants].recurrence.deplace[1].debut",
                "heure-absente",
                "L’heure n’est pas écrite. Attendu : une date puis une heure. Écrivez par exemple «",
            )
        ],
    ),
    "a recurrence until another century": (
        change_agenda(("    lieu", ("    recurrence: {frequence: hebdomadaire, jusqu_au: 2099-12-31}\n    lieu"))),
        [
            (
                "agenda.yaml:6:53 evenements[cafe-des-aidants].recurrence.jusqu_au",
                "date-lointaine",
                "Le 31 décembre 2099 est trop loin d’aujourd’hui. Attendu : une date entre 10 ans",
            )
        ],
    ),
    "an interval of zero": (
        change_agenda(("    lieu", "    recurrence: {frequence: hebdomadaire, intervalle: 0}\n    lieu")),
        [
            (
                "agenda.yaml:6:55 evenements[cafe-des-aidants].recurrence.intervalle",
                "recurrence-valeur",
                "« 0 » est hors des limites. Attendu : un nombre de 1 à 99.",
            )
        ],
    ),
    "a rank that is not in the list": (
        change_agenda(("    lieu", ("    recurrence: {frequence: mensuelle, jours: [jeudi], rang: 6e}\n    lieu"))),
        [
            (
                "agenda.yaml:6:62 evenements[cafe-des-aidants].recurrence.rang",
                "valeur-inconnue",
                "« 6e » est inconnu. Attendu : un rang parmi 1er, 2e, 3e, 4e, dernier.",
            )
        ],
    ),
    "an exception that the rule does not give": (
        change_agenda(("    lieu", "    recurrence: {frequence: hebdomadaire, sauf: [2026-12-11]}\n    lieu")),
        [
            (
                "agenda.yaml:6:50 evenements[cafe-des-aidants].recurrence.sauf[1]",
                "recurrence-sauf",
                "Le 11 décembre 2026 n’est pas une date de la récurrence. La plus proche est «",
            )
        ],
    ),
}


@pytest.mark.parametrize(("fichiers", "attendus"), MOMENTS.values(), ids=MOMENTS.keys())
def test_a_moment_that_cannot_be_is_told(
    tmp_path: Path, fichiers: dict[str, str], attendus: list[tuple[str, str, str]]
) -> None:
    assert_problemes(list_problemes(tmp_path, **fichiers), attendus)
