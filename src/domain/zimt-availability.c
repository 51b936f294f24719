/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When people of the pools have time. */
#include "zimt-availability.h"

/* Half-open minutes of a day. */
typedef struct
{
  int from;
  int to;
} Span;

/* 1 is Monday; 0 where the code is none. */
static int
get_weekday (const ZimtRecord *hours)
{
  static const char *const codes[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  const char *code = zimt_record_get_text (hours, "weekday");

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (code, codes[i]))
      return (int)i + 1;
  return 0;
}

static void
add_span (GArray *spans, const ZimtRecord *row)
{
  Span span = { zimt_record_get_time (row, "from"), zimt_record_get_time (row, "to") };

  if (span.from >= 0 && span.from < span.to)
    g_array_append_val (spans, span);
}

static void
add_weekly (GArray *spans, const ZimtRecord *person, int weekday)
{
  for (guint i = 0; i < zimt_record_get_n_rows (person, "hours"); i++)
    {
      const ZimtRecord *hours = zimt_record_get_row (person, "hours", i);

      if (get_weekday (hours) == weekday)
        add_span (spans, hours);
    }
}

static void
add_extra (GArray *spans, const ZimtRecord *interpreter, ZimtDate date)
{
  for (guint i = 0; i < zimt_record_get_n_rows (interpreter, "extra"); i++)
    {
      const ZimtRecord *extra = zimt_record_get_row (interpreter, "extra", i);

      if (zimt_record_get_date (extra, "date") == date)
        add_span (spans, extra);
    }
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *one = a, *other = b;

  return one->from != other->from ? one->from - other->from : one->to - other->to;
}

/* In order, and without what overlaps or touches. */
static void
join_spans (GArray *spans)
{
  guint n_joined = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      Span span = g_array_index (spans, Span, i);
      Span *last = n_joined > 0 ? &g_array_index (spans, Span, n_joined - 1) : NULL;

      if (last != NULL && span.from <= last->to)
        last->to = MAX (last->to, span.to);
      else
        g_array_index (spans, Span, n_joined++) = span;
    }
  g_array_set_size (spans, n_joined);
}

gboolean
zimt_availability_is_absent (const ZimtRecord *interpreter, ZimtDate date)
{
  for (guint i = 0; i < zimt_record_get_n_rows (interpreter, "absences"); i++)
    {
      const ZimtRecord *absence = zimt_record_get_row (interpreter, "absences", i);

      if (zimt_record_get_date (absence, "from") <= date
          && date <= zimt_record_get_date (absence, "to"))
        return TRUE;
    }
  return FALSE;
}

gboolean
zimt_availability_covers (const ZimtRecord *interpreter, ZimtDate date, int from, int to)
{
  g_autoptr (GArray) spans = NULL;

  if (zimt_record_is_empty (interpreter, "hours") && zimt_record_is_empty (interpreter, "extra"))
    return TRUE;
  spans = g_array_new (FALSE, FALSE, sizeof (Span));
  add_weekly (spans, interpreter, zimt_date_get_weekday (date));
  add_extra (spans, interpreter, date);
  join_spans (spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (span->from <= from && to <= span->to)
        return TRUE;
    }
  return FALSE;
}

int
zimt_availability_get_overlap (const ZimtRecord *companion, const ZimtRecord *newcomer)
{
  int longest = 0;

  for (int weekday = 1; weekday <= 7; weekday++)
    {
      g_autoptr (GArray) ones = g_array_new (FALSE, FALSE, sizeof (Span));
      g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Span));

      add_weekly (ones, companion, weekday);
      add_weekly (others, newcomer, weekday);
      join_spans (ones);
      join_spans (others);
      for (guint i = 0; i < ones->len; i++)
        for (guint j = 0; j < others->len; j++)
          {
            const Span *one = &g_array_index (ones, Span, i);
            const Span *other = &g_array_index (others, Span, j);

            longest = MAX (longest, MIN (one->to, other->to) - MAX (one->from, other->from));
          }
    }
  return longest;
}
