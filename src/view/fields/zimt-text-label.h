/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text to be read, as long as it is. */
#pragma once

#include <gtk/gtk.h>

/* A label that wraps, plain text; @css_class: (nullable). (transfer full, floating) */
GtkWidget *zimt_text_label_new (const char *text, const char *css_class);
