/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: one process; a second start raises the first window. */
#pragma once

#include <adwaita.h>

#define ZIMT_TYPE_APPLICATION (zimt_application_get_type ())
G_DECLARE_FINAL_TYPE (ZimtApplication, zimt_application, ZIMT, APPLICATION, AdwApplication)

/* @version: of the program. */
ZimtApplication *zimt_application_new (const char *version);

/* Where people's choices are kept, or NULL where the schema is not installed: then nothing is
 * remembered, and nothing else is amiss; (transfer full) (nullable). */
GSettings *zimt_application_new_settings (void);

/* Which way windows run in @language, a locale's name such as "ar_EG.UTF-8"; unknown ones run from
 * left to right, as "C" does. */
GtkTextDirection zimt_application_get_direction (const char *language);
