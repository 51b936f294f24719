/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with the practice house and its vault, for tests. */
#include "vault-fixture.h"

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **)data != NULL;
}

static ZimtSession *
get_session (WindowFixture *fixture)
{
  return zimt_window_get_session (fixture->window);
}

static void
run (WindowFixture *fixture, ZimtVaultAct act, const ZimtAccount *account, const char *password,
     const char *key)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  zimt_session_vault_async (get_session (fixture), act, account, NULL, g_strdup (password),
                            g_strdup (key), done_cb, &result);
  editor_wait (has_result, &result);
  zimt_session_vault_finish (get_session (fixture), result, NULL, &error);
  g_assert_no_error (error);
}

static ZimtAccount *
new_account (const char *name, ZimtRoles roles)
{
  ZimtAccount *account = zimt_account_new ();

  g_free (account->name);
  account->name = g_strdup (name);
  account->roles = roles;
  return account;
}

char *
vault_found (WindowFixture *fixture, ZimtRoles roles)
{
  g_autoptr (ZimtAccount) account = new_account (VAULT_LEAD, ZIMT_ROLE_LEAD | roles);
  g_autoptr (GError) error = NULL;
  char *key = zimt_session_new_recovery_key (&error);

  g_assert_no_error (error);
  window_open_practice (fixture);
  run (fixture, ZIMT_VAULT_FOUND, account, VAULT_PASSWORD, key);
  return key;
}

void
vault_unlock (WindowFixture *fixture, const char *name, const char *password)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sentences = NULL;

  zimt_session_unlock_async (get_session (fixture), name, g_strdup (password), done_cb, &result);
  editor_wait (has_result, &result);
  sentences = zimt_session_unlock_finish (get_session (fixture), result, &error);
  g_assert_no_error (error);
}

gint64
vault_add (WindowFixture *fixture, const char *name, ZimtRoles roles)
{
  g_autoptr (ZimtAccount) account = new_account (name, roles);

  run (fixture, ZIMT_VAULT_ADD_ACCOUNT, account, VAULT_OTHER_PASSWORD, NULL);
  return vault_find_account (fixture, name)->id;
}

const ZimtAccount *
vault_find_account (WindowFixture *fixture, const char *name)
{
  const ZimtHouse *house = zimt_center_get_house (zimt_window_get_center (fixture->window));

  for (guint i = 0; i < house->accounts->len; i++)
    {
      const ZimtAccount *account = g_ptr_array_index (house->accounts, i);

      if (g_str_equal (account->name, name))
        return account;
    }
  g_error ("There is no account %s", name);
}

static gboolean
is_unlocked (gpointer data)
{
  return zimt_session_is_unlocked (data);
}

static gboolean
is_locked (gpointer data)
{
  return !zimt_session_is_unlocked (data);
}

void
vault_wait_unlocked (WindowFixture *fixture, gboolean is_wanted)
{
  editor_wait (is_wanted ? is_unlocked : is_locked, get_session (fixture));
  editor_settle ();
}

static GtkWidget *
find_nth (GtkWidget *root, GType type, guint *index)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*index)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, index);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
vault_get_nth (GtkWidget *root, GType type, guint index)
{
  guint n_left = index;
  GtkWidget *found = find_nth (root, type, &n_left);

  if (found == NULL)
    g_error ("There are not %u of %s", index + 1, g_type_name (type));
  return found;
}

void
vault_type (GtkWidget *root, GType type, guint index, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (vault_get_nth (root, type, index)), text);
}

void
vault_click (GtkWidget *root, const char *label)
{
  GtkWidget *button = editor_find_button (root, label);

  if (button == NULL)
    g_error ("There is no button %s", label);
  g_signal_emit_by_name (button, "clicked");
}
