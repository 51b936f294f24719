/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One series in memory, as a database would hold it, for the tests of its changes. */
#include "world.h"

#include "fixture.h"
#include "zimt-text.h"

static void
add_row (World *world, const ZimtDraft *draft, const ZimtOccurrence *date)
{
  ZimtBooking *row = zimt_booking_new ();

  row->id = world->next_id++;
  row->uid = zimt_uid_new ();
  row->series_id = world->series->id;
  row->series_uid = g_strdup (world->series->uid);
  row->original = date->original;
  row->starts = date->starts;
  row->ends = date->ends;
  row->room_id = date->room_id;
  row->status = date->status;
  zimt_event_copy (&draft->event, &row->event);
  g_ptr_array_add (world->rows, row);
}

static void
add_pause (World *world, ZimtMinute original, ZimtPauseKind kind, const char *reason)
{
  ZimtPause *pause = zimt_pause_new ();

  pause->id = world->next_id++;
  pause->uid = zimt_uid_new ();
  pause->series_id = world->series->id;
  pause->original = original;
  pause->kind = kind;
  pause->reason = g_strdup (reason);
  g_ptr_array_add (world->pauses, pause);
}

static void
fill (World *world, const ZimtDraft *draft)
{
  g_autoptr (GPtrArray) dates = zimt_occurrences_of_draft (draft, world->house, world->calendar,
                                                           ZIMT_DATE_FIRST, world->until, NULL);

  for (guint i = 0; i < dates->len; i++)
    {
      const ZimtOccurrence *date = dates->pdata[i];

      if (date->status == ZIMT_STATUS_PAUSED)
        add_pause (world, date->original, date->pause_kind, date->pause_reason);
      else
        add_row (world, draft, date);
    }
}

static ZimtSeries *
series_new (World *world, const ZimtDraft *draft)
{
  ZimtSeries *series = zimt_series_new ();

  series->id = world->next_id++;
  series->uid = zimt_uid_new ();
  zimt_event_copy (&draft->event, &series->event);
  series->room_id = draft->room_id;
  series->starts = draft->starts;
  series->length = (int)(draft->ends - draft->starts);
  series->rule = zimt_rule_to_string (draft->rule);
  series->pauses = draft->pauses;
  series->filled_until = world->until;
  return series;
}

World *
world_new (const char *starts, int length, const char *rule, const char *until)
{
  World *world = g_new0 (World, 1);
  g_autoptr (ZimtDraft) draft = zimt_draft_new ();
  g_autoptr (GError) error = NULL;

  world->house = fixture_house_new ();
  world->calendar = zimt_calendar_new ();
  world->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  world->pauses = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_pause_free);
  world->left = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  world->until = fixture_date (until);
  world->next_id = 1;

  draft->event.title = g_strdup ("Chor");
  draft->room_id = ROOM_HALL;
  draft->starts = fixture_minute (starts);
  draft->ends = draft->starts + length;
  draft->rule = zimt_rule_parse (rule, &error);
  g_assert_no_error (error);
  zimt_draft_validate (draft, world->house, &error);
  g_assert_no_error (error);
  world->series = series_new (world, draft);
  fill (world, draft);
  return world;
}

void
world_free (World *world)
{
  zimt_house_unref (world->house);
  zimt_calendar_unref (world->calendar);
  zimt_series_free (world->series);
  g_ptr_array_unref (world->rows);
  g_ptr_array_unref (world->pauses);
  g_ptr_array_unref (world->left);
  g_free (world);
}

ZimtDraft *
world_draft (const World *world, const ZimtBooking *anchor)
{
  ZimtDraft *draft = zimt_draft_new ();

  zimt_event_copy (&world->series->event, &draft->event);
  draft->room_id = world->series->room_id;
  draft->starts = anchor->original;
  draft->ends = draft->starts + world->series->length;
  draft->rule = zimt_rule_parse (world->series->rule, NULL);
  draft->pauses = world->series->pauses;
  draft->status = world->series->status;
  return draft;
}

ZimtBooking *
world_row_at (const World *world, ZimtMinute original)
{
  for (guint i = 0; i < world->rows->len; i++)
    if (((ZimtBooking *)world->rows->pdata[i])->original == original)
      return world->rows->pdata[i];
  return NULL;
}

ZimtBooking *
world_row (const World *world, const char *original)
{
  ZimtBooking *row = world_row_at (world, fixture_minute (original));

  g_assert_nonnull (row);
  return row;
}

ZimtBooking *
world_row_by_id (const World *world, gint64 id)
{
  for (guint i = 0; i < world->rows->len; i++)
    if (((ZimtBooking *)world->rows->pdata[i])->id == id)
      return world->rows->pdata[i];
  for (guint i = 0; i < world->left->len; i++)
    if (((ZimtBooking *)world->left->pdata[i])->id == id)
      return world->left->pdata[i];
  return NULL;
}

ZimtPause *
world_pause_at (const World *world, ZimtMinute original)
{
  for (guint i = 0; i < world->pauses->len; i++)
    if (((ZimtPause *)world->pauses->pdata[i])->original == original)
      return world->pauses->pdata[i];
  return NULL;
}

void
world_skip (World *world, ZimtBooking *row)
{
  add_pause (world, row->original, ZIMT_PAUSE_SKIPPED, "Tanz");
  g_assert_true (g_ptr_array_remove (world->rows, row));
}

ZimtEditPlan *
world_plan (const World *world, const ZimtBooking *anchor, const ZimtDraft *draft, ZimtScope scope,
            ZimtMinute now, GError **error)
{
  g_autoptr (ZimtDraft) valid = zimt_draft_copy (draft);

  if (!zimt_draft_validate (valid, world->house, error))
    return NULL;
  return zimt_edit_series (world->series, anchor, world->rows, world->pauses, valid, scope, now,
                           world->until, world->house, world->calendar, error);
}

static void
delete_rows (World *world, const ZimtEditPlan *plan)
{
  for (guint i = 0; i < plan->deleted->len; i++)
    g_assert_true (
        g_ptr_array_remove (world->rows,
                            world_row_by_id (world, g_array_index (plan->deleted, gint64, i))));
  for (guint i = 0; i < plan->deleted_pauses->len; i++)
    {
      gint64 id = g_array_index (plan->deleted_pauses, gint64, i);
      guint j = 0;

      while (((ZimtPause *)world->pauses->pdata[j])->id != id)
        j++;
      g_ptr_array_remove_index (world->pauses, j);
    }
}

static void
update_rows (World *world, const ZimtEditPlan *plan)
{
  for (guint i = 0; i < plan->updated->len; i++)
    {
      ZimtBooking *row = zimt_booking_copy (plan->updated->pdata[i]);

      g_assert_true (g_ptr_array_remove (world->rows, world_row_by_id (world, row->id)));
      g_ptr_array_add (world->rows, row);
    }
}

static void
insert_rows (World *world, const ZimtEditPlan *plan)
{
  for (guint i = 0; i < plan->inserted->len; i++)
    {
      ZimtBooking *row = zimt_booking_copy (plan->inserted->pdata[i]);

      g_assert_cmpint (row->id, ==, 0);
      row->id = world->next_id++;
      g_ptr_array_add (world->rows, row);
    }
  for (guint i = 0; i < plan->pauses->len; i++)
    {
      ZimtPause *pause = zimt_pause_copy (plan->pauses->pdata[i]);

      pause->id = world->next_id++;
      g_ptr_array_add (world->pauses, pause);
    }
}

/* What still belongs to the series that ended stays behind. */
static void
move_to_new_series (World *world, const ZimtEditPlan *plan)
{
  gint64 id = world->next_id++;

  zimt_series_free (world->series);
  world->series = zimt_series_copy (plan->new_series);
  world->series->id = id;
  for (guint i = world->rows->len; i-- > 0;)
    {
      ZimtBooking *row = world->rows->pdata[i];

      if (row->series_id != -1)
        g_ptr_array_add (world->left, zimt_booking_copy (row));
      if (row->series_id != -1)
        g_ptr_array_remove_index (world->rows, i);
      else
        row->series_id = id;
    }
  for (guint i = world->pauses->len; i-- > 0;)
    {
      ZimtPause *pause = world->pauses->pdata[i];

      if (pause->series_id != -1)
        g_ptr_array_remove_index (world->pauses, i);
      else
        pause->series_id = id;
    }
}

void
world_apply (World *world, const ZimtEditPlan *plan)
{
  delete_rows (world, plan);
  update_rows (world, plan);
  insert_rows (world, plan);
  if (plan->new_series != NULL)
    {
      move_to_new_series (world, plan);
      return;
    }
  g_assert_cmpint (plan->series->id, ==, world->series->id);
  zimt_series_free (world->series);
  world->series = zimt_series_copy (plan->series);
}

typedef struct
{
  ZimtMinute original;
  char *text; /* owned */
} Line;

static void
clear_line_cb (gpointer line)
{
  g_free (((Line *)line)->text);
}

static int
compare_lines_cb (gconstpointer a, gconstpointer b)
{
  const Line *first = a, *second = b;

  return (first->original > second->original) - (first->original < second->original);
}

static void
add_line (GArray *lines, ZimtMinute original, ZimtMinute starts, const char *before,
          const char *after)
{
  g_autofree char *date = zimt_date_format (zimt_minute_get_date (starts));
  g_autofree char *time = zimt_time_format (zimt_minute_get_of_day (starts));
  Line line = { original, g_strdup_printf ("%s%s %s%s", before, date, time, after) };

  g_array_append_val (lines, line);
}

static char *
tell (const World *world)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  GString *text = g_string_new (NULL);

  g_array_set_clear_func (lines, clear_line_cb);
  for (guint i = 0; i < world->rows->len; i++)
    {
      const ZimtBooking *row = world->rows->pdata[i];
      const char *mark = row->status == ZIMT_STATUS_CANCELLED ? "-" : row->is_exception ? "*" : "";

      add_line (lines, row->original, row->starts, "", mark);
    }
  for (guint i = 0; i < world->pauses->len; i++)
    {
      const ZimtPause *pause = world->pauses->pdata[i];

      add_line (lines, pause->original, pause->original, "(", ")");
    }
  g_array_sort (lines, compare_lines_cb);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", g_array_index (lines, Line, i).text);
  return g_string_free (text, FALSE);
}

void
world_assert_told (const World *world, const char *expected)
{
  g_autofree char *text = tell (world);

  g_assert_cmpstr (text, ==, expected);
}

World *
world_new_thursdays (void)
{
  return world_new ("2026-11-05 09:00", 90, "FREQ=WEEKLY;BYDAY=TH", "2026-12-11");
}

void
world_move_row (ZimtBooking *row, const char *starts)
{
  ZimtMinute length = row->ends - row->starts;

  row->starts = fixture_minute (starts);
  row->ends = row->starts + length;
  row->is_exception = TRUE;
}

void
world_shift_draft (ZimtDraft *draft, ZimtMinute minutes)
{
  draft->starts += minutes;
  draft->ends += minutes;
}
