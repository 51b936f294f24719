/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 10,000 cards: reading them, with everything that Zimt checks and keeps, against EVCard that only
 * parses them; and their whole import against that and bare inserts. */
#include <libebook-contacts/libebook-contacts.h>
#include <sqlite3.h>
#include <string.h>

#include "bench.h"
#include "zimt-desk-people.h"
#include "zimt-vcard.h"

#define N_CARDS 10000
#define N_ROUNDS 7
#define N_IMPORTS 5

typedef struct
{
  GBytes *file;     /* owned */
  GPtrArray *cards; /* owned: char *, the same cut up */
} Cards;

/* As an address book writes one. */
static char *
make_card (int i)
{
  return g_strdup_printf (
      "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Example//Address Book//EN\r\nUID:urn:uuid:%d\r\n"
      "N:Tesfaye%d;Selam;;;\r\nFN:Selam Tesfaye%d\r\nORG:Verein %d;\r\nTITLE:Leitung\r\n"
      "TEL;TYPE=WORK,VOICE:+49 361 %d\r\nTEL;TYPE=CELL:+49 170 %d\r\n"
      "EMAIL;TYPE=INTERNET,WORK:selam%d@example.org\r\n"
      "ADR;TYPE=WORK:;;Straße %d;Erfurt;Thüringen;99084;Germany\r\nURL:https://example.org/%d\r\n"
      "CATEGORIES:Presse,Netzwerk\r\nLANG:ti\r\nLANG:de\r\n"
      "NOTE:Kommt dienstags\\, nicht freitags.\\nSpricht auch Amharisch\\; ruft zurück\\, w\r\n"
      " enn man auf den Anrufbeantworter spricht.\r\n"
      "X-EVOLUTION-FILE-AS:Tesfaye%d\\, Selam\r\nREV:2026-01-02T03:04:05Z\r\nEND:VCARD\r\n",
      i, i, i, i % 300, i, i, i, i % 90, i, i);
}

static Cards
cards_new (void)
{
  GString *text = g_string_new (NULL);
  Cards cards = { NULL, g_ptr_array_new_with_free_func (g_free) };

  for (int i = 0; i < N_CARDS; i++)
    {
      char *card = make_card (i);

      g_string_append (text, card);
      g_ptr_array_add (cards.cards, card);
    }
  cards.file = g_string_free_to_bytes (text);
  return cards;
}

static void
read_ours (gpointer data)
{
  const Cards *cards = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtReadCards) read = zimt_vcard_read (cards->file, 0, NULL, NULL, &error);

  bench_assert_done (read != NULL && read->records->len == N_CARDS, error);
}

static void
parse_bare (gpointer data)
{
  const Cards *cards = data;

  for (guint i = 0; i < cards->cards->len; i++)
    {
      EVCard *card = e_vcard_new_from_string (cards->cards->pdata[i]);

      /* Only this makes it parse. */
      bench_assert_done (e_vcard_get_attributes (card) != NULL, NULL);
      g_object_unref (card);
    }
}

/* Into a table with a key and nothing else, in one transaction. */
static void
insert_bare (const Cards *cards, const char *path)
{
  sqlite3 *database;
  sqlite3_stmt *insert;

  bench_assert_done (sqlite3_open (path, &database) == SQLITE_OK, NULL);
  sqlite3_exec (database,
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                "CREATE TABLE card (id TEXT PRIMARY KEY, content TEXT) STRICT; BEGIN",
                NULL, NULL, NULL);
  sqlite3_prepare_v2 (database, "INSERT INTO card VALUES (hex (randomblob (16)), ?)", -1, &insert,
                      NULL);
  for (guint i = 0; i < cards->cards->len; i++)
    {
      sqlite3_bind_text (insert, 1, cards->cards->pdata[i], -1, SQLITE_STATIC);
      bench_assert_done (sqlite3_step (insert) == SQLITE_DONE, NULL);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  bench_assert_done (sqlite3_exec (database, "COMMIT", NULL, NULL, NULL) == SQLITE_OK, NULL);
  sqlite3_close (database);
}

static double
measure_import (const Cards *cards, BenchHouse *house)
{
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (ZimtReadCards) read = zimt_vcard_read (cards->file, 0, NULL, NULL, &error);
  g_autoptr (ZimtImport) import
      = zimt_desk_import_people (house->desk, read, "cards.vcf", FALSE, NULL, NULL, &error);

  bench_assert_done (import != NULL, error);
  return (double)(g_get_monotonic_time () - begin) / 1000;
}

static double
measure_bare (Cards *cards, const BenchHouse *house)
{
  g_autofree char *path = g_strconcat (house->path, "-copy", NULL);
  gint64 begin = g_get_monotonic_time ();

  parse_bare (cards);
  insert_bare (cards, path);
  return (double)(g_get_monotonic_time () - begin) / 1000;
}

/* A house of its own each time: what is known already would only be compared. */
static BenchTimes
measure_imports (Cards *cards)
{
  double ours[N_IMPORTS];
  double bare[N_IMPORTS];

  for (guint i = 0; i < N_IMPORTS; i++)
    {
      g_auto (BenchHouse) house = bench_house_new (FALSE, 1, 1);

      ours[i] = measure_import (cards, &house);
      bare[i] = measure_bare (cards, &house);
    }
  return (BenchTimes){ bench_median (ours, N_IMPORTS), bench_median (bare, N_IMPORTS) };
}

int
main (void)
{
  Cards cards = cards_new ();
  BenchTimes reading = bench_compare (read_ours, parse_bare, &cards, N_ROUNDS);
  BenchTimes importing = measure_imports (&cards);
  gboolean is_fast;

  bench_report ("read 10,000 cards", reading, "bare EVCard", 0, 0);
  is_fast = bench_report ("import 10,000 cards", importing, "bare EVCard and bare inserts", 3, 0);
  g_bytes_unref (cards.file);
  g_ptr_array_unref (cards.cards);
  return is_fast ? 0 : 1;
}
