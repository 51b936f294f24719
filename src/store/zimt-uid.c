/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding a row by what the outside calls it. */
#include "zimt-uid.h"

#include "zimt-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-text.h"

#define UID_LENGTH 32
#define MIN_PREFIX_LENGTH 6

static gboolean
is_uid_prefix (const char *text)
{
  gsize length = strlen (text);

  return length >= MIN_PREFIX_LENGTH && length <= UID_LENGTH
         && strspn (text, "0123456789abcdefABCDEF") == length;
}

gint64
zimt_uid_find (ZimtStore *store, const char *sql, const char *uid, GError **error)
{
  g_autofree char *prefix = g_ascii_strdown (uid, -1);
  g_autoptr (ZimtStatement) query = NULL;
  gint64 id = 0;
  int n_found = 0;
  ZimtStep step = ZIMT_STEP_DONE;

  if (is_uid_prefix (uid))
    {
      query = zimt_statement_prepare (store, sql, error);
      if (query == NULL)
        return 0;
      zimt_statement_bind_text (query, ":prefix", prefix);
      for (; (step = zimt_statement_step (query, error)) == ZIMT_STEP_ROW; n_found++)
        id = zimt_statement_get_int (query, 0);
    }
  if (step == ZIMT_STEP_ERROR)
    return 0;
  if (n_found == 1)
    return id;
  if (n_found > 1)
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                 _ ("More than one id begins with “%s”; give more of its digits."), prefix);
  else
    {
      g_autofree char *quote = zimt_text_quote (uid);

      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                   _ ("There is nothing with the id “%s”."), quote);
    }
  return 0;
}
