"""The same directory for Hugo: a content adapter over the same YAML, split in files, and a layout of the same weight."""

import shutil
from pathlib import Path

_CONFIG = """\
baseURL = "https://cpts.example.org/"
languageCode = "fr"
title = "CPTS"
disableKinds = ["home", "section", "taxonomy", "RSS", "robotsTXT", "404"]
[taxonomies]
  profession = "professions"
  commune = "communes"
  metier = "metiers"
  type = "lieux"
"""

# One page per person and per place, in the same lists as ours: by profession, by commune, by both, by type of place.
_ADAPTATEUR = """\
{{ range $fichier, $contenu := hugo.Data.annuaire }}
  {{ range $genre := slice "structures" "professionnels" }}
    {{ range index $contenu $genre }}
      {{ $titre := .nom }}{{ with .prenom }}{{ $titre = printf "%s %s" . $titre }}{{ end }}
      {{ $params := dict "fiche" . "genre" $genre "communes" (slice $fichier) }}
      {{ with .profession }}{{ $params = merge $params (dict "professions" (slice .) "metiers" (slice (printf "%s %s" . $fichier))) }}{{ end }}
      {{ with .type }}{{ $params = merge $params (dict "lieux" (slice .)) }}{{ end }}
      {{ $.AddPage (dict "path" .id "title" $titre "kind" "page" "params" $params) }}
    {{ end }}
  {{ end }}
{{ end }}
"""

_LISTE = """\
<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>{{ .Title }} – CPTS</title>
<meta name="description" content="{{ .Title }}">
<link rel="canonical" href="{{ .Permalink }}">
</head>
@AVANT@
<main id="contenu">
<h1>{{ .Title }}</h1>
<p>{{ len .Pages }} fiches</p>
<ol>
{{ range .Pages }}
<li class="cpts-resultat">
<div class="cpts-resultat__corps">
<h3 class="cpts-resultat__nom"><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3>
{{ with .Params.fiche }}
<p class="cpts-resultat__role">{{ with .profession }}{{ . }}{{ end }}{{ with .type }}{{ . }}{{ end }}{{ with .conventionnement }} · {{ . }}{{ end }}</p>
{{ with .nouveaux_patients }}<ul class="cpts-pastilles"><li class="cpts-pastilles__une"><span class="cpts-pastille cpts-pastille--{{ .reponse }}">{{ .reponse }}</span> <span class="cpts-pastille__note">déclaré le {{ .declare_le }}</span></li></ul>{{ end }}
{{ with .langues }}<p class="cpts-resultat__details">{{ delimit . " · " }}</p>{{ end }}
{{ end }}
</div>
<div class="cpts-resultat__actions">
{{ with .Params.fiche.exercices }}{{ with (index . 0).horaires }}<cpts-ouvert class="cpts-ouvert" data-horaires="{{ jsonify . }}"></cpts-ouvert>{{ end }}
{{ with (index . 0).telephone }}<a class="cpts-bouton cpts-bouton--plein cpts-bouton--telephone" href="tel:{{ . }}"><svg class="cpts-icone" aria-hidden="true" viewBox="0 0 24 24"><path d="M20 15.5c-1.2 0-2.5-.2-3.6-.6h-.3c-.3 0-.5.1-.7.3l-2.2 2.2c-2.8-1.5-5.2-3.8-6.6-6.6l2.2-2.2c.3-.3.4-.7.2-1-.3-1.1-.5-2.4-.5-3.6 0-.5-.5-1-1-1H4c-.5 0-1 .5-1 1 0 9.4 7.6 17 17 17 .5 0 1-.5 1-1v-3.5c0-.5-.5-1-1-1M5 5h1.5"/></svg><span>{{ . }}</span></a>{{ end }}{{ end }}
<span hidden>@LEST@</span>
<label class="cpts-choix cpts-resultat__selection" hidden><input class="cpts-choix__case" type="checkbox" data-selection="{{ .Title }}"><span class="cpts-choix__texte">Ajouter à la sélection<span class="cpts-masque"> : {{ .Title }}</span></span></label>
</div>
</li>
{{ end }}
</ol>
</main>
@APRES@
</html>
"""

_GABARIT = """\
<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>{{ .Title }} – CPTS</title>
<meta name="description" content="{{ .Title }}">
<link rel="canonical" href="{{ .Permalink }}">
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "Physician" "name" .Title "url" .Permalink | jsonify | safeJS }}</script>
</head>
@AVANT@
<main id="contenu">
{{ with .Params.fiche }}
<h1>{{ with .prenom }}{{ . }} {{ end }}{{ .nom }}</h1>
<p>{{ with .profession }}{{ . }}{{ end }}{{ with .specialite }} – {{ . }}{{ end }}{{ with .conventionnement }} · {{ . }}{{ end }}</p>
{{ with .nouveaux_patients }}<p>{{ .reponse }}, déclaré le {{ .declare_le }}</p>{{ end }}
{{ with .telephone }}<p><a href="tel:{{ . }}">{{ . }}</a></p>{{ end }}
{{ with .adresse }}<address>{{ .voie }}, {{ .code_postal }} {{ .commune }}</address>{{ end }}
{{ range .exercices }}
<section>
<h2>{{ with .structure }}<a href="../{{ . }}/">{{ . }}</a>{{ else }}Cabinet{{ end }}</h2>
{{ with .adresse }}<address>{{ .voie }}, {{ .code_postal }} {{ .commune }}</address>{{ end }}
{{ with .telephone }}<p><a href="tel:{{ . }}">{{ . }}</a></p>{{ end }}
<table><caption>Horaires</caption><tbody>
{{ range $jour, $plages := .horaires }}<tr><th scope="row">{{ $jour }}</th><td>{{ range split $plages ", " }}<span>{{ . }}</span> {{ end }}</td></tr>{{ end }}
</tbody></table>
</section>
{{ end }}
{{ with .horaires }}<table><caption>Horaires</caption><tbody>
{{ range $jour, $plages := . }}<tr><th scope="row">{{ $jour }}</th><td>{{ range split $plages ", " }}<span>{{ . }}</span> {{ end }}</td></tr>{{ end }}
</tbody></table>{{ end }}
<dl>
{{ with .visites_a_domicile }}<dt>Visites à domicile</dt><dd>{{ . }}</dd>{{ end }}
{{ with .teleconsultation }}<dt>Téléconsultation</dt><dd>{{ . }}</dd>{{ end }}
{{ with .langues }}<dt>Langues</dt>{{ range . }}<dd>{{ . }}</dd>{{ end }}{{ end }}
{{ with .competences }}<dt>Compétences</dt>{{ range . }}<dd>{{ . }}</dd>{{ end }}{{ end }}
{{ with .services }}<dt>Services</dt>{{ range . }}<dd>{{ . }}</dd>{{ end }}{{ end }}
</dl>
{{ with .verifie_le }}<p>Fiche vérifiée le {{ . }}.</p>{{ end }}
{{ end }}
@LEST@
</main>
@APRES@
</html>
"""


def write_projet(dossier: Path, donnees: Path, notre_page: str, poids: int, poids_ligne: int) -> None:
    """A Hugo project in `dossier` with the header and footer of `notre_page`, one of our fiches.

    A page weighs about `poids` bytes and a line of a list `poids_ligne`: what is missing is added to the layout as
    text that does not change.
    """
    corps, main = notre_page.index("<body"), notre_page.index("<main")
    avant, apres = notre_page[corps:main], notre_page[notre_page.rindex("</main>") + 7 : notre_page.rindex("</html>")]
    (dossier / "content" / "annuaire").mkdir(parents=True)
    (dossier / "layouts").mkdir()
    (dossier / "hugo.toml").write_text(_CONFIG, encoding="utf-8")
    (dossier / "content" / "annuaire" / "_content.gotmpl").write_text(_ADAPTATEUR, encoding="utf-8")
    shutil.copytree(donnees / "annuaire", dossier / "data" / "annuaire")
    lest = "<p>" + "x" * max(poids - len(avant) - len(apres) - 2600, 0) + "</p>"
    gabarit = _GABARIT.replace("@AVANT@", avant).replace("@APRES@", apres).replace("@LEST@", lest)
    ligne = "x" * max(poids_ligne - 1250, 0)
    liste = _LISTE.replace("@AVANT@", avant).replace("@APRES@", apres).replace("@LEST@", ligne)
    (dossier / "layouts" / "page.html").write_text(gabarit, encoding="utf-8")
    (dossier / "layouts" / "term.html").write_text(liste, encoding="utf-8")
