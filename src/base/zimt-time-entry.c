/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and times as people type them into a field. */
#include "zimt-time-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-text.h"
#include "zimt-time-names.h"

/* A leap day is at most eight years away, a week 53 at most seven. */
#define MAX_YEARS_AWAY 8

/* Reads up to @max_digits digits at *@text and moves behind them; the count of digits. */
static int
take_number (const char **text, int max_digits, int *number)
{
  int n_digits = 0;

  *number = 0;
  for (; n_digits < max_digits && g_ascii_isdigit (**text); n_digits++, (*text)++)
    *number = *number * 10 + g_ascii_digit_value (**text);
  return n_digits;
}

static gboolean
take_char (const char **text, const char *any_of)
{
  if (**text == '\0' || strchr (any_of, **text) == NULL)
    return FALSE;
  (*text)++;
  return TRUE;
}

/* Moves behind @word, where @text begins with it. */
static gboolean
take_word (const char **text, const char *word)
{
  if (!g_str_has_prefix (*text, word))
    return FALSE;
  *text += strlen (word);
  return TRUE;
}

static void
skip_spaces (const char **text)
{
  while (**text == ' ')
    (*text)++;
}

/* Lower case, white space made plain; NULL where it is nothing that people type. */
static char *
dup_entry (const char *text)
{
  g_autofree char *clean = zimt_text_clean (text, "", FALSE, NULL);

  return clean != NULL ? zimt_text_fold (clean) : NULL;
}

gboolean
zimt_time_entry_parse (const char *text, int *minute_of_day)
{
  g_autofree char *entry = dup_entry (text);
  int hour = 0, minute = 0;
  gboolean has_minutes = FALSE;

  if (entry == NULL)
    return FALSE;

  const char *p = entry;
  int n_digits = take_number (&p, 4, &hour);
  if (n_digits == 0)
    return FALSE;
  has_minutes = n_digits > 2;
  if (has_minutes)
    {
      minute = hour % 100;
      hour = hour / 100;
    }
  else if (take_char (&p, ":.,"))
    {
      has_minutes = TRUE;
      if (take_number (&p, 2, &minute) != 2)
        return FALSE;
    }
  skip_spaces (&p);
  if (take_word (&p, "uhr") || take_word (&p, "h"))
    {
      skip_spaces (&p);
      if (!has_minutes && *p != '\0' && take_number (&p, 2, &minute) != 2)
        return FALSE;
    }
  if (*p != '\0' || minute > 59 || hour * 60 + minute > ZIMT_MINUTES_PER_DAY)
    return FALSE;
  *minute_of_day = hour * 60 + minute;
  return TRUE;
}

/* Day and month, or week and 0, of a year. */
static gboolean
get_date_in_year (int year, int month, int day_or_week, ZimtDate *date)
{
  if (month == 0)
    return zimt_date_from_iso_week (year, day_or_week, date);
  return zimt_date_from_ymd (year, month, day_or_week, date);
}

/* The one of these dates that is nearest to @today; of two that are equally near, the later. */
static gboolean
get_nearest (ZimtDate today, int month, int day_or_week, ZimtDate *date)
{
  gboolean is_found = FALSE;
  int this_year = 0;
  ZimtDate nearest = 0;

  zimt_date_to_ymd (today, &this_year, NULL, NULL);
  for (int year = this_year - MAX_YEARS_AWAY; year <= this_year + MAX_YEARS_AWAY; year++)
    {
      ZimtDate candidate = 0;

      if (!get_date_in_year (year, month, day_or_week, &candidate))
        continue;
      if (!is_found || ABS (candidate - today) <= ABS (nearest - today))
        nearest = candidate;
      is_found = TRUE;
    }
  if (is_found)
    *date = nearest;
  return is_found;
}

/* What follows a day and month or a week: nothing, or a year of two or four digits. */
static gboolean
finish_with_year (const char *p, ZimtDate today, int month, int day_or_week, ZimtDate *date)
{
  int year = 0;

  skip_spaces (&p);
  if (*p == '\0')
    return get_nearest (today, month, day_or_week, date);

  int n_digits = take_number (&p, 4, &year);
  if (*p != '\0' || (n_digits != 2 && n_digits != 4))
    return FALSE;
  return get_date_in_year (n_digits == 2 ? 2000 + year : year, month, day_or_week, date);
}

/* "15.3.", "15.3", "15. 3. 27", "15/3", "15/3/2027". */
static gboolean
parse_day_and_month (const char *p, ZimtDate today, ZimtDate *date)
{
  int day = 0, month = 0;

  if (take_number (&p, 2, &day) == 0)
    return FALSE;

  const char *separator = *p == '/' ? "/" : ".";
  if (!take_char (&p, separator))
    return FALSE;
  skip_spaces (&p);
  if (take_number (&p, 2, &month) == 0 || month == 0)
    return FALSE;
  if (!take_char (&p, separator) && *p != '\0')
    return FALSE;
  return finish_with_year (p, today, month, day, date);
}

/* "2027-03-15" and "2027-W12", here "2027-w12". */
static gboolean
parse_iso (const char *p, ZimtDate *date)
{
  int year = 0, month = 0, day = 0, week = 0;

  if (take_number (&p, 4, &year) != 4 || !take_char (&p, "-"))
    return FALSE;
  if (take_char (&p, "w"))
    return take_number (&p, 2, &week) == 2 && *p == '\0'
           && zimt_date_from_iso_week (year, week, date);
  return take_number (&p, 2, &month) == 2 && take_char (&p, "-") && take_number (&p, 2, &day) == 2
         && *p == '\0' && zimt_date_from_ymd (year, month, day, date);
}

/* "KW 12", "KW12/2027", "KW 12 27", "W12", "W 12". */
static gboolean
parse_week (const char *p, ZimtDate today, ZimtDate *date)
{
  int week = 0;

  if (!take_word (&p, "kw") && !take_word (&p, "w"))
    return FALSE;
  take_char (&p, ".");
  skip_spaces (&p);
  if (take_number (&p, 2, &week) == 0)
    return FALSE;
  skip_spaces (&p);
  take_char (&p, "/");
  return finish_with_year (p, zimt_date_get_monday (today), 0, week, date);
}

static gboolean
is_word (const char *entry, const char *word)
{
  g_autofree char *key = zimt_text_fold (word);

  return strcmp (entry, key) == 0;
}

static gboolean
parse_relative_day (const char *entry, ZimtDate today, ZimtDate *date)
{
  const struct
  {
    int days;
    const char *words[3];
  } relatives[] = {
    /* Translators: typed into a field for a date; any word that people may type. */
    { -1, { "gestern", "yesterday", C_ ("typed date", "yesterday") } },
    { 0, { "heute", "today", C_ ("typed date", "today") } },
    { 1, { "morgen", "tomorrow", C_ ("typed date", "tomorrow") } },
    { 2, { "übermorgen", "day after tomorrow", C_ ("typed date", "day after tomorrow") } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (relatives); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (relatives[i].words); j++)
      if (is_word (entry, relatives[i].words[j]))
        {
          ZimtDate day = today + relatives[i].days;

          if (day < ZIMT_DATE_FIRST || day > ZIMT_DATE_LAST)
            return FALSE;
          *date = day;
          return TRUE;
        }
  return FALSE;
}

/* ISO weekday of a name in German, English or the interface's language; 0 where it is none. */
static int
parse_weekday (const char *word)
{
  static const char *const names[7][5] = {
    { "mo", "mon", "montag", "monday", NULL },
    { "di", "tu", "tue", "dienstag", "tuesday" },
    { "mi", "we", "wed", "mittwoch", "wednesday" },
    { "do", "th", "thu", "donnerstag", "thursday" },
    { "fr", "fri", "freitag", "friday", NULL },
    { "sa", "sat", "samstag", "saturday", "sonnabend" },
    { "so", "su", "sun", "sonntag", "sunday" },
  };

  for (int i = 0; i < 7; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (names[i]); j++)
        if (names[i][j] != NULL && strcmp (word, names[i][j]) == 0)
          return i + 1;
      if (is_word (word, zimt_weekday_name (i + 1))
          || is_word (word, zimt_weekday_short_name (i + 1)))
        return i + 1;
    }
  return 0;
}

/* A weekday: the next one; with a date behind it ("Do 26.11.2026") it must be that date's. */
static gboolean
parse_from_weekday (const char *entry, ZimtDate today, ZimtDate *date)
{
  gsize length = strcspn (entry, " .,");
  g_autofree char *word = g_strndup (entry, length);
  int weekday = parse_weekday (word);
  const char *rest = entry + length;
  ZimtDate day = 0;

  if (weekday == 0)
    return FALSE;
  rest += strspn (rest, " .,");
  if (*rest == '\0')
    day = today + (weekday - zimt_date_get_weekday (today) + 7) % 7;
  else if (!parse_day_and_month (rest, today, &day) && !parse_iso (rest, &day))
    return FALSE;
  if (zimt_date_get_weekday (day) != weekday || day < ZIMT_DATE_FIRST || day > ZIMT_DATE_LAST)
    return FALSE;
  *date = day;
  return TRUE;
}

gboolean
zimt_date_entry_parse (const char *text, ZimtDate today, ZimtDate *date)
{
  g_autofree char *entry = dup_entry (text);

  if (entry == NULL)
    return FALSE;
  return parse_iso (entry, date) || parse_day_and_month (entry, today, date)
         || parse_week (entry, today, date) || parse_relative_day (entry, today, date)
         || parse_from_weekday (entry, today, date);
}
