"""How long the command takes to start: CPU seconds of ``fascicle --version``, ``--help`` and ``check FILE``.

    python docs/benchmarks/start.py

The least of several runs, since nothing but other work on the machine makes one slower than another.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "tests" / "editions" / "miniature" / "text" / "ferry.xml"
RUNS = 7
LIMITS = {"--version": 0.2, "--help": 0.2, "check FILE": 0.4}


def cpu_seconds(*arguments: str) -> float:
    """User and system time of one run of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "fascicle", *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Print a line for each call."""
    with tempfile.TemporaryDirectory() as folder:
        alone = Path(folder) / SAMPLE.name  # a file of no edition
        alone.write_bytes(SAMPLE.read_bytes())
        for call, limit in LIMITS.items():
            seconds = min(cpu_seconds(*call.replace("FILE", str(alone)).split()) for _ in range(RUNS))
            sys.stdout.write(f"fascicle {call:12} {seconds:.3f} CPU s (limit {limit})\n")


if __name__ == "__main__":
    main()
