/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that the program offers: stable codes with a label in the interface's language. */
#pragma once

#include <glib.h>

typedef struct _ZimtCodeLists ZimtCodeLists;

/* The lists that the program carries, labelled in the first of the user's languages
 * (g_get_language_names ()) that they know, else in English. Read-only, so threads may share it.
 *
 * Returns: (transfer full) (nullable): the lists; NULL with error set. */
ZimtCodeLists *zimt_code_lists_load (GError **error);

/* The same from a table with the columns list, code, label_en and any other label_LANGUAGE.
 * @languages (nullable): language codes, best first, NULL-terminated.
 * ZIMT_ERROR_INVALID, naming the line: a missing column, an empty list, code or English label, a
 * code that its list has already. */
ZimtCodeLists *zimt_code_lists_new (GBytes *bytes, const char *name, const char *const *languages,
                                    GError **error);

ZimtCodeLists *zimt_code_lists_ref (ZimtCodeLists *lists);
void zimt_code_lists_unref (ZimtCodeLists *lists);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtCodeLists, zimt_code_lists_unref)

/* One more code behind those of @list, labelled the same in every language: what the house added.
 * Only before other threads have the lists. */
void zimt_code_lists_add (ZimtCodeLists *lists, const char *list, const char *code,
                          const char *label);

/* The codes of a list such as "booking_category", in its order; (transfer none): NULL-terminated,
 * empty where there is no such list. */
const char *const *zimt_code_lists_get_codes (const ZimtCodeLists *lists, const char *list);

/* The label of a code; (transfer none) (nullable): NULL where the list has no such code. */
const char *zimt_code_lists_get_label (const ZimtCodeLists *lists, const char *list,
                                       const char *code);

/* The code whose label in any of the languages, or which itself, is @text, compared folded;
 * (transfer none) (nullable). */
const char *zimt_code_lists_find_code (const ZimtCodeLists *lists, const char *list,
                                       const char *text);
