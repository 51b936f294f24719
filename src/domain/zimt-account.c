/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who works with Zimt: accounts and their roles. */
#include "zimt-account.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-error.h"
#include "zimt-text.h"

#define ALL_ROLES ((ZimtRoles)((1 << ZIMT_N_ROLES) - 1))

/* The name under which the journal has what was done without an account. */
#define RECEPTION "reception"

static const struct
{
  ZimtRoles role;
  const char *code;
  const char *word;
} roles_table[ZIMT_N_ROLES] = {
  { ZIMT_ROLE_INTERN, "intern", NC_ ("role", "Intern") },
  /* Translators: the network of associations that the house works with, and who looks after it. */
  { ZIMT_ROLE_NETWORK, "network", NC_ ("role", "Network") },
  /* Translators: who leads the house. */
  { ZIMT_ROLE_LEAD, "lead", NC_ ("role", "Lead") },
  { ZIMT_ROLE_COUNSELLING, "counselling", NC_ ("role", "Counselling") },
  /* Translators: who keeps the program and the computer running. */
  { ZIMT_ROLE_CARE, "care", NC_ ("role", "System care") },
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

/* Compared as people read it, so that no history shows an account that looks like the reception. */
static gboolean
is_name_of_reception (const char *name)
{
  g_autofree char *folded = zimt_text_fold (name);
  g_autofree char *word = zimt_text_fold (zimt_role_to_word (0));

  return g_str_equal (folded, RECEPTION) || g_str_equal (folded, word);
}

gboolean
zimt_account_validate (ZimtAccount *account, GError **error)
{
  char *name = zimt_text_clean (account->name, _ ("The name of the account"), FALSE, error);

  if (name == NULL)
    return FALSE;
  g_free (account->name);
  account->name = name;
  if (is_name_of_reception (name))
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("“%s” is what the history calls work without an account; choose another "
                      "name."),
                   name);
      return FALSE;
    }
  if ((account->roles & ALL_ROLES) == 0)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("An account needs a role; choose at least one."));
      return FALSE;
    }
  return TRUE;
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
  return RECEPTION;
}

gboolean
zimt_role_from_code (const char *code, ZimtRoles *role)
{
  for (gsize i = 0; i < ZIMT_N_ROLES; i++)
    if (g_strcmp0 (roles_table[i].code, code) == 0)
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
      return g_dpgettext2 (GETTEXT_PACKAGE, "role", roles_table[i].word);
  return C_ ("account", "Reception");
}

/* What @name_role says of each role in the set, with @separator between. */
static char *
join_roles (ZimtRoles roles, const char *separator, const char *(*name_role) (ZimtRoles role))
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < ZIMT_N_ROLES; i++)
    if ((roles & roles_table[i].role) != 0)
      {
        if (text->len > 0)
          g_string_append (text, separator);
        g_string_append (text, name_role (roles_table[i].role));
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
zimt_roles_to_codes (ZimtRoles roles)
{
  return join_roles (roles, " ", zimt_role_to_code);
}

ZimtRoles
zimt_roles_from_codes (const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes != NULL ? codes : "", " ", -1);
  ZimtRoles roles = 0;
  ZimtRoles role;

  for (gsize i = 0; parts[i] != NULL; i++)
    if (zimt_role_from_code (parts[i], &role))
      roles |= role;
  return roles;
}

char *
zimt_roles_to_words (ZimtRoles roles)
{
  return (roles & ALL_ROLES) != 0 ? join_roles (roles, C_ ("list", ", "), zimt_role_to_word)
                                  : g_strdup (zimt_role_to_word (0));
}
