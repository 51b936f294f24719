/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A job for an interpreter: what is asked for at the start side, who can at the end side. */
#include "zimt-job-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-assignment-dialog.h"
#include "zimt-card-commands.h"
#include "zimt-form-row.h"
#include "zimt-interpreter-match.h"
#include "zimt-job-gap.h"
#include "zimt-phrases.h"
#include "zimt-card-window.h"
#include "zimt-rank-list.h"
#include "zimt-record-form.h"
#include "zimt-room-choice.h"
#include "zimt-time-names.h"
#include "zimt-text-label.h"

#define WIDTH_PX 1040
#define HEIGHT_PX 660
#define FORM_WIDTH_PX 470
#define FORM_KEY "zimt-job-form"

typedef struct
{
  ZimtCardWindow *window; /* borrowed: owns this */
  ZimtSession *session;   /* owned */
  ZimtRecordForm *form;   /* borrowed, as the other widgets: children */
  ZimtRoomChoice *room;
  ZimtRankList *ranks;
  GtkLabel *heading;
  GtkLabel *state;
  ZimtJobGap *gap;
  char *case_id; /* owned (nullable) */
  char *job;     /* owned (nullable): of a job that goes on */
  guint update_source;
} JobForm;

/* What decides first. */
static const char *const pool_fields[]
    = { "language",  "other",          "date",     "from", "to",
        "field",     "gender",         "district", "mode", "place",
        "requester", "requester_name", "for_whom", NULL };

/* For whom it is stands in the case and nowhere else. */
static const char *const case_fields[]
    = { "language", "other", "date", "from", "to", "field", "gender", "district", "mode", NULL };

static void
job_form_free (gpointer data)
{
  JobForm *form = data;

  g_clear_handle_id (&form->update_source, g_source_remove);
  g_object_unref (form->session);
  g_free (form->case_id);
  g_free (form->job);
  g_free (form);
}

static ZimtMinute
get_now (JobForm *form)
{
  return zimt_clock_get_now (zimt_center_get_clock (zimt_session_get_center (form->session)));
}

/* --- Who can --- */

static char *
dup_reach (const ZimtRecord *interpreter)
{
  if (zimt_record_get_n_rows (interpreter, "phones") == 0)
    return NULL;
  /* Numbers stay in their order also from right to left. */
  return g_strdup_printf ("\u2066%s\u2069",
                          zimt_record_get_text (zimt_record_get_row (interpreter, "phones", 0),
                                                "number"));
}

/* Those who do not interpret between the languages are many, and say little. */
static void
fill_outs (JobForm *form, const ZimtInterpreterMatch *match)
{
  guint n_foreign = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < match->excluded->len; i++)
    {
      const ZimtInterpreterRank *rank = match->excluded->pdata[i];
      g_autofree char *title = zimt_record_dup_title (rank->interpreter);

      if (rank->is_foreign)
        zimt_rank_list_add_far (form->ranks, title);
      else
        zimt_rank_list_add_out (form->ranks, title, rank->reasons->pdata[0]);
      n_foreign += rank->is_foreign ? 1 : 0;
    }
  label
      = g_strdup_printf (ngettext ("%u person does not interpret between these languages",
                                   "%u people do not interpret between these languages", n_foreign),
                         n_foreign);
  zimt_rank_list_set_far_label (form->ranks, label);
}

static void
fill_ranks (JobForm *form, ZimtInterpreterMatch *match)
{
  zimt_rank_list_begin (form->ranks);
  for (guint i = 0; match != NULL && i < match->ranked->len; i++)
    {
      const ZimtInterpreterRank *rank = match->ranked->pdata[i];
      g_autofree char *title = zimt_record_dup_title (rank->interpreter);
      g_autofree char *reach = dup_reach (rank->interpreter);

      zimt_rank_list_add (form->ranks, zimt_record_get_id (rank->interpreter), title, reach,
                          rank->score, rank->reasons);
    }
  if (match != NULL)
    fill_outs (form, match);
  zimt_rank_list_end (form->ranks);
}

static void
update_primary (JobForm *form)
{
  g_autoptr (GPtrArray) chosen = zimt_rank_list_dup_chosen (form->ranks);
  g_autofree char *label = NULL;

  if (form->case_id != NULL)
    label = g_strdup (chosen->len > 0 ? _ ("_Arrange and Offer") : _ ("_Arrange"));
  else if (chosen->len > 0)
    label = g_strdup_printf (ngettext ("_Offer to %u Person", "_Offer to %u People", chosen->len),
                             chosen->len);
  else
    /* Translators: a job for an interpreter is noted, and offered to nobody yet. */
    label = g_strdup (_ ("_Note the Request"));
  zimt_card_window_set_primary (form->window, label);
}

static void
say_state (JobForm *form, const ZimtInterpreterMatch *match, const GError *error)
{
  guint n_ranked = match != NULL ? match->ranked->len : 0;
  g_autofree char *heading = NULL;

  if (n_ranked > 0)
    heading = g_strdup_printf (ngettext ("%u person can", "%u people can", n_ranked), n_ranked);
  else
    heading = g_strdup (match != NULL ? _ ("Nobody can") : _ ("Who can?"));
  gtk_label_set_text (form->heading, heading);
  gtk_label_set_text (form->state,
                      match == NULL ? error->message
                      : n_ranked > 0
                          ? _ ("Choose one, or several who are asked at once: the first one "
                               "who accepts has the job.")
                          : "");
  gtk_widget_set_visible (GTK_WIDGET (form->state), match == NULL || n_ranked > 0);
}

static void
update (JobForm *form)
{
  g_autoptr (ZimtRecord) record = zimt_record_form_dup_record (form->form);
  ZimtInterpreterWish wish = zimt_interpreter_wish_of (record);
  ZimtPeople *people = zimt_session_get_people (form->session);
  ZimtPeopleBook *book = zimt_people_get_book (people);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtInterpreterMatch) match = NULL;

  if (book != NULL)
    match = zimt_interpreter_match (book, &wish, get_now (form), zimt_people_get_label, people,
                                    &error);
  else
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_PENDING, _ ("The pool is being read…"));
  fill_ranks (form, match);
  say_state (form, match, error);
  zimt_job_gap_show (form->gap, record, match);
  zimt_room_choice_set_time (form->room, wish.date, wish.from, wish.to);
  update_primary (form);
}

static gboolean
update_cb (gpointer data)
{
  JobForm *form = data;

  form->update_source = 0;
  if (zimt_card_window_get_session (form->window) != NULL)
    update (form);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (JobForm *form)
{
  zimt_card_window_refuse (form->window, NULL);
  if (form->update_source == 0)
    form->update_source = g_idle_add (update_cb, form);
}

static void
people_changed_cb (ZimtCardWindow *window)
{
  if (zimt_card_window_get_session (window) != NULL)
    changed_cb (g_object_get_data (G_OBJECT (window), FORM_KEY));
}

/* --- Arranging --- */

static ZimtRecord *
make_assignment (JobForm *form, const ZimtRecord *record, const char *interpreter)
{
  ZimtRecord *assignment = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (form->session));
  const ZimtRecord *who = interpreter != NULL ? zimt_people_book_get (book, interpreter) : NULL;

  zimt_record_copy_part (assignment, record, FALSE);
  zimt_record_copy_part (assignment, record, TRUE);
  zimt_record_set_text (assignment, "job", form->job);
  /* Why somebody else could not. */
  zimt_record_set_text (assignment, "reason", "");
  zimt_record_set_text (assignment, "state", who != NULL ? "offered" : "asked");
  if (who != NULL)
    {
      zimt_record_set_text (assignment, "interpreter", interpreter);
      zimt_record_set_number (assignment, "travel", zimt_record_get_number (who, "travel"));
    }
  return assignment;
}

static GPtrArray *
make_assignments (JobForm *form, const ZimtRecord *record)
{
  GPtrArray *assignments = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
  g_autoptr (GPtrArray) chosen = zimt_rank_list_dup_chosen (form->ranks);

  for (guint i = 0; i < chosen->len; i++)
    g_ptr_array_add (assignments, make_assignment (form, record, chosen->pdata[i]));
  if (chosen->len == 0 && form->case_id == NULL)
    g_ptr_array_add (assignments, make_assignment (form, record, NULL));
  return assignments;
}

/* Whom it is offered to. */
static void
append_chosen (JobForm *form, GString *text)
{
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (form->session));
  g_autoptr (GPtrArray) chosen = zimt_rank_list_dup_chosen (form->ranks);

  for (guint i = 0; book != NULL && i < chosen->len; i++)
    {
      const ZimtRecord *who = zimt_people_book_get (book, chosen->pdata[i]);
      g_autofree char *title = who != NULL ? zimt_record_dup_title (who) : NULL;

      if (title != NULL)
        g_string_append_printf (text, ", %s", title);
    }
}

/* "Appointment 10:00–11:00, Tigrinya, Selam Tesfaye, 3 Conference room". */
static ZimtRecord *
make_follow_up (JobForm *form, const ZimtRecord *record)
{
  ZimtRecord *follow_up = zimt_record_new (ZIMT_RECORD_FOLLOW_UP);
  const ZimtHouse *house = zimt_center_get_house (zimt_session_get_center (form->session));
  const ZimtRoom *room = zimt_house_get_room (house, zimt_room_choice_get_room (form->room));
  g_autofree char *from = zimt_time_format (zimt_record_get_time (record, "from"));
  g_autofree char *to = zimt_time_format (zimt_record_get_time (record, "to"));
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: two times of the day. */
  g_string_append_printf (text, _ ("Appointment %s–%s"), from, to);
  g_string_append_printf (text, ", %s",
                          zimt_people_get_label (zimt_session_get_people (form->session),
                                                 "language",
                                                 zimt_record_get_text (record, "language")));
  append_chosen (form, text);
  if (room != NULL)
    {
      g_autofree char *name = zimt_room_to_text (house, room->id);

      g_string_append_printf (text, ", %s", name);
    }
  zimt_record_set_text (follow_up, "case", form->case_id);
  zimt_record_set_date (follow_up, "due", zimt_record_get_date (record, "date"));
  zimt_record_set_text (follow_up, "text", text->str);
  return follow_up;
}

/* The window may be gone when the answer comes. */
typedef struct
{
  ZimtCardWindow *window; /* weak */
  ZimtSession *session;   /* owned */
  char *done;             /* owned: what is told then */
} Ticket;

static char *
dup_done (JobForm *form, guint n_offers)
{
  if (form->case_id != NULL)
    return g_strdup (_ ("The appointment is arranged. Undo takes back the room and the job; the "
                        "case keeps the appointment."));
  if (n_offers == 0)
    return g_strdup (_ ("The request is noted."));
  return g_strdup_printf (ngettext ("Offered to %u person.", "Offered to %u people.", n_offers),
                          n_offers);
}

static Ticket *
ticket_new (JobForm *form)
{
  Ticket *ticket = g_new0 (Ticket, 1);
  g_autoptr (GPtrArray) chosen = zimt_rank_list_dup_chosen (form->ranks);

  g_set_weak_pointer (&ticket->window, form->window);
  ticket->session = g_object_ref (form->session);
  ticket->done = dup_done (form, chosen->len);
  zimt_card_window_set_busy (form->window, TRUE);
  return ticket;
}

/* Shows what is to be said to whom, once it is stored. */
static void
finish (Ticket *ticket, GPtrArray *stored, const GError *error)
{
  if (stored != NULL)
    zimt_session_tell_done (ticket->session, ticket->done);
  else if (ticket->window == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zimt_session_tell (ticket->session, error->message);
  if (ticket->window != NULL && stored == NULL)
    {
      zimt_card_window_set_busy (ticket->window, FALSE);
      zimt_card_window_refuse (ticket->window, error->message);
    }
  else if (ticket->window != NULL)
    {
      GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (ticket->window));

      gtk_window_destroy (GTK_WINDOW (ticket->window));
      if (stored->len > 0 && parent != NULL)
        zimt_assignment_dialog_show_first (parent, ticket->session, stored);
    }
  g_clear_weak_pointer (&ticket->window);
  g_object_unref (ticket->session);
  g_free (ticket->done);
  g_free (ticket);
}

static void
arranged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_people_act_finish (ZIMT_PEOPLE (source), result, &error);

  finish (user_data, stored, error);
}

static void
arranged_for_case_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_session_act_finish (ZIMT_SESSION (source), result, &error);

  finish (user_data, stored, error);
}

static void
primary_cb (JobForm *form)
{
  g_autofree char *problem = NULL;
  g_autoptr (ZimtRecord) record = zimt_record_form_read (form->form, &problem);
  g_autoptr (GPtrArray) assignments = NULL;

  if (record == NULL)
    {
      zimt_card_window_refuse (form->window, problem);
      return;
    }
  assignments = make_assignments (form, record);
  if (form->case_id == NULL)
    zimt_people_arrange_async (zimt_session_get_people (form->session), assignments,
                               zimt_room_choice_get_room (form->room), arranged_cb,
                               ticket_new (form));
  else
    {
      g_autoptr (ZimtRecord) follow_up = make_follow_up (form, record);
      ZimtAppointment appointment
          = { zimt_room_choice_get_room (form->room), zimt_record_get_date (record, "date"),
              zimt_record_get_time (record, "from"), zimt_record_get_time (record, "to") };

      zimt_session_arrange_async (form->session, assignments, &appointment, follow_up,
                                  arranged_for_case_cb, ticket_new (form));
    }
}

/* --- Making --- */

static GtkWidget *
make_form (JobForm *form, ZimtRecord *assignment)
{
  static const char *const reserved[] = { N_ ("_Close"), N_ ("_Offer"), N_ ("_Room"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = zimt_form_row_new ();

  form->form = ZIMT_RECORD_FORM (zimt_record_form_new (form->session, reserved));
  zimt_record_form_set_record (form->form, assignment);
  zimt_record_form_set_fields (form->form, form->case_id != NULL ? case_fields : pool_fields);
  form->room = ZIMT_ROOM_CHOICE (zimt_room_choice_new (
      zimt_session_get_center (form->session),
      zimt_record_get_number (assignment, "booking") != 0
          /* Translators: a job that has a room gets no other one; in a list of rooms. */
          ? _ ("No other room")
          : _ ("No room of the house")));
  g_object_set (row, "title", _ ("_Room"), "child", form->room, "mnemonic-widget",
                gtk_widget_get_first_child (GTK_WIDGET (form->room)), NULL);
  gtk_widget_add_css_class (card, "zimt-card");
  gtk_box_append (GTK_BOX (card), row);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->form));
  gtk_box_append (GTK_BOX (box), card);
  gtk_box_append (GTK_BOX (box),
                  zimt_text_label_new (_ ("In the room plan it reads “Busy”, and nothing else."),
                                       "dim-label"));
  return box;
}

static GtkWidget *
make_ranks (JobForm *form)
{
  GtkWidget *box = zimt_card_group_new ("");

  form->heading = GTK_LABEL (gtk_widget_get_first_child (box));
  form->state = GTK_LABEL (zimt_text_label_new ("", "dim-label"));
  form->ranks = ZIMT_RANK_LIST (zimt_rank_list_new (FALSE));
  form->gap = ZIMT_JOB_GAP (zimt_job_gap_new (form->session));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->state));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->gap));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->ranks));
  g_signal_connect_swapped (form->ranks, "changed", G_CALLBACK (update_primary), form);
  return box;
}

/* The first language of the case that has to be interpreted. (transfer full) (nullable) */
static char *
dup_case_language (JobForm *form)
{
  ZimtCaseBook *book = zimt_session_get_book (form->session);
  const ZimtRecord *owner
      = book != NULL && form->case_id != NULL ? zimt_case_book_get (book, form->case_id) : NULL;
  g_auto (GStrv) codes = owner != NULL ? zimt_record_dup_codes (owner, "languages") : NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (!g_str_equal (codes[i], "deu"))
      return g_strdup (codes[i]);
  return NULL;
}

/* What nearly every job has. */
static ZimtRecord *
make_presets (JobForm *form)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);
  ZimtMinute now = get_now (form);
  g_autofree char *language = dup_case_language (form);

  zimt_record_set_text (record, "language", language);
  zimt_record_set_text (record, "other", "deu");
  zimt_record_set_text (record, "mode", "spoken");
  zimt_record_set_text (record, "state", "asked");
  zimt_record_set_date (record, "date", zimt_minute_get_date (now) + 1);
  return record;
}

GtkWindow *
zimt_job_dialog_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *assignment,
                     const char *case_id)
{
  JobForm *form = g_new0 (JobForm, 1);
  g_autoptr (ZimtRecord) filled = NULL;

  form->window
      = zimt_card_window_new (parent, session,
                              case_id != NULL ? _ ("Next Appointment") : _ ("Who Can Interpret?"),
                              WIDTH_PX, HEIGHT_PX);
  form->session = g_object_ref (session);
  form->case_id = g_strdup (case_id);
  form->job = assignment != NULL ? g_strdup (zimt_record_get_text (assignment, "job")) : NULL;
  filled = assignment != NULL ? zimt_record_copy (assignment) : make_presets (form);
  g_object_set_data_full (G_OBJECT (form->window), FORM_KEY, form, job_form_free);
  zimt_card_window_set_page (form->window, make_form (form, filled));
  zimt_card_window_set_side (form->window, make_ranks (form), FORM_WIDTH_PX);
  g_signal_connect_swapped (form->form, "changed", G_CALLBACK (changed_cb), form);
  g_signal_connect_swapped (form->window, "primary", G_CALLBACK (primary_cb), form);
  g_signal_connect_object (zimt_session_get_people (session), "changed",
                           G_CALLBACK (people_changed_cb), form->window, G_CONNECT_SWAPPED);
  /* Makes sure that the pool is read. */
  zimt_people_get_list (zimt_session_get_people (session), ZIMT_RECORD_INTERPRETER);
  update (form);
  gtk_widget_grab_focus (GTK_WIDGET (form->form));
  return GTK_WINDOW (form->window);
}

void
zimt_match_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  ZimtRecord *record = records->len == 1 ? records->pdata[0] : NULL;

  if (record != NULL && zimt_record_get_kind (record) != ZIMT_RECORD_ASSIGNMENT)
    record = NULL;
  gtk_window_present (zimt_job_dialog_new (parent, session, record, NULL));
}
