/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check found, and how it is said. */
#include "zimt-check.h"

#include <glib/gi18n-lib.h>

#include "zimt-categories.h"
#include "zimt-phrases.h"

void
zimt_clash_free (ZimtClash *clash)
{
  g_free (clash->with_uid);
  g_free (clash->with_title);
  g_free (clash->with_organisation);
  g_free (clash);
}

/* The wanted room and period stand for what has none itself. */
void
zimt_clash_take_house (ZimtClash *clash, const ZimtConflict *conflict, const ZimtHouse *house)
{
  const ZimtClosure *closure = zimt_house_get_closure (house, conflict->closure_id);
  const ZimtEquipment *equipment = zimt_house_get_equipment (house, conflict->equipment_id);

  clash->with_room = clash->room_id;
  clash->with_starts = clash->starts;
  clash->with_ends = clash->ends;
  if (closure != NULL)
    {
      clash->with_title = g_strdup (closure->title);
      clash->with_room = closure->room_id;
      clash->with_starts = closure->starts;
      clash->with_ends = closure->ends;
    }
  else if (equipment != NULL)
    clash->with_title = g_strdup (equipment->name);
  else
    clash->with_title = g_strdup (_ ("Opening hours"));
}

ZimtCheck *
zimt_check_new (void)
{
  ZimtCheck *check = g_new0 (ZimtCheck, 1);

  check->occurrences = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_occurrence_free);
  check->clashes = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_clash_free);
  return check;
}

void
zimt_check_free (ZimtCheck *check)
{
  g_ptr_array_unref (check->occurrences);
  g_ptr_array_unref (check->clashes);
  g_free (check);
}

const char *
zimt_conflict_kind_to_word (ZimtConflictKind kind)
{
  switch (kind)
    {
    case ZIMT_CONFLICT_BOOKING:
      /* Translators: kind of a conflict: the room is booked then */
      return C_ ("conflict", "Booking");
    case ZIMT_CONFLICT_PART:
      /* Translators: kind of a conflict: a part of the room, or the room it is a part of, is booked
       */
      return C_ ("conflict", "Part of the room");
    case ZIMT_CONFLICT_REACHED_THROUGH:
      /* Translators: kind of a conflict: the way leads through a room where a consultation is held
       */
      return C_ ("conflict", "Reached through");
    case ZIMT_CONFLICT_BUFFER:
      /* Translators: kind of a conflict: too little time between two bookings */
      return C_ ("conflict", "Buffer");
    case ZIMT_CONFLICT_CLOSURE:
      return C_ ("conflict", "Closure");
    case ZIMT_CONFLICT_EQUIPMENT:
      return C_ ("conflict", "Equipment");
    case ZIMT_CONFLICT_OPENING_HOURS:
      return C_ ("conflict", "Opening hours");
    default:
      g_assert_not_reached ();
    }
}

static char *
clash_reason (const ZimtClash *clash, const ZimtHouse *house)
{
  g_autofree char *room = zimt_room_to_text (house, clash->with_room);
  g_autofree char *period = zimt_period_to_text (clash->with_starts, clash->with_ends);

  switch (clash->kind)
    {
    case ZIMT_CONFLICT_CLOSURE:
      return g_strdup_printf (_ ("“%s” closes %s (%s)"), clash->with_title, room, period);
    case ZIMT_CONFLICT_EQUIPMENT:
      return g_strdup_printf (_ ("not enough of “%s” is left"), clash->with_title);
    case ZIMT_CONFLICT_OPENING_HOURS:
      return g_strdup_printf (_ ("room %s is not open then"), room);
    case ZIMT_CONFLICT_BUFFER:
      return g_strdup_printf (_ ("too close to “%s” in room %s (%s)"), clash->with_title, room,
                              period);
    case ZIMT_CONFLICT_REACHED_THROUGH:
      return g_strdup_printf (_ ("the way leads through another booking: “%s” in room %s (%s)"),
                              clash->with_title, room, period);
    case ZIMT_CONFLICT_BOOKING:
    case ZIMT_CONFLICT_PART:
    default:
      return g_strdup_printf (_ ("“%s” is in room %s (%s)"), clash->with_title, room, period);
    }
}

char *
zimt_clash_to_sentence (const ZimtClash *clash, const ZimtHouse *house)
{
  g_autofree char *wanted = zimt_period_to_text (clash->starts, clash->ends);
  g_autofree char *reason = clash_reason (clash, house);

  /* Translators: the wanted period, then what is in its way */
  return g_strdup_printf (_ ("%s: %s."), wanted, reason);
}

char *
zimt_booking_to_conflict_text (const ZimtBooking *booking, const ZimtHouse *house)
{
  g_autoptr (GArray) conflicts = zimt_conflicts_of_booking (house, booking);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const ZimtConflict *conflict = &g_array_index (conflicts, ZimtConflict, i);
      g_autoptr (ZimtClash) clash = g_new0 (ZimtClash, 1);
      g_autofree char *reason = NULL;

      clash->kind = conflict->kind;
      clash->room_id = booking->room_id;
      clash->starts = booking->starts;
      clash->ends = booking->ends;
      zimt_clash_take_house (clash, conflict, house);
      reason = clash_reason (clash, house);
      if (i > 0)
        g_string_append_c (text, '\n');
      /* Translators: a stored booking that cannot be as it is; %s is why, such as “X” closes room 3
       */
      g_string_append_printf (text, _ ("Conflict: %s."), reason);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
zimt_check_to_sentence (const ZimtCheck *check, const ZimtHouse *house)
{
  g_autofree char *first = NULL;

  if (check->clashes->len == 0)
    return NULL;
  first = zimt_clash_to_sentence (check->clashes->pdata[0], house);
  if (check->n_dates <= 1)
    return g_steal_pointer (&first);
  return g_strdup_printf (/* Translators: %3$s is the first of them and what is in its way. */
                          ngettext ("%1$zu of %2$zu dates is not free; %3$s",
                                    "%1$zu of %2$zu dates are not free; %3$s", check->n_clashing),
                          check->n_clashing, check->n_dates, first);
}

static void
add_line (GString *text, char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

char *
zimt_hints_to_text (ZimtHints hints, const ZimtEvent *event, gint64 room_id, const ZimtHouse *house)
{
  const ZimtRoom *room = zimt_house_get_room (house, room_id);
  g_autoptr (GString) text = g_string_new (NULL);

  if (room == NULL)
    return g_strdup ("");
  if ((hints & ZIMT_HINT_TOO_MANY_PEOPLE) != 0)
    add_line (text,
              g_strdup_printf (ngettext ("Room %1$s has %2$d seat, and %3$d people are expected.",
                                         "Room %1$s has %2$d seats, and %3$d people are expected.",
                                         (gulong)room->n_seats),
                               room->number, room->n_seats, event->n_people));
  if ((hints & ZIMT_HINT_OTHER_PURPOSE) != 0)
    /* Translators: %2$s is a category such as "Advice". */
    add_line (text, g_strdup_printf (_ ("Room %1$s is meant for other things than “%2$s”."),
                                     room->number, zimt_category_to_label (event->category)));
  if ((hints & ZIMT_HINT_NOT_OPEN_TO) != 0)
    {
      g_autofree char *names = g_strjoinv (C_ ("list", ", "), room->open_to);

      /* Translators: %2$s are short names of organisations. */
      add_line (text, g_strdup_printf (_ ("Room %1$s is meant for %2$s."), room->number, names));
    }
  if ((hints & ZIMT_HINT_PAST) != 0)
    add_line (text, g_strdup (_ ("This date has gone by.")));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
