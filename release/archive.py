"""python3 release/archive.py TARGET: packs the built command of a target into `dist/`, with the checksum beside it.

The same command gives the same bytes: names are sorted, and times and owners are fixed.
"""

import argparse
import gzip
import io
import tarfile
import zipfile
from pathlib import Path

from common import DIST, ROOT, archive, checksum, is_windows, program, targets

WITH_IT = ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md"]


def tar_gz(folder: str, files: list) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for path in files:
            entry = tarfile.TarInfo(f"{folder}/{path.name}")
            entry.size = path.stat().st_size
            entry.mode = 0o755 if path.name == "leadc" else 0o644
            with path.open("rb") as content:
                tar.addfile(entry, content)
    return gzip.compress(packed.getvalue(), compresslevel=9, mtime=0)


def zipped(folder: str, files: list) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive_file:
        for path in files:
            entry = zipfile.ZipInfo(f"{folder}/{path.name}", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive_file.writestr(entry, path.read_bytes())
    return packed.getvalue()


def pack(target: str, built: Path) -> Path:
    out = archive(target)
    folder = out.name.removesuffix(".zip").removesuffix(".tar.gz")
    files = sorted([built, *(ROOT / name for name in WITH_IT)], key=lambda path: path.name)
    DIST.mkdir(exist_ok=True)
    out.write_bytes(zipped(folder, files) if is_windows(target) else tar_gz(folder, files))
    (DIST / f"{out.name}.sha256").write_text(f"{checksum(out)}  {out.name}\n", "utf-8")
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description="Packs the built command of a target into dist/.")
    parser.add_argument("target", choices=list(targets()))
    target = parser.parse_args().target
    built = ROOT / "target" / target / "release" / program(target)
    if not built.is_file():
        raise SystemExit(f"{built} is missing; build it with: cargo build --release --locked --target {target}")
    print(pack(target, built))


if __name__ == "__main__":
    main()
