/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranking 2,000 interpreters with 20,000 assignments, and matching 200 companions with 200
 * newcomers; each beside a bare look at every card. */
#include "bench.h"
#include "zimt-interpreter-match.h"
#include "zimt-tandem-match.h"

#define N_ROUNDS 11
#define N_INTERPRETERS 2000
#define N_ASSIGNMENTS 20000
#define N_SIDE 200

typedef struct
{
  ZimtPeopleBook *book; /* owned */
  ZimtDate today;
  guint n; /* so that nothing is left out as unused */
} Pools;

static void
add_code (ZimtRecord *record, const char *field, const char *code)
{
  const char *const codes[] = { code, "deu", NULL };

  zimt_record_set_codes (record, field, codes);
}

static void
put (Pools *pools, ZimtRecord *record)
{
  zimt_people_book_put (pools->book, record);
  zimt_record_unref (record);
}

static void
add_hours (ZimtRecord *person, const char *weekday, int from, int to)
{
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_HOURS);

  zimt_record_set_text (row, "weekday", weekday);
  zimt_record_set_time (row, "from", from);
  zimt_record_set_time (row, "to", to);
  zimt_record_add_row (person, "hours", row);
}

/* Half of them interpret what is looked for. (transfer full) */
static ZimtRecord *
interpreter_new (const Pools *pools, int i)
{
  ZimtRecord *interpreter = zimt_record_new (ZIMT_RECORD_INTERPRETER);
  ZimtRecord *skill = zimt_record_new (ZIMT_RECORD_SKILL);
  g_autofree char *name = g_strdup_printf ("Müller %d", i);

  zimt_record_set_text (interpreter, "family", name);
  zimt_record_set_text (interpreter, "state", "active");
  zimt_record_set_date (interpreter, "consent", pools->today - 100);
  zimt_record_set_date (interpreter, "undertaking", pools->today - 100);
  zimt_record_set_text (interpreter, "district", i % 3 == 0 ? "north" : "south");
  add_code (interpreter, "granted", "health");
  zimt_record_set_text (skill, "language", i % 2 == 0 ? "tir" : "ara");
  zimt_record_set_text (skill, "other", "deu");
  zimt_record_set_text (skill, "level", "c1");
  zimt_record_add_row (interpreter, "skills", skill);
  add_hours (interpreter, "mon", 480, 1080);
  add_hours (interpreter, "tue", 480, 1080);
  return interpreter;
}

static void
put_person (Pools *pools, ZimtRecordKind kind, int i)
{
  static const char *const languages[] = { "tir", "ara", "rus" };
  ZimtRecord *person = zimt_record_new (kind);

  zimt_record_set_text (person, "state", kind == ZIMT_RECORD_COMPANION ? "active" : "waiting");
  zimt_record_set_date (person, "consent", pools->today - 100);
  add_code (person, "languages", languages[i % 3]);
  add_code (person, "interests", i % 2 == 0 ? "sport" : "cooking");
  zimt_record_set_text (person, "district", i % 5 == 0 ? "north" : "south");
  zimt_record_set_number (person, "birth_year", 1950 + i * 7 % 50);
  add_hours (person, i % 2 == 0 ? "mon" : "tue", 600, 720);
  add_hours (person, "thu", 600 + i % 7 * 60, 720 + i % 7 * 60);
  if (kind == ZIMT_RECORD_COMPANION)
    zimt_record_set_number (person, "capacity", 1 + i % 2);
  else
    zimt_record_set_date (person, "waiting_since", pools->today - i % 150);
  put (pools, person);
}

static void
fill (Pools *pools)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < N_INTERPRETERS; i++)
    {
      ZimtRecord *interpreter = interpreter_new (pools, i);

      g_ptr_array_add (ids, g_strdup (zimt_record_get_id (interpreter)));
      put (pools, interpreter);
    }
  for (int i = 0; i < N_ASSIGNMENTS; i++)
    {
      ZimtRecord *assignment = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);

      zimt_record_set_text (assignment, "interpreter", ids->pdata[i % N_INTERPRETERS]);
      zimt_record_set_text (assignment, "state", i % 10 == 0 ? "cancelled" : "paid");
      zimt_record_set_date (assignment, "date", pools->today - i % 700);
      zimt_record_set_time (assignment, "from", 600);
      zimt_record_set_time (assignment, "to", 660);
      put (pools, assignment);
    }
  for (int i = 0; i < N_SIDE; i++)
    {
      put_person (pools, ZIMT_RECORD_COMPANION, i);
      put_person (pools, ZIMT_RECORD_NEWCOMER, i);
    }
}

static void
rank (gpointer data)
{
  Pools *pools = data;
  ZimtInterpreterWish wish = { .language = "tir",
                               .field = "health",
                               .district = "north",
                               .date = pools->today,
                               .from = 600,
                               .to = 660 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtInterpreterMatch) match
      = zimt_interpreter_match (pools->book, &wish, zimt_minute_new (pools->today - 7, 600), NULL,
                                NULL, &error);

  bench_assert_done (match != NULL && match->ranked->len > 0, error);
  pools->n = match->ranked->len;
}

static void
look_at (Pools *pools, ZimtRecordKind kind)
{
  g_autoptr (GPtrArray) records = zimt_people_book_list (pools->book, kind);

  for (guint i = 0; i < records->len; i++)
    pools->n += *zimt_record_get_text (records->pdata[i], "state") != '\0';
}

static void
look_at_interpreters (gpointer data)
{
  look_at (data, ZIMT_RECORD_INTERPRETER);
  look_at (data, ZIMT_RECORD_ASSIGNMENT);
}

static void
match_all (gpointer data)
{
  Pools *pools = data;
  g_autoptr (GPtrArray) pairs = zimt_pair_match_all (pools->book, pools->today, NULL, NULL);

  bench_assert_done (pairs->len == N_SIDE, NULL);
}

int
main (void)
{
  Pools pools = { .book = zimt_people_book_new (), .today = bench_get_monday () };
  gboolean is_good;

  zimt_people_book_set_has_private (pools.book, TRUE);
  fill (&pools);
  is_good = bench_report ("rank 2,000 interpreters with 20,000 assignments",
                          bench_compare (rank, look_at_interpreters, &pools, N_ROUNDS),
                          "listing them", 0, 100);
  is_good = bench_report ("match 200 companions and 200 newcomers",
                          bench_compare (match_all, NULL, &pools, N_ROUNDS), NULL, 0, 1000)
            && is_good;
  zimt_people_book_free (pools.book);
  return is_good ? 0 : 1;
}
