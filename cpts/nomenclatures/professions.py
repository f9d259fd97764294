"""Professions and specialties, with the codes of the national nomenclature.

Source: Nomenclature des objets de santé, ANS, version of 2024-03-29: TRE_G15 (professions of
the code de la santé publique), TRE_R95 (other professions), TRE_R38 (specialties).
Professions join on codes, never on labels: 93 is obsolete in TRE_G15 and active in TRE_R95.
"""

from dataclasses import dataclass

FAMILLES = {
    "medecins": "Médecins",
    "soins": "Soins infirmiers et quotidiens",
    "pharmacie-biologie": "Pharmacie et analyses",
    "dents": "Dents",
    "femmes-naissance": "Grossesse et petite enfance",
    "reeducation": "Rééducation",
    "vue-audition": "Vue et audition",
    "psychisme": "Santé mentale",
    "social": "Accompagnement social",
}


@dataclass(frozen=True, slots=True)
class Profession:
    """`mots` are words people type that the label does not hold, folded."""

    slug: str
    libelle: str
    pluriel: str
    famille: str
    table: str = ""
    codes: tuple[str, ...] = ()
    mots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Specialite:
    """`libelle` follows « Médecin spécialiste : »; `codes` are those of TRE_R38."""

    slug: str
    libelle: str
    codes: tuple[str, ...]
    mots: tuple[str, ...] = ()


_G15, _R95 = "TRE_G15", "TRE_R95"

_PROFESSIONS = (
    Profession(
        "medecin-generaliste",
        "Médecin généraliste",
        "Médecins généralistes",
        "medecins",
        _G15,
        ("10+SM26", "10+SM53", "10+SM54"),
        ("docteur", "toubib", "generaliste", "traitant"),
    ),
    Profession(
        "medecin-specialiste",
        "Médecin spécialiste",
        "Médecins spécialistes",
        "medecins",
        _G15,
        ("10",),
        ("docteur", "specialiste"),
    ),
    Profession("pharmacien", "Pharmacien", "Pharmaciens", "pharmacie-biologie", _G15, ("21",), ("pharmacie",)),
    Profession(
        "biologiste-medical",
        "Biologiste médical",
        "Biologistes médicaux",
        "pharmacie-biologie",
        _G15,
        ("21", "10+SM03"),
        ("laboratoire", "analyses", "labo"),
    ),
    Profession(
        "preparateur-en-pharmacie",
        "Préparateur en pharmacie",
        "Préparateurs en pharmacie",
        "pharmacie-biologie",
        _G15,
        ("39",),
    ),
    Profession(
        "chirurgien-dentiste",
        "Chirurgien-dentiste",
        "Chirurgiens-dentistes",
        "dents",
        _G15,
        ("40",),
        ("dentiste", "dents"),
    ),
    Profession("orthodontiste", "Orthodontiste", "Orthodontistes", "dents", _G15, ("40+SCD01",), ("appareil", "dents")),
    Profession("assistant-dentaire", "Assistant dentaire", "Assistants dentaires", "dents", _G15, ("31",)),
    Profession(
        "sage-femme",
        "Sage-femme",
        "Sages-femmes",
        "femmes-naissance",
        _G15,
        ("50",),
        ("grossesse", "accouchement", "maieuticien"),
    ),
    Profession(
        "auxiliaire-de-puericulture",
        "Auxiliaire de puériculture",
        "Auxiliaires de puériculture",
        "femmes-naissance",
        _G15,
        ("37",),
        ("bebe",),
    ),
    Profession("infirmier", "Infirmier", "Infirmiers", "soins", _G15, ("60",), ("infirmiere", "idel", "piqure")),
    Profession(
        "infirmier-en-pratique-avancee",
        "Infirmier en pratique avancée",
        "Infirmiers en pratique avancée",
        "soins",
        _G15,
        ("60+SI01", "60+SI02", "60+SI03", "60+SI04", "60+SI05"),
        ("infirmiere", "ipa"),
    ),
    Profession("aide-soignant", "Aide-soignant", "Aides-soignants", "soins", _G15, ("35",), ("aide-soignante",)),
    Profession("ambulancier", "Ambulancier", "Ambulanciers", "soins", _G15, ("36",), ("ambulance", "vsl", "transport")),
    Profession(
        "masseur-kinesitherapeute",
        "Masseur-kinésithérapeute",
        "Masseurs-kinésithérapeutes",
        "reeducation",
        _G15,
        ("70",),
        ("kine", "kines", "reeducation", "kinesitherapeute"),
    ),
    Profession("osteopathe", "Ostéopathe", "Ostéopathes", "reeducation", _R95, ("71",), ("osteo",)),
    Profession("chiropracteur", "Chiropracteur", "Chiropracteurs", "reeducation", _R95, ("73",), ("chiropraticien",)),
    Profession(
        "pedicure-podologue",
        "Pédicure-podologue",
        "Pédicures-podologues",
        "reeducation",
        _G15,
        ("80",),
        ("podologue", "pieds", "semelles"),
    ),
    Profession("ergotherapeute", "Ergothérapeute", "Ergothérapeutes", "reeducation", _G15, ("94",), ("ergo",)),
    Profession("psychomotricien", "Psychomotricien", "Psychomotriciens", "reeducation", _G15, ("96",), ("psychomot",)),
    Profession(
        "orthoprothesiste", "Orthoprothésiste", "Orthoprothésistes", "reeducation", _G15, ("81",), ("prothese",)
    ),
    Profession("orthophoniste", "Orthophoniste", "Orthophonistes", "reeducation", _G15, ("91",), ("langage", "ortho")),
    Profession("orthoptiste", "Orthoptiste", "Orthoptistes", "vue-audition", _G15, ("92",), ("yeux", "vue")),
    Profession(
        "opticien-lunetier",
        "Opticien-lunetier",
        "Opticiens-lunetiers",
        "vue-audition",
        _G15,
        ("28",),
        ("opticien", "lunettes"),
    ),
    Profession(
        "audioprothesiste",
        "Audioprothésiste",
        "Audioprothésistes",
        "vue-audition",
        _G15,
        ("26",),
        ("audition", "appareil", "oreilles"),
    ),
    Profession("dieteticien", "Diététicien", "Diététiciens", "soins", _G15, ("95",), ("dieteticienne", "alimentation")),
    Profession(
        "manipulateur-erm",
        "Manipulateur en électroradiologie",
        "Manipulateurs en électroradiologie",
        "soins",
        _G15,
        ("98",),
        ("radio", "imagerie"),
    ),
    Profession("psychologue", "Psychologue", "Psychologues", "psychisme", _R95, ("93",), ("psy",)),
    Profession("psychotherapeute", "Psychothérapeute", "Psychothérapeutes", "psychisme", _R95, ("72",), ("psy",)),
    Profession("assistant-medical", "Assistant médical", "Assistants médicaux", "social"),
    Profession(
        "assistant-de-service-social",
        "Assistant de service social",
        "Assistants de service social",
        "social",
        mots=("assistante", "sociale"),
    ),
    Profession("mediateur-en-sante", "Médiateur en santé", "Médiateurs en santé", "social"),
    Profession(
        "enseignant-apa",
        "Enseignant en activité physique adaptée",
        "Enseignants en activité physique adaptée",
        "social",
        mots=("apa", "sport"),
    ),
    Profession("coordinateur", "Coordinateur", "Coordinateurs", "social", mots=("coordinatrice",)),
)

_SPECIALITES = (
    Specialite("cardiologie", "Cardiologie", ("SM04", "SM73", "SM79", "SM80", "SM81"), ("cardiologue", "coeur")),
    Specialite("dermatologie", "Dermatologie", ("SM15",), ("dermatologue", "dermato", "peau")),
    Specialite("endocrinologie", "Endocrinologie", ("SM16", "SM62"), ("endocrinologue", "diabete", "thyroide")),
    Specialite("gastro-enterologie", "Gastro-entérologie", ("SM24",), ("gastro-enterologue", "ventre", "foie")),
    Specialite("geriatrie", "Gériatrie", ("SM18",), ("geriatre", "memoire")),
    Specialite("gynecologie", "Gynécologie", ("SM19", "SM20", "SM51", "SM52"), ("gynecologue", "gyneco")),
    Specialite("neurologie", "Neurologie", ("SM32",), ("neurologue",)),
    Specialite("ophtalmologie", "Ophtalmologie", ("SM38", "SM85"), ("ophtalmologue", "ophtalmo", "yeux")),
    Specialite("orl", "Oto-rhino-laryngologie (ORL)", ("SM34", "SM39", "SM86"), ("orl", "oreilles", "gorge")),
    Specialite("pediatrie", "Pédiatrie", ("SM40", "SM87", "SM88", "SM89", "SM90"), ("pediatre", "enfant")),
    Specialite("pneumologie", "Pneumologie", ("SM41", "SM91"), ("pneumologue", "poumons")),
    Specialite("psychiatrie", "Psychiatrie", ("SM42", "SM93"), ("psychiatre", "psy")),
    Specialite(
        "psychiatrie-enfant", "Psychiatrie de l’enfant et de l’adolescent", ("SM43", "SM92"), ("pedopsychiatre", "psy")
    ),
    Specialite("radiologie", "Radiologie", ("SM44", "SM74", "SM94"), ("radiologue", "radio", "echographie")),
    Specialite("rhumatologie", "Rhumatologie", ("SM48",), ("rhumatologue", "rhumato", "dos")),
)

PROFESSIONS = {p.slug: p for p in _PROFESSIONS}
SPECIALITES = {s.slug: s for s in _SPECIALITES}
