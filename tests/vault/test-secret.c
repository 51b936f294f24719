/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guarded memory, and bytes that are wiped. */
#include "zimt-secret.h"

#include <string.h>

#include "fixture.h"

static void
test_new_is_zero (void)
{
  static const gsize sizes[] = { 1, 31, ZIMT_KEY_SIZE, 4096 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (ZimtSecret) secret = zimt_secret_new (sizes[i]);

      g_assert_cmpuint (zimt_secret_get_size (secret), ==, sizes[i]);
      for (gsize j = 0; j < sizes[i]; j++)
        g_assert_cmpuint (zimt_secret_peek_bytes (secret)[j], ==, 0);
    }
}

static void
test_random_differs (void)
{
  g_autoptr (ZimtSecret) a = zimt_secret_new_random (ZIMT_KEY_SIZE);
  g_autoptr (ZimtSecret) b = zimt_secret_new_random (ZIMT_KEY_SIZE);
  guint8 c[ZIMT_ID_SIZE], d[ZIMT_ID_SIZE];

  g_assert_false (zimt_secret_is_equal (a, b));
  zimt_vault_random (c, sizeof c);
  zimt_vault_random (d, sizeof d);
  g_assert_cmpint (memcmp (c, d, sizeof c), !=, 0);
}

static void
test_copies_are_equal (void)
{
  static const guint8 bytes[] = { 1, 2, 3, 4 };
  g_autoptr (ZimtSecret) a = zimt_secret_new_copy (bytes, sizeof bytes);
  g_autoptr (ZimtSecret) b = zimt_secret_new_copy (bytes, sizeof bytes);
  g_autoptr (ZimtSecret) shorter = zimt_secret_new_copy (bytes, 3);

  g_assert_true (zimt_secret_is_equal (a, b));
  g_assert_false (zimt_secret_is_equal (a, shorter));
  zimt_secret_get_bytes (b)[3] ^= 1;
  g_assert_false (zimt_secret_is_equal (a, b));
  g_assert_cmpmem (zimt_secret_peek_bytes (a), 4, bytes, 4);
}

static void
test_wipes (void)
{
  guint8 bytes[] = { 1, 2, 3, 4 };

  zimt_vault_wipe (bytes + 1, 2);
  g_assert_cmpmem (bytes, 4, ((guint8[]){ 1, 0, 0, 4 }), 4);
  zimt_vault_wipe (NULL, 0);
  zimt_secret_free (NULL);
}

static void
test_taken_bytes_are_the_same (void)
{
  guint8 *bytes = (guint8 *)g_strdup ("secret");
  g_autoptr (GBytes) taken = zimt_vault_take_bytes (bytes, 6);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (taken, 0, 3);
  g_autoptr (GBytes) none = zimt_vault_take_bytes (NULL, 0);

  g_assert_true (g_bytes_get_data (taken, NULL) == bytes);
  g_assert_cmpmem (g_bytes_get_data (part, NULL), g_bytes_get_size (part), "sec", 3);
  g_assert_cmpuint (g_bytes_get_size (none), ==, 0);
}

static void
test_begins_as_often_as_one_likes (void)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_assert_true (zimt_vault_init (&error));
      g_assert_no_error (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!zimt_vault_init (NULL))
    return 1;
  g_test_add_func ("/secret/a-new-one-is-zero", test_new_is_zero);
  g_test_add_func ("/secret/random-ones-differ", test_random_differs);
  g_test_add_func ("/secret/copies-are-equal-until-one-changes", test_copies_are_equal);
  g_test_add_func ("/secret/wiping-leaves-the-neighbours-alone", test_wipes);
  g_test_add_func ("/secret/taken-bytes-are-not-copied", test_taken_bytes_are_the_same);
  g_test_add_func ("/secret/begins-as-often-as-one-likes", test_begins_as_often_as_one_likes);
  return g_test_run ();
}
