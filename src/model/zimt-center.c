/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worker thread around the desk: jobs in order, answers and news in the main thread. */
#include "zimt-center.h"

#include <glib/gi18n-lib.h>

#include "zimt-desk-vault.h"

struct _ZimtCenter
{
  GObject parent_instance;

  ZimtClock *clock;   /* owned */
  GThread *worker;    /* owned */
  GAsyncQueue *queue; /* owned: jobs, shared with the worker */
  guint n_closed;     /* times that a house was closed: what was asked of it is no news any more */

  /* As of the last commit, for the main thread. */
  ZimtHouse *house;       /* owned (nullable) */
  ZimtCalendar *calendar; /* owned (nullable) */
  ZimtChoices *choices;   /* owned (nullable) */
  char *path;             /* owned (nullable) */
  gboolean is_practice;
  gboolean has_vault;
  char *undo_name; /* owned (nullable) */
  char *redo_name; /* owned (nullable) */
};
G_DEFINE_FINAL_TYPE (ZimtCenter, zimt_center, G_TYPE_OBJECT)

typedef enum
{
  PROP_UNDO_NAME = 1,
  PROP_REDO_NAME,
} ZimtCenterProperty;
static GParamSpec *properties[PROP_REDO_NAME + 1];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What the worker knows of the desk after a job, for the main thread to take over; empty where
 * nothing is open. */
typedef struct
{
  ZimtHouse *house;       /* owned (nullable) */
  ZimtCalendar *calendar; /* owned (nullable) */
  ZimtChoices *choices;   /* owned (nullable) */
  char *path;             /* owned (nullable) */
  gboolean is_practice;
  gboolean has_vault;
  char *undo_name; /* owned (nullable) */
  char *redo_name; /* owned (nullable) */
} Snapshot;

typedef struct
{
  GTask *task;              /* owned */
  guint n_closed;           /* the center's, as of the wish */
  ZimtDeskFunc func;        /* NULL: the worker ends */
  gpointer wish;            /* owned */
  GDestroyNotify wish_free; /* nullable */
  GDestroyNotify result_free;
  gpointer result;    /* owned until it is handed over */
  GError *error;      /* owned until it is handed over */
  Snapshot *snapshot; /* owned (nullable): NULL where nothing changed */
} Job;

/* The worker's own state: no other thread touches it. */
typedef struct
{
  GAsyncQueue *queue; /* owned */
  ZimtDesk *desk;     /* owned (nullable) */
  guint64 generation;
} Worker;

static void
snapshot_free (Snapshot *snapshot)
{
  g_clear_pointer (&snapshot->house, zimt_house_unref);
  g_clear_pointer (&snapshot->calendar, zimt_calendar_unref);
  g_clear_pointer (&snapshot->choices, zimt_choices_unref);
  g_free (snapshot->path);
  g_free (snapshot->undo_name);
  g_free (snapshot->redo_name);
  g_free (snapshot);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Snapshot, snapshot_free)

static Snapshot *
snapshot_new (ZimtDesk *desk)
{
  Snapshot *snapshot = g_new0 (Snapshot, 1);

  snapshot->house = zimt_house_ref (zimt_desk_get_house (desk));
  snapshot->calendar = zimt_calendar_ref (zimt_desk_get_calendar (desk));
  snapshot->choices = zimt_choices_ref (zimt_desk_get_choices (desk));
  snapshot->path = g_strdup (zimt_desk_get_path (desk));
  snapshot->has_vault = zimt_desk_has_vault (desk);
  snapshot->is_practice = zimt_desk_is_practice (desk);
  snapshot->undo_name = zimt_desk_dup_undo_name (desk);
  snapshot->redo_name = zimt_desk_dup_redo_name (desk);
  return snapshot;
}

static void
job_free (Job *job)
{
  if (job->wish != NULL && job->wish_free != NULL)
    job->wish_free (job->wish);
  if (job->result != NULL && job->result_free != NULL)
    job->result_free (job->result);
  g_clear_error (&job->error);
  g_clear_pointer (&job->snapshot, snapshot_free);
  g_clear_object (&job->task);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
set_name (ZimtCenter *self, char **field, char *name, ZimtCenterProperty property)
{
  if (g_strcmp0 (*field, name) != 0)
    {
      g_free (*field);
      *field = g_strdup (name);
      g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
    }
}

static void
take_over (ZimtCenter *self, Snapshot *snapshot)
{
  g_clear_pointer (&self->house, zimt_house_unref);
  g_clear_pointer (&self->calendar, zimt_calendar_unref);
  g_clear_pointer (&self->choices, zimt_choices_unref);
  g_free (self->path);
  self->choices = g_steal_pointer (&snapshot->choices);
  self->has_vault = snapshot->has_vault;
  self->house = g_steal_pointer (&snapshot->house);
  self->calendar = g_steal_pointer (&snapshot->calendar);
  self->path = g_steal_pointer (&snapshot->path);
  self->is_practice = snapshot->is_practice;
  set_name (self, &self->undo_name, snapshot->undo_name, PROP_UNDO_NAME);
  set_name (self, &self->redo_name, snapshot->redo_name, PROP_REDO_NAME);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* In the main thread: news first, then the answer, so that a caller finds the house as it is now.
 */
static gboolean
deliver_cb (gpointer user_data)
{
  Job *job = user_data;
  ZimtCenter *self = g_task_get_source_object (job->task);

  if (job->n_closed != self->n_closed)
    {
      g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                               _ ("The house was closed meanwhile."));
      return G_SOURCE_REMOVE;
    }
  if (job->snapshot != NULL)
    take_over (self, job->snapshot);
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->result_free);
  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke (): where nobody runs the main context just then it would call back in
 * the worker's thread. */
static void
deliver (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, job, (GDestroyNotify)job_free);
  g_source_attach (source, g_task_get_context (job->task));
}

static void
run_job (Worker *worker, Job *job)
{
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
    return;
  if (worker->desk == NULL)
    {
      g_set_error_literal (&job->error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                           _ ("No house is open; open one first."));
      return;
    }
  job->result = job->func (worker->desk, job->wish, &job->error);
  /* A programmer's error, but no reason to take the reception's window down. */
  if (job->result == NULL && job->error == NULL)
    g_set_error_literal (&job->error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
                         _ ("That did not work. Please try again."));
  if (worker->desk != NULL && zimt_desk_get_generation (worker->desk) != worker->generation)
    {
      worker->generation = zimt_desk_get_generation (worker->desk);
      job->snapshot = snapshot_new (worker->desk);
    }
}

typedef struct
{
  char *path;       /* owned */
  char *name;       /* owned (nullable) */
  GPtrArray *rooms; /* owned (nullable): ZimtRoom */
  ZimtCenterOpen how;
  ZimtClock *clock; /* owned */
} OpenWish;

static void
open_wish_free (OpenWish *wish)
{
  g_free (wish->path);
  g_free (wish->name);
  g_clear_pointer (&wish->rooms, g_ptr_array_unref);
  zimt_clock_unref (wish->clock);
  g_free (wish);
}

static ZimtDesk *
open_desk (const OpenWish *wish, GError **error)
{
  switch (wish->how)
    {
    case ZIMT_CENTER_OPEN:
      return zimt_desk_open (wish->path, wish->clock, error);
    case ZIMT_CENTER_CREATE:
      return zimt_desk_create (wish->path, wish->name, wish->rooms, wish->clock, error);
    case ZIMT_CENTER_CREATE_SAMPLE:
      return zimt_desk_create_sample (wish->path, wish->clock, error);
    default:
      g_assert_not_reached ();
    }
}

/* Opening replaces the worker's desk, which no other job may do. The old one is closed first: it
 * may be the same file. */
static void
run_open (Worker *worker, Job *job)
{
  g_clear_pointer (&worker->desk, zimt_desk_close);
  worker->desk = open_desk (job->wish, &job->error);
  if (worker->desk == NULL)
    {
      job->snapshot = g_new0 (Snapshot, 1);
      return;
    }
  job->result = GINT_TO_POINTER (TRUE);
  worker->generation = zimt_desk_get_generation (worker->desk);
  job->snapshot = snapshot_new (worker->desk);
}

/* Stands for opening; the worker knows it and never calls it. */
static gpointer
open_marker (ZimtDesk *desk, gpointer wish, GError **error)
{
  g_assert_not_reached ();
}

static gpointer
worker_main (gpointer user_data)
{
  Worker *worker = user_data;
  gboolean is_over = FALSE;

  while (!is_over)
    {
      Job *job = g_async_queue_pop (worker->queue);

      is_over = job->func == NULL;
      if (is_over)
        {
          job_free (job);
          break;
        }
      if (job->func == open_marker)
        run_open (worker, job);
      else
        run_job (worker, job);
      deliver (job);
    }
  g_clear_pointer (&worker->desk, zimt_desk_close);
  g_async_queue_unref (worker->queue);
  g_free (worker);
  return NULL;
}

static void
ensure_worker (ZimtCenter *self)
{
  Worker *worker;

  if (self->worker != NULL)
    return;
  worker = g_new0 (Worker, 1);
  worker->queue = g_async_queue_ref (self->queue);
  self->worker = g_thread_new ("zimt-store", worker_main, worker);
}

static void
stop_worker (ZimtCenter *self)
{
  if (self->worker == NULL)
    return;
  g_async_queue_push (self->queue, g_new0 (Job, 1));
  g_thread_join (g_steal_pointer (&self->worker));
}

void
zimt_center_close (ZimtCenter *self)
{
  g_autoptr (Snapshot) nothing = g_new0 (Snapshot, 1);

  g_return_if_fail (ZIMT_IS_CENTER (self));

  stop_worker (self);
  self->n_closed++;
  if (self->house != NULL)
    take_over (self, nothing);
}

static void
zimt_center_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ZimtCenter *self = ZIMT_CENTER (object);

  switch ((ZimtCenterProperty)prop_id)
    {
    case PROP_UNDO_NAME:
      g_value_set_string (value, self->undo_name);
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, self->redo_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zimt_center_finalize (GObject *object)
{
  ZimtCenter *self = ZIMT_CENTER (object);

  stop_worker (self);
  g_async_queue_unref (self->queue);
  zimt_clock_unref (self->clock);
  g_clear_pointer (&self->house, zimt_house_unref);
  g_clear_pointer (&self->calendar, zimt_calendar_unref);
  g_clear_pointer (&self->choices, zimt_choices_unref);
  g_free (self->path);
  g_free (self->undo_name);
  g_free (self->redo_name);
  G_OBJECT_CLASS (zimt_center_parent_class)->finalize (object);
}

static void
zimt_center_class_init (ZimtCenterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zimt_center_get_property;
  object_class->finalize = zimt_center_finalize;

  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_CENTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_center_init (ZimtCenter *self)
{
  self->queue = g_async_queue_new_full ((GDestroyNotify)job_free);
}

ZimtCenter *
zimt_center_new (ZimtClock *clock)
{
  ZimtCenter *self = g_object_new (ZIMT_TYPE_CENTER, NULL);

  self->clock = zimt_clock_ref (clock);
  return self;
}

ZimtClock *
zimt_center_get_clock (ZimtCenter *self)
{
  return self->clock;
}

ZimtHouse *
zimt_center_get_house (ZimtCenter *self)
{
  return self->house;
}

ZimtCalendar *
zimt_center_get_calendar (ZimtCenter *self)
{
  return self->calendar;
}

ZimtChoices *
zimt_center_get_choices (ZimtCenter *self)
{
  return self->choices;
}

gboolean
zimt_center_has_vault (ZimtCenter *self)
{
  return self->has_vault;
}

const char *
zimt_center_get_path (ZimtCenter *self)
{
  return self->path;
}

gboolean
zimt_center_is_practice (ZimtCenter *self)
{
  return self->is_practice;
}

const char *
zimt_center_get_undo_name (ZimtCenter *self)
{
  return self->undo_name;
}

const char *
zimt_center_get_redo_name (ZimtCenter *self)
{
  return self->redo_name;
}

static Job *
job_new (ZimtCenter *self, ZimtDeskFunc func, gpointer wish, GDestroyNotify wish_free,
         GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
         gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_task_new (self, cancellable, callback, user_data);
  job->n_closed = self->n_closed;
  job->func = func;
  job->wish = wish;
  job->wish_free = wish_free;
  job->result_free = result_free;
  return job;
}

void
zimt_center_run_async (ZimtCenter *self, ZimtDeskFunc func, gpointer wish, GDestroyNotify wish_free,
                       GDestroyNotify result_free, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ZIMT_IS_CENTER (self));
  g_return_if_fail (func != NULL);

  ensure_worker (self);
  g_async_queue_push (self->queue, job_new (self, func, wish, wish_free, result_free, cancellable,
                                            callback, user_data));
}

void
zimt_center_run_next_async (ZimtCenter *self, ZimtDeskFunc func, gpointer wish,
                            GDestroyNotify wish_free, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (ZIMT_IS_CENTER (self));
  g_return_if_fail (func != NULL);

  ensure_worker (self);
  g_async_queue_push_front (self->queue,
                            job_new (self, func, wish, wish_free, NULL, NULL, callback, user_data));
}

gpointer
zimt_center_run_finish (ZimtCenter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
copy_room_cb (gconstpointer room, gpointer user_data)
{
  return zimt_room_copy (room);
}

static GPtrArray *
copy_rooms (GPtrArray *rooms)
{
  GPtrArray *copies = g_ptr_array_copy (rooms, copy_room_cb, NULL);

  g_ptr_array_set_free_func (copies, (GDestroyNotify)zimt_room_free);
  return copies;
}

void
zimt_center_open_async (ZimtCenter *self, const char *path, ZimtCenterOpen how, const char *name,
                        GPtrArray *rooms, GAsyncReadyCallback callback, gpointer user_data)
{
  OpenWish *wish = g_new0 (OpenWish, 1);

  wish->path = g_strdup (path);
  wish->name = g_strdup (name);
  wish->rooms = rooms != NULL ? copy_rooms (rooms) : NULL;
  wish->how = how;
  wish->clock = zimt_clock_ref (self->clock);
  zimt_center_run_async (self, open_marker, wish, (GDestroyNotify)open_wish_free, NULL, NULL,
                         callback, user_data);
}

gboolean
zimt_center_open_finish (ZimtCenter *self, GAsyncResult *result, GError **error)
{
  return zimt_center_run_finish (self, result, error) != NULL;
}
