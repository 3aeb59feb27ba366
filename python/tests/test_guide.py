"""The Python guide: its code runs, and so does its dbt model."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

GUIDE = (ROOT / "docs" / "guide" / "python.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language):
    """The code of the guide in a language, each with the file it is, if it is one."""
    for kind, info, code in BLOCK.findall(GUIDE):
        if kind == language:
            name = re.search(r"file=(\S+)", info)
            yield (name[1] if name else None), code


def write_contract(folder):
    (name, text), = blocks("leadc")
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_the_code_of_the_guide_runs(tmp_path, monkeypatch):
    write_contract(tmp_path)
    monkeypatch.chdir(tmp_path)
    code = [code for name, code in blocks("python") if name is None]
    assert len(code) > 5
    exec("\n".join(code), {"__name__": "guide"})
    assert (tmp_path / "week.html").stat().st_size > 1000


def test_the_dbt_model_of_the_guide_is_a_table(tmp_path):
    pytest.importorskip("dbt.adapters.duckdb")
    (name, model), = [(name, code) for name, code in blocks("python") if name]
    write_contract(tmp_path / "contracts")
    files = {
        name: model,
        "models/leads.sql": """select * from (values ('a-17', 80, 'PT'), ('a-18', 10, 'DE')) as l("lead id", size, country)""",
        "models/visits.sql": """select * from (values ('a-17', '2026-05-01 09:30', '/'), ('a-17', '2026-05-02 16:00', '/pricing'))
            as v("lead id", time, page)""",
        "models/mqls.sql": """select "lead id" from {{ ref('stages') }} where stage = 'MQL'""",
        "dbt_project.yml": "name: inbound\nversion: '1.0'\nprofile: inbound\nmodel-paths: [models]\n",
        "profiles.yml": "inbound: {target: dev, outputs: {dev: {type: duckdb, path: inbound.duckdb, threads: 1}}}\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    dbt = shutil.which("dbt", path=str(Path(sys.executable).parent)) or shutil.which("dbt")
    built = subprocess.run([dbt, "build", "--no-use-colors"], cwd=tmp_path, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout
    import duckdb

    with duckdb.connect(str(tmp_path / "inbound.duckdb"), read_only=True) as warehouse:
        assert warehouse.sql("select * from mqls").fetchall() == [("a-17",)]
