"""Contracts: reading, diagnostics, differences."""

import json

import leadc
import pytest
from conftest import EXAMPLE, SMALL, AS_OF

MISSPELT = SMALL.replace("+20 when size", "+20 when siez")
UNREACHABLE = SMALL.replace("fit at least 20\n", "fit at least 90\n")


def test_a_contract_is_read_from_a_file_with_those_it_includes(inbound):
    assert inbound.title == "Inbound leads, German-speaking countries and the Netherlands"


def test_a_contract_with_errors_raises_all_of_them_as_objects():
    with pytest.raises(leadc.ContractError) as raised:
        leadc.Contract.from_text(MISSPELT, name="inbound.leadc")
    assert str(raised.value) == "inbound.leadc:14:10: error[E0301]: `siez` is not declared"
    assert isinstance(raised.value, ValueError)
    diagnostics = raised.value.diagnostics
    assert diagnostics.has_errors and len(diagnostics) == 1
    found = diagnostics[0]
    assert (found.code, found.severity, found.file) == ("E0301", "error", "inbound.leadc")
    assert (found.line, found.column, found.end_column) == (14, 10, 14)
    assert found.corrected == "+20 when size at least 50"
    assert diagnostics[-1] == found and list(diagnostics) == [found]
    with pytest.raises(IndexError):
        diagnostics[1]


def test_messages_are_in_the_language_that_is_asked_for():
    with pytest.raises(leadc.ContractError, match="não está declarado|não foi declarad"):
        leadc.Contract.from_text(MISSPELT, lang="pt")
    with pytest.raises(ValueError, match="unknown language `fr`: write en, pt, it or zh"):
        leadc.Contract.from_text(SMALL, lang="fr")


def test_check_reports_what_follows_from_the_rules_alone():
    found = leadc.Contract.from_text(UNREACHABLE).check()
    assert not found.has_errors
    assert "W0224" in [one.code for one in found]
    places = [(one.line, one.column) for one in found]
    assert places == sorted(places)


def test_diagnostics_are_a_table_in_a_notebook():
    hostile = SMALL.replace("+20 when size", "+20 when <b>siez</b>")
    with pytest.raises(leadc.ContractError) as raised:
        leadc.Contract.from_text(hostile)
    html = raised.value.diagnostics._repr_html_()
    assert html.startswith("<table>") and "error" in html and "<b>" not in html


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(leadc.ContractError) as raised:
        leadc.Contract.from_file(tmp_path / "none.leadc")
    assert raised.value.diagnostics[0].code == "E0001"


def test_diff_shows_what_a_version_changes_and_for_which_leads():
    old = leadc.Contract.from_text(SMALL)
    new = leadc.Contract.from_text(SMALL.replace("+20 when", "+15 when"))
    changes = leadc.diff(old, new)
    assert not changes.is_empty and "+20" in str(changes)
    assert leadc.diff(old, old).is_empty
    assert changes.to_dict()["leads"] is None
    with pytest.raises(TypeError, match="need `leads`"):
        leadc.diff(old, new, as_of=AS_OF)


def test_diff_with_leads_equals_the_command(command, tmp_path, inbound):
    folder = tmp_path / "new"
    folder.mkdir()
    for path in EXAMPLE.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    changed = folder / "contract.leadc"
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("vehicles at least 20", "vehicles at least 40"), encoding="utf-8")
    new = leadc.Contract.from_file(changed)
    data = EXAMPLE / "leads.csv", EXAMPLE / "activities.csv"
    changes = leadc.diff(inbound, new, *data, as_of=AS_OF)
    arguments = ("--leads", data[0], "--activities", data[1], "--as-of", AS_OF, "--format", "json")
    printed = json.loads(command("diff", EXAMPLE / "contract.leadc", changed, *arguments).stdout)
    own = changes.to_dict()
    assert own["leads"] == printed["leads"] and own["leads"]["leads"] > 0
    assert own["blocks"] == printed["blocks"]
