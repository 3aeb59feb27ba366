"""The command `leadc`, as `python -m leadc` and as a script."""

import sys

from ._leadc import run_command


def main() -> None:
    """Runs the command with the arguments of the process, and ends it with the exit code."""
    sys.exit(run_command(["leadc", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
