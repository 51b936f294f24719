/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop-down list whose search finds any word of a choice. */
#pragma once

#include <gtk/gtk.h>

/* An empty one; (transfer floating). A letter typed on it opens it and is searched for, Down opens
 * it, Return takes the first that is found. */
GtkDropDown *zimt_search_list_new (void);

/* What it offers. @keys (nullable: the labels themselves): what is searched, of each label; both
 * NULL-terminated. */
void zimt_search_list_fill (GtkDropDown *list, const char *const *labels, const char *const *keys);
