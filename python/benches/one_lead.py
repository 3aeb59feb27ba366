"""How many leads `decide` takes in a second, each a dict with ten activities, under the contract of the example.

python python/benches/one_lead.py
"""

import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import leadc

CONTRACT = Path(__file__).resolve().parents[2] / "examples" / "inbound" / "contract.leadc"
AS_OF = datetime(2026, 6, 30, tzinfo=timezone.utc)
LEADS = 20_000


def lead(number: int) -> dict:
    return {
        "lead id": f"K-{number}",
        "created": AS_OF - timedelta(days=90),
        "email": f"someone{number}@isar-cargo.example",
        "vehicles": number % 500,
        "job title": "Fleet Manager",
        "country": "DE",
        "interests": ["Fuel", "Maintenance"],
    }


def activities(number: int) -> list:
    return [
        {"kind": "page view", "time": AS_OF - timedelta(days=day), "url": f"https://kestrel.example/pricing/{number}", "seconds": 30}
        for day in range(1, 11)
    ]


def main() -> None:
    contract = leadc.Contract.from_file(CONTRACT)
    given = [(lead(number), activities(number)) for number in range(LEADS)]
    begun = time.perf_counter()
    for values, own in given:
        contract.decide(values, own, AS_OF)
    seconds = time.perf_counter() - begun
    print(f"{LEADS / seconds:,.0f} leads a second, {seconds / LEADS * 1e6:.0f} microseconds each")


if __name__ == "__main__":
    main()
