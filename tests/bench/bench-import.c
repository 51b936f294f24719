/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading 10,000 cards, with everything that Zimt checks and keeps, against EVCard that only parses
 * them. */
#include <libebook-contacts/libebook-contacts.h>
#include <string.h>

#include "bench.h"
#include "zimt-vcard.h"

#define N_CARDS 10000
#define N_ROUNDS 7

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

int
main (void)
{
  Cards cards = cards_new ();
  BenchTimes times = bench_compare (read_ours, parse_bare, &cards, N_ROUNDS);
  gboolean is_fast = bench_report ("read 10,000 cards", times, "bare EVCard", 0, 0);

  g_bytes_unref (cards.file);
  g_ptr_array_unref (cards.cards);
  return is_fast ? 0 : 1;
}
