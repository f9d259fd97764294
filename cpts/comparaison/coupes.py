"""Long texts cut where they differ, so that a change is never out of sight."""


def cut_autour(texte: str, autre: str, maximum: int) -> str:
    """At most `maximum` characters of `texte`, around the first one that is not in `autre`."""
    if len(texte) <= maximum:
        return texte
    communs = (rang for rang, (a, b) in enumerate(zip(texte, autre, strict=False)) if a != b)
    commun = next(communs, min(len(texte), len(autre)))
    debut = min(max(0, commun - maximum // 4), len(texte) - maximum)
    fin = debut + maximum
    return f"{'…' if debut else ''}{texte[debut:fin]}{'…' if fin < len(texte) else ''}"
