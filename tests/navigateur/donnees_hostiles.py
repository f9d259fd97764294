"""Two data folders of the same shape: in one every free text attacks the page, in the other it is harmless."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.factories import make_geojson, write_donnees

ATTAQUES = (
    "<img src=x onerror=window.__hit=1>",
    "<script>window.__hit=1</script>",
    "</script><script>window.__hit=1</script>",
    '"><svg onload=window.__hit=1>',
    "' onmouseover='window.__hit=1",
    '" autofocus onfocus="window.__hit=1',
    "[ici](javascript:window.__hit=1)",
    "*x*{: onmouseover=window.__hit=1 }",
    "{{ 7*7 }}{% raw %}",
    "<!--cpts:contenu--> __RACINE__",
    "![](https://traqueur.example/p.png)",
    "# Titre",
    "<iframe srcdoc='<script>parent.__hit=1</script>'></iframe>",
    "&lt;b&gt;gras&lt;/b&gt; &#60;i&#62;",
    "</title></textarea><a href=javascript:window.__hit=1>x</a>",
    "|a|b| --- <!-- 1.",
    "<style>body{display:none}</style>",
    "javascript:window.__hit=1",
    "</template><math><mi//xlink:href='data:x,<script>window.__hit=1</script>'>",
)
"""Each is written, alone or after a harmless word, in every text that volunteers may write."""
RANGS = range(len(ATTAQUES))
COMMUNES = ("Exempleville", "Rivebourg <img src=x onerror=window.__hit=1>")
COMMUNES_SAGES = ("Exempleville", "Rivebourg img src x onerror window hit 1")
"""The same slugs as COMMUNES."""

Ecriture = Callable[[int, str], str]


def write_hostiles(dossier: Path) -> Path:
    """Every text is « mot » and an attack."""
    return write_dossier(dossier, lambda rang, mot: json.dumps(f"{mot} {ATTAQUES[rang]}"), COMMUNES)


def write_sages(dossier: Path) -> Path:
    """The same entries, with nothing to fear; an address that the attack holds stays, for it becomes a link."""
    liens = {rang: "https://traqueur.example/p.png)" for rang in RANGS if "https://traqueur" in ATTAQUES[rang]}
    return write_dossier(dossier, lambda rang, mot: json.dumps(f"{mot} {liens.get(rang, 'sage')}"), COMMUNES_SAGES)


def write_dossier(dossier: Path, texte: Ecriture, communes: tuple[str, str]) -> Path:
    contours = make_geojson(("01001", communes[0]), ("01002", communes[1]))
    return write_donnees(
        dossier,
        **{"territoire.geojson": json.dumps(contours)},
        cpts=write_cpts(texte),
        annuaire=write_annuaire(texte),
        actions=write_liste("actions", write_action, texte) + write_liste("parcours", write_parcours, texte),
        agenda=write_liste("evenements", write_evenement, texte),
        soins=write_liste("etapes", write_etape, texte),
        alertes=write_liste("alertes", write_alerte, texte),
        partenaires=write_liste("partenaires", write_partenaire, texte),
        offres=write_liste("offres", write_offre, texte),
        actualites=write_liste("actualites", write_actualite, texte),
    )


def write_liste(nom: str, write_un: Callable[[int, Ecriture], str], texte: Ecriture) -> str:
    return f"{nom}:\n" + "".join(write_un(rang, texte) for rang in RANGS)


def write_cpts(texte: Ecriture) -> str:
    missions = "".join(
        f"  - id: mission-{r}\n    titre: {texte(r, 'Mission')}\n    type: socle\n"
        f"    texte: {texte(r, 'Texte')}\n    source: {texte(r, 'Source')}\n"
        for r in RANGS
    )
    membres = "".join(f"      - nom: {texte(r, 'Nom')}\n        fonction: {texte(r, 'Rôle')}\n" for r in RANGS)
    return (
        f"nom: {texte(0, 'CPTS')}\nnom_court: {texte(1, 'CPTS')}\nslogan: {texte(2, 'Slogan')}\n"
        "site: https://cpts.example.org/\ncourriel: contact@example.org\n"
        f"adresse:\n  voie: {texte(3, 'Rue')}\n  complement: {texte(4, 'Étage')}\n"
        '  code_postal: "01001"\n  commune: Exempleville\n'
        'couleurs:\n  principale: "#0b5c6b"\n  accent: "#b34700"\n'
        f"directeur_publication: {texte(5, 'Camille')}\n"
        f"hebergeur:\n  nom: {texte(6, 'Hébergeur')}\n  adresse: {texte(7, 'Rue')}\n"
        f"gouvernance:\n  - college: {texte(8, 'Bureau')}\n    membres:\n{membres}missions:\n{missions}"
        f"forme_juridique: {texte(9, 'Association')}\nprefecture: {texte(10, 'Préfecture')}\n"
        f"delegue_donnees:\n  nom: {texte(11, 'Nom')}\n  courriel: donnees@example.org\n{write_projet(texte)}"
    )


def write_projet(texte: Ecriture) -> str:
    axes = "".join(
        f"    - titre: {texte(r, 'Axe')}\n      texte: {texte(r, 'Texte')}\n      mission: mission-{r}\n"
        f"      chiffres:\n        - valeur: 2\n          unite: {texte(r, 'pour cent')}\n"
        f"          libelle: {texte(r, 'Mot')}\n          source: {texte(r, 'Source')}\n          date: 2025-01-01\n"
        for r in RANGS
    )
    equipe = "".join(f"  - nom: {texte(r, f'Nom QZ{r}')}\n    fonction: {texte(r, 'Rôle')}\n" for r in RANGS)
    sigles = "".join(
        f"  - sigle: QZ{r}\n    developpe: {texte(r, 'Sens')}\n    explication: {texte(r, 'Texte')}\n" for r in RANGS
    )
    documents = "".join(f"  - titre: {texte(r, 'Statuts')}\n    lien: https://x.example.org/{r}\n" for r in RANGS)
    return (
        f"sigles:\n{sigles}equipe:\n{equipe}documents:\n{documents}"
        f"projet_sante:\n  resume: {texte(12, 'Résumé')}\n  source: {texte(13, 'Lettre')}\n  axes:\n{axes}"
    )


def write_actualite(r: int, texte: Ecriture) -> str:
    return (
        f"  - id: actualite-{r}\n    titre: {texte(r, 'Nouvelle')}\n    date: 2026-10-01\n"
        f"    texte: {texte(r, 'Texte')}\n"
        f"    documents:\n      - titre: {texte(r, 'Affiche')}\n        lien: https://x.example.org/{r}\n"
    )


def write_annuaire(texte: Ecriture) -> str:
    return write_liste("structures", write_structure, texte) + write_liste("professionnels", write_personne, texte)


def write_structure(r: int, texte: Ecriture) -> str:
    code = ("01002", "01001")[r % 2]
    return (
        f"  - id: lieu-{r}\n    nom: {texte(r, 'Lieu')}\n    type: pharmacie\n"
        f"    adresse:\n      voie: {texte(r, 'Rue')}\n      complement: {texte(r, 'Étage')}\n"
        f'      code_postal: "{code}"\n      commune: "{code}"\n'
        f"    position: {{latitude: 46.0{20 + r}, longitude: 5.05}}\n"
        f"    acces:\n      pmr: oui\n      transport: {texte(r, 'Bus')}\n"
        f"    sans_rendez_vous: {texte(r, 'Le matin')}\n"
        f"    horaires:\n      lundi: 9h-12h\n"
        f"    fermetures:\n      - du: 2026-12-24\n        au: 2027-01-02\n        motif: {texte(r, 'Congés')}\n"
    )


def write_personne(r: int, texte: Ecriture) -> str:
    return (
        f"  - id: personne-{r}\n    nom: {texte(r, 'Exemple')}\n    prenom: {texte(r, 'Camille')}\n"
        "    profession: infirmier\n"
        f"    sans_rendez_vous: {texte(r, 'Le soir')}\n    competences: [{texte(r, 'Écoute')}]\n"
        f"    exercices:\n      - structure: lieu-{r}\n"
        f"    fin_activite:\n      le: 2027-01-31\n      message: {texte(r, 'Merci')}\n"
        "    diffusion:\n      statut: public\n      source: declaration\n      informe_le: 2026-09-01\n"
    )


def write_action(r: int, texte: Ecriture) -> str:
    return (
        f"  - id: action-{r}\n    titre: {texte(r, 'Action')}\n    resume: {texte(r, 'Résumé')}\n"
        f"    description: {texte(r, 'Description')}\n    theme: depistage\n    publics: [habitants]\n"
        f"    mission: mission-{r}\n    lieux: [lieu-{r}]\n    participants: [personne-{r}]\n"
        f"    partenaires: [partenaire-{r}]\n"
        f"    bilan:\n      texte: {texte(r, 'Bilan')}\n      chiffres:\n"
        f"        - valeur: {r + 1}\n          libelle: {texte(r, 'personnes')}\n"
    )


def write_parcours(r: int, texte: Ecriture) -> str:
    return (
        f"  - id: parcours-{r}\n    titre: {texte(r, 'Parcours')}\n    resume: {texte(r, 'Résumé')}\n"
        f"    etapes:\n      - titre: {texte(r, 'Étape')}\n        texte: {texte(r, 'Texte')}\n"
        f"        pour_les_professionnels: {texte(r, 'Consigne')}\n        qui: [infirmier]\n"
        f"    documents:\n      - titre: {texte(r, 'Document')}\n        lien: https://documents.example.org/\n"
        f"    contact: {texte(r, 'Contact 03 53 01 00 00')}\n    actions: [action-{r}]\n"
    )


def write_evenement(r: int, texte: Ecriture) -> str:
    return (
        f"  - id: evenement-{r}\n    titre: {texte(r, 'Rendez-vous')}\n    resume: {texte(r, 'Résumé')}\n"
        f"    description: {texte(r, 'Description')}\n    debut: 2026-12-03 18h\n    fin: 20h\n"
        f"    lieu:\n      nom: {texte(r, 'Salle')}\n      adresse:\n        voie: {texte(r, 'Rue')}\n"
        f'        code_postal: "01001"\n        commune: Exempleville\n    publics: [habitants]\n'
    )


def write_etape(r: int, texte: Ecriture) -> str:
    return (
        f"  - id: etape-{r}\n    titre: {texte(r, 'Étape')}\n    quand: [toujours]\n    texte: {texte(r, 'Texte')}\n"
        f'    numeros: ["15"]\n    cout: {texte(r, "Coût")}\n    valide_par: {texte(r, "Comité")}\n'
        "    verifie_le: 2026-10-02\n"
    )


def write_alerte(r: int, texte: Ecriture) -> str:
    """The banner of every page names three of them and counts the others."""
    return (
        f"  - id: alerte-{r}\n    titre: {texte(r, 'Alerte')}\n    niveau: vigilance\n    type: crise\n"
        f"    du: 2026-11-20\n    au: 2026-11-30\n    texte: {texte(r, 'Texte')}\n"
        f"    conseils: [{texte(r, 'Conseil')}]\n    source: {texte(r, 'Source')}\n"
        f"    professionnels: {texte(r, 'Consigne')}\n"
    )


def write_partenaire(r: int, texte: Ecriture) -> str:
    return f"  - id: partenaire-{r}\n    nom: {texte(r, 'Partenaire')}\n    role: autre\n"


def write_offre(r: int, texte: Ecriture) -> str:
    return (
        f"  - id: offre-{r}\n    type: stage\n    titre: {texte(r, 'Offre')}\n    profession: infirmier\n"
        f"    structure: lieu-{r}\n    debut: 2027-02-01\n    fin: 2027-06-30\n    texte: {texte(r, 'Texte')}\n"
        "    contact: stage@example.org\n    publie_le: 2026-10-27\n"
    )
