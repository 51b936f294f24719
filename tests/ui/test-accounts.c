/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts: making the vault, unlocking, locking, and what each role may. */
#include <signal.h>
#include <string.h>

#include "vault-fixture.h"
#include "zimt-accounts-page.h"
#include "zimt-accounts-setup.h"
#include "zimt-case-drafts.h"
#include "zimt-form-window.h"
#include "zimt-key-groups.h"
#include "zimt-preferences.h"
#include "zimt-print-bar.h"
#include "zimt-record-dialog.h"

#define COUNSELLOR "Mina Berg"
#define SECOND_COUNSELLOR "Jonas Weiß"

/* --- Looking --- */

static GtkWidget *
get_window (WindowFixture *fixture)
{
  return GTK_WIDGET (fixture->window);
}

static const char *
get_lock_label (WindowFixture *fixture)
{
  return gtk_button_get_label (
      GTK_BUTTON (editor_get_widget (get_window (fixture), GTK_TYPE_BUTTON, "lock_button")));
}

static const char *
get_account_label (WindowFixture *fixture)
{
  return gtk_label_get_text (
      GTK_LABEL (editor_get_widget (get_window (fixture), GTK_TYPE_LABEL, "account_label")));
}

static gboolean
is_enabled (WindowFixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

static const char *
get_reason (GtkWidget *dialog)
{
  return gtk_label_get_text (GTK_LABEL (editor_get_widget (dialog, GTK_TYPE_LABEL, "reason")));
}

static gboolean
has_reason (gpointer data)
{
  return *get_reason (data) != '\0';
}

static GtkWidget *
wait_for_dialog (GType type)
{
  GtkWidget *dialog = GTK_WIDGET (window_wait_for_toplevel (type));

  editor_present (GTK_WINDOW (dialog));
  /* libadwaita's own has a search button that is named by its tooltip only. */
  if (!ADW_IS_PREFERENCES_WINDOW (dialog))
    editor_check_buttons (dialog);
  return dialog;
}

typedef struct
{
  ZimtAccountsSetup *setup;
  const char *name;
} PageWait;

static gboolean
is_page (gpointer data)
{
  PageWait *wait = data;

  return g_strcmp0 (zimt_accounts_setup_get_page_name (wait->setup), wait->name) == 0;
}

static void
wait_for_page (GtkWidget *setup, const char *name)
{
  PageWait wait = { ZIMT_ACCOUNTS_SETUP (setup), name };

  editor_wait (is_page, &wait);
}

/* --- The assistant --- */

/* The group as the page of the key shows it. */
static const char *
get_group (GtkWidget *setup, guint index)
{
  GtkWidget *grid = editor_get_widget (setup, GTK_TYPE_GRID, "groups");
  GtkWidget *child = gtk_widget_get_first_child (grid);

  for (guint i = 0; i < 2 * index + 1; i++)
    child = gtk_widget_get_next_sibling (child);
  return gtk_label_get_text (GTK_LABEL (child));
}

static guint
get_checked (GtkWidget *setup, guint index)
{
  GtkWidget *card = editor_get_widget (setup, GTK_TYPE_BOX, "check_card");
  GtkWidget *row = gtk_widget_get_first_child (card);
  GtkWidget *label;

  for (guint i = 0; i < index; i++)
    row = gtk_widget_get_next_sibling (row);
  label = gtk_widget_get_first_child (row);
  return (guint)g_ascii_strtoull (gtk_label_get_text (GTK_LABEL (label)) + strlen ("Group "), NULL,
                                  10)
         - 1;
}

static void
fill_person (GtkWidget *setup)
{
  ZimtAccountsSetup *assistant = ZIMT_ACCOUNTS_SETUP (setup);
  GtkWidget *page = editor_get_widget (setup, GTK_TYPE_STACK, "stack");

  editor_photograph (setup, "accounts-setup-person");
  vault_type (page, GTK_TYPE_ENTRY, 0, VAULT_LEAD);
  vault_type (page, GTK_TYPE_PASSWORD_ENTRY, 0, "kurz");
  zimt_accounts_setup_next (assistant);
  g_assert_cmpstr (zimt_accounts_setup_get_page_name (assistant), ==, "person");
  vault_type (page, GTK_TYPE_PASSWORD_ENTRY, 0, VAULT_PASSWORD);
  vault_type (page, GTK_TYPE_PASSWORD_ENTRY, 1, VAULT_OTHER_PASSWORD);
  zimt_accounts_setup_next (assistant);
  g_assert_nonnull (window_find_label (setup, "The two passwords differ"));
  editor_photograph (setup, "accounts-setup-refused");
  vault_type (page, GTK_TYPE_PASSWORD_ENTRY, 1, VAULT_PASSWORD);
  zimt_accounts_setup_next (assistant);
  g_assert_cmpstr (zimt_accounts_setup_get_page_name (assistant), ==, "key");
}

static void
test_assistant (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *setup, *check;
  ZimtAccountsSetup *assistant;
  const char *groups[2];

  window_open_practice (fixture);
  g_assert_cmpstr (get_lock_label (fixture), ==, "Set Up Accounts…");
  g_assert_false (is_enabled (fixture, "unlock"));
  window_activate (fixture, "set-up-accounts");
  setup = wait_for_dialog (ZIMT_TYPE_ACCOUNTS_SETUP);
  assistant = ZIMT_ACCOUNTS_SETUP (setup);
  fill_person (setup);
  editor_photograph (setup, "accounts-setup-key");
  zimt_accounts_setup_next (assistant);
  check = editor_get_widget (setup, GTK_TYPE_BOX, "check_card");
  for (guint i = 0; i < 2; i++)
    groups[i] = get_group (setup, get_checked (setup, i));
  vault_type (check, GTK_TYPE_ENTRY, 0, groups[0]);
  vault_type (check, GTK_TYPE_ENTRY, 1, "00000");
  zimt_accounts_setup_next (assistant);
  g_assert_nonnull (window_find_label (setup, "This group is not what the key has there"));
  editor_photograph (setup, "accounts-setup-check");
  g_assert_false (zimt_center_has_vault (zimt_window_get_center (fixture->window)));
  vault_type (check, GTK_TYPE_ENTRY, 1, groups[1]);
  zimt_accounts_setup_next (assistant);
  wait_for_page (setup, "done");
  editor_photograph (setup, "accounts-setup-done");
  g_assert_null (gtk_widget_get_first_child (editor_get_widget (setup, GTK_TYPE_GRID, "groups")));
  zimt_accounts_setup_next (assistant);
  g_assert_cmpstr (get_lock_label (fixture), ==, "Unlock…");
  g_assert_cmpstr (get_account_label (fixture), ==, "Reception");
  g_assert_false (is_enabled (fixture, "set-up-accounts"));
  g_assert_true (is_enabled (fixture, "unlock"));
}

static void
test_assistant_is_put_off (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *setup;

  window_open_practice (fixture);
  window_activate (fixture, "set-up-accounts");
  setup = wait_for_dialog (ZIMT_TYPE_ACCOUNTS_SETUP);
  vault_click (setup, "Later");
  editor_settle ();
  g_assert_cmpstr (get_lock_label (fixture), ==, "Set Up Accounts…");
  window_activate (fixture, "set-up-accounts");
  setup = wait_for_dialog (ZIMT_TYPE_ACCOUNTS_SETUP);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (vault_get_nth (setup, GTK_TYPE_ENTRY, 0))),
                   ==, "");
}

/* --- Unlocking --- */

static void
test_unlock (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *key = vault_found (fixture, ZIMT_ROLE_COUNSELLING);
  GtkWidget *dialog, *password;
  int start = -1, end = -1;

  window_activate (fixture, "cases");
  g_assert_cmpstr (zimt_window_get_page_name (fixture->window), ==, "cases");
  editor_photograph (get_window (fixture), "header-locked");
  g_assert_false (is_enabled (fixture, "new-consultation"));
  window_activate (fixture, "unlock");
  dialog = wait_for_dialog (ZIMT_TYPE_RECORD_DIALOG);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (vault_get_nth (dialog, GTK_TYPE_ENTRY, 0))),
                   ==, VAULT_LEAD);
  password = vault_get_nth (dialog, GTK_TYPE_PASSWORD_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (password), "ganz falsch");
  zimt_record_dialog_save (ZIMT_RECORD_DIALOG (dialog));
  editor_wait (has_reason, dialog);
  editor_photograph (dialog, "unlock-wrong");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (password), &start, &end));
  g_assert_cmpint (end - start, ==, strlen ("ganz falsch"));
  g_assert_false (zimt_session_is_unlocked (zimt_window_get_session (fixture->window)));
}

/* Nothing comes between the letters while one types; the rest of the name is added after. */
static void
test_first_letters_name_an_account (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *key = vault_found (fixture, ZIMT_ROLE_COUNSELLING);
  GtkWidget *dialog;
  GtkEditable *name;
  const char *typed = "Ir";
  int end = 0;

  vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
  vault_add (fixture, "Iris Intern", ZIMT_ROLE_INTERN);
  window_activate (fixture, "lock");
  vault_wait_unlocked (fixture, FALSE);
  window_activate (fixture, "unlock");
  dialog = wait_for_dialog (ZIMT_TYPE_RECORD_DIALOG);
  name = GTK_EDITABLE (vault_get_nth (dialog, GTK_TYPE_ENTRY, 0));
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "");
  for (const char *i = typed; *i != '\0'; i++)
    {
      gtk_editable_insert_text (name, i, 1, &end);
      editor_settle ();
    }
  g_assert_cmpstr (gtk_editable_get_text (name), ==, typed);
  vault_type (dialog, GTK_TYPE_PASSWORD_ENTRY, 0, VAULT_OTHER_PASSWORD);
  zimt_record_dialog_save (ZIMT_RECORD_DIALOG (dialog));
  vault_wait_unlocked (fixture, TRUE);
  g_assert_cmpstr (get_account_label (fixture), ==, "Iris Intern");
}

static void
test_unlocked_header (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *key = vault_found (fixture, ZIMT_ROLE_COUNSELLING);
  GtkWidget *dialog;

  window_activate (fixture, "unlock");
  dialog = wait_for_dialog (ZIMT_TYPE_RECORD_DIALOG);
  vault_type (dialog, GTK_TYPE_PASSWORD_ENTRY, 0, VAULT_PASSWORD);
  editor_photograph (dialog, "unlock");
  zimt_record_dialog_save (ZIMT_RECORD_DIALOG (dialog));
  vault_wait_unlocked (fixture, TRUE);
  g_assert_cmpstr (get_account_label (fixture), ==, VAULT_LEAD);
  g_assert_true (g_str_has_prefix (get_lock_label (fixture), "Lock "));
  window_activate (fixture, "cases");
  editor_photograph (get_window (fixture), "header-unlocked");
  g_assert_true (is_enabled (fixture, "new-consultation"));
  g_assert_true (is_enabled (fixture, "change-password"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), !=, VAULT_LEAD);
  editor_press (get_window (fixture), GDK_KEY_l, GDK_CONTROL_MASK);
  vault_wait_unlocked (fixture, FALSE);
  g_assert_cmpstr (get_account_label (fixture), ==, "Reception");
  g_assert_false (is_enabled (fixture, "new-consultation"));
  g_assert_false (is_enabled (fixture, "lock"));
}

static void
test_recovery (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *key = vault_found (fixture, ZIMT_ROLE_COUNSELLING);
  GtkWidget *unlock, *dialog, *groups;
  GtkEditable *third;
  g_autofree char *group = NULL;

  window_activate (fixture, "unlock");
  unlock = wait_for_dialog (ZIMT_TYPE_RECORD_DIALOG);
  vault_click (unlock, "Forgotten password");
  editor_settle ();
  dialog = vault_get_nth (GTK_WIDGET (g_list_last (gtk_window_list_toplevels ())->data),
                          GTK_TYPE_WINDOW, 0);
  for (GList *i = gtk_window_list_toplevels (); i != NULL; i = i->next)
    if (ZIMT_IS_RECORD_DIALOG (i->data) && i->data != unlock)
      dialog = i->data;
  editor_present (GTK_WINDOW (dialog));
  groups = editor_get_widget (dialog, ZIMT_TYPE_KEY_GROUPS, NULL);
  /* As if it were pasted into the first field. */
  gtk_editable_set_text (zimt_key_groups_get_field (ZIMT_KEY_GROUPS (groups), 0), key);
  third = zimt_key_groups_get_field (ZIMT_KEY_GROUPS (groups), 2);
  group = g_strdup (gtk_editable_get_text (third));
  g_assert_cmpuint (strlen (group), ==, 5);
  gtk_editable_set_text (third, g_str_has_prefix (group, "7") ? "8AAAA" : "7AAAA");
  vault_type (dialog, GTK_TYPE_PASSWORD_ENTRY, 0, VAULT_OTHER_PASSWORD);
  vault_type (dialog, GTK_TYPE_PASSWORD_ENTRY, 1, VAULT_OTHER_PASSWORD);
  zimt_record_dialog_save (ZIMT_RECORD_DIALOG (dialog));
  editor_wait (has_reason, dialog);
  g_assert_nonnull (strstr (get_reason (dialog), "3"));
  editor_photograph (dialog, "recovery");
  gtk_editable_set_text (third, group);
  vault_type (dialog, GTK_TYPE_PASSWORD_ENTRY, 0, VAULT_OTHER_PASSWORD);
  vault_type (dialog, GTK_TYPE_PASSWORD_ENTRY, 1, VAULT_OTHER_PASSWORD);
  zimt_record_dialog_save (ZIMT_RECORD_DIALOG (dialog));
  window_wait_for_message ("The account has its new password.");
  vault_unlock (fixture, VAULT_LEAD, VAULT_OTHER_PASSWORD);
}

/* A short one, too: nobody may overlook it. */
static void
test_a_warning_stays (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  window_open_practice (fixture);
  zimt_session_warn (zimt_window_get_session (fixture->window), "Records were taken away.");
  dialog = wait_for_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Records were taken away.");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
}

/* --- Locking --- */

static guint
count_dialogs (WindowFixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *i = windows; i != NULL; i = i->next)
    if (i->data != fixture->window && gtk_widget_get_mapped (i->data))
      n++;
  return n;
}

static void
test_lock_closes_all (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *key = vault_found (fixture, 0);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (get_window (fixture));
  GtkWidget *preferences, *dialog;

  vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
  window_activate (fixture, "preferences");
  preferences = wait_for_dialog (ZIMT_TYPE_PREFERENCES);
  vault_click (editor_get_widget (preferences, ZIMT_TYPE_ACCOUNTS_PAGE, NULL), "Add");
  dialog = wait_for_dialog (ZIMT_TYPE_RECORD_DIALOG);
  vault_type (dialog, GTK_TYPE_ENTRY, 0, COUNSELLOR);
  editor_photograph (dialog, "account-new");
  gtk_window_close (GTK_WINDOW (dialog));
  window_wait_for_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  gdk_clipboard_set_text (clipboard, COUNSELLOR);
  g_assert_cmpuint (count_dialogs (fixture), ==, 3);
  editor_press (dialog, GDK_KEY_l, GDK_CONTROL_MASK);
  vault_wait_unlocked (fixture, FALSE);
  g_assert_cmpuint (count_dialogs (fixture), ==, 0);
  g_assert_null (gdk_clipboard_get_content (clipboard));
}

static void
test_copies_leave_the_clipboard (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *key = vault_found (fixture, 0);
  ZimtSession *session = zimt_window_get_session (fixture->window);
  GdkClipboard *clipboards[2] = { gtk_widget_get_clipboard (get_window (fixture)),
                                  gtk_widget_get_primary_clipboard (get_window (fixture)) };

  for (guint i = 0; i < G_N_ELEMENTS (clipboards); i++)
    {
      vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
      gdk_clipboard_set_text (clipboards[i], COUNSELLOR);
      editor_settle ();
      g_assert_nonnull (gdk_clipboard_get_content (clipboards[i]));
      zimt_session_lock (session);
      g_assert_null (gdk_clipboard_get_content (clipboards[i]));
      vault_wait_unlocked (fixture, FALSE);
      /* What is copied while nobody is unlocked is nobody's secret. */
      gdk_clipboard_set_text (clipboards[i], "Raumplan");
      zimt_session_lock (session);
      editor_settle ();
      g_assert_nonnull (gdk_clipboard_get_content (clipboards[i]));
    }
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

/* The desktop's session ends with a form open. */
static void
end_by (WindowFixture *fixture, int number)
{
  gpointer window = fixture->window;
  GtkWidget *form;

  vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
  window_activate (fixture, "cases");
  window_activate (fixture, "new-case");
  form = wait_for_dialog (ZIMT_TYPE_FORM_WINDOW);
  vault_type (form, GTK_TYPE_ENTRY, 0, "Amsel Birke");
  g_object_add_weak_pointer (window, &window);
  raise (number);
  editor_wait (is_gone, &window);
  g_assert_cmpuint (count_dialogs (fixture), ==, 0);
}

/* Another start of the program finds the draft. */
static void
test_an_end_keeps_what_was_typed (WindowFixture *fixture, gconstpointer data)
{
  static const int numbers[] = { SIGTERM, SIGHUP, SIGINT };
  g_autofree char *key = vault_found (fixture, ZIMT_ROLE_COUNSELLING);
  g_autofree char *path = g_strdup (zimt_window_get_path (fixture->window));

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GPtrArray) drafts = NULL;

      end_by (fixture, numbers[i]);
      fixture->window = ZIMT_WINDOW (
          zimt_window_new (fixture->application, fixture->clock, fixture->settings, "0"));
      zimt_window_open (fixture->window, path);
      window_wait_for_page (fixture, "plan");
      editor_present (GTK_WINDOW (fixture->window));
      vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
      drafts = zimt_case_drafts_list (zimt_window_get_session (fixture->window));
      g_assert_cmpuint (drafts->len, ==, i + 1);
    }
}

static int
get_seconds (WindowFixture *fixture)
{
  int seconds = 0;

  g_object_get (zimt_window_get_session (fixture->window), "seconds-left", &seconds, NULL);
  return seconds;
}

/* Typing in a menu, a list of choices or a filter is work too. */
static void
press_in_a_popover (WindowFixture *fixture)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *entry = gtk_entry_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_widget_set_parent (popover, get_window (fixture));
  zimt_session_lock_in (zimt_window_get_session (fixture->window), 3);
  editor_press (entry, GDK_KEY_Shift_L, 0);
  g_assert_cmpint (get_seconds (fixture), >, 200);
  gtk_widget_unparent (popover);
}

static void
test_idle (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *key = vault_found (fixture, 0);
  ZimtSession *session = zimt_window_get_session (fixture->window);

  vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
  zimt_session_lock_in (session, 3);
  g_assert_cmpint (get_seconds (fixture), <=, 3);
  g_assert_nonnull (strstr (get_lock_label (fixture), "0:0"));
  editor_press (get_window (fixture), GDK_KEY_Shift_L, 0);
  g_assert_cmpint (get_seconds (fixture), >, 200);
  press_in_a_popover (fixture);
  zimt_session_lock_in (session, 1);
  vault_wait_unlocked (fixture, FALSE);
  g_assert_cmpstr (get_lock_label (fixture), ==, "Unlock…");
}

/* --- Rights --- */

static GtkWidget *
open_preferences (WindowFixture *fixture)
{
  window_activate (fixture, "preferences");
  return wait_for_dialog (ZIMT_TYPE_PREFERENCES);
}

static void
show_page (GtkWidget *preferences, GType type, const char *picture)
{
  GtkWidget *page = editor_get_widget (preferences, type, NULL);

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (preferences),
                                           ADW_PREFERENCES_PAGE (page));
  editor_settle ();
  editor_photograph (preferences, picture);
}

static void
test_reception_reads (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *key = vault_found (fixture, 0);
  GtkWidget *preferences = NULL;

  g_assert_true (is_enabled (fixture, "new-booking"));
  g_assert_false (is_enabled (fixture, "back-up"));
  g_assert_true (is_enabled (fixture, "restore"));
  preferences = open_preferences (fixture);
  g_assert_false (
      gtk_widget_get_visible (editor_get_widget (preferences, GTK_TYPE_BUTTON, "add_room_button")));
  show_page (preferences, ZIMT_TYPE_ACCOUNTS_PAGE, "preferences-accounts-locked");
  g_assert_nonnull (window_find_label (preferences, "Unlock with the lead’s account"));
}

static void
test_roles (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *key = vault_found (fixture, 0);

  vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
  g_assert_false (is_enabled (fixture, "new-case"));
  g_assert_true (is_enabled (fixture, "new-booking"));
  vault_add (fixture, "Technik", ZIMT_ROLE_CARE);
  zimt_session_lock (zimt_window_get_session (fixture->window));
  vault_unlock (fixture, "Technik", VAULT_OTHER_PASSWORD);
  g_assert_true (is_enabled (fixture, "back-up"));
  g_assert_false (is_enabled (fixture, "new-booking"));
  g_assert_false (is_enabled (fixture, "undo"));
}

static GtkWidget *
find_by_tooltip (GtkWidget *root, const char *tooltip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_tooltip (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_missing (gpointer data)
{
  return editor_find_button (data, "Give") != NULL;
}

static gboolean
is_ended (gpointer data)
{
  return vault_find_account (data, COUNSELLOR)->is_ended;
}

static void
test_accounts_page (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *key = vault_found (fixture, 0);
  GtkWidget *preferences, *page, *question, *dialog;

  vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
  vault_add (fixture, COUNSELLOR, ZIMT_ROLE_COUNSELLING);
  /* The first to counsel has the key of the cases now, and the lead cannot give it. */
  vault_add (fixture, SECOND_COUNSELLOR, ZIMT_ROLE_COUNSELLING | ZIMT_ROLE_NETWORK);
  preferences = open_preferences (fixture);
  page = editor_get_widget (preferences, ZIMT_TYPE_ACCOUNTS_PAGE, NULL);
  editor_wait (has_missing, page);
  show_page (preferences, ZIMT_TYPE_ACCOUNTS_PAGE, "preferences-accounts");
  vault_click (page, "Give");
  dialog = wait_for_dialog (ZIMT_TYPE_RECORD_DIALOG);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (vault_get_nth (dialog, GTK_TYPE_CHECK_BUTTON, 0)),
                               TRUE);
  gtk_editable_set_text (zimt_key_groups_get_field (ZIMT_KEY_GROUPS (editor_get_widget (
                                                        dialog, ZIMT_TYPE_KEY_GROUPS, NULL)),
                                                    0),
                         key);
  vault_type (dialog, GTK_TYPE_PASSWORD_ENTRY, 0, VAULT_OTHER_PASSWORD);
  editor_photograph (dialog, "account-give");
  zimt_record_dialog_save (ZIMT_RECORD_DIALOG (dialog));
  window_wait_for_message ("The account has every key of its roles.");
  g_signal_emit_by_name (find_by_tooltip (page, "End the account of " COUNSELLOR), "clicked");
  question = GTK_WIDGET (window_wait_for_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  editor_photograph (question, "account-end");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "end");
  editor_wait (is_ended, fixture);
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The print bar of the window that is on top. */
static GtkWidget *
get_paper_bar (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *i = windows; i != NULL; i = i->next)
    if (G_OBJECT_TYPE (i->data) == ADW_TYPE_WINDOW)
      return editor_get_widget (i->data, ZIMT_TYPE_PRINT_BAR, NULL);
  g_error ("There is no paper");
}

/* Each page at the size of a small screen, without anything cut. */
static void
test_pages (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *key = vault_found (fixture, ZIMT_ROLE_COUNSELLING);
  GtkWidget *preferences, *pages, *paper, *vault = NULL;

  vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
  preferences = open_preferences (fixture);
  pages = gtk_widget_get_parent (editor_get_widget (preferences, ZIMT_TYPE_ACCOUNTS_PAGE, NULL));
  vault = gtk_widget_get_last_child (pages);
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (preferences),
                                           ADW_PREFERENCES_PAGE (
                                               gtk_widget_get_prev_sibling (vault)));
  editor_settle ();
  editor_photograph (preferences, "preferences-rights");
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (preferences),
                                           ADW_PREFERENCES_PAGE (vault));
  editor_settle ();
  editor_photograph (preferences, "preferences-vault");
  g_signal_emit_by_name (find_row (vault, "_Technical Measures"), "activated");
  paper = GTK_WIDGET (gtk_widget_get_root (get_paper_bar ()));
  editor_present (GTK_WINDOW (paper));
  editor_photograph (paper, "paper-measures");
}

int
main (int argc, char **argv)
{
  GtkApplication *application = window_test_init (&argc, &argv);

#define ADD(name, func)                                                                            \
  g_test_add ("/accounts/" name, WindowFixture, application, window_fixture_set_up, func,          \
              window_fixture_tear_down)
  ADD ("the-assistant-makes-the-vault", test_assistant);
  ADD ("the-assistant-can-be-put-off", test_assistant_is_put_off);
  ADD ("a-wrong-password-stays-and-is-selected", test_unlock);
  ADD ("first-letters-name-an-account", test_first_letters_name_an_account);
  ADD ("the-header-says-who-is-unlocked", test_unlocked_header);
  ADD ("the-paper-key-gives-a-new-password", test_recovery);
  ADD ("a-warning-stays-until-it-is-closed", test_a_warning_stays);
  ADD ("locking-closes-every-dialog", test_lock_closes_all);
  ADD ("an-end-keeps-what-was-typed", test_an_end_keeps_what_was_typed);
  ADD ("copies-leave-the-clipboard", test_copies_leave_the_clipboard);
  ADD ("zimt-locks-by-itself", test_idle);
  ADD ("the-reception-reads-the-house", test_reception_reads);
  ADD ("menus-follow-the-role", test_roles);
  ADD ("accounts-are-given-keys-and-end", test_accounts_page);
  ADD ("the-pages-are-readable", test_pages);
#undef ADD
  return window_test_run (application);
}
