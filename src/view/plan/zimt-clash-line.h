/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the clash table: a wanted date, what is in its way, and its cure. */
#pragma once

#include <gio/gio.h>

#include "zimt-check.h"
#include "zimt-draft.h"

#define ZIMT_TYPE_CLASH_LINE (zimt_clash_line_get_type ())
G_DECLARE_FINAL_TYPE (ZimtClashLine, zimt_clash_line, ZIMT, CLASH_LINE, GObject)

/* The lines of a check, by date: one for each date that clashes, and one for each that did and has
 * a cure now. @before (nullable): the lines shown until now, which remember what was in the way of
 * dates that are cured. GPtrArray of ZimtClashLine; (transfer full). */
GPtrArray *zimt_clash_lines_new (const ZimtCheck *check, const ZimtDraft *draft,
                                 const ZimtHouse *house, GListModel *before);

ZimtMinute zimt_clash_line_get_original (ZimtClashLine *line);

/* TRUE where the date still clashes as it is. */
gboolean zimt_clash_line_is_clashing (ZimtClashLine *line);

/* TRUE where the draft has a cure for the date, though it may not be enough. */
gboolean zimt_clash_line_has_cure (ZimtClashLine *line);

/* The kinds of its clashes: bits 1 << ZimtConflictKind. */
guint zimt_clash_line_get_kinds (ZimtClashLine *line);

/* What stands in its columns; (transfer none). */
const char *zimt_clash_line_get_date_text (ZimtClashLine *line);
const char *zimt_clash_line_get_time_text (ZimtClashLine *line);
const char *zimt_clash_line_get_room_text (ZimtClashLine *line);
const char *zimt_clash_line_get_what_text (ZimtClashLine *line);
const char *zimt_clash_line_get_kind_text (ZimtClashLine *line);
const char *zimt_clash_line_get_cure_text (ZimtClashLine *line);

/* TRUE where both lines say the same. */
gboolean zimt_clash_line_equal (ZimtClashLine *a, ZimtClashLine *b);

/* "Room 11", "17:00–19:00", "leave out", "as an option"; (transfer full). */
char *zimt_cure_to_text (const ZimtCure *cure, const ZimtHouse *house);
