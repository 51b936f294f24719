/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing by a pipe, with print commands that take the page, refuse it, or hang. */
#include "zimt-spool.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "zimt-error.h"

#define SECRET "canary-in-the-pages"

/* More than a pipe holds. */
#define LARGE_SIZE (1024 * 1024)

typedef struct
{
  char *folder; /* owned: alone in PATH, but for what the scripts call by their whole names */
  char *path;   /* owned: PATH as it was */
} Fixture;

typedef struct
{
  GMainLoop *loop;      /* owned */
  GAsyncResult *result; /* owned */
} Wait;

static char *
in_folder (const Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("zimt-spool-XXXXXX", NULL);
  fixture->path = g_strdup (g_getenv ("PATH"));
  g_assert_true (g_setenv ("PATH", fixture->folder, TRUE));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  g_assert_true (g_setenv ("PATH", fixture->path, TRUE));
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = in_folder (fixture, name);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Puts a command into PATH; $HERE is the folder. */
static void
add_command (const Fixture *fixture, const char *name, const char *body)
{
  g_autofree char *path = in_folder (fixture, name);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\nHERE=%s\n%s\n", fixture->folder, body);

  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = (Wait *)data;

  wait->result = g_object_ref (result);
  g_main_loop_quit (wait->loop);
}

static void
wait_init (Wait *wait)
{
  wait->loop = g_main_loop_new (NULL, FALSE);
}

static gboolean
finish_print (Wait *wait, GError **error)
{
  if (wait->result == NULL)
    g_main_loop_run (wait->loop);
  gboolean is_printed = zimt_spool_print_finish (wait->result, error);
  g_clear_object (&wait->result);
  g_main_loop_unref (wait->loop);
  return is_printed;
}

static gboolean
print (GBytes *pdf, const char *printer, GError **error)
{
  Wait wait = { NULL };

  wait_init (&wait);
  zimt_spool_print_async (pdf, printer, NULL, done_cb, &wait);
  return finish_print (&wait, error);
}

static GBytes *
make_bytes (gsize size)
{
  guint8 *data = (guint8 *)g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8)(i * 31 + i / 251);
  memcpy (data, SECRET, MIN (size, strlen (SECRET)));
  return g_bytes_new_take (data, size);
}

/* Reads a fifo to its end. */
static gpointer
read_fifo (gpointer path)
{
  int fd = open ((const char *)path, O_RDONLY | O_CLOEXEC);
  GByteArray *bytes = g_byte_array_new ();
  guint8 block[4096];

  for (gssize n = read (fd, block, sizeof block); n > 0; n = read (fd, block, sizeof block))
    g_byte_array_append (bytes, block, (guint)n);
  close (fd);
  return g_byte_array_free_to_bytes (bytes);
}

static void
assert_passed_on (Fixture *fixture, gsize size, const char *printer)
{
  g_autofree char *fifo = in_folder (fixture, "fifo");
  g_autoptr (GBytes) pdf = make_bytes (size);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  GThread *reader = g_thread_new ("fifo", read_fifo, fifo);
  g_assert_true (print (pdf, printer, &error));
  g_assert_no_error (error);
  g_autoptr (GBytes) taken = (GBytes *)g_thread_join (reader);
  g_assert_true (g_bytes_equal (pdf, taken));
  g_assert_cmpint (g_unlink (fifo), ==, 0);
}

#define TAKES_ALL                                                                                  \
  "printf '%s|' \"$@\" >$HERE/arguments; /usr/bin/env >$HERE/environment; /bin/cat >$HERE/fifo"

static void
test_the_command_gets_every_byte (Fixture *fixture, gconstpointer data)
{
  add_command (fixture, "lp", TAKES_ALL);
  assert_passed_on (fixture, 1, NULL);
  assert_passed_on (fixture, LARGE_SIZE, NULL);
}

static void
assert_file (Fixture *fixture, const char *name, const char *wanted)
{
  g_autofree char *path = in_folder (fixture, name);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  if (wanted != NULL)
    g_assert_cmpstr (contents, ==, wanted);
  g_assert_null (strstr (contents, SECRET));
}

static void
test_arguments_say_the_printer_and_no_more (Fixture *fixture, gconstpointer data)
{
  add_command (fixture, "lp", TAKES_ALL);
  assert_passed_on (fixture, 5000, NULL);
  assert_file (fixture, "arguments", "-|");
  assert_file (fixture, "environment", NULL);
  assert_passed_on (fixture, 5000, "Office-2");
  assert_file (fixture, "arguments", "-d|Office-2|-|");
}

static void
assert_refused (gsize size, const char *message)
{
  g_autoptr (GBytes) pdf = make_bytes (size);
  g_autoptr (GError) error = NULL;

  g_assert_false (print (pdf, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_a_command_that_fails_says_why (Fixture *fixture, gconstpointer data)
{
  add_command (fixture, "lp",
               "/bin/cat >/dev/null; echo 'lp: Error - No default destination available.' >&2; "
               "exit 1");
  for (gsize size = 10; size <= LARGE_SIZE; size = size * 100)
    assert_refused (size,
                    "The printer did not take the page (Error - No default destination available). "
                    "Nothing was printed; check the printer and try again.");
}

static void
test_a_command_that_fails_without_a_word (Fixture *fixture, gconstpointer data)
{
  add_command (fixture, "lp", "/bin/cat >/dev/null; exit 1");
  assert_refused (10, "The printer did not take the page (it does not say why). Nothing was "
                      "printed; check the printer and try again.");
}

static void
test_a_command_that_stops_listening_breaks_nothing (Fixture *fixture, gconstpointer data)
{
  static const char *const bodies[]
      = { "exec <&-; exit 0", "exec <&-; exit 1", "exec <&-; exec /bin/sleep 60", "kill -9 $$" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_test_message ("%s", bodies[i]);
      add_command (fixture, "lp", bodies[i]);
      assert_refused (LARGE_SIZE,
                      "The printer did not take the page (it stopped listening). Nothing was "
                      "printed; check the printer and try again.");
    }
}

static void
test_broken_pipes_are_ignored_afterwards (Fixture *fixture, gconstpointer data)
{
  struct sigaction action = { .sa_handler = SIG_DFL };
  g_autoptr (GBytes) pdf = make_bytes (LARGE_SIZE);

  add_command (fixture, "lp", "exec <&-; exit 1");
  g_assert_cmpint (sigaction (SIGPIPE, &action, NULL), ==, 0);
  g_assert_false (print (pdf, NULL, NULL));
  g_assert_cmpint (sigaction (SIGPIPE, NULL, &action), ==, 0);
  g_assert_true (action.sa_handler == SIG_IGN);
}

static void
test_without_a_command_it_says_what_to_do (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) pdf = make_bytes (10);
  g_autoptr (GError) error = NULL;

  g_assert_false (print (pdf, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==,
                   "This computer cannot print yet; install the printing system (CUPS) and set up "
                   "a printer.");
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (G_CANCELLABLE (cancellable));
  return G_SOURCE_REMOVE;
}

static gboolean
awake_cb (gpointer path)
{
  g_assert_true (g_file_set_contents ((const char *)path, "", 0, NULL));
  return G_SOURCE_REMOVE;
}

/* The command takes nothing, as a printer without paper, before the main loop has gone on. */
static void
test_the_program_goes_on_while_the_command_takes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *awake = in_folder (fixture, "awake");
  g_autoptr (GBytes) pdf = make_bytes (LARGE_SIZE);
  g_autoptr (GError) error = NULL;

  add_command (fixture, "lp",
               "n=0\n"
               "until [ -e $HERE/awake ]; do\n"
               "  n=$((n + 1)); [ $n -lt 100 ] || exit 1\n"
               "  /bin/sleep 0.1\n"
               "done\n"
               "/bin/cat >/dev/null");
  g_timeout_add (50, awake_cb, awake);
  g_assert_true (print (pdf, NULL, &error));
  g_assert_no_error (error);
}

/* The command would write "whole" once it had all; cancelling must not let it come to that. */
static void
test_what_is_cancelled_is_not_printed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *whole = in_folder (fixture, "whole");

  add_command (fixture, "lp", "/bin/sleep 5; /bin/cat >/dev/null; echo >$HERE/whole");
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) pdf = make_bytes (LARGE_SIZE);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Wait wait = { NULL };

      if (i == 0)
        g_cancellable_cancel (cancellable);
      else
        g_timeout_add (50, cancel_cb, cancellable);
      wait_init (&wait);
      zimt_spool_print_async (pdf, NULL, cancellable, done_cb, &wait);
      g_assert_false (finish_print (&wait, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_false (g_file_test (whole, G_FILE_TEST_EXISTS));
}

static void
count_free_cb (gpointer data)
{
  (*(guint *)data)++;
}

static void
test_no_reference_to_the_page_stays (Fixture *fixture, gconstpointer data)
{
  static const char *const bodies[] = { "/bin/cat >/dev/null", "exit 1" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      guint n_freed = 0;
      GBytes *pdf = g_bytes_new_with_free_func (SECRET, strlen (SECRET), count_free_cb, &n_freed);
      g_autoptr (GError) error = NULL;

      add_command (fixture, "lp", bodies[i]);
      g_assert_cmpint (print (pdf, NULL, &error), ==, i == 0);
      g_assert_cmpuint (n_freed, ==, 0);
      g_bytes_unref (pdf);
      g_assert_cmpuint (n_freed, ==, 1);
    }
}

static char **
list_printers (GError **error)
{
  Wait wait = { NULL };

  wait_init (&wait);
  zimt_spool_list_printers_async (NULL, done_cb, &wait);
  if (wait.result == NULL)
    g_main_loop_run (wait.loop);
  char **names = zimt_spool_list_printers_finish (wait.result, error);
  g_clear_object (&wait.result);
  g_main_loop_unref (wait.loop);
  return names;
}

static void
test_printers_are_listed (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *body;
    const char *names;
  } cases[] = {
    { "[ \"$*\" = -e ] && printf 'Office-2\\nKüche\\n'", "Office-2,Küche" },
    { "exit 0", "" },
    { "echo 'lpstat: No destinations added.' >&2; exit 1", "" },
    { "printf 'a\\n\\377\\n\\nb'", "a,b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      add_command (fixture, "lpstat", cases[i].body);
      g_auto (GStrv) names = list_printers (&error);
      g_assert_no_error (error);
      g_autofree char *joined = g_strjoinv (",", names);
      g_assert_cmpstr (joined, ==, cases[i].names);
    }
}

static void
test_without_lpstat_it_says_what_to_do (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (list_printers (&error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/spool/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("the-command-gets-every-byte", test_the_command_gets_every_byte);
  ADD ("arguments-say-the-printer-and-no-more", test_arguments_say_the_printer_and_no_more);
  ADD ("a-command-that-fails-says-why", test_a_command_that_fails_says_why);
  ADD ("a-command-that-fails-without-a-word", test_a_command_that_fails_without_a_word);
  ADD ("a-command-that-stops-listening-breaks-nothing",
       test_a_command_that_stops_listening_breaks_nothing);
  ADD ("broken-pipes-are-ignored-afterwards", test_broken_pipes_are_ignored_afterwards);
  ADD ("without-a-command-it-says-what-to-do", test_without_a_command_it_says_what_to_do);
  ADD ("the-program-goes-on-while-the-command-takes-nothing",
       test_the_program_goes_on_while_the_command_takes_nothing);
  ADD ("what-is-cancelled-is-not-printed", test_what_is_cancelled_is_not_printed);
  ADD ("no-reference-to-the-page-stays", test_no_reference_to_the_page_stays);
  ADD ("printers-are-listed", test_printers_are_listed);
  ADD ("without-lpstat-it-says-what-to-do", test_without_lpstat_it_says_what_to_do);
#undef ADD
  return g_test_run ();
}
