/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house: its rooms, organisations, equipment and closures, as values. */
#include "zimt-house.h"

#include "zimt-text.h"

#define DEFAULT_DAY_OPENS (8 * 60)
#define DEFAULT_DAY_CLOSES (22 * 60)

/* The patterns of the painter: ZIMT_PATTERN_PLAIN to _BARS. */
#define N_PATTERNS 6

ZimtRoom *
zimt_room_new (void)
{
  ZimtRoom *room = g_new0 (ZimtRoom, 1);

  room->is_bookable = TRUE;
  return room;
}

ZimtRoom *
zimt_room_copy (const ZimtRoom *room)
{
  ZimtRoom *copy = g_memdup2 (room, sizeof *room);

  copy->number = g_strdup (room->number);
  copy->name = g_strdup (room->name);
  copy->floor = g_strdup (room->floor);
  copy->rule_text = g_strdup (room->rule_text);
  copy->open_to = g_strdupv (room->open_to);
  copy->usage = g_strdupv (room->usage);
  copy->purposes = g_strdupv (room->purposes);
  copy->refused = g_strdupv (room->refused);
  copy->equipment = g_strdupv (room->equipment);
  return copy;
}

void
zimt_room_free (ZimtRoom *room)
{
  if (room == NULL)
    return;
  g_free (room->number);
  g_free (room->name);
  g_free (room->floor);
  g_free (room->rule_text);
  g_strfreev (room->open_to);
  g_strfreev (room->usage);
  g_strfreev (room->purposes);
  g_strfreev (room->refused);
  g_strfreev (room->equipment);
  g_free (room);
}

ZimtOrganisation *
zimt_organisation_new (void)
{
  return g_new0 (ZimtOrganisation, 1);
}

static char *
dup_mark (const char *name)
{
  g_autofree char *upper = g_utf8_strup (name, -1);
  g_autoptr (GString) mark = g_string_new (NULL);
  gboolean is_at_word = TRUE;

  /* The first letters of two words, else the first two letters. */
  for (const char *p = upper; *p != '\0' && g_utf8_strlen (mark->str, -1) < 2;
       p = g_utf8_next_char (p))
    {
      gboolean is_letter = g_unichar_isalnum (g_utf8_get_char (p));

      if (is_letter && is_at_word)
        g_string_append_unichar (mark, g_utf8_get_char (p));
      is_at_word = !is_letter;
    }
  if (g_utf8_strlen (mark->str, -1) == 2)
    return g_string_free (g_steal_pointer (&mark), FALSE);
  g_string_truncate (mark, 0);
  for (const char *p = upper; *p != '\0' && g_utf8_strlen (mark->str, -1) < 2;
       p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (mark, g_utf8_get_char (p));
  return mark->len > 0 ? g_strdup (mark->str) : g_strdup ("?");
}

ZimtOrganisation *
zimt_organisation_new_named (const char *name)
{
  static const guint32 colours[] = { 0x1c71d8, 0x2ec27e, 0xe5a50a, 0xe66100, 0xc01c28, 0x813d9c,
                                     0x865e3c, 0x0e7c86, 0x5e5c64, 0xb5467c, 0x4a7a12, 0x3d52a0 };
  g_autofree char *key = zimt_text_fold (name);
  guint hash = g_str_hash (key);
  ZimtOrganisation *organisation = zimt_organisation_new ();

  organisation->short_name = g_strdup (name);
  organisation->name = g_strdup (name);
  organisation->kind = g_strdup ("association");
  organisation->mark = dup_mark (name);
  organisation->colour = colours[hash % G_N_ELEMENTS (colours)];
  organisation->pattern = (int)(hash / G_N_ELEMENTS (colours) % (N_PATTERNS));
  return organisation;
}

ZimtOrganisation *
zimt_organisation_copy (const ZimtOrganisation *organisation)
{
  ZimtOrganisation *copy = g_memdup2 (organisation, sizeof *organisation);

  copy->short_name = g_strdup (organisation->short_name);
  copy->name = g_strdup (organisation->name);
  copy->kind = g_strdup (organisation->kind);
  copy->mark = g_strdup (organisation->mark);
  copy->card_uid = g_strdup (organisation->card_uid);
  return copy;
}

void
zimt_organisation_free (ZimtOrganisation *organisation)
{
  if (organisation == NULL)
    return;
  g_free (organisation->short_name);
  g_free (organisation->name);
  g_free (organisation->kind);
  g_free (organisation->mark);
  g_free (organisation->card_uid);
  g_free (organisation);
}

ZimtEquipment *
zimt_equipment_new (gint64 id, const char *name, int count)
{
  ZimtEquipment *equipment = g_new0 (ZimtEquipment, 1);

  equipment->id = id;
  equipment->name = g_strdup (name);
  equipment->count = count;
  return equipment;
}

void
zimt_equipment_free (ZimtEquipment *equipment)
{
  if (equipment == NULL)
    return;
  g_free (equipment->name);
  g_free (equipment);
}

ZimtClosure *
zimt_closure_new (void)
{
  return g_new0 (ZimtClosure, 1);
}

void
zimt_closure_free (ZimtClosure *closure)
{
  if (closure == NULL)
    return;
  g_free (closure->title);
  g_free (closure);
}

ZimtHouse *
zimt_house_new (void)
{
  ZimtHouse *house = g_atomic_rc_box_new0 (ZimtHouse);

  house->rooms = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_room_free);
  house->organisations = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_organisation_free);
  house->equipment = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_equipment_free);
  house->closures = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_closure_free);
  house->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_account_free);
  house->day_opens = DEFAULT_DAY_OPENS;
  house->day_closes = DEFAULT_DAY_CLOSES;
  return house;
}

ZimtHouse *
zimt_house_ref (ZimtHouse *house)
{
  return g_atomic_rc_box_acquire (house);
}

static void
clear_house (ZimtHouse *house)
{
  g_free (house->name);
  g_ptr_array_unref (house->rooms);
  g_ptr_array_unref (house->organisations);
  g_ptr_array_unref (house->equipment);
  g_ptr_array_unref (house->closures);
  g_ptr_array_unref (house->accounts);
}

void
zimt_house_unref (ZimtHouse *house)
{
  if (house != NULL)
    g_atomic_rc_box_release_full (house, (GDestroyNotify)clear_house);
}

const ZimtRoom *
zimt_house_get_room (const ZimtHouse *house, gint64 id)
{
  for (guint i = 0; i < house->rooms->len; i++)
    {
      const ZimtRoom *room = house->rooms->pdata[i];

      if (room->id == id)
        return room;
    }
  return NULL;
}

gboolean
zimt_room_has_number (const ZimtRoom *room, const char *number)
{
  return room->number != NULL && g_ascii_strcasecmp (room->number, number) == 0;
}

const ZimtRoom *
zimt_house_find_room (const ZimtHouse *house, const char *number)
{
  for (guint i = 0; i < house->rooms->len; i++)
    {
      const ZimtRoom *room = house->rooms->pdata[i];

      if (zimt_room_has_number (room, number))
        return room;
    }
  return NULL;
}

const ZimtOrganisation *
zimt_house_get_organisation (const ZimtHouse *house, gint64 id)
{
  for (guint i = 0; i < house->organisations->len; i++)
    {
      const ZimtOrganisation *organisation = house->organisations->pdata[i];

      if (organisation->id == id)
        return organisation;
    }
  return NULL;
}

static gboolean
is_same_folded (const char *text, const char *folded)
{
  g_autofree char *own = text != NULL ? zimt_text_fold (text) : NULL;

  return g_strcmp0 (own, folded) == 0;
}

const ZimtOrganisation *
zimt_house_find_organisation (const ZimtHouse *house, const char *name)
{
  g_autofree char *folded = zimt_text_fold (name);
  const ZimtOrganisation *by_name = NULL;

  /* A short name is the stronger one: another organisation's full name never hides it. */
  for (guint i = 0; i < house->organisations->len; i++)
    {
      const ZimtOrganisation *organisation = house->organisations->pdata[i];

      if (is_same_folded (organisation->short_name, folded))
        return organisation;
      if (by_name == NULL && is_same_folded (organisation->name, folded))
        by_name = organisation;
    }
  return by_name;
}

const ZimtEquipment *
zimt_house_get_equipment (const ZimtHouse *house, gint64 id)
{
  for (guint i = 0; i < house->equipment->len; i++)
    {
      const ZimtEquipment *equipment = house->equipment->pdata[i];

      if (equipment->id == id)
        return equipment;
    }
  return NULL;
}

const ZimtClosure *
zimt_house_get_closure (const ZimtHouse *house, gint64 id)
{
  for (guint i = 0; i < house->closures->len; i++)
    {
      const ZimtClosure *closure = house->closures->pdata[i];

      if (closure->id == id)
        return closure;
    }
  return NULL;
}

gboolean
zimt_room_get_opening (const ZimtRoom *room, ZimtDate date, int *opens, int *closes)
{
  ZimtOpening opening = { 0, ZIMT_MINUTES_PER_DAY };

  if (room->has_opening)
    opening = room->opening[zimt_date_get_weekday (date) - 1];
  *opens = opening.opens;
  *closes = opening.closes;
  return opening.opens < opening.closes;
}

gboolean
zimt_house_is_part (const ZimtHouse *house, gint64 part_id, gint64 whole_id)
{
  const ZimtRoom *room = zimt_house_get_room (house, part_id);

  /* Counted, so that rooms which name each other as their whole end the climb. */
  for (guint i = 0; i < house->rooms->len && room != NULL && room->whole_id != 0; i++)
    {
      if (room->whole_id == whole_id)
        return whole_id != part_id;
      room = zimt_house_get_room (house, room->whole_id);
    }
  return FALSE;
}

gboolean
zimt_house_is_closed_by (const ZimtHouse *house, gint64 room_id, const ZimtClosure *closure)
{
  return closure->room_id == 0 || closure->room_id == room_id
         || zimt_house_is_part (house, room_id, closure->room_id)
         || zimt_house_is_part (house, closure->room_id, room_id);
}

GArray *
zimt_house_dup_related_rooms (const ZimtHouse *house, gint64 room_id)
{
  GArray *related = g_array_new (FALSE, FALSE, sizeof (gint64));
  const ZimtRoom *own = zimt_house_get_room (house, room_id);

  g_array_append_val (related, room_id);
  for (guint i = 0; i < house->rooms->len; i++)
    {
      const ZimtRoom *room = house->rooms->pdata[i];
      gboolean is_on_the_way
          = room->through_id == room_id || (own != NULL && own->through_id == room->id);

      if (room->id != room_id
          && (is_on_the_way || zimt_house_is_part (house, room->id, room_id)
              || zimt_house_is_part (house, room_id, room->id)))
        g_array_append_val (related, room->id);
    }
  return related;
}
