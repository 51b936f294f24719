/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant that makes a house's vault. */
#include "zimt-accounts-setup.h"

#include <glib/gi18n-lib.h>

#include "zimt-style.h"
#include "zimt-empty.h"
#include "zimt-form-row.h"
#include "zimt-key-groups.h"
#include "zimt-name.h"
#include "zimt-password-pair.h"
#include "zimt-print-bar.h"
#include "zimt-recovery-paper.h"
#include "zimt-text.h"

#define N_CHECKED 2
#define GROUP_COLUMNS 3
#define PAPER_WIDTH_PX 300

struct _ZimtAccountsSetup
{
  AdwWindow parent_instance;

  GtkStack *stack; /* borrowed, as the others: children */
  GtkWidget *later_button;
  GtkWidget *back_button;
  GtkButton *next_button;
  GtkSpinner *spinner;
  GtkSizeGroup *labels;
  GtkEditable *name;
  ZimtFormRow *name_row;
  GtkEditable *password;
  ZimtFormRow *password_row;
  GtkEditable *again;
  ZimtFormRow *again_row;
  GtkSwitch *counsels;
  GtkGrid *groups;
  AdwBin *print_bin;
  AdwBin *paper_bin;
  GtkBox *check_card;
  AdwStatusPage *done_page;
  GtkWidget *foot;
  GtkLabel *reason;

  ZimtSession *session; /* owned */
  ZimtAccountsSetupKind kind;
  ZimtAccount *account; /* owned (nullable): who is to be the first */
  char *key;            /* owned (nullable): wiped when this goes */
  ZimtPaperView *paper; /* borrowed: a child */
  guint checked[N_CHECKED];
  GtkEditable *check_fields[N_CHECKED];
  ZimtFormRow *check_rows[N_CHECKED];
  gboolean is_busy;
};
G_DEFINE_FINAL_TYPE (ZimtAccountsSetup, zimt_accounts_setup, ADW_TYPE_WINDOW)

static void
say_reason (ZimtAccountsSetup *self, const char *reason)
{
  gtk_label_set_text (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (self->foot, reason != NULL);
}

static void
show_page (ZimtAccountsSetup *self, const char *name)
{
  gboolean is_first = g_str_equal (name, "person")
                      || (g_str_equal (name, "key") && self->kind == ZIMT_ACCOUNTS_SETUP_REPLACE);
  gboolean is_done = g_str_equal (name, "done");

  say_reason (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->back_button, !is_first && !is_done);
  gtk_widget_set_visible (self->later_button, is_first);
  gtk_button_set_label (self->next_button, is_done ? _ ("_Close") : _ ("_Next"));
}

/* --- The key --- */

static void
empty_groups (ZimtAccountsSetup *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_grid_remove (self->groups, child);
}

static void
show_groups (ZimtAccountsSetup *self)
{
  char **groups = g_strsplit (self->key, "-", -1);

  empty_groups (self);
  for (int i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i + 1);
      GtkWidget *position = gtk_label_new (number);
      GtkWidget *label = gtk_label_new (groups[i]);

      gtk_widget_add_css_class (position, "dim-label");
      gtk_widget_add_css_class (label, "recovery-group");
      gtk_label_set_xalign (GTK_LABEL (position), 1);
      gtk_grid_attach (self->groups, position, 2 * (i % GROUP_COLUMNS), i / GROUP_COLUMNS, 1, 1);
      gtk_grid_attach (self->groups, label, 2 * (i % GROUP_COLUMNS) + 1, i / GROUP_COLUMNS, 1, 1);
      zimt_text_wipe (groups[i]);
    }
  g_free (groups);
}

static void
show_paper (ZimtAccountsSetup *self)
{
  ZimtCenter *center = zimt_session_get_center (self->session);
  const ZimtHouse *house = zimt_center_get_house (center);
  const ZimtAccount *account
      = self->account != NULL ? self->account : zimt_session_get_account (self->session);

  zimt_paper_view_set_paper (
      self->paper, zimt_recovery_paper_new (house != NULL ? house->name : "",
                                            zimt_clock_get_today (zimt_center_get_clock (center)),
                                            self->key, account != NULL ? account->name : NULL));
}

/* One key for as long as the assistant is open: what was printed stays right when somebody goes
 * back. */
static gboolean
ensure_key (ZimtAccountsSetup *self)
{
  g_autoptr (GError) error = NULL;

  if (self->key == NULL)
    {
      self->key = zimt_session_new_recovery_key (&error);
      if (self->key == NULL)
        {
          say_reason (self, error->message);
          return FALSE;
        }
      show_groups (self);
    }
  show_paper (self);
  return TRUE;
}

static void
show_key (ZimtAccountsSetup *self)
{
  if (!ensure_key (self))
    return;
  show_page (self, "key");
  gtk_widget_child_focus (GTK_WIDGET (self->print_bin), GTK_DIR_TAB_FORWARD);
}

/* --- The person --- */

static void
refuse (ZimtFormRow *row, GtkEditable *field, const char *problem)
{
  gtk_widget_grab_focus (GTK_WIDGET (field));
  zimt_form_row_set_problem (row, problem);
}

static void
typed_cb (ZimtAccountsSetup *self)
{
  zimt_form_row_set_problem (self->name_row, NULL);
  zimt_form_row_set_problem (self->password_row, NULL);
  zimt_form_row_set_problem (self->again_row, NULL);
  say_reason (self, NULL);
}

static void
leave_person (ZimtAccountsSetup *self)
{
  g_autoptr (ZimtAccount) account = zimt_account_new ();
  g_autoptr (GError) error = NULL;

  g_free (account->name);
  account->name = g_strdup (gtk_editable_get_text (self->name));
  account->roles = ZIMT_ROLE_LEAD;
  if (gtk_switch_get_active (self->counsels))
    account->roles |= ZIMT_ROLE_COUNSELLING;
  if (!zimt_account_validate (account, &error))
    refuse (self->name_row, self->name, error->message);
  else if (!zimt_desk_check_password (gtk_editable_get_text (self->password), account->name,
                                      &error))
    refuse (self->password_row, self->password, error->message);
  else if (!g_str_equal (gtk_editable_get_text (self->password),
                         gtk_editable_get_text (self->again)))
    refuse (self->again_row, self->again, _ ("The two passwords differ. Type the same one twice."));
  else
    {
      g_clear_pointer (&self->account, zimt_account_free);
      self->account = g_steal_pointer (&account);
      show_key (self);
    }
}

/* --- The check --- */

static void
check_typed_cb (ZimtAccountsSetup *self)
{
  for (guint i = 0; i < N_CHECKED; i++)
    if (self->check_rows[i] != NULL)
      zimt_form_row_set_problem (self->check_rows[i], NULL);
  say_reason (self, NULL);
}

static void
add_check (ZimtAccountsSetup *self, guint i)
{
  GtkWidget *row = zimt_form_row_new ();
  GtkWidget *field = zimt_key_field_new (self->checked[i]);
  g_autofree char *title = g_strdup_printf (_ ("Group %u"), self->checked[i] + 1);

  gtk_widget_set_halign (field, GTK_ALIGN_START);
  g_object_set (row, "title", title, "child", field, "mnemonic-widget", field, "label-group",
                self->labels, NULL);
  gtk_box_append (self->check_card, row);
  self->check_rows[i] = ZIMT_FORM_ROW (row);
  self->check_fields[i] = GTK_EDITABLE (field);
  g_signal_connect_object (field, "changed", G_CALLBACK (check_typed_cb), self, G_CONNECT_SWAPPED);
}

/* Others each time, so that nobody learns two of them. */
static void
show_check (ZimtAccountsSetup *self)
{
  guint first = (guint)g_random_int_range (0, ZIMT_KEY_N_GROUPS - 1);
  guint second = (guint)g_random_int_range ((int)first + 1, ZIMT_KEY_N_GROUPS);

  zimt_empty_box (self->check_card);
  self->checked[0] = first;
  self->checked[1] = second;
  for (guint i = 0; i < N_CHECKED; i++)
    add_check (self, i);
  show_page (self, "check");
  gtk_widget_grab_focus (GTK_WIDGET (self->check_fields[0]));
}

static gboolean
is_on_paper (ZimtAccountsSetup *self)
{
  char **groups = g_strsplit (self->key, "-", -1);
  guint n_groups = g_strv_length (groups);
  guint n_right = 0;

  for (guint i = 0; i < N_CHECKED && n_right == i; i++)
    {
      guint index = self->checked[i];

      if (index < n_groups
          && zimt_key_group_is_same (groups[index], gtk_editable_get_text (self->check_fields[i])))
        n_right++;
      else
        refuse (self->check_rows[i], self->check_fields[i],
                _ ("This group is not what the key has there. Look at the paper once more."));
    }
  for (guint i = 0; i < n_groups; i++)
    zimt_text_wipe (groups[i]);
  g_free (groups);
  return n_right == N_CHECKED;
}

/* --- Carrying it out --- */

static void
wipe (ZimtAccountsSetup *self)
{
  g_clear_pointer (&self->key, zimt_text_wipe);
  if (self->paper != NULL)
    zimt_paper_view_set_paper (self->paper, NULL);
  gtk_editable_set_text (self->password, "");
  gtk_editable_set_text (self->again, "");
  zimt_empty_box (self->check_card);
  empty_groups (self);
  for (guint i = 0; i < N_CHECKED; i++)
    {
      self->check_fields[i] = NULL;
      self->check_rows[i] = NULL;
    }
}

static void
show_done (ZimtAccountsSetup *self)
{
  gboolean is_new = self->kind == ZIMT_ACCOUNTS_SETUP_FOUND;

  adw_status_page_set_title (self->done_page,
                             is_new ? _ ("The vault is there") : _ ("The recovery key is new"));
  adw_status_page_set_description (
      self->done_page,
      is_new ? _ ("Lock the paper away. Unlock with your name and password (Ctrl+U); more accounts "
                  "are made in the preferences.")
             : _ ("Lock the new paper away and destroy the old one: it opens nothing any more."));
  wipe (self);
  show_page (self, "done");
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static void
carried_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtAccountsSetup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = zimt_session_vault_finish (ZIMT_SESSION (source), result, NULL, &error);

  if (self->session == NULL)
    return;
  self->is_busy = FALSE;
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (is_done)
    show_done (self);
  else
    say_reason (self, error->message);
}

static void
carry_out (ZimtAccountsSetup *self)
{
  gboolean is_new = self->kind == ZIMT_ACCOUNTS_SETUP_FOUND;

  self->is_busy = TRUE;
  gtk_spinner_set_spinning (self->spinner, TRUE);
  /* The fields keep the password until it is done: a full disk must not cost the person a second
   * paper. They lie in wiped memory. */
  zimt_session_vault_async (self->session,
                            is_new ? ZIMT_VAULT_FOUND : ZIMT_VAULT_REPLACE_RECOVERY_KEY,
                            self->account, NULL,
                            is_new ? g_strdup (gtk_editable_get_text (self->password)) : NULL,
                            g_strdup (self->key), carried_out_cb, g_object_ref (self));
}

/* --- From page to page --- */

const char *
zimt_accounts_setup_get_page_name (ZimtAccountsSetup *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

void
zimt_accounts_setup_next (ZimtAccountsSetup *self)
{
  const char *page = zimt_accounts_setup_get_page_name (self);

  if (self->is_busy)
    return;
  if (g_str_equal (page, "person"))
    leave_person (self);
  else if (g_str_equal (page, "key"))
    show_check (self);
  else if (g_str_equal (page, "check"))
    {
      if (is_on_paper (self))
        carry_out (self);
    }
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
back_cb (ZimtAccountsSetup *self)
{
  if (self->is_busy)
    return;
  if (g_str_equal (zimt_accounts_setup_get_page_name (self), "check"))
    {
      show_key (self);
      return;
    }
  show_page (self, "person");
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/* A page back, not away: the key of a paper that was printed would go with it. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ZimtAccountsSetup *self = ZIMT_ACCOUNTS_SETUP (widget);

  if (gtk_widget_get_visible (self->back_button))
    back_cb (self);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

/* --- Life --- */

static gboolean
zimt_accounts_setup_close_request (GtkWindow *window)
{
  ZimtAccountsSetup *self = ZIMT_ACCOUNTS_SETUP (window);

  /* The vault is being made, and only this knows its key. */
  if (self->is_busy)
    return TRUE;
  return GTK_WINDOW_CLASS (zimt_accounts_setup_parent_class)->close_request (window);
}

static void
zimt_accounts_setup_dispose (GObject *object)
{
  ZimtAccountsSetup *self = ZIMT_ACCOUNTS_SETUP (object);

  if (self->session != NULL)
    wipe (self);
  self->paper = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->account, zimt_account_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZIMT_TYPE_ACCOUNTS_SETUP);
  G_OBJECT_CLASS (zimt_accounts_setup_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, ZimtAccountsSetup, name)
  BIND (stack);
  BIND (later_button);
  BIND (back_button);
  BIND (next_button);
  BIND (spinner);
  BIND (labels);
  BIND (name);
  BIND (name_row);
  BIND (password);
  BIND (password_row);
  BIND (again);
  BIND (again_row);
  BIND (counsels);
  BIND (groups);
  BIND (print_bin);
  BIND (paper_bin);
  BIND (check_card);
  BIND (done_page);
  BIND (foot);
  BIND (reason);
#undef BIND
}

static void
zimt_accounts_setup_class_init (ZimtAccountsSetupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_accounts_setup_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = zimt_accounts_setup_close_request;
  g_type_ensure (ZIMT_TYPE_FORM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/shell/accounts-setup.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "next_cb",
                                                G_CALLBACK (zimt_accounts_setup_next));
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
zimt_accounts_setup_init (ZimtAccountsSetup *self)
{
  GtkWidget *paper = NULL;
  GtkEditable *typed[3];

  gtk_widget_init_template (GTK_WIDGET (self));
  zimt_style_ensure (GTK_WIDGET (self));
  zimt_name_by_label (self->later_button);
  zimt_name_by_label (self->back_button);
  zimt_name_by_label (GTK_WIDGET (self->next_button));
  paper = zimt_paper_view_new (PAPER_WIDTH_PX, _ ("The paper with the key"));
  self->paper = ZIMT_PAPER_VIEW (paper);
  adw_bin_set_child (self->paper_bin, paper);
  adw_bin_set_child (self->print_bin, zimt_print_bar_new (self->paper));
  /* Groups run from left to right on every paper. */
  gtk_widget_set_direction (GTK_WIDGET (self->groups), GTK_TEXT_DIR_LTR);
  zimt_password_row_watch_caps_lock (self->password_row);
  typed[0] = self->name;
  typed[1] = self->password;
  typed[2] = self->again;
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_signal_connect_object (typed[i], "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

GtkWindow *
zimt_accounts_setup_new (GtkWindow *parent, ZimtSession *session, ZimtAccountsSetupKind kind)
{
  ZimtAccountsSetup *self
      = g_object_new (ZIMT_TYPE_ACCOUNTS_SETUP, "application", gtk_window_get_application (parent),
                      "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  if (kind == ZIMT_ACCOUNTS_SETUP_FOUND)
    {
      show_page (self, "person");
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return GTK_WINDOW (self);
    }
  gtk_window_set_title (GTK_WINDOW (self), _ ("New Recovery Key"));
  gtk_button_set_label (GTK_BUTTON (self->later_button), _ ("Ca_ncel"));
  show_key (self);
  return GTK_WINDOW (self);
}
