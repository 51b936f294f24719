/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of accounts and their blobs. Argon2id takes half a second each time, so that the tests share
 * one blob, and count how often it runs: 11 times in all. */
#include "zimt-account-key-private.h"

#include <sodium.h>
#include <string.h>
#include <sys/resource.h>

#include "fixture.h"
#include "written.h"

#define PASSWORD "Zimt und Zucker, früh um 6"
#define CHECK_SUM_SIZE 32

/* What written.h's blob holds: its secret key is Alice's of RFC 7748, 6.1. */
static const char written_public[]
    = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";

typedef struct
{
  GBytes *blob;       /* owned */
  GBytes *public_key; /* owned */
} Written;

static Written written;

static ZimtAccountKey *
unlock (GBytes *blob, const guint8 *public_key, const guint8 *database, const guint8 *account,
        const char *password, GError **error)
{
  return zimt_account_key_unlock (blob, public_key, database, account, password, NULL, error);
}

static const guint8 *
get_written_public (void)
{
  return g_bytes_get_data (written.public_key, NULL);
}

/* The blob with other bytes at @offset and a check sum that fits again. */
static GBytes *
forge (gsize offset, const guint8 *bytes, gsize size)
{
  gsize blob_size;
  const guint8 *blob = g_bytes_get_data (written.blob, &blob_size);
  guint8 *forged = g_memdup2 (blob, blob_size);

  memcpy (forged + offset, bytes, size);
  crypto_generichash (forged + blob_size - CHECK_SUM_SIZE, CHECK_SUM_SIZE, forged,
                      blob_size - CHECK_SUM_SIZE, NULL, 0);
  return g_bytes_new_take (forged, blob_size);
}

/* libsodium's own test of crypto_pwhash (), which the reference library confirms; three passes. */
static void
test_published_password_hash (void)
{
  g_autoptr (GBytes) password = fixture_from_hex (
      "4a857e2ee8aa9b6056f2424e84d24a72473378906ee04a46cb05311502d5250b82ad86b83c8f20a23dbb74f6da60"
      "b"
      "0b6ecffd67134d45946ac8ebfb3064294bc097d43ced68642bfb8bbbdd0f50b30118f5e");
  g_autoptr (GBytes) salt = fixture_from_hex ("39d82eef32010b8b79cc5ba88ed539fb");
  g_autoptr (GBytes) expected = fixture_from_hex ("08d8cd330c57e1b4643241d05bb468ba4ee4e932cd085881"
                                                  "6be9ef15360b27bbd06a87130ee92222be267a29b81f5"
                                                  "ae8fe8613324cfc4832dc49387fd0602f1c57b4d0f3855db"
                                                  "94fb7e12eb05f9a484aed4a4307abf586cd3d55c809bc"
                                                  "081541e00b682772fb2066504ff935b8ebc551a2083882f8"
                                                  "74bc0fae68e56848ae34c91097c3bf0cca8e75c0797ee"
                                                  "f3efde3f75e005815018db3cf7c109a812264c4de69dcb22"
                                                  "322dbbcfa447f5b00ecd1b04a7be1569c8e556adb7bba"
                                                  "48adf81d");
  guint8 hash[190];

  g_assert_cmpint (crypto_pwhash (hash, sizeof hash, g_bytes_get_data (password, NULL),
                                  g_bytes_get_size (password), g_bytes_get_data (salt, NULL), 3,
                                  1432947, crypto_pwhash_ALG_ARGON2ID13),
                   ==, 0);
  g_assert_cmpmem (hash, sizeof hash, g_bytes_get_data (expected, NULL),
                   g_bytes_get_size (expected));
}

/* RFC 7748, 6.1. */
static void
test_published_key_pair (void)
{
  g_autoptr (GBytes) alice
      = fixture_from_hex ("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
  g_autoptr (GBytes) bob_public
      = fixture_from_hex ("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
  g_autoptr (GBytes) expected
      = fixture_from_hex ("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
  g_autoptr (ZimtAccountKey) key
      = zimt_account_key_new_from_secret (g_bytes_get_data (alice, NULL));
  guint8 shared[ZIMT_KEY_SIZE];

  g_assert_cmpmem (zimt_account_key_get_public (key), ZIMT_KEY_SIZE, get_written_public (),
                   ZIMT_KEY_SIZE);
  g_assert_cmpint (crypto_scalarmult (shared,
                                      zimt_secret_peek_bytes (zimt_account_key_get_secret (key)),
                                      g_bytes_get_data (bob_public, NULL)),
                   ==, 0);
  g_assert_cmpmem (shared, sizeof shared, g_bytes_get_data (expected, NULL), ZIMT_KEY_SIZE);
}

static void
test_key_pairs_differ (void)
{
  g_autoptr (ZimtAccountKey) a = zimt_account_key_new ();
  g_autoptr (ZimtAccountKey) b = zimt_account_key_new ();
  g_autoptr (ZimtAccountKey) same
      = zimt_account_key_new_from_secret (zimt_secret_peek_bytes (zimt_account_key_get_secret (a)));

  g_assert_cmpint (memcmp (zimt_account_key_get_public (a), zimt_account_key_get_public (b),
                           ZIMT_KEY_SIZE),
                   !=, 0);
  g_assert_cmpmem (zimt_account_key_get_public (a), ZIMT_KEY_SIZE,
                   zimt_account_key_get_public (same), ZIMT_KEY_SIZE);
  zimt_account_key_free (NULL);
}

static void
test_recovery_key_pair (void)
{
  g_autoptr (ZimtSecret) seed = zimt_secret_new_random (ZIMT_KEY_SIZE);
  g_autoptr (ZimtAccountKey) once = zimt_account_key_new_from_recovery (seed);
  g_autoptr (ZimtAccountKey) again = zimt_account_key_new_from_recovery (seed);

  g_assert_cmpmem (zimt_account_key_get_public (once), ZIMT_KEY_SIZE,
                   zimt_account_key_get_public (again), ZIMT_KEY_SIZE);
  g_assert_false (zimt_secret_is_equal (zimt_account_key_get_secret (once), seed));
}

static void
assert_pin (const ZimtAccountKey *key, const char *class_code, guint32 generation, guint8 first)
{
  guint32 its_generation = 0;
  const guint8 *pin = zimt_account_key_get_pin (key, class_code, &its_generation);

  g_assert_nonnull (pin);
  g_assert_cmpuint (its_generation, ==, generation);
  g_assert_cmpuint (pin[0], ==, first);
  g_assert_true (zimt_account_key_get_pin (key, class_code, NULL) == pin);
}

static void
set_pin (ZimtAccountKey *key, const char *class_code, guint32 generation, guint8 first)
{
  guint8 hash[ZIMT_KEY_SIZE] = { first };

  zimt_account_key_set_pin (key, class_code, generation, hash);
}

static void
test_pins (void)
{
  g_autoptr (ZimtAccountKey) key = zimt_account_key_new ();

  g_assert_null (zimt_account_key_get_pin (key, "C", NULL));
  set_pin (key, "C", 2, 20);
  set_pin (key, "P", 1, 10);
  assert_pin (key, "C", 2, 20);
  set_pin (key, "C", 3, 30);
  set_pin (key, "C", 2, 21);
  assert_pin (key, "C", 3, 30);
  set_pin (key, "C", 3, 31);
  assert_pin (key, "C", 3, 31);
  zimt_account_key_drop_pin (key, "C");
  zimt_account_key_drop_pin (key, "C");
  g_assert_null (zimt_account_key_get_pin (key, "C", NULL));
  assert_pin (key, "P", 1, 10);
}

/* Runs Argon2id three times. */
static void
test_round_trip (void)
{
  g_autoptr (ZimtAccountKey) key = zimt_account_key_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_weak = TRUE;

  g_autoptr (GBytes) blob
      = zimt_account_key_lock (key, fixture_database, fixture_account, PASSWORD, &error);
  g_assert_no_error (error);
  g_autoptr (ZimtAccountKey) opened
      = zimt_account_key_unlock (blob, zimt_account_key_get_public (key), fixture_database,
                                 fixture_account, PASSWORD, &is_weak, &error);
  g_assert_no_error (error);
  g_assert_false (is_weak);
  g_assert_true (zimt_secret_is_equal (zimt_account_key_get_secret (opened),
                                       zimt_account_key_get_secret (key)));

  /* Many pins, so that the blob grows; written again without the password. */
  for (guint i = 1; i <= 200; i++)
    {
      g_autofree char *class_code = g_strdup_printf ("S%031u", i);

      set_pin (opened, class_code, i, (guint8)i);
    }
  g_autoptr (GBytes) longer = zimt_account_key_dup_blob (opened);
  g_autoptr (GBytes) again = zimt_account_key_dup_blob (opened);
  g_assert_false (g_bytes_equal (longer, again));
  g_autoptr (ZimtAccountKey) reopened
      = unlock (longer, zimt_account_key_get_public (key), fixture_database, fixture_account,
                PASSWORD, &error);
  g_assert_no_error (error);
  assert_pin (reopened, "S0000000000000000000000000000001", 1, 1);
  assert_pin (reopened, "S0000000000000000000000000000200", 200, 200);
}

/* Once. */
static void
test_written_by_another_program (void)
{
  g_autoptr (GBytes) pin = fixture_from_hex (WRITTEN_PIN);
  g_autoptr (GError) error = NULL;
  gboolean is_weak = FALSE;
  guint32 generation = 0;

  g_autoptr (ZimtAccountKey) key
      = zimt_account_key_unlock (written.blob, get_written_public (), fixture_database,
                                 fixture_account, PASSWORD, &is_weak, &error);
  g_assert_no_error (error);
  g_assert_true (is_weak); /* three passes, not four */
  g_assert_cmpmem (zimt_account_key_get_pin (key, "C", &generation), ZIMT_KEY_SIZE,
                   g_bytes_get_data (pin, NULL), g_bytes_get_size (pin));
  g_assert_cmpuint (generation, ==, 3);
}

/* Once. */
static void
test_wrong_password (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (unlock (written.blob, get_written_public (), fixture_database, fixture_account,
                         "zimt und Zucker, früh um 6", &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_cmpstr (error->message, ==, "The password is wrong.");
}

/* Three times. */
static void
test_blob_of_another_place (void)
{
  g_autoptr (ZimtAccountKey) other = zimt_account_key_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (unlock (written.blob, get_written_public (), fixture_other, fixture_account,
                         PASSWORD, &error));
  g_assert_true (fixture_is_damaged (&error));
  g_assert_null (unlock (written.blob, get_written_public (), fixture_database, fixture_other,
                         PASSWORD, &error));
  g_assert_true (fixture_is_damaged (&error));
  g_assert_null (unlock (written.blob, zimt_account_key_get_public (other), fixture_database,
                         fixture_account, PASSWORD, &error));
  g_assert_true (fixture_is_damaged (&error));
}

/* Never runs Argon2id: the check sum is wrong. */
static void
test_every_byte_counts (void)
{
  gsize size = g_bytes_get_size (written.blob);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) changed = fixture_change (written.blob, i, 0x80);
      g_autoptr (GBytes) start = g_bytes_new (g_bytes_get_data (written.blob, NULL), i);

      g_assert_null (unlock (changed, get_written_public (), fixture_database, fixture_account,
                             PASSWORD, &error));
      g_assert_true (fixture_is_damaged (&error));
      g_assert_null (unlock (start, get_written_public (), fixture_database, fixture_account,
                             PASSWORD, &error));
      g_assert_true (fixture_is_damaged (&error));
    }
}

/* Never runs Argon2id either: the last of these would not end, or find no memory. */
static void
test_cost_out_of_bounds (void)
{
  static const struct
  {
    guint8 version;
    guint32 passes;
    guint32 memory_kib;
  } cases[] = {
    { 0, 3, 262144 },     { 2, 3, 262144 },      { 1, 0, 262144 },           { 1, 1, 262144 },
    { 1, 2, 262144 },     { 1, 17, 262144 },     { 1, 0xffffffff, 262144 },  { 1, 3, 0 },
    { 1, 3, 8 },          { 1, 3, 65536 },       { 1, 3, 262143 },           { 1, 3, 1048577 },
    { 1, 3, 0xffffffff }, { 1, 16, 0xffffffff }, { 1, 0xffffffff, 1048576 },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 head[9] = { cases[i].version };

      for (gsize j = 0; j < 4; j++)
        {
          head[1 + j] = (guint8)(cases[i].passes >> (8 * j));
          head[5 + j] = (guint8)(cases[i].memory_kib >> (8 * j));
        }
      g_autoptr (GBytes) forged = forge (0, head, sizeof head);
      g_assert_null (unlock (forged, get_written_public (), fixture_database, fixture_account,
                             PASSWORD, &error));
      g_assert_true (fixture_is_damaged (&error));
    }
}

/* Three times: another cost within the bounds, another salt, another text. */
static void
test_forged_check_sum (void)
{
  static const struct
  {
    gsize offset;
    guint8 value;
  } cases[] = { { 1, 4 }, { 9, 0 }, { 25 + 1 + 24 + 40, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) forged = forge (cases[i].offset, &cases[i].value, 1);
      g_autoptr (GError) error = NULL;

      g_assert_false (g_bytes_equal (forged, written.blob));
      g_assert_null (unlock (forged, get_written_public (), fixture_database, fixture_account,
                             PASSWORD, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED);
    }
}

static void
test_passwords_that_are_refused (void)
{
  g_autoptr (ZimtAccountKey) key = zimt_account_key_new ();
  g_autofree char *too_long = g_strnfill (1025, 'x');
  const char *passwords[] = { "", too_long };

  for (gsize i = 0; i < G_N_ELEMENTS (passwords); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          zimt_account_key_lock (key, fixture_database, fixture_account, passwords[i], &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
    }
}

static void
test_too_little_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("AddressSanitizer needs more memory than that itself");
#else
  g_autoptr (ZimtAccountKey) key = zimt_account_key_new ();
  g_autoptr (GError) locking = NULL, unlocking = NULL;
  g_autoptr (GBytes) blob = NULL;
  struct rlimit old, low;
  ZimtAccountKey *opened;

  g_assert_cmpint (getrlimit (RLIMIT_AS, &old), ==, 0);
  low = old;
  low.rlim_cur = ZIMT_PASSWORD_MEMORY;
  g_assert_cmpint (setrlimit (RLIMIT_AS, &low), ==, 0);
  blob = zimt_account_key_lock (key, fixture_database, fixture_account, PASSWORD, &locking);
  opened = unlock (written.blob, get_written_public (), fixture_database, fixture_account, PASSWORD,
                   &unlocking);
  g_assert_cmpint (setrlimit (RLIMIT_AS, &old), ==, 0);

  g_assert_null (blob);
  g_assert_error (locking, ZIMT_ERROR, ZIMT_ERROR_FAILED);
  g_assert_null (opened);
  g_assert_error (unlocking, ZIMT_ERROR, ZIMT_ERROR_FAILED);
#endif
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  if (!zimt_vault_init (NULL))
    return 1;
  written.blob = fixture_from_hex (WRITTEN_BLOB);
  written.public_key = fixture_from_hex (written_public);
  g_test_add_func ("/account-key/the-password-hash-is-the-published-one",
                   test_published_password_hash);
  g_test_add_func ("/account-key/the-key-exchange-is-the-published-one", test_published_key_pair);
  g_test_add_func ("/account-key/no-two-key-pairs-are-the-same", test_key_pairs_differ);
  g_test_add_func ("/account-key/a-recovery-key-has-one-key-pair", test_recovery_key_pair);
  g_test_add_func ("/account-key/a-pin-never-goes-back", test_pins);
  g_test_add_func ("/account-key/the-password-opens-the-blob-and-its-copies", test_round_trip);
  g_test_add_func ("/account-key/what-another-program-wrote-opens",
                   test_written_by_another_program);
  g_test_add_func ("/account-key/a-wrong-password-is-called-wrong", test_wrong_password);
  g_test_add_func ("/account-key/a-blob-from-elsewhere-is-called-damaged",
                   test_blob_of_another_place);
  g_test_add_func ("/account-key/every-byte-of-a-blob-counts", test_every_byte_counts);
  g_test_add_func ("/account-key/too-little-or-too-much-work-is-refused-before-it-is-done",
                   test_cost_out_of_bounds);
  g_test_add_func ("/account-key/a-check-sum-that-fits-opens-nothing", test_forged_check_sum);
  g_test_add_func ("/account-key/an-empty-or-endless-password-is-refused",
                   test_passwords_that_are_refused);
  g_test_add_func ("/account-key/too-little-memory-is-said-so", test_too_little_memory);
  result = g_test_run ();
  g_bytes_unref (written.blob);
  g_bytes_unref (written.public_key);
  return result;
}
