/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The note of a referral as it is printed, with the way to the printer. */
#include "zimt-referral-window.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>

#include "zimt-case-form.h"
#include "zimt-style.h"
#include "zimt-name.h"
#include "zimt-print-bar.h"
#include "zimt-record-words.h"
#include "zimt-referral-note.h"
#include "zimt-wheel.h"

#define PAGE_WIDTH_PX 560
#define MAX_ASK_DAYS 365

struct _ZimtReferralWindow
{
  AdwWindow parent_instance;

  AdwBin *page_place;
  AdwBin *bar_place;
  GtkLabel *covered;
  GtkWidget *after;
  GtkSpinButton *days;
  GtkLabel *reason;
  GtkWidget *close_button;
  GtkWidget *handed_over_button;

  ZimtSession *session; /* owned (nullable): destroyed */
  char *id;             /* owned */
  gboolean is_saving;
};
G_DEFINE_FINAL_TYPE (ZimtReferralWindow, zimt_referral_window, ADW_TYPE_WINDOW)

static void
say_reason (ZimtReferralWindow *window, const char *text)
{
  gtk_label_set_text (window->reason, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (window->reason), text != NULL);
}

static void
printed_cb (ZimtReferralWindow *window)
{
  gtk_widget_set_visible (window->after, TRUE);
  gtk_widget_grab_focus (window->handed_over_button);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtReferralWindow) window = ZIMT_REFERRAL_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_session_act_finish (ZIMT_SESSION (source), result, &error);

  window->is_saving = FALSE;
  if (window->session == NULL)
    return;
  if (stored != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  else
    say_reason (window, error->message);
}

static void
handed_over_cb (ZimtReferralWindow *window)
{
  ZimtDate today = zimt_session_get_today (window->session);
  int n_days = gtk_spin_button_get_value_as_int (window->days);
  ZimtRecord *now = zimt_case_book_get (zimt_session_get_book (window->session), window->id);
  g_autoptr (ZimtRecord) record = now != NULL ? zimt_record_copy (now) : NULL;

  if (window->is_saving)
    return;
  if (record == NULL)
    {
      say_reason (window, _ ("The referral is not there any more."));
      return;
    }
  zimt_record_set_text (record, "state", "handed-over");
  zimt_record_set_date (record, "ask_again", n_days > 0 ? today + n_days : 0);
  window->is_saving = TRUE;
  say_reason (window, NULL);
  zimt_session_save_one_async (window->session, record, stored_cb, g_object_ref (window));
}

/* What goes out of the house, said before it does. */
static void
show_covered (ZimtReferralWindow *window, const ZimtRecord *consent)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (window->session));
  g_auto (GStrv) codes = zimt_record_dup_codes (consent, "covers");
  g_autofree char *labels = zimt_record_words_dup_labels (choices, "consent_scope", codes);
  /* Translators: %s is a list: "Name, Language". */
  g_autofree char *text = g_strdup_printf (_ ("The consent covers: %s"), labels);

  gtk_label_set_text (window->covered, text);
}

/* --- Life --- */

static void
zimt_referral_window_dispose (GObject *object)
{
  g_clear_object (&ZIMT_REFERRAL_WINDOW (object)->session);
  G_OBJECT_CLASS (zimt_referral_window_parent_class)->dispose (object);
}

static void
zimt_referral_window_finalize (GObject *object)
{
  g_free (ZIMT_REFERRAL_WINDOW (object)->id);
  G_OBJECT_CLASS (zimt_referral_window_parent_class)->finalize (object);
}

static void
zimt_referral_window_class_init (ZimtReferralWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_referral_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_referral_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/cases/referral-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtReferralWindow, page_place);
  gtk_widget_class_bind_template_child (widget_class, ZimtReferralWindow, bar_place);
  gtk_widget_class_bind_template_child (widget_class, ZimtReferralWindow, covered);
  gtk_widget_class_bind_template_child (widget_class, ZimtReferralWindow, after);
  gtk_widget_class_bind_template_child (widget_class, ZimtReferralWindow, days);
  gtk_widget_class_bind_template_child (widget_class, ZimtReferralWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, ZimtReferralWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtReferralWindow, handed_over_button);
  gtk_widget_class_bind_template_callback (widget_class, handed_over_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zimt_referral_window_init (ZimtReferralWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  zimt_style_ensure (GTK_WIDGET (window));
  zimt_name_by_label (window->close_button);
  zimt_name_by_label (window->handed_over_button);
  gtk_spin_button_set_range (window->days, 0, MAX_ASK_DAYS);
  gtk_spin_button_set_increments (window->days, 1, 7);
  gtk_spin_button_set_value (window->days, ZIMT_REFERRAL_ASK_DAYS);
  zimt_wheel_only_with_focus (window->days);
}

GtkWindow *
zimt_referral_window_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *referral,
                          const ZimtRecord *consent)
{
  ZimtReferralWindow *window
      = g_object_new (ZIMT_TYPE_REFERRAL_WINDOW, "application",
                      parent != NULL ? gtk_window_get_application (parent) : NULL, "transient-for",
                      parent, NULL);
  GtkWidget *page = zimt_paper_view_new (PAGE_WIDTH_PX, _ ("The note as it is printed"));
  GtkWidget *bar = NULL;

  window->session = g_object_ref (session);
  window->id = g_strdup (zimt_record_get_id (referral));
  zimt_paper_view_set_paper (ZIMT_PAPER_VIEW (page),
                             zimt_referral_note_new (session, referral, consent));
  adw_bin_set_child (window->page_place, page);
  bar = zimt_print_bar_new (ZIMT_PAPER_VIEW (page));
  adw_bin_set_child (window->bar_place, bar);
  g_signal_connect_object (bar, "printed", G_CALLBACK (printed_cb), window, G_CONNECT_SWAPPED);
  show_covered (window, consent);
  zimt_guard_window (GTK_WINDOW (window), session);
  return GTK_WINDOW (window);
}
