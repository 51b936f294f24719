/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a conflict is. Pure functions on spans: they know no database and no clock. */
#include "zimt-conflict.h"

static const char *const kind_codes[] = {
  [ZIMT_CONFLICT_BOOKING] = "booking",
  [ZIMT_CONFLICT_PART] = "part",
  [ZIMT_CONFLICT_REACHED_THROUGH] = "reached-through",
  [ZIMT_CONFLICT_BUFFER] = "buffer",
  [ZIMT_CONFLICT_CLOSURE] = "closure",
  [ZIMT_CONFLICT_EQUIPMENT] = "equipment",
  [ZIMT_CONFLICT_OPENING_HOURS] = "opening-hours",
};

const char *
zimt_conflict_kind_to_code (ZimtConflictKind kind)
{
  return kind_codes[kind];
}

static gboolean
overlaps (const ZimtSpan *a, const ZimtSpan *b)
{
  return a->starts < b->ends && b->starts < a->ends;
}

static int
get_buffer_before (const ZimtHouse *house, const ZimtSpan *span)
{
  const ZimtRoom *room = zimt_house_get_room (house, span->room_id);

  return room != NULL ? MAX (room->buffer_before, span->buffer_before) : span->buffer_before;
}

static int
get_buffer_after (const ZimtHouse *house, const ZimtSpan *span)
{
  const ZimtRoom *room = zimt_house_get_room (house, span->room_id);

  return room != NULL ? MAX (room->buffer_after, span->buffer_after) : span->buffer_after;
}

/* TRUE where the two stand on the same floor, so that only one of them can be there at a time. */
static gboolean
shares_floor (const ZimtHouse *house, gint64 a, gint64 b, ZimtConflictKind *kind)
{
  *kind = a == b ? ZIMT_CONFLICT_BOOKING : ZIMT_CONFLICT_PART;
  return a == b || zimt_house_is_part (house, a, b) || zimt_house_is_part (house, b, a);
}

static gboolean
walks_through (const ZimtHouse *house, const ZimtSpan *captive, const ZimtSpan *front)
{
  const ZimtRoom *room = zimt_house_get_room (house, captive->room_id);

  return front->is_advice && room != NULL && room->through_id == front->room_id;
}

/* For two that do not overlap. */
static gboolean
is_gap_too_short (const ZimtHouse *house, const ZimtSpan *a, const ZimtSpan *b)
{
  const ZimtSpan *first = a->starts < b->starts ? a : b;
  const ZimtSpan *second = first == a ? b : a;
  ZimtMinute gap = second->starts - first->ends;

  return gap < get_buffer_after (house, first) + get_buffer_before (house, second);
}

gboolean
zimt_conflict_between (const ZimtHouse *house, const ZimtSpan *a, const ZimtSpan *b,
                       ZimtConflictKind *kind)
{
  gboolean at_once = overlaps (a, b);
  ZimtConflictKind shared;

  if (shares_floor (house, a->room_id, b->room_id, &shared))
    {
      *kind = at_once ? shared : ZIMT_CONFLICT_BUFFER;
      return at_once || is_gap_too_short (house, a, b);
    }

  *kind = ZIMT_CONFLICT_REACHED_THROUGH;
  return at_once && (walks_through (house, a, b) || walks_through (house, b, a));
}

void
zimt_conflict_window (const ZimtHouse *house, const ZimtSpan *span, ZimtMinute *from,
                      ZimtMinute *to)
{
  *from = span->starts - get_buffer_before (house, span) - ZIMT_BUFFER_MAX;
  *to = span->ends + get_buffer_after (house, span) + ZIMT_BUFFER_MAX;
}

static ZimtConflict *
add_conflict (GArray *conflicts, gsize wanted, ZimtConflictKind kind)
{
  ZimtConflict conflict = { .wanted = wanted, .kind = kind, .other_wanted = G_MAXSIZE };

  g_array_append_val (conflicts, conflict);
  return &g_array_index (conflicts, ZimtConflict, conflicts->len - 1);
}

static int
compare_spans_cb (gconstpointer a, gconstpointer b)
{
  const ZimtSpan *first = *(const ZimtSpan *const *)a;
  const ZimtSpan *second = *(const ZimtSpan *const *)b;

  if (first->starts != second->starts)
    return first->starts < second->starts ? -1 : 1;
  return (first->booking_id > second->booking_id) - (first->booking_id < second->booking_id);
}

static void
add_bookings (const ZimtHouse *house, const ZimtSpan *wanted, gsize index, const ZimtSpan *others,
              gsize n_others, GArray *conflicts)
{
  g_autoptr (GPtrArray) clashing = g_ptr_array_new ();
  ZimtConflictKind kind;

  for (gsize i = 0; i < n_others; i++)
    if ((wanted->booking_id == 0 || wanted->booking_id != others[i].booking_id)
        && zimt_conflict_between (house, wanted, &others[i], &kind))
      g_ptr_array_add (clashing, (gpointer)&others[i]);

  g_ptr_array_sort (clashing, compare_spans_cb);
  for (guint i = 0; i < clashing->len; i++)
    {
      const ZimtSpan *other = clashing->pdata[i];

      zimt_conflict_between (house, wanted, other, &kind);
      add_conflict (conflicts, index, kind)->booking_id = other->booking_id;
    }
}

static void
add_closures (const ZimtHouse *house, const ZimtSpan *wanted, gsize index, GArray *conflicts)
{
  for (guint i = 0; i < house->closures->len; i++)
    {
      const ZimtClosure *closure = house->closures->pdata[i];

      if (wanted->starts < closure->ends && closure->starts < wanted->ends
          && zimt_house_is_closed_by (house, wanted->room_id, closure))
        add_conflict (conflicts, index, ZIMT_CONFLICT_CLOSURE)->closure_id = closure->id;
    }
}

static gint64
get_piece (const ZimtSpan *span, guint index)
{
  return g_array_index (span->equipment, gint64, index);
}

/* The first @n pieces of a span that are of one kind. */
static int
count_pieces (const ZimtSpan *span, gint64 equipment_id, guint n)
{
  int count = 0;

  for (guint i = 0; i < n; i++)
    if (get_piece (span, i) == equipment_id)
      count++;
  return count;
}

static guint
get_n_pieces (const ZimtSpan *span)
{
  return span->equipment != NULL ? span->equipment->len : 0;
}

/* Pieces that @spans hold at one moment. */
static int
count_in_use (const GPtrArray *spans, gint64 equipment_id, ZimtMinute moment)
{
  int count = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const ZimtSpan *span = spans->pdata[i];

      if (span->starts <= moment && moment < span->ends)
        count += count_pieces (span, equipment_id, get_n_pieces (span));
    }
  return count;
}

/* The most pieces that @spans hold at any one time of @wanted: use grows only where one starts. */
static int
count_peak (const ZimtSpan *wanted, const GPtrArray *spans, gint64 equipment_id)
{
  int peak = count_in_use (spans, equipment_id, wanted->starts);

  for (guint i = 0; i < spans->len; i++)
    {
      const ZimtSpan *span = spans->pdata[i];

      if (span->starts > wanted->starts)
        peak = MAX (peak, count_in_use (spans, equipment_id, span->starts));
    }
  return peak;
}

static int
count_owned (const ZimtHouse *house, gint64 equipment_id)
{
  const ZimtEquipment *equipment = zimt_house_get_equipment (house, equipment_id);

  return equipment != NULL ? equipment->count : 0;
}

static void
add_equipment (const ZimtHouse *house, const ZimtSpan *wanted, gsize index, const ZimtSpan *others,
               gsize n_others, GArray *conflicts)
{
  g_autoptr (GPtrArray) holders = NULL;
  guint n_pieces = get_n_pieces (wanted);

  if (n_pieces == 0)
    return;

  holders = g_ptr_array_new ();
  for (gsize i = 0; i < n_others; i++)
    if (overlaps (wanted, &others[i]) && get_n_pieces (&others[i]) > 0
        && (wanted->booking_id == 0 || wanted->booking_id != others[i].booking_id))
      g_ptr_array_add (holders, (gpointer)&others[i]);

  for (guint i = 0; i < n_pieces; i++)
    {
      gint64 id = get_piece (wanted, i);
      gboolean is_told = count_pieces (wanted, id, i) > 0;
      int n_wanted = count_pieces (wanted, id, n_pieces);

      if (!is_told && n_wanted + count_peak (wanted, holders, id) > count_owned (house, id))
        add_conflict (conflicts, index, ZIMT_CONFLICT_EQUIPMENT)->equipment_id = id;
    }
}

static gboolean
is_within_opening (const ZimtRoom *room, const ZimtSpan *span)
{
  ZimtDate last = zimt_minute_get_date (span->ends - 1);

  for (ZimtDate date = zimt_minute_get_date (span->starts); date <= last; date++)
    {
      ZimtMinute midnight = zimt_minute_new (date, 0);
      int opens, closes;

      if (!zimt_room_get_opening (room, date, &opens, &closes)
          || MAX (span->starts, midnight) < midnight + opens
          || MIN (span->ends, midnight + ZIMT_MINUTES_PER_DAY) > midnight + closes)
        return FALSE;
    }
  return TRUE;
}

static void
add_opening_hours (const ZimtHouse *house, const ZimtSpan *wanted, gsize index, GArray *conflicts)
{
  const ZimtRoom *room = zimt_house_get_room (house, wanted->room_id);

  if (room != NULL && room->has_opening && !is_within_opening (room, wanted))
    add_conflict (conflicts, index, ZIMT_CONFLICT_OPENING_HOURS);
}

void
zimt_conflicts_of_span (const ZimtHouse *house, const ZimtSpan *wanted, gsize index,
                        const ZimtSpan *others, gsize n_others, GArray *conflicts)
{
  add_bookings (house, wanted, index, others, n_others, conflicts);
  add_closures (house, wanted, index, conflicts);
  add_equipment (house, wanted, index, others, n_others, conflicts);
  add_opening_hours (house, wanted, index, conflicts);
}

ZimtSpan
zimt_span_of_booking (const ZimtBooking *booking)
{
  return (ZimtSpan){
    .booking_id = booking->id,
    .room_id = booking->room_id,
    .starts = booking->starts,
    .ends = booking->ends,
    .buffer_before = booking->event.buffer_before,
    .buffer_after = booking->event.buffer_after,
    .is_advice = g_strcmp0 (booking->event.category, "advice") == 0,
    .equipment = booking->event.equipment,
  };
}

GArray *
zimt_conflicts_of_booking (const ZimtHouse *house, const ZimtBooking *booking)
{
  GArray *conflicts = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));
  ZimtSpan span = zimt_span_of_booking (booking);

  if (booking->status == ZIMT_STATUS_FIXED)
    zimt_conflicts_of_span (house, &span, 0, NULL, 0, conflicts);
  return conflicts;
}

/* Earlier start first; the order of @wanted decides between two that start together, which their
 * place in memory tells. */
static int
compare_wanted_cb (gconstpointer a, gconstpointer b)
{
  const ZimtSpan *first = *(const ZimtSpan *const *)a;
  const ZimtSpan *second = *(const ZimtSpan *const *)b;

  if (first->starts != second->starts)
    return first->starts < second->starts ? -1 : 1;
  return (first > second) - (first < second);
}

static int
compare_conflicts_cb (gconstpointer a, gconstpointer b)
{
  const ZimtConflict *first = a, *second = b;

  if (first->wanted != second->wanted)
    return first->wanted < second->wanted ? -1 : 1;
  if (first->other_wanted != second->other_wanted)
    return first->other_wanted < second->other_wanted ? -1 : 1;
  return (first->equipment_id > second->equipment_id)
         - (first->equipment_id < second->equipment_id);
}

/* Forgets spans that ended too long ago for any buffer to reach @moment. */
static void
drop_ended (GPtrArray *active, ZimtMinute moment)
{
  for (guint i = active->len; i-- > 0;)
    if (((const ZimtSpan *)active->pdata[i])->ends + 2 * ZIMT_BUFFER_MAX <= moment)
      g_ptr_array_remove_index_fast (active, i);
}

/* The clashes of @later with the spans that began before it. Equipment that is too little for
 * @later alone is the affair of zimt_conflicts_of_span (). */
static void
add_clashes_with_earlier (const ZimtHouse *house, const ZimtSpan *wanted, const ZimtSpan *later,
                          const GPtrArray *active, GArray *conflicts)
{
  gsize index = (gsize)(later - wanted);
  guint n_pieces = get_n_pieces (later);
  ZimtConflictKind kind;

  for (guint i = 0; i < active->len; i++)
    {
      const ZimtSpan *earlier = active->pdata[i];

      if (zimt_conflict_between (house, earlier, later, &kind))
        add_conflict (conflicts, index, kind)->other_wanted = (gsize)(earlier - wanted);
    }

  for (guint i = 0; i < n_pieces; i++)
    {
      gint64 id = get_piece (later, i);
      gboolean is_told = count_pieces (later, id, i) > 0;
      int in_use = is_told ? 0 : count_in_use (active, id, later->starts);

      if (in_use > 0 && in_use + count_pieces (later, id, n_pieces) > count_owned (house, id))
        add_conflict (conflicts, index, ZIMT_CONFLICT_EQUIPMENT)->equipment_id = id;
    }
}

void
zimt_conflicts_among (const ZimtHouse *house, const ZimtSpan *wanted, gsize n_wanted,
                      GArray *conflicts)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new ((guint)n_wanted);
  g_autoptr (GPtrArray) active = g_ptr_array_new ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));

  for (gsize i = 0; i < n_wanted; i++)
    g_ptr_array_add (sorted, (gpointer)&wanted[i]);
  g_ptr_array_sort (sorted, compare_wanted_cb);

  for (guint i = 0; i < sorted->len; i++)
    {
      const ZimtSpan *span = sorted->pdata[i];

      drop_ended (active, span->starts);
      add_clashes_with_earlier (house, wanted, span, active, found);
      g_ptr_array_add (active, (gpointer)span);
    }

  g_array_sort (found, compare_conflicts_cb);
  if (found->len > 0)
    g_array_append_vals (conflicts, found->data, found->len);
}
