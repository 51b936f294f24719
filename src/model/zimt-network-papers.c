/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network on a day, and what interpreting was asked for in vain. */
#include <glib/gi18n-lib.h>

#include "zimt-collation.h"
#include "zimt-error.h"
#include "zimt-people-papers-private.h"
#include "zimt-time-names.h"

/* --- Members --- */

/* The membership that holds on the day. */
static const ZimtRecord *
find_membership (const ZimtRecord *organisation, ZimtDate on)
{
  for (guint i = 0; i < zimt_record_get_n_rows (organisation, "memberships"); i++)
    {
      const ZimtRecord *row = zimt_record_get_row (organisation, "memberships", i);
      ZimtDate left = zimt_record_get_date (row, "left");

      if (zimt_record_get_date (row, "joined") <= on && (left == 0 || left > on))
        return row;
    }
  return NULL;
}

static char *
dup_sort_title (gpointer record, gpointer data)
{
  return zimt_record_dup_sort_title (record);
}

static GPtrArray *
list_members (GPtrArray *records, ZimtDate on)
{
  GPtrArray *members = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (zimt_organisation_is_member ((const ZimtRecord *)records->pdata[i], on))
      g_ptr_array_add (members, records->pdata[i]);
  zimt_collation_sort_made (members, dup_sort_title, NULL);
  return members;
}

ZimtPaper *
zimt_members_paper_new (const ZimtHouse *house, GPtrArray *records, ZimtDate on, ZimtDate today,
                        GError **error)
{
  const char *const columns[] = { _ ("Member"),
                                  _ ("Joined"),
                                  _ ("Left"),
                                  _ ("Declaration of readiness signed"),
                                  _ ("Rules of procedure signed"),
                                  NULL };
  g_autoptr (GPtrArray) members = list_members (records, on);
  g_autoptr (GPtrArray) cells = zimt_people_paper_cells_new ();
  g_autofree char *day = zimt_date_range_to_text (on, on);
  ZimtPaper *paper = NULL;

  if (members->len == 0)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                   _ ("On %s the network had no members; choose another day."), day);
      return NULL;
    }
  for (guint i = 0; i < members->len; i++)
    {
      const ZimtRecord *row = find_membership (members->pdata[i], on);
      const char *name = zimt_record_get_text (members->pdata[i], "name");

      g_ptr_array_add (cells,
                       *name != '\0' ? g_strdup (name) : zimt_record_dup_title (members->pdata[i]));
      g_ptr_array_add (cells, zimt_people_paper_dup_date (zimt_record_get_date (row, "joined")));
      g_ptr_array_add (cells, zimt_people_paper_dup_date (zimt_record_get_date (row, "left")));
      g_ptr_array_add (cells, zimt_people_paper_dup_date (zimt_record_get_date (row, "readiness")));
      g_ptr_array_add (cells, zimt_people_paper_dup_date (zimt_record_get_date (row, "rules")));
    }
  paper = zimt_people_paper_start (house, _ ("Members of the network"), today);
  /* Translators: a day. */
  g_autofree char *intro
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "On %2$s the network had %1$u member.",
                                      "On %2$s the network had %1$u members.", members->len),
                         members->len, day);
  zimt_paper_add_paragraph (paper, intro);
  zimt_people_paper_add_table (paper, columns, cells);
  return paper;
}

/* --- Demand --- */

/* What was counted under one word. */
typedef struct
{
  char *word; /* owned */
  int order;  /* of weekdays; else 0 */
  int n;
  int n_helped;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_free (count->word);
  g_free (count);
}

static int
compare_counts_cb (gconstpointer a, gconstpointer b)
{
  const Count *first = *(const Count *const *)a, *second = *(const Count *const *)b;

  if (first->order != second->order)
    return first->order - second->order;
  return second->n - first->n;
}

static const char *
get_word (gpointer count)
{
  return ((const Count *)count)->word;
}

static void
count_one (GPtrArray *counts, const char *word, int order, const ZimtRecord *demand)
{
  const char *help = zimt_record_get_text (demand, "helped_by");
  gboolean is_helped = *help != '\0' && !g_str_equal (help, "nobody");
  Count *count = NULL;

  for (guint i = 0; i < counts->len && count == NULL; i++)
    if (g_str_equal (((Count *)counts->pdata[i])->word, word))
      count = counts->pdata[i];
  if (count == NULL)
    {
      count = g_new0 (Count, 1);
      count->word = g_strdup (word);
      count->order = order;
      g_ptr_array_add (counts, count);
    }
  count->n++;
  count->n_helped += is_helped;
}

static void
add_counts (ZimtPaper *paper, const char *title, GPtrArray *counts)
{
  const char *const columns[]
      = { title, _ ("Asked in vain"), _ ("of these helped in another way"), NULL };
  g_autoptr (GPtrArray) cells = zimt_people_paper_cells_new ();
  int n = 0, n_helped = 0;

  zimt_collation_sort (counts, get_word);
  g_ptr_array_sort (counts, compare_counts_cb);
  for (guint i = 0; i < counts->len; i++)
    {
      const Count *count = counts->pdata[i];

      g_ptr_array_add (cells, g_strdup (count->word));
      g_ptr_array_add (cells, g_strdup_printf ("%d", count->n));
      g_ptr_array_add (cells, g_strdup_printf ("%d", count->n_helped));
      n += count->n;
      n_helped += count->n_helped;
    }
  g_ptr_array_add (cells, g_strdup (_ ("Sum")));
  g_ptr_array_add (cells, g_strdup_printf ("%d", n));
  g_ptr_array_add (cells, g_strdup_printf ("%d", n_helped));
  zimt_people_paper_add_table (paper, columns, cells);
}

typedef enum
{
  BY_LANGUAGE,
  BY_WEEKDAY,
  BY_DISTRICT,
  BY_REASON,
} By;

static void
add_demand (ZimtPaper *paper, const ZimtPaperWords *words, GPtrArray *demands, By by,
            const char *title)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (count_free);

  for (guint i = 0; i < demands->len; i++)
    {
      const ZimtRecord *demand = demands->pdata[i];
      int weekday = zimt_date_get_weekday (zimt_record_get_date (demand, "date"));
      const char *district = zimt_record_get_text (demand, "district");

      if (by == BY_LANGUAGE)
        count_one (counts,
                   zimt_paper_words_get (words, "language",
                                         zimt_record_get_text (demand, "language")),
                   0, demand);
      else if (by == BY_WEEKDAY)
        count_one (counts, zimt_weekday_name (weekday), weekday, demand);
      else if (by == BY_REASON)
        count_one (counts,
                   zimt_paper_words_get (words, "demand_reason",
                                         zimt_record_get_text (demand, "reason")),
                   0, demand);
      else
        count_one (counts,
                   *district != '\0' ? zimt_paper_words_get (words, "district", district)
                                     /* Translators: no district was written down. */
                                     : _ ("not said"),
                   0, demand);
    }
  add_counts (paper, title, counts);
}

ZimtPaper *
zimt_demand_paper_new (const ZimtHouse *house, const ZimtPeopleBook *book, ZimtDate from,
                       ZimtDate to, ZimtDate today, ZimtLabelFunc get_label, gpointer data,
                       GError **error)
{
  ZimtPaperWords words = { get_label, data };
  g_autoptr (GPtrArray) demands = zimt_people_book_list (book, ZIMT_RECORD_DEMAND);
  g_autofree char *span = zimt_date_range_to_text (from, to);
  ZimtPaper *paper = NULL;

  for (guint i = demands->len; i-- > 0;)
    {
      ZimtDate date = zimt_record_get_date (demands->pdata[i], "date");

      if (date < from || date > to)
        g_ptr_array_remove_index (demands, i);
    }
  if (demands->len == 0)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                   /* Translators: a span of days. */
                   _ ("In %s no demand is written down that could not be met."), span);
      return NULL;
    }
  paper = zimt_people_paper_start (house, _ ("Interpreting: unmet demand"), today);
  zimt_paper_add_paragraph (paper, span);
  add_demand (paper, &words, demands, BY_LANGUAGE, _ ("Language"));
  add_demand (paper, &words, demands, BY_WEEKDAY, _ ("Weekday"));
  add_demand (paper, &words, demands, BY_DISTRICT, _ ("District"));
  add_demand (paper, &words, demands, BY_REASON, _ ("Reason"));
  return paper;
}
