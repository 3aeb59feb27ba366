"""One lead as a dict."""

import json
from datetime import date, datetime, timezone
from decimal import Decimal

import leadc
import pytest
from conftest import AS_OF, EXAMPLE, SMALL

VISIT = {"kind": "visit", "time": datetime(2026, 5, 1, 9, 30), "page": "/pricing"}


def test_a_lead_is_decided_by_the_names_of_the_contract(small):
    lead = {"lead id": "a-17", "Size": 80, "newsletter": True, "renewal": date(2027, 1, 1), "interests": ["Fuel"]}
    found = small.decide(lead, [VISIT], "2026-05-03")
    assert found.stage == "MQL" and found.points == {"fit": 20.5, "score": 20.5}
    assert found.since == datetime(2026, 5, 1, 8, 30, tzinfo=timezone.utc)
    assert (found.excluded_by, found.missing, found.clocks) == ([], [], [])
    assert repr(found).startswith("<Decision: stage MQL, {")


def test_what_is_not_known_is_none(small):
    assert small.decide({"size": None}, as_of="2026-05-03").points["fit"] == 0.0
    assert small.decide({"size": float("nan")}, as_of="2026-05-03").points["fit"] == 0.0
    assert small.decide({"size": Decimal(50)}, as_of="2026-05-03").points["fit"] == 20.0


def test_a_lead_created_later_is_none(inbound):
    lead = {"created": datetime(2026, 7, 1, tzinfo=timezone.utc)}
    assert inbound.decide(lead, as_of=AS_OF) is None
    assert inbound.explain(lead, as_of=AS_OF) is None


@pytest.mark.parametrize(
    ("lead", "activities", "message"),
    [
        ({"siez": 3}, [], "the contract has no field `siez`; did you mean `size`?"),
        ({"size": "80"}, [], "`size` is a whole number"),
        ({"interests": ["Gas"]}, [], "`Gas` is none of the choices of `interests`"),
        ({}, [{"kind": "visti", "time": date(2026, 5, 1)}], "the contract has no activity `visti`; did you mean `visit`?"),
        ({}, [{"kind": "visit", "time": 3}], "`visit` needs a time or a date"),
        ({"renewal": True}, [], "`renewal` is a date"),
    ],
)
def test_what_the_contract_does_not_know_is_named(small, lead, activities, message):
    with pytest.raises(leadc.LeadError) as raised:
        small.decide(lead, activities, "2026-05-03")
    assert str(raised.value) == message


def test_dates_and_times_are_objects_or_texts_as_in_files(small):
    as_objects = small.decide({"size": 80, "renewal": date(2027, 1, 1)}, [VISIT], "2026-05-03")
    for time in ["2026-05-01T09:30:00+01:00", "2026-05-01 09:30", "2026-05-01T08:30:00Z"]:
        found = small.decide({"size": 80, "renewal": "2027-01-01"}, [{**VISIT, "time": time}], "2026-05-03")
        assert (found.stage, found.since) == (as_objects.stage, as_objects.since)
    italian = leadc.Contract.from_text(SMALL.replace("Europe/Lisbon\n", 'Europe/Lisbon\n  dates are: "DD/MM/YYYY"\n'))
    assert italian.decide({"size": 80}, [{"kind": "visit", "time": "01/05/2026"}], "2026-05-03").stage == "MQL"
    with pytest.raises(leadc.LeadError, match="`soon` of `renewal` cannot be read: it is not ISO 8601"):
        small.decide({"renewal": "soon"})
    with pytest.raises(leadc.LeadError, match="`yesterday` of `visit` cannot be read: it is not ISO 8601"):
        small.decide({}, [{"kind": "visit", "time": "yesterday"}])


def test_a_value_of_another_type_is_refused(small):
    with pytest.raises(TypeError, match="`size` is a object: pass a str"):
        small.decide({"size": object()})
    with pytest.raises(TypeError, match="an activity has no `kind`"):
        small.decide({}, [{"time": date(2026, 5, 1)}])
    with pytest.raises(TypeError, match="a dict with `kind` and `time`"):
        small.decide({}, [3])


def test_a_lead_is_explained_from_a_dict_and_from_tables(small, inbound, command):
    explained = small.explain({"lead id": "a-17", "size": 80}, [VISIT], "2026-05-03")
    assert "a-17" in str(explained) and explained.to_dict()["format"] == 1
    assert explained._repr_html_().startswith("<pre>")
    files = EXAMPLE / "leads.csv", EXAMPLE / "activities.csv"
    own = inbound.explain(*files, AS_OF, lead_id="K-000001")
    arguments = ("--leads", files[0], "--activities", files[1], "--as-of", AS_OF, "--lead", "K-000001", "--format", "json")
    assert own.to_dict() == json.loads(command("explain", EXAMPLE / "contract.leadc", *arguments).stdout)
    assert own.text("it") != own.text("en") == str(own)
    with pytest.raises(leadc.LeadError, match="no lead has the id `K-000000`; did you mean"):
        inbound.explain(*files, AS_OF, lead_id="K-000000")
    shown = inbound.explain(*files, AS_OF, lead_id="K-000001", show=["vehicles"])
    assert str(shown).startswith("K-000001 (200): ") and str(own).startswith("K-000001: ")
    with pytest.raises(TypeError, match="which lead?"):
        inbound.explain(*files, AS_OF)


def test_every_lead_of_the_example_is_decided_as_in_the_table(inbound, frames):
    import pyarrow

    leads, _ = frames
    table = pyarrow.table(inbound.evaluate(*frames, AS_OF)).to_pylist()
    expected = {row["lead id"]: row for row in table}
    bare = [lead for lead in leads.to_pylist() if expected[lead["Contact ID"]]["interest"] == 0]
    assert bare, "the example has leads without activities"
    lead = bare[0]
    vehicles = lead["Vehicles"]
    given = {"lead id": lead["Contact ID"], "vehicles": int(vehicles) if vehicles else None}
    decided = inbound.decide(given, as_of=AS_OF)
    assert decided.stage is not None and set(decided.points) >= {"fit", "role", "interest"}
