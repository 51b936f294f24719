/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Class keys: slots, pins, and links from one generation to the next. */
#include "zimt-class-key-private.h"

#include <sodium.h>
#include <string.h>

#include "fixture.h"
#include "written.h"
#include "zimt-value.h"

typedef struct
{
  ZimtAccountKey *account_key; /* owned */
  ZimtClassKey *key;           /* owned */
  GBytes *slot;                /* owned */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->account_key = zimt_account_key_new ();
  fixture->key = zimt_class_key_new ("C", 3);
  fixture->slot = zimt_class_key_seal_slot (fixture->key, fixture_database, fixture_account,
                                            zimt_account_key_get_public (fixture->account_key));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  zimt_account_key_free (fixture->account_key);
  zimt_class_key_free (fixture->key);
  g_bytes_unref (fixture->slot);
}

static ZimtClassKey *
open_slot (GBytes *slot, const ZimtAccountKey *account_key, const guint8 *database,
           const guint8 *account, const char *class_code, guint32 generation)
{
  g_autoptr (GError) error = NULL;
  ZimtClassKey *key = zimt_class_key_open_slot (slot, account_key, database, account, class_code,
                                                generation, &error);

  g_assert_true ((key == NULL) == fixture_is_damaged (&error));
  return key;
}

static gboolean
opens (GBytes *slot, gpointer account_key)
{
  g_autoptr (ZimtClassKey) key
      = open_slot (slot, account_key, fixture_database, fixture_account, "C", 3);

  return key != NULL;
}

static gboolean
is_same_key (const ZimtClassKey *a, const ZimtClassKey *b)
{
  return zimt_secret_is_equal (zimt_class_key_get_secret (a), zimt_class_key_get_secret (b));
}

/* RFC 7693, appendix A. */
static void
test_published_hash (void)
{
  g_autoptr (GBytes) expected
      = fixture_from_hex ("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                          "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
  guint8 hash[64];

  crypto_generichash (hash, sizeof hash, (const guint8 *)"abc", 3, NULL, 0);
  g_assert_cmpmem (hash, sizeof hash, g_bytes_get_data (expected, NULL), 64);
}

static void
test_slot_opens (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtClassKey) key
      = open_slot (fixture->slot, fixture->account_key, fixture_database, fixture_account, "C", 3);
  g_autoptr (ZimtClassKey) copy = zimt_class_key_copy (key);

  g_assert_cmpstr (zimt_class_key_get_code (copy), ==, "C");
  g_assert_cmpuint (zimt_class_key_get_generation (copy), ==, 3);
  g_assert_true (is_same_key (key, fixture->key));
  g_assert_true (is_same_key (copy, fixture->key));
  zimt_class_key_free (NULL);
}

static void
test_every_byte_counts (Fixture *fixture, gconstpointer data)
{
  fixture_assert_only_whole_opens (fixture->slot, opens, fixture->account_key);
}

static void
test_slot_elsewhere_stays_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccountKey) thief = zimt_account_key_new ();
  g_autofree char *long_code = g_strnfill (300, 'C');
  const struct
  {
    const ZimtAccountKey *account_key;
    const guint8 *database;
    const guint8 *account;
    const char *class_code;
    guint32 generation;
  } cases[] = {
    { fixture->account_key, fixture_other, fixture_account, "C", 3 },
    { fixture->account_key, fixture_database, fixture_other, "C", 3 },
    { fixture->account_key, fixture_database, fixture_account, "P", 3 },
    { fixture->account_key, fixture_database, fixture_account, "", 3 },
    { fixture->account_key, fixture_database, fixture_account, long_code, 3 },
    { fixture->account_key, fixture_database, fixture_account, "C", 2 },
    { fixture->account_key, fixture_database, fixture_account, "C", 0 },
    { thief, fixture_database, fixture_account, "C", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZimtClassKey) key
          = open_slot (fixture->slot, cases[i].account_key, cases[i].database, cases[i].account,
                       cases[i].class_code, cases[i].generation);

      g_assert_null (key);
    }
}

/* A sealed box can be made by anybody who knows the public key. */
static GBytes *
forge_slot (const ZimtAccountKey *account_key, guint8 version, const char *class_code,
            guint32 generation, gsize size)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  guint8 length = (guint8)strlen (class_code), number[4] = { (guint8)generation };
  guint8 *slot;

  g_byte_array_append (text, &version, 1);
  g_byte_array_append (text, fixture_database, ZIMT_ID_SIZE);
  g_byte_array_append (text, fixture_account, ZIMT_ID_SIZE);
  g_byte_array_append (text, &length, 1);
  g_byte_array_append (text, (const guint8 *)class_code, length);
  g_byte_array_append (text, number, sizeof number);
  g_byte_array_set_size (text, (guint)size);
  slot = g_malloc (size + crypto_box_SEALBYTES);
  crypto_box_seal (slot, text->data, size, zimt_account_key_get_public (account_key));
  return g_bytes_new_take (slot, size + crypto_box_SEALBYTES);
}

static void
test_forged_slots (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint8 version;
    const char *class_code;
    guint32 generation;
    gsize size;
    gboolean opens;
  } cases[] = {
    { 1, "C", 3, 71, TRUE }, /* as ours: the pin is what finds it */
    { 0, "C", 3, 71, FALSE },
    { 2, "C", 3, 71, FALSE },
    { 1, "C", 3, 70, FALSE },
    { 1, "C", 3, 72, FALSE },
    { 1, "C", 3, 1, FALSE },
    { 1, "C-", 3, 72, FALSE },
    { 1, "C", 0, 71, FALSE },
    { 1, "", 3, 70, FALSE },
    { 1, "CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC", 3, 103, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) slot
          = forge_slot (fixture->account_key, cases[i].version, cases[i].class_code,
                        cases[i].generation, cases[i].size);
      g_autoptr (ZimtClassKey) key
          = open_slot (slot, fixture->account_key, fixture_database, fixture_account,
                       cases[i].class_code, cases[i].generation);

      g_assert_cmpint (key != NULL, ==, cases[i].opens);
    }
}

static void
test_pin_finds_another_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtClassKey) forged = zimt_class_key_new ("C", 3);
  g_autoptr (GBytes) slot
      = zimt_class_key_seal_slot (forged, fixture_database, fixture_account,
                                  zimt_account_key_get_public (fixture->account_key));
  guint8 hash[ZIMT_KEY_SIZE];

  g_assert_true (opens (slot, fixture->account_key));
  zimt_class_key_hash (fixture->key, fixture_database, hash);
  zimt_account_key_set_pin (fixture->account_key, "C", 3, hash);
  g_assert_false (opens (slot, fixture->account_key));
  g_assert_true (opens (fixture->slot, fixture->account_key));

  /* The pin of another generation, or of another class, says nothing. */
  zimt_account_key_drop_pin (fixture->account_key, "C");
  zimt_account_key_set_pin (fixture->account_key, "P", 3, hash);
  zimt_account_key_set_pin (fixture->account_key, "C", 4, hash);
  g_assert_true (opens (slot, fixture->account_key));
}

static void
test_public_key_of_nobody (Fixture *fixture, gconstpointer data)
{
  static const guint8 zeroes[ZIMT_KEY_SIZE];

  g_assert_null (
      zimt_class_key_seal_slot (fixture->key, fixture_database, fixture_account, zeroes));
}

static void
test_hash_says_everything (void)
{
  g_autoptr (ZimtClassKey) key = zimt_class_key_new ("C", 3);
  g_autoptr (ZimtClassKey) copy = zimt_class_key_copy (key);
  g_autoptr (ZimtClassKey) other = zimt_class_key_new ("C", 3);
  guint8 hash[ZIMT_KEY_SIZE], other_hash[ZIMT_KEY_SIZE];

  zimt_class_key_hash (key, fixture_database, hash);
  zimt_class_key_hash (copy, fixture_database, other_hash);
  g_assert_cmpmem (hash, ZIMT_KEY_SIZE, other_hash, ZIMT_KEY_SIZE);
  zimt_class_key_hash (key, fixture_other, other_hash);
  g_assert_cmpint (memcmp (hash, other_hash, ZIMT_KEY_SIZE), !=, 0);
  zimt_class_key_hash (other, fixture_database, other_hash);
  g_assert_cmpint (memcmp (hash, other_hash, ZIMT_KEY_SIZE), !=, 0);
}

typedef struct
{
  const ZimtClassKey *older; /* borrowed */
  const ZimtClassKey *newer; /* borrowed */
} Generations;

static gboolean
vouches (GBytes *link, gpointer data)
{
  const Generations *generations = data;
  g_autoptr (GError) error = NULL;
  gboolean is_good = zimt_class_key_check_link (generations->older, generations->newer,
                                                fixture_database, link, &error);

  g_assert_true (is_good != fixture_is_damaged (&error));
  return is_good;
}

static void
test_link (void)
{
  g_autoptr (ZimtClassKey) older = zimt_class_key_new ("C", 3);
  g_autoptr (ZimtClassKey) newer = zimt_class_key_new ("C", 4);
  g_autoptr (GBytes) link = zimt_class_key_make_link (older, newer, fixture_database);

  fixture_assert_only_whole_opens (link, vouches, &(Generations){ older, newer });
}

static void
test_forged_link (void)
{
  g_autoptr (ZimtClassKey) older = zimt_class_key_new ("C", 3);
  g_autoptr (ZimtClassKey) newer = zimt_class_key_new ("C", 4);
  g_autoptr (ZimtClassKey) later = zimt_class_key_new ("C", 5);
  g_autoptr (ZimtClassKey) forged_older = zimt_class_key_new ("C", 3);
  g_autoptr (ZimtClassKey) forged_newer = zimt_class_key_new ("C", 4);
  g_autoptr (ZimtClassKey) other_class = zimt_class_key_new ("P", 4);
  g_autoptr (GBytes) link = zimt_class_key_make_link (older, newer, fixture_database);
  g_autoptr (GBytes) forged
      = zimt_class_key_make_link (forged_older, forged_newer, fixture_database);
  g_autoptr (GBytes) elsewhere = zimt_class_key_make_link (older, newer, fixture_other);

  g_assert_false (vouches (forged, &(Generations){ older, forged_newer }));
  g_assert_false (vouches (link, &(Generations){ older, forged_newer }));
  g_assert_false (vouches (link, &(Generations){ forged_older, newer }));
  g_assert_false (vouches (link, &(Generations){ older, later }));
  g_assert_false (vouches (link, &(Generations){ newer, older }));
  g_assert_false (vouches (link, &(Generations){ older, other_class }));
  g_assert_false (vouches (elsewhere, &(Generations){ older, newer }));
  g_assert_true (vouches (link, &(Generations){ older, newer }));
}

/* Who has the newer key can write any text with it, but must not lead back to an older one. */
/* A restricted case's class is vouched for by class C, in its first generation only. */
static void
test_voucher (void)
{
  g_autoptr (ZimtClassKey) cases = zimt_class_key_new ("C", 5);
  g_autoptr (ZimtClassKey) restricted = zimt_class_key_new ("S1", 1);
  g_autoptr (ZimtClassKey) forged = zimt_class_key_new ("S1", 1);
  g_autoptr (ZimtClassKey) second = zimt_class_key_new ("S1", 2);
  g_autoptr (GBytes) link = zimt_class_key_make_link (cases, restricted, fixture_database);

  g_assert_true (vouches (link, &(Generations){ cases, restricted }));
  g_assert_false (vouches (link, &(Generations){ cases, forged }));
  g_assert_false (vouches (link, &(Generations){ cases, second }));
  g_assert_false (vouches (link, &(Generations){ restricted, cases }));
}

static void
test_no_link_leads_back (void)
{
  g_autoptr (ZimtClassKey) older = zimt_class_key_new ("C", 3);
  g_autoptr (ZimtClassKey) newer = zimt_class_key_new ("C", 4);
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE], hash[ZIMT_KEY_SIZE];
  ZimtPack about;

  zimt_class_key_hash (older, fixture_database, hash);
  zimt_class_key_init_about (newer, &about, about_bytes, "link", fixture_database);
  zimt_pack_text (&about, "C");
  zimt_pack_number (&about, 3, 4);
  g_autoptr (GBytes) link
      = zimt_class_key_seal (newer, ZIMT_CLASS_USE_LINK, &about, hash, sizeof hash);

  g_assert_false (vouches (link, &(Generations){ newer, older }));
}

/* From the recovery key on paper to a value, as another program wrote them. */
static void
test_written_by_another_program (void)
{
  static const ZimtValueName name = { fixture_database, "sealed", fixture_row, "C", 3, 7 };
  g_autoptr (GBytes) slot = fixture_from_hex (WRITTEN_SLOT);
  g_autoptr (GBytes) newer_slot = fixture_from_hex (WRITTEN_NEWER_SLOT);
  g_autoptr (GBytes) link = fixture_from_hex (WRITTEN_LINK);
  g_autoptr (GBytes) pin = fixture_from_hex (WRITTEN_PIN);
  g_autoptr (GBytes) value = fixture_from_hex (WRITTEN_VALUE);
  g_autoptr (ZimtSecret) seed = zimt_secret_new (ZIMT_KEY_SIZE);
  g_autoptr (GError) error = NULL;
  guint8 hash[ZIMT_KEY_SIZE];
  gsize size;
  const guint8 *sealed = g_bytes_get_data (value, &size);

  fixture_count (zimt_secret_get_bytes (seed), ZIMT_KEY_SIZE, 0x40);
  g_autoptr (ZimtAccountKey) paper = zimt_account_key_new_from_recovery (seed);
  g_autoptr (ZimtClassKey) key = open_slot (slot, paper, fixture_database, fixture_account, "C", 3);
  g_autoptr (ZimtClassKey) newer
      = open_slot (newer_slot, paper, fixture_database, fixture_account, "C", 4);

  g_assert_nonnull (key);
  g_assert_nonnull (newer);
  zimt_class_key_hash (key, fixture_database, hash);
  g_assert_cmpmem (hash, sizeof hash, g_bytes_get_data (pin, NULL), g_bytes_get_size (pin));
  g_assert_true (vouches (link, &(Generations){ key, newer }));

  g_autoptr (GBytes) text
      = zimt_value_open (zimt_class_key_get_secret (key), &name, sealed, size, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), "Beratung", 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!zimt_vault_init (NULL))
    return 1;
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  g_test_add_func ("/class-key/the-hash-is-the-published-one", test_published_hash);
  ADD ("/class-key/a-slot-opens-for-its-account", test_slot_opens);
  ADD ("/class-key/every-byte-of-a-slot-counts", test_every_byte_counts);
  ADD ("/class-key/a-slot-stays-closed-elsewhere", test_slot_elsewhere_stays_closed);
  ADD ("/class-key/a-misshapen-slot-is-refused", test_forged_slots);
  ADD ("/class-key/the-pin-finds-an-exchanged-key", test_pin_finds_another_key);
  ADD ("/class-key/no-slot-for-a-public-key-of-nobody", test_public_key_of_nobody);
  g_test_add_func ("/class-key/its-hash-depends-on-key-and-database", test_hash_says_everything);
  g_test_add_func ("/class-key/every-byte-of-a-link-counts", test_link);
  g_test_add_func ("/class-key/who-lacks-the-older-key-forges-no-link", test_forged_link);
  g_test_add_func ("/class-key/a-class-vouches-for-the-first-key-of-another", test_voucher);
  g_test_add_func ("/class-key/no-link-leads-back", test_no_link_leads_back);
  g_test_add_func ("/class-key/what-another-program-wrote-opens", test_written_by_another_program);
#undef ADD
  return g_test_run ();
}
