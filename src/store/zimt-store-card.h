/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards as rows: what of a card is in clear, and which sealed revision holds its private part. What
 * the organisation table of the plan knows (names, kind) is not kept twice. Writing needs an open
 * step. */
#pragma once

#include "zimt-store.h"

typedef struct
{
  gint64 id;
  char *uid;               /* owned: 32 hexadecimal digits; also the id of the sealed value */
  char *kind;              /* owned: of zimt_record_kind_to_code () */
  gint64 organisation_id;  /* of an organisation; else 0 */
  char *details;           /* owned: public fields as a JSON object of one line */
  guint32 sealed_revision; /* 0: nothing is sealed */
  char *merged_into;       /* owned (nullable): uid of the card that took it */
  guint revision;          /* grows with every change, also by undo */

  /* Of an assignment. */
  char *interpreter; /* owned (nullable): uid */
  char *job;         /* owned (nullable): uid that the offers of one job share */
  char *state;       /* owned (nullable) */
  gint64 starts;     /* ZimtMinute */
  gint64 ends;
  int travel;           /* minutes before and after */
  gint64 booking_id;    /* 0: none */
  gint64 assignment_id; /* of its row, for zimt_journal_load_history () */
} ZimtCardRow;

ZimtCardRow *zimt_card_row_new (void);
void zimt_card_row_free (ZimtCardRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtCardRow, zimt_card_row_free)

/* Every card, also merged ones, by id; of the assignments with their columns. GPtrArray of
 * ZimtCardRow. */
GPtrArray *zimt_store_load_cards (ZimtStore *store, GError **error);

/* The cards that steps after @step_id touched, as they are now, and the uids (char *) of those that
 * are gone. An organisation or assignment that changed counts too. */
gboolean zimt_store_load_changed_cards (ZimtStore *store, gint64 step_id, GPtrArray **rows,
                                        GPtrArray **gone, GError **error);

/* The newest step of the journal; *step: 0 where there is none. */
gboolean zimt_store_load_last_step (ZimtStore *store, gint64 *step, GError **error);

/* How many erasures there were: what was loaded before another one is to be loaded anew. */
gboolean zimt_store_load_n_erasures (ZimtStore *store, gint64 *n_erasures, GError **error);

/* The assignments of a job, by id: GPtrArray of ZimtCardRow. */
GPtrArray *zimt_store_load_job (ZimtStore *store, const char *job, GError **error);

/* (transfer full) (nullable); ZIMT_ERROR_NOT_FOUND. */
ZimtCardRow *zimt_store_load_card (ZimtStore *store, const char *uid, GError **error);

/* The uid of the card of a row, "" where it is gone. (transfer full) (nullable) */
char *zimt_store_dup_card_uid (ZimtStore *store, gint64 id, GError **error);

/* The row's id, also of a card that was deleted and is in the journal still; 0 where there was
 * none. */
gboolean zimt_store_find_card_id (ZimtStore *store, const char *uid, gint64 *id, GError **error);
ZimtCardRow *zimt_store_load_card_of_organisation (ZimtStore *store, gint64 organisation_id,
                                                   GError **error);

/* Inserts where id is 0 (the id is set), else updates where the stored revision is @row's, and sets
 * the next one; ZIMT_ERROR_CONFLICT where it is another one. Of an assignment both tables or none;
 * an interpreter who was merged is the one that the card leads to, ZIMT_ERROR_NOT_FOUND where there
 * is none. ZIMT_ERROR_CONFLICT, by the database's own triggers, where a state may not follow the
 * stored one, or where the interpreter has another assignment that holds within the travel time of
 * either (the message says when). Undo is let back. With an interpreter who becomes merged the
 * assignments move to the one that is kept: ZIMT_ERROR_CONFLICT where they would overlap.
 *
 * zimt_store_put_organisation () makes the card of an organisation that has none. */
gboolean zimt_store_put_card (ZimtStore *store, ZimtCardRow *row, GError **error);

/* With its assignment, or its organisation: ZIMT_ERROR_CONFLICT where anything else still refers to
 * either, as cards do that were merged into it. */
gboolean zimt_store_delete_card (ZimtStore *store, gint64 id, GError **error);

/* Moves every booking and series of one organisation to another. */
gboolean zimt_store_move_bookings (ZimtStore *store, gint64 from_organisation_id,
                                   gint64 to_organisation_id, GError **error);

/* Assignments that hold at the same time, travel included; for messages: (transfer full) (nullable)
 * NULL without error where there is none. @but: uid that does not count (nullable). */
ZimtCardRow *zimt_store_find_assignment_clash (ZimtStore *store, const char *interpreter,
                                               gint64 starts, gint64 ends, int travel,
                                               const char *but, GError **error);

/* Inside zimt_store_begin_silent (): removes the card, also one that was deleted already, with
 * everything the journal has of it, and takes the names out of the steps that touched it or its
 * assignments; assignments of an interpreter stay, with no interpreter. Undo takes back what else
 * such steps did, and skips those that nothing is left of. The next zimt_store_load_n_erasures ()
 * is one more. *n_images (optional): journal rows that went. ZIMT_ERROR_CONFLICT where cards are
 * merged into it: they are the same person and go first. Sealed values are deleted by
 * zimt_store_delete_sealed (); zimt_store_forget () is to follow the commit. */
gboolean zimt_store_erase_card (ZimtStore *store, gint64 id, gint64 *n_images, GError **error);

/* *is_free: @text stands in no row, journal image or step name in clear; for the proof of an
 * erasure. */
gboolean zimt_store_is_free_of (ZimtStore *store, const char *text, gboolean *is_free,
                                GError **error);

/* The images of a card's row, newest first, with their steps: zimt_journal_load_history (store,
 * "card", id). */
