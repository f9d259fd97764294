"""The syllables of a French word, by rules of spelling.

Known limits, all against the page: the silent « -ent » of verbs counts (« peuvent » is 2), so does the « e » that most
people swallow inside a word (« maintenant » is 3), and an acronym is spelled (« EHPAD » is 5). Names from other
languages are read as French.
"""

import re
from functools import lru_cache

_VOYELLES = "aeiouyàâäéèêëîïôöùûüœæ"
_GROUPES = re.compile(f"[{_VOYELLES}]+")
_MORCEAUX = re.compile(r"[^\W\d_]+")
# Each rule parts or joins vowels: « | » parts two syllables, a consonant stands for vowels that are not heard alone.
_REGLES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(motif), remplacement)
    for motif, remplacement in (
        (r"^pays", "pa|is"),
        (r"qu", "k"),  # quand, équipe
        (r"gu(?=[eéèêiîy])", "g"),  # langue, fatiguer
        (rf"(?<=[{_VOYELLES}])y(?=[{_VOYELLES}])|^y(?=[{_VOYELLES}])", "j"),  # essayer, yeux
        (rf"(?<=[{_VOYELLES}])(?=[ïë])", "|"),  # maïs, Noël
        (r"(?<=[aoy])(?=é)", "|"),  # aérien, poésie
        (rf"(?<=[éè])(?=[{_VOYELLES}])", "|"),  # réunion, européen
        (r"^co(?=o)", "co|"),  # coopérer, coordonner
        (r"a(?=o(?!û))", "a|"),  # chaos, extraordinaire
        (rf"(?<=[bcdfgptv][lr])i(?=[{_VOYELLES}])", "i|"),  # client, février, oublier
        (rf"(?<![aeo{'q'}])u(?=[aeéèêoâô])", "u|"),  # situation, actuel
        (r"(?<=.)ou(?=[aeéèê])", "ou|"),  # jouer
    )
)
_MUET = re.compile(r"(?<=.)es?$")


@lru_cache(maxsize=65536)
def count_syllabes(mot: str) -> int:
    """The syllables of `mot`, at least one; « rendez-vous » and « l’hôpital » are read part by part."""
    return max(1, sum(_count_morceau(morceau) for morceau in _MORCEAUX.findall(mot)))


def _count_morceau(morceau: str) -> int:
    if len(morceau) > 1 and morceau.isupper():
        return len(morceau)
    forme = morceau.lower()
    for motif, remplacement in _REGLES:
        forme = motif.sub(remplacement, forme)
    # The last « e » is silent, « langue », « fiches », but in « le » and « des »; « l’ » is said with the next word.
    return len(_GROUPES.findall(_MUET.sub("", forme))) or min(1, len(_GROUPES.findall(forme)))
