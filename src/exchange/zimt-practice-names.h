/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What invented people are made of: names by language and script, roles, streets, notes. */
#pragma once

#include <glib.h>

typedef struct _ZimtPracticeNames ZimtPracticeNames;

/* The table that the program carries. (transfer full) (nullable) */
ZimtPracticeNames *zimt_practice_names_load (GError **error);
void zimt_practice_names_free (ZimtPracticeNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtPracticeNames, zimt_practice_names_free)

/* The groups of people ("de", "ar-latin"), German ones first; (transfer none): NULL-terminated. */
const char *const *zimt_practice_names_get_groups (const ZimtPracticeNames *names);

/* The texts of a group and kind ("languages", "given-f", "given-m", "family"; "pool" "street");
 * empty where there are none. (transfer none): NULL-terminated */
const char *const *zimt_practice_names_get (const ZimtPracticeNames *names, const char *group,
                                            const char *kind);

/* Two people who could be the same, of @kind ("person"): *given and *family of both (transfer
 * none). FALSE after the last one. */
gboolean zimt_practice_names_get_double (const ZimtPracticeNames *names, guint i, const char **kind,
                                         const char *given[2], const char *family[2]);

/* What an organisation of the sample is known for; (transfer none) (nullable). */
const char *zimt_practice_names_get_offer (const ZimtPracticeNames *names, const char *short_name);
