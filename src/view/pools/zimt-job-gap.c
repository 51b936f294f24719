/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done where nobody of the pool can. */
#include "zimt-job-gap.h"

#include <glib/gi18n-lib.h>

#include "zimt-assignment.h"
#include "zimt-choice-field.h"
#include "zimt-name.h"
#include "zimt-card-window.h"
#include "zimt-text-label.h"

struct _ZimtJobGap
{
  AdwBin parent_instance;

  ZimtSession *session; /* owned (nullable): disposed */
  GtkLabel *services;   /* borrowed, as the others: children */
  ZimtChoiceField *reason;
  ZimtChoiceField *help;
  GtkButton *note_button;
  GtkLabel *state;
  ZimtRecord *demand; /* owned (nullable): what nobody can */
};
G_DEFINE_FINAL_TYPE (ZimtJobGap, zimt_job_gap, ADW_TYPE_BIN)

/* --- Noting --- */

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtJobGap) gap = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_people_act_finish (ZIMT_PEOPLE (source), result, &error);

  if (gap->session == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (gap->note_button), stored == NULL);
  gtk_label_set_text (gap->state, stored != NULL ? _ ("The demand is noted.") : error->message);
  gtk_widget_set_visible (GTK_WIDGET (gap->state), TRUE);
  if (stored != NULL)
    zimt_session_tell_done (gap->session, _ ("The demand is noted."));
}

static void
note_cb (ZimtJobGap *gap)
{
  g_autoptr (ZimtRecord) demand = zimt_record_copy (gap->demand);

  zimt_record_set_text (demand, "reason", zimt_choice_field_get_id (gap->reason));
  zimt_record_set_text (demand, "helped_by", zimt_choice_field_get_id (gap->help));
  gtk_widget_set_sensitive (GTK_WIDGET (gap->note_button), FALSE);
  zimt_people_put_one_async (zimt_session_get_people (gap->session), demand, noted_cb,
                             g_object_ref (gap));
}

/* --- The services that the house knows --- */

/* The kind of organisations that send professional interpreters. */
#define SERVICE_KIND "interpreting-service"

static void
add_service (GString *line, const ZimtRecord *organisation)
{
  g_string_append_printf (line, "%s%s", line->len > 0 ? "\n" : "",
                          zimt_record_get_text (organisation, "name"));
  if (zimt_record_get_n_rows (organisation, "phones") > 0)
    g_string_append_printf (line, " · %s",
                            zimt_record_get_text (zimt_record_get_row (organisation, "phones", 0),
                                                  "number"));
  if (zimt_record_get_n_rows (organisation, "emails") > 0)
    g_string_append_printf (line, " · %s",
                            zimt_record_get_text (zimt_record_get_row (organisation, "emails", 0),
                                                  "address"));
}

static void
fill_services (ZimtJobGap *gap)
{
  ZimtPeople *people = zimt_session_get_people (gap->session);
  ZimtPeopleBook *book = zimt_people_get_book (people);
  g_autoptr (GPtrArray) organisations = zimt_people_book_list (book, ZIMT_RECORD_ORGANISATION);
  g_autoptr (GString) lines = g_string_new (NULL);
  gboolean has_some = FALSE;

  for (guint i = 0; i < organisations->len; i++)
    if (g_str_equal (zimt_record_get_text (organisations->pdata[i], "kind"), SERVICE_KIND))
      add_service (lines, organisations->pdata[i]);
  has_some = lines->len > 0;
  if (!has_some)
    g_string_printf (lines,
                     /* Translators: %s is a kind of organisations. */
                     _ ("Give organisations that send professional interpreters the kind “%s”; "
                        "they are listed here then."),
                     zimt_people_get_label (people, "organisation_kind", SERVICE_KIND));
  gtk_label_set_text (gap->services, lines->str);
  gtk_label_set_selectable (gap->services, has_some);
  if (has_some)
    gtk_widget_remove_css_class (GTK_WIDGET (gap->services), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (gap->services), "dim-label");
}

/* --- Life --- */

static void
zimt_job_gap_dispose (GObject *object)
{
  ZimtJobGap *gap = ZIMT_JOB_GAP (object);

  g_clear_object (&gap->session);
  g_clear_pointer (&gap->demand, zimt_record_unref);
  G_OBJECT_CLASS (zimt_job_gap_parent_class)->dispose (object);
}

static void
zimt_job_gap_class_init (ZimtJobGapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_job_gap_dispose;
}

static void
zimt_job_gap_init (ZimtJobGap *gap)
{
}

static GtkWidget *
make_choice (ZimtJobGap *gap, GtkBox *box, const char *title, const char *list)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (gap->session));
  GtkWidget *field = zimt_choice_field_new_for_list (title, NULL, choices, list);

  gtk_box_append (box, zimt_text_label_new (title, "dim-label"));
  gtk_box_append (box, field);
  return field;
}

GtkWidget *
zimt_job_gap_new (ZimtSession *session)
{
  ZimtJobGap *gap = g_object_new (ZIMT_TYPE_JOB_GAP, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gap->session = g_object_ref (session);
  gap->services = GTK_LABEL (zimt_text_label_new ("", NULL));
  gtk_box_append (GTK_BOX (box),
                  zimt_text_label_new (_ ("A professional service can help:"), NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (gap->services));
  gap->reason
      = ZIMT_CHOICE_FIELD (make_choice (gap, GTK_BOX (box), _ ("Why nobody can"), "demand_reason"));
  gap->help = ZIMT_CHOICE_FIELD (
      make_choice (gap, GTK_BOX (box), _ ("Who helps instead"), "demand_help"));
  gap->note_button = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("Note as _Unmet Demand")));
  gap->state = GTK_LABEL (zimt_text_label_new ("", NULL));
  zimt_name_by_label (GTK_WIDGET (gap->note_button));
  gtk_widget_set_halign (GTK_WIDGET (gap->note_button), GTK_ALIGN_START);
  g_signal_connect_object (gap->note_button, "clicked", G_CALLBACK (note_cb), gap,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (gap->note_button));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (gap->state));
  adw_bin_set_child (ADW_BIN (gap), box);
  gtk_widget_set_visible (GTK_WIDGET (gap), FALSE);
  return GTK_WIDGET (gap);
}

static gboolean
has_language (const ZimtRecord *interpreter, const char *language)
{
  return zimt_record_has_code (interpreter, "languages", language);
}

/* Nobody speaks it, or nobody is there. */
static const char *
guess_reason (const ZimtRecord *assignment, const ZimtInterpreterMatch *match)
{
  for (guint i = 0; i < match->excluded->len; i++)
    {
      const ZimtInterpreterRank *rank = match->excluded->pdata[i];

      if (has_language (rank->interpreter, zimt_record_get_text (assignment, "language")))
        return "nobody-free";
    }
  return "nobody-speaks";
}

void
zimt_job_gap_show (ZimtJobGap *gap, const ZimtRecord *assignment, const ZimtInterpreterMatch *match)
{
  gboolean is_gap = match != NULL && match->ranked->len == 0;
  g_autoptr (ZimtRecord) demand = zimt_assignment_new_demand (assignment, "");

  gtk_widget_set_visible (GTK_WIDGET (gap), is_gap);
  /* What is noted already, or chosen, stays so. */
  if (is_gap && gap->demand != NULL && zimt_record_is_equal (gap->demand, demand))
    return;
  g_clear_pointer (&gap->demand, zimt_record_unref);
  if (!is_gap)
    return;
  gap->demand = g_steal_pointer (&demand);
  fill_services (gap);
  zimt_choice_field_set_id (gap->reason, guess_reason (assignment, match));
  if (*zimt_choice_field_get_id (gap->help) == '\0')
    zimt_choice_field_set_id (gap->help, "professional");
  gtk_widget_set_sensitive (GTK_WIDGET (gap->note_button), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (gap->state), FALSE);
}
