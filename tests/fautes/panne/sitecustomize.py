"""Put on PYTHONPATH by `pannes.py`: the command and all the Pythons that it starts stumble where a test says.

Every change of the watched folders has a name, « role gesture path », « #2 » after it the second time, and so on:
the same in each run, unlike a delay or a rank among processes that work side by side. The product knows nothing of it.

Environment: PANNE, a JSON (`point`, `effet`, `durable`); PANNE_RACINES, a JSON name → folder; PANNE_JOURNAL, a file
that receives the name of each event; PANNE_HORLOGE, seconds added to the clock; PANNE_SANS_ECHANGE, a system that
cannot exchange two folders.
"""

import builtins
import errno
import io
import json
import os
import re
import signal
import sys
import time
from collections import Counter

_panne: dict = {}
_racines: dict = {}
_comptes: Counter[str] = Counter()
_etat = {"occupe": False, "plein": False, "journal": None, "module": "", "depart": 0}
_hasard = re.compile(r"(?:(?<=[.-])|(?<=^tmp/))[a-z0-9_]{8}(?=/|$|\.tmp)|(?<=/rebut-)[0-9]+")
_ecrire, _envoyer, _forcer, _ouvrir = os.write, getattr(os, "sendfile", None), os.fsync, io.open


def _name(chemin, dossier=-1):
    """`chemin` after the name of the watched folder that holds it, None outside; what is drawn at random is a star."""
    if isinstance(chemin, int):
        chemin = os.readlink(f"/proc/self/fd/{chemin}")
    texte = os.fsdecode(chemin)
    if isinstance(dossier, int) and dossier >= 0:
        texte = os.path.join(os.readlink(f"/proc/self/fd/{dossier}"), texte)
    texte = os.path.abspath(texte)
    for nom, racine in _racines.items():
        if texte == racine or texte.startswith(racine + "/"):
            return _hasard.sub("*", nom + texte[len(racine) :])
    return None


def _happen(geste, nom, alloue=False, moitie=None):
    """One event: noted, then the fault if this is its place. `alloue`: it needs room on the disk."""
    role = _etat["module"] if os.getpid() == _etat["depart"] else "ouvrier"
    evenement = f"{role} {geste} {nom}"
    _comptes[evenement] += 1
    if _comptes[evenement] > 1:
        evenement += f"#{_comptes[evenement]}"
    if _etat["journal"]:
        descripteur = os.open(_etat["journal"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
        _ecrire(descripteur, f"{evenement}\n".encode())
        os.close(descripteur)
    if evenement == _panne.get("point"):
        if moitie:
            moitie()
        _fail(_panne["effet"], nom)
    elif _etat["plein"] and alloue:
        _refuse(_panne["effet"], nom)


def _fail(effet, nom):
    if effet == "tuer":
        os.killpg(os.getpgrp(), signal.SIGKILL)
    elif effet == "tuer-seul":
        os.kill(os.getpid(), signal.SIGKILL)
    elif effet.startswith("SIG"):
        os.killpg(os.getpgrp(), getattr(signal, effet))
    elif effet.startswith("attendre:"):
        _wait(effet.removeprefix("attendre:"))
    else:
        _etat["plein"] = bool(_panne.get("durable"))
        _refuse(effet, nom)


def _refuse(effet, nom):
    code = getattr(errno, effet)
    raise OSError(code, os.strerror(code), nom)


def _wait(rendez_vous):
    """Stands still between the two pipes of `pannes.Pause`: « I am there », « go on »."""
    for nom, mode in (("arrive", "wb"), ("repart", "rb")):
        with _ouvrir(f"{rendez_vous}.{nom}", mode) as tuyau:
            tuyau.write(b".") if mode == "wb" else tuyau.read()


def _see(geste, *chemins, alloue=False, moitie=None):
    if _etat["occupe"]:
        return
    _etat["occupe"] = True
    try:
        noms = [_name(*chemin) if isinstance(chemin, tuple) else _name(chemin) for chemin in chemins]
        if any(noms):
            _happen(geste, " → ".join(nom or "ailleurs" for nom in noms), alloue, moitie)
    except FileNotFoundError as erreur:
        if erreur.filename and str(erreur.filename).startswith("/proc/"):  # a descriptor without a name
            return
        raise
    finally:
        _etat["occupe"] = False


def _listen(evenement, arguments):
    if gestes := _GESTES.get(evenement):
        gestes(*arguments)


def _hear_open(chemin, _mode, drapeaux):
    if isinstance(chemin, int):
        return
    if drapeaux & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND):
        _see("ouvrir", chemin, alloue=True)
    elif "donnees" in _racines and os.fsdecode(chemin).startswith(_racines["donnees"]):
        _see("lire", chemin)


def _hear_symbole(_bibliotheque, nom):
    if nom == "renameat2":
        if os.environ.get("PANNE_SANS_ECHANGE"):
            raise AttributeError(nom)
        _see("echanger", _racines.get("site", "/"))


_GESTES = {
    "open": _hear_open,
    "os.mkdir": lambda chemin, _mode, dossier: _see("creer", (chemin, dossier), alloue=True),
    "os.rename": lambda avant, apres, *dossiers: _see("renommer", (avant, dossiers[0]), (apres, dossiers[1])),
    "os.link": lambda _avant, apres, *_: _see("lier", apres, alloue=True),
    "os.remove": lambda *chemin: _see("effacer", chemin),
    "os.rmdir": lambda *chemin: _see("effacer", chemin),
    "fcntl.flock": lambda descripteur, _geste: _see("verrouiller", descripteur),
    "ctypes.dlsym": _hear_symbole,
}


def _write(descripteur, octets):
    def moitie():
        _ecrire(descripteur, memoryview(octets)[: len(octets) // 2])

    _see("remplir", descripteur, alloue=True, moitie=moitie)
    return _ecrire(descripteur, octets)


def _send(sortie, *arguments, **options):
    _see("remplir", sortie, alloue=True)
    return _envoyer(sortie, *arguments, **options)


def _sync(descripteur):
    _see("forcer", descripteur)
    return _forcer(descripteur)


class _Fichier(io.FileIO):
    def write(self, octets):
        def moitie():
            super(_Fichier, self).write(memoryview(octets)[: len(octets) // 2])

        _see("remplir", self.fileno(), alloue=True, moitie=moitie)
        return super().write(octets)


def _open(fichier, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if isinstance(fichier, int) or buffering == 0 or not set(mode) & set("wax"):
        return _ouvrir(fichier, mode, buffering, encoding, errors, newline, closefd, opener)
    brut = _Fichier(fichier, mode.replace("b", "").replace("t", ""), closefd, opener)
    tampon = io.BufferedRandom(brut) if "+" in mode else io.BufferedWriter(brut)
    return tampon if "b" in mode else io.TextIOWrapper(tampon, encoding, errors, newline)


def _shift_clock(secondes):
    """The clock of this process, `secondes` away: `time.time` and what `datetime` and `date` tell of now."""
    import datetime as dt

    vrai, vraie = dt.datetime, dt.date
    instant = time.time
    time.time = lambda: instant() + secondes
    time.time_ns = lambda: int(time.time() * 1e9)

    class Meta(type):
        def __instancecheck__(cls, objet):
            return isinstance(objet, cls.__mro__[1])

    class Datetime(vrai, metaclass=Meta):
        @classmethod
        def now(cls, tz=None):
            return vrai.fromtimestamp(time.time(), tz)

        @classmethod
        def utcnow(cls):
            return vrai.fromtimestamp(time.time(), dt.UTC).replace(tzinfo=None)

    class Date(vraie, metaclass=Meta):
        @classmethod
        def today(cls):
            return vraie.fromtimestamp(time.time())

    dt.datetime, dt.date = Datetime, Date


def arm(module):
    """Makes this process, which runs `python -m module`, stumble as its environment says."""
    _panne.update(json.loads(os.environ.get("PANNE", "{}")))
    _racines.update(json.loads(os.environ.get("PANNE_RACINES", "{}")))
    _etat.update(journal=os.environ.get("PANNE_JOURNAL"), module=module, depart=os.getpid())
    if "PANNE_HORLOGE" in os.environ:
        _shift_clock(float(os.environ["PANNE_HORLOGE"]))
    if _racines:
        os.write, os.fsync = _write, _sync
        if _envoyer:
            os.sendfile = _send
        io.open = builtins.open = _open
        sys.addaudithook(_listen)


arm(sys.orig_argv[sys.orig_argv.index("-m") + 1] if "-m" in sys.orig_argv else "python")
