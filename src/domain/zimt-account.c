/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts and roles as values. */
#include "zimt-account.h"

#include <glib/gi18n-lib.h>

#include "zimt-error.h"
#include "zimt-text.h"

static const struct
{
  ZimtRoles role;
  const char *code;
  const char *word;
} roles_table[ZIMT_N_ROLES] = {
  /* Translators: these are roles of people who work in the house. */
  { ZIMT_ROLE_INTERN, "intern", NC_ ("role", "Intern") },
  { ZIMT_ROLE_NETWORK, "network", NC_ ("role", "Network") },
  { ZIMT_ROLE_LEAD, "lead", NC_ ("role", "Lead") },
  { ZIMT_ROLE_COUNSELLING, "counselling", NC_ ("role", "Counselling") },
  { ZIMT_ROLE_CARE, "care", NC_ ("role", "Care of the system") },
};

ZimtAccount *
zimt_account_new (void)
{
  ZimtAccount *account = g_new0 (ZimtAccount, 1);

  account->uid = zimt_uid_new ();
  return account;
}

ZimtAccount *
zimt_account_copy (const ZimtAccount *account)
{
  ZimtAccount *copy = g_memdup2 (account, sizeof *account);

  copy->uid = g_strdup (account->uid);
  copy->name = g_strdup (account->name);
  return copy;
}

void
zimt_account_free (ZimtAccount *account)
{
  if (account == NULL)
    return;
  g_free (account->uid);
  g_free (account->name);
  g_free (account);
}

gboolean
zimt_account_validate (ZimtAccount *account, GError **error)
{
  char *clean = zimt_text_clean (account->name, _ ("The name of the account"), FALSE, error);

  if (clean == NULL)
    return FALSE;
  g_free (account->name);
  account->name = clean;
  if (g_ascii_strcasecmp (clean, "reception") == 0)
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                         _ ("The reception needs no account; choose another name."));
  else if (account->roles == 0)
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, _ ("Choose at least one role."));
  else
    return TRUE;
  return FALSE;
}

gboolean
zimt_account_is_usable (const ZimtAccount *account, ZimtDate today)
{
  return !account->is_ended && (account->last_day == 0 || today <= account->last_day);
}

const char *
zimt_role_to_code (ZimtRoles role)
{
  for (gsize i = 0; i < ZIMT_N_ROLES; i++)
    if (roles_table[i].role == role)
      return roles_table[i].code;
  return "reception";
}

gboolean
zimt_role_from_code (const char *code, ZimtRoles *role)
{
  for (gsize i = 0; i < ZIMT_N_ROLES; i++)
    if (g_str_equal (roles_table[i].code, code))
      {
        *role = roles_table[i].role;
        return TRUE;
      }
  return FALSE;
}

const char *
zimt_role_to_word (ZimtRoles role)
{
  for (gsize i = 0; i < ZIMT_N_ROLES; i++)
    if (roles_table[i].role == role)
      return g_dpgettext2 (NULL, "role", roles_table[i].word);
  return C_ ("account", "Reception");
}

/* The roles of the set, each as @to_text says it. */
static char *
join (ZimtRoles roles, const char *separator, const char *(*to_text) (ZimtRoles role))
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < ZIMT_N_ROLES; i++)
    if ((roles & roles_table[i].role) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "",
                              to_text (roles_table[i].role));
  return g_string_free (text, FALSE);
}

char *
zimt_roles_to_codes (ZimtRoles roles)
{
  return join (roles, " ", zimt_role_to_code);
}

ZimtRoles
zimt_roles_from_codes (const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes != NULL ? codes : "", " ", -1);
  ZimtRoles roles = 0;

  for (char **part = parts; *part != NULL; part++)
    {
      ZimtRoles role;

      if (zimt_role_from_code (*part, &role))
        roles |= role;
    }
  return roles;
}

char *
zimt_roles_to_words (ZimtRoles roles)
{
  return roles != 0 ? join (roles, ", ", zimt_role_to_word) : g_strdup (zimt_role_to_word (0));
}
