/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is ranked and who is left out, against an oracle that goes by minutes and by directed pairs.
 */
#include "fixture.h"
#include "zimt-error.h"
#include "zimt-interpreter-match.h"
#include "zimt-record-list.h"

#include <stdlib.h>
#include <string.h>

#define N_WORLDS 300
#define N_INTERPRETERS 12
#define N_ASSIGNMENTS 10
#define DAY 20605 /* 2026-06-01, a Monday */
#define NOW (zimt_minute_new (DAY, 0) - 24 * 60)

static const char *const languages[] = { "tir", "ara", "deu" };
static const char *const weekdays[] = { "mon", "tue", "wed" };

/* TRUE in one of @n cases. */
static gboolean
one_of (int n)
{
  return g_test_rand_int_range (0, n) == 0;
}

#define PICK(array) ((array)[g_test_rand_int_range (0, G_N_ELEMENTS (array))])

static int
random_hour (int first, int last)
{
  return 60 * g_test_rand_int_range (first, last + 1);
}

static ZimtRecord *
add_row (ZimtRecord *record, const char *field, ZimtRecordKind kind)
{
  ZimtRecord *row = zimt_record_new (kind);

  zimt_record_add_row (record, field, row);
  return row;
}

static void
add_code (ZimtRecord *record, const char *field, const char *code)
{
  const char *const codes[] = { code, NULL };

  zimt_record_set_codes (record, field, codes);
}

static ZimtRecord *
add_skill (ZimtRecord *interpreter, const char *language, const char *other, const char *level)
{
  ZimtRecord *skill = add_row (interpreter, "skills", ZIMT_RECORD_SKILL);

  zimt_record_set_text (skill, "language", language);
  zimt_record_set_text (skill, "other", other);
  zimt_record_set_text (skill, "level", level);
  return skill;
}

/* Nothing is in the way of this one, who interprets Tigrinya and German. */
static ZimtRecord *
interpreter_new (const char *given)
{
  ZimtRecord *interpreter = zimt_record_new (ZIMT_RECORD_INTERPRETER);

  zimt_record_set_text (interpreter, "given", given);
  zimt_record_set_text (interpreter, "state", "active");
  zimt_record_set_date (interpreter, "consent", DAY - 400);
  zimt_record_set_date (interpreter, "undertaking", DAY - 400);
  return interpreter;
}

/* --- A made world --- */

static void
add_random_skill (ZimtRecord *interpreter)
{
  static const char *const directions[] = { "", "both", "both", "from", "into" };
  static const char *const levels[] = { "", "native", "c2", "b1", "a1" };
  static const char *const modes[] = { "spoken", "written", "phone" };
  ZimtRecord *skill = add_skill (interpreter, PICK (languages), PICK (languages), PICK (levels));

  zimt_record_set_text (skill, "direction", PICK (directions));
  if (one_of (2))
    add_code (skill, "modes", PICK (modes));
  if (one_of (3))
    add_code (skill, "understands", PICK (languages));
  if (one_of (3))
    zimt_record_set_date (skill, "sworn_until", DAY + g_test_rand_int_range (-3, 4));
  if (one_of (3))
    zimt_record_set_text (skill, "court", "Erfurt");
}

static void
add_random_times (ZimtRecord *interpreter)
{
  for (int i = one_of (2) ? 0 : g_test_rand_int_range (1, 5); i > 0; i--)
    {
      ZimtRecord *hours = add_row (interpreter, "hours", ZIMT_RECORD_HOURS);

      zimt_record_set_text (hours, "weekday", PICK (weekdays));
      zimt_record_set_time (hours, "from", random_hour (6, 12));
      zimt_record_set_time (hours, "to", random_hour (12, 20));
    }
  if (one_of (6))
    {
      ZimtRecord *absence = add_row (interpreter, "absences", ZIMT_RECORD_ABSENCE);

      zimt_record_set_date (absence, "from", DAY + g_test_rand_int_range (-1, 2));
      zimt_record_set_date (absence, "to", DAY + g_test_rand_int_range (0, 3));
    }
}

static ZimtRecord *
random_interpreter (int index)
{
  static const char *const genders[] = { "", "female", "male" };
  static const char *const fields[] = { "health", "legal", "work" };
  g_autofree char *name = g_strdup_printf ("Name %d", index);
  ZimtRecord *interpreter = interpreter_new (name);

  for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
    add_random_skill (interpreter);
  add_random_times (interpreter);
  if (one_of (10))
    zimt_record_set_text (interpreter, "state", one_of (2) ? "paused" : "applicant");
  if (one_of (8))
    zimt_record_set_date (interpreter, "paused_until", DAY + g_test_rand_int_range (-2, 3));
  if (one_of (10))
    zimt_record_set_date (interpreter, "consent", 0);
  if (one_of (8))
    zimt_record_set_date (interpreter, "consent_withdrawn", DAY - g_test_rand_int_range (300, 500));
  if (one_of (10))
    zimt_record_set_date (interpreter, "undertaking", 0);
  if (one_of (4))
    zimt_record_set_date (add_row (interpreter, "proofs", ZIMT_RECORD_PROOF), "valid_until",
                          one_of (3) ? 0 : DAY + g_test_rand_int_range (-3, 4));
  if (one_of (2))
    add_code (interpreter, "granted", PICK (fields));
  if (one_of (6))
    add_code (interpreter, "excluded", PICK (fields));
  if (one_of (12))
    zimt_record_set_text (interpreter, "flag", "Klärung offen");
  zimt_record_set_text (interpreter, "gender", PICK (genders));
  zimt_record_set_text (interpreter, "district", one_of (2) ? "north" : "south");
  zimt_record_set_number (interpreter, "lead_hours", one_of (4) ? 48 : 0);
  zimt_record_set_number (interpreter, "travel", one_of (2) ? 30 : 0);
  return interpreter;
}

static ZimtRecord *
random_assignment (GPtrArray *interpreters)
{
  static const char *const states[]
      = { "asked", "offered", "accepted", "confirmed", "done", "failed", "paid", "cancelled" };
  ZimtRecord *assignment = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);
  const ZimtRecord *interpreter
      = interpreters->pdata[g_test_rand_int_range (0, (gint32)interpreters->len)];
  int from = random_hour (7, 14);

  zimt_record_set_text (assignment, "interpreter", zimt_record_get_id (interpreter));
  zimt_record_set_text (assignment, "state", PICK (states));
  zimt_record_set_date (assignment, "date",
                        one_of (4) ? DAY - g_test_rand_int_range (0, 100)
                                   : DAY + g_test_rand_int_range (-1, 2));
  zimt_record_set_time (assignment, "from", from);
  zimt_record_set_time (assignment, "to", from + 60);
  zimt_record_set_number (assignment, "travel", one_of (2) ? 45 : 0);
  return assignment;
}

static ZimtInterpreterWish
random_wish (GPtrArray *assignments)
{
  static const char *const fields[] = { NULL, "health", "legal" };
  static const char *const modes[] = { NULL, "spoken", "written" };
  static const char *const genders[] = { NULL, NULL, "female" };
  static const char *const districts[] = { NULL, "north" };
  ZimtInterpreterWish wish = {
    .language = one_of (2) ? "tir" : "ara",
    .field = PICK (fields),
    .mode = PICK (modes),
    .gender = PICK (genders),
    .district = PICK (districts),
    .date = DAY + g_test_rand_int_range (0, 2),
    .from = random_hour (8, 13),
  };

  wish.to = wish.from + 60 * g_test_rand_int_range (1, 3);
  if (one_of (3))
    wish.ignore = zimt_record_get_id (assignments->pdata[g_test_rand_int_range (0, N_ASSIGNMENTS)]);
  return wish;
}

/* --- The oracle --- */

/* Whether "from>into" is among what a skill says, counting its first language as @first. */
static gboolean
goes (const ZimtRecord *skill, const char *first, const char *from, const char *into)
{
  const char *direction = zimt_record_get_text (skill, "direction");
  const char *other = zimt_record_get_text (skill, "other");

  return (g_str_equal (first, from) && g_str_equal (other, into)
          && !g_str_equal (direction, "into"))
         || (g_str_equal (first, into) && g_str_equal (other, from)
             && !g_str_equal (direction, "from"));
}

static gboolean
oracle_serves (const ZimtRecord *skill, const ZimtInterpreterWish *wish)
{
  const char *mode = wish->mode != NULL ? wish->mode : "spoken";
  g_auto (GStrv) modes = zimt_record_dup_codes (skill, "modes");
  ZimtDate sworn_until = zimt_record_get_date (skill, "sworn_until");

  if (modes != NULL && modes[0] != NULL && !g_strv_contains ((const char *const *)modes, mode))
    return FALSE;
  if (wish->field != NULL && g_str_equal (wish->field, "legal") && sworn_until != 0
      && sworn_until < wish->date)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const char *first = languages[i];

      if ((g_str_equal (zimt_record_get_text (skill, "language"), first)
           || zimt_record_has_code (skill, "understands", first))
          && goes (skill, first, wish->language, "deu")
          && (g_str_equal (mode, "written") || goes (skill, first, "deu", wish->language)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
oracle_has_hours (const ZimtRecord *interpreter, const ZimtInterpreterWish *wish)
{
  guint n = zimt_record_get_n_rows (interpreter, "hours");

  for (int minute = wish->from; n > 0 && minute < wish->to; minute++)
    {
      gboolean is_in = FALSE;

      for (guint i = 0; i < n; i++)
        {
          const ZimtRecord *row = zimt_record_get_row (interpreter, "hours", i);

          is_in
              = is_in
                || (g_str_equal (zimt_record_get_text (row, "weekday"), weekdays[wish->date - DAY])
                    && zimt_record_get_time (row, "from") <= minute
                    && minute < zimt_record_get_time (row, "to"));
        }
      if (!is_in)
        return FALSE;
    }
  return TRUE;
}

/* Whether the job and the assignment, with the way between, need the same minute. */
static gboolean
oracle_clashes (const ZimtRecord *interpreter, const ZimtRecord *assignment,
                const ZimtInterpreterWish *wish)
{
  static const char *const holding[] = { "accepted", "confirmed", "done", "settled", "paid", NULL };
  int gap = MAX (zimt_record_get_number (interpreter, "travel"),
                 zimt_record_get_number (assignment, "travel"));
  ZimtMinute starts = zimt_minute_new (zimt_record_get_date (assignment, "date"),
                                       zimt_record_get_time (assignment, "from"));

  if (!g_str_equal (zimt_record_get_text (assignment, "interpreter"),
                    zimt_record_get_id (interpreter))
      || !g_strv_contains (holding, zimt_record_get_text (assignment, "state"))
      || g_strcmp0 (wish->ignore, zimt_record_get_id (assignment)) == 0)
    return FALSE;
  for (int minute = wish->from - gap; minute < wish->to + gap; minute++)
    if (zimt_minute_new (wish->date, minute) >= starts
        && zimt_minute_new (wish->date, minute) < starts + 60)
      return TRUE;
  return FALSE;
}

static gboolean
oracle_is_there (const ZimtRecord *interpreter, const ZimtInterpreterWish *wish)
{
  ZimtMinute starts = zimt_minute_new (wish->date, wish->from);

  for (guint i = 0; i < zimt_record_get_n_rows (interpreter, "absences"); i++)
    {
      const ZimtRecord *absence = zimt_record_get_row (interpreter, "absences", i);

      for (ZimtDate date = zimt_record_get_date (absence, "from");
           date <= zimt_record_get_date (absence, "to"); date++)
        if (date == wish->date)
          return FALSE;
    }
  return zimt_record_get_date (interpreter, "paused_until") < wish->date
         && (starts - NOW) / 60 >= zimt_record_get_number (interpreter, "lead_hours")
         && oracle_has_hours (interpreter, wish);
}

static gboolean
oracle_has_papers (const ZimtRecord *interpreter, const ZimtInterpreterWish *wish)
{
  ZimtDate consent = zimt_record_get_date (interpreter, "consent");
  ZimtDate withdrawn = zimt_record_get_date (interpreter, "consent_withdrawn");

  /* The made interpreters have one certificate at most. */
  if (zimt_record_get_n_rows (interpreter, "proofs") == 1)
    {
      ZimtDate until
          = zimt_record_get_date (zimt_record_get_row (interpreter, "proofs", 0), "valid_until");

      if (until != 0 && until < wish->date)
        return FALSE;
    }
  return consent != 0 && !(withdrawn != 0 && withdrawn >= consent)
         && !zimt_record_is_empty (interpreter, "undertaking");
}

static gboolean
oracle_may (const ZimtRecord *interpreter, GPtrArray *assignments, const ZimtInterpreterWish *wish)
{
  gboolean serves = FALSE;

  for (guint i = 0; i < assignments->len; i++)
    if (oracle_clashes (interpreter, assignments->pdata[i], wish))
      return FALSE;
  for (guint i = 0; i < zimt_record_get_n_rows (interpreter, "skills"); i++)
    serves = serves || oracle_serves (zimt_record_get_row (interpreter, "skills", i), wish);
  return serves && oracle_is_there (interpreter, wish) && oracle_has_papers (interpreter, wish)
         && g_str_equal (zimt_record_get_text (interpreter, "state"), "active")
         && zimt_record_is_empty (interpreter, "flag")
         && !(wish->field != NULL && zimt_record_has_code (interpreter, "excluded", wish->field))
         && (wish->gender == NULL
             || g_str_equal (zimt_record_get_text (interpreter, "gender"), wish->gender));
}

/* --- Comparing --- */

/* In a random order. (transfer full) */
static ZimtPeopleBook *
book_new (GPtrArray *interpreters, GPtrArray *assignments)
{
  ZimtPeopleBook *book = zimt_people_book_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_copy (interpreters, NULL, NULL);

  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < assignments->len; i++)
    g_ptr_array_add (all, assignments->pdata[i]);
  while (all->len > 0)
    zimt_people_book_put (book, g_ptr_array_remove_index_fast (
                                    all, (guint)g_test_rand_int_range (0, (gint32)all->len)));
  zimt_people_book_set_has_private (book, TRUE);
  return book;
}

static void
assert_same_ranks (GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const ZimtInterpreterRank *one = a->pdata[i], *other = b->pdata[i];

      g_assert_cmpstr (zimt_record_get_id (one->interpreter), ==,
                       zimt_record_get_id (other->interpreter));
      g_assert_cmpint (one->score, ==, other->score);
      g_assert_cmpuint (one->reasons->len, ==, other->reasons->len);
      for (guint reason = 0; reason < one->reasons->len; reason++)
        g_assert_cmpstr (one->reasons->pdata[reason], ==, other->reasons->pdata[reason]);
    }
}

static void
assert_good_ranks (const ZimtInterpreterMatch *match)
{
  for (guint i = 0; i < match->ranked->len; i++)
    {
      const ZimtInterpreterRank *rank = match->ranked->pdata[i];
      int sum = 0;

      for (guint reason = 0; reason < rank->reasons->len; reason++)
        {
          int points = atoi (rank->reasons->pdata[reason]);

          g_assert_cmpint (points, !=, 0);
          sum += points;
        }
      g_assert_cmpint (rank->score, ==, sum);
      if (i > 0)
        g_assert_cmpint (rank->score, <=,
                         ((ZimtInterpreterRank *)match->ranked->pdata[i - 1])->score);
    }
}

static void
assert_as_oracle (const ZimtPeopleBook *book, GPtrArray *ranks, GPtrArray *assignments,
                  const ZimtInterpreterWish *wish, gboolean may)
{
  for (guint i = 0; i < ranks->len; i++)
    {
      const ZimtInterpreterRank *rank = ranks->pdata[i];
      g_autofree char *obstacle
          = zimt_interpreter_dup_obstacle (book, rank->interpreter, wish, NOW, NULL, NULL);

      g_assert_true (oracle_may (rank->interpreter, assignments, wish) == may);
      if (may)
        g_assert_null (obstacle);
      else
        g_assert_cmpstr (obstacle, ==, rank->reasons->pdata[0]);
    }
}

static GPtrArray *
records_new (void)
{
  return zimt_record_list_new ();
}

static void
test_random (void)
{
  guint n_ranked = 0;

  for (int world = 0; world < N_WORLDS; world++)
    {
      g_autoptr (GPtrArray) interpreters = records_new ();
      g_autoptr (GPtrArray) assignments = records_new ();
      g_autoptr (ZimtPeopleBook) book = NULL;
      g_autoptr (ZimtPeopleBook) shuffled = NULL;
      g_autoptr (ZimtInterpreterMatch) match = NULL;
      g_autoptr (ZimtInterpreterMatch) again = NULL;
      g_autoptr (GError) error = NULL;
      ZimtInterpreterWish wish;

      for (int i = 0; i < N_INTERPRETERS; i++)
        g_ptr_array_add (interpreters, random_interpreter (i));
      for (int i = 0; i < N_ASSIGNMENTS; i++)
        g_ptr_array_add (assignments, random_assignment (interpreters));
      wish = random_wish (assignments);
      book = book_new (interpreters, assignments);
      shuffled = book_new (interpreters, assignments);
      match = zimt_interpreter_match (book, &wish, NOW, NULL, NULL, &error);
      g_assert_no_error (error);
      again = zimt_interpreter_match (shuffled, &wish, NOW, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (match->ranked->len + match->excluded->len, ==, N_INTERPRETERS);
      assert_as_oracle (book, match->ranked, assignments, &wish, TRUE);
      assert_as_oracle (book, match->excluded, assignments, &wish, FALSE);
      assert_good_ranks (match);
      assert_same_ranks (match->ranked, again->ranked);
      assert_same_ranks (match->excluded, again->excluded);
      n_ranked += match->ranked->len;
    }
  /* Else the oracle has not been asked much. */
  g_assert_cmpuint (n_ranked, >, N_WORLDS / 4);
}

/* --- By hand --- */

static const ZimtInterpreterWish tigrinya = {
  .language = "tir", .field = "health", .district = "north", .date = DAY, .from = 600, .to = 660
};

static const char *
get_label (gpointer data, const char *list, const char *code)
{
  return g_str_equal (list, "interpreter_field") && g_str_equal (code, "health") ? "Health" : NULL;
}

/* The only one in the book; (transfer full). */
static ZimtInterpreterMatch *
match_one (ZimtRecord *interpreter, ZimtRecord *assignment)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  g_autoptr (GError) error = NULL;
  ZimtInterpreterMatch *match;

  zimt_people_book_set_has_private (book, TRUE);
  zimt_people_book_put (book, interpreter);
  if (assignment != NULL)
    zimt_people_book_put (book, assignment);
  match = zimt_interpreter_match (book, &tigrinya, NOW, get_label, NULL, &error);
  g_assert_no_error (error);
  return match;
}

static void
test_points (void)
{
  static const char *const wanted[] = {
    "+30 Health is among the fields", "+20 in the same district: north",
    "+9 no assignment for 29 days",   "+9 level: c1",
    "+10 sworn at the court of Gera", "+5 valid certificate: Kurs",
  };
  g_autoptr (ZimtRecord) interpreter = interpreter_new ("Selam");
  g_autoptr (ZimtRecord) assignment = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);
  g_autoptr (ZimtInterpreterMatch) match = NULL;
  const ZimtInterpreterRank *rank;

  zimt_record_set_text (add_skill (interpreter, "deu", "tir", "c1"), "court", "Gera");
  add_code (interpreter, "granted", "health");
  zimt_record_set_text (interpreter, "district", "north");
  zimt_record_set_text (add_row (interpreter, "proofs", ZIMT_RECORD_PROOF), "title", "Kurs");
  zimt_record_set_text (assignment, "interpreter", zimt_record_get_id (interpreter));
  zimt_record_set_text (assignment, "state", "paid");
  zimt_record_set_date (assignment, "date", DAY - 29);
  match = match_one (interpreter, assignment);
  g_assert_cmpuint (match->ranked->len, ==, 1);
  rank = match->ranked->pdata[0];
  g_assert_cmpint (rank->score, ==, 83);
  g_assert_cmpuint (rank->reasons->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < rank->reasons->len; i++)
    g_assert_cmpstr (rank->reasons->pdata[i], ==, wanted[i]);
}

static void
test_understands (void)
{
  g_autoptr (ZimtRecord) interpreter = interpreter_new ("Selam");
  g_autoptr (ZimtInterpreterMatch) match = NULL;

  add_code (add_skill (interpreter, "amh", "deu", "native"), "understands", "tir");
  match = match_one (interpreter, NULL);
  g_assert_cmpuint (match->ranked->len, ==, 1);
  g_assert_cmpint (((ZimtInterpreterRank *)match->ranked->pdata[0])->score, ==, 30 - 20);
}

static void
test_reasons_of_excluded (void)
{
  g_autoptr (ZimtRecord) interpreter = interpreter_new ("Selam");
  g_autoptr (ZimtInterpreterMatch) match = NULL;
  g_autoptr (ZimtInterpreterMatch) excluded = NULL;
  const ZimtInterpreterRank *rank;

  match = match_one (interpreter, NULL);
  rank = match->excluded->pdata[0];
  g_assert_cmpstr (rank->reasons->pdata[0], ==, "Does not interpret between tir and deu.");
  add_skill (interpreter, "tir", "deu", "native");
  add_code (interpreter, "excluded", "health");
  excluded = match_one (interpreter, NULL);
  rank = excluded->excluded->pdata[0];
  g_assert_cmpstr (rank->reasons->pdata[0], ==, "Excluded from the field: Health.");
}

/* Who speaks the language comes first, whatever the names. */
static void
test_order_of_excluded (void)
{
  g_autoptr (GPtrArray) interpreters = records_new ();
  g_autoptr (GPtrArray) assignments = records_new ();
  g_autoptr (ZimtPeopleBook) book = NULL;
  g_autoptr (ZimtInterpreterMatch) match = NULL;
  g_autoptr (GError) error = NULL;
  ZimtRecord *speaker = interpreter_new ("Zahra");
  const ZimtInterpreterRank *first, *last;

  add_skill (speaker, "tir", "deu", "native");
  add_code (speaker, "excluded", "health");
  g_ptr_array_add (interpreters, interpreter_new ("Anna"));
  g_ptr_array_add (interpreters, speaker);
  book = book_new (interpreters, assignments);
  match = zimt_interpreter_match (book, &tigrinya, NOW, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (match->excluded->len, ==, 2);
  first = match->excluded->pdata[0];
  last = match->excluded->pdata[1];
  g_assert_true (first->interpreter == speaker);
  g_assert_false (first->is_foreign);
  g_assert_true (last->is_foreign);
}

static void
test_refusals (void)
{
  static const ZimtInterpreterWish wishes[] = {
    { .date = DAY, .from = 600, .to = 660 },
    { .language = "deu", .date = DAY, .from = 600, .to = 660 },
    { .language = "tir", .from = 600, .to = 660 },
    { .language = "tir", .date = DAY, .from = -1, .to = 660 },
    { .language = "tir", .date = DAY, .from = 600, .to = 600 },
    { .language = "tir", .date = DAY, .from = 600, .to = 1441 },
  };
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (zimt_interpreter_match (book, &tigrinya, NOW, NULL, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED);
  zimt_people_book_set_has_private (book, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_clear_error (&error);
      g_assert_null (zimt_interpreter_match (book, &wishes[i], NOW, NULL, NULL, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
    }
}

static void
test_wish_of_assignment (void)
{
  g_autoptr (ZimtRecord) assignment = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);
  ZimtInterpreterWish wish;

  zimt_record_set_text (assignment, "language", "tir");
  zimt_record_set_date (assignment, "date", DAY);
  zimt_record_set_time (assignment, "from", 600);
  zimt_record_set_time (assignment, "to", 660);
  wish = zimt_interpreter_wish_of (assignment);
  g_assert_cmpstr (wish.language, ==, "tir");
  g_assert_cmpint (wish.date, ==, DAY);
  g_assert_cmpint (wish.from, ==, 600);
  g_assert_cmpint (wish.to, ==, 660);
  g_assert_cmpstr (wish.ignore, ==, zimt_record_get_id (assignment));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interpreter-match/as-an-oracle-says", test_random);
  g_test_add_func ("/interpreter-match/every-point-has-its-reason", test_points);
  g_test_add_func ("/interpreter-match/who-only-understands-comes-later", test_understands);
  g_test_add_func ("/interpreter-match/who-speaks-is-left-out-first", test_order_of_excluded);
  g_test_add_func ("/interpreter-match/who-is-left-out-learns-why", test_reasons_of_excluded);
  g_test_add_func ("/interpreter-match/refuses-what-makes-no-sense", test_refusals);
  g_test_add_func ("/interpreter-match/an-assignment-is-a-wish", test_wish_of_assignment);
  return g_test_run ();
}
