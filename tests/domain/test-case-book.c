/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The case book, against what a look at every record says. */
#include "fixture.h"
#include "zimt-case-book.h"
#include "zimt-error.h"
#include "zimt-record-list.h"
#include "zimt-text.h"

#include <string.h>

#define N_ROUNDS 60
#define FIRST_DAY 20000
#define TODAY 20060

typedef struct
{
  ZimtCaseBook *book; /* owned */
  GPtrArray *records; /* owned: ZimtRecord, what is in the book */
} World;

static const char *const words[]
    = { "Müller", "Anna", "Wohnung", "Termin", "محمد", "Kurs", "Jussuf", "Brief", "neue", "A2" };

static char *
random_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    g_string_append_printf (text, "%s ", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static ZimtDate
random_date (void)
{
  return g_test_rand_bit () ? 0 : FIRST_DAY + g_test_rand_int_range (0, 120);
}

static const ZimtField *
find_field (ZimtRecordKind kind, const char *name)
{
  for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL; field++)
    if (g_str_equal (field->name, name))
      return field;
  return NULL;
}

/* Of a case; "" for what has no such field. */
static const char *
case_of (const ZimtRecord *record)
{
  return find_field (zimt_record_get_kind (record), "case") != NULL
             ? zimt_record_get_text (record, "case")
             : "";
}

static void
fill_randomly (World *world, ZimtRecord *record)
{
  static const char *const states[] = { "prepared", "handed-over", "arrived", "" };
  static const char *const stages[] = { "anonymous", "pseudonymous", "named" };
  const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (record));

  for (; field->name != NULL; field++)
    {
      g_autofree char *text = random_text ();

      if (g_str_equal (field->name, "state"))
        zimt_record_set_text (record, "state", states[g_test_rand_int_range (0, 4)]);
      else if (g_str_equal (field->name, "stage"))
        zimt_record_set_text (record, "stage", stages[g_test_rand_int_range (0, 3)]);
      else if (field->type == ZIMT_FIELD_LINE || field->type == ZIMT_FIELD_NOTE)
        zimt_record_set_text (record, field->name, text);
      else if (field->type == ZIMT_FIELD_DATE)
        zimt_record_set_date (record, field->name, random_date ());
      else if (field->type == ZIMT_FIELD_FLAG)
        zimt_record_set_flag (record, field->name, g_test_rand_int_range (0, 4) == 0);
      else if (field->type == ZIMT_FIELD_RECORD && world->records->len > 0)
        zimt_record_set_text (
            record, field->name,
            zimt_record_get_id (
                world->records->pdata[g_test_rand_int_range (0, (gint32)world->records->len)]));
    }
  zimt_record_set_author (record, "uid", g_test_rand_int_range (0, 20));
}

static void
put_new (World *world)
{
  static const ZimtRecordKind kinds[] = {
    ZIMT_RECORD_CASE,      ZIMT_RECORD_CASE,      ZIMT_RECORD_CONSULTATION, ZIMT_RECORD_GOAL,
    ZIMT_RECORD_FOLLOW_UP, ZIMT_RECORD_REFERRAL,  ZIMT_RECORD_CONSENT,      ZIMT_RECORD_DOCUMENT,
    ZIMT_RECORD_DRAFT,     ZIMT_RECORD_RETENTION,
  };
  ZimtRecord *record = zimt_record_new (kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))]);

  fill_randomly (world, record);
  g_ptr_array_add (world->records, record);
  zimt_case_book_put (world->book, record);
}

static void
put_again (World *world, guint index)
{
  ZimtRecord *old = world->records->pdata[index];
  ZimtRecord *record = zimt_record_copy (old);

  zimt_record_set_revision (record, zimt_record_get_revision (old) + 1);
  fill_randomly (world, record);
  zimt_case_book_put (world->book, record);
  /* An older revision that comes late changes nothing. */
  zimt_case_book_put (world->book, old);
  zimt_record_unref (old);
  world->records->pdata[index] = record;
}

static void
world_init (World *world)
{
  world->book = zimt_case_book_new ();
  world->records = zimt_record_list_new ();
  for (int i = g_test_rand_int_range (0, 60); i > 0; i--)
    {
      guint index = world->records->len > 0
                        ? (guint)g_test_rand_int_range (0, (gint32)world->records->len)
                        : 0;
      int what = g_test_rand_int_range (0, 8);

      if (what == 0 && world->records->len > 0)
        {
          zimt_case_book_remove (world->book, zimt_record_get_id (world->records->pdata[index]));
          g_ptr_array_remove_index (world->records, index);
        }
      else if (what == 1 && world->records->len > 0)
        put_again (world, index);
      else
        put_new (world);
    }
}

static void
world_clear (World *world)
{
  zimt_case_book_free (world->book);
  g_ptr_array_unref (world->records);
}

/* What a record is sorted by in a listing; FALSE where it does not belong there. */
typedef gboolean (*KeyOf) (const World *world, const ZimtRecord *record, gconstpointer data,
                           gint64 *key);

typedef struct
{
  gint64 key;
  ZimtRecord *record;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return strcmp (zimt_record_get_id (one->record), zimt_record_get_id (other->record));
}

/* Compares a listing with all records that @key_of gives a key, smallest first; frees the listing.
 */
static void
assert_listing (const World *world, GPtrArray *listing, KeyOf key_of, gconstpointer data, guint max)
{
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint i = 0; i < world->records->len; i++)
    {
      Ranked ranked = { 0, world->records->pdata[i] };

      if (key_of (world, ranked.record, data, &ranked.key))
        g_array_append_val (expected, ranked);
    }
  g_array_sort (expected, compare_ranked);
  g_assert_cmpuint (listing->len, ==, MIN (expected->len, max));
  for (guint i = 0; i < listing->len; i++)
    g_assert_true (listing->pdata[i] == g_array_index (expected, Ranked, i).record);
  g_ptr_array_unref (listing);
}

static gboolean
key_of_kind (const World *world, const ZimtRecord *record, gconstpointer data, gint64 *key)
{
  *key = -zimt_record_get_changed (record);
  return (int)zimt_record_get_kind (record) == GPOINTER_TO_INT (data);
}

static gboolean
key_of_case (const World *world, const ZimtRecord *record, gconstpointer data, gint64 *key)
{
  if (!g_str_equal (case_of (record), data))
    return FALSE;
  if (zimt_record_get_kind (record) != ZIMT_RECORD_FOLLOW_UP)
    *key = -zimt_record_get_date (record, "date");
  else if (zimt_record_get_date (record, "done") != 0)
    *key = -zimt_record_get_date (record, "done");
  else
    *key = -zimt_record_get_date (record, "due");
  return TRUE;
}

static gboolean
key_of_due (const World *world, const ZimtRecord *record, gconstpointer data, gint64 *key)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);

  *key = 0;
  if (kind == ZIMT_RECORD_FOLLOW_UP && zimt_record_get_date (record, "done") == 0)
    *key = zimt_record_get_date (record, "due");
  if (kind == ZIMT_RECORD_REFERRAL
      && strstr ("prepared handed-over", zimt_record_get_text (record, "state")) != NULL
      && *zimt_record_get_text (record, "state") != '\0')
    *key = zimt_record_get_date (record, "ask_again");
  return *key > 0 && *key <= TODAY;
}

static gboolean
key_of_recent (const World *world, const ZimtRecord *record, gconstpointer data, gint64 *key)
{
  if (zimt_record_get_kind (record) != ZIMT_RECORD_CASE
      || zimt_record_get_date (record, "closed") != 0)
    return FALSE;
  *key = -zimt_record_get_changed (record);
  for (guint i = 0; i < world->records->len; i++)
    if (g_str_equal (case_of (world->records->pdata[i]), zimt_record_get_id (record)))
      *key = MIN (*key, -zimt_record_get_changed (world->records->pdata[i]));
  return TRUE;
}

/* Step by step, as somebody counts on a calendar. */
static ZimtDate
count_months (ZimtDate date, int months)
{
  int year, month, day, new_month;
  ZimtDate later;

  zimt_date_to_ymd (date, &year, &month, &day);
  for (; months > 0; months--)
    {
      month = month == 12 ? 1 : month + 1;
      year += month == 1;
    }
  zimt_date_from_ymd (year, month, 1, &later);
  for (int i = 1; i < day; i++)
    {
      zimt_date_to_ymd (later + 1, NULL, &new_month, NULL);
      later += new_month == month;
    }
  return later;
}

static gboolean
key_of_expired (const World *world, const ZimtRecord *record, gconstpointer data, gint64 *key)
{
  if (zimt_record_get_kind (record) != ZIMT_RECORD_CASE || zimt_record_get_flag (record, "hold"))
    return FALSE;
  *key = zimt_record_get_date (record, "closed");
  return *key != 0 && count_months ((ZimtDate)*key, GPOINTER_TO_INT (data)) <= TODAY;
}

static gboolean
has_word (const char *text, const char *word)
{
  g_autofree char *key = zimt_text_search_key (text);
  g_autofree char *query = zimt_text_search_key (word);

  return zimt_text_matches (key, query);
}

/* A name is found in one word, too. */
static gboolean
is_called (const ZimtRecord *owner, const char *word)
{
  g_autofree char *all = g_strconcat (zimt_record_get_text (owner, "name"), "|",
                                      zimt_record_get_text (owner, "pseudonym"), NULL);
  g_auto (GStrv) pieces = g_strsplit (all, " ", -1);
  g_autofree char *joined = g_strjoinv ("", pieces);

  return has_word (all, word) || has_word (joined, word);
}

static gboolean
record_has_word (const World *world, const ZimtRecord *record, const char *word)
{
  const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (record));

  for (; field->name != NULL; field++)
    if (field->is_searched && has_word (zimt_record_get_text (record, field->name), word))
      return TRUE;
  for (guint i = 0; i < world->records->len; i++)
    {
      const ZimtRecord *owner = world->records->pdata[i];
      gboolean is_owner = g_str_equal (zimt_record_get_id (owner), case_of (record));

      if (zimt_record_get_kind (owner) == ZIMT_RECORD_CASE && (is_owner || owner == record)
          && is_called (owner, word))
        return TRUE;
    }
  return FALSE;
}

static gboolean
key_of_found (const World *world, const ZimtRecord *record, gconstpointer data, gint64 *key)
{
  g_auto (GStrv) typed = g_strsplit (data, " ", -1);

  *key = -zimt_record_get_changed (record);
  if (zimt_record_get_kind (record) == ZIMT_RECORD_CASE)
    *key -= 1000;
  for (gsize i = 0; typed[i] != NULL; i++)
    if (!record_has_word (world, record, typed[i]))
      return FALSE;
  return TRUE;
}

static void
compare_search (const World *world)
{
  static const char *const queries[]
      = { "Mueller", "anna", "wohn", "A2 kurs", "muller neu", "محمد", "Termin Anna" };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      assert_listing (world, zimt_case_book_search (world->book, queries[i], G_MAXUINT),
                      key_of_found, queries[i], G_MAXUINT);
      assert_listing (world, zimt_case_book_search (world->book, queries[i], 2), key_of_found,
                      queries[i], 2);
    }
}

static void
test_random_books_agree (void)
{
  for (int round = 0; round < N_ROUNDS; round++)
    {
      World world;

      world_init (&world);
      g_assert_cmpuint (zimt_case_book_get_size (world.book), ==, world.records->len);
      for (int kind = ZIMT_RECORD_CASE; kind < ZIMT_N_RECORD_KINDS; kind++)
        assert_listing (&world, zimt_case_book_list (world.book, kind), key_of_kind,
                        GINT_TO_POINTER (kind), G_MAXUINT);
      for (guint i = 0; i < world.records->len; i++)
        {
          const char *id = zimt_record_get_id (world.records->pdata[i]);

          g_assert_true (zimt_case_book_get (world.book, id) == world.records->pdata[i]);
          assert_listing (&world, zimt_case_book_list_of_case (world.book, id), key_of_case, id,
                          G_MAXUINT);
        }
      assert_listing (&world, zimt_case_book_list_due (world.book, TODAY), key_of_due, NULL,
                      G_MAXUINT);
      assert_listing (&world, zimt_case_book_list_recent (world.book, 3), key_of_recent, NULL, 3);
      for (int months = 0; months < 3; months++)
        assert_listing (&world, zimt_case_book_list_expired (world.book, TODAY, months),
                        key_of_expired, GINT_TO_POINTER (months), G_MAXUINT);
      compare_search (&world);
      world_clear (&world);
    }
}

static ZimtRecord *
put_case (ZimtCaseBook *book, const char *stage, const char *name, const char *pseudonym)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_CASE);

  zimt_record_set_text (record, "stage", stage);
  zimt_record_set_text (record, "name", name);
  zimt_record_set_text (record, "pseudonym", pseudonym);
  zimt_case_book_put (book, record);
  return zimt_case_book_get (book, zimt_record_get_id (record));
}

typedef struct
{
  const char *query;
  const char *name;
  gboolean is_found;
} Hunt;

/* In the name of a case: too much may be found, but not everything, and nothing may be missed. */
static const Hunt hunts[] = {
  { "Mohammed", "محمد", TRUE },
  { "محمد", "Muhammad Ali", TRUE },
  { "Muham", "Mohammed", TRUE },
  { "Moh", "Mohammed", TRUE },
  { "Josep", "Joseph", TRUE },
  { "Jose", "Joseph", TRUE },
  { "Ac", "Achmed", TRUE },
  { "Sc", "Schadi", TRUE },
  { "Bak", "Bakhtiar", TRUE },
  { "Youssef", "Jussuf", TRUE },
  { "Oleksandr", "Александр", TRUE },
  { "Ali", "علي", TRUE },
  { "Maier", "Meyer", TRUE },
  { "Alhasan", "Al-Hasan", TRUE },
  { "Al-Hasan", "Alhasan", TRUE },
  { "Hasan al", "Al Hasan", TRUE },
  { "Anna", "Hans", FALSE },
  { "Ali", "Hans", FALSE },
  { "Mohammed", "Mehmet", FALSE },
  { "", "Anna", FALSE },
  { "-", "Anna", FALSE },
};

static void
test_names_are_found_as_they_sound (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hunts); i++)
    {
      g_autoptr (ZimtCaseBook) book = zimt_case_book_new ();
      g_autoptr (GPtrArray) found = NULL;

      put_case (book, "named", hunts[i].name, "Ufer-Zirkel");
      found = zimt_case_book_search (book, hunts[i].query, 9);
      g_test_message ("%s, %s", hunts[i].query, hunts[i].name);
      g_assert_cmpuint (found->len, ==, hunts[i].is_found ? 1 : 0);
    }
}

static void
test_notes_are_heard_less (void)
{
  g_autoptr (ZimtCaseBook) book = zimt_case_book_new ();
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_CONSULTATION);
  g_autoptr (GPtrArray) name = NULL;
  g_autoptr (GPtrArray) word = NULL;

  zimt_record_set_text (record, "note", "Immer im Beruf, mit Muhammad");
  zimt_case_book_put (book, record);
  name = zimt_case_book_search (book, "Mohammed", 9);
  g_assert_cmpuint (name->len, ==, 1);
  word = zimt_case_book_search (book, "Brief", 9);
  g_assert_cmpuint (word->len, ==, 0);
}

static void
test_titles_follow_the_stage (void)
{
  g_autoptr (ZimtCaseBook) book = zimt_case_book_new ();
  const ZimtRecord *named = put_case (book, "named", "Anna", "Ahorn");
  const ZimtRecord *hidden = put_case (book, "pseudonymous", "Anna", "Birke");
  const ZimtRecord *nameless = put_case (book, "named", "", "Erle");
  g_autoptr (ZimtRecord) goal = zimt_record_new (ZIMT_RECORD_GOAL);

  zimt_case_book_put (book, goal);
  g_assert_cmpstr (zimt_case_book_get_title (book, zimt_record_get_id (named)), ==, "Anna");
  g_assert_cmpstr (zimt_case_book_get_title (book, zimt_record_get_id (hidden)), ==, "Birke");
  g_assert_cmpstr (zimt_case_book_get_title (book, zimt_record_get_id (nameless)), ==, "Erle");
  g_assert_cmpstr (zimt_case_book_get_title (book, zimt_record_get_id (goal)), ==, "");
  g_assert_cmpstr (zimt_case_book_get_title (book, "nobody"), ==, "");
  zimt_case_book_remove (book, "nobody");
}

static void
test_months_end_with_the_month (void)
{
  static const struct
  {
    const char *closed;
    int months;
    const char *expiry;
  } cases[] = {
    { "2026-01-31", 1, "2026-02-28" },  { "2028-01-31", 1, "2028-02-29" },
    { "2026-01-31", 2, "2026-03-31" },  { "2026-08-31", 1, "2026-09-30" },
    { "2026-12-31", 36, "2029-12-31" }, { "2028-02-29", 12, "2029-02-28" },
    { "2026-05-05", 0, "2026-05-05" },  { "2026-05-05", -3, "2026-05-05" },
  };
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_CASE);

  g_assert_cmpint (zimt_case_get_expiry (record, 1), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      zimt_record_set_date (record, "closed", fixture_date (cases[i].closed));
      g_assert_cmpint (zimt_case_get_expiry (record, cases[i].months), ==,
                       fixture_date (cases[i].expiry));
    }
  g_assert_cmpint (zimt_case_get_expiry (record, 2000), ==, ZIMT_DATE_LAST + 1);
  g_assert_cmpint (zimt_case_get_expiry (record, G_MAXINT), ==, ZIMT_DATE_LAST + 1);
  zimt_record_set_flag (record, "hold", TRUE);
  g_assert_cmpint (zimt_case_get_expiry (record, 1), ==, 0);
}

typedef struct
{
  const char *name;
  const char *to;        /* whom the referral is for */
  ZimtDate ends;         /* of the consent */
  ZimtDate withdrawn;    /* the consent */
  ZimtDate closed;       /* the case */
  gboolean is_others;    /* the consent of another case */
  const char *beginning; /* of the message; NULL: it may be printed */
} Printing;

static const Printing printings[] = {
  { "a-consent-that-holds", "awo erfurt", 0, 0, 0, FALSE, NULL },
  { "on-its-last-day", "AWO Erfurt", TODAY, 0, 5, FALSE, NULL },
  { "after-its-last-day", "AWO Erfurt", TODAY - 1, 0, 0, FALSE, "The consent is over" },
  { "after-the-case", "AWO Erfurt", 0, 0, TODAY, FALSE, "The consent is over" },
  { "withdrawn", "AWO Erfurt", 0, TODAY, 0, FALSE, "The consent was withdrawn" },
  { "to-somebody-else", "Jobcenter", 0, 0, 0, FALSE, "The consent is for “AWO Erfurt” only" },
  { "of-another-case", "AWO Erfurt", 0, 0, 0, TRUE, "There is no consent" },
};

static void
test_printing (gconstpointer data)
{
  const Printing *printing = data;
  g_autoptr (ZimtCaseBook) book = zimt_case_book_new ();
  g_autoptr (ZimtRecord) owner = zimt_record_new (ZIMT_RECORD_CASE);
  g_autoptr (ZimtRecord) consent = zimt_record_new (ZIMT_RECORD_CONSENT);
  g_autoptr (ZimtRecord) referral = zimt_record_new (ZIMT_RECORD_REFERRAL);
  g_autoptr (GError) error = NULL;
  ZimtRecord *used = referral;

  zimt_record_set_date (owner, "closed", printing->closed);
  zimt_record_set_text (consent, "case",
                        printing->is_others ? "another" : zimt_record_get_id (owner));
  zimt_record_set_text (consent, "organisation", "AWO Erfurt");
  zimt_record_set_date (consent, "ends", printing->ends);
  zimt_record_set_date (consent, "withdrawn", printing->withdrawn);
  zimt_record_set_text (referral, "case", zimt_record_get_id (owner));
  zimt_record_set_text (referral, "consent", zimt_record_get_id (consent));
  zimt_record_set_text (referral, "organisation", printing->to);
  zimt_case_book_put (book, owner);
  zimt_case_book_put (book, consent);
  if (printing->beginning == NULL)
    {
      g_assert_true (zimt_case_book_may_print (book, referral, TODAY, &used, &error));
      g_assert_true (used == consent);
      g_assert_true (zimt_case_book_may_print (book, referral, TODAY, NULL, NULL));
      return;
    }
  g_assert_false (zimt_case_book_may_print (book, referral, TODAY, &used, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, printing->beginning));
  g_assert_null (used);
}

static void
test_pseudonyms_are_given_once (void)
{
  static const char *const nouns[] = { "Ahorn", "Kiesel", "Wolke", NULL };
  g_autoptr (ZimtCaseBook) book = zimt_case_book_new ();
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 20; i++)
    {
      const guint32 random[2] = { (guint32)g_test_rand_int (), (guint32)g_test_rand_int () };
      char *pseudonym = zimt_case_book_new_pseudonym (book, nouns, random);
      g_auto (GStrv) pair = g_strsplit_set (pseudonym, "- ", -1);

      g_assert_true (g_strv_contains (nouns, pair[0]) && g_strv_contains (nouns, pair[1]));
      g_assert_cmpstr (pair[0], !=, pair[1]);
      g_assert_cmpuint (g_strv_length (pair), ==, i < 6 ? 2 : 3);
      put_case (book, "pseudonymous", "", pseudonym);
      g_assert_true (g_hash_table_add (given, pseudonym));
    }
}

static void
test_pseudonyms_follow_the_numbers (void)
{
  static const char *const nouns[] = { "Ahorn", "Kiesel", "Wolke", NULL };
  static const guint32 random[2] = { G_MAXUINT32, 4 };
  g_autoptr (ZimtCaseBook) book = zimt_case_book_new ();
  g_autofree char *pseudonym = zimt_case_book_new_pseudonym (book, nouns, random);

  g_assert_cmpstr (pseudonym, ==, "Ahorn-Kiesel");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-book/random-books-agree", test_random_books_agree);
  g_test_add_func ("/case-book/names-are-found-as-they-sound", test_names_are_found_as_they_sound);
  g_test_add_func ("/case-book/notes-are-heard-less", test_notes_are_heard_less);
  g_test_add_func ("/case-book/titles-follow-the-stage", test_titles_follow_the_stage);
  g_test_add_func ("/case-book/months-end-with-the-month", test_months_end_with_the_month);
  g_test_add_func ("/case-book/pseudonyms-are-given-once", test_pseudonyms_are_given_once);
  g_test_add_func ("/case-book/pseudonyms-follow-the-numbers", test_pseudonyms_follow_the_numbers);
  for (gsize i = 0; i < G_N_ELEMENTS (printings); i++)
    {
      g_autofree char *path = g_strconcat ("/case-book/printing/", printings[i].name, NULL);
      g_test_add_data_func (path, &printings[i], test_printing);
    }
  return g_test_run ();
}
