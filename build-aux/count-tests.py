#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums up runs of meson test: count-tests.py FAILED-STEPS TESTLOG.json ...

Prints "N passed, N failed" and ends with 1 where anything failed. A program that speaks TAP counts
with each of its tests, every other one as one. Where a step failed, such as the build, and no test
is to blame, the step counts as one failure, so that a run without tests never looks green.
"""
import json
import pathlib
import re
import sys


def count_program(entry):
    """(passed, failed) of one line of testlog.json."""
    lines = entry.get("stdout", "").splitlines()
    passed = sum(re.match(r"ok\b", line) is not None and "# SKIP" not in line for line in lines)
    failed = sum(line.startswith("not ok") for line in lines)
    if entry["result"] in ("OK", "EXPECTEDFAIL"):
        return max(passed, 1), 0
    if entry["result"] == "SKIP":
        return 0, 0
    return passed, max(failed, 1)


def main(failed_steps, *logs):
    passed = failed = 0
    for log in map(pathlib.Path, logs):
        for line in log.read_text(encoding="utf-8").splitlines() if log.exists() else []:
            program_passed, program_failed = count_program(json.loads(line))
            passed += program_passed
            failed += program_failed
    failed = max(failed, int(failed_steps), 0 if passed else 1)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
