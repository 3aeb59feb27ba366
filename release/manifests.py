"""python3 release/manifests.py OWNER/NAME: writes the Homebrew formula and the winget manifests to `dist/`.

The archives of all targets must be in `dist/`: the manifests contain their checksums.
"""

import argparse

from common import DIST, RELEASE, archive, checksum, fill, targets, version

TEMPLATES = RELEASE / "templates"


def values(repository: str) -> dict:
    """What the templates ask for."""
    known = {
        "repository": repository,
        "version": version(),
        "downloads": f"https://github.com/{repository}/releases/download/v{version()}",
    }
    for target in targets():
        packed = archive(target)
        if not packed.is_file():
            raise SystemExit(f"{packed.name} is missing in {DIST}")
        known[f"{target}-file"] = packed.name
        known[f"{target}-sha256"] = checksum(packed)
    return known


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes the Homebrew formula and the winget manifests to dist/.")
    parser.add_argument("repository", metavar="OWNER/NAME")
    known = values(parser.parse_args().repository)
    for template in sorted(path for path in TEMPLATES.rglob("*") if path.is_file()):
        out = DIST / template.relative_to(TEMPLATES)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(fill(template, known), "utf-8")
        print(out)


if __name__ == "__main__":
    main()
