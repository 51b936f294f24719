/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs of interpreters: arranged with a room, offered, gone on with. */
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

/* When somebody has to be there, and when to leave for it, is something else than before. */
static gboolean
is_moved (const ZimtCardRow *stored, const ZimtRecord *assignment)
{
  ZimtDate date = zimt_record_get_date (assignment, "date");

  return stored->starts != zimt_minute_new (date, zimt_record_get_time (assignment, "from"))
         || stored->ends != zimt_minute_new (date, zimt_record_get_time (assignment, "to"))
         || stored->travel != zimt_record_get_number (assignment, "travel");
}

static gboolean
check_may_move (const ZimtCardRow *stored, const ZimtRecord *assignment, GError **error)
{
  if (stored->id == 0 || zimt_assignment_is_open (stored->state) || !is_moved (stored, assignment))
    return TRUE;
  return refuse (_ ("An assignment that is done or has ended keeps its date and its times; make a "
                    "new one for another time."),
                 error);
}

static gboolean
is_offered_anew (const ZimtCardRow *stored, const ZimtRecord *assignment)
{
  return g_strcmp0 (stored->state, zimt_record_get_text (assignment, "state")) != 0
         || g_strcmp0 (stored->interpreter, zimt_record_get_text (assignment, "interpreter")) != 0
         || is_moved (stored, assignment);
}

gboolean
zimt_desk_check_assignment (ZimtDesk *desk, const ZimtCardRow *stored, const ZimtRecord *assignment,
                            GError **error)
{
  const char *state = zimt_record_get_text (assignment, "state");
  const char *id = zimt_record_get_text (assignment, "interpreter");
  gboolean is_offer = g_str_equal (state, "offered") || g_str_equal (state, "accepted");
  g_autoptr (ZimtRecord) interpreter = NULL;

  if (!check_times (assignment, error) || !check_step (stored, state, error)
      || !check_may_move (stored, assignment, error))
    return FALSE;
  if (!(is_offer || zimt_assignment_is_holding (state)) || !is_offered_anew (stored, assignment))
    return TRUE;
  if (*id == '\0')
    return refuse (_ ("Choose the interpreter first."), error);
  interpreter = zimt_desk_load_card (desk, id, error);
  return interpreter != NULL && check_free (desk, assignment, interpreter, error)
         && (!is_offer || check_obstacle (desk, assignment, interpreter, error));
}

/* --- Settling --- */

/* (transfer full) (nullable) */
static ZimtPeopleBook *
load_tariffs (ZimtDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) rows = zimt_store_load_cards (desk->store, error);
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const ZimtCardRow *row = rows->pdata[i];
      g_autoptr (ZimtRecord) tariff = NULL;

      if (zimt_record_kind_from_code (row->kind) != ZIMT_RECORD_TARIFF)
        continue;
      tariff = zimt_desk_record_of_row (desk, row, NULL, error);
      if (tariff == NULL)
        return NULL;
      zimt_people_book_put (book, tariff);
    }
  return g_steal_pointer (&book);
}

/* A step back to "done" leaves it to the tariff again. */
gboolean
zimt_desk_settle_assignment (ZimtDesk *desk, const ZimtCardRow *stored, ZimtRecord *assignment,
                             GError **error)
{
  const char *state = zimt_record_get_text (assignment, "state");
  g_autoptr (ZimtPeopleBook) tariffs = NULL;

  if (g_strcmp0 (stored->state, state) == 0)
    return TRUE;
  if (g_str_equal (state, "done"))
    zimt_record_set_number (assignment, "allowance", 0);
  if (!g_str_equal (state, "settled"))
    return TRUE;
  tariffs = load_tariffs (desk, error);
  if (tariffs == NULL)
    return FALSE;
  zimt_record_set_number (assignment, "allowance",
                          zimt_assignment_get_allowance (tariffs, assignment));
  return TRUE;
}

/* --- Arranging --- */

static gboolean
put_assignments (ZimtCardAct *act, GPtrArray *assignments, const char *job, gint64 booking_id,
                 GError **error)
{
  for (guint i = 0; i < assignments->len; i++)
    {
      g_autoptr (ZimtRecord) assignment = zimt_record_copy (assignments->pdata[i]);

      zimt_record_set_text (assignment, "job", job);
      zimt_record_set_number (assignment, "booking", (int)booking_id);
      if (!zimt_card_act_put (act, assignment, error))
        return FALSE;
    }
  return TRUE;
}

/* The job that goes on, or the id of a new one. (transfer full) */
static char *
dup_job (GPtrArray *assignments)
{
  const char *job = assignments->len > 0 ? zimt_record_get_text (assignments->pdata[0], "job") : "";

  return *job != '\0' ? g_strdup (job) : zimt_uid_new ();
}

static gboolean
put_job (ZimtCardAct *act, GPtrArray *assignments, gint64 room_id, ZimtDate date, int from, int to,
         GError **error)
{
  g_autofree char *job = dup_job (assignments);
  gint64 booking_id = 0;

  return zimt_desk_put_job_room (act->batch.desk, job, room_id, zimt_minute_new (date, from),
                                 zimt_minute_new (date, to), &booking_id, error)
         && put_assignments (act, assignments, job, booking_id, error);
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

/* Of one that ended the room may be kept for somebody else, while there is a job. */
gboolean
zimt_desk_leave_job (ZimtDesk *desk, const ZimtCardRow *row, GError **error)
{
  g_autoptr (GPtrArray) rows = zimt_store_load_job (desk->store, row->job, error);

  if (rows == NULL)
    return FALSE;
  return (rows->len > 1 && !zimt_assignment_is_open (row->state)
          && !zimt_assignment_is_holding (row->state))
         || zimt_desk_free_job_room (desk, row, error);
}

/* Another offer of the job goes where @row is; it takes the others along. */
static gboolean
move_along (ZimtCardAct *act, const ZimtCardRow *other, const ZimtCardRow *row, GError **error)
{
  ZimtDate date = zimt_minute_get_date (row->starts);
  g_autoptr (ZimtRecord) record = zimt_desk_load_card (act->batch.desk, other->uid, error);
  g_autofree char *name = NULL;

  if (record == NULL)
    return FALSE;
  zimt_record_set_date (record, "date", date);
  zimt_record_set_time (record, "from", zimt_minute_get_of_day (row->starts));
  zimt_record_set_time (record, "to", (int)(row->ends - zimt_minute_new (date, 0)));
  if (zimt_card_act_put (act, record, error))
    return TRUE;
  name = zimt_desk_dup_subject (act->batch.desk, record);
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

gboolean
zimt_card_act_move_job (ZimtCardAct *act, const ZimtCardRow *row, GError **error)
{
  ZimtDesk *desk = act->batch.desk;
  g_autoptr (GPtrArray) job = NULL;
  gint64 booking_id = 0;

  if (!zimt_assignment_is_open (row->state))
    return TRUE;
  if (!zimt_desk_put_job_room (desk, row->job, 0, row->starts, row->ends, &booking_id, error))
    return FALSE;
  job = zimt_store_load_job (desk->store, row->job, error);
  for (guint i = 0; job != NULL && i < job->len; i++)
    {
      const ZimtCardRow *other = job->pdata[i];

      if (zimt_assignment_is_open (other->state)
          && (other->starts != row->starts || other->ends != row->ends))
        return move_along (act, other, row, error);
    }
  return job != NULL;
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
    return zimt_desk_free_job_room (act->batch.desk, row, error);
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
