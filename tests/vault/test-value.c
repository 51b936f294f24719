/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealed values: what opens, and everything that must not. */
#include "zimt-value.h"

#include <sodium.h>
#include <string.h>

#include "fixture.h"

static const ZimtValueName name = {
  .database = fixture_database,
  .table = "sealed",
  .row = fixture_row,
  .class_code = "C",
  .generation = 3,
  .revision = 7,
};

static GBytes *
open_value (const ZimtSecret *key, const ZimtValueName *value_name, GBytes *sealed)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (sealed, &size);
  GBytes *text = zimt_value_open (key, value_name, bytes, size, &error);

  g_assert_true ((text == NULL) == fixture_is_damaged (&error));
  return text;
}

static gboolean
opens (GBytes *sealed, gpointer key)
{
  g_autoptr (GBytes) text = open_value (key, &name, sealed);

  return text != NULL;
}

/* draft-irtf-cfrg-xchacha-03, A.3.1; encrypted in place, as we do. */
static void
test_published_vector (void)
{
  static const char text[] = "Ladies and Gentlemen of the class of '99: If I could offer you only "
                             "one tip for the future, sunscreen would be it.";
  g_autoptr (GBytes) about = fixture_from_hex ("50515253c0c1c2c3c4c5c6c7");
  g_autoptr (GBytes) sealed = fixture_from_hex (
      "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4e"
      "da7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2"
      "383565d3fff921f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49");
  guint8 key[ZIMT_KEY_SIZE], nonce[24], buffer[sizeof text - 1 + 16];

  fixture_count (key, sizeof key, 0x80);
  fixture_count (nonce, sizeof nonce, 0x40);
  memcpy (buffer, text, sizeof text - 1);
  crypto_aead_xchacha20poly1305_ietf_encrypt (buffer, NULL, buffer, sizeof text - 1,
                                              g_bytes_get_data (about, NULL), 12, NULL, nonce, key);
  g_assert_cmpmem (buffer, sizeof buffer, g_bytes_get_data (sealed, NULL),
                   g_bytes_get_size (sealed));
}

static void
test_round_trip (void)
{
  static const gsize sizes[] = { 0, 1, 255, 256, 257, 65535, 65536, 65537, 200000 };
  g_autoptr (ZimtSecret) key = zimt_secret_new_random (ZIMT_KEY_SIZE);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      /* Ends like the padding begins. */
      g_autofree guint8 *text = g_malloc (sizes[i]);
      g_autoptr (GBytes) sealed = NULL;
      g_autoptr (GBytes) opened = NULL;

      if (sizes[i] > 0)
        memset (text, 0x80, sizes[i]);
      sealed = zimt_value_seal (key, &name, text, sizes[i]);
      opened = open_value (key, &name, sealed);
      g_assert_nonnull (opened);
      g_assert_cmpuint (g_bytes_get_size (sealed), ==,
                        1 + 24 + zimt_value_padded_size (sizes[i]) + 16);
      g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), text, sizes[i]);
    }
}

static void
test_highest_numbers (void)
{
  g_autoptr (ZimtSecret) key = zimt_secret_new_random (ZIMT_KEY_SIZE);
  ZimtValueName last = name;

  last.generation = last.revision = G_MAXUINT32;
  g_autoptr (GBytes) sealed = zimt_value_seal (key, &last, (const guint8 *)"Beratung", 8);
  g_autoptr (GBytes) opened = open_value (key, &last, sealed);

  g_assert_nonnull (opened);
}

static void
test_longest (void)
{
  g_autoptr (ZimtSecret) key = zimt_secret_new_random (ZIMT_KEY_SIZE);
  g_autofree guint8 *text = g_malloc0 (ZIMT_VALUE_MAX_SIZE);
  g_autoptr (GBytes) sealed = zimt_value_seal (key, &name, text, ZIMT_VALUE_MAX_SIZE);
  g_autoptr (GBytes) opened = open_value (key, &name, sealed);

  g_assert_cmpuint (g_bytes_get_size (opened), ==, ZIMT_VALUE_MAX_SIZE);
}

static void
test_padding (void)
{
  static const struct
  {
    gsize size;
    gsize padded;
  } cases[] = {
    { 0, 256 },         { 1, 256 },           { 255, 256 },         { 256, 512 },
    { 511, 512 },       { 512, 1024 },        { 1023, 1024 },       { 32767, 32768 },
    { 32768, 65536 },   { 65535, 65536 },     { 65536, 131072 },    { 131071, 131072 },
    { 131072, 196608 }, { 1048575, 1048576 }, { 1048576, 1114112 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (zimt_value_padded_size (cases[i].size), ==, cases[i].padded);
}

static void
test_sizes_tell_little (void)
{
  g_autoptr (ZimtSecret) key = zimt_secret_new_random (ZIMT_KEY_SIZE);
  g_autoptr (GBytes) yes = zimt_value_seal (key, &name, (const guint8 *)"yes", 3);
  g_autoptr (GBytes) no = zimt_value_seal (key, &name, (const guint8 *)"no", 2);
  g_autoptr (GBytes) again = zimt_value_seal (key, &name, (const guint8 *)"no", 2);

  g_assert_cmpuint (g_bytes_get_size (yes), ==, g_bytes_get_size (no));
  g_assert_false (g_bytes_equal (no, again));
}

static void
test_every_byte_counts (void)
{
  g_autoptr (ZimtSecret) key = zimt_secret_new_random (ZIMT_KEY_SIZE);
  g_autoptr (GBytes) sealed = zimt_value_seal (key, &name, (const guint8 *)"Beratung", 8);

  fixture_assert_only_whole_opens (sealed, opens, key);
}

static void
assert_closed_under (const ZimtSecret *key, GBytes *sealed, ZimtValueName elsewhere)
{
  g_autoptr (GBytes) text = open_value (key, &elsewhere, sealed);

  g_assert_null (text);
}

static void
test_moved_value_stays_closed (void)
{
  g_autoptr (ZimtSecret) key = zimt_secret_new_random (ZIMT_KEY_SIZE);
  g_autoptr (ZimtSecret) other_key = zimt_secret_new_random (ZIMT_KEY_SIZE);
  g_autoptr (GBytes) sealed = zimt_value_seal (key, &name, (const guint8 *)"Beratung", 8);
  ZimtValueName elsewhere;

#define ASSERT_BOUND(field, value)                                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    elsewhere = name;                                                                              \
    elsewhere.field = value;                                                                       \
    assert_closed_under (key, sealed, elsewhere);                                                  \
  }                                                                                                \
  G_STMT_END
  ASSERT_BOUND (database, fixture_other);
  ASSERT_BOUND (table, "journal");
  ASSERT_BOUND (table, "sealedC");
  ASSERT_BOUND (row, fixture_other);
  ASSERT_BOUND (class_code, "P");
  ASSERT_BOUND (class_code, "");
  ASSERT_BOUND (generation, 2);
  ASSERT_BOUND (generation, 0x03000000);
  ASSERT_BOUND (revision, 6);
  ASSERT_BOUND (revision, 0x07000000);
#undef ASSERT_BOUND

  /* What is taken from one field and given to its neighbour. */
  elsewhere = name;
  elsewhere.generation = name.revision;
  elsewhere.revision = name.generation;
  assert_closed_under (key, sealed, elsewhere);
  assert_closed_under (other_key, sealed, name);
}

/* A file can hold any class code. */
static void
test_endless_name_stays_closed (void)
{
  g_autoptr (ZimtSecret) key = zimt_secret_new_random (ZIMT_KEY_SIZE);
  g_autoptr (GBytes) sealed = zimt_value_seal (key, &name, (const guint8 *)"Beratung", 8);
  g_autofree char *long_code = g_strnfill (300, 'C');
  g_autofree char *longish_code = g_strnfill (250, 'C');
  ZimtValueName elsewhere = name;

  elsewhere.class_code = long_code;
  assert_closed_under (key, sealed, elsewhere);
  elsewhere.class_code = longish_code;
  assert_closed_under (key, sealed, elsewhere);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!zimt_vault_init (NULL))
    return 1;
  g_test_add_func ("/value/the-cipher-is-the-published-one", test_published_vector);
  g_test_add_func ("/value/what-is-sealed-opens", test_round_trip);
  g_test_add_func ("/value/the-highest-numbers-open", test_highest_numbers);
  g_test_add_func ("/value/the-longest-text-opens", test_longest);
  g_test_add_func ("/value/is-padded-to-buckets", test_padding);
  g_test_add_func ("/value/short-texts-look-alike", test_sizes_tell_little);
  g_test_add_func ("/value/every-byte-counts", test_every_byte_counts);
  g_test_add_func ("/value/moved-elsewhere-stays-closed", test_moved_value_stays_closed);
  g_test_add_func ("/value/under-an-endless-name-stays-closed", test_endless_name_stays_closed);
  return g_test_run ();
}
