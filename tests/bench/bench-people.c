/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A key stroke in the search over 10,000 cards, beside a bare strstr () over the same texts; and
 * who among 10,000 could be the one who is typed, beside comparing the names one by one. */
#include "bench.h"
#include "zimt-people-book.h"
#include "zimt-text.h"

#include <string.h>

#define N_ROUNDS 21
#define N_CARDS 10000

typedef struct
{
  ZimtPeopleBook *book; /* owned */
  GPtrArray *texts;     /* owned: search texts */
  GPtrArray *names;     /* owned: search keys of names */
  const char *query;
  ZimtRecord *typed; /* owned */
  guint n;           /* so that nothing is left out as unused */
} Cards;

static const char *const givens[]
    = { "Anna",      "Mohamed", "Selam",   "Jarosław", "Fatima",  "Олена", "محمد",  "Thomas",
        "Elisabeth", "Nguyễn",  "Günther", "Mehmet",   "Natalia", "Yusuf", "Marie", "Ali" };
static const char *const families[]
    = { "Müller", "Schmidt", "Tesfaye", "Kowalski", "Al-Hasan", "Шевченко", "Yılmaz", "Weiß",
        "Abebe",  "Meyer",   "Popescu", "Öztürk",   "Hoffmann", "Richter",  "Koch",   "Ndiaye" };

static ZimtRecord *
person_new (int i)
{
  ZimtRecord *person = zimt_record_new (ZIMT_RECORD_PERSON);
  ZimtRecord *phone = zimt_record_new (ZIMT_RECORD_PHONE);
  ZimtRecord *email = zimt_record_new (ZIMT_RECORD_EMAIL);
  ZimtRecord *address = zimt_record_new (ZIMT_RECORD_ADDRESS);
  g_autofree char *family = g_strdup_printf ("%s-%c%c%cert", families[i / 16 % 16], 'B' + i % 7 * 3,
                                             "aeiou"[i / 7 % 5], 'b' + i / 35 % 20);
  g_autofree char *number = g_strdup_printf ("0361 %06d", i);
  g_autofree char *mail = g_strdup_printf ("kontakt%d@example.org", i);

  zimt_record_set_text (person, "given", givens[i % 16]);
  zimt_record_set_text (person, "family", i % 2 == 0 ? families[i / 16 % 16] : family);
  zimt_record_set_text (person, "note", "Spricht auch am Telefon, am besten vormittags.");
  zimt_record_set_text (phone, "number", number);
  zimt_record_set_text (email, "address", mail);
  zimt_record_set_text (address, "street", "Rosa-Luxemburg-Platz 1");
  zimt_record_set_text (address, "city", "Erfurt");
  zimt_record_add_row (person, "phones", phone);
  zimt_record_add_row (person, "emails", email);
  zimt_record_add_row (person, "addresses", address);
  return person;
}

static void
fill (Cards *cards)
{
  for (int i = 0; i < N_CARDS; i++)
    {
      g_autoptr (ZimtRecord) person = person_new (i);
      g_autofree char *title = zimt_record_dup_title (person);

      zimt_people_book_put (cards->book, person);
      g_ptr_array_add (cards->texts, zimt_people_dup_search_text (cards->book, person, NULL, NULL));
      g_ptr_array_add (cards->names, zimt_text_search_key (title));
    }
}

/* As a key stroke does: the query is made anew, and everything is rated. */
static void
search (gpointer data)
{
  Cards *cards = data;
  g_autoptr (ZimtPeopleQuery) query = zimt_people_query_new (cards->query);

  for (guint i = 0; i < cards->texts->len; i++)
    cards->n += zimt_people_query_rate (query, cards->texts->pdata[i]) > 0;
}

static void
search_bare (gpointer data)
{
  Cards *cards = data;
  g_autofree char *key = zimt_text_search_key (cards->query);

  for (guint i = 0; i < cards->texts->len; i++)
    cards->n += strstr (cards->texts->pdata[i], key) != NULL;
}

static void
find_duplicates (gpointer data)
{
  Cards *cards = data;
  g_autoptr (GPtrArray) found = zimt_people_book_find_duplicates (cards->book, cards->typed, 5);

  bench_assert_done (found->len > 0, NULL);
  cards->n += found->len;
}

static void
compare_names (gpointer data)
{
  Cards *cards = data;
  g_autofree char *title = zimt_record_dup_title (cards->typed);
  g_autofree char *key = zimt_text_search_key (title);

  for (guint i = 0; i < cards->names->len; i++)
    cards->n += g_str_equal (cards->names->pdata[i], key);
}

/* The first look for duplicates, too: only then there is an index. */
static void
index_all (gpointer data)
{
  Cards *cards = data;
  g_autoptr (GPtrArray) records = zimt_people_book_list (cards->book, ZIMT_RECORD_PERSON);
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < records->len; i++)
    zimt_people_book_put (book, records->pdata[i]);
  found = zimt_people_book_find_duplicates (book, cards->typed, 5);
  cards->n += found->len;
}

static void
put_all (gpointer data)
{
  Cards *cards = data;
  g_autoptr (GPtrArray) records = zimt_people_book_list (cards->book, ZIMT_RECORD_PERSON);
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();

  for (guint i = 0; i < records->len; i++)
    zimt_people_book_put (book, records->pdata[i]);
}

static gboolean
measure_search (Cards *cards)
{
  static const char *const queries[] = {
    "m", "mül", "müller", "jospeh", "elisabteh kovalski", "0361 0042", "jaroslaw schewtschenko"
  };
  gboolean is_good = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *what = g_strdup_printf ("rate 10,000 cards by “%s”", queries[i]);

      cards->query = queries[i];
      is_good = bench_report (what, bench_compare (search, search_bare, cards, N_ROUNDS),
                              "bare strstr ()", 0, 30)
                && is_good;
    }
  return is_good;
}

static gboolean
measure_duplicates (Cards *cards)
{
  static const char *const names[][2]
      = { { "Mohamed", "Mueller" }, { "Kowalski", "Jaroslaw" }, { "محمد", "Weiss" } };
  gboolean is_good = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *what
          = g_strdup_printf ("duplicates of %s %s in 10,000", names[i][0], names[i][1]);

      zimt_record_set_text (cards->typed, "given", names[i][0]);
      zimt_record_set_text (cards->typed, "family", names[i][1]);
      is_good = bench_report (what, bench_compare (find_duplicates, compare_names, cards, N_ROUNDS),
                              "comparing names", 0, 10)
                && is_good;
    }
  return is_good;
}

int
main (void)
{
  Cards cards = { .book = zimt_people_book_new (),
                  .texts = g_ptr_array_new_with_free_func (g_free),
                  .names = g_ptr_array_new_with_free_func (g_free),
                  .typed = zimt_record_new (ZIMT_RECORD_PERSON) };
  gboolean is_good;

  fill (&cards);
  is_good = bench_report ("put 10,000 cards into a book and index them",
                          bench_compare (index_all, put_all, &cards, N_ROUNDS / 4),
                          "putting them there", 0, 0);
  is_good = measure_search (&cards) && is_good;
  is_good = measure_duplicates (&cards) && is_good;
  zimt_record_unref (cards.typed);
  g_ptr_array_unref (cards.names);
  g_ptr_array_unref (cards.texts);
  zimt_people_book_free (cards.book);
  return is_good ? 0 : 1;
}
