/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of money in cents, as people type and read them. */
#include "zimt-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-error.h"

char *
zimt_money_to_text (int cents)
{
  g_autofree char *amount = NULL;

  if (cents == 0)
    return g_strdup ("");
  /* Translators: euros and cents; put the decimal sign of your language between them. */
  amount = g_strdup_printf (_ ("%d.%02d"), cents / 100, cents % 100);
  /* Translators: an amount of money: the currency sign where your language has it. */
  return g_strdup_printf (_ ("€%s"), amount);
}

/* The text without currency and spaces; (transfer full). */
static char *
strip (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "€", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *p = joined; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&bare), FALSE);
}

/* Where the cents begin: at the last comma or point, with one or two digits behind it. */
static const char *
find_cents (const char *bare)
{
  gsize length = strlen (bare);

  for (gsize n = 1; n <= 2; n++)
    if (length > n && strchr (",.", bare[length - n - 1]) != NULL)
      return bare + length - n - 1;
  return NULL;
}

gboolean
zimt_money_from_text (const char *text, int *cents, GError **error)
{
  g_autofree char *bare = g_utf8_validate (text, -1, NULL) ? strip (text) : g_strdup ("?");
  const char *point = find_cents (bare);
  gint64 value = 0;
  int n_decimals = 0;
  gboolean is_amount = TRUE;

  for (const char *p = bare; *p != '\0' && is_amount; p++)
    if (g_ascii_isdigit (*p))
      {
        value = value * 10 + g_ascii_digit_value (*p);
        n_decimals += point != NULL && p > point ? 1 : 0;
        is_amount = value <= ZIMT_MONEY_MAX;
      }
    else
      is_amount = strchr (",.", *p) != NULL && p > bare;
  for (; n_decimals < 2 && is_amount; n_decimals++)
    value *= 10;
  if (!is_amount || value > ZIMT_MONEY_MAX)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("Enter an amount such as 12 or 12,50."));
      return FALSE;
    }
  *cents = (int)value;
  return TRUE;
}
