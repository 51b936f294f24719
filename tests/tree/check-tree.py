#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the checks of tree_checks.py on the sources: check-tree.py ROOT. Speaks TAP."""
import pathlib
import sys

import tree_checks


def main(root):
    failed = False
    print(f"1..{len(tree_checks.CHECKS)}", flush=True)
    for number, (name, check) in enumerate(tree_checks.CHECKS.items(), 1):
        complaints = check(pathlib.Path(root))
        for complaint in complaints:
            print("\n".join("# " + line for line in complaint.splitlines()))
        print(f"{'not ok' if complaints else 'ok'} {number} /tree/{name}", flush=True)
        failed = failed or bool(complaints)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
