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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assignment/steps-follow-as-drawn", test_steps);
  g_test_add_func ("/assignment/states-hold-and-are-open", test_kinds_of_states);
  g_test_add_func ("/assignment/buttons-beside-each-other-differ", test_mnemonics);
  return g_test_run ();
}
