/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is offered instead: rooms in order of fit, other times on the same day. */
#include "zimt-offer.h"

#include "zimt-text.h"

#define STEP_MINUTES 15

static gboolean
has_word (char *const *list, const char *word)
{
  return list != NULL && g_strv_contains ((const char *const *)list, word);
}

gboolean
zimt_room_has_equipment (const ZimtRoom *room, const char *name)
{
  g_autofree char *wanted = zimt_text_fold (name);

  for (gsize i = 0; room->equipment != NULL && room->equipment[i] != NULL; i++)
    {
      g_autofree char *folded = zimt_text_fold (room->equipment[i]);

      if (g_str_equal (folded, wanted))
        return TRUE;
    }
  return FALSE;
}

gboolean
zimt_room_suits (const ZimtRoom *room, const char *category, int n_people,
                 const char *const *equipment)
{
  if (!room->is_bookable || (category != NULL && has_word (room->refused, category)))
    return FALSE;
  if (room->n_seats > 0 && room->n_seats < n_people)
    return FALSE;
  for (gsize i = 0; equipment != NULL && equipment[i] != NULL; i++)
    if (!zimt_room_has_equipment (room, equipment[i]))
      return FALSE;
  return TRUE;
}

gboolean
zimt_room_is_shared_for (const ZimtRoom *room, const char *category)
{
  guint n_open_to = room->open_to != NULL ? g_strv_length (room->open_to) : 0;

  return n_open_to != 1 && has_word (room->purposes, category);
}

typedef struct
{
  const ZimtHouse *house; /* borrowed */
  const char *category;   /* borrowed (nullable) */
  int n_people;
} Wish;

/* 0: says that it has enough seats; 1: does not say; 2: has too few. */
static int
rank_seats (const ZimtRoom *room, int n_people)
{
  if (room->n_seats == 0)
    return 1;
  return room->n_seats >= n_people ? 0 : 2;
}

/* 0: meant for the category; 1: not. */
static int
rank_purpose (const ZimtRoom *room, const char *category)
{
  gboolean is_for_any = room->purposes == NULL || room->purposes[0] == NULL;

  return category == NULL || is_for_any || has_word (room->purposes, category) ? 0 : 1;
}

static int
compare_rooms (const ZimtRoom *a, const ZimtRoom *b, const Wish *wish)
{
  int order = rank_seats (a, wish->n_people) - rank_seats (b, wish->n_people);

  if (order == 0)
    order = a->n_seats - b->n_seats;
  if (order == 0)
    order = rank_purpose (a, wish->category) - rank_purpose (b, wish->category);
  if (order == 0)
    order = a->position - b->position;
  return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

static int
compare_offers_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ZimtRoomOffer *first = a, *second = b;
  const Wish *wish = user_data;

  if (first->n_free != second->n_free)
    return first->n_free > second->n_free ? -1 : 1;
  return compare_rooms (zimt_house_get_room (wish->house, first->room_id),
                        zimt_house_get_room (wish->house, second->room_id), wish);
}

void
zimt_room_offers_sort (const ZimtHouse *house, int n_people, const char *category, GArray *offers)
{
  Wish wish = { house, category, n_people };

  for (guint i = offers->len; i-- > 0;)
    {
      const ZimtRoomOffer *offer = &g_array_index (offers, ZimtRoomOffer, i);

      if (offer->n_free == 0 || zimt_house_get_room (house, offer->room_id) == NULL)
        g_array_remove_index (offers, i);
    }
  g_array_sort_with_data (offers, compare_offers_cb, &wish);
}

/* The hours in which another time may lie: the room's own, else those that plans draw. */
static gboolean
get_hours (const ZimtHouse *house, gint64 room_id, ZimtDate date, int *opens, int *closes)
{
  const ZimtRoom *room = zimt_house_get_room (house, room_id);

  if (room != NULL && room->has_opening)
    return zimt_room_get_opening (room, date, opens, closes);
  *opens = house->day_opens;
  *closes = house->day_closes;
  return TRUE;
}

static int
compare_nearness_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  ZimtMinute first = *(const ZimtMinute *)a, second = *(const ZimtMinute *)b;
  ZimtMinute around = *(const ZimtMinute *)user_data;
  ZimtMinute far_first = ABS (first - around), far_second = ABS (second - around);

  if (far_first != far_second)
    return far_first < far_second ? -1 : 1;
  return (first > second) - (first < second);
}

/* Every quarter of an hour at which @wanted could start on its date, nearest first. */
static GArray *
list_starts (const ZimtHouse *house, const ZimtSpan *wanted)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (ZimtMinute));
  ZimtDate date = zimt_minute_get_date (wanted->starts);
  ZimtMinute length = wanted->ends - wanted->starts;
  ZimtMinute around = wanted->starts;
  int opens, closes;

  if (!get_hours (house, wanted->room_id, date, &opens, &closes))
    return starts;

  for (int minute = (opens + STEP_MINUTES - 1) / STEP_MINUTES * STEP_MINUTES;
       minute + length <= closes; minute += STEP_MINUTES)
    {
      ZimtMinute start = zimt_minute_new (date, minute);

      if (start != wanted->starts && zimt_period_validate (start, start + length, NULL))
        g_array_append_val (starts, start);
    }
  g_array_sort_with_data (starts, compare_nearness_cb, &around);
  return starts;
}

GArray *
zimt_other_times (const ZimtHouse *house, const ZimtSpan *wanted, const ZimtSpan *others,
                  gsize n_others, gsize max)
{
  g_autoptr (GArray) starts = list_starts (house, wanted);
  g_autoptr (GArray) clashes = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));
  GArray *free_starts = g_array_new (FALSE, FALSE, sizeof (ZimtMinute));
  ZimtSpan tried = *wanted;

  for (guint i = 0; i < starts->len && free_starts->len < max; i++)
    {
      tried.starts = g_array_index (starts, ZimtMinute, i);
      tried.ends = tried.starts + (wanted->ends - wanted->starts);
      g_array_set_size (clashes, 0);
      zimt_conflicts_of_span (house, &tried, 0, others, n_others, clashes);
      if (clashes->len == 0)
        g_array_append_val (free_starts, tried.starts);
    }
  return free_starts;
}
