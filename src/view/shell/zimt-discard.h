/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks before what was typed is lost. */
#pragma once

#include <adwaita.h>

/* Asks whether @window may go with what was typed in it: "discard" destroys the window, "keep",
 * which is also Escape, is for the caller's "response::keep". @body says what is not saved, @keep
 * is the other button's label. The question is shown; (transfer none). */
GtkWidget *zimt_discard_ask (GtkWindow *window, const char *body, const char *keep);
