/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery key on paper: what people mistype is found and named. */
#include "zimt-recovery-key.h"

#include <string.h>

#include "fixture.h"
#include "zimt-text.h"

#define TEXT_SIZE (ZIMT_RECOVERY_GROUPS * (ZIMT_RECOVERY_GROUP_SIZE + 1) - 1)

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
assert_reads (const char *text, const ZimtSecret *seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtSecret) read = zimt_recovery_key_parse (text, &error);

  g_assert_no_error (error);
  g_assert_true (zimt_secret_is_equal (read, seed));
}

static void
assert_refused (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (zimt_recovery_key_parse (text, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

/* @group from 0. */
static void
assert_names_group (const char *text, guint group)
{
  g_autofree char *message
      = g_strdup_printf ("Group %u of the recovery key is wrong; please compare it with the paper.",
                         group + 1);

  assert_refused (text, message);
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 1000; i++)
    {
      g_autoptr (ZimtSecret) seed = zimt_secret_new_random (ZIMT_KEY_SIZE);
      g_autoptr (ZimtWipedText) text = zimt_recovery_key_format (seed);

      g_assert_cmpuint (strlen (text), ==, TEXT_SIZE);
      g_assert_cmpuint (strspn (text, "-0123456789ABCDEFGHJKMNPQRSTVWXYZ"), ==, TEXT_SIZE);
      assert_reads (text, seed);
    }
}

/* Worked out by hand from the description: 1s and 0s of the seed, in groups of five. */
static void
test_known_texts (void)
{
  g_autoptr (ZimtSecret) seed = zimt_secret_new (ZIMT_KEY_SIZE);
  g_autoptr (ZimtWipedText) zeroes = zimt_recovery_key_format (seed);

  /* The check symbols of nothing are the groups' numbers. */
  g_assert_cmpstr (zeroes, ==,
                   "00001-00002-00003-00004-00005-00006-00007-00008-00009-0000A-0000B-0000C-0000D");

  /* The first symbol is 1: its check symbol is x + 1 = 3. The last one is 16, x^4, in the fourth
   * place: x^8 = x^3 + x^2 + 1 = 13, and 13 + 13 = 0. */
  zimt_secret_get_bytes (seed)[0] = 0x08;
  zimt_secret_get_bytes (seed)[ZIMT_KEY_SIZE - 1] = 0x01;
  g_autoptr (ZimtWipedText) ones = zimt_recovery_key_format (seed);
  g_assert_cmpstr (ones, ==,
                   "10003-00002-00003-00004-00005-00006-00007-00008-00009-0000A-0000B-0000C-000G0");
}

static void
test_every_wrong_symbol (void)
{
  g_autoptr (ZimtSecret) seed = zimt_secret_new_random (ZIMT_KEY_SIZE);
  g_autoptr (ZimtWipedText) text = zimt_recovery_key_format (seed);

  for (gsize i = 0; i < TEXT_SIZE; i++)
    for (const char *symbol = alphabet; text[i] != '-' && *symbol != '\0'; symbol++)
      {
        char was = text[i];

        if (*symbol == was)
          continue;
        text[i] = *symbol;
        assert_names_group (text, (guint)i / (ZIMT_RECOVERY_GROUP_SIZE + 1));
        text[i] = was;
      }
}

static void
swap (char *a, char *b)
{
  char was = *a;

  *a = *b;
  *b = was;
}

static void
test_every_transposition (void)
{
  for (int n = 0; n < 20; n++)
    {
      g_autoptr (ZimtSecret) seed = zimt_secret_new_random (ZIMT_KEY_SIZE);
      g_autoptr (ZimtWipedText) text = zimt_recovery_key_format (seed);

      for (guint group = 0; group < ZIMT_RECOVERY_GROUPS; group++)
        for (guint i = 0; i < ZIMT_RECOVERY_GROUP_SIZE; i++)
          for (guint j = 0; j < i; j++)
            {
              char *start = text + group * (ZIMT_RECOVERY_GROUP_SIZE + 1);

              if (start[i] == start[j])
                continue;
              swap (start + i, start + j);
              assert_names_group (text, group);
              swap (start + i, start + j);
            }
    }
}

static void
test_swapped_groups (void)
{
  g_autoptr (ZimtSecret) seed = zimt_secret_new_random (ZIMT_KEY_SIZE);
  g_autoptr (ZimtWipedText) text = zimt_recovery_key_format (seed);

  for (guint a = 0; a < ZIMT_RECOVERY_GROUPS; a++)
    for (guint b = a + 1; b < ZIMT_RECOVERY_GROUPS; b++)
      {
        g_auto (GStrv) groups = g_strsplit (text, "-", -1);
        char *was = groups[a];

        groups[a] = groups[b];
        groups[b] = was;
        g_autofree char *swapped = g_strjoinv ("-", groups);
        assert_names_group (swapped, a);
      }
}

static void
test_ways_of_writing (void)
{
  g_autoptr (ZimtSecret) seed = zimt_secret_new_random (ZIMT_KEY_SIZE);
  g_autoptr (ZimtWipedText) text = zimt_recovery_key_format (seed);
  g_auto (GStrv) groups = g_strsplit (text, "-", -1);
  static const char *const separators[]
      = { "", " ", "\n", " - ", "\t", "\r\n", "‑", "–", "\u00a0" };

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_autofree char *joined = g_strjoinv (separators[i], groups);
      g_autofree char *padded = g_strdup_printf (" %s\n", joined);
      g_autofree char *lower = g_ascii_strdown (joined, -1);

      assert_reads (joined, seed);
      assert_reads (padded, seed);
      assert_reads (lower, seed);
    }
}

static void
test_look_alikes (void)
{
  g_autoptr (ZimtSecret) seed = zimt_secret_new (ZIMT_KEY_SIZE);
  static const char *const ones[] = { "I", "i", "L", "l", "1" };
  static const char *const noughts[] = { "O", "o", "0", "O", "o" };

  zimt_secret_get_bytes (seed)[0] = 0x08;
  for (gsize i = 0; i < G_N_ELEMENTS (ones); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "%s%s%s03-00002-00003-00004-00005-00006-00007-00008-00009-0000a-0000b-0000c-0000d",
          ones[i], noughts[i], noughts[i]);

      assert_reads (text, seed);
    }
}

static void
test_what_is_no_symbol (void)
{
  static const char *const strange[] = { "U", "u", "!", "ä", "_", "\xff", "№", "\x01" };
  g_autoptr (ZimtSecret) seed = zimt_secret_new_random (ZIMT_KEY_SIZE);
  g_autoptr (ZimtWipedText) text = zimt_recovery_key_format (seed);

  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autofree char *wrong = g_strdup_printf ("%.14s%s%s", text, strange[i], text + 15);

      assert_names_group (wrong, 2);
    }
}

static void
test_numbers_of_groups (void)
{
  g_autoptr (ZimtSecret) seed = zimt_secret_new_random (ZIMT_KEY_SIZE);
  g_autoptr (ZimtWipedText) text = zimt_recovery_key_format (seed);
  g_autofree char *one = g_strndup (text, 5);
  g_autofree char *twelve = g_strndup (text, TEXT_SIZE - 6);
  g_autofree char *without_second = g_strdup_printf ("%.6s%s", text, text + 12);
  g_autofree char *fourteen = g_strdup_printf ("%s-%.5s", text, text);
  g_autofree char *a_bit_more = g_strdup_printf ("%s-%.2s", text, text);
  g_autofree char *a_bit_less = g_strndup (text, TEXT_SIZE - 1);

  assert_refused ("", "These are 0 groups, but the recovery key has 13; please compare them with "
                      "the paper.");
  assert_refused (one, "This is 1 group, but the recovery key has 13; please compare it with the "
                       "paper.");
  assert_refused (twelve, "These are 12 groups, but the recovery key has 13; please compare them "
                          "with the paper.");
  assert_refused (without_second, "These are 12 groups, but the recovery key has 13; please "
                                  "compare them with the paper.");
  assert_refused (fourteen, "These are 14 groups, but the recovery key has 13; please compare them "
                            "with the paper.");
  assert_refused (a_bit_more, "These are 14 groups, but the recovery key has 13; please compare "
                              "them with the paper.");
  assert_names_group (a_bit_less, 12);
}

/* The last symbol has four bits left over: with a check symbol that fits they must be 0 still, or
 * two texts would be one key. */
static void
test_one_text_for_a_key (void)
{
  assert_names_group (
      "00001-00002-00003-00004-00005-00006-00007-00008-00009-0000A-0000B-0000C-0001X", 12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!zimt_vault_init (NULL))
    return 1;
  g_test_add_func ("/recovery-key/what-is-written-can-be-read", test_round_trip);
  g_test_add_func ("/recovery-key/known-keys-have-known-texts", test_known_texts);
  g_test_add_func ("/recovery-key/every-wrong-symbol-is-found", test_every_wrong_symbol);
  g_test_add_func ("/recovery-key/every-transposition-in-a-group-is-found",
                   test_every_transposition);
  g_test_add_func ("/recovery-key/any-two-swapped-groups-are-found", test_swapped_groups);
  g_test_add_func ("/recovery-key/case-and-separators-do-not-matter", test_ways_of_writing);
  g_test_add_func ("/recovery-key/o-is-nought-and-i-and-l-are-one", test_look_alikes);
  g_test_add_func ("/recovery-key/what-is-no-symbol-is-named", test_what_is_no_symbol);
  g_test_add_func ("/recovery-key/too-few-and-too-many-groups-are-counted", test_numbers_of_groups);
  g_test_add_func ("/recovery-key/a-key-has-one-text", test_one_text_for_a_key);
  return g_test_run ();
}
