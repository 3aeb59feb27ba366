"""`evaluate` in Python, compared with the command on files.

python python/benches/tables.py CONTRACT leads.parquet activities.parquet --as-of 2026-06-30
"""

import tempfile
from pathlib import Path

import leadc
import polars
from common import arguments, command, in_turn, shown


def main() -> None:
    options = arguments(__doc__).parse_args()
    contract = leadc.Contract.from_file(options.contract)
    leads, activities = polars.read_parquet(options.leads), polars.read_parquet(options.activities)
    print(f"{leads.height} leads, {activities.height} activities")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)

        def from_files_to_a_file() -> None:
            frames = polars.read_parquet(options.leads), polars.read_parquet(options.activities)
            found = contract.evaluate(*frames, options.as_of)
            polars.DataFrame(found).write_parquet(out / "polars.parquet")

        times = in_turn(options.rounds, {
            "command, Parquet to Parquet": command(options, out / "command.parquet"),
            "evaluate, polars frames in memory": lambda: contract.evaluate(leads, activities, options.as_of),
            "evaluate, paths of Parquet files": lambda: contract.evaluate(options.leads, options.activities, options.as_of),
            "polars reads and writes Parquet, evaluate between": from_files_to_a_file,
        })
        shown(times, "command, Parquet to Parquet")
        rows = [polars.read_parquet(out / name).sort("lead id") for name in ("command.parquet", "polars.parquet")]
        assert rows[0].equals(rows[1]), "the results differ"


if __name__ == "__main__":
    main()
