/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of an assignment. */
#include "fixture.h"
#include "zimt-assignment.h"

#include <string.h>

/* The life as people would draw it: a line a step. */
static const char *const steps[][2] = {
  { "", "asked" },
  { "", "offered" },
  { "asked", "checked" },
  { "asked", "declined" },
  { "asked", "offered" },
  { "asked", "cancelled" },
  { "checked", "offered" },
  { "checked", "declined" },
  { "checked", "cancelled" },
  { "offered", "accepted" },
  { "offered", "refused" },
  { "offered", "cancelled" },
  { "accepted", "confirmed" },
  { "accepted", "cancelled" },
  { "accepted", "refused" },
  { "confirmed", "done" },
  { "confirmed", "failed" },
  { "confirmed", "cancelled" },
  { "done", "settled" },
  { "done", "confirmed" },
  { "settled", "paid" },
  { "settled", "done" },
};

static gboolean
is_drawn (const char *state, const char *next)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i][0], state) && g_str_equal (steps[i][1], next))
      return TRUE;
  return FALSE;
}

static void
test_steps (void)
{
  const char *const *states = zimt_assignment_get_states ();

  for (int i = -1; i < 0 || states[i] != NULL; i++)
    {
      const char *state = i < 0 ? "" : states[i];

      for (int j = 0; states[j] != NULL; j++)
        g_assert_true (zimt_assignment_may_follow (state, states[j])
                       == is_drawn (state, states[j]));
      g_assert_false (zimt_assignment_may_follow (state, ""));
    }
  g_assert_false (zimt_assignment_may_follow ("no-state", "asked"));
}

/* Everything that is open can be ended, and nothing ended holds somebody who did not work. */
static void
test_kinds_of_states (void)
{
  static const char *const holding[] = { "accepted", "confirmed", "done", "settled", "paid", NULL };
  static const char *const open[]
      = { "asked", "checked", "offered", "accepted", "confirmed", NULL };
  const char *const *states = zimt_assignment_get_states ();

  for (guint i = 0; states[i] != NULL; i++)
    {
      g_assert_true (zimt_assignment_is_holding (states[i])
                     == g_strv_contains (holding, states[i]));
      g_assert_true (zimt_assignment_is_open (states[i]) == g_strv_contains (open, states[i]));
      if (zimt_assignment_is_open (states[i]))
        g_assert_true (zimt_assignment_may_follow (states[i], "cancelled"));
      g_assert_nonnull (strchr (zimt_assignment_get_act (states[i]), '_'));
    }
  g_assert_false (zimt_assignment_is_open (""));
  g_assert_false (zimt_assignment_is_holding (""));
}

/* The letter behind the underscore. */
static char
get_mnemonic (const char *act)
{
  return g_ascii_tolower (strchr (act, '_')[1]);
}

static void
test_mnemonics (void)
{
  const char *const *states = zimt_assignment_get_states ();

  for (guint i = 0; states[i] != NULL; i++)
    {
      const char *const *next = zimt_assignment_get_next (states[i]);

      for (guint a = 0; next[a] != NULL; a++)
        for (guint b = 0; b < a; b++)
          g_assert_cmpint (get_mnemonic (zimt_assignment_get_act (next[a])), !=,
                           get_mnemonic (zimt_assignment_get_act (next[b])));
    }
}

static void
test_times_of_what_ended_stay (void)
{
  static const char *const times[] = { "date", "from", "to", "travel" };
  g_autoptr (ZimtRecord) assignment = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);
  const char *const *states = zimt_assignment_get_states ();

  for (guint i = 0; states[i] != NULL; i++)
    {
      zimt_record_set_text (assignment, "state", states[i]);
      for (gsize j = 0; j < G_N_ELEMENTS (times); j++)
        g_assert_true (zimt_assignment_may_change (assignment, times[j])
                       == zimt_assignment_is_open (states[i]));
      g_assert_true (zimt_assignment_may_change (assignment, "note"));
    }
}

static void
test_demand (void)
{
  g_autoptr (ZimtRecord) assignment = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);
  g_autoptr (ZimtRecord) demand = NULL;

  zimt_record_set_text (assignment, "language", "tir");
  zimt_record_set_text (assignment, "for_whom", "Geheim Person");
  zimt_record_set_date (assignment, "date", fixture_date ("2026-11-26"));
  zimt_record_set_time (assignment, "from", 600);
  demand = zimt_assignment_new_demand (assignment, "nobody-free");
  g_assert_cmpint (zimt_record_get_kind (demand), ==, ZIMT_RECORD_DEMAND);
  g_assert_cmpstr (zimt_record_get_text (demand, "language"), ==, "tir");
  g_assert_cmpstr (zimt_record_get_text (demand, "reason"), ==, "nobody-free");
  g_assert_cmpint (zimt_record_get_date (demand, "date"), ==, fixture_date ("2026-11-26"));
  g_assert_cmpint (zimt_record_get_time (demand, "from"), ==, 600);
}

/* --- Texts --- */

typedef struct
{
  ZimtPeopleBook *book;   /* owned */
  ZimtRecord *assignment; /* owned */
  const char *room;       /* static (nullable) */
} Letter;

static void
letter_init (Letter *letter)
{
  ZimtRecord *interpreter = zimt_record_new (ZIMT_RECORD_INTERPRETER);
  ZimtRecord *assignment = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);

  zimt_record_set_text (interpreter, "given", "Selam");
  zimt_record_set_text (interpreter, "family", "Tesfaye");
  zimt_record_set_text (assignment, "interpreter", zimt_record_get_id (interpreter));
  zimt_record_set_text (assignment, "requester_name", "Dr. Berg");
  zimt_record_set_text (assignment, "for_whom", "Geheim Person");
  zimt_record_set_text (assignment, "note", "Geheim Note");
  zimt_record_set_date (assignment, "date", fixture_date ("2026-11-26"));
  zimt_record_set_time (assignment, "from", 600);
  zimt_record_set_time (assignment, "to", 660);
  zimt_record_set_text (assignment, "language", "tir");
  zimt_record_set_text (assignment, "place", "Praxis am Markt");
  letter->book = zimt_people_book_new ();
  zimt_people_book_set_has_private (letter->book, TRUE);
  zimt_people_book_put (letter->book, interpreter);
  zimt_record_unref (interpreter);
  letter->assignment = assignment;
  letter->room = NULL;
}

static void
letter_clear (Letter *letter)
{
  zimt_record_unref (letter->assignment);
  zimt_people_book_free (letter->book);
}

static const char *
get_label (gpointer data, const char *list, const char *code)
{
  return g_str_equal (code, "tir") ? "Tigrinya" : code;
}

/* (transfer full) */
static char *
write_to (const Letter *letter, const char *next, ZimtSide side, gboolean is_closed_by_other)
{
  return zimt_assignment_dup_text (letter->book, letter->assignment, next, side, is_closed_by_other,
                                   "Haus der Vielfalt", letter->room, get_label, NULL);
}

/* Every text has the facts and no more; "-" in @wanted: that side need not hear of it. */
static void
test_who_hears_what (void)
{
  static const struct
  {
    const char *next, *interpreter, *requester;
  } wanted[] = {
    { "asked", "-", "We are looking" },
    { "checked", "-", "-" },
    { "declined", "-", "we cannot find anybody" },
    { "offered", "would you like to interpret", "-" },
    { "accepted", "thank you for accepting", "we have found somebody" },
    { "refused", "-", "We keep looking" },
    { "confirmed", "is confirmed", "is confirmed" },
    { "done", "thank you for interpreting", "-" },
    { "failed", "did not take place", "did not take place" },
    { "settled", "we have settled", "-" },
    { "paid", "we have paid", "-" },
    { "cancelled", "was cancelled", "is cancelled" },
  };
  static const char *const facts[]
      = { "26.11.2026", "10:00", "11:00", "Tigrinya", "Praxis am Markt", "Haus der Vielfalt" };
  Letter letter;

  letter_init (&letter);
  g_assert_cmpuint (G_N_ELEMENTS (wanted), ==,
                    g_strv_length ((char **)zimt_assignment_get_states ()));
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    for (int side = ZIMT_SIDE_INTERPRETER; side <= ZIMT_SIDE_REQUESTER; side++)
      {
        const char *sentence
            = side == ZIMT_SIDE_INTERPRETER ? wanted[i].interpreter : wanted[i].requester;
        g_autofree char *text = write_to (&letter, wanted[i].next, (ZimtSide)side, FALSE);

        if (g_str_equal (sentence, "-"))
          {
            g_assert_cmpstr (text, ==, "");
            continue;
          }
        g_assert_nonnull (strstr (text, sentence));
        g_assert_nonnull (strstr (text, side == ZIMT_SIDE_INTERPRETER ? "Hello Selam Tesfaye,"
                                                                      : "Hello Dr. Berg,"));
        g_assert_null (strstr (text, "Geheim"));
        for (gsize fact = 0; fact < G_N_ELEMENTS (facts); fact++)
          g_assert_nonnull (strstr (text, facts[fact]));
      }
  letter_clear (&letter);
}

static void
test_confirmation_names_the_other (void)
{
  Letter letter;
  g_autofree char *to_requester = NULL;
  g_autofree char *to_interpreter = NULL;

  letter_init (&letter);
  to_requester = write_to (&letter, "confirmed", ZIMT_SIDE_REQUESTER, FALSE);
  to_interpreter = write_to (&letter, "confirmed", ZIMT_SIDE_INTERPRETER, FALSE);
  g_assert_nonnull (strstr (to_requester, "Interpreter: Selam Tesfaye"));
  g_assert_nonnull (strstr (to_interpreter, "Asked for by: Dr. Berg"));
  letter_clear (&letter);
}

static void
test_room_of_the_house (void)
{
  Letter letter;
  g_autofree char *with_both = NULL;
  g_autofree char *with_room = NULL;

  letter_init (&letter);
  letter.room = "3 Beratung";
  with_both = write_to (&letter, "confirmed", ZIMT_SIDE_INTERPRETER, FALSE);
  g_assert_nonnull (strstr (with_both, "Place: Praxis am Markt\n"));
  g_assert_nonnull (strstr (with_both, "Room: Haus der Vielfalt, room 3 Beratung\n"));
  zimt_record_set_text (letter.assignment, "place", "");
  with_room = write_to (&letter, "offered", ZIMT_SIDE_INTERPRETER, FALSE);
  g_assert_nonnull (strstr (with_room, "Place: Haus der Vielfalt, room 3 Beratung\n"));
  g_assert_null (strstr (with_room, "Room:"));
  letter_clear (&letter);
}

static void
test_closed_by_other (void)
{
  Letter letter;
  g_autofree char *to_requester = NULL;
  g_autofree char *to_interpreter = NULL;

  letter_init (&letter);
  to_requester = write_to (&letter, "cancelled", ZIMT_SIDE_REQUESTER, TRUE);
  to_interpreter = write_to (&letter, "cancelled", ZIMT_SIDE_INTERPRETER, TRUE);
  g_assert_cmpstr (to_requester, ==, "");
  g_assert_nonnull (strstr (to_interpreter, "somebody else has accepted"));
  letter_clear (&letter);
}

static void
test_nobody_to_write_to (void)
{
  Letter letter;
  g_autofree char *without_interpreter = NULL;
  g_autofree char *step_back = NULL;
  g_autofree char *unnamed = NULL;
  g_autofree char *subject = NULL;

  letter_init (&letter);
  zimt_record_set_text (letter.assignment, "state", "done");
  step_back = write_to (&letter, "confirmed", ZIMT_SIDE_INTERPRETER, FALSE);
  g_assert_cmpstr (step_back, ==, "");
  zimt_record_set_text (letter.assignment, "state", "asked");
  zimt_record_set_text (letter.assignment, "interpreter", "");
  zimt_record_set_text (letter.assignment, "requester_name", "");
  without_interpreter = write_to (&letter, "cancelled", ZIMT_SIDE_INTERPRETER, FALSE);
  g_assert_cmpstr (without_interpreter, ==, "");
  unnamed = write_to (&letter, "cancelled", ZIMT_SIDE_REQUESTER, FALSE);
  g_assert_true (g_str_has_prefix (unnamed, "Hello,\n"));
  subject = zimt_assignment_dup_subject (letter.assignment, get_label, NULL);
  g_assert_cmpstr (subject, ==, "Interpreting Tigrinya on Thu 26.11.2026, 10:00");
  letter_clear (&letter);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assignment/steps-follow-as-drawn", test_steps);
  g_test_add_func ("/assignment/states-hold-and-are-open", test_kinds_of_states);
  g_test_add_func ("/assignment/buttons-beside-each-other-differ", test_mnemonics);
  g_test_add_func ("/assignment/times-of-what-ended-stay", test_times_of_what_ended_stay);
  g_test_add_func ("/assignment/an-unmet-demand-names-nobody", test_demand);
  g_test_add_func ("/assignment/each-side-hears-what-it-has-to", test_who_hears_what);
  g_test_add_func ("/assignment/a-confirmation-names-the-other-side",
                   test_confirmation_names_the_other);
  g_test_add_func ("/assignment/a-text-names-the-room-of-the-house", test_room_of_the_house);
  g_test_add_func ("/assignment/an-offer-that-another-took-ends-politely", test_closed_by_other);
  g_test_add_func ("/assignment/nobody-hears-of-steps-back", test_nobody_to_write_to);
  return g_test_run ();
}
