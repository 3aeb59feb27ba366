"""What the measurements share: their arguments, times and memory."""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median


def arguments(about: str) -> argparse.ArgumentParser:
    """The contract and its data, in Parquet files."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("contract", type=Path)
    parser.add_argument("leads", type=Path)
    parser.add_argument("activities", type=Path)
    parser.add_argument("--as-of", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--leadc", default=f"{sys.executable} -m leadc", help="the command to compare with")
    return parser


def in_turn(rounds: int, jobs: dict) -> dict:
    """The median time in seconds of each job. Each round runs all, so that what slows the machine down slows all of them."""
    times = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            begun = time.perf_counter()
            job()
            times[name].append(time.perf_counter() - begun)
    return {name: median(seconds) for name, seconds in times.items()}


def command(options: argparse.Namespace, out: Path, *more: str):
    """A job that runs `leadc eval`, which writes Parquet."""
    data = ["--leads", options.leads, "--activities", options.activities, "--as-of", options.as_of]
    words = [*options.leadc.split(), "eval", options.contract, *data, "-o", out, *more]

    def job() -> None:
        subprocess.run(list(map(str, words)), check=True, stderr=subprocess.DEVNULL)

    return job


def shown(times: dict, reference: str) -> None:
    """Prints times, with their ratio to that of a reference."""
    for name, seconds in times.items():
        print(f"{name:50} {seconds:8.3f} s  × {seconds / times[reference]:.2f}", flush=True)


def descendants(process: int) -> list:
    """The processes that a process started, directly or through others. Linux only."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name of the program, in parentheses, may have spaces.
            parent = stat.read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        parents.setdefault(int(parent), []).append(int(stat.parent.name))
    found, open_ones = [], [process]
    while open_ones:
        own = parents.get(open_ones.pop(), [])
        found += own
        open_ones += own
    return found


def memory(process: int) -> tuple:
    """The name of a process, and its peak memory in MiB."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return "ended", 0
    values = dict(line.split(":", 1) for line in lines if ":" in line)
    return values["Name"].strip(), int(values.get("VmHWM", "0 kB").split()[0]) // 1024


def cores() -> int:
    return len(os.sched_getaffinity(0))
