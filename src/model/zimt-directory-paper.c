/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral directory: one page that people take along. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-collation.h"
#include "zimt-error.h"
#include "zimt-people-papers-private.h"
#include "zimt-time-names.h"

#define LINK_SIZE 84.0
#define LIST_SIZE 116.0
#define N_WEEKDAYS 7

/* Days and their hours stay on one line. */
#define DASH "\u2060–\u2060"
#define NO_BREAK_SPACE "\u00a0"

static const char *const weekdays[N_WEEKDAYS] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

/* --- Opening hours, as short as people say them --- */

/* "9", "9:30" */
static char *
dup_time (int minute)
{
  if (minute % 60 == 0)
    return g_strdup_printf ("%d", minute / 60);
  return g_strdup_printf ("%d:%02d", minute / 60, minute % 60);
}

/* "9–12, 13–16" of one weekday; "" where it is closed. */
static char *
dup_day (const ZimtRecord *record, const char *weekday)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < zimt_record_get_n_rows (record, "opening"); i++)
    {
      const ZimtRecord *hours = zimt_record_get_row (record, "opening", i);

      if (!g_str_equal (zimt_record_get_text (hours, "weekday"), weekday))
        continue;
      g_autofree char *from = dup_time (zimt_record_get_time (hours, "from"));
      g_autofree char *to = dup_time (zimt_record_get_time (hours, "to"));
      g_string_append_printf (text, "%s%s" DASH "%s", text->len > 0 ? ", " : "", from, to);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Mon–Thu 9–16\nFri 9–12:30" */
static char *
dup_opening (const ZimtRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int first = 0, end = 0; first < N_WEEKDAYS; first = end)
    {
      g_autofree char *hours = dup_day (record, weekdays[first]);

      for (end = first + 1; end < N_WEEKDAYS; end++)
        {
          g_autofree char *next = dup_day (record, weekdays[end]);

          if (!g_str_equal (hours, next))
            break;
        }
      if (*hours == '\0')
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              zimt_weekday_short_name (first + 1));
      if (end > first + 1)
        g_string_append_printf (text, DASH "%s", zimt_weekday_short_name (end));
      g_string_append_printf (text, NO_BREAK_SPACE "%s", hours);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- One organisation --- */

static const char *
get_row_text (const ZimtRecord *record, const char *rows, const char *field)
{
  if (zimt_record_get_n_rows (record, rows) == 0)
    return "";
  return zimt_record_get_text (zimt_record_get_row (record, rows, 0), field);
}

static void
append_line (GString *text, const char *line)
{
  if (*line != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* "Lindenweg 4" on one line. */
static char *
dup_street (const ZimtRecord *record)
{
  const char *street = get_row_text (record, "addresses", "street");
  const char *space = strrchr (street, ' ');

  if (space == NULL)
    return g_strdup (street);
  return g_strdup_printf ("%.*s" NO_BREAK_SPACE "%s", (int)(space - street), street, space + 1);
}

/* Phone and address, else e-mail or web site: how to get there. */
static char *
dup_reach (const ZimtRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *street = dup_street (record);

  append_line (text, get_row_text (record, "phones", "number"));
  append_line (text, street);
  if (text->len == 0)
    append_line (text, get_row_text (record, "emails", "address"));
  if (text->len == 0)
    append_line (text, zimt_record_get_text (record, "web"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_name (const ZimtRecord *record)
{
  const char *short_name = zimt_record_get_text (record, "short_name");
  const char *name = zimt_record_get_text (record, "name");

  if (*name == '\0' || g_str_equal (name, short_name))
    return g_strdup (short_name);
  if (strstr (name, short_name) != NULL)
    return g_strdup (name);
  return g_strdup_printf ("%s: %s", short_name, name);
}

/* The name, with what it is known for under it. */
static char *
dup_place (const ZimtRecord *record)
{
  g_autofree char *name = dup_name (record);
  const char *offer = zimt_record_get_text (record, "offer");

  return *offer != '\0' ? g_strdup_printf ("%s\n%s", name, offer) : g_strdup (name);
}

/* --- The list --- */

/* The first topic, which it is sorted by; the others are said beside it. */
static char *
dup_first_topic (gpointer record, gpointer words)
{
  g_auto (GStrv) topics = zimt_record_dup_codes (record, "topics");

  return g_strdup (*topics != NULL ? zimt_paper_words_get (words, "topic", topics[0]) : "");
}

static char *
dup_sort_title (gpointer record, gpointer words)
{
  return zimt_record_dup_sort_title (record);
}

/* What has no topic comes last. */
static int
compare_topics_cb (gconstpointer a, gconstpointer b)
{
  return zimt_record_is_empty (*(ZimtRecord **)a, "topics")
         - zimt_record_is_empty (*(ZimtRecord **)b, "topics");
}

static GPtrArray *
list_marked (const ZimtPaperWords *words, GPtrArray *records)
{
  GPtrArray *marked = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (zimt_record_get_flag ((const ZimtRecord *)records->pdata[i], "in_directory"))
      g_ptr_array_add (marked, records->pdata[i]);
  /* Each keeps the order of the one before where it finds no difference. */
  zimt_collation_sort_made (marked, dup_sort_title, NULL);
  zimt_collation_sort_made (marked, dup_first_topic, (gpointer)words);
  g_ptr_array_sort (marked, compare_topics_cb);
  return marked;
}

static void
add_table (ZimtPaper *paper, const ZimtPaperWords *words, GPtrArray *marked)
{
  /* Translators: the heads of the referral directory's columns, in plain words. */
  const char *const columns[]
      = { _ ("Topic"), _ ("Where to go"), _ ("Languages"), _ ("Open"), _ ("Contact"), NULL };
  g_autoptr (GPtrArray) cells = zimt_people_paper_cells_new ();

  for (guint i = 0; i < marked->len; i++)
    {
      const ZimtRecord *record = marked->pdata[i];

      g_ptr_array_add (cells, zimt_paper_words_join (words, record, "topics", "topic"));
      g_ptr_array_add (cells, dup_place (record));
      g_ptr_array_add (cells, zimt_paper_words_join (words, record, "languages", "language"));
      g_ptr_array_add (cells, dup_opening (record));
      g_ptr_array_add (cells, dup_reach (record));
    }
  g_ptr_array_add (cells, NULL);
  zimt_paper_add_small_table (paper, columns, (const char *const *)cells->pdata);
}

/* "IB 0361 123" a line, as many as the code takes. */
static char *
dup_list_text (GPtrArray *marked)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < marked->len; i++)
    {
      const ZimtRecord *record = marked->pdata[i];
      g_autofree char *line
          = g_strdup_printf ("%s %s\n", zimt_record_get_text (record, "short_name"),
                             get_row_text (record, "phones", "number"));

      if (text->len + strlen (line) <= ZIMT_PAPER_QR_MAX_SIZE)
        g_string_append (text, line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

ZimtPaper *
zimt_directory_paper_new (const ZimtHouse *house, GPtrArray *records, const char *link,
                          ZimtDate today, ZimtLabelFunc get_label, gpointer data, GError **error)
{
  ZimtPaperWords words = { get_label, data };
  g_autoptr (GPtrArray) marked = list_marked (&words, records);
  gboolean has_link = link != NULL && *link != '\0' && strlen (link) <= ZIMT_PAPER_QR_MAX_SIZE;
  g_autofree char *text = has_link ? g_strdup (link) : dup_list_text (marked);
  ZimtPaper *paper = NULL;

  if (marked->len == 0)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                           _ ("No organisation is in the referral directory; mark some for it "
                              "on their cards."));
      return NULL;
    }
  paper = zimt_people_paper_start (house, _ ("Where you find help"), today);
  zimt_paper_add_qr_beside (
      paper, text, has_link ? LINK_SIZE : LIST_SIZE,
      has_link
          ? _ ("Do you need help? These places help you. Call before you go, or go there when it "
               "is open.\nDo you speak little German? Say so: we look for an interpreter with you."
               "\nTake this page along. With the square beside this text you find the places on "
               "your phone: open the camera and hold it over the square.")
          : _ ("Do you need help? These places help you. Call before you go, or go there when it "
               "is open.\nDo you speak little German? Say so: we look for an interpreter with you."
               "\nTake this page along. With the square beside this text you get the phone numbers "
               "on your phone: open the camera and hold it over the square."));
  add_table (paper, &words, marked);
  return paper;
}
