/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The center: wishes in order on the worker thread, news after the commit, answers in this thread.
 */
#include "zimt-center.h"

#include "fixture.h"
#include "zimt-choices.h"

#define MONDAY (FIXTURE_TODAY - 1)

typedef struct
{
  Fixture house;
  ZimtCenter *center;
  GAsyncResult *result; /* owned: of the last wish */
  guint n_changed;
} CenterFixture;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CenterFixture *fixture = user_data;

  g_assert_null (fixture->result);
  fixture->result = g_object_ref (result);
}

static GAsyncResult *
wait (CenterFixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&fixture->result);
}

static void
changed_cb (ZimtCenter *center, CenterFixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (CenterFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture->house, NULL);
  fixture_close (&fixture->house);
  fixture->center = zimt_center_new (fixture->house.clock);
  g_signal_connect (fixture->center, "changed", G_CALLBACK (changed_cb), fixture);
  zimt_center_open_async (fixture->center, fixture->house.path, ZIMT_CENTER_OPEN, NULL, NULL,
                          done_cb, fixture);
  result = wait (fixture);
  g_assert_true (zimt_center_open_finish (fixture->center, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
tear_down (CenterFixture *fixture, gconstpointer data)
{
  zimt_center_close (fixture->center);
  g_assert_finalize_object (fixture->center);
  fixture_tear_down (&fixture->house, NULL);
}

static ZimtDraft *
evening_draft (CenterFixture *fixture)
{
  ZimtDraft *draft = zimt_draft_new ();

  g_free (draft->event.title);
  draft->event.title = g_strdup ("Elternabend");
  draft->room_id = zimt_house_find_room (zimt_center_get_house (fixture->center), "11")->id;
  draft->starts = zimt_minute_new (MONDAY + 3, 18 * 60);
  draft->ends = draft->starts + 120;
  return draft;
}

static void
test_book_tells_news (CenterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft = evening_draft (fixture);
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ZimtCheck) check = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  g_autofree char *name = NULL;

  zimt_center_book_async (fixture->center, draft, target, ZIMT_ON_CONFLICT_REFUSE, NULL, done_cb,
                          fixture);
  result = wait (fixture);
  check = zimt_center_book_finish (fixture->center, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpstr (zimt_center_get_undo_name (fixture->center), ==, "Book: Elternabend");
  zimt_center_undo_async (fixture->center, done_cb, fixture);
  undone = wait (fixture);
  name = zimt_center_undo_finish (fixture->center, undone, &error);
  g_assert_cmpstr (name, ==, "Book: Elternabend");
  g_assert_cmpstr (zimt_center_get_redo_name (fixture->center), ==, "Book: Elternabend");
  g_assert_null (zimt_center_get_undo_name (fixture->center));
  g_assert_cmpuint (fixture->n_changed, ==, 3);
}

/* A check commits nothing, so there is no news of it. */
static void
test_check_is_silent (CenterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft = evening_draft (fixture);
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ZimtCheck) check = NULL;

  zimt_center_check_async (fixture->center, draft, target, NULL, done_cb, fixture);
  result = wait (fixture);
  check = zimt_center_check_finish (fixture->center, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->clashes->len, ==, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

/* The sample is filled already. */
static void
test_keeping_up_is_silent (CenterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  zimt_center_keep_up_async (fixture->center, done_cb, fixture);
  result = wait (fixture);
  g_assert_true (zimt_center_keep_up_finish (fixture->center, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
test_cancelled_wish (CenterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_cancellable_cancel (cancellable);
  zimt_center_load_week_async (fixture->center, MONDAY, cancellable, done_cb, fixture);
  result = wait (fixture);
  g_assert_null (zimt_center_load_week_finish (fixture->center, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_details (CenterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) week_result = NULL;
  g_autoptr (ZimtWeekPlan) plan = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ZimtDetails) details = NULL;
  const ZimtBooking *booking;

  zimt_center_load_week_async (fixture->center, MONDAY, NULL, done_cb, fixture);
  week_result = wait (fixture);
  plan = zimt_center_load_week_finish (fixture->center, week_result, &error);
  g_assert_no_error (error);
  booking = plan->bookings->pdata[0];
  zimt_center_load_details_async (fixture->center, booking->id, NULL, done_cb, fixture);
  result = wait (fixture);
  details = zimt_center_load_details_finish (fixture->center, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (details->booking->id, ==, booking->id);
  g_assert_nonnull (details->series);
  g_assert_cmpuint (details->history->len, ==, 1);
}

static gpointer
fail_silently (ZimtDesk *desk, gpointer wish, GError **error)
{
  return NULL;
}

static void
test_silent_failure (CenterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  zimt_center_run_async (fixture->center, fail_silently, NULL, NULL, NULL, NULL, done_cb, fixture);
  result = wait (fixture);
  g_assert_null (zimt_center_run_finish (fixture->center, result, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
}

static void
assert_nothing_is_open (CenterFixture *fixture)
{
  g_assert_null (zimt_center_get_house (fixture->center));
  g_assert_null (zimt_center_get_calendar (fixture->center));
  g_assert_null (zimt_center_get_path (fixture->center));
  g_assert_null (zimt_center_get_undo_name (fixture->center));
  g_assert_false (zimt_center_is_practice (fixture->center));
  g_assert_cmpuint (fixture->n_changed, ==, 2);
}

/* What was booked is stored, but the closed house does not come back with the news of it. */
static void
test_close (CenterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft = evening_draft (fixture);
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;

  zimt_center_book_async (fixture->center, draft, target, ZIMT_ON_CONFLICT_REFUSE, NULL, done_cb,
                          fixture);
  zimt_center_close (fixture->center);
  assert_nothing_is_open (fixture);
  result = wait (fixture);
  g_assert_null (zimt_center_book_finish (fixture->center, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_is_open (fixture);
  fixture_open (&fixture->house);
  found = fixture_find (&fixture->house, MONDAY, "Elternabend");
  g_assert_cmpuint (found->len, ==, 1);
}

/* After a house that cannot be opened, wishes are answered, not crashed on. */
static void
test_no_house (CenterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  zimt_center_open_async (fixture->center, "/nonexistent/house.zimt", ZIMT_CENTER_OPEN, NULL, NULL,
                          done_cb, fixture);
  opened = wait (fixture);
  g_assert_false (zimt_center_open_finish (fixture->center, opened, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_nothing_is_open (fixture);
  zimt_center_undo_async (fixture->center, done_cb, fixture);
  result = wait (fixture);
  g_assert_null (zimt_center_undo_finish (fixture->center, result, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
}

static void
test_every_language_can_be_chosen (CenterFixture *fixture, gconstpointer data)
{
  ZimtChoices *choices = zimt_center_get_choices (fixture->center);
  const char *const *offered = zimt_choices_get_codes (choices, "language");
  const char *const *every = zimt_choices_get_every_code (choices, "language");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  /* The house's own come first. */
  for (gsize i = 0; offered[i] != NULL; i++)
    g_assert_cmpstr (offered[i], ==, every[i]);
  for (gsize i = 0; every[i] != NULL; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer)every[i]));
  g_assert_cmpuint (g_hash_table_size (seen), >, 6000);
  g_assert_cmpstr (zimt_choices_get_label (choices, "language", "kmr"), ==, "Kurmanji");
  g_assert_cmpstr (zimt_choices_get_label (choices, "language", "hye"), ==, "Armenian");
  g_assert_cmpstr (zimt_choices_get_label (choices, "country", "DE"), ==, "Germany");
  g_assert_cmpstr (zimt_choices_get_label (choices, "topic", "none"), ==, "none");
  g_assert_true (g_strv_contains (zimt_choices_get_every_code (choices, "country"), "SY"));
  g_assert_true (zimt_choices_get_every_code (choices, "topic")
                 == zimt_choices_get_codes (choices, "topic"));
}

#define ADD(path, func) g_test_add (path, CenterFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/center/every-language-can-be-chosen", test_every_language_can_be_chosen);
  ADD ("/center/news-come-after-the-commit", test_book_tells_news);
  ADD ("/center/a-check-is-no-news", test_check_is_silent);
  ADD ("/center/keeping-up-twice-is-no-news", test_keeping_up_is_silent);
  ADD ("/center/a-cancelled-wish-does-nothing", test_cancelled_wish);
  ADD ("/center/details-come-with-series-and-history", test_details);
  ADD ("/center/a-closed-house-is-gone", test_close);
  ADD ("/center/a-failure-without-a-reason-is-told-all-the-same", test_silent_failure);
  ADD ("/center/without-a-house-wishes-are-refused", test_no_house);
  return g_test_run ();
}
