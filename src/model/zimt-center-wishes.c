/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views' wishes: what each asks of the desk, packed for the worker thread. */
#include "zimt-center.h"

/* One shape for all of them; each uses what it needs. */
typedef struct
{
  ZimtDate monday;
  ZimtDraft *draft; /* owned (nullable) */
  ZimtTarget target;
  ZimtOnConflict on_conflict;
  ZimtMinute minute;
  int number;
  char *text; /* owned (nullable) */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_clear_pointer (&wish->draft, zimt_draft_free);
  g_free (wish->text);
  g_free (wish);
}

static Wish *
wish_of_draft (const ZimtDraft *draft, ZimtTarget target)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->draft = zimt_draft_copy (draft);
  wish->target = target;
  return wish;
}

/* Acts without a result answer with this. */
static gpointer
done (gboolean is_done)
{
  return is_done ? GINT_TO_POINTER (TRUE) : NULL;
}

static gpointer
load_week (ZimtDesk *desk, gpointer data, GError **error)
{
  return zimt_desk_load_week (desk, ((Wish *)data)->monday, 7, 0, FALSE, error);
}

void
zimt_center_load_week_async (ZimtCenter *self, ZimtDate monday, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->monday = monday;
  zimt_center_run_async (self, load_week, wish, wish_free, (GDestroyNotify)zimt_week_plan_unref,
                         cancellable, callback, user_data);
}

ZimtWeekPlan *
zimt_center_load_week_finish (ZimtCenter *self, GAsyncResult *result, GError **error)
{
  return zimt_center_run_finish (self, result, error);
}

static gpointer
check_draft (ZimtDesk *desk, gpointer data, GError **error)
{
  Wish *wish = data;

  return zimt_desk_check (desk, wish->draft, &wish->target, error);
}

void
zimt_center_check_async (ZimtCenter *self, const ZimtDraft *draft, ZimtTarget target,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  zimt_center_run_async (self, check_draft, wish_of_draft (draft, target), wish_free,
                         (GDestroyNotify)zimt_check_free, cancellable, callback, user_data);
}

ZimtCheck *
zimt_center_check_finish (ZimtCenter *self, GAsyncResult *result, GError **error)
{
  return zimt_center_run_finish (self, result, error);
}

static gpointer
book_draft (ZimtDesk *desk, gpointer data, GError **error)
{
  Wish *wish = data;
  g_autoptr (ZimtCheck) check = NULL;
  gboolean is_done;

  if (wish->target.booking_id == 0)
    is_done = zimt_desk_book (desk, wish->draft, wish->on_conflict, &check, error);
  else
    is_done = zimt_desk_change (desk, &wish->target, wish->draft, wish->on_conflict, wish->text,
                                &check, error);
  return is_done ? g_steal_pointer (&check) : NULL;
}

void
zimt_center_book_async (ZimtCenter *self, const ZimtDraft *draft, ZimtTarget target,
                        ZimtOnConflict on_conflict, const char *name, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Wish *wish = wish_of_draft (draft, target);

  wish->on_conflict = on_conflict;
  wish->text = g_strdup (name);
  zimt_center_run_async (self, book_draft, wish, wish_free, (GDestroyNotify)zimt_check_free, NULL,
                         callback, user_data);
}

ZimtCheck *
zimt_center_book_finish (ZimtCenter *self, GAsyncResult *result, GError **error)
{
  return zimt_center_run_finish (self, result, error);
}

static gpointer
cancel_booking (ZimtDesk *desk, gpointer data, GError **error)
{
  Wish *wish = data;
  gsize n_cancelled;

  if (!zimt_desk_cancel (desk, &wish->target, &n_cancelled, error))
    return NULL;
  return g_memdup2 (&n_cancelled, sizeof n_cancelled);
}

void
zimt_center_cancel_async (ZimtCenter *self, ZimtTarget target, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->target = target;
  zimt_center_run_async (self, cancel_booking, wish, wish_free, g_free, NULL, callback, user_data);
}

gboolean
zimt_center_cancel_finish (ZimtCenter *self, GAsyncResult *result, gsize *n_cancelled,
                           GError **error)
{
  g_autofree gsize *count = zimt_center_run_finish (self, result, error);

  if (count != NULL && n_cancelled != NULL)
    *n_cancelled = *count;
  return count != NULL;
}

static gpointer
count_heads (ZimtDesk *desk, gpointer data, GError **error)
{
  Wish *wish = data;

  return done (zimt_desk_count_heads (desk, wish->target.booking_id, wish->number, error));
}

void
zimt_center_count_heads_async (ZimtCenter *self, gint64 booking_id, int n_counted,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->target.booking_id = booking_id;
  wish->number = n_counted;
  zimt_center_run_async (self, count_heads, wish, wish_free, NULL, NULL, callback, user_data);
}

gboolean
zimt_center_count_heads_finish (ZimtCenter *self, GAsyncResult *result, GError **error)
{
  return zimt_center_run_finish (self, result, error) != NULL;
}

static gpointer
keep_up (ZimtDesk *desk, gpointer data, GError **error)
{
  return done (zimt_desk_fill (desk, error));
}

void
zimt_center_keep_up_async (ZimtCenter *self, GAsyncReadyCallback callback, gpointer user_data)
{
  zimt_center_run_async (self, keep_up, NULL, NULL, NULL, NULL, callback, user_data);
}

gboolean
zimt_center_keep_up_finish (ZimtCenter *self, GAsyncResult *result, GError **error)
{
  return zimt_center_run_finish (self, result, error) != NULL;
}

static gpointer
undo (ZimtDesk *desk, gpointer data, GError **error)
{
  char *name = NULL;

  return zimt_desk_undo (desk, &name, error) ? name : NULL;
}

static gpointer
redo (ZimtDesk *desk, gpointer data, GError **error)
{
  char *name = NULL;

  return zimt_desk_redo (desk, &name, error) ? name : NULL;
}

void
zimt_center_undo_async (ZimtCenter *self, GAsyncReadyCallback callback, gpointer user_data)
{
  zimt_center_run_async (self, undo, NULL, NULL, g_free, NULL, callback, user_data);
}

void
zimt_center_redo_async (ZimtCenter *self, GAsyncReadyCallback callback, gpointer user_data)
{
  zimt_center_run_async (self, redo, NULL, NULL, g_free, NULL, callback, user_data);
}

char *
zimt_center_undo_finish (ZimtCenter *self, GAsyncResult *result, GError **error)
{
  return zimt_center_run_finish (self, result, error);
}

/* The search page shows this many; more would not be read. */
#define MAX_HITS 50

static gpointer
search (ZimtDesk *desk, gpointer data, GError **error)
{
  Wish *wish = data;

  return zimt_desk_search (desk, wish->text, wish->minute, MAX_HITS, error);
}

void
zimt_center_search_async (ZimtCenter *self, const char *query, ZimtMinute around,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->text = g_strdup (query);
  wish->minute = around;
  zimt_center_run_async (self, search, wish, wish_free, (GDestroyNotify)g_ptr_array_unref,
                         cancellable, callback, user_data);
}

GPtrArray *
zimt_center_search_finish (ZimtCenter *self, GAsyncResult *result, GError **error)
{
  return zimt_center_run_finish (self, result, error);
}

static gpointer
offer_rooms (ZimtDesk *desk, gpointer data, GError **error)
{
  Wish *wish = data;

  return zimt_desk_offer_rooms (desk, wish->draft, &wish->target, NULL, error);
}

void
zimt_center_offer_rooms_async (ZimtCenter *self, const ZimtDraft *draft, ZimtTarget target,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  zimt_center_run_async (self, offer_rooms, wish_of_draft (draft, target), wish_free,
                         (GDestroyNotify)g_array_unref, cancellable, callback, user_data);
}

GArray *
zimt_center_offer_rooms_finish (ZimtCenter *self, GAsyncResult *result, GError **error)
{
  return zimt_center_run_finish (self, result, error);
}

typedef struct
{
  GArray *rooms; /* owned */
  GArray *times; /* owned */
} Cures;

static void
cures_free (gpointer data)
{
  Cures *cures = data;

  g_clear_pointer (&cures->rooms, g_array_unref);
  g_clear_pointer (&cures->times, g_array_unref);
  g_free (cures);
}

static gpointer
offer_cures (ZimtDesk *desk, gpointer data, GError **error)
{
  Wish *wish = data;
  Cures *cures = g_new0 (Cures, 1);

  if (zimt_desk_offer_cures (desk, wish->draft, &wish->target, wish->minute, &cures->rooms,
                             &cures->times, error))
    return cures;
  cures_free (cures);
  return NULL;
}

void
zimt_center_offer_cures_async (ZimtCenter *self, const ZimtDraft *draft, ZimtTarget target,
                               ZimtMinute original, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Wish *wish = wish_of_draft (draft, target);

  wish->minute = original;
  zimt_center_run_async (self, offer_cures, wish, wish_free, cures_free, cancellable, callback,
                         user_data);
}

gboolean
zimt_center_offer_cures_finish (ZimtCenter *self, GAsyncResult *result, GArray **rooms,
                                GArray **times, GError **error)
{
  Cures *cures = zimt_center_run_finish (self, result, error);

  if (cures == NULL)
    return FALSE;
  *rooms = g_steal_pointer (&cures->rooms);
  *times = g_steal_pointer (&cures->times);
  cures_free (cures);
  return TRUE;
}

void
zimt_details_free (ZimtDetails *details)
{
  g_clear_pointer (&details->booking, zimt_booking_free);
  g_clear_pointer (&details->series, zimt_series_free);
  g_clear_pointer (&details->history, g_ptr_array_unref);
  g_free (details);
}

static gpointer
load_details (ZimtDesk *desk, gpointer data, GError **error)
{
  Wish *wish = data;
  g_autoptr (ZimtDetails) details = g_new0 (ZimtDetails, 1);

  details->booking = zimt_desk_load_booking (desk, wish->target.booking_id, error);
  if (details->booking == NULL)
    return NULL;
  if (details->booking->series_id != 0)
    {
      details->series = zimt_desk_load_series (desk, details->booking->series_id, error);
      if (details->series == NULL)
        return NULL;
    }
  details->history = zimt_desk_load_history (desk, details->booking->id, error);
  return details->history != NULL ? g_steal_pointer (&details) : NULL;
}

void
zimt_center_load_details_async (ZimtCenter *self, gint64 booking_id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->target.booking_id = booking_id;
  zimt_center_run_async (self, load_details, wish, wish_free, (GDestroyNotify)zimt_details_free,
                         cancellable, callback, user_data);
}

ZimtDetails *
zimt_center_load_details_finish (ZimtCenter *self, GAsyncResult *result, GError **error)
{
  return zimt_center_run_finish (self, result, error);
}
