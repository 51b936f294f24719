/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tandem: who the two are, its next steps, the talks with them. */
#include <glib/gi18n-lib.h>

#include "zimt-card-commands.h"
#include "zimt-choice-field.h"
#include "zimt-facts.h"
#include "zimt-name.h"
#include "zimt-pool-due.h"
#include "zimt-card-window.h"
#include "zimt-step-bar.h"
#include "zimt-tandem-match.h"
#include "zimt-time-names.h"
#include "zimt-text-label.h"

#define WIDTH_PX 620
#define HEIGHT_PX 660
#define FORM_KEY "zimt-tandem-form"

typedef struct
{
  ZimtCardWindow *window; /* borrowed: owns this */
  ZimtSession *session;   /* owned */
  char *id;               /* owned */
  ZimtFacts *facts;       /* borrowed, as the other widgets: children */
  ZimtStepBar *steps;
  GtkWidget *end_box;
  ZimtChoiceField *end_reason;
  GtkLabel *next_talk;
  GtkEditable *talk;
} TandemForm;

static const char *const shown_fields[]
    = { "companion", "newcomer", "suggested", "started", "ended", "reason", "talks", "note", NULL };

static void
tandem_form_free (gpointer data)
{
  TandemForm *form = data;

  g_object_unref (form->session);
  g_free (form->id);
  g_free (form);
}

static ZimtPeople *
get_people (TandemForm *form)
{
  return zimt_session_get_people (form->session);
}

/* (transfer none) (nullable) */
static ZimtRecord *
get_card (TandemForm *form, const char *id)
{
  ZimtPeopleBook *book = zimt_people_get_book (get_people (form));

  return book != NULL ? zimt_people_book_get (book, id) : NULL;
}

/* What a button says; the steps have the names of the states. */
static const char *
get_word (const char *next)
{
  static const struct
  {
    const char *code;
    const char *word;
  } words[] = {
    { "first-meeting", N_ ("_First Meeting") },
    { "trial", N_ ("_Trial Phase") },
    { "agreement", N_ ("_Agreement") },
    { "active", N_ ("_Active") },
    { "paused", N_ ("_Pause") },
    { "closing-talk", N_ ("_Closing Talk") },
    { "ended", N_ ("_End") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].code, next))
      return _ (words[i].word);
  return next;
}

static void
update (TandemForm *form)
{
  ZimtRecord *tandem = get_card (form, form->id);
  const char *const *steps = NULL;
  ZimtDate next = 0;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (tandem == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (form->window));
      return;
    }
  next = zimt_tandem_get_next_talk (tandem);
  date = next != 0 ? zimt_date_to_text (next) : NULL;
  /* Translators: %s is a date. */
  text = date != NULL ? g_strdup_printf (_ ("Ask the two again on %s."), date) : NULL;
  zimt_facts_show (form->facts, form->session, tandem, shown_fields);
  steps = zimt_tandem_get_next (zimt_record_get_text (tandem, "state"));
  zimt_step_bar_show (form->steps, form->session, tandem, steps);
  gtk_widget_set_visible (form->end_box, g_strv_contains (steps, "ended"));
  gtk_label_set_text (form->next_talk, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (form->next_talk), text != NULL);
}

static void
people_changed_cb (ZimtCardWindow *window)
{
  if (zimt_card_window_get_session (window) != NULL)
    update (g_object_get_data (G_OBJECT (window), FORM_KEY));
}

/* --- Doing --- */

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCardWindow) window = user_data;
  g_autoptr (GPtrArray) stored = NULL;
  g_autofree char *text = NULL;

  if (!zimt_card_window_finish (window, ZIMT_PEOPLE (source), result, &stored))
    return;
  /* Translators: %s is a state of a tandem: "trial phase". */
  text = g_strdup_printf (_ ("The tandem is now: %s."),
                          zimt_people_get_label (source, "tandem_state",
                                                 zimt_record_get_text (stored->pdata[0], "state")));
  zimt_session_tell_done (zimt_card_window_get_session (window), text);
}

/* What was typed stays until it is stored. */
static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCardWindow) window = user_data;
  g_autoptr (GPtrArray) stored = NULL;
  TandemForm *form = g_object_get_data (G_OBJECT (window), FORM_KEY);

  if (!zimt_card_window_finish (window, ZIMT_PEOPLE (source), result, &stored))
    return;
  gtk_editable_set_text (form->talk, "");
  zimt_session_tell_done (zimt_card_window_get_session (window), _ ("The talk is noted."));
}

static void
store (TandemForm *form, GPtrArray *records, GAsyncReadyCallback callback)
{
  zimt_card_window_set_busy (form->window, TRUE);
  zimt_people_put_async (get_people (form), records, NULL, callback, g_object_ref (form->window));
}

static void
step_cb (TandemForm *form, const char *next, const char *reason)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
  ZimtRecord *tandem = zimt_record_copy (get_card (form, form->id));
  ZimtRecord *newcomer = get_card (form, zimt_record_get_text (tandem, "newcomer"));

  g_ptr_array_add (records, tandem);
  if (zimt_card_window_is_busy (form->window))
    return;
  if (g_str_equal (next, "ended") && *zimt_choice_field_get_id (form->end_reason) == '\0')
    {
      zimt_card_window_refuse (form->window, _ ("Choose below why the tandem ends."));
      gtk_widget_grab_focus (GTK_WIDGET (form->end_reason));
      return;
    }
  if (g_str_equal (next, "ended"))
    zimt_record_set_text (tandem, "reason", zimt_choice_field_get_id (form->end_reason));
  if (newcomer != NULL)
    {
      newcomer = zimt_record_copy (newcomer);
      g_ptr_array_add (records, newcomer);
    }
  zimt_tandem_step (tandem, newcomer, next, zimt_session_get_today (form->session));
  store (form, records, moved_cb);
}

static void
add_talk_cb (TandemForm *form)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
  ZimtRecord *tandem = NULL, *talk = NULL;

  if (zimt_card_window_is_busy (form->window))
    return;
  tandem = zimt_record_copy (get_card (form, form->id));
  talk = zimt_record_new (ZIMT_RECORD_TALK);
  g_ptr_array_add (records, tandem);
  zimt_record_set_date (talk, "date", zimt_session_get_today (form->session));
  zimt_record_set_text (talk, "text", gtk_editable_get_text (form->talk));
  zimt_record_add_row (tandem, "talks", talk);
  store (form, records, noted_cb);
}

/* --- Making --- */

static GtkWidget *
make_end (TandemForm *form)
{
  GtkWidget *box = zimt_card_group_new (_ ("Reason for the end"));
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (form->session));
  GtkWidget *field = zimt_choice_field_new_for_list (_ ("Reason for the end"), _ ("Choose…"),
                                                     choices, "tandem_end");

  form->end_reason = ZIMT_CHOICE_FIELD (field);
  gtk_box_append (GTK_BOX (box), field);
  form->end_box = box;
  return box;
}

static GtkWidget *
make_talk (TandemForm *form)
{
  GtkWidget *box = zimt_card_group_new (_ ("Talk with the two"));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Note Talk of Today"));

  form->next_talk = GTK_LABEL (zimt_text_label_new ("", NULL));
  form->talk = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("What was said"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What was said"), -1);
  gtk_widget_set_hexpand (entry, TRUE);
  zimt_name_by_label (button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_talk_cb), form);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (add_talk_cb), form);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->next_talk));
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

void
zimt_tandem_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  TandemForm *form = g_new0 (TandemForm, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  form->window = zimt_card_window_new (parent, session, _ ("Tandem"), WIDTH_PX, HEIGHT_PX);
  form->session = g_object_ref (session);
  form->id = g_strdup (zimt_record_get_id (records->pdata[0]));
  g_object_set_data_full (G_OBJECT (form->window), FORM_KEY, form, tandem_form_free);
  form->facts = ZIMT_FACTS (zimt_facts_new ());
  form->steps = ZIMT_STEP_BAR (zimt_step_bar_new (get_word, FALSE));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->facts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->steps));
  gtk_box_append (GTK_BOX (box), make_talk (form));
  gtk_box_append (GTK_BOX (box), make_end (form));
  g_signal_connect_swapped (form->steps, "step", G_CALLBACK (step_cb), form);
  g_signal_connect_object (zimt_session_get_people (session), "changed",
                           G_CALLBACK (people_changed_cb), form->window, G_CONNECT_SWAPPED);
  zimt_card_window_set_page (form->window, box);
  update (form);
  gtk_widget_grab_focus (GTK_WIDGET (form->steps));
  gtk_window_present (GTK_WINDOW (form->window));
}
