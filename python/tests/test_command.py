"""The command that the wheel installs."""

import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import leadc
from conftest import AS_OF, EXAMPLE

SCRIPT = Path(sysconfig.get_path("scripts")) / ("leadc.exe" if sys.platform == "win32" else "leadc")


def test_the_script_and_the_module_are_the_same_command(command):
    printed = subprocess.run([SCRIPT, "--version"], capture_output=True, text=True, check=True).stdout
    assert printed == command("--version").stdout == f"leadc {leadc.__version__}\n"


def test_exit_codes_and_colours_are_those_of_the_command(command, tmp_path):
    assert command("check", EXAMPLE / "contract.leadc").returncode == 0
    bad = tmp_path / "bad.leadc"
    bad.write_text('leadc 1 en\ncontract "Bad":\n  time zoen: UTC\n', encoding="utf-8")
    refused = command("check", bad)
    assert refused.returncode == 1 and "error" in refused.stdout + refused.stderr
    assert "\x1b[" not in refused.stdout + refused.stderr
    coloured = command("check", bad, "--color", "always")
    assert "\x1b[" in coloured.stdout + coloured.stderr
    assert command("chekc").returncode == 2


def test_it_evaluates_files(command):
    arguments = ("--leads", EXAMPLE / "leads.csv", "--activities", EXAMPLE / "activities.csv")
    found = command("eval", EXAMPLE / "contract.leadc", *arguments, "--as-of", AS_OF, "--format", "csv")
    assert found.stdout == (EXAMPLE / "expected.csv").read_text(encoding="utf-8")


def test_a_signal_ends_it():
    # Standard input stays open, so that the command waits for the contract.
    waiting = subprocess.Popen(
        [SCRIPT, "check", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    time.sleep(1.0)
    waiting.send_signal(signal.SIGINT)
    assert waiting.wait(timeout=10) == -signal.SIGINT
