/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hints: what is unusual about a booking but never refuses it. */
#include "zimt-hint.h"

#include <string.h>

const char *
zimt_hint_to_code (ZimtHints hint)
{
  switch (hint)
    {
    case ZIMT_HINT_TOO_MANY_PEOPLE:
      return "too-many-people";
    case ZIMT_HINT_OTHER_PURPOSE:
      return "other-purpose";
    case ZIMT_HINT_NOT_OPEN_TO:
      return "not-open-to";
    case ZIMT_HINT_PAST:
      return "past";
    case ZIMT_HINT_NONE:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_empty (char *const *list)
{
  return list == NULL || list[0] == NULL;
}

static gboolean
has_word (char *const *list, const char *word)
{
  return word != NULL && g_strv_contains ((const char *const *)list, word);
}

static gboolean
is_open_to (const ZimtRoom *room, const ZimtOrganisation *organisation)
{
  return is_empty (room->open_to) || has_word (room->open_to, organisation->short_name)
         || (!organisation->is_in_house && has_word (room->open_to, ZIMT_OUTSIDE_BODIES));
}

/* "Other" and nothing at all say nothing of the use, so it cannot be an unusual one. */
static gboolean
is_unusual (const ZimtRoom *room, const char *category)
{
  return !is_empty (room->purposes) && category != NULL && strcmp (category, "other") != 0
         && !has_word (room->purposes, category);
}

ZimtHints
zimt_hints_of_event (const ZimtHouse *house, const ZimtEvent *event, gint64 room_id)
{
  const ZimtRoom *room = zimt_house_get_room (house, room_id);
  const ZimtOrganisation *organisation
      = zimt_house_get_organisation (house, event->organisation_id);
  ZimtHints hints = ZIMT_HINT_NONE;

  if (room == NULL)
    return ZIMT_HINT_NONE;
  if (room->n_seats > 0 && event->n_people > room->n_seats)
    hints |= ZIMT_HINT_TOO_MANY_PEOPLE;
  if (is_unusual (room, event->category))
    hints |= ZIMT_HINT_OTHER_PURPOSE;
  if (organisation != NULL && !is_open_to (room, organisation))
    hints |= ZIMT_HINT_NOT_OPEN_TO;
  return hints;
}
