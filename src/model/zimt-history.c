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
  int number = (int) json_object_get_int_member (row, member);

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
    organisation = zimt_house_get_organisation (
        house, json_object_get_int_member (row, "organisation_id"));
  return g_strdup (organisation != NULL ? organisation->name : "");
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
  N_FIELDS
} Field;

static const char *
field_name (Field field)
{
  switch (field)
    {
    case FIELD_TITLE:
      return _("Title");
    case FIELD_ROOM:
      return _("Room");
    case FIELD_DATE:
      return _("Date");
    case FIELD_TIMES:
      return _("Time");
    case FIELD_ORGANISATION:
      return _("Organisation");
    case FIELD_CATEGORY:
      return _("Category");
    case FIELD_PEOPLE:
      return _("People");
    case FIELD_STATUS:
      return _("State");
    case FIELD_EXPIRES:
      return _("Option until");
    case FIELD_COUNTED:
      return _("Head count");
    case N_FIELDS:
    default:
      g_assert_not_reached ();
    }
}

static char *
expires_text (JsonObject *row)
{
  ZimtDate expires = (ZimtDate) json_object_get_int_member (row, "option_expires");

  return expires != 0 ? zimt_date_to_text (expires) : g_strdup ("");
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
    case N_FIELDS:
    default:
      g_assert_not_reached ();
    }
}

static void
compare_rows (JsonObject *before, JsonObject *after, const ZimtHouse *house, GPtrArray *changes)
{
  for (Field field = 0; field < N_FIELDS; field++)
    {
      g_autofree char *old_text = field_text (field, before, house);
      g_autofree char *new_text = field_text (field, after, house);
      ZimtFieldChange *change;

      if (g_strcmp0 (old_text, new_text) == 0)
        continue;
      change = g_new0 (ZimtFieldChange, 1);
      change->field = g_strdup (field_name (field));
      change->before = *old_text != '\0' ? g_steal_pointer (&old_text) : NULL;
      change->after = *new_text != '\0' ? g_steal_pointer (&new_text) : NULL;
      g_ptr_array_add (changes, change);
    }
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
