/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault with years of counselling in it: unlocking beyond Argon2id, search, making a key anew,
 * locking. */
#include <sodium.h>

#include "bench.h"
#include "zimt-center.h"
#include "zimt-desk-vault.h"
#include "zimt-record-list.h"

#define ACCOUNT "Anna"
#define PASSWORD "Rosenkohl Fahrrad"
#define N_ITEMS 20000
#define N_ROTATED 10000
#define NOTE_CHARS 500
#define N_SEARCHES 51
#define N_SLOW_ROUNDS 5

/* New blobs of the program: four passes over 256 MiB. */
#define PASSES 4
#define MEMORY ((size_t)256 * 1024 * 1024)

static const char *const words[] = {
  "Mietvertrag", "Antrag", "Gespräch",    "Kündigung", "Termin",  "Bescheid",
  "Schule",      "Müller", "Widerspruch", "Jobcenter", "Wohnung", "Kinder",
  "Deutschkurs", "Arzt",   "Frist",       "Zeugnis",
};

typedef struct
{
  ZimtDesk *desk;         /* borrowed */
  ZimtUnlocked *unlocked; /* owned (nullable) */
  const char *query;
  guint n_found;
} Vault;

static void
unlock (gpointer data)
{
  Vault *vault = data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&vault->unlocked, zimt_unlocked_free);
  vault->unlocked = zimt_desk_unlock (vault->desk, ACCOUNT, PASSWORD, &error);
  bench_assert_done (vault->unlocked != NULL, error);
}

static void
derive_bare (gpointer data)
{
  static const unsigned char salt[crypto_pwhash_SALTBYTES] = { 1 };
  unsigned char key[32];

  bench_assert_done (crypto_pwhash (key, sizeof key, PASSWORD, sizeof PASSWORD - 1, salt, PASSES,
                                    MEMORY, crypto_pwhash_ALG_ARGON2ID13)
                         == 0,
                     NULL);
}

static void
search (gpointer data)
{
  Vault *vault = data;
  g_autoptr (GPtrArray) found = zimt_case_book_search (vault->unlocked->book, vault->query, 50);

  vault->n_found += found->len;
}

static void
rotate (gpointer data)
{
  Vault *vault = data;
  g_autoptr (GError) error = NULL;

  bench_assert_done (zimt_desk_rotate (vault->desk, "C", &error), error);
}

/* What rotation cannot do without: every value opened and sealed once. */
static void
seal_bare (gpointer data)
{
  static unsigned char text[1024];
  static unsigned char sealed[sizeof text + crypto_aead_xchacha20poly1305_ietf_ABYTES];
  unsigned char nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES];
  unsigned char key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES] = { 1 };

  for (int i = 0; i < N_ROTATED; i++)
    {
      randombytes_buf (nonce, sizeof nonce);
      crypto_aead_xchacha20poly1305_ietf_encrypt (sealed, NULL, text, sizeof text, NULL, 0, NULL,
                                                  nonce, key);
      bench_assert_done (crypto_aead_xchacha20poly1305_ietf_decrypt (text, NULL, NULL, sealed,
                                                                     sizeof sealed, NULL, 0, nonce,
                                                                     key)
                             == 0,
                         NULL);
    }
}

/* Once: what is locked cannot be locked again. */
static BenchTimes
measure_lock (Vault *vault)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&vault->unlocked, zimt_unlocked_free);
  bench_assert_done (zimt_desk_lock (vault->desk, NULL, &error), error);
  return (BenchTimes){ .ours = (double)(g_get_monotonic_time () - begun) / 1000 };
}

/* The note of a talk, always another. */
static char *
make_note (GRand *random)
{
  GString *note = g_string_new (NULL);

  while (note->len < NOTE_CHARS)
    g_string_append_printf (note, "%s %d ",
                            words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                            g_rand_int_range (random, 0, 100000));
  return g_string_free (note, FALSE);
}

static ZimtRecord *
make_case (GRand *random, ZimtDate today)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_CASE);
  g_autofree char *pseudonym = g_strdup_printf ("Ahorn %d", g_rand_int_range (random, 0, 1000000));

  zimt_record_set_text (record, "stage", "pseudonymous");
  zimt_record_set_text (record, "pseudonym", pseudonym);
  zimt_record_set_date (record, "opened", today);
  return record;
}

static ZimtRecord *
make_consultation (GRand *random, ZimtDate today, const char *case_id)
{
  static const char *const topics[] = { "housing", NULL };
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_CONSULTATION);
  g_autofree char *note = make_note (random);

  zimt_record_set_text (record, "case", case_id);
  zimt_record_set_date (record, "date", today - g_rand_int_range (random, 0, 3000));
  zimt_record_set_codes (record, "topics", topics);
  zimt_record_set_text (record, "note", note);
  return record;
}

/* One in ten is a case, the others are its talks. */
static void
fill (ZimtDesk *desk, ZimtDate today, guint n_items)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) records = zimt_record_list_new ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;
  const char *case_id = NULL;

  for (guint i = 0; i < n_items; i++)
    {
      ZimtRecord *record
          = i % 10 == 0 ? make_case (random, today) : make_consultation (random, today, case_id);

      if (i % 10 == 0)
        case_id = zimt_record_get_id (record);
      g_ptr_array_add (records, record);
    }
  stored = zimt_desk_save_records (desk, records, &error);
  bench_assert_done (stored != NULL, error);
}

static void
found (ZimtDesk *desk)
{
  g_autoptr (ZimtAccount) account = zimt_account_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *key = zimt_desk_new_recovery_key (&error);

  account->name = g_strdup (ACCOUNT);
  account->roles = ZIMT_ROLE_LEAD | ZIMT_ROLE_COUNSELLING;
  bench_assert_done (zimt_desk_found_vault (desk, account, PASSWORD, key, &error), error);
}

static gboolean
measure_search (Vault *vault)
{
  static const char *const queries[] = { "mueller", "frist 99", "zzz", "m" };
  gboolean is_good = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *what = g_strdup_printf ("search for “%s” in %d items", queries[i], N_ITEMS);

      vault->query = queries[i];
      is_good &= bench_report (what, bench_compare (search, NULL, vault, N_SEARCHES), NULL, 0, 100);
    }
  return is_good;
}

int
main (void)
{
  g_auto (BenchHouse) house = bench_house_new (TRUE, 10, 1);
  ZimtDate today = zimt_clock_get_today (house.clock);
  Vault vault = { .desk = house.desk };
  gboolean is_good;
  BenchTimes times;

  found (house.desk);
  unlock (&vault);
  fill (house.desk, today, N_ROTATED);
  is_good = bench_report ("a new key for 10,000 items",
                          bench_compare (rotate, seal_bare, &vault, N_SLOW_ROUNDS),
                          "opening and sealing as much by bare libsodium", 0, 2000);
  fill (house.desk, today, N_ITEMS - N_ROTATED);
  times = bench_compare (unlock, derive_bare, &vault, N_SLOW_ROUNDS);
  times.ours -= times.baseline;
  is_good
      &= bench_report ("unlocking 20,000 items beyond Argon2id", times, "Argon2id alone", 0, 1000);
  is_good &= measure_search (&vault);
  is_good &= bench_report ("locking 20,000 items", measure_lock (&vault), NULL, 0, 200);
  return is_good ? 0 : 1;
}
