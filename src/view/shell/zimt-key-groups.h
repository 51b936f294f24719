/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thirteen small fields for the recovery key as it stands on paper. */
#pragma once

#include <adwaita.h>

#define ZIMT_KEY_N_GROUPS 13
#define ZIMT_KEY_GROUP_CHARS 5

#define ZIMT_TYPE_KEY_GROUPS (zimt_key_groups_get_type ())
G_DECLARE_FINAL_TYPE (ZimtKeyGroups, zimt_key_groups, ZIMT, KEY_GROUPS, AdwBin)

/* A full field leads to the next; what is too long for one (as a key that is pasted) goes on in the
 * next ones. Signal "changed" (). */
GtkWidget *zimt_key_groups_new (void);

/* What was typed, with hyphens between the groups; (transfer full): zimt_text_wipe () it. */
char *zimt_key_groups_dup_text (ZimtKeyGroups *groups);

/* The field of a group, from 0; (transfer none). */
GtkEditable *zimt_key_groups_get_field (ZimtKeyGroups *groups, guint index);

/* A field for a group, whose text lies in memory that is wiped. */
GtkWidget *zimt_key_field_new (guint index);

/* Whether both are the same group, however it is written: case, spaces and hyphens do not matter, O
 * is 0, I and L are 1. */
gboolean zimt_key_group_is_same (const char *group, const char *typed);
