/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One assignment with its steps. */
#include "zimt-assignment-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-assignment.h"
#include "zimt-card-commands.h"
#include "zimt-empty.h"
#include "zimt-facts.h"
#include "zimt-money.h"
#include "zimt-name.h"
#include "zimt-phrases.h"
#include "zimt-card-window.h"
#include "zimt-record-form.h"
#include "zimt-side-text.h"
#include "zimt-step-bar.h"
#include "zimt-time-names.h"
#include "zimt-text-label.h"

#define WIDTH_PX 980
#define HEIGHT_PX 680
#define FACTS_WIDTH_PX 440
#define FORM_KEY "zimt-assignment-form"

typedef struct
{
  ZimtCardWindow *window; /* borrowed: owns this */
  ZimtSession *session;   /* owned */
  char *id;               /* owned */
  ZimtRecord *given;      /* owned (nullable): until the card indexes have it */
  char *room;             /* owned (nullable): the one that is booked, once that is known */
  ZimtFacts *facts;       /* borrowed, as the other widgets: children */
  ZimtStepBar *steps;
  GtkWidget *again_button;
  GtkWidget *effort_box;
  ZimtRecordForm *effort; /* minutes, kilometres */
  GtkLabel *allowance;
  ZimtSideText *texts[2]; /* by ZimtSide */
} AssignmentForm;

static const char *const shown_fields[]
    = { "interpreter", "date",   "from",   "to",      "language",  "other",
        "field",       "mode",   "place",  "booking", "requester", "requester_name",
        "for_whom",    "travel", "reason", "note",    NULL };
static const char *const effort_fields[] = { "minutes", "kilometres", NULL };

static void
assignment_form_free (gpointer data)
{
  AssignmentForm *form = data;

  g_object_unref (form->session);
  g_clear_pointer (&form->given, zimt_record_unref);
  g_free (form->id);
  g_free (form->room);
  g_free (form);
}

static ZimtPeople *
get_people (AssignmentForm *form)
{
  return zimt_session_get_people (form->session);
}

/* (transfer none) (nullable) */
static ZimtRecord *
get_record (AssignmentForm *form)
{
  ZimtPeopleBook *book = zimt_people_get_book (get_people (form));
  ZimtRecord *record = book != NULL ? zimt_people_book_get (book, form->id) : NULL;

  if (record != NULL)
    g_clear_pointer (&form->given, zimt_record_unref);
  return record != NULL ? record : form->given;
}

/* --- Showing --- */

/* The address of a person, of an organisation, or of its main contact. (transfer full) */
static char *
dup_address (AssignmentForm *form, const char *id)
{
  ZimtPeopleBook *book = zimt_people_get_book (get_people (form));
  const ZimtRecord *card = *id != '\0' ? zimt_people_book_get (book, id) : NULL;

  if (card != NULL && zimt_record_get_n_rows (card, "emails") == 0
      && zimt_record_get_kind (card) == ZIMT_RECORD_ORGANISATION)
    card = zimt_people_book_get_main_contact (book, id, zimt_session_get_today (form->session));
  if (card == NULL || zimt_record_get_n_rows (card, "emails") == 0)
    return g_strdup ("");
  return g_strdup (zimt_record_get_text (zimt_record_get_row (card, "emails", 0), "address"));
}

/* Somebody else of the same job has it. */
static gboolean
is_closed_by_other (AssignmentForm *form, const ZimtRecord *record)
{
  ZimtPeopleBook *book = zimt_people_get_book (get_people (form));
  g_autoptr (GPtrArray) others = NULL;

  if (!g_str_equal (zimt_record_get_text (record, "state"), "cancelled"))
    return FALSE;
  others = zimt_people_book_list_linked (book, ZIMT_RECORD_ASSIGNMENT,
                                         zimt_record_get_text (record, "job"));
  for (guint i = 0; i < others->len; i++)
    if (zimt_assignment_is_holding (zimt_record_get_text (others->pdata[i], "state")))
      return TRUE;
  return FALSE;
}

static void
show_texts (AssignmentForm *form, const ZimtRecord *record)
{
  const ZimtHouse *house = zimt_center_get_house (zimt_session_get_center (form->session));
  ZimtPeople *people = get_people (form);
  g_autofree char *subject = zimt_assignment_dup_subject (record, zimt_people_get_label, people);

  for (int side = ZIMT_SIDE_INTERPRETER; side <= ZIMT_SIDE_REQUESTER; side++)
    {
      g_autofree char *text
          = zimt_assignment_dup_text (zimt_people_get_book (people), record,
                                      zimt_record_get_text (record, "state"), side,
                                      is_closed_by_other (form, record), house->name, form->room,
                                      zimt_people_get_label, people);
      g_autofree char *address
          = dup_address (form, zimt_record_get_text (record, side == ZIMT_SIDE_INTERPRETER
                                                                 ? "interpreter"
                                                                 : "requester"));

      zimt_side_text_show (form->texts[side], subject, text, address);
    }
}

/* The amount, and how far it is to the tax-free limit of the year. */
static void
show_allowance (AssignmentForm *form, const ZimtRecord *record)
{
  ZimtPeopleBook *book = zimt_people_get_book (get_people (form));
  int year = 0, month = 0, day = 0;
  ZimtAllowanceYear sum = { 0 };
  g_autofree char *amount = zimt_money_to_text (zimt_assignment_get_cents (book, record));
  g_autofree char *total = NULL;
  g_autofree char *limit = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  zimt_date_to_ymd (zimt_record_get_date (record, "date"), &year, &month, &day);
  sum = zimt_people_book_get_allowance_year (book, zimt_record_get_text (record, "interpreter"),
                                             year);
  total = zimt_money_to_text (sum.cents);
  limit = zimt_money_to_text (sum.limit_cents);
  if (*amount == '\0')
    g_string_append (text,
                     _ ("There is no tariff for this day yet; add one in the list “Tariffs”."));
  else
    /* Translators: an amount; a year; an amount. */
    g_string_append_printf (text, _ ("Allowance: %1$s. In %2$d so far: %3$s."), amount, year,
                            total);
  if (sum.is_near_limit)
    g_string_append_printf (text, "\n%s: %s", _ ("Attention: near the tax-free limit of the year"),
                            limit);
  gtk_label_set_text (form->allowance, text->str);
}

static void
fill_effort (AssignmentForm *form, ZimtRecord *record)
{
  zimt_record_form_set_record (form->effort, record);
  zimt_record_form_set_fields (form->effort, effort_fields);
}

static void
show_effort (AssignmentForm *form, ZimtRecord *record)
{
  const char *state = zimt_record_get_text (record, "state");
  gboolean has_effort = g_str_equal (state, "confirmed") || g_str_equal (state, "done")
                        || g_str_equal (state, "settled") || g_str_equal (state, "paid");

  gtk_widget_set_visible (form->effort_box, has_effort);
  if (!has_effort)
    return;
  if (!zimt_record_form_is_touched (form->effort))
    fill_effort (form, record);
  show_allowance (form, record);
}

static void
show_facts (AssignmentForm *form, const ZimtRecord *record)
{
  zimt_facts_set_room (form->facts, form->room);
  zimt_facts_show (form->facts, form->session, record, shown_fields);
  show_texts (form, record);
}

/* A room that was freed again is not named. */
static void
room_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCardWindow) window = user_data;
  g_autoptr (ZimtDetails) details
      = zimt_center_load_details_finish (ZIMT_CENTER (source), result, NULL);
  AssignmentForm *form = g_object_get_data (G_OBJECT (window), FORM_KEY);
  ZimtRecord *record = NULL;
  g_autofree char *room = NULL;

  if (zimt_card_window_get_session (window) == NULL)
    return;
  record = get_record (form);
  if (details != NULL && details->booking->status != ZIMT_STATUS_CANCELLED)
    room = zimt_room_to_text (zimt_center_get_house (ZIMT_CENTER (source)),
                              details->booking->room_id);
  if (record == NULL || g_strcmp0 (room, form->room) == 0)
    return;
  g_free (form->room);
  form->room = g_steal_pointer (&room);
  show_facts (form, record);
}

static void
load_room (AssignmentForm *form, const ZimtRecord *record)
{
  int booking = zimt_record_get_number (record, "booking");

  if (booking != 0)
    zimt_center_load_details_async (zimt_session_get_center (form->session), booking, NULL, room_cb,
                                    g_object_ref (form->window));
}

static void
update (AssignmentForm *form)
{
  ZimtRecord *record = get_record (form);

  if (record == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (form->window));
      return;
    }
  show_facts (form, record);
  zimt_step_bar_show (form->steps, form->session, record,
                      zimt_assignment_get_next (zimt_record_get_text (record, "state")));
  gtk_button_set_label (GTK_BUTTON (form->again_button),
                        *zimt_record_get_text (record, "interpreter") != '\0'
                            ? _ ("Find Somebody _Else…")
                            : _ ("Find _Somebody…"));
  gtk_widget_set_visible (form->again_button,
                          !zimt_assignment_is_holding (zimt_record_get_text (record, "state")));
  show_effort (form, record);
  load_room (form, record);
}

static void
people_changed_cb (ZimtCardWindow *window)
{
  if (zimt_card_window_get_session (window) != NULL)
    update (g_object_get_data (G_OBJECT (window), FORM_KEY));
}

/* --- Doing --- */

/* What was typed stays until it is stored. */
static gboolean
finish (ZimtCardWindow *window, GObject *source, GAsyncResult *result, GPtrArray **stored)
{
  AssignmentForm *form = g_object_get_data (G_OBJECT (window), FORM_KEY);

  if (!zimt_card_window_finish (window, ZIMT_PEOPLE (source), result, stored))
    return FALSE;
  fill_effort (form, (*stored)->pdata[0]);
  return TRUE;
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCardWindow) window = user_data;
  AssignmentForm *form = g_object_get_data (G_OBJECT (window), FORM_KEY);
  g_autoptr (GPtrArray) stored = NULL;
  g_autofree char *text = NULL;

  if (!finish (window, source, result, &stored))
    return;
  zimt_step_bar_forget_reason (form->steps);
  /* Translators: %s is a state of an assignment: "accepted". */
  text = g_strdup_printf (_ ("The assignment is now: %s."),
                          zimt_people_get_label (source, "assignment_state",
                                                 zimt_record_get_text (stored->pdata[0], "state")));
  zimt_session_tell_done (zimt_card_window_get_session (window), text);
}

static void
effort_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCardWindow) window = user_data;
  g_autoptr (GPtrArray) stored = NULL;

  if (finish (window, source, result, &stored))
    zimt_session_tell_done (zimt_card_window_get_session (window), _ ("The effort is saved."));
}

static gboolean
has_new_effort (AssignmentForm *form)
{
  return gtk_widget_get_visible (form->effort_box) && zimt_record_form_is_touched (form->effort);
}

/* The assignment with what was typed about the effort; says what is wrong there. (transfer full)
 * (nullable) */
static ZimtRecord *
read_typed (AssignmentForm *form)
{
  g_autoptr (ZimtRecord) record = zimt_record_copy (get_record (form));
  g_autoptr (ZimtRecord) typed = NULL;
  g_autofree char *problem = NULL;

  if (!has_new_effort (form))
    return g_steal_pointer (&record);
  typed = zimt_record_form_read (form->effort, &problem);
  if (typed == NULL)
    {
      zimt_card_window_refuse (form->window, problem);
      return NULL;
    }
  for (gsize i = 0; effort_fields[i] != NULL; i++)
    zimt_record_copy_field (record, typed, effort_fields[i]);
  return g_steal_pointer (&record);
}

/* What the history calls the step: "Accepted: Selam Tesfaye". */
static char *
dup_act_name (AssignmentForm *form, const ZimtRecord *record)
{
  ZimtPeople *people = get_people (form);
  g_autofree char *who = zimt_people_book_dup_title (zimt_people_get_book (people),
                                                     zimt_record_get_text (record, "interpreter"));

  return g_strdup_printf ("%s: %s",
                          zimt_people_get_label (people, "assignment_state",
                                                 zimt_record_get_text (record, "state")),
                          *who != '\0' ? who : zimt_record_kind_to_word (ZIMT_RECORD_ASSIGNMENT));
}

/* The step, the reason and the effort are one act. */
static void
step_cb (AssignmentForm *form, const char *next, const char *reason)
{
  g_autoptr (ZimtRecord) record = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autofree char *name = NULL;

  if (zimt_card_window_is_busy (form->window))
    return;
  record = read_typed (form);
  if (record == NULL)
    return;
  zimt_record_set_text (record, "state", next);
  if (*reason != '\0')
    zimt_record_set_text (record, "reason", reason);
  g_ptr_array_add (records, record);
  name = dup_act_name (form, record);
  zimt_card_window_set_busy (form->window, TRUE);
  zimt_people_put_async (get_people (form), records, name, moved_cb, g_object_ref (form->window));
}

static void
store_effort_cb (AssignmentForm *form)
{
  g_autoptr (ZimtRecord) record = NULL;

  if (zimt_card_window_is_busy (form->window) || !has_new_effort (form))
    return;
  record = read_typed (form);
  if (record == NULL)
    return;
  zimt_card_window_set_busy (form->window, TRUE);
  zimt_people_put_one_async (get_people (form), record, effort_cb, g_object_ref (form->window));
}

/* The same job for somebody else. */
static void
again_cb (AssignmentForm *form)
{
  ZimtRecord *record = zimt_record_copy (get_record (form));
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (form->window));
  g_autoptr (ZimtSession) session = g_object_ref (form->session);

  g_ptr_array_add (records, record);
  zimt_record_set_text (record, "interpreter", "");
  gtk_window_destroy (GTK_WINDOW (form->window));
  zimt_match_activate (parent, session, records);
}

/* --- Making --- */

static GtkWidget *
make_effort (AssignmentForm *form)
{
  static const char *const reserved[] = { N_ ("_Close"), NULL };
  GtkWidget *box = zimt_card_group_new (_ ("Effort and allowance"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Save _Effort"));

  form->effort = ZIMT_RECORD_FORM (zimt_record_form_new (form->session, reserved));
  zimt_record_form_set_record (form->effort, get_record (form));
  zimt_record_form_set_fields (form->effort, effort_fields);
  form->allowance = GTK_LABEL (zimt_text_label_new ("", NULL));
  zimt_name_by_label (button);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (store_effort_cb), form);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->effort));
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->allowance));
  form->effort_box = box;
  return box;
}

static GtkWidget *
make_facts (AssignmentForm *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  form->facts = ZIMT_FACTS (zimt_facts_new ());
  form->steps = ZIMT_STEP_BAR (zimt_step_bar_new (zimt_assignment_get_act, TRUE));
  form->again_button = gtk_button_new_with_mnemonic ("");
  zimt_name_by_label (form->again_button);
  gtk_widget_set_halign (form->again_button, GTK_ALIGN_START);
  g_signal_connect_swapped (form->steps, "step", G_CALLBACK (step_cb), form);
  g_signal_connect_swapped (form->again_button, "clicked", G_CALLBACK (again_cb), form);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->facts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->steps));
  gtk_box_append (GTK_BOX (box), form->again_button);
  gtk_box_append (GTK_BOX (box), make_effort (form));
  return box;
}

static GtkWidget *
make_texts (AssignmentForm *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  form->texts[ZIMT_SIDE_INTERPRETER]
      = ZIMT_SIDE_TEXT (zimt_side_text_new (_ ("To the interpreter")));
  form->texts[ZIMT_SIDE_REQUESTER]
      /* Translators: whoever asked for an interpreter. */
      = ZIMT_SIDE_TEXT (zimt_side_text_new (_ ("To whoever asked")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->texts[ZIMT_SIDE_INTERPRETER]));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->texts[ZIMT_SIDE_REQUESTER]));
  return box;
}

GtkWindow *
zimt_assignment_dialog_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *assignment)
{
  AssignmentForm *form = g_new0 (AssignmentForm, 1);

  form->window = zimt_card_window_new (parent, session, _ ("Assignment"), WIDTH_PX, HEIGHT_PX);
  form->session = g_object_ref (session);
  form->id = g_strdup (zimt_record_get_id (assignment));
  form->given = zimt_record_ref (assignment);
  g_object_set_data_full (G_OBJECT (form->window), FORM_KEY, form, assignment_form_free);
  zimt_card_window_set_page (form->window, make_facts (form));
  zimt_card_window_set_side (form->window, make_texts (form), FACTS_WIDTH_PX);
  g_signal_connect_object (zimt_session_get_people (session), "changed",
                           G_CALLBACK (people_changed_cb), form->window, G_CONNECT_SWAPPED);
  update (form);
  gtk_widget_grab_focus (GTK_WIDGET (form->steps));
  return GTK_WINDOW (form->window);
}

void
zimt_assignment_dialog_show_first (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (zimt_record_get_kind (records->pdata[i]) == ZIMT_RECORD_ASSIGNMENT)
      {
        gtk_window_present (zimt_assignment_dialog_new (parent, session, records->pdata[i]));
        return;
      }
}

void
zimt_assignment_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  zimt_assignment_dialog_show_first (parent, session, records);
}
