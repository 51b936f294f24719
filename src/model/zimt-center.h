/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house as the views see it: wishes go in here, are carried out by the one thread that owns the
 * database, and news come out by one signal, after the commit only. */
#pragma once

#include <gio/gio.h>

#include "zimt-choices.h"
#include "zimt-desk.h"

#define ZIMT_TYPE_CENTER (zimt_center_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCenter, zimt_center, ZIMT, CENTER, GObject)

/* Properties, all read-only and notified in the main thread: "undo-name", "redo-name" (string,
 * nullable: what Ctrl+Z and Ctrl+Shift+Z would take back and do again).
 *
 * Signal "changed" (): something was committed, or another house or none is open; the house and
 * weeks are to be read again. */

/* How zimt_center_open_async () gets its house. */
typedef enum
{
  ZIMT_CENTER_OPEN,
  ZIMT_CENTER_CREATE,        /* a new house, with @name and @rooms */
  ZIMT_CENTER_CREATE_SAMPLE, /* the practice house */
} ZimtCenterOpen;

/* A center with nothing open yet. */
ZimtCenter *zimt_center_new (ZimtClock *clock);

/* Opens @path, closing what is open. @name and @rooms (ZimtRoom, copied) are for a new house, else
 * NULL. Finishes with an error of zimt_desk_open (); then nothing is.
 */
void zimt_center_open_async (ZimtCenter *center, const char *path, ZimtCenterOpen how,
                             const char *name, GPtrArray *rooms, GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean zimt_center_open_finish (ZimtCenter *center, GAsyncResult *result, GError **error);

/* Closes the database and waits for it; what was asked for before is done first. Answers that are
 * still on their way finish with G_IO_ERROR_CANCELLED. */
void zimt_center_close (ZimtCenter *center);

ZimtClock *zimt_center_get_clock (ZimtCenter *center);

/* As of the last commit; NULL where nothing is open; (transfer none). */
ZimtHouse *zimt_center_get_house (ZimtCenter *center);
ZimtCalendar *zimt_center_get_calendar (ZimtCenter *center);
const char *zimt_center_get_path (ZimtCenter *center);
gboolean zimt_center_is_practice (ZimtCenter *center);

/* What code lists offer; NULL where nothing is open; (transfer none): ref it to keep it. */
ZimtChoices *zimt_center_get_choices (ZimtCenter *center);

/* Whether the house has accounts and a vault. */
gboolean zimt_center_has_vault (ZimtCenter *center);
const char *zimt_center_get_undo_name (ZimtCenter *center);
const char *zimt_center_get_redo_name (ZimtCenter *center);

/* What the worker thread does with the desk. Returns NULL and sets error on failure, else something
 * that the caller of zimt_center_run_finish () owns; for acts without a result any pointer that is
 * not NULL, with a NULL result_free. Must not touch anything but @desk and @wish. */
typedef gpointer (*ZimtDeskFunc) (ZimtDesk *desk, gpointer wish, GError **error);

/* Runs @func on the worker thread; jobs run in the order they were asked for. A cancelled job that
 * has not begun does not run. "changed" is emitted before @callback where @func committed.
 * @wish: (transfer full), freed with @wish_free (nullable). */
void zimt_center_run_async (ZimtCenter *center, ZimtDeskFunc func, gpointer wish,
                            GDestroyNotify wish_free, GDestroyNotify result_free,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
gpointer zimt_center_run_finish (ZimtCenter *center, GAsyncResult *result, GError **error);

/* The same before everything else that waits, for locking. */
void zimt_center_run_next_async (ZimtCenter *center, ZimtDeskFunc func, gpointer wish,
                                 GDestroyNotify wish_free, GAsyncReadyCallback callback,
                                 gpointer user_data);

/* --- The wishes of the views --- */

/* A week; finishes with a ZimtWeekPlan (transfer full). */
void zimt_center_load_week_async (ZimtCenter *center, ZimtDate monday, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
ZimtWeekPlan *zimt_center_load_week_finish (ZimtCenter *center, GAsyncResult *result,
                                            GError **error);

/* What is in the way of @draft (copied); a ZimtCheck. */
void zimt_center_check_async (ZimtCenter *center, const ZimtDraft *draft, ZimtTarget target,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
ZimtCheck *zimt_center_check_finish (ZimtCenter *center, GAsyncResult *result, GError **error);

/* Books (target.booking_id 0) or changes; a ZimtCheck of what was done. @name as in
 * zimt_desk_change (). On a conflict ZIMT_ERROR_CONFLICT, with nothing stored. */
void zimt_center_book_async (ZimtCenter *center, const ZimtDraft *draft, ZimtTarget target,
                             ZimtOnConflict on_conflict, const char *name,
                             GAsyncReadyCallback callback, gpointer user_data);
ZimtCheck *zimt_center_book_finish (ZimtCenter *center, GAsyncResult *result, GError **error);

void zimt_center_cancel_async (ZimtCenter *center, ZimtTarget target, GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean zimt_center_cancel_finish (ZimtCenter *center, GAsyncResult *result, gsize *n_cancelled,
                                    GError **error);

void zimt_center_count_heads_async (ZimtCenter *center, gint64 booking_id, int n_counted,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean zimt_center_count_heads_finish (ZimtCenter *center, GAsyncResult *result, GError **error);

/* See zimt_desk_fill (): due every day that the program stays open. */
void zimt_center_keep_up_async (ZimtCenter *center, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean zimt_center_keep_up_finish (ZimtCenter *center, GAsyncResult *result, GError **error);

/* Finishes with the name of what was undone or redone (transfer full). */
void zimt_center_undo_async (ZimtCenter *center, GAsyncReadyCallback callback, gpointer user_data);
void zimt_center_redo_async (ZimtCenter *center, GAsyncReadyCallback callback, gpointer user_data);
char *zimt_center_undo_finish (ZimtCenter *center, GAsyncResult *result, GError **error);

/* Finishes with GPtrArray of ZimtBooking. */
void zimt_center_search_async (ZimtCenter *center, const char *query, ZimtMinute around,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *zimt_center_search_finish (ZimtCenter *center, GAsyncResult *result, GError **error);

/* Rooms for all dates of @draft: GArray of ZimtRoomOffer. */
void zimt_center_offer_rooms_async (ZimtCenter *center, const ZimtDraft *draft, ZimtTarget target,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
GArray *zimt_center_offer_rooms_finish (ZimtCenter *center, GAsyncResult *result, GError **error);

/* Cures of one date; see zimt_desk_offer_cures (). */
void zimt_center_offer_cures_async (ZimtCenter *center, const ZimtDraft *draft, ZimtTarget target,
                                    ZimtMinute original, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean zimt_center_offer_cures_finish (ZimtCenter *center, GAsyncResult *result, GArray **rooms,
                                         GArray **times, GError **error);

/* A booking with its series and history, for the details popover. */
typedef struct
{
  ZimtBooking *booking; /* owned */
  ZimtSeries *series;   /* owned (nullable) */
  GPtrArray *history;   /* owned: ZimtHistoryEntry */
} ZimtDetails;

void zimt_details_free (ZimtDetails *details);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtDetails, zimt_details_free)

void zimt_center_load_details_async (ZimtCenter *center, gint64 booking_id,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
ZimtDetails *zimt_center_load_details_finish (ZimtCenter *center, GAsyncResult *result,
                                              GError **error);
