#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes one C file of the numbered migrations: embed-sql.py OUTPUT 0001-NAME.sql 0002-NAME.sql ..."""
import pathlib
import re
import sys


def quoted(line):
    escaped = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'    "{escaped}\\n"'


def entry(path, expected):
    match = re.fullmatch(r"(\d{4})-[a-z0-9-]+\.sql", path.name)
    if match is None or int(match[1]) != expected:
        sys.exit(f"{path.name}: migration {expected:04} is expected here")
    lines = path.read_text(encoding="ascii").splitlines()
    return "  { " + str(expected) + ",\n" + "\n".join(quoted(line) for line in lines) + " },\n"


def main(output, *sources):
    paths = sorted(map(pathlib.Path, sources), key=lambda path: path.name)
    entries = "".join(entry(path, number) for number, path in enumerate(paths, 1))
    pathlib.Path(output).write_text(
        "/* Made by build-aux/embed-sql.py of data/migrations. */\n"
        '#include "zimt-migrations.h"\n\n'
        f"const ZimtMigration zimt_migrations[] = {{\n{entries}}};\n"
        "const gsize zimt_n_migrations = G_N_ELEMENTS (zimt_migrations);\n",
        encoding="ascii",
    )


main(*sys.argv[1:])
