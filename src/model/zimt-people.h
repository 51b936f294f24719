/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card indexes as the views see them, in the main thread: lists that splice, and the wishes. */
#pragma once

#include "zimt-center.h"
#include "zimt-desk-people.h"

#define ZIMT_TYPE_CARD (zimt_card_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCard, zimt_card, ZIMT, CARD, GObject)

/* One card in a list; it stays the same object while its record changes. Property "record" is
 * notified then. Once it has left the lists its record says nothing any more. */
ZimtRecord *zimt_card_get_record (ZimtCard *card); /* (transfer none) */
const char *zimt_card_get_title (ZimtCard *card);  /* (transfer none) */
const char *
zimt_card_get_search_text (ZimtCard *card); /* (transfer none), made when first asked for */

/* Another one whenever "record" is notified: what was made of the card is to be made anew. */
guint zimt_card_get_stamp (ZimtCard *card);

#define ZIMT_TYPE_PEOPLE (zimt_people_get_type ())
G_DECLARE_FINAL_TYPE (ZimtPeople, zimt_people, ZIMT, PEOPLE, GObject)

/* Loads nothing until a list is first asked for; then follows every commit. Properties, read-only:
 * "is-loaded", "has-private". Signals: "changed" (): cards or drafts came, changed or went, or
 * labels did; "message" (const char *): a sentence for people: they could not be read; "warning"
 * (const char *): private parts are missing or damaged. */
ZimtPeople *zimt_people_new (ZimtCenter *center);

/* Everything anew: somebody unlocked or locked. On locking private fields go at once. */
void zimt_people_reload (ZimtPeople *people);
void zimt_people_forget_private (ZimtPeople *people);

/* Whether the cards were read, and whether their private fields are there: the properties. */
gboolean zimt_people_is_loaded (ZimtPeople *people);
gboolean zimt_people_has_private (ZimtPeople *people);

/* The cards of a kind, unsorted: GListModel of ZimtCard; (transfer none). */
GListModel *zimt_people_get_list (ZimtPeople *people, ZimtRecordKind kind);

/* (transfer none) (nullable) */
ZimtPeopleBook *zimt_people_get_book (ZimtPeople *people);
ZimtCard *zimt_people_get_card (ZimtPeople *people, const char *id);

/* Labels of codes in this house, for functions of domain that take a ZimtLabelFunc with @people as
 * data. */
const char *zimt_people_get_label (gpointer people, const char *list, const char *code);

/* Drafts of people forms that were sealed when it locked: GPtrArray of ZimtRecord; (transfer full).
 */
GPtrArray *zimt_people_list_drafts (ZimtPeople *people);

/* --- Wishes; each finishes by zimt_people_act_finish () with what was stored (GPtrArray of
 * ZimtRecord, transfer full), lists up to date and "changed" emitted before. Where Zimt was locked
 * meanwhile it is ZIMT_ERROR_DONE_UNSEEN, for versions G_IO_ERROR_CANCELLED. @records must not be
 * changed by the caller any more. --- */
GPtrArray *zimt_people_act_finish (ZimtPeople *people, GAsyncResult *result, GError **error);

void zimt_people_put_async (ZimtPeople *people, GPtrArray *records, const char *name,
                            GAsyncReadyCallback callback, gpointer user_data);
void zimt_people_put_one_async (ZimtPeople *people, ZimtRecord *record,
                                GAsyncReadyCallback callback, gpointer user_data);
void zimt_people_delete_async (ZimtPeople *people, GPtrArray *ids, GAsyncReadyCallback callback,
                               gpointer user_data);
/* Drafts go from the list at once, with "changed". */
void zimt_people_drop_drafts_async (ZimtPeople *people, GPtrArray *ids,
                                    GAsyncReadyCallback callback, gpointer user_data);
void zimt_people_merge_async (ZimtPeople *people, ZimtRecord *merged, const char *other_id,
                              GAsyncReadyCallback callback, gpointer user_data);
void zimt_people_versions_async (ZimtPeople *people, const char *id, GAsyncReadyCallback callback,
                                 gpointer user_data);
void zimt_people_arrange_async (ZimtPeople *people, GPtrArray *assignments, gint64 room_id,
                                GAsyncReadyCallback callback, gpointer user_data);

/* Finishes with the proof, also where Zimt was locked meanwhile; (transfer full) (nullable). */
void zimt_people_erase_async (ZimtPeople *people, const char *id, GAsyncReadyCallback callback,
                              gpointer user_data);
char *zimt_people_erase_finish (ZimtPeople *people, GAsyncResult *result, GError **error);

/* The head of a CSV file, for its columns to be chosen; (transfer full) (nullable). */
void zimt_people_read_head_async (ZimtPeople *people, const char *path,
                                  GAsyncReadyCallback callback, gpointer user_data);
ZimtCsvHead *zimt_people_read_head_finish (ZimtPeople *people, GAsyncResult *result,
                                           GError **error);

/* Writes @records as "vcf", "csv" or "xlsx" to @path. Persons without consent to be
 * handed on ("export") are left out; *n_left_out (optional) says how many. */
void zimt_people_export_async (ZimtPeople *people, GPtrArray *records, const char *kind_of_file,
                               const char *path, GAsyncReadyCallback callback, gpointer user_data);
gboolean zimt_people_export_finish (ZimtPeople *people, GAsyncResult *result, int *n_left_out,
                                    GError **error);

/* Reads @path as @kind_of_file ("vcf", "csv") on the worker thread and imports it. @columns
 * (nullable): GArray of ZimtColumn for CSV. @progress is called in the main thread. */
typedef void (*ZimtPeopleProgressFunc) (double done, gpointer data);
void zimt_people_import_async (ZimtPeople *people, const char *path, const char *kind_of_file,
                               GArray *columns, gboolean is_dry, GCancellable *cancellable,
                               ZimtPeopleProgressFunc progress, gpointer progress_data,
                               GAsyncReadyCallback callback, gpointer user_data);
ZimtImport *zimt_people_import_finish (ZimtPeople *people, GAsyncResult *result, GError **error);
