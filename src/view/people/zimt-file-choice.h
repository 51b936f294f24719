/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a file of this computer to read or to write. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-session.h"

/* @parent is still there. */
typedef void (*ZimtFileChoiceFunc) (GtkWindow *parent, const char *path, gpointer data);

/* @patterns: "*.vcf", NULL-terminated, called @kind ("Cards"). @name: proposed where it is written;
 * NULL: a file to read is asked for. The question goes with @parent and when @session locks; @func
 * is called only where a file was chosen. @data is freed with @data_free (nullable) in any case. */
void zimt_file_choice (GtkWindow *parent, ZimtSession *session, const char *title, const char *kind,
                       const char *const *patterns, const char *name, ZimtFileChoiceFunc func,
                       gpointer data, GDestroyNotify data_free);
