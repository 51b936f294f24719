/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: how it looks, and the house with its rooms, closures and organisations. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_PREFERENCES (zimt_preferences_get_type ())
G_DECLARE_FINAL_TYPE (ZimtPreferences, zimt_preferences, ZIMT, PREFERENCES, AdwPreferencesWindow)

/* A modal window. What is the house's own (everything but the look) can be undone like any change;
 * it is there only where a house is open. @settings (nullable): without them the look cannot be
 * chosen. */
GtkWindow *zimt_preferences_new (ZimtSession *session, GSettings *settings);
