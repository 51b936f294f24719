/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands pages to the system's print command by a pipe. */
#include "zimt-spool.h"

#include <gio/gunixoutputstream.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

#include "zimt-error.h"
#include "zimt-text.h"

/* What of a command's complaint is read. */
#define COMPLAINT_SIZE 1024

/* How long a command that takes no more may still tell why. */
#define GRACE_MS 2000

typedef struct
{
  GBytes *pdf;          /* owned */
  GSubprocess *command; /* owned */
  GCancellable *stop;   /* owned: ends the writing when the command has ended */
  GCancellable *user;   /* owned; may be NULL */
  gulong cancelled;     /* handler of the user's */
  guint grace;          /* source */
  guint n_pending;
  gboolean is_written;
  gboolean is_successful;
} Run;

static void
run_free (gpointer data)
{
  Run *run = (Run *)data;

  g_clear_pointer (&run->pdf, g_bytes_unref);
  g_clear_handle_id (&run->grace, g_source_remove);
  g_clear_object (&run->command);
  g_clear_object (&run->stop);
  g_clear_object (&run->user);
  g_free (run);
}

/* As GSocket does, but a handler that somebody has set stays. */
static void
ignore_broken_pipes (void)
{
  struct sigaction action;

  if (sigaction (SIGPIPE, NULL, &action) == 0 && action.sa_handler == SIG_DFL)
    {
      action.sa_handler = SIG_IGN;
      sigaction (SIGPIPE, &action, NULL);
    }
}

/* The command's complaint in a form that can be quoted, without its own name; NULL where it said
 * nothing. The command has ended: what it said is in the pipe. */
static char *
dup_complaint (GSubprocess *command)
{
  GPollableInputStream *stream = G_POLLABLE_INPUT_STREAM (g_subprocess_get_stderr_pipe (command));
  char text[COMPLAINT_SIZE + 1];
  gssize length
      = g_pollable_input_stream_read_nonblocking (stream, text, COMPLAINT_SIZE, NULL, NULL);

  if (length <= 0)
    return NULL;
  text[length] = '\0';
  text[strcspn (text, "\n")] = '\0';
  const char *start = g_str_has_prefix (text, "lp: ") ? text + strlen ("lp: ") : text;
  g_autofree char *line = g_strstrip (g_strdup (start));
  /* The sentence that quotes it has its own full stop. */
  if (g_str_has_suffix (line, "."))
    line[strlen (line) - 1] = '\0';
  return line[0] != '\0' ? zimt_text_quote (line) : NULL;
}

static void
return_failure (GTask *task, Run *run)
{
  g_autofree char *complaint = dup_complaint (run->command);
  const char *reason = complaint;

  if (reason == NULL && !run->is_written)
    reason = _ ("it stopped listening");
  else if (reason == NULL)
    reason = _ ("it does not say why");
  g_task_return_new_error (task, ZIMT_ERROR, ZIMT_ERROR_FAILED,
                           /* Translators: %s is what the print command says, or “it does not say
                            * why”. */
                           _ ("The printer did not take the page (%s). Nothing was printed; check "
                              "the printer and try again."),
                           reason);
}

/* Called at the end of writing and at the end of the command. */
static void
finish_part (GTask *task)
{
  Run *run = (Run *)g_task_get_task_data (task);

  if (--run->n_pending > 0)
    return;
  g_clear_handle_id (&run->grace, g_source_remove);
  g_cancellable_disconnect (run->user, run->cancelled);
  run->cancelled = 0;
  g_clear_pointer (&run->pdf, g_bytes_unref);
  if (run->is_written && run->is_successful)
    g_task_return_boolean (task, TRUE);
  else if (!g_task_return_error_if_cancelled (task))
    return_failure (task, run);
}

static gboolean
grace_cb (gpointer data)
{
  Run *run = (Run *)data;

  run->grace = 0;
  g_subprocess_force_exit (run->command);
  return G_SOURCE_REMOVE;
}

/* Closing the pipe tells the command that it has all: where it has not, it must not live to print
 * half a page. A command that closed the pipe itself may still say why. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  Run *run = (Run *)g_task_get_task_data (task);
  GOutputStream *pipe = G_OUTPUT_STREAM (source);
  g_autoptr (GError) error = NULL;

  run->is_written = g_output_stream_write_all_finish (pipe, result, NULL, &error);
  if (!run->is_written && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    g_subprocess_force_exit (run->command);
  else if (!run->is_written)
    run->grace = g_timeout_add (GRACE_MS, grace_cb, run);
  g_output_stream_close (pipe, NULL, NULL);
  finish_part (task);
}

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  Run *run = (Run *)g_task_get_task_data (task);

  run->is_successful = g_subprocess_wait_check_finish (run->command, result, NULL);
  g_cancellable_cancel (run->stop);
  finish_part (task);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_subprocess_force_exit (G_SUBPROCESS (data));
}

/* GIO writes to a pipe from the main loop, and one that blocks would hold it until a command that
 * takes nothing has ended. */
static gboolean
unblock_pipe (GSubprocess *command, GError **error)
{
  GOutputStream *pipe = g_subprocess_get_stdin_pipe (command);

  return g_unix_set_fd_nonblocking (g_unix_output_stream_get_fd (G_UNIX_OUTPUT_STREAM (pipe)), TRUE,
                                    error);
}

static GSubprocess *
start_command (const char *printer, GError **error)
{
  const char *arguments[] = { "lp", "-", NULL, NULL, NULL };
  g_autoptr (GSubprocess) command = NULL;

  if (printer != NULL)
    {
      arguments[1] = "-d";
      arguments[2] = printer;
      arguments[3] = "-";
    }
  command = g_subprocess_newv (arguments,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                   | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               error);
  return command != NULL && unblock_pipe (command, error) ? g_steal_pointer (&command) : NULL;
}

static gboolean
has_program (const char *name)
{
  g_autofree char *path = g_find_program_in_path (name);

  return path != NULL;
}

static void
return_no_command (GTask *task)
{
  g_task_return_new_error (task, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                           _ ("This computer cannot print yet; install the printing system (CUPS) "
                              "and set up a printer."));
}

void
zimt_spool_print_async (GBytes *pdf, const char *printer, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);
  gsize size = 0;
  const void *data = g_bytes_get_data (pdf, &size);

  g_task_set_source_tag (task, zimt_spool_print_async);
  /* What the command took is printed, even where somebody cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, run_free);
  if (g_task_return_error_if_cancelled (task))
    return;
  run->command = has_program ("lp") ? start_command (printer, NULL) : NULL;
  if (run->command == NULL)
    {
      return_no_command (task);
      return;
    }
  ignore_broken_pipes ();
  run->pdf = g_bytes_ref (pdf);
  run->stop = g_cancellable_new ();
  run->n_pending = 2;
  /* Without a copy: the pipe takes the bytes from where they are. */
  g_output_stream_write_all_async (g_subprocess_get_stdin_pipe (run->command), data, size,
                                   G_PRIORITY_DEFAULT, run->stop, written_cb, g_object_ref (task));
  g_subprocess_wait_check_async (run->command, NULL, waited_cb, g_object_ref (task));
  if (cancellable != NULL)
    {
      run->user = g_object_ref (cancellable);
      run->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                              g_object_ref (run->command), g_object_unref);
    }
}

gboolean
zimt_spool_print_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static char **
split_names (const char *text)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_strstrip (lines[i])[0] != '\0' && g_utf8_validate (lines[i], -1, NULL))
      g_strv_builder_add (names, lines[i]);
  return g_strv_builder_end (names);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_subprocess_communicate_finish (G_SUBPROCESS (source), result, &output, NULL, &error))
    {
      if (!g_task_return_error_if_cancelled (task))
        g_task_return_new_error (task, ZIMT_ERROR, ZIMT_ERROR_FAILED,
                                 _ ("The printers cannot be listed (%s); try again."),
                                 error->message);
      return;
    }
  gsize size = 0;
  const char *bytes = (const char *)g_bytes_get_data (output, &size);
  g_autofree char *text = g_strndup (size > 0 ? bytes : "", size);
  g_task_return_pointer (task, split_names (text), (GDestroyNotify)g_strfreev);
}

void
zimt_spool_list_printers_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const char *const arguments[] = { "lpstat", "-e", NULL };
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GSubprocess) command = NULL;

  g_task_set_source_tag (task, zimt_spool_list_printers_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (has_program ("lpstat"))
    command = g_subprocess_newv (arguments,
                                 G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                 NULL);
  if (command == NULL)
    return_no_command (task);
  else
    g_subprocess_communicate_async (command, NULL, cancellable, listed_cb, g_object_ref (task));
}

char **
zimt_spool_list_printers_finish (GAsyncResult *result, GError **error)
{
  return (char **)g_task_propagate_pointer (G_TASK (result), error);
}
