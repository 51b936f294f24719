# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tree must look like. Each check takes the root of the sources and returns its complaints."""
import pathlib
import re
import subprocess
import tempfile

# What each layer may include, besides itself. The map in CONTRIBUTING.md says the same in words.
LAYERS = {
    "base": set(),
    "domain": {"base"},
    "vault": {"base"},
    "store": {"domain", "base", "vault"},
    "exchange": {"domain", "base"},
    "layout": {"base"},
    "paint": {"layout", "domain", "base"},
    "model": {"store", "exchange", "vault", "paint", "layout", "domain", "base"},
    "view": {"model", "paint", "layout", "domain", "base"},
    "cli": {"model", "exchange", "store", "vault", "paint", "layout", "domain", "base"},
    "main": {"view", "model", "paint", "layout", "domain", "base"},
}

# Which layers may include a header from outside, by how its name begins.
FOREIGN = {
    "sqlite3.h": {"store"},
    "sodium": {"vault"},
    "libical/": {"domain", "exchange"},
    "csv.h": {"exchange"},
    "cairo": {"paint", "view"},
    "pango/": {"paint", "view"},
    "gtk/": {"view", "main"},
    "unicode/": {"base", "view"},
    "adwaita.h": {"view", "main"},
    "gdk/": {"view", "main"},
    "gio/": {"store", "exchange", "model", "view", "cli", "main"},
    "glib-object.h": {"exchange", "model", "view", "cli", "main"},
}

# Layers that know no main loop.
WITHOUT_LOOP = {"base", "domain", "layout", "paint", "exchange", "store", "vault"}
LOOP = re.compile(r"\b(GMainLoop|GMainContext|g_main_\w+|g_idle_add\w*|g_timeout_add\w*)\b")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
MAX_LINES = 600
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"


def sources(root, *suffixes, below=("src",)):
    for folder in below:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix in suffixes:
                yield path


def read(path):
    return path.read_text(encoding="utf-8")


def layer_of(root, path):
    parts = path.relative_to(root / "src").parts
    return parts[0] if len(parts) > 1 else "main"


def headers_by_name(root):
    return {path.name: path for path in sources(root, ".h")}


def includes(path):
    """(is foreign, name) of each include."""
    return [(quote == "<", name) for quote, name in INCLUDE.findall(read(path))]


def complain_about_include(layer, is_foreign, name, owner):
    if owner is not None and not is_foreign:
        if owner != layer and owner not in LAYERS.get(layer, set()):
            return f"{layer}/ may not include {owner}/{name}"
        return None
    for beginning, allowed in FOREIGN.items():
        if name.startswith(beginning) and layer not in allowed:
            return f"{layer}/ may not include <{name}>"
    return None


def check_layers(root):
    """Includes point downwards only, and each library is used where it belongs."""
    headers = headers_by_name(root)
    complaints = []
    for path in sources(root, ".c", ".h"):
        layer = layer_of(root, path)
        if layer not in LAYERS:
            complaints.append(f"{path.relative_to(root)}: there is no layer {layer}/")
        for is_foreign, name in includes(path):
            base_name = pathlib.PurePath(name).name
            owner = layer_of(root, headers[base_name]) if base_name in headers else None
            complaint = complain_about_include(layer, is_foreign, name, owner)
            if complaint:
                complaints.append(f"{path.relative_to(root)}: {complaint}")
    return complaints


def check_loops(root):
    """The lower layers know no main loop."""
    return [
        f"{path.relative_to(root)}: {layer_of(root, path)}/ knows no main loop, but here is {word}"
        for path in sources(root, ".c", ".h")
        if layer_of(root, path) in WITHOUT_LOOP
        for word in sorted(set(LOOP.findall(read(path))))
    ]


def module_of(name):
    """A .c, its .h and its -private.h are one module."""
    return pathlib.PurePath(name).stem.removesuffix("-private")


def module_graph(root):
    names = {module_of(path.name) for path in sources(root, ".c", ".h")}
    graph = {name: set() for name in names}
    for path in sources(root, ".c", ".h"):
        module = module_of(path.name)
        targets = {module_of(name) for is_foreign, name in includes(path) if not is_foreign}
        graph[module] |= (targets & names) - {module}
    return graph


def find_cycle(graph):
    """The modules of one cycle, or None."""
    state = {}

    def visit(module, trail):
        state[module] = "open"
        for target in sorted(graph[module]):
            if state.get(target) == "open":
                return trail[trail.index(target):] + [target]
            if target not in state:
                found = visit(target, trail + [target])
                if found:
                    return found
        state[module] = "done"
        return None

    for module in sorted(graph):
        if module not in state:
            found = visit(module, [module])
            if found:
                return found
    return None


def check_cycles(root):
    """No module includes itself by way of others."""
    cycle = find_cycle(module_graph(root))
    return ["modules include each other: " + " > ".join(cycle)] if cycle else []


def check_licences(root):
    """Every file says its licence before anything else."""
    complaints = []
    below = ("src", "ui", "data", "tests", "build-aux", ".ci")
    suffixes = (".c", ".h", ".py", ".sh", ".ui", ".css", ".sql", ".svg", ".xml", ".in", ".1")
    for path in sources(root, *suffixes, below=below):
        lines = read(path).splitlines()[:2]
        if path.suffix in (".c", ".h"):
            lines = lines[:1]
        if not any(LICENCE in line for line in lines):
            complaints.append(f"{path.relative_to(root)}: the SPDX line is missing")
    return complaints


def check_lengths(root):
    """A longer file holds two things."""
    return [
        f"{path.relative_to(root)}: {n_lines} lines, more than {MAX_LINES}"
        for path in sources(root, ".c", ".h")
        if (n_lines := len(read(path).splitlines())) > MAX_LINES
    ]


FUNCTION = re.compile(r"^(\w+) \(.*?\)\n\{\n(.*?)^\}", re.M | re.S)
MIN_COPIED_LINES = 6


def check_copies(root):
    """No function stands in two files."""
    seen = {}
    complaints = []
    for path in sources(root, ".c"):
        for name, body in FUNCTION.findall(read(path)):
            lines = [line.strip() for line in body.splitlines() if line.strip()]
            if len(lines) < MIN_COPIED_LINES:
                continue
            where = f"{path.relative_to(root)}: {name} ()"
            other = seen.setdefault("\n".join(lines), where)
            if other != where:
                complaints.append(f"{where} is a copy of {other}")
    return complaints


TRANSLATABLE = {
    ".c": re.compile(r'\b(?:N?_|C_|NC_|ngettext|g_dngettext|g_dgettext|gettext)\s*\(\s*"'),
    ".ui": re.compile(r'translatable="(?:yes|true|1)"'),
    ".in": re.compile(r"^(?:Name|Comment|Keywords|GenericName)=|<summary>", re.M),
    ".xml": re.compile(r"<summary>"),
}
TRANSLATABLE[".h"] = TRANSLATABLE[".c"]


def listed_files(root):
    lines = (line.strip() for line in read(root / "po" / "POTFILES").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def check_potfiles(root):
    """Every file with words for people is in po/POTFILES, and nothing else."""
    listed = listed_files(root)
    found = {
        str(path.relative_to(root))
        for path in sources(root, *TRANSLATABLE, below=("src", "ui", "data"))
        if TRANSLATABLE[path.suffix].search(read(path))
    }
    complaints = [f"{name} has words for people and is not in po/POTFILES"
                  for name in sorted(found - set(listed))]
    complaints += [f"po/POTFILES names {name}, which is not there or has no words for people"
                   for name in sorted(set(listed) - found)]
    if len(set(listed)) != len(listed):
        complaints.append("po/POTFILES names a file twice")
    return complaints


# xgettext ends a string at a macro, so that no catalogue can hold it.
MACRO_IN_STRING = re.compile(
    r'\b(?:N?_|C_|NC_|ngettext|g_dngettext|g_dgettext)\s*\([^;]*?(?<!\\)"\s*((?:G_\w+_FORMAT|PRI\w+)\b)')


def check_macros(root):
    """No string for people is put together by macros."""
    return [
        f"{path.relative_to(root)}: {macro} inside a string for people; print the number first"
        for path in sources(root, ".c", ".h")
        for macro in MACRO_IN_STRING.findall(read(path))
    ]


XGETTEXT = [
    "xgettext", "--from-code=UTF-8", "--no-location", "--files-from=po/POTFILES", "--keyword=_", "--keyword=N_",
    "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dgettext:2",
    "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
]


def run(command, root):
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def messages(root, *command):
    """The message ids that a gettext program prints, without the header's empty one."""
    text = run(list(command), root).stdout.replace('"\n"', "")
    return [found for found in re.findall(r'^msgid "(.+)"$', text, re.M)]


def check_catalogue(root, catalogue, template, merged):
    checked = run(["msgfmt", "--check", "-o", "/dev/null", catalogue], root)
    if checked.returncode != 0:
        return [checked.stderr.strip()]
    run(["msgmerge", "--quiet", "--no-fuzzy-matching", "-o", merged, catalogue, template], root)
    return [
        f"{catalogue} has no translation of “{message}”"
        for message in messages(root, "msgattrib", "--untranslated", "--no-obsolete", merged)
    ] + [
        f"{catalogue}: the translation of “{message}” is fuzzy"
        for message in messages(root, "msgattrib", "--only-fuzzy", "--no-obsolete", merged)
    ]


def check_catalogues(root):
    """Every catalogue has every string of the sources, none of them fuzzy, with sound formats."""
    with tempfile.TemporaryDirectory() as folder:
        template = f"{folder}/zimt.pot"
        made = run(XGETTEXT + [f"--output={template}"], root)
        if made.returncode != 0:
            return ["xgettext: " + made.stderr.strip()]
        # Without any string there is no template, and nothing to translate.
        if not pathlib.Path(template).exists():
            return []
        return [
            complaint
            for language in read(root / "po" / "LINGUAS").split()
            for complaint in check_catalogue(root, f"po/{language}.po", template, f"{folder}/x.po")
        ]


CHECKS = {
    "includes-point-downwards": check_layers,
    "lower-layers-know-no-main-loop": check_loops,
    "no-module-includes-itself-by-way-of-others": check_cycles,
    "every-file-says-its-licence": check_licences,
    "no-file-is-longer-than-600-lines": check_lengths,
    "no-function-stands-in-two-files": check_copies,
    "every-file-with-words-for-people-is-in-potfiles": check_potfiles,
    "no-string-for-people-is-made-by-macros": check_macros,
    "every-catalogue-is-complete": check_catalogues,
}
