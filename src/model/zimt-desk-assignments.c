/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs of interpreters: arranged with a room, offered, gone on with. In the room plan a job reads
 * "Busy"; for whom it is stands in what is sealed and nowhere else. */
#include "zimt-desk-cards.h"

#include <glib/gi18n-lib.h>

#include "zimt-assignment.h"
#include "zimt-interpreter-match.h"
#include "zimt-text.h"

static const char *
get_label (gpointer desk, const char *list, const char *code)
{
  return zimt_choices_get_label (((ZimtDesk *)desk)->choices, list, code);
}

/* A step that commits the interpreter is refused where something stands against it. Whether the
 * time is free the database itself knows best. */
static gboolean
check_offer (ZimtDesk *desk, const ZimtRecord *assignment, GError **error)
{
  const char *state = zimt_record_get_text (assignment, "state");
  const char *id = zimt_record_get_text (assignment, "interpreter");
  ZimtInterpreterWish wish = zimt_interpreter_wish_of (assignment);
  g_autoptr (ZimtPeopleBook) book = NULL;
  g_autoptr (ZimtRecord) interpreter = NULL;
  g_autofree char *obstacle = NULL;

  if (*id == '\0' || !(g_str_equal (state, "offered") || g_str_equal (state, "accepted")))
    return TRUE;
  interpreter = zimt_desk_load_card (desk, id, error);
  if (interpreter == NULL)
    return FALSE;
  book = zimt_people_book_new ();
  zimt_people_book_set_has_private (book, TRUE);
  zimt_people_book_put (book, interpreter);
  obstacle = zimt_interpreter_dup_obstacle (book, interpreter, &wish,
                                            zimt_clock_get_now (desk->clock), get_label, desk);
  if (obstacle == NULL)
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT, obstacle);
  return FALSE;
}

/* --- The room --- */

/* Books the room for the time of a job, inside the open step; *booking_id. */
static gboolean
book_room (ZimtDesk *desk, gint64 room_id, ZimtDate date, int from, int to, gint64 *booking_id,
           GError **error)
{
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (ZimtDraft) draft = zimt_draft_new ();
  g_autoptr (ZimtEditPlan) plan = NULL;
  g_autoptr (ZimtCheck) check = NULL;
  g_autofree char *sentence = NULL;

  /* Translators: all that the room plan says of a room that an interpreter's job needs. */
  draft->event.title = g_strdup (_ ("Busy"));
  draft->event.category = g_strdup ("advice");
  draft->room_id = room_id;
  draft->starts = zimt_minute_new (date, from);
  draft->ends = zimt_minute_new (date, to);
  plan = zimt_desk_plan (desk, draft, &target, error);
  check = plan != NULL ? zimt_desk_check_plan (desk, plan, error) : NULL;
  if (check == NULL)
    return FALSE;
  sentence = zimt_check_to_sentence (check, desk->house);
  if (sentence != NULL)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT, sentence);
      return FALSE;
    }
  if (!zimt_desk_store_plan (desk, plan, error))
    return FALSE;
  *booking_id = ((const ZimtBooking *)plan->inserted->pdata[0])->id;
  return TRUE;
}

static gboolean
cancel_booking (ZimtDesk *desk, gint64 booking_id, GError **error)
{
  g_autoptr (ZimtBooking) booking = zimt_store_load_booking (desk->store, booking_id, error);

  if (booking == NULL)
    return FALSE;
  booking->status = ZIMT_STATUS_CANCELLED;
  return zimt_store_update_booking (desk->store, booking, error);
}

/* --- Arranging --- */

static gboolean
put_assignments (ZimtCardAct *act, GPtrArray *assignments, gint64 booking_id, GError **error)
{
  g_autofree char *new_job = zimt_uid_new ();

  for (guint i = 0; i < assignments->len; i++)
    {
      g_autoptr (ZimtRecord) assignment = zimt_record_copy (assignments->pdata[i]);

      if (*zimt_record_get_text (assignment, "job") == '\0')
        zimt_record_set_text (assignment, "job", new_job);
      zimt_record_set_number (assignment, "booking", (int)booking_id);
      if (!check_offer (act->batch.desk, assignment, error)
          || !zimt_card_act_put (act, assignment, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_job (ZimtCardAct *act, GPtrArray *assignments, gint64 room_id, ZimtDate date, int from, int to,
         GError **error)
{
  gint64 booking_id = 0;

  return (room_id == 0 || book_room (act->batch.desk, room_id, date, from, to, &booking_id, error))
         && put_assignments (act, assignments, booking_id, error);
}

/* The name says no more than the plan does. */
static gboolean
begin_job (ZimtDesk *desk, GError **error)
{
  /* Translators: name of an act, in "Undo: Job of an interpreter" */
  return zimt_desk_begin (desk, ZIMT_STEP_ACT, "%s", _ ("Job of an interpreter"), error);
}

GPtrArray *
zimt_desk_arrange (ZimtDesk *desk, GPtrArray *assignments, gint64 room_id, GError **error)
{
  g_auto (ZimtCardAct) act = zimt_card_act_new (desk);
  const ZimtRecord *first = assignments->len > 0 ? assignments->pdata[0] : NULL;

  g_return_val_if_fail (first != NULL, NULL);
  if (!begin_job (desk, error))
    return NULL;
  return zimt_card_act_finish (&act,
                               put_job (&act, assignments, room_id,
                                        zimt_record_get_date (first, "date"),
                                        zimt_record_get_time (first, "from"),
                                        zimt_record_get_time (first, "to"), error),
                               error);
}

GPtrArray *
zimt_desk_arrange_for_case (ZimtDesk *desk, GPtrArray *assignments, gint64 room_id, ZimtDate date,
                            int from, int to, ZimtRecord *follow_up, GError **error)
{
  g_auto (ZimtCardAct) act = zimt_card_act_new (desk);
  g_autoptr (ZimtRecord) stored = NULL;
  GPtrArray *records = NULL;
  gboolean is_done;

  if (!zimt_batch_require_write (desk, error) || !begin_job (desk, error))
    return NULL;
  is_done = put_job (&act, assignments, room_id, date, from, to, error);
  if (is_done && follow_up != NULL)
    {
      stored = zimt_batch_save (&act.batch, follow_up, error);
      is_done = stored != NULL;
    }
  records = zimt_card_act_finish (&act, is_done, error);
  if (records != NULL && stored != NULL)
    g_ptr_array_insert (records, 0, g_steal_pointer (&stored));
  return records;
}

/* --- Going on --- */

/* The assignments of a job as they are stored. */
static GPtrArray *
load_job (ZimtDesk *desk, const char *job, GError **error)
{
  g_autoptr (GPtrArray) rows = zimt_store_load_job (desk->store, job, error);
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      ZimtRecord *record
          = zimt_desk_load_card (desk, ((const ZimtCardRow *)rows->pdata[i])->uid, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

static gboolean
put_state (ZimtCardAct *act, ZimtRecord *record, const char *state, const char *reason,
           GError **error)
{
  zimt_record_set_text (record, "state", state);
  if (reason != NULL && *reason != '\0')
    zimt_record_set_text (record, "reason", reason);
  return check_offer (act->batch.desk, record, error) && zimt_card_act_put (act, record, error);
}

/* Whoever was asked besides is told that somebody else has it. */
static gboolean
close_others (ZimtCardAct *act, GPtrArray *job, const char *id, GError **error)
{
  for (guint i = 0; i < job->len; i++)
    {
      ZimtRecord *other = job->pdata[i];
      const char *state = zimt_record_get_text (other, "state");

      if (g_str_equal (zimt_record_get_id (other), id))
        continue;
      if ((g_str_equal (state, "offered") || g_str_equal (state, "asked")
           || g_str_equal (state, "checked"))
          && !put_state (act, other, "cancelled", NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* The room is free again once nobody comes any more; a refusal leaves it, for somebody else to be
 * found. */
static gboolean
free_room (ZimtDesk *desk, GPtrArray *job, const char *next, GError **error)
{
  gint64 booking_id = 0;

  if (!g_str_equal (next, "cancelled") && !g_str_equal (next, "declined")
      && !g_str_equal (next, "failed"))
    return TRUE;
  for (guint i = 0; i < job->len; i++)
    {
      const char *state = zimt_record_get_text (job->pdata[i], "state");

      if (zimt_assignment_is_open (state) || zimt_assignment_is_holding (state))
        return TRUE;
      booking_id = MAX (booking_id, zimt_record_get_number (job->pdata[i], "booking"));
    }
  return booking_id == 0 || cancel_booking (desk, booking_id, error);
}

static ZimtRecord *
find_record (GPtrArray *records, const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (zimt_record_get_id (records->pdata[i]), id))
      return records->pdata[i];
  return NULL;
}

static gboolean
move (ZimtCardAct *act, GPtrArray *job, const char *id, const char *next, const char *reason,
      GError **error)
{
  ZimtRecord *record = find_record (job, id);
  const char *state = zimt_record_get_text (record, "state");

  if (!zimt_assignment_may_follow (state, next))
    {
      g_set_error_literal (
          error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
          _ ("Somebody went on with this assignment meanwhile; look what is there now."));
      return FALSE;
    }
  return put_state (act, record, next, reason, error)
         && (!g_str_equal (next, "accepted") || close_others (act, job, id, error))
         && free_room (act->batch.desk, job, next, error);
}

GPtrArray *
zimt_desk_move_assignment (ZimtDesk *desk, const char *id, const char *next, const char *reason,
                           GError **error)
{
  g_auto (ZimtCardAct) act = zimt_card_act_new (desk);
  g_autoptr (ZimtRecord) record = zimt_desk_load_card (desk, id, error);
  g_autoptr (ZimtRecord) who = NULL;
  g_autoptr (GPtrArray) job = NULL;
  g_autofree char *name = NULL;
  g_autofree char *act_name = NULL;

  if (record == NULL)
    return NULL;
  job = load_job (desk, zimt_record_get_text (record, "job"), error);
  if (job == NULL)
    return NULL;
  who = zimt_desk_load_card (desk, zimt_record_get_text (record, "interpreter"), NULL);
  name = who != NULL ? zimt_record_dup_title (who) : g_strdup (_ ("Job of an interpreter"));
  act_name
      = g_strdup_printf ("%s: %s", zimt_choices_get_label (desk->choices, "assignment_state", next),
                         name);
  if (!zimt_desk_begin (desk, ZIMT_STEP_ACT, "%s", act_name, error))
    return NULL;
  return zimt_card_act_finish (&act, move (&act, job, id, next, reason, error), error);
}
