/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is unlocked: unlocking, the countdown, locking with the drafts of what was open. */
#include "zimt-session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-kept-form.h"
#include "zimt-record-list.h"
#include "zimt-text.h"

G_DEFINE_FINAL_TYPE (ZimtSession, zimt_session, G_TYPE_OBJECT)

typedef enum
{
  PROP_IS_UNLOCKED = 1,
  PROP_SECONDS_LEFT,
} ZimtSessionProperty;
static GParamSpec *properties[PROP_SECONDS_LEFT + 1];

enum
{
  LOCKING,
  LOCKED,
  UNLOCKED,
  BOOK_CHANGED,
  MESSAGE,
  WARNING,
  DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- The countdown --- */

static int
get_seconds_left (ZimtSession *self)
{
  gint64 left = self->locks_at - g_get_monotonic_time ();

  if (self->account == NULL || left <= 0)
    return 0;
  return (int)((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

static void
set_seconds_left (ZimtSession *self, int seconds)
{
  if (self->seconds_left == seconds)
    return;
  self->seconds_left = seconds;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS_LEFT]);
}

static gboolean
tick_cb (gpointer user_data)
{
  ZimtSession *self = user_data;
  int left = get_seconds_left (self);

  if (left > 0)
    {
      set_seconds_left (self, left);
      return G_SOURCE_CONTINUE;
    }
  self->tick_source = 0;
  zimt_session_lock (self);
  return G_SOURCE_REMOVE;
}

void
zimt_session_lock_in (ZimtSession *self, int seconds)
{
  if (seconds <= 0)
    zimt_session_lock (self);
  if (self->account == NULL)
    return;
  self->locks_at = g_get_monotonic_time () + (gint64)seconds * G_USEC_PER_SEC;
  set_seconds_left (self, seconds);
  if (self->tick_source == 0)
    self->tick_source = g_timeout_add (1000, tick_cb, self);
}

void
zimt_session_touch (ZimtSession *self)
{
  const ZimtHouse *house = zimt_center_get_house (self->center);

  zimt_session_lock_in (self,
                        60 * (house != NULL ? house->idle_minutes : ZIMT_IDLE_MINUTES_DEFAULT));
}

/* --- Unlocking --- */

typedef struct
{
  char *name;     /* owned */
  char *password; /* owned: wiped */
} UnlockWish;

static void lock_worker (ZimtSession *self, GPtrArray *drafts);

static void
unlock_wish_free (UnlockWish *wish)
{
  g_free (wish->name);
  zimt_text_wipe (wish->password);
  g_free (wish);
}

static gpointer
unlock_in_worker (ZimtDesk *desk, gpointer data, GError **error)
{
  UnlockWish *wish = data;

  return zimt_desk_unlock (desk, wish->name, wish->password, error);
}

static void
take_unlocked (ZimtSession *self, ZimtUnlocked *unlocked)
{
  g_clear_pointer (&self->account, zimt_account_free);
  g_clear_pointer (&self->book, zimt_case_book_free);
  self->account = g_steal_pointer (&unlocked->account);
  self->book = g_steal_pointer (&unlocked->book);
  zimt_session_touch (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_UNLOCKED]);
  zimt_people_reload (self->people);
  g_signal_emit (self, signals[UNLOCKED], 0);
}

/* Somebody locked while the password was being looked at: then it stays locked. */
static gboolean
is_late (ZimtSession *self, GTask *task)
{
  return GPOINTER_TO_UINT (g_task_get_task_data (task)) != self->n_locks;
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ZimtSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtUnlocked) unlocked = zimt_center_run_finish (ZIMT_CENTER (source), result, &error);
  GPtrArray *warnings;

  self->n_unlocking--;
  if (unlocked == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (is_late (self, task))
    {
      if (self->n_unlocking == 0)
        lock_worker (self, NULL);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                               _ ("Zimt was locked meanwhile."));
      return;
    }
  warnings = g_steal_pointer (&unlocked->warnings);
  take_unlocked (self, unlocked);
  g_task_return_pointer (task, warnings, (GDestroyNotify)g_ptr_array_unref);
}

void
zimt_session_unlock_async (ZimtSession *self, const char *name, char *password,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  UnlockWish *wish = g_new0 (UnlockWish, 1);

  zimt_session_lock (self);
  wish->name = g_strdup (name);
  wish->password = password;
  self->n_unlocking++;
  g_task_set_source_tag (task, zimt_session_unlock_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (self->n_locks), NULL);
  zimt_center_run_async (self->center, unlock_in_worker, wish, (GDestroyNotify)unlock_wish_free,
                         (GDestroyNotify)zimt_unlocked_free, NULL, unlocked_cb, task);
}

GPtrArray *
zimt_session_unlock_finish (ZimtSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Locking --- */

static gpointer
lock_in_worker (ZimtDesk *desk, gpointer drafts, GError **error)
{
  return zimt_desk_lock (desk, drafts, error) ? desk : NULL;
}

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtSession) self = user_data;
  g_autoptr (GError) error = NULL;

  if (zimt_center_run_finish (ZIMT_CENTER (source), result, &error) == NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[MESSAGE], 0, error->message);
}

static void
forget (ZimtSession *self)
{
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_pointer (&self->book, zimt_case_book_free);
  g_clear_pointer (&self->account, zimt_account_free);
  zimt_people_forget_private (self->people);
  self->n_locks++;
  set_seconds_left (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_UNLOCKED]);
}

/* A house that was closed took its keys along. @drafts: (transfer full) (nullable) */
static void
lock_worker (ZimtSession *self, GPtrArray *drafts)
{
  if (zimt_center_get_house (self->center) == NULL)
    {
      g_clear_pointer (&drafts, g_ptr_array_unref);
      return;
    }
  zimt_center_run_next_async (self->center, lock_in_worker, drafts,
                              drafts != NULL ? (GDestroyNotify)g_ptr_array_unref : NULL, locked_cb,
                              g_object_ref (self));
}

/* What is on the screen goes first and at once; then the keys, before anything else that waits for
 * the worker. */
void
zimt_session_lock (ZimtSession *self)
{
  GPtrArray *drafts;

  if (self->is_locking)
    return;
  if (self->account == NULL)
    {
      self->n_locks++;
      return;
    }
  self->is_locking = TRUE;
  self->drafts = zimt_record_list_new ();
  g_signal_emit (self, signals[LOCKING], 0);
  drafts = g_steal_pointer (&self->drafts);
  lock_worker (self, drafts);
  forget (self);
  zimt_people_reload (self->people);
  self->is_locking = FALSE;
  g_signal_emit (self, signals[LOCKED], 0);
}

/* --- Drafts --- */

/* Among @drafts; (transfer full) (nullable) */
static ZimtRecord *
find_draft_of (ZimtSession *self, GPtrArray *drafts, const ZimtRecord *record)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      g_autoptr (ZimtRecord) form = zimt_session_open_draft (self, drafts->pdata[i]);

      if (form != NULL && g_str_equal (zimt_record_get_id (form), zimt_record_get_id (record)))
        return zimt_record_ref (drafts->pdata[i]);
    }
  return NULL;
}

/* The newer one replaces the older one: whoever locks twice on one form is asked about one. */
static ZimtRecord *
new_draft (ZimtSession *self, const ZimtRecord *record, const char *title)
{
  g_autoptr (GPtrArray) drafts = zimt_record_kind_is_card (zimt_record_get_kind (record))
                                     ? zimt_people_list_drafts (self->people)
                                     : zimt_session_list_drafts (self);
  g_autoptr (ZimtRecord) older = find_draft_of (self, drafts, record);

  return older != NULL ? zimt_kept_form_replace (older, record, title)
                       : zimt_kept_form_new (record, title);
}

void
zimt_session_keep_draft (ZimtSession *self, ZimtRecord *record, const char *title)
{
  zimt_session_keep_form (self, record, title, NULL);
}

void
zimt_session_keep_form (ZimtSession *self, ZimtRecord *record, const char *title, const char *typed)
{
  ZimtRecord *draft = NULL;
  g_autoptr (ZimtRecord) filed = zimt_record_copy (record);

  g_return_if_fail (self->drafts != NULL);

  if (zimt_record_kind_is_card (zimt_record_get_kind (filed)))
    zimt_record_set_class (filed, "P");
  else
    zimt_session_file_record (self, filed);
  draft = new_draft (self, filed, title);
  zimt_record_set_text (draft, "typed", typed);
  g_ptr_array_add (self->drafts, draft);
}

GPtrArray *
zimt_session_list_drafts (ZimtSession *self)
{
  g_autoptr (GPtrArray) own = zimt_record_list_new ();
  g_autoptr (GPtrArray) drafts = NULL;

  if (self->book == NULL)
    return g_steal_pointer (&own);
  drafts = zimt_case_book_list (self->book, ZIMT_RECORD_DRAFT);
  for (guint i = 0; i < drafts->len; i++)
    if (g_str_equal (zimt_record_get_author (drafts->pdata[i]), self->account->uid))
      g_ptr_array_add (own, zimt_record_ref (drafts->pdata[i]));
  return g_steal_pointer (&own);
}

ZimtRecord *
zimt_session_open_draft (ZimtSession *self, ZimtRecord *draft)
{
  return zimt_kept_form_open (draft);
}

/* --- Life --- */

void
zimt_session_emit_book_changed (ZimtSession *self)
{
  g_signal_emit (self, signals[BOOK_CHANGED], 0);
}

void
zimt_session_tell (ZimtSession *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

void
zimt_session_warn (ZimtSession *self, const char *text)
{
  g_signal_emit (self, signals[WARNING], 0, text);
}

void
zimt_session_tell_done (ZimtSession *self, const char *text)
{
  g_signal_emit (self, signals[DONE], 0, text);
}

/* Another house, or none, is open: nothing of the old one is. */
static void
house_changed_cb (ZimtSession *self)
{
  const char *path = zimt_center_get_path (self->center);

  if (g_strcmp0 (self->path, path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  zimt_session_lock (self);
}

static void
zimt_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ZimtSession *self = ZIMT_SESSION (object);

  switch ((ZimtSessionProperty)prop_id)
    {
    case PROP_IS_UNLOCKED:
      g_value_set_boolean (value, self->account != NULL);
      break;
    case PROP_SECONDS_LEFT:
      g_value_set_int (value, self->seconds_left);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zimt_session_dispose (GObject *object)
{
  ZimtSession *self = ZIMT_SESSION (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_pointer (&self->book, zimt_case_book_free);
  g_clear_pointer (&self->account, zimt_account_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->people);
  g_clear_object (&self->center);
  G_OBJECT_CLASS (zimt_session_parent_class)->dispose (object);
}

static void
zimt_session_class_init (ZimtSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zimt_session_get_property;
  object_class->dispose = zimt_session_dispose;
  properties[PROP_IS_UNLOCKED] = g_param_spec_boolean ("is-unlocked", NULL, NULL, FALSE,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECONDS_LEFT] = g_param_spec_int ("seconds-left", NULL, NULL, 0, G_MAXINT, 0,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[LOCKING] = g_signal_new ("locking", ZIMT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[LOCKED] = g_signal_new ("locked", ZIMT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[UNLOCKED] = g_signal_new ("unlocked", ZIMT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  signals[BOOK_CHANGED] = g_signal_new ("book-changed", ZIMT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", ZIMT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[WARNING] = g_signal_new ("warning", ZIMT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", ZIMT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zimt_session_init (ZimtSession *self)
{
}

ZimtSession *
zimt_session_new (ZimtCenter *center)
{
  ZimtSession *self = g_object_new (ZIMT_TYPE_SESSION, NULL);

  self->center = g_object_ref (center);
  self->path = g_strdup (zimt_center_get_path (center));
  self->people = zimt_people_new (center);
  g_signal_connect_object (self->people, "message", G_CALLBACK (zimt_session_tell), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "warning", G_CALLBACK (zimt_session_warn), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (center, "changed", G_CALLBACK (house_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

ZimtCenter *
zimt_session_get_center (ZimtSession *self)
{
  return self->center;
}

ZimtDate
zimt_session_get_today (ZimtSession *self)
{
  return zimt_clock_get_today (zimt_center_get_clock (self->center));
}

ZimtPeople *
zimt_session_get_people (ZimtSession *self)
{
  return self->people;
}

gboolean
zimt_session_is_unlocked (ZimtSession *self)
{
  return self->account != NULL;
}

const ZimtAccount *
zimt_session_get_account (ZimtSession *self)
{
  return self->account;
}

ZimtLevel
zimt_session_get_level (ZimtSession *self, ZimtRight right)
{
  gboolean is_sealed = zimt_right_get_kept_by (right) == ZIMT_KEPT_BY_CRYPTOGRAPHY;

  if (!zimt_center_has_vault (self->center) && !is_sealed)
    return ZIMT_LEVEL_WRITE;
  return zimt_right_get_level (right, self->account != NULL ? self->account->roles : 0);
}

ZimtCaseBook *
zimt_session_get_book (ZimtSession *self)
{
  return self->book;
}

const char *
zimt_session_get_account_name (ZimtSession *self, const char *uid)
{
  const ZimtHouse *house = zimt_center_get_house (self->center);

  for (guint i = 0; house != NULL && i < house->accounts->len; i++)
    {
      const ZimtAccount *account = house->accounts->pdata[i];

      if (g_strcmp0 (account->uid, uid) == 0)
        return account->name;
    }
  return "";
}
