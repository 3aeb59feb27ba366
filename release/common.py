"""What the scripts of a release share: the version, the targets, the names of files and their checksums."""

import hashlib
import json
import re
from pathlib import Path

RELEASE = Path(__file__).resolve().parent
ROOT = RELEASE.parent
DIST = ROOT / "dist"


def version() -> str:
    """The version of the package, which is the version of everything that is released."""
    found = re.search(r'^version = "([^"]+)"$', (ROOT / "Cargo.toml").read_text("utf-8"), re.M)
    if found is None:
        raise SystemExit("Cargo.toml has no line `version = \"…\"`")
    return found[1]


def targets() -> dict:
    """The targets by their Rust names, with what other package managers call them."""
    return json.loads((RELEASE / "targets.json").read_text("utf-8"))


def is_windows(target: str) -> bool:
    return "-windows-" in target


def program(target: str) -> str:
    return "leadc.exe" if is_windows(target) else "leadc"


def archive(target: str) -> Path:
    extension = "zip" if is_windows(target) else "tar.gz"
    return DIST / f"leadc-{version()}-{target}.{extension}"


def checksum(path: Path) -> str:
    """The SHA-256 of a file, in lower-case hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fill(template: Path, values: dict) -> str:
    """A template with its `{{name}}` replaced. A name without a value ends the release."""

    def value(name: re.Match) -> str:
        if name[1] not in values:
            raise SystemExit(f"{template.name}: no value for {{{{{name[1]}}}}}")
        return values[name[1]]

    return re.sub(r"\{\{([a-z0-9_-]+)\}\}", value, template.read_text("utf-8"))
