/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards that go: deleted, or merged into another one. */
#include "zimt-desk-people-private.h"

#include <glib/gi18n-lib.h>

/* --- Deleting --- */

/* What still leads to a card, but for what goes with it; NULL: nothing. */
static char *
dup_link (const ZimtPeopleBook *book, const char *id, GPtrArray *ids)
{
  for (int kind = ZIMT_RECORD_ORGANISATION; kind <= ZIMT_RECORD_TARIFF; kind++)
    {
      g_autoptr (GPtrArray) linked = zimt_people_book_list_linked (book, (ZimtRecordKind)kind, id);

      for (guint i = 0; i < linked->len; i++)
        {
          g_autofree char *title = zimt_record_dup_title (linked->pdata[i]);

          if (!g_ptr_array_find_with_equal_func (ids, zimt_record_get_id (linked->pdata[i]),
                                                 g_str_equal, NULL))
            return g_strdup (*title != '\0' ? title
                                            : zimt_record_kind_to_word ((ZimtRecordKind)kind));
        }
    }
  return NULL;
}

static gboolean
check_no_link (const ZimtPeopleBook *book, const char *id, GPtrArray *ids, GError **error)
{
  g_autofree char *link = dup_link (book, id, ids);

  if (link == NULL)
    return TRUE;
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
               /* Translators: %s is another card. */
               _ ("“%s” still leads to this card; change that first, or merge the two cards."),
               link);
  return FALSE;
}

/* The reference that the database keeps from a booking says only that there is one. */
static gboolean
delete_row (ZimtDesk *desk, const ZimtCardRow *row, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (zimt_store_delete_card (desk->store, row->id, &local_error))
    return TRUE;
  if (row->organisation_id != 0 && !g_error_matches (local_error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND)
      && !g_error_matches (local_error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED))
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                         _ ("Bookings name this organisation; merge it with another one instead."));
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Without class P nobody sees which tandems lead to a card. */
static gboolean
require_whole (ZimtDesk *desk, ZimtRecordKind kind, GError **error)
{
  return zimt_desk_require_card (desk, kind, error)
         && (!zimt_record_kind_has_private (kind) || !desk->has_vault
             || zimt_desk_require_seal (desk, kind, error));
}

static gboolean
delete_one (ZimtDesk *desk, const ZimtPeopleBook *book, const char *id, GPtrArray *ids,
            GError **error)
{
  g_autoptr (ZimtCardRow) row = zimt_store_load_card (desk->store, id, error);

  return row != NULL && require_whole (desk, zimt_record_kind_from_code (row->kind), error)
         && check_no_link (book, id, ids, error)
         && (row->job == NULL || zimt_desk_leave_job (desk, row, error))
         && delete_row (desk, row, error);
}

gboolean
zimt_desk_delete_people (ZimtDesk *desk, GPtrArray *ids, GError **error)
{
  g_autoptr (ZimtPeopleBook) book = zimt_desk_load_people_book (desk, NULL, error);
  g_autoptr (ZimtRecord) first = NULL;
  g_autofree char *subject = NULL;
  gboolean is_done = TRUE;

  if (book == NULL || ids->len == 0)
    return book != NULL;
  first = zimt_desk_load_card (desk, ids->pdata[0], error);
  if (first == NULL)
    return FALSE;
  subject = zimt_desk_dup_subject (desk, first);
  /* Translators: name of an act, in "Undo: Delete: Selam Tesfaye" */
  if (!zimt_desk_begin (desk, ZIMT_STEP_ACT, _ ("Delete: %s"), subject, error))
    return FALSE;
  for (guint i = 0; i < ids->len && is_done; i++)
    is_done = delete_one (desk, book, ids->pdata[i], ids, error);
  return zimt_desk_finish (desk, is_done, error);
}

/* --- Merging --- */

static gboolean
check_pair (const ZimtRecord *merged, const ZimtCardRow *other, GError **error)
{
  const char *kind = zimt_record_kind_to_code (zimt_record_get_kind (merged));

  if (g_str_equal (other->kind, kind) && !g_str_equal (other->uid, zimt_record_get_id (merged))
      && other->merged_into == NULL && zimt_record_get_revision (merged) > 0)
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                       _ ("Two different cards of one kind can be merged."));
  return FALSE;
}

/* The name that the kept organisation may want to have; the row stays for the history alone. */
static gboolean
leave_short_name (ZimtDesk *desk, gint64 organisation_id, GError **error)
{
  const ZimtOrganisation *known = zimt_house_get_organisation (desk->house, organisation_id);
  g_autoptr (ZimtOrganisation) organisation = NULL;
  g_autofree char *begin = NULL;

  if (known == NULL)
    return TRUE;
  organisation = zimt_organisation_copy (known);
  begin = g_utf8_substring (organisation->short_name, 0,
                            MIN (g_utf8_strlen (organisation->short_name, -1), 170));
  g_free (organisation->short_name);
  organisation->short_name = g_strdup_printf ("%s (%" G_GINT64_FORMAT ")", begin, known->id);
  return zimt_store_put_organisation (desk->store, organisation, error);
}

/* The database keeps one interpreter's assignments apart, so they become those of one. */
static gboolean
move_assignments (ZimtCardAct *act, const ZimtRecord *merged, const char *other_id, GError **error)
{
  ZimtStore *store = act->batch.desk->store;
  g_autoptr (GPtrArray) rows = NULL;

  if (zimt_record_get_kind (merged) != ZIMT_RECORD_INTERPRETER)
    return TRUE;
  rows = zimt_store_load_cards (store, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      ZimtCardRow *row = rows->pdata[i];

      if (g_strcmp0 (row->interpreter, other_id) != 0)
        continue;
      g_free (row->interpreter);
      row->interpreter = g_strdup (zimt_record_get_id (merged));
      if (!zimt_store_put_card (store, row, error))
        return FALSE;
    }
  return rows != NULL;
}

/* Other links to the other card stay as they are and lead to the kept one by its row, so that one
 * undo of one row takes them back, also those that are sealed. Bookings have no such way and move.
 */
static gboolean
lead_on (ZimtCardAct *act, ZimtCardRow *other, const ZimtRecord *merged, GError **error)
{
  ZimtDesk *desk = act->batch.desk;
  g_autoptr (ZimtCardRow) kept
      = zimt_store_load_card (desk->store, zimt_record_get_id (merged), error);

  if (kept == NULL)
    return FALSE;
  other->merged_into = g_strdup (kept->uid);
  return zimt_store_put_card (desk->store, other, error)
         && (other->organisation_id == 0
             || zimt_store_move_bookings (desk->store, other->organisation_id,
                                          kept->organisation_id, error))
         && move_assignments (act, merged, other->uid, error);
}

static gboolean
merge (ZimtCardAct *act, const ZimtRecord *merged, const char *other_id, GError **error)
{
  ZimtDesk *desk = act->batch.desk;
  g_autoptr (ZimtCardRow) other = zimt_store_load_card (desk->store, other_id, error);

  if (other == NULL || !require_whole (desk, zimt_record_get_kind (merged), error)
      || !check_pair (merged, other, error))
    return FALSE;
  act->house_changed = other->organisation_id != 0;
  return (other->organisation_id == 0 || leave_short_name (desk, other->organisation_id, error))
         && zimt_card_act_put (act, merged, error) && lead_on (act, other, merged, error);
}

ZimtRecord *
zimt_desk_merge_people (ZimtDesk *desk, ZimtRecord *merged, const char *other_id, GError **error)
{
  g_auto (ZimtCardAct) act = zimt_card_act_new (desk);
  g_autofree char *subject = zimt_desk_dup_subject (desk, merged);
  g_autoptr (GPtrArray) stored = NULL;

  /* Translators: name of an act, in "Undo: Merge: Selam Tesfaye" */
  if (!zimt_desk_begin (desk, ZIMT_STEP_ACT, _ ("Merge: %s"), subject, error))
    return NULL;
  stored = zimt_card_act_finish (&act, merge (&act, merged, other_id, error), error);
  return stored != NULL ? zimt_record_ref (stored->pdata[0]) : NULL;
}
