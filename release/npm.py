"""python3 release/npm.py: makes npm packages of the archives in `dist/`, as tarballs in `dist/npm/`.

`leadc` is a launcher. The command itself is in a package for each platform, of which npm installs the one that fits.
"""

import json
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path

from common import DIST, RELEASE, ROOT, archive, is_windows, program, targets, version

ABOUT = {"license": "MIT OR Apache-2.0", "files": ["bin", "LICENSE-APACHE", "LICENSE-MIT"]}


def platform_name(target: str) -> str:
    system, processor = targets()[target]["npm"]
    return f"@leadc/{system}-{processor}"


def unpack(target: str, to: Path) -> None:
    """Writes the command of an archive to a folder."""
    packed, name = archive(target), program(target)
    inside = f"{packed.name.removesuffix('.zip').removesuffix('.tar.gz')}/{name}"
    if is_windows(target):
        content = zipfile.ZipFile(packed).read(inside)
    else:
        with tarfile.open(packed) as tar:
            content = tar.extractfile(inside).read()
    to.mkdir(parents=True)
    (to / name).write_bytes(content)
    (to / name).chmod(0o755)


def pack(folder: Path, package: dict) -> None:
    """Writes package.json and the licences, and lets npm pack the folder."""
    (folder / "package.json").write_text(json.dumps(package, indent=2) + "\n", "utf-8")
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"]:
        shutil.copy(ROOT / licence, folder)
    out = DIST / "npm"
    out.mkdir(parents=True, exist_ok=True)
    subprocess.run(["npm", "pack", "--silent", "--pack-destination", out], cwd=folder, check=True)


def platform_package(target: str, folder: Path) -> None:
    system, processor = targets()[target]["npm"]
    unpack(target, folder / "bin")
    pack(folder, {
        "name": platform_name(target),
        "version": version(),
        "description": f"The command leadc for {system}, {processor}",
        **ABOUT,
        "os": [system],
        "cpu": [processor],
        "preferUnplugged": True,
    })


def launcher_package(folder: Path) -> None:
    (folder / "bin").mkdir(parents=True)
    shutil.copy(RELEASE / "npm" / "leadc.js", folder / "bin")
    shutil.copy(ROOT / "README.md", folder)
    pack(folder, {
        "name": "leadc",
        "version": version(),
        "description": "A language in which marketing and sales write down what a qualified lead is",
        **ABOUT,
        "bin": {"leadc": "bin/leadc.js"},
        "engines": {"node": ">=18"},
        "optionalDependencies": {platform_name(target): version() for target in targets()},
    })


def main() -> None:
    packed = [target for target in targets() if archive(target).is_file()]
    if not packed:
        raise SystemExit(f"no archives in {DIST}; make one with: python3 release/archive.py TARGET")
    with tempfile.TemporaryDirectory() as folder:
        for target in packed:
            platform_package(target, Path(folder) / target)
        launcher_package(Path(folder) / "launcher")


if __name__ == "__main__":
    main()
