/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with cards: asked of the worker, then waited for until the lists have it. */
#include "zimt-people-private.h"
#include "zimt-record-list.h"

typedef enum
{
  ACT_PUT,
  ACT_DELETE,
  ACT_DROP,
  ACT_MERGE,
  ACT_VERSIONS,
  ACT_ARRANGE,
  ACT_ERASE,
} ActKind;

typedef struct
{
  ActKind kind;
  GPtrArray *records; /* owned (nullable): ZimtRecord */
  GPtrArray *ids;     /* owned (nullable): char * */
  char *id;           /* owned (nullable), as the next one */
  char *name;
  gint64 room_id;
} ActWish;

typedef struct
{
  GTask *task; /* owned */
  GDestroyNotify result_free;
  ZimtYield yield;
  guint n_forgets;
} Act;

static ActWish *
wish_new (ActKind kind)
{
  ActWish *wish = g_new0 (ActWish, 1);

  wish->kind = kind;
  return wish;
}

static void
act_wish_free (ActWish *wish)
{
  g_clear_pointer (&wish->records, g_ptr_array_unref);
  g_clear_pointer (&wish->ids, g_ptr_array_unref);
  g_free (wish->id);
  g_free (wish->name);
  g_free (wish);
}

static gpointer
act_in_worker (ZimtDesk *desk, gpointer data, GError **error)
{
  ActWish *wish = data;

  switch (wish->kind)
    {
    case ACT_PUT:
      return zimt_desk_put_people (desk, wish->records, wish->name, error);
    case ACT_DELETE:
      return zimt_desk_delete_people (desk, wish->ids, error) ? zimt_record_list_new () : NULL;
    case ACT_DROP:
      return zimt_desk_drop_drafts (desk, wish->ids, error) ? zimt_record_list_new () : NULL;
    case ACT_MERGE:
      return zimt_record_list_of (
          zimt_desk_merge_people (desk, wish->records->pdata[0], wish->id, error));
    case ACT_VERSIONS:
      return zimt_desk_load_card_versions (desk, wish->id, error);
    case ACT_ARRANGE:
      return zimt_desk_arrange (desk, wish->records, wish->room_id, error);
    case ACT_ERASE:
      return zimt_desk_erase_person (desk, wish->id, error);
    default:
      g_assert_not_reached ();
    }
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Act *act = user_data;
  g_autoptr (GTask) task = act->task;
  g_autoptr (GError) error = NULL;
  gpointer done = zimt_center_run_finish (ZIMT_CENTER (source), result, &error);
  ZimtPeople *self = g_task_get_source_object (task);

  if (done == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    zimt_people_return_when_loaded (self, g_steal_pointer (&task), done, act->result_free,
                                    act->yield, act->n_forgets);
}

void
zimt_people_run (ZimtPeople *self, ZimtDeskFunc func, gpointer wish, GDestroyNotify wish_free,
                 GDestroyNotify result_free, ZimtYield yield, GAsyncReadyCallback callback,
                 gpointer user_data)
{
  Act *act = g_new0 (Act, 1);

  act->task = g_task_new (self, NULL, callback, user_data);
  act->result_free = result_free;
  act->yield = yield;
  act->n_forgets = self->n_forgets;
  zimt_center_run_async (self->center, func, wish, wish_free, result_free, NULL, acted_cb, act);
}

static void
run (ZimtPeople *self, ActWish *wish, GAsyncReadyCallback callback, gpointer user_data)
{
  zimt_people_run (self, act_in_worker, wish, (GDestroyNotify)act_wish_free,
                   (GDestroyNotify)g_ptr_array_unref,
                   wish->kind == ACT_VERSIONS ? ZIMT_YIELD_READ : ZIMT_YIELD_STORED, callback,
                   user_data);
}

GPtrArray *
zimt_people_act_finish (ZimtPeople *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The worker cleans and changes what it stores, so it gets copies. */
static gpointer
copy_record_cb (gconstpointer record, gpointer user_data)
{
  return zimt_record_copy (record);
}

static GPtrArray *
copy_records (GPtrArray *records)
{
  GPtrArray *copies = g_ptr_array_copy (records, copy_record_cb, NULL);

  g_ptr_array_set_free_func (copies, (GDestroyNotify)zimt_record_unref);
  return copies;
}

static gpointer
copy_id_cb (gconstpointer id, gpointer user_data)
{
  return g_strdup (id);
}

void
zimt_people_put_async (ZimtPeople *self, GPtrArray *records, const char *name,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  ActWish *wish = wish_new (ACT_PUT);

  wish->records = copy_records (records);
  wish->name = g_strdup (name);
  run (self, wish, callback, user_data);
}

void
zimt_people_put_one_async (ZimtPeople *self, ZimtRecord *record, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  ActWish *wish = wish_new (ACT_PUT);

  wish->records = zimt_record_list_of (zimt_record_copy (record));
  run (self, wish, callback, user_data);
}

static void
run_with_ids (ZimtPeople *self, ActKind kind, GPtrArray *ids, GAsyncReadyCallback callback,
              gpointer user_data)
{
  ActWish *wish = wish_new (kind);

  wish->ids = g_ptr_array_copy (ids, copy_id_cb, NULL);
  g_ptr_array_set_free_func (wish->ids, g_free);
  run (self, wish, callback, user_data);
}

void
zimt_people_delete_async (ZimtPeople *self, GPtrArray *ids, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  run_with_ids (self, ACT_DELETE, ids, callback, user_data);
}

void
zimt_people_drop_drafts_async (ZimtPeople *self, GPtrArray *ids, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  for (guint i = self->drafts->len; i-- > 0;)
    if (g_ptr_array_find_with_equal_func (ids, zimt_record_get_id (self->drafts->pdata[i]),
                                          g_str_equal, NULL))
      g_ptr_array_remove_index (self->drafts, i);
  g_signal_emit_by_name (self, "changed");
  run_with_ids (self, ACT_DROP, ids, callback, user_data);
}

void
zimt_people_merge_async (ZimtPeople *self, ZimtRecord *merged, const char *other_id,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  ActWish *wish = wish_new (ACT_MERGE);

  wish->records = zimt_record_list_of (zimt_record_copy (merged));
  wish->id = g_strdup (other_id);
  run (self, wish, callback, user_data);
}

void
zimt_people_versions_async (ZimtPeople *self, const char *id, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  ActWish *wish = wish_new (ACT_VERSIONS);

  wish->id = g_strdup (id);
  run (self, wish, callback, user_data);
}

void
zimt_people_arrange_async (ZimtPeople *self, GPtrArray *assignments, gint64 room_id,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  ActWish *wish = wish_new (ACT_ARRANGE);

  wish->records = copy_records (assignments);
  wish->room_id = room_id;
  run (self, wish, callback, user_data);
}

void
zimt_people_erase_async (ZimtPeople *self, const char *id, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  ActWish *wish = wish_new (ACT_ERASE);

  wish->id = g_strdup (id);
  zimt_people_run (self, act_in_worker, wish, (GDestroyNotify)act_wish_free, g_free,
                   ZIMT_YIELD_OPEN, callback, user_data);
}

char *
zimt_people_erase_finish (ZimtPeople *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
