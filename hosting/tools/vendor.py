"""Maintainer script: writes `lib/` from pinned npm packages. Needs Node and npm; nothing else does.

Usage: python hosting/tools/vendor.py

It installs the packages below into a temporary folder, bundles lit, the streaming SHA-256,
idb and what signs people in into one ES module each, copies the font, merges the icons into one
sprite, copies each licence and records everything in `lib/MANIFEST.json`.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LIB = Path(__file__).resolve().parent.parent / "lib"
PACKAGES = {
    "lit": "3.3.3",
    "lucide-static": "1.62.0",
    "@fontsource-variable/inter": "5.3.0",
    "@noble/hashes": "2.4.0",
    "idb": "8.0.4",
    "firebase": "12.19.0",
}
BUNDLER = {"esbuild": "0.28.2"}

LIT_ENTRY = """
export {LitElement, html, svg, nothing, render} from "lit";
export {repeat} from "lit/directives/repeat.js";
export {classMap} from "lit/directives/class-map.js";
export {live} from "lit/directives/live.js";
export {ref, createRef} from "lit/directives/ref.js";
export {until} from "lit/directives/until.js";
export {ifDefined} from "lit/directives/if-defined.js";
"""

# `initializeAuth` names what it needs: no frame, no pop-up, no script of anybody else's.
FIREBASE_ENTRY = """
export {initializeApp} from "firebase/app";
export {
  browserSessionPersistence, connectAuthEmulator, getMultiFactorResolver, initializeAuth,
  multiFactor, sendPasswordResetEmail, signInWithEmailAndPassword, signOut,
  TotpMultiFactorGenerator,
} from "firebase/auth";
"""
# firebase's package has no text of its licence, Apache-2.0: that of another one of Google's has.
LICENCE_OF = {"firebase": "web-vitals"}

ICONS = (
    "activity",
    "arrow-down",
    "arrow-left",
    "arrow-right",
    "arrow-up",
    "badge-check",
    "bookmark",
    "calendar",
    "camera",
    "check",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "chevron-up",
    "circle",
    "circle-alert",
    "circle-check",
    "circle-dashed",
    "circle-dot",
    "circle-pause",
    "circle-play",
    "circle-plus",
    "circle-question-mark",
    "circle-x",
    "clock",
    "columns-2",
    "command",
    "contrast",
    "copy",
    "copy-check",
    "download",
    "ellipsis",
    "external-link",
    "eye",
    "eye-off",
    "file",
    "file-stack",
    "file-text",
    "fingerprint",
    "folder",
    "gauge",
    "git-compare",
    "hash",
    "history",
    "image",
    "image-off",
    "inbox",
    "info",
    "key-round",
    "keyboard",
    "languages",
    "layout-list",
    "link",
    "list-checks",
    "list-filter",
    "loader-circle",
    "lock",
    "log-out",
    "mail",
    "maximize",
    "menu",
    "microscope",
    "minus",
    "moon",
    "panel-left",
    "pause",
    "pen-line",
    "play",
    "plus",
    "printer",
    "redo-2",
    "refresh-cw",
    "rotate-ccw",
    "rows-3",
    "scroll-text",
    "search",
    "server-crash",
    "settings",
    "shield-check",
    "signature",
    "sliders-horizontal",
    "square-pen",
    "sun",
    "table-2",
    "trash-2",
    "trending-up",
    "triangle-alert",
    "undo-2",
    "upload",
    "user",
    "user-round-x",
    "users",
    "wifi-off",
    "wrench",
    "x",
    "zoom-in",
    "zoom-out",
)


def _run(*command: str, cwd: Path) -> None:
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def _bundle(work: Path, entry: str, file: str) -> None:
    (work / "entry.js").write_text(entry)
    _run(
        "node_modules/.bin/esbuild",
        "entry.js",
        "--bundle",
        "--minify",
        "--format=esm",
        "--target=es2022",
        "--legal-comments=eof",
        f"--outfile={LIB / file}",
        cwd=work,
    )


def _sprite(work: Path) -> None:
    symbols = []
    for name in ICONS:
        path = work / "node_modules/lucide-static/icons" / f"{name}.svg"
        body = re.sub(r"<!--.*?-->", "", path.read_text(), flags=re.S)
        inner = re.search(r"<svg[^>]*>(.*)</svg>", body, re.S)
        if inner is None:
            raise SystemExit(f"{name}: not an svg")
        shapes = re.sub(r"\s+", " ", inner.group(1)).strip()
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>')
    (LIB / "icons.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" fill="none" stroke="currentColor" stroke-width="2"'
        ' stroke-linecap="round" stroke-linejoin="round">\n' + "\n".join(symbols) + "\n</svg>\n"
    )


def _entry(work: Path, package: str, file: str) -> dict[str, str]:
    facts = json.loads((work / "node_modules" / package / "package.json").read_text())
    digest = hashlib.sha256((LIB / file).read_bytes()).hexdigest()
    licence_file = f"licenses/{package.replace('@', '').replace('/', '-')}.txt"
    licence = work / "node_modules" / LICENCE_OF.get(package, package) / "LICENSE"
    shutil.copyfile(licence, LIB / licence_file)
    return {
        "file": file,
        "name": package,
        "version": facts["version"],
        "licence": facts["license"],
        "licence_file": licence_file,
        "sha256": digest,
        "source": f"npm:{package}@{facts['version']}",
    }


def main() -> int:
    """Write every file of `lib/` and its manifest."""
    (LIB / "licenses").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        pins = {**PACKAGES, **BUNDLER}
        (work / "package.json").write_text(json.dumps({"private": True, "dependencies": pins}))
        _run("npm", "install", "--silent", "--no-audit", "--no-fund", cwd=work)
        _bundle(work, LIT_ENTRY, "lit.js")
        _bundle(work, 'export {sha256} from "@noble/hashes/sha2.js";', "sha256.js")
        _bundle(work, 'export {openDB} from "idb";', "idb.js")
        _bundle(work, FIREBASE_ENTRY, "firebase-auth.js")
        _sprite(work)
        font = "node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"
        shutil.copyfile(work / font, LIB / "inter-latin.woff2")
        for types in sorted(Path(__file__).parent.glob("*.d.ts")):
            shutil.copyfile(types, LIB / types.name)
        # lit's own packages lie below it; their licence is the same file.
        files = [
            _entry(work, "lit", "lit.js"),
            _entry(work, "@noble/hashes", "sha256.js"),
            _entry(work, "idb", "idb.js"),
            _entry(work, "firebase", "firebase-auth.js"),
            _entry(work, "lucide-static", "icons.svg"),
            _entry(work, "@fontsource-variable/inter", "inter-latin.woff2"),
        ]
    (LIB / "MANIFEST.json").write_text(json.dumps({"files": files}, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
