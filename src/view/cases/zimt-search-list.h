/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop-down list whose search finds any word of a choice. */
#pragma once

#include <gtk/gtk.h>

/* A drop-down of @labels. A letter typed on it opens it and is searched for, Return takes the first
 * that is found, Up and Down choose without opening. */
GtkDropDown *zimt_search_list_new (const char *const *labels);
