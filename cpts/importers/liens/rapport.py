"""The report of the visits: what to correct first, and for each link, where it is written."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from cpts.importers.liens.releve import Lien
from cpts.importers.liens.visite import Etat, Verdict
from cpts.rapport import clean
from cpts.text import plural

_MAXIMUM = 1000
"""Links told in Markdown: GitHub refuses a summary above one mebibyte."""
A_DIRE = (Etat.MORT, Etat.DEPLACE, Etat.DOUTEUX)


def write_rapport(liens: Sequence[Lien], verdicts: Mapping[str, Verdict], format_: str) -> str:
    """Everything but the links that answer."""
    formes: Mapping[str, Callable[[Sequence[Lien], Mapping[str, Verdict]], str]] = {
        "texte": write_texte,
        "markdown": write_markdown,
        "json": write_json,
    }
    return formes[format_](liens, verdicts)


def summarize(liens: Sequence[Lien], verdicts: Mapping[str, Verdict]) -> str:
    """« 120 liens visités : 2 à corriger, 3 déplacés, 4 à ouvrir soi-même. »."""
    mort, deplace, douteux = (sum(v.etat is etat for v in verdicts.values()) for etat in A_DIRE)
    visites = plural(len(liens), "lien visité", "liens visités")
    return f"{visites} : {mort} à corriger, {plural(deplace, 'déplacé')}, {douteux} à ouvrir soi-même."


def write_texte(liens: Sequence[Lien], verdicts: Mapping[str, Verdict]) -> str:
    """As `cpts verifier`: the place, then what is wrong."""
    lignes: list[str] = []
    for etat, concernes in _group(liens, verdicts):
        lignes += ["", etat.value]
        for lien in concernes:
            lignes += [clean(f"{lieu.endroit} {lieu.champ}".rstrip()) for lieu in lien.lieux]
            lignes.append(clean(f"  {lien.adresse} : {verdicts[lien.adresse].detail}."))
    return "\n".join(lignes).lstrip("\n")


def write_markdown(liens: Sequence[Lien], verdicts: Mapping[str, Verdict]) -> str:
    """The summary of a workflow; texts of the data stand in code, where Markdown means nothing."""
    lignes = ["## Les liens vers d’autres sites", "", summarize(liens, verdicts)]
    reste = _MAXIMUM
    for etat, concernes in _group(liens, verdicts):
        lignes += ["", f"### {etat.value} ({len(concernes)})", ""]
        for lien in concernes[:reste]:
            lignes.append(f"- {_quote(lien.adresse)} : {_write_detail(verdicts[lien.adresse].detail)}")
            lignes += [f"  - {_quote(f'{lieu.endroit} {lieu.champ}'.rstrip())}" for lieu in lien.lieux[:20]]
        reste = max(0, reste - len(concernes))
    if not reste:
        lignes += ["", "La suite est trop longue pour cette page : lancez `cpts liens`."]
    return "\n".join(lignes) + "\n"


def write_json(liens: Sequence[Lien], verdicts: Mapping[str, Verdict]) -> str:
    """One object a link, those that answer included."""
    objets = [
        {
            "adresse": lien.adresse,
            "etat": verdicts[lien.adresse].etat.name.lower(),
            "detail": verdicts[lien.adresse].detail,
            "lieux": [lieu._asdict() for lieu in lien.lieux],
        }
        for lien in liens
    ]
    return json.dumps(objets, ensure_ascii=False, indent=1)


def _group(liens: Sequence[Lien], verdicts: Mapping[str, Verdict]) -> Iterator[tuple[Etat, list[Lien]]]:
    for etat in A_DIRE:
        concernes = [lien for lien in liens if verdicts[lien.adresse].etat is etat]
        if concernes:
            yield etat, sorted(concernes, key=lambda lien: lien.lieux)


def _write_detail(detail: str) -> str:
    """A sentence of ours, in which the address of a move comes from elsewhere."""
    phrase, deux_points, adresse = detail.partition(" https://" if " https://" in detail else " http://")
    return f"{phrase} {_quote(deux_points.strip() + adresse)}" if deux_points else f"{phrase}."


def _quote(texte: str) -> str:
    return f"`{clean(texte).replace('`', '%60')[:500]}`"
