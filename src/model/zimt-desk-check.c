/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's checks: what a wish comes to as rows, and what stands in the way of each of them. */
#include "zimt-desk-private.h"

ZimtDate
zimt_desk_get_horizon (ZimtDesk *desk, ZimtDate first)
{
  ZimtDate from = MAX (zimt_clock_get_today (desk->clock), first);
  ZimtDate horizon;
  int year, month, day;

  zimt_date_to_ymd (from, &year, &month, &day);
  if (!zimt_date_from_ymd (year + ZIMT_DESK_YEARS_AHEAD, month, MIN (day, 28), &horizon))
    horizon = ZIMT_DATE_LAST;
  return MIN (horizon + day - MIN (day, 28), ZIMT_DATE_LAST) + 1;
}

static void
add_key (GHashTable *set, gint64 id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

GHashTable *
zimt_desk_changed_rows (const ZimtEditPlan *plan)
{
  GHashTable *changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < plan->updated->len; i++)
    add_key (changed, ((const ZimtBooking *)plan->updated->pdata[i])->id);
  for (guint i = 0; i < plan->deleted->len; i++)
    add_key (changed, g_array_index (plan->deleted, gint64, i));
  return changed;
}

/* Keeps what is not in @changed and stands in @spans once: the same booking can be found by its
 * room and by its equipment. */
static void
drop_spans (GArray *spans, GHashTable *changed, gboolean may_repeat)
{
  g_autoptr (GHashTable) seen = NULL;
  guint n_kept = 0;

  if (may_repeat)
    seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < spans->len; i++)
    {
      ZimtSpan span = g_array_index (spans, ZimtSpan, i);
      ZimtSpan *kept = &g_array_index (spans, ZimtSpan, n_kept);

      if (changed != NULL && g_hash_table_contains (changed, &span.booking_id))
        continue;
      if (seen != NULL && g_hash_table_contains (seen, &span.booking_id))
        continue;
      *kept = span;
      if (seen != NULL)
        g_hash_table_add (seen, &kept->booking_id);
      n_kept++;
    }
  g_array_set_size (spans, n_kept);
}

gboolean
zimt_desk_load_others (ZimtDesk *desk, const ZimtSpan *span, const GArray *rooms,
                       GHashTable *changed, GArray *others, GError **error)
{
  gboolean has_equipment = span->equipment != NULL && span->equipment->len > 0;
  ZimtMinute from, to;

  g_array_set_size (others, 0);
  zimt_conflict_window (desk->house, span, &from, &to);
  if (!zimt_store_load_spans (desk->store, rooms, from, to, 0, 0, others, error))
    return FALSE;
  for (guint i = 0; has_equipment && i < span->equipment->len; i++)
    if (!zimt_store_load_equipment_spans (desk->store, g_array_index (span->equipment, gint64, i),
                                          span->starts, span->ends, 0, 0, others, error))
      return FALSE;
  if (has_equipment || (changed != NULL && g_hash_table_size (changed) > 0))
    drop_spans (others, changed, has_equipment);
  return TRUE;
}

static void
clash_with_booking (ZimtClash *clash, const ZimtHouse *house, const ZimtBooking *with)
{
  const ZimtOrganisation *organisation
      = zimt_house_get_organisation (house, with->event.organisation_id);

  clash->with_booking = with->id;
  clash->with_uid = g_strdup (with->uid);
  clash->with_title = g_strdup (with->event.title);
  clash->with_organisation = organisation != NULL ? g_strdup (organisation->short_name) : NULL;
  clash->with_room = with->room_id;
  clash->with_starts = with->starts;
  clash->with_ends = with->ends;
}

/* One conflict as a line of the table. */
static ZimtClash *
clash_new (ZimtDesk *desk, const GPtrArray *wanted, const ZimtConflict *conflict, GError **error)
{
  const ZimtBooking *row = wanted->pdata[conflict->wanted];
  g_autoptr (ZimtClash) clash = g_new0 (ZimtClash, 1);

  clash->kind = conflict->kind;
  clash->original = row->original;
  clash->starts = row->starts;
  clash->ends = row->ends;
  clash->room_id = row->room_id;
  if (conflict->booking_id != 0)
    {
      g_autoptr (ZimtBooking) with
          = zimt_store_load_booking (desk->store, conflict->booking_id, error);

      if (with == NULL)
        return NULL;
      clash_with_booking (clash, desk->house, with);
    }
  else if (conflict->other_wanted != G_MAXSIZE)
    clash_with_booking (clash, desk->house, wanted->pdata[conflict->other_wanted]);
  else
    zimt_clash_take_house (clash, conflict, desk->house);
  return g_steal_pointer (&clash);
}

static int
compare_conflicts (gconstpointer a, gconstpointer b)
{
  const ZimtConflict *left = a;
  const ZimtConflict *right = b;

  return (left->wanted > right->wanted) - (left->wanted < right->wanted);
}

/* The rows that block: fixed ones, borrowed from @plan, in the order of their dates. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const ZimtBooking *left = *(const ZimtBooking *const *)a;
  const ZimtBooking *right = *(const ZimtBooking *const *)b;

  if (left->starts != right->starts)
    return left->starts < right->starts ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

static GPtrArray *
blocking_rows (const ZimtEditPlan *plan)
{
  GPtrArray *rows = g_ptr_array_new ();
  GPtrArray *sources[] = { plan->updated, plan->inserted };

  for (gsize s = 0; s < G_N_ELEMENTS (sources); s++)
    for (guint i = 0; i < sources[s]->len; i++)
      if (((const ZimtBooking *)sources[s]->pdata[i])->status == ZIMT_STATUS_FIXED)
        g_ptr_array_add (rows, sources[s]->pdata[i]);
  g_ptr_array_sort (rows, compare_rows);
  return rows;
}

/* Every conflict of @rows with what is stored and among themselves. */
static gboolean
find_conflicts (ZimtDesk *desk, const ZimtEditPlan *plan, const GPtrArray *rows, GArray *conflicts,
                GError **error)
{
  g_autoptr (GHashTable) changed = zimt_desk_changed_rows (plan);
  g_autoptr (GArray) spans = g_array_sized_new (FALSE, FALSE, sizeof (ZimtSpan), rows->len);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (ZimtSpan));
  g_autoptr (GArray) rooms = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      ZimtSpan span = zimt_span_of_booking (rows->pdata[i]);

      g_array_append_val (spans, span);
      /* Most dates of a series are in one room, which is the first of those related to it. */
      if (rooms == NULL || g_array_index (rooms, gint64, 0) != span.room_id)
        {
          g_clear_pointer (&rooms, g_array_unref);
          rooms = zimt_house_dup_related_rooms (desk->house, span.room_id);
        }
      if (!zimt_desk_load_others (desk, &span, rooms, changed, others, error))
        return FALSE;
      zimt_conflicts_of_span (desk->house, &span, i, (const ZimtSpan *)others->data, others->len,
                              conflicts);
    }
  zimt_conflicts_among (desk->house, (const ZimtSpan *)spans->data, spans->len, conflicts);
  g_array_sort (conflicts, compare_conflicts);
  return TRUE;
}

static gboolean
add_clashes (ZimtDesk *desk, const GPtrArray *rows, const GArray *conflicts, ZimtCheck *check,
             GError **error)
{
  gsize last = G_MAXSIZE;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const ZimtConflict *conflict = &g_array_index (conflicts, ZimtConflict, i);
      ZimtClash *clash = clash_new (desk, rows, conflict, error);

      if (clash == NULL)
        return FALSE;
      g_ptr_array_add (check->clashes, clash);
      check->n_clashing += conflict->wanted != last;
      last = conflict->wanted;
    }
  return TRUE;
}

static void
add_occurrence (ZimtCheck *check, const ZimtBooking *row)
{
  ZimtOccurrence *occurrence = zimt_occurrence_new ();

  occurrence->original = row->original;
  occurrence->starts = row->starts;
  occurrence->ends = row->ends;
  occurrence->room_id = row->room_id;
  occurrence->status = row->status;
  occurrence->is_exception = row->is_exception;
  g_ptr_array_add (check->occurrences, occurrence);
}

static void
add_paused_occurrence (ZimtCheck *check, const ZimtEditPlan *plan, const ZimtPause *pause)
{
  const ZimtSeries *series = plan->new_series != NULL ? plan->new_series : plan->series;
  ZimtOccurrence *occurrence = zimt_occurrence_new ();

  occurrence->original = occurrence->starts = pause->original;
  occurrence->ends = pause->original + (series != NULL ? series->length : 0);
  occurrence->room_id = series != NULL ? series->room_id : 0;
  occurrence->status = ZIMT_STATUS_PAUSED;
  occurrence->pause_kind = pause->kind;
  occurrence->pause_reason = g_strdup (pause->reason);
  g_ptr_array_add (check->occurrences, occurrence);
}

static int
compare_occurrences (gconstpointer a, gconstpointer b)
{
  const ZimtOccurrence *left = *(const ZimtOccurrence *const *)a;
  const ZimtOccurrence *right = *(const ZimtOccurrence *const *)b;

  return (left->original > right->original) - (left->original < right->original);
}

static void
add_occurrences (ZimtCheck *check, const ZimtEditPlan *plan)
{
  GPtrArray *sources[] = { plan->updated, plan->inserted };

  for (gsize s = 0; s < G_N_ELEMENTS (sources); s++)
    for (guint i = 0; i < sources[s]->len; i++)
      if (((const ZimtBooking *)sources[s]->pdata[i])->status != ZIMT_STATUS_CANCELLED)
        add_occurrence (check, sources[s]->pdata[i]);
  check->n_dates = check->occurrences->len;
  for (guint i = 0; i < plan->pauses->len; i++)
    add_paused_occurrence (check, plan, plan->pauses->pdata[i]);
  check->n_paused = plan->pauses->len;
  g_ptr_array_sort (check->occurrences, compare_occurrences);
}

ZimtCheck *
zimt_desk_check_plan (ZimtDesk *desk, const ZimtEditPlan *plan, GError **error)
{
  g_autoptr (ZimtCheck) check = zimt_check_new ();
  g_autoptr (GPtrArray) rows = blocking_rows (plan);
  g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));

  if (!find_conflicts (desk, plan, rows, conflicts, error)
      || !add_clashes (desk, rows, conflicts, check, error))
    return NULL;
  add_occurrences (check, plan);
  check->n_moved = plan->n_moved;
  check->n_exceptions = plan->n_exceptions;
  return g_steal_pointer (&check);
}

/* School holidays are wanted, and dates lie past what the data file knows of them. */
static gboolean
is_past_school_horizon (ZimtDesk *desk, const ZimtDraft *draft, const ZimtCheck *check)
{
  const ZimtOccurrence *last;

  if (draft->rule == NULL || (draft->pauses & ZIMT_PAUSES_SCHOOL_HOLIDAYS) == 0
      || check->occurrences->len == 0)
    return FALSE;
  last = check->occurrences->pdata[check->occurrences->len - 1];
  return zimt_minute_get_date (last->starts) > zimt_calendar_get_school_horizon (desk->calendar);
}

/* What has begun is booked every day, for those who stand at the door; what is over rather by a
 * slip of the hand, and then only an undo takes it back. */
ZimtHints
zimt_desk_hints_of_draft (ZimtDesk *desk, const ZimtDraft *draft)
{
  ZimtHints hints = zimt_hints_of_event (desk->house, &draft->event, draft->room_id);

  if (draft->ends <= zimt_clock_get_now (desk->clock))
    hints |= ZIMT_HINT_PAST;
  return hints;
}

ZimtCheck *
zimt_desk_check (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target, GError **error)
{
  g_autoptr (ZimtEditPlan) plan = zimt_desk_plan (desk, draft, target, error);
  ZimtCheck *check = plan != NULL ? zimt_desk_check_plan (desk, plan, error) : NULL;

  if (check == NULL)
    return NULL;
  check->hints = zimt_desk_hints_of_draft (desk, draft);
  check->is_past_school_horizon = is_past_school_horizon (desk, draft, check);
  return check;
}
