/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Manifests and rosters: rows that are dropped, replayed, doubled or added are found. */
#include "zimt-manifest.h"

#include <string.h>

#include "fixture.h"
#include "written.h"
#include "zimt-class-key-private.h"

typedef struct
{
  const char *table;
  guint8 row;
  guint32 revision;
  const char *sealed;
} Row;

static const Row rows[] = {
  { "sealed", 1, 1, "one" },
  { "sealed", 2, 4, "two" },
  { "sealed", 3, 2, "three" },
};

static void
add_row (ZimtManifest *manifest, const ZimtClassKey *key, Row row, gboolean is_gone)
{
  guint8 id[ZIMT_ID_SIZE] = { row.row };
  const guint8 *sealed = (const guint8 *)row.sealed;

  if (is_gone)
    zimt_manifest_remove (manifest, key, row.table, id, row.revision, sealed, strlen (row.sealed));
  else
    zimt_manifest_add (manifest, key, row.table, id, row.revision, sealed, strlen (row.sealed));
}

static ZimtManifest
make_manifest (const ZimtClassKey *key)
{
  ZimtManifest manifest = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    add_row (&manifest, key, rows[i], FALSE);
  return manifest;
}

static void
test_order_does_not_matter (void)
{
  g_autoptr (ZimtClassKey) key = zimt_class_key_new ("C", 3);
  ZimtManifest manifest = make_manifest (key);
  ZimtManifest other = { 0 };

  add_row (&other, key, rows[2], FALSE);
  add_row (&other, key, (Row){ "sealed", 9, 1, "passing" }, FALSE);
  add_row (&other, key, rows[0], FALSE);
  add_row (&other, key, (Row){ "sealed", 9, 1, "passing" }, TRUE);
  add_row (&other, key, rows[1], FALSE);
  g_assert_true (zimt_manifest_has_same_rows (&manifest, &other));
  g_assert_cmpuint (manifest.counter, ==, 3);
  g_assert_cmpuint (other.counter, ==, 5);
  g_assert_cmpuint (other.n_rows, ==, 3);
}

/* The rows, with @instead in the place of the last one. */
static void
assert_noticed (const ZimtClassKey *key, Row instead)
{
  ZimtManifest manifest = make_manifest (key);
  ZimtManifest other = make_manifest (key);

  add_row (&other, key, rows[2], TRUE);
  add_row (&other, key, instead, FALSE);
  g_assert_cmpuint (other.n_rows, ==, manifest.n_rows);
  g_assert_false (zimt_manifest_has_same_rows (&manifest, &other));
}

static void
test_every_change_is_noticed (void)
{
  g_autoptr (ZimtClassKey) key = zimt_class_key_new ("C", 3);
  ZimtManifest manifest = make_manifest (key);
  ZimtManifest dropped = make_manifest (key);
  ZimtManifest doubled = make_manifest (key);
  ZimtManifest added = make_manifest (key);

  add_row (&dropped, key, rows[1], TRUE);
  g_assert_false (zimt_manifest_has_same_rows (&manifest, &dropped));

  add_row (&added, key, (Row){ "sealed", 4, 1, "four" }, FALSE);
  g_assert_false (zimt_manifest_has_same_rows (&manifest, &added));

  /* Twice the same row leaves the sum as it was: the count tells. */
  add_row (&doubled, key, rows[1], FALSE);
  add_row (&doubled, key, rows[1], FALSE);
  g_assert_false (zimt_manifest_has_same_rows (&manifest, &doubled));

  assert_noticed (key, (Row){ "sealed", 3, 1, "three, as it was before" });
  assert_noticed (key, (Row){ "sealed", 3, 1, "three" });
  assert_noticed (key, (Row){ "sealed", 4, 2, "three" });
  assert_noticed (key, (Row){ "journal", 3, 2, "three" });
  assert_noticed (key, (Row){ "sealed", 3, 2, "thref" });
  assert_noticed (key, (Row){ "sealed", 3, 2, "" });
}

static void
test_sums_need_the_key (void)
{
  g_autoptr (ZimtClassKey) key = zimt_class_key_new ("C", 3);
  g_autoptr (ZimtClassKey) other_key = zimt_class_key_new ("C", 3);
  ZimtManifest manifest = make_manifest (key);
  ZimtManifest other = make_manifest (other_key);

  g_assert_false (zimt_manifest_has_same_rows (&manifest, &other));
}

static gboolean
opens_for (GBytes *sealed, const ZimtClassKey *key, const guint8 *database)
{
  g_autoptr (GError) error = NULL;
  ZimtManifest manifest = { 0 };
  gboolean is_open = zimt_manifest_open (&manifest, key, database, sealed, &error);

  g_assert_true (is_open != fixture_is_damaged (&error));
  return is_open;
}

static gboolean
opens (GBytes *sealed, gpointer key)
{
  return opens_for (sealed, key, fixture_database);
}

static GArray *
make_roster (guint n_entries)
{
  GArray *roster = g_array_new (FALSE, TRUE, sizeof (ZimtRosterEntry));

  for (guint i = 0; i < n_entries; i++)
    {
      ZimtRosterEntry entry;

      fixture_count (entry.account, ZIMT_ID_SIZE, (guint8)i);
      fixture_count (entry.public_key, ZIMT_KEY_SIZE, (guint8)(100 + i));
      g_array_append_val (roster, entry);
    }
  return roster;
}

static GArray *
open_roster (GBytes *sealed, const ZimtClassKey *key, const guint8 *database)
{
  g_autoptr (GError) error = NULL;
  GArray *roster = zimt_roster_open (key, database, sealed, &error);

  g_assert_true ((roster == NULL) == fixture_is_damaged (&error));
  return roster;
}

static gboolean
roster_opens_for (GBytes *sealed, const ZimtClassKey *key, const guint8 *database)
{
  g_autoptr (GArray) roster = open_roster (sealed, key, database);

  return roster != NULL;
}

static gboolean
roster_opens (GBytes *sealed, gpointer key)
{
  return roster_opens_for (sealed, key, fixture_database);
}

static void
test_manifest_is_sealed (void)
{
  g_autoptr (ZimtClassKey) key = zimt_class_key_new ("C", 3);
  ZimtManifest manifest = make_manifest (key), opened = { 0 };
  g_autoptr (GBytes) sealed = zimt_manifest_seal (&manifest, key, fixture_database);
  g_autoptr (GError) error = NULL;

  g_assert_true (zimt_manifest_open (&opened, key, fixture_database, sealed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (opened.counter, ==, manifest.counter);
  g_assert_true (zimt_manifest_has_same_rows (&opened, &manifest));
  fixture_assert_only_whole_opens (sealed, opens, key);
}

static void
test_roster_is_sealed (void)
{
  static const guint sizes[] = { 0, 1, 5, 6, 40 };
  g_autoptr (ZimtClassKey) key = zimt_class_key_new ("C", 3);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GArray) roster = make_roster (sizes[i]);
      g_autoptr (GBytes) sealed = zimt_roster_seal (roster, key, fixture_database);
      g_autoptr (GArray) opened = open_roster (sealed, key, fixture_database);

      g_assert_cmpuint (opened->len, ==, sizes[i]);
      g_assert_true (sizes[i] == 0
                     || memcmp (opened->data, roster->data, sizes[i] * sizeof (ZimtRosterEntry))
                            == 0);
      if (sizes[i] == 5)
        fixture_assert_only_whole_opens (sealed, roster_opens, key);
    }
}

static void
test_elsewhere_stays_closed (void)
{
  g_autoptr (ZimtClassKey) key = zimt_class_key_new ("C", 3);
  const guint8 *bytes = zimt_class_key_peek_bytes (key);
  g_autoptr (ZimtClassKey) later = zimt_class_key_new_from_bytes ("C", 4, bytes);
  g_autoptr (ZimtClassKey) other_class = zimt_class_key_new_from_bytes ("P", 3, bytes);
  g_autoptr (ZimtClassKey) other_key = zimt_class_key_new ("C", 3);
  ZimtManifest manifest = make_manifest (key);
  g_autoptr (GArray) roster = make_roster (2);
  g_autoptr (GBytes) sealed = zimt_manifest_seal (&manifest, key, fixture_database);
  g_autoptr (GBytes) sealed_roster = zimt_roster_seal (roster, key, fixture_database);
  const ZimtClassKey *others[] = { later, other_class, other_key };

  g_assert_true (opens_for (sealed, key, fixture_database));
  g_assert_false (opens_for (sealed, key, fixture_other));
  g_assert_false (roster_opens_for (sealed_roster, key, fixture_other));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_false (opens_for (sealed, others[i], fixture_database));
      g_assert_false (roster_opens_for (sealed_roster, others[i], fixture_database));
    }
  /* One in the place of the other. */
  g_assert_false (opens_for (sealed_roster, key, fixture_database));
  g_assert_false (roster_opens_for (sealed, key, fixture_database));
}

/* Who has the key can seal anything: that must do no harm either. */
static void
test_misshapen_is_refused (void)
{
  static const guint8 many[4 + 48] = { 0xff, 0xff, 0xff, 0xff };
  static const guint8 fewer[4 + 48] = { 0 };
  g_autoptr (ZimtClassKey) key = zimt_class_key_new ("C", 3);
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE];
  ZimtPack about;

  zimt_class_key_init_about (key, &about, about_bytes, "roster", fixture_database);
  g_autoptr (GBytes) too_many
      = zimt_class_key_seal (key, ZIMT_CLASS_USE_ROSTER, &about, many, sizeof many);
  g_autoptr (GBytes) too_few
      = zimt_class_key_seal (key, ZIMT_CLASS_USE_ROSTER, &about, fewer, sizeof fewer);
  g_autoptr (GBytes) empty = zimt_class_key_seal (key, ZIMT_CLASS_USE_ROSTER, &about, NULL, 0);
  zimt_class_key_init_about (key, &about, about_bytes, "manifest", fixture_database);
  g_autoptr (GBytes) too_long
      = zimt_class_key_seal (key, ZIMT_CLASS_USE_MANIFEST, &about, many, 49);

  g_assert_false (roster_opens (too_many, key));
  g_assert_false (roster_opens (too_few, key));
  g_assert_false (roster_opens (empty, key));
  g_assert_false (opens (too_long, key));
}

static void
test_written_by_another_program (void)
{
  g_autoptr (GBytes) sealed = fixture_from_hex (WRITTEN_MANIFEST);
  g_autoptr (GBytes) sealed_roster = fixture_from_hex (WRITTEN_ROSTER);
  g_autoptr (GBytes) value = fixture_from_hex (WRITTEN_VALUE);
  g_autoptr (ZimtSecret) seed = zimt_secret_new (ZIMT_KEY_SIZE);
  g_autoptr (GError) error = NULL;
  ZimtManifest manifest = { 0 }, expected = { .counter = 4 };
  guint8 master[ZIMT_KEY_SIZE];

  fixture_count (master, sizeof master, 0x60);
  fixture_count (zimt_secret_get_bytes (seed), ZIMT_KEY_SIZE, 0x40);
  g_autoptr (ZimtClassKey) key = zimt_class_key_new_from_bytes ("C", 3, master);
  g_autoptr (ZimtAccountKey) paper = zimt_account_key_new_from_recovery (seed);

  zimt_manifest_add (&expected, key, "sealed", fixture_row, 7, g_bytes_get_data (value, NULL),
                     g_bytes_get_size (value));
  zimt_manifest_open (&manifest, key, fixture_database, sealed, &error);
  g_assert_no_error (error);
  g_assert_true (zimt_manifest_has_same_rows (&manifest, &expected));
  g_assert_cmpuint (manifest.counter, ==, expected.counter);

  g_autoptr (GArray) roster = open_roster (sealed_roster, key, fixture_database);
  const ZimtRosterEntry *entry = &g_array_index (roster, ZimtRosterEntry, 0);

  g_assert_cmpuint (roster->len, ==, 1);
  g_assert_cmpmem (entry->account, ZIMT_ID_SIZE, fixture_account, ZIMT_ID_SIZE);
  g_assert_cmpmem (entry->public_key, ZIMT_KEY_SIZE, zimt_account_key_get_public (paper),
                   ZIMT_KEY_SIZE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!zimt_vault_init (NULL))
    return 1;
  g_test_add_func ("/manifest/the-order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/manifest/dropped-replayed-doubled-and-added-rows-are-noticed",
                   test_every_change_is_noticed);
  g_test_add_func ("/manifest/nobody-computes-it-without-the-key", test_sums_need_the_key);
  g_test_add_func ("/manifest/every-byte-of-it-counts", test_manifest_is_sealed);
  g_test_add_func ("/manifest/every-byte-of-a-roster-counts", test_roster_is_sealed);
  g_test_add_func ("/manifest/moved-elsewhere-stays-closed", test_elsewhere_stays_closed);
  g_test_add_func ("/manifest/what-is-misshapen-inside-is-refused", test_misshapen_is_refused);
  g_test_add_func ("/manifest/what-another-program-wrote-opens", test_written_by_another_program);
  return g_test_run ();
}
