/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is unlocked at the window: what its header says of that, the counsellors' page, and locking.
 */
#include <glib/gi18n-lib.h>

#include "zimt-accounts-setup.h"
#include "zimt-password-dialog.h"
#include "zimt-process.h"
#include "zimt-unlock-dialog.h"
#include "zimt-window-private.h"

#define SECONDS_PER_MINUTE 60
#define ACCOUNT_MIN_CHARS 12
#define ROOM_FOR_BOLD 2

/* --- What the header says --- */

static void
set_button (ZimtWindow *self, const char *label, const char *tooltip, const char *action)
{
  gtk_button_set_label (self->lock_button, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->lock_button), tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->lock_button), action);
  /* Not the label: it would be read out every second while it counts down. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lock_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tooltip, -1);
}

static void
show_seconds (ZimtWindow *self)
{
  int seconds = 0;
  g_autofree char *label = NULL;

  g_object_get (self->session, "seconds-left", &seconds, NULL);
  /* Translators: on a button: what it does, and minutes and seconds until Zimt does it by itself.
   */
  label = g_strdup_printf (_ ("Lock %d:%02d"), seconds / SECONDS_PER_MINUTE,
                           seconds % SECONDS_PER_MINUTE);
  gtk_button_set_label (self->lock_button, label);
}

static void
seconds_changed_cb (ZimtWindow *self)
{
  if (zimt_session_is_unlocked (self->session))
    show_seconds (self);
}

void
zimt_window_update_session (ZimtWindow *self)
{
  const ZimtAccount *account = zimt_session_get_account (self->session);
  gboolean may_write_cases
      = zimt_session_get_level (self->session, ZIMT_RIGHT_CASES) >= ZIMT_LEVEL_WRITE;
  const char *page = zimt_window_get_page_name (self);
  gboolean has_house = zimt_window_has_house (self);

  gtk_widget_set_visible (self->account_box, has_house);
  if (self->cases_buttons != NULL)
    gtk_widget_set_visible (self->cases_buttons,
                            g_strcmp0 (page, "cases") == 0 && account != NULL && may_write_cases);
  if (!has_house)
    return;
  zimt_window_update_tabs (self);
  gtk_label_set_text (self->account_label,
                      /* Translators: who works with the program when no account is unlocked. */
                      account != NULL ? account->name : _ ("Reception"));
  /* So many letters stay readable beside the tabs. */
  gtk_label_set_width_chars (self->account_label,
                             MIN ((int)g_utf8_strlen (gtk_label_get_text (self->account_label), -1)
                                      + ROOM_FOR_BOLD,
                                  ACCOUNT_MIN_CHARS));
  if (account != NULL)
    {
      set_button (self, "", _ ("Lock (Ctrl+L)"), "win.lock");
      show_seconds (self);
    }
  else if (zimt_center_has_vault (self->center))
    set_button (self, _ ("Unlock…"), _ ("Unlock with an account and its password (Ctrl+U)"),
                "win.unlock");
  else
    set_button (self, _ ("Set Up Accounts…"),
                _ ("Accounts protect what is written about people: cases and consultations"),
                "win.set-up-accounts");
}

/* --- The counsellors' page --- */

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* Most days begin and end with the plan, and its start must not wait for this. */
static void
ensure_cases (ZimtWindow *self)
{
  GtkWidget *page;

  if (self->cases != NULL)
    return;
  page = zimt_cases_page_new (self->session);
  self->cases = ZIMT_CASES_PAGE (page);
  gtk_stack_add_named (self->stack, page, "cases");
  g_signal_connect_object (page, "message", G_CALLBACK (zimt_window_tell), self, G_CONNECT_SWAPPED);
  self->cases_buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (add_button (self->cases_buttons, _ ("New Consultation"),
                                        _ ("Write down a consultation (Ctrl+N)"),
                                        "win.new-consultation"),
                            "raised");
  add_button (self->cases_buttons, _ ("New Case"), _ ("Open a case for somebody (Ctrl+Shift+N)"),
              "win.new-case");
  adw_header_bar_pack_start (self->header, self->cases_buttons);
}

void
zimt_window_show_cases (ZimtWindow *self)
{
  ensure_cases (self);
  zimt_window_show_page (self, "cases");
  gtk_widget_child_focus (GTK_WIDGET (self->cases), GTK_DIR_TAB_FORWARD);
}

/* --- Dialogs --- */

/* @dialog: whose "message" is for the window. */
static void
present_telling (ZimtWindow *self, gpointer dialog)
{
  g_signal_connect_object (dialog, "message", G_CALLBACK (zimt_window_tell), self,
                           G_CONNECT_SWAPPED);
  zimt_window_present (self, GTK_WINDOW (dialog));
}

void
zimt_window_unlock (ZimtWindow *self)
{
  /* Before the first secret is typed. */
  zimt_process_overwrite_freed ();
  present_telling (self, zimt_unlock_dialog_new (GTK_WINDOW (self), self->session));
}

void
zimt_window_set_up_accounts (ZimtWindow *self)
{
  zimt_process_overwrite_freed ();
  zimt_window_present (self, zimt_accounts_setup_new (GTK_WINDOW (self), self->session,
                                                      ZIMT_ACCOUNTS_SETUP_FOUND));
}

void
zimt_window_change_password (ZimtWindow *self)
{
  present_telling (self, zimt_password_dialog_new (GTK_WINDOW (self), self->session));
}

/* --- Locking --- */

static void
lock_cb (ZimtWindow *self)
{
  zimt_session_lock (self->session);
}

/* After the forms, which keep their drafts when they hear of it. */
static void
locking_cb (ZimtWindow *self)
{
  zimt_window_close_dialogs (self);
  if (self->toast != NULL && !self->can_resume)
    adw_toast_dismiss (self->toast);
}

static void
state_changed_cb (ZimtWindow *self)
{
  zimt_window_update_session (self);
  zimt_window_update_actions (self);
}

static void
unlocked_cb (ZimtWindow *self)
{
  if (self->watch == NULL)
    {
      self->watch = zimt_lock_watch_new ();
      g_signal_connect_object (self->watch, "lock", G_CALLBACK (lock_cb), self, G_CONNECT_SWAPPED);
    }
  zimt_lock_watch_arm (self->watch);
  state_changed_cb (self);
}

static void
locked_cb (ZimtWindow *self)
{
  if (self->watch != NULL)
    zimt_lock_watch_disarm (self->watch);
  state_changed_cb (self);
}

static void
done_cb (ZimtWindow *self, const char *text)
{
  zimt_window_toast (self, text, ZIMT_MESSAGE_UNDO);
}

void
zimt_window_add_session (ZimtWindow *self)
{
  self->session = zimt_session_new (self->center);
  self->clip = zimt_clip_new (gtk_widget_get_display (GTK_WIDGET (self)), self->session);
  g_signal_connect_object (self->session, "locking", G_CALLBACK (locking_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->session, "locked", G_CALLBACK (locked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "unlocked", G_CALLBACK (unlocked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "message", G_CALLBACK (zimt_window_tell), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "warning", G_CALLBACK (zimt_window_warn), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::seconds-left", G_CALLBACK (seconds_changed_cb),
                           self, G_CONNECT_SWAPPED);
  zimt_window_watch_input (self);
}

void
zimt_window_drop_session (ZimtWindow *self)
{
  g_clear_weak_pointer (&self->chooser);
  g_clear_object (&self->watch);
  g_clear_object (&self->clip);
  g_clear_object (&self->session);
}
