"""What each theme of prevention is, for whom, and what to do first: plain sentences of ours.

No promise of a result and no figure: what changes with the years stays with the public pages that say it.
"""

INTRODUCTIONS = {
    "depistage": (
        "Un dépistage cherche une maladie avant qu’elle se fasse sentir.",
        "Selon votre âge et votre famille, certains vous sont proposés.",
        "Demandez à votre médecin, à votre pharmacien ou à une sage-femme lesquels sont pour vous.",
    ),
    "vaccination": (
        "Un vaccin prépare le corps à se défendre contre une maladie.",
        "Il y en a pour les bébés, les adolescents, les femmes enceintes, les adultes et les aînés.",
        "Montrez votre carnet à un pharmacien, un infirmier ou un médecin : il vous dira où vous en êtes.",
    ),
    "addictions": (
        "Tabac, alcool, cannabis, écrans, jeux : on peut avoir besoin d’aide pour réduire ou arrêter.",
        "C’est pour toute personne qui se pose la question, et pour ses proches.",
        "Commencez par en parler à un soignant, sans attendre d’être prêt. Le 39 89 répond à propos du tabac.",
    ),
    "nutrition-activite": (
        "Bien manger et bouger un peu plus aident à rester en forme, à tout âge.",
        "Cela vaut aussi quand on vit avec une maladie ou un handicap : on adapte.",
        "Choisissez un petit changement, et demandez conseil à votre médecin avant un effort inhabituel.",
    ),
    "sante-mentale": (
        "Se sentir mal, anxieux ou épuisé arrive à tout âge, et cela se soigne comme le reste.",
        "C’est pour vous, et pour ceux qui s’inquiètent pour quelqu’un.",
        "Parlez-en à votre médecin, ou à un proche. En cas d’idées suicidaires, appelez le 3114, jour et nuit.",
    ),
    "sante-sexuelle": (
        "Contraception, infections, plaisir, consentement : chacun peut poser ses questions, sans être jugé.",
        "C’est pour tous les âges, en couple ou non.",
        "Une sage-femme, un médecin ou un centre de santé sexuelle vous reçoit. Cela reste entre vous.",
    ),
    "enfance": (
        "Les premières années comptent : sommeil, dents, vue, parole, vaccins.",
        "C’est pour les enfants et pour les parents qui se demandent si tout va bien.",
        "Prenez le carnet de santé et parlez-en à son médecin ou à la protection maternelle et infantile (PMI).",
    ),
    "grossesse": (
        "Avant, pendant et après la grossesse, des soignants sont là pour la mère, le bébé et l’autre parent.",
        "C’est pour celles et ceux qui attendent un enfant, ou y pensent.",
        "Appelez d’abord une sage-femme ou votre médecin : plus tôt on se connaît, plus c’est simple.",
    ),
    "bien-vieillir": (
        "Garder l’équilibre, la mémoire, l’envie de sortir : cela s’entretient.",
        "C’est pour les aînés, et pour les proches qui les aident.",
        "Parlez à votre médecin ou à votre pharmacien de ce qui devient difficile, même si cela paraît petit.",
    ),
    "maladies-chroniques": (
        "Diabète, tension, souffle, cœur : une maladie qui dure se vit mieux quand on la comprend.",
        "C’est pour les personnes malades, leurs proches, et ceux qui ont un doute.",
        "Commencez par demander à votre médecin ou à votre pharmacien ce que vous pouvez suivre vous-même.",
    ),
    "acces-aux-soins": (
        "Trouver un médecin, un rendez-vous, un droit : on peut se faire aider.",
        "C’est pour toute personne qui ne sait pas à qui s’adresser.",
        "Regardez d’abord « Que faire maintenant ? », ou appelez-nous.",
    ),
    "sante-environnement": (
        "L’air de la maison, l’eau, le bruit, la chaleur : ce qui nous entoure compte pour notre santé.",
        "C’est pour tous, surtout les bébés, les femmes enceintes et les personnes fragiles.",
        "Un premier geste simple : ouvrez les fenêtres un moment chaque jour, été comme hiver.",
    ),
    "parcours": (
        "Certains soins demandent plusieurs professionnels : mieux vaut qu’ils se parlent.",
        "C’est pour les personnes suivies à plusieurs endroits, ou qui sortent de l’hôpital.",
        "Demandez à votre médecin qui fait quoi, et gardez la liste de vos médicaments sur vous.",
    ),
    "crise": (
        "Canicule, inondation, épidémie : on s’en sort mieux quand on s’est préparé.",
        "C’est pour tous, et surtout pour les personnes seules ou fragiles.",
        "Inscrivez-vous, vous ou un proche, sur la liste des personnes à prévenir de votre mairie.",
    ),
    "vie-de-la-cpts": (
        "Une CPTS (communauté professionnelle territoriale de santé) réunit les soignants d’un territoire.",
        "Ses rencontres sont pour ses adhérents, et souvent pour tous.",
        "Lisez pour qui est chaque rendez-vous, puis inscrivez-vous.",
    ),
}
"""Theme → its introduction, one sentence each: what it is, for whom, what to do first."""
