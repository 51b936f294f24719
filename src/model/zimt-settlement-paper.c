/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settlement sheet of an interpreter: what was done, what it earns, where the year stands. It
 * names nobody for whom it was. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-assignment.h"
#include "zimt-error.h"
#include "zimt-money.h"
#include "zimt-people-papers-private.h"
#include "zimt-time-names.h"

typedef struct
{
  const ZimtPeopleBook *book;  /* borrowed */
  const ZimtPaperWords *words; /* borrowed */
  int minutes;
  int kilometres;
  int cents;
} Sum;

static gboolean
is_done (const ZimtRecord *assignment)
{
  const char *state = zimt_record_get_text (assignment, "state");

  return g_str_equal (state, "done") || g_str_equal (state, "settled")
         || g_str_equal (state, "paid");
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const ZimtRecord *first = *(const ZimtRecord *const *)a, *second = *(const ZimtRecord *const *)b;
  ZimtDate first_date = zimt_record_get_date (first, "date");
  ZimtDate second_date = zimt_record_get_date (second, "date");

  if (first_date != second_date)
    return first_date < second_date ? -1 : 1;
  return zimt_record_get_time (first, "from") - zimt_record_get_time (second, "from");
}

static GPtrArray *
list_done (const ZimtPeopleBook *book, const ZimtRecord *interpreter, ZimtDate from, ZimtDate to)
{
  const char *id = zimt_record_get_id (interpreter);
  GPtrArray *linked = zimt_people_book_list_linked (book, ZIMT_RECORD_ASSIGNMENT, id);

  for (guint i = linked->len; i-- > 0;)
    {
      const ZimtRecord *assignment = linked->pdata[i];
      ZimtDate date = zimt_record_get_date (assignment, "date");

      if (!g_str_equal (zimt_record_get_text (assignment, "interpreter"), id) || date < from
          || date > to || !is_done (assignment))
        g_ptr_array_remove_index (linked, i);
    }
  g_ptr_array_sort (linked, compare_cb);
  return linked;
}

static char *
dup_money (int cents)
{
  char *text = zimt_money_to_text (cents);

  if (*text != '\0')
    return text;
  g_free (text);
  return g_strdup ("0");
}

static void
add_assignment (GPtrArray *cells, Sum *sum, const ZimtRecord *assignment)
{
  int minutes = zimt_assignment_get_minutes (assignment);
  int cents = zimt_assignment_get_cents (sum->book, assignment);
  int kilometres = zimt_record_get_number (assignment, "kilometres");
  g_autofree char *from = zimt_time_format (zimt_record_get_time (assignment, "from"));
  g_autofree char *to = zimt_time_format (zimt_record_get_time (assignment, "to"));

  g_ptr_array_add (cells, zimt_date_to_text (zimt_record_get_date (assignment, "date")));
  g_ptr_array_add (cells, g_strdup_printf ("%s–%s", from, to));
  g_ptr_array_add (cells,
                   g_strdup (zimt_paper_words_get (sum->words, "language",
                                                   zimt_record_get_text (assignment, "language"))));
  g_ptr_array_add (cells, g_strdup (zimt_record_get_text (assignment, "requester_name")));
  g_ptr_array_add (cells, zimt_people_paper_dup_duration (minutes));
  g_ptr_array_add (cells, g_strdup_printf ("%d", kilometres));
  g_ptr_array_add (cells, dup_money (cents));
  sum->minutes += minutes;
  sum->kilometres += kilometres;
  sum->cents += cents;
}

static void
add_table (ZimtPaper *paper, Sum *sum, GPtrArray *done)
{
  const char *const columns[]
      = { _ ("Date"), _ ("Time"), _ ("Language"), _ ("Asked for by"), _ ("Duration"),
          /* Translators: kilometres, the head of a narrow column. */
          _ ("km"), _ ("Amount"), NULL };
  g_autoptr (GPtrArray) cells = zimt_people_paper_cells_new ();

  for (guint i = 0; i < done->len; i++)
    add_assignment (cells, sum, done->pdata[i]);
  /* Translators: the last row of a table with amounts. */
  g_ptr_array_add (cells, g_strdup (_ ("Sum")));
  for (int i = 0; i < 3; i++)
    g_ptr_array_add (cells, g_strdup (""));
  g_ptr_array_add (cells, zimt_people_paper_dup_duration (sum->minutes));
  g_ptr_array_add (cells, g_strdup_printf ("%d", sum->kilometres));
  g_ptr_array_add (cells, dup_money (sum->cents));
  zimt_people_paper_add_table (paper, columns, cells);
}

static void
add_year (ZimtPaper *paper, const ZimtPeopleBook *book, const ZimtRecord *interpreter, ZimtDate to)
{
  ZimtAllowanceYear year = { 0 };
  int number = 0, month = 0, day = 0;

  zimt_date_to_ymd (to, &number, &month, &day);
  year = zimt_people_book_get_allowance_year (book, zimt_record_get_id (interpreter), number);
  g_autofree char *sum = dup_money (year.cents);
  g_autofree char *limit = dup_money (year.limit_cents);
  g_autofree char *text
      = year.limit_cents > 0
            /* Translators: two amounts of money: "120,00 € of 840,00 €". */
            ? g_strdup_printf (_ ("%1$s of %2$s that are free of tax"), sum, limit)
            : g_strdup (sum);
  /* Translators: a year: "In all of 2026". */
  g_autofree char *label = g_strdup_printf (_ ("In all of %d"), number);

  zimt_paper_add_space (paper, 8);
  zimt_paper_add_pair (paper, label, text);
  if (year.is_near_limit)
    zimt_paper_add_pair (paper, _ ("Mind"),
                         /* xgettext:no-c-format */
                         _ ("80 % of what is free of tax in a year is reached. Amounts from other "
                            "places count too; please tell us of them."));
}

ZimtPaper *
zimt_settlement_paper_new (const ZimtHouse *house, const ZimtPeopleBook *book,
                           const ZimtRecord *interpreter, ZimtDate from, ZimtDate to,
                           ZimtDate today, ZimtLabelFunc get_label, gpointer data, GError **error)
{
  ZimtPaperWords words = { get_label, data };
  Sum sum = { .book = book, .words = &words };
  g_autoptr (GPtrArray) done = list_done (book, interpreter, from, to);
  g_autofree char *span = zimt_date_range_to_text (from, to);
  g_autofree char *name = zimt_record_dup_title (interpreter);
  const char *iban = zimt_record_get_text (interpreter, "iban");
  ZimtPaper *paper = NULL;

  if (done->len == 0)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                   /* Translators: a name and a span of days. */
                   _ ("%1$s has no assignment in %2$s that is done; choose other days."), name,
                   span);
      return NULL;
    }
  paper = zimt_people_paper_start (house, _ ("Settlement of interpreting"), today);
  zimt_paper_add_pair (paper, _ ("Interpreter"), name);
  zimt_paper_add_pair (paper, _ ("Days"), span);
  zimt_paper_add_pair (paper, _ ("IBAN"), *iban != '\0' ? iban : "______________________________");
  zimt_paper_add_space (paper, 6);
  add_table (paper, &sum, done);
  add_year (paper, book, interpreter, to);
  zimt_paper_add_space (paper, 6);
  zimt_paper_add_paragraph (paper, _ ("I worked as listed above. Who it was for I tell nobody."));
  zimt_paper_add_lines_to_sign (paper, _ ("Date, signature of the interpreter"),
                                _ ("Date, signature of the house"));
  return paper;
}
