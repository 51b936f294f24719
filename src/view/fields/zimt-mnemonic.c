/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mnemonics for labels that have none, so that they do not collide in one window. */
#include "zimt-mnemonic.h"

#include <string.h>

static gboolean
is_used (const GString *used, gunichar letter)
{
  return g_utf8_strchr (used->str, -1, letter) != NULL;
}

GString *
zimt_mnemonic_collect (const char *const *labels)
{
  GString *used = g_string_new (NULL);

  for (guint i = 0; labels != NULL && labels[i] != NULL; i++)
    {
      const char *mark = strchr (labels[i], '_');

      if (mark != NULL && mark[1] != '\0')
        g_string_append_unichar (used, g_unichar_tolower (g_utf8_get_char (mark + 1)));
    }
  return used;
}

char *
zimt_mnemonic_add (const char *title, GString *used)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_found = FALSE;

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_unichar_tolower (g_utf8_get_char (p));

      if (letter == '_')
        g_string_append_c (text, '_');
      else if (!is_found && g_unichar_isalnum (letter) && !is_used (used, letter))
        {
          g_string_append_c (text, '_');
          g_string_append_unichar (used, letter);
          is_found = TRUE;
        }
      g_string_append_unichar (text, g_utf8_get_char (p));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
