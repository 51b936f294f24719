/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What companions are given at the end of a year: a certificate, and a letter of thanks. */
#include <glib/gi18n-lib.h>

#include "zimt-error.h"
#include "zimt-people-papers-private.h"
#include "zimt-time-names.h"

static gboolean
is_in_year (const ZimtRecord *row, int year)
{
  int row_year = 0, month = 0, day = 0;

  if (zimt_record_get_date (row, "date") == 0)
    return FALSE;
  zimt_date_to_ymd (zimt_record_get_date (row, "date"), &row_year, &month, &day);
  return row_year == year;
}

static int
sum_minutes (const ZimtRecord *companion, const char *field, int year, int *n_rows)
{
  int minutes = 0;

  *n_rows = 0;
  for (guint i = 0; i < zimt_record_get_n_rows (companion, field); i++)
    {
      const ZimtRecord *row = zimt_record_get_row (companion, field, i);

      if (!is_in_year (row, year))
        continue;
      minutes += zimt_record_get_number (row, "minutes");
      (*n_rows)++;
    }
  return minutes;
}

static void
add_trainings (ZimtPaper *paper, const ZimtRecord *companion, int year)
{
  zimt_paper_add_space (paper, 8);
  zimt_paper_add_paragraph (paper, _ ("These trainings were attended:"));
  for (guint i = 0; i < zimt_record_get_n_rows (companion, "trainings"); i++)
    {
      const ZimtRecord *row = zimt_record_get_row (companion, "trainings", i);

      if (!is_in_year (row, year))
        continue;
      g_autofree char *date = zimt_date_to_plain_text (zimt_record_get_date (row, "date"));
      g_autofree char *duration
          = zimt_people_paper_dup_duration (zimt_record_get_number (row, "minutes"));
      g_autofree char *text
          = zimt_record_get_number (row, "minutes") > 0
                /* Translators: a training, its day and its duration. */
                ? g_strdup_printf (_ ("%1$s (%2$s, %3$s)"), zimt_record_get_text (row, "title"),
                                   date, duration)
                : g_strdup_printf ("%s (%s)", zimt_record_get_text (row, "title"), date);
      zimt_paper_add_list_item (paper, text);
    }
}

ZimtPaper *
zimt_companion_certificate_new (const ZimtHouse *house, const ZimtRecord *companion, int year,
                                ZimtDate today, GError **error)
{
  int n_activities = 0, n_trainings = 0;
  int minutes = sum_minutes (companion, "activities", year, &n_activities);
  g_autofree char *name = zimt_record_dup_title (companion);
  g_autofree char *duration = zimt_people_paper_dup_duration (minutes);
  ZimtPaper *paper = NULL;

  sum_minutes (companion, "trainings", year, &n_trainings);
  if (n_activities == 0 && n_trainings == 0)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                   /* Translators: a name and a year. */
                   _ ("For %1$s no hours and no trainings are written down in %2$d."), name, year);
      return NULL;
    }
  paper = zimt_people_paper_start (house, _ ("Certificate of voluntary work"), today);
  /* Translators: a name, a house, a year. */
  g_autofree char *text = g_strdup_printf (
      _ ("%1$s worked in %3$d as a voluntary companion of people who have come to the city, with "
         "“%2$s”."),
      name, house->name, year);
  zimt_paper_add_space (paper, 30);
  zimt_paper_add_paragraph (paper, text);
  if (minutes > 0)
    {
      /* Translators: a duration: "34 h". */
      g_autofree char *hours
          = g_strdup_printf (_ ("That was %s of time given to others, without pay."), duration);

      zimt_paper_add_paragraph (paper, hours);
    }
  if (n_trainings > 0)
    add_trainings (paper, companion, year);
  zimt_paper_add_space (paper, 8);
  zimt_paper_add_paragraph (
      paper, _ ("Companions help with letters and offices, practise German, show the city, and "
                "are somebody to ask. This needs patience, reliability and respect. We thank for "
                "all of it."));
  zimt_paper_add_space (paper, 24);
  zimt_paper_add_lines_to_sign (paper, _ ("Place and date"), _ ("For the house"));
  return paper;
}

/* The address, for the window of an envelope. */
static void
add_address (ZimtPaper *paper, const ZimtRecord *companion, const char *name)
{
  g_autoptr (GString) text = g_string_new (name);

  if (zimt_record_get_n_rows (companion, "addresses") > 0)
    {
      const ZimtRecord *row = zimt_record_get_row (companion, "addresses", 0);

      g_string_append_printf (text, "\n%s\n%s %s", zimt_record_get_text (row, "street"),
                              zimt_record_get_text (row, "postcode"),
                              zimt_record_get_text (row, "city"));
    }
  zimt_paper_add_space (paper, 36);
  zimt_paper_add_paragraph (paper, text->str);
  zimt_paper_add_space (paper, 36);
}

ZimtPaper *
zimt_companion_thanks_new (const ZimtHouse *house, const ZimtRecord *companion, int year,
                           ZimtDate today, GError **error)
{
  int n_activities = 0;
  int minutes = sum_minutes (companion, "activities", year, &n_activities);
  g_autofree char *name = zimt_record_dup_title (companion);
  g_autofree char *date = zimt_date_range_to_text (today, today);
  g_autofree char *duration = zimt_people_paper_dup_duration (minutes);
  ZimtPaper *paper = NULL;

  if (*name == '\0')
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                           _ ("A letter needs a name; write it on the card first."));
      return NULL;
    }
  paper = zimt_people_paper_start (house, house->name, today);
  add_address (paper, companion, name);
  zimt_paper_add_pair (paper, C_ ("letter", "Date"), date);
  /* Translators: a year. */
  g_autofree char *subject = g_strdup_printf (_ ("Thank you for %d"), year);
  zimt_paper_add_heading (paper, subject);
  /* Translators: how a letter begins, with a full name. */
  g_autofree char *greeting = g_strdup_printf (_ ("Dear %s,"), name);
  zimt_paper_add_space (paper, 6);
  zimt_paper_add_paragraph (paper, greeting);
  zimt_paper_add_space (paper, 6);
  zimt_paper_add_paragraph (
      paper, _ ("coming to a new city is hard when you know nobody. In the year that is ending you "
                "made it easier for people: you had time, listened, explained and went along."));
  if (minutes > 0)
    {
      /* Translators: a duration: "34 h". */
      g_autofree char *hours = g_strdup_printf (
          _ ("You wrote down %s. What that was worth to the people whom you accompanied cannot be "
             "said in hours."),
          duration);

      zimt_paper_add_paragraph (paper, hours);
    }
  zimt_paper_add_paragraph (
      paper, _ ("We thank you warmly, also on behalf of those who met you. We would be glad to go "
                "on working with you."));
  zimt_paper_add_space (paper, 12);
  zimt_paper_add_paragraph (paper, _ ("With kind regards"));
  zimt_paper_add_lines_to_sign (paper, house->name, NULL);
  return paper;
}
