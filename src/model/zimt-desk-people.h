/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's part about the card indexes. A card's public fields are in its row and in the journal;
 * its private ones are sealed with class P, every revision a value of its own, and the row says
 * which revision holds: so undo brings back the private fields too, and the journal has nothing of
 * them. */
#pragma once

#include "zimt-read-cards.h"
#include "zimt-people-book.h"

typedef struct _ZimtDesk ZimtDesk;

/* What is new since a step of the journal. */
typedef struct
{
  GPtrArray *records; /* owned: ZimtRecord that came or changed, with private fields where P is
                       * open: those that have them, or could, are of class "P" then */
  GPtrArray *gone;    /* owned: char *, ids of what was deleted */
  GPtrArray *merged;  /* owned: char *, pairs: what was merged, and into what */
  GPtrArray
      *drafts; /* owned: ZimtRecord (DRAFT) of the own account in class P; with everything only */
  GPtrArray *damaged; /* owned: char *, what the cards are called whose private part is not there or
                       * cannot be read, although P is open; the records have the public fields */
  gboolean is_all;    /* everything, not only what changed */
  gboolean has_private;
  gint64 step; /* for the next time */
} ZimtPeopleNews;

void zimt_people_news_free (ZimtPeopleNews *news);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtPeopleNews, zimt_people_news_free)

/* One sentence about the damaged cards; NULL where there are none. (transfer full) */
char *zimt_people_news_dup_damage (const ZimtPeopleNews *news);

/* @since: "step" of the last news, or 0 for everything. After an erasure, an unlock or a restore it
 * is everything again by itself. 10,000 sealed cards under 500 ms. */
ZimtPeopleNews *zimt_desk_load_people (ZimtDesk *desk, gint64 since, GError **error);

/* The same as a book. *damage (optional): as zimt_people_news_dup_damage (). */
ZimtPeopleBook *zimt_desk_load_people_book (ZimtDesk *desk, char **damage, GError **error);

/* Whether every card has the private part that it names; ZIMT_ERROR_DAMAGED. Class P is open. */
gboolean zimt_desk_verify_cards (ZimtDesk *desk, GError **error);

/* Stores cards (revision 0: new), all or none, in one act of the history named @name (translated;
 * NULL: by what it is: "New: %s", "Change: %s"; pools' names stand in it, private fields never). Of
 * a card that was loaded without its private fields, or by an account that may not write them,
 * these stay as they were. An ASSIGNMENT's state must be able to follow the stored one, and what is
 * offered or accepted must have no obstacle (ZIMT_ERROR_CONFLICT with the sentence). An acceptance
 * closes the other offers of the job; cancelling, declining or failing the last open one of a job
 * frees its room. One that is open and moves takes the room and the other offers of its job along;
 * one that ended keeps its date and times. What is settled keeps the allowance of that day.
 * ZIMT_ERROR_NOT_ALLOWED, ZIMT_ERROR_INVALID, ZIMT_ERROR_CONFLICT (changed meanwhile; double
 * booking of an interpreter with who and when). Returns what is stored, then what had to follow,
 * such as offers that closed; (transfer full) (nullable). */
GPtrArray *zimt_desk_put_people (ZimtDesk *desk, GPtrArray *records, const char *name,
                                 GError **error);

/* Deletes cards (can be undone); ZIMT_ERROR_CONFLICT where bookings, roles, tandems or assignments
 * name one.
 * @ids: char *. */
gboolean zimt_desk_delete_people (ZimtDesk *desk, GPtrArray *ids, GError **error);

/* Deletes drafts of forms of cards, for good: they are in no history. ZIMT_ERROR_NOT_FOUND, also
 * where it is no draft of the own account. @ids: char *. */
gboolean zimt_desk_drop_drafts (ZimtDesk *desk, GPtrArray *ids, GError **error);

/* @merged becomes the kept card (its id), @other_id leads there from now on: roles, tandems,
 * assignments, bookings and series of an organisation move along. One act, one undo. */
ZimtRecord *zimt_desk_merge_people (ZimtDesk *desk, ZimtRecord *merged, const char *other_id,
                                    GError **error);

/* Every state that a card was in, newest first: GPtrArray of ZimtRecord with author and moment;
 * private fields where P is open. */
GPtrArray *zimt_desk_load_card_versions (ZimtDesk *desk, const char *id, GError **error);

/* --- From a file --- */

/* A card of the house that a file changes. */
typedef struct
{
  char *title;  /* owned */
  char *fields; /* owned: the titles of the fields that change: "Phones, Topics" */
} ZimtImportChange;

typedef struct
{
  int n_new;
  int n_changed;
  int n_same;
  GPtrArray *changes;  /* owned: ZimtImportChange */
  GPtrArray *refusals; /* owned: ZimtRefusal, the first ZIMT_REFUSALS_MAX */
  guint n_refused;     /* all of them */
} ZimtImport;

void zimt_import_change_free (gpointer data);
void zimt_import_free (ZimtImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtImport, zimt_import_free)

/* Puts @cards into the house in one act that one undo takes back: a card with a known UID changes
 * that card (or is the same), else one with the same name and kind; roles find their organisation
 * by its name or make a new one. @is_dry: only says what would be done. G_IO_ERROR_CANCELLED where
 * @progress says so: nothing is stored then. */
ZimtImport *zimt_desk_import_people (ZimtDesk *desk, ZimtReadCards *cards, const char *file_name,
                                     gboolean is_dry, ZimtProgressFunc progress, gpointer data,
                                     GError **error);

/* --- Assignments --- */

/* A job in one act: @assignments (revision 0) belong to the "job" that the first one names, or to a
 * new one. The job has one room, a booking "Busy" (fixed; its title is that word and no other) for
 * the time, whose id they all get: @room_id; 0: the one that the job has already, or none.
 * ZIMT_ERROR_CONFLICT where the room is taken. */
GPtrArray *zimt_desk_arrange (ZimtDesk *desk, GPtrArray *assignments, gint64 room_id,
                              GError **error);

/* From a case: the arrangement and @follow_up (FOLLOW_UP, class of its case; nullable) all or
 * nothing. The follow-up is sealed with the case; the booking and the cards hold no trace of it. */
GPtrArray *zimt_desk_arrange_for_case (ZimtDesk *desk, GPtrArray *assignments, gint64 room_id,
                                       ZimtDate date, int from, int to, ZimtRecord *follow_up,
                                       GError **error);

/* --- One person, everything --- */

/* Erases a person of the pools or a contact for good (DSGVO Art. 17): the card, every sealed
 * revision, the images and names in the journal, drafts of it by anybody, tandems, what is sealed
 * of the assignments (those to come are cancelled first), and who asked for one; assignments stay
 * as rows without a name. Needs class P. Cannot be undone, and the steps before can not bring it
 * back. Returns the proof: counts, no names; (transfer full) (nullable). */
char *zimt_desk_erase_person (ZimtDesk *desk, const char *id, GError **error);

/* Made people for practice and tests: the same @seed makes the same. @n: interpreters; companions,
 * newcomers and contacts in proportion. A practice house gets its accounts first, see
 * zimt_desk_prepare_practice (); one without accounts that is no practice house gets only what is
 * not private. One act. @counts (optional). ZIMT_ERROR_NOT_ALLOWED where the house has accounts and
 * is locked. */
typedef struct
{
  int n_contacts;
  int n_interpreters;
  int n_companions;
  int n_newcomers;
  int n_tandems;
  int n_assignments;
} ZimtDemoPeople;
gboolean zimt_desk_demo_people (ZimtDesk *desk, int n, guint32 seed, ZimtDemoPeople *counts,
                                GError **error);

/* The accounts of a practice house, for everybody to read: name and password; FALSE after the last
 * one. */
gboolean zimt_practice_account (guint i, const char **name, const char **password,
                                const char **roles);

/* Makes the practice accounts in a practice house without accounts (*is_founded) and unlocks the
 * first one; where there are accounts, as zimt_desk_unlock_practice (). A house that is no practice
 * house and has none stays as it is. */
gboolean zimt_desk_prepare_practice (ZimtDesk *desk, gboolean *is_founded, GError **error);

/* Unlocks the first account of a practice house where it still has its well-known password; TRUE
 * also where somebody is unlocked already. *warnings (optional): the sentences of the unlock,
 * GPtrArray of char * (transfer full) (nullable). ZIMT_ERROR_NOT_ALLOWED, and those of damage. */
gboolean zimt_desk_unlock_practice (ZimtDesk *desk, GPtrArray **warnings, GError **error);
