/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal's images of a booking row, compared and put into words. */
#include "zimt-history.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "zimt-categories.h"
#include "zimt-phrases.h"
#include "zimt-time-names.h"

void
zimt_history_entry_free (ZimtHistoryEntry *entry)
{
  g_free (entry->account);
  g_free (entry->name);
  g_ptr_array_unref (entry->changes);
  g_free (entry);
}

const char *
zimt_account_to_word (const char *account)
{
  if (g_strcmp0 (account, "reception") == 0)
    /* Translators: who did something, in a booking's history: the people at the reception. */
    return C_ ("account", "Reception");
  return account;
}

static void
field_change_free (gpointer data)
{
  ZimtFieldChange *change = data;

  g_free (change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static char *
date_text (JsonObject *row)
{
  return zimt_date_to_text (zimt_minute_get_date (json_object_get_int_member (row, "starts")));
}

static char *
times_text (JsonObject *row)
{
  return zimt_times_to_text (json_object_get_int_member (row, "starts"),
                             json_object_get_int_member (row, "ends"));
}

static char *
number_text (JsonObject *row, const char *member, int none)
{
  int number = (int)json_object_get_int_member_with_default (row, member, none);

  return number != none ? g_strdup_printf ("%d", number) : g_strdup ("");
}

static char *
status_text (JsonObject *row)
{
  ZimtStatus status;

  if (!zimt_status_from_code (json_object_get_string_member (row, "status"), &status))
    return g_strdup ("");
  return g_strdup (zimt_status_to_word (status));
}

static char *
organisation_text (JsonObject *row, const ZimtHouse *house)
{
  const ZimtOrganisation *organisation = NULL;

  if (!json_object_get_null_member (row, "organisation_id"))
    organisation
        = zimt_house_get_organisation (house, json_object_get_int_member (row, "organisation_id"));
  return g_strdup (organisation != NULL ? organisation->name : "");
}

/* The names of pieces, from a list of ids as "[1,4]". */
static char *
equipment_text (JsonObject *row, const ZimtHouse *house)
{
  const char *list = json_object_get_string_member_with_default (row, "equipment", "[]");
  g_autoptr (JsonNode) node = json_from_string (list, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *ids = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    {
      const ZimtEquipment *equipment
          = zimt_house_get_equipment (house, json_array_get_int_element (ids, i));

      if (equipment == NULL)
        continue;
      if (text->len > 0)
        g_string_append (text, C_ ("list", ", "));
      g_string_append (text, equipment->name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gint64
get_series (JsonObject *row)
{
  return json_object_get_int_member_with_default (row, "series_id", 0);
}

static char *
series_text (JsonObject *row)
{
  /* Translators: value of the field "Series" in a booking's history. */
  return g_strdup (get_series (row) != 0 ? _ ("date of a series") : "");
}

typedef enum
{
  FIELD_TITLE,
  FIELD_ROOM,
  FIELD_DATE,
  FIELD_TIMES,
  FIELD_ORGANISATION,
  FIELD_CATEGORY,
  FIELD_PEOPLE,
  FIELD_STATUS,
  FIELD_EXPIRES,
  FIELD_COUNTED,
  FIELD_BUFFER_BEFORE,
  FIELD_BUFFER_AFTER,
  FIELD_EQUIPMENT,
  FIELD_SERIES,
  N_FIELDS
} Field;

static const char *
field_name (Field field)
{
  switch (field)
    {
    case FIELD_TITLE:
      return _ ("Title");
    case FIELD_ROOM:
      return _ ("Room");
    case FIELD_DATE:
      return _ ("Date");
    case FIELD_TIMES:
      return _ ("Time");
    case FIELD_ORGANISATION:
      return _ ("Organisation");
    case FIELD_CATEGORY:
      return _ ("Category");
    case FIELD_PEOPLE:
      return _ ("People");
    case FIELD_STATUS:
      return _ ("State");
    case FIELD_EXPIRES:
      return _ ("Option until");
    case FIELD_COUNTED:
      return _ ("Head count");
    case FIELD_BUFFER_BEFORE:
      return _ ("Minutes kept free before");
    case FIELD_BUFFER_AFTER:
      return _ ("Minutes kept free after");
    case FIELD_EQUIPMENT:
      return _ ("Equipment");
    case FIELD_SERIES:
      return _ ("Series");
    case N_FIELDS:
    default:
      g_assert_not_reached ();
    }
}

static char *
expires_text (JsonObject *row)
{
  ZimtDate expires = (ZimtDate)json_object_get_int_member (row, "option_expires");

  /* The first date without it; people mean the last one with it. */
  return expires != 0 ? zimt_date_to_text (expires - 1) : g_strdup ("");
}

static char *
field_text (Field field, JsonObject *row, const ZimtHouse *house)
{
  switch (field)
    {
    case FIELD_TITLE:
      return g_strdup (json_object_get_string_member (row, "title"));
    case FIELD_ROOM:
      return zimt_room_to_text (house, json_object_get_int_member (row, "room_id"));
    case FIELD_DATE:
      return date_text (row);
    case FIELD_TIMES:
      return times_text (row);
    case FIELD_ORGANISATION:
      return organisation_text (row, house);
    case FIELD_CATEGORY:
      return g_strdup (zimt_category_to_label (json_object_get_string_member (row, "category")));
    case FIELD_PEOPLE:
      return number_text (row, "n_people", 0);
    case FIELD_STATUS:
      return status_text (row);
    case FIELD_EXPIRES:
      return expires_text (row);
    case FIELD_COUNTED:
      return number_text (row, "n_counted", -1);
    case FIELD_BUFFER_BEFORE:
      return number_text (row, "buffer_before", 0);
    case FIELD_BUFFER_AFTER:
      return number_text (row, "buffer_after", 0);
    case FIELD_EQUIPMENT:
      return equipment_text (row, house);
    case FIELD_SERIES:
      return series_text (row);
    case N_FIELDS:
    default:
      g_assert_not_reached ();
    }
}

static void
add_change (GPtrArray *changes, Field field, const char *before, const char *after)
{
  ZimtFieldChange *change = g_new0 (ZimtFieldChange, 1);

  change->field = g_strdup (field_name (field));
  change->before = *before != '\0' ? g_strdup (before) : NULL;
  change->after = *after != '\0' ? g_strdup (after) : NULL;
  g_ptr_array_add (changes, change);
}

static void
compare_rows (JsonObject *before, JsonObject *after, const ZimtHouse *house, GPtrArray *changes)
{
  for (Field field = 0; field < N_FIELDS; field++)
    {
      g_autofree char *old_text = field_text (field, before, house);
      g_autofree char *new_text = field_text (field, after, house);

      if (g_strcmp0 (old_text, new_text) != 0)
        add_change (changes, field, old_text, new_text);
    }
  /* Series have no names that would tell one from another. */
  if (get_series (before) != 0 && get_series (after) != 0
      && get_series (before) != get_series (after))
    add_change (changes, FIELD_SERIES, "", _ ("date of another series"));
}

/* The object of an image; NULL where there is none or it is broken. */
static JsonNode *
parse_image (const char *image)
{
  g_autoptr (JsonNode) node = image != NULL ? json_from_string (image, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

GPtrArray *
zimt_history_compare (const char *before, const char *after, const ZimtHouse *house)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (field_change_free);
  g_autoptr (JsonNode) old_row = parse_image (before);
  g_autoptr (JsonNode) new_row = parse_image (after);

  if (old_row != NULL && new_row != NULL)
    compare_rows (json_node_get_object (old_row), json_node_get_object (new_row), house, changes);
  return changes;
}
