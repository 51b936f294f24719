/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns that bookings and series have in common. */
#include "zimt-event-row.h"

#include <string.h>

GArray *
zimt_equipment_list_parse (const char *text)
{
  GArray *ids = NULL;

  for (const char *rest = text + strspn (text, "[,"); g_ascii_isdigit (*rest);
       rest += strspn (rest, "[,"))
    {
      char *end;
      gint64 id = g_ascii_strtoll (rest, &end, 10);

      if (ids == NULL)
        ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (ids, id);
      rest = end;
    }
  return ids;
}

char *
zimt_equipment_list_to_text (const GArray *ids)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

void
zimt_event_row_bind (ZimtStatement *statement, const ZimtEvent *event)
{
  g_autofree char *equipment = zimt_equipment_list_to_text (event->equipment);

  zimt_statement_bind_text (statement, ":title", event->title);
  zimt_statement_bind_id (statement, ":organisation_id", event->organisation_id);
  zimt_statement_bind_text (statement, ":category", event->category);
  zimt_statement_bind_int (statement, ":n_people", event->n_people);
  zimt_statement_bind_int (statement, ":buffer_before", event->buffer_before);
  zimt_statement_bind_int (statement, ":buffer_after", event->buffer_after);
  zimt_statement_bind_text (statement, ":equipment", equipment);
}

void
zimt_event_row_read (ZimtStatement *row, int first_column, ZimtEvent *event)
{
  const char *equipment = zimt_statement_get_text (row, first_column + 6);

  event->title = zimt_statement_dup_text (row, first_column);
  event->organisation_id = zimt_statement_get_int (row, first_column + 1);
  event->category = zimt_statement_dup_text (row, first_column + 2);
  event->n_people = (int)zimt_statement_get_int (row, first_column + 3);
  event->buffer_before = (int)zimt_statement_get_int (row, first_column + 4);
  event->buffer_after = (int)zimt_statement_get_int (row, first_column + 5);
  event->equipment = equipment != NULL ? zimt_equipment_list_parse (equipment) : NULL;
}
