/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers about people have in common. */
#include "zimt-people-papers.h"

#include <glib/gi18n-lib.h>

#include "zimt-people-papers-private.h"
#include "zimt-time-names.h"

const char *
zimt_paper_words_get (const ZimtPaperWords *words, const char *list, const char *code)
{
  const char *label = NULL;

  if (words->get_label != NULL && list != NULL)
    label = words->get_label (words->data, list, code);
  return label != NULL ? label : code;
}

char *
zimt_paper_words_join (const ZimtPaperWords *words, const ZimtRecord *record, const char *field,
                       const char *list)
{
  g_auto (GStrv) codes = zimt_record_dup_codes (record, field);
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **code = codes; code != NULL && *code != NULL; code++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                            zimt_paper_words_get (words, list, *code));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

ZimtPaper *
zimt_people_paper_start (const ZimtHouse *house, const char *title, ZimtDate today)
{
  ZimtPaper *paper = zimt_paper_new (title);
  g_autofree char *date = zimt_date_range_to_text (today, today);
  /* Translators: the foot of each page: the house and the day. */
  g_autofree char *footer = g_strdup_printf (_ ("%1$s · as of %2$s"), house->name, date);

  zimt_paper_set_footer (paper, footer);
  return paper;
}

char *
zimt_people_paper_dup_date (ZimtDate date)
{
  return date != 0 ? zimt_date_to_plain_text (date) : g_strdup ("");
}

char *
zimt_people_paper_dup_duration (int minutes)
{
  if (minutes < 60)
    /* Translators: minutes, as short as can be. */
    return g_strdup_printf (_ ("%d min"), minutes);
  if (minutes % 60 == 0)
    /* Translators: hours, as short as can be. */
    return g_strdup_printf (_ ("%d h"), minutes / 60);
  /* Translators: hours and minutes, as short as can be. */
  return g_strdup_printf (_ ("%1$d h %2$d min"), minutes / 60, minutes % 60);
}

GPtrArray *
zimt_people_paper_cells_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

void
zimt_people_paper_add_table (ZimtPaper *paper, const char *const *columns, GPtrArray *cells)
{
  g_ptr_array_add (cells, NULL);
  zimt_paper_add_table (paper, columns, (const char *const *)cells->pdata);
  g_ptr_array_set_size (cells, (int)cells->len - 1);
}
