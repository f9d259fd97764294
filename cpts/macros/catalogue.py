"""Every macro: the ones volunteers use in their own texts, then those that fill one page of the site each."""

from typing import Any

from cpts.macros import accessibilite
from cpts.macros.registre import Genre, Macro, Parametre
from cpts.views import (
    accueil,
    actualites,
    agenda,
    agenda_blocs,
    alertes,
    annuaire,
    communes_index,
    couverture,
    crise,
    documents_cpts,
    donnees,
    fragilites,
    gardes,
    gestes,
    glossaire,
    guide,
    guide_macros,
    indicateurs,
    la_cpts,
    langues,
    lieux,
    medecin_traitant,
    mentions,
    offres,
    parcours,
    partenaires,
    plan_carte,
    plan_du_site,
    portrait,
    prevention,
    prevention_listes,
    professions,
    projet_sante,
    recherche,
    saisie,
    soins,
    territoire,
    territoire_cpts,
)
from cpts.views.matiere import Matiere
from cpts.views.selections import Criteres

_PROFESSION = Parametre("profession", Genre.PROFESSION, "Ne garde que cette profession.")
_COMMUNE = Parametre("commune", Genre.COMMUNE, "Ne garde que cette commune.")
_SERVICE = Parametre("service", Genre.SERVICE, "Ne garde que les lieux qui rendent ce service.")
_TYPE = Parametre("type", Genre.TYPE, "Ne garde que les lieux de ce type.")
_LANGUE = Parametre("langue", Genre.LANGUE, "Ne garde que les personnes qui parlent cette langue.")
_PUBLIC = Parametre("public", Genre.PUBLIC, "Ne garde que ce public.")
_THEME = Parametre("theme", Genre.THEME, "Ne garde que ce thème.")
_NOMBRE = Parametre("nombre", Genre.NOMBRE, "Nombre de lignes au plus.")
_JOURS = Parametre("jours", Genre.NOMBRE, "Ne garde que les rendez-vous des jours qui viennent.")
_STATUT = Parametre("statut", Genre.STATUT, "Ne garde que les actions dans cet état.")


def _first_profession(matiere: Matiere) -> dict[str, Any] | None:
    slugs = sorted(matiere.contexte.professionnels_par_profession)
    return {"profession": slugs[0], "nombre": 3} if slugs else None


def _first_fiche(matiere: Matiere) -> dict[str, Any] | None:
    ids = [*matiere.site.structures_par_id, *matiere.site.professionnels_par_id]
    return {"id": ids[0]} if ids else None


def _first_parcours(matiere: Matiere) -> dict[str, Any] | None:
    return {"id": matiere.site.parcours[0].id} if matiere.site.parcours else None


def _view_liste(matiere: Matiere, nombre: int | None = None, **criteres: str) -> Any:
    return annuaire.view_liste(matiere.contexte, Criteres(**criteres), nombre)


_PUBLIQUES = (
    Macro(
        "annuaire",
        "L’annuaire",
        "Le formulaire de recherche et les listes par métier et par commune.",
        "blocs/annuaire.html",
        lambda m: annuaire.view_annuaire(m.contexte),
    ),
    Macro(
        "liste",
        "Une liste filtrée",
        "Des personnes ou des lieux choisis par métier, commune, service, type ou langue.",
        "blocs/liste.html",
        _view_liste,
        (_PROFESSION, _COMMUNE, _SERVICE, _TYPE, _LANGUE, _NOMBRE),
        _first_profession,
    ),
    Macro(
        "fiche",
        "Une personne ou un lieu",
        "La fiche courte d’une seule personne ou d’un seul lieu.",
        "blocs/fiche.html",
        lambda m, id: annuaire.view_fiche(m.contexte, id),  # noqa: A006 - the parameter's name for volunteers
        (Parametre("id", Genre.FICHE, "Identifiant de la fiche.", obligatoire=True),),
        _first_fiche,
    ),
    Macro(
        "carte",
        "La carte",
        "La carte du territoire, précédée de la même chose en liste.",
        "blocs/carte.html",
        lambda m, **criteres: plan_carte.view_plan(m.contexte, Criteres(**criteres)),
        (_PROFESSION, _COMMUNE, _TYPE),
    ),
    Macro(
        "evenements",
        "Les prochains rendez-vous",
        "Les rendez-vous à venir, du plus proche au plus lointain.",
        "blocs/evenements.html",
        lambda m, **choix: agenda.view_evenements(m.agenda, **choix),
        (_PUBLIC, _THEME, _COMMUNE, _NOMBRE, _JOURS),
        lambda _m: {"nombre": 2},
    ),
    Macro(
        "actions",
        "Les actions de prévention",
        "Les actions, rangées par thème.",
        "blocs/actions.html",
        lambda m, **choix: prevention.view_actions(m.agenda, **choix),
        (_THEME, _PUBLIC, _STATUT, _NOMBRE),
        lambda _m: {"nombre": 2},
    ),
    Macro(
        "parcours",
        "Un parcours de soins",
        "Les étapes d’un parcours.",
        "blocs/parcours.html",
        lambda m, id: parcours.find_parcours(m.site, id),  # noqa: A006 - idem
        (Parametre("id", Genre.PARCOURS, "Identifiant du parcours.", obligatoire=True),),
        _first_parcours,
    ),
    Macro(
        "alertes",
        "Les alertes",
        "Les alertes de santé du moment, puis les anciennes.",
        "blocs/alertes.html",
        lambda m: alertes.view_alertes(m.site),
    ),
    Macro(
        "actualites",
        "Les actualités",
        "Les nouvelles de la CPTS, la plus récente en premier.",
        "blocs/actualites.html",
        actualites.view_actualites,
        (_NOMBRE,),
        lambda _m: {"nombre": 2},
    ),
    Macro(
        "chiffres",
        "Les chiffres clés",
        "Des nombres comptés dans les données, jamais écrits à la main.",
        "blocs/chiffres.html",
        lambda m: recherche.view_chiffres(m.contexte),
    ),
    Macro(
        "appel",
        "Un numéro à appeler",
        "Un numéro national en grand, à toucher pour appeler. Dans le texte, {prix} devient son prix à la minute.",
        "blocs/appel.html",
        lambda _m, numero, texte: soins.view_appel(numero, texte),
        (
            Parametre("numero", Genre.NUMERO, "Le numéro, sans espace.", obligatoire=True),
            Parametre("texte", Genre.TEXTE, "Qui répond, en quelques mots.", obligatoire=True),
        ),
        lambda _m: {"numero": "3237", "texte": "Pharmacie de garde, {prix} la minute"},
    ),
)


def _page(nom: str, titre: str, make_vue: Any) -> Macro:
    """A macro that fills one page of the site."""
    return Macro(nom, titre, "", f"blocs/{nom}.html", make_vue, publique=False)


_PAGES = (
    _page("accueil", "Le bas de la page d’accueil", accueil.view_accueil),
    _page("taches", "Les choix de l’accueil", accueil.view_taches),
    _page("recherche", "La page de recherche", lambda m: recherche.view_recherche(m.contexte)),
    _page("territoire", "Le dessin du territoire", lambda m: territoire.view_territoire(m.contexte)),
    _page("communes", "Les communes", lambda m: communes_index.view_communes(m.contexte)),
    _page("professions", "Les métiers", lambda m: professions.view_professions(m.contexte)),
    _page("lieux", "Les lieux", lambda m: lieux.view_lieux(m.contexte)),
    _page("couverture", "Le tableau de couverture", lambda m: couverture.view_couverture(m.contexte)),
    _page(
        "medecin_traitant",
        "Qui prend de nouveaux patients",
        lambda m: medecin_traitant.view_medecin_traitant(m.contexte),
    ),
    _page("orientation", "La fiche d’orientation", lambda m: recherche.view_orientation(m.contexte)),
    _page("agenda", "L’agenda", lambda m: agenda_blocs.view_agenda(m.agenda)),
    _page(
        "choix_prevention", "La prévention par thème et par public", lambda m: prevention_listes.view_choix(m.agenda)
    ),
    _page("dates_nationales", "Les dates nationales", lambda m: prevention_listes.view_dates(m.agenda)),
    _page("archives", "Les rendez-vous passés", lambda m: agenda_blocs.view_archives(m.agenda)),
    Macro(
        "liste_parcours",
        "Les parcours",
        "",
        "blocs/parcours_liste.html",
        lambda m: parcours.view_liste(m.site),
        publique=False,
    ),
    _page("suivre_alertes", "Recevoir les alertes", lambda m: alertes.view_suivre_alertes(m.site)),
    _page("crise", "Ce que fait la communauté en cas de crise", crise.view_crise),
    _page("que_faire", "Que faire maintenant ?", lambda m: soins.view_que_faire(m.site)),
    _page("gardes", "Les gardes", lambda m: gardes.view_gardes(m.site)),
    _page("numeros", "Les numéros courts", lambda _m: soins.view_numeros()),
    _page("missions", "Les missions", la_cpts.view_missions),
    _page("gouvernance", "La gouvernance", la_cpts.view_gouvernance),
    _page("partenaires", "Les partenaires", partenaires.view_partenaires),
    _page("indicateurs", "Les indicateurs", indicateurs.view_indicateurs),
    _page("portrait", "L’entrée de la CPTS", portrait.view_portrait),
    _page("equipe", "L’équipe", la_cpts.view_equipe),
    _page("projet_sante", "Le projet de santé", projet_sante.view_projet_sante),
    _page("documents", "Les documents", documents_cpts.view_documents),
    _page("population", "La population", lambda m: territoire_cpts.view_population(m.contexte)),
    _page("voisins", "Les CPTS voisines", lambda m: territoire_cpts.view_voisins(m.contexte)),
    _page("familles", "Les soignants par famille", lambda m: territoire_cpts.view_familles(m.contexte)),
    _page("opposition", "La lettre d’opposition", mentions.view_opposition),
    _page("fragilites", "Les cartes de fragilité", lambda m: fragilites.view_fragilites(m.contexte)),
    _page("offres", "Les offres", lambda m: offres.view_offres(m.contexte)),
    _page("contact", "Le contact", accueil.view_contact),
    _page("telechargements", "Les fichiers à télécharger", donnees.view_telechargements),
    _page("schemas", "Les schémas", donnees.view_schemas),
    _page("champs", "Le guide des champs", guide.view_champs),
    _page("mentions", "Les mentions légales", mentions.view_mentions),
    _page("responsable", "Le responsable des données", mentions.view_responsable),
    _page("glossaire", "Le glossaire", lambda m: glossaire.view_glossaire(m.site.cpts)),
    _page("plan_du_site", "Le plan du site", plan_du_site.view_plan_du_site),
    Macro(
        "guide_macros",
        "Le guide des macros",
        "",
        "blocs/guide_macros.html",
        lambda m: guide_macros.view_guide_macros(m, _PUBLIQUES),
        publique=False,
    ),
    _page("langues", "Les autres langues, sur une ligne", langues.view_langues),
    _page("traductions", "La liste des traductions", langues.view_traductions),
    Macro(
        "qui_parle",
        "Qui parle une langue",
        "",
        "blocs/qui_parle.html",
        lambda m, **mots: langues.view_qui_parle(m.contexte, **mots),
        (
            Parametre("langue", Genre.LANGUE, "La langue parlée.", obligatoire=True),
            Parametre("voir", Genre.TEXTE, "Ce qui ouvre une longue liste ; {nombre} y est compté.", obligatoire=True),
            Parametre("personne", Genre.TEXTE, "Ce que dit la page quand personne ne la parle.", obligatoire=True),
        ),
        publique=False,
    ),
    _page("contribuer", "Les formulaires", saisie.view_contribuer),
    Macro(
        "saisie",
        "Un formulaire",
        "",
        "blocs/saisie.html",
        saisie.view_saisie,
        (Parametre("genre", Genre.FORMULAIRE, "Ce que le formulaire ajoute.", obligatoire=True),),
        publique=False,
    ),
    Macro(
        "joindre",
        "Joindre la CPTS, avec les mots de la page",
        "",
        "blocs/joindre.html",
        accueil.view_joindre,
        (
            Parametre("telephone", Genre.TEXTE, "« Téléphone », dans la langue de la page.", obligatoire=True),
            Parametre("courriel", Genre.TEXTE, "« Courriel », dans la langue de la page.", obligatoire=True),
        ),
        publique=False,
    ),
    Macro(
        "geste",
        "Un geste : une icône et son mot",
        "",
        "blocs/geste.html",
        lambda _m, icone, mot: gestes.view_geste(icone, mot),
        (
            Parametre("icone", Genre.GESTE, "L’icône.", obligatoire=True),
            Parametre("mot", Genre.TEXTE, "Le mot qui va avec.", obligatoire=True),
        ),
        publique=False,
    ),
)

MACROS = {macro.nom: macro for macro in (*_PUBLIQUES, *_PAGES, *accessibilite.PAGES)}
