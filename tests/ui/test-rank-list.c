/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of who could do something by itself: a long one is complete, and every row can be
 * chosen. */
#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "editor-fixture.h"
#include "zimt-rank-list.h"

#define N_RANKED 200
#define N_OUT 130

typedef struct
{
  GtkWindow *window;   /* owned */
  ZimtRankList *ranks; /* borrowed: a child */
} Fixture;

static void
fill (ZimtRankList *ranks)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();

  g_ptr_array_add (reasons, (gpointer) "Spricht Tigrinya");
  zimt_rank_list_begin (ranks);
  for (guint i = 0; i < N_RANKED; i++)
    {
      g_autofree char *id = g_strdup_printf ("id-%u", i);
      g_autofree char *title = g_strdup_printf ("Person %u", i);

      zimt_rank_list_add (ranks, id, title, NULL, (int)(N_RANKED - i), reasons);
    }
  for (guint i = 0; i < N_OUT; i++)
    {
      g_autofree char *title = g_strdup_printf ("Niemand %u", i);

      zimt_rank_list_add_out (ranks, title, "Pausiert");
    }
  zimt_rank_list_end (ranks);
}

static void
set_up (Fixture *fixture, gconstpointer is_single)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->window = GTK_WINDOW (adw_window_new ());
  fixture->ranks = ZIMT_RANK_LIST (zimt_rank_list_new (is_single != NULL));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->ranks));
  adw_window_set_content (ADW_WINDOW (fixture->window), scroller);
  gtk_window_set_default_size (fixture->window, 500, 600);
  fill (fixture->ranks);
  editor_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer is_single)
{
  gtk_window_destroy (fixture->window);
  editor_settle ();
}

static guint
count (GtkWidget *root, GType type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (root), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

static GtkWidget *
get_last_check (GtkWidget *root)
{
  GtkWidget *last = GTK_IS_CHECK_BUTTON (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = get_last_check (child);

      last = found != NULL ? found : last;
    }
  return last;
}

static guint
count_chosen (Fixture *fixture)
{
  g_autoptr (GPtrArray) chosen = zimt_rank_list_dup_chosen (fixture->ranks);

  return chosen->len;
}

/* Presses the button for the next rows until there are no more. */
static void
show_all (GtkWidget *root)
{
  GtkWidget *more = editor_find_button (root, "Show ");

  while (gtk_widget_get_visible (more))
    {
      g_signal_emit_by_name (more, "clicked");
      editor_settle ();
    }
}

static void
test_every_rank_can_be_chosen (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->ranks);
  GtkWidget *last = NULL;

  g_assert_cmpuint (zimt_rank_list_get_size (fixture->ranks), ==, N_RANKED);
  g_assert_cmpuint (count (root, GTK_TYPE_CHECK_BUTTON), <, N_RANKED);
  g_assert_nonnull (editor_find_button (root, "Show 60 More"));
  show_all (root);
  g_assert_cmpuint (count (root, GTK_TYPE_CHECK_BUTTON), ==, N_RANKED);
  last = get_last_check (root);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (last), TRUE);
  g_assert_cmpuint (count_chosen (fixture), ==, 1);
  /* What is chosen stays so, and what was shown, when the list is filled anew. */
  fill (fixture->ranks);
  g_assert_cmpuint (count (root, GTK_TYPE_CHECK_BUTTON), ==, N_RANKED);
  g_assert_cmpuint (count_chosen (fixture), ==, 1);
}

static void
test_what_has_no_row_is_chosen_too (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->ranks);

  for (guint i = 0; i < N_RANKED; i++)
    {
      g_autofree char *id = g_strdup_printf ("id-%u", i);

      zimt_rank_list_choose (fixture->ranks, id);
    }
  g_assert_cmpuint (count_chosen (fixture), ==, N_RANKED);
  show_all (root);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (get_last_check (root))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_last_check (root)), FALSE);
  g_assert_cmpuint (count_chosen (fixture), ==, N_RANKED - 1);
}

static void
test_one_at_most (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->ranks);
  g_autoptr (GPtrArray) chosen = NULL;

  zimt_rank_list_choose (fixture->ranks, "id-150");
  g_assert_cmpuint (count_chosen (fixture), ==, 1);
  g_assert_cmpuint (count (root, GTK_TYPE_CHECK_BUTTON), ==, 151);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (get_last_check (root))));
  zimt_rank_list_choose (fixture->ranks, "id-3");
  chosen = zimt_rank_list_dup_chosen (fixture->ranks);
  g_assert_cmpuint (chosen->len, ==, 1);
  g_assert_cmpstr (chosen->pdata[0], ==, "id-3");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (get_last_check (root))));
}

static void
test_everybody_left_out_has_a_reason (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (fixture->ranks);
  GtkWidget *outs = editor_get_widget (root, GTK_TYPE_EXPANDER, NULL);
  GtkWidget *box = NULL;

  gtk_expander_set_expanded (GTK_EXPANDER (outs), TRUE);
  editor_settle ();
  box = gtk_expander_get_child (GTK_EXPANDER (outs));
  show_all (box);
  g_assert_cmpuint (count (gtk_widget_get_first_child (box), GTK_TYPE_LABEL), ==, N_OUT);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ZIMT_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, is_single, func)                                                                 \
  g_test_add ("/rank-list/" name, Fixture, is_single, set_up, func, tear_down)
  ADD ("every-rank-can-be-chosen", NULL, test_every_rank_can_be_chosen);
  ADD ("what-has-no-row-is-chosen-too", NULL, test_what_has_no_row_is_chosen_too);
  ADD ("one-at-most-is-chosen", "single", test_one_at_most);
  ADD ("everybody-left-out-has-a-reason", NULL, test_everybody_left_out_has_a_reason);
#undef ADD
  return g_test_run ();
}
