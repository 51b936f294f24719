/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room of a job. It belongs to the job, whoever is offered it: each of the job's assignments
 * names the booking, and the one that stands is the job's. In the room plan it reads "Busy"; for
 * whom it is stands in what is sealed and nowhere else. */
#include "zimt-desk-people-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-assignment.h"

static gboolean
find_in_rows (ZimtDesk *desk, GPtrArray *rows, ZimtBooking **booking, GError **error)
{
  for (guint i = 0; i < rows->len && *booking == NULL; i++)
    {
      const ZimtCardRow *row = rows->pdata[i];
      g_autoptr (ZimtBooking) found = NULL;

      if (row->booking_id == 0)
        continue;
      found = zimt_store_load_booking (desk->store, row->booking_id, error);
      if (found == NULL)
        return FALSE;
      if (found->status != ZIMT_STATUS_CANCELLED)
        *booking = g_steal_pointer (&found);
    }
  return TRUE;
}

/* The booking of a job that stands; *booking (transfer full) (nullable). */
static gboolean
find_booking (ZimtDesk *desk, const char *job, ZimtBooking **booking, GError **error)
{
  g_autoptr (GPtrArray) rows = zimt_store_load_job (desk->store, job, error);

  *booking = NULL;
  return rows != NULL && find_in_rows (desk, rows, booking, error);
}

/* Stores what @draft comes to where nothing clashes; the row has its id then. (transfer full)
 * (nullable) */
static ZimtBooking *
store_draft (ZimtDesk *desk, ZimtDraft *draft, gint64 booking_id, GError **error)
{
  ZimtTarget target = { booking_id, ZIMT_SCOPE_THIS };
  g_autoptr (ZimtEditPlan) plan = zimt_desk_plan (desk, draft, &target, error);
  g_autoptr (ZimtCheck) check = plan != NULL ? zimt_desk_check_plan (desk, plan, error) : NULL;
  g_autofree char *sentence = NULL;

  if (check == NULL)
    return NULL;
  sentence = zimt_check_to_sentence (check, desk->house);
  if (sentence != NULL)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT, sentence);
      return NULL;
    }
  if (!zimt_desk_store_plan (desk, plan, error))
    return NULL;
  return zimt_booking_copy (booking_id != 0 ? plan->updated->pdata[0] : plan->inserted->pdata[0]);
}

static ZimtBooking *
book_new (ZimtDesk *desk, gint64 room_id, ZimtMinute starts, ZimtMinute ends, GError **error)
{
  g_autoptr (ZimtDraft) draft = zimt_draft_new ();

  /* Translators: all that the room plan says of a room that an interpreter's job needs. */
  draft->event.title = g_strdup (_ ("Busy"));
  draft->event.category = g_strdup ("advice");
  draft->room_id = room_id;
  draft->starts = starts;
  draft->ends = ends;
  return store_draft (desk, draft, 0, error);
}

/* Inside the open step. What stays as it is may lie in the past. */
static gboolean
change_booking (ZimtDesk *desk, const ZimtBooking *booking, gint64 room_id, ZimtMinute starts,
                ZimtMinute ends, GError **error)
{
  g_autoptr (ZimtDraft) draft = NULL;
  g_autoptr (ZimtBooking) changed = NULL;

  if (booking->room_id == room_id && booking->starts == starts && booking->ends == ends)
    return TRUE;
  draft = zimt_draft_new_from_booking (booking, NULL);
  draft->room_id = room_id;
  draft->starts = starts;
  draft->ends = ends;
  changed = store_draft (desk, draft, booking->id, error);
  return changed != NULL;
}

gboolean
zimt_desk_put_job_room (ZimtDesk *desk, const char *job, gint64 room_id, ZimtMinute starts,
                        ZimtMinute ends, gint64 *booking_id, GError **error)
{
  g_autoptr (ZimtBooking) booking = NULL;

  *booking_id = 0;
  if (!find_booking (desk, job, &booking, error))
    return FALSE;
  if (booking != NULL
      && !change_booking (desk, booking, room_id != 0 ? room_id : booking->room_id, starts, ends,
                          error))
    return FALSE;
  if (booking == NULL && room_id != 0)
    {
      booking = book_new (desk, room_id, starts, ends, error);
      if (booking == NULL)
        return FALSE;
    }
  *booking_id = booking != NULL ? booking->id : 0;
  return TRUE;
}

/* --- Leaving --- */

static gboolean
is_wanted (const char *state)
{
  return zimt_assignment_is_open (state) || zimt_assignment_is_holding (state);
}

gboolean
zimt_desk_free_job_room (ZimtDesk *desk, const ZimtCardRow *row, GError **error)
{
  g_autoptr (GPtrArray) rows = zimt_store_load_job (desk->store, row->job, error);
  g_autoptr (ZimtBooking) booking = NULL;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const ZimtCardRow *other = rows->pdata[i];

      if (!g_str_equal (other->uid, row->uid) && is_wanted (other->state))
        return TRUE;
    }
  if (!find_in_rows (desk, rows, &booking, error))
    return FALSE;
  if (booking == NULL)
    return TRUE;
  booking->status = ZIMT_STATUS_CANCELLED;
  return zimt_store_update_booking (desk->store, booking, error);
}
