/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample house: organisations first, because rooms name them, then rooms, then the week. */
#include "zimt-sample.h"

#include <glib/gi18n-lib.h>

#include "zimt-booking.h"
#include "zimt-code-lists.h"

void
zimt_standing_event_free (ZimtStandingEvent *event)
{
  g_free (event->room);
  g_free (event->title);
  g_free (event->organisation);
  g_free (event->category);
  g_free (event);
}

/* The row whose @column is @text; -1 where there is none. */
static int
find_row (const ZimtCsv *csv, const char *column, const char *text)
{
  for (guint row = 0; row < zimt_csv_get_n_rows (csv); row++)
    if (g_str_equal (zimt_csv_get (csv, row, column), text))
      return (int)row;
  return -1;
}

/* The same, in @csv, for a value of another table; refuses what is not there. */
static int
resolve (const ZimtCsv *csv, const char *column, const ZimtCsv *from, guint from_row,
         const char *text, GError **error)
{
  int row = find_row (csv, column, text);

  if (row < 0)
    zimt_csv_refuse (from, from_row, error, _ ("“%s” is not known."), text);
  return row;
}

static gboolean
refuse_double (const ZimtCsv *csv, guint row, const char *column, GError **error)
{
  const char *text = zimt_csv_get (csv, row, column);

  if (*text == '\0')
    return zimt_csv_refuse (csv, row, error, _ ("%s is empty."), column);
  if (find_row (csv, column, text) != (int)row)
    return zimt_csv_refuse (csv, row, error, _ ("“%s” is there twice."), text);
  return TRUE;
}

static gboolean
read_yes_no (const ZimtCsv *csv, guint row, const char *column, gboolean *value, GError **error)
{
  const char *text = zimt_csv_get (csv, row, column);

  *value = g_str_equal (text, "yes");
  return *value || g_str_equal (text, "no")
         || zimt_csv_refuse (csv, row, error, _ ("%s is “%s”, but must be yes or no."), column,
                             text);
}

/* --- Organisations --- */

/* The code of organisation_kind for the concept's own word; NULL where it has another. */
static const char *
kind_to_code (const char *kind, gboolean is_in_house)
{
  if (g_str_equal (kind, "Verein"))
    return is_in_house ? "house-association" : "association";
  if (g_str_equal (kind, "Träger") || g_str_equal (kind, "externer Träger"))
    return "carrier";
  return g_str_equal (kind, "Behörde") ? "authority" : NULL;
}

static gboolean
read_look (const ZimtCsv *looks, guint row, ZimtOrganisation *organisation, GError **error)
{
  const char *mark = zimt_csv_get (looks, row, "mark");
  const char *colour = zimt_csv_get (looks, row, "colour");
  guint64 rgb;

  if (g_utf8_strlen (mark, -1) != 2)
    return zimt_csv_refuse (looks, row, error, _ ("the mark “%s” is not two letters."), mark);
  if (!refuse_double (looks, row, "mark", error))
    return FALSE;
  if (!g_ascii_string_to_unsigned (colour, 16, 0, 0xffffff, &rgb, NULL))
    return zimt_csv_refuse (looks, row, error, _ ("“%s” is no colour such as 1c71d8."), colour);
  organisation->mark = g_strdup (mark);
  organisation->colour = (guint32)rgb;
  return zimt_csv_get_int (looks, row, "pattern", 0, 5, &organisation->pattern, error);
}

static ZimtOrganisation *
read_organisation (const ZimtSampleTables *tables, guint row, GError **error)
{
  const ZimtCsv *csv = tables->organisations;
  g_autoptr (ZimtOrganisation) organisation = zimt_organisation_new ();
  const char *short_name = zimt_csv_get (csv, row, "short_name");
  const char *kind;
  int look;

  if (!refuse_double (csv, row, "short_name", error)
      || !read_yes_no (csv, row, "in_house", &organisation->is_in_house, error))
    return NULL;
  kind = kind_to_code (zimt_csv_get (csv, row, "kind"), organisation->is_in_house);
  if (kind == NULL)
    {
      zimt_csv_refuse (csv, row, error, _ ("the kind “%s” is not known."),
                       zimt_csv_get (csv, row, "kind"));
      return NULL;
    }
  look = resolve (tables->looks, "short_name", csv, row, short_name, error);
  if (look < 0 || !read_look (tables->looks, (guint)look, organisation, error))
    return NULL;

  organisation->id = row + 1;
  organisation->short_name = g_strdup (short_name);
  organisation->name = g_strdup (zimt_csv_get (csv, row, "name"));
  organisation->kind = g_strdup (kind);
  return g_steal_pointer (&organisation);
}

static GPtrArray *
read_organisations (const ZimtSampleTables *tables, GError **error)
{
  g_autoptr (GPtrArray) organisations
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_organisation_free);

  for (guint row = 0; row < zimt_csv_get_n_rows (tables->organisations); row++)
    {
      ZimtOrganisation *organisation = read_organisation (tables, row, error);

      if (organisation == NULL)
        return NULL;
      g_ptr_array_add (organisations, organisation);
    }
  return g_steal_pointer (&organisations);
}

/* --- Rooms --- */

static void
add_once (GPtrArray *list, const char *text)
{
  if (!g_ptr_array_find_with_equal_func (list, text, g_str_equal, NULL))
    g_ptr_array_add (list, g_strdup (text));
}

/* Who a room is open to, with the concept's collective words resolved; (transfer full). */
static char **
dup_open_to (const ZimtSampleTables *tables, guint row, GPtrArray *organisations, GError **error)
{
  g_auto (GStrv) words = zimt_csv_dup_list (tables->rooms, row, "open_to");
  g_autoptr (GPtrArray) open_to = g_ptr_array_new_with_free_func (g_free);

  for (char **word = words; *word != NULL; word++)
    {
      if (g_str_equal (*word, "alle Vereine"))
        for (guint i = 0; i < organisations->len; i++)
          {
            const ZimtOrganisation *organisation = g_ptr_array_index (organisations, i);
            if (organisation->is_in_house)
              add_once (open_to, organisation->short_name);
          }
      else if (g_str_equal (*word, "extern"))
        add_once (open_to, *word);
      else if (!g_str_equal (*word, "gemeinsam"))
        {
          if (resolve (tables->organisations, "short_name", tables->rooms, row, *word, error) < 0)
            return NULL;
          add_once (open_to, *word);
        }
    }
  g_ptr_array_add (open_to, NULL);
  return (char **)g_ptr_array_steal (open_to, NULL);
}

static gboolean
check_categories (const ZimtCsv *csv, guint row, char **codes, const ZimtCodeLists *lists,
                  GError **error)
{
  for (; *codes != NULL; codes++)
    if (zimt_code_lists_get_label (lists, "booking_category", *codes) == NULL)
      return zimt_csv_refuse (csv, row, error, _ ("the category “%s” is not known."), *codes);
  return TRUE;
}

static void
set_list (char ***list, char **value)
{
  g_strfreev (*list);
  *list = value;
}

static gboolean
read_room_details (const ZimtSampleTables *tables, guint row, const ZimtCodeLists *lists,
                   ZimtRoom *room, GError **error)
{
  const ZimtCsv *csv = tables->room_details;
  const char *through = zimt_csv_get (csv, row, "through");
  const char *floor = zimt_csv_get (csv, row, "floor");

  if (*through != '\0')
    {
      int index = resolve (tables->rooms, "number", csv, row, through, error);

      if (index < 0)
        return FALSE;
      room->through_id = index + 1;
    }
  room->floor = *floor != '\0' ? g_strdup (floor) : NULL;
  set_list (&room->purposes, zimt_csv_dup_list (csv, row, "purposes"));
  set_list (&room->refused, zimt_csv_dup_list (csv, row, "refused"));
  return check_categories (csv, row, room->purposes, lists, error)
         && check_categories (csv, row, room->refused, lists, error)
         && zimt_csv_get_int (csv, row, "seats", 0, ZIMT_SEATS_MAX, &room->n_seats, error);
}

static ZimtRoom *
read_room (const ZimtSampleTables *tables, guint row, const ZimtCodeLists *lists,
           GPtrArray *organisations, GError **error)
{
  const ZimtCsv *csv = tables->rooms;
  g_autoptr (ZimtRoom) room = zimt_room_new ();
  const char *number = zimt_csv_get (csv, row, "number");
  const char *rules = zimt_csv_get (csv, row, "rules");
  char **open_to;
  int details;

  if (!refuse_double (csv, row, "number", error)
      || !read_yes_no (csv, row, "bookable", &room->is_bookable, error))
    return NULL;
  details = resolve (tables->room_details, "room", csv, row, number, error);
  if (details < 0 || !read_room_details (tables, (guint)details, lists, room, error))
    return NULL;
  open_to = dup_open_to (tables, row, organisations, error);
  if (open_to == NULL)
    return NULL;

  room->id = row + 1;
  room->position = (int)row;
  room->number = g_strdup (number);
  room->name = g_strdup (zimt_csv_get (csv, row, "name"));
  room->rule_text = *rules != '\0' ? g_strdup (rules) : NULL;
  set_list (&room->open_to, open_to);
  set_list (&room->usage, zimt_csv_dup_list (csv, row, "usage"));
  set_list (&room->equipment, zimt_csv_dup_list (csv, row, "equipment"));
  return g_steal_pointer (&room);
}

static GPtrArray *
read_rooms (const ZimtSampleTables *tables, const ZimtCodeLists *lists, GPtrArray *organisations,
            GError **error)
{
  g_autoptr (GPtrArray) rooms = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_room_free);

  for (guint row = 0; row < zimt_csv_get_n_rows (tables->rooms); row++)
    {
      ZimtRoom *room = read_room (tables, row, lists, organisations, error);

      if (room == NULL)
        return NULL;
      g_ptr_array_add (rooms, room);
    }
  return g_steal_pointer (&rooms);
}

/* --- The standing week --- */

static gboolean
read_time (const ZimtCsv *csv, guint row, const char *column, int *minute, GError **error)
{
  if (zimt_time_parse (zimt_csv_get (csv, row, column), minute, error))
    return TRUE;
  zimt_csv_prefix_error (csv, row, error);
  return FALSE;
}

static gboolean
read_event_times (const ZimtCsv *csv, guint row, ZimtStandingEvent *event, GError **error)
{
  if (!zimt_csv_get_int (csv, row, "weekday", 1, 7, &event->weekday, error)
      || !read_time (csv, row, "start", &event->start_minute, error)
      || !read_time (csv, row, "end", &event->end_minute, error))
    return FALSE;
  return event->start_minute < event->end_minute
         || zimt_csv_refuse (csv, row, error, _ ("the event ends before it begins."));
}

static ZimtStandingEvent *
read_event (const ZimtSampleTables *tables, guint row, const ZimtCodeLists *lists, GError **error)
{
  const ZimtCsv *csv = tables->standing_week;
  g_autoptr (ZimtStandingEvent) event = g_new0 (ZimtStandingEvent, 1);
  const char *category = zimt_csv_get (csv, row, "category");
  const char *code = zimt_code_lists_find_code (lists, "booking_category", category);

  event->room = g_strdup (zimt_csv_get (csv, row, "room"));
  event->title = g_strdup (zimt_csv_get (csv, row, "title"));
  event->organisation = g_strdup (zimt_csv_get (csv, row, "organisation"));
  event->category = g_strdup (code);
  if (code == NULL)
    {
      zimt_csv_refuse (csv, row, error, _ ("the category “%s” is not known."), category);
      return NULL;
    }
  if (resolve (tables->rooms, "number", csv, row, event->room, error) < 0
      || resolve (tables->organisations, "short_name", csv, row, event->organisation, error) < 0
      || !read_event_times (csv, row, event, error)
      || !zimt_csv_get_int (csv, row, "participants", 0, ZIMT_PEOPLE_MAX, &event->n_people, error))
    return NULL;
  return g_steal_pointer (&event);
}

static GPtrArray *
read_standing_week (const ZimtSampleTables *tables, const ZimtCodeLists *lists, GError **error)
{
  g_autoptr (GPtrArray) standing
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_standing_event_free);

  for (guint row = 0; row < zimt_csv_get_n_rows (tables->standing_week); row++)
    {
      ZimtStandingEvent *event = read_event (tables, row, lists, error);

      if (event == NULL)
        return NULL;
      g_ptr_array_add (standing, event);
    }
  return g_steal_pointer (&standing);
}

static gboolean
require_columns (const ZimtSampleTables *tables, GError **error)
{
  static const char *const rooms[]
      = { "number", "name", "bookable", "open_to", "usage", "equipment", "rules", NULL };
  static const char *const details[]
      = { "room", "floor", "seats", "through", "purposes", "refused", NULL };
  static const char *const organisations[] = { "short_name", "name", "kind", "in_house", NULL };
  static const char *const looks[] = { "short_name", "mark", "colour", "pattern", NULL };
  static const char *const week[] = { "room",         "weekday",  "start",        "end", "title",
                                      "organisation", "category", "participants", NULL };

  return zimt_csv_require (tables->rooms, rooms, error)
         && zimt_csv_require (tables->room_details, details, error)
         && zimt_csv_require (tables->organisations, organisations, error)
         && zimt_csv_require (tables->looks, looks, error)
         && zimt_csv_require (tables->standing_week, week, error);
}

gboolean
zimt_sample_read (const ZimtSampleTables *tables, GPtrArray **rooms, GPtrArray **organisations,
                  GPtrArray **standing, GError **error)
{
  g_autoptr (ZimtCodeLists) lists = zimt_code_lists_load (error);
  g_autoptr (GPtrArray) new_organisations = NULL;
  g_autoptr (GPtrArray) new_rooms = NULL;
  g_autoptr (GPtrArray) new_standing = NULL;

  if (lists == NULL || !require_columns (tables, error))
    return FALSE;
  new_organisations = read_organisations (tables, error);
  if (new_organisations == NULL)
    return FALSE;
  new_rooms = read_rooms (tables, lists, new_organisations, error);
  if (new_rooms == NULL)
    return FALSE;
  new_standing = read_standing_week (tables, lists, error);
  if (new_standing == NULL)
    return FALSE;

  *organisations = g_steal_pointer (&new_organisations);
  *rooms = g_steal_pointer (&new_rooms);
  *standing = g_steal_pointer (&new_standing);
  return TRUE;
}

gboolean
zimt_sample_load (GPtrArray **rooms, GPtrArray **organisations, GPtrArray **standing,
                  GError **error)
{
  static const char *const paths[]
      = { "sample/rooms.csv", "sample/room-details.csv", "sample/organisations.csv",
          "sample/organisation-looks.csv", "sample/standing-week.csv" };
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_csv_free);
  ZimtSampleTables sample;

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      ZimtCsv *csv = zimt_csv_new_from_data (paths[i], error);

      if (csv == NULL)
        return FALSE;
      g_ptr_array_add (tables, csv);
    }
  sample.rooms = g_ptr_array_index (tables, 0);
  sample.room_details = g_ptr_array_index (tables, 1);
  sample.organisations = g_ptr_array_index (tables, 2);
  sample.looks = g_ptr_array_index (tables, 3);
  sample.standing_week = g_ptr_array_index (tables, 4);
  return zimt_sample_read (&sample, rooms, organisations, standing, error);
}
