/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the vault says of itself to people. */
#include "zimt-vault-words.h"

#include <glib/gi18n-lib.h>

#include "zimt-keyring.h"

static gboolean
is_private (const char *class_code)
{
  return g_strcmp0 (class_code, ZIMT_CLASS_PRIVATE) == 0;
}

const char *
zimt_vault_class_to_word (const char *class_code)
{
  return is_private (class_code) ? _ ("private data") : _ ("cases");
}

void
zimt_vault_set_changed (const char *class_code, GError **error)
{
  g_set_error_literal (
      error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
      is_private (class_code)
          ? _ ("The keys of the private data are damaged or were changed by somebody, so it stays "
               "locked; put a backup in the file’s place.")
          : _ (
              "The keys of the cases are damaged or were changed by somebody, so they stay locked; "
              "put a backup in the file’s place."));
}

const char *
zimt_vault_missing_key (const char *class_code)
{
  return is_private (class_code)
             ? _ ("The key to the private data has still to be given to this account, by somebody "
                  "who can open it, in the preferences.")
             : _ ("The key to the cases has still to be given to this account, by a counsellor who "
                  "can open them, in the preferences.");
}
