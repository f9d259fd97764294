"""The 106 criteria of RGAA 4.1.2, each said in our own short words, with the WCAG success criteria it refers to.

The official sentences, and their tests, are at https://accessibilite.numerique.gouv.fr/: an evaluation reads them, not
these. Source: arrêté du 20 septembre 2019; the statement lasts three years, `VALIDITE_MOIS`.
"""

from collections.abc import Mapping
from typing import NamedTuple

REFERENTIEL = "RGAA 4.1.2"
VALIDITE_MOIS = 36


class Critere(NamedTuple):
    """`sujet`: what must be true, in a few words. `wcag`: success criteria of WCAG 2.1, levels A and AA."""

    numero: str
    sujet: str
    wcag: tuple[str, ...]

    @property
    def theme(self) -> int:
        return int(self.numero.partition(".")[0])


THEMES: Mapping[int, str] = {
    1: "Images",
    2: "Cadres",
    3: "Couleurs",
    4: "Sons et vidéos",
    5: "Tableaux",
    6: "Liens",
    7: "Scripts",
    8: "Code et langue de la page",
    9: "Titres et listes",
    10: "Présentation",
    11: "Formulaires",
    12: "Navigation",
    13: "Consultation",
}

# Theme → criteria in order: words, then WCAG.
_SUJETS: Mapping[int, tuple[tuple[str, str], ...]] = {
    1: (
        ("Une image qui informe a un texte de remplacement", "1.1.1"),
        ("Une image de décoration est passée sous silence", "1.1.1 4.1.2"),
        ("Le texte qui remplace une image dit la même chose qu’elle", "1.1.1 4.1.2"),
        ("Le texte d’un test anti-robot en image dit à quoi il sert", "1.1.1"),
        ("Un test anti-robot en image peut se passer autrement", "1.1.1"),
        ("Une image complexe a une description détaillée", "1.1.1"),
        ("La description détaillée d’une image est juste", "1.1.1"),
        ("Un texte est écrit en lettres, pas dessiné dans une image", "1.4.5"),
        ("La légende d’une image lui est rattachée", "1.1.1 4.1.2"),
    ),
    2: (
        ("Un cadre a un titre", "4.1.2"),
        ("Le titre d’un cadre dit ce qu’il contient", "4.1.2"),
    ),
    3: (
        ("La couleur n’est jamais seule à dire quelque chose", "1.3.1 1.4.1"),
        ("Le texte est assez contrasté", "1.4.3"),
        ("Les contours, les états et les dessins utiles sont assez contrastés", "1.4.11"),
    ),
    4: (
        ("Un son ou une vidéo a une transcription ou une audiodescription", "1.2.1 1.2.3"),
        ("Cette transcription ou cette audiodescription est juste", "1.2.1 1.2.3"),
        ("Un son filmé a des sous-titres quand il en faut", "1.2.2"),
        ("Les sous-titres sont justes", "1.2.2"),
        ("Une vidéo a une audiodescription quand il en faut une", "1.2.5"),
        ("L’audiodescription est juste", "1.2.5"),
        ("On sait à quoi sert chaque son ou vidéo avant de le lancer", "1.1.1"),
        ("Un média sans durée, comme une carte animée, a une autre forme", "1.1.1"),
        ("L’autre forme d’un média sans durée dit la même chose", "1.1.1"),
        ("Un son qui part seul peut être arrêté", "1.4.2"),
        ("Un son ou une vidéo se commande au clavier et au pointeur", "2.1.1 2.1.2"),
        ("Un média sans durée se commande au clavier et au pointeur", "2.1.1 2.1.2"),
        ("Sons, vidéos et autres médias sont compris des aides techniques", "4.1.2"),
    ),
    5: (
        ("Un tableau complexe a un résumé", "1.3.1"),
        ("Le résumé d’un tableau complexe est juste", "1.3.1"),
        ("Un tableau de mise en page se lit dans le bon ordre", "1.3.2 4.1.2"),
        ("Le titre d’un tableau de données lui est rattaché", "1.3.1"),
        ("Le titre d’un tableau dit ce qu’il contient", "1.3.1"),
        ("Les en-têtes d’un tableau sont déclarés comme tels", "1.3.1"),
        ("Chaque case se rattache à ses en-têtes", "1.3.1"),
        ("Un tableau de mise en page n’imite pas un tableau de données", "1.3.1"),
    ),
    6: (
        ("On comprend où mène un lien", "1.1.1 2.4.4 2.5.3"),
        ("Chaque lien a un nom", "1.1.1 2.4.4"),
    ),
    7: (
        ("Ce que fait un script est compris des aides techniques", "2.5.3 4.1.2"),
        ("Ce qui remplace un script rend le même service", "1.1.1 4.1.2"),
        ("Ce que fait un script se commande au clavier et au pointeur", "1.3.1 2.1.1 2.4.7"),
        ("Rien ne change de page ou de contexte sans prévenir", "3.2.1 3.2.2"),
        ("Un message d’état est annoncé sans déplacer le lecteur", "4.1.3"),
    ),
    8: (
        ("La page déclare son type de document", "4.1.1"),
        ("Le code de la page est valide", "4.1.1 4.1.2"),
        ("La langue de la page est déclarée", "3.1.1"),
        ("La langue déclarée est la bonne", "3.1.1"),
        ("La page a un titre de fenêtre", "2.4.2"),
        ("Le titre de fenêtre dit ce qu’est la page", "2.4.2"),
        ("Un passage dans une autre langue est signalé", "3.1.2"),
        ("La langue signalée d’un passage est la bonne", "3.1.2"),
        ("Une balise sert à dire le sens, pas à mettre en forme", "1.3.1"),
        ("Un changement de sens de lecture est signalé", "1.3.2"),
    ),
    9: (
        ("Les titres découpent la page comme il faut", "1.3.1 2.4.1 2.4.6 4.1.2"),
        ("Les grandes zones de la page sont balisées", "1.3.1"),
        ("Une liste est balisée comme une liste", "1.3.1"),
        ("Une citation est balisée comme une citation", "1.3.1"),
    ),
    10: (
        ("La mise en forme est faite par les feuilles de style", "1.3.1 1.3.2"),
        ("Ce qui informe reste là sans les feuilles de style", "1.1.1 1.3.1"),
        ("La page se comprend sans les feuilles de style", "1.3.2 2.4.3"),
        ("Le texte se lit encore agrandi deux fois", "1.4.4"),
        ("La couleur du texte n’est jamais déclarée sans celle du fond", "1.4.3"),
        ("Un lien dans un texte se voit, même sans distinguer les couleurs", "1.4.1"),
        ("On voit toujours où est le clavier", "1.4.1 2.4.7"),
        ("Un contenu caché se tait, et se fait entendre quand il le faut", "1.3.2 4.1.2"),
        ("La forme, la taille ou la place ne sont jamais seules à informer", "1.3.3 1.4.1"),
        ("Ce qui remplace la forme, la taille ou la place est bien fait", "1.3.3 1.4.1"),
        ("La page tient dans une fenêtre étroite, sans défiler de côté", "1.4.10"),
        ("Le texte se lit encore quand on l’espace", "1.4.12"),
        ("Ce qui apparaît au survol reste, et peut être chassé", "1.4.13"),
        ("Ce que la seule mise en forme fait apparaître s’obtient au clavier et au pointeur", "2.1.1"),
    ),
    11: (
        ("Chaque champ a une étiquette", "1.3.1 2.4.6 3.3.2 4.1.2"),
        ("L’étiquette dit ce qu’on attend", "2.4.6 2.5.3 3.3.2"),
        ("Le même champ a la même étiquette partout", "3.2.4"),
        ("L’étiquette est à côté de son champ", "3.3.2"),
        ("Les champs qui vont ensemble sont regroupés", "1.3.1 3.3.2"),
        ("Un groupe de champs a une légende", "1.3.1 3.3.2"),
        ("La légende d’un groupe est juste", "1.3.1 3.3.2"),
        ("Dans une longue liste à choix, les choix sont regroupés", "1.3.1"),
        ("Le nom d’un bouton dit ce qu’il fait", "2.5.3 4.1.2"),
        ("Les règles de saisie et les erreurs sont dites à temps", "3.3.1 3.3.2"),
        ("Une erreur de saisie vient avec de quoi la corriger", "3.3.3"),
        ("Un envoi qui engage peut être relu, corrigé ou annulé", "3.3.4"),
        ("Le navigateur peut remplir les champs sur soi-même", "1.3.5"),
    ),
    12: (
        ("Il y a deux moyens au moins de trouver une page", "2.4.5"),
        ("Le menu est à la même place partout", "3.2.3"),
        ("Le plan du site montre tout le site, et ses liens mènent où ils disent", "2.4.5"),
        ("Le plan du site s’atteint de la même façon partout", "2.4.5 3.2.3"),
        ("La recherche s’atteint de la même façon partout", "3.2.3"),
        ("On atteint ou on saute chaque grande zone", "1.3.1 2.4.1 4.1.2"),
        ("Un lien mène droit au contenu", "2.4.1 2.4.3 3.2.3"),
        ("Le clavier va dans un ordre logique", "2.4.3"),
        ("Le clavier n’est jamais prisonnier", "2.1.1 2.1.2"),
        ("Un raccourci d’une seule touche peut être coupé ou changé", "2.1.4"),
        ("Ce qui apparaît au survol ou au clavier s’atteint au clavier", "2.1.1"),
    ),
    13: (
        ("Une limite de temps peut être levée", "2.2.1 2.2.2"),
        ("Aucune fenêtre ne s’ouvre d’elle-même", "3.2.1"),
        ("Un document à télécharger a une version accessible", "1.1.1 1.3.1 1.3.2 2.4.1 2.4.3 3.1.1 4.1.2"),
        ("La version accessible d’un document dit la même chose", "1.1.1 1.3.1 1.3.2 2.4.1 2.4.3 3.1.1 4.1.2"),
        ("Un dessin fait de signes a une explication", "1.1.1"),
        ("L’explication d’un dessin fait de signes est juste", "1.1.1"),
        ("Rien ne clignote assez pour être dangereux", "2.3.1"),
        ("Ce qui bouge ou clignote peut être arrêté", "2.2.1 2.2.2"),
        ("La page se lit dans les deux sens de l’écran", "1.3.4"),
        ("Un geste compliqué a un équivalent simple", "2.5.1"),
        ("Un appui par erreur peut être annulé", "2.5.2"),
        ("Secouer ou incliner l’appareil n’est jamais nécessaire", "2.5.4"),
    ),
}

CRITERES: Mapping[str, Critere] = {
    f"{theme}.{rang}": Critere(f"{theme}.{rang}", sujet, tuple(wcag.split()))
    for theme, sujets in _SUJETS.items()
    for rang, (sujet, wcag) in enumerate(sujets, 1)
}
"""Number → criterion, in the order of the reference."""
