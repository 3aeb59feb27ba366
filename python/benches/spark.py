"""`leadc.spark.evaluate` on the cores of this machine, compared with the command on as many: times, rates of a core, memory.

python python/benches/spark.py CONTRACT leads.parquet activities.parquet --as-of 2026-06-30 --buckets 10 20
"""

import argparse
import os
import sys
import tempfile
import threading
from pathlib import Path

import leadc
from common import arguments, command, cores, descendants, in_turn, memory, shown
from leadc import spark as leadc_spark
from pyspark.sql import SparkSession


def session(options: argparse.Namespace) -> SparkSession:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(f"local[{cores()}]").config("spark.ui.enabled", "false")
    for name, value in [
        ("spark.driver.memory", options.driver_memory),
        ("spark.driver.maxResultSize", "0"),
        ("spark.log.level", "ERROR"),
        ("spark.sql.session.timeZone", "UTC"),
        ("spark.sql.parquet.compression.codec", "zstd"),
    ]:
        builder = builder.config(name, value)
    return builder.getOrCreate()


class Memory(threading.Thread):
    """Watches the peak memory of the processes that this one started, in MiB by the name of the program."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peaks = {}
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(0.2):
            for process in descendants(os.getpid()):
                name, peak = memory(process)
                self.peaks[name] = max(self.peaks.get(name, 0), peak)


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--buckets", type=int, nargs="+", default=[4 * cores()])
    parser.add_argument("--driver-memory", default="6g")
    options = parser.parse_args()
    contract = leadc.Contract.from_file(options.contract)
    spark = session(options)
    leads = spark.read.parquet(str(options.leads))
    activities = spark.read.parquet(str(options.activities))
    count = activities.count()
    print(f"{leads.count():,} leads, {count:,} activities, {cores()} cores")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)

        def on_spark(buckets: int):
            def job() -> None:
                found = leadc_spark.evaluate(spark, contract, leads, activities, options.as_of, buckets=buckets)
                found.leads.write.mode("overwrite").parquet(str(out / "spark"))
                found.unpersist()

            return job

        on_spark(options.buckets[0])()  # Starts the processes of Python and warms the virtual machine up.
        watch = Memory()
        watch.start()
        reference = "leadc eval, Parquet to Parquet"
        jobs = {reference: command(options, out / "command.parquet", "--threads", str(cores()))}
        jobs |= {f"Spark, {buckets} buckets": on_spark(buckets) for buckets in options.buckets}
        times = in_turn(options.rounds, jobs)
        watch.ended.set()
        shown(times, reference)
        for name, seconds in times.items():
            print(f"{name}: {count / seconds / cores():,.0f} activities a second and core")
        print("peak memory in MiB:", watch.peaks)
    spark.stop()


if __name__ == "__main__":
    main()
