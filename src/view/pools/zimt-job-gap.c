/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done where nobody of the pool can. */
#include "zimt-job-gap.h"

#include <glib/gi18n-lib.h>

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
  ZimtRecord *assignment; /* owned (nullable) */
};
G_DEFINE_FINAL_TYPE (ZimtJobGap, zimt_job_gap, ADW_TYPE_BIN)

static const char *const copied_texts[] = { "language", "field", "district", "gender" };

ZimtRecord *
zimt_job_gap_new_demand (const ZimtRecord *assignment, const char *reason)
{
  ZimtRecord *demand = zimt_record_new (ZIMT_RECORD_DEMAND);

  for (gsize i = 0; i < G_N_ELEMENTS (copied_texts); i++)
    zimt_record_set_text (demand, copied_texts[i],
                          zimt_record_get_text (assignment, copied_texts[i]));
  zimt_record_set_date (demand, "date", zimt_record_get_date (assignment, "date"));
  zimt_record_set_time (demand, "from", zimt_record_get_time (assignment, "from"));
  zimt_record_set_time (demand, "to", zimt_record_get_time (assignment, "to"));
  zimt_record_set_text (demand, "reason", reason);
  return demand;
}

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
  g_autoptr (ZimtRecord) demand
      = zimt_job_gap_new_demand (gap->assignment, zimt_choice_field_get_id (gap->reason));

  zimt_record_set_text (demand, "helped_by", zimt_choice_field_get_id (gap->help));
  gtk_widget_set_sensitive (GTK_WIDGET (gap->note_button), FALSE);
  zimt_people_put_one_async (zimt_session_get_people (gap->session), demand, noted_cb,
                             g_object_ref (gap));
}

/* --- The services that the house knows --- */

/* Organisations with the tag. */
static gboolean
is_service (const ZimtRecord *organisation)
{
  /* Translators: the tag of organisations that send professional interpreters. */
  return zimt_record_has_code (organisation, "tags", _ ("interpreting service"));
}

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
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (gap->session));
  g_autoptr (GPtrArray) organisations = zimt_people_book_list (book, ZIMT_RECORD_ORGANISATION);

  g_autoptr (GString) lines = g_string_new (NULL);
  gboolean has_some = FALSE;

  for (guint i = 0; i < organisations->len; i++)
    if (is_service (organisations->pdata[i]))
      add_service (lines, organisations->pdata[i]);
  has_some = lines->len > 0;
  if (!has_some)
    g_string_printf (lines,
                     /* Translators: %s is a tag. */
                     _ ("Give organisations that send professional interpreters the tag “%s”; "
                        "they are listed here then."),
                     _ ("interpreting service"));
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
  g_clear_pointer (&gap->assignment, zimt_record_unref);
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

/* The same is asked for as before. */
static gboolean
is_shown (ZimtJobGap *gap, const ZimtRecord *assignment)
{
  static const char *const times[] = { "from", "to" };
  const ZimtRecord *shown = gap->assignment;

  if (shown == NULL
      || zimt_record_get_date (shown, "date") != zimt_record_get_date (assignment, "date"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    if (zimt_record_get_time (shown, times[i]) != zimt_record_get_time (assignment, times[i]))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (copied_texts); i++)
    if (!g_str_equal (zimt_record_get_text (shown, copied_texts[i]),
                      zimt_record_get_text (assignment, copied_texts[i])))
      return FALSE;
  return TRUE;
}

void
zimt_job_gap_show (ZimtJobGap *gap, const ZimtRecord *assignment, const ZimtInterpreterMatch *match)
{
  gboolean is_gap = match != NULL && match->ranked->len == 0;

  gtk_widget_set_visible (GTK_WIDGET (gap), is_gap);
  /* What is noted already, or chosen, stays so. */
  if (is_gap && is_shown (gap, assignment))
    return;
  g_clear_pointer (&gap->assignment, zimt_record_unref);
  if (!is_gap)
    return;
  gap->assignment = zimt_record_copy (assignment);
  fill_services (gap);
  zimt_choice_field_set_id (gap->reason, guess_reason (assignment, match));
  if (*zimt_choice_field_get_id (gap->help) == '\0')
    zimt_choice_field_set_id (gap->help, "professional");
  gtk_widget_set_sensitive (GTK_WIDGET (gap->note_button), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (gap->state), FALSE);
}
