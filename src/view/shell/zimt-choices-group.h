/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of codes that forms offer: which entries are offered, and new ones. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CHOICES_GROUP (zimt_choices_group_get_type ())
G_DECLARE_FINAL_TYPE (ZimtChoicesGroup, zimt_choices_group, ZIMT, CHOICES_GROUP,
                      AdwPreferencesGroup)

/* Signal "message" (const char *text): a sentence for people. */
GtkWidget *zimt_choices_group_new (ZimtSession *session);
