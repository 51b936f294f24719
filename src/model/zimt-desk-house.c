/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's acts on the house itself: rooms, organisations, closures, its name. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-phrases.h"
#include "zimt-text.h"

/* Replaces *text by its clean form. */
static gboolean
clean_field (char **text, const char *what, gboolean may_be_empty, GError **error)
{
  char *clean = zimt_text_clean (*text != NULL ? *text : "", what, may_be_empty, error);

  if (clean == NULL)
    return FALSE;
  g_free (*text);
  *text = clean;
  return TRUE;
}

static gboolean
clean_words (char **words, const char *what, GError **error)
{
  for (char **word = words; word != NULL && *word != NULL; word++)
    if (!clean_field (word, what, FALSE, error))
      return FALSE;
  return TRUE;
}

static gboolean
clean_room (ZimtRoom *room, GError **error)
{
  return clean_field (&room->number, _ ("The number of the room"), FALSE, error)
         && clean_field (&room->name, _ ("The name of the room"), FALSE, error)
         && (room->floor == NULL || clean_field (&room->floor, _ ("The floor"), TRUE, error))
         && clean_words (room->equipment, _ ("The equipment"), error);
}

gboolean
zimt_desk_store_rooms (ZimtDesk *desk, GPtrArray *rooms, GError **error)
{
  for (guint i = 0; i < rooms->len; i++)
    if (!clean_room (rooms->pdata[i], error)
        || !zimt_store_put_room (desk->store, rooms->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
refuse_overlap_of (ZimtDesk *desk, gint64 part_id, gint64 whole_id, GError **error)
{
  g_autoptr (ZimtBooking) in_part = NULL;
  g_autoptr (ZimtBooking) in_whole = NULL;
  g_autofree char *when = NULL;
  g_autofree char *where = NULL;
  g_autofree char *when_too = NULL;
  g_autofree char *where_too = NULL;

  if (!zimt_store_find_overlap (desk->store, part_id, whole_id, &in_part, &in_whole, error))
    return FALSE;
  if (in_part == NULL)
    return TRUE;
  when = zimt_period_to_text (in_part->starts, in_part->ends);
  where = zimt_room_to_text (desk->house, part_id);
  when_too = zimt_period_to_text (in_whole->starts, in_whole->ends);
  where_too = zimt_room_to_text (desk->house, whole_id);
  g_set_error (
      error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
      /* Translators: twice the title of a booking, its time and its room. */
      _ ("“%1$s” (%2$s, %3$s) and “%4$s” (%5$s, %6$s) overlap, which bookings of a room and "
         "of its part cannot; move one of them first."),
      in_part->event.title, when, where, in_whole->event.title, when_too, where_too);
  return FALSE;
}

/* Where @room becomes a part: nothing in it or its parts may overlap what is in the whole. The
 * database would refuse that as well, but name no booking. */
static gboolean
refuse_overlaps (ZimtDesk *desk, const ZimtRoom *room, GError **error)
{
  const ZimtHouse *house = desk->house;
  const ZimtRoom *stored = zimt_house_get_room (house, room->id);

  if (stored == NULL || room->whole_id == 0 || room->whole_id == stored->whole_id)
    return TRUE;
  for (guint i = 0; i < house->rooms->len; i++)
    for (guint j = 0; j < house->rooms->len; j++)
      {
        gint64 part_id = ((const ZimtRoom *)house->rooms->pdata[i])->id;
        gint64 whole_id = ((const ZimtRoom *)house->rooms->pdata[j])->id;

        if ((part_id == room->id || zimt_house_is_part (house, part_id, room->id))
            && (whole_id == room->whole_id || zimt_house_is_part (house, room->whole_id, whole_id))
            && !refuse_overlap_of (desk, part_id, whole_id, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
zimt_desk_put_room (ZimtDesk *desk, ZimtRoom *room, GError **error)
{
  if (!clean_room (room, error)
      || !refuse_overlaps (desk, room, error)
      /* Translators: name of an act, in "Undo: Room: Kitchen" */
      || !zimt_desk_begin (desk, ZIMT_STEP_ACT, _ ("Room: %s"), room->name, error))
    return FALSE;
  return zimt_desk_finish (desk, zimt_store_put_room (desk->store, room, error), error);
}

gboolean
zimt_desk_delete_room (ZimtDesk *desk, gint64 id, GError **error)
{
  const ZimtRoom *room = zimt_house_get_room (desk->house, id);

  if (room == NULL)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                           _ ("This room does not exist any more."));
      return FALSE;
    }
  /* Translators: name of an act, in "Undo: Delete room: Kitchen" */
  if (!zimt_desk_begin (desk, ZIMT_STEP_ACT, _ ("Delete room: %s"), room->name, error))
    return FALSE;
  return zimt_desk_finish (desk, zimt_store_delete_room (desk->store, id, error), error);
}

gboolean
zimt_desk_put_organisation (ZimtDesk *desk, ZimtOrganisation *organisation, GError **error)
{
  if (!clean_field (&organisation->short_name, _ ("The short name of the organisation"), FALSE,
                    error)
      || !clean_field (&organisation->name, _ ("The name of the organisation"), FALSE, error)
      /* Translators: name of an act, in "Undo: Organisation: IB" */
      || !zimt_desk_begin (desk, ZIMT_STEP_ACT, _ ("Organisation: %s"), organisation->short_name,
                           error))
    return FALSE;
  return zimt_desk_finish (desk, zimt_store_put_organisation (desk->store, organisation, error),
                           error);
}

/* Writes @closure; dates come back where it was before, and are left out where it is now. */
static gboolean
store_closure (ZimtDesk *desk, ZimtClosure *closure, GError **error)
{
  const ZimtClosure *before = zimt_house_get_closure (desk->house, closure->id);
  ZimtMinute from = before != NULL ? before->starts : closure->starts;
  ZimtMinute to = before != NULL ? before->ends : closure->ends;

  return zimt_store_put_closure (desk->store, closure, error) && zimt_desk_reload (desk, error)
         && zimt_desk_refresh_pauses (desk, from, to, error)
         && zimt_desk_refresh_pauses (desk, closure->starts, closure->ends, error);
}

gboolean
zimt_desk_put_closure (ZimtDesk *desk, ZimtClosure *closure, GError **error)
{
  if (!clean_field (&closure->title, _ ("The reason of the closure"), FALSE, error))
    return FALSE;
  if (closure->ends <= closure->starts)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("The closure ends before it begins; change one of the dates."));
      return FALSE;
    }
  /* Translators: name of an act, in "Undo: Closure: Cleaning" */
  if (!zimt_desk_begin (desk, ZIMT_STEP_ACT, _ ("Closure: %s"), closure->title, error))
    return FALSE;
  return zimt_desk_finish (desk, store_closure (desk, closure, error), error);
}

gboolean
zimt_desk_delete_closure (ZimtDesk *desk, gint64 id, GError **error)
{
  const ZimtClosure *closure = zimt_house_get_closure (desk->house, id);
  ZimtMinute from, to;

  if (closure == NULL)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                           _ ("This closure does not exist any more."));
      return FALSE;
    }
  from = closure->starts;
  to = closure->ends;
  /* Translators: name of an act, in "Undo: Delete closure: Cleaning" */
  if (!zimt_desk_begin (desk, ZIMT_STEP_ACT, _ ("Delete closure: %s"), closure->title, error))
    return FALSE;
  /* Read again in between: the checks of the dates that come back must not see the closure. */
  return zimt_desk_finish (desk,
                           zimt_store_delete_closure (desk->store, id, error)
                               && zimt_desk_reload (desk, error)
                               && zimt_desk_refresh_pauses (desk, from, to, error),
                           error);
}

gboolean
zimt_desk_rename_house (ZimtDesk *desk, const char *name, GError **error)
{
  g_autofree char *clean = zimt_text_clean (name, _ ("The name of the house"), FALSE, error);

  if (clean == NULL
      /* Translators: name of an act, in "Undo: Name of the house: ZIM" */
      || !zimt_desk_begin (desk, ZIMT_STEP_ACT, _ ("Name of the house: %s"), clean, error))
    return FALSE;
  return zimt_desk_finish (desk, zimt_store_put_setting (desk->store, "house.name", clean, error),
                           error);
}

/* Corpus Christi is the Thursday after Trinity, sixty days after Easter. */
#define CORPUS_CHRISTI_AFTER_EASTER 60

static gboolean
refresh_corpus_christi (ZimtDesk *desk, GError **error)
{
  int year, last_year;

  zimt_date_to_ymd (zimt_clock_get_today (desk->clock), &year, NULL, NULL);
  zimt_date_to_ymd (ZIMT_DATE_LAST, &last_year, NULL, NULL);
  for (; year <= last_year; year++)
    {
      ZimtDate date = zimt_date_easter (year) + CORPUS_CHRISTI_AFTER_EASTER;

      if (!zimt_desk_refresh_pauses (desk, zimt_minute_new (date, 0), zimt_minute_new (date + 1, 0),
                                     error))
        return FALSE;
    }
  return TRUE;
}

gboolean
zimt_desk_keep_corpus_christi (ZimtDesk *desk, gboolean is_kept, GError **error)
{
  /* Translators: name of an act, in "Undo: Public holidays" */
  if (!zimt_desk_begin (desk, ZIMT_STEP_ACT, "%s", _ ("Public holidays"), error))
    return FALSE;
  return zimt_desk_finish (desk,
                           zimt_store_put_setting (desk->store, "calendar.corpus-christi",
                                                   is_kept ? "1" : "0", error)
                               && zimt_desk_reload (desk, error)
                               && refresh_corpus_christi (desk, error),
                           error);
}
