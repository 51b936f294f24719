/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The change of a series from a boundary on: old rows are matched with the dates of the new rule.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-edit-private.h"
#include "zimt-error.h"
#include "zimt-text.h"

typedef struct
{
  const ZimtSeries *series;  /* borrowed */
  const ZimtBooking *anchor; /* borrowed */
  const GPtrArray *bookings; /* borrowed: ZimtBooking */
  const GPtrArray *pauses;   /* borrowed: ZimtPause */
  const ZimtDraft *wish;     /* borrowed: what the anchor becomes */
  ZimtMinute now;
  ZimtMinute shift;       /* from old originals to new ones */
  ZimtMinute boundary;    /* rows and pauses with an original from it on may change */
  ZimtDraft *draft;       /* owned: what all become, from the first date the new rule has here */
  GPtrArray *occurrences; /* owned (nullable): the dates of the draft */
  gboolean is_split;      /* the series ends at the boundary, and a new one begins */
  GHashTable *free_dates; /* owned: original to ZimtOccurrence, those that no row has taken */
  gint64 series_id;       /* of the rows from the boundary on; -1: the new series */
  const char *series_uid; /* borrowed */
  ZimtEditPlan *plan;     /* owned */
} Edit;

static void
edit_clear (Edit *edit)
{
  g_clear_pointer (&edit->draft, zimt_draft_free);
  g_clear_pointer (&edit->occurrences, g_ptr_array_unref);
  g_clear_pointer (&edit->free_dates, g_hash_table_unref);
  g_clear_pointer (&edit->plan, zimt_edit_plan_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edit, edit_clear)

static gboolean
refuse_past (const Edit *edit, GError **error)
{
  const char *sentence = NULL;

  if (edit->anchor->starts < edit->now)
    sentence = _ ("This date has begun, and the past does not change; start from a later date.");
  else if (edit->anchor->original < edit->now)
    sentence = _ ("This date was moved here from the past, which does not change; start from a "
                  "later date, or change only this one.");
  else if (MIN (edit->wish->starts, edit->draft->starts) < edit->now)
    sentence = _ ("The new start lies in the past; choose a later one.");
  if (sentence != NULL)
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, sentence);
  return sentence != NULL;
}

/* TRUE for a row that this change never touches. */
static gboolean
is_settled (const Edit *edit, const ZimtBooking *row)
{
  return row->original < edit->boundary || row->starts < edit->now;
}

/* TRUE where the series has something that stays, so that the change needs a series of its own. */
static gboolean
has_settled (const Edit *edit)
{
  for (guint i = 0; i < edit->bookings->len; i++)
    if (is_settled (edit, edit->bookings->pdata[i]))
      return TRUE;
  for (guint i = 0; i < edit->pauses->len; i++)
    if (((const ZimtPause *)edit->pauses->pdata[i])->original < edit->boundary)
      return TRUE;
  return FALSE;
}

static int
compare_minutes_cb (gconstpointer a, gconstpointer b)
{
  ZimtMinute first = *(const ZimtMinute *)a, second = *(const ZimtMinute *)b;

  return (first > second) - (first < second);
}

/* The originals from the boundary up to the anchor's, ascending. */
static GArray *
list_originals_to_anchor (const Edit *edit)
{
  GArray *originals = g_array_new (FALSE, FALSE, sizeof (ZimtMinute));

  for (guint i = 0; i < edit->bookings->len; i++)
    {
      const ZimtBooking *row = edit->bookings->pdata[i];

      if (!is_settled (edit, row) && row->original <= edit->anchor->original)
        g_array_append_val (originals, row->original);
    }
  for (guint i = 0; i < edit->pauses->len; i++)
    {
      const ZimtPause *pause = edit->pauses->pdata[i];

      if (pause->original >= edit->boundary && pause->original <= edit->anchor->original)
        g_array_append_val (originals, pause->original);
    }
  g_array_sort (originals, compare_minutes_cb);
  return originals;
}

static void
move_draft (ZimtDraft *draft, ZimtMinute starts)
{
  draft->ends += starts - draft->starts;
  draft->starts = starts;
}

/* Lets the rule begin on @date or on its first date after it, where it then still has the anchor's
 * new date: a fortnightly rule that begins in the wrong week has not. */
static gboolean
begin_rule (Edit *edit, ZimtDate date, gboolean exactly)
{
  ZimtDate anchor = zimt_minute_get_date (edit->anchor->original + edit->shift);
  int minute_of_day = zimt_minute_get_of_day (edit->draft->starts);
  g_autoptr (GArray) dates = zimt_rule_expand (edit->draft->rule, date, date, anchor + 1, 0, NULL);
  ZimtMinute first;

  if (dates == NULL || dates->len == 0 || g_array_index (dates, ZimtDate, dates->len - 1) != anchor
      || (exactly && g_array_index (dates, ZimtDate, 0) != date))
    return FALSE;
  first = zimt_minute_new (g_array_index (dates, ZimtDate, 0), minute_of_day);
  if (first < edit->now)
    return FALSE;
  move_draft (edit->draft, first);
  return TRUE;
}

/* ALL changes dates before the anchor too: finds where the new rule begins among them. The anchor
 * itself is the last resort, and where FOLLOWING begins anyway. */
static void
move_to_first_date (Edit *edit)
{
  g_autoptr (GArray) originals = list_originals_to_anchor (edit);

  for (guint i = 0; i < originals->len; i++)
    {
      ZimtMinute original = g_array_index (originals, ZimtMinute, i);
      ZimtMinute target = original + edit->shift;

      if (begin_rule (edit, zimt_minute_get_date (target), TRUE)
          || begin_rule (edit, zimt_minute_get_date (MIN (original, target)), FALSE))
        return;
    }
}

/* COUNT of a rule as zimt_rule_to_string () writes it; 0: none. */
static int
get_count (const char *rule)
{
  const char *count = strstr (rule, "COUNT=");

  return count != NULL ? (int)g_ascii_strtoll (count + strlen ("COUNT="), NULL, 10) : 0;
}

static ZimtRule *
dup_with_count (const char *rule, int count, GError **error)
{
  g_autofree char *old = g_strdup_printf ("COUNT=%d", get_count (rule));
  g_autofree char *new = g_strdup_printf ("COUNT=%d", count);
  g_auto (GStrv) around = g_strsplit (rule, old, 2);
  g_autofree char *text = g_strjoinv (new, around);

  return zimt_rule_parse (text, error);
}

/* How many dates the old rule has before the boundary; -1 with error set. */
static int
count_dates_before (const Edit *edit, GError **error)
{
  g_autoptr (ZimtRule) rule = zimt_rule_parse (edit->series->rule, error);
  ZimtDate first = zimt_minute_get_date (edit->series->starts);
  ZimtDate last = zimt_minute_get_date (edit->boundary);
  g_autoptr (GArray) dates = NULL;

  if (zimt_minute_get_of_day (edit->series->starts) >= zimt_minute_get_of_day (edit->boundary))
    last--;
  if (rule != NULL)
    dates = zimt_rule_expand (rule, first, first, last + 1, 0, error);
  return dates != NULL ? (int)dates->len : -1;
}

/* "Ten times" counts from the first date of all. Where the draft left the ten as they were, it
 * means what is left of them; an anchor that was kept beyond the tenth is one more. */
static gboolean
count_what_is_left (Edit *edit, GError **error)
{
  g_autofree char *text = zimt_rule_to_string (edit->draft->rule);
  int count = get_count (text), n_before;
  ZimtRule *rest;

  if (count == 0 || count != get_count (edit->series->rule))
    return TRUE;
  n_before = count_dates_before (edit, error);
  if (n_before < 0)
    return FALSE;
  rest = dup_with_count (text, MAX (count - n_before, 1), error);
  if (rest == NULL)
    return FALSE;
  zimt_rule_free (edit->draft->rule);
  edit->draft->rule = rest;
  return TRUE;
}

static void
list_free_dates (Edit *edit)
{
  edit->free_dates = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < edit->occurrences->len; i++)
    {
      ZimtOccurrence *occurrence = edit->occurrences->pdata[i];

      g_hash_table_insert (edit->free_dates, &occurrence->original, occurrence);
    }
}

/* The date that a row or pause of the old rule has in the new one; (nullable). */
static ZimtOccurrence *
find_date (const Edit *edit, ZimtMinute old_original)
{
  ZimtMinute target = old_original + edit->shift;

  return g_hash_table_lookup (edit->free_dates, &target);
}

static void
assign_series (const Edit *edit, ZimtBooking *row)
{
  g_free (row->series_uid);
  row->series_id = edit->series_id;
  row->series_uid = g_strdup (edit->series_uid);
}

/* Hands over a changed row, unless it is what is stored already. */
static void
put_row (Edit *edit, const ZimtBooking *before, ZimtBooking *after)
{
  assign_series (edit, after);
  if (before->series_id != after->series_id || before->original != after->original
      || before->is_exception != after->is_exception || zimt_edit_is_visible (before, after))
    g_ptr_array_add (edit->plan->updated, after);
  else
    zimt_booking_free (after);
}

static void
keep_row (Edit *edit, const ZimtBooking *row)
{
  ZimtBooking *kept = zimt_booking_copy (row);

  kept->original += edit->shift;
  if (row->status != ZIMT_STATUS_CANCELLED)
    edit->plan->n_exceptions++;
  put_row (edit, row, kept);
}

static void
change_row (Edit *edit, const ZimtBooking *row, const ZimtOccurrence *occurrence)
{
  ZimtBooking *changed = zimt_booking_copy (row);

  zimt_edit_fill_row (changed, occurrence, edit->draft);
  if (row->id == edit->anchor->id && row->is_exception && !occurrence->is_exception)
    zimt_edit_fill_anchor (changed, row, edit->wish, zimt_minute_get_date (edit->now));
  if (zimt_edit_is_visible (row, changed))
    edit->plan->n_moved++;
  else if (row->is_exception && changed->is_exception)
    edit->plan->n_exceptions++;
  put_row (edit, row, changed);
}

static void
match_row (Edit *edit, const ZimtBooking *row)
{
  const ZimtOccurrence *date = find_date (edit, row->original);
  gboolean has_begun = row->starts < edit->now;
  gboolean keeps_its_place
      = row->id != edit->anchor->id && (row->is_exception || row->status == ZIMT_STATUS_CANCELLED);

  if (!has_begun && keeps_its_place)
    keep_row (edit, row);
  else if (!has_begun && date != NULL && date->status != ZIMT_STATUS_PAUSED)
    change_row (edit, row, date);
  else if (!has_begun)
    {
      g_array_append_val (edit->plan->deleted, row->id);
      return;
    }
  /* Taken also by a row that was moved into the past: its date is not made a second time. */
  if (date != NULL)
    g_hash_table_remove (edit->free_dates, &date->original);
}

static int
compare_originals_cb (gconstpointer a, gconstpointer b)
{
  const ZimtBooking *first = *(const ZimtBooking *const *)a;
  const ZimtBooking *second = *(const ZimtBooking *const *)b;

  return compare_minutes_cb (&first->original, &second->original);
}

/* Rows that move on are told last date first, so that each finds its new place already left. */
static void
match_rows (Edit *edit)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < edit->bookings->len; i++)
    {
      ZimtBooking *row = edit->bookings->pdata[i];

      if (row->original >= edit->boundary)
        g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort (rows, compare_originals_cb);
  for (guint i = 0; i < rows->len; i++)
    match_row (edit, rows->pdata[edit->shift > 0 ? rows->len - 1 - i : i]);
}

/* Every pause from the boundary on is made anew with the dates. What was skipped stays skipped,
 * unless it has a better reason now or somebody cured it. */
static void
match_pauses (Edit *edit)
{
  for (guint i = 0; i < edit->pauses->len; i++)
    {
      const ZimtPause *pause = edit->pauses->pdata[i];
      ZimtOccurrence *date = find_date (edit, pause->original);

      if (pause->original < edit->boundary)
        continue;
      g_array_append_val (edit->plan->deleted_pauses, pause->id);
      if (pause->kind != ZIMT_PAUSE_SKIPPED || date == NULL || date->status == ZIMT_STATUS_PAUSED
          || zimt_draft_find_cure (edit->draft, date->original) != NULL)
        continue;
      date->status = ZIMT_STATUS_PAUSED;
      date->pause_kind = ZIMT_PAUSE_SKIPPED;
      date->pause_reason = g_strdup (pause->reason);
    }
}

static void
insert_free_dates (Edit *edit)
{
  for (guint i = 0; i < edit->occurrences->len; i++)
    {
      const ZimtOccurrence *date = edit->occurrences->pdata[i];

      if (g_hash_table_contains (edit->free_dates, &date->original))
        zimt_edit_plan_add (edit->plan, edit->draft, date, edit->series_id);
    }
  for (guint i = 0; i < edit->plan->inserted->len; i++)
    assign_series (edit, edit->plan->inserted->pdata[i]);
}

/* Where the next filling goes on: a rule without a date from @until on has ended. */
static ZimtDate
get_filled_until (const ZimtDraft *draft, ZimtDate until)
{
  ZimtDate first = zimt_minute_get_date (draft->starts);
  g_autoptr (GArray) later = NULL;

  if (until <= ZIMT_DATE_LAST)
    later = zimt_rule_expand (draft->rule, first, until, ZIMT_DATE_LAST + 1, 1, NULL);
  return later != NULL && later->len > 0 ? until : ZIMT_DATE_LAST + 1;
}

static void
fill_series (ZimtSeries *series, const ZimtDraft *draft, ZimtDate until)
{
  zimt_event_clear (&series->event);
  zimt_event_copy (&draft->event, &series->event);
  g_free (series->rule);
  series->rule = zimt_rule_to_string (draft->rule);
  series->room_id = draft->room_id;
  series->starts = draft->starts;
  series->length = (int)(draft->ends - draft->starts);
  series->pauses = draft->pauses;
  series->status = draft->status;
  series->option_expires = draft->status == ZIMT_STATUS_OPTION ? draft->option_expires : 0;
  series->filled_until = get_filled_until (draft, until);
}

/* Either the series changes in place, or it ends at the boundary and a new one begins. */
static gboolean
plan_series_rows (Edit *edit, ZimtDate until, GError **error)
{
  ZimtEditPlan *plan = edit->plan;

  if (edit->is_split)
    {
      plan->series = zimt_edit_end_series (edit->series, edit->boundary, error);
      if (plan->series == NULL)
        return FALSE;
      plan->new_series = zimt_series_new ();
      plan->new_series->uid = zimt_uid_new ();
      fill_series (plan->new_series, edit->draft, until);
      edit->series_id = -1;
      edit->series_uid = plan->new_series->uid;
      return TRUE;
    }
  plan->series = zimt_series_copy (edit->series);
  fill_series (plan->series, edit->draft, until);
  edit->series_id = edit->series->id;
  edit->series_uid = edit->series->uid;
  return TRUE;
}

static gboolean
begin_edit (Edit *edit, ZimtScope scope, GError **error)
{
  edit->draft = zimt_edit_dup_common (edit->series, edit->anchor, edit->wish);
  if (refuse_past (edit, error))
    return FALSE;
  edit->shift = edit->draft->starts - edit->anchor->original;
  /* Dates that would land in the past stay where they are. */
  edit->boundary
      = scope == ZIMT_SCOPE_ALL ? MAX (edit->now, edit->now - edit->shift) : edit->anchor->original;
  edit->is_split = has_settled (edit);
  edit->plan = zimt_edit_plan_new ();
  edit->draft->option_expires
      = zimt_draft_get_option_expiry (edit->draft, zimt_minute_get_date (edit->now));
  if (edit->is_split && !count_what_is_left (edit, error))
    return FALSE;
  if (scope == ZIMT_SCOPE_ALL)
    move_to_first_date (edit);
  return TRUE;
}

ZimtEditPlan *
zimt_edit_series (const ZimtSeries *series, const ZimtBooking *anchor, const GPtrArray *bookings,
                  const GPtrArray *pauses, const ZimtDraft *draft, ZimtScope scope, ZimtMinute now,
                  ZimtDate until, const ZimtHouse *house, const ZimtCalendar *calendar,
                  GError **error)
{
  g_auto (Edit) edit = { series, anchor, bookings, pauses, draft, now };

  if (!begin_edit (&edit, scope, error) || !plan_series_rows (&edit, until, error))
    return NULL;
  edit.occurrences
      = zimt_occurrences_of_draft (edit.draft, house, calendar, ZIMT_DATE_FIRST, until, error);
  if (edit.occurrences == NULL)
    return NULL;

  list_free_dates (&edit);
  match_pauses (&edit);
  match_rows (&edit);
  insert_free_dates (&edit);
  return g_steal_pointer (&edit.plan);
}
