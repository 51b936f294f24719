/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that pseudonyms are made of: one a line, lines with # say something about the file. */
#include "zimt-pseudonyms.h"

#include <gio/gio.h>

#include "zimt-data.h"

#define PATH "/org/zimt/Zimt/data/pseudonyms.txt"

char **
zimt_pseudonyms_load (GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (zimt_data_get_resource (), PATH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GStrvBuilder) words = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  words = g_strv_builder_new ();
  for (gsize i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      g_strv_builder_add (words, lines[i]);
  return g_strv_builder_end (words);
}
