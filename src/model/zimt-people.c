/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of the card indexes: read once, then kept up with every commit. */
#include <glib/gi18n-lib.h>

#include "zimt-error.h"
#include "zimt-people-private.h"
#include "zimt-record-list.h"

G_DEFINE_FINAL_TYPE (ZimtPeople, zimt_people, G_TYPE_OBJECT)

typedef enum
{
  PROP_IS_LOADED = 1,
  PROP_HAS_PRIVATE,
} ZimtPeopleProperty;
static GParamSpec *properties[PROP_HAS_PRIVATE + 1];

enum
{
  CHANGED,
  MESSAGE,
  WARNING,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void load (ZimtPeople *self);

/* --- Loading --- */

static void
set_has_private (ZimtPeople *self, gboolean has_private)
{
  if (self->book != NULL)
    zimt_people_book_set_has_private (self->book, has_private);
  if (self->has_private == has_private)
    return;
  self->has_private = has_private;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_PRIVATE]);
}

static void
take_news (ZimtPeople *self, const ZimtPeopleNews *news)
{
  gboolean is_first = self->book == NULL;
  g_autofree char *damage = zimt_people_news_dup_damage (news);
  gboolean is_changed;

  if (is_first)
    self->book = zimt_people_book_new ();
  set_has_private (self, news->has_private);
  is_changed = zimt_people_take_news (self, news);
  if (is_first)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADED]);
  if (is_changed || is_first)
    g_signal_emit (self, signals[CHANGED], 0);
  if (damage != NULL)
    g_signal_emit (self, signals[WARNING], 0, damage);
}

static gpointer
load_in_worker (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_load_people (desk, *(gint64 *)wish, error);
}

typedef struct
{
  ZimtPeople *people; /* owned */
  guint n_forgets;
} Load;

typedef struct
{
  GTask *task;     /* owned */
  gpointer result; /* owned */
  GDestroyNotify result_free;
  ZimtYield yield;
  guint n_forgets;
} Waiting;

static void
return_one (ZimtPeople *self, Waiting *waiting)
{
  if (waiting->n_forgets == self->n_forgets || waiting->yield == ZIMT_YIELD_OPEN)
    g_task_return_pointer (waiting->task, waiting->result, waiting->result_free);
  else
    {
      waiting->result_free (waiting->result);
      if (waiting->yield == ZIMT_YIELD_STORED)
        g_task_return_new_error (waiting->task, ZIMT_ERROR, ZIMT_ERROR_DONE_UNSEEN, "%s",
                                 _ ("That is done; Zimt was locked before it could be shown."));
      else
        g_task_return_new_error (waiting->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                                 _ ("Zimt was locked meanwhile."));
    }
  g_object_unref (waiting->task);
  g_free (waiting);
}

/* Where the news could not be read the acts were done all the same. */
static void
return_waiting (ZimtPeople *self)
{
  while (!self->is_loading && !g_queue_is_empty (&self->waiting))
    return_one (self, g_queue_pop_head (&self->waiting));
}

void
zimt_people_return_when_loaded (ZimtPeople *self, GTask *task, gpointer result,
                                GDestroyNotify result_free, ZimtYield yield, guint n_forgets)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->task = task;
  waiting->result = result;
  waiting->result_free = result_free;
  waiting->yield = yield;
  waiting->n_forgets = n_forgets;
  g_queue_push_tail (&self->waiting, waiting);
  return_waiting (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *wish = user_data;
  g_autoptr (ZimtPeople) self = wish->people;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtPeopleNews) news = zimt_center_run_finish (ZIMT_CENTER (source), result, &error);
  gboolean is_late = wish->n_forgets != self->n_forgets;

  g_free (wish);
  self->is_loading = FALSE;
  /* What was read before it locked would bring back what is private. */
  if (news != NULL && !is_late)
    take_news (self, news);
  if (news == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[MESSAGE], 0, error->message);
  if (self->is_due || is_late)
    load (self);
  return_waiting (self);
}

static void
load (ZimtPeople *self)
{
  Load *wish;

  self->is_due = self->is_loading;
  if (self->is_loading || !self->is_wanted || zimt_center_get_house (self->center) == NULL)
    return;
  self->is_loading = TRUE;
  if (self->is_anew)
    self->step = 0;
  self->is_anew = FALSE;
  wish = g_new0 (Load, 1);
  wish->people = g_object_ref (self);
  wish->n_forgets = self->n_forgets;
  zimt_center_run_async (self->center, load_in_worker, g_memdup2 (&self->step, sizeof self->step),
                         g_free, (GDestroyNotify)zimt_people_news_free, NULL, loaded_cb, wish);
}

/* --- News of the house --- */

/* Labels are in what cards say and are found by. */
static void
follow_choices (ZimtPeople *self)
{
  ZimtChoices *choices = zimt_center_get_choices (self->center);
  GHashTableIter iter;
  ZimtCard *card;

  if (self->choices == choices)
    return;
  g_clear_pointer (&self->choices, zimt_choices_unref);
  self->choices = choices != NULL ? zimt_choices_ref (choices) : NULL;
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&card))
    {
      zimt_card_forget_texts (card);
      zimt_card_notify_record (card);
    }
  if (self->book != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
house_changed_cb (ZimtPeople *self)
{
  const char *path = zimt_center_get_path (self->center);

  if (g_strcmp0 (self->path, path) != 0)
    {
      gboolean was_loaded = self->book != NULL;

      g_free (self->path);
      self->path = g_strdup (path);
      self->n_forgets++;
      set_has_private (self, FALSE);
      zimt_people_forget_all (self);
      if (was_loaded)
        {
          g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADED]);
          g_signal_emit (self, signals[CHANGED], 0);
        }
    }
  /* Cards of another house are gone by now: its labels say nothing of them. */
  follow_choices (self);
  load (self);
}

void
zimt_people_reload (ZimtPeople *self)
{
  self->is_anew = TRUE;
  load (self);
}

static void
forget_private_of (ZimtPeople *self, ZimtCard *card)
{
  g_autoptr (ZimtRecord) record = NULL;

  if (!zimt_record_kind_has_private (zimt_record_get_kind (zimt_card_get_record (card))))
    return;
  record = zimt_record_copy (zimt_card_get_record (card));
  zimt_record_clear_part (record, TRUE);
  if (self->book != NULL)
    zimt_people_book_put (self->book, record);
  zimt_card_set_record (card, record);
}

void
zimt_people_forget_private (ZimtPeople *self)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  GHashTableIter iter;
  ZimtCard *card;

  self->n_forgets++;
  self->is_anew = TRUE;
  g_ptr_array_set_size (self->drafts, 0);
  if (!self->has_private)
    return;
  /* First, so that nobody who hears of a card looks for what is gone. */
  set_has_private (self, FALSE);
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&card))
    g_ptr_array_add (cards, card);
  for (guint i = 0; i < cards->len; i++)
    forget_private_of (self, cards->pdata[i]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Life --- */

static void
zimt_people_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ZimtPeople *self = ZIMT_PEOPLE (object);

  switch ((ZimtPeopleProperty)prop_id)
    {
    case PROP_IS_LOADED:
      g_value_set_boolean (value, zimt_people_is_loaded (self));
      break;
    case PROP_HAS_PRIVATE:
      g_value_set_boolean (value, self->has_private);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zimt_people_dispose (GObject *object)
{
  ZimtPeople *self = ZIMT_PEOPLE (object);

  self->is_wanted = FALSE;
  zimt_people_forget_all (self);
  for (guint kind = 0; kind < ZIMT_N_RECORD_KINDS; kind++)
    g_clear_object (&self->lists[kind]);
  g_clear_pointer (&self->choices, zimt_choices_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->center);
  G_OBJECT_CLASS (zimt_people_parent_class)->dispose (object);
}

static void
zimt_people_finalize (GObject *object)
{
  ZimtPeople *self = ZIMT_PEOPLE (object);

  g_hash_table_unref (self->cards);
  g_ptr_array_unref (self->drafts);
  G_OBJECT_CLASS (zimt_people_parent_class)->finalize (object);
}

static void
zimt_people_class_init (ZimtPeopleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zimt_people_get_property;
  object_class->dispose = zimt_people_dispose;
  object_class->finalize = zimt_people_finalize;
  properties[PROP_IS_LOADED] = g_param_spec_boolean ("is-loaded", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_PRIVATE] = g_param_spec_boolean ("has-private", NULL, NULL, FALSE,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[CHANGED] = g_signal_new ("changed", ZIMT_TYPE_PEOPLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", ZIMT_TYPE_PEOPLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[WARNING] = g_signal_new ("warning", ZIMT_TYPE_PEOPLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zimt_people_init (ZimtPeople *self)
{
  self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->drafts = zimt_record_list_new ();
}

ZimtPeople *
zimt_people_new (ZimtCenter *center)
{
  ZimtPeople *self = g_object_new (ZIMT_TYPE_PEOPLE, NULL);

  self->center = g_object_ref (center);
  self->path = g_strdup (zimt_center_get_path (center));
  follow_choices (self);
  g_signal_connect_object (center, "changed", G_CALLBACK (house_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* --- Looking --- */

gboolean
zimt_people_is_loaded (ZimtPeople *self)
{
  return self->book != NULL;
}

gboolean
zimt_people_has_private (ZimtPeople *self)
{
  return self->has_private;
}

static void
fill_list (ZimtPeople *self, ZimtRecordKind kind)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (GPtrArray) records = NULL;

  if (self->book == NULL)
    return;
  records = zimt_people_book_list (self->book, kind);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (cards,
                     g_hash_table_lookup (self->cards, zimt_record_get_id (records->pdata[i])));
  zimt_people_append (self, cards, kind);
}

GListModel *
zimt_people_get_list (ZimtPeople *self, ZimtRecordKind kind)
{
  if (self->lists[kind] == NULL)
    {
      self->lists[kind] = g_list_store_new (ZIMT_TYPE_CARD);
      fill_list (self, kind);
    }
  if (!self->is_wanted)
    {
      self->is_wanted = TRUE;
      load (self);
    }
  return G_LIST_MODEL (self->lists[kind]);
}

ZimtPeopleBook *
zimt_people_get_book (ZimtPeople *self)
{
  return self->book;
}

ZimtCard *
zimt_people_get_card (ZimtPeople *self, const char *id)
{
  ZimtRecord *record = self->book != NULL ? zimt_people_book_get (self->book, id) : NULL;

  return record != NULL ? g_hash_table_lookup (self->cards, zimt_record_get_id (record)) : NULL;
}

const char *
zimt_people_get_label (gpointer people, const char *list, const char *code)
{
  ZimtPeople *self = people;

  if (g_str_equal (list, "tag") || self->choices == NULL)
    return code;
  return zimt_choices_get_label (self->choices, list, code);
}

GPtrArray *
zimt_people_list_drafts (ZimtPeople *self)
{
  GPtrArray *drafts = zimt_record_list_new ();

  for (guint i = 0; i < self->drafts->len; i++)
    g_ptr_array_add (drafts, zimt_record_ref (self->drafts->pdata[i]));
  return drafts;
}
