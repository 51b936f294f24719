/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery key as it stands on paper. */
#include "zimt-recovery-key.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define DATA_SYMBOLS (ZIMT_RECOVERY_GROUP_SIZE - 1)
#define N_SYMBOLS (ZIMT_RECOVERY_GROUPS * ZIMT_RECOVERY_GROUP_SIZE)

/* Each symbol is five bits, most significant first; four of the last one's are left over, and 0. */
#define SYMBOL_BITS 5
#define NO_SYMBOL 0xff

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

G_STATIC_ASSERT (sizeof alphabet - 1 == 1 << SYMBOL_BITS);
G_STATIC_ASSERT (ZIMT_RECOVERY_GROUPS *DATA_SYMBOLS *SYMBOL_BITS >= ZIMT_KEY_SIZE * 8);

/* Times x in GF(32), that is, modulo x^5 + x^2 + 1, of which x is a generator. */
static guint8
times_x (guint8 element)
{
  guint8 shifted = (guint8)(element << 1);

  return (shifted & 0x20) != 0 ? shifted ^ 0x25 : shifted;
}

/* The symbols s0 to s3 as x s0 + x^2 s1 + x^3 s2 + x^4 s3, plus the group's number. All factors,
 * and the check symbol's own, which is 1, are different and not 0: so one wrong symbol is found,
 * and any two that changed places; and the number tells the groups apart. */
static guint8
get_check_symbol (const guint8 *symbols, guint group)
{
  guint8 sum = 0;

  for (guint i = DATA_SYMBOLS; i > 0; i--)
    sum = times_x (sum ^ symbols[i - 1]);
  return sum ^ (guint8)(group + 1);
}

char *
zimt_recovery_key_format (const ZimtSecret *seed)
{
  const guint8 *bytes = zimt_secret_peek_bytes (seed);
  char *text, *end;

  g_return_val_if_fail (zimt_secret_get_size (seed) == ZIMT_KEY_SIZE, NULL);

  text = end = g_malloc (N_SYMBOLS + ZIMT_RECOVERY_GROUPS);
  for (guint group = 0; group < ZIMT_RECOVERY_GROUPS; group++)
    {
      guint8 symbols[DATA_SYMBOLS] = { 0 };

      for (guint i = 0; i < DATA_SYMBOLS * SYMBOL_BITS; i++)
        {
          guint bit = group * DATA_SYMBOLS * SYMBOL_BITS + i;

          if (bit < ZIMT_KEY_SIZE * 8 && (bytes[bit / 8] & (0x80 >> bit % 8)) != 0)
            symbols[i / SYMBOL_BITS] |= (guint8)(0x10 >> i % SYMBOL_BITS);
        }
      for (guint i = 0; i < DATA_SYMBOLS; i++)
        *end++ = alphabet[symbols[i]];
      *end++ = alphabet[get_check_symbol (symbols, group)];
      *end++ = group + 1 < ZIMT_RECOVERY_GROUPS ? '-' : '\0';
      zimt_vault_wipe (symbols, sizeof symbols);
    }
  return text;
}

static guint8
read_symbol (gunichar c)
{
  const char *found;

  if (c >= 0x80 || !g_ascii_isalnum ((char)c))
    return NO_SYMBOL;
  c = (gunichar)g_ascii_toupper ((char)c);
  if (c == 'O')
    c = '0';
  else if (c == 'I' || c == 'L')
    c = '1';
  found = strchr (alphabet, (int)c);
  return found != NULL ? (guint8)(found - alphabet) : NO_SYMBOL;
}

/* What word processors make of hyphens and spaces counts as such. */
static gboolean
is_separator (gunichar c)
{
  return c < 0x80 ? c == '-' || g_ascii_isspace ((char)c)
                  : g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION;
}

/* The first @size symbols of @text; returns how many it has. What is no symbol is NO_SYMBOL. */
static gsize
read_symbols (const char *text, guint8 *symbols, gsize size)
{
  gsize n_symbols = 0;

  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char_validated (text, -1);
      gboolean is_valid = c < 0x80000000;

      text = is_valid ? g_utf8_next_char (text) : text + 1;
      if (is_valid && is_separator (c))
        continue;
      if (n_symbols < size)
        symbols[n_symbols] = is_valid ? read_symbol (c) : NO_SYMBOL;
      n_symbols++;
    }
  return n_symbols;
}

static gboolean
is_sound_group (const guint8 *symbols, guint group)
{
  for (guint i = 0; i < ZIMT_RECOVERY_GROUP_SIZE; i++)
    if (symbols[i] == NO_SYMBOL)
      return FALSE;
  /* What the last symbol has left over is 0. */
  if (group + 1 == ZIMT_RECOVERY_GROUPS && (symbols[DATA_SYMBOLS - 1] & 0x0f) != 0)
    return FALSE;
  return symbols[DATA_SYMBOLS] == get_check_symbol (symbols, group);
}

static void
set_count_error (GError **error, gsize n_groups)
{
  g_set_error (
      error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
      ngettext ("This is %1$u group, but the recovery key has %2$d; please compare it with "
                "the paper.",
                "These are %1$u groups, but the recovery key has %2$d; please compare them "
                "with the paper.",
                n_groups),
      (guint)n_groups, ZIMT_RECOVERY_GROUPS);
}

/* Whole groups, but not as many as there should be, are counted first: a group that was left out
 * makes all that follow it wrong. */
static gboolean
check_symbols (const guint8 *symbols, gsize n_symbols, GError **error)
{
  gsize n_groups = (n_symbols + ZIMT_RECOVERY_GROUP_SIZE - 1) / ZIMT_RECOVERY_GROUP_SIZE;

  if (n_symbols % ZIMT_RECOVERY_GROUP_SIZE == 0 && n_groups != ZIMT_RECOVERY_GROUPS)
    {
      set_count_error (error, n_groups);
      return FALSE;
    }
  for (guint group = 0; group < MIN (n_groups, ZIMT_RECOVERY_GROUPS); group++)
    {
      gsize start = group * ZIMT_RECOVERY_GROUP_SIZE;

      if (start + ZIMT_RECOVERY_GROUP_SIZE <= n_symbols && is_sound_group (symbols + start, group))
        continue;
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("Group %u of the recovery key is wrong; please compare it with the paper."),
                   group + 1);
      return FALSE;
    }
  if (n_groups > ZIMT_RECOVERY_GROUPS)
    {
      set_count_error (error, n_groups);
      return FALSE;
    }
  return TRUE;
}

ZimtSecret *
zimt_recovery_key_parse (const char *text, GError **error)
{
  guint8 symbols[N_SYMBOLS] = { 0 };
  gsize n_symbols = read_symbols (text, symbols, N_SYMBOLS);
  ZimtSecret *seed = NULL;

  if (check_symbols (symbols, n_symbols, error))
    {
      guint8 *bytes;

      seed = zimt_secret_new (ZIMT_KEY_SIZE);
      bytes = zimt_secret_get_bytes (seed);
      for (guint bit = 0; bit < ZIMT_KEY_SIZE * 8; bit++)
        {
          guint nth = bit / SYMBOL_BITS; /* of the symbols that are no check symbols */
          guint8 symbol = symbols[nth + nth / DATA_SYMBOLS];

          if ((symbol & (0x10 >> bit % SYMBOL_BITS)) != 0)
            bytes[bit / 8] |= (guint8)(0x80 >> bit % 8);
        }
    }
  zimt_vault_wipe (symbols, sizeof symbols);
  return seed;
}
