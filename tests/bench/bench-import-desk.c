/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 10,000 cards from a file into a house, in one act with its journal, against bare parsing and bare
 * inserts of the same cards. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libebook-contacts/libebook-contacts.h>
#include <sqlite3.h>
#include <string.h>

#include "bench.h"
#include "zimt-desk-people.h"
#include "zimt-vcard.h"

#define N_CARDS 10000
#define N_ROUNDS 5

static GPtrArray *
make_cards (void)
{
  GPtrArray *cards = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < N_CARDS; i++)
    g_ptr_array_add (
        cards,
        g_strdup_printf (
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:%d\r\nN:Tesfaye%d;Selam;;;\r\n"
            "FN:Selam Tesfaye%d\r\nORG:Verein %d\r\nTITLE:Leitung\r\nTEL;TYPE=WORK:+49 361 %d\r\n"
            "EMAIL;TYPE=WORK:selam%d@example.org\r\nCATEGORIES:Presse,Netzwerk\r\nLANG:ti\r\n"
            "ADR;TYPE=WORK:;;Straße %d;Erfurt;;99084;Germany\r\nNOTE:Kommt dienstags.\r\n"
            "END:VCARD\r\n",
            i, i, i, i % 300, i, i, i % 90));
  return cards;
}

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

/* Into a new house each time; making that one is not counted. */
static double
import_ours (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_auto (BenchHouse) house = bench_house_new (FALSE, 1, 1);
  double before = now_ms ();
  g_autoptr (ZimtReadCards) cards = zimt_vcard_read (file, (ZimtRecordKind)0, NULL, NULL, &error);
  ZimtImport *import = NULL;

  bench_assert_done (cards != NULL, error);
  import = zimt_desk_import_people (house.desk, cards, "bench.vcf", FALSE, NULL, NULL, &error);
  bench_assert_done (import != NULL && import->n_new >= N_CARDS, error);
  zimt_import_free (import);
  return now_ms () - before;
}

static void
run_sql (sqlite3 *database, const char *sql)
{
  bench_assert_done (sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK, NULL);
}

static void
insert_bare (sqlite3_stmt *statement, int i, const char *card)
{
  EVCard *parsed = e_vcard_new_from_string (card);

  bench_assert_done (e_vcard_get_attributes (parsed) != NULL, NULL);
  g_object_unref (parsed);
  sqlite3_bind_int (statement, 1, i);
  sqlite3_bind_text (statement, 2, card, -1, SQLITE_STATIC);
  bench_assert_done (sqlite3_step (statement) == SQLITE_DONE, NULL);
  sqlite3_reset (statement);
}

/* A card is a row, and a row of the journal. */
static double
import_bare (const GPtrArray *cards)
{
  g_autofree char *folder = g_dir_make_tmp ("zimt-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);
  sqlite3 *database = NULL;
  sqlite3_stmt *statements[2] = { NULL, NULL };
  double before = 0;

  bench_assert_done (sqlite3_open (path, &database) == SQLITE_OK, NULL);
  run_sql (database, "PRAGMA synchronous = FULL;"
                     "CREATE TABLE card (id INTEGER PRIMARY KEY, uid INTEGER UNIQUE, text TEXT);"
                     "CREATE TABLE journal (id INTEGER PRIMARY KEY, row INTEGER, after TEXT);"
                     "CREATE INDEX journal_row ON journal (row)");
  sqlite3_prepare_v2 (database, "INSERT INTO card (uid, text) VALUES (?, ?)", -1, &statements[0],
                      NULL);
  sqlite3_prepare_v2 (database, "INSERT INTO journal (row, after) VALUES (?, ?)", -1,
                      &statements[1], NULL);
  before = now_ms ();
  run_sql (database, "BEGIN");
  for (guint i = 0; i < cards->len; i++)
    {
      insert_bare (statements[0], (int)i, cards->pdata[i]);
      sqlite3_bind_int (statements[1], 1, (int)i);
      sqlite3_bind_text (statements[1], 2, cards->pdata[i], -1, SQLITE_STATIC);
      bench_assert_done (sqlite3_step (statements[1]) == SQLITE_DONE, NULL);
      sqlite3_reset (statements[1]);
    }
  run_sql (database, "COMMIT");
  double took = now_ms () - before;
  sqlite3_finalize (statements[0]);
  sqlite3_finalize (statements[1]);
  sqlite3_close (database);
  g_unlink (path);
  g_rmdir (folder);
  return took;
}

int
main (void)
{
  g_autoptr (GPtrArray) cards = make_cards ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) file = NULL;
  double ours[N_ROUNDS];
  double bare[N_ROUNDS];

  for (guint i = 0; i < cards->len; i++)
    g_string_append (text, cards->pdata[i]);
  file = g_string_free_to_bytes (g_steal_pointer (&text));
  for (int i = 0; i < N_ROUNDS; i++)
    {
      ours[i] = import_ours (file);
      bare[i] = import_bare (cards);
    }
  BenchTimes times = { bench_median (ours, N_ROUNDS), bench_median (bare, N_ROUNDS) };
  return bench_report ("import 10,000 cards", times, "bare EVCard and bare inserts", 3, 0) ? 0 : 1;
}
