#!/usr/bin/env python3
"""Processor seconds of short commands, over those of another checkout: scripts/bench start BASE [PAIRS]

BASE is a built checkout of an older version. Both sides index the same samples into a store of their own, then run each
command in turn. Prints for each command the median of both sides and of the ratios.
"""
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
COMMANDS = [
    ("sync, nothing changed", ["index", "sync"], True),
    ("status", ["index", "status"], True),
    ("config show", ["config", "show"], False),
    ("search", ["search", "How many steps lead to the gallery?"], True),
    ("ask", ["ask", "How many steps lead to the gallery?"], True),
]


def seconds(checkout, words, folder, stored):
    """User and system time of one command, its children included."""
    words = list(words)
    if stored:
        words += ["--set", f"store.path={folder}", "--set", f"sources[0].uri={HERE}/samples"]
    pid = subprocess.Popen(
        [f"{checkout}/scripts/corpusmill", *words], cwd=checkout, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    errors = pid.stderr.read()
    _, status, used = os.wait4(pid.pid, 0)
    pid.returncode = os.waitstatus_to_exitcode(status)
    if pid.returncode != 0:
        sys.exit(f"failed: {checkout} {words} exit={pid.returncode}\n{errors.decode(errors='replace')}")
    return used.ru_utime + used.ru_stime


def main():
    if len(sys.argv) < 2 or not Path(sys.argv[1], "scripts/corpusmill").exists():
        sys.exit("usage: scripts/bench start BASE [PAIRS]; BASE: another checkout that is built")
    base, pairs = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as work:
        for side in (base, HERE):
            seconds(side, ["index", "sync"], f"{work}/{side.name}", True)
        for name, words, stored in COMMANDS:
            runs = []
            for pair in range(pairs):
                order = (base, HERE) if pair % 2 == 0 else (HERE, base)
                used = {side: seconds(side, words, f"{work}/{side.name}", stored) for side in order}
                runs.append((used[base], used[HERE], used[HERE] / used[base]))
            before, now, ratio = (statistics.median(run[i] for run in runs) for i in range(3))
            low, high = min(run[2] for run in runs), max(run[2] for run in runs)
            print(f"{name:24s} {now:6.2f} s of processor time, before {before:6.2f} s: {ratio:.2f} [{low:.2f}-{high:.2f}]")


if __name__ == "__main__":
    main()
