#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that each check of tree_checks.py passes a sound tree and fails a planted fault. Speaks TAP."""
import pathlib
import sys
import tempfile

import tree_checks

HEAD = f"/* {tree_checks.LICENCE} */\n"

SOUND = {
    "src/base/zimt-text.h": HEAD + "#pragma once\n#include <glib.h>\n",
    "src/base/zimt-text.c": HEAD + '#include "zimt-text.h"\n',
    "src/store/zimt-store.h": HEAD + '#include "zimt-text.h"\n',
    "src/store/zimt-store.c":
        HEAD + '#include "zimt-store.h"\n#include <sqlite3.h>\n#include "zimt-store-private.h"\n',
    "src/store/zimt-store-private.h": HEAD + '#include "zimt-store.h"\n',
    "src/model/zimt-desk.c": HEAD + '#include "zimt-store.h"\nchar *x = _("Booked");\n',
    "src/model/zimt-desk.h": HEAD,
    "src/view/plan/zimt-grid.c": HEAD + '#include <gtk/gtk.h>\n#include "zimt-desk.h"\n',
    "src/main.c": HEAD + "#include <adwaita.h>\n",
    "ui/plan/grid.ui":
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- {tree_checks.LICENCE} -->\n<interface>'
        '<object class="GtkLabel"><property name="label" translatable="yes">Week</property>'
        "</object></interface>\n",
    "po/POTFILES": "src/model/zimt-desk.c\nui/plan/grid.ui\n",
    "po/LINGUAS": "de\n",
    "po/de.po":
        'msgid ""\nmsgstr ""\n"Language: de\\n"\n'
        '"Project-Id-Version: zimt\\n"\n"PO-Revision-Date: 2026-11-22 11:00+0100\\n"\n'
        '"Last-Translator: x\\n"\n"Language-Team: German\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
        'msgid "Booked"\nmsgstr "Gebucht"\n\nmsgid "Week"\nmsgstr "Woche"\n',
}

COPIED = "static int\nsum (int a)\n{\n" + "".join(f"  a += {i};\n" for i in range(8)) + "}\n"

# The fault's name, the check that must find it, what its complaint says, the files that plant it.
FAULTS = [
    ("an-upward-include", "includes-point-downwards", "base/ may not include store/zimt-store.h",
     {"src/base/zimt-text.c": HEAD + '#include "zimt-store.h"\n'}),
    ("a-view-that-sees-the-store", "includes-point-downwards",
     "view/ may not include store/zimt-store.h",
     {"src/view/plan/zimt-grid.c": HEAD + '#include "zimt-store.h"\n'}),
    ("a-view-that-sees-it-by-a-path", "includes-point-downwards",
     "view/ may not include store/../../store/zimt-store.h",
     {"src/view/plan/zimt-grid.c": HEAD + '#include "../../store/zimt-store.h"\n'}),
    ("a-view-that-speaks-sql", "includes-point-downwards", "view/ may not include <sqlite3.h>",
     {"src/view/plan/zimt-grid.c": HEAD + "# include <sqlite3.h>\n"}),
    ("a-domain-that-reads-files", "includes-point-downwards", "domain/ may not include <gio/gio.h>",
     {"src/domain/zimt-rule.c": HEAD + "#include <gio/gio.h>\n"}),
    ("a-command-line-with-widgets", "includes-point-downwards", "cli/ may not include <gtk/gtk.h>",
     {"src/cli/main.c": HEAD + "#include <gtk/gtk.h>\n"}),
    ("a-folder-that-is-no-layer", "includes-point-downwards", "there is no layer utils/",
     {"src/utils/zimt-misc.c": HEAD}),
    ("a-loop-in-layout", "lower-layers-know-no-main-loop", "layout/ knows no main loop",
     {"src/layout/zimt-week.c": HEAD + "void f (void) { g_timeout_add (1, f, 0); }\n"}),
    ("a-cycle-of-two", "no-module-includes-itself-by-way-of-others", "zimt-a > zimt-b > zimt-a",
     {"src/base/zimt-a.h": HEAD + '#include "zimt-b.h"\n',
      "src/base/zimt-b.c": HEAD + '#include "zimt-a.h"\n'}),
    ("a-cycle-of-three-by-a-private-header", "no-module-includes-itself-by-way-of-others",
     "zimt-a > zimt-b > zimt-c > zimt-a",
     {"src/base/zimt-a-private.h": HEAD + '#include "zimt-b.h"\n',
      "src/base/zimt-b.h": HEAD + '#include "zimt-c.h"\n',
      "src/base/zimt-c.h": HEAD,
      "src/base/zimt-c.c": HEAD + '#include "zimt-a-private.h"\n'}),
    ("a-source-without-licence", "every-file-says-its-licence", "zimt-x.c: the SPDX line",
     {"src/base/zimt-x.c": "/* Something. */\n" + HEAD}),
    ("a-template-without-licence", "every-file-says-its-licence", "x.ui: the SPDX line",
     {"ui/plan/x.ui": "<interface/>\n"}),
    ("a-long-file", "no-file-is-longer-than-600-lines", "zimt-x.c: 601 lines",
     {"src/base/zimt-x.c": HEAD + "\n" * 600}),
    ("a-copied-function", "no-function-stands-in-two-files", "sum () is a copy of",
     {"src/base/zimt-x.c": HEAD + COPIED, "src/model/zimt-y.c": HEAD + COPIED}),
    ("a-source-that-potfiles-misses", "every-file-with-words-for-people-is-in-potfiles",
     "src/base/zimt-x.c has words", {"src/base/zimt-x.c": HEAD + 'char *x = _ ("New");\n'}),
    ("a-plural-that-potfiles-misses", "every-file-with-words-for-people-is-in-potfiles",
     "src/base/zimt-x.c has words",
     {"src/base/zimt-x.c": HEAD + 'char *x = ngettext (\n  "One", "Many", n);\n'}),
    ("a-template-that-potfiles-misses", "every-file-with-words-for-people-is-in-potfiles",
     "ui/plan/x.ui has words", {"ui/plan/x.ui": f'<!-- {tree_checks.LICENCE} -->\n'
                                '<property translatable="yes">New</property>\n'}),
    ("a-file-that-is-gone", "every-file-with-words-for-people-is-in-potfiles",
     "names src/model/zimt-desk.c, which is not there", {"src/model/zimt-desk.c": None}),
    ("a-string-that-a-macro-ends", "no-string-for-people-is-made-by-macros", "G_GSIZE_FORMAT",
     {"src/base/zimt-x.c": HEAD + 'char *x = ngettext ("%" G_GSIZE_FORMAT " room", "rooms", n);\n'}),
    ("a-string-without-translation", "every-catalogue-is-complete", "no translation of “New”",
     {"src/model/zimt-desk.c": HEAD + 'char *x = _("Booked");\nchar *y = _("New");\n'}),
    ("an-empty-translation", "every-catalogue-is-complete", "no translation of “Booked”",
     {"po/de.po": SOUND["po/de.po"].replace('"Gebucht"', '""')}),
    ("a-fuzzy-translation", "every-catalogue-is-complete", "“Booked” is fuzzy",
     {"po/de.po": SOUND["po/de.po"].replace('msgid "Booked"', '#, fuzzy\nmsgid "Booked"')}),
    ("a-translation-that-drops-a-number", "every-catalogue-is-complete", "format specifications",
     {"po/de.po": SOUND["po/de.po"] + '\n#, c-format\nmsgid "%d rooms"\nmsgstr "Räume"\n'}),
]


def plant(root, files):
    for name, text in {**SOUND, **files}.items():
        path = root / name
        if text is None:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def complaints_of(check_name, files):
    with tempfile.TemporaryDirectory() as folder:
        plant(pathlib.Path(folder), files)
        return tree_checks.CHECKS[check_name](pathlib.Path(folder))


def main():
    cases = [(f"a-sound-tree-passes/{name}", name, None, {}) for name in tree_checks.CHECKS]
    cases += [(f"finds/{name}", check, words, files) for name, check, words, files in FAULTS]
    failed = False
    print(f"1..{len(cases)}", flush=True)
    for number, (name, check, words, files) in enumerate(cases, 1):
        complaints = complaints_of(check, files)
        good = any(words in text for text in complaints) if words else not complaints
        if not good:
            print("\n".join(f"# {line}" for text in complaints for line in text.splitlines()))
        print(f"{'ok' if good else 'not ok'} {number} /tree-checks/{name}", flush=True)
        failed = failed or not good
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
