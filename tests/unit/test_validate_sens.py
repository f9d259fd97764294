"""Values that are well written and mean nothing good: lists, places, people, dates of the directory."""

from pathlib import Path

import pytest

from tests.factories import (
    ACTIONS,
    OPPOSE,
    TELEPHONE,
    assert_problemes,
    change_actions,
    change_annuaire,
    change_cpts,
    change_territoire,
    list_problemes,
)

# (what changes in a tiny valid folder, [(place and field, code, start of the message)]); « ~ » is an avertissement.
SENS: dict[str, tuple[dict[str, str], list[tuple[str, str, str]]]] = {
    "a point in France outside the territory": (
        change_annuaire(("46.05", "47.05")),
        [
            (
                "annuaire.yaml:9:15 structures[pharmacie-des-tilleuls].position",
                "~position-hors-territoire",
                "Le point 47.05, 5.05 est hors du territoire. Vérifiez-le sur une carte.",
            )
        ],
    ),
    "a point with its coordinates swapped": (
        change_annuaire(("latitude: 46.05, longitude: 5.05", "latitude: 5.05, longitude: 46.05")),
        [
            (
                "annuaire.yaml:9:15 structures[pharmacie-des-tilleuls].position",
                "position-hors-de-france",
                "Le point 5.05, 46.05 n’est pas en France. Attendu : une latitude et une longitude en",
            )
        ],
    ),
    "a point outside France": (
        change_annuaire(("46.05", "60.05")),
        [
            (
                "annuaire.yaml:9:15 structures[pharmacie-des-tilleuls].position",
                "position-hors-de-france",
                "Le point 60.05, 5.05 n’est pas en France. Attendu : une latitude et une longitude en",
            )
        ],
    ),
    "a period that ends before it starts": (
        change_actions(("{du: 2026-03-01}", "{du: 2026-12-31, au: 2026-03-01}")),
        [
            (
                "actions.yaml:10:35 actions[depistage-diabete].periode.au",
                "fin-avant-debut",
                "La fin (1er mars 2026) vient avant le début (31 décembre 2026). Attendu : une fin",
            )
        ],
    ),
    "opening at 25:00": (
        change_annuaire(("9h-12h, 14h-19h", "25:00-26:00")),
        [
            (
                "annuaire.yaml:12:23 structures[pharmacie-des-tilleuls].horaires.lundi-vendredi",
                "horaires-heure",
                "« 25:00 » n’est pas une heure. Attendu : une heure de 0h à 24h, des minutes de 00 à",
            )
        ],
    ),
    "opening hours that overlap": (
        change_annuaire(("9h-12h, 14h-19h", "9h-12h, 11h-14h")),
        [
            (
                "annuaire.yaml:12:23 structures[pharmacie-des-tilleuls].horaires.lundi-vendredi",
                "horaires-chevauchement",
                "9h-12h et 11h-14h se chevauchent. Corrigez une heure, ou écrivez « 9h-14h ».",
            )
        ],
    ),
    "a day named twice": (
        change_annuaire(("lundi-vendredi: 9h-12h, 14h-19h", "lundi-vendredi: 9h-12h, 14h-19h\n      mercredi: 9h-12h")),
        [
            (
                "annuaire.yaml:13:7 structures[pharmacie-des-tilleuls].horaires.mercredi",
                "horaires-jour-deux-fois",
                "Mercredi est déjà dans lundi-vendredi : écrivez lundi-mardi, jeudi-vendredi.",
            )
        ],
    ),
    "a day without hours": (
        change_annuaire(("lundi-vendredi: 9h-12h, 14h-19h", "lundi-vendredi:")),
        [
            (
                "annuaire.yaml:12:22 structures[pharmacie-des-tilleuls].horaires.lundi-vendredi",
                "horaires-plage",
                "Aucune heure n’est écrite. Attendu : des heures comme 9h-12h, 14h-19h, ou « fermé ».",
            )
        ],
    ),
    "opening hours on one line": (
        change_annuaire(("\n      lundi-vendredi: 9h-12h, 14h-19h", " 9h-12h")),
        [
            (
                "annuaire.yaml:11:15 structures[pharmacie-des-tilleuls].horaires",
                "horaires-forme",
                "Les horaires ne sont pas écrits jour par jour. Attendu : une ligne par jour ou groupe",
            )
        ],
    ),
    "school holidays in the OSM syntax": (
        change_annuaire(("lundi-vendredi: 9h-12h, 14h-19h", 'osm: "Mo-Fr 09:00-12:00; SH off"')),
        [
            (
                "annuaire.yaml:12:12 structures[pharmacie-des-tilleuls].horaires.osm",
                "horaires-osm",
                "Les vacances scolaires (SH) ne sont pas connues ici. Écrivez les dates dans «",
            )
        ],
    ),
    "a commune code of a wrong shape": (
        change_annuaire(("commune: Exempleville", 'commune: "5913"')),
        [
            (
                "annuaire.yaml:8:16 structures[pharmacie-des-tilleuls].adresse.commune",
                "code-commune-invalide",
                "« 5913 » n’est pas un code INSEE de commune. Attendu : le nom de la commune, ou ses",
            )
        ],
    ),
    "a commune code outside the territory": (
        change_annuaire(("commune: Exempleville", 'commune: "59135"')),
        [
            (
                "annuaire.yaml:8:16 structures[pharmacie-des-tilleuls].adresse.commune",
                "~commune-hors-territoire",
                "La commune « 59135 » n’est pas dans le territoire.",
            )
        ],
    ),
    "a covered commune whose code is of a wrong shape": (
        change_territoire(('"01002"', "0100")),
        [
            (
                "territoire.yaml:3:5 communes[2]",
                "code-commune-invalide",
                "« 0100 » n’est pas un code INSEE de commune. Attendu : cinq signes, comme 01001 ou",
            )
        ],
    ),
    "a misspelt profession": (
        change_annuaire(("profession: infirmier", "profession: infirmer")),
        [
            (
                "annuaire.yaml:17:17 professionnels[camille-exemple].profession",
                "valeur-inconnue",
                "« infirmer » est inconnu. Vouliez-vous dire « infirmier » ?",
            )
        ],
    ),
    "a profession that is not in the list": (
        change_annuaire(("profession: infirmier", "profession: guérisseur")),
        [
            (
                "annuaire.yaml:17:17 professionnels[camille-exemple].profession",
                "valeur-inconnue",
                "« guérisseur » est inconnu. Attendu : une profession parmi medecin-generaliste,",
            )
        ],
    ),
    "a type of place that is not in the list": (
        change_annuaire(("type: pharmacie", "type: magasin")),
        [
            (
                "annuaire.yaml:4:11 structures[pharmacie-des-tilleuls].type",
                "valeur-inconnue",
                "« magasin » est inconnu. Attendu : un type de lieu parmi cabinet, maison-de-sante,",
            )
        ],
    ),
    "a structure that does not exist": (
        change_annuaire(("structure: pharmacie-des-tilleuls", "structure: pharmacie-des-tilleul")),
        [
            (
                "annuaire.yaml:19:20 professionnels[camille-exemple].exercices[1].structure",
                "reference-inconnue",
                "Aucune structure n’a l’identifiant « pharmacie-des-tilleul ». Vouliez-vous dire «",
            )
        ],
    ),
    "a mission that does not exist": (
        change_actions(("mission: prevention", "mission: preventions")),
        [
            (
                "actions.yaml:6:14 actions[depistage-diabete].mission",
                "reference-inconnue",
                "Aucune mission de cpts.yaml n’a l’identifiant « preventions ». Vouliez-vous dire «",
            )
        ],
    ),
    "a participant that does not exist": (
        change_actions(("[camille-exemple]", "[personne]")),
        [
            (
                "actions.yaml:9:20 actions[depistage-diabete].participants[1]",
                "reference-inconnue",
                "Aucune structure ni personne n’a l’identifiant « personne ».",
            )
        ],
    ),
    "an RPPS number with a wrong key": (
        change_annuaire(("    prenom", '    rpps: "10000000000"\n    prenom')),
        [
            (
                "annuaire.yaml:16:11 professionnels[camille-exemple].rpps",
                "~rpps-cle",
                "Le dernier chiffre de « 10000000000 » ne va pas avec les autres. Relisez ce numéro.",
            )
        ],
    ),
    "a FINESS number with a wrong key": (
        change_annuaire((TELEPHONE, '    finess: "010000001"\n')),
        [
            (
                "annuaire.yaml:10:13 structures[pharmacie-des-tilleuls].finess",
                "~finess-cle",
                "Le dernier chiffre de « 010000001 » ne va pas avec les autres. Relisez ce numéro.",
            )
        ],
    ),
    "an entry read again too long ago": (
        change_annuaire(("2026-10-02", "2025-10-02")),
        [
            (
                "annuaire.yaml:25:17 professionnels[camille-exemple].verifie_le",
                "~fiche-a-verifier",
                "La dernière relecture date du 2 octobre 2025. Relisez la fiche, puis écrivez la date",
            )
        ],
    ),
    "an entry read again in the future": (
        change_annuaire(("2026-10-02", "2026-12-02")),
        [
            (
                "annuaire.yaml:25:17 professionnels[camille-exemple].verifie_le",
                "date-future",
                "Le 2 décembre 2026 n’est pas encore arrivé. Attendu : une date passée.",
            )
        ],
    ),
    "an entry so old that it is hidden": (
        change_annuaire(("2026-10-02", "2024-10-02")),
        [
            (
                "annuaire.yaml:25:17 professionnels[camille-exemple].verifie_le",
                "~fiche-a-verifier",
                "La dernière relecture date du 2 octobre 2024 : ses détails ne sont plus montrés.",
            )
        ],
    ),
    "data of a person who objects": (
        {"annuaire": OPPOSE + "    nom: Martin\n"},
        [
            (
                "annuaire.yaml:5:5 professionnels[fiche-0147].nom",
                "oppose-avec-donnees",
                "Cette personne s’oppose à sa publication et une donnée reste écrite. Attendu :",
            )
        ],
    ),
    "a person who objects": ({"annuaire": OPPOSE}, []),
    "a date of a person who objects": (
        {"annuaire": OPPOSE.replace("oppose}", "oppose, informe_le: 2026-09-01}")},
        [
            (
                "annuaire.yaml:4:33 professionnels[fiche-0147].diffusion.informe_le",
                "oppose-avec-donnees",
                "Cette personne s’oppose à sa publication et une donnée reste écrite. Attendu :",
            )
        ],
    ),
    "a birth date": (
        change_annuaire(("    prenom", "    date_naissance: 1970-01-01\n    prenom")),
        [
            (
                "annuaire.yaml:16:5 professionnels[camille-exemple].date_naissance",
                "champ-inconnu",
                "Le champ « date_naissance » est inconnu. Supprimez cette ligne : une donnée privée ne",
            )
        ],
    ),
    "a private mobile": (
        change_annuaire(("    prenom", "    portable: 06\n    prenom")),
        [
            (
                "annuaire.yaml:16:5 professionnels[camille-exemple].portable",
                "champ-inconnu",
                "Le champ « portable » est inconnu. Supprimez cette ligne : une donnée privée ne se",
            )
        ],
    ),
    "an MSSanté address": (
        change_annuaire((TELEPHONE, "    courriel: x@cabinet.mssante.fr\n")),
        [
            (
                "annuaire.yaml:10:15 structures[pharmacie-des-tilleuls].courriel",
                "courriel-mssante",
                "Une adresse MSSanté est réservée aux soignants. Attendu : l’adresse ordinaire du",
            )
        ],
    ),
    "an MSSanté address in a text": (
        change_actions(("gratuit.", "gratuit, écrivez à x@cabinet.mssante.fr")),
        [
            (
                "actions.yaml:4:13 actions[depistage-diabete].resume",
                "courriel-mssante",
                "Une adresse MSSanté est réservée aux soignants. Attendu : l’adresse ordinaire du",
            )
        ],
    ),
    "a rating": (
        change_annuaire(("    prenom", "    note: 5\n    prenom")),
        [
            (
                "annuaire.yaml:16:5 professionnels[camille-exemple].note",
                "champ-inconnu",
                "Le champ « note » est inconnu. Supprimez cette ligne : un soignant n’est ni noté, ni",
            )
        ],
    ),
    "words of publicity in an action": (
        change_actions(("Une goutte", "Le meilleur médecin, une goutte")),
        [
            (
                "actions.yaml:4:13 actions[depistage-diabete].resume",
                "~publicite",
                "Ces mots ressemblent à de la publicité, interdite aux professions de santé. Attendu :",
            )
        ],
    ),
    "words of publicity in an entry": (
        change_annuaire(("    prenom", "    competences: [la meilleure équipe]\n    prenom")),
        [
            (
                "annuaire.yaml:16:19 professionnels[camille-exemple].competences[1]",
                "~publicite",
                "Ces mots ressemblent à de la publicité, interdite aux professions de santé. Attendu :",
            )
        ],
    ),
    "a premium number": (
        change_annuaire((TELEPHONE, "    telephone: 0899 12 34 56\n")),
        [
            (
                "annuaire.yaml:10:16 structures[pharmacie-des-tilleuls].telephone",
                "telephone-surtaxe",
                "« 0899 12 34 56 » est un numéro surtaxé. Attendu : un numéro au prix normal.",
            )
        ],
    ),
    "a short number that is not in the table": (
        change_annuaire((TELEPHONE, "    telephone: 3639\n")),
        [
            (
                "annuaire.yaml:10:16 structures[pharmacie-des-tilleuls].telephone",
                "numero-court-inconnu",
                "« 3639 » n’est pas dans la liste des numéros courts. Attendu : un de ces numéros :",
            )
        ],
    ),
    "a short number of the table": (change_annuaire((TELEPHONE, '    telephone: "15"\n')), []),
    "a number with eight digits": (
        change_annuaire((TELEPHONE, "    telephone: 03 53 01 00\n")),
        [
            (
                "annuaire.yaml:10:16 structures[pharmacie-des-tilleuls].telephone",
                "telephone-invalide",
                "« 03 53 01 00 » a 8 chiffres. Attendu : dix chiffres, par exemple 03 53 01 00 10.",
            )
        ],
    ),
    "a phone number that is a word": (
        change_annuaire((TELEPHONE, "    telephone: demain\n")),
        [
            (
                "annuaire.yaml:10:16 structures[pharmacie-des-tilleuls].telephone",
                "telephone-invalide",
                "« demain » n’est pas un numéro de téléphone. Attendu : dix chiffres, par exemple 03",
            )
        ],
    ),
    "a text of 2001 characters": (
        change_actions(("Une goutte de sang, une minute, c’est gratuit.", "x" * 2001)),
        [
            (
                "actions.yaml:4:13 actions[depistage-diabete].resume",
                "texte-trop-long",
                "Le texte a 2001 caractères. Attendu : 2000 au plus.",
            )
        ],
    ),
    "a title of 201 characters": (
        change_actions(("titre: Dépistage du diabète", "titre: " + "x" * 201)),
        [
            (
                "actions.yaml:3:12 actions[depistage-diabete].titre",
                "texte-trop-long",
                "Le texte a 201 caractères. Attendu : 200 au plus.",
            )
        ],
    ),
    "a person without diffusion": (
        change_annuaire(
            (("    diffusion:\n      statut: public\n      source: declaration\n      informe_le: 2026-09-01\n"), "")
        ),
        [
            (
                "annuaire.yaml:14:5 professionnels[camille-exemple].diffusion",
                "champ-absent",
                "Le champ « diffusion » manque. Attendu : accord de la personne. Par exemple «",
            )
        ],
    ),
    "a diffusion without source": (
        change_annuaire(("      source: declaration\n", "")),
        [
            (
                "annuaire.yaml:21:5 professionnels[camille-exemple].diffusion.source",
                "champ-absent",
                "Le champ « source » manque. Attendu : d’où vient l’information. Par exemple « source:",
            )
        ],
    ),
    "a person without name": (
        change_annuaire(("    nom: Exemple\n", "")),
        [
            (
                "annuaire.yaml:14:5 professionnels[camille-exemple].nom",
                "champ-absent",
                "Le champ « nom » manque. Attendu : nom d’exercice. Par exemple « nom: Exemple ».",
            )
        ],
    ),
    "a CPTS without director of publication": (
        change_cpts(("directeur_publication: Camille Exemple\n", "")),
        [
            (
                "cpts.yaml:1:1 directeur_publication",
                "champ-absent",
                "Le champ « directeur_publication » manque. Attendu : personne responsable du site",
            )
        ],
    ),
    "a person without place of practice": (
        change_annuaire(
            (
                ("    exercices:\n      - structure: pharmacie-des-tilleuls\n        telephone: 03 53 01 00 11\n"),
                "    exercices: []\n",
            )
        ),
        [
            (
                "annuaire.yaml:18:16 professionnels[camille-exemple].exercices",
                "liste-trop-courte",
                "La liste est vide. Attendu : un élément au moins.",
            )
        ],
    ),
    "a place of practice without place": (
        change_annuaire(("      - structure: pharmacie-des-tilleuls\n        telephone", "      - telephone")),
        [
            (
                "annuaire.yaml:19:9 professionnels[camille-exemple].exercices[1]",
                "exercice-lieu",
                "Aucun lieu n’est écrit. Attendu : une structure ou une adresse, l’une des deux.",
            )
        ],
    ),
    "a status against its period": (
        change_actions(("    mission", "    statut: terminee\n    mission")),
        [
            (
                "actions.yaml:6:13 actions[depistage-diabete].statut",
                "~statut-action",
                "Le statut « terminee » contredit la période, qui dit « en-cours ». Supprimez cette",
            )
        ],
    ),
    "a postal code of another commune": (
        change_annuaire(('code_postal: "01001"', 'code_postal: "01002"')),
        [
            (
                "annuaire.yaml:7:20 structures[pharmacie-des-tilleuls].adresse.code_postal",
                "code-postal-commune",
                "Le code postal 01002 ne va pas avec Exempleville. Attendu : 01001.",
            )
        ],
    ),
    "a postal code with four digits": (
        change_annuaire(('code_postal: "01001"', "code_postal: 1001")),
        [
            (
                "annuaire.yaml:7:20 structures[pharmacie-des-tilleuls].adresse.code_postal",
                "code-postal-invalide",
                "« 1001 » n’est pas un code postal. Attendu : cinq chiffres.",
            )
        ],
    ),
    "a colour that cannot be read": (
        change_cpts(("#0b5c6b", "#ffcc00")),
        [
            (
                "cpts.yaml:10:15 couleurs.principale",
                "contraste",
                "#ffcc00 se lit mal sur le fond clair (contraste de 1,5). Attendu : un contraste de",
            )
        ],
    ),
    "a colour by its name": (
        change_cpts(("#0b5c6b", "bleu")),
        [
            (
                "cpts.yaml:10:15 couleurs.principale",
                "couleur-invalide",
                "« bleu » n’est pas une couleur. Attendu : un dièse et six signes entre guillemets,",
            )
        ],
    ),
    "a site without its final slash": (
        change_cpts(("cpts.example.org/", "cpts.example.org")),
        [
            (
                "cpts.yaml:3:7 site",
                "site-sans-barre",
                "L’adresse du site ne finit pas par « / ». Écrivez « https://cpts.example.org/ ».",
            )
        ],
    ),
    "a repository elsewhere": (
        change_cpts(("directeur", "depot: https://gitlab.example/x\ndirecteur")),
        [
            (
                "cpts.yaml:12:8 depot",
                "depot-invalide",
                "« https://gitlab.example/x » n’est pas un dépôt GitHub. Attendu : https://github.com/",
            )
        ],
    ),
    "months that no calendar holds": (
        change_cpts(("directeur", "fraicheur: {a_verifier_mois: 999999999}\ndirecteur")),
        [
            (
                "cpts.yaml:12:30 fraicheur.a_verifier_mois",
                "nombre-invalide",
                "« 999999999 » mois, c’est trop ou trop peu. Attendu : de 1 à 120 mois.",
            )
        ],
    ),
    "a service written twice": (
        change_annuaire((TELEPHONE, "    services: [vaccination, vaccination]\n")),
        [
            (
                "annuaire.yaml:10:29 structures[pharmacie-des-tilleuls].services[2]",
                "doublon",
                "« vaccination » est écrit deux fois. Supprimez l’un des deux.",
            )
        ],
    ),
    "a commune covered twice": (
        change_territoire(("01002", "01001")),
        [
            (
                "territoire.yaml:3:5 communes[2]",
                "commune-en-double",
                "La commune 01001 est écrite deux fois. Supprimez cette ligne.",
            )
        ],
    ),
    "an offer in two places": (
        {
            "offres": (
                "offres:\n"
                "  - id: o\n"
                "    type: stage\n"
                "    titre: Stage\n"
                "    profession: infirmier\n"
                "    structure: pharmacie-des-tilleuls\n"
                "    commune: Exempleville\n"
                "    fin: 2027-06-30\n"
                "    contact: Camille Exemple\n"
            )
        },
        [
            (
                "offres.yaml:7:14 offres[o].commune",
                "offre-lieu",
                "Une structure et une commune sont écrites. Attendu : l’une des deux seulement.",
            )
        ],
    ),
    "an offer that is over, nowhere and from nobody": (
        {
            "offres": (
                "offres:\n"
                "  - id: o\n"
                "    type: stage\n"
                "    titre: Stage\n"
                "    profession: infirmier\n"
                "    fin: 2026-11-20\n"
            )
        },
        [
            (
                "offres.yaml:2:5 offres[o].courriel",
                "~offre-sans-contact",
                "Cette offre ne dit pas à qui répondre : la page donnera les coordonnées de la CPTS. Attendu : une",
            ),
            (
                "offres.yaml:2:5 offres[o].structure",
                "~offre-sans-lieu",
                "Cette offre ne dit pas où elle est. Attendu : une ligne structure, ou une ligne commune.",
            ),
            (
                "offres.yaml:6:10 offres[o].fin",
                "~offre-finie",
                "Cette offre a fini le 20 novembre 2026 : elle n’est plus affichée. Repoussez cette date ou supprimez",
            ),
        ],
    ),
    "an offer published tomorrow by an unknown place": (
        {
            "offres": (
                "offres:\n"
                "  - id: o\n"
                "    type: stage\n"
                "    titre: Stage\n"
                "    profession: infirmier\n"
                "    structure: pharmacie-des-tilleul\n"
                "    fin: 2027-06-30\n"
                "    telephone: 03 53 01 00 10\n"
                "    publie_le: 2026-11-22\n"
            )
        },
        [
            (
                "offres.yaml:6:16 offres[o].structure",
                "reference-inconnue",
                "Aucune structure n’a l’identifiant « pharmacie-des-tilleul ». Vouliez-vous dire « pharmacie-des",
            ),
            (
                "offres.yaml:9:16 offres[o].publie_le",
                "date-future",
                "Le 22 novembre 2026 n’est pas encore arrivé. Attendu : une date passée.",
            ),
        ],
    ),
    "an offer that ends before it begins": (
        {
            "offres": (
                "offres:\n"
                "  - id: o\n"
                "    type: stage\n"
                "    titre: Stage\n"
                "    profession: infirmier\n"
                "    commune: Exempleville\n"
                "    debut: 2027-07-01\n"
                "    fin: 2027-06-30\n"
                "    contact: Camille Exemple\n"
            )
        },
        [
            (
                "offres.yaml:8:10 offres[o].fin",
                "fin-avant-debut",
                "La fin (30 juin 2027) vient avant le début (1er juillet 2027). Attendu : une fin après le début.",
            )
        ],
    ),
    "a partner whose role is not in the list": (
        {"partenaires": "partenaires:\n  - id: p\n    nom: Partenaire\n    role: mutuelle\n"},
        [
            (
                "partenaires.yaml:4:11 partenaires[p].role",
                "valeur-inconnue",
                "« mutuelle » est inconnu. Attendu : un rôle parmi ars, assurance-maladie, urps, dac,",
            )
        ],
    ),
    "a specialist without specialty": (
        change_annuaire(("profession: infirmier", "profession: medecin-specialiste")),
        [
            (
                "annuaire.yaml:14:5 professionnels[camille-exemple].specialite",
                "specialite-absente",
                "La spécialité du médecin spécialiste n’est pas écrite. Attendu : une ligne",
            )
        ],
    ),
    "a specialty without specialist": (
        change_annuaire(("profession: infirmier", "profession: infirmier\n    specialite: cardiologie")),
        [
            (
                "annuaire.yaml:18:17 professionnels[camille-exemple].specialite",
                "specialite-inutile",
                "Une spécialité est écrite et la profession n’est pas medecin-specialiste. Corrigez",
            )
        ],
    ),
    "a language by its name": (
        change_annuaire(("    prenom", "    langues: [français]\n    prenom")),
        [
            (
                "annuaire.yaml:16:15 professionnels[camille-exemple].langues[1]",
                "valeur-inconnue",
                "« français » est inconnu. Vouliez-vous dire « fr » ?",
            )
        ],
    ),
    "a sector that is not in the list": (
        change_annuaire(("    prenom", "    conventionnement: secteur-3\n    prenom")),
        [
            (
                "annuaire.yaml:16:23 professionnels[camille-exemple].conventionnement",
                "valeur-inconnue",
                "« secteur-3 » est inconnu. Attendu : un conventionnement parmi conventionne,",
            )
        ],
    ),
    "a commune outside the territory": (
        change_annuaire(("commune: Exempleville", "commune: Ailleurs")),
        [
            (
                "annuaire.yaml:8:16 structures[pharmacie-des-tilleuls].adresse.commune",
                "~commune-hors-territoire",
                "La commune « Ailleurs » n’est pas dans le territoire.",
            )
        ],
    ),
    "a misspelt commune": (
        change_annuaire(("commune: Exempleville", "commune: Exemplevile")),
        [
            (
                "annuaire.yaml:8:16 structures[pharmacie-des-tilleuls].adresse.commune",
                "~commune-hors-territoire",
                "La commune « Exemplevile » n’est pas dans le territoire. Vouliez-vous dire «",
            )
        ],
    ),
    "communes visited at home": (
        change_annuaire(("    prenom", '    communes_visites: [Rivebourg, "01001", Ailleurs, "12"]\n    prenom')),
        [
            (
                "annuaire.yaml:16:54 professionnels[camille-exemple].communes_visites[4]",
                "code-commune-invalide",
                "« 12 » n’est pas un code INSEE de commune. Attendu : le nom de la commune, ou ses",
            )
        ],
    ),
    "a place of practice at two addresses": (
        change_annuaire(
            ("        telephone: 03 53 01 00 11", '        adresse: {code_postal: "01001", commune: Exempleville}')
        ),
        [
            (
                "annuaire.yaml:19:9 professionnels[camille-exemple].exercices[1]",
                "exercice-lieu",
                "Une structure et une adresse sont écrites. Attendu : une structure ou une adresse,",
            )
        ],
    ),
    "a closure that ends before it starts": (
        change_annuaire((TELEPHONE, "    fermetures:\n      - {du: 2026-12-24, au: 2026-12-20}\n")),
        [
            (
                "annuaire.yaml:11:30 structures[pharmacie-des-tilleuls].fermetures[1].au",
                "fin-avant-debut",
                "La fin (20 décembre 2026) vient avant le début (24 décembre 2026). Attendu : une fin",
            )
        ],
    ),
    "an answer that is not in the list": (
        change_annuaire(
            ("    prenom", ("    nouveaux_patients: {reponse: peut-etre, declare_le: 2026-12-25}\n    prenom"))
        ),
        [
            (
                "annuaire.yaml:16:34 professionnels[camille-exemple].nouveaux_patients.reponse",
                "valeur-inconnue",
                "« peut-etre » est inconnu. Attendu : une réponse parmi oui, non, liste-attente.",
            )
        ],
    ),
    "an answer given in the future": (
        change_annuaire(("    prenom", ("    nouveaux_patients: {reponse: oui, declare_le: 2026-12-25}\n    prenom"))),
        [
            (
                "annuaire.yaml:16:51 professionnels[camille-exemple].nouveaux_patients.declare_le",
                "date-future",
                "Le 25 décembre 2026 n’est pas encore arrivé. Attendu : une date passée.",
            )
        ],
    ),
    "a person published before they were told": (
        change_annuaire(("      informe_le: 2026-09-01\n", "")),
        [
            (
                "annuaire.yaml:21:5 professionnels[camille-exemple].diffusion.informe_le",
                "champ-absent",
                "Le champ « informe_le » manque. Attendu : date à laquelle la personne a été informée. Par",
            )
        ],
    ),
    "a person kept to the team until they are told": (
        change_annuaire(("statut: public", "statut: pro"), ("      informe_le: 2026-09-01\n", "")),
        [],
    ),
    "a person told in the future": (
        change_annuaire(("informe_le: 2026-09-01", "informe_le: 2026-12-01")),
        [
            (
                "annuaire.yaml:24:19 professionnels[camille-exemple].diffusion.informe_le",
                "date-future",
                "Le 1er décembre 2026 n’est pas encore arrivé. Attendu : une date passée.",
            )
        ],
    ),
    "a theme that is not in the list": (
        change_actions(("theme: depistage", "theme: sport")),
        [
            (
                "actions.yaml:5:12 actions[depistage-diabete].theme",
                "valeur-inconnue",
                "« sport » est inconnu. Attendu : un thème parmi depistage, vaccination, addictions,",
            )
        ],
    ),
    "a public that is not in the list": (
        change_actions(("[habitants]", "[voisins]")),
        [
            (
                "actions.yaml:7:15 actions[depistage-diabete].publics[1]",
                "valeur-inconnue",
                "« voisins » est inconnu. Attendu : un public parmi habitants, enfants, adolescents,",
            )
        ],
    ),
    "a status that is not in the list": (
        change_actions(("    mission", "    statut: finie\n    mission")),
        [
            (
                "actions.yaml:6:13 actions[depistage-diabete].statut",
                "valeur-inconnue",
                "« finie » est inconnu. Attendu : un statut parmi en-cours, a-venir, terminee,",
            )
        ],
    ),
    "a step for somebody unknown": (
        {
            "actions": ACTIONS
            + (
                "parcours:\n"
                "  - id: p\n"
                "    titre: Parcours\n"
                "    resume: Un parcours.\n"
                "    etapes:\n"
                "      - {titre: Étape, qui: [infirmier, sorcier]}\n"
            )
        },
        [
            (
                "actions.yaml:16:41 parcours[p].etapes[1].qui[2]",
                "valeur-inconnue",
                "« sorcier » est inconnu. Attendu : une profession, une spécialité ou un type de lieu",
            )
        ],
    ),
    "a figure in words": (
        change_actions(
            (
                "    mission",
                ("    bilan:\n      chiffres:\n        - {valeur: beaucoup, libelle: participants}\n    mission"),
            )
        ),
        [
            (
                "actions.yaml:8:20 actions[depistage-diabete].bilan.chiffres[1].valeur",
                "nombre-invalide",
                "« beaucoup » n’est pas un nombre. Attendu : un nombre comme 12 ou 46.25.",
            )
        ],
    ),
    "a territory without any outline": (
        change_territoire(('  - "01001"\n  - "01002"\n', '  - "02001"\n')),
        [
            (
                "territoire.geojson:1:1 01001",
                "~commune-non-couverte",
                "Exempleville (01001) n’est pas dans territoire.yaml. Ajoutez son code à « communes »,",
            ),
            (
                "territoire.geojson:1:1 01002",
                "~commune-non-couverte",
                "Rivebourg (01002) n’est pas dans territoire.yaml. Ajoutez son code à « communes », ou",
            ),
            (
                "territoire.yaml:2:3 communes",
                "territoire-vide",
                "Aucune des communes couvertes n’a de contour dans territoire.geojson. Attendu : un",
            ),
            (
                "territoire.yaml:2:5 communes[1]",
                "~commune-sans-contour",
                "La commune 02001 n’est pas dans territoire.geojson : elle n’aura pas de page.",
            ),
        ],
    ),
    "a covered commune without outline": (
        change_territoire(('  - "01002"\n', '  - "01002"\n  - "01003"\n')),
        [
            (
                "territoire.yaml:4:5 communes[3]",
                "~commune-sans-contour",
                "La commune 01003 n’est pas dans territoire.geojson : elle n’aura pas de page.",
            )
        ],
    ),
    "a neighbour without outline": (
        change_territoire(("communes:", 'voisins:\n  - nom: CPTS voisine\n    communes: ["01009"]\ncommunes:')),
        [
            (
                "territoire.yaml:3:16 voisins[1].communes[1]",
                "~commune-sans-contour",
                "La commune 01009 n’est pas dans territoire.geojson : la carte ne la montrera pas.",
            )
        ],
    ),
}


@pytest.mark.parametrize(("fichiers", "attendus"), SENS.values(), ids=SENS.keys())
def test_what_makes_no_sense_is_told(
    tmp_path: Path, fichiers: dict[str, str], attendus: list[tuple[str, str, str]]
) -> None:
    assert_problemes(list_problemes(tmp_path, **fichiers), attendus)
