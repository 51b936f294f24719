#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows how build-aux/count-tests.py counts: test-count-tests.py PROGRAM. Speaks TAP."""
import json
import pathlib
import subprocess
import sys
import tempfile

TAP = "1..2\nok 1 /a\nok 2 /b\n"

# Name, failed steps, lines of the log (None: there is no log), last line, exit code.
CASES = [
    ("each-tap-test-counts", 0, [("OK", TAP)], "2 passed, 0 failed", 0),
    ("a-program-without-tap-counts-once", 0, [("OK", "fine"), ("OK", TAP)], "3 passed, 0 failed", 0),
    ("a-failed-test-counts", 1, [("FAIL", "1..2\nok 1 /a\nnot ok 2 /b\n")], "1 passed, 1 failed", 1),
    ("a-crash-counts-once", 1, [("ERROR", "1..2\nok 1 /a\n")], "1 passed, 1 failed", 1),
    ("a-timeout-counts-once", 1, [("TIMEOUT", ""), ("OK", TAP)], "2 passed, 1 failed", 1),
    ("a-skipped-test-does-not-count", 0, [("OK", "1..2\nok 1 /a\nok 2 /b # SKIP no\n")],
     "1 passed, 0 failed", 0),
    ("a-failed-build-counts", 1, None, "0 passed, 1 failed", 1),
    ("a-failed-step-beside-passed-tests-counts", 1, [("OK", TAP)], "2 passed, 1 failed", 1),
    ("no-test-at-all-is-a-failure", 0, [], "0 passed, 1 failed", 1),
]


def run(program, failed_steps, lines):
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / "testlog.json"
        if lines is not None:
            entries = [json.dumps({"result": result, "stdout": text}) + "\n" for result, text in lines]
            log.write_text("".join(entries), encoding="utf-8")
        return subprocess.run([sys.executable, program, str(failed_steps), log],
                              capture_output=True, text=True, check=False)


def main(program):
    failed = False
    print(f"1..{len(CASES)}", flush=True)
    for number, (name, failed_steps, lines, words, code) in enumerate(CASES, 1):
        done = run(program, failed_steps, lines)
        good = done.stdout == words + "\n" and done.returncode == code
        if not good:
            print(f"# {done.stdout!r}, {done.returncode}")
        print(f"{'ok' if good else 'not ok'} {number} /count-tests/{name}", flush=True)
        failed = failed or not good
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
