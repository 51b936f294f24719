/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every state that a card was in: the journal's images of its row and of what the plan or the
 * calendar of an interpreter keeps of it, each with the sealed revision that held then. */
#include "zimt-desk-people-private.h"
#include "zimt-record-list.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* The object that an image holds; NULL where there is none. (transfer full) */
static JsonNode *
read_image (const char *image)
{
  g_autoptr (JsonNode) root = image != NULL ? json_from_string (image, NULL) : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&root) : NULL;
}

/* What a table's row was after a step, from its history, newest first. */
static JsonNode *
find_image (const GPtrArray *history, gint64 step_id)
{
  for (guint i = 0; history != NULL && i < history->len; i++)
    if (((const ZimtRowChange *)history->pdata[i])->step.step_id <= step_id)
      return read_image (((const ZimtRowChange *)history->pdata[i])->after);
  return NULL;
}

static gint64
get_int (JsonObject *object, const char *name)
{
  return json_object_get_int_member_with_default (object, name, 0);
}

static char *
dup_text (JsonObject *object, const char *name)
{
  return g_strdup (json_object_get_string_member_with_default (object, name, ""));
}

/* Whom it was given to then; nobody where that card was erased since. */
static void
read_interpreter (ZimtDesk *desk, ZimtCardRow *row, JsonObject *image)
{
  gint64 id = get_int (image, "interpreter_id");
  g_autofree char *uid = id != 0 ? zimt_store_dup_card_uid (desk->store, id, NULL) : NULL;

  if (uid != NULL && *uid != '\0')
    row->interpreter = g_steal_pointer (&uid);
}

static void
read_assignment (ZimtDesk *desk, ZimtCardRow *row, JsonObject *image)
{
  read_interpreter (desk, row, image);
  row->job = dup_text (image, "job");
  row->state = dup_text (image, "state");
  row->starts = get_int (image, "starts");
  row->ends = get_int (image, "ends");
  row->travel = (int)get_int (image, "travel");
  row->booking_id = get_int (image, "booking_id");
}

static ZimtCardRow *
read_card (const ZimtCardRow *now, JsonObject *image)
{
  ZimtCardRow *row = zimt_card_row_new ();

  row->id = now->id;
  row->uid = g_strdup (now->uid);
  row->kind = g_strdup (now->kind);
  row->organisation_id = now->organisation_id;
  row->details = dup_text (image, "details");
  row->sealed_revision = (guint32)get_int (image, "sealed_revision");
  row->revision = (guint)get_int (image, "revision");
  return row;
}

static void
read_organisation (ZimtRecord *record, JsonObject *image)
{
  static const char *const texts[] = { "short_name", "name", "kind" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = dup_text (image, texts[i]);

      zimt_record_set_text (record, texts[i], text);
    }
  zimt_record_set_flag (record, "in_house", get_int (image, "is_in_house") != 0);
}

typedef struct
{
  ZimtDesk *desk;
  ZimtCardRow *now;  /* owned */
  GPtrArray *cards;  /* owned: ZimtRowChange, newest first */
  GPtrArray *others; /* owned (nullable): the same of its organisation or assignment */
  GPtrArray *sealed; /* owned (nullable) */
} History;

static void
history_clear (History *history)
{
  g_clear_pointer (&history->now, zimt_card_row_free);
  g_clear_pointer (&history->cards, g_ptr_array_unref);
  g_clear_pointer (&history->others, g_ptr_array_unref);
  g_clear_pointer (&history->sealed, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

/* The journal knows accounts by their names; also one that has ended keeps its own. (transfer none)
 */
static const char *
find_account (ZimtDesk *desk, const char *name)
{
  for (guint i = 0; i < desk->house->accounts->len; i++)
    {
      const ZimtAccount *account = desk->house->accounts->pdata[i];

      if (g_str_equal (account->name, name))
        return account->uid;
    }
  return "";
}

static void
add_version (const History *history, const ZimtStepInfo *step, GPtrArray *versions)
{
  g_autoptr (JsonNode) card = find_image (history->cards, step->step_id);
  g_autoptr (JsonNode) other = find_image (history->others, step->step_id);
  JsonObject *image = other != NULL ? json_node_get_object (other) : NULL;
  g_autoptr (ZimtCardRow) row = NULL;
  ZimtRecord *record = NULL;

  if (card == NULL || (history->others != NULL && image == NULL))
    return;
  row = read_card (history->now, json_node_get_object (card));
  if (row->organisation_id == 0 && image != NULL)
    read_assignment (history->desk, row, image);
  record = zimt_desk_record_of_row (history->desk, row,
                                    zimt_sealed_rows_get (history->sealed, row->sealed_revision),
                                    NULL);
  if (record == NULL)
    return;
  if (row->organisation_id != 0 && image != NULL)
    read_organisation (record, image);
  zimt_record_set_author (record, find_account (history->desk, step->account), step->at);
  g_ptr_array_add (versions, record);
}

/* The steps of both tables, newest first, each once. */
static void
add_versions (const History *history, GPtrArray *versions)
{
  guint i = 0, j = 0;
  guint n_others = history->others != NULL ? history->others->len : 0;

  while (i < history->cards->len || j < n_others)
    {
      const ZimtRowChange *card = i < history->cards->len ? history->cards->pdata[i] : NULL;
      const ZimtRowChange *other = j < n_others ? history->others->pdata[j] : NULL;
      gboolean is_card
          = card != NULL && (other == NULL || card->step.step_id >= other->step.step_id);
      gboolean is_other
          = other != NULL && (card == NULL || other->step.step_id >= card->step.step_id);

      add_version (history, is_card ? &card->step : &other->step, versions);
      i += is_card ? 1 : 0;
      j += is_other ? 1 : 0;
    }
}

static gboolean
load_history (History *history, GError **error)
{
  ZimtStore *store = history->desk->store;
  const ZimtCardRow *now = history->now;
  guint8 id[ZIMT_ID_SIZE];

  history->cards = zimt_journal_load_history (store, "card", now->id, error);
  if (history->cards == NULL)
    return FALSE;
  if (now->organisation_id != 0)
    history->others
        = zimt_journal_load_history (store, "organisation", now->organisation_id, error);
  else if (now->assignment_id != 0)
    history->others = zimt_journal_load_history (store, "assignment", now->assignment_id, error);
  if (history->others == NULL && (now->organisation_id != 0 || now->assignment_id != 0))
    return FALSE;
  if (!zimt_desk_has_private (history->desk) || !zimt_id_from_uid (now->uid, id))
    return TRUE;
  history->sealed = zimt_store_load_sealed_of (store, id, error);
  return history->sealed != NULL;
}

GPtrArray *
zimt_desk_load_card_versions (ZimtDesk *desk, const char *id, GError **error)
{
  g_autoptr (GPtrArray) versions = zimt_record_list_new ();
  g_auto (History) history = { desk, NULL, NULL, NULL, NULL };

  history.now = zimt_store_load_card (desk->store, id, error);
  if (history.now == NULL || !load_history (&history, error))
    return NULL;
  add_versions (&history, versions);
  return g_steal_pointer (&versions);
}
