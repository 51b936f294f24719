/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the reasons of a match are written. */
#include "zimt-pool-reasons.h"

#include <glib/gi18n-lib.h>

void
zimt_reasons_add (GPtrArray *reasons, int *score, int points, char *sentence)
{
  *score += points;
  /* Translators: points and what they are for: "+30 Health is among the fields". */
  g_ptr_array_add (reasons, g_strdup_printf (_ ("%1$+d %2$s"), points, sentence));
  g_free (sentence);
}

const char *
zimt_label_or_code (ZimtLabelFunc get_label, gpointer data, const char *list, const char *code)
{
  const char *label = get_label != NULL && *code != '\0' ? get_label (data, list, code) : NULL;

  return label != NULL && *label != '\0' ? label : code;
}
