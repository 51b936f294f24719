/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the card indexes share: their state. Nobody else includes this. */
#pragma once

#include "zimt-people.h"

struct _ZimtPeople
{
  GObject parent_instance;

  ZimtCenter *center;   /* owned */
  ZimtChoices *choices; /* owned (nullable): as of the last commit */
  char *path;           /* owned (nullable): of the house */

  GListStore *lists[ZIMT_N_RECORD_KINDS]; /* owned (nullable): made when first asked for */
  GHashTable *cards;                      /* owned: id, which the record has, to ZimtCard */
  ZimtPeopleBook *book;                   /* owned (nullable): NULL until it is loaded */
  GPtrArray *drafts;                      /* owned: ZimtRecord */
  gint64 step;                            /* of the last news */
  gboolean has_private;

  gboolean is_wanted;  /* somebody asked for a list */
  gboolean is_loading; /* an answer is on its way */
  gboolean is_due;     /* it was asked for again meanwhile */
  gboolean is_anew;    /* the next time everything is read, not only what changed */
  guint n_forgets;     /* what was asked for before private fields went is no news any more */
  GQueue waiting;      /* owned: acts whose news have not come yet */
};

/* zimt-card.c; @people: borrowed, until zimt_card_leave (). */
ZimtCard *zimt_card_new (ZimtPeople *people, ZimtRecord *record);
void zimt_card_set_record (ZimtCard *card, ZimtRecord *record);

/* What it is called or found by has changed elsewhere: a name that it shows, labels. */
void zimt_card_forget_texts (ZimtCard *card);
void zimt_card_notify_record (ZimtCard *card);

/* It left the lists: nothing of its record stays but kind and id, and nobody is told. */
void zimt_card_leave (ZimtCard *card);

/* What whoever asked hears where Zimt was locked before the lists had what was done. */
typedef enum
{
  ZIMT_YIELD_OPEN,   /* the result all the same: nothing in it is private */
  ZIMT_YIELD_STORED, /* ZIMT_ERROR_DONE_UNSEEN: the records may have private fields */
  ZIMT_YIELD_READ,   /* G_IO_ERROR_CANCELLED: nothing was done, only looked up */
} ZimtYield;

/* zimt-people.c: @task (transfer full) returns @result (transfer full) as soon as the lists have
 * what was committed before; where private fields went since @n_forgets, as @yield has it. */
void zimt_people_return_when_loaded (ZimtPeople *people, GTask *task, gpointer result,
                                     GDestroyNotify result_free, ZimtYield yield, guint n_forgets);

/* zimt-people-news.c: puts the news into the book, which must be there, the cards and the lists.
 * Whether any card or draft is another one now. */
gboolean zimt_people_take_news (ZimtPeople *people, const ZimtPeopleNews *news);
void zimt_people_append (ZimtPeople *people, GPtrArray *cards, ZimtRecordKind kind);
void zimt_people_forget_all (ZimtPeople *people);

/* zimt-people-acts.c: runs @func on the worker thread; the task returns what it does, once the
 * lists have it.
 * @wish: (transfer full). */
void zimt_people_run (ZimtPeople *people, ZimtDeskFunc func, gpointer wish,
                      GDestroyNotify wish_free, GDestroyNotify result_free, ZimtYield yield,
                      GAsyncReadyCallback callback, gpointer user_data);
