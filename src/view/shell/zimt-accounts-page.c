/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The accounts, as a page of the preferences. */
#include "zimt-accounts-page.h"

#include <glib/gi18n-lib.h>

#include "zimt-account-dialog.h"
#include "zimt-accounts-setup.h"
#include "zimt-desk-vault.h"
#include "zimt-escape.h"
#include "zimt-password-dialog.h"
#include "zimt-time-names.h"

#define ACCOUNT_KEY "zimt-account"

struct _ZimtAccountsPage
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *own; /* borrowed, as the next: groups of the page */
  AdwPreferencesGroup *list;
  AdwPreferencesGroup *paper;
  GtkWidget *add_button;
  GtkWidget *password_row;
  GtkWidget *key_row;
  GPtrArray *rows; /* owned: borrowed rows of the list */
  char *shown;     /* owned (nullable): what they say */

  ZimtSession *session;      /* owned */
  ZimtHouse *house;          /* owned (nullable): whose accounts are listed */
  GArray *missing;           /* owned (nullable): gint64 ids */
  GCancellable *cancellable; /* owned */
};
G_DEFINE_FINAL_TYPE (ZimtAccountsPage, zimt_accounts_page, ADW_TYPE_PREFERENCES_PAGE)

enum
{
  MESSAGE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
tell (ZimtAccountsPage *page, const char *text)
{
  g_signal_emit (page, signals[MESSAGE], 0, text);
}

static GtkWindow *
get_window (ZimtAccountsPage *page)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
}

static void
present_dialog (ZimtAccountsPage *page, ZimtRecordDialog *dialog)
{
  g_signal_connect_object (dialog, "message", G_CALLBACK (tell), page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const ZimtAccount *
get_row_account (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  return g_object_get_data (G_OBJECT (row), ACCOUNT_KEY);
}

/* --- Acts --- */

static void
add_cb (ZimtAccountsPage *page)
{
  present_dialog (page, zimt_account_dialog_new (get_window (page), page->session, NULL));
}

static void
edit_cb (ZimtAccountsPage *page, GtkWidget *row)
{
  present_dialog (page, zimt_account_dialog_new (get_window (page), page->session,
                                                 get_row_account (row)));
}

static void
grant_cb (ZimtAccountsPage *page, GtkWidget *button)
{
  present_dialog (page, zimt_account_dialog_new_grant (get_window (page), page->session,
                                                       get_row_account (button)));
}

static void
password_cb (ZimtAccountsPage *page)
{
  present_dialog (page, zimt_password_dialog_new (get_window (page), page->session));
}

static void
key_cb (ZimtAccountsPage *page)
{
  gtk_window_present (
      zimt_accounts_setup_new (get_window (page), page->session, ZIMT_ACCOUNTS_SETUP_REPLACE));
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtAccountsPage) page = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = zimt_session_vault_finish (ZIMT_SESSION (source), result, NULL, &error);

  if (g_cancellable_is_cancelled (page->cancellable))
    return;
  tell (page, is_done ? _ ("The account has ended.") : error->message);
}

static void
end_confirmed_cb (ZimtAccountsPage *page, const char *response, GtkWidget *question)
{
  const ZimtAccount *account = g_object_get_data (G_OBJECT (question), ACCOUNT_KEY);

  zimt_session_vault_async (page->session, ZIMT_VAULT_END_ACCOUNT, account, NULL, NULL, NULL,
                            ended_cb, g_object_ref (page));
}

static void
end_cb (ZimtAccountsPage *page, GtkWidget *button)
{
  const ZimtAccount *account = get_row_account (button);
  /* Translators: %s is an account's name. */
  g_autofree char *heading = g_strdup_printf (_ ("End the account of %s?"), account->name);
  GtkWidget *widget = adw_message_dialog_new (get_window (page), heading,
                                              _ ("It never comes back. Its keys are destroyed, and "
                                                 "what it could read is encrypted anew, so "
                                                 "that also an old copy of its keys opens nothing "
                                                 "that is written from now on. What it wrote "
                                                 "stays, with its name."));
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (question, "keep", _ ("_Keep"), "end", _ ("_End Account"), NULL);
  adw_message_dialog_set_response_appearance (question, "end", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (question, "keep");
  adw_message_dialog_set_close_response (question, "keep");
  g_object_set_data_full (G_OBJECT (question), ACCOUNT_KEY, zimt_account_copy (account),
                          (GDestroyNotify)zimt_account_free);
  g_signal_connect_object (question, "response::end", G_CALLBACK (end_confirmed_cb), page,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

/* --- Rows --- */

static gboolean
is_missing (ZimtAccountsPage *page, const ZimtAccount *account)
{
  for (guint i = 0; page->missing != NULL && i < page->missing->len; i++)
    if (g_array_index (page->missing, gint64, i) == account->id)
      return TRUE;
  return FALSE;
}

static char *
dup_subtitle (ZimtAccountsPage *page, const ZimtAccount *account)
{
  ZimtCenter *center = zimt_session_get_center (page->session);
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (center));
  g_autofree char *roles = zimt_roles_to_words (account->roles);
  g_autoptr (GString) text = g_string_new (roles);

  if (account->is_ended)
    g_string_append_printf (text, " · %s", _ ("ended"));
  else if (account->last_day != 0)
    {
      g_autofree char *date = zimt_date_range_to_text (account->last_day, account->last_day);

      g_string_append (text, " · ");
      if (account->last_day < today)
        /* Translators: of an account; %s is a date. */
        g_string_append_printf (text, _ ("last day was %s"), date);
      else
        /* Translators: of an account; %s is a date. */
        g_string_append_printf (text, _ ("last day %s"), date);
    }
  if (!account->is_ended && is_missing (page, account))
    g_string_append_printf (text, "\n%s", _ ("A key of its roles is still to be given."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_row_button (ZimtAccountsPage *page, GtkWidget *row, GtkWidget *button, const char *name,
                GCallback clicked)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", clicked, page, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row_buttons (ZimtAccountsPage *page, GtkWidget *row, const ZimtAccount *account,
                 gboolean may_write)
{
  if (is_missing (page, account))
    {
      /* Translators: %s is an account's name. */
      g_autofree char *name = g_strdup_printf (_ ("Give missing keys to %s"), account->name);

      /* Translators: gives an account the keys that it lacks. */
      add_row_button (page, row, gtk_button_new_with_label (_ ("Give…")), name,
                      G_CALLBACK (grant_cb));
    }
  if (may_write)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
      /* Translators: %s is an account's name. */
      g_autofree char *name = g_strdup_printf (_ ("End the account of %s"), account->name);

      gtk_widget_add_css_class (button, "flat");
      add_row_button (page, row, button, name, G_CALLBACK (end_cb));
    }
}

static void
add_row (ZimtAccountsPage *page, const ZimtAccount *account, gboolean may_write)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (page, account);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), account->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), ACCOUNT_KEY, zimt_account_copy (account),
                          (GDestroyNotify)zimt_account_free);
  if (account->is_ended)
    gtk_widget_add_css_class (row, "dim-label");
  else
    {
      add_row_buttons (page, row, account, may_write);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), may_write);
      g_signal_connect_object (row, "activated", G_CALLBACK (edit_cb), page, G_CONNECT_SWAPPED);
    }
  adw_preferences_group_add (page->list, row);
  g_ptr_array_add (page->rows, row);
}

/* What the list will say, so that nothing is made anew, and no focus lost, by news that are not
 * about accounts. */
static char *
dup_state (ZimtAccountsPage *page, gboolean may_write)
{
  g_autoptr (GString) state = g_string_new (may_write ? "w" : "r");

  for (guint i = 0; page->house != NULL && i < page->house->accounts->len; i++)
    {
      const ZimtAccount *account = g_ptr_array_index (page->house->accounts, i);
      g_autofree char *subtitle = dup_subtitle (page, account);

      g_string_append_printf (state, "\n%s\n%s", account->name, subtitle);
    }
  return g_string_free (g_steal_pointer (&state), FALSE);
}

static void
fill_list (ZimtAccountsPage *page, gboolean may_write)
{
  g_autofree char *state = dup_state (page, may_write);

  if (g_strcmp0 (page->shown, state) == 0)
    return;
  g_free (page->shown);
  page->shown = g_steal_pointer (&state);
  for (guint i = 0; i < page->rows->len; i++)
    adw_preferences_group_remove (page->list, g_ptr_array_index (page->rows, i));
  g_ptr_array_set_size (page->rows, 0);
  for (guint i = 0; page->house != NULL && i < page->house->accounts->len; i++)
    {
      const ZimtAccount *account = g_ptr_array_index (page->house->accounts, i);

      /* Whoever holds a class may give it, also without the right to change accounts. */
      if (may_write || is_missing (page, account))
        add_row (page, account, may_write);
    }
}

/* --- What is to be seen --- */

static const char *
get_description (ZimtAccountsPage *page, gboolean may_write)
{
  ZimtCenter *center = zimt_session_get_center (page->session);

  if (!zimt_center_has_vault (center))
    return _ ("There are no accounts yet. Set them up with the button at the top of the window.");
  if (may_write)
    return _ ("Everybody has an account of their own, and nobody knows the password of another.");
  if (zimt_session_is_unlocked (page->session))
    return _ ("Only the lead changes accounts. Yours has no right to.");
  return _ ("Unlock with the lead’s account to see and change the accounts.");
}

static void
update (ZimtAccountsPage *page)
{
  gboolean may_write
      = zimt_center_has_vault (zimt_session_get_center (page->session))
        && zimt_session_get_level (page->session, ZIMT_RIGHT_ACCOUNTS) >= ZIMT_LEVEL_WRITE;
  gboolean is_unlocked = zimt_session_is_unlocked (page->session);
  g_autofree char *description = zimt_escape (get_description (page, may_write));

  adw_preferences_group_set_description (page->list, description);
  gtk_widget_set_visible (page->add_button, may_write);
  gtk_widget_set_visible (GTK_WIDGET (page->own), is_unlocked);
  gtk_widget_set_visible (GTK_WIDGET (page->paper), may_write);
  fill_list (page, may_write);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtAccountsPage) page = user_data;
  GArray *missing = zimt_session_list_missing_finish (ZIMT_SESSION (source), result, NULL);

  /* Without an answer the accounts are listed without what they lack. */
  if (g_cancellable_is_cancelled (page->cancellable))
    {
      g_clear_pointer (&missing, g_array_unref);
      return;
    }
  g_clear_pointer (&page->missing, g_array_unref);
  page->missing = missing;
  update (page);
}

static void
reload (ZimtAccountsPage *page)
{
  ZimtCenter *center = zimt_session_get_center (page->session);
  ZimtHouse *house = zimt_center_get_house (center);
  gboolean is_unlocked = zimt_session_is_unlocked (page->session);

  g_clear_pointer (&page->house, zimt_house_unref);
  page->house = house != NULL ? zimt_house_ref (house) : NULL;
  /* Only who is unlocked can give anything. */
  if (!is_unlocked)
    g_clear_pointer (&page->missing, g_array_unref);
  update (page);
  if (house != NULL && is_unlocked)
    zimt_session_list_missing_async (page->session, listed_cb, g_object_ref (page));
}

/* --- Life --- */

static void
zimt_accounts_page_dispose (GObject *object)
{
  ZimtAccountsPage *page = ZIMT_ACCOUNTS_PAGE (object);

  g_cancellable_cancel (page->cancellable);
  g_clear_pointer (&page->house, zimt_house_unref);
  g_clear_pointer (&page->missing, g_array_unref);
  g_clear_pointer (&page->rows, g_ptr_array_unref);
  g_clear_object (&page->session);
  G_OBJECT_CLASS (zimt_accounts_page_parent_class)->dispose (object);
}

static void
zimt_accounts_page_finalize (GObject *object)
{
  ZimtAccountsPage *page = ZIMT_ACCOUNTS_PAGE (object);

  g_object_unref (page->cancellable);
  g_free (page->shown);
  G_OBJECT_CLASS (zimt_accounts_page_parent_class)->finalize (object);
}

static void
zimt_accounts_page_class_init (ZimtAccountsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_accounts_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_accounts_page_finalize;
  signals[MESSAGE] = g_signal_new ("message", ZIMT_TYPE_ACCOUNTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static AdwPreferencesGroup *
add_group (ZimtAccountsPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return group;
}

/* A row that opens something. */
static GtkWidget *
add_opener (ZimtAccountsPage *page, AdwPreferencesGroup *group, const char *title,
            const char *subtitle, GCallback activated)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", activated, page, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return row;
}

static void
zimt_accounts_page_init (ZimtAccountsPage *page)
{
  page->cancellable = g_cancellable_new ();
  page->rows = g_ptr_array_new ();
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Accounts"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "avatar-default-symbolic");
  page->list = add_group (page, _ ("Accounts"));
  /* Translators: Adds a room, a closure, an organisation to a list. */
  page->add_button = gtk_button_new_with_mnemonic (_ ("_Add…"));
  gtk_widget_add_css_class (page->add_button, "flat");
  gtk_widget_set_valign (page->add_button, GTK_ALIGN_START);
  g_signal_connect_object (page->add_button, "clicked", G_CALLBACK (add_cb), page,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (page->list, page->add_button);
  page->own = add_group (page, _ ("Your Account"));
  page->password_row
      = add_opener (page, page->own, _ ("_Change Password…"), "", G_CALLBACK (password_cb));
  page->paper = add_group (page, _ ("Recovery"));
  page->key_row = add_opener (
      page, page->paper, _ ("_New Recovery Key…"),
      _ ("When the paper was lost or seen by others. The old key opens nothing any more."),
      G_CALLBACK (key_cb));
}

GtkWidget *
zimt_accounts_page_new (ZimtSession *session)
{
  ZimtAccountsPage *page = g_object_new (ZIMT_TYPE_ACCOUNTS_PAGE, NULL);

  page->session = g_object_ref (session);
  g_signal_connect_object (zimt_session_get_center (session), "changed", G_CALLBACK (reload), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locked", G_CALLBACK (reload), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "unlocked", G_CALLBACK (reload), page, G_CONNECT_SWAPPED);
  reload (page);
  return GTK_WIDGET (page);
}
