"""Values that a field refuses: types, letters, identifiers, links."""

from pathlib import Path

import pytest

from tests.factories import (
    ANNUAIRE,
    TELEPHONE,
    assert_problemes,
    change_actions,
    change_agenda,
    change_annuaire,
    change_cpts,
    change_territoire,
    list_problemes,
)

# (what changes in a tiny valid folder, [(place and field, code, start of the message)]); « ~ » is an avertissement.
TYPES: dict[str, tuple[dict[str, str], list[tuple[str, str, str]]]] = {
    "a postal code without quotes": (change_annuaire(('code_postal: "01001"', "code_postal: 01001")), []),
    "a phone number without quotes": (change_annuaire((TELEPHONE, "    telephone: 0353010010\n")), []),
    "a phone number with its country": (change_annuaire((TELEPHONE, "    telephone: +33353010010\n")), []),
    "yes in English": (
        change_annuaire((TELEPHONE, "    acces: {pmr: yes}\n")),
        [
            (
                "annuaire.yaml:10:18 structures[pharmacie-des-tilleuls].acces.pmr",
                "oui-non",
                "« yes » n’est pas une réponse : écrivez oui ou non. Ici, sans doute « oui ».",
            )
        ],
    ),
    "Oui with a capital": (
        change_annuaire((TELEPHONE, "    acces: {pmr: Oui}\n")),
        [
            (
                "annuaire.yaml:10:18 structures[pharmacie-des-tilleuls].acces.pmr",
                "oui-non",
                "« Oui » n’est pas une réponse : écrivez oui ou non. Ici, sans doute « oui ».",
            )
        ],
    ),
    "a latitude that is not a number": (
        change_annuaire(("46.05", ".nan")),
        [
            (
                "annuaire.yaml:9:26 structures[pharmacie-des-tilleuls].position.latitude",
                "nombre-invalide",
                "« .nan » n’est pas un nombre. Attendu : un nombre comme 12 ou 46.25.",
            )
        ],
    ),
    "a latitude that overflows": (
        change_annuaire(("46.05", "1e400")),
        [
            (
                "annuaire.yaml:9:26 structures[pharmacie-des-tilleuls].position.latitude",
                "nombre-invalide",
                "« 1e400 » n’est pas un nombre. Attendu : un nombre comme 12 ou 46.25.",
            )
        ],
    ),
    "a latitude that is a boolean": (
        change_annuaire(("46.05", "True")),
        [
            (
                "annuaire.yaml:9:26 structures[pharmacie-des-tilleuls].position.latitude",
                "nombre-invalide",
                "« True » n’est pas un nombre. Attendu : un nombre comme 12 ou 46.25.",
            )
        ],
    ),
    "a latitude with a comma": (
        change_annuaire(("latitude: 46.05, longitude", 'latitude: "46,05", longitude')),
        [
            (
                "annuaire.yaml:9:26 structures[pharmacie-des-tilleuls].position.latitude",
                "nombre-invalide",
                "« 46,05 » n’est pas un nombre. Attendu : un nombre comme 12 ou 46.25. Écrivez 46.05.",
            )
        ],
    ),
    "an identifier with an underscore": (
        change_annuaire(("id: camille-exemple", "id: 1_000")),
        [
            (
                "annuaire.yaml:14:9 professionnels[1_000].id",
                "id-invalide",
                "« 1_000 » ne peut pas servir d’identifiant. Attendu : des lettres sans accent, des",
            )
        ],
    ),
    "a day that does not exist": (
        change_annuaire(("2026-10-02", "2026-02-30")),
        [
            (
                "annuaire.yaml:25:17 professionnels[camille-exemple].verifie_le",
                "date-impossible",
                "« 2026-02-30 » n’existe pas. Attendu : une date du calendrier.",
            )
        ],
    ),
    "a date that is zero": (
        change_annuaire(("2026-10-02", "0")),
        [
            (
                "annuaire.yaml:25:17 professionnels[camille-exemple].verifie_le",
                "date-invalide",
                "« 0 » n’est pas une date. Attendu : AAAA-MM-JJ.",
            )
        ],
    ),
    "a date that is a number of seconds": (
        change_annuaire(("2026-10-02", "1767225600")),
        [
            (
                "annuaire.yaml:25:17 professionnels[camille-exemple].verifie_le",
                "date-invalide",
                "« 1767225600 » n’est pas une date. Attendu : AAAA-MM-JJ.",
            )
        ],
    ),
    "a date in French order": (
        change_annuaire(("2026-10-02", "28/02/2026")),
        [
            (
                "annuaire.yaml:25:17 professionnels[camille-exemple].verifie_le",
                "date-invalide",
                "« 28/02/2026 » n’est pas une date. Attendu : AAAA-MM-JJ. Écrivez 2026-02-28.",
            )
        ],
    ),
    "a date in French words": (
        change_annuaire(("2026-10-02", "3 octobre 2026")),
        [
            (
                "annuaire.yaml:25:17 professionnels[camille-exemple].verifie_le",
                "date-invalide",
                "« 3 octobre 2026 » n’est pas une date. Attendu : AAAA-MM-JJ. Écrivez 2026-10-03.",
            )
        ],
    ),
    "a name that is a number": (
        change_annuaire(("nom: Exemple", "nom: 31000")),
        [
            (
                "annuaire.yaml:15:10 professionnels[camille-exemple].nom",
                "nom-sans-lettre",
                "« 31000 » n’a pas de lettre. Attendu : un nom.",
            )
        ],
    ),
    "an hour written 12:30 is read, 24h is not": (
        {
            "soins": (
                "creneaux:\n"
                "  - id: c\n"
                "    structure: pharmacie-des-tilleuls\n"
                "    jours: [samedi]\n"
                "    de: 12:30\n"
                "    a: 24h\n"
            )
        },
        [
            (
                "soins.yaml:6:8 creneaux[c].a",
                "heure-invalide",
                "« 24h » n’est pas une heure. Attendu : 9h, 9h30 ou 09:30. Écrivez 23h59, ou 0h le",
            )
        ],
    ),
}


@pytest.mark.parametrize(("fichiers", "attendus"), TYPES.values(), ids=TYPES.keys())
def test_a_value_is_read_strictly(
    tmp_path: Path, fichiers: dict[str, str], attendus: list[tuple[str, str, str]]
) -> None:
    assert_problemes(list_problemes(tmp_path, **fichiers), attendus)


LETTRES: dict[str, tuple[dict[str, str], list[tuple[str, str, str]]]] = {
    "a name that is an invisible character": (
        change_annuaire(("nom: Exemple", 'nom: "\u200b"')),
        [
            (
                "annuaire.yaml:15:11",
                "caractere-interdit",
                "Un caractère invisible ou interdit est écrit ici : U+200B (ZERO WIDTH SPACE)",
            )
        ],
    ),
    "a name that is a no-break space": (
        change_annuaire(("nom: Exemple", 'nom: "\xa0"')),
        [
            (
                "annuaire.yaml:15:10 professionnels[camille-exemple].nom",
                "valeur-vide",
                "Aucune valeur n’est écrite. Écrivez une valeur, ou supprimez la ligne.",
            )
        ],
    ),
    "an accent written apart is joined": (change_annuaire(("nom: Exemple", "nom: Rémi")), []),
    "Cyrillic letters in a Latin name": (
        change_annuaire(("nom: Exemple", "nom: Маrtin")),
        [
            (
                "annuaire.yaml:15:10 professionnels[camille-exemple].nom",
                "alphabets-melanges",
                "« Маrtin » mélange des lettres de plusieurs alphabets (cyrillique et latin). Attendu",
            )
        ],
    ),
    "an emoji in a name": (
        change_annuaire(("nom: Exemple", "nom: Exemple 👩\u200d⚕️")),
        [
            (
                "annuaire.yaml:15:10 professionnels[camille-exemple].nom",
                "signe-interdit",
                "Le signe « 👩 » ne va pas dans un nom. Attendu : des lettres.",
            )
        ],
    ),
    "an emoji in a text": (change_actions(("Une goutte", "👩\u200d⚕️ Une goutte")), []),
    "a joiner inside a word": (
        change_actions(("Une goutte", "Une gou\u200dtte")),
        [
            (
                "actions.yaml:4:13 actions[depistage-diabete].resume",
                "signe-interdit",
                "Un liant invisible (U+200D) est écrit. Attendu : du texte ordinaire. Retapez le mot",
            )
        ],
    ),
    # A row of so many accents is read, and the model refuses it; of one more, the file is not even read.
    "thirty accents on a letter": (
        change_annuaire(("nom: Exemple", "nom: E" + "\u0302" * 30)),
        [
            (
                "annuaire.yaml:15:10 professionnels[camille-exemple].nom",
                "accents-empiles",
                "Une lettre porte plus de 2 accents. Attendu : un texte lisible.",
            )
        ],
    ),
    "two hundred accents on a letter": (
        change_annuaire(("nom: Exemple", "nom: E" + "\u0302" * 200)),
        [
            (
                "annuaire.yaml:15:11",
                "accents-empiles",
                "Une lettre porte plus de 30 accents. Attendu : un texte lisible. Retapez le mot au clavier",
            )
        ],
    ),
}


@pytest.mark.parametrize(("fichiers", "attendus"), LETTRES.values(), ids=LETTRES.keys())
def test_letters_that_deceive_are_refused(
    tmp_path: Path, fichiers: dict[str, str], attendus: list[tuple[str, str, str]]
) -> None:
    assert_problemes(list_problemes(tmp_path, **fichiers), attendus)


IDENTIFIANTS: dict[str, tuple[dict[str, str], list[tuple[str, str, str]]]] = {
    "an identifier that is a path": (
        change_annuaire(("id: camille-exemple", "id: /abs/x")),
        [
            (
                "annuaire.yaml:14:9 professionnels[/abs/x].id",
                "id-invalide",
                "« /abs/x » ne peut pas servir d’identifiant. Attendu : des lettres sans accent, des",
            )
        ],
    ),
    "an identifier with a colon": (
        change_annuaire(("id: camille-exemple", 'id: "a:b"')),
        [
            (
                "annuaire.yaml:14:9 professionnels[a:b].id",
                "id-invalide",
                "« a:b » ne peut pas servir d’identifiant. Attendu : des lettres sans accent, des",
            )
        ],
    ),
    "an identifier with capitals": (
        change_annuaire(("id: camille-exemple", "id: Camille-Exemple")),
        [
            (
                "annuaire.yaml:14:9 professionnels[Camille-Exemple].id",
                "id-invalide",
                "« Camille-Exemple » ne peut pas servir d’identifiant. Attendu : des lettres sans",
            )
        ],
    ),
    "a person and a place with one id": (
        change_annuaire(("id: camille-exemple", "id: pharmacie-des-tilleuls")),
        [
            (
                "annuaire.yaml:14:9 professionnels[pharmacie-des-tilleuls].id",
                "id-en-double",
                "L’identifiant « pharmacie-des-tilleuls » est déjà pris (ligne 2). Attendu : un",
            )
        ],
    ),
    "entries of two files with one id": (
        {"annuaire/b.yaml": ANNUAIRE},
        [
            (
                "annuaire/b.yaml:2:9 structures[pharmacie-des-tilleuls].id",
                "id-en-double",
                "L’identifiant « pharmacie-des-tilleuls » est déjà pris (data/annuaire.yaml, ligne 2).",
            ),
            (
                "annuaire/b.yaml:14:9 professionnels[camille-exemple].id",
                "id-en-double",
                "L’identifiant « camille-exemple » est déjà pris (data/annuaire.yaml, ligne 14).",
            ),
        ],
    ),
    "an identifier without Latin letter": (
        change_annuaire(("id: camille-exemple", "id: 王")),
        [
            (
                "annuaire.yaml:14:9 professionnels[王].id",
                "id-invalide",
                "« 王 » ne peut pas servir d’identifiant. Attendu : des lettres sans accent, des",
            )
        ],
    ),
    "a reserved identifier": (
        change_annuaire(("id: camille-exemple", "id: index")),
        [
            (
                "annuaire.yaml:14:9 professionnels[index].id",
                "id-reserve",
                "L’identifiant « index » est réservé. Attendu : un autre identifiant.",
            )
        ],
    ),
    "an identifier that is a year": (
        change_annuaire(("id: camille-exemple", 'id: "2026"')),
        [
            (
                "annuaire.yaml:14:9 professionnels[2026].id",
                "id-reserve",
                "L’identifiant « 2026 » est réservé. Attendu : un autre identifiant.",
            )
        ],
    ),
    "an identifier of 61 characters": (
        change_annuaire(("id: camille-exemple", "id: " + "a" * 61)),
        [
            (
                "annuaire.yaml:14:9 professionnels[aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa].id",
                "id-invalide",
                "« aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… » ne peut pas servir",
            )
        ],
    ),
    "an image outside the folder": (
        change_cpts(("directeur", "logo: ../../.git/config\ndirecteur")),
        [
            (
                "cpts.yaml:12:7 logo",
                "media-invalide",
                "« ../../.git/config » n’est pas une image du dossier medias/. Attendu : un nom de",
            )
        ],
    ),
    "an image on the web": (
        change_cpts(("directeur", "logo: http://x.example/l.png\ndirecteur")),
        [
            (
                "cpts.yaml:12:7 logo",
                "media-invalide",
                "« http://x.example/l.png » n’est pas une image du dossier medias/. Attendu : un nom",
            )
        ],
    ),
    "an SVG logo": (
        change_cpts(("directeur", "logo: logo.svg\ndirecteur")),
        [
            (
                "cpts.yaml:12:7 logo",
                "media-invalide",
                "« logo.svg » n’est pas une image du dossier medias/. Attendu : un nom de fichier",
            )
        ],
    ),
    "a web page renamed .png": (
        {**change_cpts(("directeur", "logo: logo.png\ndirecteur")), "medias/logo.png": "<html>"},
        [
            (
                "cpts.yaml:12:7 logo",
                "media-faux",
                "Le contenu de « logo.png » n’est pas celui d’un fichier .png. Attendu : un vrai",
            )
        ],
    ),
    "an image that does not exist": (
        change_cpts(("directeur", "logo: logo.png\ndirecteur")),
        [("cpts.yaml:12:7 logo", "media-absent", "Le fichier medias/logo.png n’existe pas.")],
    ),
    "a former id that is in use": (
        change_annuaire(("    prenom", "    anciens_ids: [pharmacie-des-tilleuls]\n    prenom")),
        [
            (
                "annuaire.yaml:16:19 professionnels[camille-exemple].anciens_ids[1]",
                "ancien-id-pris",
                "L’identifiant « pharmacie-des-tilleuls » sert déjà. Attendu : un identifiant que plus",
            )
        ],
    ),
    "two missions with one id": (
        change_cpts(
            (
                "missions:\n",
                "missions:\n  - {id: prevention, titre: x, type: socle, source: x, verifie_le: 2026-11-01}\n",
            )
        ),
        [
            (
                "cpts.yaml:18:9 missions[prevention].id",
                "id-en-double",
                "L’identifiant « prevention » est déjà pris (ligne 17). Attendu : un identifiant par",
            )
        ],
    ),
    "mistakes of several files are told in one run": (
        {
            **change_annuaire(
                ("profession: infirmier", "profession: infirmer"),
                ("2026-10-02", "28/02/2026"),
                ("structure: pharmacie-des-tilleuls", "structure: autre"),
            ),
            **change_agenda(
                ("2026-12-03", "1999-12-03"),
                ("lieu: pharmacie-des-tilleuls", "lieu: inconnu"),
                ("titre: Café", "titres: Café"),
            ),
            **change_cpts(("#0b5c6b", "#ffcc00"), ("nom_court", "nom_cour")),
            **change_territoire(("01002", "0100")),
        },
        [
            (
                "agenda.yaml:3:5 evenements[cafe-des-aidants].titres",
                "champ-inconnu",
                "Le champ « titres » est inconnu. Vouliez-vous dire « titre » ?",
            ),
            (
                "agenda.yaml:4:12 evenements[cafe-des-aidants].debut",
                "date-lointaine",
                "Le 3 décembre 1999 est trop loin d’aujourd’hui. Attendu : une date entre 10 ans avant",
            ),
            (
                "agenda.yaml:6:11 evenements[cafe-des-aidants].lieu",
                "reference-inconnue",
                "Aucune structure n’a l’identifiant « inconnu ».",
            ),
            (
                "annuaire.yaml:17:17 professionnels[camille-exemple].profession",
                "valeur-inconnue",
                "« infirmer » est inconnu. Vouliez-vous dire « infirmier » ?",
            ),
            (
                "annuaire.yaml:19:20 professionnels[camille-exemple].exercices[1].structure",
                "reference-inconnue",
                "Aucune structure n’a l’identifiant « autre ».",
            ),
            (
                "annuaire.yaml:25:17 professionnels[camille-exemple].verifie_le",
                "date-invalide",
                "« 28/02/2026 » n’est pas une date. Attendu : AAAA-MM-JJ. Écrivez 2026-02-28.",
            ),
            (
                "cpts.yaml:2:1 nom_cour",
                "champ-inconnu",
                "Le champ « nom_cour » est inconnu. Vouliez-vous dire « nom_court » ?",
            ),
            (
                "cpts.yaml:10:15 couleurs.principale",
                "contraste",
                "#ffcc00 se lit mal sur le fond clair (contraste de 1,5). Attendu : un contraste de",
            ),
            (
                "territoire.yaml:3:5 communes[2]",
                "code-commune-invalide",
                "« 0100 » n’est pas un code INSEE de commune. Attendu : cinq signes, comme 01001 ou",
            ),
        ],
    ),
    "a wrong place does not make who cites it wrong": (
        change_annuaire((TELEPHONE, '    telephone: "15 bis"\n')),
        [
            (
                "annuaire.yaml:10:16 structures[pharmacie-des-tilleuls].telephone",
                "telephone-invalide",
                "« 15 bis » n’est pas un numéro de téléphone. Attendu : dix chiffres, par exemple 03",
            )
        ],
    ),
}


@pytest.mark.parametrize(("fichiers", "attendus"), IDENTIFIANTS.values(), ids=IDENTIFIANTS.keys())
def test_identifiers_and_file_names_are_safe(
    tmp_path: Path, fichiers: dict[str, str], attendus: list[tuple[str, str, str]]
) -> None:
    assert_problemes(list_problemes(tmp_path, **fichiers), attendus)


LIENS: dict[str, tuple[dict[str, str], list[tuple[str, str, str]]]] = {
    "a javascript link": (
        change_annuaire((TELEPHONE, "    site: javascript:hit(1)\n")),
        [
            (
                "annuaire.yaml:10:11 structures[pharmacie-des-tilleuls].site",
                "lien-invalide",
                "« javascript:hit(1) » n’est pas un lien sûr. Attendu : une adresse qui commence par",
            )
        ],
    ),
    "a javascript link with a tabulation": (
        change_annuaire((TELEPHONE, '    site: "java\\tscript:hit(1)"\n')),
        [
            (
                "annuaire.yaml:10:11 structures[pharmacie-des-tilleuls].site",
                "lien-invalide",
                "« java\tscript:hit(1) » n’est pas un lien sûr. Attendu : une adresse qui commence par",
            )
        ],
    ),
    "a data link": (
        change_annuaire((TELEPHONE, "    site: data:text/html,x\n")),
        [
            (
                "annuaire.yaml:10:11 structures[pharmacie-des-tilleuls].site",
                "lien-invalide",
                "« data:text/html,x » n’est pas un lien sûr. Attendu : une adresse qui commence par",
            )
        ],
    ),
    "a link without scheme": (
        change_annuaire((TELEPHONE, "    site: //evil.example\n")),
        [
            (
                "annuaire.yaml:10:11 structures[pharmacie-des-tilleuls].site",
                "lien-invalide",
                "« //evil.example » n’est pas un lien sûr. Attendu : une adresse qui commence par",
            )
        ],
    ),
    "a link with a false name": (
        change_annuaire((TELEPHONE, "    site: https://doctolib.fr@evil.example/\n")),
        [
            (
                "annuaire.yaml:10:11 structures[pharmacie-des-tilleuls].site",
                "lien-invalide",
                "« https://doctolib.fr@evil.example/ » n’est pas un lien sûr. Attendu : https://, un",
            )
        ],
    ),
    "a mail link with a hidden copy": (
        change_annuaire((TELEPHONE, "    site: mailto:a@b.fr?bcc=z@z.fr\n")),
        [
            (
                "annuaire.yaml:10:11 structures[pharmacie-des-tilleuls].site",
                "courriel-invalide",
                "« a@b.fr?bcc=z@z.fr » n’est pas une adresse de courriel. Attendu : nom@domaine.fr.",
            )
        ],
    ),
    "an http link of a place": (
        change_annuaire((TELEPHONE, "    site: http://pharmacie.example.org/\n")),
        [
            (
                "annuaire.yaml:10:11 structures[pharmacie-des-tilleuls].site",
                "~lien-http",
                "Ce lien n’est pas protégé : il commence par http://. Essayez «",
            )
        ],
    ),
    "a link without https": (
        change_annuaire((TELEPHONE, "    site: www.pharmacie.example.org/x\n")),
        [
            (
                "annuaire.yaml:10:11 structures[pharmacie-des-tilleuls].site",
                "lien-invalide",
                "« www.pharmacie.example.org/x » n’est pas un lien sûr. Attendu : une adresse qui",
            )
        ],
    ),
    "a link that imitates another": (
        change_annuaire((TELEPHONE, "    site: https://dоctolib.example/\n")),
        [
            (
                "annuaire.yaml:10:11 structures[pharmacie-des-tilleuls].site",
                "alphabets-melanges",
                "« dоctolib » mélange des lettres de plusieurs alphabets (cyrillique et latin).",
            )
        ],
    ),
    "a mail address without at sign": (
        change_annuaire((TELEPHONE, "    courriel: accueil(a)example.org\n")),
        [
            (
                "annuaire.yaml:10:15 structures[pharmacie-des-tilleuls].courriel",
                "courriel-invalide",
                "« accueil(a)example.org » n’est pas une adresse de courriel. Attendu : nom@domaine.fr.",
            )
        ],
    ),
    "an http link of a partner": (
        {
            "partenaires": (
                "partenaires:\n"
                "  - id: p\n"
                "    nom: Partenaire\n"
                "    role: ars\n"
                "    site: http://partenaire.example.org/\n"
            )
        },
        [
            (
                "partenaires.yaml:5:11 partenaires[p].site",
                "~lien-http",
                "Ce lien n’est pas protégé : il commence par http://. Essayez «",
            )
        ],
    ),
}


@pytest.mark.parametrize(("fichiers", "attendus"), LIENS.values(), ids=LIENS.keys())
def test_links_are_safe(tmp_path: Path, fichiers: dict[str, str], attendus: list[tuple[str, str, str]]) -> None:
    assert_problemes(list_problemes(tmp_path, **fichiers), attendus)
