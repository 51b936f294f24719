/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The week as a file: one page, every title found again, no half files. */
#include "zimt-plan-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "sample-week.h"

typedef struct
{
  char *folder; /* owned */
} Folder;

static void
set_up (Folder *folder, gconstpointer data)
{
  folder->folder = g_dir_make_tmp ("zimt-plan-XXXXXX", NULL);
  g_assert_nonnull (folder->folder);
}

static void
tear_down (Folder *folder, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (folder->folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder->folder), ==, 0);
  g_free (folder->folder);
}

static guint
count_files (const Folder *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

/* What a program of poppler says of a file; NULL where it is not installed. */
static char *
ask (const char *program, const char *option, const char *path)
{
  g_autofree char *found = g_find_program_in_path (program);
  const char *arguments[5] = { program };
  int n_arguments = 1, status = -1;
  char *output = NULL;
  g_autoptr (GError) error = NULL;

  if (found == NULL)
    return NULL;
  if (option != NULL)
    arguments[n_arguments++] = option;
  arguments[n_arguments++] = path;
  if (strcmp (program, "pdftotext") == 0)
    arguments[n_arguments++] = "-";
  g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static char *
normalise (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\r\t\f", -1);
  g_autoptr (GString) normal = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (normal, "%s%s", normal->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&normal), FALSE);
}

static guint
count_occurrences (const char *haystack, const char *needle)
{
  guint n = 0;

  for (const char *at = strstr (haystack, needle); at != NULL; at = strstr (at + 1, needle))
    n++;
  return n;
}

/* Writes @plan and returns its PDF's text in reading order of the drawing, white space made even.
 */
static char *
write_and_read (const Folder *folder, const ZimtWeekPlan *plan)
{
  g_autofree char *path = g_build_filename (folder->folder, "week.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (zimt_plan_file_write (path, plan, &error));
  g_assert_no_error (error);
  g_autofree char *info = ask ("pdfinfo", NULL, path);
  g_autofree char *text = ask ("pdftotext", "-raw", path);
  if (info == NULL || text == NULL)
    return NULL;
  g_assert_nonnull (strstr (info, "Pages:           1\n"));
  g_assert_nonnull (strstr (info, "Page size:       841.89 x 595.28 pts (A4)"));
  return normalise (text);
}

static void
assert_titles_found (const ZimtWeekPlan *plan, const char *text)
{
  for (guint i = 0; i < plan->bookings->len; i++)
    {
      const ZimtBooking *booking = (const ZimtBooking *)g_ptr_array_index (plan->bookings, i);
      g_autofree char *title = normalise (booking->event.title);
      guint n_same = 0;

      for (guint j = 0; j < plan->bookings->len; j++)
        n_same += strstr (((const ZimtBooking *)plan->bookings->pdata[j])->event.title,
                          booking->event.title)
                  != NULL;
      g_test_message ("%s", title);
      g_assert_cmpuint (count_occurrences (text, title), >=, n_same);
    }
}

static void
test_every_title_is_found_again (Folder *folder, gconstpointer data)
{
  g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();
  g_autofree char *text = write_and_read (folder, plan);

  if (text == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  assert_titles_found (plan, text);
}

static void
test_every_start_and_end_is_found_again (Folder *folder, gconstpointer data)
{
  g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();
  g_autofree char *text = write_and_read (folder, plan);

  if (text == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  for (guint i = 0; i < plan->entries->len; i++)
    {
      const ZimtPlanEntry *entry = &g_array_index (plan->entries, ZimtPlanEntry, i);
      g_autofree char *start = zimt_time_format ((int)entry->start);
      g_autofree char *end = zimt_time_format ((int)entry->end);
      g_autofree char *times = g_strconcat (start, "–", end, NULL);

      g_assert_nonnull (strstr (text, times));
    }
}

static void
test_the_page_names_house_week_and_figures (Folder *folder, gconstpointer data)
{
  g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();
  g_autofree char *text = write_and_read (folder, plan);
  g_autofree char *path = g_build_filename (folder->folder, "week.pdf", NULL);
  g_autofree char *info = ask ("pdfinfo", NULL, path);
  static const char *const wanted[]
      = { "Zentrum für Integration und Migration · Week 48 · 23–29 November 2026",
          "64 bookings · 339 visitors",
          "Mon 23",
          "Sun 29",
          "Veranstaltungsraum",
          "Agentur für Arbeit",
          "only through 5a" };

  if (text == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_nonnull (strstr (text, wanted[i]));
  g_assert_nonnull (strstr (info, "Zentrum für Integration und Migration · Week 48"));
}

/* Thirty bookings in one cell, long titles, a title of 200 characters: still one page with all. */
static ZimtWeekPlan *
make_stress_plan (void)
{
  g_autoptr (ZimtHouse) house = sample_house_new ();
  g_autoptr (ZimtCalendar) calendar = zimt_calendar_new ();
  GPtrArray *bookings = sample_bookings_new (house, sample_monday ());
  g_autoptr (GString) longest = g_string_new (NULL);

  while (longest->len < 190)
    g_string_append_printf (longest, "Langer Titel%u ", (guint)longest->len);
  g_string_append (longest, "Schluss.");
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *title = g_strdup_printf (
          "Gruppe Nummer %d für Menschen, die lange Namen mögen, auch am späten Abend", i + 100);
      ZimtBooking *booking = sample_booking_new (house, "7", sample_monday () + 2, "10:00", "11:00",
                                                 i == 17 ? longest->str : title);

      booking->id = 1000 + i;
      g_ptr_array_add (bookings, booking);
    }
  return zimt_week_plan_new (house, calendar, sample_monday (), 7, 0, bookings, NULL);
}

static void
test_a_full_week_is_still_one_page_with_all_titles (Folder *folder, gconstpointer data)
{
  g_autoptr (ZimtWeekPlan) plan = make_stress_plan ();
  g_autofree char *text = write_and_read (folder, plan);

  if (text == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  assert_titles_found (plan, text);
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);

  return ((const guint32 *)(const void *)(data + y * cairo_image_surface_get_stride (surface)))[x]
         & 0xffffff;
}

static void
test_nothing_runs_off_the_page (Folder *folder, gconstpointer data)
{
  ZimtWeekPlan *plans[] = { sample_plan_new (), make_stress_plan (), sample_special_plan_new () };

  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autofree char *path = g_build_filename (folder->folder, "week.png", NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (zimt_plan_file_write (path, plans[i], &error));
      g_assert_no_error (error);
      cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
      int width = cairo_image_surface_get_width (surface);
      int height = cairo_image_surface_get_height (surface);
      const int margin = 66;

      g_assert_cmpint (width, ==, 2400);
      g_assert_cmpint (height, ==, 1697);
      for (int y = 0; y < height; y++)
        {
          gboolean is_margin = y < margin || y >= height - margin;

          for (int x = 0; x < width; x = is_margin || x != margin - 1 ? x + 1 : width - margin)
            g_assert_cmphex (get_pixel (surface, x, y), ==, 0xffffff);
        }
      cairo_surface_destroy (surface);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    g_clear_pointer (&plans[i], zimt_week_plan_unref);
}

static ZimtWeekPlan *
make_empty_plan (void)
{
  g_autoptr (ZimtHouse) house = zimt_house_new ();
  g_autoptr (ZimtCalendar) calendar = zimt_calendar_new ();

  return zimt_week_plan_new (house, calendar, sample_monday (), 7, 0, g_ptr_array_new (), NULL);
}

static void
test_the_ending_decides_in_any_case (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *begins;
  } cases[] = {
    { "a.pdf", "%PDF-" }, { "b.PDF", "%PDF-" },   { "c.svg", "<?xml" },
    { "d.Svg", "<?xml" }, { "e.png", "\x89PNG" }, { "f.pdf.PNG", "\x89PNG" },
  };
  g_autoptr (ZimtWeekPlan) plan = make_empty_plan ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder->folder, cases[i].name, NULL);
      g_autofree char *contents = NULL;

      g_assert_true (zimt_plan_file_write (path, plan, NULL));
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, cases[i].begins));
    }
  g_assert_cmpuint (count_files (folder), ==, G_N_ELEMENTS (cases));
}

static void
test_another_ending_is_refused (Folder *folder, gconstpointer data)
{
  static const char *const names[] = { "week.doc", "week", "pdf", "week.pdf.txt" };
  g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder->folder, names[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (zimt_plan_file_write (path, plan, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, ".pdf, .svg or .png"));
    }
  g_assert_cmpuint (count_files (folder), ==, 0);
}

static void
test_what_cannot_be_written_is_said (Folder *folder, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->folder, "missing", "week.pdf", NULL);
  g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (zimt_plan_file_write (path, plan, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
  g_autofree char *message = g_strdup_printf (
      "“%s” could not be written (No such file or directory); choose another place.", path);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpuint (count_files (folder), ==, 0);
}

static void
test_a_folder_is_no_file_to_write (Folder *folder, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->folder, "week.pdf", NULL);
  g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (zimt_plan_file_write (path, plan, &error));
  g_autofree char *message
      = g_strdup_printf ("“%s” could not be written (Is a directory); choose another place.", path);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
test_a_link_is_written_through (Folder *folder, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->folder, "week.pdf", NULL);
  g_autofree char *link = g_build_filename (folder->folder, "link.pdf", NULL);
  g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (symlink ("week.pdf", link), ==, 0);
  g_assert_true (zimt_plan_file_write (link, plan, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
}

static void
test_a_name_that_is_no_text_can_be_shown (Folder *folder, gconstpointer data)
{
  static const char *const names[] = { "w\xfc"
                                       "che.doc",
                                       "missing/w\xfc"
                                       "che.pdf" };
  g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder->folder, names[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (zimt_plan_file_write (path, plan, &error));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_nonnull (strstr (error->message, "w\uFFFDche"));
    }
}

static void
test_an_older_file_is_replaced (Folder *folder, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->folder, "week.pdf", NULL);
  g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (zimt_plan_file_write (path, plan, NULL));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_one_room_and_one_day_are_named (Folder *folder, gconstpointer data)
{
  g_autoptr (ZimtHouse) house = sample_house_new ();
  g_autoptr (ZimtCalendar) calendar = zimt_calendar_new ();
  g_autoptr (ZimtWeekPlan) plan
      = zimt_week_plan_new (house, calendar, sample_monday () + 1, 1,
                            zimt_house_find_room (house, "7")->id,
                            sample_bookings_new (house, sample_monday ()), NULL);
  g_autofree char *text = write_and_read (folder, plan);

  if (text == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  g_assert_nonnull (strstr (text, "Room 7 Veranstaltungsraum · 24 November 2026"));
  g_assert_nonnull (strstr (text, "Theaterprobe"));
  g_assert_null (strstr (text, "Chor"));
}

static void
test_an_empty_house_is_drawn (Folder *folder, gconstpointer data)
{
  g_autoptr (ZimtWeekPlan) plan = make_empty_plan ();
  g_autofree char *path = g_build_filename (folder->folder, "week.pdf", NULL);

  g_assert_true (zimt_plan_file_write (path, plan, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/plan-file/" path, Folder, NULL, set_up, function, tear_down)
  ADD ("every-title-is-found-again", test_every_title_is_found_again);
  ADD ("every-start-and-end-is-found-again", test_every_start_and_end_is_found_again);
  ADD ("the-page-names-house-week-and-figures", test_the_page_names_house_week_and_figures);
  ADD ("a-full-week-is-still-one-page-with-all-titles",
       test_a_full_week_is_still_one_page_with_all_titles);
  ADD ("nothing-runs-off-the-page", test_nothing_runs_off_the_page);
  ADD ("the-ending-decides-in-any-case", test_the_ending_decides_in_any_case);
  ADD ("another-ending-is-refused", test_another_ending_is_refused);
  ADD ("what-cannot-be-written-is-said", test_what_cannot_be_written_is_said);
  ADD ("a-name-that-is-no-text-can-be-shown", test_a_name_that_is_no_text_can_be_shown);
  ADD ("a-folder-is-no-file-to-write", test_a_folder_is_no_file_to_write);
  ADD ("an-older-file-is-replaced", test_an_older_file_is_replaced);
  ADD ("a-link-is-written-through", test_a_link_is_written_through);
  ADD ("one-room-and-one-day-are-named", test_one_room_and_one_day_are_named);
  ADD ("an-empty-house-is-drawn", test_an_empty_house_is_drawn);
#undef ADD
  return g_test_run ();
}
