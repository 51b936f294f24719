/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: how it looks, and the house with its rooms, closures and organisations. */
#pragma once

#include <adwaita.h>

#include "zimt-center.h"

/* A modal window. What is the house's own (everything but the look) can be undone like any change;
 * the pages of the house are there only where a house is open. */
GtkWindow *zimt_preferences_new (ZimtCenter *center, GSettings *settings);
