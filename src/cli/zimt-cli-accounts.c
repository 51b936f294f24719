/* SPDX-License-Identifier: GPL-3.0-or-later */
/* accounts, vault: who may unlock, and whether what is sealed is sound. */
#include <glib/gi18n-lib.h>

#include "zimt-cli-json.h"
#include "zimt-cli-options.h"
#include "zimt-cli-password.h"
#include "zimt-cli-table.h"
#include "zimt-desk-vault.h"
#include "zimt-text.h"
#include "zimt-time-names.h"

#define ALL_ROLES (~0u)

/* --- accounts list --- */

static gboolean
is_in (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
print_accounts_json (const GPtrArray *accounts, const GArray *missing)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < accounts->len; i++)
    {
      const ZimtAccount *account = accounts->pdata[i];
      g_autofree char *codes = zimt_roles_to_codes (account->roles);
      g_auto (GStrv) roles = g_strsplit (codes, " ", -1);

      json_builder_begin_object (builder);
      zimt_cli_json_text (builder, "name", account->name);
      json_builder_set_member_name (builder, "roles");
      json_builder_begin_array (builder);
      for (char **role = roles; *role != NULL; role++)
        json_builder_add_string_value (builder, *role);
      json_builder_end_array (builder);
      if (account->last_day != 0)
        zimt_cli_json_date (builder, "last_day", account->last_day);
      else
        zimt_cli_json_text (builder, "last_day", NULL);
      zimt_cli_json_bool (builder, "ended", account->is_ended);
      zimt_cli_json_bool (builder, "key_missing", is_in (missing, account->id));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  zimt_cli_json_print (builder);
}

/* What there is to know about an account besides its roles; (transfer full). */
static char *
dup_state (const ZimtAccount *account, const GArray *missing)
{
  g_autofree char *day = NULL;

  if (account->is_ended)
    return g_strdup (_ ("ended"));
  if (is_in (missing, account->id))
    return g_strdup (_ ("a key has still to be given"));
  if (account->last_day == 0)
    return NULL;
  day = zimt_date_format (account->last_day);
  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("until %s"), day);
}

static void
print_accounts (const GPtrArray *accounts, const GArray *missing)
{
  g_autoptr (ZimtCliTable) table = zimt_cli_table_new (3);

  if (accounts->len == 0)
    zimt_cli_say ("%s", _ ("The house has no accounts yet."));
  for (guint i = 0; i < accounts->len; i++)
    {
      const ZimtAccount *account = accounts->pdata[i];
      g_autofree char *roles = zimt_roles_to_words (account->roles);
      g_autofree char *state = dup_state (account, missing);

      zimt_cli_table_add (table, account->name, roles, state);
    }
  zimt_cli_table_print (table, "");
}

static gboolean
list_accounts (ZimtCli *cli, GError **error)
{
  g_autoptr (ZimtDesk) desk = zimt_cli_open (cli, error);
  const GPtrArray *accounts;
  g_autoptr (GArray) missing = NULL;

  if (desk == NULL)
    return FALSE;
  missing = zimt_desk_list_missing (desk, error);
  if (missing == NULL)
    return FALSE;
  accounts = zimt_desk_get_house (desk)->accounts;
  if (cli->is_json)
    print_accounts_json (accounts, missing);
  else
    print_accounts (accounts, missing);
  return TRUE;
}

/* --- accounts end, accounts recover --- */

static const ZimtAccount *
find_account (ZimtDesk *desk, const char *name, GError **error)
{
  const GPtrArray *accounts = zimt_desk_get_house (desk)->accounts;
  g_autofree char *key = zimt_text_fold (name);
  g_autofree char *quote = zimt_text_quote (name);

  for (guint i = 0; i < accounts->len; i++)
    {
      const ZimtAccount *account = accounts->pdata[i];
      g_autofree char *other = zimt_text_fold (account->name);

      if (g_str_equal (key, other))
        return account;
    }
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
               _ ("There is no account “%s”; “zimtctl accounts” lists them."), quote);
  return NULL;
}

static void
print_done (const ZimtCli *cli, const char *member, const char *name, const char *format)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GString) sentence = g_string_new (format);

  if (!cli->is_json)
    {
      g_string_replace (sentence, "%s", name, 1);
      zimt_cli_say ("%s", sentence->str);
      return;
    }
  json_builder_begin_object (builder);
  zimt_cli_json_text (builder, member, name);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
}

static gboolean
end_account (ZimtCli *cli, const char *name, const char *actor, GError **error)
{
  g_autoptr (ZimtDesk) desk = zimt_cli_open (cli, error);
  const ZimtAccount *account = desk != NULL ? find_account (desk, name, error) : NULL;
  gint64 id = account != NULL ? account->id : 0;

  if (account == NULL || !zimt_cli_unlock (desk, actor, ZIMT_ROLE_LEAD, error)
      || !zimt_desk_end_account (desk, id, error))
    return FALSE;
  print_done (cli, "ended", name, _ ("The account “%s” has ended."));
  return TRUE;
}

static char *
read_new_password (GError **error)
{
  g_autoptr (ZimtWipedText) first = zimt_cli_read_secret (_ ("New password:"), error);
  g_autoptr (ZimtWipedText) second
      = first != NULL ? zimt_cli_read_secret (_ ("Once more:"), error) : NULL;

  if (second == NULL)
    return NULL;
  if (g_str_equal (first, second))
    return g_steal_pointer (&first);
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                       _ ("The two passwords are not the same; try again."));
  return NULL;
}

static gboolean
recover_account (ZimtCli *cli, const char *name, GError **error)
{
  g_autoptr (ZimtDesk) desk = zimt_cli_open (cli, error);
  const ZimtAccount *account = desk != NULL ? find_account (desk, name, error) : NULL;
  gint64 id = account != NULL ? account->id : 0;
  g_autoptr (ZimtWipedText) key
      = account != NULL ? zimt_cli_read_secret (_ ("Recovery key:"), error) : NULL;
  g_autoptr (ZimtWipedText) password = key != NULL ? read_new_password (error) : NULL;

  if (password == NULL || !zimt_desk_recover (desk, key, id, password, error))
    return FALSE;
  print_done (cli, "recovered", name, _ ("The account “%s” has its new password."));
  return TRUE;
}

gboolean
zimt_cli_accounts (ZimtCli *cli, GError **error)
{
  g_autofree char *actor = NULL;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_FILENAME, &actor, N_ ("Unlock with this account"),
      N_ ("NAME") },
    { NULL },
  };
  g_autofree char *quote = NULL;
  const char *what;

  if (!zimt_cli_parse (cli, entries, 2, error))
    return FALSE;
  what = cli->argv[1];
  if (what == NULL || g_str_equal (what, "list"))
    return list_accounts (cli, error);
  quote = zimt_text_quote (what);
  if (!g_str_equal (what, "end") && !g_str_equal (what, "recover"))
    return zimt_cli_refuse ("accounts", error, _ ("“%s” is none of list, end and recover."), quote);
  if (!zimt_cli_require (cli, "NAME", cli->argv[2], error))
    return FALSE;
  return g_str_equal (what, "end") ? end_account (cli, cli->argv[2], actor, error)
                                   : recover_account (cli, cli->argv[2], error);
}

/* --- vault verify --- */

static void
print_verified (const ZimtCli *cli, char **classes, const gint64 *n_values)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gint64 n_all = 0;

  json_builder_begin_object (builder);
  zimt_cli_json_bool (builder, "sound", TRUE);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  for (guint i = 0; classes[i] != NULL; i++)
    {
      n_all += n_values[i];
      zimt_cli_json_int (builder, classes[i], n_values[i]);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  if (cli->is_json)
    zimt_cli_json_print (builder);
  else
    zimt_cli_say (ngettext ("The vault is sound: %d value was opened.",
                            "The vault is sound: %d values were opened.", (gulong)n_all),
                  (int)n_all);
}

static gboolean
verify (ZimtCli *cli, const char *account, GError **error)
{
  g_autoptr (ZimtDesk) desk = zimt_cli_open (cli, error);
  g_auto (GStrv) classes = NULL;
  g_autofree gint64 *n_values = NULL;

  if (desk == NULL || !zimt_cli_unlock (desk, account, ALL_ROLES, error))
    return FALSE;
  classes = zimt_desk_dup_open_classes (desk);
  n_values = g_new0 (gint64, g_strv_length (classes) + 1);
  for (guint i = 0; classes[i] != NULL; i++)
    if (!zimt_desk_verify_vault (desk, classes[i], &n_values[i], error))
      return FALSE;
  print_verified (cli, classes, n_values);
  return TRUE;
}

gboolean
zimt_cli_vault (ZimtCli *cli, GError **error)
{
  g_autofree char *account = NULL;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_FILENAME, &account, N_ ("Unlock with this account"),
      N_ ("NAME") },
    { NULL },
  };
  g_autofree char *quote = NULL;

  if (!zimt_cli_parse (cli, entries, 1, error)
      || !zimt_cli_require (cli, "verify", cli->argv[1], error))
    return FALSE;
  quote = zimt_text_quote (cli->argv[1]);
  if (!g_str_equal (cli->argv[1], "verify"))
    return zimt_cli_refuse ("vault", error, _ ("“%s” is not verify."), quote);
  return verify (cli, account, error);
}
