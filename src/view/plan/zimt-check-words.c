/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check found, in the booking editor's words. Knows no widget. */
#include "zimt-check-words.h"

#include <glib/gi18n-lib.h>

#include "zimt-phrases.h"
#include "zimt-time-names.h"

#define N_NEXT_DATES 5

gsize
zimt_check_count_wanted (const ZimtCheck *check)
{
  gsize n = 0;

  for (guint i = 0; i < check->occurrences->len; i++)
    {
      const ZimtOccurrence *occurrence = g_ptr_array_index (check->occurrences, i);

      if (occurrence->status != ZIMT_STATUS_PAUSED || occurrence->pause_kind == ZIMT_PAUSE_SKIPPED)
        n++;
    }
  return n;
}

gsize
zimt_check_count_saved (const ZimtCheck *check)
{
  return check->n_dates - MIN (check->n_clashing, check->n_dates);
}

char *
zimt_check_to_save_label (const ZimtCheck *check)
{
  gsize n_wanted = check != NULL ? zimt_check_count_wanted (check) : 0;
  gsize n_saved = check != NULL ? zimt_check_count_saved (check) : 0;

  if (n_saved == 0 || n_saved >= n_wanted)
    return g_strdup (_ ("_Save"));
  /* Translators: the save button of a series of which some dates are left out. */
  return g_strdup_printf (ngettext ("_Save %1$zu of %2$zu date", "_Save %1$zu of %2$zu dates",
                                    n_wanted),
                          n_saved, n_wanted);
}

char *
zimt_check_to_refusal (const ZimtCheck *check, const ZimtHouse *house)
{
  if (check->n_dates > 0 && zimt_check_count_saved (check) > 0)
    return NULL;
  if (check->n_dates == 0)
    return g_strdup (check->n_paused > 0 ? _ ("Every date is left out: there is nothing to book.")
                                         : _ ("The rule has no date: there is nothing to book."));
  if (check->clashes->len == 1)
    return zimt_clash_to_sentence (g_ptr_array_index (check->clashes, 0), house);
  if (check->n_dates == 1)
    return zimt_check_to_sentence (check, house);
  return g_strdup_printf (ngettext ("The %zu date is not free. Choose another room or time.",
                                    "None of the %zu dates is free. Choose another room or time.",
                                    check->n_dates),
                          check->n_dates);
}

char *
zimt_check_to_heading (const ZimtCheck *check)
{
  gsize n_wanted = zimt_check_count_wanted (check);

  if (n_wanted <= 1)
    return g_strdup (check->n_clashing > 0 ? _ ("Something is in the way")
                                           : _ ("Nothing is in the way any more"));
  if (check->n_clashing == 0)
    return g_strdup (_ ("Nothing is in the way any more"));

  g_autofree char *clashes
      = g_strdup_printf (ngettext ("%zu clash", "%zu clashes", check->n_clashing),
                         check->n_clashing);
  /* Translators: %1$s is "3 clashes", %2$zu the number of dates of the series. */
  return g_strdup_printf (ngettext ("%1$s on %2$zu date", "%1$s on %2$zu dates", n_wanted), clashes,
                          n_wanted);
}

static char *
dup_change_summary (const ZimtCheck *check)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%zu date changes", "%zu dates change",
                                                     check->n_moved),
                                           check->n_moved));
  if (check->n_exceptions > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%zu exception stays", "%zu exceptions stay",
                                                       check->n_exceptions),
                                             check->n_exceptions));
  if (check->n_clashing > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%zu conflict", "%zu conflicts", check->n_clashing),
                                      check->n_clashing));
  g_ptr_array_add (parts, NULL);
  /* Translators: between the parts of a list in a sentence. */
  return g_strjoinv (C_ ("list", ", "), (char **)parts->pdata);
}

char *
zimt_check_to_summary (const ZimtCheck *check, ZimtTarget target)
{
  gsize n_left_out = check->n_clashing;

  if (target.booking_id != 0 && target.scope != ZIMT_SCOPE_THIS)
    return check->n_moved > 0 ? dup_change_summary (check) : NULL;
  if (n_left_out == 0 || zimt_check_count_saved (check) == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%zu date that clashes is left out.",
                                    "%zu dates that clash are left out.", n_left_out),
                          n_left_out);
}

char *
zimt_check_to_message (const ZimtCheck *check, ZimtTarget target, const char *title)
{
  gsize n_saved = check != NULL ? zimt_check_count_saved (check) : 1;
  gsize n_wanted = check != NULL ? zimt_check_count_wanted (check) : 1;

  if (target.booking_id != 0)
    /* Translators: %s is a booking's title. */
    return g_strdup_printf (_ ("Changed: %s"), title);
  if (n_wanted <= 1)
    return g_strdup_printf (_ ("Booked: %s"), title);
  return g_strdup_printf (ngettext ("Booked on %1$zu of %2$zu date: %3$s",
                                    "Booked on %1$zu of %2$zu dates: %3$s", n_wanted),
                          n_saved, n_wanted, title);
}

char *
zimt_period_to_words (ZimtMinute starts, ZimtMinute ends)
{
  g_autofree char *times = zimt_times_to_text (starts, ends);

  /* Times run from left to right also where the words around them do not. */
  return g_strdup_printf ("\u2066%s\u2069", times);
}

char *
zimt_draft_to_sentence (const ZimtDraft *draft)
{
  if (draft->rule == NULL)
    return g_strdup ("");

  g_autofree char *rule = zimt_rule_to_sentence (draft->rule, zimt_minute_get_date (draft->starts));
  g_autofree char *period = zimt_period_to_words (draft->starts, draft->ends);
  /* Translators: a rule and its times: "every 2nd Thursday until 24.06.2027, 16:00–18:00". */
  return g_strdup_printf (C_ ("rule and times", "%1$s, %2$s"), rule, period);
}

static char *
dup_date_markup (const ZimtOccurrence *occurrence)
{
  g_autofree char *date = zimt_date_to_short_text (zimt_minute_get_date (occurrence->starts));
  g_autofree char *reason = NULL;

  if (occurrence->status != ZIMT_STATUS_PAUSED)
    return g_steal_pointer (&date);
  reason
      = g_markup_escape_text (occurrence->pause_reason != NULL ? occurrence->pause_reason : "", -1);
  return g_strdup_printf ("<s>%s</s> %s", date, reason);
}

char *
zimt_check_to_dates_markup (const ZimtCheck *check, ZimtMinute now)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < check->occurrences->len; i++)
    {
      const ZimtOccurrence *occurrence = g_ptr_array_index (check->occurrences, i);
      g_autofree char *date = NULL;

      if (occurrence->starts < now)
        continue;
      if (n == N_NEXT_DATES)
        {
          g_string_append (markup, " · …");
          break;
        }
      date = dup_date_markup (occurrence);
      g_string_append_printf (markup, "%s%s", n > 0 ? " · " : "", date);
      n++;
    }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}
