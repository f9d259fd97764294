"""Where the browser of the tests is, and how it must be started. Standard library only."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "CPTS_CHROMIUM"
SANS_FENETRE = "chromium-headless-shell"
"""The same engine without what draws windows: the tests take a third less processor."""
NOMS = (
    SANS_FENETRE,
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge",
)
CHEMINS_MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
CHEMINS_WINDOWS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
CACHES_PLAYWRIGHT = {"darwin": "Library/Caches/ms-playwright", "win32": "AppData/Local/ms-playwright"}
MOTIFS_PLAYWRIGHT = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)


def find_chromium() -> Path | None:
    """A browser that starts, or None. When CPTS_CHROMIUM is set it is the only one tried."""
    if impose := os.environ.get(VARIABLE):
        return next(filter(is_working, [Path(impose)]), None)
    return next(filter(is_working, _candidats()), None)


def chromium_arguments() -> list[str]:
    """Switches for a quiet, closed-network start; root cannot have the sandbox."""
    arguments = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    arguments += ["--disable-component-update", "--disable-sync"]
    # Debian's launcher asks for the rasterizer of a graphics card: without a card, it is emulated and slower.
    arguments += ["--disable-gpu-rasterization", "--disable-gpu-compositing"]
    return [*arguments, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else arguments


def is_working(chemin: Path) -> bool:
    """False for what does not answer `--version`: Ubuntu's `chromium-browser` is a script that asks for a snap."""
    if not (chemin.is_file() and os.access(chemin, os.X_OK)):
        return False
    if sys.platform == "win32":
        return True  # Chrome on Windows opens a window instead of answering
    try:
        return subprocess.run([chemin, "--version"], capture_output=True, check=False, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _candidats() -> Iterator[Path]:
    """The machine's own browsers first, then the newest that Playwright installed."""
    yield from (Path(trouve) for nom in NOMS if (trouve := shutil.which(nom)))
    yield from map(Path, CHEMINS_MACOS)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if dossier := os.environ.get(variable):
            yield from (Path(dossier) / chemin for chemin in CHEMINS_WINDOWS)
    yield from _playwright_candidats()


def _playwright_candidats() -> Iterator[Path]:
    defaut = Path.home() / CACHES_PLAYWRIGHT.get(sys.platform, ".cache/ms-playwright")
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or defaut)
    for motif in MOTIFS_PLAYWRIGHT:
        yield from sorted(cache.glob(motif), reverse=True)
