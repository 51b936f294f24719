/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs of interpreters: arranged with a room, offered, gone on with. In the room plan a job reads
 * "Busy"; for whom it is stands in what is sealed and nowhere else. */
#include "zimt-desk-people-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-assignment.h"
#include "zimt-interpreter-match.h"
#include "zimt-text.h"

/* The database takes no more. */
#define ZIMT_TRAVEL_MAX 240

static const char *
get_label (gpointer desk, const char *list, const char *code)
{
  return zimt_choices_get_label (((ZimtDesk *)desk)->choices, list, code);
}

/* --- What may be stored --- */

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT, sentence);
  return FALSE;
}

static gboolean
check_times (const ZimtRecord *assignment, GError **error)
{
  if (zimt_record_get_time (assignment, "from") < zimt_record_get_time (assignment, "to")
      && zimt_record_get_number (assignment, "travel") <= ZIMT_TRAVEL_MAX)
    return TRUE;
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
               _ ("Choose an end that lies after the start, and a travel time of at most %d "
                  "minutes."),
               ZIMT_TRAVEL_MAX);
  return FALSE;
}

static gboolean
check_step (const ZimtCardRow *stored, const char *next, GError **error)
{
  const char *state = stored->state != NULL ? stored->state : "";

  if (g_str_equal (state, next) || zimt_assignment_may_follow (state, next))
    return TRUE;
  return refuse (
      _ ("An assignment cannot go to this state from the one that it has; look what is there now."),
      error);
}

/* The times that the interpreter is elsewhere then, as a sentence. */
static gboolean
check_free (ZimtDesk *desk, const ZimtRecord *assignment, const ZimtRecord *interpreter,
            GError **error)
{
  ZimtDate date = zimt_record_get_date (assignment, "date");
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ZimtCardRow) clash = zimt_store_find_assignment_clash (
      desk->store, zimt_record_get_id (interpreter),
      zimt_minute_new (date, zimt_record_get_time (assignment, "from")),
      zimt_minute_new (date, zimt_record_get_time (assignment, "to")),
      zimt_record_get_number (assignment, "travel"), zimt_record_get_id (assignment), &local_error);
  g_autofree char *name = zimt_record_dup_title (interpreter);
  g_autofree char *day = NULL, *from = NULL, *to = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (clash == NULL)
    return TRUE;
  day = zimt_date_format (zimt_minute_get_date (clash->starts));
  from = zimt_time_format (zimt_minute_get_of_day (clash->starts));
  to = zimt_time_format (zimt_minute_get_of_day (clash->ends));
  g_set_error (
      error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
      /* Translators: a name, a date and two times of the day. */
      _ ("%1$s has another assignment on %2$s from %3$s to %4$s, and needs the travel time "
         "between the two; choose another time or somebody else."),
      name, day, from, to);
  return FALSE;
}

static gboolean
check_obstacle (ZimtDesk *desk, const ZimtRecord *assignment, ZimtRecord *interpreter,
                GError **error)
{
  ZimtInterpreterWish wish = zimt_interpreter_wish_of (assignment);
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  /* Who accepts has had the time to know of it that they want. */
  gboolean is_accepted = g_str_equal (zimt_record_get_text (assignment, "state"), "accepted");
  ZimtMinute now = is_accepted ? 0 : zimt_clock_get_now (desk->clock);
  g_autofree char *obstacle = NULL;

  zimt_people_book_set_has_private (book, TRUE);
  zimt_people_book_put (book, interpreter);
  obstacle = zimt_interpreter_dup_obstacle (book, interpreter, &wish, now, get_label, desk);
  return obstacle == NULL || refuse (obstacle, error);
}

/* When and where somebody has to be is something else than before. */
static gboolean
is_offered_anew (const ZimtCardRow *stored, const ZimtRecord *assignment)
{
  ZimtDate date = zimt_record_get_date (assignment, "date");

  return g_strcmp0 (stored->state, zimt_record_get_text (assignment, "state")) != 0
         || g_strcmp0 (stored->interpreter, zimt_record_get_text (assignment, "interpreter")) != 0
         || stored->starts != zimt_minute_new (date, zimt_record_get_time (assignment, "from"))
         || stored->ends != zimt_minute_new (date, zimt_record_get_time (assignment, "to"))
         || stored->travel != zimt_record_get_number (assignment, "travel");
}

gboolean
zimt_desk_check_assignment (ZimtDesk *desk, const ZimtCardRow *stored, const ZimtRecord *assignment,
                            GError **error)
{
  const char *state = zimt_record_get_text (assignment, "state");
  const char *id = zimt_record_get_text (assignment, "interpreter");
  gboolean is_offer = g_str_equal (state, "offered") || g_str_equal (state, "accepted");
  g_autoptr (ZimtRecord) interpreter = NULL;

  if (!check_times (assignment, error) || !check_step (stored, state, error))
    return FALSE;
  if (!(is_offer || zimt_assignment_is_holding (state)) || !is_offered_anew (stored, assignment))
    return TRUE;
  if (*id == '\0')
    return refuse (_ ("Choose the interpreter first."), error);
  interpreter = zimt_desk_load_card (desk, id, error);
  return interpreter != NULL && check_free (desk, assignment, interpreter, error)
         && (!is_offer || check_obstacle (desk, assignment, interpreter, error));
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
      if (!zimt_card_act_put (act, assignment, error))
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

  g_return_val_if_fail (follow_up == NULL
                            || zimt_record_get_kind (follow_up) == ZIMT_RECORD_FOLLOW_UP,
                        NULL);
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

static gboolean
is_in_job (const ZimtCardRow *row, const char *but)
{
  return !g_str_equal (row->uid, but)
         && (zimt_assignment_is_open (row->state) || zimt_assignment_is_holding (row->state));
}

/* The room is free again once nobody comes any more. */
static gboolean
free_room (ZimtDesk *desk, const ZimtCardRow *row, GError **error)
{
  g_autoptr (GPtrArray) job = NULL;

  if (row->booking_id == 0)
    return TRUE;
  job = zimt_store_load_job (desk->store, row->job, error);
  for (guint i = 0; job != NULL && i < job->len; i++)
    if (is_in_job (job->pdata[i], row->uid))
      return TRUE;
  return job != NULL && cancel_booking (desk, row->booking_id, error);
}

gboolean
zimt_desk_leave_job (ZimtDesk *desk, const ZimtCardRow *row, GError **error)
{
  return !(zimt_assignment_is_open (row->state) || zimt_assignment_is_holding (row->state))
         || free_room (desk, row, error);
}

/* The row alone: of an erased interpreter's job nothing is known in private any more. */
static gboolean
cancel_row (ZimtCardAct *act, ZimtCardRow *row, GError **error)
{
  g_autofree char *before = g_steal_pointer (&row->state);

  row->state = g_strdup ("cancelled");
  if (!zimt_store_put_card (act->batch.desk->store, row, error))
    return FALSE;
  g_ptr_array_add (act->ids, g_strdup (row->uid));
  return zimt_card_act_follow (act, before, row, error);
}

/* Whoever was asked besides is told that somebody else has it. */
static gboolean
close_others (ZimtCardAct *act, const ZimtCardRow *row, GError **error)
{
  g_autoptr (GPtrArray) job = zimt_store_load_job (act->batch.desk->store, row->job, error);

  for (guint i = 0; job != NULL && i < job->len; i++)
    {
      ZimtCardRow *other = job->pdata[i];

      if (!g_str_equal (other->uid, row->uid) && zimt_assignment_is_open (other->state)
          && !zimt_assignment_is_holding (other->state) && !cancel_row (act, other, error))
        return FALSE;
    }
  return job != NULL;
}

/* A refusal keeps the room, for somebody else to be found. */
gboolean
zimt_card_act_follow (ZimtCardAct *act, const char *before, const ZimtCardRow *row, GError **error)
{
  if (g_strcmp0 (before, row->state) == 0)
    return TRUE;
  if (g_str_equal (row->state, "accepted"))
    return close_others (act, row, error);
  if (g_str_equal (row->state, "cancelled") || g_str_equal (row->state, "declined")
      || g_str_equal (row->state, "failed"))
    return free_room (act->batch.desk, row, error);
  return TRUE;
}

/* One that was held and never said to be done stays what it is. */
static gboolean
is_to_come (ZimtDesk *desk, const ZimtCardRow *row)
{
  return zimt_assignment_is_open (row->state)
         && (row->ends > zimt_clock_get_now (desk->clock)
             || !zimt_assignment_is_holding (row->state));
}

static gboolean
cancel_all (ZimtCardAct *act, GHashTable *ids, GError **error)
{
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (ZimtCardRow) row = zimt_store_load_card (act->batch.desk->store, id, error);

      if (row == NULL || (is_to_come (act->batch.desk, row) && !cancel_row (act, row, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
zimt_desk_cancel_jobs (ZimtDesk *desk, GHashTable *ids, GError **error)
{
  g_auto (ZimtCardAct) act = zimt_card_act_new (desk);
  g_autoptr (GPtrArray) stored = NULL;

  if (g_hash_table_size (ids) == 0)
    return TRUE;
  if (!begin_job (desk, error))
    return FALSE;
  stored = zimt_card_act_finish (&act, cancel_all (&act, ids, error), error);
  return stored != NULL;
}
